// What to ask about an account: the fields still open, in the order in which answers settle the verdict.
// Mirrors icp_playbook/fit/question_order.py.

import { atStake } from "./caps.js";
import { lackingFields, openFields, surelyHolds } from "./conditions.js";
import { decidingCriterion } from "./criteria.js";

/**
 * @import { Question, Reason, Status } from "./evaluate.js"
 * @import { Account, Icp, Program } from "./program.js"
 * @import { Ranges } from "./ranges.js"
 */

/**
 * The fields to ask for until enough is known, in reading order; none where it is or never can be.
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 */
export function neededFields({ enough }, account, asOf, ranges) {
  if (!enough || surelyHolds(enough, account, asOf, ranges)) return [];
  return lackingFields(enough, account, asOf, ranges) ?? [];
}

/**
 * The question that can change the verdict most: what must be known at all first, then musts and disqualifiers before
 * points, then by points at stake, then in file order.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @param {{score: Reason[], status: Status}} found
 * @returns {Question | null}
 */
export function nextQuestion(program, icp, account, asOf, ranges, { score, status }) {
  if (status !== "undecided" && status !== "insufficient") return null;
  const needed = new Set(neededFields(icp, account, asOf, ranges));
  if (status === "insufficient" && !needed.size) return null; // no answer can make it enough
  const rows = [...icp.must, ...icp.disqualifiers];
  const decides = new Set(rows.flatMap((row) => openFields(row.when, account, asOf, ranges)));
  /** @type {Map<string, string[]>} */
  const opened = new Map();
  icp.score.forEach((row, place) => {
    if (score[place].state !== "unknown") return;
    for (const name of new Set(decidingCriterion(row, account, asOf, ranges))) {
      opened.set(name, [...(opened.get(name) ?? []), row.id]);
    }
  });
  const stakes = new Map(
    [...opened]
      .map(([name, ids]) => /** @type {[string, number]} */ ([name, atStake(icp, score, ids)]))
      .filter(([, points]) => points),
  );
  const [best] = Object.keys(program.fields)
    .filter((name) => decides.has(name) || stakes.has(name) || needed.has(name))
    .map((name) => ({ field: name, points: stakes.get(name) ?? 0, decides: decides.has(name) }))
    .sort(
      (one, other) =>
        Number(needed.has(other.field)) - Number(needed.has(one.field)) ||
        Number(other.decides) - Number(one.decides) ||
        other.points - one.points,
    );
  return best ?? null;
}

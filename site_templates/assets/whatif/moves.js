// Accounts judged by today's playbook and by a changed one: who came in, who dropped out, who moved.
// As icp_playbook/decisions/moves.py does, where no id was renamed.

import { STATUSES } from "../fit/evaluate.js";
import { ownValue } from "../keys.js";
import { assignmentOf, described, filled, finerPart, outside, resultOf } from "./assignment.js";

/**
 * @import { Account, Program } from "../fit/program.js"
 * @import { Assignment, IcpResult, Side } from "./assignment.js"
 * @import { KindTable } from "./data.js"
 * @typedef {{
 *   id: string, name: string, account: Account, asOf: string, icp: string | null,
 * }} ComparedAccount `icp` is the one that it is an example of; null where it is none
 * @typedef {{
 *   account: string, name: string, kind: string, before: Assignment, after: Assignment, sentence: string,
 * }} Move
 * @typedef {{before: Assignment, after: Assignment, move: Move | null}} Compared
 */

const MAY_FIT = ["fit", "undecided", "insufficient"];

/**
 * An account against every operational ICP, and the one that it is an example of.
 * @param {Program} program
 * @param {ComparedAccount} account
 */
export function resultsOf(program, { account, asOf, icp }) {
  return program.icps
    .filter((one) => one.operational || one.id === icp)
    .map((one) => resultOf(program, one, account, asOf));
}

/**
 * The same by a changed program; an ICP that is the same object comes to the same.
 * @param {Program} program
 * @param {ComparedAccount} account
 * @param {Program} today
 * @param {IcpResult[]} results of today
 */
export function changedResults(program, { account, asOf }, today, results) {
  const scales = sameScales(program, today);
  return results.map((result) => {
    const icp = program.icps.find((one) => one.id === result.icp);
    if (!icp) throw new RangeError(`no ICP is called ${result.icp}`);
    return scales && today.icps.includes(icp) ? result : resultOf(program, icp, account, asOf);
  });
}

/**
 * Whether scores mean the same by both programs.
 * @param {Program} one
 * @param {Program} other
 */
function sameScales(one, other) {
  return (
    one.minimum_coverage === other.minimum_coverage && JSON.stringify(one.tiers) === JSON.stringify(other.tiers)
  );
}

/**
 * What both sides say of an account, and what became of it.
 * @param {ComparedAccount} account
 * @param {Side} old
 * @param {Side} changed
 * @param {IcpResult[]} before
 * @param {IcpResult[]} after
 * @returns {Compared}
 */
export function compared(account, old, changed, before, after) {
  const [was, now] = [ranked(old.program, before), ranked(changed.program, after)];
  const part = account.icp === null || takesPart(old.program, account.icp);
  const anchor = account.icp ?? anchorOf(was, now);
  const first = assigned(old, { account, ranking: was, results: before }, anchor, part);
  const second = assigned(changed, { account, ranking: now, results: after }, anchor, part);
  return { before: first, after: second, move: moveBetween(account, first, second, old, changed) };
}

/**
 * @param {Program} program
 * @param {string} icp
 */
function takesPart(program, icp) {
  return program.icps.some((one) => one.id === icp && one.operational);
}

/**
 * The results of operational ICPs, the best first.
 * @param {Program} program
 * @param {IcpResult[]} results
 */
function ranked(program, results) {
  /** @param {IcpResult} result */
  const place = (result) => program.tiers.findIndex(([tier]) => tier === result.tiers[0]);
  return results
    .filter((one) => takesPart(program, one.icp))
    .sort(
      (one, other) =>
        Number(other.candidate) - Number(one.candidate) ||
        STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status) ||
        place(one) - place(other) ||
        other.low - one.low ||
        other.high - one.high,
    );
}

/** @param {IcpResult[]} ranking */
function bestOf(ranking) {
  const first = ranking.at(0);
  return first && MAY_FIT.includes(first.status) ? first : null;
}

/** @param {IcpResult[]} ranking */
function candidateOf(ranking) {
  const first = ranking.at(0);
  return first?.candidate ? first : null;
}

/**
 * The ICP that both sides are asked of where one gives none: today's own, else the new one's.
 * @param {IcpResult[]} was
 * @param {IcpResult[]} now
 */
function anchorOf(was, now) {
  const first = bestOf(was) ?? (bestOf(now) ? null : candidateOf(was));
  return (first ?? candidateOf(now))?.icp ?? null;
}

/**
 * The assignment on one side. One that rules the account out says less than the ICP it is asked of.
 * @param {Side} side
 * @param {{account: ComparedAccount, ranking: IcpResult[], results: IcpResult[]}} found
 * @param {string | null} anchor
 * @param {boolean} part
 * @returns {Assignment}
 */
function assigned(side, { account, ranking, results }, anchor, part) {
  let best = part ? candidateOf(ranking) : null;
  if (best?.status === "disqualified") {
    best = ranking.find((one) => one.icp === anchor && one.candidate) ?? best;
  }
  if (!best && anchor !== null) {
    if (part && !takesPart(side.program, anchor)) return outside(side, anchor, side.tables.others.idle);
    best = results.find((one) => one.icp === anchor) ?? null;
  }
  return best ? assignmentOf(side, best, account.account, account.asOf) : outside(side, null, "");
}

/**
 * What became of an account; null where it stays what it was.
 * @param {ComparedAccount} account
 * @param {Assignment} before
 * @param {Assignment} after
 * @param {Side} old
 * @param {Side} changed
 * @returns {Move | null}
 */
function moveBetween(account, before, after, old, changed) {
  const kind = kindBetween(before, after, changed);
  if (kind === null) return null;
  const finer = kind === "segment-changed" || kind === "play-changed";
  const named = { segment: kind === "segment-changed", play: before.play !== after.play };
  const texts = { before: described(old, before, named), after: described(changed, after, named) };
  const { others } = old.tables;
  const key = before.icp === null ? "none-before" : after.icp === null ? "none-now" : "move";
  return {
    account: account.id,
    name: account.name,
    kind,
    before: finer ? { ...before, words: `${before.words}, ${finerPart(old, before, kind)}` } : before,
    after: finer ? { ...after, words: `${after.words}, ${finerPart(changed, after, kind)}` } : after,
    sentence: `${account.name}: ${filled(others[key], texts)}`,
  };
}

/**
 * @param {Assignment} before
 * @param {Assignment} after
 * @param {Side} changed
 * @returns {string | null}
 */
function kindBetween(before, after, changed) {
  const { between, within } = changed.tables;
  const kind = kindIn(between, before, after);
  if (kind) return kind;
  if (before.membership === "out" || before.membership === "disqualified") return null;
  const inside = after.membership === "in" || after.membership === "tier-open";
  if (before.icp !== after.icp) return inside ? "icp-changed" : "possible-icp-changed";
  const finer = kindIn(within, before, after) ?? tierKind(before, after, changed);
  if (finer) return finer;
  if (before.segment !== after.segment) return "segment-changed";
  return before.play !== after.play ? "play-changed" : null;
}

/**
 * @param {KindTable} table
 * @param {Assignment} before
 * @param {Assignment} after
 */
function kindIn(table, before, after) {
  return ownValue(ownValue(table, before.membership) ?? {}, after.membership) ?? null;
}

/**
 * Where an account moved on the scale; what tiers are possible counts only for one that is in.
 * @param {Assignment} before
 * @param {Assignment} after
 * @param {Side} changed
 */
function tierKind(before, after, { program }) {
  const inside = after.membership === "in" || after.membership === "tier-open";
  if (!inside || before.tiers.join(" ") === after.tiers.join(" ")) return null;
  const icp = program.icps.find((one) => one.id === after.icp);
  const scale = new Map(icp?.tiers ?? program.tiers);
  /** @param {string | undefined} tier */
  const start = (tier) => (tier === undefined ? 0 : (scale.get(tier) ?? 0));
  const best = start(after.tiers[0]) - start(before.tiers[0]);
  const worst = start(after.tiers.at(-1)) - start(before.tiers.at(-1));
  if (Math.min(best, worst) >= 0 && Math.max(best, worst) > 0) return "raised";
  return Math.max(best, worst) <= 0 && Math.min(best, worst) < 0 ? "lowered" : "tiers-changed";
}

// What a playbook assigns an account: an ICP, a tier, a play, how surely, and the cause where it is out.
// As icp_playbook/decisions/assignment.py does; all words are those of its tables.

import { evaluate, isCandidate } from "../fit/evaluate.js";
import { decidingFields, membershipOf } from "../fit/membership.js";
import { series } from "../wording.js";

/**
 * @import { Account, Icp, Program } from "../fit/program.js"
 * @import { Membership } from "../fit/membership.js"
 * @import { Status, Verdict } from "../fit/evaluate.js"
 * @import { Words } from "../fit/words.js"
 * @import { MoveTables } from "./data.js"
 * @typedef {{program: Program, words: Words, tables: MoveTables}} Side of a comparison
 * @typedef {{
 *   icp: string, status: Status, tier: string | null, tiers: string[], low: number, high: number,
 *   segment: string | null, play: string | null, candidate: boolean, made?: Assignment,
 * }} IcpResult as much of a verdict as a ranking and a comparison need
 * @typedef {{
 *   icp: string | null, tier: string | null, tiers: string[], segment: string | null, play: string | null,
 *   cause: string, asks: string, words: string, membership: Membership,
 * }} Assignment `icp` is null where there is none to evaluate the account against
 */

/**
 * An account against one ICP.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @returns {IcpResult}
 */
export function resultOf(program, icp, account, asOf) {
  const verdict = evaluate(program, icp.id, account, asOf);
  return {
    icp: icp.id,
    status: verdict.status,
    tier: verdict.tier,
    tiers: verdict.tiers,
    low: verdict.score_low,
    high: verdict.score_high,
    segment: verdict.segment,
    play: verdict.play,
    candidate: isCandidate(verdict),
  };
}

/**
 * The assignment of an account that no evaluation is needed for.
 * @param {Side} side
 * @param {string | null} icp
 * @param {string} cause
 * @returns {Assignment}
 */
export function outside({ tables }, icp, cause) {
  const words = because(tables.assignments.out[0], cause);
  return { icp, tier: null, tiers: [], segment: null, play: null, cause, asks: "", words, membership: "out" };
}

/**
 * The assignment that an account's result comes to.
 * @param {Side} side
 * @param {IcpResult} result
 * @param {Account} account
 * @param {string} asOf
 * @returns {Assignment}
 */
export function assignmentOf(side, result, account, asOf) {
  result.made ??= assigned(side, evaluate(side.program, result.icp, account, asOf), account);
  return result.made;
}

/**
 * @param {Side} side
 * @param {Verdict} verdict
 * @param {Account} account
 * @returns {Assignment}
 */
function assigned(side, verdict, account) {
  const asked = decidingFields(side.program, verdict, account);
  const membership = membershipOf(verdict, asked);
  const inside = membership !== "out" && membership !== "disqualified";
  const found = {
    icp: verdict.icp,
    tier: verdict.tier,
    tiers: inside ? verdict.tiers : [],
    segment: inside ? verdict.segment : null,
    play: verdict.play,
    cause: causeOf(side, verdict),
    asks: firstThree(asked.map((name) => side.words.fields[name].label)),
    words: "",
    membership,
  };
  return { ...found, words: inWords(side, 0, found) };
}

/**
 * An assignment in words; segment and play are named where they matter.
 * @param {Side} side
 * @param {Assignment} assignment
 * @param {{segment?: boolean, play?: boolean}} named
 */
export function described(side, assignment, { segment = false, play = false }) {
  if (assignment.icp === null) return assignment.cause;
  const text = inWords(side, 1, assignment);
  if (assignment.membership === "out" || assignment.membership === "disqualified") return text;
  const parts = [text];
  if (segment) parts.push(finerPart(side, assignment, "segment-changed"));
  if (play && assignment.play) parts.push(side.words.plays[assignment.play].label);
  return parts.join(", ");
}

/**
 * The segment or the play, in words, of an account whose ICP and tier are known.
 * @param {Side} side
 * @param {Assignment} assignment
 * @param {string} kind
 */
export function finerPart(side, { icp, segment, play }, kind) {
  const { others } = side.tables;
  if (kind === "play-changed") return play ? side.words.plays[play].label : others["no-play"];
  const label = icp && segment ? side.words.icps[icp].segments[segment] : "";
  return label ? filled(others.segment, { segment: label }) : others["no-segment"];
}

/**
 * @param {Side} side
 * @param {0 | 1} place
 * @param {Assignment} assignment
 */
function inWords({ tables, words }, place, { icp, membership, tiers, cause, asks }) {
  const open = membership === "tier-open" && tiers.length < 2;
  const named = open ? tables.others.open : series(tiers.map((tier) => words.tiers[tier].label), "or");
  const text = filled(tables.assignments[membership][place], {
    icp: icp === null ? "" : words.icps[icp].name,
    tiers: named,
  });
  if (membership === "out" || membership === "disqualified") return because(text, cause);
  return because(text, membership === "one-answer" || membership === "too-little" ? asks : "");
}

/**
 * @param {Side} side
 * @param {Verdict} verdict
 */
function causeOf({ tables, words }, verdict) {
  const icp = words.icps[verdict.icp];
  const missed = verdict.reasons.find(({ kind, state }) => kind === "must" && state === "missed");
  if (missed) return filled(tables.others.misses, { must: icp.must[missed.id].label });
  return verdict.disqualifier ? icp.disqualifiers[verdict.disqualifier].name : "";
}

/**
 * Words of the tables with their places filled.
 * @param {string} words
 * @param {Record<string, string>} values
 */
export function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
}

/**
 * @param {string} text
 * @param {string} cause
 */
function because(text, cause) {
  return cause ? `${text} (${cause})` : text;
}

/**
 * A, B, C and 2 more.
 * @param {string[]} labels
 */
function firstThree(labels) {
  if (labels.length > 3) return `${labels.slice(0, 3).join(", ")} and ${labels.length - 3} more`;
  return series(labels, "and");
}

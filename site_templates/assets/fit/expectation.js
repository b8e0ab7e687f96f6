// Whom to look at first: what an account may be expected to score, and its place among others.
// Mirrors icp_playbook/fit/expectation.py.

import { isCandidate, percent } from "./evaluate.js";

/**
 * @import { Status, Verdict } from "./evaluate.js"
 * @typedef {[place: number, expected: number, intent: number]} Priority less goes first: the place of the status, then
 *   the expected score and the intent, both negated
 */

/** @type {Status[]} */
const PLACES = ["fit", "undecided", "insufficient", "disqualified"];

/**
 * Percent of the decided points that were earned, rounded down, 0…100; null where none are decided.
 * @param {Verdict} verdict
 */
export function knownShare({ reasons }) {
  const decided = reasons.filter(({ kind, state }) => kind === "score" && state !== "unknown");
  const possible = decided.reduce((sum, reason) => sum + reason.possible, 0);
  const earned = decided.reduce((sum, reason) => sum + reason.low, 0);
  return possible ? percent(earned, possible) : null;
}

/**
 * By status, expected score, intent; an account that misses a must is of another kind and follows them, then what was
 * not scored.
 * @param {Verdict | null} verdict
 * @returns {Priority}
 */
export function priority(verdict) {
  if (!verdict) return [PLACES.length + 1, 0, 0];
  const place = isCandidate(verdict) ? PLACES.indexOf(verdict.status) : PLACES.length;
  return [place, -verdict.expected, -verdict.intent.points];
}

/**
 * The rank of each of these: 1 is the one to look at first; of equals, the one before.
 * @template {{verdict: Verdict | null}} Judged
 * @param {Judged[]} entries
 * @returns {Map<Judged, number>}
 */
export function ranks(entries) {
  const keyed = entries.map((entry) => ({ entry, key: priority(entry.verdict) }));
  keyed.sort(({ key: one }, { key: other }) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2]);
  return new Map(keyed.map(({ entry }, at) => [entry, at + 1]));
}

// The evaluator: one account against one ICP, or against all of them, as of a day. No DOM, integers only.
// It interprets the compiled playbook of /api/program.json and mirrors icp_playbook/fit/evaluation.py, the reference.

import { expectedPoints, totals } from "./caps.js";
import { holds, surelyHolds } from "./conditions.js";
import { criterionReason } from "./criteria.js";
import { nextQuestion } from "./questions.js";
import { rangesOf, split } from "./ranges.js";

/**
 * @import { Account, Banded, Icp, Program, Row } from "./program.js"
 * @import { Ranges } from "./ranges.js"
 * @typedef {"fit" | "undecided" | "insufficient" | "outside" | "disqualified"} Status
 * @typedef {"must" | "score" | "disqualifier"} ReasonKind
 * @typedef {"met" | "missed" | "unknown" | "assumed"} ReasonState
 * @typedef {{
 *   kind: ReasonKind, id: string, state: ReasonState, low: number, high: number, possible: number,
 *   band: number | null,
 * }} Reason
 * @typedef {{points: number, level: string | null, signals: [id: string, points: number][]}} Intent
 * @typedef {{field: string, points: number, decides: boolean}} Question
 * @typedef {{
 *   icp: string, as_of: string, points_low: number, points_high: number, possible: number,
 *   score_low: number, score_high: number, expected: number, coverage: number, tiers: string[], reasons: Reason[],
 *   disqualifier: string | null, segment: string | null, possible_segments: string[], intent: Intent,
 *   next_question: Question | null, capped?: [cap: string, points: number][],
 * }} Measured what every verdict says
 * @typedef {Measured & {status: "fit", tier: string, play: string | null}} Fit
 * @typedef {Measured & {status: Exclude<Status, "fit">, tier: null, play: null}} NoFit
 * @typedef {Fit | NoFit} Verdict
 */

/**
 * The statuses, the best first.
 * @type {Status[]}
 */
export const STATUSES = ["fit", "undecided", "insufficient", "outside", "disqualified"];
const MAY_FIT = STATUSES.slice(0, 3);

/**
 * The verdict on an account against one ICP.
 * @param {Program} program
 * @param {string} icpId
 * @param {Account} account
 * @param {string} asOf an ISO date
 * @returns {Verdict}
 */
export function evaluate(program, icpId, account, asOf) {
  const icp = program.icps.find((one) => one.id === icpId);
  if (!icp) throw new RangeError(`no ICP is called ${icpId}`);
  const ranges = rangesOf(account, program.fields);
  const musts = icp.must.map((row) => condition("must", row, account, asOf, ranges));
  const outs = icp.disqualifiers.map((row) => condition("disqualifier", row, account, asOf, ranges));
  const score = icp.score.map((row) => criterionReason(row, account, asOf, ranges));
  const { low, high, possible, decided, over } = totals(icp, score);
  const tiers = tiersBetween(icp.tiers ?? program.tiers, low, high, possible);
  const covered = 100 * decided >= program.minimum_coverage * possible;
  const enough = !icp.enough || surelyHolds(icp.enough, account, asOf, ranges) === true;
  const status = statusOf(musts, outs, enough, covered, tiers);
  const intent = intentOf(program, icp, account, asOf, ranges);
  const [segment, possibleSegments] = segmentsOf(icp, account, asOf, ranges);
  const measured = {
    icp: icpId,
    as_of: asOf,
    points_low: low,
    points_high: high,
    possible,
    score_low: percent(low, possible),
    score_high: percent(high, possible),
    expected: percent(expectedPoints(icp, score), 100 * possible),
    coverage: possible ? Math.floor((100 * decided) / possible) : 100,
    tiers,
    reasons: [...musts, ...score, ...outs],
    disqualifier: outs.find((out) => out.state === "met")?.id ?? null,
    segment,
    possible_segments: possibleSegments,
    intent,
    next_question: nextQuestion(program, icp, account, asOf, ranges, { score, status }),
    ...(over.length ? { capped: over } : {}),
  };
  if (status !== "fit") return { ...measured, status, tier: null, play: null };
  const play = intent.level === null ? null : program.grid[tiers[0]][intent.level];
  return { ...measured, status, tier: tiers[0], play };
}

/**
 * Whether the account is of the ICP's kind as far as is known: no must is missed.
 * @param {Verdict} verdict
 */
export function isCandidate(verdict) {
  return mustsThat(verdict, "missed") === 0;
}

/**
 * How many musts are met, missed or unknown.
 * @param {Verdict} verdict
 * @param {Reason["state"]} state
 */
function mustsThat({ reasons }, state) {
  return reasons.filter((one) => one.kind === "must" && one.state === state).length;
}

/**
 * The account against every operational ICP, the best first, those with a missed must last, of these the nearest
 * first: fewest missed, then most met. `best` is null when none fits or may fit, `candidate` when it misses a must of
 * each: it may be disqualified from its candidate.
 * @param {Program} program
 * @param {Account} account
 * @param {string} asOf
 * @returns {{verdicts: Verdict[], best: Verdict | null, candidate: Verdict | null}}
 */
export function rank(program, account, asOf) {
  /** @param {Verdict} verdict */
  const place = (verdict) => program.tiers.findIndex(([tier]) => tier === verdict.tiers[0]);
  /** @param {Verdict} verdict */
  const met = (verdict) => (isCandidate(verdict) ? 0 : mustsThat(verdict, "met"));
  const verdicts = program.icps
    .filter((icp) => icp.operational)
    .map((icp) => evaluate(program, icp.id, account, asOf))
    .sort(
      (one, other) =>
        mustsThat(one, "missed") - mustsThat(other, "missed") ||
        met(other) - met(one) ||
        STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status) ||
        place(one) - place(other) ||
        other.score_low - one.score_low ||
        other.score_high - one.score_high,
    );
  const first = verdicts.at(0);
  return {
    verdicts,
    best: first && MAY_FIT.includes(first.status) ? first : null,
    candidate: first && isCandidate(first) ? first : null,
  };
}

/**
 * 100 × points / possible, 0…100, rounded down so that it never contradicts its tier; where nothing can be earned,
 * only friction counts.
 * @param {number} points
 * @param {number} possible
 */
export function percent(points, possible) {
  if (possible === 0) return points >= 0 ? 100 : 0;
  return Math.max(0, Math.min(100, Math.floor((100 * points) / possible)));
}

/**
 * @param {"must" | "disqualifier"} kind
 * @param {Row} row
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {Reason}
 */
function condition(kind, row, account, asOf, ranges) {
  const truth = surelyHolds(row.when, account, asOf, ranges);
  const state = truth === null ? "unknown" : truth ? "met" : "missed";
  return { kind, id: row.id, state, low: 0, high: 0, possible: 0, band: null };
}

/**
 * From the tier of the best outcome down to that of the worst.
 * @param {Program["tiers"]} scale
 * @param {number} low
 * @param {number} high
 * @param {number} possible
 */
function tiersBetween(scale, low, high, possible) {
  const names = scale.map(([name]) => name);
  return names.slice(tierPlace(scale, high, possible), tierPlace(scale, low, possible) + 1);
}

/**
 * The place of the first tier whose threshold the points reach; below 0 is the lowest.
 * @param {Program["tiers"]} scale
 * @param {number} points
 * @param {number} possible
 */
function tierPlace(scale, points, possible) {
  const place = scale.findIndex(([, threshold]) => 100 * points >= threshold * possible);
  return place < 0 ? scale.length - 1 : place;
}

/**
 * The first that applies.
 * @param {Reason[]} musts
 * @param {Reason[]} outs
 * @param {boolean} enough
 * @param {boolean} covered
 * @param {string[]} tiers
 * @returns {Status}
 */
function statusOf(musts, outs, enough, covered, tiers) {
  if (outs.some((out) => out.state === "met")) return "disqualified";
  if (musts.some((must) => must.state === "missed")) return "outside";
  if (!enough) return "insufficient";
  const open = [...musts, ...outs].some((reason) => reason.state === "unknown");
  return open || !covered || tiers.length > 1 ? "undecided" : "fit";
}

/**
 * Signals that hold, each with the points of its first band that does; unknown ones count nothing.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {Intent}
 */
function intentOf(program, icp, account, asOf, ranges) {
  /** @type {Intent["signals"]} */
  const signals = [];
  for (const signal of icp.signals) {
    const points = intentPoints(signal, account, asOf, ranges);
    if (points) signals.push([signal.id, points]);
  }
  const points = signals.reduce((sum, [, one]) => sum + one, 0);
  const levels = program.levels;
  const reached = levels.find(([, atLeast]) => points >= atLeast) ?? levels.at(-1);
  return { points, level: reached?.[0] ?? null, signals };
}

/**
 * What a signal adds: the points of the first band that is met. A range adds the least that it allows.
 * @param {Banded} signal
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 */
function intentPoints(signal, account, asOf, ranges) {
  const whole = split(account, ranges, signal, () => signal.bands.map((band) => band.when));
  const accounts = whole ? whole.parts.map((part) => part.account) : [account];
  return Math.min(
    ...accounts.map((one) => signal.bands.find((band) => holds(band.when, one, asOf))?.points ?? 0),
  );
}

/**
 * The first segment that is met, and those before it that still may be; one after it never can be first. A segment
 * that is met, but never the first of what a range allows, is not the account's.
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {[segment: string | null, possible: string[]]}
 */
function segmentsOf(icp, account, asOf, ranges) {
  const rough = firstSegments(icp, account, asOf);
  const whole = rough[1].length
    ? split(account, ranges, icp.segments, () => icp.segments.map((row) => row.when))
    : null;
  if (!whole) return rough;
  const outcomes = new Set(whole.parts.flatMap((part) => firstSegments(icp, part.account, asOf).flat()));
  const sure = icp.segments.find((row) => surelyHolds(row.when, account, asOf, ranges))?.id ?? null;
  const segment = outcomes.has(sure) ? sure : null;
  return [segment, icp.segments.map((row) => row.id).filter((id) => id !== segment && outcomes.has(id))];
}

/**
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @returns {[segment: string | null, possible: string[]]}
 */
function firstSegments(icp, account, asOf) {
  /** @type {string[]} */
  const possible = [];
  for (const segment of icp.segments) {
    const truth = holds(segment.when, account, asOf);
    if (truth === true) return [segment.id, possible];
    if (truth === null) possible.push(segment.id);
  }
  return [null, possible];
}

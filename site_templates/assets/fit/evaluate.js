// The evaluator: one account against one ICP, or against all of them, as of a day. No DOM, integers only.
// It interprets the compiled playbook of /api/program.json and mirrors icp_playbook/fit/evaluation.py, the reference.

import { holds, lackingFields, unknownFields } from "./conditions.js";

/**
 * @import { Account, Truth } from "./conditions.js"
 * @import { Band, Banded, Condition, Icp, Program, Row } from "./program.js"
 * @typedef {"fit" | "undecided" | "insufficient" | "outside" | "disqualified"} Status
 * @typedef {"must" | "score" | "disqualifier"} ReasonKind
 * @typedef {"met" | "missed" | "unknown"} ReasonState
 * @typedef {{
 *   kind: ReasonKind, id: string, state: ReasonState, low: number, high: number, possible: number,
 *   band: number | null,
 * }} Reason
 * @typedef {{points: number, level: string, signals: [id: string, points: number][]}} Intent
 * @typedef {{field: string, points: number, decides: boolean}} Question
 * @typedef {{
 *   icp: string, as_of: string, points_low: number, points_high: number, possible: number,
 *   score_low: number, score_high: number, coverage: number, tiers: string[], reasons: Reason[],
 *   disqualifier: string | null, segment: string | null, possible_segments: string[], intent: Intent,
 *   next_question: Question | null,
 * }} Measured what every verdict says
 * @typedef {Measured & {status: "fit", tier: string, play: string}} Fit
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
  const musts = icp.must.map((row) => condition("must", row, account, asOf));
  const outs = icp.disqualifiers.map((row) => condition("disqualifier", row, account, asOf));
  const score = icp.score.map((row) => criterion(row, account, asOf));
  const low = total(score, (reason) => reason.low);
  const high = total(score, (reason) => reason.high);
  const possible = total(score, (reason) => reason.possible);
  const decided = total(score, (reason) => (reason.state === "unknown" ? 0 : reason.possible));
  const tiers = tiersBetween(program, low, high, possible);
  const covered = 100 * decided >= program.minimum_coverage * possible;
  const enough = !icp.enough || holds(icp.enough, account, asOf) === true;
  const status = statusOf(musts, outs, enough, covered, tiers);
  const intent = intentOf(program, icp, account, asOf);
  const [segment, possibleSegments] = segmentsOf(icp, account, asOf);
  const measured = {
    icp: icpId,
    as_of: asOf,
    points_low: low,
    points_high: high,
    possible,
    score_low: percent(low, possible),
    score_high: percent(high, possible),
    coverage: possible ? Math.floor((100 * decided) / possible) : 100,
    tiers,
    reasons: [...musts, ...score, ...outs],
    disqualifier: outs.find((out) => out.state === "met")?.id ?? null,
    segment,
    possible_segments: possibleSegments,
    intent,
    next_question: question(program, icp, account, asOf, score, status),
  };
  if (status !== "fit") return { ...measured, status, tier: null, play: null };
  return { ...measured, status, tier: tiers[0], play: program.grid[tiers[0]][intent.level] };
}

/**
 * Whether the account is of the ICP's kind as far as is known: no must is missed.
 * @param {Verdict} verdict
 */
export function isCandidate({ reasons }) {
  return !reasons.some(({ kind, state }) => kind === "must" && state === "missed");
}

/**
 * The account against every operational ICP, the best first, those with a missed must last; `best` is null when
 * none fits or may fit, `candidate` when it misses a must of each: it may be disqualified from its candidate.
 * @param {Program} program
 * @param {Account} account
 * @param {string} asOf
 * @returns {{verdicts: Verdict[], best: Verdict | null, candidate: Verdict | null}}
 */
export function rank(program, account, asOf) {
  /** @param {Verdict} verdict */
  const place = (verdict) => program.tiers.findIndex(([tier]) => tier === verdict.tiers[0]);
  const verdicts = program.icps
    .filter((icp) => icp.operational)
    .map((icp) => evaluate(program, icp.id, account, asOf))
    .sort(
      (one, other) =>
        Number(isCandidate(other)) - Number(isCandidate(one)) ||
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
function percent(points, possible) {
  if (possible === 0) return points >= 0 ? 100 : 0;
  return Math.max(0, Math.min(100, Math.floor((100 * points) / possible)));
}

/**
 * @param {Reason[]} reasons
 * @param {(reason: Reason) => number} amount
 */
function total(reasons, amount) {
  return reasons.reduce((sum, reason) => sum + amount(reason), 0);
}

/**
 * @param {"must" | "disqualifier"} kind
 * @param {Row} row
 * @param {Account} account
 * @param {string} asOf
 * @returns {Reason}
 */
function condition(kind, row, account, asOf) {
  const truth = holds(row.when, account, asOf);
  const state = truth === null ? "unknown" : truth ? "met" : "missed";
  return { kind, id: row.id, state, low: 0, high: 0, possible: 0, band: null };
}

/**
 * The outcomes still possible, the one without any band included.
 * @param {Banded} row
 * @param {Account} account
 * @param {string} asOf
 * @returns {Reason}
 */
function criterion(row, account, asOf) {
  const open = live(row.bands, account, asOf);
  /** @type {{points: number, band: number | null}[]} */
  const outcomes = open.map(({ index }) => ({ points: row.bands[index].points, band: index }));
  if (open.at(-1)?.truth !== true) outcomes.push({ points: 0, band: null });
  const low = Math.min(...outcomes.map(({ points }) => points));
  const high = Math.max(...outcomes.map(({ points }) => points));
  const possible = Math.max(0, ...row.bands.map(({ points }) => points));
  const decided = low === high;
  return {
    kind: "score",
    id: row.id,
    state: decided ? (low ? "met" : "missed") : "unknown",
    low,
    high,
    possible,
    band: decided && outcomes.length === 1 ? outcomes[0].band : null,
  };
}

/**
 * The bands that may give the points: one known to fail is out, one known to hold ends the search.
 * @param {Band[]} bands
 * @param {Account} account
 * @param {string} asOf
 */
function live(bands, account, asOf) {
  /** @type {{index: number, truth: Truth}[]} */
  const found = [];
  for (const [index, band] of bands.entries()) {
    const truth = holds(band.when, account, asOf);
    if (truth !== false) found.push({ index, truth });
    if (truth === true) break;
  }
  return found;
}

/**
 * From the tier of the best outcome down to that of the worst.
 * @param {Program} program
 * @param {number} low
 * @param {number} high
 * @param {number} possible
 */
function tiersBetween(program, low, high, possible) {
  const names = program.tiers.map(([name]) => name);
  return names.slice(tierPlace(program, high, possible), tierPlace(program, low, possible) + 1);
}

/**
 * The place of the first tier whose threshold the points reach; below 0 is the lowest.
 * @param {Program} program
 * @param {number} points
 * @param {number} possible
 */
function tierPlace(program, points, possible) {
  const place = program.tiers.findIndex(([, threshold]) => 100 * points >= threshold * possible);
  return place < 0 ? program.tiers.length - 1 : place;
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
 * @returns {Intent}
 */
function intentOf(program, icp, account, asOf) {
  /** @type {Intent["signals"]} */
  const signals = [];
  for (const { id, bands } of icp.signals) {
    const points = bands.find((band) => holds(band.when, account, asOf))?.points ?? 0;
    if (points) signals.push([id, points]);
  }
  const points = signals.reduce((sum, [, one]) => sum + one, 0);
  const levels = program.levels;
  const [level] = levels.find(([, atLeast]) => points >= atLeast) ?? levels[levels.length - 1];
  return { points, level, signals };
}

/**
 * The first segment that holds, and those before it that still may: one after it never can be first.
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @returns {[segment: string | null, possible: string[]]}
 */
function segmentsOf(icp, account, asOf) {
  /** @type {string[]} */
  const possible = [];
  for (const segment of icp.segments) {
    const truth = holds(segment.when, account, asOf);
    if (truth === true) return [segment.id, possible];
    if (truth === null) possible.push(segment.id);
  }
  return [null, possible];
}

/**
 * The fields to ask for until enough is known, in reading order; none where it is or never can be.
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 */
export function neededFields({ enough }, account, asOf) {
  return (enough && lackingFields(enough, account, asOf)) || [];
}

/**
 * What must be known at all first, then musts and disqualifiers before points, then by points at stake, then in
 * file order.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @param {Reason[]} score
 * @param {Status} status
 * @returns {Question | null}
 */
function question(program, icp, account, asOf, score, status) {
  if (status !== "undecided" && status !== "insufficient") return null;
  const needed = new Set(neededFields(icp, account, asOf));
  if (status === "insufficient" && !needed.size) return null; // no answer can make it enough
  /** @type {(rows: {when: Condition}[]) => Set<string>} */
  const openIn = (rows) => new Set(rows.flatMap((row) => unknownFields(row.when, account, asOf)));
  const decides = openIn([...icp.must, ...icp.disqualifiers]);
  /** @type {Map<string, number>} */
  const stakes = new Map();
  icp.score.forEach((row, place) => {
    const reason = score[place];
    if (reason.state !== "unknown") return;
    for (const name of openIn(live(row.bands, account, asOf).map(({ index }) => row.bands[index]))) {
      stakes.set(name, (stakes.get(name) ?? 0) + reason.high - reason.low);
    }
  });
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

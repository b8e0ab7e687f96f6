// The evaluator: one account against one ICP, or against all of them, as of a day. No DOM, integers only.
// It interprets the compiled playbook of /api/program.json and mirrors fit/evaluate.py, the reference.

/**
 * @typedef {{low: number, high: number | null}} Interval a number known only as a band; null: no upper end
 * @typedef {number | string | boolean | Interval | string[]} Known dates are ISO strings, choices arrays
 * @typedef {Record<string, Known | null | undefined>} Account a field that is missing or null is not known
 * @typedef {boolean | null} Truth null: unknown
 * @typedef {Record<string, any>} Condition
 * @typedef {{when: Condition, points: number}} Band
 * @typedef {{id: string, when: Condition}} Row
 * @typedef {{id: string, bands: Band[]}} Banded
 * @typedef {{
 *   id: string, operational: boolean, must: Row[], score: Banded[], disqualifiers: Row[],
 *   signals: Banded[], segments: Row[],
 * }} Icp
 * @typedef {{
 *   fields: Record<string, string>, tiers: [string, number][], levels: [string, number][],
 *   grid: Record<string, Record<string, string>>, minimum_coverage: number, icps: Icp[],
 * }} Program
 * @typedef {"fit" | "undecided" | "outside" | "disqualified"} Status
 * @typedef {{
 *   kind: "must" | "score" | "disqualifier", id: string, state: "met" | "missed" | "unknown",
 *   low: number, high: number, possible: number, band: number | null,
 * }} Reason
 * @typedef {{points: number, level: string, signals: [string, number][]}} Intent
 * @typedef {{field: string, points: number, decides: boolean}} Question
 * @typedef {{
 *   icp: string, as_of: string, status: Status, tier: string | null,
 *   points_low: number, points_high: number, possible: number, score_low: number, score_high: number,
 *   coverage: number, tiers: string[], reasons: Reason[], disqualifier: string | null,
 *   segment: string | null, possible_segments: string[], intent: Intent, play: string | null,
 *   next_question: Question | null,
 * }} Verdict
 */

const DAY = 86_400_000;
const ORDER = ["fit", "undecided", "outside", "disqualified"];

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
  const status = statusOf(musts, outs, covered, tiers);
  const tier = status === "fit" ? tiers[0] : null;
  const intent = intentOf(program, icp, account, asOf);
  const [segment, possibleSegments] = segmentsOf(icp, account, asOf);
  return {
    icp: icpId,
    as_of: asOf,
    status,
    tier,
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
    play: tier === null ? null : program.grid[tier][intent.level],
    next_question: status === "undecided" ? question(program, icp, account, asOf, score) : null,
  };
}

/**
 * The account against every operational ICP, the best first; `best` is null when none fits or may fit.
 * @param {Program} program
 * @param {Account} account
 * @param {string} asOf
 * @returns {{verdicts: Verdict[], best: Verdict | null}}
 */
export function rank(program, account, asOf) {
  const place = (verdict) => program.tiers.findIndex(([tier]) => tier === verdict.tiers[0]);
  const verdicts = program.icps
    .filter((icp) => icp.operational)
    .map((icp) => evaluate(program, icp.id, account, asOf))
    .sort(
      (one, other) =>
        ORDER.indexOf(one.status) - ORDER.indexOf(other.status) ||
        place(one) - place(other) ||
        other.score_low - one.score_low ||
        other.score_high - one.score_high,
    );
  const first = verdicts[0];
  return { verdicts, best: first && ["fit", "undecided"].includes(first.status) ? first : null };
}

/** 100 × points / possible, rounded half up, 0…100; where nothing can be earned, only friction tells. */
function percent(points, possible) {
  if (possible === 0) return points >= 0 ? 100 : 0;
  return Math.max(0, Math.min(100, Math.floor((200 * points + possible) / (2 * possible))));
}

function total(reasons, amount) {
  return reasons.reduce((sum, reason) => sum + amount(reason), 0);
}

/** @returns {Reason} */
function condition(kind, row, account, asOf) {
  const truth = holds(row.when, account, asOf);
  const state = truth === null ? "unknown" : truth ? "met" : "missed";
  return { kind, id: row.id, state, low: 0, high: 0, possible: 0, band: null };
}

/**
 * The outcomes still possible, the one without any band included.
 * @returns {Reason}
 */
function criterion(row, account, asOf) {
  const open = live(row.bands, account, asOf);
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

/** The bands that may give the points: one known to fail is out, one known to hold ends the search. */
function live(bands, account, asOf) {
  const found = [];
  for (const [index, band] of bands.entries()) {
    const truth = holds(band.when, account, asOf);
    if (truth !== false) found.push({ index, truth });
    if (truth === true) break;
  }
  return found;
}

/** From the tier of the best outcome down to that of the worst. */
function tiersBetween(program, low, high, possible) {
  const names = program.tiers.map(([name]) => name);
  return names.slice(tierPlace(program, high, possible), tierPlace(program, low, possible) + 1);
}

/** The place of the first tier whose threshold the points reach; below 0 is the lowest. */
function tierPlace(program, points, possible) {
  const place = program.tiers.findIndex(([, threshold]) => 100 * points >= threshold * possible);
  return place < 0 ? program.tiers.length - 1 : place;
}

/**
 * The first that applies.
 * @returns {Status}
 */
function statusOf(musts, outs, covered, tiers) {
  if (outs.some((out) => out.state === "met")) return "disqualified";
  if (musts.some((must) => must.state === "missed")) return "outside";
  const open = [...musts, ...outs].some((reason) => reason.state === "unknown");
  return open || !covered || tiers.length > 1 ? "undecided" : "fit";
}

/**
 * Signals that hold, each with the points of its first band that does; unknown ones count nothing.
 * @returns {Intent}
 */
function intentOf(program, icp, account, asOf) {
  const signals = icp.signals
    .map(({ id, bands }) => [id, bands.find((band) => holds(band.when, account, asOf))?.points ?? 0])
    .filter(([, points]) => points);
  const points = signals.reduce((sum, [, one]) => sum + one, 0);
  const level = program.levels.find(([, atLeast]) => points >= atLeast) ?? program.levels.at(-1);
  return { points, level: level[0], signals };
}

/** The first segment that holds, and those before it that still may: one after it never can be first. */
function segmentsOf(icp, account, asOf) {
  const possible = [];
  for (const segment of icp.segments) {
    const truth = holds(segment.when, account, asOf);
    if (truth === true) return [segment.id, possible];
    if (truth === null) possible.push(segment.id);
  }
  return [null, possible];
}

/**
 * Musts and disqualifiers before points, then by points at stake, then in file order.
 * @returns {Question | null}
 */
function question(program, icp, account, asOf, score) {
  const openIn = (rows) => new Set(rows.flatMap((row) => unknownFields(row.when, account, asOf)));
  const decides = openIn([...icp.must, ...icp.disqualifiers]);
  const stakes = new Map();
  icp.score.forEach((row, place) => {
    const reason = score[place];
    if (reason.state !== "unknown") return;
    for (const name of openIn(live(row.bands, account, asOf).map(({ index }) => row.bands[index]))) {
      stakes.set(name, (stakes.get(name) ?? 0) + reason.high - reason.low);
    }
  });
  const [best] = Object.keys(program.fields)
    .filter((name) => decides.has(name) || stakes.has(name))
    .map((name) => ({ field: name, points: stakes.get(name) ?? 0, decides: decides.has(name) }))
    .sort((one, other) => Number(other.decides) - Number(one.decides) || other.points - one.points);
  return best ?? null;
}

/**
 * Whether a compiled condition holds. An absent value makes a test unknown, except `known`.
 * @param {Condition} test
 * @param {Account} account
 * @param {string} asOf
 * @returns {Truth}
 */
export function holds(test, account, asOf) {
  if ("all" in test) return every(test.all.map((part) => holds(part, account, asOf)));
  if ("any" in test) return not(every(test.any.map((part) => not(holds(part, account, asOf)))));
  if ("not" in test) return not(holds(test.not, account, asOf));
  const value = Object.hasOwn(account, test.field) ? (account[test.field] ?? null) : null;
  if ("known" in test) return (value !== null) === test.known;
  return value === null ? null : compare(test, value, asOf);
}

/** The fields that keep a condition unknown, in reading order. Nothing when it is decided. */
function unknownFields(test, account, asOf) {
  if (holds(test, account, asOf) !== null) return [];
  const parts = test.all ?? test.any ?? ("not" in test ? [test.not] : []);
  const found = parts.flatMap((part) => unknownFields(part, account, asOf));
  return "field" in test ? [...found, test.field] : found;
}

/** False as soon as one is, else unknown if one is, else true. */
function every(truths) {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function not(truth) {
  return truth === null ? null : !truth;
}

function compare(test, value, asOf) {
  if (typeof value === "object" && !Array.isArray(value)) return compareInterval(test, value);
  if ("within" in test) {
    const days = dayNumber(asOf) - dayNumber(value);
    return 0 <= days && days <= test.within;
  }
  if ("is" in test) return value === test.is;
  if ("in" in test) return test.in.includes(value);
  if ("between" in test) return test.between[0] <= value && value <= test.between[1];
  if ("at_least" in test) return value >= test.at_least;
  if ("at_most" in test) return value <= test.at_most;
  if ("has_any" in test) return test.has_any.some((one) => value.includes(one));
  if ("has_all" in test) return test.has_all.every((one) => value.includes(one));
  if ("has_none" in test) return !test.has_none.some((one) => value.includes(one));
  throw new TypeError(`not a compiled test: ${JSON.stringify(test)}`);
}

/** Days since 1970 of an ISO date, which is read as a day in UTC. */
function dayNumber(date) {
  return Date.parse(date) / DAY;
}

/** A band of numbers: a pass only if all of it passes, a miss only if none of it does. */
function compareInterval(test, value) {
  if ("is" in test) return inside(value, test.is, test.is);
  if ("in" in test) return not(every(test.in.map((one) => not(inside(value, one, one)))));
  if ("between" in test) return inside(value, test.between[0], test.between[1]);
  if ("at_least" in test) return inside(value, test.at_least, null);
  if ("at_most" in test) return inside(value, null, test.at_most);
  throw new TypeError(`a band of numbers has no such test: ${JSON.stringify(test)}`);
}

function inside(value, low, high) {
  const above = low === null || value.low >= low;
  const below = high === null || (value.high !== null && value.high <= high);
  if (above && below) return true;
  const tooLow = low !== null && value.high !== null && value.high < low;
  const tooHigh = high !== null && value.low > high;
  return tooLow || tooHigh ? false : null;
}

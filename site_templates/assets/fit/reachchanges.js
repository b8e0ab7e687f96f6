// Changes of an account, what they come to, and which of them no better one equals or beats (Pareto).
// Mirrors icp_playbook/fit/reach_changes.py.

/**
 * @import { FieldValue } from "./fieldvalues.js"
 * @import { Account, Icp, PointCap, Value } from "./program.js"
 * @typedef {[field: string, value: FieldValue]} NewValue
 * @typedef {{new: NewValue} | {before: NewValues, after: NewValues} | null} NewValues a tree: joined without a copy
 * @typedef {number[]} Amounts what rows come to, the more the better: points at worst, and possible points that are
 *   decided; then for the criteria of each cap, until it is applied, points at worst, points that are open and possible
 *   points, both negated
 * @typedef {{
 *   size: number, facts: number, lost: number, late: bigint, amounts: Amounts, values: NewValues,
 * }} Change fields with new values; `lost` are the points at worst before caps, negated, `late` is less for fields that
 *   come earlier in the file
 * @typedef {ReturnType<typeof pointGroup>} PointGroup
 */

const IMPOSSIBLE = -(10 ** 9);
/** Where the amounts of the first cap begin, and how many each has. */
const [FIRST, EACH] = [2, 3];

/**
 * No change at all.
 * @param {number} caps how many caps there are
 * @returns {Change}
 */
export function noChange(caps) {
  const amounts = Array.from({ length: FIRST + EACH * caps }, () => 0);
  return { size: 0, facts: 0, lost: 0, late: 0n, amounts, values: null };
}

/**
 * What a criterion comes to.
 * @param {Change} nothing
 * @param {number} cap the place of its cap, -1 without one
 * @param {{low: number, high: number, possible: number, open: number}} row
 * @returns {Change}
 */
export function earned(nothing, cap, { low, high, possible, open }) {
  const amounts = [...nothing.amounts];
  if (cap < 0) amounts.splice(0, FIRST, low, possible - open);
  else amounts.splice(FIRST + EACH * cap, EACH, low, low - high, -open);
  return { ...nothing, lost: -low, amounts };
}

/**
 * The fields with their new values.
 * @param {NewValues} values
 * @returns {NewValue[]}
 */
export function valuesIn(values) {
  if (values === null) return [];
  return "new" in values ? [values.new] : [...valuesIn(values.before), ...valuesIn(values.after)];
}

/**
 * An account with new values.
 * @param {Account} account
 * @param {NewValue[]} values
 * @returns {Account}
 */
export function withValues(account, values) {
  /** @type {[string, Value][]} */
  const entries = values.map(([name, { value }]) => [name, value]);
  return { ...account, ...Object.fromEntries(entries) };
}

/**
 * Two changes of other fields, together.
 * @param {Change} one
 * @param {Change} other
 * @returns {Change}
 */
export function joined(one, other) {
  return {
    size: one.size + other.size,
    facts: one.facts + other.facts,
    lost: one.lost + other.lost,
    late: one.late + other.late,
    amounts: one.amounts.map((amount, at) => amount + other.amounts[at]),
    values: one.values && other.values ? { before: one.values, after: other.values } : (one.values ?? other.values),
  };
}

/**
 * Fewer fields, fewer facts to change, more points, then the order of the file.
 * @param {Change} one
 * @param {Change} other
 */
function byKey(one, other) {
  return (
    one.size - other.size ||
    one.facts - other.facts ||
    one.lost - other.lost ||
    (one.late < other.late ? -1 : Number(one.late > other.late))
  );
}

/**
 * The changes that no better one equals or beats in what they come to, the best first.
 * @param {Change[]} changes
 * @returns {Change[]}
 */
export function best(changes) {
  const ordered = [...changes].sort(byKey);
  if (!ordered.length || ordered[0].amounts.length === FIRST) return bestOfTwo(ordered);
  /** @type {Change[]} */
  const kept = [];
  for (const change of ordered) {
    if (!kept.some((one) => one.amounts.every((amount, at) => amount >= change.amounts[at]))) kept.push(change);
  }
  return kept;
}

/**
 * The same without caps: what is kept covers stairs, whose corners have ever more points and less decided.
 * @param {Change[]} ordered
 */
function bestOfTwo(ordered) {
  /** @type {Change[]} */
  const kept = [];
  /** @type {Change[]} */
  const corners = [];
  for (const change of ordered) {
    const [low, decided] = change.amounts;
    let at = firstFrom(corners, low);
    if (at < corners.length && corners[at].amounts[1] >= decided) continue;
    kept.push(change);
    const end = at + Number(at < corners.length && corners[at].amounts[0] === low);
    while (at && corners[at - 1].amounts[1] <= decided) at -= 1;
    corners.splice(at, end - at, change);
  }
  return kept;
}

/**
 * The place of the first corner with so many points; their number where there is none.
 * @param {Change[]} corners
 * @param {number} low
 */
function firstFrom(corners, low) {
  let [from, to] = [0, corners.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (corners[middle].amounts[0] < low) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Part → size → the most that the changes of the part and those after it add up to with as many fields.
 * @param {Change[][]} fronts
 * @param {number} sizes
 * @param {number} place of the amount
 */
export function mostFrom(fronts, sizes, place) {
  let after = Array.from({ length: sizes }, () => 0);
  const bounds = [after];
  for (const front of [...fronts].reverse()) {
    /** @type {Map<number, number>} */
    const top = new Map();
    for (const { size, amounts } of front) top.set(size, Math.max(top.get(size) ?? IMPOSSIBLE, amounts[place]));
    const most = after.map(() => IMPOSSIBLE);
    for (const [own, amount] of top) {
      for (let size = own; size < sizes; size += 1) most[size] = Math.max(most[size], amount + after[size - own]);
    }
    bounds.unshift(most);
    after = most;
  }
  return bounds;
}

/**
 * A cap, the possible points of its criteria, and whether none of them can cost points.
 * @param {Icp} icp
 * @param {PointCap} cap
 */
export function pointGroup(icp, { at_most: most, criteria }) {
  const points = icp.score
    .filter(({ id }) => criteria.includes(id))
    .map(({ bands }) => bands.map((band) => band.points));
  const possible = points.reduce((sum, some) => sum + Math.max(0, ...some), 0);
  return { most, possible: Math.min(most, possible), onlyGains: points.flat().every((one) => one >= 0) };
}

/**
 * A change without what is over a cap, as far as nothing in the group can take it away again.
 * @param {Change} change
 * @param {PointGroup[]} caps
 * @returns {Change}
 */
export function clipped(change, caps) {
  const full = caps.map(({ most, onlyGains }, cap) => onlyGains && change.amounts[FIRST + EACH * cap] >= most);
  if (!full.includes(true)) return change;
  const amounts = [...change.amounts];
  for (const [cap, { most }] of caps.entries()) if (full.at(cap)) amounts.splice(FIRST + EACH * cap, EACH, most, 0, 0);
  return { ...change, amounts };
}

/**
 * A change with some caps applied, given by their places, which its criteria are all in.
 * @param {Change} change
 * @param {PointGroup[]} caps
 * @param {Set<number>} applied
 * @returns {Change}
 */
export function capped(change, caps, applied) {
  let [low, decided] = change.amounts;
  for (const cap of applied) {
    const { most, possible } = caps[cap];
    const [earnings, lessSpread, lessOpen] = change.amounts.slice(FIRST + EACH * cap);
    const settled = earnings >= most || !lessSpread;
    low += Math.min(most, earnings);
    decided += possible - (settled ? 0 : Math.min(possible, -lessOpen));
  }
  return { ...change, amounts: [low, decided] };
}

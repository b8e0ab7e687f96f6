// The least changes of an account that lead to points: searched exactly, part by part.
// Mirrors icp_playbook/fit/reach_search.py.

import { surelyHolds } from "./conditions.js";
import { criterionReason } from "./criteria.js";
import { TooManyValues } from "./fieldvalues.js";
import { fieldsTested } from "./program.js";
import { rangesOf } from "./ranges.js";

/**
 * @import { FieldValue } from "./fieldvalues.js"
 * @import { Reason } from "./evaluate.js"
 * @import { Account, Banded, Condition, Icp, PointCap, Program, Value } from "./program.js"
 * @typedef {{when: Condition, wanted: boolean, fields: Set<string>}} Requirement must surely come out as wanted
 * @typedef {{row: Banded, fields: Set<string>, cap: number}} ScoredRow `cap` is the place of its cap, -1 without one
 * @typedef {Requirement | ScoredRow} SearchRow
 * @typedef {[field: string, value: FieldValue]} NewValue
 * @typedef {{low: number, spread: number, open: number}} GroupAmounts points at worst, points and possible points open
 * @typedef {{
 *   size: number, facts: number, lost: number, late: bigint, low: number, decided: number, values: NewValue[],
 *   groups: GroupAmounts[],
 * }} Change fields with new values, the points at worst (`lost`: negated) and the possible points decided with them;
 *   `late` is less for fields that come earlier in the file, `groups` what the criteria of each cap come to until it counts
 * @typedef {ReturnType<typeof pointGroup>} PointGroup
 * @typedef {{rows: number[], fields: Set<string>}} Part rows that share fields, with these
 */

/** Outcomes of rows to work out beyond which nothing is claimed. */
const MOST_OUTCOMES = 30_000;
/** Changes that no other beats, under one cap, beyond which nothing is claimed. */
const MOST_CHANGES = 1000;
const IMPOSSIBLE = -(10 ** 9);
/** @type {Change} */
const NOTHING = { size: 0, facts: 0, lost: 0, late: 0n, low: 0, decided: 0, values: [], groups: [] };

/**
 * What decides on an ICP, taken apart as far as each part counts for itself.
 * @param {Icp} icp
 * @returns {SearchRow[]}
 */
function searchRows(icp) {
  const wanted = [
    ...icp.must.flatMap(({ when }) => conjuncts(when, true)),
    ...icp.disqualifiers.flatMap(({ when }) => conjuncts(when, false)),
    ...(icp.enough ? conjuncts(icp.enough, true) : []),
  ];
  const apart = new Map(wanted.map((one) => [JSON.stringify(one), one]));
  return [
    ...[...apart.values()].map(([when, to]) => ({ when, wanted: to, fields: new Set(fieldsTested(when)) })),
    ...icp.score.map((row) => ({
      row,
      fields: new Set(row.bands.flatMap(({ when }) => fieldsTested(when))),
      cap: (icp.caps ?? []).findIndex(({ criteria }) => criteria.includes(row.id)),
    })),
  ];
}

/**
 * The conditions that all have to come out as said for the whole to do so.
 * @param {Condition} when
 * @param {boolean} wanted
 * @returns {[when: Condition, wanted: boolean][]}
 */
function conjuncts(when, wanted) {
  if ("all" in when && wanted) return when.all.flatMap((part) => conjuncts(part, wanted));
  if ("any" in when && !wanted) return when.any.flatMap((part) => conjuncts(part, wanted));
  if ("not" in when) return conjuncts(when.not, !wanted);
  return [[when, wanted]];
}

/**
 * `least(low, decided)`: the best change with so many points at worst, and so many decided; null where there is none.
 * Throws TooManyValues where it cannot be searched.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Map<string, FieldValue[]>} options
 * @param {Account} account
 * @param {string} asOf
 */
export function reachSearch(program, icp, options, account, asOf) {
  const rows = searchRows(icp);
  const caps = (icp.caps ?? []).map((cap) => pointGroup(icp, cap));
  const nothing = { ...NOTHING, groups: caps.map(() => ({ low: 0, spread: 0, open: 0 })) };
  const names = Object.keys(program.fields).filter((name) => options.get(name)?.length);
  const places = new Map(
    Object.keys(program.fields).map((name, at, all) => [name, 1n << BigInt(all.length - at)]),
  );
  /** @type {Map<string, Change[]>} */
  const solutions = new Map();
  let outcomes = 0;

  /** @type {(rows: number[], free: Set<string>, chosen: Map<string, FieldValue>) => Change[]} */
  function solved(some, free, chosen) {
    let found = [nothing];
    for (const part of partsOf(rows, some, free)) {
      const others = branched(part, chosen);
      found = best(found.flatMap((one) => others.map((other) => joined(one, other))));
    }
    return found;
  }

  /** @type {(part: Part, chosen: Map<string, FieldValue>) => Change[]} the field that most rows share gets each value */
  function branched(part, chosen) {
    if (!part.fields.size) return fixed(part.rows, chosen);
    const key = keyOf(part.rows, chosen);
    const before = solutions.get(key);
    if (before) return before;
    /** @type {(name: string) => number} */
    const sharing = (name) => part.rows.filter((at) => rows[at].fields.has(name)).length;
    const free = names.filter((name) => part.fields.has(name));
    const most = Math.max(...free.map(sharing));
    const name = free.find((one) => sharing(one) === most) ?? free[0];
    const rest = new Set(free.filter((one) => one !== name));
    const found = solved(part.rows, rest, chosen);
    for (const value of options.get(name) ?? []) {
      const late = -(places.get(name) ?? 0n);
      const step = { ...nothing, size: 1, facts: Number(!value.learn), late, values: [newValue(name, value)] };
      const inner = solved(part.rows, rest, new Map([...chosen, [name, value]]));
      for (const one of inner) found.push(joined(step, one));
    }
    const kept = best(found);
    solutions.set(key, kept);
    return kept;
  }

  /** @type {(some: number[], chosen: Map<string, FieldValue>) => string} */
  function keyOf(some, chosen) {
    const tested = [...chosen].filter(([name]) => some.some((at) => rows[at].fields.has(name)));
    const values = tested.map(([name, value]) => `${name}=${options.get(name)?.indexOf(value)}`);
    return `${some.join()} ${values.sort().join()}`;
  }

  /** @type {(some: number[], chosen: Map<string, FieldValue>) => Change[]} nothing where one does not hold that must */
  function fixed(some, chosen) {
    outcomes += some.length;
    if (outcomes > MOST_OUTCOMES) throw new TooManyValues();
    const reached = withValues(account, [...chosen]);
    const ranges = rangesOf(reached, program.fields);
    let found = nothing;
    for (const row of some.map((at) => rows[at])) {
      if ("row" in row) found = joined(found, earned(row, criterionReason(row.row, reached, asOf, ranges)));
      else if (surelyHolds(row.when, reached, asOf, ranges) !== row.wanted) return [];
    }
    return [found];
  }

  /** @type {(row: ScoredRow, reason: Reason) => Change} what a criterion comes to */
  function earned({ cap }, { state, low, high, possible }) {
    const open = state === "unknown" ? possible : 0;
    if (cap < 0) return { ...nothing, lost: -low, low, decided: possible - open };
    const groups = nothing.groups.map((none, at) => (at === cap ? { low, spread: high - low, open } : none));
    return { ...nothing, lost: -low, groups };
  }

  /** @type {(part: Part) => Set<number>} the caps that criteria of a part are in */
  function capsOf(part) {
    return new Set(part.rows.map((at) => rows[at]).flatMap((row) => ("row" in row && row.cap >= 0 ? [row.cap] : [])));
  }

  /** @type {(parts: Part[]) => Part[][]} parts that share a cap, together */
  function clusters(parts) {
    /** @type {{caps: Set<number>, parts: Part[]}[]} */
    let found = [];
    for (const part of parts) {
      const own = capsOf(part);
      const shared = found.filter((one) => [...one.caps].some((cap) => own.has(cap)));
      const held = new Set([...own, ...shared.flatMap((one) => [...one.caps])]);
      found = found.filter((one) => !shared.includes(one));
      found.push({ caps: held, parts: [...shared.flatMap((one) => one.parts), part] });
    }
    return found.map((one) => one.parts);
  }

  /** @type {(parts: Part[]) => Change[]} what parts come to together, with their caps applied */
  function frontOf(parts) {
    let found = [nothing];
    for (const part of parts) {
      const others = branched(part, new Map());
      found = best(found.flatMap((one) => others.map((other) => clipped(joined(one, other), caps))));
      if (found.length > MOST_CHANGES) throw new TooManyValues();
    }
    return caps.length ? best(found.map((one) => capped(one, parts))) : found;
  }

  /** @type {(change: Change, parts: Part[]) => Change} */
  function capped(change, parts) {
    let { low, decided } = change;
    for (const at of new Set(parts.flatMap((part) => [...capsOf(part)]))) {
      low += Math.min(caps[at].most, change.groups[at].low);
      decided += decidedOf(caps[at], change.groups[at]);
    }
    return { ...change, low, decided, groups: nothing.groups };
  }

  const [fixedRows, ...parts] = partsOf(rows, [...rows.keys()], new Set(names));
  const alone = fixedRows.rows.map((row) => ({ rows: [row], fields: fixedRows.fields }));
  const fronts = clusters([...alone, ...parts]).map(frontOf);
  const lows = mostFrom(fronts, names.length + 1, ({ low }) => low);
  const sure = mostFrom(fronts, names.length + 1, ({ decided }) => decided);
  return {
    /** @type {(low: number, decided: number) => Change | null} */
    least(low, decided) {
      for (let size = 0; size <= names.length; size += 1) {
        if (lows[0][size] < low || sure[0][size] < decided) continue;
        let found = [nothing];
        for (const [at, front] of fronts.entries()) {
          /** @type {Change[]} */
          const next = [];
          for (const one of found) {
            for (const other of front) {
              const left = size - one.size - other.size;
              if (left < 0 || one.low + other.low + lows[at + 1][left] < low) continue;
              if (one.decided + other.decided + sure[at + 1][left] < decided) continue;
              next.push(joined(one, other));
            }
          }
          found = best(next);
        }
        if (found.length) return found[0];
      }
      return null;
    },
  };
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
 * @param {string} name
 * @param {FieldValue} value
 * @returns {NewValue}
 */
function newValue(name, value) {
  return [name, value];
}

/**
 * Rows that share free fields, with these; first the rows that have none.
 * @param {SearchRow[]} rows
 * @param {number[]} some
 * @param {Set<string>} free
 * @returns {Part[]}
 */
function partsOf(rows, some, free) {
  /** @type {number[]} */
  const fixed = [];
  /** @type {Part[]} */
  let parts = [];
  for (const row of some) {
    const fields = [...rows[row].fields].filter((name) => free.has(name));
    if (!fields.length) {
      fixed.push(row);
      continue;
    }
    /** @type {(part: Part) => boolean} */
    const shares = (part) => fields.some((name) => part.fields.has(name));
    const shared = parts.filter(shares);
    const joinedRows = [...shared.flatMap((part) => part.rows), row].sort((one, other) => one - other);
    const joinedFields = new Set([...fields, ...shared.flatMap((part) => [...part.fields])]);
    parts = [...parts.filter((part) => !shares(part)), { rows: joinedRows, fields: joinedFields }];
  }
  return [{ rows: fixed, fields: new Set() }, ...parts];
}

/**
 * @param {Change} one
 * @param {Change} other
 * @returns {Change}
 */
function joined(one, other) {
  return {
    size: one.size + other.size,
    facts: one.facts + other.facts,
    lost: one.lost + other.lost,
    late: one.late + other.late,
    low: one.low + other.low,
    decided: one.decided + other.decided,
    values: other.values.length ? [...one.values, ...other.values] : one.values,
    groups: one.groups.map(({ low, spread, open }, at) => {
      const more = other.groups[at];
      return { low: low + more.low, spread: spread + more.spread, open: open + more.open };
    }),
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
 */
function best(changes) {
  /** @type {Change[]} */
  const kept = [];
  for (const change of changes.sort(byKey)) {
    const { low, decided, groups } = change;
    if (!kept.some((one) => one.low >= low && one.decided >= decided && covers(one.groups, groups))) kept.push(change);
  }
  return kept;
}

/**
 * @param {GroupAmounts[]} groups
 * @param {GroupAmounts[]} others
 */
function covers(groups, others) {
  return groups.every(({ low, spread, open }, at) => {
    const other = others[at];
    return low >= other.low && spread <= other.spread && open <= other.open;
  });
}

/**
 * A cap, the possible points of its criteria, and whether none of them can cost points.
 * @param {Icp} icp
 * @param {PointCap} cap
 */
function pointGroup(icp, { at_most: most, criteria }) {
  const points = icp.score
    .filter(({ id }) => criteria.includes(id))
    .map(({ bands }) => bands.map((band) => band.points));
  const possible = points.reduce((sum, some) => sum + Math.max(0, ...some), 0);
  return { most, possible: Math.min(most, possible), onlyGains: points.flat().every((one) => one >= 0) };
}

/**
 * Without what is over a cap, as far as nothing in the group can take it away again.
 * @param {Change} change
 * @param {PointGroup[]} caps
 * @returns {Change}
 */
function clipped(change, caps) {
  const groups = change.groups.map((group, at) => {
    const { most, onlyGains } = caps[at];
    return onlyGains && group.low >= most ? { low: most, spread: 0, open: 0 } : group;
  });
  return caps.length ? { ...change, groups } : change;
}

/**
 * How many points of a group are decided: all, once no answer can change what it earns.
 * @param {PointGroup} cap
 * @param {GroupAmounts} group
 */
function decidedOf({ most, possible }, { low, spread, open }) {
  return low >= most || !spread ? possible : possible - Math.min(possible, open);
}

/**
 * Part → size → the most that the changes of the part and those after it add up to with as many fields.
 * @param {Change[][]} fronts
 * @param {number} sizes
 * @param {(change: Change) => number} amount
 */
function mostFrom(fronts, sizes, amount) {
  let after = Array.from({ length: sizes }, () => 0);
  const bounds = [after];
  for (const front of [...fronts].reverse()) {
    const most = after.map(() => IMPOSSIBLE);
    for (const change of front) {
      for (let size = change.size; size < sizes; size += 1) {
        most[size] = Math.max(most[size], amount(change) + after[size - change.size]);
      }
    }
    bounds.unshift(most);
    after = most;
  }
  return bounds;
}

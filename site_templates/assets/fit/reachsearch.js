// The least changes of an account that lead to points: searched exactly, part by part.
// Mirrors icp_playbook/fit/reach_search.py.

import { earned } from "./caps.js";
import { surelyHolds } from "./conditions.js";
import { criterionReason } from "./criteria.js";
import { TooManyValues } from "./fieldvalues.js";
import { fieldsTested } from "./program.js";
import { rangesOf } from "./ranges.js";

/**
 * @import { FieldValue } from "./fieldvalues.js"
 * @import { Account, Banded, Condition, Icp, PointCap, Program, Value } from "./program.js"
 * @typedef {{when: Condition, wanted: boolean, fields: Set<string>}} Requirement must surely come out as wanted
 * @typedef {{rows: Banded[], cap: PointCap | null, fields: Set<string>}} ScoredRow one criterion, or all of a cap
 * @typedef {Requirement | ScoredRow} SearchRow
 * @typedef {[field: string, value: FieldValue]} NewValue
 * @typedef {{
 *   size: number, facts: number, lost: number, late: bigint, low: number, decided: number, values: NewValue[],
 * }} Change fields with new values, the points at worst (`lost`: negated) and the possible points decided with them;
 *   `late` is less for fields that come earlier in the file
 * @typedef {{rows: number[], fields: Set<string>}} Part rows that share fields, with these
 */

/** Outcomes of rows to work out beyond which nothing is claimed. */
const MOST_OUTCOMES = 30_000;
const IMPOSSIBLE = -(10 ** 9);
/** @type {Change} */
const NOTHING = { size: 0, facts: 0, lost: 0, late: 0n, low: 0, decided: 0, values: [] };

/**
 * What decides on an ICP, taken apart as far as each part counts for itself.
 * @param {Icp} icp
 * @returns {SearchRow[]}
 */
export function searchRows(icp) {
  const wanted = [
    ...icp.must.flatMap(({ when }) => conjuncts(when, true)),
    ...icp.disqualifiers.flatMap(({ when }) => conjuncts(when, false)),
    ...(icp.enough ? conjuncts(icp.enough, true) : []),
  ];
  const apart = new Map(wanted.map((one) => [JSON.stringify(one), one]));
  return [
    ...[...apart.values()].map(([when, to]) => ({ when, wanted: to, fields: new Set(fieldsTested(when)) })),
    ...scoredRows(icp),
  ];
}

/**
 * @param {Icp} icp
 * @returns {ScoredRow[]}
 */
function scoredRows({ score, caps = [] }) {
  const capped = new Set(caps.flatMap(({ criteria }) => criteria));
  /** @type {{cap: PointCap | null, rows: Banded[]}[]} */
  const groups = [
    ...score.filter(({ id }) => !capped.has(id)).map((row) => ({ cap: null, rows: [row] })),
    ...caps.map((cap) => ({ cap, rows: score.filter(({ id }) => cap.criteria.includes(id)) })),
  ];
  return groups.map((group) => ({
    ...group,
    fields: new Set(group.rows.flatMap(({ bands }) => bands.flatMap(({ when }) => fieldsTested(when)))),
  }));
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
 * @param {SearchRow[]} rows
 * @param {Map<string, FieldValue[]>} options
 * @param {Account} account
 * @param {string} asOf
 */
export function reachSearch(program, rows, options, account, asOf) {
  const names = Object.keys(program.fields).filter((name) => options.get(name)?.length);
  const places = new Map(
    Object.keys(program.fields).map((name, at, all) => [name, 1n << BigInt(all.length - at)]),
  );
  /** @type {Map<string, Change[]>} */
  const solutions = new Map();
  let outcomes = 0;

  /** @type {(rows: number[], free: Set<string>, chosen: Map<string, FieldValue>) => Change[]} */
  function solved(some, free, chosen) {
    let found = [NOTHING];
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
      const step = { ...NOTHING, size: 1, facts: Number(!value.learn), late, values: [newValue(name, value)] };
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
    let [low, decided] = [0, 0];
    for (const row of some.map((at) => rows[at])) {
      if ("when" in row) {
        if (surelyHolds(row.when, reached, asOf, ranges) !== row.wanted) return [];
      } else {
        const reasons = row.rows.map((one) => criterionReason(one, reached, asOf, ranges));
        const own = earned(row.cap, reasons);
        low += own.low;
        decided += own.decided;
      }
    }
    return [{ ...NOTHING, lost: -low, low, decided }];
  }

  const parts = partsOf(rows, [...rows.keys()], new Set(names));
  const fronts = parts.map((part) => branched(part, new Map()));
  const lows = mostFrom(fronts, names.length + 1, ({ low }) => low);
  const sure = mostFrom(fronts, names.length + 1, ({ decided }) => decided);
  return {
    /** @type {(low: number, decided: number) => Change | null} */
    least(low, decided) {
      for (let size = 0; size <= names.length; size += 1) {
        if (lows[0][size] < low || sure[0][size] < decided) continue;
        let found = [NOTHING];
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
    if (!kept.some(({ low, decided }) => low >= change.low && decided >= change.decided)) kept.push(change);
  }
  return kept;
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

// The rows that decide on an ICP, as a search over its fields sees them: what each field leaves of them.
// Mirrors icp_playbook/fit/reach_rows.py.

import { ownValue } from "../keys.js";
import { holds, surelyHolds } from "./conditions.js";
import { criterionReason } from "./criteria.js";
import { fieldsTested, isInterval, isOfContacts, testsIn } from "./program.js";
import { rangesOf } from "./ranges.js";
import { earned, noChange, withValues } from "./reachchanges.js";

/**
 * @import { Truth } from "./conditions.js"
 * @import { FieldValue } from "./fieldvalues.js"
 * @import { Account, Banded, Condition, Icp, Program, Test, Value } from "./program.js"
 * @import { Change, NewValue } from "./reachchanges.js"
 * @typedef {{when: Condition, wanted: boolean}} Requirement must surely come out as wanted
 * @typedef {{row: Banded, cap: number}} ScoredRow `cap` is the place of its cap, -1 without one
 * @typedef {Requirement | ScoredRow} SearchRow
 * @typedef {{key: string, truth: Truth}} Settled
 * @typedef {{key: string, test: Test}} Untested
 * @typedef {{key: string, every: boolean, parts: Left[]}} Junction parts that all have to be true, or any of them
 * @typedef {{key: string, negated: Left}} Inverse
 * @typedef {{key: string, when: Condition, waits: string[], values: Record<string, Value>}} Waiting a test that a range
 *   passes in part, or what is asked of contacts: as a whole, once its fields have values
 * @typedef {Settled | Untested | Junction | Inverse | Waiting} Left what is left of a condition; the same has the same key
 * @typedef {{
 *   at: number, row: number, left: Left[], chosen: NewValue[], ranges: string[], free: Set<string>,
 *   moves: Map<string, RowState>, settled: Change | null,
 * }} RowState what is left of a row once some of its fields are chosen, the same object for the same: its place among
 *   all states, the first values that left it, the fields that stay a range, those that still decide, and what it comes
 *   to: null before that is clear, and where it must not come out so
 */

/** @type {(truth: Truth) => Settled} */
const settledAs = (truth) => ({ key: String(truth), truth });

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
    ...[...apart.values()].map(([when, to]) => ({ when, wanted: to })),
    ...icp.score.map((row) => ({
      row,
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
 * @param {SearchRow} row
 * @returns {Condition[]}
 */
function conditionsOf(row) {
  return "row" in row ? row.row.bands.map(({ when }) => when) : [row.when];
}

/**
 * @param {Condition} when
 * @returns {Left}
 */
function unfolded(when) {
  if ("all" in when) return junction(true, when.all.map(unfolded));
  if ("any" in when) return junction(false, when.any.map(unfolded));
  if ("not" in when) return inverse(unfolded(when.not));
  if ("contacts" in when) return waiting(when, [...new Set(fieldsTested(when))], {});
  return { key: JSON.stringify(when), test: when };
}

/**
 * @param {boolean} every
 * @param {Left[]} parts
 * @returns {Junction}
 */
function junction(every, parts) {
  return { key: `${every ? "all" : "any"}(${parts.map(({ key }) => key).join()})`, every, parts };
}

/**
 * @param {Left} part
 * @returns {Inverse}
 */
function inverse(part) {
  return { key: `not(${part.key})`, negated: part };
}

/**
 * @param {Condition} when
 * @param {string[]} waits
 * @param {Record<string, Value>} values
 * @returns {Waiting}
 */
function waiting(when, waits, values) {
  const known = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  return { key: `${JSON.stringify(when)} of ${waits.join()} with ${JSON.stringify(known)}`, when, waits, values };
}

/**
 * The same once one more of its fields has a value, or is known to have none.
 * @param {Waiting} part
 * @param {string} field
 * @param {Record<string, Value>} account
 * @param {string} asOf
 * @returns {Left}
 */
function waited(part, field, account, asOf) {
  const left = waiting(
    part.when,
    part.waits.filter((one) => one !== field),
    { ...part.values, ...account },
  );
  if (left.waits.length) return left;
  const truth = holds(part.when, left.values, asOf);
  return truth === null && Object.keys(left.values).length ? left : settledAs(truth);
}

/**
 * The fields that what is left still tests.
 * @param {Left} part
 * @returns {string[]}
 */
function fieldsLeft(part) {
  if ("test" in part) return [part.test.field];
  if ("parts" in part) return part.parts.flatMap(fieldsLeft);
  if ("waits" in part) return part.waits;
  return "negated" in part ? fieldsLeft(part.negated) : [];
}

/**
 * What a value, or none, leaves of a condition. A test that a range passes in part stays.
 * @param {Left} part
 * @param {string} field
 * @param {Record<string, Value>} account with that field alone, or nothing
 * @param {string} asOf
 * @returns {Left}
 */
function leftBy(part, field, account, asOf) {
  if ("truth" in part) return part;
  if ("test" in part) {
    return part.test.field === field ? waited(waiting(part.test, [field], {}), field, account, asOf) : part;
  }
  if ("waits" in part) return part.waits.includes(field) ? waited(part, field, account, asOf) : part;
  if ("negated" in part) {
    const inner = leftBy(part.negated, field, account, asOf);
    if (!("truth" in inner)) return inverse(inner);
    return settledAs(inner.truth === null ? null : !inner.truth);
  }
  const { every } = part;
  const found = new Map(part.parts.map((one) => leftBy(one, field, account, asOf)).map((one) => [one.key, one]));
  if (found.has(String(!every))) return settledAs(!every);
  found.delete(String(every));
  const [only = settledAs(every), ...others] = found.values();
  return others.length ? junction(every, [only, ...others]) : only;
}

/**
 * The states of the rows of an ICP, for one account and the values that its fields could have.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Map<string, FieldValue[]>} options
 * @param {Account} account
 * @param {string} asOf
 */
export function rowStates(program, icp, options, account, asOf) {
  const rows = searchRows(icp);
  const nothing = noChange((icp.caps ?? []).length);
  const signs = rows.map(signsOf);
  /** @type {Map<string, RowState>} */
  const known = new Map();

  /** @type {(row: SearchRow) => Map<string, string[]>} field → option → the same for what no test of the row tells apart */
  function signsOf(row) {
    const tests = conditionsOf(row).flatMap((when) => testsIn(when));
    /** @type {(name: string, one: FieldValue) => string} */
    const sign = (name, { value }) =>
      isOfContacts(value)
        ? JSON.stringify(value)
        : tests.map((test) => (test.field === name ? holds(test, { [name]: value }, asOf) : "")).join();
    return new Map(
      [...new Set(tests.map(({ field }) => field))].map((name) => [
        name,
        ["", ...(options.get(name) ?? []).map((one) => sign(name, one))],
      ]),
    );
  }

  /** @type {(row: number) => RowState} every field is free that could have other values */
  function begun(row) {
    let state = stateOf(row, conditionsOf(rows[row]).map(unfolded), [], []);
    for (const name of [...state.free].filter((one) => !options.has(one)).sort()) state = moved(state, name, 0);
    return state;
  }

  /** @type {(state: RowState, field: string, option: number) => RowState} */
  function moved({ row, left, chosen, ranges }, field, option) {
    const value = option ? options.get(field)?.at(option - 1) : undefined;
    const current = value ? value.value : (ownValue(account, field) ?? null);
    /** @type {Record<string, Value>} */
    const one = current === null ? {} : { [field]: current };
    const stays = !value && current !== null && isInterval(current);
    return stateOf(
      row,
      left.map((part) => leftBy(part, field, one, asOf)),
      value ? [...chosen, [field, value]] : chosen,
      stays ? [...ranges, field].sort() : ranges,
    );
  }

  /** @type {(row: number, left: Left[], chosen: NewValue[], ranges: string[]) => RowState} */
  function stateOf(row, some, chosen, ranges) {
    const first = "row" in rows[row] ? some.findIndex(({ key }) => key === "true") : -1;
    const left = first < 0 ? some : some.map((part, at) => (at > first ? settledAs(false) : part));
    const key = `${row} ${left.map((part) => part.key).join()} ${ranges.join()}`;
    const before = known.get(key);
    if (before) return before;
    const free = new Set(left.flatMap(fieldsLeft));
    const settled = free.size ? null : settledOf(rows[row], withValues(account, chosen));
    const state = { at: known.size, row, left, chosen, ranges, free, moves: new Map(), settled };
    known.set(key, state);
    return state;
  }

  /** @type {(row: SearchRow, reached: Account) => Change | null} null where it must not come out so */
  function settledOf(row, reached) {
    const ranges = rangesOf(reached, program.fields);
    if ("when" in row) return surelyHolds(row.when, reached, asOf, ranges) === row.wanted ? nothing : null;
    const { state, low, high, possible } = criterionReason(row.row, reached, asOf, ranges);
    return earned(nothing, row.cap, { low, high, possible, open: state === "unknown" ? possible : 0 });
  }

  return {
    first: rows.map((_, row) => begun(row)),

    /** @type {(state: RowState) => number} the place of the cap that the row of a state is in, -1 without one */
    capOf(state) {
      const row = rows[state.row];
      return "row" in row ? row.cap : -1;
    },

    /**
     * What is left once a free field stays what it is (0), or gets the option of that place, from 1.
     * @type {(state: RowState, field: string, option: number) => RowState}
     */
    after(state, field, option) {
      if (!state.free.has(field)) return state;
      const sign = `${field} ${signs[state.row].get(field)?.at(option)}`;
      const before = state.moves.get(sign);
      if (before) return before;
      const found = moved(state, field, option);
      state.moves.set(sign, found);
      return found;
    },
  };
}

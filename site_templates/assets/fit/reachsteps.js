// The steps of a change of an account: each field with what it must be, what it answers and what it adds.
// Mirrors icp_playbook/fit/reach_steps.py.

import { ownValue } from "../keys.js";
import { totals } from "./caps.js";
import { holds, surelyHolds } from "./conditions.js";
import { criterionReason } from "./criteria.js";
import { product } from "./fieldvalues.js";
import { isOfContacts, negatedIn, testsIn } from "./program.js";
import { rangesOf } from "./ranges.js";
import { withValues } from "./reachchanges.js";

/**
 * @import { Reason } from "./evaluate.js"
 * @import { FieldValue } from "./fieldvalues.js"
 * @import { Account, Banded, Condition, Icp, Program, Test, Value } from "./program.js"
 * @import { NewValue } from "./reachchanges.js"
 * @typedef {"must" | "score" | "disqualifier" | "enough"} RowKind
 * @typedef {{kind: RowKind, id: string}} RowName
 * @typedef {{kind: RowKind, id: string, place: number, met: boolean}} NeededTest a test of a row, by its place there
 * @typedef {{
 *   field: string, learn: boolean, points: number, rows: RowName[], needs: NeededTest[],
 * }} ReachStep a field to learn or to change, what it adds after the steps before, what it answers, what it must be
 * @typedef {{name: RowName, tests: Test[], negated: boolean[], when: Condition, wanted: boolean}} ConditionRow `negated`:
 *   of each test whether it speaks against its condition
 * @typedef {{name: RowName, tests: Test[], negated: boolean[], banded: Banded}} PointsRow
 * @typedef {ConditionRow | PointsRow} DecidingRow
 * @typedef {{right: boolean, low: number, decided: number, reason: Reason | null}} Outcome
 */

/** Values of earlier fields, all together, beyond which a step asks for the one value that was found. */
const MOST_TOGETHER = 64;

/**
 * Every row that decides on an ICP.
 * @param {Icp} icp
 * @returns {DecidingRow[]}
 */
export function decidingRows(icp) {
  /** @type {(kind: RowKind, id: string, when: Condition, wanted: boolean) => ConditionRow} */
  const row = (kind, id, when, wanted) => {
    return { name: { kind, id }, tests: testsIn(when), negated: negatedIn(when), when, wanted };
  };
  return [
    ...icp.must.map(({ id, when }) => row("must", id, when, true)),
    ...icp.score.map((banded) => ({
      name: { kind: /** @type {const} */ ("score"), id: banded.id },
      tests: banded.bands.flatMap(({ when }) => testsIn(when)),
      negated: banded.bands.flatMap(({ when }) => negatedIn(when)),
      banded,
    })),
    ...icp.disqualifiers.map(({ id, when }) => row("disqualifier", id, when, false)),
    ...(icp.enough ? [row("enough", "enough", icp.enough, true)] : []),
  ];
}

/**
 * Makes steps of the changes of an account, answers first, then in file order.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @param {Map<string, FieldValue[]>} values all that each field could have
 */
export function reachSteps(program, icp, account, asOf, values) {
  const deciding = decidingRows(icp);
  const fields = new Map(deciding.map((row) => [row, [...new Set(row.tests.map(({ field }) => field))]]));
  /** @type {Map<DecidingRow, Map<string, Outcome>>} */
  const outcomes = new Map(deciding.map((row) => [row, new Map()]));

  /** @type {(change: NewValue[]) => ReachStep[]} */
  function stepsOf(change) {
    const chosen = new Map(change);
    const after = withValues(account, change);
    const names = Object.keys(program.fields).filter((name) => chosen.has(name));
    let [reached, points] = [account, pointsOf(account)];
    /** @type {Map<string, Value[]>} */
    const allowed = new Map();
    return [true, false].flatMap((learn) =>
      names.flatMap((name) => {
        const own = chosen.get(name);
        if (!own || own.learn !== learn) return [];
        const before = points;
        reached = withValues(reached, [[name, own]]);
        points = pointsOf(reached);
        const rows = rowsOf(name);
        const answered = rows.filter((row) => !alike(outcome(row, account), outcome(row, after)));
        const others = (values.get(name) ?? []).filter((one) => one.learn || isLike(one, own)).map((one) => one.value);
        const current = ownValue(account, name) ?? null;
        const every = current === null ? others : [...others, current];
        const needs = needed(name, own.value, worse(name, every, after, allowed));
        allowed.set(
          name,
          others.filter((value) => needs.every((need) => passes(need, value) === need.met)),
        );
        return [{ field: name, learn, points: points - before, rows: answered.map((row) => row.name), needs }];
      }),
    );
  }

  /** @type {(name: string) => DecidingRow[]} */
  function rowsOf(name) {
    return deciding.filter(({ tests }) => tests.some((test) => test.field === name));
  }

  /** @type {(account: Account) => number} the points at worst */
  function pointsOf(some) {
    const reasons = deciding.map((row) => outcome(row, some).reason).filter((reason) => reason !== null);
    return totals(icp, reasons).low;
  }

  /** @type {(row: DecidingRow, account: Account) => Outcome} once for the same values */
  function outcome(row, some) {
    const found = outcomes.get(row);
    const key = JSON.stringify(fields.get(row)?.map((name) => ownValue(some, name)));
    const before = found?.get(key);
    if (before) return before;
    const made = outcomeOf(row, some);
    found?.set(key, made);
    return made;
  }

  /** @type {(row: DecidingRow, account: Account) => Outcome} */
  function outcomeOf(row, some) {
    const ranges = rangesOf(some, program.fields);
    if ("when" in row) {
      const truth = surelyHolds(row.when, some, asOf, ranges);
      return { right: truth === row.wanted, low: 0, decided: 0, reason: null };
    }
    const reason = criterionReason(row.banded, some, asOf, ranges);
    return { right: true, low: reason.low, decided: reason.state === "unknown" ? 0 : reason.possible, reason };
  }

  /**
   * The values of a field that do less well than the one it has after all steps; the fields of the steps before may
   * have every value that is allowed for them.
   * @type {(name: string, every: Value[], after: Account, allowed: Map<string, Value[]>) => Value[]}
   */
  function worse(name, every, after, allowed) {
    const rows = rowsOf(name);
    const near = new Set(rows.flatMap(({ tests }) => tests.map(({ field }) => field)));
    const shared = [...allowed].filter(([field]) => near.has(field));
    if (shared.reduce((count, [, some]) => count * some.length, 1) > MOST_TOGETHER) {
      return every.filter((value) => value !== ownValue(after, name));
    }
    let good = [...every];
    for (const chosen of product(shared.map(([, some]) => some))) {
      const together = Object.fromEntries(shared.map(([field], at) => [field, chosen[at]]));
      const some = { ...after, ...together };
      const best = rows.map((row) => outcome(row, some));
      good = good.filter((value) =>
        rows.every((row, at) => {
          const { right, low, decided } = outcome(row, { ...some, [name]: value });
          return right && low >= best[at].low && decided >= best[at].decided;
        }),
      );
    }
    return every.filter((value) => !good.includes(value));
  }

  /**
   * The tests that tell a value of a field from those which do less well: one after the other the test that rules out
   * the most, met ones first, then in reading order.
   * @type {(name: string, value: Value, worse: Value[]) => NeededTest[]}
   */
  function needed(name, value, others) {
    const needs = rowsOf(name).flatMap(({ name: { kind, id }, tests }) =>
      tests.flatMap((test, place) => {
        const need = { kind, id, place };
        return test.field === name ? [{ ...need, met: passes(need, value) === true }] : [];
      }),
    );
    const ordered = [...needs.filter(({ met }) => met), ...needs.filter(({ met }) => !met)];
    /** @type {NeededTest[]} */
    const found = [];
    let left = others;
    while (left.length) {
      const lefts = ordered.map((need) => left.filter((one) => passes(need, one) === need.met));
      const least = Math.min(...lefts.map(({ length }) => length));
      const at = lefts.findIndex(({ length }) => length === least);
      if (least === left.length) break; // a range that no test tells apart
      found.push(ordered[at]);
      left = lefts[at];
    }
    return found;
  }

  /**
   * Whether a value passes a test; values of contacts as many of them as have to. One that speaks against its condition
   * is passed by as many as keep the condition from being met.
   * @type {(need: {kind: RowKind, id: string, place: number}, value: Value) => boolean | null}
   */
  function passes({ kind, id, place }, value) {
    const row = deciding.find(({ name }) => name.kind === kind && name.id === id);
    if (!row) throw new RangeError(`no row is called ${kind}/${id}`);
    const test = row.tests[place];
    if (!isOfContacts(value)) return holds(test, { [test.field]: value }, asOf);
    const match = ownValue(program.contacts ?? {}, test.field) ?? "any";
    const contacts = (match === "all") === row.negated[place] ? "any" : "all";
    return holds({ contacts, when: test }, { [test.field]: value }, asOf);
  }

  return stepsOf;
}

/**
 * Whether two values change as much: a contact more is not held against another value of each.
 * @param {FieldValue} one
 * @param {FieldValue} own
 */
function isLike(one, own) {
  if (!isOfContacts(one.value) || !isOfContacts(own.value)) return !own.learn;
  return one.learn === own.learn && one.value.contacts.length === own.value.contacts.length;
}

/**
 * @param {Outcome} one
 * @param {Outcome} other
 */
function alike(one, other) {
  return one.right === other.right && one.low === other.low && one.decided === other.decided;
}

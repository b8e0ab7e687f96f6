// Every account that some tests can tell apart: of each field a value for each case, and the field not known.

import { dayNumber } from "../days.js";
import { isWhole } from "../fit/program.js";

/**
 * @import { Account, Condition, Exact, FieldType, Test } from "../fit/program.js"
 */

const MOST = 20_000; // accounts that are tried
const DAY = 86_400_000; // milliseconds
const PARTS = 1000; // of an account with ranges, up to which evaluators take it apart

/**
 * The accounts; null where there are too many, or where a field cannot be taken apart.
 * @param {Test[]} tests
 * @param {Record<string, FieldType>} fields
 * @param {string} asOf
 * @returns {Account[] | null}
 */
export function accountsOf(tests, fields, asOf) {
  /** @type {Map<string, Test[]>} */
  const byField = new Map();
  for (const test of tests) byField.set(test.field, [...(byField.get(test.field) ?? []), test]);
  /** @type {Account[]} */
  let accounts = [{}];
  for (const [field, own] of byField) {
    const values = valuesOf(own, fields[field], asOf);
    if (!values || accounts.length * (values.length + 1) > MOST) return null;
    accounts = accounts.flatMap((account) => [account, ...values.map((value) => ({ ...account, [field]: value }))]);
  }
  return accounts;
}

/**
 * Whether evaluators take every account with ranges apart as far as conditions of one row can tell.
 * @param {Condition[]} conditions
 */
export function isTakenApart(conditions) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  const open = [...conditions];
  for (let one = open.pop(); one; one = open.pop()) {
    if ("all" in one) open.push(...one.all);
    else if ("any" in one) open.push(...one.any);
    else if ("not" in one) open.push(one.not);
    else if ("contacts" in one) open.push(one.when);
    else if (numbersIn(one).length && typeof numbersIn(one)[0] === "number") {
      parts.set(one.field, (parts.get(one.field) ?? 1) + 2 * numbersIn(one).length);
    }
  }
  return [...parts.values()].reduce((count, one) => count * one, 1) <= PARTS;
}

/**
 * A value for each case of a field that tests tell apart; null where the cases are not known.
 * @param {Test[]} tests
 * @param {FieldType} type
 * @param {string} asOf
 * @returns {Exact[] | null}
 */
function valuesOf(tests, type, asOf) {
  switch (type) {
    case "boolean":
      return [true, false];
    case "choices":
      return listsOf(tests);
    case "choice":
    case "country":
      return [...new Set(tests.flatMap(namedIn)), "\u0000"];
    case "date":
      return daysOf(tests, asOf);
    case "text":
    case "domain":
      return tests.some((test) => "contains_any" in test || "starts_with" in test || "ends_with" in test)
        ? null
        : [...new Set(tests.flatMap(namedIn)), "\u0000"];
    default:
      return numbersOf(tests, isWhole(type));
  }
}

/**
 * @param {Test} test
 * @returns {(string | number | boolean)[]}
 */
function namedIn(test) {
  if ("is" in test) return [test.is];
  return "in" in test ? test.in : numbersIn(test);
}

/**
 * The ends that a test of order names.
 * @param {Test} test
 * @returns {(string | number)[]}
 */
function numbersIn(test) {
  if ("between" in test) return test.between;
  if ("at_least" in test) return [test.at_least];
  if ("at_most" in test) return [test.at_most];
  if ("is" in test) return typeof test.is === "boolean" ? [] : [test.is];
  return "in" in test ? test.in : [];
}

/**
 * Each number that tests name, and one on either side of it that no test has between.
 * @param {Test[]} tests
 * @param {boolean} whole
 */
function numbersOf(tests, whole) {
  const named = [...new Set(tests.flatMap(numbersIn).map(Number))].sort((one, other) => one - other);
  if (!named.length) return [0];
  if (whole) {
    return [...new Set(named.flatMap((one) => [Math.ceil(one) - 1, Math.ceil(one), Math.floor(one), Math.floor(one) + 1]))];
  }
  const between = named.slice(1).map((one, at) => (one + named[at]) / 2);
  return [named[0] - 1 - Math.abs(named[0]), ...named, ...between, (named.at(-1) ?? 0) * 2 + 1 + Math.abs(named[0])];
}

/**
 * Days before, on and after each that tests name, by the calendar or by age; null where both are asked.
 * @param {Test[]} tests
 * @param {string} asOf
 * @returns {string[] | null}
 */
function daysOf(tests, asOf) {
  const ages = tests.flatMap((test) => ("within" in test ? [test.within] : []));
  const named = tests.flatMap(numbersIn).map(String);
  if (ages.length && named.length) return null;
  const today = dayNumber(asOf);
  const marks = ages.length ? [today, ...ages.map((age) => today - age)] : named.map(dayNumber);
  return [...new Set(marks.length ? marks.flatMap((one) => [one - 1, one, one + 1]) : [today])].map(dayText);
}

/**
 * Lists that tests tell apart: of members that the same tests name none, one, or all; null where there are too many.
 * @param {Test[]} tests
 * @returns {string[][] | null}
 */
function listsOf(tests) {
  /** @type {Map<string, number[]>} */
  const namedBy = new Map();
  for (const [place, test] of tests.entries()) {
    for (const name of new Set(membersIn(test))) namedBy.set(name, [...(namedBy.get(name) ?? []), place]);
  }
  /** @type {Map<string, string[]>} */
  const alike = new Map();
  for (const [name, places] of namedBy) alike.set(String(places), [...(alike.get(String(places)) ?? []), name]);
  /** @type {string[][]} */
  let lists = [[]];
  for (const names of alike.values()) {
    const some = names.length > 1 ? [[], names.slice(0, 1), names] : [[], names];
    if (lists.length * some.length > MOST) return null;
    lists = lists.flatMap((list) => some.map((more) => [...list, ...more]));
  }
  return lists;
}

/** @param {Test} test */
function membersIn(test) {
  if ("has_any" in test) return test.has_any;
  if ("has_all" in test) return test.has_all;
  return "has_none" in test ? test.has_none : [];
}

/** @param {number} number days since 1970 */
function dayText(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

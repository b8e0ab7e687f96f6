// The values that a field could have: a few that stand for all, as far as the tests of it can tell.
// Mirrors icp_playbook/fit/field_values.py.

import { dayNumber } from "../days.js";
import { assertNever } from "../never.js";
import { holds } from "./conditions.js";
import { isInterval, isOfContacts } from "./program.js";

/**
 * @import { Catalogue } from "./catalogue.js"
 * @import { ContactMatch, ContactValues, Exact, FieldType, Scalar, Test, Value } from "./program.js"
 * @typedef {{
 *   type: FieldType, choices: string[], minimum: number | null, match?: ContactMatch | null,
 * }} FieldDomain what a field can be; `match` where it is of contacts
 * @typedef {Record<string, FieldDomain>} Domains
 * @typedef {{value: Exact | ContactValues, learn: boolean}} FieldValue `learn`: it agrees with what is known, so that it is an answer
 */

/** Values of one field beyond which nothing is claimed. */
const MOST_VALUES = 5000;
const DAY = 86_400_000;
const [FIRST_YEAR, LAST_YEAR] = [1000, 2999];
const [FIRST_DAY, LAST_DAY] = ["0001-01-01", "9999-12-31"].map(dayNumber);

/** More would have to be tried than can be in a moment. */
export class TooManyValues extends Error {}

/**
 * What the fields of a playbook can be.
 * @param {Catalogue} catalogue
 * @returns {Domains}
 */
export function domainsOf({ words, form }) {
  return Object.fromEntries(
    Object.entries(words.fields).map(([name, { type, choices }]) => [
      name,
      { type, choices: choices.map(({ id }) => id), minimum: form.fields[name].minimum, match: form.fields[name].match },
    ]),
  );
}

/**
 * The values that come out otherwise in the tests than what is known, one for all that come out alike.
 * @param {FieldDomain} domain
 * @param {Test[]} tests
 * @param {Value | null} current
 * @param {string} asOf
 * @returns {FieldValue[]}
 */
export function fieldValues(domain, tests, current, asOf) {
  /** @type {(value: Value | null) => string} */
  const outcome = (value) => tests.map((test) => holds(test, { [test.field]: value }, asOf)).join();
  if (isOfContacts(current)) return ofContacts(domain, tests, current, asOf);
  const exact = current !== null && !isInterval(current);
  const seen = new Set(exact ? [`false ${outcome(current)}`] : []);
  /** @type {FieldValue[]} */
  const found = [];
  for (const value of listed(domain, tests, current, asOf)) {
    const learn = current === null || (isInterval(current) && within(Number(value), current));
    const key = `${learn} ${outcome(value)}`;
    if (!seen.has(key)) found.push({ value, learn });
    seen.add(key);
  }
  return found;
}

/**
 * What contacts could have: an answer is what those have of whom it is not known. To change a fact is to get to know
 * one contact more, where any of them counts, or all have another value.
 * @param {FieldDomain} domain
 * @param {Test[]} tests
 * @param {ContactValues} current
 * @param {string} asOf
 */
function ofContacts(domain, tests, { contacts }, asOf) {
  /** @type {FieldValue[]} */
  const found = [];
  /** @type {Map<string, Exact>} */
  const values = new Map();
  for (const value of listed(domain, tests, null, asOf)) {
    const outcome = tests.map((test) => holds(test, { [test.field]: value }, asOf)).join();
    if (!values.has(outcome)) values.set(outcome, value);
  }
  for (const value of values.values()) {
    if (contacts.some((one) => agrees(value, one))) {
      found.push({ value: { contacts: contacts.map((one) => (agrees(value, one) ? value : one)) }, learn: true });
    }
    if (domain.match === "any") found.push({ value: { contacts: [...contacts, value] }, learn: false });
  }
  for (const value of values.values()) found.push({ value: { contacts: contacts.map(() => value) }, learn: false });
  return found;
}

/**
 * Whether a value could be that of which this is known.
 * @param {Exact} value
 * @param {ContactValues["contacts"][number]} known
 */
function agrees(value, known) {
  return known === null || (isInterval(known) && within(Number(value), known));
}

/**
 * @param {number} value
 * @param {{low: number, high: number | null}} band
 */
function within(value, { low, high }) {
  return low <= value && (high === null || value <= high);
}

/**
 * @param {FieldDomain} domain
 * @param {Test[]} tests
 * @param {Value | null} current
 * @param {string} asOf
 * @returns {Exact[]}
 */
function listed(domain, tests, current, asOf) {
  switch (domain.type) {
    case "boolean":
      return [true, false];
    case "choice":
    case "country":
      return chosen(domain.choices, tests);
    case "choices":
      return sets(tests);
    case "text":
    case "domain":
      return texts(tests);
    case "integer":
    case "money":
    case "year":
    case "number":
    case "percent":
      return numbers(domain, tests, current);
    case "date":
      return days(tests, asOf);
    default:
      return assertNever(domain.type);
  }
}

/**
 * Those that tests name, and the first of the others.
 * @param {string[]} choices
 * @param {Test[]} tests
 */
function chosen(choices, tests) {
  const named = new Set(tests.flatMap(namedValues));
  const other = choices.find((choice) => !named.has(choice));
  return choices.filter((choice) => named.has(choice) || choice === other);
}

/**
 * Of the members that the same tests name none, one or all.
 * @param {Test[]} tests
 */
function sets(tests) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const member of new Set(tests.flatMap(namedValues).map(String))) {
    const key = tests.map((test) => namedValues(test).includes(member)).join();
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  const options = [...groups.values()].map((group) =>
    group.length > 1 ? [[], [group[0]], group] : [[], group],
  );
  bounded(options.reduce((count, one) => count * one.length, 1));
  return product(options).map((parts) => parts.flat());
}

/**
 * The texts that tests name, and one with every start, end and set of parts that they ask for.
 * @param {Test[]} tests
 */
function texts(tests) {
  const starts = [...new Set(tests.flatMap((test) => ("starts_with" in test ? test.starts_with : [])))];
  const parts = [...new Set(tests.flatMap((test) => ("contains_any" in test ? test.contains_any : [])))];
  const ends = [...new Set(tests.flatMap((test) => ("ends_with" in test ? test.ends_with : [])))];
  const named = tests.flatMap(namedValues).map(String);
  const taken = new Set([...starts, ...parts, ...ends, ...named].join(""));
  let code = 1;
  while (taken.has(String.fromCodePoint(code))) code += 1;
  const between = String.fromCodePoint(code);
  bounded((starts.length + 1) * 2 ** Math.min(parts.length, 30) * (ends.length + 1));
  const held = product(parts.map((part) => [[], [part]]));
  const made = ["", ...starts].flatMap((start) =>
    held.flatMap((some) => ["", ...ends].map((end) => [start, ...some.flat(), end].join(between))),
  );
  return [...new Set(named), ...made];
}

/**
 * Numbers at the bounds that tests name and on both sides of them, and the ends of what is known.
 * @param {FieldDomain} domain
 * @param {Test[]} tests
 * @param {Value | null} current
 */
function numbers({ type, minimum }, tests, current) {
  const bounds = new Set(tests.flatMap(namedValues).filter((value) => typeof value === "number"));
  const year = type === "year";
  const least = year ? Math.max(FIRST_YEAR, minimum ?? FIRST_YEAR) : minimum;
  if (least !== null) bounds.add(least);
  const ordered = (bounds.size ? [...bounds] : [0]).sort((one, other) => one - other);
  /** @type {Set<number>} */
  const found = new Set();
  if (type === "number" || type === "percent") {
    const middles = ordered.slice(1).map((high, at) => ordered[at] / 2 + high / 2);
    for (const one of [ordered[0] - 1, ...ordered, ...middles, ordered[ordered.length - 1] + 1]) found.add(one);
  } else {
    for (const bound of ordered) {
      const [floor, ceiling] = [Math.floor(bound), Math.ceil(bound)];
      for (const one of [floor, floor + 1, ceiling, ceiling - 1]) found.add(one);
    }
  }
  if (current !== null && isInterval(current)) {
    found.add(current.low);
    if (current.high !== null) found.add(current.high);
  }
  return [...found]
    .filter((one) => (least === null || one >= least) && !(year && one > LAST_YEAR))
    .sort((one, other) => one - other);
}

/**
 * The days that tests name or count back to, and those beside them.
 * @param {Test[]} tests
 * @param {string} asOf
 */
function days(tests, asOf) {
  const today = dayNumber(asOf);
  const named = tests.flatMap(namedValues).map((day) => dayNumber(String(day)));
  const back = tests.flatMap((test) => ("within" in test ? [today - test.within] : []));
  const around = new Set([...back, today, ...named].flatMap((day) => [day - 1, day, day + 1]));
  return [...around]
    .filter((day) => FIRST_DAY <= day && day <= LAST_DAY)
    .sort((one, other) => one - other)
    .map((day) => new Date(day * DAY).toISOString().slice(0, 10));
}

/** @param {number} count */
function bounded(count) {
  if (count > MOST_VALUES) throw new TooManyValues();
}

/**
 * One of each of the options, in every way.
 * @template Option
 * @param {Option[][]} options
 * @returns {Option[][]}
 */
export function product(options) {
  /** @type {Option[][]} */
  let found = [[]];
  for (const some of options) found = found.flatMap((before) => some.map((one) => [...before, one]));
  return found;
}

/**
 * The values that a test names, each of which the field could be.
 * @param {Test} test
 * @returns {(Scalar | boolean)[]}
 */
function namedValues(test) {
  if ("is" in test) return [test.is];
  if ("in" in test) return test.in;
  if ("between" in test) return test.between;
  if ("at_least" in test) return [test.at_least];
  if ("at_most" in test) return [test.at_most];
  if ("has_any" in test) return test.has_any;
  if ("has_all" in test) return test.has_all;
  if ("has_none" in test) return test.has_none;
  if ("contains_any" in test || "starts_with" in test || "ends_with" in test) return [];
  if ("within" in test || "known" in test) return [];
  return assertNever(test);
}

// Whether a compiled condition holds for an account on a day: true, false, or null where that is not known.
// Mirrors the reference in icp_playbook/fit.

import { dayNumber } from "../days.js";
import { ownValue } from "../keys.js";
import { assertNever } from "../never.js";
import { foldedText } from "./plain.js";
import { fieldsTested, isInterval, isOfContacts, partsOf } from "./program.js";
import { matters, split } from "./ranges.js";

/**
 * @import { Account, Comparison, Condition, ContactValues, Exact, Interval, OfContacts, Scalar } from "./program.js"
 * @import { Ranges } from "./ranges.js"
 * @typedef {boolean | null} Truth null: unknown
 */

/**
 * The fields that conditions on contacts test.
 * @type {WeakMap<OfContacts, string[]>}
 */
const known = new WeakMap();

/**
 * Whether a condition holds. An absent value makes a test unknown, except `known`.
 * @param {Condition} condition
 * @param {Account} account
 * @param {string} asOf an ISO date
 * @returns {Truth}
 */
export function holds(condition, account, asOf) {
  if ("all" in condition) return every(condition.all.map((part) => holds(part, account, asOf)));
  if ("any" in condition) return not(every(condition.any.map((part) => not(holds(part, account, asOf)))));
  if ("not" in condition) return not(holds(condition.not, account, asOf));
  if ("contacts" in condition) {
    return together(condition, eachContact(condition, account).map((one) => holds(condition.when, one, asOf)));
  }
  const value = ownValue(account, condition.field) ?? null;
  if ("known" in condition) return (value !== null) === condition.known;
  if (value === null) return null;
  if (isOfContacts(value)) throw new TypeError(`a test of contacts stands outside of them: ${condition.field}`);
  return isInterval(value) ? intervalPasses(condition, value) : passes(condition, value, asOf);
}

/**
 * The account with each of its contacts as its only one; as it is where it has none.
 * @param {OfContacts} condition
 * @param {Account} account
 * @returns {Account[]}
 */
export function eachContact(condition, account) {
  let names = known.get(condition);
  if (!names) known.set(condition, (names = [...new Set(fieldsTested(condition))]));
  /** @type {[name: string, contacts: ContactValues["contacts"]][]} */
  const several = [];
  for (const name of names) {
    const value = ownValue(account, name);
    if (isOfContacts(value) && value.contacts.length) several.push([name, value.contacts]);
  }
  if (!several.length) return [account];
  const count = Math.max(...several.map(([, contacts]) => contacts.length));
  return Array.from({ length: count }, (_, place) => ({
    ...account,
    ...Object.fromEntries(several.map(([name, contacts]) => [name, contacts[place] ?? null])),
  }));
}

/**
 * What contacts come to: one that is true is enough, or of all of them one that is false too much.
 * @param {OfContacts} condition
 * @param {Truth[]} truths
 */
function together({ contacts }, truths) {
  return contacts === "all" ? every(truths) : not(every(truths.map(not)));
}

/**
 * Whether a condition is true of every number that the account's ranges allow, or of none.
 * @param {Condition} condition
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {Truth}
 */
export function surelyHolds(condition, account, asOf, ranges) {
  const truth = holds(condition, account, asOf);
  if (truth !== null) return truth;
  const whole = split(account, ranges, condition, () => [condition]);
  if (whole === null) return null;
  const [first, ...others] = whole.parts.map((part) => holds(condition, part.account, asOf));
  return others.every((other) => other === first) ? first : null;
}

/**
 * The fields whose values can decide a condition. None when it is decided.
 * @param {Condition} condition
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {string[]}
 */
export function openFields(condition, account, asOf, ranges) {
  const whole = split(account, ranges, condition, () => [condition]);
  if (whole === null) return unknownFields(condition, account, asOf);
  const accounts = whole.parts.map((part) => part.account);
  const truths = accounts.map((one) => String(holds(condition, one, asOf)));
  return [...matters(whole, truths), ...accounts.flatMap((one) => unknownFields(condition, one, asOf))];
}

/**
 * The fields that keep a condition unknown, in reading order. Nothing when it is decided.
 * @param {Condition} condition
 * @param {Account} account
 * @param {string} asOf
 * @returns {string[]}
 */
export function unknownFields(condition, account, asOf) {
  if (holds(condition, account, asOf) !== null) return [];
  if ("field" in condition) return [condition.field];
  if ("contacts" in condition) {
    return eachContact(condition, account).flatMap((one) => unknownFields(condition.when, one, asOf));
  }
  return partsOf(condition).flatMap((part) => unknownFields(part, account, asOf));
}

/**
 * The fields whose answers can make a condition come out as wanted, in reading order. Unlike `unknownFields` it counts
 * a test of what is known. Empty where it comes out so already, null where no answer can make it.
 * @param {Condition} condition
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {string[] | null}
 */
export function lackingFields(condition, account, asOf, ranges, wanted = true) {
  if ("not" in condition) return lackingFields(condition.not, account, asOf, ranges, !wanted);
  if ("all" in condition || "any" in condition) {
    const found = partsOf(condition).map((part) => lackingFields(part, account, asOf, ranges, wanted));
    return lackingIn(found, "all" in condition === wanted);
  }
  if ("contacts" in condition) {
    const contacts = eachContact(condition, account);
    const found = contacts.map((one) => lackingFields(condition.when, one, asOf, ranges, wanted));
    return lackingIn(found, (condition.contacts === "all") === wanted);
  }
  const value = ownValue(account, condition.field) ?? null;
  if ("known" in condition && value === null) return condition.known === wanted ? [condition.field] : [];
  const truth = surelyHolds(condition, account, asOf, isInterval(value) ? ranges : null);
  return truth === null ? [condition.field] : truth === wanted ? [] : null;
}

/**
 * The same of several, every one of which is needed, or any.
 * @param {(string[] | null)[]} found
 * @param {boolean} everyPart
 */
function lackingIn(found, everyPart) {
  const some = found.filter((fields) => fields !== null);
  if (everyPart) return some.length < found.length ? null : some.flat();
  if (some.some((fields) => !fields.length)) return [];
  return some.length ? some.flat() : null;
}

/**
 * False as soon as one is, else unknown if one is, else true.
 * @param {Truth[]} truths
 * @returns {Truth}
 */
function every(truths) {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

/**
 * @param {Truth} truth
 * @returns {Truth}
 */
function not(truth) {
  return truth === null ? null : !truth;
}

/**
 * Whether a value passes. The program is compiled, so each value is of the type that its operator takes.
 * @param {Comparison} test
 * @param {Exact} value
 * @param {string} asOf
 * @returns {boolean}
 */
function passes(test, value, asOf) {
  const scalar = /** @type {Scalar} */ (value);
  const listed = /** @type {string[]} */ (value);
  if ("within" in test) {
    const days = dayNumber(asOf) - dayNumber(String(scalar));
    return 0 <= days && days <= test.within;
  }
  if ("is" in test) return value === test.is;
  if ("in" in test) return test.in.includes(scalar);
  if ("between" in test) return test.between[0] <= scalar && scalar <= test.between[1];
  if ("at_least" in test) return scalar >= test.at_least;
  if ("at_most" in test) return scalar <= test.at_most;
  if ("has_any" in test) return test.has_any.some((one) => listed.includes(one));
  if ("has_all" in test) return test.has_all.every((one) => listed.includes(one));
  if ("contains_any" in test) return partOf(scalar, (text) => test.contains_any.some((part) => text.includes(part)));
  if ("starts_with" in test) return partOf(scalar, (text) => test.starts_with.some((part) => text.startsWith(part)));
  if ("ends_with" in test) return partOf(scalar, (text) => test.ends_with.some((part) => text.endsWith(part)));
  if ("has_none" in test) return !test.has_none.some((one) => listed.includes(one));
  return assertNever(test);
}

/**
 * Whether a text, folded as the operands are, passes.
 * @param {Scalar} value
 * @param {(text: string) => boolean} passing
 */
function partOf(value, passing) {
  return passing(foldedText(String(value)));
}

/**
 * A band of numbers: a pass only if all of it passes, a miss only if none of it does.
 * @param {Comparison} test
 * @param {Interval} value
 * @returns {Truth}
 */
function intervalPasses(test, value) {
  if ("is" in test) return inside(value, Number(test.is), Number(test.is));
  if ("in" in test) return not(every(test.in.map((one) => not(inside(value, Number(one), Number(one))))));
  if ("between" in test) return inside(value, Number(test.between[0]), Number(test.between[1]));
  if ("at_least" in test) return inside(value, Number(test.at_least), null);
  if ("at_most" in test) return inside(value, null, Number(test.at_most));
  if (
    "within" in test ||
    "has_any" in test ||
    "has_all" in test ||
    "has_none" in test ||
    "contains_any" in test ||
    "starts_with" in test ||
    "ends_with" in test
  ) {
    throw new TypeError(`a band of numbers has no such test: ${JSON.stringify(test)}`);
  }
  return assertNever(test);
}

/**
 * @param {Interval} value
 * @param {number | null} low
 * @param {number | null} high
 * @returns {Truth}
 */
function inside(value, low, high) {
  const above = low === null || value.low >= low;
  const below = high === null || (value.high !== null && value.high <= high);
  if (above && below) return true;
  const tooLow = low !== null && value.high !== null && value.high < low;
  const tooHigh = high !== null && value.low > high;
  return tooLow || tooHigh ? false : null;
}

// Numbers known only as a range: the account is taken apart into those that its ranges stand for.
// Mirrors icp_playbook/fit/ranges.py: cut at the bounds that tests name, a range falls into parts on which every test
// is constant, so one number stands for each part.

import { isInterval, isOfContacts, isWhole, testsIn } from "./program.js";

/**
 * @import { Account, Condition, ContactValues, FieldType, Interval, Test, Value } from "./program.js"
 * @typedef {Map<string, boolean>} Ranges the fields known only as a range → whether they hold whole numbers alone
 * @typedef {{whole: number[], any: number[]}} Starts where a new part begins: its first whole number, its first of all
 * @typedef {Map<string, Starts>} Cuts numeric field → where tests of it change
 * @typedef {{places: number[], account: Account}} Part which part of each range it stands for
 * @typedef {{names: string[], parts: Part[]}} SplitAccount the fields that were split, and an account of each part
 */

/** Accounts beyond which the longest ranges stay whole. What is said then is wider, and still true. */
const MOST = 1000;

/** @type {WeakMap<object, Cuts>} */
const known = new WeakMap();

/**
 * The ranges of an account; null for the most, which have none.
 * @param {Account} account
 * @param {Record<string, FieldType>} fields
 * @returns {Ranges | null}
 */
export function rangesOf(account, fields) {
  const found = Object.entries(account).filter(([, value]) => isRanged(value));
  return found.length ? new Map(found.map(([name]) => [name, isWhole(fields[name])])) : null;
}

/**
 * Whether a value is a range, or that of a contact is.
 * @param {Value | null | undefined} value
 */
export function isRanged(value) {
  return isOfContacts(value) ? value.contacts.some(isInterval) : isInterval(value);
}

/**
 * The account taken apart as far as conditions can tell; null where they cut no range of it.
 * @param {Account} account
 * @param {Ranges | null} ranges
 * @param {object} row what the conditions are of
 * @param {() => Condition[]} conditions
 * @returns {SplitAccount | null}
 */
export function split(account, ranges, row, conditions) {
  if (!ranges) return null;
  let cuts = known.get(row);
  if (!cuts) known.set(row, (cuts = cutsOf(conditions())));
  /** @type {[name: string, values: Value[]][]} */
  const found = [];
  for (const [name, whole] of ranges) {
    const starts = cuts.get(name);
    const values = starts ? partsOf(account[name], whole ? starts.whole : starts.any) : [];
    if (values.length > 1) found.push([name, values]);
  }
  found.sort(([, one], [, other]) => one.length - other.length);
  /** @type {Part[]} */
  let parts = [{ places: [], account }];
  /** @type {string[]} */
  const names = [];
  for (const [name, values] of found) {
    if (parts.length * values.length > MOST) break;
    names.push(name);
    parts = parts.flatMap((part) =>
      values.map((value, place) => ({
        places: [...part.places, place],
        account: { ...part.account, [name]: value },
      })),
    );
  }
  return names.length ? { names, parts } : null;
}

/**
 * The split fields along which results differ while the others stay what they are.
 * @param {SplitAccount} whole
 * @param {string[]} results one for each part
 */
export function matters({ names, parts }, results) {
  return names.filter((_, place) => {
    /** @type {Map<string, string>} */
    const seen = new Map();
    return parts.some(({ places }, at) => {
      const others = places.filter((__, one) => one !== place).join(" ");
      const before = seen.get(others);
      if (before === undefined) seen.set(others, results[at]);
      return before !== undefined && before !== results[at];
    });
  });
}

/**
 * @param {Condition[]} conditions
 * @returns {Cuts}
 */
function cutsOf(conditions) {
  /** @type {Cuts} */
  const cuts = new Map();
  for (const test of conditions.flatMap(testsIn)) {
    for (const [low, high] of passed(test)) {
      const starts = cuts.get(test.field) ?? { whole: [], any: [] };
      cuts.set(test.field, starts);
      if (typeof low === "number") {
        starts.whole.push(Math.ceil(low));
        starts.any.push(low);
      }
      if (typeof high === "number") {
        starts.whole.push(Math.floor(high) + 1);
        starts.any.push(next(high));
      }
    }
  }
  return cuts;
}

/**
 * The least and the greatest value of each stretch that passes a test of order or equality.
 * @param {Test} test
 * @returns {[low: unknown, high: unknown][]}
 */
function passed(test) {
  if ("is" in test) return [[test.is, test.is]];
  if ("in" in test) return test.in.map((value) => [value, value]);
  if ("between" in test) return [test.between];
  if ("at_least" in test) return [[test.at_least, null]];
  if ("at_most" in test) return [[null, test.at_most]];
  return []; // whether a number is known is the same for all of its range
}

/**
 * What a range is taken apart into; of contacts, whose ranges are each taken apart, every combination.
 * @param {Value | null | undefined} value
 * @param {number[]} starts
 * @returns {Value[]}
 */
function partsOf(value, starts) {
  if (isInterval(value)) return numbersOf(value, starts);
  if (!isOfContacts(value)) throw new TypeError("not a range");
  const parts = value.contacts.map((one) => (isInterval(one) ? numbersOf(one, starts) : [one]));
  if (parts.reduce((count, some) => count * some.length, 1) > MOST) return [];
  /** @type {ContactValues["contacts"][]} */
  let found = [[]];
  for (const some of parts) found = found.flatMap((before) => some.map((one) => [...before, one]));
  return found.map((contacts) => ({ contacts }));
}

/**
 * A number of each part of a range, from the least on.
 * @param {Interval} range
 * @param {number[]} starts
 */
function numbersOf({ low, high }, starts) {
  const inside = starts.filter((one) => one > low && (high === null || one <= high));
  return [low, ...[...new Set(inside)].sort((one, other) => one - other)];
}

/**
 * The next number that there is after a number.
 * @param {number} number
 */
function next(number) {
  if (number === 0) return Number.MIN_VALUE;
  const numbers = new Float64Array([number]);
  const bits = new BigInt64Array(numbers.buffer);
  bits[0] += number > 0 ? 1n : -1n;
  return numbers[0];
}

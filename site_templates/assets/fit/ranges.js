// Numbers known only as a range: the account is taken apart into those that its ranges stand for.
// Mirrors icp_playbook/fit/ranges.py: cut at the bounds that tests name, a range falls into parts on which every test
// is constant, so one number stands for each part.

import { isInterval, isWhole, testsIn } from "./program.js";

/**
 * @import { Account, Condition, FieldType, Interval, Test } from "./program.js"
 * @typedef {Map<string, boolean>} Ranges the fields known only as a range → whether they hold whole numbers alone
 * @typedef {{whole: number[], any: number[]}} Starts where a new part begins: its first whole number, its first of all
 * @typedef {Map<string, Starts>} Cuts numeric field → where tests of it change
 * @typedef {{numbers: number[], account: Account}} Part
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
  const found = Object.entries(account).filter(([, value]) => isInterval(value));
  return found.length ? new Map(found.map(([name]) => [name, isWhole(fields[name])])) : null;
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
  /** @type {[name: string, numbers: number[]][]} */
  const found = [];
  for (const [name, whole] of ranges) {
    const starts = cuts.get(name);
    const numbers = starts ? partsOf(/** @type {Interval} */ (account[name]), whole ? starts.whole : starts.any) : [];
    if (numbers.length > 1) found.push([name, numbers]);
  }
  found.sort(([, one], [, other]) => one.length - other.length);
  /** @type {Part[]} */
  let parts = [{ numbers: [], account }];
  /** @type {string[]} */
  const names = [];
  for (const [name, numbers] of found) {
    if (parts.length * numbers.length > MOST) break;
    names.push(name);
    parts = parts.flatMap((part) =>
      numbers.map((number) => ({
        numbers: [...part.numbers, number],
        account: { ...part.account, [name]: number },
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
    return parts.some(({ numbers }, at) => {
      const others = numbers.filter((__, one) => one !== place).join(" ");
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
 * A number of each part of a range, from the least on.
 * @param {Interval} range
 * @param {number[]} starts
 */
function partsOf({ low, high }, starts) {
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

// What a field's minimum makes of the numbers in its cells. The same as icp_playbook/fields/cell_minimum.py.

/**
 * @import { Unread } from "./cells.js"
 * @import { Interval } from "./program.js"
 * @typedef {{value: number | Interval} | Unread} NumberReading
 */

/** No number in a playbook or a list is lower: where a band without a start begins. */
export const LOWEST = -1e15;

/**
 * What a field with a minimum makes of a number: nothing of 0 and -1, which exports write for "not known".
 * @param {number | Interval} value
 * @param {number} minimum
 * @returns {NumberReading | null}
 */
export function fromMinimum(value, minimum) {
  if (typeof value !== "number") {
    if (value.high !== null && value.high < minimum) return tooLow(value.high, minimum);
    return { value: value.low < minimum ? { low: minimum, high: value.high } : value };
  }
  if (value >= minimum) return { value };
  return value === 0 || value === -1 ? null : tooLow(value, minimum);
}

/**
 * @param {number} number
 * @param {number} minimum
 * @returns {Unread}
 */
export function tooLow(number, minimum) {
  if (number < 0 && minimum >= 0) return { cause: "below-zero", phrase: "is below zero" };
  return { cause: "below-minimum", phrase: `is below ${minimum}, the least that the field can be` };
}

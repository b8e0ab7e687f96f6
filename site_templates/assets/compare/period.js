// Two days to compare: each a day, or the revision of one; quarters by name; the choice in the address to share it.

import { dayNumber, dayOf, isDay } from "../days.js";
import { placeOn } from "./data.js";

/**
 * @import { StateRow } from "./data.js"
 * @typedef {{place: number, day: string, named: string}} End of a time: the state in force at it, its day, and what the
 *   address calls it, a day or the beginning of a hash
 * @typedef {{label: string, from: string, to: string}} Quarter from the last day before it to its last, or to today
 */

const DIGITS = 10;
const FEWEST = 7;

/**
 * The calendar's quarters, from that of today back to that of a first day.
 * @param {string} today
 * @param {string} first
 * @returns {Quarter[]}
 */
export function quarters(today, first) {
  const found = [];
  for (let [year, quarter] = quarterOf(today); ; ) {
    const begins = firstDay(year, quarter);
    const last = dayBefore(quarter < 4 ? firstDay(year, quarter + 1) : firstDay(year + 1, 1));
    found.push({ label: `Q${quarter} ${year}`, from: dayBefore(begins), to: last < today ? last : today });
    if (begins <= first) return found;
    [year, quarter] = quarter > 1 ? [year, quarter - 1] : [year - 1, 4];
  }
}

/**
 * @param {string} day
 * @returns {[year: number, quarter: number]}
 */
function quarterOf(day) {
  const [year, month] = day.split("-").map(Number);
  return [year, Math.ceil(month / 3)];
}

/**
 * @param {number} year
 * @param {number} quarter
 */
function firstDay(year, quarter) {
  return /** @type {string} */ (dayOf(year, 3 * quarter - 2, 1));
}

/**
 * @param {string} day
 */
function dayBefore(day) {
  return new Date((dayNumber(day) - 1) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * What an address calls a day, or a revision by at least seven digits of its hash; null for anything else.
 * @param {string} named
 * @param {StateRow[]} rows
 * @returns {End | null}
 */
export function endNamed(named, rows) {
  if (isDay(named)) return { place: placeOn(rows, named), day: named, named };
  const place = named.length < FEWEST ? -1 : rows.findIndex((row) => row.commit.startsWith(named));
  return place < 0 ? null : endAt(place, rows);
}

/**
 * A state as an end.
 * @param {number} place
 * @param {StateRow[]} rows
 * @returns {End}
 */
export function endAt(place, rows) {
  const { day, commit } = rows[place];
  return { place, day, named: commit.slice(0, DIGITS) };
}

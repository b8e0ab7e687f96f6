// Two days to compare: named periods, and the choice in the address so that it can be shared.

import { dayOf, isDay } from "../days.js";
import { placeOn } from "./data.js";

/**
 * @import { StateRow } from "./data.js"
 * @typedef {{from: number, to: number}} Choice places of states
 * @typedef {{label: string, since: string, until: string}} Period its first and its last day
 */

/**
 * This quarter and the ones before it, back to the one of a day; the calendar's quarters.
 * @param {string} today
 * @param {string} first
 * @returns {Period[]}
 */
export function quarters(today, first) {
  const found = [];
  for (let [year, quarter] = quarterOf(today); ; ) {
    const since = /** @type {string} */ (dayOf(year, 3 * quarter - 2, 1));
    const until = lastDay(year, 3 * quarter);
    found.push({ label: `Q${quarter} ${year}`, since, until: until < today ? until : today });
    if (since <= first) return found;
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
 * @param {number} month
 */
function lastDay(year, month) {
  return [31, 30].map((date) => dayOf(year, month, date)).find((day) => day !== null) ?? "";
}

/**
 * The states at both ends of a period: what was in force when it began, and when it ended.
 * @param {StateRow[]} rows
 * @param {Period} period
 * @returns {Choice}
 */
export function placesOf(rows, { since, until }) {
  const before = rows.findLastIndex((row) => row.day < since);
  return { from: Math.max(0, before), to: placeOn(rows, until) };
}

/**
 * What the address asks for: revisions by the first digits of their hash, or days. Null for what it names none of.
 * @param {string} search
 * @param {StateRow[]} rows
 * @returns {{from: number | null, to: number | null, unknown: string[]}}
 */
export function readChoice(search, rows) {
  const query = new URLSearchParams(search);
  /** @type {string[]} */
  const unknown = [];
  /** @param {string} name */
  const placeIn = (name) => {
    const wanted = query.get(name) ?? "";
    if (!wanted) return null;
    if (isDay(wanted)) return placeOn(rows, wanted);
    const place = wanted.length >= 7 ? rows.findIndex((row) => row.commit.startsWith(wanted)) : -1;
    if (place < 0) unknown.push(wanted);
    return place < 0 ? null : place;
  };
  return { from: placeIn("from"), to: placeIn("to"), unknown };
}

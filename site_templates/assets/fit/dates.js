// Dates as people and exports write them, read as ISO text: 2026-10-01 · 1 Oct 2026 · 2026-10-01T09:00Z.
// The same readings as icp_playbook/fields/cell_dates.py.

import { dayOf, MONTHS } from "../days.js";

/**
 * @import { Conventions, Unread } from "./cells.js"
 * @typedef {{value: string} | Unread} DateReading
 */

const SHORT = MONTHS.map((name) => name.slice(0, 3).toLowerCase());
const ISO = /^([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[t ][0-9:.]+ ?(?:z|utc|[+-][0-9:]{4,6})?)?$/;
const COMPACT = /^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$/;
const SLASHED = /^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: [0-9:]+ ?(?:am|pm)?)?$/;
const NAMED = /^([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})$/;
const NAMED_FIRST = /^([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})$/;
const EPOCH_MS = /^[0-9]{12,13}(?:\.0)?$/;

/**
 * The day that a text means, as ISO text.
 * @param {string} text
 * @param {Conventions["dates"]} order which comes first in 03/04/2026
 * @returns {DateReading}
 */
export function readDate(text, order) {
  const plain = text.toLowerCase().trim();
  let found = ISO.exec(plain) ?? COMPACT.exec(plain);
  if (found) return existing(dayOf(found[1], found[2], found[3]));
  if (EPOCH_MS.test(plain)) {
    const moment = new Date(Number(plain)).toISOString();
    const year = Number(moment.slice(0, 4));
    return year > 1970 && year < 2100
      ? { value: moment.slice(0, 10) }
      : { cause: "no-such-day", phrase: "is not a day of this century" };
  }
  found = NAMED.exec(plain);
  if (found) return existing(dayOf(found[3], month(found[2]), found[1]));
  found = NAMED_FIRST.exec(plain);
  if (found) return existing(dayOf(found[3], month(found[1]), found[2]));
  found = SLASHED.exec(plain);
  if (found) return either(found[1], found[2], found[3], order);
  return { cause: "not-a-date", phrase: "is not a date; write 2026-10-01" };
}

/**
 * In the declared order; without one, day first or month first if only one of them exists.
 * A date that exists in the other order only is not read: then the list is not written as declared.
 * @param {string} first
 * @param {string} second
 * @param {string} year
 * @param {Conventions["dates"]} order
 * @returns {DateReading}
 */
function either(first, second, year, order) {
  const both = [dayOf(year, second, first), dayOf(year, first, second)];
  const days = [...new Set(both)].filter(Boolean).sort();
  if (order) {
    const day = both[order === "day-first" ? 0 : 1];
    if (day || !days.length) return existing(day);
    return { cause: "no-such-day", phrase: `is not a day that exists, ${order}` };
  }
  if (days.length === 2) return { cause: "two-readings", phrase: `could be ${days[0]} or ${days[1]}; write the year first` };
  return existing(days[0] ?? null);
}

/**
 * @param {string | null} iso
 * @returns {DateReading}
 */
function existing(iso) {
  return iso ? { value: iso } : { cause: "no-such-day", phrase: "is not a day that exists" };
}

/**
 * The number of a month by the first three letters of its English name, 0 when it has none.
 * @param {string} name
 */
function month(name) {
  return SHORT.findIndex((short) => name.startsWith(short)) + 1;
}

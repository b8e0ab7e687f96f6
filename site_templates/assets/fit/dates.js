// Dates as people and exports write them, read as ISO text: 2026-10-01 · 1. Oktober 2026 · 2026-10-01T09:00Z · 03/04/2026.
// The same readings as icp_playbook/fields/cell_dates.py.

import { dayOf } from "../days.js";
import { bare, MONTHS } from "./months.js";

/**
 * @import { Conventions, Unread } from "./cells.js"
 * @typedef {{value?: string} | Unread} DateReading no value where exports write one that stands for nothing
 */

const TIME = "(?:,? [0-9][0-9:.]{0,20} ?(?:am|pm|uhr|z|utc)?)?";
const MONTH = `(${[...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|")})`;
const ISO =
  /^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[t ][0-9:.]{1,40} ?(?:z|utc|[+-][0-9:]{4,6})?)?$/;
const COMPACT = /^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$/;
const SLASHED = new RegExp(`^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})${TIME}$`);
const NAMED = new RegExp(
  `^([0-9]{1,2})(?:st|nd|rd|th|er|\\.)?[ -]?${MONTH}\\.?,?[ -]([0-9]{4})${TIME}$`,
);
const NAMED_FIRST = new RegExp(`^${MONTH}\\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})${TIME}$`);
const EPOCH_MS = /^[0-9]{12,13}(?:\.0)?$/;
const SERIAL = /^([0-9]{5})(?:[.,][0-9]{1,20})?$/;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const NO_DATE =
  /^(?:0{1,4}([-/.])0{1,2}\1(?:0{4}|0{1,2})(?:[t ].{0,40})?|1900-0?1-0?0(?:[t ].{0,40})?|0?1\/0?0\/1900|0?0\/0?1\/1900)$/;
const ZERO_DAYS = ["0001-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01"];

/**
 * The day that a text means, as ISO text. Of a timestamp the day counts as written, whatever its time zone;
 * milliseconds since 1970 are read as UTC. A spreadsheet's number of a day is not read: another number would
 * look the same.
 * @param {string} text
 * @param {Conventions["dates"]} order which comes first in 03/04/2026
 * @returns {DateReading}
 */
export function readDate(text, order) {
  const plain = bare(text).trim();
  if (plain === "0" || NO_DATE.test(plain)) return {};
  const read = readPlain(plain, order);
  return "value" in read && ZERO_DAYS.includes(read.value ?? "")
    ? { cause: "zero-day", phrase: "is what exports write for no date" }
    : read;
}

/**
 * @param {string} plain
 * @param {Conventions["dates"]} order
 * @returns {DateReading}
 */
function readPlain(plain, order) {
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
  if (found) return existing(dayOf(found[3], MONTHS.get(found[2]) ?? 0, found[1]));
  found = NAMED_FIRST.exec(plain);
  if (found) return existing(dayOf(found[3], MONTHS.get(found[1]) ?? 0, found[2]));
  found = SLASHED.exec(plain);
  if (found) return either(found[1], found[2], found[3], order);
  found = SERIAL.exec(plain);
  if (found) {
    const day = new Date(SERIAL_ZERO + Number(found[1]) * DAY).toISOString().slice(0, 10);
    return {
      cause: "spreadsheet-day",
      phrase: `looks like a spreadsheet's number for ${day}; format it as a date`,
    };
  }
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
  if (days.length === 2) {
    return { cause: "two-readings", phrase: `could be ${days[0]} or ${days[1]}; write the year first` };
  }
  return existing(days[0] ?? null);
}

/**
 * @param {string | null} iso
 * @returns {DateReading}
 */
function existing(iso) {
  return iso ? { value: iso } : { cause: "no-such-day", phrase: "is not a day that exists" };
}

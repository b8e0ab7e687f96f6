// Days of the calendar: as they stand in data (2026-10-03), as people say them (3 Oct 2026), and between them.

const DAY = 86_400_000;
export const MONTHS =
  "January February March April May June July August September October November December".split(" ");

/**
 * 3 Oct 2026.
 * @param {string} day
 */
export function sayDay(day) {
  const [year, month, date] = parts(day);
  return `${date} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
}

/**
 * October 2026, for any day of it.
 * @param {string} day
 */
export function sayMonth(day) {
  const [year, month] = parts(day);
  return `${MONTHS[month - 1]} ${year}`;
}

/**
 * Whether a text is a day that exists.
 * @param {string} text
 */
export function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(...parts(text)) === text;
}

/**
 * The day of a year, a month from 1 and a date; null if it does not exist.
 * @param {number | string} year
 * @param {number | string} month
 * @param {number | string} date
 * @returns {string | null}
 */
export function dayOf(year, month, date) {
  const day = `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
  const moment = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) && Number(year) > 0;
  return exists ? day : null;
}

/**
 * Today in this computer's time zone.
 * @param {Date} now
 */
export function localDay(now) {
  return `${padded(now.getFullYear(), 4)}-${padded(now.getMonth() + 1, 2)}-${padded(now.getDate(), 2)}`;
}

/**
 * Days since 1970.
 * @param {string} day
 */
export function dayNumber(day) {
  return Date.parse(day) / DAY;
}

/**
 * Days from one calendar day to a moment; negative when it lies ahead.
 * @param {string} day
 * @param {Date} now
 */
export function daysSince(day, now) {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
  return Math.round(today - dayNumber(day));
}

/**
 * @param {string} day
 * @returns {[number, number, number]}
 */
function parts(day) {
  const [year, month, date] = day.split("-");
  return [Number(year), Number(month), Number(date)];
}

/**
 * @param {number | string} number
 * @param {number} length
 */
function padded(number, length) {
  return String(number).padStart(length, "0");
}

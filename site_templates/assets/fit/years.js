// Years in cells: 2015 · 2015.0 · 2015-2022 · since 2015 · before 2000.
// The same readings as icp_playbook/fields/cell_years.py.

/**
 * @import { Unread } from "./cells.js"
 * @import { Interval } from "./program.js"
 */

const FIRST_YEAR = 1000;
const DASHES = /[‐‑‒–—―−]/g;
const YEAR = "([12][0-9]{3}(?:\\.0{1,9})?|[12][.,][0-9]{3})";
const ONE = new RegExp(`^${YEAR}$`);
const BAND = new RegExp(`^${YEAR} ?(?:-|to) ?${YEAR}$`);
const FROM = new RegExp(`^(?:(since|from|after|>=|>|≥) ?${YEAR}|${YEAR} ?\\+)$`);
const UNTIL = new RegExp(`^(before|until|up to|<=|<|≤) ?${YEAR}$`);
const DAY = /^(?:[0-9]{4}[-/][0-9]{1,2}.*|[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{2,4}.*|[0-9]{1,2}[-/][0-9]{4})$/;

/**
 * The year in a text, or the band of years. The year of a date is not taken for the value.
 * @param {string} text
 * @returns {{value: number | Interval} | Unread}
 */
export function readYear(text) {
  const plain = text.toLowerCase().replace(DASHES, "-").trim();
  const exact = ONE.exec(plain);
  if (exact) return { value: year(exact[1]) };
  const band = BAND.exec(plain);
  if (band) {
    const [low, high] = [year(band[1]), year(band[2])];
    if (low > high) return { cause: "backwards", phrase: "runs backwards" };
    return { value: low === high ? low : { low, high } };
  }
  const from = FROM.exec(plain);
  if (from) {
    const strict = from[1] === "after" || from[1] === ">";
    return { value: { low: year(from[2] ?? from[3]) + (strict ? 1 : 0), high: null } };
  }
  const until = UNTIL.exec(plain);
  if (until) {
    const strict = until[1] === "before" || until[1] === "<";
    return { value: { low: FIRST_YEAR, high: Math.max(FIRST_YEAR, year(until[2]) - (strict ? 1 : 0)) } };
  }
  return DAY.test(plain)
    ? { cause: "not-a-year", phrase: "is a date, and the field holds a year" }
    : { cause: "not-a-year", phrase: "is not a year of four digits" };
}

/**
 * A year; a mark between its thousands is a spreadsheet's, and only zeros stand behind a point.
 * @param {string} text
 */
function year(text) {
  return Number(text.replace(/[.,]/g, "").slice(0, 4));
}

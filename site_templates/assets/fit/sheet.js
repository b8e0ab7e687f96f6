// The rows of a worksheet: cells as a CSV file would hold them. The same as icp_playbook/accounts/workbook.py.

/**
 * @import { CsvRow } from "./csv.js"
 * @typedef {{codes: string[], since1904: boolean}} Formats by style, a format's code, or the number of a built-in one
 */

const DAY = 86_400_000; // milliseconds
const DAYS = ["14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "47"]; // built-in formats of days and times
const SHARES = ["9", "10"];
const LENGTHS = ["46"];
const LAST_DAY = 2_958_466; // the serial after 31 December 9999

/**
 * The rows that hold anything, without empty cells at their end; of blank rows between them, the last.
 * @param {Document} sheet
 * @param {string[]} shared
 * @param {Formats} formats
 * @returns {CsvRow[]}
 */
export function sheetRows(sheet, shared, formats) {
  /** @type {CsvRow[]} */
  const rows = [];
  let number = 0;
  for (const row of sheet.getElementsByTagNameNS("*", "row")) {
    number = Number(row.getAttribute("r")) || number + 1;
    /** @type {string[]} */
    const cells = [];
    let place = 0;
    for (const cell of row.children) {
      place = columnOf(cell.getAttribute("r") ?? "") ?? place;
      const text = cellText(cell, shared, formats);
      if (text) {
        while (cells.length < place) cells.push("");
        cells[place] = text;
      }
      place += 1;
    }
    if (!cells.length) continue;
    const before = rows.at(-1);
    if (before && before.number < number - 1) rows.push({ number: number - 1, cells: [] });
    rows.push({ number, cells });
  }
  return rows;
}

/**
 * The texts of the elements of a name: all their runs, without how they are spoken.
 * @param {Element | null | undefined} parent
 * @param {string} name
 */
export function textsIn(parent, name) {
  return [...(parent?.getElementsByTagNameNS("*", name) ?? [])].map(runsOf);
}

/** @param {Element} element */
function runsOf(element) {
  return [...element.getElementsByTagNameNS("*", "t")]
    .filter((one) => one.parentElement?.localName !== "rPh")
    .map((one) => one.textContent ?? "")
    .join("");
}

/**
 * The column of a reference such as AB12, from 0.
 * @param {string} reference
 */
function columnOf(reference) {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * @param {Element} cell
 * @param {string[]} shared
 * @param {Formats} formats
 */
function cellText(cell, shared, formats) {
  const value = [...cell.children].find((one) => one.localName === "v")?.textContent ?? "";
  switch (cell.getAttribute("t") ?? "n") {
    case "s":
      return shared.at(Number(value)) ?? "";
    case "inlineStr":
      return runsOf(cell);
    case "str":
      return value;
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "e":
      return "";
    case "d":
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, "").slice(0, 19);
    default:
      return value === "" ? "" : numberIn(Number(value), formats.codes.at(Number(cell.getAttribute("s") ?? 0)) ?? "0", formats);
  }
}

/**
 * A number as its format means it: a day, a time, a share or an amount.
 * @param {number} value
 * @param {string} code
 * @param {Formats} formats
 */
function numberIn(value, code, { since1904 }) {
  if (!Number.isFinite(value)) return "";
  const [first] = code.split(";", 1);
  if (LENGTHS.includes(code) || /\[(?:hh?|mm?|ss?)\]/i.test(first)) return value < LAST_DAY ? clock(Math.round(value * DAY)) : "";
  if (DAYS.includes(code) || (!/^\d+$/.test(code) && isDay(first))) return dayText(value, since1904);
  return SHARES.includes(code) || code.includes("%") ? `${digits(value * 100)}%` : digits(value);
}

/**
 * Whether a format shows a day or a time.
 * @param {string} code
 */
function isDay(code) {
  const bare = code.replaceAll(/"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^[\]]*\]/g, "");
  return /(?<![_\\])[dmhys]/i.test(bare);
}

/**
 * @param {number} serial
 * @param {boolean} since1904
 */
function dayText(serial, since1904) {
  if (serial < 0 || serial >= LAST_DAY) return "";
  const day = Math.floor(serial);
  const rest = Math.round((serial - day) * DAY);
  if (serial < 1 && rest < DAY) return clock(rest);
  const shifted = serial < 60 && !since1904 ? day + 1 : day; // the 29 February 1900 that there never was
  const begin = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const text = new Date(begin + shifted * DAY + rest).toISOString();
  if (text.startsWith("+")) return ""; // beyond the year 9999
  return text.slice(11, 19) === "00:00:00" && rest % DAY < 1000 ? text.slice(0, 10) : text.slice(0, 19);
}

/** @param {number} milliseconds */
function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/**
 * As many digits as a spreadsheet keeps.
 * @param {number} value
 */
function digits(value) {
  const kept = Number(value.toPrecision(15));
  return Number.isInteger(kept) ? BigInt(kept).toString() : String(kept);
}

// The unit at the end of a header: "Revenue (in 000s USD)". The same units as icp_playbook/fields/column_units.py.

import { ownValue } from "../keys.js";
import { currencyMeant } from "./currencies.js";
import { folded, plainText } from "./plain.js";

/**
 * @typedef {{scale: string, currency: string, converted: boolean}} Unit a scale in words; a currency code or `$`
 */

const LONGEST = 200; // characters of a header that may end in a unit
/** @type {Record<string, string>} */
const SCALES = Object.fromEntries([
  ...["k", "000", "000s", "1000", "1000s", "thousand", "thousands", "tsd", "tausend", "milliers"].map(
    (word) => [word, "thousand"],
  ),
  ...["m", "mm", "mn", "mio", "mln", "million", "millions", "millionen"].map((word) => [word, "million"]),
  ...["b", "bn", "bln", "mrd", "billion", "billions", "milliarden", "milliards"].map(
    (word) => [word, "billion"],
  ),
]);
/** @type {Record<string, string>} */
const GLUED = { k: "thousand", t: "thousand", m: "million" }; // in TEUR and k€
const JOINING = ["in", "en", "d"];
const CONVERTED = ["converted", "konvertiert", "umgerechnet", "converti"];
const WORD = /[a-z]{0,2}[$€£¥₹]|[\p{L}\p{N}]+/gu;
/** @type {Unit} */
export const NO_UNIT = { scale: "", currency: "", converted: false };

/**
 * A header as columns are matched: without case, spaces and punctuation.
 * @param {string} header
 */
export function foldedHeader(header) {
  return folded(header).replaceAll(/[#+]/g, "");
}

/**
 * The folded names in front of a unit, each with the unit; the longest name first.
 * @param {string} header
 * @returns {[name: string, unit: Unit][]}
 */
export function unitsOf(header) {
  const text = [...plainText(header).toLowerCase()].slice(0, LONGEST).join("");
  /** @type {[name: string, unit: Unit][]} */
  const found = [];
  /** @type {Unit | null} */
  let unit = NO_UNIT;
  for (const word of [...text.matchAll(WORD)].reverse()) {
    unit = widened(unit, word[0]);
    if (!unit) break;
    const name = foldedHeader(text.slice(0, word.index));
    if (name) found.push([name, unit]);
  }
  return found;
}

/**
 * The unit in a header that is a known name as a whole. A single letter may be part of that name; and who
 * lists a converted column knows its currency.
 * @param {string} header
 * @returns {Unit}
 */
export function unitIn(header) {
  const { scale, currency } = unitsOf(header).at(-1)?.[1] ?? NO_UNIT;
  const last = (plainText(header).toLowerCase().match(WORD) ?? []).at(-1) ?? "";
  const alone = !currency && [...last].length === 1;
  return { scale: alone ? "" : scale, currency, converted: false };
}

/**
 * The unit with one more word of it; null if the word is part of none, or says it twice.
 * @param {Unit} unit
 * @param {string} word
 * @returns {Unit | null}
 */
function widened(unit, word) {
  if (JOINING.includes(word)) return unit;
  if (CONVERTED.includes(word)) return { ...unit, converted: true };
  let scale = ownValue(SCALES, word) ?? "";
  let currency = currencyMeant(word);
  if (!scale && !currency && word.length > 1) {
    scale = ownValue(GLUED, word[0]) ?? "";
    currency = currencyMeant(word.slice(1));
    if (!scale || !currency) return null;
  }
  if (!(scale || currency) || (scale && unit.scale) || (currency && unit.currency)) return null;
  return { ...unit, scale: scale || unit.scale, currency: currency || unit.currency };
}

// One amount in a cell, digits with words and signs around them: $5M · 12,5 Mio. € · T€ 500 · ₹5 crore.
// The same readings as icp_playbook/fields/cell_amounts.py.

import { CODES, CROWNS, DECIMAL_COMMA, DOLLARS, SIGNS, WORDS } from "./currencies.js";
import { compared, readings, scaled, written } from "./digits.js";

/**
 * @import { Cause } from "./causes.js"
 * @import { Conventions } from "./cells.js"
 * @import { Exact } from "./digits.js"
 * @typedef {{word: string, power: number}} Scale
 * @typedef {{whole: boolean, money: boolean, conventions: Conventions}} Reading of a field
 * @typedef {{number: Exact, scale: number | null, leads: boolean, marked: boolean}} Amount digits before their scale counts: its
 *   powers of ten, null if no word says, whether it stands before the digits, so that it counts for a whole band, and whether a currency is named
 */

/**
 * Word → powers of ten.
 * @param {Record<string, string>} byPower
 */
function scales(byPower) {
  return new Map(
    Object.entries(byPower).flatMap(([power, listed]) =>
      listed.split(" ").map((word) => /** @type {const} */ ([word, Number(power)])),
    ),
  );
}
const SCALES = scales({
  3: "k thousand thousands",
  5: "lakh lakhs",
  6: "m mm mn mil mill million millions",
  7: "crore crores",
  9: "b bn bln billion billions",
});
/** German and French ones, which come with a decimal comma. */
const FOREIGN_SCALES = scales({
  3: "thsd tsd tausend t mille millier milliers",
  6: "mio millionen",
  9: "mrd mrds md mds mia milliarde milliarden milliard milliards",
});
/** Of Polish and its neighbours: read where the playbook says `numbers: comma`. */
const DECLARED_SCALES = scales({ 3: "tys", 6: "mln", 9: "mld" });
const GLUED_SCALES = ["k", "t", "m", "mm", "mn", "mio", "md", "mrd", "b", "bn"];
const SIGN = "(?:us|ca|c|au|a|nz|s|hk|mx|r)\\$|[$€£¥₹₩₽₺₴₪฿₫₱₦]";
/** Each character has one way to be read, so that no text takes long to refuse. */
const WORDS_AND_SIGNS = /^(?:[a-zßł]\.?|[$€£¥₹₩₽₺₴₪฿₫₱₦\s])*$/;
const TOKEN = new RegExp(`${SIGN}|[a-zßł]+`, "g");
/** A price may end in `,-` for no cents. */
const AMOUNT =
  /^(?<before>[^0-9]*)(?<digits>[0-9](?:[0-9.,'’_ ]*[0-9])?(?:e\+?[0-9]{1,2}(?![0-9a-z]))?)(?:[,.]-{1,2}|\.)?(?<after>[^0-9]*)$/;
/** The French of: 5 millions d'euros. */
const OF = /\bd['’](?=[a-z€])/g;

/** Why a text is not a number. */
export class NotRead extends Error {
  /**
   * @param {Cause} cause
   * @param {string} phrase that follows the quoted text
   */
  constructor(cause, phrase) {
    super(phrase);
    this.cause = cause;
  }
}

/**
 * The amount in a text in lower case without accents. There are no exchange rates for another currency.
 * @param {string} text
 * @param {Reading} reading
 * @returns {Amount}
 */
export function readAmount(text, { whole, money, conventions }) {
  const found = AMOUNT.exec(text.replaceAll(OF, "").trim())?.groups;
  if (!found) throw new NotRead("not-a-number", "is not a number");
  const { before, after, negative } = withoutSign({ before: found.before.trim(), after: found.after.trim() });
  const first = words(before);
  const all = [...first, ...words(after)];
  const named = all.filter((word) => typeof word !== "string");
  if (named.length > 1) throw new NotRead("not-a-number", "is not a number");
  const scale = named.at(0) ?? null;
  for (const mark of all) {
    if (typeof mark === "string") sameCurrency(mark, money ? conventions.currency : null);
  }
  const { digits, places } = numberOf(found.digits, scale, whole, money, conventions);
  const leads = first.some((word) => typeof word !== "string");
  const marked = all.length > named.length;
  return { number: { digits: negative ? -digits : digits, places }, scale: scale?.power ?? null, leads, marked };
}

/**
 * What stands around the digits but a minus, as people or accountants write it; whether there is one.
 * @param {{before: string, after: string}} around
 */
function withoutSign(around) {
  let { before, after } = around;
  let negative = false;
  if (before.startsWith("(") && after.endsWith(")")) {
    negative = true;
    before = before.slice(1).trim();
    after = after.slice(0, -1).trim();
  }
  if (after.endsWith("-")) {
    negative = true;
    after = after.slice(0, -1).trim();
  }
  if (/^[+-]/.test(before)) {
    negative ||= before.startsWith("-");
    before = before.slice(1).trim();
  } else if (/[+-]$/.test(before)) {
    negative ||= before.endsWith("-");
    before = before.slice(0, -1).trim();
  }
  return { before, after, negative };
}

/**
 * Scales, and currencies as their signs or codes.
 * @param {string} text
 * @returns {(Scale | string)[]}
 */
function words(text) {
  if (!WORDS_AND_SIGNS.test(text)) throw new NotRead("not-a-number", "is not a number");
  const found = (text.match(TOKEN) ?? []).flatMap(meant);
  found.forEach((word, place) => {
    // T€ is a thousand, but $5T a trillion
    if (typeof word !== "string" && word.word === "t" && typeof found.at(place + 1) !== "string") {
      throw new NotRead("not-a-number", "is not a number");
    }
  });
  return found;
}

/**
 * @param {string} token
 * @returns {(Scale | string)[]}
 */
function meant(token) {
  for (const known of [SCALES, FOREIGN_SCALES, DECLARED_SCALES]) {
    const power = known.get(token);
    if (power !== undefined) return [{ word: token, power }];
  }
  const mark = currencyOf(token);
  if (mark) return [mark];
  for (const scale of GLUED_SCALES) {
    const glued = token.startsWith(scale) ? currencyOf(token.slice(scale.length)) : null;
    if (glued) return [...meant(scale), glued];
  }
  throw new NotRead("not-a-number", "is not a number");
}

/**
 * @param {string} token
 * @returns {string | null}
 */
function currencyOf(token) {
  const word = WORDS.get(token);
  if (word || SIGNS.has(token)) return word ?? token;
  return CODES.has(token.toUpperCase()) ? token.toUpperCase() : null;
}

/**
 * @param {string} mark
 * @param {string | null} currency
 */
function sameCurrency(mark, currency) {
  if (currency === null) throw new NotRead("money-not-count", "is an amount of money, not a count");
  if ((mark === "$" && DOLLARS.has(currency)) || (mark === "kr" && CROWNS.has(currency))) return;
  const named = SIGNS.get(mark) ?? mark;
  if (named !== currency) throw new NotRead("other-currency", `is in ${named}; the playbook uses ${currency}`);
}

/**
 * What digits mean in the declared style, or, without one, if they can mean only one thing.
 * A text is taken for English where nothing hints at a decimal comma: 1,250 is 1250, 1.250M is 1.25M.
 * In whole numbers 1.250 has two readings even so.
 * @param {string} digits
 * @param {Scale | null} scale
 * @param {boolean} whole
 * @param {boolean} money
 * @param {Conventions} conventions
 * @returns {Exact}
 */
function numberOf(digits, scale, whole, money, { currency, numbers: style }) {
  const word = scale?.word ?? "";
  const hint = FOREIGN_SCALES.has(word) || (money && DECIMAL_COMMA.has(currency));
  const { point, comma } = readings(digits);
  const number = style === "comma" ? (comma ?? point) : (point ?? comma);
  if (!number) throw new NotRead("not-a-number", "is not a number");
  if (DECLARED_SCALES.has(word) && style !== "comma") {
    throw new NotRead("not-a-number", `is not a number: ${word} needs \`numbers: comma\` in the playbook`);
  }
  if (word === "mil" && (style === "comma" || (hint && !style))) {
    throw new NotRead("two-readings", `could mean ${inUnit(number, 3)} or ${inUnit(number, 6)}`);
  }
  const order = !style && point && comma ? compared(comma, point) : 0;
  if (point && comma && order && (hint || (order > 0 && whole && !scale))) {
    const [large, small] = order > 0 ? [comma, point] : [point, comma];
    const power = scale?.power ?? 0;
    throw new NotRead("two-readings", `could mean ${inUnit(large, power)} or ${inUnit(small, power)}`);
  }
  return number;
}

/**
 * A number as a reading is told: 1000, 1.25M.
 * @param {Exact} number
 * @param {number} power
 */
function inUnit(number, power) {
  const unit = new Map([
    [3, "k"],
    [6, "M"],
    [9, "B"],
  ]).get(power);
  return unit ? `${written(number)}${unit}` : written(scaled(number, power));
}

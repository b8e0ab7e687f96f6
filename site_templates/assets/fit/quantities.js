// Numbers as people and exports write them: 1,000 · $5M · 325 million · 51-200 · 10001+ · 251-1K.
// The same readings as icp_playbook/fields/cell_numbers.py.

import { MONTHS } from "../days.js";
import { ownValue } from "../keys.js";

/**
 * @import { Cause } from "./causes.js"
 * @import { Conventions, Unread } from "./cells.js"
 * @import { Interval } from "./program.js"
 * @typedef {{value: number | Interval} | Unread} QuantityReading
 */

const LARGEST = 10n ** 15n;
const SCALES = new Map(
  Object.entries({
    0: [""],
    3: ["k", "thousand", "thsd", "tsd"],
    6: ["m", "mm", "mn", "mio", "mil", "million", "millions"],
    9: ["b", "bn", "bln", "billion", "billions", "mrd", "mia"],
  }).flatMap(([scale, words]) => words.map((word) => /** @type {const} */ ([word, Number(scale)]))),
);
/**
 * Sign → the currency it stands for.
 * @type {Record<string, string>}
 */
const CURRENCIES = {
  us$: "USD",
  ca$: "CAD",
  c$: "CAD",
  a$: "AUD",
  au$: "AUD",
  nz$: "NZD",
  s$: "SGD",
  hk$: "HKD",
  mx$: "MXN",
  r$: "BRL",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₩": "KRW",
  "₽": "RUB",
  "₺": "TRY",
  "₴": "UAH",
  "₪": "ILS",
  "฿": "THB",
  "₫": "VND",
  "₱": "PHP",
  "₦": "NGN",
};
/** What people write for a code. `kr` is the krone of four countries, so it stands for none of their codes. */
const WORDS = new Map(
  Object.entries({
    $: ["dollar", "dollars"],
    eur: ["euro", "euros"],
    gbp: ["pound", "pounds", "sterling"],
    chf: ["franc", "francs", "franken", "sfr", "fr"],
    jpy: ["yen"],
    pln: ["zł"],
    czk: ["kč"],
    inr: ["rs"],
    kr: ["kr"],
  }).flatMap(([code, words]) => words.map((word) => /** @type {const} */ ([word, code]))),
);
/** Characters of the longest text that is read as a number. */
const LONGEST = 60;
const DOLLARS = new Set(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]);
const CROWNS = new Set(["SEK", "NOK", "DKK", "ISK"]);
const SIGN = "(?:us|ca|c|au|a|nz|s|hk|mx|r)\\$|[$€£¥₹₩₽₺₴₪฿₫₱₦]";
// Repetitions end at LONGEST, so that no text takes longer than its length.
const NUMBER = /(?<digits>[0-9][0-9.,'’_ ]{0,60}(?:e\+?[0-9]{1,2})?)\s{0,60}(?<scale>[a-z]{0,60})\.?/;
const AMOUNT = new RegExp(
  `^(?<sign>-)?(?<before>${SIGN}|kr|[a-z]{3}(?=[ 0-9]))?\\s{0,60}${NUMBER.source}` +
    `\\s{0,60}(?<after>${SIGN}|kr|(?<= )[a-z]{3})?$`,
);
const WORD = new RegExp(
  `(?<![a-zäößü])(${[...WORDS.keys()].sort((a, b) => b.length - a.length).join("|")})(?![a-zäößü])\\.?`,
  "g",
);
/** Both in `500EUR` and in `5MEUR`. */
const GLUED = /^(k|m|mm|mn|mio|b|bn|)(kr|[a-z]{3})$/;
const DASHES = /[‐‑‒–—―−]/g;
const BAND =
  /^(?<low>[^-]{0,60}[0-9][^-]{0,60}?)\s{0,60}(?:-|\bto\b)\s{0,60}(?<high>[^-]{0,60}[0-9][^-]{0,60})$/;
const BELOW = /^(<=|≤|up to|<|less than|under|below)\s{0,60}(.{1,60})$/;
const ABOVE = /^(>=|≥|at least|>|more than|over|above)\s{0,60}(.{1,60})$/;
const SHORT = MONTHS.map((name) => name.slice(0, 3).toLowerCase()).join("|");
const SPREADSHEET_DATE = new RegExp(`^(?:[0-9]{1,2}-(?:${SHORT})|(?:${SHORT})-[0-9]{1,2})$`);
const UNITS = /(?<!\s)\s*(employees|people|staff|workers|fte|per year|a year|\/ ?y(ea)?r)\.?$/;

/**
 * The number or the band that a text means.
 * @param {string} text
 * @param {boolean} whole whether a fraction is a mistake; sums are whole amounts
 * @param {boolean} money whether it is a sum, in the playbook's currency; else it is a count
 * @param {Conventions} conventions
 * @returns {QuantityReading}
 */
export function readQuantity(text, whole, money, conventions) {
  const plain = text.toLowerCase().replace(DASHES, "-").trim().replace(UNITS, "");
  if (plain.length > LONGEST) return { cause: "not-a-number", phrase: "is not a number" };
  if (SPREADSHEET_DATE.test(plain)) {
    return { cause: "became-date", phrase: "looks like a band that a spreadsheet turned into a date" };
  }
  try {
    return { value: band(plain, whole, money ? conventions.currency : null) };
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { cause: error.cause, phrase: error.message };
  }
}

/** Why a text is not a number. */
class NotRead extends Error {
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
 * @param {string} text
 * @param {boolean} whole
 * @param {string | null} currency
 * @returns {number | Interval}
 */
function band(text, whole, currency) {
  const step = whole ? 1 : 0;
  if (text.endsWith("+")) return { low: amount(text.slice(0, -1).trim(), whole, currency), high: null };
  const above = ABOVE.exec(text);
  if (above) {
    const strict = [">", "more than", "over", "above"].includes(above[1]);
    return { low: amount(above[2], whole, currency) + (strict ? step : 0), high: null };
  }
  const below = BELOW.exec(text);
  if (below) {
    const strict = ["<", "less than", "under", "below"].includes(below[1]);
    return { low: 0, high: Math.max(0, amount(below[2], whole, currency) - (strict ? step : 0)) };
  }
  const found = BAND.exec(text)?.groups;
  if (!found) return amount(text, whole, currency);
  const low = amount(found.low, whole, currency);
  const high = amount(found.high, whole, currency);
  if (low > high) throw new NotRead("backwards", "runs backwards");
  return low === high ? low : { low, high };
}

/**
 * @param {string} text
 * @param {boolean} whole
 * @param {string | null} currency
 * @returns {number}
 */
function amount(text, whole, currency) {
  const coded = text.replace(WORD, (_, word) => ` ${WORDS.get(word)} `).trim();
  const found = AMOUNT.exec(coded)?.groups;
  let scale = found && SCALES.get(found.scale);
  let after = found?.after;
  const glued = found && scale === undefined && currency ? GLUED.exec(found.scale) : null;
  if (glued) {
    scale = SCALES.get(glued[1]);
    after = glued[2];
  }
  if (!found || scale === undefined) throw new NotRead("not-a-number", "is not a number");
  if (found.sign) throw new NotRead("below-zero", "is below zero");
  sameCurrency(found.before, currency);
  sameCurrency(after, currency);
  const { digits, places } = decimal(found.digits.trim(), whole && scale === 0);
  const shift = scale - places;
  const unit = 10n ** BigInt(Math.abs(shift));
  if (shift >= 0 ? digits * unit > LARGEST : digits > LARGEST * unit) throw new NotRead("too-large", "is too large");
  if (shift >= 0) return Number(digits * unit);
  if (digits % unit === 0n) return Number(digits / unit);
  if (whole && currency === null) throw new NotRead("not-whole", "is not a whole number");
  return whole ? Number(digits / unit) : Number(`${digits}e${shift}`);
}

/**
 * A sum in another currency is not read: there are no exchange rates here.
 * @param {string | undefined} mark
 * @param {string | null} currency
 */
function sameCurrency(mark, currency) {
  if (!mark) return;
  if (currency === null) throw new NotRead("money-not-count", "is an amount of money, not a count");
  if ((mark === "$" && DOLLARS.has(currency)) || (mark === "kr" && CROWNS.has(currency))) return;
  const meant = ownValue(CURRENCIES, mark) ?? (mark === "kr" ? mark : mark.toUpperCase());
  if (meant !== currency) throw new NotRead("other-currency", `is in ${meant}; the playbook uses ${currency}`);
}

/**
 * Digits with thousands separators or a decimal mark, as a whole number and its decimal places.
 * `dotted`: three digits after a dot could be thousands as well, so such a number is not read.
 * @param {string} digits
 * @param {boolean} dotted
 */
function decimal(digits, dotted) {
  if (dotted && /^[1-9][0-9]{0,2}\.[0-9]{3}$/.test(digits)) {
    const short = digits.replace(/(?<!0)0+$/, "").replace(/\.$/, "");
    throw new NotRead("two-readings", `could mean ${digits.replace(".", "")} or ${short}`);
  }
  if (/^[0-9]+(\.[0-9]+)?(e\+?[0-9]{1,2})?$/.test(digits)) return exact(digits);
  if (/^[0-9]{1,3}([,'’_ ][0-9]{3})+(\.[0-9]+)?$/.test(digits)) return exact(digits.replace(/[,'’_ ]/g, ""));
  if (/^(?:[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]{1,2})$/.test(digits)) {
    return exact(digits.replaceAll(".", "").replace(",", "."));
  }
  if (/^[0-9]+,[0-9]{1,2}$/.test(digits)) return exact(digits.replace(",", "."));
  throw new NotRead("not-a-number", "is not a number");
}

/** @param {string} text */
function exact(text) {
  const [mantissa, power] = text.split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(power ?? 0) };
}

// Numbers as people and exports write them, and bands of them: 1,000 · $5M · 12,5 Mio. € · 51-200 · $10-50M · 10001+.
// The same readings as icp_playbook/fields/cell_numbers.py.

import { NotRead, readAmount } from "./amounts.js";
import { compared, scaled, written } from "./digits.js";
import { LOWEST } from "./minimum.js";
import { bare, MONTHS } from "./months.js";

/**
 * @import { Amount, Reading } from "./amounts.js"
 * @import { Unread } from "./cells.js"
 * @import { Exact } from "./digits.js"
 * @import { Interval } from "./program.js"
 * @typedef {{value: number | Interval} | Unread} QuantityReading
 */

const LARGEST = { digits: 10n ** 15n, places: 0 };
/** Characters of the longest text that is read as a number. */
const LONGEST = 60;
const DASHES = /[‐‑‒–—―−]/g;
// Repetitions end at LONGEST, so that no text takes longer than its length.
const BAND =
  /^(?<low>-?[^-]{0,60}[0-9][^-]{0,60}?)\s{0,60}(?:-|\bto\b|\bbis\b|\ba\b)\s{0,60}(?<high>-?[^-]{0,60}[0-9][^-]{0,60})$/;
/** A band as an identifier writes it. */
const SLUG = /^(?<low>[0-9]{1,9})_(?<high>[0-9]{1,9})$/;
const BELOW =
  /^(?<strict><(?!=)|less than|under|below|unter|weniger als|moins de)?(?:<=|≤|up to|at most|bis zu|hochstens|jusqu'a)?\s{0,60}(?<amount>.{1,60})$/;
const ABOVE =
  /^(?<strict>>(?!=)|more than|over|above|uber|mehr als|plus de)?(?:>=|≥|at least|ab|mindestens|au moins)?\s{0,60}(?<amount>.{1,60})$/;
const OR_MORE =
  /^(?<amount>.{0,60}[0-9].{0,60}?)\s{0,60}(?:\+|or more|and more|and above|and over|und mehr|et plus)$/;
const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|");
const BECAME_DATE = [
  new RegExp(`^[0-9]{1,4}[-./ ]{0,2}(?:${MONTH})\\.?(?:[-./ ]{1,2}[0-9]{2,4})?$`),
  new RegExp(`^(?:${MONTH})[-./ ]{0,2}[0-9]{1,4}(?:,? [0-9]{4})?$`),
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t ][0-9:.]{1,60}z?)?$/,
  /^[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{2}(?:[0-9]{2})?$/,
];
/** In whole numbers: a fraction otherwise. */
const MONTH_AND_YEAR = /^(?:0?[1-9]|1[0-2])\.(?:19|20)[0-9]{2}$/;
const ABOUT = [
  /^(?:[~≈±]|\+\/-|(?:approx|approximately|about|around|roughly|nearly|almost|est|estimated|circa|ungefahr|etwa|rund|environ|env)\b|ca?(?:[. ]|(?=[0-9]))).{0,60}[0-9]/,
  /[0-9].{0,60}(?:\b(?:approx|approximately|est|estimated|estimate|circa|environ)\b|~|±)/,
];
const UNITS =
  /(?<![\s_])[\s_]*(employees|people|staff|workers|fte|mitarbeiter|mitarbeitende|beschaftigte|personen|employes|salaries|personnes|collaborateurs|per year|a year|p\.? ?a|pro jahr|par an|\/ ?y(ea)?r|\/ ?an)\.?$/;

/**
 * The number or the band that a text means.
 * @param {string} text
 * @param {Reading} reading of the field: whether a fraction is a mistake, whether it is a sum in the playbook's
 *   currency (these are whole amounts), whether it can be below zero
 * @returns {QuantityReading}
 */
export function readQuantity(text, reading) {
  const plain = bare(text.replace(DASHES, "-")).trim().replace(UNITS, "");
  if (plain.length > LONGEST) return { cause: "not-a-number", phrase: "is not a number" };
  if (BECAME_DATE.some((date) => date.test(plain)) || (reading.whole && MONTH_AND_YEAR.test(plain))) {
    return { cause: "became-date", phrase: "looks like a band that a spreadsheet turned into a date" };
  }
  if (ABOUT.some((about) => about.test(plain))) return { cause: "approximate", phrase: "is only approximate" };
  try {
    return { value: band(plain, reading) };
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { cause: error.cause, phrase: error.message };
  }
}

/**
 * An amount, or a band with one or two ends. An open-ended band starts at the given number.
 * @param {string} text
 * @param {Reading} reading
 * @returns {number | Interval}
 */
function band(text, reading) {
  const step = reading.whole ? 1 : 0;
  const more = OR_MORE.exec(text)?.groups;
  if (more) return { low: one(more.amount, reading), high: null };
  const above = ABOVE.exec(text)?.groups;
  if (above && above.amount !== text) {
    return { low: one(above.amount, reading) + (above.strict ? step : 0), high: null };
  }
  const below = BELOW.exec(text)?.groups;
  if (below && below.amount !== text) {
    return { low: LOWEST, high: one(below.amount, reading) - (below.strict ? step : 0) };
  }
  const slug = SLUG.exec(text)?.groups;
  if (slug) return slugged(text, slug.low, slug.high, reading);
  const found = BAND.exec(text)?.groups;
  return found ? between(found.low, found.high, reading) : one(text, reading);
}

/**
 * Thousands or a band: 1_000 and 11_50 can be one only, 51_200 both.
 * @param {string} text
 * @param {string} low
 * @param {string} high
 * @param {Reading} reading
 */
function slugged(text, low, high, reading) {
  const [start, end] = [Number(low), Number(high)];
  const thousands = high.length === 3 && String(start).length <= 3;
  if (thousands && start <= end) {
    throw new NotRead("two-readings", `could mean ${start}-${end} or ${start * 1000 + end}`);
  }
  return thousands ? one(text, reading) : between(String(start), String(end), reading);
}

/**
 * @param {string} first
 * @param {string} second
 * @param {Reading} reading
 * @returns {number | Interval}
 */
function between(first, second, reading) {
  const ends = sharing(readAmount(first, reading), readAmount(second, reading), !reading.money);
  const [low, high] = ends.map((end) => valued(end, reading));
  if (low > high) throw new NotRead("backwards", "runs backwards");
  return low === high ? low : { low, high };
}

/**
 * @param {string} text
 * @param {Reading} reading
 */
function one(text, reading) {
  return valued(readAmount(text, reading), reading);
}

/**
 * @param {Amount} amount
 * @param {Reading} reading
 * @returns {number}
 */
function valued(amount, { whole, money }) {
  const number = exactly(amount);
  const size = { ...number, digits: number.digits < 0n ? -number.digits : number.digits };
  if (compared(size, LARGEST) > 0) throw new NotRead("too-large", "is too large");
  const { digits, places } = number;
  if (places <= 0) return Number(digits * 10n ** BigInt(-places));
  const unit = 10n ** BigInt(places);
  if (digits % unit === 0n) return Number(digits / unit);
  if (whole && !money) throw new NotRead("not-whole", "is not a whole number");
  return whole ? Number(digits / unit) : Number(`${digits}e${-places}`);
}

/**
 * @param {Amount} amount
 * @returns {Exact}
 */
function exactly({ number, scale }) {
  return scaled(number, scale ?? 0);
}

/**
 * The ends of a band that may name its unit once: $10-50M, T€ 500-800, but 251-1K.
 * @param {Amount} low
 * @param {Amount} high
 * @param {boolean} counts
 * @returns {[Amount, Amount]}
 */
function sharing(low, high, counts) {
  if (
    low.scale !== null &&
    high.scale === null &&
    (low.leads || compared(exactly(low), high.number) > 0)
  ) {
    return [low, { ...high, scale: low.scale }];
  }
  if (low.scale !== null || high.scale === null) return [low, high];
  const shared = { ...low, scale: high.scale };
  if (compared(low.number, high.number) < 0) {
    if (!low.number.digits) return [low, high];
    if ((counts && high.scale === 3) || (low.marked && high.marked)) throw either(low, shared, high);
    return [shared, high];
  }
  const lesser = { ...low, scale: Math.max(high.scale - 3, 0) };
  if (lesser.scale && compared(exactly(lesser), exactly(high)) < 0) throw either(low, lesser, high);
  return [low, high];
}

/**
 * @param {Amount} low
 * @param {Amount} other
 * @param {Amount} high
 */
function either(low, other, high) {
  const [start, shifted, end] = [low, other, high].map((amount) => written(exactly(amount)));
  return new NotRead("two-readings", `could mean ${start}-${end} or ${shifted}-${end}`);
}

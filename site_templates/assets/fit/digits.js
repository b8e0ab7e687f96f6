// What digits with separators can mean: 1,000 · 1.000,50 · 1 250 000,50 · 12,34,567 · 1.25E+07.
// The same readings as icp_playbook/fields/cell_digits.py.

/**
 * @typedef {{digits: bigint, places: number}} Exact a number: digits, and how many of them are decimal places
 * @typedef {{point: Exact | null, comma: Exact | null}} Readings what digits mean to who writes a decimal point,
 *   and to who writes a decimal comma; null for nothing
 */

const PLAIN = /^[0-9]+$/;
const SCIENTIFIC = /^[0-9]+(?:[.,][0-9]+)?e\+?[0-9]{1,2}$/;
/** Swiss, French and Polish thousands leave both marks for decimals. */
const SPACED = /^[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?$/;
const UNDERSCORED = /^[0-9]{1,3}(?:_[0-9]{3})+(?:\.[0-9]+)?$/;
const INDIAN = /^[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?$/;
const POINT = [
  /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$/,
  /^[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?$/,
  /^[0-9]+\.[0-9]+$/,
];
const COMMA = [
  /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$/,
  /^[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?$/,
  /^[0-9]+,[0-9]+$/,
];

/**
 * What digits with separators can mean.
 * @param {string} digits
 * @returns {Readings}
 */
export function readings(digits) {
  if (PLAIN.test(digits) || UNDERSCORED.test(digits)) return both(digits.replaceAll("_", ""));
  if (SCIENTIFIC.test(digits)) return both(digits.replace(",", "."));
  if (SPACED.test(digits)) return both(digits.replace(/[ '’]/g, "").replace(",", "."));
  if (INDIAN.test(digits)) return { point: exact(digits.replaceAll(",", "")), comma: null };
  return {
    point: POINT.some((style) => style.test(digits)) ? exact(digits.replaceAll(",", "")) : null,
    comma: COMMA.some((style) => style.test(digits))
      ? exact(digits.replaceAll(".", "").replace(",", "."))
      : null,
  };
}

/**
 * A number with more powers of ten.
 * @param {Exact} number
 * @param {number} power
 * @returns {Exact}
 */
export function scaled({ digits, places }, power) {
  return { digits, places: places - power };
}

/**
 * Below zero if one is less than the other, 0 if they are equal.
 * @param {Exact} one
 * @param {Exact} other
 */
export function compared(one, other) {
  const places = Math.max(one.places, other.places);
  const difference =
    one.digits * 10n ** BigInt(places - one.places) - other.digits * 10n ** BigInt(places - other.places);
  return Number(difference > 0n) - Number(difference < 0n);
}

/**
 * A number written out: 1000, 1.25.
 * @param {Exact} number
 */
export function written({ digits, places }) {
  if (places <= 0) return String(digits * 10n ** BigInt(-places));
  const text = String(digits).padStart(places + 1, "0");
  const fraction = text.slice(-places).replace(/(?<!0)0+$/, "");
  return `${text.slice(0, -places)}${fraction && "."}${fraction}`;
}

/** @param {string} digits */
function both(digits) {
  const number = exact(digits);
  return { point: number, comma: number };
}

/**
 * @param {string} text
 * @returns {Exact}
 */
function exact(text) {
  const [mantissa, power] = text.split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(power ?? 0) };
}

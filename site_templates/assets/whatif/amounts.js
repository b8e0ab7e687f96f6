// Amounts of money in the notation of the YAML: 7500000 and "7.5M" are the same; and numbers as people type them.

const WRITTEN = /^(-?)(\d{1,15}|\d{1,6}(?:\.\d{1,3})?[kM]|\d{1,5}(?:\.\d{1,3})?B)$/;
/** @type {[letter: string, size: number][]} */
const UNITS = [
  ["B", 1e9],
  ["M", 1e6],
  ["k", 1e3],
];

/**
 * The whole amount that a value is; null for what is none.
 * @param {unknown} value
 * @returns {number | null}
 */
export function amountOf(value) {
  if (typeof value === "number") return Number.isInteger(value) ? value : null;
  const match = typeof value === "string" ? WRITTEN.exec(value) : null;
  if (!match) return null;
  const size = UNITS.find(([letter]) => match[2].endsWith(letter))?.[1] ?? 1;
  const amount = Math.round(parseFloat(match[2]) * size);
  return match[1] && amount ? -amount : amount;
}

/**
 * An amount as somebody would write it: with its letter where two decimal places say all of it.
 * @param {number} amount
 * @returns {number | string}
 */
export function writtenAmount(amount) {
  const found = UNITS.find(([, size]) => Math.abs(amount) >= size && (amount * 100) % size === 0);
  return found && Math.abs(amount) < 1e14 ? `${amount / found[1]}${found[0]}` : amount;
}

/**
 * A number that somebody typed: $7.5M, 12%, 1,000. The text itself where it is none, or could be two: 7,5.
 * @param {string} text
 * @param {boolean} money
 * @returns {number | string}
 */
export function typedAmount(text, money) {
  const plain = text.replace(/[\s_]/g, "").replace("−", "-").replace(/^(-?)[^\d.,-]+/, "$1");
  const grouped = /^-?\d{1,3}(?:,\d{3})+(?!\d|,)/.test(plain);
  const number = grouped ? plain.replaceAll(",", "") : plain;
  if (money) {
    const amount = amountOf(number.replace(/K$/, "k").replace(/m$/, "M").replace(/b$/, "B"));
    return amount === null ? text : writtenAmount(amount);
  }
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)%?$/.test(number) ? Number(number.replace("%", "")) : text;
}

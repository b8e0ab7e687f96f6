// Percentages in cells: 45% · +8 % · -3 · (3%) · 10-20% · >20%. The same readings as icp_playbook/fields/cell_percent.py.

import { readQuantity } from "./quantities.js";

/**
 * @import { Conventions } from "./cells.js"
 * @import { NumberReading } from "./minimum.js"
 */

const SIGN = /(?<=[0-9.])\s{0,9}(?:%|percent\b|per cent\b|pct\b|prozent\b)/gi;
const LATER = /\s{0,9}\b(?:yoy|y\/y|a year|per year|p\.a\.)\s*$/i;

/**
 * The percentage in a text: 45 for 45%. A fraction without a sign could be a share of 1.
 * @param {string} text
 * @param {Conventions} conventions
 * @returns {NumberReading}
 */
export function readPercent(text, conventions) {
  const bare = text.replace(LATER, "").replace(SIGN, "");
  const found = readQuantity(bare, { whole: false, money: false, conventions });
  if (bare !== text || "phrase" in found) return found;
  const { value } = found;
  const ends = typeof value === "number" ? [value] : [value.low, value.high ?? 0];
  return ends.some((end) => end % 1 && Math.abs(end) < 1)
    ? { cause: "two-readings", phrase: "could mean that many percent or that share of 1; write it with a %" }
    : found;
}

// Columns of an account list recognised by their headers. Chooses the same as icp_playbook/fields/headers.py.

import { folded } from "./cells.js";

/**
 * @typedef {{
 *   taken: Record<string, number>, passedOver: number[], currency: number | null,
 * }} Columns field → column; columns that match a field too; the one that names the currency
 * @typedef {{rank: number, id: string, column: number}} Candidate
 */

const CURRENCY = ["hsannualrevenuecurrencycode", "annualrevenuecurrencycode", "currencyisocode"];

/**
 * The columns of some headers. The lowest rank, then the leftmost column is taken.
 * @param {string[]} headers
 * @param {{id: string, names: Record<string, number>}[]} fields `names` are folded header → rank
 * @returns {Columns}
 */
export function recognise(headers, fields) {
  const names = headers.map((header) => folded(header).replaceAll(/[#+]/g, ""));
  const currency = names.findIndex((name) => CURRENCY.includes(name));
  /** @type {Map<string, Candidate[]>} */
  const candidates = new Map();
  names.forEach((name, column) => {
    if (!name || column === currency) return;
    const ranked = fields
      .filter((field) => Object.hasOwn(field.names, name))
      .map((field) => ({ rank: field.names[name], id: field.id, column }))
      .sort((one, other) => one.rank - other.rank);
    const best = ranked.at(0);
    if (best) candidates.set(best.id, [...(candidates.get(best.id) ?? []), best]);
  });
  /** @type {Record<string, number>} */
  const taken = {};
  /** @type {number[]} */
  const passedOver = [];
  for (const field of fields) {
    const found = (candidates.get(field.id) ?? []).sort((one, other) => one.rank - other.rank);
    if (found.length) taken[field.id] = found[0].column;
    passedOver.push(...found.slice(1).map((one) => one.column));
  }
  return { taken, passedOver, currency: currency === -1 ? null : currency };
}

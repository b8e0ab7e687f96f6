// Columns of an account list recognised by their headers. The same choice as icp_playbook/fields/headers.py.

import { folded } from "./cells.js";

const CURRENCY = ["hsannualrevenuecurrencycode", "annualrevenuecurrencycode", "currencyisocode"];

/**
 * {taken: field → column, passedOver: columns that would tell a field too, currency: column or null}.
 * `fields` are {id, names: folded header → rank}; the lowest rank, then the leftmost column is taken.
 */
export function recognise(headers, fields) {
  const names = headers.map((header) => folded(header).replaceAll(/[#+]/g, ""));
  const currency = names.findIndex((name) => CURRENCY.includes(name));
  const candidates = new Map();
  names.forEach((name, column) => {
    if (!name || column === currency) return;
    let best = null;
    for (const field of fields) {
      const rank = Object.hasOwn(field.names, name) ? field.names[name] : undefined;
      if (rank !== undefined && (best === null || rank < best.rank)) best = { rank, id: field.id, column };
    }
    if (best) candidates.set(best.id, [...(candidates.get(best.id) ?? []), best]);
  });
  const taken = {};
  const passedOver = [];
  for (const field of fields) {
    const found = (candidates.get(field.id) ?? []).sort((one, other) => one.rank - other.rank);
    if (found.length) taken[field.id] = found[0].column;
    passedOver.push(...found.slice(1).map((one) => one.column));
  }
  return { taken, passedOver, currency: currency === -1 ? null : currency };
}

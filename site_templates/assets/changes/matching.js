// Which events match the filters, and which years can hold them.

import { ownValue } from "../keys.js";

/**
 * @import { ChangesIndex, TimelineRecord } from "./data.js"
 * @import { State } from "./address.js"
 * @typedef {State & {only: Set<string> | null}} Query `only` are the short hashes of the events wanted, or null
 */

/**
 * Whether an event matches the filters.
 * @param {TimelineRecord} event
 * @param {Query} query
 */
export function matches(event, query) {
  return (
    (!query.effect || event.effects.some((effect) => effect === query.effect)) &&
    (!query.icp || event.icps.includes(query.icp)) &&
    (!query.kind || event.kinds.includes(query.kind)) &&
    (!query.since || event.day >= query.since) &&
    (!query.until || event.day <= query.until) &&
    (!query.entry || event.entries.some((entry) => entry.entry === query.entry)) &&
    (!query.only || query.only.has(event.short))
  );
}

/**
 * Whether any filter is set.
 * @param {State & {only?: Set<string> | null}} query
 */
export function asks(query) {
  return Boolean(
    query.effect || query.icp || query.kind || query.since || query.until || query.entry || query.only,
  );
}

/**
 * The years to look in, the latest first: all that can match, or as many as hold the wanted number.
 * @param {ChangesIndex} index
 * @param {Query} query
 * @param {number} wanted
 */
export function yearsFor(index, query, wanted) {
  const years = query.entry ? (ownValue(index.entries, query.entry)?.years ?? []) : index.years.map(([year]) => year);
  if (asks(query)) {
    return years.filter(
      (year) =>
        (!query.since || year >= Number(query.since.slice(0, 4))) &&
        (!query.until || year <= Number(query.until.slice(0, 4))),
    );
  }
  let count = 0;
  return index.years.filter(([, events]) => (count += events) - events < wanted).map(([year]) => year);
}

/**
 * Runs of neighbours that give the same answer.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => unknown} answer
 */
export function runs(items, answer) {
  /** @type {Item[][]} */
  const found = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last && answer(last[0]) === answer(item)) last.push(item);
    else found.push([item]);
  }
  return found;
}

// Columns of an account list recognised by their headers. Chooses the same as icp_playbook/fields/headers.py.

import { ownValue } from "../keys.js";
import { isMoney } from "./catalogue.js";
import { isOwnCurrency } from "./currencies.js";
import { currencyColumns, ruling } from "./currencycolumns.js";
import { foldedHeader, NO_UNIT, unitIn, unitsOf } from "./units.js";

/**
 * @import { Money } from "./currencies.js"
 * @import { FieldType } from "./program.js"
 * @import { Unit } from "./units.js"
 * @typedef {{place: number, scale: string, currency: number | null}} Column that tells a field: what its sums are
 *   counted in, and the column with their currency
 * @typedef {{taken: Record<string, Column[]>, unread: [place: number, reason: string][], ignored: number[]}} Columns
 *   field → its columns, of which the first that holds a value counts; those in another currency; the rest
 * @typedef {{id: string, type: FieldType, names: Record<string, number>}} NamedField `names` are folded header → rank
 * @typedef {{rank: number, id: string, place: number, unit: Unit}} Match of a header
 */

const WITH_UNIT = 1000; // added to the rank of a name that a unit follows: the plain column goes first

/**
 * How many of some cells are names of columns, by which the header of a list is found.
 * @param {NamedField[]} fields
 * @returns {(cells: string[]) => number}
 */
export function headerCounter(fields) {
  const known = new Set(fields.flatMap((field) => Object.keys(field.names)));
  const sums = new Set(fields.flatMap((field) => (isMoney(field.type) ? Object.keys(field.names) : [])));
  /** @type {(cell: string) => boolean} */
  const isName = (cell) => known.has(foldedHeader(cell)) || unitsOf(cell).some(([name]) => sums.has(name));
  return (cells) => cells.filter(isName).length;
}

/**
 * The columns of some headers: of one field those of the lowest rank, then the leftmost first.
 * @param {string[]} headers
 * @param {NamedField[]} fields
 * @param {Money} playbook
 * @returns {Columns}
 */
export function recognise(headers, fields, playbook) {
  const folded = headers.map(foldedHeader);
  const money = new Map(fields.filter((field) => isMoney(field.type)).map((field) => [field.id, field]));
  /** @type {Match[]} */
  const matches = headers.flatMap((header, place) => {
    if (!folded[place]) return [];
    const plain = best(folded[place], fields);
    if (plain) return { ...plain, place, unit: money.has(plain.id) ? unitIn(header) : NO_UNIT };
    for (const [name, unit] of unitsOf(header)) {
      const match = best(name, [...money.values()]);
      if (match) return { id: match.id, rank: match.rank + WITH_UNIT, place, unit };
    }
    return [];
  });
  const sums = new Map(
    matches.flatMap(({ place, id }) => {
      const field = money.get(id);
      return field ? [/** @type {const} */ ([place, field.names])] : [];
    }),
  );
  const known = [...money.values()].map((field) => field.names);
  const currencies = currencyColumns(folded, [...sums.keys()], known);
  /** @type {Record<string, Column[]>} */
  const taken = {};
  /** @type {Columns["unread"]} */
  const unread = [];
  matches.sort((one, other) => one.rank - other.rank || one.place - other.place);
  const used = new Set(matches.map((match) => match.place));
  for (const { id, place, unit } of matches) {
    const names = unit.currency ? undefined : sums.get(place);
    const currency = names ? ruling(place, folded, names, currencies, unit.converted) : null;
    if (currency !== null) used.add(currency);
    const reason = unreadable(unit, currency, playbook);
    if (reason) unread.push([place, reason]);
    else taken[id] = [...(ownValue(taken, id) ?? []), { place, scale: unit.scale, currency }];
  }
  return {
    taken,
    unread: unread.sort(([one], [other]) => one - other),
    ignored: headers.map((_, place) => place).filter((place) => !used.has(place)),
  };
}

/**
 * The field of which this is a name; of fields of equal rank the first.
 * @param {string} name
 * @param {NamedField[]} fields
 */
function best(name, fields) {
  return fields
    .filter((field) => Object.hasOwn(field.names, name))
    .map((field) => ({ rank: field.names[name], id: field.id }))
    .sort((one, other) => one.rank - other.rank)
    .at(0);
}

/**
 * Why a column of sums is not read at all.
 * @param {Unit} unit
 * @param {number | null} ruled
 * @param {Money} playbook
 */
function unreadable(unit, ruled, playbook) {
  if (unit.currency && !isOwnCurrency(unit.currency, playbook)) {
    return `its sums are in ${unit.currency}; the playbook uses ${playbook.currency}`;
  }
  const lost = unit.converted && !unit.currency && ruled === null;
  return lost ? "its sums were converted to a currency that no column names" : "";
}

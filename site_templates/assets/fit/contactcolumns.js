// The columns by which contacts and accounts are read and joined. As icp_playbook/contacts/contact_columns.py.

import { ownValue } from "../keys.js";
import { foldedHeader } from "./units.js";

/**
 * @import { Catalogue, Field } from "./catalogue.js"
 * @import { Column } from "./columns.js"
 * @typedef {"title" | "email" | "id" | "domain" | "name"} ContactPart
 * @typedef {Record<ContactPart, number[]>} Places the columns of each part, the best first
 * @typedef {Record<string, string[]>} PartNames of a part, folded
 * @typedef {{name: string, titles: string[], aliases: string[]}} PersonaForm
 * @typedef {[role: string, personas: string[]][]} Committee its roles in order, with the personas who usually have them
 * @typedef {{
 *   columns: {contacts: PartNames, accounts: PartNames}, written_out: Record<string, string[]>, fillers: string[],
 *   joints: string[], employer: string[], former: string[], assistants: string[], deputies: string[],
 *   neutral: string[], ranks: string[][], free_mail: string[], shared_sites: string[], legal_forms: string[],
 *   personas: Record<string, PersonaForm>, committees: Record<string, Committee>,
 * }} ContactWords as `contact_words` makes them
 */

/** @type {[ContactPart, string][]} */
export const PART_LABELS = [
  ["title", "Title"],
  ["email", "E-mail"],
  ["id", "Account id"],
  ["domain", "Web domain"],
  ["name", "Account name"],
];
const DOMAIN_FIELDS = ["domain", "website"];

/**
 * How many of some cells are names of a contact's columns, by which a header is found.
 * @param {ContactWords} words
 * @param {Pick<Field, "ofContacts" | "names">[]} fields
 * @returns {(cells: string[]) => number}
 */
export function contactHeaderCounter({ columns }, fields) {
  const own = fields.filter((field) => field.ofContacts).flatMap((field) => Object.keys(field.names));
  const known = new Set([...Object.values(columns.contacts).flat(), ...own]);
  return (cells) => cells.filter((cell) => known.has(foldedHeader(cell))).length;
}

/**
 * The columns of a list of contacts that are read; no other is.
 * @param {string[]} headers
 * @param {ContactWords} words
 */
export function contactPlaces(headers, { columns }) {
  return placesOf(headers, columns.contacts);
}

/**
 * The columns by which contacts are joined to accounts: those of the playbook's fields go first.
 * @param {string[]} headers
 * @param {Record<string, Column[]>} taken
 * @param {Catalogue} catalogue
 */
export function accountPlaces(headers, taken, { form, byId }) {
  const found = placesOf(headers, form.contacts.columns.accounts);
  for (const [field, columns] of Object.entries(taken)) {
    const own = columns.map((column) => column.place);
    if (DOMAIN_FIELDS.includes(field) || byId.get(field)?.type === "domain") {
      found.domain = [...new Set([...own, ...found.domain])];
    } else if (field === "name") found.name = [...new Set([...own, ...found.name])];
  }
  return found;
}

/**
 * @param {string[]} headers
 * @param {PartNames} names
 * @returns {Places}
 */
function placesOf(headers, names) {
  const folded = headers.map(foldedHeader);
  /** @type {(part: ContactPart) => number[]} */
  const of = (part) =>
    (ownValue(names, part) ?? []).flatMap((name) => folded.flatMap((header, place) => (header === name ? [place] : [])));
  return { title: of("title"), email: of("email"), id: of("id"), domain: of("domain"), name: of("name") };
}

/**
 * The cells of a part that hold something.
 * @param {string[]} cells
 * @param {number[]} places
 */
export function filled(cells, places) {
  return places
    .map((place) => (cells.at(place) ?? "").trim())
    .filter((cell) => !["", "-", "--", "n/a", "null", "none", "unknown"].includes(cell.toLowerCase()));
}

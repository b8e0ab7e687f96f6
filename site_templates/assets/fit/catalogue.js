// What the panel knows of the playbook: the program that decides, its words, and how fields are read and written.

import { sayDay } from "../days.js";
import { ownValue } from "../keys.js";
import { assertNever } from "../never.js";
import { cellReader, choiceWords, countryWords, nearChoices } from "./cells.js";
import { LOWEST } from "./minimum.js";

/**
 * @import { Cell, CellReader, Conventions, Countries } from "./cells.js"
 * @import { ContactWords } from "./contactcolumns.js"
 * @import { Account, ContactMatch, Exact, Interval, Value } from "./program.js"
 * @import { FieldType, Program } from "./program.js"
 * @import { FieldWords, Words } from "./words.js"
 * @typedef {{
 *   icps: string[], synonyms: Record<string, string[]>, names: Record<string, number>, open: boolean,
 *   minimum: number | null, missing: Exact | null, match?: ContactMatch,
 * }} FieldForm `missing` is what an empty cell of a list stands for; a field with `match` is of contacts
 * @typedef {{id: string, status: string, url: string}} IcpForm
 * @typedef {{id: string, name: string, icp: string, shows: string, as_of: string, account: Account}} Example
 * @typedef {{
 *   program_version: string, conventions: Conventions, plays: string[], countries: Countries,
 *   moments: [id: string, title: string, hint: string][], fields: Record<string, FieldForm>, icps: IcpForm[],
 *   urls: Record<"disqualifier" | "signal" | "segment", Record<string, string>>, examples: Example[],
 *   contacts: ContactWords,
 * }} Form what the form and the import need, as `fit_record` makes it
 * @typedef {{program: Program, words: Words, form: Form}} PlaybookData
 * @typedef {FieldWords & {
 *   id: string, icps: string[], names: Record<string, number>, labels: Map<string, string>, missing: Exact | null,
 *   ofContacts: boolean, read: CellReader,
 *   reader: () => CellReader,
 * }} Field
 * @typedef {PlaybookData & {fields: Field[], byId: Map<string, Field>, icps: IcpForm[]}} Catalogue
 * @typedef {Catalogue & {root: string}} PageCatalogue `root` is the way to the root of the site
 */

/** @type {Record<string, string>} */
const SYMBOLS = { USD: "$", EUR: "€", GBP: "£" };
export const NONE_OF_THESE = "-";

/**
 * The playbook as the panel uses it, from the site's data.
 * @param {PlaybookData} data
 * @returns {Catalogue}
 */
export function catalogue({ program, words, form }) {
  const fields = Object.entries(words.fields).map(([id, field]) => {
    const also = form.fields[id];
    const labels = new Map(field.choices.map((choice) => [choice.id, choice.label]));
    const typed = {
      type: field.type,
      values:
        field.type === "country" ? countryWords(also.synonyms) : choiceWords(field.choices, also.synonyms),
      near: nearChoices(field.choices, also.synonyms),
      labels,
      open: also.open,
      minimum: also.minimum,
    };
    return {
      ...field,
      id,
      icps: also.icps,
      names: also.names,
      labels,
      missing: also.missing,
      ofContacts: also.match !== undefined,
      read: cellReader(typed, form.conventions, form.countries, true),
      reader: () => cellReader(typed, form.conventions, form.countries),
    };
  });
  const byId = new Map(fields.map((field) => [field.id, field]));
  return { program, words, form, fields, byId, icps: form.icps };
}

/**
 * The field of an id that a program or an address has checked.
 * @param {Catalogue} catalogue
 * @param {string} id
 */
export function fieldOf({ byId }, id) {
  const field = byId.get(id);
  if (!field) throw new RangeError(`no field is called ${id}`);
  return field;
}

/**
 * A value as people read it: $5M, 51–200, Slack and HubSpot, 1 Oct 2026.
 * @param {Field} field
 * @param {Value} value
 * @param {string} currency
 * @returns {string}
 */
export function valueWords(field, value, currency) {
  switch (field.type) {
    case "money":
      return bandWords(value, (amount) => moneyWords(amount, currency));
    case "integer":
    case "number":
      return bandWords(value, (number) => numberWords(number, field));
    case "percent":
      return bandWords(value, (number) => `${number.toLocaleString("en")}%`);
    case "year":
      return bandWords(value, String);
    case "choices": {
      const ids = /** @type {string[]} */ (value);
      return ids.length ? ids.map((id) => field.labels.get(id) ?? id).join(", ") : "none of these";
    }
    case "choice":
    case "country":
      return field.labels.get(String(value)) ?? String(value);
    case "boolean":
      return value ? "yes" : "no";
    case "date":
      return sayDay(String(value));
    case "text":
    case "domain":
      return String(value);
    default:
      return assertNever(field.type);
  }
}

/**
 * A value as text that is read back as the same value. Lists that are known to be empty are "-".
 * @param {Field} field
 * @param {Value} value
 * @returns {string}
 */
export function typedText(field, value) {
  switch (field.type) {
    case "money":
      return bandText(value, shortAmount);
    case "integer":
    case "number":
    case "year":
      return bandText(value, String);
    case "percent":
      return bandText(value, (number) => `${number}%`);
    case "choices": {
      const ids = /** @type {string[]} */ (value);
      if (!ids.some((id) => id.includes(","))) return ids.length ? ids.join(",") : NONE_OF_THESE;
      return ids.length > 1 ? ids.join(";") : `${ids[0]};`;
    }
    case "boolean":
      return value ? "yes" : "no";
    case "choice":
    case "country":
    case "date":
    case "text":
    case "domain":
      return String(value);
    default:
      return assertNever(field.type);
  }
}

/**
 * The value a text of the panel or of a link stands for.
 * @param {Field} field
 * @param {string} text
 * @returns {Cell}
 */
export function readTyped(field, text) {
  switch (field.type) {
    case "choice":
      return field.labels.has(text) ? { value: text } : field.read(text);
    case "choices": {
      if (text === NONE_OF_THESE) return { value: [] };
      const ids = text.split(",");
      return ids.every((id) => field.labels.has(id)) ? { value: ids } : field.read(text);
    }
    case "boolean":
    case "country":
    case "date":
    case "integer":
    case "money":
    case "number":
    case "percent":
    case "year":
    case "domain":
    case "text":
      return field.read(text);
    default:
      return assertNever(field.type);
  }
}

/**
 * Whether the values of a type are in a currency.
 * @param {FieldType} type
 * @returns {boolean}
 */
export function isMoney(type) {
  switch (type) {
    case "money":
      return true;
    case "boolean":
    case "choice":
    case "choices":
    case "country":
    case "date":
    case "integer":
    case "number":
    case "percent":
    case "year":
    case "domain":
    case "text":
      return false;
    default:
      return assertNever(type);
  }
}

/**
 * The attributes of a line of text for a type: a calendar for days, names of countries to complete.
 * @param {FieldType} type
 * @returns {{type: "date" | "text", list: string | null, placeholder: string | null}}
 */
export function lineInput(type) {
  switch (type) {
    case "date":
      return { type: "date", list: null, placeholder: null };
    case "country":
      return { type: "text", list: "fit-countries", placeholder: "Country or code" };
    case "integer":
      return { type: "text", list: null, placeholder: "120 or 51-200" };
    case "money":
      return { type: "text", list: null, placeholder: "5M or 750k" };
    case "percent":
      return { type: "text", list: null, placeholder: "45% or 10-20%" };
    case "year":
      return { type: "text", list: null, placeholder: "2015 or 2010-2015" };
    case "domain":
      return { type: "text", list: null, placeholder: "example.com" };
    case "boolean":
    case "choice":
    case "choices":
    case "number":
    case "text":
      return { type: "text", list: null, placeholder: null };
    default:
      return assertNever(type);
  }
}

/**
 * @param {Value} value
 * @param {(number: number) => string} one
 */
function bandWords(value, one) {
  if (typeof value === "number") return one(value);
  const { low, high } = /** @type {Interval} */ (value);
  if (low === LOWEST && high !== null) return `${one(high)} or less`;
  return high === null ? `${one(low)} or more` : `${one(low)}–${one(high)}`;
}

/**
 * @param {Value} value
 * @param {(number: number) => string} one
 */
function bandText(value, one) {
  if (typeof value === "number") return one(value);
  const { low, high } = /** @type {Interval} */ (value);
  if (low === LOWEST && high !== null) return `<=${one(high)}`;
  if (high === null) return low < 0 ? `>=${one(low)}` : `${one(low)}+`;
  return low < 0 ? `${one(low)} to ${one(high)}` : `${one(low)}-${one(high)}`;
}

/**
 * With its thousands apart, unless it may be a year: a count has a unit, a year has none.
 * @param {number} number
 * @param {Field} field
 */
function numberWords(number, { unit }) {
  const isYear = unit === null && Number.isInteger(number) && number >= 1500 && number <= 2100;
  return isYear ? String(number) : number.toLocaleString("en");
}

/**
 * @param {number} amount
 * @param {string} currency
 * @returns {string}
 */
function moneyWords(amount, currency) {
  if (amount < 0) return `-${moneyWords(-amount, currency)}`;
  return `${ownValue(SYMBOLS, currency) ?? `${currency} `}${shortAmount(amount)}`;
}

/**
 * A whole amount with its letter, 1.25M, where two decimal places say all of it.
 * @param {number} amount
 */
function shortAmount(amount) {
  for (const [letter, size] of Object.entries({ B: 1e9, M: 1e6, k: 1e3 })) {
    if (amount >= size && (amount * 100) % size === 0) return `${amount / size}${letter}`;
  }
  return amount.toLocaleString("en");
}

// Text as CRMs, data providers and people write it → the value of a field, as evaluators take it.
// The same readings as icp_playbook/fields/cells.py: with two readings a text is not read, and the problem names both.

import { ownValue } from "../keys.js";
import { assertNever } from "../never.js";
import { readDate } from "./dates.js";
import { plainText, shortened } from "./plain.js";
import { readQuantity } from "./quantities.js";

/**
 * @import { Value } from "./program.js"
 * @import { FieldType } from "./program.js"
 * @import { Choice } from "./words.js"
 * @typedef {{value?: Value, problem?: string}} Cell empty where nothing is known
 * @typedef {(text: string) => Cell} CellReader
 * @typedef {Map<string, string>} ChoiceWords folded text → id
 * @typedef {Record<string, string>} Countries folded name → code
 * @typedef {{type: FieldType, values: ChoiceWords}} ReadField what reading needs to know of a field
 */

const NOTHING = new Set([
  "",
  "-",
  "--",
  "—",
  "–",
  "?",
  "n/a",
  "#n/a",
  "na",
  "n.a.",
  "none",
  "null",
  "nil",
  "nan",
  "-1",
  "-1.0",
  "unknown",
  "not known",
  "not available",
  "undefined",
  "(blank)",
  "(no value)",
  "[]",
]);
const YES = new Set(["yes", "y", "true", "t", "1", "1.0", "x", "on", "✓", "✔"]);
const NO = new Set(["no", "n", "false", "f", "0", "0.0", "off"]);
const REMEMBERED = 4096;

/**
 * Text as it is compared: without case, accents, spaces, punctuation and the word "and"; + and # stay.
 * @param {string} text
 */
export function folded(text) {
  const bare = text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss");
  return bare.replace(/(?<![\p{L}\p{N}])and(?![\p{L}\p{N}])/gu, "").replace(/[^\p{L}\p{N}+#]/gu, "");
}

/**
 * Reads texts of a field. `typed` marks a form, where 0 means 0.
 * @param {ReadField} field
 * @param {string} currency
 * @param {Countries} countries
 * @returns {CellReader}
 */
export function cellReader(field, currency, countries, typed = false) {
  const read = reader(field, currency, countries, typed);
  /** @type {Map<string, Cell>} */
  const remembered = new Map();
  return (text) => {
    let cell = remembered.get(text);
    if (!cell) {
      const plain = plainText(text);
      cell = plain ? read(plain) : {};
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(text, cell);
    }
    return cell;
  };
}

/**
 * Folded text → id of a field's choices. Ids come before labels, labels before synonyms; the first wins.
 * @param {Choice[]} listed
 * @param {Record<string, string[]>} synonyms
 * @returns {ChoiceWords}
 */
export function choiceWords(listed, synonyms) {
  /** @type {ChoiceWords} */
  const found = new Map();
  /** @type {(word: string, id: string) => void} */
  const add = (word, id) => {
    const text = folded(word);
    if (text && !found.has(text)) found.set(text, id);
  };
  for (const { id } of listed) add(id, id);
  for (const { id, label } of listed) add(label, id);
  for (const { id } of listed) for (const word of ownValue(synonyms, id) ?? []) add(word, id);
  return found;
}

/**
 * @param {ReadField} field
 * @param {string} currency
 * @param {Countries} countries
 * @param {boolean} typed
 * @returns {CellReader}
 */
function reader(field, currency, countries, typed) {
  const { type } = field;
  switch (type) {
    case "integer":
    case "number":
    case "money":
      return guarded((text) => quantity(text, type, currency, typed));
    case "choice":
      return (text) => choice(text, field.values);
    case "choices":
      return (text) => choices(text, field.values);
    case "boolean":
      return guarded(boolean);
    case "date":
      return guarded(date);
    case "country":
      return guarded((text) => country(text, countries));
    case "text":
      return guarded((text) => ({ value: text }));
    default:
      return assertNever(type);
  }
}

/**
 * @param {CellReader} read
 * @returns {CellReader}
 */
function guarded(read) {
  return (text) => (NOTHING.has(text.toLowerCase()) ? {} : read(text));
}

/**
 * @param {string} text
 * @param {"integer" | "number" | "money"} type
 * @param {string} currency
 * @param {boolean} typed
 * @returns {Cell}
 */
function quantity(text, type, currency, typed) {
  const whole = type !== "number";
  const read = readQuantity(text, whole, type === "money" ? currency : null);
  if ("problem" in read) return { problem: `"${shortened(text)}" ${read.problem}` };
  return whole && read.value === 0 && !typed ? {} : read;
}

/**
 * @param {string} text
 * @returns {Cell}
 */
function boolean(text) {
  const word = text.toLowerCase();
  if (YES.has(word) || NO.has(word)) return { value: YES.has(word) };
  return { problem: `"${shortened(text)}" is neither yes nor no` };
}

/**
 * @param {string} text
 * @returns {Cell}
 */
function date(text) {
  const read = readDate(text);
  if ("value" in read) return read;
  return text === "0" ? {} : { problem: `"${shortened(text)}" ${read.problem}` };
}

/**
 * @param {string} text
 * @param {Countries} countries
 * @returns {Cell}
 */
function country(text, countries) {
  const name = folded(text);
  const known = [name, name.startsWith("the") ? name.slice(3) : name].find((word) =>
    Object.hasOwn(countries, word),
  );
  return known
    ? { value: countries[known] }
    : { problem: `"${shortened(text)}" is not a country of ISO 3166` };
}

/**
 * @param {string} text
 * @param {ChoiceWords} words
 * @returns {Cell}
 */
function choice(text, words) {
  const known = words.get(folded(text));
  if (known) return { value: known };
  return NOTHING.has(text.toLowerCase()) ? {} : { problem: `"${shortened(text)}" is not in the list` };
}

/**
 * @param {string} text
 * @param {ChoiceWords} words
 * @returns {Cell}
 */
function choices(text, words) {
  const known = words.get(folded(text));
  if (known) return { value: [known] };
  if (NOTHING.has(text.toLowerCase())) return {};
  const members = parts(text, words).map((part) => words.get(folded(part)));
  const named = [...new Set(members.filter((id) => id !== undefined))];
  return named.length ? { value: named } : { problem: `nothing in "${shortened(text)}" is in the list` };
}

/**
 * The members of a list written with ; | or line breaks, with commas (which a label may hold too), or as JSON.
 * @param {string} text
 * @param {ChoiceWords} words
 * @returns {string[]}
 */
function parts(text, words) {
  if (text.startsWith("[") && text.endsWith("]")) {
    return jsonParts(text).filter((part) => typeof part === "string");
  }
  for (const separator of [";", "|", "\n"]) if (text.includes(separator)) return text.split(separator);
  const left = text.split(",");
  /** @type {string[]} */
  const found = [];
  while (left.length) {
    let run = Math.min(left.length, 6);
    while (run > 1 && !words.has(folded(left.slice(0, run).join(",")))) run -= 1;
    found.push(left.splice(0, run).join(","));
  }
  return found;
}

/** Opening brackets in a list in JSON: no export nests that deep, and Python gives up at another depth. */
const DEEPEST = 100;

/**
 * @param {string} text
 * @returns {unknown[]}
 */
function jsonParts(text) {
  try {
    return /** @type {unknown[]} */ (JSON.parse(text.split("[").length <= DEEPEST + 1 ? text : ""));
  } catch {
    return text
      .slice(1, -1)
      .split(",")
      .map((part) => part.replace(/^[ '"]+|(?<![ '"])[ '"]+$/g, ""));
  }
}

// Text as CRMs, data providers and people write it → the value of a field, as evaluators take it.
// The same readings as icp_playbook/fields/cells.py: with two readings a text is not read, and the problem names both.

import { ownValue } from "../keys.js";
import { assertNever } from "../never.js";
import { readDate } from "./dates.js";
import { lower, plainText, shortened } from "./plain.js";
import { readQuantity } from "./quantities.js";

/**
 * @import { Cause } from "./causes.js"
 * @import { Value } from "./program.js"
 * @import { FieldType } from "./program.js"
 * @import { Choice } from "./words.js"
 * @typedef {{value?: Value, problem?: string, cause?: Cause}} Cell empty where nothing is known
 * @typedef {{currency: string, numbers: "comma" | "point" | null, dates: "day-first" | "month-first" | null}} Conventions
 *   how the lists of a playbook write what can be written in two ways
 * @typedef {{cause: Cause, phrase: string}} Unread a phrase follows the quoted text
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
const SEPARATOR = /([;|,\n]|(?:^|(?<= ))(?:and|und|et|&|\+) | ?[/&] ?)/i;
const ALWAYS_APART = [";", "|", ",", "\n"];

/**
 * Text as it is compared: without case, accents, spaces, punctuation and the word "and"; + and # stay.
 * @param {string} text
 */
export function folded(text) {
  return lower(text).replace(/(?<![\p{L}\p{N}])and(?![\p{L}\p{N}])/gu, "").replace(/[^\p{L}\p{N}+#]/gu, "");
}

/**
 * Reads texts of a field. `typed` marks a form, where 0 means 0.
 * @param {ReadField} field
 * @param {Conventions} conventions
 * @param {Countries} countries
 * @returns {CellReader}
 */
export function cellReader(field, conventions, countries, typed = false) {
  const read = reader(field, conventions, countries, typed);
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
 * @param {Conventions} conventions
 * @param {Countries} countries
 * @param {boolean} typed
 * @returns {CellReader}
 */
function reader(field, conventions, countries, typed) {
  const { type } = field;
  switch (type) {
    case "integer":
    case "number":
    case "money":
      return guarded((text) => quantity(text, type, conventions, typed));
    case "choice":
      return (text) => choice(text, field.values);
    case "choices":
      return (text) => choices(text, field.values);
    case "boolean":
      return guarded(boolean);
    case "date":
      return guarded((text) => date(text, conventions));
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
 * @param {Unread} why
 * @returns {Cell}
 */
function notRead(text, { cause, phrase }) {
  return { problem: `"${shortened(text)}" ${phrase}`, cause };
}

/**
 * @param {string} text
 * @param {"integer" | "number" | "money"} type
 * @param {Conventions} conventions
 * @param {boolean} typed
 * @returns {Cell}
 */
function quantity(text, type, conventions, typed) {
  const whole = type !== "number";
  const read = readQuantity(text, { whole, money: type === "money", signed: false, conventions });
  if ("phrase" in read) return notRead(text, read);
  return whole && read.value === 0 && !typed ? {} : read;
}

/**
 * @param {string} text
 * @returns {Cell}
 */
function boolean(text) {
  const word = text.toLowerCase();
  if (YES.has(word) || NO.has(word)) return { value: YES.has(word) };
  return notRead(text, { cause: "not-yes-or-no", phrase: "is neither yes nor no" });
}

/**
 * @param {string} text
 * @param {Conventions} conventions
 * @returns {Cell}
 */
function date(text, conventions) {
  const read = readDate(text, conventions.dates);
  return "phrase" in read ? notRead(text, read) : read;
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
    : notRead(text, { cause: "not-a-country", phrase: "is not a country of ISO 3166" });
}

/**
 * @param {string} text
 * @param {ChoiceWords} words
 * @returns {Cell}
 */
function choice(text, words) {
  const known = words.get(folded(text));
  if (known) return { value: known };
  return NOTHING.has(text.toLowerCase())
    ? {}
    : notRead(text, { cause: "not-listed", phrase: "is not in the list" });
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
  return named.length ? { value: named } : { problem: `nothing in "${shortened(text)}" is in the list`, cause: "not-listed" };
}

/**
 * The members of a list written with ; | commas or line breaks, mixed as sources are merged, or as JSON.
 * A separator may be part of a label: the longest run of parts that is a listed value counts as one.
 * @param {string} text
 * @param {ChoiceWords} words
 * @returns {string[]}
 */
function parts(text, words) {
  if (text.startsWith("[") && text.endsWith("]")) {
    return jsonParts(text).filter((part) => typeof part === "string");
  }
  const pieces = text.split(SEPARATOR); // parts, with the separators between them
  /** @type {string[][]} */
  const groups = [];
  let start = 0;
  while (start < pieces.length) {
    let run = Math.min(pieces.length - start, 11);
    while (run > 1 && (run % 2 === 0 || !words.has(folded(pieces.slice(start, start + run).join(""))))) run -= 1;
    const part = pieces.slice(start, start + run).join("");
    if (start && !ALWAYS_APART.includes(pieces[start - 1])) groups.at(-1)?.push(pieces[start - 1], part);
    else groups.push([part]);
    start += run + 1;
  }
  return groups.flatMap((group) => membersOf(group, words));
}

/**
 * Parts that a word or a slash joins: members if each is a listed value, else one that is not.
 * @param {string[]} group
 * @param {ChoiceWords} words
 */
function membersOf(group, words) {
  const members = group.filter((part, index) => index % 2 === 0 && part.trim());
  return members.every((member) => words.has(folded(member))) ? members : [group.join("")];
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

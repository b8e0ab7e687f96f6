// Text as CRMs, data providers and people write it → the value of a field, as evaluators take it.
// The same readings as icp_playbook/fields/cells.py: with two readings a text is not read, and the problem names both.

import { ownValue } from "../keys.js";
import { assertNever } from "../never.js";
import { readDate } from "./dates.js";
import { readDomain } from "./domains.js";
import { fromMinimum, tooLow } from "./minimum.js";
import { nearWords } from "./nearness.js";
import { readPercent } from "./percent.js";
import { countryOfPlace } from "./places.js";
import { folded, plainText, shortened } from "./plain.js";
import { readQuantity } from "./quantities.js";
import { readYear } from "./years.js";

/**
 * @import { Cause } from "./causes.js"
 * @import { Near } from "./nearness.js"
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
 * @typedef {{
 *   type: FieldType, values: ChoiceWords, near: Near, labels: Map<string, string>, open: boolean, minimum: number | null,
 * }} ReadField what reading needs to know of a field; `open`: words that are not listed are values as well
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
  "unknown",
  "not known",
  "not available",
  "undefined",
  "(blank)",
  "(no value)",
  "[]",
  ..."unbekannt|nicht bekannt|k.a.|k. a.|keine angabe|inconnu|inconnue|non renseigné".split("|"),
]);
/** Exports write these for "not known" in columns of any type; where numbers may be below zero they are values. */
const NO_NUMBER = new Set(["-1", "-1.0"]);
const YES = new Set("yes|y|true|t|1|1.0|x|on|✓|✔|ja|wahr|oui|vrai|sí|sì|si|sim|tak".split("|"));
const NO = new Set("no|n|false|f|0|0.0|off|nein|falsch|non|faux|nee|nej|nei|não|nie".split("|"));
const REMEMBERED = 4096;
/** Characters of a value that is not listed. */
const LONGEST_TAG = 80;
const SEPARATOR = /([;|,\n]|(?:^|(?<= ))(?:and|und|et|&|\+) | ?[/&] ?)/i;
const ALWAYS_APART = [";", "|", ",", "\n"];

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
 * Folded word → code of the country that a playbook means by it.
 * @param {Record<string, string[]>} synonyms
 * @returns {ChoiceWords}
 */
export function countryWords(synonyms) {
  return new Map(
    Object.entries(synonyms).flatMap(([code, words]) =>
      words.map((word) => /** @type {const} */ ([folded(word), code])),
    ),
  );
}

/**
 * What a text is nearly of a field's choices.
 * @param {Choice[]} listed
 * @param {Record<string, string[]>} synonyms
 * @returns {Near}
 */
export function nearChoices(listed, synonyms) {
  return nearWords(
    listed.flatMap(({ id, label }) =>
      [label, ...(ownValue(synonyms, id) ?? [])].map((word) => /** @type {[string, string]} */ ([word, id])),
    ),
  );
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
    case "percent":
    case "money":
      return (text) => quantity(text, type, field.minimum, conventions, typed);
    case "year":
      return guarded((text) => (text === "0" || text === "0.0" ? {} : cellOf(text, readYear(text))));
    case "domain":
      return guarded(domain);
    case "choice":
      return (text) => choice(text, field.values);
    case "choices":
      return (text) => choices(text, field);
    case "boolean":
      return guarded(boolean);
    case "date":
      return guarded((text) => date(text, conventions));
    case "country":
      return guarded((text) => country(text, field.values, countries));
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
  return (text) => (saysNothing(text) ? {} : read(text));
}

/** @param {string} text */
function saysNothing(text) {
  return NOTHING.has(text.toLowerCase()) || NO_NUMBER.has(text);
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
 * A number or a band. Below the field's minimum 0 and -1 mean "not known", as exports write it.
 * @param {string} text
 * @param {"integer" | "number" | "percent" | "money"} type
 * @param {number | null} minimum
 * @param {Conventions} conventions
 * @param {boolean} typed
 * @returns {Cell}
 */
function quantity(text, type, minimum, conventions, typed) {
  if (NOTHING.has(text.toLowerCase())) return {};
  const whole = type === "integer" || type === "money";
  const read =
    type === "percent"
      ? readPercent(text, conventions)
      : readQuantity(text, { whole, money: type === "money", conventions });
  if ("phrase" in read || minimum === null) return cellOf(text, read);
  const { value } = read;
  const possible = fromMinimum(value, minimum);
  if (possible) return cellOf(text, possible);
  return typed && typeof value === "number" ? notRead(text, tooLow(value, minimum)) : {};
}

/**
 * @param {string} text
 * @param {{value: Value} | Unread} read
 * @returns {Cell}
 */
function cellOf(text, read) {
  return "phrase" in read ? notRead(text, read) : read;
}

/**
 * @param {string} text
 * @returns {Cell}
 */
function domain(text) {
  const value = readDomain(text);
  return value === null ? notRead(text, { cause: "not-a-domain", phrase: "is no internet domain" }) : { value };
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
 * @param {ChoiceWords} own the playbook's words
 * @param {Countries} countries
 * @returns {Cell}
 */
function country(text, own, countries) {
  /** @param {string} word */
  const named = (word) =>
    own.get(word) ??
    [word, word.replace(/^the/, ""), word.replace(/the$/, "")]
      .map((one) => ownValue(countries, one))
      .find((code) => code !== undefined);
  const found = named(folded(text)) ?? countryOfPlace(text, named);
  if (typeof found === "string") return { value: found };
  return notRead(text, found ?? { cause: "not-a-country", phrase: "is not a country of ISO 3166" });
}

/**
 * @param {string} text
 * @param {ChoiceWords} words
 * @returns {Cell}
 */
function choice(text, words) {
  const known = words.get(folded(text));
  if (known) return { value: known };
  return saysNothing(text)
    ? {}
    : notRead(text, { cause: "not-listed", phrase: "is not in the list" });
}

/**
 * Members of the list; one that is nearly listed is neither a member nor known not to be one.
 * @param {string} text
 * @param {ReadField} field
 * @returns {Cell}
 */
function choices(text, { values: words, near, labels, open }) {
  const known = words.get(folded(text));
  if (known) return { value: [known] };
  if (saysNothing(text)) return {};
  const { named, others } = members(parts(text, words), words);
  for (const other of others) {
    const meant = near(other) ?? joined(other, words);
    if (meant !== undefined && !named.includes(meant)) {
      const phrase = `may be ${labels.get(meant)}: add it as a synonym, or as a value of its own`;
      return notRead(other, { cause: "nearly-listed", phrase });
    }
  }
  if (open) return named.length || others.length ? { value: [...named, ...others] } : {};
  if (!named.length) return { problem: `nothing in "${shortened(text)}" is in the list`, cause: "not-listed" };
  if (!others.length) return { value: named };
  const also = others.length > 1 ? ` and ${(others.length - 1).toLocaleString("en")} more are` : " is";
  return { value: named, problem: `"${shortened(others[0])}"${also} not in the list`, cause: "not-listed" };
}

/**
 * The listed value that a word or a slash joins to another: "Fintech and AI", not "R and C".
 * @param {string} text
 * @param {ChoiceWords} words
 */
function joined(text, words) {
  const pieces = text.split(SEPARATOR).filter((_, at) => at % 2 === 0); // between them stand the separators
  const found = pieces.map((part) => folded(part)).filter((word) => [...word].length > 1);
  return found.map((word) => words.get(word)).find((id) => id !== undefined);
}

/**
 * The listed members by their ids, and the others as they are written, each once.
 * @param {string[]} written
 * @param {ChoiceWords} words
 */
function members(written, words) {
  /** @type {Set<string>} */
  const named = new Set();
  /** @type {Map<string, string>} */
  const others = new Map();
  for (const part of written.map((one) => one.trim())) {
    const word = folded(part);
    const id = words.get(word);
    if (id !== undefined) named.add(id);
    else if (word && !NOTHING.has(part.toLowerCase()) && !others.has(word)) {
      others.set(word, shortened(part, LONGEST_TAG));
    }
  }
  return { named: [...named], others: [...others.values()] };
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
  const parted = group.filter((part, index) => index % 2 === 0 && part.trim());
  return parted.every((member) => words.has(folded(member))) ? parted : [group.join("")];
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

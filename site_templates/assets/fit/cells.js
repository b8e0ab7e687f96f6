// Text as CRMs, data providers and people write it → the value of a field, as evaluators take it.
// The same readings as icp_playbook/fields/cells.py: a text with two readings is not read, and says which two.

import { readDay } from "./days.js";
import { readQuantity } from "./quantities.js";

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

/** Text as it is compared: without case, accents, spaces, punctuation and the word "and"; + and # stay. */
export function folded(text) {
  const bare = text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss");
  return bare.replace(/(?<![\p{L}\p{N}])and(?![\p{L}\p{N}])/gu, "").replace(/[^\p{L}\p{N}+#]/gu, "");
}

/** Text short enough to quote in a sentence, on one line. */
export function shortened(text) {
  const line = [...text.split(/\s+/).filter(Boolean).join(" ")];
  return line.length <= 40 ? line.join("") : `${line.slice(0, 39).join("")}…`;
}

/**
 * Reads texts of a field: {} where nothing is known, {value}, or {problem} with what was not read.
 * `field` is {type, values: folded text → id}; `typed` marks a form, where 0 means 0.
 */
export function cellReader(field, currency, countries, typed = false) {
  const read = reader(field, currency, countries, typed);
  const remembered = new Map();
  return (text) => {
    let cell = remembered.get(text);
    if (!cell) {
      const plain = text
        .replace(/[\ufeff\u200b]/g, "")
        .normalize("NFKC")
        .trim();
      cell = plain ? read(plain) : {};
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(text, cell);
    }
    return cell;
  };
}

/** Folded text → id of a field's choices. Ids come before labels, labels before synonyms; the first wins. */
export function choiceWords(choices, synonyms) {
  const found = new Map();
  const add = (word, id) => folded(word) && !found.has(folded(word)) && found.set(folded(word), id);
  for (const choice of choices) add(choice.id, choice.id);
  for (const choice of choices) add(choice.label, choice.id);
  for (const choice of choices) for (const word of synonyms[choice.id] ?? []) add(word, choice.id);
  return found;
}

function reader(field, currency, countries, typed) {
  switch (field.type) {
    case "integer":
    case "number":
    case "money":
      return guarded((text) => quantity(text, field.type, currency, typed));
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
    default:
      return guarded((text) => ({ value: text }));
  }
}

function guarded(read) {
  return (text) => (NOTHING.has(text.toLowerCase()) ? {} : read(text));
}

function quantity(text, type, currency, typed) {
  const whole = type !== "number";
  const read = readQuantity(text, whole, type === "money" ? currency : null);
  if (read.problem) return { problem: `"${shortened(text)}" ${read.problem}` };
  return whole && read.value === 0 && !typed ? {} : read;
}

function boolean(text) {
  const word = text.toLowerCase();
  if (YES.has(word) || NO.has(word)) return { value: YES.has(word) };
  return { problem: `"${shortened(text)}" is neither yes nor no` };
}

function date(text) {
  const read = readDay(text);
  if (read.value) return read;
  return text === "0" ? {} : { problem: `"${shortened(text)}" ${read.problem}` };
}

function country(text, countries) {
  const name = folded(text);
  const known = [name, name.startsWith("the") ? name.slice(3) : name].find((word) =>
    Object.hasOwn(countries, word),
  );
  return known
    ? { value: countries[known] }
    : { problem: `"${shortened(text)}" is not a country of ISO 3166` };
}

function choice(text, words) {
  const known = words.get(folded(text));
  if (known) return { value: known };
  return NOTHING.has(text.toLowerCase()) ? {} : { problem: `"${shortened(text)}" is not in the list` };
}

function choices(text, words) {
  const known = words.get(folded(text));
  if (known) return { value: [known] };
  if (NOTHING.has(text.toLowerCase())) return {};
  const members = parts(text, words).map((part) => words.get(folded(part)));
  const named = [...new Set(members.filter(Boolean))];
  return named.length ? { value: named } : { problem: `nothing in "${shortened(text)}" is in the list` };
}

/** The members of a list written with ; | or line breaks, with commas (which a label may hold too), or as JSON. */
function parts(text, words) {
  if (text.startsWith("[") && text.endsWith("]"))
    return listed(text).filter((part) => typeof part === "string");
  for (const separator of [";", "|", "\n"]) if (text.includes(separator)) return text.split(separator);
  const left = text.split(",");
  const found = [];
  while (left.length) {
    let run = Math.min(left.length, 6);
    while (run > 1 && !words.has(folded(left.slice(0, run).join(",")))) run -= 1;
    found.push(left.splice(0, run).join(","));
  }
  return found;
}

function listed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text
      .slice(1, -1)
      .split(",")
      .map((part) => part.replace(/^[ '"]+|[ '"]+$/g, ""));
  }
}

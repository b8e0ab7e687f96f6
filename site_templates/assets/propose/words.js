// Edits in words, for people who never see the file.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { YamlNode } from "./nodes.js" */
/** @import { EntrySource } from "./source.js" */
import { childOf, dataOf, find } from "./nodes.js";
import { entriesOf, isMapping } from "./writing.js";

const NAMES = ["label", "name", "says", "pain", "id"]; // what people call a row by, the best first

/** @typedef {{where: string, what: string, before: string, after: string}} EditInWords empty where nothing is */

/**
 * An edit in words. Raises UnwritableError where it leads to what other places repeat.
 * @param {PlaybookEdit} edit
 * @param {EntrySource} source
 * @returns {EditInWords}
 */
export function editInWords(edit, source) {
  const { node, path } = find(source.nodes, edit.path);
  const isThere = path.length === 0;
  const leaf = source.texts.find((one) => one.path.join("\n") === edit.path.join("\n"));
  const words = leaf ? [leaf.within, leaf.label].filter(Boolean).join(", ") : pathWords(edit, source);
  const before = isThere && edit.op !== "insert" ? shown(dataOf(node)) : "";
  const after = edit.op === "remove" ? "" : shown(edit.value);
  return { where: source.name, what: words, before, after };
}

/**
 * The place of an edit: "Fit, Score: employees, Bands 1, Points".
 * @param {PlaybookEdit} edit
 * @param {EntrySource} source
 */
function pathWords(edit, source) {
  /** @type {string[]} */
  const words = [];
  /** @type {YamlNode | undefined} */
  let node = source.nodes;
  for (const part of edit.path) {
    node &&= childOf(node, part);
    if (typeof part === "string") words.push(capital(part.replaceAll(/[_-]/g, " ")));
    else if (node || edit.op !== "insert") {
      const id = node && childOf(node, "id")?.value;
      words.push(`${words.pop() ?? ""}${typeof id === "string" ? `: ${id}` : ` ${part + 1}`}`);
    }
  }
  return words.join(", ");
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A value as people read it: what has a name of its own by that name; what has an id alone also by what it says.
 * @param {unknown} value
 * @returns {string}
 */
export function shown(value) {
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (isMapping(value)) {
    const keys = new Map(entriesOf(value));
    const called = NAMES.find((key) => typeof keys.get(key) === "string") ?? "";
    if (called && called !== "id") return String(keys.get(called));
    const rest = [...keys].filter(([key]) => key !== called);
    const said = rest.map(([key, part]) => `${key.replaceAll("_", " ")} ${shown(part)}`).join(", ");
    return [called ? String(keys.get(called)) : "", said].filter(Boolean).join(": ");
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") {
    return value.toLocaleString("en", { maximumFractionDigits: 10, useGrouping: value >= 10000 });
  }
  return value === null || value === undefined ? "" : String(value);
}

/**
 * One edit as a sentence.
 * @param {EditInWords} edit
 */
export function sentenceOf({ where, what, before, after }) {
  if (!before && !after) return `${where} · ${what}`;
  if (!before) return `${where} · ${what}: add “${after}”`;
  if (!after) return `${where} · ${what}: take out “${before}”`;
  return `${where} · ${what}: “${after}” instead of “${before}”`;
}

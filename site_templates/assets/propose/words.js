// Edits in words, for people who never see the file.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { EntrySource } from "./source.js" */
import { dataOf, find } from "./nodes.js";
import { isMapping } from "./writing.js";

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
 * @param {PlaybookEdit} edit
 * @param {EntrySource} source
 */
function pathWords(edit, source) {
  const words = [];
  let node = source.nodes;
  for (const part of edit.path) {
    const child = typeof part === "number" ? node.items?.at(part) : node.pairs?.find(([key]) => key === part)?.[1];
    const id = child?.pairs?.find(([key]) => key === "id")?.[1].value;
    if (typeof part === "string") words.push(part.replaceAll(/[_-]/g, " "));
    else if (typeof id === "string") words.push(id);
    else if (edit.op !== "insert" || child) words.push(`${part + 1}`);
    if (!child) break;
    node = child;
  }
  const sentence = words.join(", ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/**
 * A value as people read it.
 * @param {unknown} value
 * @returns {string}
 */
export function shown(value) {
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (isMapping(value)) {
    return Object.entries(value).map(([key, part]) => `${key.replaceAll("_", " ")} ${shown(part)}`).join(", ");
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 10, useGrouping: value >= 10000 });
  return value === null || value === undefined ? "" : String(value);
}

/**
 * One edit as a sentence.
 * @param {EditInWords} edit
 */
export function sentenceOf({ where, what, before, after }) {
  if (!before) return `${where} · ${what}: add “${after}”`;
  if (!after) return `${where} · ${what}: take out “${before}”`;
  return `${where} · ${what}: “${after}” instead of “${before}”`;
}

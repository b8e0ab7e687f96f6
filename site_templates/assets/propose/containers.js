// What comes into lists and mappings, and what goes: only its own lines, or its own part of a line, change.

/** @import { YamlNode } from "./nodes.js" */
/** @import { Splice } from "./splicing.js" */
import { breakOf, columnOf, isFirst, lineStart, nextLine } from "./lines.js";
import { childrenOf, UnwritableError } from "./nodes.js";
import { BY_HAND, dashOf, keyStart } from "./spots.js";
import { entriesOf, flowText, isMapping, itemLines, keyLines } from "./writing.js";

/**
 * @typedef {{ place: number, key: string, value: unknown }} Newcomer in front of what is at the place
 * @typedef {{ removed: Set<number>, added: Newcomer[] }} Turnover
 */

export const TWICE = "Two of the changes are about the same value: make one of them first.";

/**
 * The splices of one list or mapping of which something stays or something comes.
 * @param {string} text
 * @param {YamlNode} node
 * @param {Turnover} turnover
 * @returns {Splice[]}
 */
export function turnoverSplices(text, node, turnover) {
  if (node.style === ":") throw new UnwritableError(`The file writes a pair without braces here. ${BY_HAND}`);
  if (node.style) return inBrackets(text, node, turnover);
  return [...blockRemovals(text, node, turnover), ...blockAdditions(text, node, turnover)];
}

/**
 * @param {string} text
 * @param {YamlNode} node
 * @param {Turnover} turnover
 * @returns {Splice[]}
 */
function blockRemovals(text, node, { removed }) {
  const children = childrenOf(node);
  return [...removed].map((place) => {
    const child = /** @type {YamlNode} */ (children.at(place));
    const start = node.items ? dashOf(text, child) : keyStart(text, child);
    if (isFirst(text, start)) return { start: lineStart(text, start), end: nextLine(text, child.end), text: "" };
    const next = removed.has(place + 1) ? undefined : children.at(place + 1);
    const end = next && (node.items ? dashOf(text, next) : keyStart(text, next));
    if (end === undefined || text.slice(child.end, end).trim()) {
      throw new UnwritableError(`What is to go shares its line with something that stays. ${BY_HAND}`);
    }
    return { start, end, text: "" };
  });
}

/**
 * @param {string} text
 * @param {YamlNode} node
 * @param {Turnover} turnover
 * @returns {Splice[]}
 */
function blockAdditions(text, node, { added }) {
  const children = childrenOf(node);
  const first = children[0];
  const end = breakOf(text);
  const begin = node.items ? dashOf(text, first) : keyStart(text, first);
  const indent = " ".repeat(columnOf(text, begin));
  return added.map(({ place, key, value }) => {
    const lines = node.items ? itemLines(value) : keyLines(key, value);
    const before = children.at(place - 1);
    if (place > 0 && before) {
      return { start: nextLine(text, before.end), end: nextLine(text, before.end), text: written(lines, indent, end) };
    }
    if (isFirst(text, begin)) {
      return { start: lineStart(text, begin), end: lineStart(text, begin), text: written(lines, indent, end) };
    }
    return { start: begin, end: begin, text: `${written(lines, indent, end).slice(indent.length)}${indent}` };
  });
}

/**
 * @param {string[]} lines
 * @param {string} indent
 * @param {string} end
 */
function written(lines, indent, end) {
  return lines.map((line) => (line ? indent + line : "") + end).join("");
}

/**
 * @param {string} text
 * @param {YamlNode} node
 * @param {Turnover} turnover
 * @returns {Splice[]}
 */
function inBrackets(text, node, { removed, added }) {
  const children = childrenOf(node);
  const starts = children.map((child) => (node.items ? child.start : keyStart(text, child)));
  const words = (/** @type {Newcomer} */ { key, value }) => {
    return node.items ? flowText(value) : flowText({ [key]: value }).slice(1, -1);
  };
  const stays = children.findIndex((_, place) => !removed.has(place));
  if (stays < 0) {
    return [{ start: node.start + 1, end: node.end - 1, text: added.map(words).join(", ") }];
  }
  /** @type {Splice[]} */
  const made = [];
  if (stays > 0) made.push({ start: starts[0], end: starts[stays], text: "" });
  for (const place of [...removed].filter((one) => one > stays).sort((one, other) => one - other)) {
    made.push({ start: children[place - 1].end, end: children[place].end, text: "" });
  }
  for (const { start, end } of made) refuseComment(text, start, end);
  for (const one of added) {
    if (one.place <= stays) made.push({ start: starts[stays], end: starts[stays], text: `${words(one)}, ` });
    else {
      const end = children[one.place - 1].end;
      made.push({ start: end, end, text: `, ${words(one)}` });
    }
  }
  return made;
}

/**
 * Stops what would take a comment out with a value.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function refuseComment(text, start, end) {
  if (/[ \t]#[^\n]*\n/u.test(text.slice(start, end))) {
    throw new UnwritableError(`A comment stands between the values of this list. ${BY_HAND}`);
  }
}

/**
 * What two edits put into one place that holds nothing yet.
 * @param {unknown} one
 * @param {unknown} other
 * @returns {unknown}
 */
export function together(one, other) {
  if (one === undefined) return other;
  if (Array.isArray(one) && Array.isArray(other)) return one.concat(other);
  if (!isMapping(one) || !isMapping(other)) throw new UnwritableError(TWICE);
  const made = new Map(entriesOf(one));
  for (const [key, value] of entriesOf(other)) made.set(key, together(made.get(key), value));
  return Object.fromEntries(made);
}

// Places of a text that a change is made at: dashes of items, colons of keys, spans of what is in brackets.

/** @import { YamlNode } from "./nodes.js" */
import { columnOf, lineStart } from "./lines.js";
import { UnwritableError } from "./nodes.js";

/** What a person is asked to do where no exact change can be written. */
export const BY_HAND = "Change it in the file by hand.";

/**
 * Where the dash of an item stands.
 * @param {string} text
 * @param {YamlNode} item
 */
export function dashOf(text, item) {
  const before = text.slice(lineStart(text, item.start), item.start);
  const found = /-[ \t]*(?:&\S+[ \t]*)?$/u.exec(before);
  if (!found) throw new UnwritableError(`The file writes this list in a way that no item can be changed in. ${BY_HAND}`);
  return lineStart(text, item.start) + found.index;
}

/**
 * The place after the colon of a key.
 * @param {string} text
 * @param {YamlNode} node
 */
export function afterColon(text, node) {
  const end = node.key?.[1] ?? node.start;
  const found = /^\s*:/u.exec(text.slice(end, node.start + 1));
  if (!found) throw new UnwritableError(`The file writes a key here without a colon. ${BY_HAND}`);
  return end + found[0].length;
}

/**
 * Where the key of a pair begins.
 * @param {string} text
 * @param {YamlNode} node
 */
export function keyStart(text, node) {
  const start = node.key?.[0] ?? node.start;
  if (/[\n,[{][-\t ]*\?\s+$/u.test(`\n${text.slice(0, start)}`.slice(-80))) {
    throw new UnwritableError(`The file writes a key with a question mark here. ${BY_HAND}`);
  }
  return start;
}

/**
 * How far what belongs to a value is indented, below its key or its dash.
 * @param {string} text
 * @param {YamlNode} node
 */
export function indentBelow(text, node) {
  return columnOf(text, node.key ? node.key[0] : dashOf(text, node)) + 2;
}

/**
 * Whether a value is the last of its line but for a comment, so that lines of its own may follow.
 * @param {string} text
 * @param {YamlNode} node
 */
export function isLastOfLine(text, node) {
  return /^[ \t]*(?:[ \t]#[^\n]*|\r)?$/u.test(text.slice(node.end, text.indexOf("\n", node.end)));
}

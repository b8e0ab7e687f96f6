// The values of a YAML text and where each is written, as the build found them.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
import { ownValue } from "../keys.js";

/**
 * @typedef {string | number | boolean | null} Plain
 * @typedef {{
 *   holding: "scalar" | "list" | "map" | "alias",
 *   style: string, start: number, end: number, key?: [number, number], anchor?: string, value?: Plain,
 *   items?: YamlNode[], pairs?: [string, YamlNode][],
 * }} YamlNode `style` is a quote, `|` or `>` of a scalar, `[`, `{` or `:` of what is on one line, else nothing.
 *   `anchor` is the name by which the text repeats the value, or, of an alias, the value that it repeats.
 * @typedef {PlaybookEdit["path"]} Path
 * @typedef {{ node: YamlNode, path: Path, above: YamlNode[] }} Found `path` is what is not there yet.
 */

/**
 * A node as the build writes it: what it holds (its first letter) and its style, its places, those of its key,
 * its anchor, and what it holds.
 * @typedef {[string, number, number, [number, number] | 0, string, unknown]} NodeRecord
 */

/** @type {Record<string, YamlNode["holding"]>} */
const HOLDINGS = { s: "scalar", l: "list", m: "map", a: "alias" };

/**
 * A node from its record.
 * @param {NodeRecord} record
 * @returns {YamlNode}
 */
export function nodeOf([kind, start, end, key, anchor, held]) {
  const holding = ownValue(HOLDINGS, kind.charAt(0)) ?? "scalar";
  /** @type {YamlNode} */
  const node = { holding, style: kind.slice(1), start, end };
  if (key) node.key = key;
  if (anchor) node.anchor = anchor;
  if (holding === "list") node.items = /** @type {NodeRecord[]} */ (held).map(nodeOf);
  else if (holding === "map") {
    const pairs = /** @type {[string, NodeRecord][]} */ (held);
    node.pairs = pairs.map(([name, child]) => [name, nodeOf(child)]);
  } else if (holding === "scalar") node.value = /** @type {Plain} */ (held);
  return node;
}

/** A change that cannot be written exactly. The message is a sentence for the person who asked for it. */
export class UnwritableError extends Error {}

/**
 * The node of a list or mapping at one part of a path.
 * @param {YamlNode} node
 * @param {string | number} part
 * @returns {YamlNode | undefined}
 */
export function childOf(node, part) {
  if (typeof part === "number") return part < 0 ? undefined : node.items?.at(part);
  return node.pairs?.find(([key]) => key === part)?.[1];
}

/**
 * Every node below another, with itself.
 * @param {YamlNode} node
 * @returns {YamlNode[]}
 */
export function everyNode(node) {
  return [node, ...childrenOf(node).flatMap(everyNode)];
}

/**
 * @param {YamlNode} node
 * @returns {YamlNode[]}
 */
export function childrenOf(node) {
  return node.items ?? (node.pairs ?? []).map(([, child]) => child);
}

/**
 * The node at a path, or the last one on the way and what is missing. Raises UnwritableError where the text
 * writes something else in more than one place at once.
 * @param {YamlNode} root
 * @param {Path} path
 * @returns {Found}
 */
export function find(root, path) {
  const above = [];
  let node = root;
  for (const [depth, part] of path.entries()) {
    refuseRepeated(node);
    const child = childOf(node, part);
    if (!child) return { node, path: path.slice(depth), above };
    above.push(node);
    node = child;
  }
  return { node, path: [], above };
}

/**
 * Stops a change at or below a value that the text writes once and uses in several places.
 * @param {YamlNode} node
 */
export function refuseRepeated(node) {
  if (!node.anchor) return;
  const name = node.anchor;
  const sign = node.holding === "alias" ? "*" : "&";
  throw new UnwritableError(
    `The file writes this value once and uses it in several places (${sign}${name}): a change would alter all of ` +
      "them. Change it in the file by hand.",
  );
}

/**
 * Stops a value from being taken out whose name other places of the text use.
 * @param {YamlNode} node
 */
export function refuseNamed(node) {
  for (const one of everyNode(node)) if (one.holding !== "alias") refuseRepeated(one);
}

/**
 * The data of a node, without what it repeats from elsewhere.
 * @param {YamlNode} node
 * @returns {unknown}
 */
export function dataOf(node) {
  if (node.items) return node.items.map(dataOf);
  if (node.pairs) return Object.fromEntries(node.pairs.map(([key, child]) => [key, dataOf(child)]));
  return node.value;
}

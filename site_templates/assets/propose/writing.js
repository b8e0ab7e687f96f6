// New values as YAML: conditions and short lists on one line, criteria key by key, prose folded.

/** @import { Plain } from "./nodes.js" */
import { relaid } from "./folding.js";
import { UnwritableError } from "./nodes.js";
import { CONFLICT, isPlain, refuseUnreadable, scalarText } from "./scalars.js";

const SHORT = 90;
const NAME = /^[A-Za-z_][\w-]*$/u;

/**
 * A value on one line.
 * @param {unknown} value
 * @returns {string}
 */
export function flowText(value) {
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${entriesOf(value).map(([key, part]) => `${keyText(key)}: ${flowText(part)}`).join(", ")}}`;
  }
  return scalarText(plainOf(value), "", true);
}

/**
 * A key and its value line by line, without an indentation.
 * @param {string} key
 * @param {unknown} value
 * @returns {string[]}
 */
export function keyLines(key, value) {
  const name = keyText(key);
  if (Array.isArray(value) && value.some(isMapping)) {
    return [`${name}:`, ...value.flatMap((one) => indented(itemLines(one)))];
  }
  if (isMapping(value) && entriesOf(value).some(([, part]) => isProse(part))) {
    return [`${name}:`, ...indented(entriesOf(value).flatMap(([part, one]) => keyLines(part, one)))];
  }
  if (typeof value !== "string") return [`${name}: ${flowText(value)}`];
  const block = proseBlock(value);
  return block ? [`${name}: ${block.header}`, ...indented(block.lines)] : [`${name}: ${scalarText(value, "", false)}`];
}

/**
 * An item of a list line by line, without an indentation.
 * @param {unknown} value
 * @returns {string[]}
 */
export function itemLines(value) {
  const isLong = isMapping(value) && entriesOf(value).some(([key, part]) => key === "id" || isProse(part));
  if (!isLong || !isMapping(value)) {
    return [`- ${typeof value === "string" ? scalarText(value, "", false) : flowText(value)}`];
  }
  const [first, ...rest] = entriesOf(value).flatMap(([key, part]) => keyLines(key, part));
  return [`- ${first}`, ...indented(rest)];
}

/**
 * A whole file from its keys.
 * @param {[string, unknown][]} keys
 */
export function fileText(keys) {
  return keys.flatMap(([key, value]) => keyLines(key, value)).map((line) => `${line}\n`).join("");
}

/**
 * A long text as a folded block, one of several lines as it is; null where neither says the same.
 * @param {string} value
 */
function proseBlock(value) {
  refuseUnreadable(value);
  const plain = !/^\s|\s$|[ \t]\n|\n[ \t]|[\t\r\u0085\u2028\u2029\ufeff]/u.test(value) && !CONFLICT.test(value);
  if (!plain || value === "") return null;
  if (value.includes("\n")) return { header: "|-", lines: value.split("\n") };
  if (value.length <= SHORT) return null;
  const lines = relaid([], value);
  return lines.some((line) => CONFLICT.test(line)) ? null : { header: ">-", lines };
}

/** @param {unknown} value */
function isProse(value) {
  return typeof value === "string" && value.length > SHORT;
}

/** @param {string[]} lines */
function indented(lines) {
  return lines.map((line) => (line ? `  ${line}` : ""));
}

/** @param {string} key */
function keyText(key) {
  return NAME.test(key) && isPlain(key, true) ? key : scalarText(key, '"', true);
}

/**
 * @param {unknown} value
 * @returns {value is object}
 */
export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {object} value
 * @returns {[string, unknown][]}
 */
export function entriesOf(value) {
  return Object.entries(value).filter(([, part]) => part !== undefined);
}

/**
 * @param {unknown} value
 * @returns {Plain}
 */
export function plainOf(value) {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) {
    return /** @type {Plain} */ (value);
  }
  throw new UnwritableError("A value of this kind cannot be written to a file.");
}

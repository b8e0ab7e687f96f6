// A value as YAML on one line: as it was written where that says the same, else in quotes.

/** @import { Plain } from "./nodes.js" */
import { UnwritableError } from "./nodes.js";

// What no file of a playbook may hold: https://yaml.org/spec/1.2.2/#51-character-set
// eslint knows these ranges by their escapes.
const FORBIDDEN = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;
const ESCAPED = /["\\\t\n\r\u0085\u2028\u2029\ufeff]/gu;
/** @type {Map<string, string>} */
const ESCAPES = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);
const SPECIAL = /[\t\n\r\u0085\u2028\u2029\ufeff]/u;
const PLAIN_START = /^[\p{L}\p{N}($€£]/u;
const NO_PLAIN = /:(?:\s|$)|\s#|^(?:true|false|null|yes|no|on|off|y|n)$|^\s|\s$/iu;
const NUMBER = /^(?:0|[1-9]\d*)(?:\.\d*)?(?:e[-+]?\d+)?$/iu;
const NO_FLOW = /[,[\]{}?:#&*!|>'"%@`]/u;
/** A line that git writes where two changes collide: no file may hold one. */
export const CONFLICT = /^[ \t]*(?:<{7}|>{7}|\|{7}|={7})(?: |$)/mu;

/**
 * Stops a text that no file may hold.
 * @param {string} text
 */
export function refuseUnreadable(text) {
  const found = FORBIDDEN.exec(text) ?? DIRECTION.exec(text);
  if (!found) return;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  throw new UnwritableError(
    DIRECTION.test(found[0])
      ? `The text has an invisible character (U+${code}) that makes it read otherwise than it is. Type it anew.`
      : `The text has a character that no file may hold (U+${code}). Remove it, or type the text anew.`,
  );
}

/**
 * A value on one line. `style` is the quote it has now, or nothing; `flow` tells whether brackets are around it.
 * @param {Plain} value
 * @param {string} style
 * @param {boolean} flow
 */
export function scalarText(value, style, flow) {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new UnwritableError("The number has no end: write another one.");
  }
  if (typeof value !== "string") return Object.is(value, -0) ? "0" : String(value);
  refuseUnreadable(value);
  if (style === "'" && !SPECIAL.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (style === "" && isPlain(value, flow)) return value;
  return `"${escaped(value)}"`;
}

/**
 * A text as it stands between double quotes.
 * @param {string} text
 */
export function escaped(text) {
  return text.replace(ESCAPED, (found) => {
    return ESCAPES.get(found) ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/**
 * Whether every reader of YAML takes a text without quotes for just that text.
 * @param {string} text
 * @param {boolean} flow
 */
export function isPlain(text, flow) {
  return (
    PLAIN_START.test(text) &&
    !SPECIAL.test(text) &&
    !NO_PLAIN.test(text) &&
    !NUMBER.test(text) &&
    !(flow && NO_FLOW.test(text))
  );
}

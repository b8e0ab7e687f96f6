// What is tried out as a part of a URL after #: rows by their ids, so that a link says when it no longer fits.

import { shortened } from "../fit/plain.js";
import { valueAt } from "./edits.js";
import { packed, unpacked } from "./packing.js";
import { changedEdits } from "./session.js";

/**
 * @import { Playbook } from "./admission.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @import { Tried } from "./session.js"
 */

const FORMAT = 1;
const LONGEST = 20_000; // characters of an address
const MOST = 200; // edits of a scenario
const NAMED = 3; // parts of a link that are named as not taken over, before the rest is counted

/**
 * The part of an address that a state is kept in; "" for one that says nothing.
 * @param {Playbook} playbook
 * @param {Tried} tried
 * @returns {Promise<string>}
 */
export async function writeAddress({ data }, { scenarios, active }) {
  if (!scenarios.some((edits) => edits.length)) return "";
  const lists = scenarios.map((edits) => edits.map((edit) => written(data.entries, edit)));
  return packed(JSON.stringify([FORMAT, active, ...lists]));
}

/**
 * What such a part says, and why of each edit that is not taken over.
 * @param {Playbook} playbook
 * @param {string} text
 * @returns {Promise<{tried: Tried, ignored: string[]}>}
 */
export async function readAddress(playbook, text) {
  /** @type {Tried} */
  const nothing = { scenarios: [[], []], active: 0 };
  const read = text.length > LONGEST ? null : parsed(await unpacked(text));
  if (!Array.isArray(read) || !Number.isInteger(read[0])) {
    return { tried: nothing, ignored: ["the link cannot be read"] };
  }
  const [format, active, first, second] = read;
  if (format !== FORMAT) return { tried: nothing, ignored: ["the link was made by another version of this page"] };
  /** @type {string[]} */
  const ignored = [];
  /** @param {unknown} list */
  const edits = (list) => readEdits(playbook, list, ignored);
  return { tried: { scenarios: [edits(first), edits(second)], active: active === 1 ? 1 : 0 }, ignored };
}

/**
 * What is said of edits that were not taken over.
 * @param {string[]} ignored
 */
export function ignoredWords(ignored) {
  if (!ignored.length) return "";
  const more = ignored.length - NAMED;
  const first = ignored.slice(0, NAMED).join("; ");
  return `Not taken over from the link: ${first}${more > 0 ? `; and ${more} more` : ""}.`;
}

/**
 * @param {Playbook} playbook
 * @param {unknown} list
 * @param {string[]} ignored
 * @returns {PlaybookEdit[]}
 */
function readEdits(playbook, list, ignored) {
  if (!Array.isArray(list)) return [];
  if (list.length > MOST) {
    ignored.push(`more than ${MOST} changes`);
    return [];
  }
  /** @type {PlaybookEdit[]} */
  let edits = [];
  /** @type {unknown[]} */
  let left = list;
  for (;;) {
    /** @type {[item: unknown, why: string][]} */
    const refused = [];
    for (const item of left) {
      const edit = editOf(playbook.data.entries, item);
      const found = typeof edit === "string" ? edit : changedEdits(playbook, edits, [edit]);
      if (typeof found === "string") refused.push([item, found]);
      else edits = found;
    }
    if (refused.length === left.length) {
      ignored.push(...refused.map(([item, why]) => `${nameOf(item)} ${why}`));
      return edits;
    }
    left = refused.map(([item]) => item); // what one of them needs may have come after it
  }
}

/**
 * @param {Record<string, unknown>} entries
 * @param {PlaybookEdit} edit
 */
function written(entries, { entry, path, op, value }) {
  const today = op === "insert" ? undefined : valueAt(entries[entry], path);
  return [entry, named(entries[entry], path, op), op, value ?? null, op === "insert" ? "" : mark(today)];
}

/**
 * A path with rows by their ids and values of lists by themselves: "@crm" in place of 1, "+" at the end of a list.
 * @param {unknown} data
 * @param {(string | number)[]} path
 * @param {string} op
 */
function named(data, path, op) {
  return path.map((key, at) => {
    if (typeof key !== "number") return key;
    if (op === "insert" && at === path.length - 1) return "+";
    const name = rowName(valueAt(data, path.slice(0, at + 1)));
    return name === null || path[at - 1] === "between" ? key : `@${name}`;
  });
}

/**
 * @param {unknown} row
 * @returns {string | null}
 */
function rowName(row) {
  if (typeof row === "object" && row !== null) return "id" in row ? String(row.id) : null;
  return String(row);
}

/**
 * An edit as an address has it, or why it is none of this playbook.
 * @param {Record<string, unknown>} entries
 * @param {unknown} item
 * @returns {PlaybookEdit | string}
 */
function editOf(entries, item) {
  if (!Array.isArray(item) || item.length !== 5) return "is no change";
  const [entry, keys, op, value, today] = item;
  if (typeof entry !== "string" || !Object.hasOwn(entries, entry)) return "is not in this playbook";
  if (!Array.isArray(keys) || !keys.length || keys.length > 40) return "is no change";
  if (op !== "set" && op !== "remove" && op !== "insert") return "is no change";
  /** @type {(string | number)[]} */
  const path = [];
  for (const key of keys) {
    const step = stepOf(valueAt(entries[entry], path), key);
    if (step === null) return "is not in this playbook any more";
    path.push(step);
  }
  if (op === "insert") return { entry, path, op, value };
  if (mark(valueAt(entries[entry], path)) !== today) return "has changed since the link was made";
  return op === "set" ? { entry, path, op, value } : { entry, path, op };
}

/**
 * @param {unknown} data
 * @param {unknown} key
 * @returns {string | number | null}
 */
function stepOf(data, key) {
  if (typeof key === "number") return Number.isInteger(key) && key >= 0 ? key : null;
  if (typeof key !== "string") return null;
  if (key === "+") return Array.isArray(data) ? data.length : 0;
  if (!key.startsWith("@")) return key;
  if (!Array.isArray(data)) return null;
  const at = data.findIndex((row) => rowName(row) === key.slice(1));
  return at < 0 ? null : at;
}

/** @param {unknown} item */
function nameOf(item) {
  const [entry, keys] = Array.isArray(item) ? item : [];
  const last = Array.isArray(keys) ? keys.filter((key) => typeof key === "string" && key.startsWith("@")) : [];
  const name = last.length ? String(last[0]).slice(1) : Array.isArray(keys) ? keys.join(" ") : "";
  return shortened([String(entry ?? ""), name].filter(Boolean).join(" "));
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}

/**
 * Some letters that are others when a value is another.
 * @param {unknown} value
 */
function mark(value) {
  let hash = 5381;
  for (const letter of JSON.stringify(value) ?? "") hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 4_294_967_291;
  return hash.toString(36);
}

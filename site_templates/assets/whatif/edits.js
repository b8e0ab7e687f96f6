// Edits of a playbook as plain values: what somebody tries out, and what is proposed as a change of the YAML.

import { ownValue } from "../keys.js";

/**
 * @typedef {{
 *   entry: string, path: (string | number)[], op: "set" | "remove" | "insert", value?: unknown,
 * }} PlaybookEdit `entry` is a kind and an id ("profile/saas", "playbook/playbook"), `path` leads to the value in the
 *   entry's YAML as the build read it, ids of rows as their places; `value` is plain data in the notation of the YAML.
 *   "insert" puts the value in front of what stands at the place, or at the end of a list whose length the place is.
 *   Paths of one list of edits are all those of the build's data: an edit does not shift the places of another.
 * @typedef {Record<string, unknown>} Entries the entries of a playbook by kind and id, as data
 */

/**
 * An edit as a key: equal for edits of the same place.
 * @param {PlaybookEdit} edit
 */
export function placeOf({ entry, path }) {
  return JSON.stringify([entry, ...path]);
}

/**
 * What stands at a path of some data; undefined where nothing does.
 * @param {unknown} data
 * @param {readonly (string | number)[]} path
 * @returns {unknown}
 */
export function valueAt(data, path) {
  let found = data;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = ownValue(/** @type {Record<string, unknown>} */ (found), String(key));
  }
  return found;
}

/**
 * The entries with edits made. What no edit is in stays the same object.
 * @param {Entries} entries
 * @param {PlaybookEdit[]} edits
 * @returns {Entries}
 */
export function applied(entries, edits) {
  const made = { ...entries };
  for (const edit of [...edits.filter(({ op }) => op === "set"), ...fromTheEnd(edits)]) {
    made[edit.entry] = changed(made[edit.entry], edit.path, edit);
  }
  return made;
}

/**
 * Edits that shift places, the last place first; of one place what is taken out before what is put in.
 * @param {PlaybookEdit[]} edits
 */
function fromTheEnd(edits) {
  const numbered = edits.map((edit, at) => ({ edit, at })).filter(({ edit }) => edit.op !== "set");
  numbered.sort(
    (one, other) =>
      comparedPaths(other.edit.path, one.edit.path) ||
      Number(one.edit.op === "insert") - Number(other.edit.op === "insert") ||
      other.at - one.at,
  );
  return numbered.map(({ edit }) => edit);
}

/**
 * @param {(string | number)[]} one
 * @param {(string | number)[]} other
 */
function comparedPaths(one, other) {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const [first, second] = [one[at], other[at]];
    if (first === second) continue;
    if (typeof first === "number" && typeof second === "number") return first - second;
    return String(first) < String(second) ? -1 : 1;
  }
  return one.length - other.length;
}

/**
 * @param {unknown} data
 * @param {(string | number)[]} path
 * @param {PlaybookEdit} edit
 * @returns {unknown}
 */
function changed(data, path, edit) {
  const [key, ...rest] = path;
  if (Array.isArray(data) || typeof key === "number") {
    /** @type {unknown[]} */
    const copy = Array.isArray(data) ? [...data] : [];
    const place = Number(key);
    if (rest.length) copy[place] = changed(copy[place], rest, edit);
    else if (edit.op === "remove") copy.splice(place, 1);
    else copy.splice(place, edit.op === "set" ? 1 : 0, edit.value);
    return copy;
  }
  const copy = new Map(Object.entries(data ?? {}));
  if (rest.length) copy.set(String(key), changed(copy.get(String(key)), rest, edit));
  else if (edit.op === "remove") copy.delete(String(key));
  else copy.set(String(key), edit.value);
  return Object.fromEntries(copy);
}

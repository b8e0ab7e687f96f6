// Edits of a playbook as plain values: what somebody tries out, and what is proposed as a change of the YAML.

/**
 * @typedef {{
 *   entry: string, path: (string | number)[], op: "set" | "remove" | "insert", value?: unknown,
 * }} PlaybookEdit `entry` is a kind and an id ("profile/saas", "playbook/playbook"), `path` leads to the value in the
 *   entry's YAML as the build read it, ids of rows as their places; `value` is plain data in the notation of the YAML.
 *   "insert" puts the value in front of what stands at the place, or at the end of a list whose length the place is.
 *   Paths of one list of edits are all those of the build's data: an edit does not shift the places of another.
 */

/**
 * An edit as a key: equal for edits of the same place.
 * @param {PlaybookEdit} edit
 */
export function placeOf({ entry, path }) {
  return JSON.stringify([entry, ...path]);
}

// What was in force when, as views/changes/states.py writes it: states that share equal parts.

import { sayDay } from "../days.js";
import { catalogue } from "../fit/catalogue.js";

/**
 * @import { Catalogue, Form, PlaybookData } from "../fit/catalogue.js"
 * @import { MoveTables } from "../whatif/data.js"
 * @typedef {{icp: string, part: string, id: string, label: string, text: string, digest: string}} Line of a part that
 *   decides; `icp` is empty for what counts for all
 * @typedef {Record<string, string>} Ids old id → new id
 * @typedef {{entries?: Ids, tiers?: Ids, plays?: Ids, fields?: Ids, values?: Record<string, Ids>}} RenamedIds
 * @typedef {{
 *   commit: string, day: string, title: string, problem: string, data: unknown, renames: RenamedIds,
 * }} StateRow `renames` are from the last state before that could be read
 * @typedef {PlaybookData & {lines: Line[]}} StateData its form lacks what is shared
 * @typedef {{measure: string, from: string, to: string, by: string, measured: string}} Expected
 * @typedef {{
 *   name: string, url: string, day: string | null, effective: string | null, by: string, decision: string, why: string,
 *   status: string, expected: Expected[], outcome: {text: string, due: string | null, says: string} | null,
 * }} DecisionRecord
 * @typedef {{
 *   states: StateRow[], parts: unknown[], left_out: number, kinds: Record<string, string>, moves: MoveTables,
 *   decisions: DecisionRecord[],
 * }} States the oldest first
 * @typedef {{catalogue: Catalogue, lines: Line[]}} ReadState
 */

/**
 * The value of a part, with the parts that it names in their places.
 * @param {unknown} value
 * @param {unknown[]} parts
 * @returns {unknown}
 */
export function whole(value, parts) {
  if (Array.isArray(value)) return value.map((one) => whole(one, parts));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0][0] === "$") return whole(parts[Number(entries[0][1])], parts);
  return Object.fromEntries(entries.map(([key, one]) => [key, whole(one, parts)]));
}

/**
 * A state as what scores accounts; what its form shares with the playbook of today is taken from there.
 * @param {States} states
 * @param {number} place
 * @param {Form} today
 * @returns {ReadState | null} null where it cannot be read
 */
export function readState(states, place, today) {
  const { data } = states.states[place];
  if (data === null) return null;
  const { program, words, form, lines } = /** @type {StateData} */ (whole(data, states.parts));
  return { catalogue: catalogue({ program, words, form: { ...today, ...form } }), lines };
}

/**
 * The state in force on a day: the last of that day or before; the first where that is later.
 * @param {StateRow[]} rows
 * @param {string} day
 */
export function placeOn(rows, day) {
  return Math.max(
    0,
    rows.findLastIndex((row) => row.day <= day),
  );
}

/**
 * What a state is called in a list.
 * @param {StateRow} row
 */
export function stateName({ day, title, commit }) {
  return `${sayDay(day)} · ${title || `revision ${commit.slice(0, 7)}`}`;
}

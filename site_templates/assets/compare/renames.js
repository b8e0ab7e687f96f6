// What was renamed between two states: the renames of every state on the way, one after another.

import { ownValue } from "../keys.js";

/**
 * @import { Value } from "../fit/program.js"
 * @import { Ids, RenamedIds, StateRow } from "./data.js"
 * @typedef {(id: string) => string} NewName
 * @typedef {{
 *   entry: (kind: string, id: string) => string, formerEntry: (kind: string, id: string) => string, tier: NewName,
 *   play: NewName, field: NewName, formerField: NewName, value: (field: string, id: string) => string,
 *   formerValue: (field: string, id: string) => string,
 * }} StateRenames fields of values are named as the side has them that the value is given of
 */

/**
 * The renames from the state at one place to that at a later one.
 * @param {StateRow[]} rows
 * @param {number} from
 * @param {number} to
 * @returns {StateRenames}
 */
export function renamesBetween(rows, from, to) {
  const steps = rows.slice(from + 1, to + 1).map((row) => row.renames);
  const back = steps.toReversed();
  const field = follow(steps, (step) => step.fields);
  const formerField = follow(back, (step) => turned(step.fields));
  return {
    entry: (kind, id) => followEntry(steps, kind, id, (step) => step.entries),
    formerEntry: (kind, id) => followEntry(back, kind, id, (step) => turnedEntries(step.entries)),
    tier: follow(steps, (step) => step.tiers),
    play: follow(steps, (step) => step.plays),
    field,
    formerField,
    value: (name, id) => {
      let [at, value] = [name, id];
      for (const step of steps) {
        value = ownValue(ownValue(step.values ?? {}, at) ?? {}, value) ?? value;
        at = ownValue(step.fields ?? {}, at) ?? at;
      }
      return value;
    },
    formerValue: (name, id) => {
      let [at, value] = [name, id];
      for (const step of back) {
        at = ownValue(turned(step.fields), at) ?? at;
        value = ownValue(turned(ownValue(step.values ?? {}, at)), value) ?? value;
      }
      return value;
    },
  };
}

/**
 * @param {RenamedIds[]} steps
 * @param {(step: RenamedIds) => Ids | undefined} ids
 * @returns {NewName}
 */
function follow(steps, ids) {
  return (id) => steps.reduce((now, step) => ownValue(ids(step) ?? {}, now) ?? now, id);
}

/**
 * @param {RenamedIds[]} steps
 * @param {string} kind
 * @param {string} id
 * @param {(step: RenamedIds) => Ids | undefined} ids
 */
function followEntry(steps, kind, id, ids) {
  return steps.reduce((now, step) => ownValue(ids(step) ?? {}, `${kind}/${now}`) ?? now, id);
}

/**
 * New id → old id.
 * @param {Ids | undefined} ids
 * @returns {Ids}
 */
function turned(ids) {
  return Object.fromEntries(Object.entries(ids ?? {}).map(([old, now]) => [now, old]));
}

/**
 * The same of entries, which are known by kind and id before, and by their id after.
 * @param {Ids | undefined} ids
 * @returns {Ids}
 */
function turnedEntries(ids) {
  return Object.fromEntries(
    Object.entries(ids ?? {}).map(([old, now]) => {
      const [kind, id] = old.split("/");
      return [`${kind}/${now}`, id];
    }),
  );
}

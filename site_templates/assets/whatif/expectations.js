// Examples whose expected verdict has to follow an edit: the lines of their files, and what they say.

import { evaluate } from "../fit/evaluate.js";
import { ownValue } from "../keys.js";
import { checksIn } from "./data.js";
import { sideOf } from "./sides.js";

/**
 * @import { Verdict } from "../fit/evaluate.js"
 * @import { Playbook } from "./admission.js"
 * @import { Expected } from "./data.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @typedef {{what: string, before: string, after: string}} Line what is expected, as people call it; empty for nothing
 * @typedef {{name: string, lines: Line[], edits: PlaybookEdit[]}} Follower an example, and the edits of its file
 */

/** @type {(keyof Expected)[]} */
const KEYS = ["status", "tier", "disqualifier", "segment", "level", "play"];
/** @type {Record<string, string>} */
const STATUSES = {
  fit: "Fit",
  undecided: "Undecided",
  insufficient: "Too little known",
  outside: "Outside",
  disqualified: "Disqualified",
};

/**
 * The examples that `check` would find wrong by some edits, and that are right today.
 * @param {Playbook} playbook
 * @param {PlaybookEdit[]} edits
 * @returns {Follower[]}
 */
export function followers(playbook, edits) {
  const { catalogue, data } = playbook;
  const [today, changed] = [sideOf(catalogue, data, []), sideOf(catalogue, data, edits)];
  return catalogue.form.examples.flatMap(({ id, name, icp, account, as_of: asOf }) => {
    const expected = ownValue(checksIn(data).expects, id);
    if (!expected) return [];
    const before = gotten(evaluate(today.program, icp, account, asOf));
    const after = gotten(evaluate(changed.program, icp, account, asOf));
    const wrong = KEYS.filter((key) => {
      const wanted = ownValue(expected, key);
      return wanted !== undefined && wanted === ownValue(before, key) && wanted !== ownValue(after, key);
    });
    if (!wrong.length) return [];
    const lines = wrong.map((key) => ({
      what: `Expected ${key}`,
      before: labelled(playbook, icp, key, ownValue(expected, key)),
      after: labelled(playbook, icp, key, ownValue(after, key)),
    }));
    return [{ name, lines, edits: wrong.map((key) => editOf(`example/${id}`, key, ownValue(after, key))) }];
  });
}

/**
 * @param {string} entry
 * @param {string} key
 * @param {string | undefined} value
 * @returns {PlaybookEdit}
 */
function editOf(entry, key, value) {
  const path = ["expect", key];
  return value === undefined ? { entry, path, op: "remove" } : { entry, path, op: "set", value };
}

/**
 * What a verdict says of the keys that an example can expect.
 * @param {Verdict} verdict
 * @returns {Expected}
 */
function gotten({ status, tier, disqualifier, segment, intent, play }) {
  return {
    status,
    tier: tier ?? undefined,
    disqualifier: disqualifier ?? undefined,
    segment: segment ?? undefined,
    level: intent.level ?? undefined,
    play: play ?? undefined,
  };
}

/**
 * @param {Playbook} playbook
 * @param {string} icp
 * @param {keyof Expected} key
 * @param {string | undefined} value
 * @returns {string}
 */
function labelled({ catalogue: { words }, data }, icp, key, value) {
  if (value === undefined) return "";
  switch (key) {
    case "status":
      return ownValue(STATUSES, value) ?? value;
    case "tier":
      return ownValue(words.tiers, value)?.label ?? value;
    case "level":
      return ownValue(words.levels, value)?.label ?? value;
    case "play":
      return ownValue(words.plays, value)?.label ?? value;
    case "segment":
      return ownValue(words.icps[icp].segments, value) ?? value;
    case "disqualifier": {
      const out = /** @type {{name: string} | undefined} */ (ownValue(data.entries, `disqualifier/${value}`));
      return out?.name ?? value;
    }
  }
}

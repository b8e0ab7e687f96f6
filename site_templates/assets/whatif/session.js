// What is tried out: two lists of edits, one of them at hand, and the way back.

import { programProblem, refusal } from "./admission.js";
import { placeOf, valueAt } from "./edits.js";
import { sideOf } from "./sides.js";

/**
 * @import { Playbook } from "./admission.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @typedef {0 | 1} Which of two scenarios
 * @typedef {{scenarios: [PlaybookEdit[], PlaybookEdit[]], active: Which}} Tried
 */

const KEPT = 200; // steps back

/**
 * What is tried out of a playbook. `listened()` follows every change.
 * @param {Playbook} playbook
 * @param {() => void} listened
 */
export function sessionOf(playbook, listened) {
  /** @type {Tried} */
  let now = { scenarios: [[], []], active: 0 };
  /** @type {Tried[]} */
  let back = [];
  /** @type {Tried[]} */
  let forth = [];

  /** @param {Tried} next */
  function take(next) {
    back = [...back, now].slice(-KEPT);
    forth = [];
    now = next;
    listened();
  }

  /**
   * @param {PlaybookEdit[]} edits of the scenario at hand
   * @param {Tried} from
   * @returns {Tried}
   */
  function withEdits(edits, from) {
    return from.active
      ? { ...from, scenarios: [from.scenarios[0], edits] }
      : { ...from, scenarios: [edits, from.scenarios[1]] };
  }

  return {
    edits: () => now.scenarios[now.active],
    tried: () => now,
    canUndo: () => back.length > 0,
    canRedo: () => forth.length > 0,
    /**
     * Makes edits in the scenario at hand, in place of others; says why not, or "".
     * @param {PlaybookEdit[]} added
     * @param {PlaybookEdit[]} removed
     */
    change(added, removed = []) {
      const found = changedEdits(playbook, now.scenarios[now.active], added, removed);
      if (typeof found === "string") return found;
      take(withEdits(found, now));
      return "";
    },
    /** @param {Which} active */
    choose(active) {
      now = { ...now, active };
      listened();
    },
    /** Makes the other scenario the same as the one at hand, and takes it in hand. */
    duplicate() {
      const edits = now.scenarios[now.active];
      take({ scenarios: [edits, edits], active: now.active ? 0 : 1 });
    },
    reset() {
      take(withEdits([], now));
    },
    undo() {
      const last = back.pop();
      if (!last) return;
      forth.push(now);
      now = last;
      listened();
    },
    redo() {
      const next = forth.pop();
      if (!next) return;
      back.push(now);
      now = next;
      listened();
    },
    /** @param {Tried} next */
    open(next) {
      now = next;
      back = [];
      forth = [];
      listened();
    },
  };
}

/**
 * A list of edits with others made, each place once; or why that cannot be.
 * @param {Playbook} playbook
 * @param {PlaybookEdit[]} edits
 * @param {PlaybookEdit[]} added
 * @param {PlaybookEdit[]} [removed]
 * @returns {PlaybookEdit[] | string}
 */
export function changedEdits(playbook, edits, added, removed = []) {
  for (const edit of added) {
    const why = refusal(playbook, edit);
    if (why) return why;
  }
  const gone = new Set([...removed, ...added].map(keyOf));
  const fresh = new Map(added.filter((edit) => !saysToday(playbook, edit)).map((edit) => [keyOf(edit), edit]));
  const kept = edits.flatMap((edit) => {
    const key = keyOf(edit);
    const next = edit.op === "insert" ? fresh.get(key) : undefined; // what is new keeps its place in the list
    if (next) fresh.delete(key);
    return next ?? (gone.has(key) || added.some((one) => isAbove(one, edit)) ? [] : edit);
  });
  const found = [...kept, ...fresh.values()];
  const side = sideOf(playbook.catalogue, playbook.data, found);
  return programProblem(side.program, sideOf(playbook.catalogue, playbook.data, []).program) || found;
}

/**
 * What tells an edit from others: its place, and what it puts in there.
 * @param {PlaybookEdit} edit
 */
export function keyOf(edit) {
  if (edit.op !== "insert") return placeOf(edit);
  const { value } = edit;
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : value;
  return `${placeOf({ ...edit, path: edit.path.slice(0, -1) })} + ${String(id)}`;
}

/**
 * Whether an edit is of something that the other is a part of.
 * @param {PlaybookEdit} whole
 * @param {PlaybookEdit} part
 */
function isAbove(whole, part) {
  if (whole.op === "insert" || whole.entry !== part.entry || whole.path.length >= part.path.length) return false;
  return whole.path.every((key, at) => key === part.path[at]);
}

/**
 * Whether an edit sets what is there today.
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 */
function saysToday({ data }, { entry, path, op, value }) {
  return op === "set" && JSON.stringify(valueAt(data.entries[entry], path)) === JSON.stringify(value);
}

// What decides otherwise: the lines of two states beside each other, and what changed on the way and came back.

/**
 * @import { Line } from "./data.js"
 * @import { StateRenames } from "./renames.js"
 * @typedef {{icp: string, part: string, label: string, before: string | null, after: string | null}} ChangedLine
 *   null where the part was not there
 * @typedef {{changed: ChangedLine[], cancelled: ChangedLine[]}} LineChanges `cancelled` are as they were in the
 *   first state, and were otherwise in between
 */

/**
 * Lines by what they are of, under the ids of the last state.
 * @param {Line[]} lines
 * @param {StateRenames} renames from the state of the lines to the last
 * @returns {Map<string, Line>}
 */
function byPart(lines, renames) {
  return new Map(
    lines.map((line) => {
      const icp = line.icp && renames.entry("profile", line.icp);
      const id = newId(line, renames);
      return [JSON.stringify([icp, line.part, id]), line];
    }),
  );
}

/**
 * @param {Line} line
 * @param {StateRenames} renames
 */
function newId({ part, id }, renames) {
  switch (part) {
    case "icp":
      return renames.entry("profile", id);
    case "segment":
      return renames.entry("segment", id);
    case "tier":
      return renames.tier(id);
    case "play": {
      const [tier, level] = id.split(" ");
      return `${renames.tier(tier)} ${level}`;
    }
    default:
      return id;
  }
}

/**
 * What decides otherwise in the last of some states than in the first, in the order of the last; what is gone follows
 * what stood before it. States between them tell what was otherwise for a while.
 * @param {{lines: Line[], renames: StateRenames}[]} states the first, those between, the last; renames lead to the last
 * @returns {LineChanges}
 */
export function lineChanges(states) {
  const [first, ...later] = states.map(({ lines, renames }) => byPart(lines, renames));
  const last = later.at(-1) ?? first;
  const between = later.slice(0, -1);
  /** @type {ChangedLine[]} */
  const changed = [];
  /** @type {ChangedLine[]} */
  const cancelled = [];
  for (const key of inOrder(first, last)) {
    const [before, after] = [first.get(key), last.get(key)];
    const line = changedLine(before, after, key);
    if (differs(before, after)) changed.push(line);
    else if (between.some((one) => differs(one.get(key), after))) cancelled.push(line);
  }
  const passing = new Set(between.flatMap((one) => [...one.keys()].filter((key) => !first.has(key) && !last.has(key))));
  for (const key of passing) {
    const line = between.findLast((one) => one.has(key))?.get(key);
    cancelled.push({ ...changedLine(line, line, key), before: null, after: null });
  }
  return { changed, cancelled };
}

/**
 * @param {Line | undefined} one
 * @param {Line | undefined} other
 */
function differs(one, other) {
  return one?.digest !== other?.digest;
}

/**
 * @param {Line | undefined} before
 * @param {Line | undefined} after
 * @param {string} key
 * @returns {ChangedLine}
 */
function changedLine(before, after, key) {
  const [icp, part] = JSON.parse(key);
  return { icp, part, label: (after ?? before)?.label ?? "", before: before?.text ?? null, after: after?.text ?? null };
}

/**
 * The keys of both, in the order of the last; a key that is gone stands behind what it stood behind.
 * @param {Map<string, Line>} first
 * @param {Map<string, Line>} last
 */
function inOrder(first, last) {
  const keys = [...last.keys()];
  let at = 0;
  for (const key of first.keys()) {
    const place = keys.indexOf(key);
    if (place < 0) keys.splice(at, 0, key);
    at = (place < 0 ? at : place) + 1;
  }
  return keys;
}

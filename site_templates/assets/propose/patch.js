// A patch that `git apply` takes: the lines that change, with three around them, so that it fits nowhere else.

import { linesOf } from "./lines.js";

/**
 * @typedef {{ path: string, before: string | null, after: string }} FileChange `before` is null for a new file
 * @typedef {{ sign: " " | "-" | "+", line: string }} Row
 */

const AROUND = 3;
const QUOTED = /["\\\t\n\r]/u;

/**
 * A patch of some files. Words before the first line of the patch are for people: git passes over them.
 * @param {FileChange[]} changes
 * @param {string[]} words
 */
export function patchOf(changes, words) {
  const parts = changes.filter(({ before, after }) => before !== after).map(filePatch);
  const said = words.map((line) => `# ${line.replaceAll(/\s+/g, " ")}`.trimEnd());
  return parts.length ? [...said, ...(said.length ? [""] : []), parts.join("")].join("\n") : "";
}

/** @param {FileChange} change */
function filePatch({ path, before, after }) {
  const [old, now] = [nameOf(`a/${path}`), nameOf(`b/${path}`)];
  const isNew = before === null;
  const head = [
    `diff --git ${old} ${now}`,
    ...(isNew ? ["new file mode 100644"] : []),
    `--- ${isNew ? "/dev/null" : old}${gapAfter(path)}`,
    `+++ ${now}${gapAfter(path)}`,
  ];
  return `${head.join("\n")}\n${hunks(rowsOf(linesOf(before ?? ""), linesOf(after)))}`;
}

/** @param {string} name */
function nameOf(name) {
  const escaped = name.replace(/["\\]/gu, "\\$&").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return QUOTED.test(name) ? `"${escaped}"` : name;
}

/** @param {string} path */
function gapAfter(path) {
  return path.includes(" ") ? "\t" : "";
}

/**
 * Lines that stay, go and come, by the shortest way from one text to the other: https://doi.org/10.1007/BF01840446
 * @param {string[]} old
 * @param {string[]} now
 * @returns {Row[]}
 */
export function rowsOf(old, now) {
  const steps = [];
  /** @type {Map<number, number>} */
  let reached = new Map([[1, 0]]);
  for (let count = 0; ; count += 1) {
    steps.push(reached);
    const next = new Map(reached);
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let from = start(reached, diagonal, count);
      while (from < old.length && from - diagonal < now.length && at(old, from) === at(now, from - diagonal)) from += 1;
      next.set(diagonal, from);
      if (from >= old.length && from - diagonal >= now.length) return backwards(steps, old, now);
    }
    reached = next;
  }
}

/**
 * @param {string[]} lines
 * @param {number} place
 */
function at(lines, place) {
  return lines.at(place);
}

/**
 * @param {Map<number, number>} reached
 * @param {number} diagonal
 * @param {number} count
 */
function start(reached, diagonal, count) {
  const below = reached.get(diagonal - 1) ?? -1;
  const above = reached.get(diagonal + 1) ?? -1;
  return diagonal === -count || (diagonal !== count && below < above) ? above : below + 1;
}

/**
 * @param {Map<number, number>[]} steps
 * @param {string[]} old
 * @param {string[]} now
 */
function backwards(steps, old, now) {
  /** @type {Row[]} */
  const rows = [];
  let [from, to] = [old.length, now.length];
  for (let count = steps.length - 1; count >= 0; count -= 1) {
    const reached = steps[count];
    const diagonal = from - to;
    const below = reached.get(diagonal - 1) ?? -1;
    const above = reached.get(diagonal + 1) ?? -1;
    const comes = diagonal === -count || (diagonal !== count && below < above);
    const before = comes ? above : below;
    const beforeTo = before - (diagonal + (comes ? 1 : -1));
    while (from > (comes ? before : before + 1) && to > (comes ? beforeTo + 1 : beforeTo)) {
      from -= 1;
      to -= 1;
      rows.push({ sign: " ", line: old[from] });
    }
    if (count === 0) break;
    if (comes) to -= 1;
    else from -= 1;
    rows.push(comes ? { sign: "+", line: now[to] } : { sign: "-", line: old[from] });
  }
  while (from > 0) {
    from -= 1;
    rows.push({ sign: " ", line: old[from] });
  }
  return rows.reverse();
}

/** @param {Row[]} rows */
function hunks(rows) {
  const changed = rows.flatMap(({ sign }, place) => (sign === " " ? [] : [place]));
  /** @type {[number, number][]} */
  const spans = [];
  for (const place of changed) {
    const last = spans.at(-1);
    if (last && place - last[1] <= 2 * AROUND) last[1] = place;
    else spans.push([place, place]);
  }
  return spans.map(([first, last]) => hunk(rows, Math.max(0, first - AROUND), last + AROUND + 1)).join("");
}

/**
 * @param {Row[]} rows
 * @param {number} from
 * @param {number} to
 */
function hunk(rows, from, to) {
  const before = rows.slice(0, from);
  const shown = ordered(rows.slice(from, to));
  const old = span(before.filter(({ sign }) => sign !== "+").length, shown.filter(({ sign }) => sign !== "+").length);
  const now = span(before.filter(({ sign }) => sign !== "-").length, shown.filter(({ sign }) => sign !== "-").length);
  const lines = shown.map(({ sign, line }) => {
    return `${sign}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`;
  });
  return `@@ -${old} +${now} @@\n${lines.join("")}`;
}

/**
 * What goes stands before what comes in its place.
 * @param {Row[]} rows
 */
function ordered(rows) {
  /** @type {Row[]} */
  const made = [];
  /** @type {Row[]} */
  let coming = [];
  for (const row of rows) {
    if (row.sign === "+") coming.push(row);
    else if (row.sign === "-") made.push(row);
    else {
      made.push(...coming, row);
      coming = [];
    }
  }
  return [...made, ...coming];
}

/**
 * @param {number} before
 * @param {number} count
 */
function span(before, count) {
  return `${count === 0 ? before : before + 1},${count}`;
}

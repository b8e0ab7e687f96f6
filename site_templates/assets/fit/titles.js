// Which persona has a job title. The same rule as icp_playbook/contacts/titles.py.

import { foldedText, plainText } from "./plain.js";

/**
 * @import { ContactWords } from "./contactcolumns.js"
 * @typedef {"none" | "unknown" | "beside" | "assistant" | "former"} TitleCause why a title is that of no persona
 * @typedef {{persona: string, title: string, alone: boolean}} KnownTitle `alone` ones count only as the whole title
 * @typedef {{found: [persona: string, title: string][], cause: TitleCause | null}} TitleMatch one persona, several where
 *   they tie, or none
 * @typedef {(text: string) => TitleMatch} TitleReader
 */

/** @type {Record<TitleCause, string>} */
export const TITLE_CAUSES = {
  none: "no title is given",
  unknown: "no persona has this title",
  beside: "a persona's title, but other words beside it make it another",
  assistant: "an assistant, a trainee or a deputy of a persona",
  former: "no longer in office",
};
const PIECES = /(?<word>[\p{L}\p{N}]+)|(?<end>[,;:|/\\()[\]{}<>•·–—\n\r\t]|(?<=\s)-+(?=\s))|(?<joint>[&+])|(?<at>@)/gu;
const NOTHING = ["", "-", "--", "?", "n/a", "na", "null", "none", "unknown"];
const LONGEST = 300; // characters of a title that are looked at
const MOST_RUNS = 12; // pieces of it
const JOINED = 4; // pieces that are one title together

/**
 * The reader of titles for the personas of a playbook.
 * @param {ContactWords} words
 * @returns {TitleReader}
 */
export function titleReader(words) {
  const [assistants, deputies, former, neutral] = [words.assistants, words.deputies, words.former, words.neutral].map(
    (list) => new Set(list),
  );
  const index = knownTitles(words);
  /** @type {(run: string[]) => KnownTitle[]} */
  const titlesOf = (run) => index.get(run.join(" ")) ?? [];
  /** @type {(run: string[]) => boolean} */
  const holds = (run) =>
    run.some((_, start) =>
      run.some((_word, last) => last >= start && titlesOf(run.slice(start, last + 1)).some((one) => !one.alone)),
    );

  /** @type {(parts: string[][][]) => TitleCause} */
  function causeOf(parts) {
    const runs = parts.flat().slice(0, MOST_RUNS);
    if (!runs.some(holds)) return "unknown";
    const all = runs.flat();
    if (all.some((word) => assistants.has(word) || deputies.has(word))) return "assistant";
    return all.some((word) => former.has(word)) ? "former" : "beside";
  }

  return (text) => {
    const plain = [...plainText(text)].slice(0, LONGEST).join("");
    if (NOTHING.includes(plain.toLowerCase())) return { found: [], cause: "none" };
    const parts = partsOf(plain, words);
    const runs = inOffice(parts, former).flat().slice(0, MOST_RUNS);
    const helps = runs.flat().some((word) => assistants.has(word));
    /** @type {KnownTitle[]} */
    let best = [];
    let length = 0;
    for (const [run, whole] of sequences(runs, neutral)) {
      if (run.length < length || (helps && !run.some((word) => assistants.has(word)))) continue;
      const hits = titlesOf(run).filter((one) => whole || !one.alone);
      if (hits.length && run.length > length) [best, length] = [[], run.length];
      best.push(...hits);
    }
    if (!best.length) return { found: [], cause: causeOf(parts) };
    /** @type {Map<string, string>} */
    const personas = new Map();
    for (const { persona, title } of best) if (!personas.has(persona)) personas.set(persona, title);
    return { found: [...personas], cause: null };
  };
}

/**
 * The titles and other names of personas by their words, in the order of the playbook.
 * @param {ContactWords} words
 */
function knownTitles(words) {
  /** @type {Map<string, KnownTitle[]>} */
  const index = new Map();
  for (const [persona, { titles, aliases }] of Object.entries(words.personas)) {
    const named = [...titles.map((title) => ({ title, alone: false })), ...aliases.map((title) => ({ title, alone: true }))];
    for (const { title, alone } of named) {
      for (const way of writtenWays(title, words)) {
        const rows = index.get(way.join(" ")) ?? [];
        index.set(way.join(" "), rows);
        if (rows.every((row) => row.persona !== persona)) rows.push({ persona, title, alone });
      }
    }
  }
  return index;
}

/**
 * A title of a persona in words, also as "Director of operations" is "Operations director".
 * @param {string} title
 * @param {ContactWords} words
 */
function* writtenWays(title, words) {
  for (const part of plainText(title).split(/[()[\]/|]/)) {
    const run = partsOf(part, words).flat(2);
    if (!run.length) continue;
    yield run;
    for (const rank of words.ranks) {
      if (run.length <= rank.length) continue;
      const rest = run.length - rank.length;
      if (rank.every((word, at) => run[at] === word)) yield [...run.slice(rank.length), ...rank];
      if (rank.every((word, at) => run[rest + at] === word)) yield [...rank, ...run.slice(0, rest)];
    }
  }
}

/**
 * A title taken apart: parts between commas and the like, each of the runs of words that "and" joins.
 * @param {string} text
 * @param {ContactWords} words
 * @returns {string[][][]}
 */
function partsOf(text, { fillers, joints, employer: before, written_out: writtenOut }) {
  /** @type {string[][][]} */
  const parts = [];
  /** @type {string[]} */
  let run = [];
  let part = [run];
  parts.push(part);
  let employer = false;
  for (const { groups } of foldedText(text.replaceAll(".", "")).matchAll(PIECES)) {
    const word = groups?.word;
    if (groups?.end) {
      run = [];
      part = [run];
      parts.push(part);
      employer = false;
    } else if (groups?.at || (word !== undefined && before.includes(word))) employer = true;
    else if (employer || (word !== undefined && fillers.includes(word))) continue;
    else if (word === undefined || joints.includes(word)) {
      run = [];
      part.push(run);
    } else if (word === "commerce" && run.at(-1) === "e") run.splice(-1, 1, "ecommerce");
    else run.push(...(Object.hasOwn(writtenOut, word) ? writtenOut[word] : [word]));
  }
  return parts.map((one) => one.filter((words) => words.length)).filter((one) => one.length);
}

/**
 * The parts that hold today: not "former CFO", nor the part before one that only says "retired".
 * @param {string[][][]} parts
 * @param {Set<string>} former
 */
function inOffice(parts, former) {
  /** @type {string[][][]} */
  const kept = [];
  for (const part of parts) {
    const words = part.flat();
    if (words.every((word) => former.has(word))) kept.pop();
    else if (!words.some((word) => former.has(word))) kept.push(part);
  }
  return kept;
}

/**
 * Runs that follow each other as one, as they are and without neutral words at the ends; with each, whether it is the
 * whole title.
 * @param {string[][]} runs
 * @param {Set<string>} neutral
 * @returns {Generator<[words: string[], whole: boolean], void>}
 */
function* sequences(runs, neutral) {
  for (let start = 0; start < runs.length; start += 1) {
    for (let end = start + 1; end <= Math.min(start + JOINED, runs.length); end += 1) {
      const words = runs.slice(start, end).flat();
      const first = leading(words, neutral);
      const last = words.length - leading(words.toReversed(), neutral);
      for (let begin = 0; begin <= first; begin += 1) {
        for (let stop = Math.max(last, begin + 1); stop <= words.length; stop += 1) {
          yield [words.slice(begin, stop), start === 0 && end === runs.length];
        }
      }
    }
  }
}

/**
 * How many words at the beginning change nothing.
 * @param {string[]} words
 * @param {Set<string>} neutral
 */
function leading(words, neutral) {
  const at = words.findIndex((word) => !neutral.has(word));
  return at === -1 ? words.length : at;
}

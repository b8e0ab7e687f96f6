// A run of practice: which questions, in which order, with which order of options. The seed decides it all.

import { chance, newSeed, shuffled } from "./seed.js";

/**
 * The data, as views/learning/practice.py makes it.
 * @typedef {"judge" | "disqualifier" | "objection" | "segment" | "committee"} Sort
 * @typedef {[id: string, name: string, about: string]} Option
 * @typedef {[key: string, tone: import("../elements.js").Tone, word: string]} ReasonRef
 * @typedef {{
 *   id: string, sort: Sort, icp: string, ask: string, options: Option[], answer: string, says: string[],
 *   because: ReasonRef[], account?: string, changed?: [field: string, value: string], fields?: string[],
 * }} Question
 * @typedef {{
 *   name: string, url: string, as_of: string, facts: [field: string, label: string, value: string][],
 * }} PracticeAccount
 * @typedef {{
 *   playbook: string, version: string, icps: Record<string, string>, sorts: Record<Sort, string>,
 *   judgements: Record<string, [name: string, covers: string]>, accounts: Record<string, PracticeAccount>,
 *   reasons: Record<string, {label: string, when: string, why: string, url: string}>, questions: Question[],
 * }} PracticeData
 */

export const LENGTH = 10;
/** @type {Record<Sort, number>} */
const MIX = { judge: 3, disqualifier: 2, objection: 2, segment: 2, committee: 1 };
const TRIES = 12;

/**
 * The questions of a run, each with its options shuffled. `icp` is an ICP or nothing for all.
 * @param {PracticeData} data
 * @param {string} seed
 * @param {string} icp
 * @returns {Question[]}
 */
export function runOf(data, seed, icp) {
  const next = chance(seed);
  const pool = shuffled(
    data.questions.filter((question) => !icp || question.icp === icp),
    next,
  );
  /** @type {Question[]} */
  const chosen = [];
  /** @type {Set<string>} */
  const subjects = new Set();
  /** @type {(questions: Question[], count: number) => void} */
  const take = (questions, count) => {
    let left = count;
    for (const question of questions) {
      if (left === 0 || chosen.length === LENGTH) return;
      if (chosen.includes(question) || subjects.has(subject(question))) continue;
      chosen.push(question);
      subjects.add(subject(question));
      left -= 1;
    }
  };
  for (const [sort, count] of Object.entries(MIX)) {
    take(
      pool.filter((question) => question.sort === sort),
      count,
    );
  }
  take(pool, LENGTH);
  subjects.clear(); // a small playbook asks about an account more than once
  take(pool, LENGTH);
  return shuffled(chosen, next).map((question) => ({
    ...question,
    options: question.sort === "judge" ? question.options : shuffledOptions(question.options, next),
  }));
}

/**
 * A seed whose run repeats as few earlier questions as possible.
 * @param {Window} window
 * @param {PracticeData} data
 * @param {string} icp
 * @param {string[]} asked
 */
export function freshSeed(window, data, icp, asked) {
  const known = new Set(asked);
  let best = { seed: "", repeats: Infinity };
  for (let count = 0; count < TRIES && best.repeats > 0; count += 1) {
    const seed = newSeed(window);
    const repeats = runOf(data, seed, icp).filter((question) => known.has(question.id)).length;
    if (repeats < best.repeats) best = { seed, repeats };
  }
  return best.seed;
}

/**
 * In a run each account is scored once: what it is about, apart from what is asked.
 * @param {Question} question
 */
function subject(question) {
  return question.account ? `${question.sort}/${question.account}` : question.id;
}

/**
 * "None of them" stays last.
 * @param {Option[]} options
 * @param {() => number} next
 */
function shuffledOptions(options, next) {
  const last = options.filter(([id]) => id === "no segment");
  return [...shuffled(options.filter(([id]) => id !== "no segment"), next), ...last];
}

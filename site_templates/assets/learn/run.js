// A run of practice: which questions, in which order, with which order of options. The seed decides it all.

import { chance, newSeed, shuffled } from "./seed.js";

export const LENGTH = 10;
const MIX = { judge: 3, disqualifier: 2, objection: 2, segment: 2, committee: 1 };
const TRIES = 12;

/** The questions of a run, each with its options shuffled. `icp` is an ICP or nothing for all. */
export function runOf(data, seed, icp) {
  const next = chance(seed);
  const pool = shuffled(
    data.questions.filter((question) => !icp || question.icp === icp),
    next,
  );
  const chosen = [];
  const subjects = new Set();
  const take = (questions, count) => {
    for (const question of questions) {
      if (count === 0 || chosen.length === LENGTH) return;
      if (chosen.includes(question) || subjects.has(subject(question))) continue;
      chosen.push(question);
      subjects.add(subject(question));
      count -= 1;
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

/** A seed whose run asks the least of what was asked before. */
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

/** In a run each account is judged once: what it is about, apart from what is asked. */
function subject(question) {
  return question.account ? `${question.sort}/${question.account}` : question.id;
}

/** "None of them" stays last. */
function shuffledOptions(options, next) {
  const last = options.filter(([id]) => id === "no segment");
  return [...shuffled(options.filter(([id]) => id !== "no segment"), next), ...last];
}

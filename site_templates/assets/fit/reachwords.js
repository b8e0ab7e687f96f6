// What would make a verdict better, in words: "To reach Tier 1: Sites at least 2 (+6); or learn …".
// The same text as fit/reach_words.py gives.

import { signed } from "../wording.js";

/**
 * @import { TierReach } from "./reach.js"
 * @import { ReachStep, RowKind } from "./reachsteps.js"
 * @import { IcpWords, Words } from "./words.js"
 */

/** How many items a line of the note, or of a list, names before it counts the rest. */
const LISTED = 3;
/** @type {Record<Exclude<RowKind, "score">, string>} */
const MARKS = { must: "must", disqualifier: "disqualifier", enough: "must be known" };

/**
 * The ways up, the nearest tier first; of those that are alike only the one to the best tier, and where none leads up
 * only the nearest.
 * @param {TierReach[]} reaches
 */
export function waysUp(reaches) {
  /** @type {Map<string, TierReach>} */
  const best = new Map();
  for (const reach of reaches) {
    const key = JSON.stringify([reach.least, reach.answers]);
    if (reach.least || !best.has(key)) best.set(key, reach);
  }
  return [...best.values()];
}

/**
 * That it is not worked out what leads to a tier, or where nothing is worked out, to any better one.
 * @param {TierReach[]} reaches
 * @param {string} label
 */
export function tooMuch(reaches, label) {
  const tier = reaches.some(({ exact }) => exact) ? label : "a better tier";
  return `What would lead to ${tier} is not worked out: too many changes would have to be tried.`;
}

/**
 * A sentence for each way up; it names the best tier that it leads to.
 * @param {TierReach[]} reaches
 * @param {string} icp
 * @param {Words} words
 */
export function reachSentences(reaches, icp, words, limit = Infinity) {
  return waysUp(reaches).map(({ tier, least, answers, exact }) => {
    const { label } = words.tiers[tier];
    if (!exact) return tooMuch(reaches, label);
    if (least === null) return `No answer and no change leads to ${label}.`;
    const alike = answers === null || JSON.stringify(answers) === JSON.stringify(least);
    const sets = alike ? [least] : [least, answers];
    return `To reach ${label}: ${sets.map((steps) => setWords(steps, words.icps[icp], words, limit)).join("; or ")}.`;
  });
}

/**
 * The nearest way up in a line, for a list; empty where there is no better tier.
 * @param {TierReach[]} reaches
 * @param {string} icp
 * @param {Words} words
 */
export function reachText(reaches, icp, words) {
  return reachSentences(reaches, icp, words, LISTED).at(0) ?? "";
}

/**
 * Answers to learn, then facts that would have to be so.
 * @param {ReachStep[]} steps
 * @param {IcpWords} icp
 * @param {Words} words
 * @param {number} limit
 */
function setWords(steps, icp, words, limit) {
  /** @type {(learn: boolean) => string} */
  const some = (learn) => {
    const of = steps.filter((step) => step.learn === learn);
    return items(
      of.map((step) => stepWords(step, icp, words)),
      limit,
    );
  };
  const [learn, facts] = [some(true), some(false)];
  return [learn && `learn ${learn}`, facts].filter(Boolean).join(", and ");
}

/**
 * What a field must be, and what that answers: "Sites at least 2 (+6)", "Country is Norway (must)".
 * @param {ReachStep} step
 * @param {IcpWords} icp
 * @param {Words} words
 */
export function stepWords(step, icp, words) {
  const marks = stepMarks(step);
  return marks.length ? `${needWords(step, icp, words)} (${marks.join(", ")})` : needWords(step, icp, words);
}

/**
 * What a field must be; its name where it is enough to know it.
 * @param {ReachStep} step
 * @param {IcpWords} icp
 * @param {Words} words
 */
export function needWords({ field, needs }, icp, words) {
  const found = needs.map(({ kind, id, place, met }) => icp.tests[`${kind}/${id}`][place][met ? "met" : "missed"]);
  return items([...new Set(found)], Infinity) || words.fields[field].label;
}

/**
 * What a step answers, and the points that it adds.
 * @param {ReachStep} step
 */
export function stepMarks({ rows, points }) {
  const marks = new Set(rows.flatMap(({ kind }) => (kind === "score" ? [] : [MARKS[kind]])));
  const gain = points > 0 ? `+${points}` : signed(points);
  return points ? [...marks, gain] : [...marks];
}

/**
 * @param {string[]} all
 * @param {number} limit
 */
function items(all, limit) {
  const more = all.length - limit;
  if (more > 0) return `${all.slice(0, limit).join(", ")} and ${more} more`;
  return all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${all.at(-1)}` : all.join("");
}

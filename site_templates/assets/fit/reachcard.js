// What would make a verdict better, as the page shows it: for each way up its steps, to learn or to change.

import { el } from "../elements.js";
import { needWords, stepMarks, tooMuch, waysUp } from "./reachwords.js";

/**
 * @import { TierReach } from "./reach.js"
 * @import { ReachStep } from "./reachsteps.js"
 * @import { Words } from "./words.js"
 */

/**
 * The ways up, the nearest tier first.
 * @param {TierReach[]} reaches
 * @param {string} icp
 * @param {Words} words
 */
export function reachCard(reaches, icp, words) {
  return waysUp(reaches).map(({ tier, least, answers, exact }) => {
    const { label } = words.tiers[tier];
    if (!exact) return el("div", { class: "fit-way" }, el("p", null, tooMuch(reaches, label)));
    if (!least) return el("div", { class: "fit-way" }, el("p", null, `No answer and no change leads to ${label}.`));
    const other = answers && JSON.stringify(answers) !== JSON.stringify(least) ? answers : null;
    return el(
      "div",
      { class: "fit-way" },
      el("p", null, "To reach ", el("strong", null, label)),
      stepList(least, icp, words),
      other ? [el("p", { class: "fit-way__or" }, "or by answers alone"), stepList(other, icp, words)] : [],
    );
  });
}

/**
 * @param {ReachStep[]} steps
 * @param {string} icp
 * @param {Words} words
 */
function stepList(steps, icp, words) {
  return el(
    "ul",
    { class: "fit-list" },
    steps.map((step) =>
      el(
        "li",
        { class: "fit-step" },
        el("span", { class: "fit-step__kind" }, step.learn ? "Learn" : "Change"),
        el("span", null, needWords(step, words.icps[icp], words)),
        el("span", { class: "fit-step__marks" }, stepMarks(step).join(", ")),
      ),
    ),
  );
}

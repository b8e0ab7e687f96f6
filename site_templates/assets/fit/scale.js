// The score on its scale: 0 to 100 with the tiers marked, and the score as a point or a band.

import { el } from "../elements.js";
import { ownValue } from "../keys.js";
import { counted } from "../wording.js";
import { scoreWords } from "./signs.js";

/**
 * @import { Verdict } from "./evaluate.js"
 * @import { Words } from "./words.js"
 */

/** How much of the scale a text beside its mark takes. */
const ROOM = 25;

/**
 * The level of intent and its points; nothing where no signal counts.
 * @param {Verdict["intent"]} intent
 * @param {Words} words
 */
function intentOf({ level, points }, words) {
  if (level === null) return points ? [`${counted(points, "point")} of intent`] : [];
  return [`${words.levels[level].label}, ${points} points`];
}

/**
 * 0 to 100 with the tiers marked and the score as a point or a band.
 * @param {Verdict} verdict
 * @param {Words} words
 */
export function scaleOf(verdict, words) {
  const { score_low: low, score_high: high, intent, coverage } = verdict;
  const own = words.icps[verdict.icp].tiers;
  const tiers = Object.entries(words.tiers).map(([id, { label, at_least: shared }]) => ({
    label,
    at_least: ownValue(own, id) ?? shared,
  }));
  const zones = tiers.map((tier, rank) => {
    const width = (rank ? tiers[rank - 1].at_least : 100) - tier.at_least;
    return el(
      "li",
      { class: `pb-scale__zone pb-scale__zone--${rank} pb-high-${width}` },
      el("b", null, tier.label),
      " ",
      el("small", null, `from ${tier.at_least}`),
    );
  });
  const before = high > 45;
  const side = before ? (low < ROOM ? " pb-scale__text--above" : " pb-scale__text--before") : "";
  const ends = `pb-low-${low} pb-high-${high}`;
  const label = el(
    "p",
    {
      class: `pb-scale__text${side} ${ends}`,
    },
    el("b", null, scoreWords(verdict)),
    " ",
    el("small", null, "of 100"),
  );
  const band = el("span", {
    class: `pb-scale__span pb-scale__span--${verdict.status} ${ends}`,
  });
  return [
    el(
      "div",
      { class: "pb-scale fit-scale" },
      el("div", { class: "pb-scale__row" }, band, label),
      el("ol", { class: "pb-scale__bar", "aria-label": "Tiers" }, zones.reverse()),
    ),
    el(
      "p",
      { class: "pb-hint" },
      [`${coverage}% of the points are decided`, ...intentOf(intent, words)].join(" · "),
    ),
  ];
}

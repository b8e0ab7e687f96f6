// What became of a must, a criterion or a disqualifier: the drawing and the word, as on example pages.

import { el, icon } from "./elements.js";

const OUT = { met: ["out", "applies"], missed: ["spared", "ruled out"], unknown: ["unknown", "unknown"] };

/** [tone, word] of a reason. */
export function stateWord({ kind, state, low, possible }) {
  if (kind === "disqualifier") return OUT[state];
  if (state === "unknown" || kind === "must") return [state, state];
  if (low < 0) return ["costs", "met, costs points"];
  if (state === "missed") return possible ? ["missed", "missed"] : ["spared", "missed, costs nothing"];
  return low === possible ? ["met", "met"] : ["part", "met in part"];
}

/** Points earned of those possible: 10 of 14, 0–8 of 8, and −6 where there is nothing to earn. */
export function pointsWords({ low, high, possible }) {
  const earned =
    low === high ? signed(low) : low < 0 ? `${signed(low)} to ${signed(high)}` : `${low}–${high}`;
  return possible ? `${earned} of ${possible}` : earned;
}

function signed(points) {
  return points < 0 ? `−${-points}` : `${points}`;
}

/** The drawing and the word of a tone, never colour alone. */
export function sign(tone, word) {
  return el("span", { class: `pb-state pb-state--${tone}` }, icon(tone), " ", word);
}

const STATUSES = {
  fit: ["met", "Fit"],
  undecided: ["unknown", "Undecided"],
  outside: ["missed", "Outside"],
  disqualified: ["out", "Disqualified"],
};

/** [tone, word] of a verdict's status. */
export function statusWord(status) {
  return STATUSES[status];
}

/** The score as people read it: 72, or 68–81 while it is open. */
export function scoreWords({ score_low: low, score_high: high }) {
  return low === high ? `${low}` : `${low}–${high}`;
}

// What became of a must, a criterion or a disqualifier: the drawing and the word, as on example pages.

import { el, icon } from "../elements.js";
import { MEMBERSHIP_WORDS } from "./membership.js";
import { assertNever } from "../never.js";
import { signed } from "../wording.js";

/**
 * @import { Tone } from "../elements.js"
 * @import { Reason, ReasonState, Verdict } from "./evaluate.js"
 * @import { Words } from "./words.js"
 * @import { Membership } from "./membership.js"
 * @typedef {[tone: Tone, word: string]} Sign
 */

/**
 * The sign of a reason.
 * @param {Reason} reason
 * @returns {Sign}
 */
export function stateSign({ kind, state, low, possible }) {
  if (state === "assumed") return ["unknown", `not known, counts as ${signed(low)}`];
  switch (kind) {
    case "disqualifier":
      return disqualifierSign(state);
    case "must":
      return [state, state];
    case "score":
      if (state === "unknown") return [state, state];
      if (low < 0) return ["costs", "met, costs points"];
      if (state === "missed") return possible ? ["missed", "missed"] : ["spared", "missed, costs nothing"];
      return low === possible ? ["met", "met"] : ["part", "met in part"];
    default:
      return assertNever(kind);
  }
}

/**
 * @param {Exclude<ReasonState, "assumed">} state
 * @returns {Sign}
 */
function disqualifierSign(state) {
  switch (state) {
    case "met":
      return ["out", "applies"];
    case "missed":
      return ["spared", "ruled out"];
    case "unknown":
      return ["unknown", "unknown"];
    default:
      return assertNever(state);
  }
}

/**
 * Points earned of those possible: 10 of 14, 0–8 of 8, and −6 where there is nothing to earn.
 * @param {Pick<Reason, "low" | "high" | "possible">} reason
 */
export function pointsWords({ low, high, possible }) {
  const earned =
    low === high ? signed(low) : low < 0 ? `${signed(low)} to ${signed(high)}` : `${low}–${high}`;
  return possible ? `${earned} of ${possible}` : earned;
}

/**
 * The drawing and the word of a tone, never colour alone.
 * @param {Tone} tone
 * @param {string} word
 */
export function sign(tone, word) {
  return el("span", { class: `pb-state pb-state--${tone}` }, icon(tone), " ", word);
}

/** @type {Record<Membership, Tone>} */
const MEMBERSHIP_TONES = {
  in: "met",
  "tier-open": "part",
  "one-answer": "unknown",
  possible: "unknown",
  "too-little": "unknown",
  out: "missed",
  disqualified: "out",
};

/**
 * The sign of how surely an account is in.
 * @param {Membership} membership
 * @returns {Sign}
 */
export function membershipSign(membership) {
  const words = MEMBERSHIP_WORDS[membership];
  return [MEMBERSHIP_TONES[membership], words[0].toUpperCase() + words.slice(1)];
}

/**
 * The sign of a verdict: its tier where it has one, else how surely the account is in, as in a list.
 * @param {Verdict} verdict
 * @param {Membership} membership
 * @param {Words} words
 * @returns {Sign}
 */
export function verdictSign({ tier }, membership, words) {
  const [tone, word] = membershipSign(membership);
  return [tone, tier === null ? word : words.tiers[tier].label];
}

/**
 * The score as people read it: 72, or 68–81 while it is open.
 * @param {Verdict} verdict
 */
export function scoreWords({ score_low: low, score_high: high }) {
  return low === high ? `${low}` : `${low}–${high}`;
}

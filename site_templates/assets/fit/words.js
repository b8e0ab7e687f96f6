// A verdict in words: a plain sentence for each part.
// The same text as fit/words.py gives; the words are those of /api/program.json.

import { sayDay } from "../days.js";
import { ownValue } from "../keys.js";
import { counted, plural, series, signed } from "../wording.js";

/**
 * @import { Reason, ReasonKind, ReasonState, Verdict } from "./evaluate.js"
 * @import { FieldType } from "./program.js"
 * @typedef {{id: string, label: string}} Choice
 * @typedef {{
 *   label: string, type: FieldType, learned: string, about: string | null, question: string | null,
 *   unit: string | null, choices: Choice[],
 * }} FieldWords
 * @typedef {{label: string, means: string, at_least: number}} StepWords of a tier or of a level of intent
 * @typedef {{label: string, do: string, owner: string}} PlayWords
 * @typedef {{when: string, points: number}} BandWords
 * @typedef {{points: number, at_most: number}} CountWords of a signal: what each occurrence counts, how many do
 * @typedef {{label: string, at_most: number}} CapWords
 * @typedef {{label: string, when: string, why: string}} MustWords
 * @typedef {{met: string, missed: string}} NeedWords what a field has to be for a test to be met, or not to be
 * @typedef {{label: string, dimension: string | null, why: string, bands: BandWords[]}} ScoreWords
 * @typedef {{name: string, says: string, when: string, why: string, ask: string[], cite: string}} DisqualifierWords
 * @typedef {{
 *   name: string, definition: string, must: Record<string, MustWords>, score: Record<string, ScoreWords>,
 *   disqualifiers: Record<string, DisqualifierWords>, signals: Record<string, string>,
 *   segments: Record<string, string>, enough: string, counted: Record<string, CountWords>,
 *   tiers: Record<string, number>, caps: Record<string, CapWords>,
 *   tests: Record<string, NeedWords[]>,
 * }} IcpWords
 * @typedef {{
 *   version: string, playbook: string, minimum_coverage: number, fields: Record<string, FieldWords>,
 *   tiers: Record<string, StepWords>, levels: Record<string, StepWords>, plays: Record<string, PlayWords>,
 *   icps: Record<string, IcpWords>,
 * }} Words labels, questions and reasons by id, as `word_list` makes them
 */

/**
 * Part of the verdict → one plain sentence. A reason's part is its kind and id: must/b2b-software.
 * @param {Verdict} verdict
 * @param {Words} words
 * @returns {[string, string][]}
 */
export function sentences(verdict, words) {
  const icp = words.icps[verdict.icp];
  return [
    ["status", statusWords(verdict, icp, words)],
    ["tier", tierWords(verdict, words)],
    ["score", scoreWords(verdict)],
    ["coverage", coverageWords(verdict, words)],
    ...verdict.reasons.map((reason) => reasonSentence(reason, icp)),
    ...capSentences(verdict, icp).map((sentence) => /** @type {[string, string]} */ (["cap", sentence])),
    ["segment", segmentWords(verdict, icp)],
    ...parts("intent", intentWords(verdict, icp, words)),
    ...parts("play", playWords(verdict, words)),
    ["next_question", questionWords(verdict, words)],
    ["as_of", `Scored with ${sourceWords(verdict.as_of, words)}.`],
  ];
}

/**
 * @param {string} part
 * @param {string[]} found
 * @returns {[part: string, sentence: string][]}
 */
function parts(part, found) {
  return found.map((sentence) => [part, sentence]);
}

/**
 * @param {Reason} reason
 * @param {IcpWords} icp
 * @returns {[part: string, sentence: string]}
 */
function reasonSentence(reason, icp) {
  return [`${reason.kind}/${reason.id}`, reasonWords(reason, icp)];
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
function statusWords(verdict, icp, words) {
  if (verdict.status === "fit") return `The account fits ${icp.name}.`;
  if (verdict.status === "undecided") {
    return `It is open whether the account fits ${icp.name}: ${series(causes(verdict, words), "and")}.`;
  }
  if (verdict.status === "insufficient") {
    const needs = `What must be known: ${ended(icp.enough)}`;
    return `Too little is known to say whether the account fits ${icp.name}. ${needs}`;
  }
  if (verdict.status === "outside") {
    const missed = having(verdict, "must", "missed").map((one) => `“${icp.must[one.id].label}”`);
    return `The account is outside ${icp.name}, because it misses ${series(missed, "and")}.`;
  }
  const met = having(verdict, "disqualifier", "met").map((one) => `“${icp.disqualifiers[one.id].name}”`);
  return `The account is disqualified from ${icp.name} by ${series(met, "and")}.`;
}

/**
 * Why a verdict is not decided, as clauses.
 * @param {Verdict} verdict
 * @param {Words} words
 */
function causes(verdict, words) {
  /** @type {string[]} */
  const found = [];
  const musts = having(verdict, "must", "unknown").length;
  if (musts) found.push(`${counted(musts, "must")} ${musts === 1 ? "is" : "are"} unknown`);
  const outs = having(verdict, "disqualifier", "unknown").length;
  if (outs) found.push(`${counted(outs, "disqualifier")} ${outs === 1 ? "is" : "are"} unknown`);
  if (verdict.coverage < words.minimum_coverage) found.push("too few criteria are decided");
  if (verdict.tiers.length > 1) found.push(`its score may put it in ${tierNames(verdict, words)}`);
  return found;
}

/**
 * @param {Verdict} verdict
 * @param {Words} words
 */
function tierWords(verdict, words) {
  if (verdict.status === "fit") return `Its score puts it in ${tierNames(verdict, words)}.`;
  if (verdict.status === "outside" || verdict.status === "disqualified") return `It has no tier, because it is ${verdict.status}.`;
  return verdict.tiers.length === 1
    ? `Its score alone would put it in ${tierNames(verdict, words)}.`
    : `Its score may still put it in ${tierNames(verdict, words)}.`;
}

/**
 * @param {Verdict} verdict
 */
function scoreWords(verdict) {
  const { score_low: worst, score_high: best, points_low: low, points_high: high, possible } = verdict;
  const score = worst === best ? `is ${worst} of 100` : `is between ${worst} and ${best} of 100`;
  const points = low === high ? signed(low) : `${signed(low)} to ${signed(high)}`;
  return `Its score ${score}, from ${points} of ${count(possible, "possible point")}.`;
}

/**
 * @param {Verdict} verdict
 * @param {Words} words
 */
function coverageWords(verdict, words) {
  const minimum = words.minimum_coverage;
  const short = verdict.coverage < minimum ? `, and a tier needs ${minimum}%` : "";
  return `Criteria worth ${verdict.coverage}% of the possible points are decided${short}.`;
}

/**
 * Where a cap takes points off: "Growth earns at most 30: 10 points over the cap."
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 */
export function capSentences({ capped = [] }, icp) {
  return capped.map(([name, over]) => {
    const { label, at_most: most } = icp.caps[name];
    return `${label} earns at most ${most}: ${count(over)} over the cap.`;
  });
}

/**
 * @param {Reason} reason
 * @param {IcpWords} icp
 */
function reasonWords(reason, icp) {
  if (reason.kind === "must") return `Must ${reason.state}: ${ended(icp.must[reason.id].label)}`;
  if (reason.kind === "disqualifier") {
    const state = { met: "applies", missed: "ruled out", unknown: "unknown", assumed: "unknown" }[reason.state];
    return `Disqualifier ${state}: ${ended(icp.disqualifiers[reason.id].name)}`;
  }
  const { label, bands } = icp.score[reason.id];
  return `${label}: ${earned(reason, bands)}.`;
}

/**
 * @param {Reason} reason
 * @param {BandWords[]} bands
 */
function earned(reason, bands) {
  const { state, low, high } = reason;
  const possible = count(reason.possible);
  const which = reason.band !== null && bands.length > 1 ? ` (${bands[reason.band].when})` : "";
  if (state === "missed") return reason.possible ? `missed, 0 of ${possible}` : "does not apply, and costs nothing";
  if (state === "unknown") {
    if (!reason.possible) return `unknown, and may cost up to ${count(-low)}`;
    return `unknown, ${signed(low)} to ${signed(high)} of ${possible}`;
  }
  if (state === "assumed") {
    if (!reason.possible && !low) return "not known, counts as not applying";
    return `not known, counts as ${signed(low)} of ${possible}${which}`;
  }
  if (low < 0) return `costs ${count(-low)}${which}`;
  return low < reason.possible ? `met in part, ${low} of ${possible}${which}` : `met, ${low} of ${possible}`;
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 */
function segmentWords(verdict, icp) {
  if (!Object.keys(icp.segments).length) return `${icp.name} has no segments.`;
  const possible = series(verdict.possible_segments.map((one) => icp.segments[one]), "or");
  if (verdict.segment === null) {
    return possible ? `Its segment may be ${ended(possible)}` : "It is in no segment.";
  }
  const unless = possible ? `, unless it turns out to be ${possible}` : "";
  return ended(`Its segment is ${icp.segments[verdict.segment]}${unless}`);
}

/**
 * What the signals make of the account; nothing in a playbook that knows neither signals nor levels.
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
export function intentWords(verdict, icp, words) {
  const { points, level, signals } = verdict.intent;
  if (!Object.keys(icp.signals).length && !Object.keys(words.levels).length) return [];
  const named = signals.map(([name, one]) => `${icp.signals[name]} (${countedPoints(name, one, icp)})`);
  const found = named.length ? `${count(points)} from ${series(named, "and")}` : "no signal applies";
  return [`Intent: ${level === null ? "" : `${words.levels[level].label}, `}${found}.`];
}

/**
 * The points of a signal; of one that counts, from how many occurrences: "3 × 2 = 6".
 * @param {string} name
 * @param {number} points
 * @param {IcpWords} icp
 */
export function countedPoints(name, points, { counted: counts }) {
  const each = ownValue(counts, name);
  if (!each) return signed(points);
  const occurrences = Math.floor(points / each.points);
  const more = occurrences === each.at_most ? " or more" : "";
  return `${occurrences}${more} × ${each.points} = ${points}`;
}

/**
 * The play, or why there is none; nothing in a playbook without plays.
 * @param {Verdict} verdict
 * @param {Words} words
 */
function playWords(verdict, words) {
  if (verdict.play !== null) {
    const { label, owner } = words.plays[verdict.play];
    return [`The play is ${label}${owner ? `, owned by ${owner}` : ""}.`];
  }
  if (verdict.status === "fit" || !Object.keys(words.plays).length) return [];
  if (verdict.status === "insufficient") return ["There is no play, because too little is known about the account."];
  const still = verdict.status === "undecided" ? "still " : "";
  return [`There is no play, because the account is ${still}${verdict.status}.`];
}

/**
 * @param {Verdict} verdict
 * @param {Words} words
 */
function questionWords({ status, next_question: question }, words) {
  const insufficient = status === "insufficient";
  if (question === null) return insufficient ? "No answer would be enough." : "Nothing more needs to be asked.";
  const stakes = insufficient ? ["needed before anything can be said"] : [];
  if (question.decides) stakes.push("can rule the account out");
  if (question.points) stakes.push(`${count(question.points)} at stake`);
  const field = words.fields[question.field];
  const about = `Ask next about ${field.label} (${stakes.join(", ")})`;
  return field.question ? `${about}: ${ended(field.question)}` : `${about}.`;
}

/**
 * The reasons of a kind in a state.
 * @param {Verdict} verdict
 * @param {ReasonKind} kind
 * @param {ReasonState} state
 */
export function having(verdict, kind, state) {
  return verdict.reasons.filter((reason) => reason.kind === kind && reason.state === state);
}

/**
 * The tiers that a score may end in.
 * @param {Verdict} verdict
 * @param {Words} words
 */
export function tierNames(verdict, words) {
  return series(verdict.tiers.map((tier) => words.tiers[tier].label), "or");
}

/**
 * Which playbook says so, and as of when.
 * @param {string} asOf
 * @param {Words} words
 */
export function sourceWords(asOf, words) {
  return `${words.playbook}, version ${words.version}, as of ${sayDay(asOf)}`;
}

/** @param {number} number */
function count(number, noun = "point") {
  return `${signed(number)} ${plural(number, noun)}`;
}

/**
 * A text with the full stop that ends a sentence.
 * @param {string} text
 */
export function ended(text) {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

// The note that a rep pastes into the CRM: a verdict in at most nine lines of plain text.
// The same text as fit/words.py gives; the words are those of /api/program.json.

import { assertNever } from "../never.js";
import { series, signed } from "../wording.js";
import { reachText } from "./reachwords.js";
import { capSentences, ended, having, intentWords, sourceWords, tierNames } from "./words.js";

/**
 * @import { Fit, Reason, Verdict } from "./evaluate.js"
 * @import { TierReach } from "./reach.js"
 * @import { IcpWords, Words } from "./words.js"
 */

const LISTED = 3; // how many items a line of the note names before it counts the rest

/**
 * At most nine lines of plain text, the verdict first, the program's version and the date last; before these stands
 * what leads to the nearest better tier.
 * @param {Verdict} verdict
 * @param {Words} words
 * @param {TierReach[]} reaches
 * @returns {string}
 */
export function note(verdict, words, reaches = []) {
  const icp = words.icps[verdict.icp];
  const wayUp = reaches.length ? [reachText(reaches, verdict.icp, words)] : [];
  return [...noteLines(verdict, icp, words), ...wayUp, `${sourceWords(verdict.as_of, words)}.`].join("\n");
}

/**
 * What decided, on one line: what earned and cost points and what is unknown, or what keeps it out.
 * @param {Verdict} verdict
 * @param {Words} words
 */
export function verdictLine(verdict, words) {
  const icp = words.icps[verdict.icp];
  const out = verdict.status === "outside" || verdict.status === "disqualified";
  const lines = out ? noteLines(verdict, icp, words).slice(1) : [...balance(verdict, icp), ...gaps(verdict, icp)];
  return lines.join(" ");
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
function noteLines(verdict, icp, words) {
  switch (verdict.status) {
    case "fit":
      return fitLines(verdict, icp, words);
    case "undecided":
      return undecidedLines(verdict, icp, words);
    case "insufficient":
      return insufficientLines(verdict, icp, words);
    case "outside":
      return outsideLines(verdict, icp, words);
    case "disqualified":
      return disqualifiedLines(verdict, icp, words);
    default:
      return assertNever(verdict);
  }
}

/**
 * @param {Fit} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
function fitLines(verdict, icp, words) {
  const play = verdict.play === null ? null : words.plays[verdict.play];
  const owner = play?.owner ? ` (${play.owner})` : "";
  return [
    `Fit for ${icp.name}: ${graded(verdict, words)}.${play ? ` Play: ${play.label}${owner}.` : ""}`,
    ...balance(verdict, icp),
    ...intentWords(verdict, icp, words),
    ...segmentLines(verdict, icp),
    ...gaps(verdict, icp),
  ];
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
function undecidedLines(verdict, icp, words) {
  return [
    `Undecided for ${icp.name}: ${graded(verdict, words)}.${noPlay(words, " No play yet.")}`,
    ...askedLines(verdict, words),
    ...gaps(verdict, icp),
    ...balance(verdict, icp),
    ...intentWords(verdict, icp, words),
    ...segmentLines(verdict, icp),
  ];
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
function insufficientLines(verdict, icp, words) {
  return [
    `Too little known to say whether it fits ${icp.name}.${noPlay(words, " No play yet.")}`,
    `What must be known: ${ended(icp.enough)}`,
    ...askedLines(verdict, words),
    ...gaps(verdict, icp),
    ...balance(verdict, icp),
    ...intentWords(verdict, icp, words),
  ];
}

/**
 * @param {Verdict} verdict
 * @param {Words} words
 */
function askedLines(verdict, words) {
  const field = verdict.next_question && words.fields[verdict.next_question.field];
  return field ? [`Ask next: ${ended(field.question || field.label)}`] : [];
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
function outsideLines(verdict, icp, words) {
  const [first, ...others] = having(verdict, "must", "missed").map((one) => icp.must[one.id]);
  const why = first.why ? ` ${ended(first.why)}` : "";
  const lines = [`Outside ${icp.name}.${noPlay(words)}`, `Must missed: ${ended(first.label)}${why}`];
  if (others.length) lines.push(`Also missed: ${ended(listed(others.map((one) => one.label)))}`);
  return lines;
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 * @param {Words} words
 */
function disqualifiedLines(verdict, icp, words) {
  const [first, ...others] = having(verdict, "disqualifier", "met").map((one) => icp.disqualifiers[one.id]);
  const lines = [`Disqualified from ${icp.name}.${noPlay(words)}`, `Disqualifier: ${ended(first.cite)}`];
  if (others.length) lines.push(`Also applies: ${ended(listed(others.map((one) => one.name)))}`);
  const missed = having(verdict, "must", "missed").map((one) => icp.must[one.id].label);
  if (missed.length) lines.push(`Must missed: ${ended(listed(missed))}`);
  return lines;
}

/**
 * That there is no play, where a reader would look for one.
 * @param {Words} words
 * @param {string} sentence
 */
function noPlay(words, sentence = " No play.") {
  return Object.keys(words.plays).length ? sentence : "";
}

/**
 * @param {Verdict} verdict
 * @param {Words} words
 */
function graded(verdict, words) {
  const { score_low: low, score_high: high } = verdict;
  return `${tierNames(verdict, words)}, score ${low === high ? low : `${low}–${high}`} of 100`;
}

/**
 * What earned the most, on one line; what was missed and what costs points, on the next.
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 */
function balance(verdict, icp) {
  const score = verdict.reasons.filter((reason) => reason.kind === "score");
  /** @type {(reasons: Reason[], amount: (reason: Reason) => string) => string} */
  const named = (reasons, amount) => listed(reasons.map((one) => `${icp.score[one.id].label} (${amount(one)})`));
  const met = score.filter((one) => one.state === "met" && one.low > 0).sort((a, b) => b.low - a.low);
  const missed = score
    .filter((one) => one.state === "missed" && one.possible)
    .sort((a, b) => b.possible - a.possible);
  const assumed = score
    .filter((one) => one.state === "assumed" && one.possible)
    .sort((a, b) => b.possible - a.possible);
  const costs = score.filter((one) => one.state === "met" && one.low < 0).sort((a, b) => a.low - b.low);
  const lines = met.length ? [[`Met: ${named(met, share)}.`, ...capSentences(verdict, icp)].join(" ")] : [];
  /** @type {string[]} */
  const against = [];
  if (missed.length) against.push(`Missed: ${named(missed, (one) => `0 of ${one.possible}`)}.`);
  if (assumed.length) {
    against.push(`Not known: ${named(assumed, (one) => `counts as ${signed(one.low)} of ${one.possible}`)}.`);
  }
  if (costs.length) against.push(`Friction: ${named(costs, (one) => signed(one.low))}.`);
  return against.length ? [...lines, against.join(" ")] : lines;
}

/**
 * @param {Reason} reason
 */
function share(reason) {
  return reason.low === reason.possible ? `+${reason.low}` : `+${reason.low} of ${reason.possible}`;
}

/**
 * What is unknown: musts, disqualifiers, then criteria by the points at stake.
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 */
function gaps(verdict, icp) {
  const unknown = [
    ...having(verdict, "must", "unknown").map((one) => `${icp.must[one.id].label} (must)`),
    ...having(verdict, "disqualifier", "unknown").map(
      (one) => `${icp.disqualifiers[one.id].name} (disqualifier)`,
    ),
    ...having(verdict, "score", "unknown")
      .sort((a, b) => a.low - a.high - (b.low - b.high))
      .map((one) => `${icp.score[one.id].label} (${signed(one.low)} to ${signed(one.high)})`),
  ];
  return unknown.length ? [`Unknown: ${listed(unknown)}.`] : [];
}

/**
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 */
function segmentLines(verdict, icp) {
  const possible = series(verdict.possible_segments.map((one) => icp.segments[one]), "or");
  if (verdict.segment !== null) {
    return [ended(`Segment: ${icp.segments[verdict.segment]}${possible ? `, unless ${possible}` : ""}`)];
  }
  return possible ? [ended(`Segment: may be ${possible}`)] : [];
}

/**
 * The first items, then how many more; semicolons, because labels have commas of their own.
 * @param {string[]} items
 */
function listed(items) {
  const more = items.length - LISTED;
  return items.slice(0, LISTED).join("; ") + (more > 0 ? `; and ${more} more` : "");
}

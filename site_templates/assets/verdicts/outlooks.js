// What Fit shows of an account that is described in the search box, before it is opened: the engine and words of Fit.

import { readAddress } from "../fit/address.js";
import { catalogue } from "../fit/catalogue.js";
import { isCandidate, rank } from "../fit/evaluate.js";
import { headlineOf, isKnown, membershipIn } from "../fit/headline.js";
import { mayBelong } from "../fit/membership.js";
import { scoreWords } from "../fit/signs.js";
import { counted } from "../wording.js";

/**
 * @import { Tone } from "../elements.js"
 * @import { Catalogue, PlaybookData } from "../fit/catalogue.js"
 * @import { Reason, Verdict } from "../fit/evaluate.js"
 * @import { IcpWords } from "../fit/words.js"
 * @typedef {{tone: Tone, outcome: string, about: string, why: string, score: string}} Outlook
 */

const MOST = 2;
/** @type {WeakMap<PlaybookData, Catalogue>} */
const READ = new WeakMap();

/**
 * The verdict that Fit opens with, and the next one where it may fit as well.
 * @param {PlaybookData} data
 * @param {string} address what is known, as Fit reads it after #
 * @param {string} day
 * @returns {Outlook[]}
 */
export function outlooks(data, address, day) {
  const known = READ.get(data) ?? catalogue(data);
  READ.set(data, known);
  const { account, asOf } = readAddress(address, known, day).state;
  const { verdicts } = rank(known.program, account, asOf);
  if (!verdicts.length) return [unknown("Not scored", "no ICP is operational")];
  if (!isKnown(known, account)) return [unknown("Nothing known yet", "no ICP asks for this")];
  const placed = verdicts.slice(0, MOST).map((verdict) => {
    return { verdict, membership: membershipIn(known.program, verdict, account) };
  });
  return placed
    .filter(({ verdict, membership }, place) => place === 0 || (mayBelong(membership) && isMetSomewhere(verdict)))
    .map(({ verdict, membership }) => ({
      ...headlineOf(verdict, membership, "", known.words),
      why: whyOf(verdict, known.words.icps[verdict.icp]),
      score: scoreWords(verdict),
    }));
}

/**
 * @param {string} outcome
 * @param {string} why
 * @returns {Outlook}
 */
function unknown(outcome, why) {
  return { tone: "unknown", outcome, about: "", why, score: "" };
}

/**
 * What speaks against the account, or what is left to find out.
 * @param {Verdict} verdict
 * @param {IcpWords} icp
 */
function whyOf(verdict, icp) {
  if (!isCandidate(verdict)) {
    const missed = those(verdict, "must", "missed");
    const more = missed.length > 1 ? ` and ${counted(missed.length - 1, "more must")}` : "";
    return `misses ${icp.must[missed[0].id].label}${more}`;
  }
  if (verdict.disqualifier !== null) return icp.disqualifiers[verdict.disqualifier].name;
  const musts = verdict.reasons.filter(({ kind }) => kind === "must");
  const open = those(verdict, "must", "unknown").length;
  if (open) return `${musts.length - open} of ${counted(musts.length, "must")} met, ${open} to find out`;
  const out = those(verdict, "disqualifier", "unknown").length;
  const met = musts.length ? "every must met" : "";
  return [met, out && `${counted(out, "disqualifier")} to rule out`].filter(Boolean).join(", ");
}

/**
 * Whether something known speaks for an ICP; one of which no must is met yet would be any ICP.
 * @param {Verdict} verdict
 */
function isMetSomewhere(verdict) {
  return those(verdict, "must", "met").length > 0 || !verdict.reasons.some(({ kind }) => kind === "must");
}

/**
 * @param {Verdict} verdict
 * @param {Reason["kind"]} kind
 * @param {Reason["state"]} state
 */
function those({ reasons }, kind, state) {
  return reasons.filter((one) => one.kind === kind && one.state === state);
}

// A verdict in a line: the drawing, the outcome, the ICP. Fit and the search box show the same.

import { ownValue } from "../keys.js";
import { isCandidate } from "./evaluate.js";
import { decidingFields, membershipOf } from "./membership.js";
import { verdictSign } from "./signs.js";

/**
 * @import { Tone } from "../elements.js"
 * @import { Catalogue } from "./catalogue.js"
 * @import { Verdict } from "./evaluate.js"
 * @import { Membership } from "./membership.js"
 * @import { Account, Program } from "./program.js"
 * @import { Words } from "./words.js"
 * @typedef {{tone: Tone, outcome: string, about: string}} Headline
 */

/**
 * Whether anything is known of an account that some ICP asks for.
 * @param {Catalogue} catalogue
 * @param {Account} account
 */
export function isKnown({ fields }, account) {
  return fields.some((field) => field.icps.length && ownValue(account, field.id) !== undefined);
}

/**
 * How surely an account is in, as of its verdict.
 * @param {Program} program
 * @param {Verdict} verdict
 * @param {Account} account
 */
export function membershipIn(program, verdict, account) {
  return membershipOf(verdict, decidingFields(program, verdict, account));
}

/**
 * Whether the best of all is of another kind: the account misses a must of every ICP, and none was chosen.
 * @param {Verdict} verdict
 * @param {string} icp the one that was chosen, or empty
 */
export function noneFits(verdict, icp) {
  return !icp && !isCandidate(verdict);
}

/**
 * The line of a verdict on an account of which something is known.
 * @param {Verdict} verdict
 * @param {Membership} membership
 * @param {string} icp the one that was chosen, or empty
 * @param {Words} words
 * @returns {Headline}
 */
export function headlineOf(verdict, membership, icp, words) {
  const [tone, word] = verdictSign(verdict, membership, words);
  const { name } = words.icps[verdict.icp];
  if (noneFits(verdict, icp)) return { tone, outcome: "No ICP fits", about: `nearest: ${name}` };
  return { tone, outcome: word, about: name };
}

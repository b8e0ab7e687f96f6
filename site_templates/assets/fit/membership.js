// How surely an account is in an ICP: seven states that every report keeps apart.
// The same states and words as icp_playbook/fit/membership.py gives.

import { openFields } from "./conditions.js";
import { isCandidate } from "./evaluate.js";
import { neededFields } from "./questions.js";
import { rangesOf } from "./ranges.js";
import { assertNever } from "../never.js";

/**
 * @import { Account } from "./program.js"
 * @import { Verdict } from "./evaluate.js"
 * @import { Program } from "./program.js"
 * @typedef {"in" | "tier-open" | "one-answer" | "possible" | "too-little" | "out" | "disqualified"} Membership
 */

/**
 * From the surest in to the surest out.
 * @type {Membership[]}
 */
export const MEMBERSHIPS = ["in", "tier-open", "one-answer", "possible", "too-little", "out", "disqualified"];
/** @type {Record<Membership, string>} */
export const MEMBERSHIP_WORDS = {
  in: "surely in",
  "tier-open": "in, tier open",
  "one-answer": "one answer short",
  possible: "may be in",
  "too-little": "too little known",
  out: "out",
  disqualified: "disqualified",
};

/**
 * How sure a verdict is. An account that misses a must is of another kind, and out, whatever else rules it out.
 * @param {Verdict} verdict
 * @param {string[]} asked the fields that decide in or out, as of `decidingFields`
 * @returns {Membership}
 */
export function membershipOf(verdict, asked) {
  if (!isCandidate(verdict)) return "out";
  switch (verdict.status) {
    case "fit":
      return "in";
    case "disqualified":
      return "disqualified";
    case "outside":
      return "out";
    case "insufficient":
      return "too-little";
    case "undecided":
      if (isSurelyIn(verdict)) return "tier-open";
      return asked.length === 1 ? "one-answer" : "possible";
    default:
      return assertNever(verdict);
  }
}

/**
 * The fields to ask for before it is known whether the account is in, in file order; none if it is known. While too
 * little is known they are those that would make it enough.
 * @param {Program} program
 * @param {Verdict} verdict
 * @param {Account} account
 */
export function decidingFields(program, verdict, account) {
  const icp = program.icps.find((one) => one.id === verdict.icp);
  const ranges = rangesOf(account, program.fields);
  if (icp && verdict.status === "insufficient") {
    const needed = new Set(neededFields(icp, account, verdict.as_of, ranges));
    return Object.keys(program.fields).filter((name) => needed.has(name));
  }
  if (!icp || verdict.status !== "undecided" || isSurelyIn(verdict)) return [];
  const rows = [...icp.must, ...icp.disqualifiers];
  const open = new Set(rows.flatMap((row) => openFields(row.when, account, verdict.as_of, ranges)));
  return Object.keys(program.fields).filter((name) => open.has(name));
}

/**
 * Whether an account belongs to the ICP, or may: it has tiers that are possible.
 * @param {Membership} membership
 */
export function mayBelong(membership) {
  return membership !== "out" && membership !== "disqualified";
}

/**
 * Whether no answer can keep the account out: every must is met, every disqualifier ruled out.
 * @param {Verdict} verdict
 */
function isSurelyIn({ reasons }) {
  return !reasons.some(({ kind, state }) => kind !== "score" && state === "unknown");
}

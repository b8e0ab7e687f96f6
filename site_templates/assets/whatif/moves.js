// Accounts judged by a playbook and by a changed one: who came in, who dropped out, who moved.
// As icp_playbook/decisions/moves.py does.

import { STATUSES } from "../fit/evaluate.js";
import { ownValue } from "../keys.js";
import { assignmentOf, described, filled, finerPart, outside, resultOf } from "./assignment.js";

/**
 * @import { Account, Program } from "../fit/program.js"
 * @import { Assignment, IcpResult, Side } from "./assignment.js"
 * @import { KindTable } from "./data.js"
 * @typedef {{account: Account, icp: string | null}} ReadAccount as a playbook reads it; `icp` is the one that it is an
 *   example of, null where it is none
 * @typedef {ReadAccount & {id: string, name: string, asOf: string, was?: ReadAccount}} ComparedAccount as the changed
 *   playbook reads it; `was` is how the other does, where that is not the same
 * @typedef {(id: string | null) => string | null} NewId
 * @typedef {{icp: NewId, formerIcp: NewId, segment: NewId, tier: NewId, play: NewId}} Renames what the changed playbook
 *   calls what the other has under an id; `formerIcp` is the way back
 * @typedef {{
 *   account: string, name: string, kind: string, before: Assignment, after: Assignment, sentence: string,
 * }} Move
 * @typedef {{before: Assignment, after: Assignment, move: Move | null}} Compared
 * @typedef {{old: Side, changed: Side, renames: Renames}} Comparison
 */

/** @type {NewId} */
const asIs = (id) => id;
/** @type {Renames} */
const UNCHANGED = { icp: asIs, formerIcp: asIs, segment: asIs, tier: asIs, play: asIs };
const MAY_FIT = ["fit", "undecided", "insufficient"];

/**
 * An account against every operational ICP, and the one that it is an example of.
 * @param {Program} program
 * @param {ReadAccount & {asOf: string}} account
 */
export function resultsOf(program, { account, asOf, icp }) {
  return program.icps
    .filter((one) => one.operational || one.id === icp)
    .map((one) => resultOf(program, one, account, asOf));
}

/**
 * The same by a changed program; an ICP that is the same object comes to the same.
 * @param {Program} program
 * @param {ComparedAccount} account
 * @param {Program} today
 * @param {IcpResult[]} results of today
 */
export function changedResults(program, { account, asOf }, today, results) {
  const scales = sameScales(program, today);
  return results.map((result) => {
    const icp = program.icps.find((one) => one.id === result.icp);
    if (!icp) throw new RangeError(`no ICP is called ${result.icp}`);
    return scales && today.icps.includes(icp) ? result : resultOf(program, icp, account, asOf);
  });
}

/**
 * Whether scores mean the same by both programs.
 * @param {Program} one
 * @param {Program} other
 */
function sameScales(one, other) {
  return (
    one.minimum_coverage === other.minimum_coverage && JSON.stringify(one.tiers) === JSON.stringify(other.tiers)
  );
}

/**
 * What both sides say of an account, and what became of it.
 * @param {ComparedAccount} account
 * @param {Side} old
 * @param {Side} changed
 * @param {IcpResult[]} before
 * @param {IcpResult[]} after
 * @param {Renames} [renames]
 * @returns {Compared}
 */
export function compared(account, old, changed, before, after, renames = UNCHANGED) {
  const [was, now] = [ranked(old.program, before), ranked(changed.program, after)];
  const own = account.was ?? account;
  const example = account.icp !== null && own.icp !== null;
  const anchors = example ? [own.icp, account.icp] : anchorsOf(was, now, renames);
  const part = !example || takesPart(old.program, own.icp) || takesPart(changed.program, account.icp);
  const { asOf } = account;
  const first = assigned(old, { account: own.account, asOf, ranking: was, results: before }, anchors[0], part);
  const second = assigned(changed, { account: account.account, asOf, ranking: now, results: after }, anchors[1], part);
  return { before: first, after: second, move: moveBetween(account, first, second, { old, changed, renames }) };
}

/**
 * @param {Program} program
 * @param {string | null} icp
 */
function takesPart(program, icp) {
  return program.icps.some((one) => one.id === icp && one.operational);
}

/**
 * The results of operational ICPs, the best first.
 * @param {Program} program
 * @param {IcpResult[]} results
 */
function ranked(program, results) {
  /** @param {IcpResult} result */
  const place = (result) => program.tiers.findIndex(([tier]) => tier === result.tiers[0]);
  return results
    .filter((one) => takesPart(program, one.icp))
    .sort(
      (one, other) =>
        Number(other.candidate) - Number(one.candidate) ||
        STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status) ||
        place(one) - place(other) ||
        other.low - one.low ||
        other.high - one.high,
    );
}

/** @param {IcpResult[]} ranking */
function bestOf(ranking) {
  const first = ranking.at(0);
  return first && MAY_FIT.includes(first.status) ? first : null;
}

/** @param {IcpResult[]} ranking */
function candidateOf(ranking) {
  const first = ranking.at(0);
  return first?.candidate ? first : null;
}

/**
 * The ICP that both sides are asked of where one gives none: the old one's own, else the new one's.
 * @param {IcpResult[]} was
 * @param {IcpResult[]} now
 * @param {Renames} renames
 * @returns {(string | null)[]}
 */
function anchorsOf(was, now, renames) {
  const first = bestOf(was) ?? (bestOf(now) ? null : candidateOf(was));
  if (first) return [first.icp, renames.icp(first.icp)];
  const second = candidateOf(now);
  return second ? [renames.formerIcp(second.icp), second.icp] : [null, null];
}

/**
 * The assignment on one side. One that rules the account out says less than the ICP it is asked of.
 * @param {Side} side
 * @param {{account: Account, asOf: string, ranking: IcpResult[], results: IcpResult[]}} found
 * @param {string | null} anchor
 * @param {boolean} part
 * @returns {Assignment}
 */
function assigned(side, { account, asOf, ranking, results }, anchor, part) {
  let best = part ? candidateOf(ranking) : null;
  if (best?.status === "disqualified") {
    best = ranking.find((one) => one.icp === anchor && one.candidate) ?? best;
  }
  if (!best && anchor !== null) {
    if (!side.program.icps.some((one) => one.id === anchor)) return outside(side, null, side.tables.others.missing);
    if (part && !takesPart(side.program, anchor)) return outside(side, anchor, side.tables.others.idle);
    best = results.find((one) => one.icp === anchor) ?? null;
  }
  return best ? assignmentOf(side, best, account, asOf) : outside(side, null, "");
}

/**
 * What became of an account; null where it stays what it was, whatever it is called now.
 * @param {ComparedAccount} account
 * @param {Assignment} before
 * @param {Assignment} after
 * @param {Comparison} sides
 * @returns {Move | null}
 */
function moveBetween(account, before, after, { old, changed, renames }) {
  const kind = kindBetween(before, after, { old, changed, renames });
  if (kind === null) return null;
  const finer = kind === "segment-changed" || kind === "play-changed";
  const named = { segment: kind === "segment-changed", play: renames.play(before.play) !== after.play };
  const texts = { before: described(old, before, named), after: described(changed, after, named) };
  const { others } = old.tables;
  const key = before.icp === null ? "none-before" : after.icp === null ? "none-now" : "move";
  return {
    account: account.id,
    name: account.name,
    kind,
    before: finer ? { ...before, words: `${before.words}, ${finerPart(old, before, kind)}` } : before,
    after: finer ? { ...after, words: `${after.words}, ${finerPart(changed, after, kind)}` } : after,
    sentence: `${account.name}: ${filled(others[key], texts)}`,
  };
}

/**
 * @param {Assignment} before
 * @param {Assignment} after
 * @param {Comparison} sides
 * @returns {string | null}
 */
function kindBetween(before, after, { old, changed, renames }) {
  const { between, within } = changed.tables;
  const kind = kindIn(between, before, after);
  if (kind) return kind;
  if (before.membership === "out" || before.membership === "disqualified") return null;
  const inside = after.membership === "in" || after.membership === "tier-open";
  if (renames.icp(before.icp) !== after.icp) return inside ? "icp-changed" : "possible-icp-changed";
  const finer = kindIn(within, before, after) ?? tierKind(before, after, { old, changed, renames });
  if (finer) return finer;
  if (renames.segment(before.segment) !== after.segment) return "segment-changed";
  return renames.play(before.play) !== after.play ? "play-changed" : null;
}

/**
 * @param {KindTable} table
 * @param {Assignment} before
 * @param {Assignment} after
 */
function kindIn(table, before, after) {
  return ownValue(ownValue(table, before.membership) ?? {}, after.membership) ?? null;
}

/**
 * Where an account moved on the scale; what tiers are possible counts only for one that is in.
 * @param {Assignment} before
 * @param {Assignment} after
 * @param {Comparison} sides
 */
function tierKind(before, after, { old, changed, renames }) {
  const inside = after.membership === "in" || after.membership === "tier-open";
  const tiers = before.tiers.map((tier) => renames.tier(tier));
  if (!inside || tiers.join(" ") === after.tiers.join(" ")) return null;
  const order = tierOrder(
    startsOf(old, before.icp).map(([tier, start]) => [renames.tier(tier) ?? tier, start]),
    startsOf(changed, after.icp),
  );
  /** @param {string | null | undefined} tier */
  const place = (tier) => order.findIndex((one) => one === tier);
  const best = place(tiers[0]) - place(after.tiers[0]);
  const worst = place(tiers.at(-1)) - place(after.tiers.at(-1));
  if (Math.min(best, worst) >= 0 && Math.max(best, worst) > 0) return "raised";
  return Math.max(best, worst) <= 0 && Math.min(best, worst) < 0 ? "lowered" : "tiers-changed";
}

/**
 * Every tier of two scales, the best first: one that is gone stands below what it stood below.
 * @param {[string, number][]} old
 * @param {[string, number][]} changed
 */
function tierOrder(old, changed) {
  const [former, starts] = [new Set(old.map(([tier]) => tier)), new Map(changed)];
  const order = [...starts.keys()];
  let above = -1;
  for (const [tier, start] of old) {
    const known = order.indexOf(tier);
    let at = starts.has(tier) ? known : above + 1;
    if (!starts.has(tier)) {
      while (at < order.length && !former.has(order[at]) && (starts.get(order[at]) ?? 0) >= start) at += 1;
      order.splice(at, 0, tier);
    }
    above = at;
  }
  return order;
}

/**
 * Where each tier starts for an ICP.
 * @param {Side} side
 * @param {string | null} icp
 */
function startsOf({ program }, icp) {
  return program.icps.find((one) => one.id === icp)?.tiers ?? program.tiers;
}

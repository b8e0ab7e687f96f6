// What would make a verdict better: for each better tier the least to learn or to change, exactly.
// Mirrors icp_playbook/fit/reach.py.

import { ownValue } from "../keys.js";
import { possiblePoints } from "./caps.js";
import { fieldValues, TooManyValues } from "./fieldvalues.js";
import { valuesIn } from "./reachchanges.js";
import { reachSearch } from "./reachsearch.js";
import { decidingRows, reachSteps } from "./reachsteps.js";

/**
 * @import { Domains, FieldValue } from "./fieldvalues.js"
 * @import { Account, Icp, Program, Test } from "./program.js"
 * @import { Change } from "./reachchanges.js"
 * @import { ReachStep } from "./reachsteps.js"
 * @typedef {{tier: string, least: ReachStep[] | null, answers: ReachStep[] | null, exact: boolean}} TierReach the
 *   fewest fields that lead to a tier, with as few facts to change as can be, and the fewest that only have to be
 *   learnt; null: none do, or where it is not `exact`, too much would have to be tried and nothing is claimed
 * @typedef {{id: string, change: Change | null, doubted: boolean}} Least of a tier; `doubted`: contacts that were not
 *   tried might lead to it with less
 */

const ANY_POINTS = -(10 ** 9);

/**
 * For each tier that the account does not surely have, the least to reach it; the nearest tier first. Where too much
 * would have to be tried, each tier says so; where contacts that were not tried might lead to a tier with less, it does.
 * @param {Program} program
 * @param {Domains} domains
 * @param {string} icpId
 * @param {Account} account
 * @param {string} asOf
 * @returns {TierReach[]}
 */
export function toReach(program, domains, icpId, account, asOf) {
  const icp = program.icps.find((one) => one.id === icpId);
  if (!icp) throw new RangeError(`no ICP is called ${icpId}`);
  try {
    return reaches(program, domains, icp, account, asOf);
  } catch (error) {
    if (error instanceof TooManyValues) return notTried(program, icp, account, asOf);
    throw error;
  }
}

/**
 * @param {Program} program
 * @param {Domains} domains
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @returns {TierReach[]}
 */
function reaches(program, domains, icp, account, asOf) {
  const values = valuesOf(program, domains, icp, account, asOf);
  const answers = new Map([...values].map(([name, found]) => [name, found.filter(({ learn }) => learn)]));
  const goals = goalsOf(program, icp);
  /** @type {(some: Map<string, FieldValue[]>) => Least[]} */
  const leastOf = (some) => {
    const search = reachSearch(program, icp, some, account, asOf);
    const found = goals.tiers.map((tier) => ({ id: tier.id, change: search.least(tier.low, goals.decided), doubted: false }));
    if (!Object.keys(program.contacts ?? {}).some((name) => some.get(name)?.length)) return found;
    const freely = reachSearch(program, icp, some, account, asOf, true);
    return found.map((one, at) => ({
      ...one,
      doubted: isLess(freely.least(goals.tiers[at].low, goals.decided), one.change),
    }));
  };
  const every = leastOf(values);
  const byAnswers = every.some(({ change }) => change?.facts) ? leastOf(answers) : every;
  const stepsOf = reachSteps(program, icp, account, asOf, values);
  /** @type {(change: Change | null) => ReachStep[] | null} */
  const steps = (change) => change && stepsOf(valuesIn(change.values));
  return [...every.entries()]
    .filter(([, { change }]) => change === null || change.size)
    .map(([at, { id, change, doubted }]) => {
      const learnt = change?.facts ? byAnswers[at] : { change, doubted };
      if (doubted || learnt.doubted) return { tier: id, least: null, answers: null, exact: false };
      return { tier: id, least: steps(change), answers: steps(learnt.change), exact: true };
    });
}

/**
 * Whether a change asks for less than another does, or than none does.
 * @param {Change | null} change
 * @param {Change | null} other
 */
function isLess(change, other) {
  if (!change || !other) return change !== null;
  return change.size < other.size || (change.size === other.size && change.facts < other.facts);
}

/**
 * The tiers that the account does not surely have.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 * @returns {TierReach[]}
 */
function notTried(program, icp, account, asOf) {
  const search = reachSearch(program, icp, new Map(), account, asOf);
  const goals = goalsOf(program, icp);
  return goals.tiers
    .filter(({ low }) => search.least(low, goals.decided) === null)
    .map(({ id }) => ({ tier: id, least: null, answers: null, exact: false }));
}

/**
 * Field → the values that it could have.
 * @param {Program} program
 * @param {Domains} domains
 * @param {Icp} icp
 * @param {Account} account
 * @param {string} asOf
 */
function valuesOf(program, domains, icp, account, asOf) {
  const tests = new Map(decidingRows(icp).flatMap((row) => row.tests.map((test) => [JSON.stringify(test), test])));
  /** @type {[string, FieldValue[]][]} */
  const found = Object.keys(program.fields).map((name) => {
    /** @type {Test[]} */
    const own = [...tests.values()].filter(({ field }) => field === name);
    return [name, own.length ? fieldValues(domains[name], own, ownValue(account, name) ?? null, asOf) : []];
  });
  return new Map(found);
}

/**
 * How many points at worst each tier asks for, the nearest first, and how many have to be decided. Below 0 is the
 * lowest tier as well.
 * @param {Program} program
 * @param {Icp} icp
 */
function goalsOf(program, icp) {
  const possible = possiblePoints(icp);
  /** @type {(percent: number) => number} */
  const share = (percent) => Math.ceil((percent * possible) / 100);
  const tiers = (icp.tiers ?? program.tiers).map(([id, threshold], at, all) => ({
    id,
    low: at === all.length - 1 ? ANY_POINTS : share(threshold),
  }));
  return { tiers: tiers.reverse(), decided: share(program.minimum_coverage) };
}

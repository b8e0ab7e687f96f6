// What a part of a page is worth for what is asked. search/ranking.py is the same in Python.

/**
 * @import { Met, MetPart } from "./rank.js"
 */

/** The least weight of a part that is of the sort asked for. */
const SORTED = 4;
/** What the names of a page, and its other parts, count for each part of it. */
export const CONTEXT = 0.9;
const ELSEWHERE = 0.5;

/**
 * The share of what was asked that a part covers, the names of its page and its other parts counted in.
 * @param {MetPart} one
 * @param {Met} met
 * @param {number} total
 */
export function covers({ held }, { named, held: anywhere }, total) {
  let covered = 0;
  for (let place = 0; place < held.length; place += 1) {
    covered += Math.max(held[place], CONTEXT * named[place], ELSEWHERE * anywhere[place]);
  }
  return covered / total;
}

/** @param {MetPart} one */
export function weightOfPart({ part, asked }) {
  return asked && part.weight < SORTED && !part.isKind ? SORTED : part.weight;
}

/**
 * What a part is worth as the answer.
 * @param {MetPart} one
 * @param {number} covered the share of what was asked that it covers, with its page
 * @param {number} total
 */
export function worthOf(one, covered, total) {
  const { part } = one;
  const fills = filled(one);
  if (part.name || part.isKind) {
    const share = sum(one.held) / total;
    return part.weight * total * share * share * fills * one.suits;
  }
  if (one.asked) return weightOfPart(one) * total * covered * covered * one.suits;
  const own = sum(one.held) / total;
  return part.weight * total * covered * own * (0.35 + 0.65 * fills) * one.suits;
}

/**
 * The share of a part's words that were asked.
 * @param {MetPart} met
 */
export function filled({ part, held }) {
  let met = 0;
  for (const worth of held) if (worth > 0) met += 1;
  return part.size ? Math.min(1, met / part.size) : 1;
}

/** @param {Iterable<number>} values */
export function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

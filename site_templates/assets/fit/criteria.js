// A scored criterion of one account: the outcomes still possible, and the fields that decide among them.
// Mirrors icp_playbook/fit/criteria.py.

import { holds, unknownFields } from "./conditions.js";
import { matters, split } from "./ranges.js";

/**
 * @import { Truth } from "./conditions.js"
 * @import { Reason } from "./evaluate.js"
 * @import { Account, Banded } from "./program.js"
 * @import { Ranges } from "./ranges.js"
 * @typedef {{points: number, band: number | null}} Outcome the band that gives the points; null where none does
 */

/**
 * What a criterion comes to. A range has the outcomes of all numbers that it allows, and no other.
 * @param {Banded} row
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {Reason}
 */
export function criterionReason(row, account, asOf, ranges) {
  let outcomes = outcomesOf(row, account, asOf);
  const whole = outcomes.length > 1 ? splitRow(row, account, ranges) : null;
  if (whole) outcomes = whole.parts.flatMap((part) => outcomesOf(row, part.account, asOf));
  const [low, high] = span(outcomes);
  const decided = low === high;
  return {
    kind: "score",
    id: row.id,
    state: decided ? (low ? "met" : "missed") : "unknown",
    low,
    high,
    possible: Math.max(0, ...row.bands.map(({ points }) => points)),
    band: decided && outcomes.every(({ band }) => band === outcomes[0].band) ? outcomes[0].band : null,
  };
}

/**
 * The fields whose values decide what an open criterion comes to.
 * @param {Banded} row
 * @param {Account} account
 * @param {string} asOf
 * @param {Ranges | null} ranges
 * @returns {string[]}
 */
export function decidingCriterion(row, account, asOf, ranges) {
  const whole = splitRow(row, account, ranges);
  if (whole === null) return unknownIn(row, account, asOf);
  const spans = whole.parts.map((part) => span(outcomesOf(row, part.account, asOf)));
  const open = whole.parts.filter((_, at) => spans[at][0] !== spans[at][1]);
  return [...matters(whole, spans.map(String)), ...open.flatMap((part) => unknownIn(row, part.account, asOf))];
}

/**
 * @param {Banded} row
 * @param {Account} account
 * @param {Ranges | null} ranges
 */
function splitRow(row, account, ranges) {
  return split(account, ranges, row, () => row.bands.map((band) => band.when));
}

/**
 * @param {Banded} row
 * @param {Account} account
 * @param {string} asOf
 */
function unknownIn(row, account, asOf) {
  return live(row, account, asOf).flatMap(({ index }) => unknownFields(row.bands[index].when, account, asOf));
}

/**
 * What may come of the bands, the one without any band included.
 * @param {Banded} row
 * @param {Account} account
 * @param {string} asOf
 */
function outcomesOf(row, account, asOf) {
  const open = live(row, account, asOf);
  /** @type {Outcome[]} */
  const outcomes = open.map(({ index }) => ({ points: row.bands[index].points, band: index }));
  if (open.at(-1)?.truth !== true) outcomes.push({ points: 0, band: null });
  return outcomes;
}

/**
 * The bands that may give the points: one known to fail is out, one known to hold ends the search.
 * @param {Banded} row
 * @param {Account} account
 * @param {string} asOf
 */
function live({ bands }, account, asOf) {
  /** @type {{index: number, truth: Truth}[]} */
  const found = [];
  for (const [index, band] of bands.entries()) {
    const truth = holds(band.when, account, asOf);
    if (truth !== false) found.push({ index, truth });
    if (truth === true) break;
  }
  return found;
}

/**
 * @param {Outcome[]} outcomes
 * @returns {[low: number, high: number]}
 */
function span(outcomes) {
  const points = outcomes.map((one) => one.points);
  return [Math.min(...points), Math.max(...points)];
}

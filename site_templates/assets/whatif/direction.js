// What is proven of edits, ICP by ICP: whether anybody can newly qualify, or stop, and whether tiers go up or down.
// In or out is decided by musts and disqualifiers alone; points and thresholds decide tiers.

import { possiblePoints } from "../fit/caps.js";
import { criterionReason } from "../fit/criteria.js";
import { testsIn } from "../fit/program.js";
import { accountsOf, isTakenApart } from "./everycase.js";
import { series } from "../wording.js";
import { combined, conditionOrder, ordered, turned } from "./order.js";

/**
 * @import { Banded, FieldType, Icp, Program, Row } from "../fit/program.js"
 * @import { Order } from "./order.js"
 * @typedef {{icp: string, inside: Order, tiers: Order, weighs: boolean}} Direction `weighs`: points or thresholds differ
 * @typedef {{proven: boolean, text: string}} Claim
 */

const AS_OF = "2020-06-15";

/**
 * The direction of every ICP that differs.
 * @param {Program} old
 * @param {Program} changed
 * @returns {Direction[]}
 */
export function directions(old, changed) {
  return old.icps.flatMap((icp, at) => {
    const other = changed.icps[at];
    const scales = [icp.tiers ?? old.tiers, other.tiers ?? changed.tiers];
    const sameScale = JSON.stringify(scales[0]) === JSON.stringify(scales[1]);
    if (icp === other && sameScale) return [];
    const sameScore = JSON.stringify([icp.score, icp.caps]) === JSON.stringify([other.score, other.caps]);
    return [
      {
        icp: icp.id,
        inside: insideOrder(icp, other, old.fields),
        tiers: combined([startsOrder(scales[0], scales[1]), scoreOrder(icp, other, old.fields)]),
        weighs: !sameScale || !sameScore,
      },
    ];
  });
}

/**
 * Who is in: more musts let in fewer, and so do more disqualifiers.
 * @param {Icp} old
 * @param {Icp} changed
 * @param {Record<string, FieldType>} fields
 * @returns {Order}
 */
function insideOrder(old, changed, fields) {
  if (JSON.stringify(old.enough) !== JSON.stringify(changed.enough)) return null;
  return combined([
    ...rowOrders(old.must, changed.must, fields),
    ...rowOrders(old.disqualifiers, changed.disqualifiers, fields, true),
  ]);
}

/**
 * @param {Row[]} old
 * @param {Row[]} changed
 * @param {Record<string, FieldType>} fields
 * @param {boolean} [against] whether a row speaks against an account
 * @returns {Order[]}
 */
function rowOrders(old, changed, fields, against = false) {
  /** @type {Order[]} */
  const orders = [];
  for (const row of old) {
    const other = changed.find(({ id }) => id === row.id);
    const order = other ? conditionOrder(row.when, other.when, fields) : "up";
    orders.push(other && against ? turned(order) : order);
  }
  if (changed.some(({ id }) => !old.some((row) => row.id === id))) orders.push("down");
  return orders;
}

/**
 * Where tiers start: later starts are harder to reach.
 * @param {Program["tiers"]} old
 * @param {Program["tiers"]} changed
 * @returns {Order}
 */
function startsOrder(old, changed) {
  return turned(ordered(changed.map(([, start], at) => start - old[at][1])));
}

/**
 * What accounts score: the points they earn, and the points that are possible.
 * @param {Icp} old
 * @param {Icp} changed
 * @param {Record<string, FieldType>} fields
 * @returns {Order}
 */
function scoreOrder(old, changed, fields) {
  if (JSON.stringify(old.caps) !== JSON.stringify(changed.caps)) return null;
  const orders = [turned(ordered([possiblePoints(changed) - possiblePoints(old)]))];
  for (const row of old.score) {
    const other = changed.score.find(({ id }) => id === row.id);
    orders.push(other ? bandsOrder(row, other, fields) : turned(earned(row)));
  }
  for (const row of changed.score) if (!old.score.some(({ id }) => id === row.id)) orders.push(earned(row));
  return combined(orders);
}

/**
 * What a criterion comes to against there being none.
 * @param {Banded} row
 * @returns {Order}
 */
function earned({ bands }) {
  return ordered(bands.map(({ points }) => points));
}

/**
 * What two versions of a criterion earn, at worst and at best.
 * @param {Banded} old
 * @param {Banded} changed
 * @param {Record<string, FieldType>} fields
 * @returns {Order}
 */
function bandsOrder(old, changed, fields) {
  if (old === changed || JSON.stringify(old) === JSON.stringify(changed)) return "same";
  if (old.unknown !== changed.unknown) return null;
  /** @type {(row: Banded) => string} */
  const asked = (row) => JSON.stringify(row.bands.map(({ when }) => when));
  if (asked(old) === asked(changed)) {
    return ordered(changed.bands.map(({ points }, at) => points - old.bands[at].points));
  }
  const both = [old, changed].map((row) => row.bands.map(({ when }) => when));
  if (both.flat().some((when) => "contacts" in when)) return null;
  if (!both.every((conditions) => isTakenApart(conditions))) return null;
  const accounts = accountsOf(both.flat().flatMap(testsIn), fields, AS_OF);
  if (!accounts) return null;
  return ordered(
    accounts.flatMap((account) => {
      const [before, after] = [old, changed].map((row) => ends(row).flatMap((one) => {
        const { low, high } = criterionReason(one, account, AS_OF, null);
        return [low, high];
      }));
      return after.map((points, at) => points - before[at]);
    }),
  );
}

/**
 * A criterion as it counts what is open; one that counts it as missed, in both ways.
 * @param {Banded} row
 * @returns {Banded[]}
 */
function ends(row) {
  return row.unknown ? [{ id: row.id, bands: row.bands }, row] : [row];
}

/**
 * What can be said of ICPs, and whether it is proven; of those that the same can be said of, once.
 * @param {Direction[]} found
 * @param {(icp: string) => string} nameOf
 * @returns {Claim[]}
 */
export function claims(found, nameOf) {
  /** @type {Map<string, {proven: boolean, names: string[]}>} */
  const said = new Map();
  for (const { icp, inside, tiers, weighs } of found) {
    for (const [proven, text] of [insideClaim(inside), ...(weighs ? [tierClaim(tiers)] : [])]) {
      const known = said.get(text) ?? { proven, names: [] };
      said.set(text, { proven, names: [...known.names, nameOf(icp)] });
    }
  }
  return [...said].map(([text, { proven, names }]) => ({ proven, text: text.replace("{icp}", () => series(names, "or")) }));
}

/**
 * @param {Order} order
 * @returns {[proven: boolean, text: string]}
 */
function insideClaim(order) {
  if (order === "same") return [true, "Nobody newly qualifies for {icp}, and nobody stops qualifying."];
  if (order === "down") return [true, "Nobody newly qualifies for {icp}."];
  if (order === "up") return [true, "Nobody stops qualifying for {icp}."];
  return [false, "Who qualifies for {icp}: the review of the pull request decides it."];
}

/**
 * @param {Order} order
 * @returns {[proven: boolean, text: string]}
 */
function tierClaim(order) {
  if (order === "same") return [true, "No account of {icp} moves up or down a tier."];
  if (order === "down") return [true, "No account of {icp} moves up a tier."];
  if (order === "up") return [true, "No account of {icp} moves down a tier."];
  return [false, "Whose tier in {icp} changes: the review of the pull request decides it."];
}

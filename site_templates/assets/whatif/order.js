// Two versions of a condition over every account there can be: is the new one true more often, or less?
// Never more than what is sure; where it is not, nothing is said.

import { holds } from "../fit/conditions.js";
import { fieldsTested, testsIn } from "../fit/program.js";
import { accountsOf, isTakenApart } from "./everycase.js";

/**
 * @import { Condition, FieldType } from "../fit/program.js"
 * @typedef {"same" | "up" | "down" | null} Order of the new against the old on every account: as much, as much or more,
 *   as much or less; null where that is not known. Met is more than unknown, and unknown more than missed.
 */

const AS_OF = "2020-06-15"; // any day: ages are counted back from it

/**
 * @param {Condition} old
 * @param {Condition} changed
 * @param {Record<string, FieldType>} fields
 * @returns {Order}
 */
export function conditionOrder(old, changed, fields) {
  if (JSON.stringify(old) === JSON.stringify(changed)) return "same";
  if ("contacts" in old || "contacts" in changed) {
    if (!("contacts" in old && "contacts" in changed) || old.contacts !== changed.contacts) return null;
    const ranged = [...fieldsTested(old.when), ...fieldsTested(changed.when)].some((name) => isNumber(fields[name]));
    return ranged ? null : plainOrder(old.when, changed.when, fields);
  }
  return [old, changed].every((one) => isTakenApart([one])) ? plainOrder(old, changed, fields) : null;
}

/**
 * Whether values of a type may be known as a range alone.
 * @param {FieldType} type
 */
function isNumber(type) {
  return ["integer", "number", "percent", "year", "money"].includes(type);
}

/**
 * Where every case can be tried, exactly; else by the parts that differ.
 * @param {Condition} old
 * @param {Condition} changed
 * @param {Record<string, FieldType>} fields
 * @returns {Order}
 */
function plainOrder(old, changed, fields) {
  if (JSON.stringify(old) === JSON.stringify(changed)) return "same";
  const accounts = accountsOf([...testsIn(old), ...testsIn(changed)], fields, AS_OF);
  if (!accounts) return partsOrder(old, changed, fields);
  return ordered(
    accounts.map((account) => rank(holds(changed, account, AS_OF)) - rank(holds(old, account, AS_OF))),
  );
}

/** @param {boolean | null} truth */
function rank(truth) {
  return truth === null ? 1 : truth ? 2 : 0;
}

/**
 * What differences come to.
 * @param {number[]} differences new less old, of every case
 * @returns {Order}
 */
export function ordered(differences) {
  const more = differences.some((one) => one > 0);
  const less = differences.some((one) => one < 0);
  return more && less ? null : more ? "up" : less ? "down" : "same";
}

/**
 * `all` and `any` grow with each of their parts, `not` shrinks with its own.
 * @param {Condition} old
 * @param {Condition} changed
 * @param {Record<string, FieldType>} fields
 * @returns {Order}
 */
function partsOrder(old, changed, fields) {
  if ("not" in old && "not" in changed) return turned(plainOrder(old.not, changed.not, fields));
  if ("all" in old && "all" in changed) return listOrder(old.all, changed.all, fields, "down");
  if ("any" in old && "any" in changed) return listOrder(old.any, changed.any, fields, "up");
  if (!("field" in old && "field" in changed) || old.field !== changed.field) return null;
  if ("contains_any" in old && "contains_any" in changed) return textsOrder(old.contains_any, changed.contains_any);
  if ("starts_with" in old && "starts_with" in changed) return textsOrder(old.starts_with, changed.starts_with);
  if ("ends_with" in old && "ends_with" in changed) return textsOrder(old.ends_with, changed.ends_with);
  return null;
}

/**
 * Tests that ask for one of some texts.
 * @param {string[]} old
 * @param {string[]} changed
 * @returns {Order}
 */
function textsOrder(old, changed) {
  const [more, less] = [old.every((one) => changed.includes(one)), changed.every((one) => old.includes(one))];
  return more && less ? "same" : more ? "up" : less ? "down" : null;
}

/**
 * @param {Condition[]} old
 * @param {Condition[]} changed
 * @param {Record<string, FieldType>} fields
 * @param {"up" | "down"} more what one part more comes to
 * @returns {Order}
 */
function listOrder(old, changed, fields, more) {
  if (old.length === changed.length) {
    return combined(old.map((part, at) => plainOrder(part, changed[at], fields)));
  }
  const [fewer, others] = old.length < changed.length ? [old, changed] : [changed, old];
  const texts = others.map((part) => JSON.stringify(part));
  if (!fewer.every((part) => texts.includes(JSON.stringify(part)))) return null;
  return fewer === old ? more : turned(more);
}

/**
 * The other way round.
 * @param {Order} order
 * @returns {Order}
 */
export function turned(order) {
  return order === "up" ? "down" : order === "down" ? "up" : order;
}

/**
 * Several changes at once, each of which adds to the same end.
 * @param {Order[]} orders
 * @returns {Order}
 */
export function combined(orders) {
  const found = new Set(orders.filter((one) => one !== "same"));
  if (found.size > 1) return null;
  const [only = "same"] = found;
  return only;
}

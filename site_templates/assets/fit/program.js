// The compiled playbook of /api/program.json: what it may say, operator by operator, as fit/program.py writes it.

import { assertNever } from "../never.js";

/**
 * @typedef {"text" | "integer" | "number" | "percent" | "year" | "money" | "boolean" | "choice" | "choices" | "country"
 *   | "date" | "domain"
 * } FieldType
 *
 * @typedef {number | string} Scalar a number, an id, a text or an ISO date
 * @typedef {{field: string, is: Scalar | boolean}} Is
 * @typedef {{field: string, between: [Scalar, Scalar]}} Between
 * @typedef {{field: string, at_least: Scalar}} AtLeast
 * @typedef {{field: string, at_most: Scalar}} AtMost
 * @typedef {{field: string, in: Scalar[]}} In
 * @typedef {{field: string, has_any: string[]}} HasAny
 * @typedef {{field: string, has_all: string[]}} HasAll
 * @typedef {{field: string, has_none: string[]}} HasNone
 * @typedef {{field: string, contains_any: string[]}} ContainsAny the texts are folded
 * @typedef {{field: string, starts_with: string[]}} StartsWith
 * @typedef {{field: string, ends_with: string[]}} EndsWith
 * @typedef {{field: string, within: number}} Within at most so many days ago
 * @typedef {{field: string, known: boolean}} Known
 * @typedef {Is | Between | AtLeast | AtMost | In | HasAny | HasAll | HasNone | ContainsAny | StartsWith | EndsWith | Within} Comparison
 *   of a known value
 * @typedef {Comparison | Known} Test of one field
 * @typedef {{all: Condition[]}} All
 * @typedef {{any: Condition[]}} Any
 * @typedef {{not: Condition}} Not
 * @typedef {{contacts: ContactMatch, when: Condition}} OfContacts asked of each contact, as if it were the only one
 * @typedef {"any" | "all"} ContactMatch how many of them have to meet it
 * @typedef {All | Any | Not | OfContacts | Test} Condition
 *
 * @typedef {{low: number, high: number | null}} Interval a number known only as a band; null: no upper end
 * @typedef {Scalar | boolean | string[]} Exact dates are ISO strings, choices arrays
 * @typedef {{contacts: (Exact | Interval | null)[]}} ContactValues what is known of each contact, in their order
 * @typedef {Exact | Interval | ContactValues} Value
 * @typedef {Record<string, Value | null | undefined>} Account a field that is missing or null is not known
 *
 * @typedef {{when: Condition, points: number}} Band
 * @typedef {{id: string, when: Condition}} Row
 * @typedef {{id: string, bands: Band[], unknown?: "missed", base_rate?: number}} Banded what is not known counts as not
 *   met if it says so; percent of what it may still add that is expected of it
 * @typedef {{id: string, at_most: number, criteria: string[]}} PointCap what criteria earn together
 * @typedef {{
 *   id: string, operational: boolean, must: Row[], score: Banded[], disqualifiers: Row[],
 *   signals: Banded[], segments: Row[], enough?: Condition, tiers?: [id: string, atLeast: number][],
 *   caps?: PointCap[],
 * }} Icp
 * @typedef {{
 *   fields: Record<string, FieldType>, tiers: [id: string, atLeast: number][],
 *   levels: [id: string, atLeast: number][], grid: Record<string, Record<string, string>>,
 *   minimum_coverage: number, icps: Icp[], contacts?: Record<string, ContactMatch>,
 * }} Program
 */

/**
 * The conditions that a condition is made of; none for a test.
 * @param {Condition} condition
 * @returns {Condition[]}
 */
export function partsOf(condition) {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  if ("not" in condition) return [condition.not];
  if ("contacts" in condition) return [condition.when];
  if ("field" in condition) return [];
  return assertNever(condition);
}

/**
 * Every field that a condition tests, in reading order.
 * @param {Condition} condition
 * @returns {string[]}
 */
export function fieldsTested(condition) {
  return "field" in condition ? [condition.field] : partsOf(condition).flatMap(fieldsTested);
}

/**
 * Every test of a condition, in reading order.
 * @param {Condition} condition
 * @returns {Test[]}
 */
export function testsIn(condition) {
  return "field" in condition ? [condition] : partsOf(condition).flatMap(testsIn);
}

/**
 * Of every test of a condition, in the same order, whether it speaks against it: an odd number of `not` is around it.
 * @param {Condition} condition
 * @param {boolean} [negated]
 * @returns {boolean[]}
 */
export function negatedIn(condition, negated = false) {
  if ("field" in condition) return [negated];
  return partsOf(condition).flatMap((part) => negatedIn(part, "not" in condition ? !negated : negated));
}

/**
 * Whether a number of a type of field is a whole one: none lies between 499 and 500.
 * @param {FieldType} type
 */
export function isWhole(type) {
  switch (type) {
    case "integer":
    case "year":
    case "money":
      return true;
    case "number":
    case "percent":
    case "domain":
    case "text":
    case "boolean":
    case "choice":
    case "choices":
    case "country":
    case "date":
      return false;
    default:
      return assertNever(type);
  }
}

/**
 * @param {Value | null | undefined} value
 * @returns {value is Interval}
 */
export function isInterval(value) {
  return typeof value === "object" && value !== null && "low" in value;
}

/**
 * @param {Value | null | undefined} value
 * @returns {value is ContactValues}
 */
export function isOfContacts(value) {
  return typeof value === "object" && value !== null && "contacts" in value;
}

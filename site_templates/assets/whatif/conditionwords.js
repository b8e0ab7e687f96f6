// Conditions in words, as icp_playbook/conditions/words.py says them: "Employees 50–200", "Tools include Slack".

import { sayDay } from "../days.js";
import { ownValue } from "../keys.js";
import { assertNever } from "../never.js";
import { valueWords } from "../fit/catalogue.js";
import { oneLine } from "../fit/plain.js";
import { fieldsTested } from "../fit/program.js";
import { counted, series } from "../wording.js";
import { amountOf } from "./amounts.js";

/**
 * @import { Catalogue, Field } from "../fit/catalogue.js"
 * @import { Condition, Scalar, Test } from "../fit/program.js"
 * @import { Group } from "./data.js"
 * @typedef {{catalogue: Catalogue, groups: Record<string, Group[]>, currency: string}} Sayer
 */

const OF_CONTACTS = { any: "Any contact: ", all: "Every contact: " };

/**
 * A condition as one phrase, with the labels of its fields.
 * @param {Sayer} sayer
 * @param {Condition} condition as in the YAML
 */
export function conditionWords(sayer, condition) {
  const contacts = sayer.catalogue.program.contacts ?? {};
  const match = fieldsTested(condition)
    .map((field) => ownValue(contacts, field))
    .find(Boolean);
  return oneLine((match ? OF_CONTACTS[match] : "") + said(sayer, condition));
}

/**
 * @param {Sayer} sayer
 * @param {Condition} condition
 * @returns {string}
 */
function said(sayer, condition) {
  if ("all" in condition) return condition.all.map((part) => nested(sayer, part)).join("; ");
  if ("any" in condition) return condition.any.map((part) => nested(sayer, part)).join(" or ");
  if ("not" in condition) {
    const part = condition.not;
    return ("field" in part && missedWords(sayer, part)) || `not: ${nested(sayer, part)}`;
  }
  if ("contacts" in condition) throw new TypeError("the YAML of a condition names no contacts");
  if ("is" in condition && isStatement(sayer, condition)) {
    return `${labelOf(sayer, condition)}: ${operandWords(sayer, condition)}`;
  }
  return `${labelOf(sayer, condition)} ${verbOf(condition)}${operandWords(sayer, condition)}`;
}

/**
 * What a test says under a `not`; null where another test says the opposite, so that `not` has to be seen.
 * @param {Sayer} sayer
 * @param {Test} test
 * @returns {string | null}
 */
function missedWords(sayer, test) {
  const [label, operand] = [labelOf(sayer, test), operandWords(sayer, test)];
  const field = fieldOf(sayer, test);
  const unit = field.unit ? ` ${field.unit}` : "";
  if ("is" in test || "in" in test) return isStatement(sayer, test) ? null : `${label} is not ${operand}`;
  if ("between" in test || "within" in test) return `${label} not ${operand}`;
  if ("at_least" in test) {
    return `${label} ${isMoment(field) ? "before" : "below"} ${scalarWords(sayer, field, test.at_least)}${unit}`;
  }
  if ("at_most" in test) {
    return `${label} ${isMoment(field) ? "after" : "above"} ${scalarWords(sayer, field, test.at_most)}${unit}`;
  }
  if ("has_all" in test) return `${label} lack one of ${operand}`;
  if ("contains_any" in test) return `${label} does not contain ${quoted(test.contains_any)}`;
  if ("starts_with" in test) return `${label} does not start with ${quoted(test.starts_with)}`;
  if ("ends_with" in test) return `${label} does not end with ${quoted(test.ends_with)}`;
  if ("has_any" in test || "has_none" in test || "known" in test) return null;
  return assertNever(test);
}

/**
 * @param {Sayer} sayer
 * @param {Condition} part
 */
function nested(sayer, part) {
  return "all" in part || "any" in part ? `(${said(sayer, part)})` : said(sayer, part);
}

/**
 * @param {Sayer} sayer
 * @param {Test} test
 */
function labelOf({ catalogue }, { field }) {
  return catalogue.words.fields[field].label;
}

/**
 * Labels of yes and no are statements, which "is yes" does not go with.
 * @param {Sayer} sayer
 * @param {Test} test
 */
function isStatement({ catalogue }, { field }) {
  return catalogue.words.fields[field].type === "boolean";
}

/**
 * @param {Sayer} sayer
 * @param {Test} test
 */
function fieldOf({ catalogue }, test) {
  const field = catalogue.byId.get(test.field);
  if (!field) throw new RangeError(`no field is called ${test.field}`);
  return field;
}

/** @param {Field} field */
function isMoment(field) {
  return field.type === "date" || field.type === "year";
}

/** @param {Test} test */
function verbOf(test) {
  if ("is" in test || "in" in test || "known" in test) return "is ";
  return "has_any" in test || "has_all" in test || "has_none" in test ? "include " : "";
}

/**
 * What a test asks for, without the label of its field: "50–200", "Slack or HubSpot", "at least 9".
 * @param {Sayer} sayer
 * @param {Test} test
 * @returns {string}
 */
export function operandWords(sayer, test) {
  const field = fieldOf(sayer, test);
  /** @param {Scalar | boolean} value */
  const word = (value) => scalarWords(sayer, field, value);
  const unit = field.unit ? ` ${field.unit}` : "";
  const moment = isMoment(field);
  if ("is" in test) return word(test.is);
  if ("in" in test) return series(test.in.map(word), "or");
  if ("has_any" in test) return series(test.has_any.map(word), "or");
  if ("has_all" in test) return series(test.has_all.map(word), "and");
  if ("has_none" in test) return `none of ${series(test.has_none.map(word), "or")}`;
  if ("between" in test) return `${word(test.between[0])}–${word(test.between[1])}${unit}`;
  if ("at_least" in test) {
    return moment ? `from ${word(test.at_least)} on` : `at least ${word(test.at_least)}${unit}`;
  }
  if ("at_most" in test) return moment ? `until ${word(test.at_most)}` : `at most ${word(test.at_most)}${unit}`;
  if ("contains_any" in test) return `contains ${quoted(test.contains_any)}`;
  if ("starts_with" in test) return `starts with ${quoted(test.starts_with)}`;
  if ("ends_with" in test) return `ends with ${quoted(test.ends_with)}`;
  if ("within" in test) return `within the last ${counted(test.within, "day")}`;
  if ("known" in test) return test.known ? "known" : "not known";
  return assertNever(test);
}

/** @param {string[]} texts */
function quoted(texts) {
  return series(texts.map((text) => `“${text}”`), "or");
}

/**
 * One operand in words; a group by its label.
 * @param {Sayer} sayer
 * @param {Field} field
 * @param {Scalar | boolean} value
 * @returns {string}
 */
export function scalarWords({ groups, currency }, field, value) {
  switch (field.type) {
    case "money": {
      const amount = amountOf(value);
      return amount === null ? String(value) : valueWords(field, amount, currency);
    }
    case "choice":
    case "choices":
    case "country": {
      const group = ownValue(groups, field.id)?.find(({ id }) => id === value);
      return group?.label ?? field.labels.get(String(value)) ?? String(value);
    }
    case "integer":
    case "number":
      return typeof value === "number" ? numberWords(value, field) : String(value);
    case "percent":
      return typeof value === "number" ? `${apart(value)}%` : String(value);
    case "boolean":
      return value === true ? "yes" : "no";
    case "date":
      return sayDay(String(value));
    case "text":
    case "year":
    case "domain":
      return String(value);
    default:
      return assertNever(field.type);
  }
}

/**
 * With its thousands apart, unless it may be a year: a count has a unit, a year has none.
 * @param {number} number
 * @param {Field} field
 */
function numberWords(number, { unit }) {
  const isYear = unit === null && Number.isInteger(number) && number >= 1500 && number <= 2100;
  return isYear ? String(number) : apart(number);
}

/**
 * All digits of a number, its thousands apart.
 * @param {number} number
 */
function apart(number) {
  const [whole, ...fraction] = String(number).split(".");
  return [/^-?\d+$/.test(whole) ? BigInt(whole).toLocaleString("en") : whole, ...fraction].join(".");
}

// Which edits make a playbook that `check` would take: of parts that decide, with values that their fields can have.

import { isDay } from "../days.js";
import { ownValue } from "../keys.js";
import { isWhole, partsOf } from "../fit/program.js";
import { amountOf } from "./amounts.js";
import { profileIn, settingsIn } from "./data.js";
import { valueAt } from "./edits.js";

/**
 * @import { Catalogue, Field } from "../fit/catalogue.js"
 * @import { Condition, Icp, Program } from "../fit/program.js"
 * @import { WhatIfData } from "./data.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @typedef {{catalogue: Catalogue, data: WhatIfData}} Playbook what a page has loaded
 * @typedef {(string | number)[]} Path
 */

const NOT_OFFERED = "cannot be changed here";
const LISTS = ["in", "has_any", "has_all", "has_none", "contains_any", "starts_with", "ends_with"];
const TEXTS = ["contains_any", "starts_with", "ends_with"];
const BOUNDS = ["at_least", "at_most", "is", "within"];
const LONGEST = 200; // characters of a text
const DEEPEST = 12; // of a condition

/**
 * Why an edit cannot be made of today's playbook, or "".
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 * @returns {string}
 */
export function refusal(playbook, edit) {
  const [kind] = edit.entry.split("/");
  const today = ownValue(playbook.data.entries, edit.entry);
  if (today === undefined) return "is not in this playbook";
  const { path, op, value } = edit;
  if (kind === "playbook") return settingRefusal(playbook, path, op, value);
  if (kind === "disqualifier") {
    return path[0] === "when" ? conditionRefusal(playbook, edit, ["when"]) : NOT_OFFERED;
  }
  return path[0] === "fit" ? fitRefusal(playbook, edit) : NOT_OFFERED;
}

/**
 * @param {Playbook} playbook
 * @param {Path} path
 * @param {string} op
 * @param {unknown} value
 */
function settingRefusal({ data }, path, op, value) {
  const { tiers } = settingsIn(data.entries);
  if (op !== "set") return NOT_OFFERED;
  if (path.length === 1 && path[0] === "minimum_coverage") return wholeWithin(value, 0, 100);
  const [key, at, field] = path;
  const isStart = path.length === 3 && key === "tiers" && field === "at_least";
  if (!isStart || typeof at !== "number" || at < 0 || at >= tiers.length - 1) return NOT_OFFERED;
  return wholeWithin(value, 1, 100);
}

/**
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 * @returns {string}
 */
function fitRefusal(playbook, edit) {
  const { entry, path, op, value } = edit;
  const { data } = playbook;
  const { fit } = profileIn(data.entries, entry.slice("profile/".length));
  const [, key, at, inside, band, last] = path;
  if (key === "tiers" && path.length === 3) {
    const named = settingsIn(data.entries).tiers.slice(0, -1).some(({ id }) => id === at);
    return op === "set" && named ? wholeWithin(value, 1, 100) : NOT_OFFERED;
  }
  if (key === "caps" && path.length === 4 && inside === "at_most") {
    const known = ownValue(fit.caps ?? {}, String(at));
    return op === "set" && known ? wholeWithin(value, 1, 50_000) : NOT_OFFERED;
  }
  if (typeof at !== "number") return NOT_OFFERED;
  if (key === "disqualifiers" && path.length === 3) return outRefusal(playbook, fit.disqualifiers ?? [], at, edit);
  if (key === "must" && path.length === 3 && op === "insert") {
    return at === (fit.must ?? []).length ? newMustRefusal(playbook, value) : NOT_OFFERED;
  }
  const row = key === "must" ? fit.must?.at(at) : key === "score" ? fit.score.at(at) : undefined;
  if (!row || at < 0) return "is not in this playbook";
  if (path.length === 3) return op === "remove" ? "" : NOT_OFFERED;
  if (inside === "when") return conditionRefusal(playbook, edit, path.slice(0, 4));
  if (inside === "points" && path.length === 4 && "points" in row) return pointsRefusal(op, value);
  const bands = "bands" in row ? row.bands : undefined;
  if (inside !== "bands" || typeof band !== "number" || !bands?.at(band) || band < 0) return NOT_OFFERED;
  if (path.length === 5) return op === "remove" ? "" : NOT_OFFERED;
  if (last === "points" && path.length === 6) return pointsRefusal(op, value);
  return last === "when" ? conditionRefusal(playbook, edit, path.slice(0, 6)) : NOT_OFFERED;
}

/**
 * @param {Playbook} playbook
 * @param {string[]} outs
 * @param {number} at
 * @param {PlaybookEdit} edit
 */
function outRefusal({ data }, outs, at, { op, value }) {
  if (op === "remove") return outs.at(at) === undefined || at < 0 ? "is not in this playbook" : "";
  if (op !== "insert" || at !== outs.length) return NOT_OFFERED;
  const known = typeof value === "string" && Object.hasOwn(data.entries, `disqualifier/${value}`);
  if (!known) return "names no disqualifier";
  return outs.includes(value) ? "is there already" : "";
}

/**
 * @param {Playbook} playbook
 * @param {unknown} value
 */
function newMustRefusal(playbook, value) {
  if (typeof value !== "object" || value === null || !("id" in value && "when" in value)) return NOT_OFFERED;
  const named = Object.keys(value).every((key) => ["id", "when"].includes(key));
  const plain = typeof value.id === "string" && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value.id);
  if (!named || !plain) return NOT_OFFERED;
  return testRefusal(playbook, value.when);
}

/**
 * @param {string} op
 * @param {unknown} value
 */
function pointsRefusal(op, value) {
  return op === "set" ? wholeWithin(value, -100, 100) : NOT_OFFERED;
}

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 */
function wholeWithin(value, least, most) {
  const fits = typeof value === "number" && Number.isInteger(value) && least <= value && value <= most;
  return fits ? "" : `must be a whole number from ${least} to ${most}`.replace("-", "−");
}

/**
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 * @param {Path} start where the condition begins
 * @returns {string}
 */
function conditionRefusal(playbook, { entry, path, op, value }, start) {
  const { catalogue, data } = playbook;
  const rest = path.slice(start.length);
  let test = valueAt(data.entries[entry], start);
  let siblings = 1;
  for (let depth = 0; depth < DEEPEST && rest.length; depth += 1) {
    if (typeof test !== "object" || test === null || "field" in test) break;
    const key = rest.shift();
    const joined = key === "all" || key === "any";
    const step = joined ? [String(key), Number(rest.shift())] : ["not"];
    siblings = joined ? Number(/** @type {unknown[]} */ (valueAt(test, [String(key)]) ?? []).length) : 1;
    test = valueAt(test, step);
  }
  if (typeof test !== "object" || test === null) return "is not in this playbook";
  if (!rest.length && op === "remove") return siblings > 1 ? "" : NOT_OFFERED;
  const field = "field" in test ? catalogue.byId.get(String(test.field)) : undefined;
  if (!field) return NOT_OFFERED;
  if (!rest.length) return op === "set" ? sameFieldRefusal(playbook, field, value) : NOT_OFFERED;
  const [key, at] = rest;
  const operand = valueAt(test, [key]);
  if (operand === undefined) return "is not in this playbook";
  if (BOUNDS.includes(String(key)) && rest.length === 1 && op === "set") {
    return operandRefusal(playbook, field, String(key), value);
  }
  if (!Array.isArray(operand) || rest.length !== 2 || typeof at !== "number" || at < 0) return NOT_OFFERED;
  if (key === "between") return op === "set" && at < 2 ? operandRefusal(playbook, field, "between", value) : NOT_OFFERED;
  if (!LISTS.includes(String(key)) || op === "set") return NOT_OFFERED;
  if (op === "remove") return at < operand.length ? "" : "is not in this playbook";
  if (at !== operand.length) return NOT_OFFERED;
  return operand.includes(value) ? "is there already" : memberRefusal(playbook, field, String(key), value);
}

/**
 * @param {Playbook} playbook
 * @param {Field} field
 * @param {unknown} value
 */
function sameFieldRefusal(playbook, field, value) {
  const same = typeof value === "object" && value !== null && "field" in value && value.field === field.id;
  return same ? testRefusal(playbook, value) : NOT_OFFERED;
}

/**
 * A test that is new as a whole.
 * @param {Playbook} playbook
 * @param {unknown} value
 * @returns {string}
 */
function testRefusal(playbook, value) {
  if (typeof value !== "object" || value === null || !("field" in value)) return NOT_OFFERED;
  const field = playbook.catalogue.byId.get(String(value.field));
  const keys = Object.keys(value).filter((key) => key !== "field");
  const [key] = keys;
  if (!field || keys.length !== 1 || !operatorsOf(field).includes(key)) return NOT_OFFERED;
  const operand = ownValue(/** @type {Record<string, unknown>} */ (value), key);
  if (key === "known") return typeof operand === "boolean" ? "" : NOT_OFFERED;
  if (key === "between") {
    if (!Array.isArray(operand) || operand.length !== 2) return NOT_OFFERED;
    return operand.map((one) => operandRefusal(playbook, field, key, one)).find(Boolean) ?? "";
  }
  if (!LISTS.includes(key)) return operandRefusal(playbook, field, key, operand);
  if (!Array.isArray(operand) || !operand.length || operand.length > 500) return NOT_OFFERED;
  if (new Set(operand).size < operand.length) return "names a value twice";
  return operand.map((one) => memberRefusal(playbook, field, key, one)).find(Boolean) ?? "";
}

/**
 * The operators that suit a field, as in `operators_for` of icp_playbook/conditions.
 * @param {Field} field
 * @returns {string[]}
 */
export function operatorsOf({ type }) {
  if (type === "integer" || type === "year") return ["is", "in", "between", "at_least", "at_most", "known"];
  if (type === "number" || type === "percent" || type === "money") {
    return ["is", "between", "at_least", "at_most", "known"];
  }
  if (type === "date") return ["is", "between", "at_least", "at_most", "within", "known"];
  if (type === "text" || type === "domain") return ["is", "in", ...TEXTS, "known"];
  if (type === "choices") return ["has_any", "has_all", "has_none", "known"];
  return type === "boolean" ? ["is", "known"] : ["is", "in", "known"];
}

/**
 * @param {Playbook} playbook
 * @param {Field} field
 * @param {string} key
 * @param {unknown} value
 */
function memberRefusal(playbook, field, key, value) {
  if (TEXTS.includes(key)) return textRefusal(value);
  const group = ownValue(playbook.data.groups, field.id)?.some(({ id }) => id === value);
  return group ? "" : operandRefusal(playbook, field, key, value);
}

/** @param {unknown} value */
function textRefusal(value) {
  return typeof value === "string" && value.trim() && value.length <= LONGEST ? "" : "must be a short text";
}

/**
 * Why a value cannot stand in a test of a field, or "".
 * @param {Playbook} playbook
 * @param {Field} field
 * @param {string} key
 * @param {unknown} value
 * @returns {string}
 */
function operandRefusal({ catalogue }, field, key, value) {
  if (key === "within") return wholeWithin(value, 1, 3650);
  switch (field.type) {
    case "boolean":
      return typeof value === "boolean" ? "" : "must be yes or no";
    case "date":
      return typeof value === "string" && isDay(value) ? "" : "must be a day";
    case "choice":
    case "choices":
    case "country":
      return typeof value === "string" && field.labels.has(value) ? "" : `is no value of ${field.label}`;
    case "text":
    case "domain":
      return textRefusal(value);
    default: {
      const number = field.type === "money" ? amountOf(value) : value;
      if (typeof number !== "number" || !Number.isFinite(number)) return "must be a number";
      if (isWhole(field.type) && !Number.isInteger(number)) return "must be a whole number";
      if (Math.abs(number) > 1e15) return "is too large";
      if (field.type === "year" && (number < 1000 || number > 2999)) return "must be a year of four digits";
      const { minimum } = catalogue.form.fields[field.id];
      return minimum !== null && number < minimum ? `must be at least ${minimum}` : "";
    }
  }
}

/**
 * What is wrong with a program as a whole, or "".
 * @param {Program} program
 * @param {Program} today
 * @returns {string}
 */
export function programProblem(program, today) {
  for (const icp of program.icps) {
    const starts = (icp.tiers ?? program.tiers).map(([, start]) => start);
    if (starts.some((start, at) => at > 0 && start >= starts[at - 1])) return "each tier must start above the next";
    if (!today.icps.includes(icp)) {
      const found = icpProblem(icp);
      if (found) return found;
    }
  }
  return "";
}

/**
 * @param {Icp} icp
 * @returns {string}
 */
function icpProblem(icp) {
  if (!icp.score.length) return "an ICP needs at least one criterion";
  if (icp.score.some(({ bands }) => !bands.length)) return "a criterion needs at least one band";
  if (!icp.score.some(({ bands }) => bands.some(({ points }) => points > 0))) {
    return "at least one criterion needs points above 0";
  }
  const capped = (icp.caps ?? []).flatMap(({ criteria }) => criteria);
  if (capped.some((one) => !icp.score.some(({ id }) => id === one))) {
    return "a cap counts this criterion: change the cap in the YAML first";
  }
  const ids = [...icp.must, ...icp.score].map(({ id }) => id);
  if (new Set(ids).size < ids.length) return "two rows have one id";
  const conditions = [
    ...[...icp.must, ...icp.disqualifiers].map(({ when }) => when),
    ...icp.score.flatMap(({ bands }) => bands.map(({ when }) => when)),
  ];
  return conditions.map(conditionProblem).find(Boolean) ?? "";
}

/**
 * @param {Condition} condition
 * @returns {string}
 */
function conditionProblem(condition) {
  if (!("field" in condition)) {
    const parts = partsOf(condition);
    return parts.length ? (parts.map(conditionProblem).find(Boolean) ?? "") : "a condition needs at least one part";
  }
  if ("between" in condition) {
    return condition.between[0] > condition.between[1] ? "the range ends before it begins" : "";
  }
  return Object.values(condition).some((operand) => Array.isArray(operand) && !operand.length)
    ? "a list needs at least one value"
    : "";
}

// Entries compiled to the program that decides, as icp_playbook/fit/compiler.py does: groups expanded, texts folded.

import { ownValue } from "../keys.js";
import { fieldsTested } from "../fit/program.js";
import { foldedText } from "../fit/plain.js";
import { readDomain } from "../fit/domains.js";
import { amountOf } from "./amounts.js";
import { bandsOf, disqualifierIn, profileIn, settingsIn } from "./data.js";

/**
 * @import { Banded, Condition, Icp, Program, Row, Scalar, Test } from "../fit/program.js"
 * @import { CriterionData, FitData, Group } from "./data.js"
 * @import { Entries } from "./edits.js"
 * @typedef {{program: Program, groups: Record<string, Group[]>}} Compiler the program of today, and the groups of fields
 */

/** @type {WeakMap<object, Row | Banded>} */
const rows = new WeakMap();
/** @type {WeakMap<object, [sources: unknown[], icp: Icp][]>} */
const icps = new WeakMap();
const KEPT = 20; // versions of an ICP

/**
 * The program of some entries. An ICP whose entries are the same objects is the same object.
 * @param {Compiler} compiler
 * @param {Entries} entries
 * @returns {Program}
 */
export function compiledProgram(compiler, entries) {
  const settings = settingsIn(entries);
  return {
    ...compiler.program,
    tiers: settings.tiers.map(({ id, at_least: least }) => [id, least]),
    minimum_coverage: settings.minimum_coverage,
    icps: compiler.program.icps.map((icp) => compiledIcp(compiler, entries, icp)),
  };
}

/**
 * @param {Compiler} compiler
 * @param {Entries} entries
 * @param {Icp} today
 * @returns {Icp}
 */
function compiledIcp(compiler, entries, today) {
  const profile = profileIn(entries, today.id);
  const { fit } = profile;
  const outs = (fit.disqualifiers ?? []).map((id) => disqualifierIn(entries, id));
  const sources = [profile, ...outs, ...(hasTiers(fit) ? [entries["playbook/playbook"]] : [])];
  let kept = icps.get(today);
  if (!kept) icps.set(today, (kept = []));
  const found = kept.find(([of]) => of.length === sources.length && of.every((one, at) => one === sources[at]));
  if (found) return found[1];
  const icp = madeIcp(compiler, entries, today);
  kept.push([sources, icp]);
  if (kept.length > KEPT) kept.splice(1, 1);
  return icp;
}

/**
 * @param {Compiler} compiler
 * @param {Entries} entries
 * @param {Icp} today
 * @returns {Icp}
 */
function madeIcp(compiler, entries, today) {
  const { fit } = profileIn(entries, today.id);
  return {
    id: today.id,
    operational: today.operational,
    must: (fit.must ?? []).map((row) => rowOf(compiler, row.id, row)),
    score: fit.score.map((row) => criterionOf(compiler, row, fit)),
    disqualifiers: (fit.disqualifiers ?? []).map((id) => rowOf(compiler, id, disqualifierIn(entries, id))),
    signals: today.signals,
    segments: today.segments,
    ...(fit.enough ? { enough: compiled(compiler, fit.enough) } : {}),
    ...(hasTiers(fit) ? { tiers: tiersOf(entries, fit) } : {}),
    ...(Object.keys(fit.caps ?? {}).length ? { caps: capsOf(fit) } : {}),
  };
}

/** @param {FitData} fit */
function hasTiers({ tiers = {} }) {
  return Object.keys(tiers).length > 0;
}

/**
 * @param {Entries} entries
 * @param {FitData} fit
 * @returns {[string, number][]}
 */
export function tiersOf(entries, { tiers = {} }) {
  return settingsIn(entries).tiers.map(({ id, at_least: least }) => [id, ownValue(tiers, id) ?? least]);
}

/** @param {FitData} fit */
function capsOf({ caps = {} }) {
  return Object.entries(caps).map(([id, { at_most, criteria }]) => ({ id, at_most, criteria }));
}

/**
 * @param {Compiler} compiler
 * @param {string} id
 * @param {{when: Condition}} row
 * @returns {Row}
 */
function rowOf(compiler, id, row) {
  return made(row, () => ({ id, when: compiled(compiler, row.when) }));
}

/**
 * @param {Compiler} compiler
 * @param {CriterionData} row
 * @param {FitData} fit
 * @returns {Banded}
 */
function criterionOf(compiler, row, fit) {
  const missed = (row.unknown ?? fit.unknown) === "missed";
  const rate = row.base_rate ?? 50;
  return made(row, () => ({
    id: row.id,
    bands: bandsOf(row).map(({ when, points }) => ({ when: compiled(compiler, when), points })),
    ...(missed ? { unknown: "missed" } : {}),
    ...(rate === 50 ? {} : { base_rate: rate }),
  }));
}

/**
 * What was made of a row before, else what is made of it now.
 * @template {Row | Banded} Made
 * @param {object} row
 * @param {() => Made} make
 * @returns {Made}
 */
function made(row, make) {
  const kept = rows.get(row);
  if (kept) return /** @type {Made} */ (kept);
  const found = make();
  rows.set(row, found);
  return found;
}

/**
 * A condition as evaluators take it. One that asks for fields of contacts is asked of each contact.
 * @param {Compiler} compiler
 * @param {Condition} condition
 * @returns {Condition}
 */
export function compiled(compiler, condition) {
  const contacts = compiler.program.contacts ?? {};
  const match = fieldsTested(condition)
    .map((field) => ownValue(contacts, field))
    .find(Boolean);
  const inner = compiledPart(compiler, condition);
  return match ? { contacts: match, when: inner } : inner;
}

/**
 * @param {Compiler} compiler
 * @param {Condition} condition
 * @returns {Condition}
 */
function compiledPart(compiler, condition) {
  if ("all" in condition) return { all: condition.all.map((part) => compiledPart(compiler, part)) };
  if ("any" in condition) return { any: condition.any.map((part) => compiledPart(compiler, part)) };
  if ("not" in condition) return { not: compiledPart(compiler, condition.not) };
  if ("contacts" in condition) throw new TypeError("the YAML of a condition names no contacts");
  return compiledTest(compiler, condition);
}

/**
 * @param {Compiler} compiler
 * @param {Test} test
 * @returns {Test}
 */
function compiledTest(compiler, test) {
  const { field } = test;
  const type = ownValue(compiler.program.fields, field);
  /** @param {Scalar} value */
  const scalar = (value) => {
    if (type === "money") return amountOf(value) ?? value;
    return type === "domain" ? (readDomain(String(value)) ?? value) : value;
  };
  if ("in" in test) return { field, in: expanded(compiler, field, test.in.map(scalar)) };
  if ("has_any" in test) return { field, has_any: expanded(compiler, field, test.has_any) };
  if ("has_all" in test) return { field, has_all: expanded(compiler, field, test.has_all) };
  if ("has_none" in test) return { field, has_none: expanded(compiler, field, test.has_none) };
  if ("contains_any" in test) return { field, contains_any: folded(test.contains_any) };
  if ("starts_with" in test) return { field, starts_with: folded(test.starts_with) };
  if ("ends_with" in test) return { field, ends_with: folded(test.ends_with) };
  if ("between" in test) return { field, between: [scalar(test.between[0]), scalar(test.between[1])] };
  if ("at_least" in test) return { field, at_least: scalar(test.at_least) };
  if ("at_most" in test) return { field, at_most: scalar(test.at_most) };
  if ("is" in test) return { field, is: typeof test.is === "boolean" ? test.is : scalar(test.is) };
  return test;
}

/**
 * Values with groups replaced by their members, each once, in order.
 * @template {Scalar} Value
 * @param {Compiler} compiler
 * @param {string} field
 * @param {Value[]} values
 * @returns {Value[]}
 */
function expanded({ groups }, field, values) {
  const known = ownValue(groups, field) ?? [];
  const members = values.map((value) => known.find(({ id }) => id === value)?.members ?? [value]);
  return /** @type {Value[]} */ ([...new Set(members.flat())]);
}

/** @param {string[]} texts */
function folded(texts) {
  return [...new Set(texts.map(foldedText))];
}

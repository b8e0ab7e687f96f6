// A decision begun: the file that says what is proposed, why, and what is expected to come of it.

import { fileText } from "./writing.js";

/**
 * @typedef {{measure: string, from: string, to: string, by: string}} Expectation `by` is a day, 2026-12-31
 * @typedef {{
 *   name: string, owner: string, decision: string, about: string[], why: string, expected: Expectation | null,
 * }} DecisionWords
 */

const LONGEST = 1900; // of a text; the model takes 2,000 characters
const SCHEMA = "# yaml-language-server: $schema=../../.icp-playbook/schemas/decision.schema.json\n";

/**
 * The id of a decision: the day and words of its name, with a number where others are called so.
 * @param {string} name
 * @param {string} day
 * @param {string[]} [taken]
 */
export function decisionId(name, day, taken = []) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    if (slug.length + word.length > 45) break;
    slug = slug ? `${slug}-${word}` : word;
  }
  const wanted = `${day}-${slug || "suggestion"}`;
  let id = wanted;
  for (let count = 2; taken.includes(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

/**
 * The text of a decision's file, with status proposed.
 * @param {DecisionWords} words
 */
export function decisionText({ name, owner, decision, about, why, expected }) {
  /** @type {[string, unknown][]} */
  const keys = [
    ["name", oneLine(name).slice(0, 120)],
    ...(owner ? [/** @type {[string, unknown]} */ (["owner", owner])] : []),
    ["status", "proposed"],
    ["decision", oneLine(decision).slice(0, LONGEST)],
    ["about", about],
    ["why", oneLine(why).slice(0, LONGEST)],
  ];
  if (expected) keys.push(["expected", [expectedRow(expected)]]);
  return SCHEMA + fileText(keys);
}

/** @param {Expectation} expected */
function expectedRow({ measure, from, to, by }) {
  return { id: "first", measure: oneLine(measure), ...(from ? { from: oneLine(from) } : {}), to: oneLine(to), by };
}

/**
 * A text without its breaks.
 * @param {string} text
 */
export function oneLine(text) {
  return text.replaceAll(/\s+/g, " ").trim();
}

// A new must: a field, a test of it, and what it asks for.

import { el, refill } from "../elements.js";
import { ownValue } from "../keys.js";
import { counted } from "../wording.js";
import { isMoney } from "../fit/catalogue.js";
import { operatorsOf } from "./admission.js";
import { typedAmount } from "./amounts.js";
import { profileIn } from "./data.js";
import { applied, valueAt } from "./edits.js";
import { showProblem } from "./testeditor.js";

/**
 * @import { Field } from "../fit/catalogue.js"
 * @import { Playbook } from "./admission.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @import { Change } from "./testeditor.js"
 * @import { View } from "./rows.js"
 */

/** @type {Record<string, string>} */
const WORDS = {
  is: "is",
  in: "is one of",
  between: "is between",
  at_least: "is at least",
  at_most: "is at most",
  has_any: "include any of",
  has_all: "include all of",
  has_none: "include none of",
  contains_any: "contains",
  starts_with: "starts with",
  ends_with: "ends with",
  within: "was in the last … days",
  known: "is known",
};
const LISTS = ["in", "has_any", "has_all", "has_none", "contains_any", "starts_with", "ends_with"];

/**
 * The key of the row of a new must.
 * @param {string} id
 */
export function newMustKey(id) {
  return `new must/${id}`;
}

/**
 * What the controls of a new must work on: the profile as if it had the must already.
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 * @param {Change} change
 */
export function newMustEditing(playbook, edit, change) {
  const { entry, path } = edit;
  const drafted = applied({ [entry]: playbook.data.entries[entry] }, [edit]);
  const data = { ...playbook.data, entries: { ...playbook.data.entries, ...drafted } };
  /** @type {Change} */
  const taken = (added) => change([{ ...edit, value: valueAt(applied(drafted, added)[entry], path) }]);
  return { editing: { playbook: { ...playbook, data }, entry, edits: [], change: taken, name: "New must" }, path };
}

/**
 * The form, folded.
 * @param {View} view
 */
export function mustForm({ playbook, icp, change, edits, open }) {
  const fields = playbook.catalogue.fields.filter((field) => !field.ofContacts);
  const field = el(
    "select",
    { "aria-label": "Field of the new must" },
    fields.map((one) => el("option", { value: one.id }, one.label)),
  );
  const operator = el("select", { "aria-label": "Test of the new must" });
  const operands = el("span", { class: "wi-operands" });
  const add = el("button", { type: "submit", class: "wi-button" }, "Add this must");
  const form = el("form", { class: "wi-new" }, field, operator, operands, add);

  function chosen() {
    return fields.find((one) => one.id === field.value) ?? fields[0];
  }

  function showOperators() {
    const offered = operatorsOf(chosen()).filter((key) => key !== "in" || chosen().type !== "integer");
    refill(operator, offered.map((key) => el("option", { value: key }, WORDS[key])));
    showOperands();
  }

  function showOperands() {
    const count = operator.value === "between" ? 2 : operator.value === "known" ? 0 : 1;
    refill(
      operands,
      Array.from({ length: count }, (_, at) => operandInput(playbook, chosen(), operator.value, at)),
    );
  }

  field.addEventListener("change", showOperators);
  operator.addEventListener("change", showOperands);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = [...operands.querySelectorAll("input, select")].map((one) =>
      one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? typed(chosen(), operator.value, one.value) : "",
    );
    const key = operator.value;
    const operand = key === "known" ? true : key === "between" ? values : LISTS.includes(key) ? values : values[0];
    const musts = profileIn(playbook.data.entries, icp).fit.must ?? [];
    const taken = [...musts, ...profileIn(playbook.data.entries, icp).fit.score].map(({ id }) => id);
    const id = freeId(field.value.replaceAll("_", "-"), [...taken, ...newIds()]);
    const value = { id, when: { field: field.value, [key]: operand } };
    const path = ["fit", "must", musts.length];
    open.add(newMustKey(id));
    showProblem(add, change([{ entry: `profile/${icp}`, path, op: "insert", value }]));
  });

  function newIds() {
    return edits.flatMap(({ op, value }) =>
      op === "insert" && typeof value === "object" && value !== null && "id" in value ? [String(value.id)] : [],
    );
  }

  showOperators();
  return el("details", { class: "wi-more" }, el("summary", null, "Add a must"), form);
}

/**
 * @param {View["playbook"]} playbook
 * @param {Field} field
 * @param {string} key
 * @param {number} at
 */
function operandInput({ data }, field, key, at) {
  const label = `Value${at ? ` ${counted(at + 1, "")}` : ""} of the new must`.replace(/ +/g, " ");
  const groups = LISTS.includes(key) ? (ownValue(data.groups, field.id) ?? []) : [];
  if (field.type === "boolean") {
    return el("select", { "aria-label": label }, el("option", { value: "yes" }, "yes"), el("option", { value: "no" }, "no"));
  }
  if (key !== "within" && ["choice", "choices", "country"].includes(field.type)) {
    return el(
      "select",
      { "aria-label": label },
      [...groups, ...field.choices].map((one) => el("option", { value: one.id }, one.label)),
    );
  }
  return el("input", { type: field.type === "date" && key !== "within" ? "date" : "text", "aria-label": label });
}

/**
 * @param {Field} field
 * @param {string} key
 * @param {string} text
 * @returns {string | number | boolean}
 */
function typed(field, key, text) {
  if (field.type === "boolean") return text === "yes";
  const isAmount = isMoney(field.type) && key !== "within";
  const isNumber = key === "within" || ["integer", "number", "percent", "year"].includes(field.type);
  return isAmount || isNumber ? typedAmount(text.trim(), isAmount) : text.trim();
}

/**
 * @param {string} wanted
 * @param {string[]} taken
 */
function freeId(wanted, taken) {
  let id = wanted;
  for (let count = 2; taken.includes(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

// The tests of a condition as form controls: bounds to type, values to take out and to add.

import { el } from "../elements.js";
import { ownValue } from "../keys.js";
import { isMoney } from "../fit/catalogue.js";
import { amountOf, typedAmount, writtenAmount } from "./amounts.js";
import { conditionWords, scalarWords } from "./conditionwords.js";
import { sayerOf } from "./editwords.js";
import { valueAt } from "./edits.js";

/**
 * @import { Child } from "../elements.js"
 * @import { Field } from "../fit/catalogue.js"
 * @import { Condition, Scalar, Test } from "../fit/program.js"
 * @import { Playbook } from "./admission.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @typedef {(added: PlaybookEdit[], removed?: PlaybookEdit[]) => string} Change makes edits, or says why not
 * @typedef {{playbook: Playbook, entry: string, edits: PlaybookEdit[], change: Change, name: string}} Editing `name` is
 *   that of the row, for labels that nobody sees
 * @typedef {(string | number)[]} Path
 */

const LISTS = ["in", "has_any", "has_all", "has_none", "contains_any", "starts_with", "ends_with"];
/** @type {Record<string, string>} */
const VERBS = {
  in: "is one of",
  has_any: "include any of",
  has_all: "include all of",
  has_none: "include none of",
  contains_any: "contains any of",
  starts_with: "starts with any of",
  ends_with: "ends with any of",
  is: "is",
  between: "",
  at_least: "at least",
  at_most: "at most",
};

/**
 * The controls of a condition.
 * @param {Editing} editing
 * @param {Condition} condition as it is today
 * @param {Path} path
 * @returns {Child[]}
 */
export function conditionEditor(editing, condition, path) {
  if ("field" in condition) return [testEditor(editing, condition, path)];
  if ("not" in condition) return [el("p", { class: "wi-join" }, "None of this:"), conditionEditor(editing, condition.not, [...path, "not"])];
  if ("contacts" in condition) return [];
  const [key, parts, words] =
    "all" in condition
      ? /** @type {const} */ (["all", condition.all, "All of these:"])
      : /** @type {const} */ (["any", condition.any, "Any of these:"]);
  return [
    el("p", { class: "wi-join" }, words),
    parts.map((part, at) => partEditor(editing, part, [...path, key, at], parts.length > 1)),
  ];
}

/**
 * @param {Editing} editing
 * @param {Condition} part
 * @param {Path} path
 * @param {boolean} droppable
 */
function partEditor(editing, part, path, droppable) {
  /** @type {PlaybookEdit} */
  const edit = { entry: editing.entry, path, op: "remove" };
  const words = conditionWords(sayerOf(editing.playbook), part);
  if (has(editing.edits, edit)) {
    return el(
      "div",
      { class: "wi-part" },
      el("del", null, words),
      button("Put back", `Put back ${words}`, () => editing.change([], [edit]), `${editing.entry} ${String(path)}`),
    );
  }
  return el(
    "div",
    { class: "wi-part" },
    conditionEditor(editing, part, path),
    droppable &&
      button("Drop", `Drop ${words}`, () => editing.change([edit]), `${editing.entry} ${String(path)}`),
  );
}

/**
 * @param {Editing} editing
 * @param {Test} test
 * @param {Path} path
 * @returns {HTMLElement}
 */
function testEditor(editing, test, path) {
  const field = editing.playbook.catalogue.byId.get(test.field);
  const [key] = Object.keys(test).filter((name) => name !== "field");
  if (!field) throw new RangeError(`no field is called ${test.field}`);
  const label = el("span", { class: "wi-test__field" }, field.label, " ", ownValue(VERBS, key) ?? "");
  const parts = controlsOf(editing, field, test, path, key);
  const unit = field.unit && key !== "within" && parts.length ? ` ${field.unit}` : "";
  return parts.length
    ? el("div", { class: "wi-test" }, label, parts, unit)
    : el("p", { class: "wi-test" }, conditionWords(sayerOf(editing.playbook), test));
}

/**
 * @param {Editing} editing
 * @param {Field} field
 * @param {Test} test
 * @param {Path} path
 * @param {string} key
 * @returns {Child[]}
 */
function controlsOf(editing, field, test, path, key) {
  if ("between" in test) {
    return [
      boundInput(editing, field, [...path, "between", 0], "from"),
      "–",
      boundInput(editing, field, [...path, "between", 1], "to"),
    ];
  }
  if ("within" in test) return ["in the last ", boundInput(editing, field, [...path, "within"], "days"), " days"];
  if (key === "at_least" || key === "at_most") return [boundInput(editing, field, [...path, key], key.replace("_", " "))];
  if (LISTS.includes(key)) return valuesEditor(editing, field, path, key);
  if (!("is" in test)) return [];
  const listed = field.type === "choice" || field.type === "country";
  if (listed) return valuesEditor(editing, field, path, key);
  return field.type === "boolean" || field.type === "text" || field.type === "domain"
    ? []
    : [boundInput(editing, field, [...path, "is"], "value")];
}

/**
 * @param {Editing} editing
 * @param {Field} field
 * @param {Path} path
 * @param {string} which
 */
function boundInput({ playbook, entry, edits, change, name }, field, path, which) {
  const today = valueAt(playbook.data.entries[entry], path);
  const made = edits.find((edit) => edit.entry === entry && String(edit.path) === String(path));
  const days = path.at(-1) === "within";
  const money = isMoney(field.type) && !days;
  const value = made ? made.value : today;
  const amount = money ? amountOf(value) : null;
  const input = el("input", {
    type: field.type === "date" && !days ? "date" : "text",
    inputmode: money || field.type === "date" ? null : "decimal",
    class: made ? "wi-input wi-input--edited" : "wi-input",
    "aria-label": `${name}: ${field.label}, ${which}`,
    "data-key": `${entry} ${String(path)}`,
    value: amount === null ? String(value) : String(writtenAmount(amount)),
    autocomplete: "off",
  });
  input.addEventListener("change", () => {
    const text = input.value.trim();
    const typed = field.type === "date" && !days ? text : typedAmount(text, money);
    showProblem(input, change([{ entry, path, op: "set", value: sameAsToday(today, typed) ? today : typed }]));
  });
  return input;
}

/**
 * Whether two amounts or values are one.
 * @param {unknown} today
 * @param {unknown} typed
 */
function sameAsToday(today, typed) {
  return today === typed || (typeof today === "number" && amountOf(typed) === today);
}

/**
 * Marks an input whose value was not taken, and says why beside it.
 * @param {HTMLElement} input
 * @param {string} why
 */
export function showProblem(input, why) {
  const known = input.nextElementSibling;
  if (known?.classList.contains("wi-problem")) known.remove();
  input.toggleAttribute("aria-invalid", Boolean(why));
  if (!why) return;
  input.setAttribute("aria-invalid", "true");
  input.after(el("span", { class: "wi-problem", role: "alert" }, `Not taken: ${why}.`));
}

/**
 * @param {Editing} editing
 * @param {Field} field
 * @param {Path} path
 * @param {string} key
 * @returns {Child[]}
 */
function valuesEditor(editing, field, path, key) {
  const { playbook, entry, change, name } = editing;
  const sayer = sayerOf(playbook);
  const values = currentValues(editing, path, key);
  const today = todaysValues(editing, path, key);
  /** @type {(next: Scalar[]) => string} */
  const take = (next) => {
    const [added, removed] = valueEdits(editing, path, key, next);
    return change(added, removed);
  };
  const chips = [...today, ...values.filter((value) => !today.includes(value))].map((value) => {
    const words = scalarWords(sayer, field, value);
    const gone = !values.includes(value);
    const fresh = !today.includes(value);
    const act = gone ? "Put back" : "Take out";
    return el(
      "button",
      {
        type: "button",
        class: `wi-chip${gone ? " wi-chip--gone" : ""}${fresh ? " wi-chip--new" : ""}`,
        "aria-label": `${name}: ${act} ${words}`,
        "aria-pressed": String(!gone),
        "data-key": `${entry} ${String(path)} ${String(value)}`,
        onclick: (event) => {
          const next = gone ? [...values, value] : values.filter((one) => one !== value);
          const order = [...today, ...values, value];
          next.sort((one, other) => order.indexOf(one) - order.indexOf(other));
          if (event.currentTarget instanceof HTMLElement) {
            showProblem(event.currentTarget, next.length ? take(next) : "it is the only value left");
          }
        },
      },
      words,
      el("span", { "aria-hidden": "true" }, gone ? " +" : " ×"),
    );
  });
  return [el("span", { class: "wi-chips" }, chips), adder(editing, field, path, key, values, take)];
}

/**
 * What adds a value: a choice of those that are not there, or a line for a text.
 * @param {Editing} editing
 * @param {Field} field
 * @param {Path} path
 * @param {string} key
 * @param {Scalar[]} values
 * @param {(next: Scalar[]) => string} take
 */
function adder({ playbook, entry, name }, field, path, key, values, take) {
  const attributes = {
    class: "wi-add",
    "aria-label": `${name}: add a value of ${field.label}`,
    "data-key": `${entry} ${String(path)} +`,
  };
  const groups = ownValue(playbook.data.groups, field.id) ?? [];
  /** @type {[id: string, label: string][]} */
  const options = [
    ...groups.map(({ id, label }) => /** @type {[string, string]} */ ([id, label])),
    ...field.choices.map(({ id, label }) => /** @type {[string, string]} */ ([id, label])),
  ];
  const left = options.filter(([id]) => !values.includes(id));
  const texts = ["contains_any", "starts_with", "ends_with"].includes(key) || field.type === "text";
  if (!left.length && !texts) return null;
  if (texts) {
    const input = el("input", { ...attributes, type: "text", placeholder: "Add …" });
    input.addEventListener("change", () => {
      const text = input.value.trim();
      if (text) showProblem(input, take([...values, text]));
    });
    return input;
  }
  const select = el(
    "select",
    attributes,
    el("option", { value: "" }, "Add …"),
    left.map(([id, label]) => el("option", { value: id }, label)),
  );
  select.addEventListener("change", () => select.value && showProblem(select, take([...values, select.value])));
  return select;
}

/**
 * @param {Editing} editing
 * @param {Path} path
 * @param {string} key
 * @returns {Scalar[]}
 */
function todaysValues({ playbook, entry }, path, key) {
  const found = valueAt(playbook.data.entries[entry], [...path, key]);
  return /** @type {Scalar[]} */ (Array.isArray(found) ? found : [found]);
}

/**
 * @param {Editing} editing
 * @param {Path} path
 * @param {string} key
 * @returns {Scalar[]}
 */
function currentValues(editing, path, key) {
  const today = todaysValues(editing, path, key);
  const own = editing.edits.filter((edit) => edit.entry === editing.entry);
  const whole = own.find((edit) => edit.op === "set" && String(edit.path) === String(path));
  if (whole) return /** @type {{in: Scalar[]}} */ (whole.value).in;
  const set = own.find((edit) => edit.op === "set" && String(edit.path) === String([...path, key]));
  if (set) return [/** @type {Scalar} */ (set.value)];
  const inside = own.filter((edit) => String(edit.path.slice(0, -1)) === String([...path, key]));
  const gone = inside.filter(({ op }) => op === "remove").map((edit) => edit.path.at(-1));
  const added = inside.filter(({ op }) => op === "insert").map((edit) => /** @type {Scalar} */ (edit.value));
  return [...today.filter((_, at) => !gone.includes(at)), ...added];
}

/**
 * The edits that make a test ask for some values, and those that they replace.
 * @param {Editing} editing
 * @param {Path} path
 * @param {string} key
 * @param {Scalar[]} next
 * @returns {[added: PlaybookEdit[], removed: PlaybookEdit[]]}
 */
function valueEdits(editing, path, key, next) {
  const { playbook, entry, edits } = editing;
  const today = todaysValues(editing, path, key);
  const start = String([...path, ""]);
  const old = edits.filter(
    (edit) => edit.entry === entry && (String(edit.path) === String(path) || String(edit.path).startsWith(start)),
  );
  if (key === "is") {
    const field = String(valueAt(playbook.data.entries[entry], [...path, "field"]));
    /** @type {PlaybookEdit} */
    const edit =
      next.length === 1 && !ownValue(playbook.data.groups, field)?.some(({ id }) => id === next[0])
        ? { entry, path: [...path, "is"], op: "set", value: next[0] }
        : { entry, path, op: "set", value: { field, in: next } };
    return [[edit], old];
  }
  const list = [...path, key];
  const gone = today.flatMap((value, at) =>
    next.includes(value) ? [] : [/** @type {PlaybookEdit} */ ({ entry, path: [...list, at], op: "remove" })],
  );
  const added = next
    .filter((value) => !today.includes(value))
    .map((value) => /** @type {PlaybookEdit} */ ({ entry, path: [...list, today.length], op: "insert", value }));
  return [[...gone, ...added], old];
}

/**
 * Whether an edit is among others.
 * @param {PlaybookEdit[]} edits
 * @param {PlaybookEdit} edit
 */
export function has(edits, edit) {
  return edits.some(
    (one) => one.op === edit.op && one.entry === edit.entry && String(one.path) === String(edit.path),
  );
}

/**
 * A small button that makes a change, or shows why not; `named` is read out in place of its words.
 * @param {string} words
 * @param {string} named
 * @param {() => string} pressed
 * @param {string} key by which it keeps the focus
 * @returns {HTMLElement}
 */
export function button(words, named, pressed, key) {
  /** @type {HTMLElement} */
  const found = el(
    "button",
    { type: "button", class: "wi-button", "aria-label": named, "data-key": key, onclick: () => showProblem(found, pressed()) },
    words,
  );
  return found;
}

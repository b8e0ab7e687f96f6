// What a person says beside a change: why, what is expected of it, and whether it is recorded as a decision.

/** @import { Expectation } from "./decision.js" */
import { el } from "../elements.js";

/**
 * @typedef {{why: string, expected: Expectation | null, isDecision: boolean, name: string, lacking: string}} Said
 *   `lacking` says what is still to be filled in; empty where nothing is
 */

let made = 0; // fields of a page have names of their own

/**
 * A field with its label.
 * @param {string} label
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {string} [hint]
 */
export function field(label, input, hint) {
  made += 1;
  const id = `sg-field-${made}`;
  input.id = id;
  if (hint) input.setAttribute("aria-describedby", `${id}-hint`);
  return el(
    "div",
    { class: "sg-field" },
    el("label", { for: id }, label),
    hint && el("small", { id: `${id}-hint` }, hint),
    input,
  );
}

/**
 * The fields, and what they say.
 * @param {{name: string, isDecision: boolean, canDecide: boolean, changed: () => void}} options
 */
export function reasonFields({ name, isDecision, canDecide, changed }) {
  const text = (/** @type {Record<string, unknown>} */ more) => el("input", { type: "text", ...more, oninput: changed });
  const why = el("textarea", { rows: 3, maxlength: 1900, required: true, oninput: changed });
  const measure = text({ maxlength: 300 });
  const from = text({ maxlength: 60 });
  const to = text({ maxlength: 60 });
  const by = el("input", { type: "date", oninput: changed });
  const record = el("input", { type: "checkbox", checked: isDecision, onchange: changed });
  const called = text({ maxlength: 110, value: name });
  const nameField = field("Name of the decision", called);
  const element = el(
    "div",
    { class: "sg-reasons" },
    field("Why?", why, "The reason, in one or two sentences: it is what others decide by."),
    el(
      "details",
      { class: "sg-expected" },
      el("summary", null, "What do you expect to come of it? (optional)"),
      field("Measure", measure, "Such as: win rate of clinics"),
      el("div", { class: "sg-row" }, field("From", from), field("To", to), field("By", by)),
    ),
    canDecide && el("label", { class: "sg-check" }, record, " Record it as a decision, so that it can be looked up later"),
    canDecide && nameField,
  );
  return {
    element,
    why,
    /** @returns {Said} */
    said() {
      const decides = canDecide && record.checked;
      nameField.hidden = !decides;
      const expects = [measure, to, by].some(({ value }) => value.trim() !== "");
      const isComplete = [measure, to, by].every(({ value }) => value.trim() !== "");
      const expected = { measure: measure.value.trim(), from: from.value.trim(), to: to.value.trim(), by: by.value };
      const lacking = !why.value.trim()
        ? "Say why, and the ways to hand it in appear here."
        : expects && !isComplete
          ? "An expectation needs a measure, where it is to be, and by when."
          : decides && !called.value.trim()
            ? "Give the decision a name."
            : "";
      return {
        why: why.value.trim(),
        expected: isComplete ? expected : null,
        isDecision: decides,
        name: called.value.trim() || name,
        lacking,
      };
    },
  };
}

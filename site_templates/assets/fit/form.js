// The form: one control per field, grouped by how early in a call you learn it.

import { el } from "../elements.js";
import { ownValue } from "../keys.js";
import { assertNever } from "../never.js";
import { lineInput, NONE_OF_THESE, readTyped, typedText, valueWords } from "./catalogue.js";
import { isOfContacts } from "./program.js";
import { counted } from "../wording.js";

/**
 * @import { Catalogue, Field } from "./catalogue.js"
 * @import { Cell } from "./cells.js"
 * @import { Account, ContactValues, Value } from "./program.js"
 * @typedef {(typed: string) => void} Typed
 * @typedef {{input: HTMLElement, show: Typed}} Input
 * @typedef {{element: HTMLElement, show: (value: Value | null | undefined) => void}} Control
 */

/**
 * The form over the fields that some condition tests. `changed(field, value)` follows every change;
 * value is undefined where nothing is known. `done()` follows Enter and the way past the form.
 * @param {Catalogue} catalogue
 * @param {(field: Field, value: Value | undefined) => void} changed
 * @param {() => void} done
 */
export function accountForm(catalogue, changed, done) {
  /** @type {Map<string, Control>} */
  const controls = new Map();
  const groups = catalogue.form.moments.map(([moment, title, hint]) => {
    const fields = catalogue.fields
      .filter((field) => field.learned === moment && field.icps.length)
      .map((field) => ({ field, element: addControl(field) }));
    const body = el(
      "div",
      { class: "fit-fields" },
      fields.map(({ element }) => element),
    );
    return {
      fields,
      element: el(
        "fieldset",
        { class: "fit-group" },
        el("legend", null, title),
        el("p", { class: "pb-hint" }, hint),
        body,
      ),
    };
  });
  /** @param {Field} field */
  function addControl(field) {
    const made = control(field, catalogue, changed);
    controls.set(field.id, made);
    return made.element;
  }
  const element = el(
    "form",
    {
      class: "fit-form",
      "aria-label": "What you know about the account",
      autocomplete: "off",
      onsubmit: (event) => {
        event.preventDefault();
        done();
      },
    },
    el("button", { class: "pb-button fit-skip" }, "Skip to the verdict"),
    groups.map((group) => group.element),
  );
  return {
    element,
    /**
     * Shows an account, and the fields that an ICP asks for (all if none is named) or that are known.
     * @param {Account} account
     * @param {string} icp
     */
    show(account, icp) {
      for (const [id, one] of controls) one.show(ownValue(account, id));
      this.only(account, icp);
    },
    /**
     * @param {Account} account
     * @param {string} icp
     */
    only(account, icp) {
      for (const group of groups) {
        for (const { field, element: one } of group.fields) {
          const needless = Boolean(icp) && !field.icps.includes(icp) && ownValue(account, field.id) === undefined;
          one.hidden = needless && !one.contains(document.activeElement);
        }
        group.element.hidden = group.fields.every(({ element: one }) => one.hidden);
      }
    },
    /**
     * @param {string} id
     * @param {Value | undefined} value
     */
    set(id, value) {
      controls.get(id)?.show(value);
    },
  };
}

/**
 * @param {Field} field
 * @param {Catalogue} catalogue
 * @param {(field: Field, value: Value | undefined) => void} changed
 * @returns {Control}
 */
function control(field, catalogue, changed) {
  const prefix = `fit-${field.id}`;
  const whose = field.ofContacts ? "Of one contact; a list of contacts tells it of each." : null;
  const hints = [field.question && `Ask: ${field.question}`, field.about, whose].filter(Boolean);
  const hint = hints.length ? el("p", { class: "fit-hint", id: `${prefix}-hint` }, hints.join(" ")) : null;
  const state = el("p", { class: "fit-read", id: `${prefix}-read` });
  const described = [hint && hint.id, state.id].filter(Boolean).join(" ");
  const { input, show } = inputOf(field, described, (typed) => {
    const read = readTyped(field, typed);
    showReading(read, typed);
    changed(field, read.value);
  });
  const line = input instanceof HTMLInputElement ? input : null;
  const grouped = hasManyControls(field);
  const unit = field.unit ? el("span", { class: "fit-unit" }, ` (${field.unit})`) : null;
  const element = el(
    grouped ? "fieldset" : "div",
    {
      class: `fit-field fit-field--${field.type}`,
      "data-field": field.id,
      "aria-describedby": grouped ? described : null,
    },
    grouped ? el("legend", null, field.label) : el("label", { for: prefix }, field.label, unit),
    hint,
    input,
    state,
  );

  /**
   * Says how a text was read, where that is not obvious from the text itself.
   * @param {Cell} read
   * @param {string} typed
   */
  function showReading(read, typed) {
    const words =
      read.value === undefined || !line || line.type === "date"
        ? ""
        : valueWords(field, read.value, catalogue.form.conventions.currency);
    const plain = bare(words).endsWith(bare(typed));
    state.textContent = read.problem ? `Not read: ${read.problem}.` : words && !plain ? `Read as ${words}` : "";
    state.classList.toggle("fit-read--problem", Boolean(read.problem));
    line?.setAttribute("aria-invalid", String(Boolean(read.problem)));
  }

  return {
    element,
    show(value) {
      if (isOfContacts(value)) {
        show("");
        showReading({}, "");
        state.textContent = contactsWords(field, value, catalogue.form.conventions.currency);
        return;
      }
      const typed = value === undefined || value === null ? "" : typedText(field, value);
      show(typed);
      showReading(value === undefined || value === null ? {} : { value }, line?.value ?? typed);
    },
  };
}

/**
 * What a list of contacts says of a field: it counts until something is entered.
 * @param {Field} field
 * @param {ContactValues} value
 * @param {string} currency
 */
function contactsWords(field, { contacts }, currency) {
  const known = contacts.map((one) => (one === null ? "not known" : valueWords(field, one, currency)));
  return `From ${counted(contacts.length, "contact")}: ${known.join("; ")}`;
}

/**
 * Whether a field is filled in with several controls, which a legend names together.
 * @param {Field} field
 * @returns {boolean}
 */
function hasManyControls(field) {
  switch (field.type) {
    case "boolean":
    case "choices":
      return true;
    case "choice":
    case "country":
    case "date":
    case "integer":
    case "money":
    case "number":
    case "percent":
    case "year":
    case "domain":
    case "text":
      return false;
    default:
      return assertNever(field.type);
  }
}

/**
 * The input of a field.
 * @param {Field} field
 * @param {string} described the ids of what describes it
 * @param {Typed} changed
 * @returns {Input}
 */
function inputOf(field, described, changed) {
  switch (field.type) {
    case "boolean":
      return yesNo(field, described, changed);
    case "choices":
      return manyOf(field, described, changed);
    case "choice":
      return oneOf(field, described, changed);
    case "country":
    case "date":
    case "integer":
    case "money":
    case "number":
    case "percent":
    case "year":
    case "domain":
    case "text":
      return lineOfText(field, described, changed);
    default:
      return assertNever(field.type);
  }
}

/**
 * @param {Field} field
 * @param {string} described the ids of what describes it
 * @param {Typed} changed
 * @returns {Input}
 */
function lineOfText(field, described, changed) {
  const attributes = {
    id: `fit-${field.id}`,
    name: field.id,
    ...lineInput(field.type),
    "aria-describedby": described,
    maxlength: 200,
    spellcheck: "false",
  };
  /** @type {HTMLInputElement} */
  const input = el("input", { ...attributes, oninput: () => changed(input.value) });
  return {
    input,
    show(typed) {
      input.value = field.labels.get(typed) ?? typed;
    },
  };
}

/**
 * @param {Field} field
 * @param {string} described the ids of what describes it
 * @param {Typed} changed
 * @returns {Input}
 */
function oneOf(field, described, changed) {
  const options = [
    el("option", { value: "" }, "Not known"),
    ...field.choices.map((choice) => el("option", { value: choice.id }, choice.label)),
  ];
  /** @type {HTMLSelectElement} */
  const input = el(
    "select",
    {
      id: `fit-${field.id}`,
      name: field.id,
      "aria-describedby": described,
      onchange: () => changed(input.value),
    },
    options,
  );
  return { input, show: (typed) => (input.value = typed) };
}

/**
 * @param {Field} field
 * @param {string} described the ids of what describes it
 * @param {Typed} changed
 * @returns {Input}
 */
function yesNo(field, described, changed) {
  const radios = [
    ["yes", "Yes"],
    ["no", "No"],
    ["", "Not known"],
  ].map(([value, words]) => {
    const radio = el("input", {
      type: "radio",
      name: field.id,
      value,
      "aria-describedby": described,
      onchange: () => changed(value),
    });
    return { radio, label: el("label", { class: "fit-pill" }, radio, el("span", null, words)) };
  });
  const input = el(
    "div",
    { class: "fit-pills" },
    radios.map(({ label }) => label),
  );
  return { input, show: (typed) => radios.forEach(({ radio }) => (radio.checked = radio.value === typed)) };
}

/**
 * Several of a list; "none of these" is known as well, and not the same as not known.
 * @param {Field} field
 * @param {string} described the ids of what describes it
 * @param {Typed} changed
 * @returns {Input}
 */
function manyOf(field, described, changed) {
  const boxes = [...field.choices, { id: NONE_OF_THESE, label: "None of these" }].map((choice) => {
    /** @type {HTMLInputElement} */
    const box = el("input", {
      type: "checkbox",
      name: field.id,
      value: choice.id,
      onchange: () => toggled(box),
    });
    return { box, label: el("label", { class: "fit-pill" }, box, el("span", null, choice.label)) };
  });
  const input = el(
    "div",
    { class: "fit-pills" },
    boxes.map(({ label }) => label),
  );
  /** @param {HTMLInputElement} changedBox */
  function toggled(changedBox) {
    if (changedBox.checked) {
      const isNone = changedBox.value === NONE_OF_THESE;
      for (const { box } of boxes) if ((box.value === NONE_OF_THESE) !== isNone) box.checked = false;
    }
    changed(
      boxes
        .filter(({ box }) => box.checked)
        .map(({ box }) => box.value)
        .join(","),
    );
  }
  return {
    input,
    show(typed) {
      const chosen = typed.split(",");
      for (const { box } of boxes) box.checked = chosen.includes(box.value);
    },
  };
}

/** @param {string} text */
function bare(text) {
  return text.toLowerCase().replaceAll(/[,\s]/g, "").replaceAll("–", "-");
}

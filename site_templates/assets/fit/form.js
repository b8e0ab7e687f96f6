// The form: one control for each thing that can be known, grouped by how early in a call one learns it.

import { el } from "./elements.js";
import { readTyped, say, typedText } from "./catalogue.js";

const NONE = "-";

/**
 * The form over the fields that some condition tests. `changed(field, value)` follows every change;
 * value is undefined where nothing is known. `done()` follows Enter and the way past the form.
 */
export function accountForm(catalogue, changed, done) {
  const controls = new Map();
  const groups = catalogue.form.moments.map(([moment, title, hint]) => {
    const fields = catalogue.fields.filter((field) => field.learned === moment && field.icps.length);
    for (const field of fields) controls.set(field.id, control(field, catalogue, changed));
    const body = el(
      "div",
      { class: "fit-fields" },
      fields.map((field) => controls.get(field.id).element),
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
    /** Shows an account, and the fields that an ICP asks for (all if none is named) or that are known. */
    show(account, icp) {
      for (const [id, one] of controls) one.show(account[id]);
      this.only(account, icp);
    },
    only(account, icp) {
      for (const group of groups) {
        for (const field of group.fields) {
          const needless = Boolean(icp) && !field.icps.includes(icp) && account[field.id] === undefined;
          controls.get(field.id).element.hidden =
            needless && !controls.get(field.id).element.contains(document.activeElement);
        }
        group.element.hidden = group.fields.every((field) => controls.get(field.id).element.hidden);
      }
    },
    set(id, value) {
      controls.get(id)?.show(value);
    },
  };
}

function control(field, catalogue, changed) {
  const prefix = `fit-${field.id}`;
  const hints = [field.question && `Ask: ${field.question}`, field.about].filter(Boolean);
  const hint = hints.length ? el("p", { class: "fit-hint", id: `${prefix}-hint` }, hints.join(" ")) : null;
  const state = el("p", { class: "fit-read", id: `${prefix}-read` });
  const described = [hint && hint.id, state.id].filter(Boolean).join(" ");
  const make = { boolean: yesNo, choices: many, choice: one }[field.type] ?? text;
  const { input, show } = make(field, described, (typed) => {
    const read = readTyped(field, typed);
    tell(read, typed);
    changed(field, read.value);
  });
  const grouped = field.type === "boolean" || field.type === "choices";
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

  /** Says how a text was read, where that is not plain from the text itself. */
  function tell(read, typed) {
    const said =
      read.value === undefined || input.tagName !== "INPUT" || field.type === "date"
        ? ""
        : say(field, read.value, catalogue.form.currency);
    const plain = bare(said).endsWith(bare(typed));
    state.textContent = read.problem ? `Not read: ${read.problem}.` : said && !plain ? `Read as ${said}` : "";
    state.classList.toggle("fit-read--problem", Boolean(read.problem));
    if (input.tagName === "INPUT") input.setAttribute("aria-invalid", String(Boolean(read.problem)));
  }

  return {
    element,
    show(value) {
      const typed = value === undefined ? "" : typedText(field, value);
      show(typed);
      tell(value === undefined ? {} : { value }, input.value ?? typed);
    },
  };
}

function text(field, described, changed) {
  const attributes = {
    id: `fit-${field.id}`,
    name: field.id,
    type: field.type === "date" ? "date" : "text",
    "aria-describedby": described,
    maxlength: 200,
    spellcheck: "false",
    placeholder: PLACEHOLDERS[field.type],
  };
  if (field.type === "country") attributes.list = "fit-countries";
  const input = el("input", { ...attributes, oninput: () => changed(input.value) });
  return {
    input,
    show(typed) {
      input.value = field.type === "country" ? (field.labels.get(typed) ?? typed) : typed;
    },
  };
}

const PLACEHOLDERS = { integer: "120 or 51-200", money: "5M or 750k", country: "Country or code" };

function one(field, described, changed) {
  const options = [
    el("option", { value: "" }, "Not known"),
    ...field.choices.map((choice) => el("option", { value: choice.id }, choice.label)),
  ];
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

/** Several of a list; "none of these" is known as well, and not the same as not known. */
function many(field, described, changed) {
  const boxes = [...field.choices, { id: NONE, label: "None of these" }].map((choice) => {
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
  function toggled(changedBox) {
    if (changedBox.checked) {
      for (const { box } of boxes)
        if ((box.value === NONE) !== (changedBox.value === NONE)) box.checked = false;
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

function bare(text) {
  return text.toLowerCase().replaceAll(/[,\s]/g, "").replaceAll("–", "-");
}

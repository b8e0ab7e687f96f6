// Filters above a table. Their state is in the URL, so that a filtered view can be shared.

import { all, one } from "./elements.js";
import { ownValue } from "./keys.js";
import { replaceQuery } from "./navigation.js";
import { linesOf, showGroups } from "./table.js";

/** @import { Line } from "./table.js" */

/**
 * Whether a line matches: each chosen value is among its blank-separated ids.
 * @param {DOMStringMap} dataset
 * @param {Record<string, string>} chosen
 */
export function belongs(dataset, chosen) {
  return Object.entries(chosen).every(
    ([name, value]) => !value || (ownValue(dataset, camel(name)) ?? "").split(" ").includes(value),
  );
}

/**
 * business_model stays, business-model becomes businessModel: how the DOM names data attributes.
 * @param {string} name
 */
function camel(name) {
  return name.replace(/-([a-z])/g, (_, /** @type {string} */ letter) => letter.toUpperCase());
}

/**
 * The numbers of the chosen options, counted through all drop-downs: how the rows of a long table name them.
 * @param {HTMLFormElement} form
 */
function chosenNumbers(form) {
  const numbers = [];
  let before = 0;
  for (const select of selects(form)) {
    const values = [...select.options].map((option) => option.value).filter(Boolean);
    if (select.value) numbers.push(String(before + values.indexOf(select.value)));
    before += values.length;
  }
  return numbers;
}

/** @param {HTMLFormElement} form */
function selects(form) {
  return all(form, "select", HTMLSelectElement);
}

/**
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
function choices(form) {
  return Object.fromEntries(selects(form).map((select) => [select.name, select.value]));
}

/** @param {HTMLFormElement} form */
function readUrl(form) {
  const query = new URLSearchParams(location.search);
  for (const select of selects(form)) {
    const wanted = query.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTableElement} table
 * @param {Line[]} lines
 */
function show(form, table, lines) {
  const chosen = choices(form);
  const numbers = chosenNumbers(form);
  let count = 0;
  for (const line of lines) {
    const own = line.dataset.in?.split(" ");
    const wanted = own ? numbers.every((number) => own.includes(number)) : belongs(line.dataset, chosen);
    line.show(wanted);
    if (wanted) count += 1;
  }
  showGroups(table);
  const hidden = lines.length - count;
  one(form, "output", HTMLOutputElement).textContent =
    hidden === 0 ? `${lines.length} shown` : `${count} of ${lines.length} shown, ${hidden} hidden by the filters`;
}

/**
 * Shows the filters of a page and keeps table, form and URL in step.
 * @param {Document} root
 */
export function offerFilters(root) {
  for (const form of all(root, "form[data-filters][hidden]", HTMLFormElement)) {
    const table = one(root, `#${form.dataset.filters}`, HTMLTableElement);
    const lines = linesOf(table);
    const chosen = () => {
      replaceQuery(window, Object.entries(choices(form)));
      show(form, table, lines);
    };
    form.hidden = false;
    readUrl(form);
    show(form, table, lines);
    form.addEventListener("change", chosen);
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const select of selects(form)) select.value = "";
      chosen();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", () => {
      readUrl(form);
      show(form, table, lines);
    });
  }
}

// Filters above a table. Their state is in the URL, so that a filtered view can be shared.

import { all, el, one } from "./elements.js";
import { ownValue } from "./keys.js";
import { replaceQuery } from "./navigation.js";
import { linesOf, showGroups } from "./table.js";

/** @import { Line } from "./table.js" */

/**
 * Whether a line matches: each chosen value is among its blank-separated ids. What it has in pairs, such as
 * "icp=saas,role=champion icp=logistics,role=blocker", must be chosen together: no blocker of saas is found.
 * @param {DOMStringMap} dataset
 * @param {Record<string, string>} chosen
 */
export function belongs(dataset, chosen) {
  const pairs = pairsOf(dataset);
  const paired = new Set(pairs.flatMap((pair) => [...pair.keys()]));
  const wanted = Object.entries(chosen).filter(([, value]) => value);
  const together = wanted.filter(([name]) => paired.has(name));
  return (
    wanted.every(
      ([name, value]) => paired.has(name) || (ownValue(dataset, camel(name)) ?? "").split(" ").includes(value),
    ) &&
    (together.length === 0 || pairs.some((pair) => together.every(([name, value]) => pair.get(name) === value)))
  );
}

/**
 * What a line is filtered by: its own data, and the pairs of its parts.
 * @param {Line} line
 * @returns {DOMStringMap}
 */
function ownData(line) {
  const parts = all(line.head, "[data-pairs]", HTMLElement);
  return parts.length ? { ...line.dataset, pairs: parts.map((part) => part.dataset.pairs).join(" ") } : line.dataset;
}

/** @param {DOMStringMap} dataset */
function pairsOf(dataset) {
  const written = (ownValue(dataset, "pairs") ?? "").split(" ").filter(Boolean);
  return written.map((pair) => new URLSearchParams(pair.replaceAll(",", "&")));
}

/**
 * Whether a part of a line, such as a seat, is one of those asked for. A choice that it says nothing of is none.
 * @param {HTMLElement} part
 * @param {Record<string, string>} chosen
 */
function isAsked(part, chosen) {
  const names = new Set(pairsOf(part.dataset).flatMap((pair) => [...pair.keys()]));
  return belongs(part.dataset, Object.fromEntries(Object.entries(chosen).filter(([name]) => names.has(name))));
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
 * @param {Record<string, string>} chosen
 */
function chosenNumbers(form, chosen) {
  const numbers = [];
  let before = 0;
  for (const select of selects(form)) {
    const values = [...select.options].map((option) => option.value).filter(Boolean);
    const value = ownValue(chosen, select.name);
    if (value) numbers.push(String(before + values.indexOf(value)));
    before += values.length;
  }
  return numbers;
}

/**
 * Tells of a line whether it has all that is chosen.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} chosen
 * @returns {(line: Line) => boolean}
 */
function matching(form, chosen) {
  const numbers = chosenNumbers(form, chosen);
  return (line) => {
    const own = line.dataset.in?.split(" ");
    return own ? numbers.every((number) => own.includes(number)) : belongs(ownData(line), chosen);
  };
}

/**
 * Where nothing matches: what was asked for, and what there would be without one of the choices.
 * @param {HTMLFormElement} form
 * @param {HTMLTableElement} table
 * @param {Line[]} lines
 * @param {number} count
 */
function showWaysOut(form, table, lines, count) {
  const frame = table.closest(".pb-scroll") ?? table;
  const next = frame.nextElementSibling;
  if (next instanceof HTMLElement && next.matches(".pb-nothing")) next.remove();
  if (count > 0 || lines.length === 0) return;
  const set = selects(form).filter((select) => select.value);
  const words = set.map(wordsOf);
  const ways = set.flatMap((select) => {
    const left = lines.filter(matching(form, { ...choices(form), [select.name]: "" })).length;
    if (left === 0) return [];
    const onclick = () => {
      select.value = "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
      select.focus();
    };
    return [el("button", { type: "button", class: "pb-button", onclick }, `Without ${wordsOf(select)} (${left})`)];
  });
  const everything = el("button", { type: "button", class: "pb-button" }, `Show all ${lines.length}`);
  everything.addEventListener("click", () => {
    form.reset();
    set[0]?.focus();
  });
  frame.after(el("div", { class: "pb-nothing" }, el("p", null, `Nothing matches ${words.join(" and ")}.`), ways, everything));
}

/**
 * A choice in words: its label and its value.
 * @param {HTMLSelectElement} select
 */
function wordsOf(select) {
  const label = select.labels[0].firstChild?.textContent?.trim() ?? "";
  return `${label} “${select.selectedOptions[0].textContent}”`;
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
  const wanted = matching(form, chosen);
  let count = 0;
  for (const line of lines) {
    const yes = wanted(line);
    line.show(yes);
    if (yes) count += 1;
    for (const part of all(line.head, "[data-pairs]", HTMLElement)) part.hidden = !isAsked(part, chosen);
  }
  showGroups(table);
  showWaysOut(form, table, lines, count);
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

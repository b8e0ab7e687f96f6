// Filters above a table. Their state lives in the URL, so that a filtered view can be sent on.

import { linesOf } from "./lines.js";

/** Whether a line belongs: each chosen value is among its blank-separated ids. */
export function belongs(dataset, chosen) {
  return Object.entries(chosen).every(
    ([name, value]) => !value || (dataset[camel(name)] ?? "").split(" ").includes(value),
  );
}

/** business_model stays, business-model becomes businessModel: how the DOM names data attributes. */
function camel(name) {
  return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

function choices(form) {
  return Object.fromEntries([...form.querySelectorAll("select")].map((select) => [select.name, select.value]));
}

function readUrl(form) {
  const query = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) {
    const wanted = query.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
  }
}

function writeUrl(form) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(choices(form))) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
}

function show(form, lines) {
  const chosen = choices(form);
  let count = 0;
  for (const line of lines) {
    const wanted = belongs(line.dataset, chosen);
    line.show(wanted);
    if (wanted) count += 1;
  }
  const hidden = lines.length - count;
  form.querySelector("output").textContent =
    hidden === 0 ? `${lines.length} shown` : `${count} of ${lines.length} shown, ${hidden} hidden by the filters`;
}

/** Shows the filters of a page and keeps table, form and URL in step. */
export function offerFilters(root) {
  for (const form of root.querySelectorAll("form[data-filters][hidden]")) {
    const lines = linesOf(root.querySelector(`#${form.dataset.filters}`));
    form.hidden = false;
    readUrl(form);
    show(form, lines);
    form.addEventListener("change", () => {
      writeUrl(form);
      show(form, lines);
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const select of form.querySelectorAll("select")) select.value = "";
      writeUrl(form);
      show(form, lines);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", () => {
      readUrl(form);
      show(form, lines);
    });
  }
}

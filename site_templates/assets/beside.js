// Two or three entries of a kind side by side. Which they are is in the URL; each column is a script of its own.

import { all, el, one } from "./elements.js";
import { ownValue } from "./keys.js";
import { loadScript } from "./loading.js";
import { replaceQuery } from "./navigation.js";

/**
 * @typedef {{name: string, url: string, rows: [string, string[]][]}} ComparedColumn
 * @typedef {{id: string, name: string}} Choice
 */

const MOST = 3;

/**
 * The entries that a table lists, by the links of their headings. Two of one name are told apart by their ids.
 * @param {HTMLTableElement} table
 * @returns {Choice[]}
 */
function choicesOf(table) {
  const heads = "across" in table.dataset ? "thead th > a" : "tbody th > a";
  const found = all(table, heads, HTMLAnchorElement).map((link) => ({
    id: (link.getAttribute("href") ?? "").split("/").findLast(Boolean) ?? "",
    name: link.textContent,
  }));
  const twice = (/** @type {Choice} */ it) => found.filter((other) => other.name === it.name).length > 1;
  const named = found.map((it) => (twice(it) ? { ...it, name: `${it.name} (${it.id})` } : it));
  return named.toSorted((left, right) => left.name.localeCompare(right.name, document.documentElement.lang || "en"));
}

/**
 * The rows that any column has words for, each with the lines of every column.
 * @param {ComparedColumn[]} columns
 * @returns {{name: string, cells: string[][], differs: boolean}[]}
 */
export function comparedRows(columns) {
  return columns[0].rows
    .map(([name]) => {
      const cells = columns.map((column) => column.rows.find(([own]) => own === name)?.[1] ?? []);
      return { name, cells, differs: cells.some((lines) => lines.join("\n") !== cells[0].join("\n")) };
    })
    .filter((row) => row.cells.some((lines) => lines.length > 0));
}

/**
 * A cell: its lines, those that every column has marked as such.
 * @param {string[]} lines
 * @param {string[][]} cells
 * @param {boolean} differs
 */
function cell(lines, cells, differs) {
  if (lines.length === 0) return el("td", { role: "cell" }, el("span", { class: "pb-muted" }, "Nothing written"));
  const shared = (/** @type {string} */ line) => differs && cells.every((other) => other.includes(line));
  const items = lines.map((line) =>
    el("li", { class: shared(line) && "pb-pair__shared" }, line, shared(line) && el("small", null, " in all")),
  );
  return el("td", { role: "cell" }, lines.length === 1 ? [...items[0].childNodes] : el("ul", { class: "pb-list" }, items));
}

class Beside {
  /** @param {HTMLElement} frame */
  constructor(frame) {
    this.frame = frame;
    this.kind = frame.dataset.beside ?? "";
    this.root = frame.dataset.root ?? "";
    this.choices = choicesOf(one(document, `#${frame.dataset.of}`, HTMLTableElement));
    this.only = el("input", { type: "checkbox", onchange: () => this.mark() });
    this.status = el("output", { "aria-live": "polite" });
    this.result = el("div", { class: "pb-pair__result" });
    this.selects = Array.from({ length: MOST }, (_, at) => this.select(at));
    const labels = this.selects.map((select, at) => el("label", null, ["Compare", "with", "and"][at], select));
    const clear = el("button", { type: "button", class: "pb-button", onclick: () => this.clear() }, "Back to the list");
    const print = el("button", { type: "button", class: "pb-button", onclick: () => window.print() }, "Print");
    this.bar = el(
      "div",
      { class: "pb-pair__bar" },
      this.status,
      el("label", { class: "pb-pair__only" }, this.only, "Only what differs"),
      print,
      clear,
    );
    frame.append(el("div", { class: "pb-filters pb-pair__choice" }, labels), this.bar, this.result);
    frame.hidden = false;
    this.read();
    window.addEventListener("popstate", () => this.read());
  }

  /** @param {number} at */
  select(at) {
    const none = new Option(at < 2 ? "Choose" : "No third", "");
    const options = this.choices.map(({ id, name }) => new Option(name, id));
    return el("select", { "data-at": at, onchange: () => this.chosen() }, none, options);
  }

  read() {
    const wanted = (new URLSearchParams(location.search).get("compare") ?? "").split(",");
    const known = [...new Set(wanted)].filter((id) => this.choices.some((choice) => choice.id === id));
    for (const [at, select] of this.selects.entries()) select.value = known[at] ?? "";
    this.show();
  }

  /** @returns {string[]} */
  get ids() {
    return [...new Set(this.selects.map((select) => select.value).filter(Boolean))];
  }

  chosen() {
    replaceQuery(window, [["compare", this.ids.join(",")]]);
    this.show();
  }

  clear() {
    for (const select of this.selects) select.value = "";
    this.chosen();
    this.selects[0].focus();
  }

  async show() {
    const { ids } = this;
    const enough = ids.length > 1;
    this.selects[2].parentElement?.toggleAttribute("hidden", !enough);
    this.bar.hidden = !enough;
    document.documentElement.toggleAttribute("data-comparing", enough);
    if (!enough) {
      this.result.replaceChildren();
      return;
    }
    try {
      const columns = await Promise.all(ids.map((id) => this.column(id)));
      if (ids.join() === this.ids.join()) this.draw(columns);
    } catch (error) {
      this.result.replaceChildren(
        el("p", { class: "pb-note pb-note--gap" }, `${error instanceof Error ? error.message : error}. Load the page again.`),
      );
    }
  }

  /** @param {string} id */
  async column(id) {
    const key = `${this.kind}/${id}`;
    if (!ownValue(window.icpColumns ?? {}, key)) await loadScript(document, `${this.root}assets/beside/${key}.js`);
    const found = ownValue(window.icpColumns ?? {}, key);
    if (!found) throw new Error(`${key} has nothing to compare`);
    return found;
  }

  /** @param {ComparedColumn[]} columns */
  draw(columns) {
    const rows = comparedRows(columns);
    const heads = columns.map(({ name, url }) =>
      el("th", { scope: "col", role: "columnheader" }, el("a", { href: this.root + url }, name)),
    );
    const body = rows.map(({ name, cells, differs }) =>
      el(
        "tr",
        { role: "row", "data-differs": differs },
        el("th", { scope: "row", role: "rowheader" }, name, el("small", null, differs ? " differs" : " the same")),
        cells.map((lines) => cell(lines, cells, differs)),
      ),
    );
    const table = el(
      "table",
      { class: "pb-table pb-pair__table", role: "table", "data-columns": columns.length },
      el("caption", null, columns.map(({ name }) => name).join(" and ")),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, el("td", { role: "cell" }), heads)),
      el("tbody", { role: "rowgroup" }, body),
    );
    const frame = { class: "pb-scroll", tabindex: 0, role: "region", "aria-label": "Side by side" };
    this.result.replaceChildren(el("div", frame, table));
    this.status.textContent = `${rows.filter((row) => row.differs).length} of ${rows.length} rows differ`;
    this.mark();
  }

  mark() {
    this.result.toggleAttribute("data-only", this.only.checked);
  }
}

/** @param {Document} root */
export function offerBeside(root) {
  root.documentElement.removeAttribute("data-comparing");
  for (const frame of all(root, "[data-beside][hidden]", HTMLElement)) new Beside(frame);
}

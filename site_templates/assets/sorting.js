// Tables sort by their headers. The order is in the URL, is announced in words, and can be undone.

import { all, el } from "./elements.js";
import { replaceQuery } from "./navigation.js";
import { arrange, linesOf } from "./table.js";

/**
 * @import { Line } from "./table.js"
 * @typedef {["" | "-", string][]} Directions the sign of an order, and what it is called
 * @typedef {{cell: HTMLTableCellElement, at: number, words: string, directions: Directions}} Head
 */

const LISTED = "";
/**
 * What the two directions of each kind of value are called; the one a reader wants first stands first.
 * @type {Record<string, Directions>}
 */
const DIRECTIONS = {
  text: [["", "A to Z"], ["-", "Z to A"]],
  number: [["-", "highest first"], ["", "lowest first"]],
  count: [["-", "most first"], ["", "fewest first"]],
  date: [["", "earliest first"], ["-", "latest first"]],
  rank: [["", "best first"], ["-", "worst first"]],
};

/**
 * What a cell is sorted by: the view's own value, a date, else the words of its link or its own.
 * @param {HTMLElement} cell
 */
export function valueOf(cell) {
  const found = cell.dataset.sort ?? cell.querySelector("time")?.dateTime;
  return (found ?? (cell.querySelector("a") ?? cell).textContent).trim();
}

/**
 * Sorts values upwards: numbers as numbers, words as a dictionary does.
 * @param {string} one
 * @param {string} other
 */
export function compared(one, other) {
  const [left, right] = [Number(one), Number(other)];
  if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return one.localeCompare(other, document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });
}

/**
 * Lines in order; those without a value stand last, whatever the direction.
 * @param {Line[]} lines
 * @param {number} at
 * @param {boolean} down
 */
export function sorted(lines, at, down) {
  const valued = lines.map((line) => ({ line, value: valueOf(line.cells[at]) }));
  const full = valued.filter((each) => each.value);
  full.sort((one, other) => (down ? compared(other.value, one.value) : compared(one.value, other.value)));
  return [...full, ...valued.filter((each) => !each.value)].map((each) => each.line);
}

class SortedTable {
  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    this.name = table.dataset.sorts ?? "";
    this.lines = linesOf(table);
    this.order = LISTED;
    this.heads = new Map(
      all(table, "th[data-sort-key]", HTMLTableCellElement).map((head) => [
        head.dataset.sortKey ?? "",
        this.head(head),
      ]),
    );
    this.select = el("select", null, new Option("As listed", LISTED));
    this.status = el("output", { "aria-live": "polite" });
    this.back = el("button", { type: "button", class: "pb-button" }, "Back to the original order");
    this.bar();
    this.read(false);
    window.addEventListener("popstate", () => this.read(false));
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @returns {Head}
   */
  head(cell) {
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const at = "across" in this.table.dataset ? row.rowIndex : cell.cellIndex;
    const { sortKey = "", sortKind = "" } = cell.dataset;
    const button = el("button", { type: "button", class: "pb-sort" }, ...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => this.turn(sortKey));
    return { cell, at, words: cell.textContent.trim(), directions: DIRECTIONS[sortKind] };
  }

  /** Above the table: the order in words, a list of orders where headers are not shown, the way back. */
  bar() {
    for (const [key, { words, directions }] of this.heads) {
      for (const [sign, wording] of directions) {
        this.select.append(new Option(`${words}, ${wording}`, sign + key));
      }
    }
    const bar = el("div", { class: "pb-sorting" }, el("label", null, "Order ", this.select), this.status, this.back);
    (this.table.closest(".pb-scroll") ?? this.table).before(bar);
    this.select.addEventListener("change", () => this.choose(this.select.value));
    this.back.addEventListener("click", () => {
      this.choose(LISTED);
      this.select.focus();
    });
  }

  /**
   * The next order of a column: the direction wanted first, the other, the order listed.
   * @param {string} key
   */
  turn(key) {
    const directions = this.heads.get(key)?.directions ?? [];
    const orders = [...directions.map(([sign]) => sign + key), LISTED];
    this.choose(orders[(orders.indexOf(this.order) + 1) % orders.length]);
  }

  /** @param {string} order */
  choose(order) {
    replaceQuery(window, [[this.name, order]]);
    this.show(order, true);
  }

  /** @param {boolean} announce */
  read(announce) {
    const wanted = new URLSearchParams(location.search).get(this.name) ?? LISTED;
    this.show([...this.select.options].some((option) => option.value === wanted) ? wanted : LISTED, announce);
  }

  /**
   * @param {string} order
   * @param {boolean} announce
   */
  show(order, announce) {
    const key = order.replace(/^-/, "");
    const down = order.startsWith("-");
    const head = this.heads.get(key);
    if (order || this.order) arrange(this.table, order && head ? sorted(this.lines, head.at, down) : this.lines);
    this.order = order;
    for (const [own, { cell }] of this.heads) {
      if (order && own === key) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
    this.select.value = order;
    this.back.hidden = !order;
    this.status.textContent = order
      ? `Sorted by ${this.select.selectedOptions[0].textContent}`
      : announce ? "In the original order" : "";
  }
}

/** @param {Document} root */
export function offerSorting(root) {
  for (const table of all(root, "table[data-sorts]:not([data-sortable])", HTMLTableElement)) {
    table.dataset.sortable = "";
    new SortedTable(table);
  }
}

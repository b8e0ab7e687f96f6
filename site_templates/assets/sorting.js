// Tables sort by their headers. The order is in the URL, is said in words, and can be taken back.

import { arrange, linesOf } from "./lines.js";

const LISTED = "";
/** What the two directions of each kind of value are called; the one a reader wants first stands first. */
const DIRECTIONS = {
  text: [["", "A to Z"], ["-", "Z to A"]],
  number: [["-", "highest first"], ["", "lowest first"]],
  count: [["-", "most first"], ["", "fewest first"]],
  date: [["", "earliest first"], ["-", "latest first"]],
  rank: [["", "best first"], ["-", "worst first"]],
};

/** What a cell is sorted by: the view's own value, a date, else the words of its link or its own. */
export function valueOf(cell) {
  const found = cell.dataset.sort ?? cell.querySelector("time")?.dateTime;
  return (found ?? (cell.querySelector("a") ?? cell).textContent).trim();
}

/** Sorts values upwards: numbers as numbers, words as a dictionary does. */
export function compared(one, other) {
  const [left, right] = [Number(one), Number(other)];
  if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return one.localeCompare(other, document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });
}

/** Lines in order; those without a value stand last, whatever the direction. */
export function sorted(lines, at, down) {
  const valued = lines.map((line) => ({ line, value: valueOf(line.cells[at]) }));
  const full = valued.filter((each) => each.value);
  full.sort((one, other) => (down ? compared(other.value, one.value) : compared(one.value, other.value)));
  return [...full, ...valued.filter((each) => !each.value)].map((each) => each.line);
}

class SortedTable {
  constructor(table) {
    this.table = table;
    this.name = table.dataset.sorts;
    this.lines = linesOf(table);
    this.heads = new Map(
      [...table.querySelectorAll("th[data-sort-key]")].map((head) => [head.dataset.sortKey, this.head(head)]),
    );
    this.bar();
    this.read(false);
    window.addEventListener("popstate", () => this.read(false));
  }

  head(cell) {
    const across = "across" in this.table.dataset;
    const at = across ? cell.parentElement.rowIndex : cell.cellIndex;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pb-sort";
    button.append(...cell.childNodes);
    cell.append(button);
    const found = { cell, at, words: cell.textContent.trim(), directions: DIRECTIONS[cell.dataset.sortKind] };
    button.addEventListener("click", () => this.turn(cell.dataset.sortKey));
    return found;
  }

  /** Above the table: the order in words, a list of orders where headers are not shown, the way back. */
  bar() {
    const bar = document.createElement("div");
    bar.className = "pb-sorting";
    const label = document.createElement("label");
    this.select = document.createElement("select");
    this.select.append(new Option("As listed", LISTED));
    for (const [key, { words, directions }] of this.heads) {
      for (const [sign, said] of directions) this.select.append(new Option(`${words}, ${said}`, sign + key));
    }
    label.append("Order ", this.select);
    this.said = document.createElement("output");
    this.said.setAttribute("aria-live", "polite");
    this.back = document.createElement("button");
    this.back.type = "button";
    this.back.className = "pb-button";
    this.back.textContent = "Back to the original order";
    bar.append(label, this.said, this.back);
    (this.table.closest(".pb-scroll") ?? this.table).before(bar);
    this.select.addEventListener("change", () => this.choose(this.select.value));
    this.back.addEventListener("click", () => {
      this.choose(LISTED);
      this.select.focus();
    });
  }

  /** The next order of a column: the direction wanted first, the other, the order listed. */
  turn(key) {
    const orders = [...this.heads.get(key).directions.map(([sign]) => sign + key), LISTED];
    this.choose(orders[(orders.indexOf(this.order) + 1) % orders.length]);
  }

  choose(order) {
    const query = new URLSearchParams(location.search);
    if (order) query.set(this.name, order);
    else query.delete(this.name);
    const text = query.toString();
    history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
    this.show(order, true);
  }

  read(announce) {
    const wanted = new URLSearchParams(location.search).get(this.name) ?? LISTED;
    this.show([...this.select.options].some((option) => option.value === wanted) ? wanted : LISTED, announce);
  }

  show(order, announce) {
    const key = order.replace(/^-/, "");
    const down = order.startsWith("-");
    if (order || this.order) arrange(this.table, order ? sorted(this.lines, this.heads.get(key).at, down) : this.lines);
    this.order = order;
    for (const [own, { cell }] of this.heads) {
      if (order && own === key) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
    this.select.value = order;
    this.back.hidden = !order;
    this.said.textContent = order
      ? `Sorted by ${this.select.selectedOptions[0].textContent}`
      : announce ? "In the original order" : "";
  }
}

export function offerSorting(root) {
  for (const table of root.querySelectorAll("table[data-sorts]:not([data-sortable])")) {
    table.dataset.sortable = "";
    new SortedTable(table);
  }
}

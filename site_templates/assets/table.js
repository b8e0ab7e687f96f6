// What a table lists: its rows, or, in a comparison, its columns. A row of `data-group` heads those below it.

/**
 * @typedef {{
 *   dataset: DOMStringMap, head: HTMLElement, cells: HTMLTableCellElement[], show(yes: boolean): void,
 * }} Line a thing that a table lists
 */

/**
 * Each thing a table lists. Columns of `data-across` stand after the first.
 * @param {HTMLTableElement} table
 * @returns {Line[]}
 */
export function linesOf(table) {
  if (!("across" in table.dataset)) {
    const rows = [...table.tBodies[0].rows].filter((row) => !headsGroup(row));
    return rows.map((row) => line(row, [...row.cells], [row]));
  }
  const [head, ...rest] = table.rows;
  return [...head.cells].slice(1).map((cell, at) => {
    const cells = [cell, ...rest.map((row) => row.cells[at + 1])];
    return line(cell, cells, cells);
  });
}

/**
 * @param {HTMLElement} head
 * @param {HTMLTableCellElement[]} cells
 * @param {HTMLElement[]} hidden
 * @returns {Line}
 */
function line(head, cells, hidden) {
  return {
    dataset: head.dataset,
    head,
    cells,
    show(yes) {
      for (const part of hidden) part.hidden = !yes;
    },
  };
}

/**
 * Puts the lines of a table into an order.
 * @param {HTMLTableElement} table
 * @param {Line[]} lines
 */
export function arrange(table, lines) {
  if (!("across" in table.dataset)) {
    table.tBodies[0].append(...lines.map((each) => each.head));
    return;
  }
  for (const [at, row] of [...table.rows].entries()) row.append(...lines.map((each) => each.cells[at]));
}

/**
 * Shows the heading of each group of rows that has any left.
 * @param {HTMLTableElement} table
 */
export function showGroups(table) {
  let left = false;
  for (const row of [...table.tBodies[0].rows].reverse()) {
    if (headsGroup(row)) {
      row.hidden = !left;
      left = false;
    } else {
      left ||= !row.hidden;
    }
  }
}

/** @param {HTMLTableRowElement} row */
function headsGroup(row) {
  return "group" in row.dataset;
}

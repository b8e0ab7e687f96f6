// What a table lists: its rows, or in one that compares, its columns.

/** Each thing a table lists: {dataset, cells, show(yes)}. Columns of `data-across` stand after the first. */
export function linesOf(table) {
  if (!("across" in table.dataset)) return [...table.tBodies[0].rows].map((row) => line(row, [...row.cells], [row]));
  const [head, ...rest] = table.rows;
  return [...head.cells].slice(1).map((cell, at) => {
    const cells = [cell, ...rest.map((row) => row.cells[at + 1])];
    return line(cell, cells, cells);
  });
}

function line(head, cells, hidden) {
  const show = (yes) => {
    for (const part of hidden) part.hidden = !yes;
  };
  return { dataset: head.dataset, head, cells, show };
}

/** Puts the lines of a table into an order. */
export function arrange(table, lines) {
  if (!("across" in table.dataset)) {
    table.tBodies[0].append(...lines.map((each) => each.head));
    return;
  }
  for (const [at, row] of [...table.rows].entries()) row.append(...lines.map((each) => each.cells[at]));
}

// Where the table of a list begins: its delimiter, and the row that is its header.
// The same layout as icp_playbook/accounts/layout.py finds.

/**
 * @typedef {(cells: string[]) => number} Knows how many of some cells are names of columns
 * @typedef {{delimiter: string, header: number, separator: string}} ListLayout `header` counts rows from 0; the line by
 *   which Excel is told the delimiter is "" if there is none
 * @typedef {(text: string, delimiter: string) => Iterable<{cells: string[]}>} Reads rows of a text
 */

const DELIMITERS = [",", ";", "\t", "|"];
const SEPARATOR = /^"?sep=([^\p{L}\p{N}_"])"?\s*$/iu;
const ROWS = 20; // a header stands among the first that are not blank
const WIDEST = 2000; // cells of a row that are looked at
const LINES = 64; // by which the layout of a list is known, and characters of them
const LONGEST = 65_536;

/**
 * The layout of a list: the delimiter by which most columns are known, then the most frequent outside quotes.
 * @param {string} text
 * @param {Knows} knows
 * @param {Reads} reads
 * @returns {ListLayout}
 */
export function layoutOf(text, knows, reads) {
  const lines = firstLines(text);
  const declared = SEPARATOR.exec(lines.at(0) ?? "");
  if (declared) {
    const rest = lines.slice(1).join("");
    const header = headerRow(firstRows(reads(rest, declared[1])), knows);
    return { delimiter: declared[1], header, separator: lines[0].split(/[\r\n]/, 1)[0] };
  }
  const outside = (lines.find((line) => line.trim()) ?? "")
    .split('"')
    .filter((_, index) => index % 2 === 0)
    .join("");
  const head = lines.join("");
  /** @type {{known: number, often: number, layout: ListLayout} | undefined} */
  let best;
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(reads(head, delimiter));
    const header = headerRow(rows, knows);
    const known = header < rows.length ? knows(rows[header].slice(0, WIDEST)) : 0;
    const often = outside.split(delimiter).length;
    if (!best || known > best.known || (known === best.known && often > best.often)) {
      best = { known, often, layout: { delimiter, header, separator: "" } };
    }
  }
  return best?.layout ?? { delimiter: ",", header: 0, separator: "" };
}

/**
 * The row that is the header: the first one, unless another is known to be, below a title.
 * @param {string[][]} rows
 * @param {Knows} knows
 */
export function headerRow(rows, knows) {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim()).length);
  const known = rows.map((cells) => knows(cells.slice(0, WIDEST)));
  const first = Math.max(0, filled.findIndex(Boolean));
  if (known.at(first) && (filled.at(first) ?? 0) > 1) return first;
  const several = known.findIndex((count) => count > 1);
  if (several !== -1) return several;
  if (known.at(first)) return first;
  const one = known.findIndex(Boolean);
  const other = filled.findIndex((count) => count > 2); // of a list whose columns have other names
  return one !== -1 && (other === -1 || one <= other) ? one : first;
}

/**
 * The first rows, as far as they are well-formed. Blank ones do not count.
 * @param {Iterable<{cells: string[]}>} read
 */
function firstRows(read) {
  /** @type {string[][]} */
  const rows = [];
  let filled = 0;
  try {
    for (const { cells } of read) {
      rows.push(cells);
      if (cells.some((cell) => cell.trim())) filled += 1;
      if (filled === ROWS) break;
    }
  } catch {
    return rows;
  }
  return rows;
}

/**
 * The first lines with their ends. Blank ones do not count.
 * @param {string} text
 */
function firstLines(text) {
  /** @type {string[]} */
  const lines = [];
  let size = 0;
  let filled = 0;
  const ends = /\r\n|\r|\n/g;
  for (let at = 0; at < text.length && filled < LINES && size < LONGEST; at = ends.lastIndex) {
    if (!ends.exec(text)) ends.lastIndex = text.length;
    const line = text.slice(at, ends.lastIndex);
    lines.push(line);
    size += line.length;
    if (line.trim()) filled += 1;
  }
  return lines;
}

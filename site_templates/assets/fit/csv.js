// CSV as exports write it: quotes, doubled quotes, line breaks within them, any line end.
// The same reading as icp_playbook/accounts/table.py: rows count as a spreadsheet does.

import { setApart } from "./apart.js";
import { layoutOf } from "./layout.js";

/**
 * @import { Knows } from "./layout.js"
 * @typedef {{number: number, cells: string[], aside?: boolean}} CsvRow a blank line has no cells; one aside stands below
 *   the table
 * @typedef {{
 *   headers: string[], above: CsvRow[], delimiter: string, lineEnd: string, mark: boolean, separator: string,
 * }} Shape of a list: its header, the rows above it, the line that names the delimiter
 * @typedef {Shape & {rows: Iterable<CsvRow>}} CsvTable `rows` are read while they are asked for
 */

/** Why a text is not a list of accounts, and how to fix it. */
export class ListError extends Error {
  /**
   * @param {string} sentence
   * @param {string} remedy
   */
  constructor(sentence, remedy) {
    super(sentence);
    this.remedy = remedy;
  }
}

/**
 * The table that a text holds. Throws ListError.
 * @param {string} text
 * @param {Knows} knows counts the names of columns in a row, by which the header is found
 * @returns {CsvTable}
 */
export function tableOf(text, knows) {
  const plain = endsMended(text.replace(/^\ufeff+/, ""));
  if (!/\S/.test(plain)) {
    throw new ListError("The list is empty.", "Export it again, with its header.");
  }
  const { delimiter, header, separator } = layoutOf(plain, knows, (part, mark) => records(part, 0, mark, 1));
  const [first] = plain.split(/[\r\n]/, 1);
  const lineEnd = plain.startsWith("\r\n", first.length) ? "\r\n" : "\n";
  const start = separator ? first.length + (/^(?:\r\n|\r|\n)/.exec(plain.slice(first.length))?.[0].length ?? 0) : 0;
  const rows = records(plain, start, delimiter, separator ? 2 : 1);
  /** @type {CsvRow[]} */
  const above = [];
  let row = rows.next().value;
  while (row && above.length < header) {
    above.push(row);
    row = rows.next().value;
  }
  const headers = row?.cells ?? [];
  checkHeaders(headers.map((one) => one.trim()));
  const mark = text.startsWith("\ufeff");
  return { headers, above, rows: setApart(rows, headers.length), delimiter, lineEnd, mark, separator };
}

/**
 * The text; where its first line ends in CR CR LF, as of a list written twice in text mode, with CR LF instead.
 * @param {string} text
 */
function endsMended(text) {
  const [first] = text.split(/[\r\n]/, 1);
  return text.startsWith("\r\r\n", first.length) ? text.replaceAll("\r\r\n", "\r\n") : text;
}

/**
 * The rows one by one, so that a long text can be read in batches.
 * @param {string} text
 * @param {number} start
 * @param {string} delimiter
 * @param {number} begin the number of the line at the start
 * @returns {Generator<CsvRow, undefined>}
 */
function* records(text, start, delimiter, begin) {
  const ends = new RegExp(`[\\r\\n\\u{${(delimiter.codePointAt(0) ?? 0).toString(16)}}]`, "gu");
  let at = start;
  let line = begin;
  for (let number = 1; at < text.length; number += 1) {
    /** @type {string[]} */
    const cells = [];
    const opened = line;
    for (let more = true; more;) {
      let cell;
      if (text[at] === '"') {
        const end = closing(text, at + 1);
        if (end === -1) throw endsInside(opened);
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        line += cell.split(/\r\n|\r|\n/).length - 1;
        at = end + 1;
        if (at < text.length && ![delimiter, "\r", "\n"].includes(text[at])) throw followsQuote(line);
      } else {
        ends.lastIndex = at;
        const end = ends.exec(text)?.index ?? text.length;
        cell = text.slice(at, end);
        at = end;
        if (!cells.length && !cell && text[at] !== delimiter) break; // a blank line
      }
      cells.push(cell);
      more = text[at] === delimiter;
      if (more) at += 1;
    }
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    yield { number, cells };
  }
}

/**
 * The position of the quote that closes a cell; a doubled one stands for itself. -1 when there is none.
 * @param {string} text
 * @param {number} from
 */
function closing(text, from) {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** @param {number} line */
function endsInside(line) {
  return new ListError(
    `The list ends inside a quoted cell: a quote in the row that starts at line ${line} never closes.`,
    "Close it, or write a quote inside a quoted cell twice.",
  );
}

/** @param {number} line */
function followsQuote(line) {
  return new ListError(
    `Line ${line} is not well-formed CSV: something follows a closing quote.`,
    "Write a quote inside a quoted cell twice.",
  );
}

/** @param {string[]} headers */
function checkHeaders(headers) {
  if (!headers.some(Boolean)) {
    throw new ListError("The list has no header: its first row is empty.", "Put column names in row 1.");
  }
  const twice = headers.find((header, index) => header && headers.indexOf(header) !== index);
  if (twice) {
    throw new ListError(
      `The list has the column "${twice.slice(0, 40)}" more than once.`,
      "Rename or remove all but one of them.",
    );
  }
}

/**
 * One row as text, without its line end. Cells are quoted where they must be.
 * @param {string[]} cells
 * @param {string} delimiter
 */
export function written(cells, delimiter) {
  if (cells.length === 1 && !cells[0]) return '""';
  /** @param {string} cell */
  const special = (cell) => cell.includes(delimiter) || /["\r\n]/.test(cell);
  return cells.map((cell) => (special(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
}

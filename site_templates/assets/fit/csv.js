// CSV as exports write it: quotes, doubled quotes, line breaks within them, `,` `;` or tab, any line end.
// The same reading as icp_playbook/accounts/table.py: rows count as a spreadsheet does, the header is row 1.

/**
 * @typedef {{number: number, cells: string[]}} CsvRow a blank line has no cells
 * @typedef {{headers: string[], delimiter: string, lineEnd: string, mark: boolean}} Shape of a list
 * @typedef {Shape & {rows: Iterable<CsvRow>}} CsvTable `rows` are read while they are asked for
 */

const DELIMITERS = [",", ";", "\t"];

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
 * @returns {CsvTable}
 */
export function tableOf(text) {
  const mark = text.startsWith("\ufeff");
  const start = /^\ufeff?(?:[^\S\r\n]*(?:\r\n|\r|\n))*/.exec(text)?.[0].length ?? 0;
  if (!text.slice(start).trim()) {
    throw new ListError("The list is empty.", "Export it again, with its header.");
  }
  const [first] = text.slice(start).split(/[\r\n]/, 1);
  const delimiter = delimiterOf(first);
  const rows = records(text, start, delimiter);
  const headers = rows.next().value?.cells ?? [];
  checkHeaders(headers.map((header) => header.trim()));
  return {
    headers,
    rows,
    delimiter,
    lineEnd: text.startsWith("\r\n", start + first.length) ? "\r\n" : "\n",
    mark,
  };
}

/**
 * The most frequent delimiter outside quotes in the header; the comma if there is none.
 * @param {string} line
 */
function delimiterOf(line) {
  const outside = line
    .split('"')
    .filter((_, index) => index % 2 === 0)
    .join("");
  /** @param {string} mark */
  const count = (mark) => outside.split(mark).length;
  return DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * The rows one by one, so that a long text can be read in batches.
 * @param {string} text
 * @param {number} start
 * @param {string} delimiter
 * @returns {Generator<CsvRow, undefined>}
 */
function* records(text, start, delimiter) {
  const ends = new RegExp(`[\\r\\n${delimiter}]`, "g");
  let at = start;
  let line = text.slice(0, start).split(/\r\n|\r|\n/).length;
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

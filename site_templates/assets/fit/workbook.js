// An Excel workbook (.xlsx) as a table. The same rows and cells as icp_playbook/accounts/workbook.py reads.

import { setApart } from "./apart.js";
import { checkHeaders, ListError } from "./csv.js";
import { headerRow } from "./layout.js";
import { shortened } from "./plain.js";
import { sheetRows, textsIn } from "./sheet.js";
import { partsOf, textOf, ZipError } from "./zip.js";
import { series } from "../wording.js";

/**
 * @import { CsvRow, CsvTable } from "./csv.js"
 * @import { Knows } from "./layout.js"
 * @import { Formats } from "./sheet.js"
 * @typedef {{name: string, shown: boolean, path: string}} Sheet
 */

const MOST_BYTES = 64 * 2 ** 20;
const MOST_UNPACKED = 512 * 2 ** 20;
const HEAD = 20; // rows among which the header stands
const SAVE_AS = "Save the list as .xlsx or as CSV UTF-8 and try again.";
const OTHER = [
  ["xl/workbook.bin", "a binary Excel workbook (.xlsb)"],
  ["word/document.xml", "a Word document"],
  ["Index/Document.iwa", "a Numbers spreadsheet"],
  ["Index.zip", "a Numbers spreadsheet"],
  ["mimetype", "an OpenDocument file (.ods)"],
];

/**
 * The table in a workbook: of the visible sheets, the one in which most columns are known. Throws ListError.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {Knows} knows
 * @returns {Promise<CsvTable>}
 */
export async function workbookTable(bytes, name, knows) {
  try {
    return await tableIn(bytes, name, knows);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new ListError(`${name} is a damaged Excel workbook.`, "Open it in a spreadsheet and save it again.");
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {Knows} knows
 * @returns {Promise<CsvTable>}
 */
async function tableIn(bytes, name, knows) {
  if (bytes.length > MOST_BYTES) {
    throw new ListError(`${name} is larger than ${MOST_BYTES / 2 ** 20} MB.`, "Save the list as CSV UTF-8.");
  }
  const parts = partsOf(bytes);
  if (!parts.has("xl/workbook.xml")) {
    const kind = OTHER.find(([part]) => parts.has(part))?.[1] ?? "a zip archive";
    throw new ListError(`${name} is ${kind}, not .xlsx or CSV.`, SAVE_AS);
  }
  if ([...parts.values()].reduce((sum, part) => sum + part.size, 0) > MOST_UNPACKED) {
    throw new ListError(`${name} unpacks to more than 512 MB.`, "Save the list as CSV UTF-8.");
  }
  /** @type {(path: string) => Promise<Document | null>} */
  const xml = async (path) => {
    const part = parts.get(path);
    return part ? parsed(await textOf(bytes, part), name) : null;
  };
  const book = await xml("xl/workbook.xml");
  if (!book) throw new ZipError("there is no workbook");
  const sheets = sheetsOf(book, await xml("xl/_rels/workbook.xml.rels"));
  if (!sheets.length) throw new ZipError("there are no sheets");
  const visible = sheets.filter((sheet) => sheet.shown);
  if (!visible.length) throw new ListError(`${name} has no sheet that is shown.`, "Unhide the sheet with the list.");
  const formats = formatsOf(await xml("xl/styles.xml"), book);
  const shared = textsIn((await xml("xl/sharedStrings.xml"))?.documentElement, "si");
  /** @type {{sheet: Sheet, rows: CsvRow[], header: number, known: number}[]} */
  const found = [];
  for (const sheet of visible) {
    const content = await xml(sheet.path);
    const rows = content ? sheetRows(content, shared, formats) : [];
    const head = rows.slice(0, HEAD).map((row) => row.cells);
    const header = headerRow(head, knows);
    found.push({ sheet, rows, header, known: head.length ? knows(head[header]) : 0 });
  }
  const best = found.reduce((one, other) => (other.known > one.known ? other : one));
  const row = best.rows.at(best.header);
  if (!row) throw new ListError(`${name} is empty.`, "Export the list again, with its header.");
  checkHeaders(row.cells.map((cell) => cell.trim()));
  const others = sheets.filter((sheet) => sheet !== best.sheet).map((sheet) => `"${shortened(sheet.name)}"`);
  const width = row.cells.length;
  const below = best.rows.slice(best.header + 1).map(({ number, cells }) => ({
    number,
    cells: cells.length ? [...cells, ...Array(Math.max(0, width - cells.length)).fill("")] : cells,
  }));
  return {
    headers: row.cells,
    above: best.rows.slice(0, best.header),
    rows: setApart(below, width),
    delimiter: ",",
    lineEnd: "\r\n",
    mark: true,
    separator: "",
    notes: [
      `Sheet "${shortened(best.sheet.name)}", header in row ${row.number}.`,
      ...(others.length ? [`Sheets not read: ${series(others, "and")}.`] : []),
    ],
  };
}

/**
 * A part as XML. Throws ListError for one with a document type, which no workbook has.
 * @param {string} text
 * @param {string} name
 */
function parsed(text, name) {
  if (text.slice(0, 65_536).includes("<!DOCTYPE")) {
    throw new ListError(`${name} declares a document type, which no workbook has.`, SAVE_AS);
  }
  const read = new DOMParser().parseFromString(text, "application/xml");
  if (read.querySelector("parsererror")) throw new ZipError("a part is no XML");
  return read;
}

/**
 * The worksheets in their order.
 * @param {Document} book
 * @param {Document | null} links
 * @returns {Sheet[]}
 */
function sheetsOf(book, links) {
  const targets = new Map(
    [...(links?.getElementsByTagName("Relationship") ?? [])]
      .filter((link) => link.getAttribute("Type")?.endsWith("/worksheet"))
      .map((link) => [link.getAttribute("Id"), link.getAttribute("Target") ?? ""]),
  );
  return [...book.getElementsByTagNameNS("*", "sheet")].flatMap((sheet) => {
    const id = [...sheet.attributes].find((one) => one.localName === "id" && one.prefix)?.value ?? "";
    const target = targets.get(id);
    if (target === undefined) return [];
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    return { name: sheet.getAttribute("name") ?? "", shown: !sheet.getAttribute("state")?.match(/hidden/i), path };
  });
}

/**
 * How numbers are formatted, by style, and the day that dates count from.
 * @param {Document | null} styles
 * @param {Document} book
 * @returns {Formats}
 */
function formatsOf(styles, book) {
  const own = new Map(
    [...(styles?.getElementsByTagNameNS("*", "numFmt") ?? [])].map((one) => [
      one.getAttribute("numFmtId"),
      one.getAttribute("formatCode") ?? "",
    ]),
  );
  const cells = styles?.getElementsByTagNameNS("*", "cellXfs").item(0);
  const codes = [...(cells?.children ?? [])].map((one) => {
    const id = one.getAttribute("numFmtId") ?? "0";
    return own.get(id) ?? id;
  });
  const since = book.getElementsByTagNameNS("*", "workbookPr").item(0)?.getAttribute("date1904");
  return { codes, since1904: since === "1" || since === "true" };
}

// The list whose accounts are compared: pasted, dropped or chosen, and read as on /fit/. It never leaves the computer.

import { localDay } from "../days.js";
import { el, refill } from "../elements.js";
import { accountReader, isAccount } from "../fit/accounts.js";
import { inBatches } from "../fit/batches.js";
import { headerCounter, recognise } from "../fit/columns.js";
import { moneyOf } from "../fit/currencies.js";
import { ListError, tableOf } from "../fit/csv.js";
import { columnTables } from "../fit/mapping.js";
import { decoded, expectList } from "../fit/textfiles.js";
import { workbookTable } from "../fit/workbook.js";
import { ZIP } from "../fit/zip.js";
import { counted } from "../wording.js";

/**
 * @import { Catalogue } from "../fit/catalogue.js"
 * @import { CsvRow, CsvTable } from "../fit/csv.js"
 * @import { AccountList } from "../fit/list.js"
 * @import { ComparedAccount } from "./moves.js"
 */

/**
 * The place for a list. `taken(accounts, gaps, list, day)` follows when one was read, or read otherwise; `gaps` says what
 * could not be read. Of what is no list there are no accounts and no list.
 * @param {Catalogue} catalogue
 * @param {(accounts: ComparedAccount[], gaps: string, list: AccountList | null, day: string) => void} taken
 */
export function listInput(catalogue, taken) {
  const fields = catalogue.fields.filter((field) => !field.ofContacts);
  const knows = headerCounter(fields);
  const today = () => localDay(new Date());
  const text = el("textarea", {
    rows: 2,
    spellcheck: "false",
    "aria-label": "Paste a list of accounts, with its header",
    placeholder: "Paste a CSV with its header, or drop a file here",
  });
  const file = el("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,.xlsx,text/csv",
    "aria-label": "Choose a file with accounts",
  });
  const asOf = el("input", { type: "date", value: today() });
  const problem = el("div", { class: "pb-note pb-note--gap", role: "alert", hidden: true });
  const columns = el("div", { class: "fit-columns" });
  const columnsTitle = el("summary");
  const mapping = el("details", { class: "pb-talk", hidden: true }, columnsTitle, columns);
  const drop = el("div", { class: "wi-drop" }, text, file, el("label", { class: "wi-drop__day" }, "As of", asOf));
  const element = el("div", { class: "wi-list" }, drop, problem, mapping);
  /** @type {AccountList | null} */
  let list = null;
  let latest = 0;

  text.addEventListener("paste", (event) => {
    const whole = event.clipboardData?.getData("text") ?? "";
    if (!whole.trim()) return;
    event.preventDefault();
    text.value = whole.length > 500 ? `${whole.slice(0, 500)}\n…` : whole;
    read(whole);
  });
  text.addEventListener("change", () => text.value.trim() && read(text.value));
  file.addEventListener("change", () => file.files?.[0] && take(file.files[0]));
  asOf.addEventListener("change", () => run());
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("wi-drop--over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("wi-drop--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("wi-drop--over");
    const [dropped] = event.dataTransfer?.files ?? [];
    if (dropped) take(dropped);
  });

  /** @param {File} chosen */
  async function take(chosen) {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    try {
      if (!ZIP.every((byte, at) => bytes[at] === byte)) read(decoded(bytes, chosen.name));
      else await show(await workbookTable(bytes, chosen.name, knows));
    } catch (error) {
      fail(error);
    }
  }

  /** @param {string} whole */
  function read(whole) {
    try {
      expectList(whole);
      show(tableOf(whole, knows));
    } catch (error) {
      fail(error);
    }
  }

  /** @param {CsvTable} table */
  async function show(table) {
    const mine = (latest += 1);
    problem.hidden = true;
    /** @type {CsvRow[]} */
    const rows = [];
    try {
      await inBatches(
        table.rows,
        (row) => void rows.push(row),
        () => {},
        () => mine === latest,
      );
    } catch (error) {
      fail(error);
      return;
    }
    if (mine !== latest) return;
    const recognised = recognise(table.headers, fields, moneyOf(catalogue.form));
    list = { ...table, rows, name: "", recognised, taken: { ...recognised.taken } };
    refill(columns, columnTables(list, fields, catalogue.form.conventions.currency, run));
    columnsTitle.textContent = `How the ${counted(list.headers.length, "column")} are read`;
    mapping.hidden = false;
    mapping.open = !Object.keys(list.taken).length;
    if (mapping.open) {
      fail(new ListError("No column matches a field.", "Match the columns below, or put column names in row 1."));
    }
    run();
  }

  /** @param {unknown} error */
  function fail(error) {
    if (!(error instanceof ListError)) throw error;
    refill(problem, el("p", null, el("strong", null, error.message), " ", error.remedy));
    problem.hidden = false;
    taken([], "", null, "");
  }

  /** Reads the accounts of the list by the columns as they are matched. */
  async function run() {
    if (!list || !Object.keys(list.taken).length) return;
    problem.hidden = true;
    const mine = (latest += 1);
    const current = list;
    const reading = accountReader(list.headers, list.taken, catalogue);
    const day = asOf.value || today();
    const places = list.taken.name?.map((column) => column.place) ?? [0];
    /** @type {ComparedAccount[]} */
    const accounts = [];
    const lost = { rows: 0, cells: 0 };
    const whole = await inBatches(
      list.rows,
      (row) => {
        if (!isAccount(row)) return;
        const { account, problems } = reading(row.cells);
        if (account) lost.cells += problems.length;
        else lost.rows += 1;
        if (!account) return;
        const name = places.map((place) => row.cells.at(place)?.trim()).find(Boolean) ?? `Row ${row.number}`;
        accounts.push({ id: `row ${row.number}`, name, account, asOf: day, icp: null });
      },
      () => {},
      () => mine === latest,
    );
    if (whole && mine === latest) taken(accounts, gapWords(lost), current, day);
  }

  return { element };
}

/**
 * What of a list could not be read.
 * @param {{rows: number, cells: number}} lost
 */
function gapWords({ rows, cells }) {
  const parts = [
    rows ? `${counted(rows, "row")} could not be read as an account and ${rows === 1 ? "is" : "are"} left out` : "",
    cells ? `${counted(cells, "cell")} could not be read and ${cells === 1 ? "counts" : "count"} as not known` : "",
  ].filter(Boolean);
  return parts.length ? `${parts.join("; ")}.` : "";
}

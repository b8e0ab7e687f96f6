// A list of accounts on the page: pasted, dropped or chosen, its columns shown for correction, scored here.

import { localDay } from "../days.js";
import { el, refill } from "../elements.js";
import { accountReader, isAccount, judged, placement, scoredList } from "./accounts.js";
import { inBatches } from "./batches.js";
import { headerCounter, recognise } from "./columns.js";
import { moneyOf } from "./currencies.js";
import { ListError, tableOf } from "./csv.js";
import { contactSection } from "./contactpanel.js";
import { columnTables } from "./mapping.js";
import { decisiveFields, fillFirst, isOpen } from "./filling.js";
import { shortened } from "./plain.js";
import { resultTable } from "./results.js";
import { decoded, expectList } from "./textfiles.js";
import { unreadLines } from "./unread.js";
import { workbookTable } from "./workbook.js";
import { ZIP } from "./zip.js";
import { counted, series } from "../wording.js";

/**
 * @import { Entry } from "./accounts.js"
 * @import { PageCatalogue } from "./catalogue.js"
 * @import { Column, Columns } from "./columns.js"
 * @import { RoleCells } from "./contacts.js"
 * @import { CsvRow, CsvTable, Shape } from "./csv.js"
 * @typedef {Shape & {
 *   rows: CsvRow[], notes: string[], name: string, recognised: Columns, taken: Record<string, Column[]>,
 * }} AccountList `taken` is field → its columns, as recognised or corrected
 */

const LISTED = 6; // rows that are named
const LARGE = 20_000; // characters that a text area shows without a noticeable wait

/**
 * The section for lists. `opened(entry, name)` follows when an account of the list is chosen.
 * @param {PageCatalogue} catalogue
 * @param {(entry: Entry, name: string) => void} opened
 */
export function listSection(catalogue, opened) {
  const { words } = catalogue;
  const fields = catalogue.fields.filter((field) => !field.ofContacts);
  const today = () => localDay(new Date());
  const knows = headerCounter(fields);
  const text = el("textarea", {
    id: "fit-paste",
    rows: 5,
    spellcheck: "false",
    placeholder: "Company,Industry,# Employees,Annual Revenue,Company Country\n…",
  });
  const file = el("input", { type: "file", id: "fit-file", accept: ".csv,.tsv,.txt,.xlsx,text/csv" });
  file.addEventListener("change", () => takeFirst(file.files));
  const icp = el(
    "select",
    { onchange: () => run() },
    el("option", { value: "" }, "Best match for each"),
    catalogue.icps.map((one) => el("option", { value: one.id }, words.icps[one.id].name)),
  );
  const asOf = el("input", { type: "date", value: today(), onchange: () => run() });
  const problem = el("div", { class: "pb-note pb-note--gap", role: "alert", hidden: true });
  const columns = el("div", { class: "fit-columns" });
  const columnsTitle = el("summary");
  const mapping = el("details", { class: "pb-talk", hidden: true }, columnsTitle, columns);
  const progress = el("progress", { max: 1, value: 0, "aria-label": "Accounts scored" });
  const status = el("p", { class: "fit-said", role: "status" });
  const working = el("div", { class: "fit-working", hidden: true }, progress);
  const results = el("div");
  const contacts = contactSection(catalogue, () => run());
  const drop = el(
    "div",
    { class: "fit-drop" },
    el(
      "div",
      { class: "fit-drop__paste" },
      el("label", { for: "fit-paste" }, "Paste a CSV, with its header"),
      text,
      el(
        "button",
        {
          type: "button",
          class: "pb-button fit-primary",
          onclick: () => read(text.value === preview ? pasted : text.value, "accounts"),
        },
        "Score these accounts",
      ),
    ),
    el(
      "div",
      { class: "fit-drop__file" },
      el("label", { for: "fit-file" }, "Or drop a file here, or choose one"),
      file,
      el(
        "p",
        { class: "pb-hint" },
        "Exports from CRMs and data providers work as they are, CSV or .xlsx. Rows stay on this computer.",
      ),
    ),
  );
  const element = el(
    "section",
    { class: "fit-lists", "aria-label": "A list of accounts" },
    el(
      "div",
      { class: "fit-bar" },
      el("label", { class: "fit-tool" }, "Score against", icp),
      el("label", { class: "fit-tool" }, "As of", asOf),
    ),
    drop,
    contacts.element,
    problem,
    working,
    status,
    results,
    mapping,
  );
  /** @type {AccountList | null} */
  let list = null;
  let latest = 0;
  let pasted = "";
  let preview = "";

  text.addEventListener("paste", (event) => {
    const whole = event.clipboardData?.getData("text") ?? "";
    if (text.value && text.value !== preview) return;
    if (whole.length > LARGE) {
      event.preventDefault();
      pasted = whole;
      text.value = `${whole.slice(0, 2000)}\n…`;
      preview = text.value; // as the text area keeps it
    }
    read(whole, "accounts");
  });

  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("fit-drop--over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("fit-drop--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("fit-drop--over");
    takeFirst(event.dataTransfer?.files);
  });

  /** @param {FileList | null | undefined} files */
  function takeFirst(files) {
    if (files?.[0]) take(files[0]);
  }

  /** @param {File} chosen */
  async function take(chosen) {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    try {
      const name = chosen.name.replace(/\.[^.]*$/, "");
      if (!ZIP.every((byte, at) => bytes[at] === byte)) read(decoded(bytes, chosen.name), name);
      else await show(await workbookTable(bytes, chosen.name, knows), name);
    } catch (error) {
      if (!(error instanceof ListError)) throw error;
      fail(error);
    }
  }

  /**
   * A new list, as text.
   * @param {string} whole
   * @param {string} name
   */
  function read(whole, name) {
    try {
      expectList(whole);
      show(tableOf(whole, knows), name);
    } catch (error) {
      if (!(error instanceof ListError)) throw error;
      fail(error);
    }
  }

  /**
   * A new list: its table, the columns it is read by, and the first run.
   * @param {CsvTable} table
   * @param {string} name
   */
  async function show(table, name) {
    const mine = (latest += 1);
    problem.hidden = true;
    try {
      placement(table.headers);
      /** @type {CsvRow[]} */
      const rows = [];
      await inBatches(
        table.rows,
        (row) => void rows.push(row),
        () => {},
        () => mine === latest,
      );
      if (mine !== latest) return;
      const recognised = recognise(table.headers, fields, moneyOf(catalogue.form));
      list = { ...table, rows, name, recognised, taken: { ...recognised.taken } };
    } catch (error) {
      if (!(error instanceof ListError)) throw error;
      fail(error);
      return;
    }
    const reassigned = () => {
      problem.hidden = true;
      run();
    };
    refill(columns, columnTables(list, fields, catalogue.form.conventions.currency, reassigned));
    const known = Object.keys(list.taken).length;
    columnsTitle.textContent = `How the ${counted(list.headers.length, "column")} are read`;
    mapping.hidden = false;
    mapping.open = !known;
    if (known) run();
    else {
      fail(
        new ListError(
          "No column matches a field.",
          "Match the columns below, or put column names in row 1.",
        ),
        true,
      );
    }
  }

  /** @param {ListError} error */
  function fail(error, keep = false) {
    if (!keep) {
      list = null;
      mapping.hidden = true;
    }
    refill(results);
    working.hidden = true;
    status.textContent = "";
    refill(problem, el("p", null, el("strong", null, error.message), " ", error.remedy));
    problem.hidden = false;
  }

  /** Scores the list; a change meanwhile starts it again. */
  async function run() {
    if (!list) return;
    const mine = (latest += 1);
    const current = list;
    const order = fields.map((field) => field.id).filter((id) => Object.hasOwn(current.taken, id));
    const taken = Object.fromEntries(order.map((id) => [id, current.taken[id]]));
    const reading = accountReader(current.headers, taken, catalogue);
    const count = current.rows.length;
    working.hidden = false;
    progress.max = count || 1;
    status.textContent = `Judging ${counted(count, "row")} …`;
    element.setAttribute("aria-busy", "true");
    const options = { icp: icp.value, asOf: asOf.value || today() };
    const decisive = decisiveFields(catalogue, options);
    /** @type {string[][]} */
    const open = [];
    const people = contacts.joined(current);
    /** @type {string[]} */
    const asked = [];
    /** @type {Entry[]} */
    const entries = [];
    const done = await inBatches(
      current.rows,
      (row) => {
        const entry = judged(row, reading, options, catalogue, people?.fields.values(row.number));
        entries.push(entry);
        const { account, verdict } = entry;
        if (!account || !verdict || !isOpen(verdict)) return;
        open.push(decisive(account, verdict));
        if (verdict.next_question) asked.push(verdict.next_question.field);
      },
      (at) => {
        progress.value = at;
      },
      () => mine === latest,
    );
    if (!done || mine !== latest) return;
    working.hidden = true;
    element.removeAttribute("aria-busy");
    const accounts = entries.filter(isAccount);
    const troubled = accounts.filter((entry) => entry.problems.length).length;
    const unread = troubled ? `, ${troubled.toLocaleString("en")} of them with cells that could not be read` : "";
    const scored = accounts.filter((entry) => entry.verdict).length;
    const none = !options.icp && !catalogue.program.icps.some((one) => one.operational);
    const hint = none ? " No ICP is operational: choose the one to score against." : "";
    const notes = current.notes.map((note) => ` ${note}`).join("");
    status.textContent = `${counted(none ? scored : accounts.length, "account")} scored${unread}.${hint}${apart([...current.above, ...entries.filter((entry) => !isAccount(entry))])}${notes}`;
    const lines = unreadLines(accounts, words);
    const roles = contacts.seat(people, entries);
    const first = fillFirst(open, asked, accounts.length, words);
    refill(
      results,
      first ? el("p", { class: "fit-first" }, first) : null,
      lines.length
        ? el(
            "details",
            { class: "pb-talk fit-unread" },
            el("summary", null, "What could not be read, and why"),
            el("ul", null, lines.map((line) => el("li", null, line))),
          )
        : null,
      resultTable(catalogue, accounts, current, () => save(current, entries, roles), opened, roles),
    );
  }

  /**
   * @param {AccountList} current
   * @param {Entry[]} entries
   * @param {Map<number, RoleCells> | null} roles
   */
  function save(current, entries, roles) {
    const url = URL.createObjectURL(
      new Blob([scoredList(current, entries, words, roles)], { type: "text/csv;charset=utf-8" }),
    );
    el("a", { href: url, download: `${current.name}-icp.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  return { element, asOf: () => asOf.value || today() };
}

/**
 * What is said of the rows that are no accounts: those above the header and below the table.
 * @param {CsvRow[]} rows
 */
function apart(rows) {
  const texts = rows
    .map((row) => ({ number: row.number, text: row.cells.find((cell) => cell.trim()) }))
    .filter((row) => row.text)
    .map((row) => `row ${row.number} "${shortened(row.text ?? "")}"`);
  const more = texts.length - LISTED;
  const named = more > 0 ? [...texts.slice(0, LISTED), `${more.toLocaleString("en")} more`] : texts;
  return named.length ? ` Kept but not scored: ${series(named, "and")}.` : "";
}

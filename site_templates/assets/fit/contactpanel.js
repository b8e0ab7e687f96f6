// A list of contacts on the page, beside the list of accounts: chosen or dropped, joined, summed up, given back.

import { el, refill } from "../elements.js";
import { harmless } from "./accounts.js";
import { contactHeaderCounter } from "./contactcolumns.js";
import { contactLines } from "./contactlines.js";
import { contactFile, readContacts, seated } from "./contacts.js";
import { ListError, tableOf } from "./csv.js";
import { decoded, expectList } from "./textfiles.js";
import { workbookTable } from "./workbook.js";
import { ZIP } from "./zip.js";
import { counted } from "../wording.js";

/**
 * @import { Entry } from "./accounts.js"
 * @import { Catalogue } from "./catalogue.js"
 * @import { ContactList, RoleCells } from "./contacts.js"
 * @import { CsvRow, CsvTable } from "./csv.js"
 * @import { AccountList } from "./list.js"
 */

/**
 * The section for contacts. `changed()` follows when a list is taken: then `joined` reads it, and `seat` gives what it adds to the accounts.
 * @param {Catalogue} catalogue
 * @param {() => void} changed
 */
export function contactSection(catalogue, changed) {
  const people = catalogue.form.contacts;
  const knows = contactHeaderCounter(people, catalogue.fields);
  const file = el("input", { type: "file", id: "fit-contacts", accept: ".csv,.tsv,.txt,.xlsx,text/csv" });
  file.addEventListener("change", () => takeFirst(file.files));
  const results = el("div", { role: "status" });
  const element = el(
    "section",
    { class: "fit-contacts", "aria-label": "A list of contacts" },
    el(
      "div",
      { class: "fit-drop__file" },
      el("label", { for: "fit-contacts" }, "Contacts at these accounts, if you have a list"),
      file,
      el(
        "p",
        { class: "pb-hint" },
        "Each gets the persona of its job title; each account says who is missing. Rows stay on this computer.",
      ),
    ),
    results,
  );
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    element.classList.add("fit-drop--over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("fit-drop--over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    element.classList.remove("fit-drop--over");
    takeFirst(event.dataTransfer?.files);
  });
  /** @type {CsvTable & {rows: CsvRow[]} | null} */
  let table = null;
  let name = "";
  let latest = 0;

  /** @param {FileList | null | undefined} files */
  function takeFirst(files) {
    if (files?.[0]) take(files[0]);
  }

  /** @param {File} chosen */
  async function take(chosen) {
    const mine = (latest += 1);
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    try {
      const read = await tableIn(bytes, chosen.name);
      if (mine !== latest) return;
      table = { ...read, rows: [...read.rows] };
      name = chosen.name.replace(/\.[^.]*$/, "");
      refill(results, el("p", { class: "fit-said" }, `${counted(table.rows.length, "row")} read; add the accounts above.`));
      changed();
    } catch (error) {
      fail(error);
    }
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {string} fileName
   */
  function tableIn(bytes, fileName) {
    if (ZIP.every((byte, at) => bytes[at] === byte)) return workbookTable(bytes, fileName, knows);
    const text = decoded(bytes, fileName);
    expectList(text);
    return tableOf(text, knows);
  }

  /** @param {unknown} error */
  function fail(error) {
    if (!(error instanceof ListError)) throw error;
    table = null;
    refill(results, el("p", { class: "pb-note", role: "alert" }, el("strong", null, error.message), " ", error.remedy));
  }

  /**
   * The contacts joined to accounts; null without contacts.
   * @param {AccountList} accounts
   * @returns {ContactList | null}
   */
  function joined(accounts) {
    if (!table) return null;
    try {
      return readContacts(table, accounts, catalogue);
    } catch (error) {
      fail(error);
      return null;
    }
  }

  /**
   * What joined contacts add to the accounts, by the rows of these; null without contacts.
   * @param {ContactList | null} list
   * @param {Entry[]} entries
   * @returns {Map<number, RoleCells> | null}
   */
  function seat(list, entries) {
    if (!list) return null;
    const { cells, tallies } = seated(list, entries, people);
    const [first, ...rest] = contactLines(list, tallies, people, catalogue.words);
    refill(
      results,
      el("p", { class: "fit-said" }, `${first}.`),
      el("button", { type: "button", class: "pb-button", onclick: () => save(list) }, "Download contacts"),
      el(
        "details",
        { class: "pb-talk" },
        el("summary", null, "Personas, committees, and what was not joined"),
        el("ul", null, rest.map((line) => el("li", null, line))),
      ),
    );
    return cells;
  }

  /** @param {ContactList} list */
  function save(list) {
    try {
      const url = URL.createObjectURL(new Blob([contactFile(list, harmless)], { type: "text/csv;charset=utf-8" }));
      el("a", { href: url, download: `${name}-icp.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch (error) {
      fail(error);
    }
  }

  return { element, joined, seat };
}

/**
 * The committee of an account in a table: who is known, and whom to find.
 * @param {RoleCells | undefined} cells
 */
export function committeeCell(cells) {
  return el(
    "td",
    { class: "fit-committee" },
    cells?.icp_roles_known ? el("span", { class: "pb-why" }, `Known: ${cells.icp_roles_known}`) : null,
    cells?.icp_roles_missing
      ? el(
          "details",
          { class: "pb-talk fit-find" },
          el("summary", null, `Not yet known: ${cells.icp_roles_missing}`),
          cells.icp_find.split("; ").map((one) => el("div", null, one)),
        )
      : null,
  );
}

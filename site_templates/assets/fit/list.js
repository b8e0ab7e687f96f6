// A list of accounts on the page: pasted, dropped or chosen, its columns shown for correction, judged here.

import { accountReader, judged, placement, scoredList } from "./accounts.js";
import { recognise } from "./columns.js";
import { ListError, tableOf } from "./csv.js";
import { el, refill } from "./elements.js";
import { today } from "./catalogue.js";
import { resultTable } from "./results.js";
import { inTurns } from "./turns.js";

const SAMPLES = 3;
const LARGE = 20_000; // characters that a text area shows without a noticeable wait

/** The section for lists. `opened(entry)` follows when an account of the list is chosen. */
export function listSection(catalogue, opened) {
  const { words, fields } = catalogue;
  const text = el("textarea", {
    id: "fit-paste",
    rows: 5,
    spellcheck: "false",
    placeholder: "Company,Industry,# Employees,Annual Revenue,Company Country\n…",
  });
  const file = el("input", {
    type: "file",
    id: "fit-file",
    accept: ".csv,.tsv,.txt,text/csv",
    onchange: () => file.files[0] && take(file.files[0]),
  });
  const icp = el(
    "select",
    { onchange: () => run() },
    el("option", { value: "" }, "Best match for each"),
    catalogue.icps.map((one) => el("option", { value: one.id }, words.icps[one.id].name)),
  );
  const asOf = el("input", { type: "date", value: today(new Date()), onchange: () => run() });
  const problem = el("div", { class: "pb-note pb-note--gap", role: "alert", hidden: true });
  const columns = el("div", { class: "fit-columns" });
  const progress = el("progress", { max: 1, value: 0, "aria-label": "Accounts scored" });
  const said = el("p", { class: "fit-said", role: "status" });
  const working = el("div", { class: "fit-working", hidden: true }, progress);
  const results = el("div");
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
        "Exports from HubSpot, Salesforce, Apollo or Clearbit work as they are. Rows stay on this computer.",
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
    problem,
    columns,
    working,
    said,
    results,
  );
  let list = null;
  let turn = 0;
  let pasted = "";
  let preview = "";

  text.addEventListener("paste", (event) => {
    const whole = event.clipboardData.getData("text");
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
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });

  async function take(chosen) {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const wide =
      (bytes[0] === 0xff && bytes[1] === 0xfe && "utf-16le") ||
      (bytes[0] === 0xfe && bytes[1] === 0xff && "utf-16be");
    try {
      read(
        new TextDecoder(wide || "utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
        chosen.name.replace(/\.[^.]*$/, ""),
      );
    } catch {
      fail(new ListError(`${chosen.name} is not UTF-8 text.`, "Save it as CSV UTF-8 and try again."));
    }
  }

  /** A new list: its table, the columns it is read by, and the first run. */
  async function read(whole, name) {
    const mine = (turn += 1);
    problem.hidden = true;
    try {
      if (/^\s*<|^PK\u0003|\0/.test(whole.slice(0, 2000)))
        throw new ListError("This is not CSV.", "Save the list as CSV UTF-8 and try again.");
      const table = tableOf(whole);
      placement(table.headers);
      const rows = [];
      await inTurns(
        table.rows,
        (row) => rows.push(row),
        () => {},
        () => mine === turn,
      );
      if (mine !== turn) return;
      list = { ...table, rows, name, recognised: recognise(table.headers, fields) };
      list.taken = { ...list.recognised.taken };
    } catch (error) {
      if (!(error instanceof ListError)) throw error;
      fail(error);
      return;
    }
    refill(columns, columnTable());
    if (Object.keys(list.taken).length) run();
    else
      fail(
        new ListError(
          "No column matches a field.",
          "Match the columns below, or put column names in row 1.",
        ),
        true,
      );
  }

  function fail(error, keep = false) {
    if (!keep) {
      list = null;
      refill(columns);
    }
    refill(results);
    working.hidden = true;
    said.textContent = "";
    refill(problem, el("p", null, el("strong", null, error.message), " ", error.remedy));
    problem.hidden = false;
  }

  function columnTable() {
    const selects = new Map();
    const rows = list.headers.map((header, place) => {
      const field = Object.keys(list.taken).find((id) => list.taken[id] === place) ?? "";
      const select = el(
        "select",
        { "aria-label": `Column ${header || place + 1} holds`, onchange: () => assign(place, select.value) },
        el("option", { value: "" }, "Not used"),
        fields.map((one) => el("option", { value: one.id }, one.label)),
      );
      select.value = field;
      selects.set(place, select);
      const samples = list.rows
        .slice(0, 200)
        .map((row) => row.cells[place]?.trim())
        .filter(Boolean)
        .slice(0, SAMPLES)
        .join(" · ");
      return {
        used: Boolean(field),
        row: el(
          "tr",
          null,
          el("th", { scope: "row" }, header || `Column ${place + 1}`),
          el("td", null, el("span", { class: "fit-sample" }, samples || "empty")),
          el("td", null, select),
        ),
      };
    });

    function assign(place, id) {
      for (const [field, taken] of Object.entries(list.taken)) {
        if (taken === place || field === id) delete list.taken[field];
      }
      if (id) list.taken[id] = place;
      for (const [one, select] of selects) if (one !== place && select.value === id) select.value = "";
      problem.hidden = true;
      run();
    }

    const used = rows.filter((row) => row.used).map((row) => row.row);
    const rest = rows.filter((row) => !row.used).map((row) => row.row);
    const table = (body, caption) =>
      el(
        "table",
        { class: "pb-table fit-mapping" },
        el("caption", null, caption),
        el(
          "thead",
          null,
          el(
            "tr",
            null,
            ["Column", "First values", "Field"].map((title) => el("th", { scope: "col" }, title)),
          ),
        ),
        el("tbody", null, body),
      );
    return [
      used.length ? table(used, `${used.length} column${used.length === 1 ? "" : "s"} recognised`) : null,
      rest.length
        ? el(
            "details",
            { class: "pb-talk", open: !used.length },
            el("summary", null, `${rest.length} column${rest.length === 1 ? "" : "s"} not used`),
            table(rest, "Kept as they are; choose a field to use one"),
          )
        : null,
    ];
  }

  /** Judges the list; a change meanwhile begins anew. */
  async function run() {
    if (!list) return;
    const mine = (turn += 1);
    const current = list;
    const order = fields.map((field) => field.id).filter((id) => id in current.taken);
    const taken = Object.fromEntries(order.map((id) => [id, current.taken[id]]));
    const reading = accountReader(current.headers, taken, current.recognised.currency, catalogue);
    const count = current.rows.length;
    working.hidden = false;
    progress.max = count || 1;
    said.textContent = `Judging ${count.toLocaleString("en")} rows …`;
    element.setAttribute("aria-busy", "true");
    const options = { icp: icp.value, asOf: asOf.value || today(new Date()) };
    const entries = [];
    const done = await inTurns(
      current.rows,
      (row) => entries.push(judged(row, reading, options, catalogue)),
      (at) => (progress.value = at),
      () => mine === turn,
    );
    if (!done || mine !== turn) return;
    working.hidden = true;
    element.removeAttribute("aria-busy");
    const accounts = entries.filter((entry) => entry.cells.length);
    const troubled = accounts.filter((entry) => entry.problems.length).length;
    const unread = troubled ? `, ${troubled.toLocaleString("en")} of them with cells that could not be read` : "";
    said.textContent = `${accounts.length.toLocaleString("en")} accounts scored${unread}.`;
    refill(
      results,
      resultTable(catalogue, accounts, current, () => save(current, entries), opened),
    );
  }

  function save(current, entries) {
    const url = URL.createObjectURL(
      new Blob([scoredList(current, entries, words)], { type: "text/csv;charset=utf-8" }),
    );
    el("a", { href: url, download: `${current.name}-icp.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  return { element, asOf: () => asOf.value || today(new Date()) };
}

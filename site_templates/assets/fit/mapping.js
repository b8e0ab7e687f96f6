// The columns of a list, shown for correction: what each is read as, with its first values.

import { el } from "../elements.js";
import { counted } from "../wording.js";
import { valueWords } from "./catalogue.js";

/**
 * @import { Child } from "../elements.js"
 * @import { Field } from "./catalogue.js"
 * @import { AccountList } from "./list.js"
 */

const SAMPLES = 3;

/**
 * Two tables, of the columns that are used and of the rest. `reassigned()` follows when one is read as another field.
 * @param {AccountList} list
 * @param {Field[]} fields
 * @param {string} currency
 * @param {() => void} reassigned
 * @returns {Child[]}
 */
export function columnTables(list, fields, currency, reassigned) {
  /** @type {Map<number, HTMLSelectElement>} */
  const selects = new Map();
  /** @type {Map<number, HTMLElement>} */
  const hints = new Map();
  const rows = list.headers.map((header, place) => {
    const [field] = Object.entries(list.taken).find(([, columns]) => columns.some((one) => one.place === place)) ?? [
      "",
    ];
    const select = el(
      "select",
      { "aria-label": `Column ${header || place + 1} holds` },
      el("option", { value: "" }, "Not used"),
      fields.map((one) => el("option", { value: one.id }, one.label)),
    );
    select.value = field;
    select.addEventListener("change", () => assign(place, select.value));
    selects.set(place, select);
    const hint = el("p", { class: "fit-hint" });
    hints.set(place, hint);
    explain(place);
    return {
      used: Boolean(field),
      row: el(
        "tr",
        null,
        el("th", { scope: "row" }, header || `Column ${place + 1}`),
        el("td", null, el("span", { class: "fit-sample" }, samplesOf(list, place) || "empty")),
        el("td", null, select, hint),
      ),
    };
  });

  /**
   * @param {number} place
   * @param {string} id
   */
  function assign(place, id) {
    const known = Object.values(list.taken).flat().find((column) => column.place === place);
    for (const [field, columns] of Object.entries(list.taken)) {
      const rest = field === id ? [] : columns.filter((column) => column.place !== place);
      if (rest.length) list.taken[field] = rest;
      else delete list.taken[field];
    }
    if (id) list.taken[id] = [known ?? { place, scale: "", currency: null }];
    for (const [other, select] of selects) if (other !== place && select.value === id) select.value = "";
    for (const other of hints.keys()) explain(other);
    reassigned();
  }

  /**
   * Says what the empty cells of a column stand for, where its field has something for them.
   * @param {number} place
   */
  function explain(place) {
    const field = fields.find((one) => one.id === selects.get(place)?.value);
    const hint = hints.get(place);
    if (!hint) return;
    const missing = field?.missing ?? null;
    hint.hidden = !field || missing === null;
    hint.textContent =
      field && missing !== null ? `Empty cells count as ${valueWords(field, missing, currency)}` : "";
  }

  const used = rows.filter((row) => row.used).map((row) => row.row);
  const rest = rows.filter((row) => !row.used).map((row) => row.row);
  return [
    used.length ? table(used, `${counted(used.length, "column")} recognised`) : null,
    rest.length
      ? el(
          "details",
          { class: "pb-talk", open: !used.length },
          el("summary", null, `${counted(rest.length, "column")} not used`),
          table(rest, "Kept as they are; choose a field to use one"),
        )
      : null,
  ];
}

/**
 * The first values of a column.
 * @param {AccountList} list
 * @param {number} place
 */
function samplesOf(list, place) {
  return list.rows
    .slice(0, 200)
    .map((row) => row.cells[place]?.trim())
    .filter(Boolean)
    .slice(0, SAMPLES)
    .join(" · ");
}

/**
 * @param {HTMLElement[]} rows
 * @param {string} caption
 */
function table(rows, caption) {
  const heads = ["Column", "First values", "Field"].map((title) => el("th", { scope: "col" }, title));
  return el(
    "table",
    { class: "pb-table fit-mapping" },
    el("caption", null, caption),
    el("thead", null, el("tr", null, heads)),
    el("tbody", null, rows),
  );
}

// The accounts of a list between two states: each state reads the columns and the cells by its own fields.

import { el, refill } from "../elements.js";
import { accountReader, isAccount } from "../fit/accounts.js";
import { inBatches } from "../fit/batches.js";
import { recognise } from "../fit/columns.js";
import { moneyOf } from "../fit/currencies.js";
import { listInput } from "../whatif/listinput.js";
import { counted } from "../wording.js";
import { comparedBetween } from "./accounts.js";
import { movesPart } from "./moved.js";

/**
 * @import { Catalogue } from "../fit/catalogue.js"
 * @import { Column } from "../fit/columns.js"
 * @import { AccountList } from "../fit/list.js"
 * @import { Compared, ComparedAccount } from "../whatif/moves.js"
 * @import { Sides } from "./accounts.js"
 */

/**
 * The section for a list. It keeps the list while other states are chosen.
 * @param {Catalogue} today which shows how the columns are read
 */
export function listPart(today) {
  const status = el("p", { class: "cp-stay", role: "status" });
  const results = el("div");
  /** @type {{list: AccountList, day: string} | null} */
  let taken = null;
  /** @type {Sides | null} */
  let sides = null;
  let latest = 0;
  const input = listInput(today, (_accounts, _gaps, list, day) => {
    taken = list && { list, day };
    run();
  });
  const element = el(
    "section",
    { class: "cp-list fit-place" },
    el("h2", null, "Your accounts"),
    el("p", { class: "pb-hint" }, "Drop a list to see which of its accounts move. Rows stay on this computer."),
    input.element,
    status,
    results,
  );

  async function run() {
    const mine = (latest += 1);
    refill(results);
    status.textContent = "";
    if (!taken || !sides) return;
    const { list, day } = taken;
    const between = sides;
    const readers = [between.before, between.after].map((catalogue) =>
      accountReader(list.headers, columnsOf(list, catalogue, today), catalogue),
    );
    const places = list.taken.name?.map((column) => column.place) ?? [];
    /** @type {(Compared & {account: ComparedAccount})[]} */
    const found = [];
    let unread = 0;
    const rows = list.rows.filter(isAccount);
    const whole = await inBatches(
      rows,
      (row) => {
        const [was, is] = readers.map((reading) => reading(row.cells).account);
        if (!was || !is) {
          unread += 1;
          return;
        }
        const where = `row ${row.number}`;
        const name = places.map((place) => row.cells.at(place)?.trim()).find(Boolean);
        /** @type {ComparedAccount} */
        const account = {
          id: where,
          name: name ? `${name} (${where})` : where,
          account: is,
          asOf: day,
          icp: null,
          was: { account: was, icp: null },
        };
        found.push({ account, ...comparedBetween(account, between) });
      },
      (count) => {
        status.textContent = `Comparing ${count.toLocaleString("en")} of ${counted(rows.length, "row")} …`;
      },
      () => mine === latest,
    );
    if (!whole || mine !== latest) return;
    const moved = found.filter(({ move }) => move).length;
    const lost = unread ? ` ${counted(unread, "row")} could not be read and ${unread === 1 ? "is" : "are"} left out.` : "";
    status.textContent = `${moved.toLocaleString("en")} of ${counted(found.length, "account")} ${moved === 1 ? "moves" : "move"}.${lost}`;
    refill(results, movesPart("Accounts that move", found, between.tables, () => ""));
  }

  return {
    element,
    /**
     * Compares the list between two states, if there is one.
     * @param {Sides | null} next
     */
    show(next) {
      sides = next;
      run();
    },
  };
}

/**
 * The columns of a list as a state recognises them; where it reads as today's playbook does, as they were matched.
 * @param {AccountList} list
 * @param {Catalogue} catalogue
 * @param {Catalogue} today
 * @returns {Record<string, Column[]>}
 */
function columnsOf(list, catalogue, today) {
  if (JSON.stringify(catalogue.form.fields) === JSON.stringify(today.form.fields)) return list.taken;
  const fields = catalogue.fields.filter((field) => !field.ofContacts);
  return recognise(list.headers, fields, moneyOf(catalogue.form)).taken;
}

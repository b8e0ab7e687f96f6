// The fields of contacts, read from the rows of their list and gathered by the accounts that they joined.
// The same as icp_playbook/accounts/contact_values.py.

import { accountReader } from "./accounts.js";
import { fieldOf } from "./catalogue.js";
import { recognise } from "./columns.js";
import { moneyOf } from "./currencies.js";
import { counted } from "../wording.js";
import { ownValue } from "../keys.js";
import { shortened } from "./plain.js";
import { isOfContacts } from "./program.js";

/**
 * @import { Problem } from "./accounts.js"
 * @import { Catalogue } from "./catalogue.js"
 * @import { CsvRow } from "./csv.js"
 * @import { Account, ContactValues, Value } from "./program.js"
 * @typedef {{
 *   taken: string[], add: (row: CsvRow, account: number | null) => void, values: (account: number) => Account,
 *   labelled: (row: number) => string[], unread: () => string[],
 * }} ContactReader `taken` are the fields that have a column; `values` is what is known of the contacts of an account
 */

const EXAMPLES = 4;

/**
 * Reads contacts by the matched columns.
 * @param {string[]} headers
 * @param {Catalogue} catalogue
 * @returns {ContactReader}
 */
export function contactReader(headers, catalogue) {
  const own = catalogue.fields.filter((field) => field.ofContacts);
  const columns = recognise(headers, own, moneyOf(catalogue.form));
  const taken = own.map(({ id }) => id).filter((id) => Object.hasOwn(columns.taken, id));
  const ordered = Object.fromEntries(taken.map((id) => [id, columns.taken[id]]));
  const read = accountReader(headers, ordered, catalogue);
  /** @type {Map<number, Account[]>} */
  const contacts = new Map();
  /** @type {Map<number, Problem[]>} */
  const problems = new Map();
  return {
    taken,
    add(row, account) {
      const found = read(row.cells);
      problems.set(row.number, found.problems.filter(([field]) => field));
      if (account !== null && found.account) contacts.set(account, [...(contacts.get(account) ?? []), found.account]);
    },
    values(account) {
      const there = contacts.get(account);
      if (!there) return {};
      return Object.fromEntries(taken.map((id) => [id, { contacts: there.map((one) => single(ownValue(one, id))) }]));
    },
    labelled(row) {
      return (problems.get(row) ?? []).map(([field, sentence]) => {
        return `${fieldOf(catalogue, field).label}: ${sentence.includes("@") ? "an address" : sentence}`;
      });
    },
    unread() {
      const cells = [...problems.values()].flat();
      return taken.flatMap((id) => {
        const texts = cells.filter(([field]) => field === id).map(([, , , text]) => shortened(text ?? ""));
        return texts.length ? [unreadLine(fieldOf(catalogue, id).label, texts)] : [];
      });
    },
  };
}

/**
 * What could not be read of a field, the most frequent cells first; none that may hold an address.
 * @param {string} label
 * @param {string[]} texts
 */
function unreadLine(label, texts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const quoted = [...counts]
    .sort(([, one], [, other]) => other - one)
    .filter(([text]) => !text.includes("@"))
    .map(([text, count]) => `"${text}" (${count.toLocaleString("en")})`);
  const more = quoted.length > EXAMPLES ? ", …" : "";
  const shown = quoted.length ? `: ${quoted.slice(0, EXAMPLES).join(", ")}${more}` : "";
  return `not read of contacts: ${label}, ${counted(texts.length, "cell")}${shown}`;
}

/**
 * The value of one contact; a cell holds no more.
 * @param {Value | null | undefined} value
 * @returns {ContactValues["contacts"][number]}
 */
function single(value) {
  return value === undefined || isOfContacts(value) ? null : value;
}

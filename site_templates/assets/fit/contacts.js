// A list of contacts beside a list of accounts, joined to them, with the persona of each title and the committee of each
// account. The same cells as icp_playbook/accounts/contact_list.py and icp_playbook/contacts/roster.py.

import { isBlank } from "./apart.js";
import { covered, findWords, knownWords, missingWords, personaAt } from "./committee.js";
import { accountPlaces, contactPlaces, filled } from "./contactcolumns.js";
import { contactReader } from "./contactvalues.js";
import { ListError, written } from "./csv.js";
import { accountIndex, JOIN_CAUSES, JOIN_WORDS } from "./joining.js";
import { mayBelong } from "./membership.js";
import { shortened } from "./plain.js";
import { TITLE_CAUSES, titleReader } from "./titles.js";
import { series } from "../wording.js";

/**
 * @import { Entry } from "./accounts.js"
 * @import { Catalogue } from "./catalogue.js"
 * @import { Column } from "./columns.js"
 * @import { Committee, ContactWords, Places } from "./contactcolumns.js"
 * @import { ContactReader } from "./contactvalues.js"
 * @import { CsvRow, CsvTable } from "./csv.js"
 * @import { AccountJoin } from "./joining.js"
 * @import { TitleMatch } from "./titles.js"
 * @typedef {{
 *   title: string, company: string, match: TitleMatch, join: AccountJoin, persona: [id: string, title: string] | null,
 *   icp: string | null, roles: string[],
 * }} ListedContact `company` is the name of its account as its list gives it
 * @typedef {{roles: string[], accounts: number, missing: Map<string, number>}} RoleTally of the accounts of an ICP that are
 *   in or may be: how many, and how many know nobody for a role
 * @typedef {{icp_roles_known: string, icp_roles_missing: string, icp_find: string}} RoleCells
 * @typedef {{rows: {row: CsvRow, contact: ListedContact | null}[], places: Places, ways: Places, table: CsvTable,
 *   names: Map<number, string>, fields: ContactReader}} ContactList `contact` is null of a row that is not read as
 *   one; `names` are those of accounts, by their rows; `fields` is what contacts say in fields of theirs
 */

export const CONTACT_ADDED = [
  "icp_account",
  "icp_joined_by",
  "icp_profile",
  "icp_persona",
  "icp_title",
  "icp_roles",
  "icp_contact_problems",
];
const NAMED = 4; // accounts that are named where several could be meant

/**
 * Reads contacts and joins each to an account. Throws ListError.
 * @param {CsvTable & {rows: CsvRow[]}} table
 * @param {{headers: string[], rows: CsvRow[], taken: Record<string, Column[]>}} accounts
 * @param {Catalogue} catalogue
 * @returns {ContactList}
 */
export function readContacts(table, accounts, catalogue) {
  const words = catalogue.form.contacts;
  const places = contactPlaces(table.headers, words);
  const fields = contactReader(table.headers, catalogue);
  expectColumns(table, places, fields);
  const ways = accountPlaces(accounts.headers, accounts.taken, catalogue);
  const real = accounts.rows.filter((row) => !row.aside && !isBlank(row));
  const join = accountIndex(real, ways, words);
  const reader = titleReader(words);
  /** @type {Map<string, TitleMatch>} */
  const matches = new Map();
  /** @type {(title: string) => TitleMatch} */
  const read = (title) => {
    const match = matches.get(title) ?? reader(title);
    matches.set(title, match);
    return match;
  };
  /** @type {(row: CsvRow) => ListedContact | null} */
  const contactIn = (row) => {
    if (row.aside || isBlank(row) || row.cells.slice(table.headers.length).some(Boolean)) return null;
    const title = filled(row.cells, places.title).at(0) ?? "";
    const company = filled(row.cells, places.name).at(0) ?? "";
    const match = read(title);
    return { title, company, match, join: join(row.cells, places), persona: personaAt(match, []), icp: null, roles: [] };
  };
  const rows = table.rows.map((row) => ({ row, contact: contactIn(row) }));
  for (const { row, contact } of rows) if (contact) fields.add(row, contact.join.account);
  return {
    rows,
    fields,
    places,
    ways,
    table,
    names: new Map(real.map((row) => [row.number, nameOf(row, ways)])),
  };
}

/**
 * The cells that contacts add to accounts, by the rows of these; contacts become who they are on the committee there.
 * @param {ContactList} list
 * @param {Entry[]} entries
 * @param {ContactWords} words
 */
export function seated({ rows }, entries, words) {
  /** @type {Map<number, ListedContact[]>} */
  const byAccount = new Map();
  for (const { contact } of rows) {
    if (!contact) continue;
    Object.assign(contact, { persona: personaAt(contact.match, []), icp: null, roles: [] });
    const { account } = contact.join;
    if (account === null) continue;
    const there = byAccount.get(account) ?? [];
    byAccount.set(account, there);
    there.push(contact);
  }
  /** @type {Map<number, RoleCells>} */
  const cells = new Map();
  /** @type {Map<string, RoleTally>} */
  const tallies = new Map();
  for (const { number, verdict, membership } of entries) {
    if (!verdict || !mayBelong(membership)) continue;
    const committee = words.committees[verdict.icp];
    const coverage = covered(committee, seat(byAccount.get(number) ?? [], verdict.icp, committee));
    const tally = tallies.get(verdict.icp) ?? { roles: committee.map(([role]) => role), accounts: 0, missing: new Map() };
    tallies.set(verdict.icp, tally);
    tally.accounts += 1;
    for (const role of coverage.missing) tally.missing.set(role, (tally.missing.get(role) ?? 0) + 1);
    cells.set(number, {
      icp_roles_known: knownWords(coverage, words.personas),
      icp_roles_missing: missingWords(coverage),
      icp_find: findWords(coverage, committee, words.personas),
    });
  }
  return { cells, tallies };
}

/**
 * Makes contacts who they are on a committee, and counts them by persona.
 * @param {ListedContact[]} contacts
 * @param {string} icp
 * @param {Committee} committee
 */
function seat(contacts, icp, committee) {
  /** @type {Map<string, number>} */
  const held = new Map();
  for (const contact of contacts) {
    contact.icp = icp;
    contact.persona = personaAt(contact.match, committee);
    if (!contact.persona) continue;
    const [id] = contact.persona;
    held.set(id, (held.get(id) ?? 0) + 1);
    contact.roles = committee.filter(([, personas]) => personas.includes(id)).map(([role]) => role);
  }
  return held;
}

/**
 * The list of contacts as it came, with its added columns; no added cell is a formula of a spreadsheet.
 * @param {ContactList} list
 * @param {(value: string) => string} harmless
 */
export function contactFile({ rows, table, names, fields }, harmless) {
  const { headers, above, delimiter, lineEnd, mark, separator } = table;
  const missing = CONTACT_ADDED.filter((column) => !headers.includes(column));
  if (missing.length && missing.length < CONTACT_ADDED.length) {
    const taken = CONTACT_ADDED.find((column) => headers.includes(column));
    throw new ListError(`The list already has a column "${taken}" that would be added.`, "Rename or remove it.");
  }
  const whole = [...headers, ...missing];
  /** @type {(cells: string[]) => string} */
  const plain = (cells) => (cells.length ? written(cells, delimiter) : "");
  const lines = [...above.map((row) => plain(row.cells)), written(whole, delimiter)];
  if (separator) lines.unshift(separator);
  for (const { row, contact } of rows) {
    if (row.aside || isBlank(row)) lines.push(plain(row.cells));
    else {
      const added = contactCells(contact, names, fields.labelled(row.number));
      const cells = whole.map((header, place) => {
        const at = CONTACT_ADDED.indexOf(header);
        return at === -1 ? (row.cells.at(place) ?? "") : harmless(added[at]);
      });
      lines.push(written([...cells, ...row.cells.slice(headers.length)], delimiter));
    }
  }
  return (mark ? "\ufeff" : "") + lines.join(lineEnd) + lineEnd;
}

/**
 * The added cells of a contact, in the order of their columns.
 * @param {ListedContact | null} contact
 * @param {Map<number, string>} names
 * @param {string[]} unread which of its cells could not be read
 */
export function contactCells(contact, names, unread) {
  if (!contact) return ["", "", "", "", "", "", "more cells than the header, so they may be in the wrong column"];
  const { join, match, persona, icp, roles } = contact;
  /** @type {string[]} */
  const problems = [];
  const cause = JOIN_CAUSES.find(([id]) => id === join.cause);
  if (cause) {
    const known = join.several.map((one) => names.get(one) ?? "");
    problems.push(`Account: ${cause[1]}${known.length ? `: ${someOf(known)}` : ""}`);
  }
  if (match.cause) problems.push(`Persona: ${TITLE_CAUSES[match.cause]}`);
  else if (!persona) {
    const tied = series(match.found.map(([id, title]) => `${id} (${title})`), "or");
    problems.push(`Persona: ${tied}, which the title alone does not decide`);
  }
  return [
    join.account === null ? "" : (names.get(join.account) ?? ""),
    JOIN_WORDS.find(([way]) => way === join.way)?.[1] ?? "",
    icp ?? "",
    persona?.[0] ?? "",
    persona?.[1] ?? "",
    roles.join(", "),
    [...problems, ...unread].join("; "),
  ];
}

/** @param {string[]} names */
function someOf(names) {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(", ")} and ${more.toLocaleString("en")} more` : series(names, "or");
}

/**
 * What an account is called: its name, else its domain or its id, else its row.
 * @param {CsvRow} row
 * @param {Places} ways
 */
function nameOf({ number, cells }, ways) {
  const found = [...ways.name, ...ways.domain, ...ways.id].map((place) => (cells.at(place) ?? "").trim());
  return found.find(Boolean) ?? `row ${number}`;
}

/**
 * @param {CsvTable} table
 * @param {Places} places
 * @param {ContactReader} fields
 */
function expectColumns({ headers }, places, fields) {
  const shown = headers
    .slice(0, 6)
    .map((header) => `"${shortened(header)}"`)
    .join(", ");
  if (!places.title.length && !fields.taken.length) {
    throw new ListError(`No column of the contacts holds job titles; the header reads ${shown}.`, 'Name the column "Job Title".');
  }
  if (![places.id, places.domain, places.name, places.email].some((part) => part.length)) {
    throw new ListError(
      `No column says of which account a contact is; the header reads ${shown}.`,
      'Name one "Account ID", "Company", "Website" or "Email".',
    );
  }
}

// What a list of contacts came to, in lines; no e-mail address is in any. As icp_playbook/contacts/contact_summary.py.

import { roleWords } from "./committee.js";
import { JOIN_CAUSES, JOIN_WORDS } from "./joining.js";
import { shortened } from "./plain.js";
import { TITLE_CAUSES } from "./titles.js";
import { counted } from "../wording.js";

/**
 * @import { ContactWords } from "./contactcolumns.js"
 * @import { ContactList, ListedContact, RoleTally } from "./contacts.js"
 * @import { Words } from "./words.js"
 */

const EXAMPLES = 4;

/**
 * The counts, with examples by row.
 * @param {ContactList} list
 * @param {Map<string, RoleTally>} tallies
 * @param {ContactWords} people
 * @param {Words} words
 * @returns {string[]}
 */
export function contactLines({ rows, fields }, tallies, people, words) {
  const contacts = rows.flatMap(({ row, contact }) => (contact ? [{ number: row.number, ...contact }] : []));
  const joined = contacts.filter(({ join }) => join.account !== null);
  const accounts = new Set(joined.map(({ join }) => join.account)).size;
  const how = JOIN_WORDS.map(([way, by]) => /** @type {const} */ ([joined.filter(({ join }) => join.way === way).length, by]))
    .filter(([count]) => count)
    .map(([count, by]) => `${thousands(count)} by ${by}`);
  const at = joined.length ? ` to ${counted(accounts, "account")} (${how.join(", ")})` : "";
  const lines = [
    `${counted(contacts.length, "contact")}: ${thousands(joined.length)} joined${at}, ${thousands(contacts.length - joined.length)} not`,
  ];
  for (const [cause, sentence] of JOIN_CAUSES) {
    const examples = contacts.filter(({ join }) => join.cause === cause).map(({ number, company }) => example(number, company));
    if (examples.length) lines.push(`${sentence}: ${thousands(examples.length)} (${some(examples)})`);
  }
  const personas = Object.entries(people.personas)
    .map(([id, { name }]) => ({ name, count: contacts.filter(({ persona }) => persona?.[0] === id).length }))
    .filter(({ count }) => count);
  const named = personas.map(({ name, count }) => `${name} ${thousands(count)}`).join(", ") || "none";
  lines.push(`personas: ${named}; ${thousands(contacts.filter(({ persona }) => !persona).length)} without`);
  lines.push(...without(contacts));
  for (const [icp, { name }] of Object.entries(words.icps)) {
    const tally = tallies.get(icp);
    if (tally) lines.push(committeeLine(name, tally));
  }
  return [...lines, ...fields.unread()];
}

/**
 * A line for each cause of no persona that there is, with the titles that have it most often.
 * @param {ListedContact[]} contacts
 */
function without(contacts) {
  /** @type {[string, ListedContact[]][]} */
  const causes = Object.entries(TITLE_CAUSES).map(([cause, sentence]) => [
    sentence,
    contacts.filter(({ match }) => match.cause === cause),
  ]);
  causes.push(["a title of several personas", contacts.filter(({ persona, match }) => !persona && !match.cause)]);
  return causes
    .filter(([, found]) => found.length)
    .map(([sentence, found]) => {
      const quoted = often(found.map(({ title }) => shortened(title)));
      return `${sentence}: ${thousands(found.length)}${quoted.length ? `: ${some(quoted)}` : ""}`;
    });
}

/**
 * Titles with how often they stand there, the most frequent first; none that may hold an address.
 * @param {string[]} titles
 */
function often(titles) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .filter(([title]) => title && !title.includes("@"))
    .map(([title, count]) => `"${title}" (${thousands(count)})`);
}

/**
 * @param {string} name
 * @param {RoleTally} tally
 */
function committeeLine(name, { roles, accounts, missing }) {
  if (!roles.length) return `committee of ${name}: it names none`;
  const lacking = roles.flatMap((role) => {
    const count = missing.get(role);
    return count ? [`${roleWords(role)} at ${thousands(count)}`] : [];
  });
  const lead = `committee of ${name}, ${counted(accounts, "account")} in or open`;
  return lacking.length ? `${lead}: not yet known: ${lacking.join(", ")}` : `${lead}: every role is known`;
}

/**
 * @param {number} row
 * @param {string} company
 */
function example(row, company) {
  return company && !company.includes("@") ? `row ${row} "${shortened(company)}"` : `row ${row}`;
}

/** @param {string[]} items */
function some(items) {
  return items.slice(0, EXAMPLES).join(", ") + (items.length > EXAMPLES ? ", …" : "");
}

/** @param {number} count */
function thousands(count) {
  return count.toLocaleString("en");
}

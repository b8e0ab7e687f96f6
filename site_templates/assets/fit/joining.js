// Contacts joined to accounts: by id, web domain, name, e-mail domain. As icp_playbook/contacts/joining.py.

import { bareNameKey, idsIn, isFreeMail, mailDomains, nameKey, siteDomains } from "./companies.js";
import { filled } from "./contactcolumns.js";

/**
 * @import { ContactWords, Places } from "./contactcolumns.js"
 * @typedef {"id" | "domain" | "name" | "email"} JoinWay
 * @typedef {"unknown" | "several" | "free-mail" | "nothing"} JoinCause
 * @typedef {{account: number | null, way: JoinWay | null, cause: JoinCause | null, several: number[]}} AccountJoin
 *   the row of the account it joined; else why it joined none, and those it could be of
 */

/** @type {[JoinWay, string][]} The surest first. */
export const JOIN_WORDS = [
  ["id", "account id"],
  ["domain", "web domain"],
  ["name", "account name"],
  ["email", "e-mail domain"],
];
/** @type {[JoinCause, string][]} */
export const JOIN_CAUSES = [
  ["unknown", "no account of the list has its id, domain or name"],
  ["several", "several accounts of the list could be its account"],
  ["free-mail", "only an address of free mail, which names no company"],
  ["nothing", "nothing that names its account"],
];

/**
 * The accounts of a list by what names them: finds that of a contact.
 * @param {{number: number, cells: string[]}[]} accounts
 * @param {Places} ways
 * @param {ContactWords} words
 * @returns {(cells: string[], places: Places) => AccountJoin}
 */
export function accountIndex(accounts, ways, words) {
  /** @type {Map<string, number[]>[]} */
  const [ids, domains, names, bare] = [new Map(), new Map(), new Map(), new Map()];
  /** @type {(rows: Map<string, number[]>, key: string | undefined, account: number) => void} */
  const put = (rows, key, account) => {
    if (!key) return;
    const known = rows.get(key) ?? [];
    rows.set(key, known);
    if (!known.includes(account)) known.push(account);
  };
  for (const { number, cells } of accounts) {
    for (const cell of filled(cells, ways.id)) for (const one of idsIn(cell)) put(ids, one, number);
    for (const cell of filled(cells, ways.domain)) put(domains, siteDomains(cell, words).at(0), number);
    for (const cell of filled(cells, ways.name)) {
      put(names, nameKey(cell), number);
      put(bare, bareNameKey(cell, words), number);
    }
  }
  /** @type {(rows: Map<string, number[]>, keys: string[]) => number[]} */
  const nearest = (rows, keys) => keys.map((key) => rows.get(key)).find(Boolean) ?? [];
  /** @type {(name: string) => number[]} */
  const named = (name) => {
    const [whole, short] = [nameKey(name), bareNameKey(name, words)];
    return names.get(whole) ?? (short ? names.get(short) : bare.get(whole)) ?? [];
  };
  /** @type {(way: JoinWay, keys: string[]) => number[]} */
  const accountsOf = (way, keys) => {
    if (way === "id") return [...new Set(keys.flatMap((key) => ids.get(key) ?? []))].sort((one, other) => one - other);
    if (way === "name") return keys.map(named).find((found) => found.length) ?? [];
    return nearest(domains, keys);
  };
  return (cells, places) => {
    const keys = keysOf(cells, places, words);
    /** @type {number[]} */
    let found = [];
    /** @type {JoinWay | null} */
    let by = null;
    for (const [way, given] of keys) {
      const here = accountsOf(way, given);
      if (by === null && here.length) [found, by] = [here, way];
      else if (here.length) {
        const both = found.filter((one) => here.includes(one));
        if (both.length) found = both;
      }
    }
    if (by !== null && found.length === 1) return { account: found[0], way: by, cause: null, several: [] };
    if (by !== null) return { account: null, way: null, cause: "several", several: found };
    if (keys.some(([, given]) => given.length)) return { account: null, way: null, cause: "unknown", several: [] };
    const free = filled(cells, places.email).some((cell) => isFreeMail(cell, words));
    return { account: null, way: null, cause: free ? "free-mail" : "nothing", several: [] };
  };
}

/**
 * @param {string[]} cells
 * @param {Places} places
 * @param {ContactWords} words
 * @returns {[JoinWay, string[]][]}
 */
function keysOf(cells, places, words) {
  return [
    ["id", filled(cells, places.id).flatMap(idsIn)],
    ["domain", filled(cells, places.domain).flatMap((cell) => siteDomains(cell, words))],
    ["name", filled(cells, places.name).filter(nameKey)],
    ["email", filled(cells, places.email).flatMap((cell) => mailDomains(cell, words))],
  ];
}

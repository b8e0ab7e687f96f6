// By what a contact and an account are of one company: ids, domains, names. As icp_playbook/contacts/companies.py.

import { readDomain } from "./domains.js";
import { foldedText, plainText } from "./plain.js";

/** @import { ContactWords } from "./contactcolumns.js" */

const SEPARATORS = /[;,\s]+/;
const SALESFORCE = /^[0-9A-Za-z]{15}[A-Z0-5]{3}$/;

/**
 * The ids of accounts in a cell; of Salesforce's long form the short one.
 * @param {string} cell
 */
export function idsIn(cell) {
  const found = plainText(cell).split(SEPARATORS).filter((one) => /[^-]/.test(one));
  return found.map((one) => (SALESFORCE.test(one) ? one.slice(0, 15) : one));
}

/**
 * The domain in a cell, and those it is below, the nearest first; none of a site that many share.
 * @param {string} cell
 * @param {ContactWords} words
 */
export function siteDomains(cell, words) {
  return withParents(readDomain(plainText(cell)), [...words.shared_sites, ...words.free_mail]);
}

/**
 * The domains of an e-mail address likewise; none of free mail.
 * @param {string} cell
 * @param {ContactWords} words
 */
export function mailDomains(cell, words) {
  return withParents(readDomain(addressIn(cell)), words.free_mail);
}

/**
 * Whether there is an e-mail address, but one that says nothing of the company.
 * @param {string} cell
 * @param {ContactWords} words
 */
export function isFreeMail(cell, words) {
  return readDomain(addressIn(cell)) !== null && !mailDomains(cell, words).length;
}

/** @param {string} cell */
function addressIn(cell) {
  return plainText(cell).split(SEPARATORS).find((one) => one.includes("@")) ?? "";
}

/**
 * @param {string | null} domain
 * @param {string[]} excluded
 */
function withParents(domain, excluded) {
  const labels = domain === null ? [] : domain.split(".");
  const found = labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
  return found.some((one) => excluded.includes(one)) ? [] : found;
}

/**
 * A company's name as it is compared: without case, accents, spaces and punctuation.
 * @param {string} name
 */
export function nameKey(name) {
  return nameWords(name).join("");
}

/**
 * The name without the legal form at its end; "" if it has none.
 * @param {string} name
 * @param {ContactWords} words
 */
export function bareNameKey(name, { legal_forms: forms }) {
  const whole = nameWords(name);
  const bare = [...whole];
  while (bare.length > 1 && forms.includes(bare.at(-1) ?? "")) bare.pop();
  return bare.length < whole.length ? bare.join("") : "";
}

/** @param {string} name */
function nameWords(name) {
  const plain = foldedText(plainText(name).replaceAll(".", ""));
  return [...plain.matchAll(/[\p{L}\p{N}+#]+/gu)].map(([word]) => word).filter((word) => word !== "and");
}

// Currencies by the codes and signs that headers and cells write. Means the same as icp_playbook/fields/currency_names.py.

import { ownValue } from "../keys.js";

/** @typedef {{currency: string, currencies: string}} Money the playbook's currency; all codes, with blanks between */

/** @type {Record<string, string>} */
const SIGNS = {
  "us$": "USD",
  "ca$": "CAD",
  "c$": "CAD",
  "a$": "AUD",
  "au$": "AUD",
  "nz$": "NZD",
  "s$": "SGD",
  "hk$": "HKD",
  "mx$": "MXN",
  "r$": "BRL",
  "$": "$",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "dollar": "$",
  "dollars": "$",
  "euro": "EUR",
  "euros": "EUR",
  "pounds": "GBP",
  "yen": "JPY",
};
const DOLLARS = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"];

/**
 * The currency of a playbook among all.
 * @param {{conventions: {currency: string}, currencies: string}} form
 * @returns {Money}
 */
export function moneyOf({ conventions, currencies }) {
  return { currency: conventions.currency, currencies };
}

/**
 * The code that a code, a sign or a name stands for; `$` stands for itself; "" if it is no currency.
 * @param {string} word
 * @param {Money} money
 */
export function currencyMeant(word, { currencies }) {
  const code = word.toUpperCase();
  return currencies.split(" ").includes(code) ? code : (ownValue(SIGNS, word.toLowerCase()) ?? "");
}

/**
 * Whether what is meant is the playbook's currency: `$` is that of each country with a dollar.
 * @param {string} meant
 * @param {Money} money
 */
export function isOwnCurrency(meant, { currency }) {
  return meant === currency || (meant === "$" && DOLLARS.includes(currency));
}

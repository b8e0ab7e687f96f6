// What is known of an account as the part of a URL after #: readable keys, and nothing that reaches a server.

import { isDay } from "../days.js";
import { ownValue } from "../keys.js";
import { readTyped, typedText } from "./catalogue.js";
import { isOfContacts } from "./program.js";
import { shortened } from "./plain.js";

/**
 * @import { Catalogue, Field, IcpForm } from "./catalogue.js"
 * @import { Account } from "./program.js"
 * @typedef {{account: Account, icp: string, asOf: string, list: boolean}} State what a panel shows
 */

const ICP = "as-icp";
const AS_OF = "as-of";
const LIST = "as-list";
const LONGEST = 4000; // characters of a value, also of a list of many choices

/**
 * The address of a state; empty for one that says nothing.
 * @param {State} state
 * @param {Pick<Catalogue, "fields">} catalogue
 */
export function writeAddress(state, { fields }) {
  /** @type {[string, string][]} */
  const parts = [];
  if (state.icp) parts.push([ICP, state.icp]);
  for (const field of fields) {
    const value = ownValue(state.account, field.id);
    if (value !== undefined && value !== null && !isOfContacts(value)) parts.push([field.id, typedText(field, value)]);
  }
  if (state.list) parts.push([LIST, "yes"]);
  if (parts.length) parts.push([AS_OF, state.asOf]);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
}

/**
 * What an address says, and a phrase for each part the panel does not recognise.
 * @param {string} text
 * @param {Pick<Catalogue, "byId" | "icps">} catalogue
 * @param {string} asOf the day where it names none
 */
export function readAddress(text, { byId, icps }, asOf) {
  /** @type {State} */
  const state = { account: {}, icp: "", asOf, list: false };
  /** @type {string[]} */
  const ignored = [];
  for (const part of text.split("&").filter(Boolean)) {
    const [key, value] = decoded(part);
    const why = value.length > LONGEST ? "is too long" : taken(state, key, value, byId, icps);
    if (why) ignored.push(`${shortened(key)}: ${why}`);
  }
  return { state, ignored };
}

/**
 * Takes over a part of an address, or says why not.
 * @param {State} state
 * @param {string} key
 * @param {string} value
 * @param {Map<string, Field>} byId
 * @param {IcpForm[]} icps
 */
function taken(state, key, value, byId, icps) {
  if (key === ICP) {
    if (!icps.some((icp) => icp.id === value)) return `"${shortened(value)}" is not an ICP`;
    state.icp = value;
  } else if (key === AS_OF) {
    if (!isDay(value)) return `"${shortened(value)}" is not a date`;
    state.asOf = value;
  } else if (key === LIST) {
    state.list = value === "yes";
  } else {
    const field = byId.get(key);
    if (!field) return "is not a field of this playbook";
    const read = readTyped(field, value);
    if (read.value !== undefined) state.account[key] = read.value;
    if (read.problem) return read.problem;
  }
  return "";
}

/** @param {string} part */
function decoded(part) {
  const at = part.indexOf("=");
  const [key, value] = at === -1 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  try {
    return [decodeURIComponent(key), decodeURIComponent(value)];
  } catch {
    return [key, value]; // a percent sign on its own
  }
}

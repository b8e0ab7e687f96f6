// What is known of an account as the part of a URL after #: readable keys, and nothing that reaches a server.

import { shortened } from "./cells.js";
import { day } from "./days.js";
import { readTyped, typedText } from "./catalogue.js";

const ICP = "as-icp";
const AS_OF = "as-of";
const LIST = "as-list";
const LONGEST = 500;

/** The address of a state {account, icp, asOf, list}; empty for one that says nothing. */
export function writeAddress(state, { fields }) {
  const parts = [];
  if (state.icp) parts.push([ICP, state.icp]);
  for (const field of fields) {
    const value = state.account[field.id];
    if (value !== undefined) parts.push([field.id, typedText(field, value)]);
  }
  if (state.list) parts.push([LIST, "yes"]);
  if (parts.length) parts.push([AS_OF, state.asOf]);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
}

/** {state, ignored}: what an address says, and a phrase for each part that says nothing the panel knows. */
export function readAddress(text, { byId, icps }, asOf) {
  const state = { account: {}, icp: "", asOf, list: false };
  const ignored = [];
  for (const part of text.split("&").filter(Boolean)) {
    const [key, value] = decoded(part);
    const why = value.length > LONGEST ? "is too long" : taken(state, key, value, byId, icps);
    if (why) ignored.push(`${shortened(key)}: ${why}`);
  }
  return { state, ignored };
}

function taken(state, key, value, byId, icps) {
  if (key === ICP) {
    if (!icps.some((icp) => icp.id === value)) return `"${shortened(value)}" is not an ICP`;
    state.icp = value;
  } else if (key === AS_OF) {
    if (!/^\d{4}-\d\d-\d\d$/.test(value) || day(...value.split("-")) !== value)
      return `"${shortened(value)}" is not a date`;
    state.asOf = value;
  } else if (key === LIST) {
    state.list = value === "yes";
  } else {
    const field = byId.get(key);
    if (!field) return "is not a field of this playbook";
    const read = readTyped(field, value);
    if (read.problem) return read.problem;
    if (read.value !== undefined) state.account[key] = read.value;
  }
  return "";
}

function decoded(part) {
  const at = part.indexOf("=");
  const [key, value] = at === -1 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  try {
    return [decodeURIComponent(key), decodeURIComponent(value)];
  } catch {
    return [key, value]; // a percent sign on its own
  }
}

// What is shown, in the URL, so that it can be shared: filters, a period, one entry.

import { isDay } from "../days.js";
import { one } from "../elements.js";
import { replaceQuery } from "../navigation.js";

/**
 * @typedef {"effect" | "icp" | "kind"} Filter
 * @typedef {"since" | "until"} Period
 * @typedef {Record<Filter | Period | "entry", string>} State what the URL asks for; nothing is an empty text
 */

/** @type {Filter[]} */
export const FILTERS = ["effect", "icp", "kind"];
/** @type {Period[]} */
export const PERIOD = ["since", "until"];
const FIELDS = [...FILTERS, ...PERIOD];

/**
 * The control of the form for a part of the state.
 * @param {HTMLFormElement} form
 * @param {Filter | Period} name
 */
function control(form, name) {
  const found = one(form, `[name=${name}]`, HTMLElement);
  return /** @type {HTMLSelectElement | HTMLInputElement} */ (found);
}

/**
 * What the URL asks for; a filter value that the form does not have is ignored.
 * @param {Location} location
 * @param {HTMLFormElement} form
 * @returns {State}
 */
export function readAddress(location, form) {
  const query = new URLSearchParams(location.search);
  const state = { entry: query.get("entry") ?? "", effect: "", icp: "", kind: "", since: "", until: "" };
  for (const name of FILTERS) {
    const wanted = query.get(name) ?? "";
    const { options } = one(form, `select[name=${name}]`, HTMLSelectElement);
    state[name] = [...options].some((option) => option.value === wanted) ? wanted : "";
  }
  for (const name of PERIOD) {
    const wanted = query.get(name) ?? "";
    state[name] = isDay(wanted) ? wanted : "";
  }
  return state;
}

/**
 * Puts the filters and the period into the URL; what else stands there stays.
 * @param {Window} window
 * @param {State} state
 */
export function writeAddress(window, state) {
  replaceQuery(
    window,
    FIELDS.map((name) => [name, state[name]]),
  );
}

/**
 * What the form asks for, put into a state.
 * @param {HTMLFormElement} form
 * @param {State} state
 */
export function readForm(form, state) {
  for (const name of FIELDS) state[name] = control(form, name).value;
}

/**
 * Shows a state in the form, or clears it.
 * @param {HTMLFormElement} form
 * @param {State | null} state
 */
export function writeForm(form, state) {
  for (const name of FIELDS) control(form, name).value = state ? state[name] : "";
}

/**
 * Hides or shows the filters that do not apply to the history of one entry.
 * @param {HTMLFormElement} form
 * @param {boolean} hidden
 */
export function hideEntryFilters(form, hidden) {
  for (const name of /** @type {Filter[]} */ (["icp", "kind"])) {
    const label = control(form, name).parentElement;
    if (label) label.hidden = hidden;
  }
}

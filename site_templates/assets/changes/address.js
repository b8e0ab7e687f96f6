// What is shown, in the URL, so that it can be sent on: filters, a period, one entry.

import { isDay } from "./days.js";

export const FILTERS = ["effect", "icp", "kind"];
export const PERIOD = ["since", "until"];

/** {entry, effect, icp, kind, since, until}: what the URL asks for; a filter's value that the form has not is none. */
export function readAddress(location, form) {
  const query = new URLSearchParams(location.search);
  const state = { entry: query.get("entry") ?? "" };
  for (const name of FILTERS) {
    const wanted = query.get(name) ?? "";
    const known = [...form.elements[name].options].some((option) => option.value === wanted);
    state[name] = known ? wanted : "";
  }
  for (const name of PERIOD) {
    const wanted = query.get(name) ?? "";
    state[name] = isDay(wanted) ? wanted : "";
  }
  return state;
}

/** Puts the filters and the period into the URL; what else stands there stays. */
export function writeAddress(window, state) {
  const { location, history } = window;
  const query = new URLSearchParams(location.search);
  for (const name of [...FILTERS, ...PERIOD]) {
    if (state[name]) query.set(name, state[name]);
    else query.delete(name);
  }
  const text = query.toString().replaceAll("%2F", "/");
  history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
}

// Whether a freeze of the boundary is on today: worked out when it is read, so that an old build stays correct.

import { dayNumber, dayOf, localDay, sayDay } from "./days.js";
import { all, el } from "./elements.js";

/**
 * @typedef {object} Freeze the last days of each period, or days of the calendar
 * @property {string} [last] how many days of the period
 * @property {string} [of] month, quarter or year
 * @property {string} [starts] the month in which the fiscal year starts
 * @property {string} [from] its first day
 * @property {string} [to] its last day
 */
/** @typedef {{first: string, last: string}} FreezeWindow both days are in it */

const MONTHS = new Map([
  ["month", 1],
  ["quarter", 3],
  ["year", 12],
]);

/**
 * The window of a freeze in the period that a day is in; its own where it has dates.
 * @param {Freeze} freeze
 * @param {string} day
 * @returns {FreezeWindow | null} null for what is no freeze
 */
export function windowAround(freeze, day) {
  if (freeze.from !== undefined && freeze.to !== undefined) return { first: freeze.from, last: freeze.to };
  const months = MONTHS.get(freeze.of ?? "");
  if (months === undefined) return null;
  const [year, month] = day.split("-").map(Number);
  const at = year * 12 + month - 1;
  const first = at - ((((at - (Number(freeze.starts) - 1)) % months) + months) % months);
  const next = first + months;
  const after = dayOf(Math.floor(next / 12), (next % 12) + 1, 1);
  if (after === null) return null;
  const end = dayNumber(after) - 1;
  return { first: dayAt(end - Number(freeze.last) + 1), last: dayAt(end) };
}

/**
 * Says below each list of freezes whether one is on, and otherwise when the next begins.
 * @param {Document} root
 * @param {Date} now
 */
export function showFreezes(root, now) {
  const today = localDay(now);
  for (const list of all(root, "[data-freezes]:not([data-aged])", HTMLElement)) {
    list.dataset.aged = "";
    const windows = all(list, "[data-freeze]", HTMLElement).flatMap((item) => {
      const found = windowAround(item.dataset, today);
      return found === null ? [] : [{ ...found, name: item.dataset.freeze ?? "" }];
    });
    if (windows.length > 0) list.append(el("p", { "data-today": true }, todaySays(windows, today)));
  }
}

/**
 * @param {(FreezeWindow & {name: string})[]} windows
 * @param {string} today
 */
function todaySays(windows, today) {
  const on = windows.filter((one) => one.first <= today && today <= one.last);
  if (on.length > 0) {
    const words = on.map((one) => `${one.name}, until ${sayDay(one.last)}`);
    return [el("strong", null, "A freeze is on today: "), `${words.join("; ")}.`];
  }
  const next = windows.filter((one) => one.first > today).sort((one, other) => (one.first < other.first ? -1 : 1));
  const begins = next.length > 0 ? `: the next, ${next[0].name}, begins on ${sayDay(next[0].first)}` : "";
  return [`No freeze is on today${begins}.`];
}

/** @param {number} number days since 1970 */
function dayAt(number) {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

// What this browser has shown before. It stays in the browser; where it cannot be kept, nothing is missed but this.

import { dayOf, isDay } from "./days.js";

/** What is new since the last visit: {day, fresh}, the short hashes as a set; null on a first visit.
 *
 * `place` tells what is remembered: /changes/ and the home page show different changes.
 * A visit goes on until the tab is closed, so that reading a page again does not make its news old.
 */
export function lookBack(window, root, recent, place = "changes") {
  const key = `icp-${place}:${new URL(root, window.location.href).pathname}`;
  const before = read(() => window.sessionStorage, key) ?? read(() => window.localStorage, key);
  keep(() => window.sessionStorage, key, before ?? { day: "", seen: [] });
  keep(() => window.localStorage, key, { day: dayOf(new Date()), seen: recent.map(([short]) => short) });
  return before?.day ? { day: before.day, fresh: new Set(freshOf(recent, before)) } : null;
}

/** The hashes that were not seen and stand above one that was; by day where none of those is left. */
export function freshOf(recent, before) {
  const seen = new Set(before.seen);
  const last = recent.findLastIndex(([short]) => seen.has(short));
  const found =
    last === -1
      ? recent.filter(([, day]) => day > before.day)
      : recent.slice(0, last).filter(([short]) => !seen.has(short));
  return found.map(([short]) => short);
}

function read(storage, key) {
  try {
    const found = JSON.parse(storage().getItem(key));
    const whole =
      found !== null &&
      typeof found === "object" &&
      (found.day === "" || isDay(String(found.day))) &&
      Array.isArray(found.seen) &&
      found.seen.every((short) => typeof short === "string");
    return whole ? found : undefined;
  } catch {
    return undefined; // no storage, or something else in its place
  }
}

function keep(storage, key, value) {
  try {
    storage().setItem(key, JSON.stringify(value));
  } catch {
    // no storage, or no room in it
  }
}

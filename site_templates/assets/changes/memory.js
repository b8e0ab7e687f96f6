// What this browser has already shown. It never leaves the browser; without storage, nothing is marked as new.

import { isDay, localDay } from "../days.js";
import { isRecord, isTexts, readStored, storageKey, store } from "../storage.js";

/**
 * @import { Recent } from "./data.js"
 * @typedef {{day: string, fresh: Set<string>}} LastVisit its day, and the short hashes that are new since
 * @typedef {{day: string, seen: string[]}} Memory
 */

/**
 * What is new since the last visit; null on a first visit.
 *
 * `place` is whose memory it is: /changes/ and the home page show different changes.
 * A visit goes on until the tab is closed, so that reading a page again does not make its news old.
 * @param {Window} window
 * @param {string} root
 * @param {Recent[]} recent
 * @returns {LastVisit | null}
 */
export function sinceLastVisit(window, root, recent, place = "changes") {
  const key = storageKey(window, root, place);
  const before =
    readStored(() => window.sessionStorage, key, isMemory) ?? readStored(() => window.localStorage, key, isMemory);
  store(() => window.sessionStorage, key, before ?? { day: "", seen: [] });
  store(() => window.localStorage, key, { day: localDay(new Date()), seen: recent.map(([short]) => short) });
  return before?.day ? { day: before.day, fresh: new Set(freshOf(recent, before)) } : null;
}

/**
 * The hashes that were not seen and stand above one that was; by day where none of those is left.
 * @param {Recent[]} recent
 * @param {Memory} before
 */
export function freshOf(recent, before) {
  const seen = new Set(before.seen);
  const last = recent.findLastIndex(([short]) => seen.has(short));
  const found =
    last === -1
      ? recent.filter(([, day]) => day > before.day)
      : recent.slice(0, last).filter(([short]) => !seen.has(short));
  return found.map(([short]) => short);
}

/**
 * @param {unknown} found
 * @returns {found is Memory}
 */
function isMemory(found) {
  return isRecord(found) && (found.day === "" || isDay(String(found.day))) && isTexts(found.seen);
}

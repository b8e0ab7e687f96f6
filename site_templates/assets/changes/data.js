// The data of history, as views/events/records.py makes it, and the events of a year, loaded on demand.

import { loadScript } from "../loading.js";

/**
 * @typedef {"boundary" | "messaging" | "people" | "evidence" | "editorial"} Effect
 * @typedef {"widens" | "narrows" | "shifts" | "undecided"} Direction of a change of who qualifies
 * @typedef {Effect | Direction | "trouble"} EventTone what a chip says of a change
 * @typedef {Partial<Record<EventTone, string>>} ToneWords the word of each tone, in the order they are shown
 * @typedef {{text: string, url: string | null}} Link
 * @typedef {{
 *   id: string, path: (string | number)[], says: string, effect: Effect, direction: Direction | null,
 *   fingerprint: string,
 * }} ChangeRecord
 * @typedef {{
 *   entry: string, kind: string, name: string, url: string | null, changes: ChangeRecord[], troubles: string[],
 * }} EntryRecord
 * @typedef {{
 *   name: string, url: string | null, icp: string, icp_name: string, before: string, after: string, newly: string,
 *   kind: string, tone: string,
 * }} DecisionRecord
 * @typedef {{musts: string[], disqualifiers: string[]}} Qualification who was in and who was out
 * @typedef {{people: Link[], request: Link | null, commit: Link, other_work?: string}} Origin
 * @typedef {{why: string, stated: boolean}} Rationale
 * @typedef {Origin & Rationale & {
 *   hash: string, short: string, date: string, day: string, subject: string, relation: Link[], evidence: string[],
 *   effect: Effect | "trouble", effects: Effect[], kinds: string[], icps: string[], counts: string[],
 *   entries: EntryRecord[], moved: DecisionRecord[] | null, moved_note: string,
 *   said: Record<string, Qualification>, begins: boolean, decisions: Link[],
 * }} EventRecord
 * @typedef {{id: string, text: string, tone: string, due: string | null}} Mark where a decision is, or what came of it
 * @typedef {{
 *   decision: string, short: string, day: string, subject: string, url: string, decided: string, by: string,
 *   status: Mark, outcome: Mark | null, why: string, facts: {heading: string, lines: string[]}[],
 *   evidence: string[], relation: Link[], effect: "decision", effects: "decision"[], kinds: string[], icps: string[],
 *   entries: {entry: string, kind: string, name: string, url: string | null}[],
 * }} DecidedRecord a decision at its day
 * @typedef {EventRecord | DecidedRecord} TimelineRecord
 * @typedef {Origin & Rationale & {
 *   day: string, subject: string, replaced_by: (Link & {entry: string})[],
 * }} Tombstone an entry that was deleted
 * @typedef {{name: string, kind: string, url: string | null, years: number[]}} IndexedEntry
 * @typedef {[short: string, day: string, loud?: number]} Recent
 * @typedef {{
 *   head: string | null, decided: number, years: [year: number, events: number][], recent: Recent[],
 *   entries: Record<string, IndexedEntry>, moved: Record<string, string>, gone: Record<string, Tombstone>,
 *   tones: ToneWords,
 * }} ChangesIndex
 */

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * The events of some years, latest first. Rejects when one of them cannot be loaded.
 * @param {Window} window
 * @param {string} root
 * @param {number[]} years
 */
export async function eventsOf(window, root, years) {
  await Promise.all(years.map((year) => load(window, root, year)));
  return years.flatMap((year) => window.icpChangesOf?.[year] ?? []);
}

/**
 * @param {Window} window
 * @param {string} root
 * @param {number} year
 */
function load(window, root, year) {
  if (window.icpChangesOf?.[year]) return Promise.resolve();
  const address = `${root}assets/changes/data-${year}.js`;
  const begun =
    loading.get(address) ??
    loadScript(window.document, address).catch(() => {
      loading.delete(address);
      throw new Error(`the changes of ${year} could not be loaded`);
    });
  loading.set(address, begun);
  return begun;
}

// The inverted index: from a word to the parts of findings that contain it. icp_playbook/search/index.py writes it.

import { folded, stem, wordsOf } from "./words.js";

/**
 * The record as the site carries it.
 * @typedef {[label: string, prefix: string, asked: string]} KindRecord
 * @typedef {[weight: number, steps: string, anchor?: string, shown?: string, answer?: string]} PartRecord
 * @typedef {[
 *   kind: number, rest: string, title: string, answer: string, names: string[], parts: PartRecord[],
 * ]} FindingRecord
 * @typedef {{kinds: KindRecord[], stop: string, words: string, found: FindingRecord[]}} IndexRecord
 *
 * The index as it is queried.
 * @typedef {{
 *   label: string, url: string, title: string, answer: string, asked: string[] | null,
 *   names: {text: string, folded: string}[], number: number,
 * }} Finding
 * @typedef {{
 *   weight: number, anchor: string, shown: string, answer: string, isKind: boolean, name: number,
 *   size: number, number: number, of: Finding,
 * }} Part `name` counts the names of a finding from 1; 0 is no name
 * @typedef {{text: string, stem: string, at: Part[], spread: number, last: number, weighs: number}} Word
 * @typedef {{
 *   stop: Set<string>, words: Map<string, Word>, stems: Map<string, Word[]>, list: Word[], found: Finding[],
 *   parts: number,
 * }} Index
 *
 * @typedef {{
 *   label: string, url: string, title: string, answer: string, names: string[], asked: string,
 *   parts: PartRecord[], numbered: Word[],
 * }} Row
 */

/** Weight of a title, of another name for the same thing, and of the words for its kind. */
const TITLE = 9;
const NAME = 8;
const KIND = 2.6;
const WEIGHTS = [0, 1, 1.6, 2.6, 4, 5];
const PLAIN = { anchor: "", shown: "", answer: "", isKind: false, name: 0 };

/**
 * The index ready to query, from one record or several; a page of a later one replaces what it was.
 * @param {IndexRecord[]} records
 * @returns {Index}
 */
export function readIndex(records) {
  const stop = new Set(records.flatMap((record) => record.stop.split(" ")));
  /** @type {Index} */
  const made = { stop, words: new Map(), stems: new Map(), list: [], found: [], parts: 0 };
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const row of records.flatMap((record) => rowsOf(made, record))) {
    const before = rows.get(row.url);
    rows.set(row.url, before ? replaced(before, row) : row);
  }
  for (const row of rows.values()) addRow(made, row);
  made.list = [...made.words.values()];
  for (const word of made.list) {
    word.weighs = Math.log(1 + made.found.length / word.spread);
    const alike = made.stems.get(word.stem);
    if (alike) alike.push(word);
    else made.stems.set(word.stem, [word]);
  }
  return made;
}

/**
 * @param {Index} made
 * @param {IndexRecord} record
 * @returns {Row[]}
 */
function rowsOf(made, record) {
  const numbered = record.words ? record.words.split(" ").map((word) => entryOf(made, word)) : [];
  return record.found.map(([kind, rest, title, answer, names, parts]) => {
    const [label, prefix, asked] = record.kinds[kind];
    return { label, url: prefix + rest, title, answer, names, asked, parts, numbered };
  });
}

/**
 * The company's own page in the place of a page of the playbook: its words, found by the old names too.
 * @param {Row} before
 * @param {Row} row
 * @returns {Row}
 */
function replaced(before, row) {
  return { ...row, label: before.label, names: [before.title, ...before.names], asked: before.asked };
}

/**
 * @param {Index} made
 * @param {Row} row
 */
function addRow(made, { label, url, title, answer, names, asked, parts, numbered }) {
  const called = asked ? asked.split(" ") : null;
  const number = made.found.length;
  /** @type {Finding} */
  const finding = { label, url, title, answer, asked: called, names: [], number };
  made.found.push(finding);
  addName(made, finding, title, TITLE);
  for (const name of names) if (name !== title) addName(made, finding, name, NAME);
  for (const [weight, steps, anchor = "", shown = "", partAnswer = ""] of parts) {
    const words = numbers(steps).map((place) => numbered[place]);
    addPart(made, finding, words, { ...PLAIN, weight: WEIGHTS[weight], anchor, shown, answer: partAnswer });
  }
  const words = (called ?? []).map((text) => entryOf(made, text));
  if (called) addPart(made, finding, words, { ...PLAIN, weight: KIND, isKind: true });
}

/**
 * @param {Index} made
 * @param {string} text
 * @returns {Word}
 */
function entryOf(made, text) {
  let word = made.words.get(text);
  if (!word) {
    word = { text, stem: stem(text), at: [], spread: 0, last: -1, weighs: 0 };
    made.words.set(text, word);
  }
  return word;
}

/**
 * @param {Index} made
 * @param {Finding} finding
 * @param {string} name
 * @param {number} weight
 */
function addName(made, finding, name, weight) {
  const texts = [...new Set(wordsOf(name))];
  const meaningful = texts.filter((text) => !made.stop.has(text));
  const words = (meaningful.length ? meaningful : texts).map((text) => entryOf(made, text));
  finding.names.push({ text: name, folded: folded(name) });
  addPart(made, finding, words, { ...PLAIN, weight, name: finding.names.length });
}

/**
 * @param {Index} made
 * @param {Finding} finding
 * @param {Word[]} words
 * @param {Omit<Part, "size" | "number" | "of">} about
 */
function addPart(made, finding, words, about) {
  const part = { ...about, size: words.length, number: made.parts, of: finding };
  made.parts += 1;
  for (const word of words) {
    word.at.push(part);
    if (word.last !== finding.number) word.spread += 1;
    word.last = finding.number;
  }
}

/** @param {string} steps */
function numbers(steps) {
  let last = 0;
  return steps.split(" ").map((step) => (last += parseInt(step, 36)));
}

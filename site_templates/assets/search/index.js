// The inverted index: from a word to the parts of findings that contain it. icp_playbook/search/index.py writes it.

import { folded, logarithm, runs, stem, wordsOf } from "./words.js";

/**
 * @import { MetPart } from "./rank.js"
 *
 * The record as the site carries it.
 * @typedef {[label: string, prefix: string, asked: string, lapsed?: 1]} KindRecord
 * @typedef {[
 *   weight: number, steps: string, anchor?: string | number, shown?: string | number, answer?: string, ...topics: number[],
 * ]} PartRecord
 * @typedef {[id: string, phrases: string]} SortRecord
 * @typedef {[
 *   kind: number, rest: string, title: string, answer: string, names: string[], parts: PartRecord[],
 * ]} FindingRecord
 * @typedef {{
 *   kinds: KindRecord[], stop: string, light: string, sorts: SortRecord[], words: string, shared: string[],
 *   found: FindingRecord[],
 * }} IndexRecord
 *
 * The index as it is queried.
 * @typedef {{
 *   label: string, url: string, title: string, answer: string, asked: string[] | null,
 *   lapsed: boolean, names: Name[], number: number,
 * }} Finding `lapsed` where it holds no longer, as a decision that was undone
 * @typedef {{text: string, folded: string, stems: string}} Name
 * @typedef {{
 *   weight: number, anchor: string, shown: string, answer: string, isKind: boolean, name: number,
 *   size: number, number: number, topics: string[], of: Finding, spoken: string | null, met: MetPart | null,
 * }} Part `name` counts the names of a finding from 1; 0 is no name; `spoken` is what is shown, once it was looked at;
 *   `met` is what the last search made of it
 * @typedef {{text: string, stem: string, at: Part[], isNamed: boolean, spread: number, last: number, weighs: number}} Word
 * @typedef {{id: string, at: Part[], isNamed: boolean, spread: number, last: number, weighs: number}} Sort
 * @typedef {{sorts: Sort[], tokens: string[]}} Phrase
 * @typedef {{
 *   stop: Set<string>, light: Set<string>, phrases: Map<string, Phrase[]>, sorts: Map<string, Sort>,
 *   words: Map<string, Word>, stems: Map<string, Word[]>, list: Word[], found: Finding[], parts: number,
 *   acronyms: Set<string>,
 * }} Index `sorts` are topics of parts and labels of findings; `phrases` by their first word; `acronyms` are names
 *   written like a word that says nothing: IT
 *
 * @typedef {{
 *   label: string, url: string, title: string, answer: string, names: string[], asked: string,
 *   lapsed: boolean, parts: PartRecord[], numbered: Word[], topics: string[], shared: string[],
 * }} Row
 */

/** Weight of a title, of another name for the same thing, and of the words for its kind. */
const TITLE = 9;
const NAME = 8;
const KIND = 2.6;
const WEIGHTS = [0, 1, 1.6, 2.6, 4, 5];
/** Marks the words of a part that has those of its title and its answer too. */
const SHOWN = "+";
/** @type {string[]} */
const NONE = [];

/**
 * The index ready to query, from one record or several; a page of a later one replaces what it was.
 * @param {IndexRecord[]} records
 * @returns {Index}
 */
export function readIndex(records) {
  const made = emptyIndex(records);
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const row of records.flatMap((record) => rowsOf(made, record))) {
    const before = rows.get(row.url);
    rows.set(row.url, before ? replaced(before, row) : row);
  }
  for (const row of rows.values()) addRow(made, row);
  made.list = [...made.words.values()];
  for (const word of made.list) {
    word.weighs = weightOf(made, word.spread);
    const alike = made.stems.get(word.stem);
    if (alike) alike.push(word);
    else made.stems.set(word.stem, [word]);
  }
  for (const sort of made.sorts.values()) sort.weighs = weightOf(made, sort.spread);
  return made;
}

/**
 * What a word weighs that so many findings have; one that none has weighs most.
 * @param {Index} made
 * @param {number} spread
 */
export function weightOf(made, spread) {
  return logarithm(1 + made.found.length / Math.max(spread, 1));
}

/**
 * @param {IndexRecord[]} records
 * @returns {Index}
 */
function emptyIndex(records) {
  /** @type {Index} */
  const made = {
    stop: new Set(records.flatMap((record) => record.stop.split(" "))),
    light: new Set(records.flatMap((record) => record.light.split(" "))),
    phrases: new Map(),
    sorts: new Map(),
    words: new Map(),
    stems: new Map(),
    list: [],
    found: [],
    parts: 0,
    acronyms: new Set(),
  };
  for (const [id, phrases] of records.flatMap((record) => record.sorts)) {
    if (!made.sorts.has(id)) addSort(made, id, phrases.split("|"));
  }
  return made;
}

/**
 * @param {Index} made
 * @param {string} id
 * @param {string[]} phrases
 */
function addSort(made, id, phrases) {
  /** @type {Sort} */
  const sort = { id, at: [], isNamed: false, spread: 0, last: -1, weighs: 0 };
  made.sorts.set(id, sort);
  for (const phrase of phrases) {
    const tokens = runs(phrase).flat();
    const alike = made.phrases.get(tokens[0]) ?? [];
    const same = alike.find((one) => one.tokens.join(" ") === tokens.join(" "));
    if (!same) made.phrases.set(tokens[0], [...alike, { sorts: [sort], tokens }]);
    else if (!same.sorts.includes(sort)) same.sorts.push(sort);
  }
}

/**
 * @param {Index} made
 * @param {IndexRecord} record
 * @returns {Row[]}
 */
function rowsOf(made, record) {
  const numbered = record.words ? record.words.split(" ").map((word) => entryOf(made, word)) : [];
  const topics = record.sorts.map(([id]) => id);
  return record.found.map(([kind, rest, title, answer, names, parts]) => {
    const [label, prefix, asked, lapsed] = record.kinds[kind];
    const { shared } = record;
    const page = { label, url: prefix + rest, title, answer, names, asked, lapsed: lapsed === 1 };
    return { ...page, parts, numbered, topics, shared };
  });
}

/**
 * The company's own page in the place of a page of the playbook: its words, found by the old names too.
 * @param {Row} before
 * @param {Row} row
 * @returns {Row}
 */
function replaced(before, row) {
  return { ...row, label: before.label, names: [before.title, ...before.names], asked: before.asked, lapsed: before.lapsed };
}

/**
 * @param {Index} made
 * @param {Row} row
 */
function addRow(made, { label, url, title, answer, names, asked, lapsed, parts, numbered, topics, shared }) {
  const called = asked ? asked.split(" ") : null;
  const number = made.found.length;
  /** @type {Finding} */
  const finding = { label, url, title, answer, asked: called, lapsed, names: [], number };
  made.found.push(finding);
  addName(made, finding, title, TITLE);
  for (const name of names) if (name !== title) addName(made, finding, name, NAME);
  for (const [weight, steps, anchorOf = "", shownOf = "", partAnswer = "", ...places] of parts) {
    const [anchor, shown] = [anchorOf, shownOf].map((text) => (typeof text === "number" ? shared[text] : text));
    const marked = steps.startsWith(SHOWN);
    const words = numbers(marked ? steps.slice(SHOWN.length) : steps).map((place) => numbered[place]);
    if (marked) words.push(...shownWords(made, shown, partAnswer));
    const about = { anchor, shown, answer: partAnswer, topics: places.map((place) => topics[place]) };
    addPart(made, finding, words, { ...about, weight: WEIGHTS[weight] });
  }
  const words = (called ?? []).map((text) => entryOf(made, text));
  if (called) addPart(made, finding, words, { weight: KIND, isKind: true });
  else if (made.sorts.has(label)) addPart(made, finding, [], { weight: KIND, isKind: true, topics: [label] });
}

/**
 * The words of what is shown of a part, which the record leaves out.
 * @param {Index} made
 * @param {string} shown
 * @param {string} answer
 */
function shownWords(made, shown, answer) {
  const words = new Set([...wordsOf(shown), ...wordsOf(answer)]);
  return [...words].filter((word) => !made.stop.has(word)).map((word) => entryOf(made, word));
}

/**
 * @param {Index} made
 * @param {string} text
 * @returns {Word}
 */
function entryOf(made, text) {
  let word = made.words.get(text);
  if (!word) {
    word = { text, stem: stem(text), at: [], isNamed: false, spread: 0, last: -1, weighs: 0 };
    made.words.set(text, word);
  }
  return word;
}

/**
 * A name, with the words of which only one is typed: "load board" is "loadboard" as well.
 * @param {Index} made
 * @param {Finding} finding
 * @param {string} name
 * @param {number} weight
 */
function addName(made, finding, name, weight) {
  const all = wordsOf(name);
  const texts = [...new Set(all)];
  const meaningful = texts.filter((text) => !made.stop.has(text));
  const kept = meaningful.length ? meaningful : texts;
  if (texts.length === 1 && !meaningful.length) made.acronyms.add(texts[0]);
  finding.names.push({ text: name, folded: folded(name), stems: kept.map(stem).join(" ") });
  const tokens = runs(name).flat();
  const joined = tokens.slice(1).map((text, place) => tokens[place] + text);
  const words = [...new Set([...kept, ...joined])].map((text) => entryOf(made, text));
  addPart(made, finding, words, { weight, name: finding.names.length, size: kept.length });
}

/**
 * @param {Index} made
 * @param {Finding} of
 * @param {Word[]} words
 * @param {Partial<Part> & {weight: number}} about what is not said is empty; `size` is how many words have to be typed
 *   to say it all
 */
function addPart(made, of, words, about) {
  const { weight, anchor = "", shown = "", answer = "", topics = NONE } = about;
  const { isKind = false, name = 0, size = words.length } = about;
  const number = made.parts;
  /** @type {Part} */
  const part = { weight, anchor, shown, answer, topics, isKind, name, size, number, of, spoken: null, met: null };
  made.parts += 1;
  for (const word of words) enter(word, part);
  for (const topic of topics) {
    const sort = made.sorts.get(topic);
    if (sort) enter(sort, part);
  }
}

/**
 * @param {Word | Sort} word
 * @param {Part} part
 */
function enter(word, part) {
  word.at.push(part);
  word.isNamed ||= part.name > 0;
  if (word.last !== part.of.number) word.spread += 1;
  word.last = part.of.number;
}

/** @param {string} steps */
function numbers(steps) {
  let last = 0;
  return steps ? steps.split(" ").map((step) => (last += parseInt(step, 36))) : [];
}

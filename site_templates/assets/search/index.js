// The index turned around: from a word to the parts of findings it stands in. icp_playbook/search/index.py makes it.

import { folded, stem, wordsOf } from "./words.js";

/** Weight of a title, of another name for the same thing, and of the words for its kind. */
const TITLE = 9;
const NAME = 8;
const KIND = 2.6;
const WEIGHTS = [0, 1, 1.6, 2.6, 4, 5];

/** The index ready to be asked, from one record or several; a page of a later one replaces what it was. */
export function readIndex(records) {
  const stop = new Set(records.flatMap((record) => record.stop.split(" ")));
  const made = { stop, words: new Map(), stems: new Map(), list: [], found: [], parts: 0 };
  const rows = new Map();
  for (const row of records.flatMap((record) => rowsOf(made, record))) {
    const before = rows.get(row.url);
    rows.set(row.url, before ? replaced(before, row) : row);
  }
  for (const row of rows.values()) addRow(made, row);
  made.list = [...made.words.values()];
  for (const word of made.list) {
    word.weighs = Math.log(1 + made.found.length / word.spread);
    if (!made.stems.has(word.stem)) made.stems.set(word.stem, []);
    made.stems.get(word.stem).push(word);
  }
  return made;
}

function rowsOf(made, record) {
  const numbered = record.words ? record.words.split(" ").map((word) => entryOf(made, word)) : [];
  return record.found.map(([kind, rest, title, answer, names, parts]) => {
    const [label, prefix, asked] = record.kinds[kind];
    return { label, url: prefix + rest, title, answer, names, asked, parts, numbered };
  });
}

/** The company's own page in the place of a page of the playbook: its words, found by the old names too. */
function replaced(before, row) {
  return { ...row, label: before.label, names: [before.title, ...before.names], asked: before.asked };
}

function addRow(made, { label, url, title, answer, names, asked, parts, numbered }) {
  const called = asked ? asked.split(" ") : null;
  const number = made.found.length;
  const one = { label, url, title, answer, asked: called, names: [], number };
  made.found.push(one);
  addName(made, one, title, TITLE);
  for (const name of names) if (name !== title) addName(made, one, name, NAME);
  for (const [weight, steps, anchor = "", shown = "", told = ""] of parts) {
    const words = numbers(steps).map((place) => numbered[place]);
    addPart(made, one, words, { weight: WEIGHTS[weight], anchor, shown, told });
  }
  const words = (called ?? []).map((text) => entryOf(made, text));
  if (called) addPart(made, one, words, { weight: KIND, anchor: "", shown: "", told: "", kind: true });
}

function entryOf(made, text) {
  let word = made.words.get(text);
  if (!word) {
    word = { text, stem: stem(text), at: [], spread: 0, last: -1 };
    made.words.set(text, word);
  }
  return word;
}

function addName(made, one, name, weight) {
  const texts = [...new Set(wordsOf(name))];
  const telling = texts.filter((text) => !made.stop.has(text));
  const words = (telling.length ? telling : texts).map((text) => entryOf(made, text));
  one.names.push({ said: name, text: folded(name) });
  addPart(made, one, words, { weight, anchor: "", shown: "", told: "", name: one.names.length });
}

function addPart(made, one, words, part) {
  part.size = words.length;
  part.number = made.parts;
  part.of = one;
  made.parts += 1;
  for (const word of words) {
    word.at.push(part);
    if (word.last !== one.number) word.spread += 1;
    word.last = one.number;
  }
}

function numbers(steps) {
  let last = 0;
  return steps.split(" ").map((step) => (last += parseInt(step, 36)));
}

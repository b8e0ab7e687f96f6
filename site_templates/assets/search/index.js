// The index turned around: from a word to the parts of findings it stands in. icp_playbook/search/index.py makes it.

import { folded, stem, wordsOf } from "./words.js";

/** Weight of a title, and of another name for the same thing. */
const TITLE = 9;
const NAME = 8;
const WEIGHTS = [0, 1, 1.6, 2.6, 4, 5];

/** The index ready to be asked, from one record or several. */
export function readIndex(records) {
  const stop = new Set(records.flatMap((record) => record.stop.split(" ")));
  const made = { stop, words: new Map(), stems: new Map(), list: [], found: [] };
  for (const record of records) addRecord(made, record);
  made.list = [...made.words.values()];
  for (const word of made.list) {
    word.weighs = Math.log(1 + made.found.length / word.spread);
    if (!made.stems.has(word.stem)) made.stems.set(word.stem, []);
    made.stems.get(word.stem).push(word);
  }
  return made;
}

function addRecord(made, record) {
  const numbered = record.words ? record.words.split(" ").map((word) => entryOf(made, word)) : [];
  for (const [kind, rest, title, answer, names, parts] of record.found) {
    const [label, prefix] = record.kinds[kind];
    const one = { label, url: prefix + rest, title, answer, names: [], parts: [], number: made.found.length };
    made.found.push(one);
    addName(made, one, title, TITLE);
    for (const name of names) addName(made, one, name, NAME);
    for (const [weight, steps, anchor = "", shown = "", told = ""] of parts) {
      const words = numbers(steps).map((number) => numbered[number]);
      addPart(one, words, { weight: WEIGHTS[weight], anchor, shown, told });
    }
  }
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
  addPart(one, words, { weight, anchor: "", shown: "", told: "", name: one.names.length });
}

function addPart(one, words, part) {
  part.size = words.length;
  part.number = one.parts.length;
  part.of = one;
  one.parts.push(part);
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

// What is asked: each word typed with what it may mean, and the sort of thing that the words ask for.

import { weightOf } from "./index.js";
import { distance, folded, isUnspaced, plainVowels, runs, stem } from "./words.js";

/**
 * @import { Index, Sort, Word } from "./index.js"
 * @typedef {[word: Word, likeness: number, sure: number]} Meant a word of the index, how much it counts beside the
 *   word as typed, and how sure it is that it was meant
 * @typedef {{text: string, met: Meant[], sorts: Sort[], weighs: number, idle: boolean}} Asked
 *   `idle` words do not decide whether anything is close
 * @typedef {{asked: Asked[], total: number, whole: string, stems: string, open: boolean}} Query
 */

/** How similar a typed word must be to a word for a sort of thing to ask for it. */
const MEANT = 0.7;
/** Fractions of a word's weight for matches other than the word as typed. */
const INFLECTED = 0.92;
const BEGUN = 0.8;
const INSIDE = 0.7;
const MISSPELLED = [1, 0.72, 0.55];
/** What an everyday word weighs beside others, and one that only asks: "why". */
const LIGHT = 0.3;

/**
 * @param {Index} index
 * @param {string} typed
 * @returns {Query}
 */
export function askedOf(index, typed) {
  const tokens = runs(typed).flatMap((pieces) =>
    pieces.length > 1 && index.words.has(pieces.join("")) ? [pieces.join("")] : pieces,
  );
  const open = !/\s$/.test(typed);
  const asking = sortsOf(index, tokens);
  /** @type {Map<string, Asked>} */
  const asked = new Map();
  tokens.forEach((text, place) => {
    if (index.stop.has(text)) return;
    const met = meant(index, text, open && place === tokens.length - 1);
    for (const joined of [tokens[place - 1] + text, text + tokens[place + 1]]) {
      const word = index.words.get(joined);
      if (word && !met.some(([one]) => one === word)) met.unshift([word, 1, 1]);
    }
    add(asked, askedWord(index, text, met, asking[place]));
  });
  tokens.forEach((text, place) => {
    const sort = asking[place];
    if (sort && !tokens.some((one, at) => asking[at] === sort && asked.has(one))) {
      add(asked, { text: sort.id, met: [], sorts: [sort], weighs: sort.weighs * LIGHT, idle: true });
    }
  });
  if (!asked.size) for (const text of tokens) add(asked, askedWord(index, text, meant(index, text, open), null));
  const all = [...asked.values()];
  return {
    asked: all,
    total: all.reduce((total, { weighs }) => total + weighs, 0),
    whole: folded(typed).trim().replace(/\s+/g, " "),
    stems: [...new Set(tokens)]
      .filter((text) => !index.stop.has(text))
      .map(stem)
      .join(" "),
    open,
  };
}

/**
 * @param {Map<string, Asked>} asked
 * @param {Asked} one
 */
function add(asked, one) {
  if (!asked.has(one.text)) asked.set(one.text, one);
}

/**
 * @param {Index} index
 * @param {string} text
 * @param {Meant[]} met
 * @param {Sort | null} sort
 * @returns {Asked}
 */
function askedWord(index, text, met, sort) {
  const sorts = sort ? [sort] : [];
  if (!sort) {
    for (const [word, likeness] of met) {
      const meantSort = likeness >= MEANT ? singleSort(index, word.stem) : null;
      if (meantSort && !sorts.includes(meantSort)) sorts.push(meantSort);
    }
  }
  const rarity = met.length ? met[0][0].weighs : weightOf(index, 1);
  const idle = index.light.has(text);
  const weighs = sorts.length ? Math.min(rarity, ...sorts.map((one) => one.weighs)) : rarity;
  return { text, met, sorts, weighs: idle ? weighs * LIGHT : weighs, idle };
}

/**
 * For each token the sort of thing that it asks for, alone or as part of a phrase; the longest phrase first.
 * @param {Index} index
 * @param {string[]} tokens
 * @returns {(Sort | null)[]}
 */
function sortsOf(index, tokens) {
  const stems = tokens.map(stem);
  /** @type {(Sort | null)[]} */
  const asking = tokens.map(() => null);
  let place = 0;
  while (place < stems.length) {
    let length = 1;
    for (const phrase of index.phrases.get(stems[place]) ?? []) {
      if (asking[place] && phrase.tokens.length <= length) continue;
      if (!phrase.tokens.every((one, at) => one === stems[place + at])) continue;
      length = phrase.tokens.length;
      asking.fill(phrase.sort, place, place + length);
    }
    place += length;
  }
  return asking;
}

/**
 * @param {Index} index
 * @param {string} stemmed
 * @returns {Sort | null}
 */
function singleSort(index, stemmed) {
  return index.phrases.get(stemmed)?.find(({ tokens }) => tokens.length === 1)?.sort ?? null;
}

/**
 * Words of the index that may be meant by the one typed, the likeliest first. Words that only look alike are
 * considered where no word is it, has its stem or begins with it.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} open whether more may follow
 * @returns {Meant[]}
 */
function meant(index, text, open) {
  /** @type {Map<Word, Meant>} */
  const met = new Map();
  const exact = index.words.get(text);
  if (exact) met.set(exact, [exact, 1, 1]);
  for (const word of index.stems.get(stem(text)) ?? []) if (word !== exact) met.set(word, [word, INFLECTED, 1]);
  if (text.length > 2 || (open && text.length > 1)) addBegun(index, text, open, met);
  if (text.length > 1 && isUnspaced(text)) addHolding(index, text, met);
  const plain = plainVowels(text);
  if (!met.size && plain !== text) return meant(index, plain, open);
  if (!met.size) addNear(index, text, met);
  return [...met.values()].sort(
    ([one, like], [other, likeOther]) => likeOther - like || (one.text < other.text ? -1 : 1),
  );
}

/**
 * Words that begin with the one typed.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} open
 * @param {Map<Word, Meant>} met
 */
function addBegun(index, text, open, met) {
  for (const word of index.list) {
    if (!met.has(word) && word.text.length > text.length && word.text.startsWith(text)) {
      const share = Math.sqrt(text.length / word.text.length);
      met.set(word, [word, (open ? BEGUN : BEGUN - 0.2) * share, open ? 1 : share]);
    }
  }
}

/**
 * Words with the one typed inside them, of a script without blanks: 経営責任者 is in 最高経営責任者.
 * @param {Index} index
 * @param {string} text
 * @param {Map<Word, Meant>} met
 */
function addHolding(index, text, met) {
  for (const word of index.list) {
    if (!met.has(word) && word.text.includes(text)) {
      met.set(word, [word, INSIDE * Math.sqrt(text.length / word.text.length), 1]);
    }
  }
}

/**
 * The words with the fewest edits.
 * @param {Index} index
 * @param {string} text
 * @param {Map<Word, Meant>} met
 */
function addNear(index, text, met) {
  let most = text.length < 4 ? 0 : text.length < 8 ? 1 : 2;
  if (!most) return;
  for (const word of index.list) {
    if (word.text.length < 3) continue;
    const edits = distance(text, word.text, most);
    if (edits > most) continue;
    if (edits < most) met.clear();
    most = edits;
    const likeness = MISSPELLED[edits] * (text[0] === word.text[0] ? 1 : 0.85);
    met.set(word, [word, likeness, likeness]);
  }
}

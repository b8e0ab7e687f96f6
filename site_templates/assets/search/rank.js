// Ranking: which findings answer what is typed, the best first.

import { ownValue } from "../keys.js";
import { distance, folded, isUnspaced, plainVowels, runs, stem } from "./words.js";

/**
 * @import { Finding, Index, Part, Word } from "./index.js"
 * @typedef {[word: Word, likeness: number]} Meant a word of the index, and how like it is to one that was typed
 * @typedef {{text: string, met: Meant[], weighs: number}} Asked
 * @typedef {{total: number, whole: string, most: number[]}} Query
 * @typedef {{part: Part, held: Float64Array}} MetPart
 * @typedef {{finding: Finding, best: number[], held: number[], parts: MetPart[]}} Met
 * @typedef {{finding: Finding, score: number, name: string | null, part: Part | null, words: Set<string>}} Result
 */

/**
 * Entries outrank other pages, and an ICP outranks what other entries say about it.
 * @type {Record<string, number>}
 */
const SURE = { ICP: 1.15, Persona: 1, Segment: 1, Disqualifier: 1, Signal: 1, Example: 0.95, Term: 0.9 };
const OTHER = 0.85;
/** A page that has all that was asked, its kind and something of its own: "call sheet dental". */
const ASKED_FOR = 1.9;
/** How similar a typed word must be to the word for a kind of page to ask for it. */
const MEANT = 0.7;
/** Fractions of a word's weight for matches other than the word as typed. */
const INFLECTED = 0.92;
const BEGUN = 0.8;
const INSIDE = 0.7;
/** The share of the best result's score below which a result is left out. */
const LEAST = 0.04;
const MISSPELLED = [1, 0.72, 0.55];

/**
 * The results for what is typed, the best first.
 * @param {Index} index
 * @param {string} typed
 * @param {number} most
 * @returns {Result[]}
 */
export function search(index, typed, most) {
  const asked = askedWords(index, typed);
  if (!asked.length) return [];
  const words = new Set(asked.flatMap((one) => one.met.map(([word]) => word.text)));
  const called = new Set(
    asked.flatMap((one) => one.met.filter(([, likeness]) => likeness >= MEANT).map(([word]) => word.text)),
  );
  const query = {
    total: sum(asked.map((one) => one.weighs)),
    whole: folded(typed).trim().replace(/\s+/g, " "),
    most: asked.map(({ met, weighs }) => (met.length ? met[0][1] * weighs : weighs)),
  };
  const ranked = metBy(index, asked)
    .filter(({ finding }) => !finding.asked || finding.asked.some((text) => called.has(text)))
    .map((met) => ({ met, score: scoreOf(met, query) }))
    .sort((one, other) => other.score - one.score || one.met.finding.number - other.met.finding.number)
    .slice(0, most);
  return ranked
    .filter(({ score }) => score > LEAST * ranked[0].score)
    .map(({ met, score }) => ({ finding: met.finding, score, ...shownOf(met, query), words }));
}

/**
 * Each finding with a word that was asked: the most each word is worth on it (best, weighed by its part) and in it
 * (held), and its parts with what each word is worth there.
 * @param {Index} index
 * @param {Asked[]} asked
 */
function metBy(index, asked) {
  const count = asked.length;
  const worths = new Float64Array(index.parts * count);
  const seen = new Uint8Array(index.parts);
  /** @type {Met[]} */
  const found = new Array(index.found.length);
  asked.forEach(({ met, weighs }, place) => {
    for (const [word, likeness] of met) {
      const worth = likeness * weighs;
      for (const part of word.at) {
        const finding = part.of;
        const at = finding.number;
        found[at] ??= { finding, best: new Array(count).fill(0), held: new Array(count).fill(0), parts: [] };
        const result = found[at];
        if (worth * part.weight > result.best[place]) result.best[place] = worth * part.weight;
        if (worth > result.held[place]) result.held[place] = worth;
        const row = part.number;
        const slot = row * count + place;
        if (worth > worths[slot]) worths[slot] = worth;
        if (!seen[row]) result.parts.push({ part, held: worths.subarray(slot - place, slot - place + count) });
        seen[row] = 1;
      }
    }
  });
  return found.filter(Boolean);
}

/**
 * @param {Met} met
 * @param {Query} query
 */
function scoreOf({ finding, best, held, parts }, { total, whole, most }) {
  let top = 0;
  for (const one of parts) {
    const covers = sum(one.held) / total;
    const fills = filled(one);
    const worth = one.part.weight * total * covers * covers * (one.part.name ? fills : 0.35 + 0.65 * fills);
    if (worth > top) top = worth;
  }
  let score = sum(best) + 1.6 * top;
  finding.names.forEach(({ folded: text }, place) => {
    if (text === whole) score += (place === 0 ? 14 : 11) * total;
    else if (text.startsWith(`${whole} `)) score += total;
  });
  const covered = sum(held) / total;
  const called = finding.asked && held.every((worth, place) => worth >= INFLECTED * most[place]) && askedFor(parts);
  return score * covered * covered * (called ? ASKED_FOR : (ownValue(SURE, finding.label) ?? OTHER));
}

/**
 * The share of a part's words that were asked.
 * @param {MetPart} met
 */
function filled({ part, held }) {
  let met = 0;
  for (const worth of held) if (worth > 0) met += 1;
  return Math.min(1, met / part.size);
}

/**
 * Whether one word names the kind of page and another this page in particular.
 * @param {MetPart[]} parts
 */
function askedFor(parts) {
  const kind = parts.find(({ part }) => part.isKind)?.held;
  if (!kind) return false;
  return parts.some(({ part, held }) => !part.isKind && held.some((worth, place) => worth && !kind[place]));
}

/**
 * The other name that matched, and the part that is shown in place of the page's answer: the one that says most.
 * @param {Met} met
 * @param {Query} query
 */
function shownOf({ finding, parts }, { total }) {
  /** @type {MetPart | null} */
  let shown = null;
  let shownFor = 0;
  /** @type {string | null} */
  let name = null;
  let nameFor = 0;
  let named = 0;
  for (const one of parts) {
    const { part } = one;
    const covers = sum(one.held) / total;
    if (part.name) {
      named = Math.max(named, covers);
      const fits = covers * filled(one);
      if (fits > nameFor) name = part.name > 1 ? finding.names[part.name - 1].text : null;
      nameFor = Math.max(nameFor, fits);
    } else if (covers * part.weight > shownFor) {
      shownFor = covers * part.weight;
      shown = one;
    }
  }
  const cover = shown ? sum(shown.held) / total : 0;
  return { name, part: shown && cover > named && cover > 0.5 ? shown.part : null };
}

/** @param {Iterable<number>} values */
function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/**
 * Each word typed, with the words of the index it may mean.
 * @param {Index} index
 * @param {string} typed
 * @returns {Asked[]}
 */
function askedWords(index, typed) {
  const texts = runs(typed).flatMap((pieces) =>
    pieces.length > 1 && index.words.has(pieces.join("")) ? [pieces.join("")] : pieces,
  );
  const meaningful = texts.filter((text) => !index.stop.has(text));
  const open = !/\s$/.test(typed);
  const rarest = Math.log(1 + index.found.length);
  const last = texts.at(-1);
  const kept = [...new Set(meaningful.length ? meaningful : texts)];
  return kept.map((text) => {
    const met = meant(index, text, open && text === last);
    return { text, met, weighs: met.length ? met[0][0].weighs : rarest };
  });
}

/**
 * Words of the index with their similarity to the one typed, the most similar first.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} open whether more may follow
 * @returns {Meant[]}
 */
function meant(index, text, open) {
  /** @type {Map<Word, number>} */
  const met = new Map();
  const exact = index.words.get(text);
  if (exact) met.set(exact, 1);
  for (const word of index.stems.get(stem(text)) ?? []) if (word !== exact) met.set(word, INFLECTED);
  if (text.length > 2 || (open && text.length > 1)) addBegun(index, text, open, met);
  if (text.length > 1 && isUnspaced(text)) addHolding(index, text, met);
  const plain = plainVowels(text);
  if (!met.size && plain !== text) return meant(index, plain, open);
  if (!met.size || (!exact && text.length > 3)) addNear(index, text, met);
  return [...met].sort(([one, like], [other, likeOther]) => likeOther - like || (one.text < other.text ? -1 : 1));
}

/**
 * Words that begin with the one typed.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} open
 * @param {Map<Word, number>} met
 */
function addBegun(index, text, open, met) {
  for (const word of index.list) {
    if (!met.has(word) && word.text.length > text.length && word.text.startsWith(text)) {
      met.set(word, (open ? BEGUN : BEGUN - 0.2) * Math.sqrt(text.length / word.text.length));
    }
  }
}

/**
 * Words with the one typed inside them, of a script without blanks: 経営責任者 is in 最高経営責任者.
 * @param {Index} index
 * @param {string} text
 * @param {Map<Word, number>} met
 */
function addHolding(index, text, met) {
  for (const word of index.list) {
    if (!met.has(word) && word.text.includes(text)) met.set(word, INSIDE * Math.sqrt(text.length / word.text.length));
  }
}

/**
 * @param {Index} index
 * @param {string} text
 * @param {Map<Word, number>} met
 */
function addNear(index, text, met) {
  const most = text.length < 4 ? 0 : text.length < 8 ? 1 : 2;
  if (!most) return;
  for (const word of index.list) {
    if (met.has(word) || word.text.length < 3) continue;
    const edits = distance(text, word.text, most);
    if (edits > most) continue;
    const first = text[0] === word.text[0] ? 1 : 0.85;
    met.set(word, MISSPELLED[edits] * first);
  }
}

// Ranking: which findings answer what is typed, the best first.

import { distance, folded, runs, stem } from "./words.js";

/** Entries outrank listings, and the ICP what is told of it elsewhere. */
const SURE = { ICP: 1.15, Term: 0.9, Example: 0.95, Page: 0.85 };
/** Parts of a word's weight when it is met otherwise than as typed. */
const INFLECTED = 0.92;
const BEGUN = 0.8;
/** The share of the best result's score below which a result is left out. */
const LEAST = 0.04;
const MISSPELLED = [1, 0.72, 0.55];

/** The results for what is typed: {finding, score, name, part, words}, the best first. */
export function search(index, typed, most) {
  const asked = askedWords(index, typed);
  if (!asked.length) return [];
  const total = asked.reduce((sum, one) => sum + one.weighs, 0);
  const found = new Map();
  asked.forEach((one, place) => {
    for (const [word, likeness] of one.met) {
      for (const part of word.at) {
        const worth = likeness * one.weighs;
        const result = resultOf(found, part.of, asked.length);
        result.best[place] = Math.max(result.best[place], worth * part.weight);
        result.held[place] = Math.max(result.held[place], worth);
        const held = result.parts.get(part) ?? result.parts.set(part, new Array(asked.length).fill(0)).get(part);
        held[place] = Math.max(held[place], worth);
      }
    }
  });
  const whole = folded(typed).trim().replace(/\s+/g, " ");
  const words = new Set(asked.flatMap((one) => one.met.map(([word]) => word.text)));
  const ranked = [...found.values()]
    .map((result) => scored(result, total, whole))
    .sort((one, other) => other.score - one.score || one.finding.number - other.finding.number)
    .slice(0, most);
  return ranked.filter(({ score }) => score > LEAST * ranked[0].score).map((result) => ({ ...result, words }));
}

function resultOf(found, finding, count) {
  let result = found.get(finding);
  if (!result) {
    result = { finding, best: new Array(count).fill(0), held: new Array(count).fill(0), parts: new Map() };
    found.set(finding, result);
  }
  return result;
}

function scored({ finding, best, held, parts }, total, whole) {
  let score = sum(best);
  let top = 0;
  let shown = null;
  let shownFor = 0;
  let name = null;
  let nameFor = 0;
  for (const [part, heldHere] of parts) {
    const covers = sum(heldHere) / total;
    const fills = Math.min(1, heldHere.filter((worth) => worth > 0).length / part.size);
    const worth = part.weight * total * covers * covers * (part.name ? fills : 0.35 + 0.65 * fills);
    if (worth > top) top = worth;
    if (part.name && covers * fills > nameFor) {
      nameFor = covers * fills;
      name = part.name > 1 ? finding.names[part.name - 1].said : null;
    }
    if (!part.name && covers * part.weight > shownFor) {
      shownFor = covers * part.weight;
      shown = part;
    }
  }
  score += 1.6 * top;
  finding.names.forEach(({ text }, place) => {
    if (text === whole) score += (place === 0 ? 14 : 11) * total;
    else if (text.startsWith(`${whole} `)) score += total;
  });
  const covered = sum(held) / total;
  score *= covered * covered * (SURE[finding.label] ?? 1);
  return { finding, score, name, part: partShown(shown, parts, total) };
}

/** A part is shown in place of the page's answer when it holds most of what was asked and no name does. */
function partShown(shown, parts, total) {
  if (!shown) return null;
  const cover = (part) => sum(parts.get(part)) / total;
  const named = Math.max(0, ...[...parts.keys()].filter((part) => part.name).map(cover));
  return cover(shown) > named && cover(shown) > 0.5 ? shown : null;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** Each word typed, with the words of the index it may mean. */
function askedWords(index, typed) {
  const texts = runs(typed).flatMap((pieces) =>
    pieces.length > 1 && index.words.has(pieces.join("")) ? [pieces.join("")] : pieces,
  );
  const telling = texts.filter((text) => !index.stop.has(text));
  const open = !/\s$/.test(typed);
  const rarest = Math.log(1 + index.found.length);
  const last = texts.at(-1);
  const kept = [...new Set(telling.length ? telling : texts)];
  return kept.map((text) => {
    const met = meant(index, text, open && text === last);
    return { text, met, weighs: met.length ? met[0][0].weighs : rarest };
  });
}

/** Words of the index with how like they are to the one typed, the likest first. */
function meant(index, text, open) {
  const met = new Map();
  const exact = index.words.get(text);
  if (exact) met.set(exact, 1);
  for (const word of index.stems.get(stem(text)) ?? []) if (word !== exact) met.set(word, INFLECTED);
  if (text.length > 2 || (open && text.length > 1)) {
    for (const word of index.list) {
      if (!met.has(word) && word.text.length > text.length && word.text.startsWith(text)) {
        met.set(word, (open ? BEGUN : BEGUN - 0.2) * Math.sqrt(text.length / word.text.length));
      }
    }
  }
  if (!met.size || (!exact && text.length > 3)) addNear(index, text, met);
  return [...met].sort(([one, like], [other, likeOther]) => likeOther - like || (one.text < other.text ? -1 : 1));
}

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

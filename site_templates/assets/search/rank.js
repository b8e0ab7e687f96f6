// Ranking: which findings answer what is typed, the best first. search/ranking.py is the same in Python.

import { askedOf } from "./asked.js";
import { ownValue } from "../keys.js";

/**
 * @import { Asked, Query } from "./asked.js"
 * @import { Finding, Index, Part } from "./index.js"
 * @typedef {{part: Part, held: Float64Array, asked: boolean}} MetPart `asked` where its topic was asked for
 * @typedef {{finding: Finding, best: number[], held: number[], named: number[], parts: MetPart[]}} Met
 * @typedef {{finding: Finding, score: number, name: string | null, parts: Part[], words: Set<string>}} Result
 *   `parts` are those that answer, the best first; none where the page as a whole does
 * @typedef {{results: Result[], close: boolean}} Answer `close` is false where nothing covers what was asked
 */

/**
 * Entries outrank other pages, and an ICP outranks what other entries say about it.
 * @type {Record<string, number>}
 */
const SURE = { ICP: 1.15, Persona: 1, Segment: 1, Disqualifier: 1, Signal: 1, Example: 0.95, Decision: 0.95, Term: 0.9 };
const OTHER = 0.85;
/** A page that has all that was asked, its kind and something of its own: "call sheet dental". */
const ASKED_FOR = 1.9;
/** How similar a typed word must be to the word for a kind of page to ask for it. */
const MEANT = 0.7;
const INFLECTED = 0.92;
/** What it counts that a part is of the sort that was asked for; and on top of a word of the part. */
const SORT = 0.85;
const BOTH = 0.25;
/** The least weight of a part that is of the sort asked for. */
const SORTED = 4;
/** What the names of a page, and its other parts, count for each part of it. */
const CONTEXT = 0.9;
const ELSEWHERE = 0.5;
/** The share of the best result's score below which a result is left out. */
const LEAST = 0.04;
/** The share of what was asked that the best result has to cover to be close. */
const CLOSE = 0.55;
/** How many are shown where nothing is close. */
const NEAREST = 2;
/** The share of the best part's answer from which other parts of its page answer as well, and how many do. */
const AS_WELL = 0.85;
const PARTS = 3;

/**
 * The results for what is typed, the best first.
 * @param {Index} index
 * @param {string} typed
 * @param {number} most
 * @returns {Answer}
 */
export function search(index, typed, most) {
  const query = askedOf(index, typed);
  const { asked } = query;
  if (!asked.length) return { results: [], close: false };
  const words = new Set(asked.flatMap((one) => one.met.map(([word]) => word.text)));
  const called = new Set(
    asked.flatMap((one) => one.met.filter(([, likeness]) => likeness >= MEANT).map(([word]) => word.text)),
  );
  const mostHeld = asked.map(({ met, weighs }) => (met.length ? met[0][1] * weighs : weighs));
  const ranked = metBy(index, asked)
    .filter(({ finding }) => !finding.asked || finding.asked.some((text) => called.has(text)))
    .map((met) => ({ met, score: scoreOf(met, query, mostHeld) }))
    .sort((one, other) => other.score - one.score || one.met.finding.number - other.met.finding.number)
    .slice(0, most);
  const close = ranked.length > 0 && coverOf(ranked[0].met, query) >= CLOSE;
  const results = ranked
    .slice(0, close ? most : NEAREST)
    .filter(({ score }) => score > LEAST * ranked[0].score)
    .map(({ met, score }) => ({ finding: met.finding, score, ...shownOf(met, query), words }));
  return { results, close };
}

/**
 * Each finding with a word that was asked: the most each word is worth on it (best, weighed by its part), in it
 * (held) and in its names, and its parts with what each word is worth there.
 * @param {Index} index
 * @param {Asked[]} asked
 */
function metBy(index, asked) {
  const count = asked.length;
  const worths = new Float64Array(index.parts * count);
  /** @type {(MetPart | undefined)[]} */
  const seen = new Array(index.parts);
  /** @type {Met[]} */
  const found = new Array(index.found.length);

  /**
   * @param {Part} part
   * @param {number} place
   * @param {number} worth
   * @param {boolean} isSort
   */
  function meet(part, place, worth, isSort) {
    const { of: finding, number: row } = part;
    const at = finding.number;
    found[at] ??= { finding, best: zeros(count), held: zeros(count), named: zeros(count), parts: [] };
    const result = found[at];
    let one = seen[row];
    if (!one) {
      one = { part, held: worths.subarray(row * count, (row + 1) * count), asked: false };
      seen[row] = one;
      result.parts.push(one);
    }
    if (isSort) one.asked = true;
    if (worth > one.held[place]) one.held[place] = worth;
    const weight = one.asked && part.weight < SORTED && !part.isKind ? SORTED : part.weight;
    if (worth * weight > result.best[place]) result.best[place] = worth * weight;
    if (worth > result.held[place]) result.held[place] = worth;
    if ((part.name || part.isKind) && worth > result.named[place]) result.named[place] = worth;
  }

  asked.forEach(({ met, sorts, weighs }, place) => {
    for (const [word, likeness] of met) for (const part of word.at) meet(part, place, likeness * weighs, false);
    for (const sort of sorts) {
      for (const part of sort.at) meet(part, place, sortWorth(worths[part.number * count + place], weighs), true);
    }
  });
  return found.filter(Boolean);
}

/**
 * @param {number} worth what the word is worth by itself
 * @param {number} weighs
 */
function sortWorth(worth, weighs) {
  return worth > 0 ? Math.max(worth, SORT * weighs) + BOTH * weighs : SORT * weighs;
}

/** @param {number} count */
function zeros(count) {
  return /** @type {number[]} */ (new Array(count).fill(0));
}

/**
 * The share of what was asked that a part covers, the names of its page and its other parts counted in.
 * @param {MetPart} one
 * @param {Met} met
 * @param {number} total
 */
function covers({ held }, { named, held: anywhere }, total) {
  let covered = 0;
  for (let place = 0; place < held.length; place += 1) {
    covered += Math.max(held[place], CONTEXT * named[place], ELSEWHERE * anywhere[place]);
  }
  return covered / total;
}

/**
 * What a part is worth as the answer.
 * @param {MetPart} one
 * @param {Met} met
 * @param {Query} query
 */
function worthOf(one, met, { total }) {
  const { part } = one;
  const fills = filled(one);
  if (part.name || part.isKind) {
    const covered = sum(one.held) / total;
    return part.weight * total * covered * covered * fills;
  }
  const covered = covers(one, met, total);
  const weight = one.asked && part.weight < SORTED ? SORTED : part.weight;
  const own = sum(one.held) / total;
  return weight * total * covered * own * (0.35 + 0.65 * fills);
}

/**
 * @param {Met} met
 * @param {Query} query
 * @param {number[]} most
 */
function scoreOf(met, query, most) {
  const { finding, best, held, parts } = met;
  const { total, whole, stems, open } = query;
  let top = 0;
  for (const one of parts) top = Math.max(top, worthOf(one, met, query));
  let score = sum(best) + 1.6 * top;
  finding.names.forEach(({ folded: text, stems: bare }, place) => {
    if (text === whole) score += (place === 0 ? 14 : 11) * total;
    else if (stems && bare === stems) score += 9 * total;
    else if (text.startsWith(`${whole} `)) score += total;
    else if (open && text.startsWith(whole)) score += total;
  });
  const covered = sum(held) / total;
  const called = finding.asked && held.every((worth, place) => worth >= INFLECTED * most[place]) && askedFor(parts);
  return score * covered * covered * (called ? ASKED_FOR : (ownValue(SURE, finding.label) ?? OTHER));
}

/**
 * The share of what was asked that the best result covers. A word that is unknown weighs most.
 * @param {Met} met
 * @param {Query} query
 */
function coverOf(met, { asked }) {
  const best = asked.map(() => 0);
  const mine = met.finding;
  asked.forEach(({ met: words, sorts }, place) => {
    for (const [word, , sure] of words) {
      if (sure > best[place] && word.at.some((part) => part.of === mine)) best[place] = sure;
    }
    if (sorts.some((sort) => sort.at.some((part) => part.of === mine))) best[place] = 1;
  });
  const counted = asked.some(({ idle }) => !idle);
  let total = 0;
  let covered = 0;
  asked.forEach(({ weighs, idle }, place) => {
    if (idle && counted) return;
    total += weighs;
    covered += weighs * best[place];
  });
  return covered / total;
}

/**
 * The share of a part's words that were asked.
 * @param {MetPart} met
 */
function filled({ part, held }) {
  let met = 0;
  for (const worth of held) if (worth > 0) met += 1;
  return part.size ? Math.min(1, met / part.size) : 1;
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
 * The other name that matched, and the parts that are shown in place of the page's answer, the best first.
 * @param {Met} met
 * @param {Query} query
 */
function shownOf(met, query) {
  const { finding, parts } = met;
  const { total } = query;
  /** @type {string | null} */
  let name = null;
  let nameFor = 0;
  let named = 0;
  const answering = [];
  for (const one of parts) {
    const { part } = one;
    if (part.isKind) continue;
    const covered = sum(one.held) / total;
    if (part.name) {
      named = Math.max(named, covered);
      const fits = covered * filled(one);
      if (fits > nameFor) name = part.name > 1 ? finding.names[part.name - 1].text : null;
      nameFor = Math.max(nameFor, fits);
    } else {
      answering.push({ part, worth: worthOf(one, met, query), covered: covers(one, met, total) });
    }
  }
  answering.sort((one, other) => other.worth - one.worth || one.part.number - other.part.number);
  const [best] = answering;
  if (!best || best.covered <= named || best.covered <= 0.5) return { name, parts: [] };
  return { name, parts: apart(answering.filter(({ worth }) => worth >= AS_WELL * best.worth).map(({ part }) => part)) };
}

/**
 * At most so many parts that say different things; the first alone where it has no line of its own.
 * @param {Part[]} parts
 */
function apart(parts) {
  /** @type {Map<string, Part>} */
  const kept = new Map();
  if (!parts[0].shown) return parts.slice(0, 1);
  for (const part of parts) if (part.shown && !kept.has(part.anchor)) kept.set(part.anchor, part);
  return [...kept.values()].slice(0, PARTS);
}

/** @param {Iterable<number>} values */
function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

// Ranking: which findings answer what is typed, the best first. search/ranking.py is the same in Python.

import { askedOf } from "./asked.js";
import { LEADS, shownOf } from "./answering.js";
import { runs } from "./words.js";
import { covers, sum, weightOfPart, worthOf } from "./worth.js";
import { ownValue } from "../keys.js";

/**
 * @import { Asked, Query } from "./asked.js"
 * @import { Finding, Index, Name, Part } from "./index.js"
 * @typedef {{part: Part, of: Met | null, held: number[], asked: boolean, suits: number}} MetPart `of` is what the
 *   last search that met it met of its page; `asked` where its topic was asked for; what it is worth is multiplied
 *   by `suits`
 * @typedef {{finding: Finding, best: number[], held: number[], named: number[], parts: MetPart[]}} Met
 * @typedef {{finding: Finding, score: number, name: string | null, leads: boolean, parts: Part[],
 *   words: Set<string>}} Result `parts` are those that answer, the best first; the page's own answer `leads` or not
 * @typedef {{results: Result[], close: boolean}} Answer `close` is false where nothing covers what was asked
 */

/**
 * Entries outrank other pages, and an ICP outranks what other entries say about it.
 * @type {Record<string, number>}
 */
const SURE = { ICP: 1, Persona: 1, Segment: 1, Disqualifier: 1, Signal: 1, Example: 0.95, Decision: 0.95, Term: 0.9 };
const OTHER = 0.85;
/** What holds for all is the answer to what is asked of nothing in particular: "how much does it cost". */
const GENERAL = 1.25;
/** A page that has all that was asked, its kind and something of its own: "call sheet dental". */
const ASKED_FOR = 1.9;
/** An entry whose names have nearly all that was asked. */
const ALL_NAMED = 1.3;
const NEARLY = 0.75;
/** A term, where its meaning is asked for by its whole name. */
const DEFINED = 2;
/** How similar a typed word must be to the word for a kind of page to ask for it. */
const MEANT = 0.7;
const INFLECTED = 0.92;
/** What it counts that a part is of the sort that was asked for; and on top of a word of the part. */
const SORT = 0.85;
const BOTH = 0.25;
/** What a word for a sort counts in a text that is of another. */
const ASIDE = 0.9;
/** The share of the best result's score below which a result is left out. */
const LEAST = 0.04;
/** What a page of what holds no longer is worth beside others. */
const LAPSED = 0.6;
/** What a name is worth that is typed whole, among other words: "series a" in "pricing objection series a". */
const NAMED = 4;
/** The share of what was asked that the best result has to cover to be close. */
const CLOSE = 0.57;
/** How many are shown where nothing is close. */
const NEAREST = 2;
/** How sure a word is that stands in another part of the page. */
const APART = 0.6;
/** How many more than are shown are looked at closely. */
const LIKELY = 8;
/** What a part, and a name, is worth more for each two words that stand in it as they were typed. */
const BESIDE = 1.2;
const NAMED_BESIDE = 0.2;
/** How many parts of a page are shown, and of the best. */
const PARTS = 3;
const MORE_PARTS = 4;

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
  const found = metBy(index, asked).filter(
    ({ finding }) => !finding.asked || finding.asked.some((text) => called.has(text)),
  );
  const likely = rankedOf(found, query, mostHeld).slice(0, most + LIKELY);
  for (const one of likely) suit(index, one.met, query);
  const ranked = rankedOf(
    likely.map((one) => one.met),
    query,
    mostHeld,
  ).slice(0, most);
  const close = ranked.length > 0 && coverOf(ranked[0].met, query) >= CLOSE;
  const results = ranked
    .slice(0, close ? most : NEAREST)
    .filter(({ score }) => score > LEAST * ranked[0].score)
    .map(({ met, score }, place) => ({
      finding: met.finding,
      score,
      ...shownOf(met, query, place ? PARTS : MORE_PARTS),
      words,
    }));
  return { results, close };
}

/**
 * @param {Met[]} found
 * @param {Query} query
 * @param {number[]} most
 */
function rankedOf(found, query, most) {
  return found
    .map((met) => ({ met, score: scoreOf(met, query, most) }))
    .sort((one, other) => other.score - one.score || one.met.finding.number - other.met.finding.number);
}

/**
 * Has names and parts that are shown count more for words beside each other, as they were typed.
 * @param {Index} index
 * @param {Met} met
 * @param {Query} query
 */
function suit(index, { parts }, { pairs }) {
  for (const one of parts) {
    const { part, held } = one;
    let several = 0;
    for (const worth of held) if (worth > 0) several += 1;
    if (several < 2) continue;
    const text = spokenOf(index, part);
    const beside = part.name ? NAMED_BESIDE : BESIDE;
    one.suits = 1 + beside * pairs.filter((pair) => text.includes(pair)).length;
  }
}

/**
 * A name, or what is shown of a part, with a blank before each word that says something.
 * @param {Index} index
 * @param {Part} part
 */
function spokenOf({ stop }, part) {
  const shown = part.shown ? `${part.shown} ${part.answer}` : "";
  part.spoken ??= runs(part.name ? part.of.names[part.name - 1].text : shown)
    .flat()
    .filter((text) => !stop.has(text))
    .map((text) => ` ${text}`)
    .join("");
  return part.spoken;
}

/**
 * Each finding with a word that was asked: the most each word is worth on it (best, weighed by its part), in it
 * (held) and in its names, and its parts with what each word is worth there.
 * @param {Index} index
 * @param {Asked[]} asked
 */
function metBy(index, asked) {
  const count = asked.length;
  /** @type {Met[]} */
  const found = new Array(index.found.length);

  /**
   * @param {Part} part
   * @param {number} place
   * @param {number} worth
   * @param {boolean} isSort
   */
  function meet(part, place, worth, isSort) {
    const finding = part.of;
    const at = finding.number;
    found[at] ??= { finding, best: zeros(count), held: zeros(count), named: zeros(count), parts: [] };
    const result = found[at];
    const one = (part.met ??= { part, of: null, held: [], asked: false, suits: 1 });
    if (one.of !== result) restart(one, result, count);
    if (isSort) one.asked = true;
    if (worth > one.held[place]) one.held[place] = worth;
    const weight = weightOfPart(one);
    if (worth * weight > result.best[place]) result.best[place] = worth * weight;
    if (worth > result.held[place]) result.held[place] = worth;
    if ((part.name || part.isKind) && worth > result.named[place]) result.named[place] = worth;
  }

  asked.forEach(({ met, sorts, sorted, weighs }, place) => {
    for (const [word, likeness, , inNames] of met) {
      const plain = sorts.length ? ASIDE * likeness * weighs : likeness * weighs;
      for (const part of word.at) {
        if (part.name || !inNames) meet(part, place, part.name || part.isKind ? likeness * weighs : plain, false);
      }
    }
    for (const sort of sorts) {
      for (const part of sort.at) meet(part, place, sortWorth(heldBy(part, found, place), weighs * sorted), true);
    }
  });
  return found.filter(Boolean);
}

/**
 * Puts a part among those that were met; what it was for the last search is taken again, as tens of thousands are.
 * @param {MetPart} one
 * @param {Met} met
 * @param {number} count
 */
function restart(one, met, count) {
  one.of = met;
  if (one.held.length === count) one.held.fill(0);
  else one.held = zeros(count);
  one.asked = false;
  one.suits = 1;
  met.parts.push(one);
}

/**
 * What a word that was asked is worth in a part so far.
 * @param {Part} part
 * @param {Met[]} found
 * @param {number} place
 */
function heldBy({ of: finding, met }, found, place) {
  return met && met.of === found.at(finding.number) ? met.held[place] : 0;
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
 * @param {Met} met
 * @param {Query} query
 * @param {number[]} most
 */
function scoreOf(met, query, most) {
  const { finding, best, held, parts } = met;
  const { total, general } = query;
  let top = 0;
  let together = 0;
  for (const one of parts) {
    const covered = covers(one, met, total);
    top = Math.max(top, worthOf(one, covered, total));
    together = Math.max(together, covered);
  }
  let score = sum(best) + 1.6 * top;
  finding.names.forEach((name, place) => (score += nameWorth(name, place, query)));
  const covered = (sum(held) / total + 2 * together) / 3;
  const called = finding.asked && held.every((worth, place) => worth >= INFLECTED * most[place]) && askedFor(parts);
  let sure = called ? ASKED_FOR : (ownValue(SURE, finding.label) ?? (general ? GENERAL : OTHER));
  if (!called && query.asked.length > 1 && isNamed(met, query)) sure *= ALL_NAMED;
  if (!called && finding.label === LEADS && isTermAskedFor(met, query)) sure *= DEFINED;
  return score * covered * covered * sure * (finding.lapsed ? LAPSED : 1);
}

/**
 * What a name is worth for the whole of what was typed.
 * @param {Name} name
 * @param {number} place
 * @param {Query} query
 */
function nameWorth({ folded: text, stems: bare }, place, { total, whole, stems, open, tokens }) {
  if (text === whole) return (place === 0 ? 14 : 11) * total;
  if (stems && bare === stems) return 9 * total;
  if (open && begins(text, tokens)) return (place === 0 ? 7 : 5) * total;
  if (text.startsWith(whole) && text.at(whole.length) === " ") return total;
  const isInside = whole.includes(text) && ` ${whole} `.includes(` ${text} `);
  return isInside ? NAMED * total * (text.split(" ").length / tokens.length) : 0;
}

/**
 * Whether its names, and its kind, are all that was asked.
 * @param {Met} met
 * @param {Query} query
 */
function isNamed({ named }, { asked }) {
  return asked.every(({ weighs }, place) => named[place] >= NEARLY * weighs);
}

/**
 * Whether a meaning is asked for, and its whole name was typed: "champion vs economic buyer".
 * @param {Met} met
 * @param {Query} query
 */
function isTermAskedFor({ finding, parts }, { stems }) {
  const isTyped = finding.names.some((name) => name.stems && ` ${stems} `.includes(` ${name.stems} `));
  return isTyped && parts.some(({ part }) => part.isKind);
}

/**
 * The share of what was asked that one part of the best result covers, surely. A word that is unknown weighs most.
 * @param {Met} met
 * @param {Query} query
 */
function coverOf({ finding, parts }, { asked }) {
  const counted = asked.some(({ idle }) => !idle);
  const weights = asked.map(({ weighs, idle }) => (idle && counted ? 0 : weighs));
  const named = zeros(asked.length);
  const anywhere = zeros(asked.length);
  /** @type {Map<Part, number[]>} */
  const sureOf = new Map(parts.map(({ part }) => [part, zeros(asked.length)]));

  /**
   * @param {Part} part
   * @param {number} place
   * @param {number} sure
   */
  function meet(part, place, sure) {
    const row = part.of === finding ? sureOf.get(part) : null;
    if (!row) return;
    row[place] = Math.max(row[place], sure);
    anywhere[place] = Math.max(anywhere[place], sure);
    if (part.name || part.isKind) named[place] = Math.max(named[place], sure);
  }

  asked.forEach(({ met, sorts }, place) => {
    for (const [word, , sure] of met) for (const part of word.at) meet(part, place, sure);
    for (const sort of sorts) for (const part of sort.at) meet(part, place, 1);
  });
  let best = 0;
  for (const row of sureOf.values()) {
    const covered = row.map((sure, place) => weights[place] * Math.max(sure, named[place], APART * anywhere[place]));
    best = Math.max(best, sum(covered));
  }
  return best / sum(weights);
}

/**
 * Whether what is typed is the beginning of a name, word by word: "opera d".
 * @param {string} name
 * @param {string[]} tokens
 */
function begins(name, tokens) {
  if (!name.startsWith(tokens[0])) return false;
  const words = name.split(" ");
  return tokens.length <= words.length && tokens.every((text, place) => words[place].startsWith(text));
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

// Ranking: which findings answer what is typed, the best first. search/ranking.py is the same in Python.

import { askedOf } from "./asked.js";
import { runs } from "./words.js";
import { ownValue } from "../keys.js";

/**
 * @import { Asked, Query } from "./asked.js"
 * @import { Finding, Index, Part } from "./index.js"
 * @typedef {{part: Part, held: Float64Array, asked: boolean, suits: number}} MetPart `asked` where its topic was asked
 *   for; what it is worth is multiplied by `suits`
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
/** How similar a typed word must be to the word for a kind of page to ask for it. */
const MEANT = 0.7;
const INFLECTED = 0.92;
/** What it counts that a part is of the sort that was asked for; and on top of a word of the part. */
const SORT = 0.85;
const BOTH = 0.25;
/** What a word for a sort counts in a text that is of another. */
const ASIDE = 0.9;
/** The least weight of a part that is of the sort asked for. */
const SORTED = 4;
/** What the names of a page, and its other parts, count for each part of it. */
const CONTEXT = 0.9;
const ELSEWHERE = 0.5;
/** The share of the best result's score below which a result is left out. */
const LEAST = 0.04;
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
/** The share of what was asked from which the page's own answer leads, where its names have that. */
const CALLED = 0.5;
/** The kind of page whose own answer always does. */
const LEADS = "Term";
/** The share of the best part's answer from which other parts of its page answer as well, and how many do. */
const AS_WELL = 0.5;
const PARTS = 3;
/** What a part has to cover to be shown, with its page; and by itself, beyond the names of the page. */
const SHOWN = 0.5;
const ADDS = 0.12;

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
    .map(({ met, score }) => ({ finding: met.finding, score, ...shownOf(met, query), words }));
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
      one = { part, held: worths.subarray(row * count, (row + 1) * count), asked: false, suits: 1 };
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

  asked.forEach(({ met, sorts, sorted, weighs }, place) => {
    for (const [word, likeness] of met) {
      const plain = sorts.length ? ASIDE * likeness * weighs : likeness * weighs;
      for (const part of word.at) meet(part, place, part.name || part.isKind ? likeness * weighs : plain, false);
    }
    for (const sort of sorts) {
      for (const part of sort.at) meet(part, place, sortWorth(worths[part.number * count + place], weighs * sorted), true);
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
    return part.weight * total * covered * covered * fills * one.suits;
  }
  const covered = covers(one, met, total);
  const weight = one.asked && part.weight < SORTED ? SORTED : part.weight;
  if (one.asked) return weight * total * covered * covered * one.suits;
  const own = sum(one.held) / total;
  return weight * total * covered * own * (0.35 + 0.65 * fills) * one.suits;
}

/**
 * @param {Met} met
 * @param {Query} query
 * @param {number[]} most
 */
function scoreOf(met, query, most) {
  const { finding, best, held, parts } = met;
  const { total, whole, stems, open, general, tokens } = query;
  let top = 0;
  let together = 0;
  for (const one of parts) {
    top = Math.max(top, worthOf(one, met, query));
    together = Math.max(together, covers(one, met, total));
  }
  let score = sum(best) + 1.6 * top;
  finding.names.forEach(({ folded: text, stems: bare }, place) => {
    if (text === whole) score += (place === 0 ? 14 : 11) * total;
    else if (stems && bare === stems) score += 9 * total;
    else if (open && begins(text, tokens)) score += 5 * total;
    else if (text.startsWith(`${whole} `)) score += total;
    else if (` ${whole} `.includes(` ${text} `)) score += NAMED * total * (text.split(" ").length / tokens.length);
  });
  const covered = (sum(held) / total + 2 * together) / 3;
  const called = finding.asked && held.every((worth, place) => worth >= INFLECTED * most[place]) && askedFor(parts);
  const sure = ownValue(SURE, finding.label) ?? (general ? GENERAL : OTHER);
  return score * covered * covered * (called ? ASKED_FOR : sure);
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
 * The share of a part's words that were asked.
 * @param {MetPart} met
 */
function filled({ part, held }) {
  let met = 0;
  for (const worth of held) if (worth > 0) met += 1;
  return part.size ? Math.min(1, met / part.size) : 1;
}

/**
 * Whether what is typed is the beginning of a name, word by word: "opera d".
 * @param {string} name
 * @param {string[]} tokens
 */
function begins(name, tokens) {
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

/**
 * The other name that matched, the parts that answer, and whether the page's own answer stands before them.
 * @param {Met} met
 * @param {Query} query
 */
function shownOf(met, query) {
  const { finding, parts } = met;
  const { total } = query;
  /** @type {string | null} */
  let name = null;
  let nameFor = 0;
  let whole = 0;
  const answering = [];
  for (const one of parts) {
    const { part } = one;
    if (part.name) {
      const fits = (sum(one.held) / total) * filled(one);
      if (fits > nameFor) name = part.name > 1 ? finding.names[part.name - 1].text : null;
      nameFor = Math.max(nameFor, fits);
    } else if (part.shown && adds(one, met, total)) {
      answering.push({ part, asked: one.asked, worth: worthOf(one, met, query) });
    } else if (!part.isKind && !part.shown) whole = Math.max(whole, worthOf(one, met, query));
  }
  answering.sort((one, other) => other.worth - one.worth || one.part.number - other.part.number);
  const [best] = answering;
  if (!best) return { name, leads: true, parts: [] };
  const shown = answering.filter(({ worth }) => worth >= AS_WELL * best.worth).map(({ part }) => part);
  const leads = finding.label === LEADS || whole > best.worth || sum(met.named) / total >= CALLED;
  return { name, leads: leads && !best.asked, parts: shown.slice(0, PARTS) };
}

/**
 * Whether a part covers most of what was asked, with its page, and says what the names of the page do not.
 * @param {MetPart} one
 * @param {Met} met
 * @param {number} total
 */
function adds(one, met, total) {
  if (covers(one, met, total) <= SHOWN) return false;
  let own = 0;
  one.held.forEach((worth, place) => (own += Math.max(0, worth - CONTEXT * met.named[place])));
  return one.asked || own > ADDS * total;
}

/** @param {Iterable<number>} values */
function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

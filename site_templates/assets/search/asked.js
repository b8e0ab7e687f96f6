// What is asked: each word typed with what it may mean, and the sort of thing that the words ask for.

import { weightOf } from "./index.js";
import { distance, folded, isUnspaced, plainVowels, runs, stem } from "./words.js";

/**
 * @import { Index, Phrase, Sort, Word } from "./index.js"
 * @typedef {[word: Word, likeness: number, sure: number, inNames?: boolean]} Meant a word of the index, how much it
 *   counts beside the word as typed, and how sure it is that it was meant; where a letter or two were typed that
 *   names begin with, it counts in names alone
 * @typedef {{text: string, met: Meant[], sorts: Sort[], sorted: number, weighs: number, idle: boolean}} Asked
 *   `sorted` is how surely the sorts are asked for; `idle` words do not decide whether anything is close
 * @typedef {{asked: Asked[], total: number, whole: string, stems: string, open: boolean, tokens: string[], general: boolean,
 *   pairs: string[]}} Query `general` where only sorts are asked for, of nothing in particular; `pairs` are words that
 *   were typed beside each other, of which one says something
 */

/** How similar a typed word must be to a word for a sort of thing to ask for it. */
const MEANT = 0.7;
/** Fractions of a word's weight for matches other than the word as typed. */
const INFLECTED = 0.92;
const BEGUN = 0.88;
const CUT = 0.6;
const INSIDE = 0.7;
const MISSPELLED = [1, 0.72, 0.55];
/** One edit in a word that is long enough for it to be sure. */
const SLIP = 0.85;
/** The letters of a word from which a slip in it leaves no doubt. */
const SURELY_MEANT = 6;
/** The letters that are looked for in names alone, where a name has a word that begins so: most texts do. */
const FEW = 2;
/** What an everyday word weighs beside others, and one that only asks: "why". */
const LIGHT = 0.3;
const SHORT_NAME = /(?<![\p{L}\p{N}])[A-Z]{2,3}(?![\p{L}\p{N}])/gu;
/** Words after which a name is one, even if it is written like a word that says nothing. */
const GROUP = ["people", "team", "guy", "guys", "folks", "person", "staff", "department", "manager", "lead"];
/** @type {Phrase | null} */
const none = null;

/**
 * @param {Index} index
 * @param {string} typed
 * @returns {Query}
 */
export function askedOf(index, typed) {
  const open = !/\s$/.test(typed);
  const tokens = tokensOf(index, typed, open);
  const asking = sortsOf(index, tokens);
  const capitals = capitalsOf(index, typed);
  const last = open ? tokens.length - 1 : -1;
  /** @type {Map<string, Asked>} */
  const asked = new Map();
  tokens.forEach((text, place) => {
    if (index.stop.has(text) && !capitals.has(text)) return;
    const met = meant(index, text, place === last, tokens.length > 1);
    for (const joined of [tokens[place - 1] + text, text + tokens[place + 1]]) {
      const word = index.words.get(joined);
      if (word && !met.some(([one]) => one === word)) met.unshift([word, 1, 1]);
    }
    add(asked, askedWord(index, text, met, asking[place]));
  });
  for (const phrase of new Set(asking)) {
    const told = tokens.filter((text, place) => asking[place] === phrase && asked.has(text) && !index.light.has(text));
    if (phrase && !told.length) add(asked, askedPhrase(phrase));
  }
  if (!asked.size) {
    tokens.forEach((text, place) => {
      add(asked, askedWord(index, text, meant(index, text, place === last, true), null));
    });
  }
  const all = [...asked.values()];
  return {
    asked: all,
    total: all.reduce((total, { weighs }) => total + weighs, 0),
    whole: folded(typed).trim().replace(/\s+/g, " "),
    stems: all
      .filter(({ text }) => !text.includes(" "))
      .map(({ text, met }) => (met.length && isMended(text, met) ? met[0][0].stem : stem(text)))
      .join(" "),
    open,
    tokens,
    general: all.every(({ sorts }) => sorts.length),
    pairs: pairsOf(index, tokens),
  };
}

/**
 * Names written like words that say nothing: the IT of "from IT", as capitals tell, and of "it team".
 * @param {Index} index
 * @param {string} typed
 */
function capitalsOf(index, typed) {
  const written = typed === typed.toUpperCase() ? [] : (typed.match(SHORT_NAME) ?? []);
  const tokens = runs(typed).flat();
  const grouped = tokens.filter((text, place) => index.acronyms.has(text) && GROUP.includes(tokens[place + 1]));
  const names = [...written, ...grouped].map((text) => text.toLowerCase());
  return new Set(names.filter((text) => index.words.has(text)));
}

/**
 * @param {Index} index
 * @param {string[]} tokens
 */
function pairsOf({ stop, light }, tokens) {
  const kept = tokens.filter((text) => !stop.has(text));
  const pairs = kept.slice(1).map((text, place) => [kept[place], text]);
  return pairs.filter((pair) => !pair.every((text) => light.has(text))).map(([one, other]) => ` ${one} ${other}`);
}

/**
 * The words typed; what is joined by a hyphen is one where the index has it, or something that begins with it.
 * @param {Index} index
 * @param {string} typed
 * @param {boolean} open
 */
function tokensOf(index, typed, open) {
  const all = runs(typed);
  return all.flatMap((pieces, place) => {
    const joined = pieces.join("");
    const isBegun = open && place === all.length - 1 && index.list.some(({ text }) => text.startsWith(joined));
    return isBegun || index.words.has(joined) ? [joined] : pieces.flatMap((piece) => apartOf(index, piece));
  });
}

/**
 * A word of letters and digits that nobody wrote so, in two: "soc2" is "soc 2".
 * @param {Index} index
 * @param {string} piece
 */
function apartOf({ words }, piece) {
  const both = piece.match(/[a-z]+|[0-9]+/g) ?? [];
  const isTwo = both.length === 2 && both.join("") === piece && !words.has(piece);
  return isTwo && both.every((one) => words.has(one)) ? both : [piece];
}

/**
 * @param {Map<string, Asked>} asked
 * @param {Asked} one
 */
function add(asked, one) {
  if (!asked.has(one.text)) asked.set(one.text, one);
}

/**
 * A phrase without a word of its own: "how much". A single one, such as "why", only leans to what it asks for.
 * @param {Phrase} phrase
 * @returns {Asked}
 */
function askedPhrase({ sorts, tokens }) {
  const leans = tokens.length === 1;
  const weighs = Math.min(...sorts.map((sort) => sort.weighs));
  return { text: tokens.join(" "), met: [], sorts, sorted: 1, weighs: leans ? weighs * LIGHT : weighs, idle: leans };
}

/**
 * @param {Index} index
 * @param {string} text
 * @param {Meant[]} met
 * @param {Phrase | null} phrase
 * @returns {Asked}
 */
function askedWord(index, text, met, phrase) {
  const isMendedWord = met.length > 0 && isMended(text, met);
  const likely = phrase ?? (isMendedWord ? singlePhrase(index, met[0][0].text) : null);
  const sorts = likely?.sorts ?? [];
  const isKnown = met.length > 0 && !isMendedWord && met[0][1] >= MEANT;
  const rarity = isKnown ? met[0][0].weighs : weightOf(index, 1);
  const idle = index.light.has(text) || (!met.length && /\d/.test(text));
  const weighs = sorts.length ? Math.min(rarity, ...sorts.map((one) => one.weighs)) : rarity;
  const sorted = phrase || !sorts.length ? 1 : met[0][1];
  return { text, met, sorts, sorted, weighs: idle ? weighs * LIGHT : weighs, idle };
}

/**
 * For each token the phrase that asks for a sort of thing, if it is part of one; the longest first.
 * @param {Index} index
 * @param {string[]} tokens
 * @returns {(Phrase | null)[]}
 */
function sortsOf(index, tokens) {
  /** @type {(Phrase | null)[]} */
  const asking = tokens.map(() => null);
  let place = 0;
  while (place < tokens.length) {
    const fitting = (index.phrases.get(tokens[place]) ?? []).filter((phrase) =>
      phrase.tokens.every((one, at) => one === tokens[place + at]),
    );
    const longest = fitting.reduce((best, one) => (best && best.tokens.length >= one.tokens.length ? best : one), none);
    if (longest) asking.fill(longest, place, place + longest.tokens.length);
    place += longest ? longest.tokens.length : 1;
  }
  return asking;
}

/**
 * Whether the likeliest word is the one typed with its mistakes mended.
 * @param {string} text
 * @param {Meant[]} met
 */
function isMended(text, [[word, likeness]]) {
  return likeness >= MEANT && likeness < 1 && !word.text.startsWith(text);
}

/**
 * @param {Index} index
 * @param {string} text
 */
function singlePhrase(index, text) {
  return index.phrases.get(text)?.find(({ tokens }) => tokens.length === 1) ?? null;
}

/**
 * Words of the index that may be meant by the one typed, the likeliest first. Words that only look alike are
 * considered where no word is it, has its stem or begins with it.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} open whether more may follow
 * @param {boolean} several whether it is one of several, so that its first letter says enough
 * @returns {Meant[]}
 */
function meant(index, text, open, several) {
  const plain = plainVowels(text);
  let met = asWritten(index, text, open, several);
  if (!met.size && plain !== text) met = asWritten(index, plain, open, several);
  if (!met.size) addNear(index, text, met);
  return [...met.values()].sort(
    ([one, like], [other, likeOther]) => likeOther - like || (one.text < other.text ? -1 : 1),
  );
}

/**
 * Words that are it, have its stem or begin with it.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} open
 * @param {boolean} several
 */
function asWritten(index, text, open, several) {
  /** @type {Map<Word, Meant>} */
  const met = new Map();
  const exact = index.words.get(text);
  if (exact) met.set(exact, [exact, 1, 1]);
  for (const word of index.stems.get(stem(text)) ?? []) if (word !== exact) met.set(word, [word, INFLECTED, 1]);
  if (begins(text, open, several)) addBegun(index, text, open, met);
  if (text.length > 1 && isUnspaced(text)) addHolding(index, text, met);
  return met;
}

/**
 * @param {string} text
 * @param {boolean} open
 * @param {boolean} several
 */
function begins(text, open, several) {
  return open ? several || text.length > 1 : text.length > 2 && !/\d/.test(text);
}

/**
 * Words that begin with the one typed.
 * @param {Index} index
 * @param {string} text
 * @param {boolean} open
 * @param {Map<Word, Meant>} met
 */
function addBegun(index, text, open, met) {
  const begun = index.list.filter((word) => word.text.length > text.length && word.text.startsWith(text));
  const isShort = text.length <= FEW && !/\d/.test(text) && !isUnspaced(text);
  const inNames = isShort && begun.some(({ isNamed }) => isNamed);
  for (const word of begun) {
    if (met.has(word)) continue;
    const share = Math.sqrt(text.length / word.text.length);
    met.set(word, open ? [word, BEGUN * Math.sqrt(share), 1, inNames] : [word, CUT * share, share]);
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
    const starts = text[0] === word.text[0];
    const slip = edits === 1 && text.length >= SURELY_MEANT ? SLIP : MISSPELLED[edits];
    const likeness = slip * (starts ? 1 : 0.85);
    met.set(word, [word, likeness, likeness * (1 - edits / text.length) * (starts ? 1 : 0.6)]);
  }
  if (text.length >= SURELY_MEANT) takeLikeliest(met);
}

/**
 * Takes the likeliest for what was meant, as nothing else can be: it counts as a form of its word.
 * @param {Map<Word, Meant>} met
 */
function takeLikeliest(met) {
  const most = Math.max(...[...met.values()].map(([, likeness]) => likeness));
  for (const [word, [, likeness, sure]] of met) met.set(word, [word, (likeness / most) * INFLECTED, sure]);
}

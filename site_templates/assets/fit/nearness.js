// Words that are nearly one of a list: "HubSpot CRM", "Salesforce.com" and "Hubspt" beside HubSpot and Salesforce.
// The same rule as icp_playbook/fields/near_words.py.

import { foldedText, folded } from "./plain.js";

/** @typedef {(text: string) => string | undefined} Near text → the id it is nearly a word of */

const [SHORTEST_WORD, SHORTEST_TEXT] = [3, 5];

/**
 * Finds what a text is nearly, of the first pair where there are several. A text is near a word if one begins
 * with all words of the other, or if both are the same once a letter is left out of each; digits must agree.
 * @param {[word: string, id: string][]} listed
 * @returns {Near}
 */
export function nearWords(listed) {
  /** @type {Map<string, string>[]} */
  const [whole, begun, spelt] = [new Map(), new Map(), new Map()];
  /** @type {(map: Map<string, string>, text: string, id: string) => void} */
  const add = (map, text, id) => {
    if (!map.has(text)) map.set(text, id);
  };
  for (const [word, id] of listed) {
    const first = beginnings(word);
    for (const text of first.slice(-1)) add(whole, text, id);
    for (const text of first.slice(0, -1)) add(begun, text, id);
    for (const text of spellings(word)) add(spelt, text, id);
  }
  return (text) => {
    const first = beginnings(text);
    const longest = first.toReversed().find((one) => whole.has(one));
    if (longest !== undefined) return whole.get(longest);
    const short = first.at(-1);
    if (short !== undefined && begun.has(short)) return begun.get(short);
    const spelling = spellings(text).find((one) => spelt.has(one));
    return spelling === undefined ? undefined : spelt.get(spelling);
  };
}

/**
 * The first word of a text, the first two and so on, as far as they tell.
 * @param {string} text
 */
function beginnings(text) {
  const words = (foldedText(text).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12);
  return words.map((_, at) => words.slice(0, at + 1).join(" ")).filter((run) => [...run].length >= SHORTEST_WORD);
}

/**
 * A text as it is and with each letter left out, beside its digits; nothing of a short text.
 * @param {string} text
 * @returns {string[]}
 */
function spellings(text) {
  const plain = [...folded(text)];
  if (plain.length < SHORTEST_TEXT || plain.length > 40) return [];
  const isDigit = /^\p{Nd}$/u;
  const digits = plain.filter((glyph) => isDigit.test(glyph)).join("");
  const less = plain.flatMap((glyph, at) => (isDigit.test(glyph) ? [] : [plain.toSpliced(at, 1).join("")]));
  return [plain.join(""), ...less].map((one) => `${one} ${digits}`);
}

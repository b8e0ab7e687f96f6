// Matches highlighted in a text, which is never read as markup.

import { el } from "../elements.js";
import { wordsOf } from "./words.js";

const PIECE = /[\p{L}\p{N}'’]+/gu;

/**
 * Where the matched words of a text begin and end.
 * @param {string} text
 * @param {Set<string>} words folded
 * @returns {[start: number, end: number][]}
 */
export function matchesIn(text, words) {
  return [...text.matchAll(PIECE)]
    .filter(([piece]) => wordsOf(piece).some((word) => words.has(word)))
    .map(({ 0: piece, index }) => [index, index + piece.length]);
}

/**
 * The text in pieces, with the matched words as marks.
 * @param {string} text
 * @param {Set<string>} words folded
 */
export function marked(text, words) {
  let end = 0;
  const pieces = matchesIn(text, words).flatMap(([start, stop]) => {
    const before = text.slice(end, start);
    end = stop;
    return [before, el("mark", null, text.slice(start, stop))];
  });
  return [...pieces, text.slice(end)];
}

// What was met, marked in a text: the text stays text.

import { el } from "../elements.js";
import { wordsOf } from "./words.js";

/**
 * The text in pieces, the words that were met as marks.
 * @param {string} text
 * @param {Set<string>} words folded
 */
export function marked(text, words) {
  return text.split(/([\p{L}\p{N}'’]+)/u).map((piece, place) => {
    if (place % 2 === 0) return piece;
    return wordsOf(piece).some((word) => words.has(word)) ? el("mark", null, piece) : piece;
  });
}

// Matches highlighted in a text, which is never read as markup.

import { el } from "../elements.js";
import { wordsOf } from "./words.js";

/**
 * The text in pieces, with the matched words as marks.
 * @param {string} text
 * @param {Set<string>} words folded
 */
export function marked(text, words) {
  return text.split(/([\p{L}\p{N}'’]+)/u).map((piece, place) => {
    if (place % 2 === 0) return piece;
    return wordsOf(piece).some((word) => words.has(word)) ? el("mark", null, piece) : piece;
  });
}

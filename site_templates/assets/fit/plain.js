// Text of cells made plain, and fit to be quoted. The same characters as icp_playbook/fields/folding.py.

/** Blanks and line ends, as Python splits at: with four old separators and without the mark of byte order. */
const BLANKS = characters("9-d 1c-20 85 a0 1680 2000-200a 2028-2029 202f 205f 3000");
/** Those of them that are none to a browser. */
const SEPARATORS = characters("1c-1f 85");
/** What is not seen, or moves what is: written out, so that no version of Unicode decides. */
const UNSEEN = characters(
  "0-1f 7f-a0 ad 34f 600-605 61c 6dd 70f 890-891 8e2 115f-1160 1680 17b4-17b5 180b-180f " +
  "2000-200f 2028-202f 205f-206f 3000 3164 d800-f8ff feff ffa0 fff0-fffb " +
  "fffe-ffff 110bd 110cd 13430-1345f 1bca0-1bca3 1d173-1d17a e0000-e0fff f0000-10ffff",
);
/** Marks on letters that reading does without; in Indic, Thai and Japanese, marks make other letters. */
const ACCENTS = characters("300-36f 483-487 1ab0-1aff 1dc0-1dff 20d0-20ff fe20-fe2f");
const LONGEST = 40; // characters of a text that is quoted

/**
 * A cell without marks of byte order and outer blanks; full-width and other compatibility forms resolved.
 * Raised digits, fractions and the like stay: 10² is not 102.
 * @param {string} text
 */
export function plainText(text) {
  return text
    .replace(/[\ufeff\u200b]/g, "")
    .replaceAll(SEPARATORS, " ")
    .replaceAll(/\P{No}+/gu, (piece) => piece.normalize("NFKC"))
    .trim();
}

/**
 * Text on one line, with single blanks.
 * @param {string} text
 */
export function oneLine(text) {
  return text.split(BLANKS).filter(Boolean).join(" ");
}

/**
 * Text in lower case and without accents, taken apart: its other marks stand for themselves.
 * @param {string} text
 */
export function lower(text) {
  const bare = text.normalize("NFKD").replaceAll(ACCENTS, "").toLowerCase();
  return bare.replaceAll("ß", "ss").replaceAll("ς", "σ");
}

/**
 * Text without case and accents, to look for a part of it: "CRÈME" and "Crème" are "creme".
 * @param {string} text
 */
export function foldedText(text) {
  return lower(text).normalize("NFKC");
}

/**
 * Text fit to quote in a sentence: short, on one line, without invisible characters.
 * @param {string} text
 * @param {number} [longest] in characters
 */
export function shortened(text, longest = LONGEST) {
  const line = [...oneLine(text)];
  const cut = line.length <= longest ? line : [...line.slice(0, longest - 1), "…"];
  return cut.join("").replaceAll(UNSEEN, spelled);
}

/** @param {string} glyph */
function spelled(glyph) {
  return `\\u${(glyph.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/**
 * A pattern for any of some characters, whose code points are written as hexadecimal numbers and ranges.
 * @param {string} codes
 */
function characters(codes) {
  return new RegExp(`[${codes.replace(/[0-9a-f]+/g, "\\u{$&}").replaceAll(" ", "")}]`, "gu");
}

// Texts of several lines: what did not change keeps its line, so that a changed word is a changed line.

import { linesOf } from "./lines.js";
import { CONFLICT, escaped, isPlain } from "./scalars.js";

const WIDTH = 100;
const UNSEEN = /[\r\u0085\u2028\u2029\ufeff]/u;
const GAP = /(?<=[^ ]) (?=[^ ])/u;

/**
 * The lines of a block of text, `|` or `>`; null where the text cannot be written as one.
 * @param {string} style
 * @param {string[]} old the lines as they are, without their indentation
 * @param {string} value
 */
export function blockLines(style, old, value) {
  if (value.trim() === "" || value.endsWith("\n") || UNSEEN.test(value) || CONFLICT.test(value)) return null;
  const lines = value.split("\n");
  const unfit = style === ">" ? /^[ \t]|[ \t]$/u : /^[ \t]+$|[ \t]$/u;
  if (lines.some((line) => unfit.test(line)) || /^[ \t]/u.test(lines.find(Boolean) ?? " ")) return null;
  return style === ">" ? folded(old, lines) : lines;
}

/**
 * @param {string[]} old
 * @param {string[]} paragraphs
 */
function folded(old, paragraphs) {
  const before = paragraphsOf(old);
  let same = 0;
  while (same < before.length && same < paragraphs.length && isSame(before.at(same), paragraphs[same])) same += 1;
  let last = 0;
  const room = Math.min(before.length, paragraphs.length) - same;
  while (last < room && isSame(before.at(-1 - last), paragraphs.at(-1 - last) ?? "")) last += 1;
  const kept = before.length - last;
  const made = paragraphs.map((paragraph, place) => {
    const fromEnd = paragraphs.length - place;
    const now = fromEnd <= last ? before.at(-fromEnd) : before.slice(0, kept).at(place);
    return relaid(now ?? [], paragraph);
  });
  return made.flatMap((lines, place) => {
    const needsGap = place > 0;
    return needsGap ? ["", ...lines] : lines;
  });
}

/**
 * The lines of each paragraph of a folded block: an empty line more is a break more.
 * @param {string[]} lines
 */
function paragraphsOf(lines) {
  /** @type {string[][]} */
  const found = [[]];
  for (const line of lines) {
    if (line === "") found.push([]);
    else found.at(-1)?.push(line);
  }
  return found;
}

/**
 * @param {string[] | undefined} lines
 * @param {string} paragraph
 */
function isSame(lines, paragraph) {
  return (lines ?? []).join(" ") === paragraph;
}

/**
 * A text on lines: those of the words that it begins and ends with as before stay.
 * @param {string[]} old
 * @param {string} text
 * @returns {string[]}
 */
export function relaid(old, text) {
  if (text === "") return [];
  const words = text.split(GAP);
  const before = old.map((line) => line.split(GAP));
  const all = before.flat();
  const room = Math.min(all.length, words.length);
  let first = 0;
  while (first < room && all.at(first) === words.at(first)) first += 1;
  let last = 0;
  while (last < room - first && all.at(-1 - last) === words.at(-1 - last)) last += 1;
  const head = linesWithin(before, first);
  const tail = linesWithin(before.slice(head.length).reverse(), last).reverse();
  const from = head.flat().length;
  const to = words.length - tail.flat().length;
  const width = Math.max(WIDTH, ...old.map((line) => line.length));
  return [...head, ...wrapped(words.slice(from, to), width), ...tail].map((line) => line.join(" "));
}

/**
 * The first lines that hold no more than a number of words.
 * @param {string[][]} lines
 * @param {number} count
 */
function linesWithin(lines, count) {
  let held = 0;
  const end = lines.findIndex((line) => {
    held += line.length;
    return held > count;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/**
 * @param {string[]} words
 * @param {number} width
 */
function wrapped(words, width) {
  /** @type {string[][]} */
  const lines = [];
  let length = Infinity;
  for (const word of words) {
    if (length + 1 + word.length > width) {
      lines.push([]);
      length = -1;
    }
    lines.at(-1)?.push(word);
    length += 1 + word.length;
  }
  return lines;
}

/**
 * A text that goes over several lines in quotes, or without, as it is written now; null where it cannot stay so.
 * @param {string} style
 * @param {string} raw what is written now, quotes included
 * @param {string} value
 * @param {boolean} flow
 */
export function flowingLines(style, raw, value, flow) {
  const lines = linesOf(style ? raw.slice(1, -1) : raw).map((line) => line.trim());
  const escapes = style === '"' && raw.includes("\\");
  if (escapes || lines.length < 2 || lines.includes("") || !isFlowing(value)) return null;
  if (!style && !isPlain(value, flow)) return null;
  const written = style === '"' ? escaped(value) : style ? value.replaceAll("'", "''") : value;
  const made = relaid(lines, written);
  return made.some((line) => CONFLICT.test(line)) ? null : `${style}${made.join("\n")}${style}`;
}

/** @param {string} value */
function isFlowing(value) {
  return /^\S/u.test(value) && /\S$/u.test(value) && !/[\t\n\r\u0085\u2028\u2029\ufeff\\]/u.test(value);
}

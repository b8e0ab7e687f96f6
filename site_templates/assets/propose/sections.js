// Which texts of an entry a section of its page shows: found by their words, so that no list of keys is kept.

/** @import { TextLeaf } from "./source.js" */

/** @typedef {{heading: HTMLElement | null, title: string, parts: Element[]}} PageSection no heading: the top */

const SHORT = 4; // words; fewer stand in many places by chance
const PIECES = /[,;·\n]/u;
const NO_TEXT = "[data-search-exclude], script, style, noscript, .headerlink, .pb-sheet, .pb-suggest, .fit-later";
export const HEADINGS = "h2[id], h3[id]";

/**
 * The words of a text, without marks of Markdown and the addresses of its links.
 * @param {string} text
 */
export function wordsOf(text) {
  const shown = text.replace(/\]\([^()\s]*\)/gu, " ");
  return (shown.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/**
 * The sections of a page in its order; what stands before the first, or in none, is the top.
 * @param {ParentNode} content
 * @returns {PageSection[]}
 */
export function sectionsOf(content) {
  const headings = [...content.querySelectorAll(HEADINGS)].filter((one) => !one.closest("[data-search-exclude]"));
  const found = headings.map((heading) => {
    return { heading: /** @type {HTMLElement} */ (heading), title: titleOf(heading), parts: partsOf(heading) };
  });
  const top = [...content.querySelectorAll(":scope > *, :scope > footer > *, :scope > section > *")];
  const free = top.filter((part) => !part.matches("section, footer") && !part.querySelector(HEADINGS));
  const taken = found.flatMap(({ parts }) => parts);
  const parts = free.filter((part) => !part.matches(HEADINGS) && !taken.some((one) => one.contains(part)));
  return [{ heading: null, title: "At the top and at the foot of the page", parts }, ...found];
}

/** @param {Element} heading */
export function titleOf(heading) {
  const copy = /** @type {Element} */ (heading.cloneNode(true));
  for (const extra of copy.querySelectorAll(".headerlink, button")) extra.remove();
  return copy.textContent.trim();
}

/**
 * What a heading is about: all that follows it up to the next of its rank.
 * @param {Element} heading
 */
function partsOf(heading) {
  const parts = [];
  const rank = heading.tagName;
  for (let part = heading.nextElementSibling; part; part = part.nextElementSibling) {
    if (part.matches("h1, h2") || part.tagName === rank) break;
    parts.push(part);
  }
  return parts;
}

/**
 * The texts that each section shows, in the order of the file. What none shows comes back by itself.
 * @param {PageSection[]} sections
 * @param {TextLeaf[]} leaves
 * @param {(leaf: TextLeaf) => string} valueOf
 */
export function leavesBySection(sections, leaves, valueOf) {
  const shown = sections.map((section) => shownIn(section.parts));
  const found = sections.map(() => /** @type {TextLeaf[]} */ ([]));
  /** @type {TextLeaf[]} */
  const nowhere = [];
  for (const leaf of leaves) {
    const words = wordsOf(valueOf(leaf));
    const isShort = words.split(" ").length < SHORT;
    const exact = placesOf(shown, ({ pieces }) => pieces.has(words));
    const within = placesOf(shown, ({ text }) => text.includes(` ${words} `));
    const places = isShort && exact.length ? exact : within.length ? within : exact;
    for (const place of words ? places : []) found.at(place)?.push(leaf);
    if (!words || !places.length) nowhere.push(leaf);
  }
  return { found, nowhere };
}

/**
 * @param {{text: string, pieces: Set<string>}[]} shown
 * @param {(one: {text: string, pieces: Set<string>}) => boolean} has
 */
function placesOf(shown, has) {
  return shown.flatMap((one, place) => (has(one) ? [place] : []));
}

/** @param {Element[]} parts */
function shownIn(parts) {
  /** @type {Set<string>} */
  const pieces = new Set();
  const texts = [];
  for (const part of parts.filter((one) => !one.matches(NO_TEXT))) {
    const walker = part.ownerDocument.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest(NO_TEXT)) continue;
      const text = node.textContent ?? "";
      texts.push(text);
      for (const piece of [text, ...text.split(PIECES)]) pieces.add(wordsOf(piece));
    }
    for (const block of [part, ...part.querySelectorAll("p, li, dd, td, th, h3, h4, blockquote, div")]) {
      if (block.textContent.length < 400) pieces.add(wordsOf(block.textContent));
    }
  }
  return { text: ` ${wordsOf(texts.join(" "))} `, pieces };
}

// Where a result leads to, the words that were looked for are marked, until the next click or Escape. The marks are
// painted over the text, so that neither the page nor its layout changes. Where a browser cannot, there are none.

import { onEveryPage } from "../navigation.js";
import { isRecord, isText, isTexts, readStored, storageKey, store } from "../storage.js";
import { matchesIn } from "./marks.js";

/** @typedef {{place: string, words: string[]}} Carried words on their way to the place of a result */

const NAME = "pb-landed";
const HEADING = "h1, h2, h3, h4, h5, h6";
const LEFT_OUT = "script, style, button, .headerlink";

/**
 * Marks what was looked for on each page that a result leads to.
 * @param {Window} window
 * @param {string} root the way to the root of the site
 */
export function landings(window, root) {
  const { document } = window;
  const key = storageKey(window, root, "landing");
  let shownAt = "";

  function clear() {
    shownAt = "";
    if ("highlights" in CSS) CSS.highlights.delete(NAME);
  }

  function land() {
    const carried = readStored(() => window.sessionStorage, key, isCarried);
    if (!carried || carried.place !== placeOf(window.location) || !("highlights" in CSS)) return;
    const target = document.getElementById(decoded(window.location.hash.slice(1)));
    if (!target) return;
    const words = new Set(carried.words);
    const ranges = sectionOf(target).flatMap((element) => rangesIn(element, words));
    if (!ranges.length) return;
    CSS.highlights.set(NAME, new Highlight(...ranges));
    shownAt = carried.place;
    forget();
  }

  function forget() {
    store(() => window.sessionStorage, key, null);
  }

  function arrive() {
    if (shownAt !== placeOf(window.location)) clear();
    land();
    forget();
  }

  const start = () => onEveryPage(window, arrive); // after what else changes texts, such as the terms of the glossary
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
  window.addEventListener("hashchange", () => {
    if (shownAt && shownAt !== placeOf(window.location)) clear();
    land(); // where the browser goes to a place of this page later than at once
  });
  document.addEventListener("click", clear, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });

  return {
    /**
     * Sends the matched words ahead to where a result leads.
     * @param {string} href
     * @param {Set<string>} words folded
     */
    carry(href, words) {
      store(() => window.sessionStorage, key, { place: placeOf(new URL(href)), words: [...words] });
      setTimeout(land); // where it leads to a place of this page
    },
  };
}

/**
 * A place without the query, in which a page writes what it shows.
 * @param {URL | Location} address
 */
function placeOf({ protocol, host, pathname, hash }) {
  return `${protocol}//${host}${pathname}${hash}`;
}

/**
 * @param {unknown} found
 * @returns {found is Carried}
 */
function isCarried(found) {
  return isRecord(found) && isText(found.place) && isTexts(found.words);
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What a place is the name of: itself; of a heading, all until the next one of its rank.
 * @param {Element} target
 */
function sectionOf(target) {
  const section = [target];
  if (!target.matches(HEADING)) return section;
  for (let next = target.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches(HEADING) && next.tagName <= target.tagName) break;
    section.push(next);
  }
  return section;
}

/**
 * @param {Element} root
 * @param {Set<string>} words
 */
function rangesIn(root, words) {
  /** @type {StaticRange[]} */
  const ranges = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(LEFT_OUT)) continue;
    for (const [startOffset, endOffset] of matchesIn(node.data, words)) {
      ranges.push(new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
    }
  }
  return ranges;
}

// Explains glossary terms where they first appear on a page: on hover, focus and touch.

import { around, el } from "./elements.js";
import { TERMS } from "./glossary-terms.js";

/**
 * @typedef {{term: string, means: string, not?: string | null, words: string[]}} Term
 * @typedef {[HTMLElement, Term]} Mark
 */

const READ = "p, li, dd, td, .pb-lead, .pb-hint";
const LEFT_ALONE =
  "a, button, select, summary, label, small, h1, h2, h3, h4, h5, h6, th, dt, q, blockquote, code, form, svg, output, nav, " +
  "[data-copy], [hidden], .pb-sheet, .tk-sheet, .pb-chip, .pb-term, .pb-glossary, .fit-panel, .pb-crumbs";
const EDGE = 8;

/**
 * One pattern for all words, the longest first; a plural s may follow.
 * @param {Iterable<string>} words
 */
function pattern(words) {
  const parts = [...words].sort((a, b) => b.length - a.length);
  const escaped = parts.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})s?(?![\\p{L}\\p{N}])`, "iu");
}

/**
 * Marks the first place of each term below a root, and returns the marks.
 * @param {Element} root
 * @param {Term[]} terms
 */
export function markTerms(root, terms) {
  const open = new Map(
    terms.flatMap((term) => term.words.map((word) => /** @type {const} */ ([word.toLowerCase(), term]))),
  );
  /** @type {Mark[]} */
  const marks = [];
  if (!open.size) return marks;
  let wanted = pattern(open.keys());
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let node = /** @type {Text | null} */ (walker.nextNode());
  while (node && open.size) {
    const found = isRead(node.parentElement) ? wanted.exec(node.data) : null;
    const term = found ? termOf(found[0], open) : undefined;
    if (!found || !term) {
      node = /** @type {Text | null} */ (walker.nextNode());
      continue;
    }
    const rest = node.splitText(found.index);
    rest.splitText(found[0].length);
    const mark = el("span", { class: "pb-term", tabindex: 0, role: "button", "aria-expanded": "false" });
    rest.replaceWith(mark);
    mark.append(rest);
    marks.push([mark, term]);
    for (const word of term.words) open.delete(word.toLowerCase());
    if (open.size) wanted = pattern(open.keys());
    walker.currentNode = rest;
    node = /** @type {Text | null} */ (walker.nextNode());
  }
  return marks;
}

/** @param {Element | null} parent */
function isRead(parent) {
  return parent?.closest(READ) && !parent.closest(LEFT_ALONE);
}

/**
 * The term that a word of the page stands for. An acronym is one only in capitals.
 * @param {string} word
 * @param {Map<string, Term>} open
 */
function termOf(word, open) {
  const lower = word.toLowerCase();
  const bare = lower.replace(/s$/u, "");
  const term = open.get(lower) ?? open.get(bare);
  const spelled = term?.words.find((own) => own.toLowerCase() === bare);
  return spelled && spelled === spelled.toUpperCase() && !word.startsWith(spelled) ? undefined : term;
}

/** The box that explains one term at a time. It is placed over the page, so that nothing moves. */
function explainer() {
  const box = el("div", { class: "pb-term-box", id: "pb-term-box", role: "tooltip", hidden: true });
  /** @type {HTMLElement | null} */
  let shown = null;
  const hide = () => {
    if (!shown) return;
    shown.setAttribute("aria-expanded", "false");
    shown.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };
  /** @type {(mark: HTMLElement, term: Term) => void} */
  const show = (mark, term) => {
    if (shown === mark) return;
    hide();
    box.replaceChildren(el("b", null, term.term), term.means);
    if (term.not) box.append(el("span", null, `Not: ${term.not}`));
    box.hidden = false;
    const at = mark.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const below = at.bottom + box.offsetHeight + EDGE < window.innerHeight || at.top < box.offsetHeight + EDGE;
    box.style.left = `${Math.max(EDGE, Math.min(at.left, width - box.offsetWidth - EDGE)) + scrollX}px`;
    box.style.top = `${(below ? at.bottom + 4 : at.top - box.offsetHeight - 4) + scrollY}px`;
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-describedby", box.id);
    shown = mark;
  };
  return { box, show, hide, shown: () => shown };
}

/** @param {Document} root */
export function explainTerms(root) {
  const content = root.querySelector(".pb");
  if (!content || root.querySelector("#pb-term-box")) return;
  const marks = markTerms(content, TERMS);
  if (!marks.length) return;
  const { box, show, hide, shown } = explainer();
  (root.querySelector(".md-content") ?? root.body).append(box);
  let leaving = 0;
  const leave = () => {
    leaving = setTimeout(() => shown() !== root.activeElement && hide(), 150);
  };
  box.addEventListener("mouseenter", () => clearTimeout(leaving));
  box.addEventListener("mouseleave", leave);
  for (const [mark, term] of marks) {
    mark.addEventListener("mouseenter", () => {
      clearTimeout(leaving);
      show(mark, term);
    });
    mark.addEventListener("mouseleave", leave);
    mark.addEventListener("focus", () => show(mark, term));
    mark.addEventListener("blur", hide);
    mark.addEventListener("click", () => show(mark, term));
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (shown() === mark) hide();
      else show(mark, term);
    });
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  root.addEventListener("pointerdown", (event) => {
    if (!around(event, ".pb-term, .pb-term-box")) hide();
  });
}

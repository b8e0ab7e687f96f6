// Terms of the glossary explain themselves where they first stand on a page: on hover, focus and touch.

import { TERMS } from "./glossary-terms.js";

const READ = "p, li, dd, td, .pb-lead, .pb-hint";
const LEFT_ALONE =
  "a, button, select, summary, label, h1, h2, h3, h4, h5, h6, th, dt, q, blockquote, code, form, svg, output, nav, " +
  "[data-copy], [hidden], .pb-sheet, .tk-sheet, .pb-chip, .pb-term, .pb-glossary, .fit-panel, .pb-crumbs";
const EDGE = 8;

/** One pattern for all words, the longest first; a plural s may follow. */
function pattern(words) {
  const parts = [...words].sort((a, b) => b.length - a.length);
  const escaped = parts.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})s?(?![\\p{L}\\p{N}])`, "iu");
}

/** Marks the first place of each term below a root, and returns the marks. */
export function markTerms(root, terms) {
  const open = new Map(terms.flatMap((term) => term.words.map((word) => [word.toLowerCase(), term])));
  const marks = [];
  if (!open.size) return marks;
  let wanted = pattern(open.keys());
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && open.size) {
    const parent = node.parentElement;
    const found = parent.closest(READ) && !parent.closest(LEFT_ALONE) ? wanted.exec(node.data) : null;
    const said = found?.[0].toLowerCase();
    const term = found ? (open.get(said) ?? open.get(said.replace(/s$/u, ""))) : undefined;
    const shouted = term && [...term.words].find((word) => word.toLowerCase() === said.replace(/s$/u, ""));
    if (!term || (shouted && shouted === shouted.toUpperCase() && !found[0].startsWith(shouted))) {
      node = walker.nextNode();
      continue;
    }
    const rest = node.splitText(found.index);
    rest.splitText(found[0].length);
    const mark = document.createElement("span");
    mark.className = "pb-term";
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-expanded", "false");
    rest.replaceWith(mark);
    mark.append(rest);
    marks.push([mark, term]);
    for (const word of term.words) open.delete(word.toLowerCase());
    if (open.size) wanted = pattern(open.keys());
    walker.currentNode = rest;
    node = walker.nextNode();
  }
  return marks;
}

/** The box that explains one term at a time. It is placed over the page, so that nothing moves. */
function explainer() {
  const box = document.createElement("div");
  box.className = "pb-term-box";
  box.id = "pb-term-box";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  let shown = null;
  const hide = () => {
    if (!shown) return;
    shown.setAttribute("aria-expanded", "false");
    shown.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };
  const show = (mark, term) => {
    if (shown === mark) return;
    hide();
    const name = document.createElement("b");
    name.textContent = term.term;
    const parts = [name, term.means];
    if (term.not) {
      const not = document.createElement("span");
      not.textContent = `Not: ${term.not}`;
      parts.push(not);
    }
    box.replaceChildren(...parts);
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
  root.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  root.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".pb-term, .pb-term-box")) hide();
  });
}

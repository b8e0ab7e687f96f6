// A copy button beside what a reader would copy: openers, answers, words to cite, proof, messages.

import { copies } from "./clipboard.js";
import { all, el } from "./elements.js";

/**
 * The text of a part without the buttons and marks that scripts put into it, paragraphs kept apart.
 * @param {HTMLElement} part
 */
export function textOf(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const extra of copy.querySelectorAll("button, .headerlink")) extra.remove();
  for (const block of copy.querySelectorAll("p, li, br")) block.append("\n\n");
  return copy.textContent.replace(/(?<![ \t])[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** @param {Document} root */
export function offerCopying(root) {
  for (const part of all(root, "[data-copy]:not(.pb-copied)", HTMLElement)) {
    part.classList.add("pb-copied");
    const label = `Copy the ${part.dataset.copy}`;
    const button = el("button", { type: "button", class: "pb-copy", "aria-label": label }, "Copy");
    copies(button, () => textOf(part), part);
    const last = part.lastElementChild;
    (last?.matches("p") ? last : part).append(button);
  }
}

// A copy button beside what a reader would copy: openers, answers, words to cite, proof, messages.

import { copies } from "./clipboard.js";

/** The text of a part without the buttons and marks that scripts put into it, paragraphs kept apart. */
export function textOf(part) {
  const copy = part.cloneNode(true);
  for (const extra of copy.querySelectorAll("button, .headerlink")) extra.remove();
  for (const block of copy.querySelectorAll("p, li, br")) block.append("\n\n");
  return copy.textContent.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

export function offerCopying(root) {
  for (const part of root.querySelectorAll("[data-copy]:not(.pb-copied)")) {
    part.classList.add("pb-copied");
    const button = root.createElement("button");
    button.type = "button";
    button.className = "pb-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy the ${part.dataset.copy}`);
    copies(button, () => textOf(part), part);
    const last = part.lastElementChild;
    (last?.matches("p") ? last : part).append(button);
  }
}

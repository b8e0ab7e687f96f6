// The buttons that print an ICP: as its one sheet, or the full page with every part open.

import { all } from "./elements.js";

const FULL = "full";
const TOOLS = ".fit-section, .wi-section";

/** @param {Document} root */
export function offerPrinting(root) {
  for (const button of all(root, "button[data-print][hidden]", HTMLButtonElement)) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.print === FULL) printFull(root);
      else window.print();
    });
  }
}

/**
 * Prints the page in place of its sheet, with its parts open; they are as they were afterwards.
 * @param {Document} root
 */
function printFull(root) {
  const closed = all(root, "#pb-content details:not([open])", HTMLDetailsElement)
    .filter((part) => !part.closest(TOOLS));
  root.documentElement.dataset.printed = FULL;
  for (const part of closed) part.open = true;
  window.addEventListener("afterprint", () => {
    delete root.documentElement.dataset.printed;
    for (const part of closed) part.open = false;
  }, { once: true });
  window.print();
}

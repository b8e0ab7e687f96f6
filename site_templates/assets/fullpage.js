// A page that prints one sheet, printed in full for once.

import { all } from "./elements.js";

const TOOLS = ".fit-section, .wi-section";

/**
 * Prints the page in place of its sheet, with every part open; all is as it was afterwards.
 * @param {Document} root
 */
export function printFull(root) {
  const closed = all(root, "#pb-content details:not([open])", HTMLDetailsElement)
    .filter((part) => !part.closest(TOOLS));
  root.documentElement.dataset.printed = "full";
  for (const part of closed) part.open = true;
  window.addEventListener("afterprint", () => {
    delete root.documentElement.dataset.printed;
    for (const part of closed) part.open = false;
  }, { once: true });
  window.print();
}

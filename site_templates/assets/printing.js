// The button that prints an ICP as its one sheet.

import { all } from "./elements.js";

/** @param {Document} root */
export function offerPrinting(root) {
  for (const button of all(root, "button[data-print][hidden]", HTMLButtonElement)) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

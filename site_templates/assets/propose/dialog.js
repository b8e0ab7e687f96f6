// The dialog: one at a time, closed with Escape; the focus goes back to where it was.

import { all, el, refill } from "../elements.js";

/**
 * Opens a dialog. What is shown in it can be replaced.
 * @param {Document} document
 * @param {string} title
 */
export function openDialog(document, title) {
  for (const open of all(document, ".sg-dialog", HTMLDialogElement)) open.close(); // two clicks while it was loading
  const before = document.activeElement;
  const heading = el("h2", { id: "sg-title", tabindex: "-1" }, title);
  const body = el("div", { class: "sg-body" });
  const close = el("button", { type: "button", class: "sg-close", "aria-label": "Close" }, "×");
  const dialog = el(
    "dialog",
    { class: "sg-dialog md-typeset", "aria-labelledby": "sg-title", "data-search-exclude": true },
    el("div", { class: "sg-head" }, heading, close),
    body,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
  // what is typed here is no shortcut of the page
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  return {
    dialog,
    /** @param {Parameters<typeof refill>[1][]} children */
    show(...children) {
      refill(body, ...children);
      body.scrollTop = 0;
    },
    /** @param {string} words */
    call(words) {
      heading.textContent = words;
      heading.focus();
    },
  };
}

// The button that prints an ICP as its one sheet.

export function offerPrinting(root) {
  for (const button of root.querySelectorAll("button[data-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

// The toolkit: which tool's merge fields are shown, and buttons that copy what is shown.

import { copies } from "./clipboard.js";

const KEPT = "icp-playbook-tool";

/** Shows the chosen tool's texts and makes the copy buttons work. */
export function offerToolkit(root) {
  const page = root.querySelector("[data-letters]:not([data-told])");
  if (page) {
    page.dataset.told = "";
    const form = page.querySelector("[data-tools]");
    const kept = read();
    if (kept && form.querySelector(`option[value="${CSS.escape(kept)}"]`)) form.elements.tool.value = kept;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => show(page, form.elements.tool.value));
    show(page, form.elements.tool.value);
  }
  for (const button of root.querySelectorAll("button[data-copies][hidden]")) {
    button.hidden = false;
    const part = root.getElementById(button.dataset.copies);
    copies(button, () => shownText(part), part);
  }
}

function show(page, tool) {
  for (const part of page.querySelectorAll("[data-tool]")) part.hidden = part.dataset.tool !== tool;
  try {
    localStorage.setItem(KEPT, tool);
  } catch {
    // A browser that keeps nothing still shows what was chosen.
  }
}

function read() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** The subject and the body that are shown, or the whole of a form. */
export function shownText(part) {
  const texts = [...part.querySelectorAll("strong:not([hidden]), blockquote:not([hidden])")];
  return texts.length ? texts.map((text) => text.innerText.trim()).join("\n\n") : part.textContent;
}

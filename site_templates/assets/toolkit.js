// The toolkit: which tool's merge fields are shown, and buttons that copy what is shown.

import { copies } from "./clipboard.js";
import { all, one } from "./elements.js";
import { ownValue } from "./keys.js";

const KEPT = "icp-playbook-tool";

/**
 * Shows the chosen tool's texts and makes the copy buttons work.
 * @param {Document} root
 */
export function offerToolkit(root) {
  const page = root.querySelector("[data-letters]:not([data-alive])");
  if (page instanceof HTMLElement) {
    page.dataset.alive = "";
    const form = one(page, "[data-tools]", HTMLFormElement);
    const tool = one(form, "select[name=tool]", HTMLSelectElement);
    const kept = read();
    if (kept && form.querySelector(`option[value="${CSS.escape(kept)}"]`)) tool.value = kept;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => show(page, tool.value));
    show(page, tool.value);
  }
  for (const button of all(root, "button[data-copies][hidden]", HTMLButtonElement)) {
    button.hidden = false;
    const part = one(root, `#${CSS.escape(button.dataset.copies ?? "")}`, HTMLElement);
    copies(button, () => shownText(part), part);
  }
}

/**
 * @param {HTMLElement} page
 * @param {string} tool
 */
function show(page, tool) {
  for (const part of all(page, "[data-tool]", HTMLElement)) part.hidden = part.dataset.tool !== tool;
  const option = page.querySelector(`option[value="${CSS.escape(tool)}"]`);
  const fields = syntaxOf(option instanceof HTMLOptionElement ? option : null);
  for (const field of all(page, "[data-merge]", HTMLElement)) {
    field.dataset.own ??= field.textContent;
    field.textContent = ownValue(fields, field.dataset.merge ?? "") ?? field.dataset.own;
  }
  try {
    localStorage.setItem(KEPT, tool);
  } catch {
    // Without storage, the choice is still shown.
  }
}

/**
 * How a tool writes merge fields; nothing for those it writes as the playbook does.
 * @param {HTMLOptionElement | null} option
 * @returns {Record<string, string>}
 */
function syntaxOf(option) {
  return JSON.parse(option?.dataset.fields ?? "{}");
}

function read() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/**
 * The subject and the body that are shown, or the whole of a form.
 * @param {HTMLElement} part
 */
export function shownText(part) {
  const texts = all(part, "strong:not([hidden]), blockquote:not([hidden])", HTMLElement);
  return texts.length ? texts.map((text) => text.innerText.trim()).join("\n\n") : part.textContent;
}

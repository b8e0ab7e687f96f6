// "Suggest a change" on the page of an entry: a button at each section. What it opens is loaded when it is asked for.

import { all, el, icon } from "./elements.js";
import { loadScript } from "./loading.js";

const HEADINGS = "h2[id], h3[id]";
const SCRIPT = "assets/propose/propose-classic.js";

/** @param {Document} root */
export function offerSuggesting(root) {
  const main = root.querySelector("[data-suggest]");
  if (!(main instanceof HTMLButtonElement) || !main.hidden) return;
  main.hidden = false;
  main.addEventListener("click", () => open(root, main, null));
  for (const heading of all(root, HEADINGS, HTMLElement)) {
    if (!heading.closest("#pb-content") || heading.closest("[data-search-exclude], .fit-later")) continue;
    if (heading.nextElementSibling?.matches(".fit-later")) continue; // a tool, which says nothing of its own
    const title = (heading.firstChild?.textContent ?? "").trim() || heading.textContent.replace(/#$/, "").trim();
    const label = `Suggest a change: ${title}`;
    const button = el("button", { type: "button", class: "pb-suggest", "aria-label": label, title: label }, icon("ask"));
    button.addEventListener("click", () => open(root, main, heading));
    heading.insertBefore(button, heading.querySelector(".headerlink"));
  }
}

/**
 * @param {Document} root
 * @param {HTMLButtonElement} main
 * @param {HTMLElement | null} heading
 */
async function open(root, main, heading) {
  const { suggest: entry = "", root: way = "", owner = "", source } = main.dataset;
  try {
    if (!window.icpPropose) await loadScript(root, way + SCRIPT);
  } catch {
    main.textContent = "Could not be loaded: try again";
    return;
  }
  const name = root.querySelector("#pb-content h1")?.textContent.trim() ?? "";
  await window.icpPropose?.openSuggestion({ entry, root: way, owner, name, hasSource: source !== undefined }, heading);
}

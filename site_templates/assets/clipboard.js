// Copying, also where there is no clipboard to write to: over file://, without https, or when it is refused.

import { el } from "./elements.js";

const SHOWN = 4000; // milliseconds

/**
 * Makes a button copy a text, and show for a moment whether that worked.
 * @param {HTMLButtonElement} button
 * @param {() => string} text
 * @param {HTMLElement} shown what is selected where nothing can be copied
 */
export function copies(button, text, shown) {
  const words = button.textContent;
  const label = button.getAttribute("aria-label");
  /** @param {string} wording @param {string | null} named */
  const say = (wording, named) => {
    button.textContent = wording;
    if (label) button.setAttribute("aria-label", named ?? "");
  };
  let back = 0;
  button.addEventListener("click", async () => {
    const outcome = await copied(text(), shown);
    say(outcome, outcome);
    announce(button.ownerDocument, outcome);
    clearTimeout(back);
    back = setTimeout(() => say(words, label), SHOWN);
  });
}

/**
 * Says to a screen reader what a button shows.
 * @param {Document} root
 * @param {string} words
 */
function announce(root, words) {
  const status = root.querySelector(".pb-status") ?? el("p", { class: "pb-status pb-hidden", role: "status" });
  status.textContent = "";
  root.body.append(status);
  setTimeout(() => (status.textContent = words));
}

/**
 * Copies a text and says whether that worked: "Copied", or how the reader copies the shown element.
 * @param {string} text
 * @param {HTMLElement} shown
 */
export async function copied(text, shown) {
  const root = shown.ownerDocument;
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    if (copiedFromArea(root, text)) return "Copied";
    root.getSelection()?.selectAllChildren(shown);
    return "Selected: press Ctrl+C or ⌘C";
  }
}

/**
 * The older way, which needs a selection. The focus goes back to where it was.
 * @param {Document} root
 * @param {string} text
 */
function copiedFromArea(root, text) {
  const focused = root.activeElement;
  const area = el("textarea", { "aria-label": "Text to copy", value: text });
  area.readOnly = true; // no keyboard slides in on a telephone
  area.style.cssText = "position:fixed;top:0;opacity:0";
  root.body.append(area);
  area.select();
  const done = root.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement || focused instanceof SVGElement) focused.focus({ preventScroll: true });
  return done;
}

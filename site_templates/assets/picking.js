// Who is on the line: shows the parts of a call sheet that are for one persona, and writes it into the URL.

import { all, around, one } from "./elements.js";
import { replaceQuery } from "./navigation.js";
import { counted } from "./wording.js";

const EVERYBODY = "all";

/**
 * The persona chosen: the URL's where the page has it, else the first, who is talked to first.
 * @param {string} search
 * @param {string[]} ids
 */
export function chosen(search, ids) {
  const wanted = new URLSearchParams(search).get("persona") ?? "";
  return wanted === EVERYBODY || ids.includes(wanted) ? wanted : (ids[0] ?? EVERYBODY);
}

/** @param {Document} root */
export function offerPicking(root) {
  for (const group of all(root, "[data-pick=persona][hidden]", HTMLElement)) {
    const buttons = all(group, "button", HTMLButtonElement);
    const ids = buttons.map((button) => button.value).filter((id) => id !== EVERYBODY);
    /** @param {boolean} announce */
    const show = (announce) => {
      const id = chosen(location.search, ids);
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === id));
      for (const part of all(root, "[data-persona]", HTMLElement)) {
        part.hidden = id !== EVERYBODY && part.dataset.persona !== id;
      }
      const hidden = id === EVERYBODY ? 0 : ids.length - 1;
      const others = `${counted(hidden, "other")} ${hidden === 1 ? "is" : "are"} hidden`;
      if (announce || hidden) {
        one(group, "output", HTMLOutputElement).textContent = hidden ? others : "Everyone is shown";
      }
    };
    group.hidden = false;
    show(false);
    group.addEventListener("click", (event) => {
      const button = around(event, "button");
      if (!(button instanceof HTMLButtonElement)) return;
      replaceQuery(window, [["persona", button.value]]);
      show(true);
    });
    window.addEventListener("popstate", () => show(false));
  }
}

// What the reader asked and did not find, kept in this browser until the reader copies it for the owner.

import { copied } from "../clipboard.js";
import { one } from "../elements.js";
import { isTexts, keptValue, storageKey } from "../storage.js";

/** @typedef {{asked(typed: string, isClose: boolean): void, leave(): void}} MissedQueries */

/** How many are kept, the latest. */
const MOST = 50;
/** Letters from which on it is a question. */
const LEAST = 3;

/**
 * Keeps the queries of a box that found nothing close, when the reader has done with them.
 * @param {HTMLElement} box
 * @param {string} root
 * @returns {MissedQueries}
 */
export function missedQueries(box, root) {
  const line = one(box, "[data-search-missed]", HTMLElement);
  const copy = one(line, "[data-search-copy]", HTMLButtonElement);
  const clear = one(line, "[data-search-forget]", HTMLButtonElement);
  /** @type {string[]} */
  const none = [];
  const kept = keptValue(window, storageKey(window, root, "search-missed"), none, isTexts);
  let last = "";

  function show() {
    const missed = kept.get();
    line.hidden = !missed.length;
    copy.textContent = `Copy what you did not find (${missed.length})`;
  }

  copy.addEventListener("click", async () => {
    copy.textContent = await copied(kept.get().join("\n"), copy);
  });
  clear.addEventListener("click", () => {
    kept.set([]);
    last = "";
    show();
    one(box, "input", HTMLInputElement).focus();
  });
  show();
  return {
    asked(typed, isClose) {
      const text = typed.trim().replace(/\s+/g, " ");
      last = isClose || text.length < LEAST ? "" : text;
    },
    leave() {
      const missed = kept.get();
      if (last && !missed.includes(last)) kept.set([...missed, last].slice(-MOST));
      last = "";
      show();
    },
  };
}

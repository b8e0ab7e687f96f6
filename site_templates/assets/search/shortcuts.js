// The keys that open the search from anywhere on a page: / and s, and ⌘K or Ctrl+K also while typing elsewhere.

import { around } from "../elements.js";

/** Whether the keyboard has a ⌘ key. */
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
/** The shortcut as the keyboard has it. */
export const SHORTCUT = isApple ? "⌘K" : "Ctrl K";

/**
 * Whether a key asks for the search.
 * @param {KeyboardEvent} event
 */
export function asksForSearch(event) {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    return !event.shiftKey && event.key.toLowerCase() === "k" && (isApple ? event.metaKey : event.ctrlKey);
  }
  return ["/", "s"].includes(event.key) && !around(event, "input, textarea, select, [contenteditable]");
}

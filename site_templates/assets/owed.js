// Decisions whose outcome is owed: worked out when it is read, so that an old build stays correct.

import { spanOf } from "./ages.js";
import { daysSince } from "./days.js";
import { all } from "./elements.js";

/**
 * Says of each outcome that was due before today that it is owed, and lets the filter find it.
 * @param {ParentNode} root
 * @param {Date} now
 */
export function showOwed(root, now) {
  for (const item of all(root, "[data-owed]:not([data-aged])", HTMLElement)) {
    item.dataset.aged = "";
    const late = daysSince(item.dataset.owed ?? "", now);
    if (late <= 0) continue;
    item.title = item.textContent;
    item.textContent = `Outcome owed for ${spanOf(late)}`;
    item.classList.replace("dc-mark--open", "dc-mark--owed");
    const row = item.closest("[data-outcome]");
    if (row instanceof HTMLElement) row.dataset.outcome = "owed";
  }
}

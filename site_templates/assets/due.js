// What is due for an owner, as of today. Who was chosen never leaves the browser.

import { inWords, spanOf } from "./ages.js";
import { daysSince } from "./days.js";
import { all, one } from "./elements.js";
import { isText, keptValue, storageKey } from "./storage.js";
import { counted } from "./wording.js";

/** Days before its day on which something is due soon. */
const SOON = 30;

/**
 * What stands above the list of an owner.
 * @param {number} overdue
 * @param {number} soon
 * @param {boolean} isAll whether the page holds everything of the owner
 */
export function dueSentence(overdue, soon, isAll) {
  if (!overdue && !soon) return `Nothing is overdue, and nothing falls due within ${counted(SOON, "day")}.`;
  const parts = [overdue && `${overdue} overdue`, soon && `${soon} due within ${counted(SOON, "day")}`];
  return `${isAll ? "" : "At least "}${parts.filter(Boolean).join(", ")}.`;
}

/**
 * @param {Document} root
 * @param {Date} now
 */
export function showDue(root, now) {
  for (const band of all(root, "[data-due-list]:not([data-alive])", HTMLElement)) {
    band.dataset.alive = "";
    const pick = one(band, "[data-due-owner]", HTMLSelectElement);
    const says = one(band, "[data-due-says]", HTMLElement);
    const list = one(band, "ul", HTMLUListElement);
    const rows = all(list, "li", HTMLLIElement);
    const most = Number(band.dataset.dueList);
    const kept = keptValue(window, storageKey(window, "./", "owner"), "", isText);
    for (const row of rows) {
      const late = daysSince(row.dataset.due ?? "", now);
      const when = one(row, "[data-due-when]", HTMLElement);
      when.textContent = late > 0 ? `overdue by ${spanOf(late)}` : `due ${inWords(late)}`;
      when.classList.toggle("hm-late", late > 0);
    }
    const show = () => {
      const own = rows.filter((row) => row.dataset.owner === pick.value);
      const due = own.filter((row) => daysSince(row.dataset.due ?? "", now) >= -SOON);
      const overdue = due.filter((row) => daysSince(row.dataset.due ?? "", now) > 0).length;
      for (const row of rows) row.hidden = !pick.value || !due.includes(row);
      list.hidden = !pick.value || !due.length;
      says.hidden = !pick.value;
      says.textContent = dueSentence(overdue, due.length - overdue, due.length < most);
    };
    pick.value = kept.get();
    if (pick.selectedIndex < 0) pick.value = "";
    pick.addEventListener("change", () => {
      kept.set(pick.value);
      show();
    });
    one(band, "[data-due-pick]", HTMLElement).hidden = false;
    show();
  }
}

// The home page says what is new since this browser was last here. What it has seen never leaves the browser.

import { sinceLastVisit } from "./changes/memory.js";
import { sayDay } from "./days.js";
import { all, el, one } from "./elements.js";
import { counted } from "./wording.js";

/** @import { LastVisit } from "./changes/memory.js" */

/**
 * What stands above the list, for the visit before and the changes that are new since.
 * @param {LastVisit | null} before
 * @param {number} fresh
 * @param {number} held how many changes the page holds
 */
export function newsSentence(before, fresh, held) {
  if (!before) return "The latest changes. When you come back, those made since stand here.";
  if (!fresh) return `Nothing new since you were here on ${sayDay(before.day)}. The latest changes:`;
  const changes = counted(fresh, "change");
  return `${fresh === held ? `At least ${changes}` : changes} since you were here on ${sayDay(before.day)}.`;
}

/**
 * Shows the changes that are new, the first few of them at once; without any, the latest few.
 * @param {Document} root
 */
export function showNews(root) {
  for (const band of all(root, "[data-news]:not([data-alive])", HTMLElement)) {
    band.dataset.alive = "";
    const few = Number(band.dataset.news);
    const rows = all(band, "li[data-hash]", HTMLLIElement);
    const before = sinceLastVisit(
      window,
      "./",
      rows.map((row) => [row.dataset.hash ?? "", row.dataset.day ?? ""]),
      "news",
    );
    const fresh = rows.filter((row) => before?.fresh.has(row.dataset.hash ?? ""));
    const wanted = fresh.length ? fresh : rows.slice(0, few);
    for (const row of rows) row.hidden = !wanted.slice(0, few).includes(row);
    for (const row of fresh) {
      one(row, ".ch-entry__name", HTMLElement).append(" ", el("span", { class: "ch-new" }, "new"));
    }
    const says = one(band, "[data-news-says]", HTMLElement);
    says.textContent = newsSentence(before, fresh.length, rows.length);
    says.classList.toggle("news-says--none", !fresh.length);
    says.hidden = false;
    const more = one(band, "[data-news-more]", HTMLElement);
    const folded = wanted.slice(few);
    more.textContent = `Show ${folded.length} more`;
    more.hidden = !folded.length;
    more.addEventListener("click", () => {
      for (const row of folded) row.hidden = false;
      more.hidden = true;
      folded[0].querySelector("a")?.focus();
    });
  }
}

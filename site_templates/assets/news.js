// The home page says what is new since this browser was last here. What it has seen never leaves the browser.

import { sayDay } from "./changes/days.js";
import { lookBack } from "./changes/memory.js";

function counted(number) {
  return number === 1 ? "1 change" : `${number} changes`;
}

/** What stands above the list, for the memory of a visit before and the changes that are new since. */
export function newsSays(before, fresh, held) {
  if (!before) return "The latest changes. When you come back, you will see what changed in between.";
  if (!fresh) return `Nothing new since your last visit on ${sayDay(before.day)}. The latest changes:`;
  const number = fresh === held ? `At least ${counted(fresh)}` : counted(fresh);
  return `${number} since your last visit on ${sayDay(before.day)}.`;
}

/** Shows the changes that are new, the first few of them at once; without any, the latest few. */
export function tellNews(root) {
  for (const band of root.querySelectorAll("[data-news]:not([data-alive])")) {
    band.dataset.alive = "";
    const few = Number(band.dataset.news);
    const rows = [...band.querySelectorAll("li[data-hash]")];
    const before = lookBack(
      window,
      "./",
      rows.map((row) => [row.dataset.hash, row.dataset.day]),
      "news",
    );
    const fresh = rows.filter((row) => before?.fresh.has(row.dataset.hash));
    const wanted = fresh.length ? fresh : rows.slice(0, few);
    for (const row of rows) row.hidden = !wanted.slice(0, few).includes(row);
    for (const row of fresh) {
      const mark = root.createElement("span");
      mark.className = "ch-new";
      mark.textContent = "new";
      row.querySelector(".ch-entry__name").append(" ", mark);
    }
    const says = band.querySelector("[data-news-says]");
    says.textContent = newsSays(before, fresh.length, rows.length);
    says.classList.toggle("news-says--none", !fresh.length);
    says.hidden = false;
    const more = band.querySelector("[data-news-more]");
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

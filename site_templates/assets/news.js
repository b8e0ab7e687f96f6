// The home page says what is new since this browser was last here, in the role its reader has chosen.
// What it has seen, and the role, never leave the browser.

import { sinceLastVisit } from "./changes/memory.js";
import { sayDay } from "./days.js";
import { all, el, one } from "./elements.js";
import { isText, keptValue, storageKey } from "./storage.js";
import { counted } from "./wording.js";

/** @import { LastVisit } from "./changes/memory.js" */

/**
 * What stands above the list, for the visit before and the changes that are new since.
 * @param {LastVisit | null} before
 * @param {number} fresh
 * @param {number} held how many changes the page holds
 * @param {string} role its name; "" for all of them
 */
export function newsSentence(before, fresh, held, role) {
  const of = role && ` for ${role}`;
  if (!held) return `None of the latest changes matters to ${role}.`;
  if (!before) return `The latest changes${of}. When you come back, you will see what changed in between.`;
  if (!fresh) return `Nothing new${of} since your last visit on ${sayDay(before.day)}. The latest changes:`;
  const changes = counted(fresh, "change") + of;
  return `${fresh === held ? `At least ${changes}` : changes} since your last visit on ${sayDay(before.day)}.`;
}

/**
 * Whether something with `data-roles` matters to a role; all of it does where none is chosen.
 * @param {HTMLElement} item
 * @param {string} role
 */
function matters(item, role) {
  return !role || (item.dataset.roles ?? "").split(" ").includes(role);
}

/**
 * Shows the changes of the chosen role that are new, the first few of them at once; without any, the latest few.
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
    const fresh = new Set(rows.filter((row) => before?.fresh.has(row.dataset.hash ?? "")));
    for (const row of fresh) {
      for (const name of all(row, ".ch-entry__name", HTMLElement)) {
        name.append(" ", el("span", { class: "ch-new" }, "new"));
      }
    }
    const says = one(band, "[data-news-says]", HTMLElement);
    const more = one(band, "[data-news-more]", HTMLElement);
    /** @type {HTMLElement[]} */
    let folded = [];

    /**
     * @param {string} role
     * @param {string} name
     */
    function draw(role, name) {
      const held = rows.filter((row) => matters(row, role));
      const found = held.filter((row) => fresh.has(row));
      const wanted = found.length ? found : held.slice(0, few);
      for (const row of rows) {
        row.hidden = !wanted.slice(0, few).includes(row);
        const lines = all(row, ".news-line", HTMLElement);
        const own = lines.find((line) => matters(line, role)) ?? lines[0];
        for (const line of lines) line.hidden = line !== own;
      }
      says.textContent = newsSentence(before, found.length, held.length, name);
      says.classList.toggle("news-says--none", !found.length);
      says.hidden = false;
      folded = wanted.slice(few);
      more.textContent = `Show ${folded.length} more`;
      more.hidden = !folded.length;
    }

    more.addEventListener("click", () => {
      for (const row of folded) row.hidden = false;
      more.hidden = true;
      const way = folded[0].querySelector(".news-line:not([hidden]) a");
      if (way instanceof HTMLElement) way.focus();
    });
    followRole(root, band, draw);
  }
}

/**
 * Draws for the role that is kept, and for each that is chosen: in the list, or as the way to start.
 * @param {Document} root
 * @param {HTMLElement} band
 * @param {(role: string, name: string) => void} draw
 */
function followRole(root, band, draw) {
  const pick = one(band, "[data-news-role]", HTMLSelectElement);
  const starts = all(root, "[data-start]", HTMLElement);
  const kept = keptValue(window, storageKey(window, "./", "role"), "", isText);
  const show = () => {
    const [chosen] = pick.selectedOptions;
    draw(pick.value, pick.value && chosen.text);
    for (const start of starts) start.classList.toggle("role-links__own", start.dataset.start === pick.value);
  };
  pick.value = kept.get();
  if (pick.selectedIndex < 0) pick.value = "";
  pick.addEventListener("change", () => {
    kept.set(pick.value);
    show();
  });
  for (const start of starts) start.addEventListener("click", () => kept.set(start.dataset.start ?? ""));
  one(band, "[data-news-pick]", HTMLElement).hidden = false;
  show();
}

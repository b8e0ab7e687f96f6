// What the state page shows as of today: which reviews are overdue, which evidence is old, where today is.

import { spanOf } from "./ages.js";
import { daysSince } from "./days.js";
import { all, drawn, el, one } from "./elements.js";
import { plural } from "./wording.js";

/**
 * Marks what is overdue or old, counts the overdue reviews, and draws today into the picture.
 * @param {Document} root
 * @param {Date} now
 */
export function showOverdue(root, now) {
  const state = root.querySelector("[data-state]:not([data-aged])");
  if (!(state instanceof HTMLElement)) return;
  state.dataset.aged = "";
  let aged = 0;
  const glance = one(state, ".st-counts", HTMLElement);
  for (const item of all(state, "[data-evidence]", HTMLElement)) {
    if (daysSince(item.dataset.evidence ?? "", now) <= Number(state.dataset.old)) continue;
    aged += item.dataset.counted === undefined ? 0 : 1;
    mark(item, "ageing");
  }
  let overdue = 0;
  for (const item of all(state, "[data-due-day]", HTMLElement)) {
    const late = daysSince(item.dataset.dueDay ?? "", now);
    if (late > 0) {
      overdue += 1;
      mark(item, `overdue by ${spanOf(late)}`);
    }
  }
  let owed = 0;
  for (const item of all(state, "[data-owed-after]", HTMLElement)) {
    const late = daysSince(item.dataset.owedAfter ?? "", now);
    if (late <= 0) continue;
    owed += 1;
    mark(item, `overdue by ${spanOf(late)}`);
  }
  if (state.querySelector('[data-count="awaited"]')) {
    count(state, "awaited", owed, `${plural(owed, "decision")} overdue`);
  }
  aged += lateOf(glance.dataset.unlistedDated, Number(state.dataset.old), now);
  overdue += lateOf(glance.dataset.unlistedReviews, 0, now);
  count(state, "dated", aged, `${plural(aged, "piece")} of evidence ageing`);
  count(state, "reviews", overdue, `${plural(overdue, "review")} overdue`);
  const picture = state.querySelector("svg[data-start]"); // none while nothing has a date
  if (picture instanceof SVGSVGElement) drawToday(picture, now);
}

/**
 * How many of what other pages list fell on a day more than so many days ago.
 * @param {string | undefined} days each day with how many: `2026-10-01*3 2026-11-05*1`
 * @param {number} old
 * @param {Date} now
 */
export function lateOf(days, old, now) {
  let late = 0;
  for (const item of days?.split(" ") ?? []) {
    const [day, number] = item.split("*");
    if (daysSince(day, now) > old) late += Number(number);
  }
  return late;
}

/**
 * @param {HTMLElement} state
 * @param {string} name
 * @param {number} number
 * @param {string} words
 */
function count(state, name, number, words) {
  const tile = one(state, `[data-count="${name}"]`, HTMLElement);
  one(tile, "b", HTMLElement).textContent = String(number);
  one(tile, "span", HTMLElement).textContent = words;
  tile.classList.toggle("st-some", number > 0);
}

/**
 * @param {HTMLElement} item
 * @param {string} words
 */
function mark(item, words) {
  item.append(" ", el("em", { class: "st-late" }, words));
}

/**
 * @param {SVGSVGElement} svg
 * @param {Date} now
 */
function drawToday(svg, now) {
  const start = daysSince(svg.dataset.start ?? "", now);
  const whole = start - daysSince(svg.dataset.end ?? "", now);
  if (start < 0 || start > whole) return;
  const x = 90 + ((936 - 90) * start) / whole;
  const words = drawn("text", { x, y: 12, "text-anchor": "middle", class: "st-now" });
  words.textContent = "today";
  svg.append(drawn("line", { class: "st-today", x1: x, x2: x, y1: 16, y2: 296 }), words);
  const frame = svg.parentElement; // a narrow window begins with today in its middle
  if (frame) frame.scrollLeft = (x / svg.viewBox.baseVal.width) * frame.scrollWidth - frame.clientWidth / 2;
}

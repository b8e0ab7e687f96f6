// How long ago an entry was reviewed, and whether that is too long: worked out when it is read,
// so that an old build stays correct.

import { daysSince } from "./days.js";
import { all, el } from "./elements.js";
import { counted } from "./wording.js";

/**
 * A number of days as people say it: "today", "3 weeks ago", "in 2 months".
 * @param {number} days
 */
export function inWords(days) {
  if (days === 0) return "today";
  return days > 0 ? `${spanOf(days)} ago` : `in ${spanOf(-days)}`;
}

/**
 * How long some days are: "3 weeks".
 * @param {number} days at least one
 */
export function spanOf(days) {
  if (days < 14) return counted(days, "day");
  if (days < 60) return counted(Math.round(days / 7), "week");
  if (days < 730) return counted(Math.round(days / 30.44), "month");
  return counted(Math.round(days / 365.25), "year");
}

/**
 * Adds the age to every date of a change and every review date, and a chip where the review is overdue.
 * @param {Document} root
 * @param {Date} now
 */
export function showAges(root, now) {
  for (const item of all(root, "[data-age]:not([data-aged])", HTMLElement)) {
    item.dataset.aged = "";
    const time = item.querySelector("time");
    if (time) item.append(" ", el("small", null, inWords(daysSince(time.dateTime, now))));
  }
  for (const item of all(root, "[data-review]:not([data-aged])", HTMLElement)) {
    item.dataset.aged = "";
    const reviewed = item.querySelector("time");
    if (reviewed) {
      reviewed.title = reviewed.textContent;
      reviewed.textContent = inWords(daysSince(reviewed.dateTime, now));
    }
    const late = daysSince(item.dataset.review ?? "", now);
    const due = item.querySelector("[data-due]");
    const day = due?.querySelector("time");
    if (late > 0) due?.remove();
    else if (day) {
      day.title = day.textContent;
      day.textContent = inWords(daysSince(day.dateTime, now));
    }
    if (late > 0) {
      item.append(" ", el("span", { class: "pb-chip pb-chip--overdue" }, `review overdue by ${spanOf(late)}`));
    }
  }
}

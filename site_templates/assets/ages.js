// How long ago an entry was reviewed, and whether that is too long: worked out when it is read,
// so that an old build tells the truth.

const DAY = 86_400_000;

/** Days from one calendar day (YYYY-MM-DD) to a moment; negative when it lies ahead. */
export function daysSince(day, now) {
  const [year, month, date] = day.split("-").map(Number);
  const then = Date.UTC(year, month - 1, date);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((today - then) / DAY);
}

/** A number of days as people say it: "today", "3 weeks ago", "in 2 months". */
export function inWords(days) {
  if (days === 0) return "today";
  const amount = Math.abs(days);
  const [count, unit] =
    amount < 14 ? [amount, "day"] : amount < 60 ? [Math.round(amount / 7), "week"]
    : amount < 730 ? [Math.round(amount / 30.44), "month"] : [Math.round(amount / 365.25), "year"];
  const span = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return days > 0 ? `${span} ago` : `in ${span}`;
}

/** Adds the age to every date of a change and every review date, and a chip where the review is overdue. */
export function tellAges(root, now) {
  for (const item of root.querySelectorAll("[data-age]:not([data-told])")) {
    item.dataset.told = "";
    const age = root.createElement("small");
    age.textContent = inWords(daysSince(item.querySelector("time").dateTime, now));
    item.append(" ", age);
  }
  for (const item of root.querySelectorAll("[data-review]:not([data-told])")) {
    item.dataset.told = "";
    const reviewed = item.querySelector("time");
    if (reviewed) {
      reviewed.title = reviewed.textContent;
      reviewed.textContent = inWords(daysSince(reviewed.dateTime, now));
    }
    const late = daysSince(item.dataset.review, now);
    if (late > 0) {
      const chip = root.createElement("span");
      chip.className = "pb-chip pb-chip--overdue";
      chip.textContent = `review overdue by ${inWords(late).replace(" ago", "")}`;
      item.append(" ", chip);
    }
  }
}

// What a day makes of the state page: which reviews are overdue, which evidence is old, where today is.

import { daysSince, inWords } from "./ages.js";

const SVG = "http://www.w3.org/2000/svg";

/** Marks what is overdue or old, counts the overdue reviews, and draws today into the picture. */
export function tellState(root, now) {
  const state = root.querySelector("[data-state]:not([data-told])");
  if (!state) return;
  state.dataset.told = "";
  let aged = 0;
  for (const item of state.querySelectorAll("[data-evidence]")) {
    if (daysSince(item.dataset.evidence, now) <= Number(state.dataset.old)) continue;
    aged += item.dataset.counted === undefined ? 0 : 1;
    say(item, "st-late", "ageing");
  }
  let overdue = 0;
  for (const item of state.querySelectorAll("[data-due-day]")) {
    const late = daysSince(item.dataset.dueDay, now);
    if (late > 0) {
      overdue += 1;
      say(item, "st-late", `overdue by ${inWords(late).replace(" ago", "")}`);
    }
  }
  count(state, "dated", aged, `piece${aged === 1 ? "" : "s"} of evidence ageing`);
  count(state, "reviews", overdue, `review${overdue === 1 ? "" : "s"} overdue`);
  drawToday(state.querySelector("svg[data-start]"), now);
}

function count(state, name, number, words) {
  const tile = state.querySelector(`[data-count="${name}"]`);
  tile.querySelector("b").textContent = String(number);
  tile.querySelector("span").textContent = words;
  tile.classList.toggle("st-some", number > 0);
}

function say(item, name, words) {
  const note = item.ownerDocument.createElement("em");
  note.className = name;
  note.textContent = words;
  item.append(" ", note);
}

function drawToday(svg, now) {
  const start = daysSince(svg.dataset.start, now);
  const whole = start - daysSince(svg.dataset.end, now);
  if (start < 0 || start > whole) return;
  const x = 90 + ((936 - 90) * start) / whole;
  const line = svg.ownerDocument.createElementNS(SVG, "line");
  for (const [name, value] of [["class", "st-today"], ["x1", x], ["x2", x], ["y1", 16], ["y2", 296]]) {
    line.setAttribute(name, value);
  }
  const words = svg.ownerDocument.createElementNS(SVG, "text");
  words.setAttribute("x", x);
  words.setAttribute("y", 12);
  words.setAttribute("text-anchor", "middle");
  words.setAttribute("class", "st-now");
  words.textContent = "today";
  svg.append(line, words);
  const frame = svg.parentElement; // a narrow window begins with today in its middle
  frame.scrollLeft = (x / svg.viewBox.baseVal.width) * frame.scrollWidth - frame.clientWidth / 2;
}

// A copy button beside what a reader would copy: openers, answers, words to cite, proof, messages, questions, titles.

import { copies } from "./clipboard.js";
import { all, around, el } from "./elements.js";

/**
 * The text of a part without the buttons and marks that scripts put into it, paragraphs kept apart.
 * @param {HTMLElement} part
 */
export function textOf(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const extra of copy.querySelectorAll("button, .headerlink, .pb-why, .pb-copies")) extra.remove();
  for (const block of copy.querySelectorAll("p, li, br")) block.append("\n\n");
  return copy.textContent.replace(/(?<![ \t])[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** @param {Document} root */
export function offerCopying(root) {
  for (const part of all(root, "[data-copy]:not(.pb-copied)", HTMLElement)) {
    part.classList.add("pb-copied");
    const button = copyButton("Copy", `Copy the ${part.dataset.copy}`, () => textOf(part), part);
    const last = part.lastElementChild;
    (last?.matches("p") ? last : part).append(button);
  }
  for (const list of all(root, "[data-copy-each]:not(.pb-copied)", HTMLElement)) copyEach(list);
  for (const part of all(root, "[data-copy-list]:not(.pb-copied)", HTMLElement)) copyList(part);
}

/**
 * @param {string} words
 * @param {string} label
 * @param {() => string} text
 * @param {HTMLElement} shown what is selected where nothing can be copied
 */
function copyButton(words, label, text, shown) {
  const button = el("button", { type: "button", class: "pb-copy", "aria-label": label }, words);
  copies(button, text, shown);
  return button;
}

/**
 * A button at each item of a list, which together are one stop of the Tab key: the arrows lead from one to the next.
 * @param {HTMLElement} list
 */
function copyEach(list) {
  list.classList.add("pb-copied");
  const items = all(list, ":scope > li", HTMLElement);
  const buttons = items.map((item, at) => {
    const button = copyButton("Copy", `Copy the ${list.dataset.copyEach} ${at + 1}`, () => textOf(item), item);
    button.tabIndex = at ? -1 : 0;
    const why = item.querySelector(".pb-why");
    if (why) why.before(button);
    else item.append(button);
    return button;
  });
  list.addEventListener("keydown", (event) => {
    const from = buttons.findIndex((button) => button === around(event, "button"));
    const step = Number(event.key === "ArrowDown") - Number(event.key === "ArrowUp");
    const shown = buttons.filter((button) => button.getClientRects().length);
    const to = shown[shown.indexOf(buttons[from]) + step];
    if (from < 0 || !step || !(to instanceof HTMLElement)) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
    to.focus();
  });
}

/**
 * The items of a list together: with commas for a field of a tool, where none has one itself, and each on a line.
 * @param {HTMLElement} part
 */
function copyList(part) {
  part.classList.add("pb-copied");
  const items = all(part, "[data-item], :scope > li", HTMLElement);
  const name = part.dataset.copyList ?? "";
  /** @param {string} between */
  const joined = (between) => () => items.map((item) => textOf(item)).join(between);
  const isOfWords = !items.some((item) => textOf(item).includes(","));
  const group = el(
    part.matches("ul, ol") ? "p" : "span",
    { class: "pb-copies", role: "group", "aria-label": `Copy the ${name}` },
    isOfWords && copyButton("Copy", `Copy the ${name}, with commas`, joined(", "), part),
    (items.length > 1 || !isOfWords) && copyButton(isOfWords ? "As lines" : "Copy", `Copy the ${name}, each on a line`, joined("\n"), part),
  );
  if (part.matches("ul, ol")) part.after(group);
  else part.append(group);
}

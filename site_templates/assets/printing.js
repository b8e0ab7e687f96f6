// The one sheet that a page prints: its button, and as much on it as the paper holds. The template bounds every
// list and every text so that the sheet is one page of any content; on paper, what is bounded is let out line by
// line and item by item while the page has room. What runs no scripts prints the sheet as the template bounds it.

import { all } from "./elements.js";
import { printFull } from "./fullpage.js";

const LISTED = ".pb-sheet__further, .call-sheet__more";
/** Changes when a page goes to the printer, and when it goes there on paper of another shape. */
const PAPERS = ["print", "print and (max-aspect-ratio: 72/100)"];
const ROUNDING = 2;

/** @param {Document} root */
export function offerPrinting(root) {
  for (const button of all(root, "button[data-print][hidden]", HTMLButtonElement)) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.print === "full") printFull(root);
      else window.print();
    });
  }
}

/**
 * Fills the sheets of a page whenever it is laid out for paper, and leaves them as they were afterwards.
 * A browser counts pages before it says that it prints, so what was filled for another paper is emptied first.
 * @param {Document} root
 * @param {Window} window
 */
export function fillOnPaper(root, window) {
  const emptyAll = () => all(root, ".pb-sheet", HTMLElement).forEach(empty);
  const fillAll = () => {
    emptyAll();
    if (window.matchMedia("print").matches) all(root, ".pb-sheet", HTMLElement).forEach(fill);
  };
  for (const paper of PAPERS) window.matchMedia(paper).addEventListener("change", fillAll);
  window.addEventListener("beforeprint", emptyAll);
  window.addEventListener("afterprint", fillAll);
  fillAll();
}

/**
 * Lets out what is cut while the sheet stays on its page: first the lines of what is there, then further items.
 * @param {HTMLElement} sheet
 */
function fill(sheet) {
  sheet.style.minHeight = "100vh";
  const room = parseFloat(getComputedStyle(sheet).minHeight) - ROUNDING;
  sheet.style.minHeight = "0";
  const fits = () => sheet.getBoundingClientRect().height <= room;
  letOutLines(sheet, fits);
  const isWhole = letOutItems(sheet, fits) && letOutLines(sheet, fits);
  for (const note of all(sheet, ".pb-sheet__cut", HTMLElement)) note.hidden = isWhole;
  sheet.style.minHeight = "";
}

/**
 * Gives every text that is cut one line more in turn. Whether no text is cut afterwards.
 * @param {HTMLElement} sheet
 * @param {() => boolean} fits
 */
function letOutLines(sheet, fits) {
  let isWhole = true;
  let cut = all(sheet, "*", HTMLElement).filter(isCut);
  while (cut.length) {
    cut = cut.filter((part) => {
      const lines = Number(getComputedStyle(part).webkitLineClamp);
      giveLines(part, lines + 1);
      if (fits()) return isCut(part);
      giveLines(part, lines);
      isWhole = false;
      return false;
    });
  }
  return isWhole;
}

/** @param {HTMLElement} part */
function isCut(part) {
  return getComputedStyle(part).webkitLineClamp !== "none" && part.scrollHeight > part.clientHeight + 1;
}

/**
 * A single line may end within a word; several break between words.
 * @param {HTMLElement} part
 * @param {number} lines
 */
function giveLines(part, lines) {
  part.style.webkitLineClamp = String(lines);
  part.style.wordBreak = lines > 1 ? "normal" : "";
}

/**
 * Shows one item more of every list in turn. Whether no list is cut afterwards.
 * @param {HTMLElement} sheet
 * @param {() => boolean} fits
 */
function letOutItems(sheet, fits) {
  const further = all(sheet, LISTED, HTMLElement).filter(isKeptBack);
  let lists = all(sheet, ":has(> .pb-sheet__further, > .call-sheet__more)", HTMLElement);
  let isWhole = true;
  while (lists.length) {
    lists = lists.filter((list) => {
      const item = further.find((one) => one.parentElement === list && isKeptBack(one));
      if (!item) return false;
      item.classList.add("pb-sheet__shown");
      sayMore(list);
      if (fits()) return true;
      item.classList.remove("pb-sheet__shown");
      sayMore(list);
      isWhole = false;
      return false;
    });
  }
  return isWhole && !all(sheet, ".pb-sheet__more", HTMLElement).some((more) => !more.hidden);
}

/**
 * Whether an item is left out for want of room, and not because the reader left it out.
 * @param {HTMLElement} item
 */
function isKeptBack(item) {
  return getComputedStyle(item).display === "none" && !item.closest("[hidden]");
}

/**
 * Says how many items of a list are on the sheet.
 * @param {HTMLElement} list
 */
function sayMore(list) {
  const more = list.closest(".pb-sheet")?.querySelector(`[data-of="${list.dataset.list}"]`);
  if (!(more instanceof HTMLElement)) return;
  const total = Number(more.dataset.total);
  const shown = [...list.children].filter((item) => !item.matches(LISTED) || item.matches(".pb-sheet__shown")).length;
  more.hidden = shown === total;
  more.textContent = `first ${shown} of ${total}`;
}

/**
 * The sheet as the template bounds it.
 * @param {HTMLElement} sheet
 */
function empty(sheet) {
  for (const part of all(sheet, "[style]", HTMLElement)) part.removeAttribute("style");
  for (const item of all(sheet, ".pb-sheet__shown", HTMLElement)) {
    item.classList.remove("pb-sheet__shown");
    if (item.parentElement) sayMore(item.parentElement);
  }
  for (const note of all(sheet, ".pb-sheet__cut", HTMLElement)) note.hidden = false;
}

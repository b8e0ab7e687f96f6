// A call sheet during the call: only what concerns whoever is on the line, and a search in all of it.
// The persona chosen is in the address and goes along to other pages of this visit.

import { all, around, one } from "./elements.js";
import { replaceQuery } from "./navigation.js";
import { folded, plainVowels } from "./search/words.js";
import { isRecord, readStored, storageKey, store } from "./storage.js";
import { counted, series } from "./wording.js";

/** @typedef {{id: string, name: string}} Chosen a persona, as it goes from page to page */

const EVERYBODY = "all";
const SHEET = /\/segments\/[^/]+\/call\/(index\.html)?$/;

/**
 * The persona shown: the address's where the page has it, else the one chosen on another page, else the first.
 * @param {string} wanted what the address asks for
 * @param {string} before what was chosen before
 * @param {string[]} ids
 */
export function chosen(wanted, before, ids) {
  /** @param {string} id */
  const has = (id) => id === EVERYBODY || ids.includes(id);
  if (has(wanted)) return wanted;
  return has(before) ? before : (ids[0] ?? EVERYBODY);
}

/**
 * Whether a text has every word of what is looked for, begun or whole, whatever the case and accents.
 * @param {string} text
 * @param {string} wanted
 */
export function matches(text, wanted) {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  const within = folded(text);
  const plain = plainVowels(within);
  return words.every((word) => within.includes(word) || plain.includes(plainVowels(word)));
}

/**
 * @param {unknown} value
 * @returns {value is Chosen}
 */
function isChosen(value) {
  return isRecord(value) && typeof value.id === "string" && typeof value.name === "string";
}

/**
 * Makes the tools of a call sheet work, and takes the persona along in the links to others.
 * @param {Document} root
 */
export function offerCallSheet(root) {
  for (const bar of all(root, "[data-call]:not([data-alive])", HTMLElement)) callSheet(root, bar);
  takeAlong(root);
}

/**
 * @param {Document} root
 * @param {HTMLElement} bar
 */
function callSheet(root, bar) {
  bar.dataset.alive = "";
  const key = storageKey(window, bar.dataset.root ?? "", "persona");
  const tools = one(bar, "form", HTMLFormElement);
  const find = one(tools, "input", HTMLInputElement);
  const found = one(tools, ".call-found", HTMLOutputElement);
  const select = tools.querySelector("select");
  const group = root.querySelector("[data-pick=persona]");
  const buttons = group ? all(group, "button", HTMLButtonElement) : [];
  const names = new Map(buttons.map((button) => [button.value, button.textContent.trim()]));
  const ids = [...names.keys()].filter((id) => id !== EVERYBODY);
  const items = all(root, "[data-find]", HTMLElement);
  const people = all(root, "[data-persona], [data-for]", HTMLElement);
  const others = all(root, "[data-others]", HTMLElement);
  const isFolded = all(root, "details.call-before", HTMLDetailsElement).map((part) => part.open);
  /** @type {Set<HTMLElement>} sections of which everything is shown */
  const widened = new Set();

  /** Who is shown, and who was chosen elsewhere but is not on this sheet. */
  function current() {
    const before = readStored(() => window.sessionStorage, key, isChosen);
    const wanted = new URLSearchParams(location.search).get("persona") ?? "";
    const id = chosen(wanted, before?.id ?? "", ids);
    const absent = before && before.id !== id && !ids.includes(before.id) && wanted !== id ? before.name : "";
    return { id, absent };
  }

  /** @param {boolean} announce */
  function show(announce) {
    const { id, absent } = current();
    const query = find.value.trim();
    /** @param {HTMLElement} part */
    const concerns = (part) => {
      const whose = part.dataset.persona ?? part.dataset.for ?? "";
      const section = part.closest("section");
      return id === EVERYBODY || whose.split(" ").includes(id) || (section !== null && widened.has(section));
    };
    for (const part of people) part.hidden = !query && !concerns(part);
    for (const item of items) item.classList.toggle("call-missed", Boolean(query) && !matches(item.textContent, query));
    foldSections(query);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === id));
    if (select) select.value = id;
    const hidden = [people.filter((part) => part.hidden && part.matches(".call-listener")).length];
    for (const part of others) {
      const number = ofOthers(part).length;
      part.hidden = number === 0;
      one(part, "button", HTMLButtonElement).textContent = `Show ${counted(number, nounOf(part))} of others`;
      hidden.push(number);
    }
    const output = group?.querySelector("output");
    if (output && (announce || hidden.some(Boolean) || absent)) {
      const words = hiddenWords(hidden, ["other", ...others.map(nounOf)]);
      output.textContent = [absent && `${absent} is not on this sheet.`, words].filter(Boolean).join(" ");
    }
    const hits = items.filter((item) => !item.classList.contains("call-missed")).length;
    found.textContent = query ? (hits ? `${hits} found, for everyone` : "Nothing found") : "";
    root.body.classList.toggle("call-searching", Boolean(query));
  }

  /**
   * Hides sections without a hit, and opens what is folded where it has one.
   * @param {string} query
   */
  function foldSections(query) {
    for (const section of all(root, "section:has([data-find])", HTMLElement)) {
      section.classList.toggle("call-empty", Boolean(query) && !section.querySelector("[data-find]:not(.call-missed)"));
    }
    for (const [at, part] of all(root, "details.call-before", HTMLDetailsElement).entries()) {
      const has = part.querySelector("[data-find]:not(.call-missed)") !== null;
      part.classList.toggle("call-missed", Boolean(query) && !has);
      part.open = query ? has : isFolded[at];
    }
  }

  /** @param {string} id */
  function choose(id) {
    widened.clear();
    store(() => window.sessionStorage, key, { id, name: names.get(id) ?? "" });
    replaceQuery(window, [["persona", id]]);
    show(true);
    takeAlong(root);
  }

  function clear() {
    find.value = "";
    show(false);
  }

  group?.addEventListener("click", (event) => {
    const button = around(event, "button");
    if (button instanceof HTMLButtonElement) choose(button.value);
  });
  select?.addEventListener("change", () => choose(select.value));
  tools.addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", () => {
    show(false);
    const above = bar.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
    if (find.value.trim()) scrollTo({ top: scrollY + above - parseFloat(getComputedStyle(bar).top) });
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    clear();
  });
  for (const box of others) {
    box.addEventListener("click", () => {
      const [first] = ofOthers(box);
      const section = box.closest("section");
      if (section) widened.add(section);
      show(false);
      const target = first?.matches("a") ? first : first?.querySelector("a, button");
      if (target instanceof HTMLElement) target.focus();
    });
  }
  for (const link of all(bar, "a", HTMLAnchorElement)) {
    link.addEventListener("click", () => {
      if (find.value) clear();
    });
  }
  const picker = root.querySelector("[data-pick=persona]");
  if (picker instanceof HTMLElement) picker.hidden = false;
  tools.hidden = false;
  const { id } = current();
  if (new URLSearchParams(location.search).get("persona") === id) {
    store(() => window.sessionStorage, key, { id, name: names.get(id) ?? "" });
  }
  show(false);
  window.addEventListener("popstate", () => show(false));
}

/**
 * What is hidden in the section of a button that shows what concerns others.
 * @param {HTMLElement} box
 */
function ofOthers(box) {
  return all(box.closest("section") ?? box, "[data-for][hidden]", HTMLElement);
}

/** @param {HTMLElement} box */
function nounOf(box) {
  return box.dataset.others ?? "";
}

/**
 * @param {number[]} numbers how many are hidden of each kind
 * @param {string[]} nouns
 */
function hiddenWords(numbers, nouns) {
  const words = numbers.flatMap((number, at) => (number ? [counted(number, nouns[at])] : []));
  if (!words.length) return "Everyone is shown";
  const total = numbers.reduce((sum, number) => sum + number, 0);
  return `${series(words, "and")} ${total === 1 ? "is" : "are"} hidden`;
}

/**
 * Puts the persona chosen into the links to other call sheets, so that a new tab has it as well.
 * @param {Document} root
 */
function takeAlong(root) {
  for (const link of all(root, "a[href*='/call/']", HTMLAnchorElement)) {
    if (!SHEET.test(link.pathname)) continue;
    const site = new URL(link.href.replace(/segments\/[^/]+\/call\/(index\.html)?([?#].*)?$/, ""));
    const before = readStored(() => window.sessionStorage, storageKey(window, site.href, "persona"), isChosen);
    const query = new URLSearchParams(link.search);
    if (!before || (query.has("persona") && !link.dataset.along)) continue;
    query.set("persona", before.id);
    link.dataset.along = "";
    link.search = query.toString();
  }
}

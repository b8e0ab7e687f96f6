// The search box in the header: what is typed, the list of results, the keys.

import { all, el, one } from "../elements.js";
import { searchIndex } from "./data.js";
import { accountIn, accountLine } from "./describedrow.js";
import { landings } from "./landing.js";
import { marked } from "./marks.js";
import { missedQueries } from "./missed.js";
import { search } from "./rank.js";
import { SHORTCUT, asksForSearch } from "./shortcuts.js";
import { counted } from "../wording.js";

/**
 * @import { Part } from "./index.js"
 * @import { Result } from "./rank.js"
 */

const MOST = 8;
const HINT = "Type a job title, a tool, a pain, or what you just heard.";

/**
 * Makes a box work.
 * @param {HTMLElement} box
 * @param {HTMLInputElement} toggle the theme's checkbox that opens it
 */
export function enlivenBox(box, toggle) {
  const form = one(box, "[data-search-form]", HTMLFormElement);
  const input = one(form, "input", HTMLInputElement);
  const list = one(box, "[data-search-results]", HTMLElement);
  const status = one(box, "[data-search-status]", HTMLElement);
  const root = new URL(box.dataset.root ?? "", location.href).href;
  const missed = missedQueries(box, root);
  const landing = landings(window, root);
  let active = -1;
  /** @type {Element | null} */
  let left = null;

  /** @param {boolean} wanted */
  function open(wanted) {
    if (toggle.checked === wanted) return;
    toggle.checked = wanted;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {number} place */
  function activate(place) {
    const options = [...list.children];
    options[active]?.setAttribute("aria-selected", "false");
    active = options.length ? (place + options.length) % options.length : -1;
    const chosen = options.at(active);
    if (!chosen) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen.id);
  }

  /** @param {Result[]} results */
  function show(results) {
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...results.flatMap((result) => linesOf(result, root, landing.carry)));
    number();
  }

  function number() {
    [...list.children].forEach((line, place) => (line.id = `pb-search-result-${place}`));
    input.setAttribute("aria-expanded", String(list.children.length > 0));
  }

  /**
   * @param {HTMLElement} line that stands before the results, or after them
   * @param {boolean} leads
   */
  function add(line, leads) {
    if (leads) list.prepend(line);
    else list.append(line);
    number();
  }

  async function answer() {
    const typed = input.value;
    const index = await searchIndex(root);
    if (typed !== input.value) return;
    if (!typed.trim()) {
      show([]);
      missed.asked("", true);
      status.textContent = HINT;
      return;
    }
    const vocabulary = window.icpSearch?.described;
    const account = accountIn(vocabulary, typed);
    const { results, close: isClose } = search(index, account?.rest || typed, MOST);
    show(results);
    if (account) add(accountLine(vocabulary, account, root), account.leads);
    const isAnswered = isClose || account !== null;
    missed.asked(typed, isAnswered);
    status.textContent = isAnswered ? countWords(results.length) : farWords(results.length);
  }

  function close() {
    missed.leave();
    open(false);
    input.setAttribute("aria-expanded", "false");
    input.blur();
    left = null;
  }

  /** Closes, and gives the focus back to where a key took it from. */
  function leave() {
    const before = left;
    close();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }

  form.hidden = false;
  form.dataset.shortcut = SHORTCUT;
  box.addEventListener("pointerenter", () => searchIndex(root), { once: true });
  input.addEventListener("focus", () => {
    open(true);
    answer();
  });
  input.addEventListener("input", answer);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active < 0 ? -1 : active - 1);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (active < 0) await answer();
    if (!list.children.length) missed.leave();
    all(list, ":scope > *", HTMLElement).at(Math.max(active, 0))?.click();
  });
  form.addEventListener("reset", () => {
    missed.leave();
    input.value = "";
    input.focus();
    answer();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) input.focus();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) close();
  });
  list.addEventListener("click", () => {
    missed.leave();
    open(false);
  });
  document.addEventListener("keydown", (event) => {
    if (!asksForSearch(event)) return;
    event.preventDefault();
    left = document.activeElement === document.body ? null : document.activeElement;
    input.focus();
    input.select();
  });
}

/**
 * The lines of a result: the page with what answers best, then what else on it answers as well.
 * @param {Result} result
 * @param {string} root
 * @param {(href: string, words: Set<string>) => void} carry sends the words ahead
 */
function linesOf({ finding, name, leads, parts, words }, root, carry) {
  const first = leads ? null : parts[0];
  const more = leads ? parts : parts.slice(1);
  const line = first ? said(first, words) : answered(finding.answer, words);
  /** @param {HTMLAnchorElement} link */
  const carrying = (link) => {
    link.addEventListener("click", () => carry(link.href, words));
    return link;
  };
  return [
    option(
      addressed(root, finding.url, first?.anchor ?? ""),
      "",
      el("span", { class: "pb-search__kind" }, finding.label),
      el("span", { class: "pb-search__title" }, marked(finding.title, words), name && el("small", null, name)),
      line,
    ),
    ...more.map((part) => option(addressed(root, finding.url, part.anchor), finding.title, said(part, words))),
  ].map(carrying);
}

/**
 * @param {string} href
 * @param {string} of the page that a further line belongs to, for those who only hear it
 * @param {(Element | null)[]} lines
 */
function option(href, of, ...lines) {
  return el(
    "a",
    {
      class: of ? "pb-search__result pb-search__result--more" : "pb-search__result",
      role: "option",
      tabindex: "-1",
      "aria-selected": "false",
      href,
    },
    of && el("span", { class: "pb-unseen" }, `${of}: `),
    ...lines,
  );
}

/**
 * What a part says: "Signs: the clinic manager, up to about $50k".
 * @param {Part} part
 * @param {Set<string>} words
 */
function said({ shown, answer }, words) {
  const colon = answer && !/[”.?!:]$/.test(shown) ? ":" : "";
  return el(
    "span",
    { class: "pb-search__answer" },
    el("b", { class: "pb-search__said" }, marked(shown, words), colon),
    answer && [" ", marked(answer, words)].flat(),
  );
}

/**
 * @param {string} answer
 * @param {Set<string>} words
 */
function answered(answer, words) {
  return answer ? el("span", { class: "pb-search__answer" }, marked(answer, words)) : null;
}

/**
 * An address below the root; from disk, a link to a folder has to name its page.
 * @param {string} root
 * @param {string} url
 * @param {string} anchor
 */
function addressed(root, url, anchor) {
  const [path, own = ""] = url.split("#");
  const page = location.protocol === "file:" && /(^|\/)$/.test(path) ? `${path}index.html` : path;
  const place = own || anchor;
  return root + page + (place && `#${place}`);
}

/** @param {number} count */
function countWords(count) {
  return `${count === MOST ? "The first " : ""}${counted(count, "result")}`;
}

/** @param {number} count */
function farWords(count) {
  return count ? "Nothing close. Nearest:" : "Nothing close. Try a single word, or a different word.";
}

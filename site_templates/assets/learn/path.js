// The path of onboarding: the lessons of one role, named in the URL, and which of them are clear.

import { all, el, one } from "../elements.js";
import { isTexts, keptValue, storageKey } from "../storage.js";

/**
 * Shows the lessons of the role in the URL, and keeps the ticks.
 * @param {Window} window
 * @param {HTMLElement} path
 */
export function followPath(window, path) {
  const { location, history } = window;
  const key = storageKey(window, path.dataset.root ?? "", "onboarding");
  const kept = keptValue(window, key, /** @type {string[]} */ ([]), isTexts);
  const lessons = all(path, "[data-lesson]", HTMLElement);
  const ways = all(path, "[data-role]", HTMLElement);
  const progress = one(path, ".ob-progress", HTMLElement);
  const again = el("button", { type: "button", class: "pb-button ob-again", onclick: startOver }, "Start over");
  progress.hidden = false;
  progress.tabIndex = -1;
  progress.after(again);

  function role() {
    const wanted = new URLSearchParams(location.search).get("role");
    return (ways.find((way) => way.dataset.role === wanted) ?? ways[0]).dataset.role ?? "";
  }
  function show() {
    const shown = role();
    const clear = new Set(kept.get());
    for (const way of ways) {
      if (way.dataset.role === shown) way.setAttribute("aria-current", "true");
      else way.removeAttribute("aria-current");
    }
    for (const lesson of lessons) {
      lesson.hidden = !(lesson.dataset.roles ?? "").split(" ").includes(shown);
      const tick = one(lesson, ".ob-tick", HTMLElement);
      tick.hidden = false;
      one(tick, "input", HTMLInputElement).checked = clear.has(idOf(lesson));
    }
    showProgress(lessons.filter((lesson) => !lesson.hidden), clear);
  }
  /**
   * @param {HTMLElement[]} shown
   * @param {Set<string>} clear
   */
  function showProgress(shown, clear) {
    const done = shown.filter((lesson) => clear.has(idOf(lesson))).length;
    again.hidden = done === 0;
    const words = done === shown.length ? "All lessons of this path are clear" : `${done} of ${shown.length} clear`;
    progress.replaceChildren(
      el("span", {}, words),
      el("progress", { max: shown.length, value: done, "aria-label": "Lessons that are clear" }),
    );
  }

  /** Takes the ticks off the lessons of this path; those of other paths stay. */
  function startOver() {
    const shown = lessons.filter((lesson) => !lesson.hidden).map(idOf);
    kept.set(kept.get().filter((id) => !shown.includes(id)));
    show();
    progress.focus();
  }

  for (const way of ways) {
    way.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", way.getAttribute("href"));
      show();
    });
  }
  path.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches(".ob-tick input")) return;
    const clear = kept.get().filter((id) => id !== box.value);
    kept.set(box.checked ? [...clear, box.value] : clear);
    show();
  });
  window.addEventListener("popstate", reveal);
  reveal();

  /** A link to a lesson that another role reads shows the whole path. */
  function reveal() {
    show();
    const target = lessons.find((lesson) => `#${lesson.dataset.lesson}` === location.hash);
    if (!target || !target.hidden) return;
    history.replaceState(null, "", location.pathname + location.hash);
    show();
    target.scrollIntoView();
  }
}

/** @param {HTMLElement} lesson */
function idOf(lesson) {
  return lesson.dataset.lesson ?? "";
}

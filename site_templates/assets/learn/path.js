// The path of onboarding: the lessons of one role, named in the URL, and which of them are clear.

import { el } from "../fit/elements.js";
import { isTexts, memory } from "./memory.js";

/** Shows the lessons of the role in the URL, and keeps the ticks. */
export function followPath(window, path) {
  const { location, history } = window;
  const kept = memory(window, path.dataset.root, "onboarding", [], isTexts);
  const lessons = [...path.querySelectorAll("[data-lesson]")];
  const ways = [...path.querySelectorAll("[data-role]")];
  const progress = path.querySelector(".ob-progress");
  const again = el("button", { type: "button", class: "pb-button ob-again", onclick: startOver }, "Start over");
  progress.hidden = false;
  progress.tabIndex = -1;
  progress.after(again);

  function role() {
    const wanted = new URLSearchParams(location.search).get("role");
    return ways.some((way) => way.dataset.role === wanted) ? wanted : ways[0].dataset.role;
  }
  function show() {
    const shown = role();
    const clear = new Set(kept.get());
    for (const way of ways) {
      if (way.dataset.role === shown) way.setAttribute("aria-current", "true");
      else way.removeAttribute("aria-current");
    }
    for (const lesson of lessons) {
      lesson.hidden = !lesson.dataset.roles.split(" ").includes(shown);
      const tick = lesson.querySelector(".ob-tick");
      tick.hidden = false;
      tick.querySelector("input").checked = clear.has(lesson.dataset.lesson);
    }
    tell(lessons.filter((lesson) => !lesson.hidden), clear);
  }
  function tell(shown, clear) {
    const done = shown.filter((lesson) => clear.has(lesson.dataset.lesson)).length;
    again.hidden = done === 0;
    const words = done === shown.length ? "All lessons on this path done" : `${done} of ${shown.length} done`;
    progress.replaceChildren(
      el("span", {}, words),
      el("progress", { max: shown.length, value: done, "aria-label": "Lessons done" }),
    );
  }

  /** Takes the ticks off the lessons of this path; those of other paths stay. */
  function startOver() {
    const shown = lessons.filter((lesson) => !lesson.hidden).map((lesson) => lesson.dataset.lesson);
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
    if (!box.matches(".ob-tick input")) return;
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
    if (!target?.hidden) return;
    history.replaceState(null, "", location.pathname + location.hash);
    show();
    target.scrollIntoView();
  }
}

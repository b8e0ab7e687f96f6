// Practice: a start, ten questions, a result. The seed and the ICP are in the URL, the score in this browser.

import { localDay } from "../days.js";
import { el } from "../elements.js";
import { isRecord, isTexts, keptValue, storageKey } from "../storage.js";
import { questionCard } from "./question.js";
import { resultCard } from "./result.js";
import { freshSeed, runOf } from "./run.js";

const KEPT_RUNS = 20;
const KEPT_QUESTIONS = 60;
/** @type {History} */
const NOTHING = { runs: [], asked: [] };

/**
 * @import { PracticeData, Question } from "./run.js"
 * @typedef {{day: string, right: number, of: number, seed: string}} FinishedRun
 * @typedef {{runs: FinishedRun[], asked: string[]}} History what this browser keeps of practice
 * @typedef {{icp: string, seed: string}} Run
 */

/**
 * Fills the place.
 * @param {Window} window
 * @param {HTMLElement} place
 * @param {PracticeData} data
 */
export function practise(window, place, data) {
  const { location, history } = window;
  const root = place.dataset.root ?? "";
  const kept = keptValue(window, storageKey(window, root, "practice"), NOTHING, isHistory);

  /**
   * @param {string} icp
   * @param {string} seed
   */
  function begin(icp, seed) {
    const query = new URLSearchParams(icp ? [["icp", icp], ["seed", seed]] : [["seed", seed]]);
    history.pushState(null, "", `${location.pathname}?${query}`);
    ask(runOf(data, seed, icp), { icp, seed });
  }
  /** @param {string} icp */
  function another(icp) {
    begin(icp, freshSeed(window, data, icp, kept.get().asked));
  }

  function welcome() {
    const { runs } = kept.get();
    const lastRun = runs.at(-1);
    const names = Object.entries(data.icps);
    const choice = el(
      "select",
      { "aria-label": "ICP" },
      el("option", { value: "" }, "All ICPs"),
      names.map(([id, name]) => el("option", { value: id }, name)),
    );
    place.replaceChildren(
      el(
        "section",
        { class: "pr-card" },
        el("h2", {}, lastRun ? "Another run" : "Ten questions, about eight minutes"),
        el(
          "p",
          {},
          lastRun
            ? `Last time you got ${lastRun.right} of ${lastRun.of}; your best so far is ${best(runs)}%.`
            : "You see right away whether an answer is right, and which line of the playbook says so.",
        ),
        el(
          "p",
          { class: "pr-row" },
          names.length > 1 ? choice : null,
          el(
            "button",
            { type: "button", class: "pb-button pr-main", onclick: () => another(choice.value) },
            "Start",
          ),
        ),
      ),
    );
  }

  /**
   * @param {Question[]} questions
   * @param {Run} run
   */
  function ask(questions, run) {
    /** @type {boolean[]} */
    const rights = [];
    const bar = el("div", { class: "pr-bar" });
    const stand = el("div", {});
    place.replaceChildren(bar, stand);

    function showProgress() {
      const at = Math.min(stand.childElementCount ? rights.length : 0, questions.length);
      bar.replaceChildren(
        el("span", {}, el("b", {}, `${Math.min(shown + 1, questions.length)} of ${questions.length}`), ` · ${rights.filter(Boolean).length} right`),
        el("progress", { max: questions.length, value: at, "aria-label": "Questions answered" }),
      );
    }
    let shown = 0;
    function show() {
      const { made, title } = questionCard(data, root, questions[shown], {
        last: shown === questions.length - 1,
        answered: (right) => {
          rights.push(right);
          showProgress();
        },
        next: () => {
          shown += 1;
          if (shown < questions.length) show();
          else finish(questions, rights, run);
        },
      });
      stand.replaceChildren(made);
      showProgress();
      title.focus({ preventScroll: true });
      bar.scrollIntoView({ block: "nearest" });
    }
    show();
  }

  /**
   * @param {Question[]} questions
   * @param {boolean[]} rights
   * @param {Run} run
   */
  function finish(questions, rights, run) {
    const { runs, asked } = kept.get();
    const day = localDay(new Date());
    const right = rights.filter(Boolean).length;
    kept.set({
      runs: [...runs, { day, right, of: questions.length, seed: run.seed }].slice(-KEPT_RUNS),
      asked: [...asked, ...questions.map((question) => question.id)].slice(-KEPT_QUESTIONS),
    });
    const { made, title } = resultCard(data, root, questions, rights, {
      day,
      address: location.href,
      again: () => another(run.icp),
      repeat: () => ask(runOf(data, run.seed, run.icp), run),
    });
    place.replaceChildren(made);
    title.focus({ preventScroll: true });
    made.scrollIntoView({ block: "nearest" });
  }

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    const wanted = query.get("icp") ?? "";
    const icp = Object.hasOwn(data.icps, wanted) ? wanted : "";
    const seed = (query.get("seed") ?? "").slice(0, 40);
    if (seed) ask(runOf(data, seed, icp), { icp, seed });
    else if (icp) another(icp);
    else welcome();
  }
  window.addEventListener("popstate", fromAddress);
  fromAddress();
}

/** @param {FinishedRun[]} runs */
function best(runs) {
  return Math.max(...runs.map(({ right, of }) => Math.round((100 * right) / of)));
}

/**
 * @param {unknown} found
 * @returns {found is History}
 */
function isHistory(found) {
  return isRecord(found) && Array.isArray(found.runs) && found.runs.every(isFinishedRun) && isTexts(found.asked);
}

/** @param {unknown} run */
function isFinishedRun(run) {
  return isRecord(run) && Number.isInteger(run.right) && Number.isInteger(run.of) && Number(run.of) > 0;
}

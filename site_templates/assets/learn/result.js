// The result of a run: the score, what went well by kind of question, a text for a manager.

import { copied } from "../clipboard.js";
import { el, icon } from "../elements.js";

/** @import { PracticeData, Question } from "./run.js" */

/**
 * The element of a result.
 * @param {PracticeData} data
 * @param {string} root
 * @param {Question[]} questions
 * @param {boolean[]} rights
 * @param {{day: string, address: string, again: () => void, repeat: () => void}} course
 */
export function resultCard(data, root, questions, rights, { day, address, again, repeat }) {
  const right = rights.filter(Boolean).length;
  const title = el("h2", { tabindex: "-1", id: "pr-result" }, `${right} of ${questions.length} right`);
  const text = el("pre", { class: "pr-result" }, report(data, questions, rights, day, address));
  const outcome = el("span", { role: "status" });
  const copy = async () => {
    outcome.textContent = await copied(text.textContent, text);
  };
  const made = el(
    "section",
    { class: "pr-card", "aria-labelledby": "pr-result" },
    title,
    el("p", {}, verdict(right, questions.length)),
    el(
      "p",
      { class: "pr-row" },
      el("button", { type: "button", class: "pb-button pr-main", onclick: again }, "Other questions"),
      el("button", { type: "button", class: "pb-button", onclick: repeat }, "The same again"),
    ),
    ...toRead(data, root, questions.filter((_, at) => !rights[at])),
    el("h3", {}, "For your manager"),
    text,
    el(
      "p",
      { class: "pr-row" },
      el(
        "button",
        { type: "button", class: "pb-button", onclick: copy },
        icon("copy"),
        "Copy the result",
      ),
      outcome,
    ),
  );
  return { made, title };
}

/**
 * The result as plain text, with the way to repeat the run.
 * @param {PracticeData} data
 * @param {Question[]} questions
 * @param {boolean[]} rights
 * @param {string} day
 * @param {string} address
 */
function report(data, questions, rights, day, address) {
  const right = rights.filter(Boolean).length;
  return [
    `${data.playbook}, practice: ${right} of ${questions.length} right on ${day}.`,
    ...bySort(data, questions, rights),
    `Rules: version ${data.version}`,
    `The same questions: ${address}`,
  ].join("\n");
}

/**
 * @param {PracticeData} data
 * @param {Question[]} questions
 * @param {boolean[]} rights
 */
function bySort(data, questions, rights) {
  return Object.entries(data.sorts).flatMap(([sort, label]) => {
    const own = rights.filter((_, at) => questions[at].sort === sort);
    return own.length ? [`${label}: ${own.filter(Boolean).length} of ${own.length}`] : [];
  });
}

/**
 * What was missed, each with the first line of the playbook that decides it.
 * @param {PracticeData} data
 * @param {string} root
 * @param {Question[]} missed
 */
function toRead(data, root, missed) {
  if (!missed.length) return [];
  const rows = missed.map((question) => {
    const { label, url } = data.reasons[question.because[0][0]];
    return el("li", {}, `${question.ask} `, el("a", { href: root + url }, label));
  });
  return [el("h3", {}, "To read again"), el("ul", { class: "pb-list" }, rows)];
}

/**
 * @param {number} right
 * @param {number} count
 */
function verdict(right, count) {
  if (right === count) return "Everything right. A run with other questions shows whether it lasts.";
  return "Read the lines behind the answers you missed, then ask for the same questions again.";
}

// One question on the page: the account, the options, and the explanation when one is chosen.

import { el, icon, one } from "../elements.js";

/** @import { Option, PracticeData, Question, ReasonRef } from "./run.js" */

/**
 * The element of a question. `answered(right)` is called once, `next` when the reader goes on.
 * @param {PracticeData} data
 * @param {string} root
 * @param {Question} question
 * @param {{last: boolean, answered: (right: boolean) => void, next: () => void}} course
 */
export function questionCard(data, root, question, { last, answered, next }) {
  const outcome = el("p", { class: "pr-said", role: "status", "aria-live": "polite" });
  const because = el("div", { class: "pr-because" });
  const title = el("h2", { tabindex: "-1", id: "pr-question" }, question.ask);
  const facts = factsOf(data, question);
  const buttons = question.options.map((option) => optionButton(option, question.sort === "objection"));
  let done = false;

  buttons.forEach((button, index) => {
    button.addEventListener("click", () => {
      if (done) return;
      done = true;
      const [chosen] = question.options[index];
      const right = chosen === question.answer;
      mark(question, buttons, index);
      facts.querySelector("[data-changed]")?.classList.add("pr-differs");
      const name = question.options.find(([id]) => id === question.answer)?.[1];
      const named = question.sort === "objection" ? "The answer is marked." : `It is: ${name}.`;
      outcome.textContent = right ? "Right." : `Not this one. ${named}`;
      because.append(...explanation(data, root, question));
      const on = el("button", { type: "button", class: "pb-button pr-main", onclick: next }, last ? "See the result" : "Next question");
      because.append(el("p", { class: "pr-row" }, on));
      answered(right);
    });
  });

  const made = el(
    "section",
    { class: "pr-card", "aria-labelledby": "pr-question" },
    el("p", { class: "pb-card__eyebrow" }, data.sorts[question.sort]),
    title,
    facts,
    el("div", { class: "pr-options", role: "group", "aria-label": "Answers" }, buttons),
    outcome,
    because,
  );
  return { made, title };
}

/**
 * An option; a name is set bold, an answer of several sentences is not.
 * @param {Option} option
 * @param {boolean} long
 */
function optionButton([, name, about], long) {
  const text = el(long ? "span" : "b", {}, name);
  return el(
    "button",
    { type: "button", class: "pr-option" },
    el("span", { class: "pr-option__sign" }),
    el("span", {}, el("span", { class: "pr-option__word" }), text, about ? el("small", {}, about) : null),
  );
}

/**
 * Marks the right option and the chosen one by sign, word and colour; the others can no longer be chosen.
 * @param {Question} question
 * @param {HTMLButtonElement[]} buttons
 * @param {number} chosen
 */
function mark(question, buttons, chosen) {
  buttons.forEach((button, index) => {
    const [id] = question.options[index];
    const right = id === question.answer;
    button.setAttribute("aria-disabled", "true");
    if (index !== chosen) button.tabIndex = -1;
    if (!right && index !== chosen) return;
    button.classList.add(right ? "pr-option--right" : "pr-option--wrong");
    one(button, ".pr-option__sign", HTMLElement).append(icon(right ? "met" : "missed"));
    const words = right ? (index === chosen ? "Your answer, right" : "The right answer") : "Your answer";
    one(button, ".pr-option__word", HTMLElement).textContent = words;
  });
}

/**
 * What is known of the account, the changed field as it is here.
 * @param {PracticeData} data
 * @param {Question} question
 */
function factsOf(data, question) {
  if (!question.account) return el("div", {});
  const account = data.accounts[question.account];
  const wanted = question.fields ? new Set(question.fields) : null;
  const rows = account.facts
    .filter(([field]) => !wanted || wanted.has(field) || question.changed?.[0] === field)
    .map(([field, label, value]) => {
      const changed = question.changed?.[0] === field;
      const shown = changed ? question.changed?.[1] : value;
      return el(
        "div",
        { class: shown === "not known" ? "pr-open" : null, "data-changed": changed },
        el("dt", {}, label),
        el("dd", {}, shown),
      );
    });
  const who = question.changed ? "A company like one of the examples" : account.name;
  return el(
    "div",
    {},
    el("p", { class: "pr-who" }, el("b", {}, who), `, as of ${account.as_of}`),
    el("dl", { class: "pr-facts" }, rows),
  );
}

/**
 * Why: what the evaluator says, what differs from the example, the criteria in words with their links.
 * @param {PracticeData} data
 * @param {string} root
 * @param {Question} question
 */
function explanation(data, root, question) {
  /** @type {HTMLElement[]} */
  const parts = question.says.length ? [el("p", {}, question.says.join(" "))] : [];
  const account = question.account ? data.accounts[question.account] : null;
  if (account && question.changed) {
    const [changed, here] = question.changed;
    const [, label, value] = account.facts.find(([field]) => field === changed) ?? ["", "", ""];
    parts.push(
      el(
        "p",
        {},
        "It differs from ",
        el("a", { href: root + account.url }, account.name),
        ` in one fact: ${label}, there ${value}, here ${here}.`,
      ),
    );
  } else if (account) {
    parts.push(el("p", {}, "Read the whole example: ", el("a", { href: root + account.url }, account.name), "."));
  }
  return [...parts, ...question.because.map((found) => reason(data, root, found))];
}

/**
 * @param {PracticeData} data
 * @param {string} root
 * @param {ReasonRef} found
 */
function reason(data, root, [key, tone, word]) {
  const { label, when, why, url } = data.reasons[key];
  return el(
    "div",
    { class: "pr-reason" },
    el(
      "p",
      { class: "pr-reason__head" },
      el("span", { class: `pb-state pb-state--${tone}` }, icon(tone), word),
      el("a", { href: root + url }, label),
    ),
    when ? el("p", {}, when) : null,
    why ? el("p", { class: "pb-why" }, why) : null,
  );
}

// The answer in front: the verdict in a line, the question to ask next, what to do, the score on its scale.

import { el, icon, one, refill } from "../elements.js";
import { assertNever } from "../never.js";
import { counted } from "../wording.js";
import { fieldOf, lineInput, NONE_OF_THESE, readTyped } from "./catalogue.js";
import { headlineOf, noneFits } from "./headline.js";
import { fieldsTested } from "./program.js";
import { scaleOf } from "./scale.js";
import { scoreWords } from "./signs.js";

/**
 * @import { Child } from "../elements.js"
 * @import { Field, PageCatalogue } from "./catalogue.js"
 * @import { Headline } from "./headline.js"
 * @import { Membership } from "./membership.js"
 * @import { Value } from "./program.js"
 * @import { Question, ReasonKind, ReasonState, Status, Verdict } from "./evaluate.js"
 * @import { Program } from "./program.js"
 * @import { Choice, Words } from "./words.js"
 * @typedef {Question & {first?: boolean}} AskedQuestion `first`: nothing is known yet
 * @typedef {(field: Field, value: Value | undefined) => void} Answered takes an answer that is given here
 */

/**
 * The answer, with `show` and `showUnscored` that bring it up to date and `focus`. `beside` stands under the verdict.
 * @param {PageCatalogue} catalogue
 * @param {Answered} answered
 * @param {HTMLElement} beside
 */
export function answerCard(catalogue, answered, beside) {
  const line = el("p", { class: "fit-line", tabindex: -1 });
  const ask = el("section", { class: "fit-ask", "aria-label": "Ask next" });
  const act = el("div", { class: "fit-act" });
  const scale = el("div", { class: "fit-scale-box" });
  const parts = [line, beside, ask, act, scale];
  const element = el("section", { class: "fit-answer", "aria-label": "Verdict" }, parts);
  const next = el("button", { type: "button", class: "fit-line__next", "data-key": "next", onclick: focus });
  let asked = "";
  const seen = new IntersectionObserver(([{ isIntersecting }]) => next.classList.toggle("fit-line__next--far", !isIntersecting));
  seen.observe(ask);

  /**
   * @param {Verdict} verdict
   * @param {{known: boolean, icp: string, membership: Membership}} context
   */
  function show(verdict, { known, icp, membership }) {
    element.className = `fit-answer fit-answer--${known ? verdict.status : "empty"}`;
    const none = known && noneFits(verdict, icp);
    const head = known ? headlineOf(verdict, membership, icp, catalogue.words) : null;
    const question = known || icp ? verdict.next_question : firstQuestion(catalogue.program);
    next.textContent = question ? `Ask next: ${questionOf(fieldOf(catalogue, question.field))}` : "";
    next.hidden = !question;
    refill(line, headline(verdict, head), next);
    const key = question ? question.field : "";
    if (key !== asked) {
      asked = key;
      refill(ask, question ? questionCard(fieldOf(catalogue, question.field), answer) : []);
    }
    ask.hidden = !question;
    const stakes = ask.querySelector(".fit-ask__stakes");
    if (stakes && question) stakes.textContent = stakesOf(question, verdict.status);
    refill(act, action(verdict, none, catalogue));
    act.hidden = !act.childElementCount;
    refill(scale, known ? scaleOf(verdict, catalogue.words) : []);
  }

  /** Where no ICP takes part and none is chosen: nothing is judged, as in a list. */
  function showUnscored() {
    element.className = "fit-answer fit-answer--empty";
    asked = "";
    refill(line, [
      icon("unknown"),
      el("strong", null, "Not scored"),
      el("span", { class: "fit-line__more" }, "no ICP is operational; choose the one to score against"),
    ]);
    ask.hidden = act.hidden = true;
    refill(scale, []);
  }

  /** @type {Answered} */
  function answer(field, value) {
    answered(field, value);
    focus();
  }

  /** To the question while there is one, else to the verdict. */
  function focus() {
    const target = ask.hidden ? line : one(ask, ".fit-ask__question", HTMLElement);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  return { element, show, showUnscored, focus };
}

/**
 * @param {Verdict} verdict
 * @param {Headline | null} head nothing while nothing is known
 */
function headline(verdict, head) {
  if (!head) {
    return [
      icon("unknown"),
      el("strong", null, "Nothing known yet"),
      el(
        "span",
        { class: "fit-line__more" },
        "answer below",
        el("span", { class: "fit-line__label" }, ", or fill in the form"),
      ),
    ];
  }
  return [
    icon(head.tone),
    el("strong", null, head.outcome),
    el("span", { class: "fit-line__icp" }, head.about),
    el(
      "span",
      { class: "fit-line__score" },
      el("span", { class: "fit-line__label" }, "score "),
      scoreWords(verdict),
    ),
  ];
}

/** @param {Field} field */
function questionOf(field) {
  return field.question ?? `What about ${field.label.toLowerCase()}?`;
}

/**
 * @param {Field} field
 * @param {Answered} answer
 */
function questionCard(field, answer) {
  return [
    el("p", { class: "fit-ask__eyebrow" }, icon("ask"), "Ask next"),
    el("h2", { class: "fit-ask__question", tabindex: -1 }, questionOf(field)),
    el(
      "p",
      { class: "pb-hint" },
      el("strong", null, field.label),
      " · ",
      el("span", { class: "fit-ask__stakes" }),
      field.question ? null : field.about && ` · ${field.about}`,
    ),
    controls(field, answer),
  ];
}

/**
 * Where nothing is known: what the musts of most ICPs ask for, since that tells the ICPs apart.
 * @param {Program} program
 * @returns {AskedQuestion | null}
 */
function firstQuestion({ fields, icps }) {
  const counts = new Map(Object.keys(fields).map((field) => [field, 0]));
  for (const icp of icps.filter(({ operational }) => operational)) {
    const named = new Set(icp.must.flatMap((must) => fieldsTested(must.when)));
    for (const field of named) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const field = [...counts.keys()].find((id) => counts.get(id) === most);
  return most && field ? { field, points: 0, decides: true, first: true } : null;
}

/**
 * @param {AskedQuestion} question
 * @param {Status} status
 */
function stakesOf(question, status) {
  if (question.first) return "tells the ICPs apart";
  const needed = status === "insufficient" ? "needed before we can say" : "";
  const points = question.points ? counted(question.points, "point") : "";
  return [needed, question.decides ? "decides in or out" : "", points && `${points} at stake`]
    .filter(Boolean)
    .join(", ");
}

/**
 * What answers a question on the spot: buttons for a choice, boxes for several, a line of text for the rest.
 * @param {Field} field
 * @param {Answered} answer
 */
function controls(field, answer) {
  switch (field.type) {
    case "boolean":
      return pills(field, [{ id: "yes", label: "Yes" }, { id: "no", label: "No" }], answer);
    case "choice":
      return pills(field, field.choices, answer);
    case "choices":
      return several(field, answer);
    case "country":
    case "date":
    case "integer":
    case "money":
    case "number":
    case "percent":
    case "year":
    case "domain":
    case "text":
      return typed(field, answer);
    default:
      return assertNever(field.type);
  }
}

/**
 * @param {Field} field
 * @param {Choice[]} options
 * @param {Answered} answer
 */
function pills(field, options, answer) {
  const buttons = options.map(({ id, label }) =>
    el(
      "button",
      {
        type: "button",
        class: "fit-option",
        "data-answer": id,
        onclick: () => answer(field, readTyped(field, id).value),
      },
      label,
    ),
  );
  return el("div", { class: "fit-pills", role: "group", "aria-label": field.label }, buttons);
}

/**
 * @param {Field} field
 * @param {Answered} answer
 */
function several(field, answer) {
  const boxes = [...field.choices, { id: NONE_OF_THESE, label: "None of these" }].map((choice) => ({
    label: choice.label,
    box: el("input", { type: "checkbox", value: choice.id }),
  }));
  const problem = el("p", { class: "fit-read fit-read--problem", role: "alert" });
  const form = el(
    "form",
    { "aria-label": field.label },
    el(
      "div",
      { class: "fit-pills" },
      boxes.map(({ label, box }) => el("label", { class: "fit-pill" }, box, el("span", null, label))),
    ),
    el("button", { class: "pb-button fit-primary" }, "Answer"),
    problem,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    const ids = chosen.filter((id) => id !== NONE_OF_THESE);
    if (chosen.length) answer(field, ids);
    else problem.textContent = "Choose what applies, or “None of these”.";
  });
  return form;
}

/**
 * @param {Field} field
 * @param {Answered} answer
 */
function typed(field, answer) {
  const { type, list } = lineInput(field.type);
  const problem = el("p", { class: "fit-read fit-read--problem", role: "alert" });
  const input = el("input", {
    type,
    "aria-label": field.label,
    maxlength: 200,
    list,
    autocomplete: "off",
  });
  const form = el(
    "form",
    { class: "fit-ask__typed", "aria-label": field.label },
    input,
    field.unit ? el("span", null, field.unit) : null,
    el("button", { class: "pb-button fit-primary" }, "Answer"),
    problem,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readTyped(field, input.value);
    if (read.value !== undefined) answer(field, read.value);
    else problem.textContent = read.problem ? `Not read: ${read.problem}.` : "Nothing is entered yet.";
  });
  return form;
}

/**
 * What follows from a verdict: the play, the words to cite, the must that is missed.
 * @param {Verdict} verdict
 * @param {boolean} none
 * @param {PageCatalogue} catalogue
 * @returns {Child[]}
 */
function action(verdict, none, { words, form, root }) {
  const icp = words.icps[verdict.icp];
  /** @type {(kind: ReasonKind, state: ReasonState) => string} */
  const first = (kind, state) =>
    verdict.reasons.find((reason) => reason.kind === kind && reason.state === state)?.id ?? "";
  if (verdict.status === "fit") {
    if (verdict.play === null) return [];
    const play = words.plays[verdict.play];
    const level = verdict.intent.level === null ? "" : words.levels[verdict.intent.level].label.toLowerCase();
    const who = play.owner ? `${play.owner} acts` : "";
    return [
      el(
        "p",
        { class: "fit-act__lead" },
        play.label,
        el("span", { class: "pb-hint" }, ` · ${[level, who].filter(Boolean).join(", ")}`),
      ),
      el("p", null, play.do),
    ];
  }
  if (verdict.status === "disqualified") {
    const id = first("disqualifier", "met");
    const link = el("a", { href: root + form.urls.disqualifier[id] }, icp.disqualifiers[id].name);
    return [
      el("p", { class: "fit-act__lead" }, link),
      el("p", { class: "pb-hint" }, "What to cite"),
      el("blockquote", null, icp.disqualifiers[id].cite),
    ];
  }
  if (verdict.status === "insufficient") {
    return [el("p", null, el("strong", null, "What must be known: "), icp.enough)];
  }
  if (verdict.status === "outside") {
    const must = icp.must[first("must", "missed")];
    return [
      el("p", { class: "fit-act__lead" }, none ? `${icp.name} needs: ` : "Needs: ", must.label),
      must.why ? el("p", null, must.why) : null,
    ];
  }
  return [];
}

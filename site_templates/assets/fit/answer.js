// The answer in front: the verdict in a line, the question to ask next, what to do, the score on its scale.

import { el, icon, refill } from "./elements.js";
import { readTyped } from "./catalogue.js";
import { scoreWords, statusWord } from "./signs.js";

const NONE = "-";
/**
 * The answer, with `show` that brings it up to date and `focus`. `answered(field, value)` takes an answer
 * that is given here.
 */
export function answerCard(catalogue, answered) {
  const line = el("p", { class: "fit-line", tabindex: -1 });
  const ask = el("section", { class: "fit-ask", "aria-label": "Ask next" });
  const act = el("div", { class: "fit-act" });
  const scale = el("div", { class: "fit-scale-box" });
  const element = el("section", { class: "fit-answer", "aria-label": "Verdict" }, line, ask, act, scale);
  let asked = "";

  function show(verdict, { best, known, icp }) {
    element.className = `fit-answer fit-answer--${known ? verdict.status : "empty"}`;
    const none = known && best === null && !icp;
    refill(line, headline(verdict, none, known, catalogue.words));
    const question = known || icp ? verdict.next_question : firstQuestion(catalogue.program);
    const key = question ? question.field : "";
    if (key !== asked) {
      asked = key;
      refill(ask, question ? questionCard(catalogue.byId.get(question.field), answer) : []);
    }
    ask.hidden = !question;
    const stakes = ask.querySelector(".fit-ask__stakes");
    if (stakes) stakes.textContent = stakesOf(question);
    refill(act, action(verdict, none, catalogue));
    act.hidden = !act.childElementCount;
    refill(scale, known ? scaleOf(verdict, catalogue.words) : []);
  }

  function answer(field, value) {
    answered(field, value);
    focus();
  }

  /** To the question while there is one, else to the verdict. */
  function focus() {
    const target = ask.hidden ? line : ask.querySelector(".fit-ask__question");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  return { element, show, focus };
}

function headline(verdict, none, known, words) {
  const [drawing, word] = statusWord(verdict.status);
  const name = words.icps[verdict.icp].name;
  if (!known)
    return [
      icon("unknown"),
      el("strong", null, "Nothing known yet"),
      el("span", { class: "fit-line__more" }, "answer below, or fill in the form"),
    ];
  const said = verdict.tier ? words.tiers[verdict.tier].label : none ? "No ICP fits" : word;
  const more = none ? `nearest: ${name}` : name;
  return [
    icon(drawing),
    el("strong", null, said),
    el("span", { class: "fit-line__icp" }, more),
    el(
      "span",
      { class: "fit-line__score" },
      el("span", { class: "fit-line__label" }, "score "),
      scoreWords(verdict),
    ),
  ];
}

function questionCard(field, answer) {
  const words = field.question ?? `What about ${field.label.toLowerCase()}?`;
  return [
    el("p", { class: "fit-ask__eyebrow" }, icon("ask"), "Ask next"),
    el("h2", { class: "fit-ask__question", tabindex: -1 }, words),
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

/** Where nothing is known: what the musts of most ICPs ask for, since that tells the ICPs apart. */
function firstQuestion({ fields, icps }) {
  const counts = new Map(Object.keys(fields).map((field) => [field, 0]));
  for (const icp of icps.filter((one) => one.operational)) {
    const named = new Set(JSON.stringify(icp.must).match(/(?<="field":")\w+/g));
    for (const field of named) counts.set(field, counts.get(field) + 1);
  }
  const most = Math.max(...counts.values());
  return most
    ? {
        field: [...counts.keys()].find((field) => counts.get(field) === most),
        points: 0,
        decides: true,
        first: true,
      }
    : null;
}

function stakesOf(question) {
  if (question.first) return "tells the ICPs apart";
  const points = question.points ? `${question.points} point${question.points === 1 ? "" : "s"}` : "";
  return [question.decides ? "decides in or out" : "", points && `${points} at stake`]
    .filter(Boolean)
    .join(", ");
}

/** What answers a question on the spot: buttons for a choice, boxes for several, a line of text for the rest. */
function controls(field, answer) {
  if (field.type === "choice" || field.type === "boolean") {
    const options =
      field.type === "boolean"
        ? [
            { id: "yes", label: "Yes" },
            { id: "no", label: "No" },
          ]
        : field.choices;
    return el(
      "div",
      { class: "fit-pills", role: "group", "aria-label": field.label },
      options.map((option) =>
        el(
          "button",
          {
            type: "button",
            class: "fit-option",
            "data-answer": option.id,
            onclick: () => answer(field, readTyped(field, option.id).value),
          },
          option.label,
        ),
      ),
    );
  }
  return field.type === "choices" ? several(field, answer) : typed(field, answer);
}

function several(field, answer) {
  const boxes = [...field.choices, { id: NONE, label: "None of these" }].map((choice) => [
    choice.label,
    el("input", { type: "checkbox", value: choice.id }),
  ]);
  const problem = el("p", { class: "fit-read fit-read--problem", role: "alert" });
  const form = el(
    "form",
    { "aria-label": field.label },
    el(
      "div",
      { class: "fit-pills" },
      boxes.map(([words, box]) => el("label", { class: "fit-pill" }, box, el("span", null, words))),
    ),
    el("button", { class: "pb-button fit-primary" }, "Answer"),
    problem,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = boxes
      .map(([, box]) => box)
      .filter((box) => box.checked)
      .map((box) => box.value);
    if (chosen.length)
      answer(
        field,
        chosen.filter((id) => id !== NONE),
      );
    else problem.textContent = "Choose what applies, or “None of these”.";
  });
  return form;
}

function typed(field, answer) {
  const problem = el("p", { class: "fit-read fit-read--problem", role: "alert" });
  const input = el("input", {
    type: field.type === "date" ? "date" : "text",
    "aria-label": field.label,
    maxlength: 200,
    list: field.type === "country" ? "fit-countries" : null,
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

/** What follows from a verdict: the play, the words to cite, the must that is missed. */
function action(verdict, none, { words, form, root }) {
  const icp = words.icps[verdict.icp];
  const first = (kind, state) =>
    verdict.reasons.find((reason) => reason.kind === kind && reason.state === state);
  if (verdict.status === "fit") {
    const play = words.plays[verdict.play];
    const level = words.levels[verdict.intent.level].label;
    return [
      el(
        "p",
        { class: "fit-act__lead" },
        play.label,
        el("span", { class: "pb-hint" }, ` · ${level.toLowerCase()}, ${play.owner} acts`),
      ),
      el("p", null, play.do),
    ];
  }
  if (verdict.status === "disqualified") {
    const id = first("disqualifier", "met").id;
    const link = el("a", { href: root + form.urls.disqualifier[id] }, icp.disqualifiers[id].name);
    return [
      el("p", { class: "fit-act__lead" }, link),
      el("p", { class: "pb-hint" }, "What to cite"),
      el("blockquote", null, icp.disqualifiers[id].cite),
    ];
  }
  if (verdict.status === "outside") {
    const must = icp.must[first("must", "missed").id];
    return [
      el("p", { class: "fit-act__lead" }, none ? `${icp.name} needs: ` : "Needs: ", must.label),
      el("p", null, must.why),
    ];
  }
  return [];
}

/** 0 to 100 with the tiers marked and the score as a point or a band. */
function scaleOf(verdict, words) {
  const { score_low: low, score_high: high, intent, coverage } = verdict;
  const tiers = Object.values(words.tiers);
  const zones = tiers.map((tier, rank) => {
    const width = (rank ? tiers[rank - 1].at_least : 100) - tier.at_least;
    return el(
      "li",
      { class: `pb-scale__zone pb-scale__zone--${rank}`, style: `flex-grow:${width}` },
      el("b", null, tier.label),
      " ",
      el("small", null, `from ${tier.at_least}`),
    );
  });
  const before = high > 45;
  const said = el(
    "p",
    {
      class: `pb-scale__text${before ? " pb-scale__text--before" : ""}`,
      style: before ? `right:${100 - low}%` : `left:${high}%`,
    },
    el("b", null, scoreWords(verdict)),
    " ",
    el("small", null, "of 100"),
  );
  const band = el("span", {
    class: `pb-scale__span pb-scale__span--${verdict.status}`,
    style: `left:${low}%;right:${100 - high}%`,
  });
  return [
    el(
      "div",
      { class: "pb-scale fit-scale" },
      el("div", { class: "pb-scale__row" }, band, said),
      el("ol", { class: "pb-scale__bar", "aria-label": "Tiers" }, zones.reverse()),
    ),
    el(
      "p",
      { class: "pb-hint" },
      `${coverage}% of the points are decided · ${words.levels[intent.level].label}, ${intent.points} points`,
    ),
  ];
}

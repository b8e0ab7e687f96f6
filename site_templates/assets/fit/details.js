// Behind the answer: every ICP ranked, every reason, the grid with the account's cell, the note for the CRM.

import { copied } from "../clipboard.js";
import { el, icon, refill } from "./elements.js";
import { pointsWords, scoreWords, sign, stateWord, statusWord } from "./signs.js";
import { note } from "./words.js";

/** The details, and `show(verdict, verdicts)`. `chosen(icp)` follows the choice of an ICP. */
export function detailPanels(catalogue, chosen) {
  const ranking = el("ol", { class: "fit-ranking" });
  const reasons = el("div", { class: "fit-reasons" });
  const grid = el("div", { class: "fit-grid" });
  const text = el("pre", { class: "fit-note", tabindex: 0, "aria-label": "Note for the CRM" });
  const said = el("span", { class: "fit-copied", role: "status" });
  const copyNote = async () => {
    said.textContent = await copied(text.textContent, text);
  };
  const copy = el(
    "button",
    { type: "button", class: "pb-button", onclick: copyNote },
    icon("copy"),
    "Copy",
  );
  const element = el(
    "div",
    { class: "fit-details" },
    panel("All ICPs, best first", ranking),
    panel("Note for the CRM", text, el("p", { class: "fit-row" }, copy, said)),
    panel("Why", reasons),
    panel("The play", grid),
  );
  return {
    element,
    show(verdict, verdicts) {
      refill(
        ranking,
        verdicts.map((one) => rankRow(one, one.icp === verdict.icp, catalogue, chosen)),
      );
      refill(reasons, reasonGroups(verdict, catalogue));
      refill(grid, gridOf(verdict, catalogue));
      said.textContent = "";
      text.textContent = note(verdict, catalogue.words);
    },
  };
}

function panel(title, ...body) {
  return el("section", { class: "fit-panel" }, el("h2", null, title), body);
}

function rankRow(verdict, current, { words }, chosen) {
  const [tone, word] = statusWord(verdict.status);
  const said = verdict.tier ? words.tiers[verdict.tier].label : word;
  return el(
    "li",
    null,
    el(
      "button",
      {
        type: "button",
        class: `fit-rank fit-rank--${verdict.status}`,
        "data-key": verdict.icp,
        "aria-pressed": String(current),
        onclick: () => chosen(verdict.icp),
      },
      el("span", { class: "fit-rank__name" }, words.icps[verdict.icp].name),
      sign(tone, said),
      el("span", { class: "fit-rank__score" }, scoreWords(verdict)),
    ),
  );
}

function reasonGroups(verdict, catalogue) {
  const { words, form, root } = catalogue;
  const icp = words.icps[verdict.icp];
  const link = (reason) =>
    el("a", { href: root + form.urls.disqualifier[reason.id] }, icp.disqualifiers[reason.id].name);
  const groups = [
    ["must", "Musts", (reason) => [icp.must[reason.id].label, icp.must[reason.id].when]],
    ["disqualifier", "Disqualifiers", (reason) => [link(reason), icp.disqualifiers[reason.id].when]],
    ["score", "Points", (reason) => [icp.score[reason.id].label, bandOf(reason, icp.score[reason.id].bands)]],
  ];
  return groups.map(([kind, title, told]) => {
    const rows = verdict.reasons.filter((reason) => reason.kind === kind);
    return rows.length
      ? [
          el("h3", null, title, el("small", null, ` ${counted(rows)}`)),
          el(
            "ul",
            { class: "fit-list" },
            rows.map((reason) => reasonRow(reason, ...told(reason))),
          ),
        ]
      : [];
  });
}

function counted(rows) {
  const words =
    rows[0].kind === "disqualifier"
      ? { met: "applies", missed: "ruled out" }
      : { met: "met", missed: "missed" };
  const counts = ["met", "missed", "unknown"].map((state) => [
    rows.filter((row) => row.state === state).length,
    words[state] ?? state,
  ]);
  return counts
    .filter(([count]) => count)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}

function reasonRow(reason, label, when) {
  const [tone, word] = stateWord(reason);
  return el(
    "li",
    { class: `fit-reason fit-reason--${tone}` },
    sign(tone, word),
    el(
      "span",
      { class: "fit-reason__label" },
      label,
      when && when !== label ? el("span", { class: "pb-when" }, when) : null,
    ),
    reason.kind === "score" ? el("span", { class: "fit-reason__points" }, pointsWords(reason)) : null,
  );
}

/** The band that holds, else the one that would give or cost the most. */
function bandOf(reason, bands) {
  return (
    bands[reason.band ?? -1] ??
    bands.reduce((most, band) => (Math.abs(band.points) > Math.abs(most.points) ? band : most))
  ).when;
}

function gridOf(verdict, { words, program, form: { plays } }) {
  const open = verdict.status === "undecided";
  const marked = verdict.status === "fit" || open ? verdict.tiers : [];
  const levels = program.levels.map(([level]) => level);
  const head = el(
    "tr",
    null,
    el("th", { scope: "col" }, "Fit"),
    levels.map((level) => el("th", { scope: "col" }, words.levels[level].label)),
  );
  const rows = program.tiers.map(([tier]) =>
    el(
      "tr",
      null,
      el("th", { scope: "row" }, words.tiers[tier].label),
      levels.map((level) => {
        const here = marked.includes(tier) && level === verdict.intent.level;
        const play = program.grid[tier][level];
        return el(
          "td",
          {
            class: [
              "pb-play",
              `pb-play--rank${plays.indexOf(play)}`,
              here && "fit-here",
              here && open && "fit-here--open",
            ]
              .filter(Boolean)
              .join(" "),
          },
          words.plays[play].label,
          here ? el("span", { class: "fit-here__word" }, open ? "possible" : "this account") : null,
        );
      }),
    ),
  );
  const signals = verdict.intent.signals.map(
    ([id, points]) => `${words.icps[verdict.icp].signals[id]} (+${points})`,
  );
  return [
    el("table", { class: "pb-grid" }, el("thead", null, head), el("tbody", null, rows)),
    el(
      "p",
      { class: "pb-hint" },
      signals.length ? `Active signals: ${signals.join(", ")}.` : "No signal applies as of this date.",
      marked.length ? "" : " No play: the account has no tier.",
    ),
    verdict.play ? el("p", null, words.plays[verdict.play].do) : null,
  ];
}

// The details of the answer: every ICP ranked, every reason, the grid with the account's cell, the note for the CRM.

import { copied } from "../clipboard.js";
import { el, icon, refill } from "../elements.js";
import { ownValue } from "../keys.js";
import { pointsWords, scoreWords, sign, stateSign, verdictSign } from "./signs.js";
import { note } from "./note.js";
import { reachCard } from "./reachcard.js";
import { capSentences, countedPoints } from "./words.js";

/**
 * @import { Child } from "../elements.js"
 * @import { Membership } from "./membership.js"
 * @import { PageCatalogue } from "./catalogue.js"
 * @import { Reason, ReasonKind, ReasonState, Verdict } from "./evaluate.js"
 * @import { TierReach } from "./reach.js"
 * @import { BandWords } from "./words.js"
 * @typedef {{
 *   kind: ReasonKind, title: string, words: Partial<Record<ReasonState, string>>, label: (reason: Reason) => Child,
 *   when: (reason: Reason) => string,
 * }} ReasonGroup
 */

/**
 * The details, and `show(verdict, verdicts)`. `chosen(icp)` follows the choice of an ICP.
 * @param {PageCatalogue} catalogue
 * @param {(icp: string) => void} chosen
 */
export function detailPanels(catalogue, chosen) {
  const ranking = el("ol", { class: "fit-ranking" });
  const reasons = el("div", { class: "fit-reasons" });
  const grid = el("div", { class: "fit-grid" });
  const ways = el("div", { class: "fit-ways" });
  const better = panel("What would make it better", ways);
  const text = el("pre", { class: "fit-note", tabindex: 0, "aria-label": "Note for the CRM" });
  const outcome = el("span", { class: "fit-copied", role: "status" });
  const copyNote = async () => {
    outcome.textContent = await copied(text.textContent, text);
  };
  const copy = el(
    "button",
    { type: "button", class: "pb-button", onclick: copyNote },
    icon("copy"),
    "Copy the note",
  );
  const element = el(
    "div",
    { class: "fit-details" },
    better,
    panel("All ICPs, best first", ranking),
    panel("Note for the CRM", text, el("p", { class: "fit-row" }, copy, outcome)),
    panel("Why", reasons),
    catalogue.form.plays.length ? panel("The play", grid) : null,
  );
  return {
    element,
    /**
     * @param {Verdict} verdict
     * @param {Verdict[]} verdicts
     * @param {TierReach[]} reaches
     * @param {(verdict: Verdict) => Membership} membershipIn
     * @param {string} link the last line of the note
     */
    show(verdict, verdicts, reaches, membershipIn, link) {
      refill(ways, reachCard(reaches, verdict.icp, catalogue.words));
      better.hidden = !reaches.length;
      refill(
        ranking,
        verdicts.map((one) => rankRow(one, membershipIn(one), one.icp === verdict.icp, catalogue, chosen)),
      );
      refill(reasons, reasonGroups(verdict, catalogue));
      refill(grid, gridOf(verdict, catalogue));
      outcome.textContent = "";
      text.textContent = `${note(verdict, catalogue.words, reaches)}\n${link}`;
    },
  };
}

/**
 * @param {string} title
 * @param {...Child} body
 */
function panel(title, ...body) {
  return el("section", { class: "fit-panel" }, el("h2", null, title), body);
}

/**
 * @param {Verdict} verdict
 * @param {Membership} membership
 * @param {boolean} current
 * @param {PageCatalogue} catalogue
 * @param {(icp: string) => void} chosen
 */
function rankRow(verdict, membership, current, { words }, chosen) {
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
      sign(...verdictSign(verdict, membership, words)),
      el("span", { class: "fit-rank__score" }, scoreWords(verdict)),
    ),
  );
}

/**
 * @param {Verdict} verdict
 * @param {PageCatalogue} catalogue
 */
function reasonGroups(verdict, { words, form, root }) {
  const icp = words.icps[verdict.icp];
  /** @type {ReasonGroup[]} */
  const groups = [
    {
      kind: "must",
      title: "Musts",
      words: {},
      label: ({ id }) => icp.must[id].label,
      when: ({ id }) => icp.must[id].when,
    },
    {
      kind: "disqualifier",
      title: "Disqualifiers",
      words: { met: "applies", missed: "ruled out" },
      label: ({ id }) => el("a", { href: root + form.urls.disqualifier[id] }, icp.disqualifiers[id].name),
      when: ({ id }) => icp.disqualifiers[id].when,
    },
    {
      kind: "score",
      title: "Points",
      words: { assumed: "not known" },
      label: ({ id }) => icp.score[id].label,
      when: (reason) => bandOf(reason, icp.score[reason.id].bands),
    },
  ];
  return groups.map((group) => {
    const rows = verdict.reasons.filter((reason) => reason.kind === group.kind);
    if (!rows.length) return [];
    return [
      el("h3", null, group.title, el("small", null, ` ${stateCounts(rows, group.words)}`)),
      el(
        "ul",
        { class: "fit-list" },
        rows.map((reason) => reasonRow(reason, group.label(reason), group.when(reason))),
      ),
      group.kind === "score" && capSentences(verdict, icp).map((text) => el("p", { class: "pb-hint" }, text)),
    ];
  });
}

/**
 * @param {Reason[]} rows
 * @param {Partial<Record<ReasonState, string>>} words
 */
function stateCounts(rows, words) {
  /** @type {ReasonState[]} */
  const states = ["met", "missed", "assumed", "unknown"];
  return states
    .map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
    .filter(({ count }) => count)
    .map(({ state, count }) => `${count} ${ownValue(words, state) ?? state}`)
    .join(", ");
}

/**
 * @param {Reason} reason
 * @param {Child} label
 * @param {string} when
 */
function reasonRow(reason, label, when) {
  const [tone, word] = stateSign(reason);
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

/**
 * The band that holds, else the one that would give or cost the most.
 * @param {Reason} reason
 * @param {BandWords[]} bands
 */
function bandOf(reason, bands) {
  return (
    bands.at(reason.band ?? bands.length) ??
    bands.reduce((most, band) => (Math.abs(band.points) > Math.abs(most.points) ? band : most))
  ).when;
}

/**
 * @param {Verdict} verdict
 * @param {PageCatalogue} catalogue
 */
function gridOf(verdict, { words, program, form: { plays } }) {
  if (!plays.length) return [];
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
  const icp = words.icps[verdict.icp];
  const signals = verdict.intent.signals.map(
    ([id, points]) => `${icp.signals[id]} (${ownValue(icp.counted, id) ? "" : "+"}${countedPoints(id, points, icp)})`,
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

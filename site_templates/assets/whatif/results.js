// What moves: the changes in words, what is proven of them, the examples, and the accounts of a list.

import { el, icon, refill } from "../elements.js";
import { counted, series } from "../wording.js";
import { claims, directions } from "./direction.js";
import { editWords } from "./editwords.js";
import { button } from "./testeditor.js";

/**
 * @import { Child } from "../elements.js"
 * @import { Playbook } from "./admission.js"
 * @import { Compared } from "./moves.js"
 * @import { Row, Summary } from "./comparing.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @import { Tried } from "./session.js"
 * @import { EditedSide } from "./sides.js"
 */

const PAGE = 50; // rows of a table that are shown at once
export const LETTERS = ["A", "B"];

/**
 * The changes of the scenario at hand, each with a way back.
 * @param {Playbook} playbook
 * @param {PlaybookEdit[]} edits
 * @param {(removed: PlaybookEdit[]) => string} dropped
 * @returns {Child[]}
 */
export function changeList(playbook, edits, dropped) {
  if (!edits.length) return [el("p", { class: "wi-empty" }, "No change yet. Open a line on the left and try one.")];
  return [
    el(
      "ul",
      { class: "wi-changes" },
      edits.map((edit) => {
        const words = editWords(playbook, edit);
        return el("li", null, el("span", null, words), button("Undo", `Undo: ${words}`, () => dropped([edit]), `undo ${words}`));
      }),
    ),
  ];
}

/**
 * What is proven of a scenario.
 * @param {Playbook} playbook
 * @param {EditedSide} today
 * @param {EditedSide} side
 * @returns {HTMLElement}
 */
export function proofs({ catalogue }, today, side) {
  const found = claims(directions(today.program, side.program), (icp) => catalogue.words.icps[icp].name);
  return el(
    "ul",
    { class: "wi-proofs" },
    found.map(({ proven, text }) =>
      el(
        "li",
        { class: proven ? "wi-proof wi-proof--sure" : "wi-proof" },
        icon(proven ? "met" : "unknown"),
        el("span", null, el("b", null, proven ? "Proven: " : "Not proven here. "), text),
      ),
    ),
  );
}

/**
 * How many accounts move, and how, in a sentence.
 * @param {Playbook} playbook
 * @param {Summary} summary
 * @param {number} which scenario
 * @param {string} noun
 */
export function sumWords({ data }, summary, which, noun) {
  const counts = summary.counts[which];
  const moved = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const all = counted(summary.accounts, noun);
  if (!moved) return `None of ${all} moves.`;
  const kinds = data.moves.kinds
    .filter(([kind]) => counts.has(kind))
    .map(([kind, words]) => `${(counts.get(kind) ?? 0).toLocaleString("en")} ${words}`);
  return `${moved.toLocaleString("en")} of ${all} ${moved === 1 ? "moves" : "move"}: ${series(kinds, "and")}.`;
}

/**
 * The accounts that move, in a table; beside each other where two scenarios have edits.
 * @param {Playbook} playbook
 * @param {Summary} summary
 * @param {Tried} tried
 * @param {string} title
 * @returns {HTMLElement}
 */
export function moveTable(playbook, summary, tried, title) {
  const shown = tried.scenarios.flatMap((edits, at) => (edits.length ? [at] : []));
  const order = new Map(playbook.data.moves.kinds.map(([kind, words], at) => [kind, { words, at }]));
  /** @param {Row} row */
  const weight = (row) => Math.min(...row.found.map((one) => order.get(one?.move?.kind ?? "")?.at ?? Infinity));
  const rows = [...summary.moved].sort((one, other) => weight(one) - weight(other));
  const body = el("tbody");
  const more = el("button", { type: "button", class: "pb-button", onclick: () => fill(body.children.length + PAGE) }, "Show more");

  /** @param {number} count */
  function fill(count) {
    refill(body, rows.slice(0, count).map((row) => line(row)));
    more.hidden = rows.length <= count;
  }

  /** @param {Row} row */
  function line({ account, found }) {
    const before = found.find((one) => one)?.before;
    return el(
      "tr",
      null,
      el("th", { scope: "row" }, account.name),
      el("td", { "data-label": "Today" }, before ? placeWords(playbook, before) : ""),
      shown.map((at) => el("td", { "data-label": letterOf(at, shown) }, outcome(found[at]))),
    );
  }

  /** @param {Compared | null} compared */
  function outcome(compared) {
    if (!compared?.move) return el("span", { class: "wi-same" }, "stays");
    const { kind } = compared.move;
    return [
      el("span", { class: `wi-kind wi-kind--${toneOf(kind)}` }, icon(ICONS[toneOf(kind)]), order.get(kind)?.words ?? kind),
      el("span", { class: "wi-now" }, placeWords(playbook, compared.move.after)),
    ];
  }

  fill(PAGE);
  return el(
    "div",
    { class: "wi-scroll", tabindex: 0, role: "region", "aria-label": title },
    el(
      "table",
      { class: "pb-table wi-moves" },
      el("caption", { class: "fit-hidden" }, title),
      el(
        "thead",
        null,
        el(
          "tr",
          null,
          el("th", { scope: "col" }, "Account"),
          el("th", { scope: "col" }, "Today"),
          shown.map((at) => el("th", { scope: "col" }, letterOf(at, shown))),
        ),
      ),
      body,
    ),
    more,
  );
}

/**
 * @param {number} at
 * @param {number[]} shown
 */
function letterOf(at, shown) {
  return shown.length > 1 ? `With ${LETTERS[at]}` : "With your changes";
}

/**
 * An assignment with its ICP, which a table names since accounts are of several.
 * @param {Playbook} playbook
 * @param {Compared["before"]} assignment
 */
function placeWords({ catalogue }, { icp, words, cause }) {
  if (icp === null) return cause || "in none";
  return `${catalogue.words.icps[icp].name}: ${words}`;
}

/** @typedef {"in" | "out" | "else"} MoveTone */

/** @type {Record<MoveTone, "met" | "out" | "part">} */
const ICONS = { in: "met", out: "out", else: "part" };
const GAINS = ["entered", "possible", "known-enough", "confirmed", "released", "raised", "tier-certain"];
const LOSSES = ["left", "disqualified", "answer-needed", "answers-needed", "knowledge-needed", "ruled-out", "lowered"];

/**
 * Whether a kind of move is a way in, a way out, or neither.
 * @param {string} kind
 * @returns {MoveTone}
 */
function toneOf(kind) {
  if (GAINS.includes(kind)) return "in";
  return LOSSES.includes(kind) ? "out" : "else";
}

/**
 * Both scenarios, kind by kind.
 * @param {Playbook} playbook
 * @param {Summary} summary
 * @param {string} title
 */
export function sideBySide({ data }, summary, title) {
  const kinds = data.moves.kinds.filter(([kind]) => summary.counts.some((counts) => counts.has(kind)));
  if (!kinds.length) return null;
  return el(
    "table",
    { class: "pb-table wi-sides" },
    el("caption", null, title),
    el(
      "thead",
      null,
      el("tr", null, el("th", { scope: "col" }, "Against today"), LETTERS.map((letter) => el("th", { scope: "col", class: "pb-num" }, letter))),
    ),
    el(
      "tbody",
      null,
      kinds.map(([kind, words]) =>
        el(
          "tr",
          null,
          el("th", { scope: "row" }, words),
          summary.counts.map((counts) => el("td", { class: "pb-num" }, (counts.get(kind) ?? 0).toLocaleString("en"))),
        ),
      ),
    ),
  );
}

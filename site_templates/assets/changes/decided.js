// A decision as the page shows it: who, what, why, on what evidence, what was expected and what came of it.

import { sayDay } from "../days.js";
import { el } from "../elements.js";
import { linked, own, sentences } from "./pieces.js";

/**
 * @import { Child } from "../elements.js"
 * @import { DecidedRecord, Mark, TimelineRecord } from "./data.js"
 * @import { Look } from "./pieces.js"
 */

/**
 * Whether a record is of a decision, not of a commit.
 * @param {TimelineRecord} record
 * @returns {record is DecidedRecord}
 */
export function isDecided(record) {
  return record.effect === "decision";
}

/**
 * The element of a decision.
 * @param {DecidedRecord} decided
 * @param {Look} look
 */
export function decidedPart(decided, look) {
  const { root } = look;
  const fresh = look.fresh?.has(decided.short) ? [" ", el("span", { class: "ch-new" }, "new")] : null;
  return el(
    "article",
    {
      class: "ch-event ch-event--loud ch-event--decision",
      id: decided.short,
      "data-hash": decided.short,
      "data-effect": decided.effect,
    },
    el("div", { class: "ch-day" }, el("time", { datetime: decided.day }, sayDay(decided.day))),
    el(
      "div",
      { class: "ch-card" },
      el(
        "p",
        { class: "ch-kicker" },
        el("span", {}, el("b", {}, "Decision"), decided.by && ` · ${decided.by}`),
        " ",
        markPart(decided.status),
        decided.outcome && markPart(decided.outcome),
      ),
      el("h3", {}, linked(own(decided.subject), root + decided.url), fresh),
      el("p", { class: "ch-decided" }, own(decided.decided)),
      el("p", { class: "ch-why" }, el("b", {}, "Why"), " ", own(decided.why)),
      sentences(decided.relation, root),
      el(
        "dl",
        { class: "ch-facts" },
        decided.facts.map(({ heading, lines }) => fact(heading, ...lines.map((text) => own(text)))),
        decided.entries.length ? fact("About", aboutLinks(decided, root)) : null,
      ),
      decided.evidence.length
        ? el(
            "details",
            { class: "ch-more" },
            el("summary", {}, `Evidence (${decided.evidence.length})`),
            el("ul", { class: "ch-evidence" }, decided.evidence.map((text) => el("li", {}, own(text)))),
          )
        : null,
    ),
  );
}

/**
 * @param {string} heading
 * @param {Child[]} lines
 */
function fact(heading, ...lines) {
  return el("div", {}, el("dt", {}, heading), lines.map((line) => el("dd", {}, line)));
}

/**
 * @param {DecidedRecord} decided
 * @param {string} root
 * @returns {Child}
 */
function aboutLinks({ entries }, root) {
  return entries.flatMap(({ name, kind, url }, at) => [
    at ? ", " : "",
    linked(own(name), url && root + url),
    kind === name ? "" : [" ", el("small", {}, kind)],
  ]);
}

/** @param {Mark} mark */
function markPart({ text, tone, due }) {
  return el(
    "span",
    { class: `pb-chip dc-mark dc-mark--${tone}`, "data-owed": due },
    text,
    due && [" ", el("time", { datetime: due }, sayDay(due))],
  );
}

// An event as the page shows it: in full when it changes who qualifies, folded to a line when not.

import { sayDay } from "../days.js";
import { el } from "../elements.js";
import { chip, entryPart, folded, foot, linked, own, reason, sentences, tonesOf } from "./pieces.js";

/**
 * @import { Child } from "../elements.js"
 * @import { DecisionRecord, EventRecord } from "./data.js"
 * @import { Look } from "./pieces.js"
 */

const ENTRIES = 40;
const DECISIONS = 5;

/**
 * The element of an event.
 * @param {EventRecord} event
 * @param {Look} look
 * @param {string} entry the entry that the page is about, or nothing
 * @param {Child} more what stands at its end
 */
export function eventPart(event, look, entry, more) {
  const kept = entry ? aboutEntry(event, entry) : event;
  const parts = [body(kept, look, entry), more, alsoTouched(event, look, entry), foot(event)];
  const day = el("time", { datetime: event.day }, sayDay(event.day));
  const marks = tonesOf(kept, look.words).map((tone) => chip(tone, look.words));
  const fresh = look.fresh?.has(event.short) ? el("span", { class: "ch-new" }, "new") : null;
  const attributes = { id: `c-${event.short}`, "data-hash": event.short, "data-effect": event.effect };
  if (event.effect === "boundary" || event.begins) {
    const begins = event.begins ? " ch-event--begins" : "";
    return el(
      "article",
      { class: `ch-event ch-event--loud${begins}`, ...attributes },
      el("div", { class: "ch-day" }, day),
      el(
        "div",
        { class: "ch-card" },
        el("h3", {}, own(event.subject), fresh && [" ", fresh]),
        kept.counts.length && !kept.begins ? el("p", { class: "ch-marks" }, marks) : null,
        parts,
      ),
    );
  }
  return el(
    "details",
    { class: "ch-event ch-event--quiet", open: Boolean(entry), ...attributes },
    el(
      "summary",
      {},
      el("span", { class: "ch-day" }, day),
      el("span", { class: "ch-subject" }, own(event.subject), fresh && [" ", fresh]),
      el("span", { class: "ch-marks" }, marks),
    ),
    el("div", { class: "ch-card" }, parts),
  );
}

/**
 * What an event did to one entry; of the examples, those of the entry if it is an ICP.
 * @param {EventRecord} event
 * @param {string} key
 * @returns {EventRecord}
 */
function aboutEntry(event, key) {
  const [kind, id] = key.split("/");
  const moved = kind === "profile" ? (event.moved?.filter((one) => one.icp === id) ?? null) : event.moved;
  return { ...event, entries: event.entries.filter((entry) => entry.entry === key), counts: [], moved };
}

/**
 * @param {EventRecord} event
 * @param {Look} look
 * @param {string} about
 * @returns {Child}
 */
function body(event, look, about) {
  const rest = event.counts.length ? event.entries.length - ENTRIES : 0;
  const changes = [
    (rest > 0 ? event.entries.slice(0, ENTRIES) : event.entries).map((entry) => entryPart(entry, look, !about)),
    rest > 0
      ? el("p", { class: "ch-none" }, `and ${rest} more: `, linked("the whole commit", wholeUrl(event, look)))
      : null,
    decisions(event, look),
  ];
  return [
    reason(event, decisionLinks(event, look)),
    sentences(event.relation, look.root),
    event.begins && event.counts.length
      ? el("ul", { class: "ch-held" }, event.counts.map((text) => el("li", {}, text)))
      : event.counts.length
      ? el("details", { class: "ch-more ch-bulk" }, el("summary", {}, event.counts.join(" · ")), changes)
      : changes,
    event.evidence.map((text) => el("p", { class: "ch-said" }, el("b", {}, "Evidence"), " ", own(text))),
  ];
}

/**
 * The decisions that give the reason.
 * @param {EventRecord} event
 * @param {Look} look
 * @returns {Child}
 */
function decisionLinks(event, { root }) {
  return event.decisions.map(({ text, url }) => [
    " ",
    url ? el("a", { class: "ch-by", href: root + url }, own(text)) : el("small", {}, own(text)),
  ]);
}

/**
 * A link to the full event on the page of its year.
 * @param {EventRecord} event
 * @param {Look} look
 */
function wholeUrl(event, { root }) {
  return `${root}changes/${Number(event.day.slice(0, 4))}/#c-${event.short}`;
}

/**
 * @param {EventRecord} event
 * @param {Look} look
 * @param {string} about
 */
function alsoTouched(event, look, about) {
  const others = event.entries.length - 1;
  if (!about || others < 1) return [];
  const words = `The commit also changed ${others === 1 ? "another entry" : `${others} other entries`}`;
  return [el("p", { class: "ch-none" }, linked(words, wholeUrl(event, look)), ".")];
}

/**
 * @param {EventRecord} event
 * @param {Look} look
 */
function decisions(event, look) {
  if (!event.moved?.length) {
    return event.moved_note ? el("p", { class: "ch-none" }, event.moved_note) : null;
  }
  return el(
    "div",
    { class: "ch-decisions" },
    el("p", { class: "ch-h" }, "Verdicts it changed", totals(event.moved)),
    folded(event.moved, DECISIONS, (one) => decision(one, look)),
  );
}

/**
 * How many moved in which way, where several did, in the order in which they are listed.
 * @param {DecisionRecord[]} moved
 */
function totals(moved) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { kind } of moved) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return moved.length > 1 ? `: ${[...counts].map(([words, count]) => `${words} (${count})`).join(", ")}` : null;
}

/**
 * @param {DecisionRecord} one
 * @param {Look} look
 */
function decision(one, { root }) {
  return el(
    "li",
    { class: `ch-decision ch-decision--${one.tone}` },
    linked(own(one.name), one.url && root + one.url),
    " ",
    el("small", {}, own(one.icp_name)),
    " ",
    el(
      "span",
      { class: "ch-flip" },
      el("span", {}, one.before),
      " ",
      el("span", { class: "ch-arrow", role: "img", "aria-label": "to" }, "→"),
      " ",
      el("b", {}, one.after),
    ),
    one.newly ? [" ", el("span", { class: "ch-newly" }, one.newly)] : "",
  );
}

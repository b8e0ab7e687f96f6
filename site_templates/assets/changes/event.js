// An event as it stands on the page: told in full when it changes who qualifies, folded to a line when not.

import { el } from "../fit/elements.js";
import { sayDay } from "./days.js";
import { chip, entryPart, folded, foot, own, reason, tonesOf, way } from "./pieces.js";

const ENTRIES = 40;
const DECISIONS = 5;

/** The element of an event. `look` is {root, words, fresh}; `life` the entry whose life is told, or nothing;
 * `more` what stands at its end.
 */
export function eventPart(event, look, life = "", more = null) {
  const kept = life ? ofLife(event, life) : event;
  const parts = [body(kept, look, life), more, alsoTouched(event, look, life), foot(event)];
  const day = el("time", { datetime: event.day }, sayDay(event.day));
  const marks = tonesOf(kept, look.words).map((tone) => chip(tone, look.words));
  const fresh = look.fresh?.has(event.short) ? el("span", { class: "ch-new" }, "new") : null;
  const attributes = { id: `c-${event.short}`, "data-hash": event.short, "data-effect": event.effect };
  if (event.effect === "boundary") {
    return el(
      "article",
      { class: "ch-event ch-event--loud", ...attributes },
      el("div", { class: "ch-day" }, day),
      el(
        "div",
        { class: "ch-card" },
        el("h3", {}, own(event.subject), fresh && [" ", fresh]),
        kept.counts.length ? el("p", { class: "ch-marks" }, marks) : null,
        parts,
      ),
    );
  }
  return el(
    "details",
    { class: "ch-event ch-event--quiet", open: Boolean(life), ...attributes },
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

/** What an event did to one entry; of the examples, those of the ICP whose life it is. */
function ofLife(event, life) {
  const [kind, id] = life.split("/");
  const moved = kind === "profile" ? (event.moved?.filter((one) => one.icp === id) ?? null) : event.moved;
  return { ...event, entries: event.entries.filter((one) => one.entry === life), counts: [], moved };
}

function body(event, look, life) {
  const rest = event.counts.length ? event.entries.length - ENTRIES : 0;
  const told = [
    (rest > 0 ? event.entries.slice(0, ENTRIES) : event.entries).map((entry) => entryPart(entry, look, !life)),
    rest > 0
      ? el("p", { class: "ch-none" }, `and ${rest} more: `, way("the whole commit", wholeUrl(event, look)))
      : null,
    decisions(event, look),
  ];
  return [
    reason(event),
    event.counts.length
      ? el("details", { class: "ch-more ch-bulk" }, el("summary", {}, event.counts.join(" · ")), told)
      : told,
    event.evidence.map((text) => el("p", { class: "ch-said" }, el("b", {}, "Evidence"), " ", own(text))),
  ];
}

/** The way to an event on the page of its year, where it stands whole. */
function wholeUrl(event, { root }) {
  return `${root}changes/${Number(event.day.slice(0, 4))}/#c-${event.short}`;
}

function alsoTouched(event, look, life) {
  const others = event.entries.length - 1;
  if (!life || others < 1) return [];
  const words = `The commit also changed ${others === 1 ? "another entry" : `${others} other entries`}`;
  return [el("p", { class: "ch-none" }, way(words, wholeUrl(event, look)), ".")];
}

function decisions(event, look) {
  if (!event.moved?.length) {
    return event.moved_note ? el("p", { class: "ch-none" }, event.moved_note) : null;
  }
  return el(
    "div",
    { class: "ch-decisions" },
    el("p", { class: "ch-h" }, "Verdicts it changed"),
    folded(event.moved, DECISIONS, (one) => decision(one, look)),
  );
}

function decision(one, { root }) {
  return el(
    "li",
    { class: `ch-decision ch-decision--${one.tone}` },
    way(own(one.name), one.url && root + one.url),
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

// The history of one entry: what it is called, what became of it, who was in and who was out at each revision.

import { sayDay } from "../days.js";
import { el } from "../elements.js";
import { ownValue } from "../keys.js";
import { counted } from "../wording.js";
import { foot, linked, own, reason } from "./pieces.js";

/**
 * @import { Child } from "../elements.js"
 * @import { ChangesIndex, Qualification, Tombstone } from "./data.js"
 * @typedef {{key: string, asked: string, known: boolean}} AskedEntry `key` is its id of today
 */

const ENTRY = /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The entry that an address refers to today; old ids lead to today's id.
 * @param {ChangesIndex} index
 * @param {string} asked
 * @returns {AskedEntry}
 */
export function askedEntry(index, asked) {
  const key = ownValue(index.moved, asked) ?? asked;
  const known = ENTRY.test(key) && (Object.hasOwn(index.entries, key) || Object.hasOwn(index.gone, key));
  return { key, asked, known };
}

/**
 * The part above the events of one entry.
 * @param {ChangesIndex} index
 * @param {AskedEntry} entry
 * @param {number} count of commits
 * @param {number} decided of decisions
 * @param {string} root
 */
export function entryHeader(index, { key, asked, known }, count, decided, root) {
  const back = el("p", { class: "ch-back" }, el("a", { href: `${root}changes/` }, "All changes"));
  if (!known) {
    return [back, el("p", { class: "pb-note pb-note--gap" }, "There is no history for ", own(asked), ".")];
  }
  const entry = ownValue(index.entries, key) ?? { name: key, kind: "", url: "", years: [] };
  const words = [count ? counted(count, "change") : "", decided ? counted(decided, "decision") : ""]
    .filter(Boolean)
    .join(" and ");
  return [
    back,
    el("h2", { class: "ch-title" }, linked(own(entry.name), entry.url && root + entry.url), " ", el("small", {}, entry.kind)),
    el("p", { class: "pb-hint" }, words ? `${words}, latest first.` : "No changes recorded yet."),
    asked === key
      ? null
      : el("p", { class: "pb-note" }, own(asked.split("/")[1]), " is called ", own(key.split("/")[1]), " now."),
    Object.hasOwn(index.gone, key) && !entry.url ? tombstone(index.gone[key], root) : null,
  ];
}

/**
 * @param {Tombstone} stone
 * @param {string} root
 */
function tombstone(stone, root) {
  /** @type {Child[]} */
  const others = stone.replaced_by.flatMap((one, at) => [
    at ? ", " : "",
    linked(own(one.text), one.url && root + one.url),
  ]);
  return el(
    "div",
    { class: "ch-tombstone pb-panel" },
    el(
      "p",
      { class: "ch-tombstone__when" },
      "Deleted on ",
      el("time", { datetime: stone.day }, sayDay(stone.day)),
      others.length ? [", replaced by ", ...others] : "",
      ".",
    ),
    stone.subject ? el("p", { class: "ch-said" }, own(stone.subject)) : null,
    reason(stone) ?? el("p", { class: "ch-none" }, "No reason was given."),
    foot(stone),
  );
}

/**
 * Who was in and who was out after an event: what is new against the revision before, and what no longer holds.
 * @param {Qualification} now
 * @param {Qualification | undefined} before
 * @param {boolean} open
 */
export function qualificationPart(now, before, open) {
  return el(
    "details",
    { class: "ch-more ch-then", open },
    el("summary", {}, "Who was in and who was out from then on"),
    el(
      "div",
      { class: "ch-then__two" },
      side("In", "all of these", now.musts, before?.musts, "No must-haves; the score decided."),
      side("Out", "one was enough", now.disqualifiers, before?.disqualifiers, "No disqualifiers."),
    ),
  );
}

/**
 * @param {string} name
 * @param {string} hint
 * @param {string[]} now
 * @param {string[] | undefined} before
 * @param {string} none
 */
function side(name, hint, now, before, none) {
  const lost = before?.filter((text) => !now.includes(text)) ?? [];
  return el(
    "div",
    { class: `ch-then__${name.toLowerCase()}` },
    el("p", { class: "ch-h" }, name, " ", el("small", {}, hint)),
    el(
      "ul",
      {},
      now.map((text) =>
        el("li", {}, own(text), before && !before.includes(text) ? [" ", el("span", { class: "ch-new" }, "new")] : ""),
      ),
      lost.map((text) => el("li", {}, el("del", {}, own(text)), " ", el("small", {}, "no longer"))),
      now.length ? null : el("li", {}, none),
    ),
  );
}

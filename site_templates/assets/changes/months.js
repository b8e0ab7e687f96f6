// Events by month, with runs of quiet ones folded into a line.

import { sayMonth } from "../days.js";
import { el } from "../elements.js";
import { decidedPart, isDecided } from "./decided.js";
import { eventPart } from "./event.js";
import { runs } from "./matching.js";

/**
 * @import { Child } from "../elements.js"
 * @import { Effect, EventRecord, TimelineRecord } from "./data.js"
 * @import { Look } from "./pieces.js"
 */

const RUN = 3;
/** @type {Record<Exclude<Effect, "boundary"> | "trouble", string>} */
const QUIET = {
  messaging: "messaging",
  people: "people",
  evidence: "evidence",
  editorial: "wording",
  trouble: "could not be read",
};

/**
 * An element for each month. Quiet runs are folded unless `whole` says that they were asked for.
 * @param {TimelineRecord[]} events
 * @param {Look} look
 * @param {{whole: boolean, entry: string, more: (event: EventRecord) => Child}} options
 */
export function monthParts(events, look, { whole, entry, more }) {
  return runs(events, (event) => event.day.slice(0, 7)).map((month) =>
    el(
      "div",
      { class: "ch-month" },
      el("h2", {}, sayMonth(month[0].day)),
      runs(month, isLoud).map((run) => {
        const parts = run.map((event) =>
          isDecided(event) ? decidedPart(event, look) : eventPart(event, look, entry, more(event)),
        );
        return whole || entry || isLoud(run[0]) || run.length < RUN ? parts : foldedRun(run, parts, look);
      }),
    ),
  );
}

/** @param {TimelineRecord} event */
function isLoud(event) {
  return isDecided(event) || event.effect === "boundary" || event.begins;
}

/**
 * @param {TimelineRecord[]} run
 * @param {HTMLElement[]} parts
 * @param {Look} look
 */
function foldedRun(run, parts, { fresh }) {
  const counts = Object.entries(QUIET)
    .map(([effect, words]) => ({ count: run.filter((event) => event.effect === effect).length, words }))
    .filter(({ count }) => count)
    .map(({ count, words }) => `${count} ${words}`);
  const news = run.filter((event) => fresh?.has(event.short)).length;
  return el(
    "details",
    { class: "ch-run" },
    el(
      "summary",
      {},
      `${run.length} minor changes: ${counts.join(", ")}`,
      news ? [" ", el("span", { class: "ch-new" }, `${news} new`)] : "",
    ),
    parts,
  );
}

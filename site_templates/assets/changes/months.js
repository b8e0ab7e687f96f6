// Events by month, with runs of quiet ones folded into a line.

import { el } from "../fit/elements.js";
import { sayMonth } from "./days.js";
import { eventPart } from "./event.js";
import { runs } from "./matching.js";

const RUN = 3;
const QUIET = {
  messaging: "messaging",
  people: "people",
  evidence: "evidence",
  editorial: "wording",
  trouble: "could not be read",
};

/** An element for each month. Quiet runs are folded unless `whole` says that they were asked for. */
export function monthParts(events, look, { whole = false, life = "", more = () => null } = {}) {
  return runs(events, (event) => event.day.slice(0, 7)).map((month) =>
    el(
      "div",
      { class: "ch-month" },
      el("h2", {}, sayMonth(month[0].day)),
      runs(month, isLoud).map((run) => {
        const parts = run.map((event) => eventPart(event, look, life, more(event)));
        return whole || life || isLoud(run[0]) || run.length < RUN ? parts : foldedRun(run, parts, look);
      }),
    ),
  );
}

function isLoud(event) {
  return event.effect === "boundary";
}

function foldedRun(run, parts, { fresh }) {
  const counts = Object.entries(QUIET)
    .map(([effect, words]) => [run.filter((event) => event.effect === effect).length, words])
    .filter(([count]) => count)
    .map(([count, words]) => `${count} ${words}`);
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

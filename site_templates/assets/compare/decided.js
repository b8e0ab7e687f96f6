// What was decided in a time: by whom, why, what was expected, and what came of it.

import { sayDay } from "../days.js";
import { el } from "../elements.js";

/**
 * @import { DecisionRecord } from "./data.js"
 */

/**
 * The decisions of the days after one, up to another.
 * @param {DecisionRecord[]} decisions
 * @param {string} after
 * @param {string} until
 * @param {string} root
 */
export function decisionsPart(decisions, after, until, root) {
  const found = decisions.filter(({ day }) => day !== null && day > after && day <= until);
  if (!found.length) return null;
  return el(
    "section",
    { class: "cp-decisions" },
    el("h2", null, "What was decided"),
    found.map((one) =>
      el(
        "article",
        { class: "cp-decision" },
        el("h3", null, el("a", { href: root + one.url }, el("bdi", null, one.name))),
        el("p", { class: "cp-stay" }, `${sayDay(one.day ?? "")} · ${one.by} · ${one.status}`, countsFrom(one)),
        el("p", null, el("bdi", null, one.decision)),
        el("p", { class: "ch-said" }, el("b", null, "Why"), " ", el("bdi", null, one.why)),
        one.expected.map((row) =>
          el(
            "p",
            { class: "ch-said" },
            el("b", null, "Expected"),
            " ",
            el("bdi", null, `${row.measure}: ${row.from && `${row.from} → `}${row.to} by ${sayDay(row.by)}`),
            row.measured ? [". Measured: ", el("b", null, el("bdi", null, row.measured))] : ".",
          ),
        ),
        outcomePart(one),
      ),
    ),
  );
}

/** @param {DecisionRecord} decision */
function countsFrom({ effective, day }) {
  return effective && effective !== day ? ` · counts from ${sayDay(effective)}` : "";
}

/** @param {DecisionRecord} decision */
function outcomePart({ outcome }) {
  if (!outcome) return null;
  const due = outcome.due ? ` on ${sayDay(outcome.due)}` : "";
  return el(
    "p",
    { class: "ch-said" },
    el("b", null, `${outcome.text}${due}`),
    outcome.says && [" ", el("bdi", null, outcome.says)],
  );
}

// What decides otherwise, ICP by ICP: each part before and after, and what was changed and changed back.

import { el } from "../elements.js";
import { ownValue } from "../keys.js";
import { counted } from "../wording.js";

/**
 * @import { Catalogue } from "../fit/catalogue.js"
 * @import { ChangedLine, LineChanges } from "./lines.js"
 */

/**
 * @param {LineChanges} changes
 * @param {Catalogue} after
 * @param {Catalogue} before
 * @param {Record<string, string>} kinds what a part is called
 * @param {string} root
 */
export function linesPart({ changed, cancelled }, after, before, kinds, root) {
  /** @param {string} icp */
  const nameOf = (icp) =>
    icp ? (ownValue(after.words.icps, icp)?.name ?? ownValue(before.words.icps, icp)?.name ?? icp) : "Every ICP";
  const icps = [...new Set(changed.map((line) => line.icp))];
  return [
    ...icps.map((icp) =>
      el(
        "section",
        { class: "cp-icp" },
        el(
          "h2",
          null,
          ownValue(after.words.icps, icp) ? el("a", { href: `${root}icp/${icp}/` }, nameOf(icp)) : nameOf(icp),
        ),
        el(
          "ul",
          { class: "cp-lines" },
          changed.filter((line) => line.icp === icp).map((line) => lineItem(line, kinds)),
        ),
      ),
    ),
    cancelled.length > 0 &&
      el(
        "details",
        { class: "pb-talk cp-cancelled" },
        el("summary", null, `${counted(cancelled.length, "rule")} changed in between, and changed back`),
        el(
          "ul",
          { class: "cp-lines" },
          cancelled.map((line) =>
            el(
              "li",
              null,
              el("span", { class: "cp-kind" }, kinds[line.part]),
              " ",
              el("bdi", null, line.label),
              " · ",
              nameOf(line.icp),
              line.before === null ? ": came and went" : `: ${line.before}, as before`,
            ),
          ),
        ),
      ),
  ];
}

/**
 * @param {ChangedLine} line
 * @param {Record<string, string>} kinds
 */
function lineItem({ part, label, before, after }, kinds) {
  const [sign, word] = before === null ? ["added", "New"] : after === null ? ["gone", "Gone"] : ["changed", "Changed"];
  const texts =
    before !== null && after !== null && before !== after
      ? [el("del", null, before), el("span", { class: "cp-arrow", role: "img", "aria-label": "now" }, "→"), el("ins", null, after)]
      : [before === null ? el("ins", null, after) : after === null ? el("del", null, before) : `${after}, decided in another way`];
  return el(
    "li",
    { class: `cp-line cp-line--${sign}` },
    el("p", { class: "cp-line__head" }, el("span", { class: "cp-sign" }, word), " ", kinds[part], " ", el("b", null, el("bdi", null, label))),
    el("p", { class: "cp-line__texts" }, texts),
  );
}

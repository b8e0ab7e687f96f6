// What the back-test says today, beside what is tried out: how many decided deals were won.

import { el } from "../elements.js";
import { ownValue } from "../keys.js";

/**
 * @import { Playbook } from "./admission.js"
 * @import { Rate } from "./data.js"
 */

/**
 * The rate of a part, met and missed; nothing where no outcome is known.
 * @param {Playbook} playbook
 * @param {string} icp
 * @param {string} part
 */
export function partRate({ data }, icp, part) {
  const found = ownValue(ownValue(data.rates ?? {}, icp)?.parts ?? {}, part);
  const [yes, no] = part.startsWith("disqualifier/") ? ["Where it applies", "elsewhere"] : ["Where it is met", "where it is missed"];
  const parts = [
    found?.met && `${yes}: ${rateWords(found.met)}`,
    found?.missed && `${found.met ? no : `${no[0].toUpperCase()}${no.slice(1)}`}: ${rateWords(found.missed)}`,
  ].filter(Boolean);
  return parts.length ? el("p", { class: "wi-rate" }, `${parts.join("; ")}.`) : null;
}

/**
 * 23 of 61 won (38%).
 * @param {Rate} rate
 */
export function rateWords([won, decided, percent]) {
  const share = percent === null ? ", too few for a rate" : ` (${percent}%)`;
  return `${won.toLocaleString("en")} of ${decided.toLocaleString("en")} won${share}`;
}

/**
 * The rates of the tiers of an ICP, as a table.
 * @param {Playbook} playbook
 * @param {string} icp
 */
export function tierRates({ data, catalogue }, icp) {
  const rates = ownValue(data.rates ?? {}, icp);
  if (!rates || !Object.keys(rates.tiers).length) return null;
  const { words } = catalogue;
  return el(
    "section",
    { class: "wi-block" },
    el("h3", null, "How tiers win today"),
    el(
      "dl",
      { class: "wi-rates" },
      Object.entries(rates.tiers).map(([tier, rate]) =>
        el("div", null, el("dt", null, words.tiers[tier].label), el("dd", null, rateWords(rate))),
      ),
    ),
  );
}

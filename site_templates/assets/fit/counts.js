// How many accounts of a list fell where.

import { el } from "../elements.js";
import { MEMBERSHIPS } from "./membership.js";
import { membershipSign } from "./signs.js";

/**
 * @import { Entry } from "./accounts.js"
 * @import { Catalogue } from "./catalogue.js"
 */

/**
 * Ids of the tiers, the best first.
 * @param {Catalogue} catalogue
 */
export function tiersOf({ program }) {
  return program.tiers.map(([tier]) => tier);
}

/**
 * How many accounts fell where.
 * @param {Catalogue} catalogue
 * @param {Entry[]} entries
 */
export function tally(catalogue, entries) {
  const { words } = catalogue;
  /** @type {[label: string, counted: Entry[]][]} */
  const groups = [
    ...tiersOf(catalogue).map(
      (tier) => /** @type {[string, Entry[]]} */ ([
        words.tiers[tier].label,
        entries.filter(({ verdict }) => verdict?.tier === tier),
      ]),
    ),
    ...MEMBERSHIPS.filter((one) => one !== "in").map(
      (one) => /** @type {[string, Entry[]]} */ ([
        membershipSign(one)[1],
        entries.filter(({ membership }) => membership === one),
      ]),
    ),
    ["Not scored", entries.filter(({ verdict }) => !verdict)],
  ];
  return el(
    "dl",
    { class: "fit-tally" },
    groups
      .filter(([, found]) => found.length)
      .map(([label, found]) =>
        el("div", null, el("dt", null, label), el("dd", null, found.length.toLocaleString("en"))),
      ),
  );
}

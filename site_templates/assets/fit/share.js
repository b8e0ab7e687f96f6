// The link to a verdict: everything that is known, the ICP and the day, so that whoever opens it sees the same.

import { copied } from "../clipboard.js";
import { el, icon } from "../elements.js";
import { ownValue } from "../keys.js";
import { series } from "../wording.js";
import { readAddress, writeAddress } from "./address.js";
import { reachText } from "./reachwords.js";

/**
 * @import { State } from "./address.js"
 * @import { Catalogue, PageCatalogue } from "./catalogue.js"
 * @import { TierReach } from "./reach.js"
 * @import { Verdict } from "./evaluate.js"
 * @typedef {{url: string, lost: string[]}} VerdictLink `lost`: fields whose values no link can hold
 */

/**
 * The link to a verdict. It is read again as whoever opens it will, so that nothing is lost without a word.
 * @param {State} state
 * @param {Catalogue} catalogue
 * @param {string} page the address of /fit/
 * @returns {VerdictLink}
 */
export function verdictLink(state, catalogue, page) {
  const address = writeAddress({ ...state, list: false }, catalogue);
  const { account } = readAddress(address, catalogue, state.asOf).state;
  /** @param {string} id */
  const isSame = (id) => JSON.stringify(ownValue(account, id)) === JSON.stringify(ownValue(state.account, id));
  const lost = catalogue.fields.filter(({ id }) => isKnown(state, id) && !isSame(id)).map(({ label }) => label);
  return { url: `${page}#${address}`, lost };
}

/**
 * @param {State} state
 * @param {string} id
 */
function isKnown(state, id) {
  return (ownValue(state.account, id) ?? null) !== null;
}

/**
 * A link with what it leaves out, as the last line of a note.
 * @param {VerdictLink} link
 */
export function linkLine({ url, lost }) {
  return lost.length ? `Without ${series(lost, "and")}: ${url}` : url;
}

/**
 * What stands under a verdict: what leads to a better tier, and the button that copies its link.
 * @param {PageCatalogue} catalogue
 */
export function verdictShare({ words }) {
  const up = el("p", { class: "fit-up" });
  const outcome = el("span", { class: "fit-copied", role: "status" });
  const shown = el("span", { class: "fit-link" });
  /** @type {VerdictLink} */
  let link = { url: "", lost: [] };
  const copy = async () => {
    shown.textContent = link.url;
    const done = await copied(link.url, shown);
    shown.textContent = done === "Copied" ? "" : link.url;
    outcome.textContent = link.lost.length ? `${done}. The link is without ${series(link.lost, "and")}.` : done;
  };
  const button = el("button", { type: "button", class: "pb-button", onclick: copy }, icon("copy"), "Copy link");
  const element = el("div", { class: "fit-share" }, up, el("p", { class: "fit-row" }, button, outcome, shown));
  return {
    element,
    /**
     * @param {Verdict} verdict
     * @param {TierReach[]} reaches
     * @param {VerdictLink} next
     */
    show(verdict, reaches, next) {
      if (next.url !== link.url) outcome.textContent = shown.textContent = "";
      link = next;
      up.textContent = reachText(reaches, verdict.icp, words);
      up.hidden = !reaches.length;
    },
  };
}

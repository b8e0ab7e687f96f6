// Which parts of a page that was found answer what is asked. search/ranking.py is the same in Python.

import { CONTEXT, covers, filled, sum, weightOfPart, worthOf } from "./worth.js";

/**
 * @import { Query } from "./asked.js"
 * @import { Met, MetPart } from "./rank.js"
 */

/** The share of what was asked from which the page's own answer leads, where its names have that. */
const CALLED = 0.5;
/** The share of the best part's answer from which others answer as well. */
const AS_WELL = 0.5;
/**
 * What a part has to cover to be shown, with its page; by itself, beyond the names of the page; or else by itself,
 * where more was asked than a name.
 */
const SHOWN = 0.5;
const ADDS = 0.12;
const ALONE = 0.15;
/** The kind of page whose own answer always does. */
export const LEADS = "Term";

/**
 * The other name that matched, the parts that answer, and whether the page's own answer stands before them.
 * @param {Met} met
 * @param {Query} query
 * @param {number} most
 */
export function shownOf(met, query, most) {
  const { finding, parts } = met;
  const { total } = query;
  /** @type {string | null} */
  let name = null;
  let nameFor = 0;
  let whole = 0;
  let worth = 0;
  const isName = finding.names.some(({ stems, folded: text }) => stems === query.stems || text === query.whole);
  const needs = query.asked.map(({ weighs }, place) => Math.max(0, weighs - CONTEXT * met.named[place]));
  const answering = [];
  for (const one of parts) {
    const { part } = one;
    if (part.name) {
      const fits = (sum(one.held) / total) * filled(one);
      if (fits > nameFor) name = part.name > 1 ? finding.names[part.name - 1].text : null;
      nameFor = Math.max(nameFor, fits);
    } else if (part.shown && adds(one, met, total, isName)) {
      worth = Math.max(worth, worthOf(one, covers(one, met, total), total));
      answering.push({ part, asked: one.asked, answers: answersOf(one, met, needs, total) });
    } else if (!part.isKind && !part.shown) whole = Math.max(whole, worthOf(one, covers(one, met, total), total));
  }
  answering.sort((one, other) => other.answers - one.answers || one.part.number - other.part.number);
  const [best] = answering;
  if (!best) return { name, leads: true, parts: [] };
  const shown = answering.filter(({ answers }) => answers >= AS_WELL * best.answers).map(({ part }) => part);
  const leads = finding.label === LEADS || whole > worth || sum(met.named) / total >= CALLED;
  return { name, leads: leads && !best.asked, parts: shown.slice(0, most) };
}

/**
 * How well a part of the page answers: by what it says of that which the names of the page leave open.
 * @param {MetPart} one
 * @param {Met} met
 * @param {number[]} needs
 * @param {number} total
 */
function answersOf(one, met, needs, total) {
  const need = sum(needs);
  const own = sum(needs.map((open, place) => Math.min(one.held[place], open)));
  const share = need ? own / need : 0;
  return (share + covers(one, met, total)) * Math.sqrt(Math.sqrt(weightOfPart(one) * one.suits));
}

/**
 * Whether a part covers most of what was asked, with its page, and says what the names of the page do not. Where more
 * was asked than a name, it may repeat that.
 * @param {MetPart} one
 * @param {Met} met
 * @param {number} total
 * @param {boolean} isName
 */
function adds(one, met, total, isName) {
  if (covers(one, met, total) <= SHOWN) return false;
  let own = 0;
  one.held.forEach((worth, place) => (own += Math.max(0, worth - CONTEXT * met.named[place])));
  return one.asked || own > ADDS * total || (!isName && sum(one.held) > ALONE * total);
}

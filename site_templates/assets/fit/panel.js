// The panel: the form, the answer beside it, and the state of both in the URL.

import { localDay } from "../days.js";
import { el } from "../elements.js";
import { partIn, WHAT_IF, withPart } from "../fragment.js";
import { readAddress, writeAddress } from "./address.js";
import { answerCard } from "./answer.js";
import { accountBar } from "./bar.js";
import { detailPanels } from "./details.js";
import { evaluate, rank } from "./evaluate.js";
import { domainsOf } from "./fieldvalues.js";
import { accountForm } from "./form.js";
import { isKnown, membershipIn, noneFits } from "./headline.js";
import { toReach } from "./reach.js";
import { linkLine, verdictLink, verdictShare } from "./share.js";
import { membershipSign } from "./signs.js";

/**
 * @import { State } from "./address.js"
 * @import { Catalogue, Example, Field, PageCatalogue } from "./catalogue.js"
 * @import { Value } from "./program.js"
 * @import { Verdict } from "./evaluate.js"
 * @typedef {{preset: string, linked: boolean, page: string}} PanelOptions `preset` is the ICP it is set to or
 * empty, `linked` whether its state lives in the URL, `page` the way to the page that does
 */

const PAUSE = 700; // milliseconds without a change before a screen reader is told
const LISTED = 5; // parts of a link that are named as ignored, before the rest is counted
const NARROW = "(max-width: 59.9em)";

/**
 * A panel. `listened(state)` follows every change.
 * @param {PageCatalogue} catalogue
 * @param {PanelOptions} options
 * @param {(state: State) => void} listened
 */
export function fitPanel(catalogue, { preset, linked, page }, listened = () => {}) {
  const { words } = catalogue;
  const domains = domainsOf(catalogue);
  const now = () => localDay(new Date());
  /** @type {State} */
  const state = { account: {}, icp: preset, asOf: now(), list: false };
  const form = accountForm(
    catalogue,
    (field, value) => changed(field.id, value),
    () => answer.focus(),
  );
  const share = verdictShare(catalogue);
  const answered = (/** @type {Field} */ field, /** @type {Value | undefined} */ value) => {
    changed(field.id, value);
    form.set(field.id, value);
  };
  const answer = answerCard(catalogue, answered, share.element);
  const details = detailPanels(catalogue, (icp) => judgedAs(icp));
  const side = el("div", { class: "fit-side" });
  const entry = el("div", { class: "fit-entry" });
  const body = el("div", { class: "fit-body" });
  const live = el("p", { class: "fit-hidden", role: "status" });
  const notice = el("p", { class: "pb-note pb-note--gap fit-notice", role: "status", hidden: true });
  const bar = accountBar(
    catalogue,
    { preset, page: linked ? "" : page },
    { named, judgedAs, dated, opened, cleared },
  );
  const element = el("div", { class: "fit" }, notice, body, live, countries(catalogue));
  let announced = "";
  let timer = 0;
  let saving = 0;

  /**
   * @param {string} id
   * @param {Value | undefined} value
   */
  function changed(id, value) {
    if (value === undefined) delete state.account[id];
    else state.account[id] = value;
    refresh();
  }

  /** @param {string} icp */
  function judgedAs(icp) {
    state.icp = icp;
    bar.show(state);
    refresh();
  }

  /** @param {Verdict} verdict */
  function memberOf(verdict) {
    return membershipIn(catalogue.program, verdict, state.account);
  }

  function refresh() {
    const ranking = rank(catalogue.program, state.account, state.asOf);
    /** @type {Verdict | undefined} */
    const verdict = state.icp
      ? evaluate(catalogue.program, state.icp, state.account, state.asOf)
      : ranking.verdicts[0];
    const known = isKnown(catalogue, state.account);
    if (verdict) {
      answer.show(verdict, { known, icp: state.icp, membership: memberOf(verdict) });
      const reaches = known ? toReach(catalogue.program, domains, verdict.icp, state.account, state.asOf) : [];
      const link = verdictLink(state, catalogue, new URL(page || location.pathname, location.href).href);
      share.show(verdict, reaches, link);
      details.show(verdict, ranking.verdicts, reaches, memberOf, linkLine(link));
      announceLater(verdict, known);
    } else answer.showUnscored();
    form.only(state.account, state.icp);
    bar.best(known ? ranking.candidate : null);
    details.element.hidden = share.element.hidden = !known || !verdict;
    saveLater();
    listened(state);
  }

  /**
   * Announces the status and next question once they have changed and typing has stopped.
   * @param {Verdict} verdict
   * @param {boolean} known
   */
  function announceLater(verdict, known) {
    clearTimeout(timer);
    const field = verdict.next_question && catalogue.byId.get(verdict.next_question.field);
    const question = field ? ` Ask next: ${field.question ?? field.label}` : "";
    const tier = verdict.tier
      ? `, ${words.tiers[verdict.tier].label}${verdict.play ? `, ${words.plays[verdict.play].label}` : ""}`
      : "";
    const name = words.icps[verdict.icp].name;
    const outcome = noneFits(verdict, state.icp)
      ? `No ICP fits, nearest: ${name}.`
      : `${name}: ${membershipSign(memberOf(verdict))[1]}${tier}.`;
    const announcement = known ? `${outcome}${question}` : "";
    if (announcement === announced) return;
    timer = setTimeout(() => {
      announced = announcement;
      live.textContent = announcement;
    }, PAUSE);
  }

  /** Writes the URL once a burst of changes is over; browsers refuse too many writes. */
  function saveLater() {
    bar.link(writeAddress(state, catalogue));
    if (!linked || saving) return;
    saving = setTimeout(() => {
      saving = 0;
      const tried = partIn(location.hash, WHAT_IF);
      const address = withPart(`#${writeAddress(state, catalogue)}`, WHAT_IF, tried);
      if (address !== location.hash.slice(1) && (address || location.hash.includes("="))) {
        history.replaceState(
          history.state,
          "",
          address ? `#${address}` : location.pathname + location.search,
        );
      }
    }, 120);
  }

  /**
   * Takes over a state and shows it everywhere.
   * @param {Partial<State>} next
   * @param {string[]} ignored the parts of a link that say nothing
   */
  function set(next, ignored = []) {
    Object.assign(state, next);
    bar.show(state);
    form.show(state.account, state.icp);
    notice.hidden = !ignored.length;
    const more = ignored.length - LISTED;
    notice.textContent = ignored.length
      ? `Ignored from the link: ${ignored.slice(0, LISTED).join("; ")}${more > 0 ? `; ${more} more` : ""}.`
      : "";
    refresh();
  }

  function fromUrl() {
    if (location.hash.length > 1 && !location.hash.includes("=")) return; // an anchor of the page
    const { state: read, ignored } = readAddress(withPart(location.hash, WHAT_IF, ""), catalogue, now());
    if (!read.icp) read.icp = preset;
    set(read, ignored);
  }

  /** @param {string} name */
  function named(name) {
    changed("name", name || undefined);
  }

  /** @param {string} day */
  function dated(day) {
    state.asOf = day || now();
    refresh();
  }

  /** @param {Example} example */
  function opened(example) {
    set({ account: { ...example.account }, icp: example.icp, asOf: example.as_of });
  }

  function cleared() {
    set({ account: {}, icp: preset, asOf: now() });
  }

  /**
   * Narrow windows show the answer, what is known, the details; wide ones what is known, and beside it the rest.
   * @param {boolean} narrow
   */
  function arrange(narrow) {
    entry.replaceChildren(bar.element, form.element);
    if (narrow) body.replaceChildren(answer.element, entry, details.element);
    else {
      side.replaceChildren(answer.element, details.element);
      body.replaceChildren(entry, side);
    }
  }

  const narrow = matchMedia(NARROW);
  narrow.addEventListener("change", () => arrange(narrow.matches));
  arrange(narrow.matches);
  if (linked) {
    fromUrl();
    addEventListener("hashchange", () => element.isConnected && fromUrl());
  } else set({});
  return { element, set, state };
}

/** @param {Catalogue} catalogue */
function countries({ fields }) {
  const field = fields.find((one) => one.type === "country");
  return field
    ? el(
        "datalist",
        { id: "fit-countries" },
        field.choices.map((choice) => el("option", { value: choice.label })),
      )
    : null;
}

// The page /changes/: filters and a period in the URL, what is new, the history of one entry, older events on demand.

import { sayDay } from "../days.js";
import { all, el, one } from "../elements.js";
import { ownValue } from "../keys.js";
import { onEveryPage } from "../navigation.js";
import { showOwed } from "../owed.js";
import { counted } from "../wording.js";
import { hideEntryFilters, readAddress, readForm, writeAddress, writeForm } from "./address.js";
import { eventsOf } from "./data.js";
import { isDecided } from "./decided.js";
import { askedEntry, entryHeader, qualificationPart } from "./entry.js";
import { asks, matches, yearsFor } from "./matching.js";
import { sinceLastVisit } from "./memory.js";
import { monthParts } from "./months.js";

/**
 * @import { Child } from "../elements.js"
 * @import { ChangesIndex, EventRecord, TimelineRecord } from "./data.js"
 * @import { AskedEntry } from "./entry.js"
 * @import { LastVisit } from "./memory.js"
 * @import { Look } from "./pieces.js"
 */

const STEP = 30;
const FEW = 5;

class ChangesPage {
  /**
   * @param {Window} window
   * @param {HTMLElement} place
   * @param {ChangesIndex} index
   */
  constructor(window, place, index) {
    this.window = window;
    this.place = place;
    this.index = index;
    this.root = place.dataset.root ?? "";
    this.top = one(place, "[data-head]", HTMLElement);
    this.form = one(place, "[data-form]", HTMLFormElement);
    this.list = one(place, "[data-list]", HTMLElement);
    this.older = one(place, "[data-older]", HTMLElement);
    this.since = one(place, "[data-since]", HTMLElement);
    this.static = all(place, "[data-static]", HTMLElement);
    this.count = one(this.form, "output", HTMLOutputElement);
    this.total = index.years.reduce((sum, [, events]) => sum + events, 0);
    this.shown = this.list.querySelectorAll("[data-hash]").length;
    /** @type {Set<string> | null} */
    this.only = null;
    this.drawing = 0;
    this.loud = 0;
    this.title = window.document.title;
    this.state = readAddress(window.location, this.form);
    /** @type {AskedEntry | null} */
    this.entry = null;
    /** @type {LastVisit | null} */
    this.news = this.state.entry ? null : sinceLastVisit(window, this.root, index.recent);
    /** @type {Look} */
    this.look = { root: this.root, words: index.tones, fresh: this.news?.fresh };
    this.listen();
    this.read(true);
  }

  listen() {
    this.form.hidden = false;
    this.form.addEventListener("change", () => this.chosen());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      writeForm(this.form, null);
      this.only = null;
      this.chosen();
    });
    this.older.addEventListener("click", () => this.showOlder());
    this.window.addEventListener("popstate", () => this.read());
  }

  read(first = false) {
    this.state = readAddress(this.window.location, this.form);
    writeForm(this.form, this.state);
    this.entry = this.state.entry ? askedEntry(this.index, this.state.entry) : null;
    hideEntryFilters(this.form, this.entry !== null);
    this.form.hidden = false;
    if (first && !asks(this.state)) this.markStatic();
    else this.draw();
  }

  chosen() {
    readForm(this.form, this.state);
    writeAddress(this.window, this.state);
    this.shown = STEP;
    this.draw();
  }

  async showOlder() {
    const before = this.shown;
    this.shown += STEP;
    await this.draw();
    const next = this.list.querySelectorAll("[data-hash]")[before];
    if (next) {
      const run = next.closest(".ch-run");
      if (run instanceof HTMLDetailsElement) run.open = true;
      const target = next.querySelector("summary") ?? next.querySelector("a");
      target?.focus();
    }
  }

  /** The list as it was built; only what is new is marked. */
  markStatic() {
    for (const part of all(this.list, "[data-hash]", HTMLElement)) {
      if (!this.look.fresh?.has(part.dataset.hash ?? "")) continue;
      one(part, "h3, .ch-subject", HTMLElement).append(" ", el("span", { class: "ch-new" }, "new"));
      const run = part.closest(".ch-run");
      if (run instanceof HTMLElement) run.dataset.news = String(Number(run.dataset.news ?? 0) + 1);
    }
    for (const run of all(this.list, "[data-news]", HTMLElement)) {
      one(run, "summary", HTMLElement).append(" ", el("span", { class: "ch-new" }, `${run.dataset.news} new`));
    }
    this.showCounts(this.total, this.total, this.shown);
  }

  async draw() {
    const drawing = ++this.drawing;
    const asked = { ...this.state, entry: this.entry?.key ?? "", only: this.only };
    /** @type {TimelineRecord[]} */
    let events;
    try {
      const years = this.entry && !this.entry.known ? [] : yearsFor(this.index, asked, this.shown);
      events = (await eventsOf(this.window, this.root, years)).filter((event) => matches(event, asked));
    } catch (error) {
      if (drawing === this.drawing) this.fail(error);
      return;
    }
    if (drawing !== this.drawing) return;
    for (const part of this.static) part.hidden = true;
    const visible = this.entry ? events : events.slice(0, this.shown);
    const whole = Boolean(asked.effect && asked.effect !== "boundary") || this.only !== null;
    const options = { whole, entry: asked.entry, more: this.qualificationAfter(events.filter((event) => !isDecided(event))) };
    this.top.replaceChildren(...this.head(events));
    this.list.replaceChildren(...monthParts(visible, this.look, options));
    showOwed(this.list, new Date());
    if (!visible.length && !this.entry) {
      this.list.append(el("p", { class: "pb-note" }, "No change matches. Clear the filters to see all of them."));
    }
    this.loud = events.filter((event) => event.effect === "boundary").length;
    this.showCounts(events.length, asks(asked) ? events.length : this.total, visible.length);
  }

  /** @param {TimelineRecord[]} events */
  head(events) {
    const { document } = this.window;
    if (!this.entry) {
      document.title = this.title;
      return [];
    }
    const name = ownValue(this.index.entries, this.entry.key)?.name ?? this.entry.asked;
    document.title = `${name}: ${this.title}`;
    const decided = events.filter(isDecided).length;
    const header = entryHeader(this.index, this.entry, events.length - decided, decided, this.root);
    return header.filter((part) => part !== null);
  }

  /**
   * For an ICP: who was in and who was out from an event on, compared with the revision before.
   * @param {EventRecord[]} events
   * @returns {(event: EventRecord) => Child}
   */
  qualificationAfter(events) {
    const [kind, id] = (this.entry?.key ?? "").split("/");
    if (kind !== "profile") return () => null;
    const saying = events.filter((event) => Object.hasOwn(event.said, id));
    return (event) => {
      const at = saying.indexOf(event);
      return at === -1 ? null : qualificationPart(event.said[id], saying[at + 1]?.said[id], at === 0);
    };
  }

  /**
   * The counts: beside the filters, and on top what is new or since when.
   * @param {number} found
   * @param {number} of
   * @param {number} visible
   */
  showCounts(found, of, visible) {
    const asked = asks({ ...this.state, only: this.only });
    const { effect, since, until } = this.state;
    if (this.entry) this.form.hidden = !this.entry.known || (found <= FEW && !effect && !since && !until);
    const changes = counted(this.total - this.index.decided, "change");
    const every = this.index.decided ? `${changes} and ${counted(this.index.decided, "decision")}` : changes;
    const part = asked ? `${found} of ${every} ${found === 1 ? "matches" : "match"}` : every;
    this.count.textContent = this.entry ? "" : part;
    this.older.hidden = this.entry !== null || visible >= of;
    this.since.replaceChildren(...(this.entry ? [] : since ? this.sinceDay(since, found) : this.sinceLast()));
    this.since.hidden = !this.since.childNodes.length;
    this.place.dataset.drawn = String(this.drawing);
  }

  /**
   * @param {string} day
   * @param {number} found
   */
  sinceDay(day, found) {
    const until = this.state.until ? ` until ${sayDay(this.state.until)}` : "";
    const about = this.state.effect ? "" : aboutWords(this.loud, found);
    return [el("strong", {}, counted(found, "change")), ` since ${sayDay(day)}${until}${about}.`];
  }

  /** @returns {(Node | string)[]} */
  sinceLast() {
    if (!this.news) return [];
    const { day, fresh } = this.news;
    if (!fresh.size) return [`Nothing new since you last looked on ${sayDay(day)}.`];
    const loud = this.index.recent.filter(([short, , matters]) => matters && fresh.has(short)).length;
    const button = el(
      "button",
      {
        type: "button",
        class: "pb-button",
        "data-key": "only",
        "aria-pressed": String(this.only !== null),
        onclick: () => this.showOnly(),
      },
      "Show only these",
    );
    const about = aboutWords(loud, fresh.size);
    return [
      el("strong", {}, counted(fresh.size, "change")),
      ` since you last looked on ${sayDay(day)}${about}. `,
      button,
    ];
  }

  async showOnly() {
    this.only = this.only ? null : (this.news?.fresh ?? null);
    this.shown = STEP;
    await this.draw();
    this.since.querySelector("button")?.focus();
  }

  /** @param {unknown} error */
  fail(error) {
    const why = error instanceof Error ? error.message : String(error);
    const note = el("p", { class: "pb-note pb-note--gap", role: "alert" }, `Not all can be shown: ${why}.`);
    this.list.prepend(note);
  }
}

/**
 * How many of some changes are about who qualifies; empty if none are.
 * @param {number} loud
 * @param {number} found
 */
function aboutWords(loud, found) {
  if (!loud) return "";
  if (loud < found) return `, ${loud} of them about who qualifies`;
  return found === 1 ? ", about who qualifies" : ", all about who qualifies";
}

/**
 * Starts the script of /changes/ wherever the page is opened.
 * @param {Window} window
 */
export function start(window) {
  onEveryPage(window, () => {
    if (!window.icpChanges) return;
    for (const place of all(window.document, "[data-changes]:not([data-alive])", HTMLElement)) {
      place.dataset.alive = "";
      new ChangesPage(window, place, window.icpChanges);
    }
  });
}

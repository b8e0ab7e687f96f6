// The page /changes/: filters and a period in the URL, what is new, the life of one entry, older events on demand.

import { el } from "../fit/elements.js";
import { FILTERS, PERIOD, readAddress, writeAddress } from "./address.js";
import { eventsOf } from "./data.js";
import { sayDay } from "./days.js";
import { lifeHead, resolved, saidPart } from "./life.js";
import { asks, matches, yearsFor } from "./matching.js";
import { lookBack } from "./memory.js";
import { monthParts } from "./months.js";

const STEP = 30;
const FEW = 5;

class ChangesPage {
  constructor(window, place, index) {
    this.window = window;
    this.place = place;
    this.index = index;
    this.root = place.dataset.root;
    [this.top, this.form, this.list, this.older, this.since] = ["head", "form", "list", "older", "since"].map((name) =>
      place.querySelector(`[data-${name}]`),
    );
    this.static = [...place.querySelectorAll("[data-static]")];
    this.count = this.form.querySelector("output");
    this.total = index.years.reduce((sum, [, events]) => sum + events, 0);
    this.shown = this.list.querySelectorAll("[data-hash]").length;
    this.only = null;
    this.drawing = 0;
    this.title = window.document.title;
    this.live();
  }

  live() {
    this.form.hidden = false;
    this.form.addEventListener("change", () => this.chosen());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const name of [...FILTERS, ...PERIOD]) this.form.elements[name].value = "";
      this.only = null;
      this.chosen();
    });
    this.older.addEventListener("click", () => this.showOlder());
    this.window.addEventListener("popstate", () => this.read());
    const { entry } = readAddress(this.window.location, this.form);
    this.news = entry ? null : lookBack(this.window, this.root, this.index.recent);
    this.look = { root: this.root, words: this.index.tones, fresh: this.news?.fresh };
    this.read(true);
  }

  read(first = false) {
    this.state = readAddress(this.window.location, this.form);
    for (const name of [...FILTERS, ...PERIOD]) this.form.elements[name].value = this.state[name];
    this.life = this.state.entry ? resolved(this.index, this.state.entry) : null;
    for (const name of ["icp", "kind"]) this.form.elements[name].parentElement.hidden = this.life !== null;
    this.form.hidden = false;
    if (first && !asks(this.state)) this.markStatic();
    else this.draw();
  }

  chosen() {
    for (const name of FILTERS) this.state[name] = this.form.elements[name].value;
    for (const name of PERIOD) this.state[name] = this.form.elements[name].value;
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
      if (run) run.open = true;
      const target = next.querySelector("summary") ?? next.querySelector("a");
      target?.focus();
    }
  }

  /** The list as it was built; only what is new is marked. */
  markStatic() {
    for (const part of this.list.querySelectorAll("[data-hash]")) {
      if (!this.look.fresh?.has(part.dataset.hash)) continue;
      part.querySelector("h3, .ch-subject").append(" ", el("span", { class: "ch-new" }, "new"));
      const run = part.closest(".ch-run");
      if (run) run.dataset.news = Number(run.dataset.news ?? 0) + 1;
    }
    for (const run of this.list.querySelectorAll("[data-news]")) {
      run.querySelector("summary").append(" ", el("span", { class: "ch-new" }, `${run.dataset.news} new`));
    }
    this.tell(this.total, this.total, this.shown);
  }

  async draw() {
    const drawing = ++this.drawing;
    const asked = { ...this.state, entry: this.life?.key ?? "", only: this.only };
    let events = [];
    try {
      const years = this.life && !this.life.known ? [] : yearsFor(this.index, asked, this.shown);
      events = (await eventsOf(this.window, this.root, years)).filter((event) => matches(event, asked));
    } catch (error) {
      if (drawing === this.drawing) this.fail(error);
      return;
    }
    if (drawing !== this.drawing) return;
    for (const part of this.static) part.hidden = true;
    const visible = this.life ? events : events.slice(0, this.shown);
    const whole = Boolean(asked.effect && asked.effect !== "boundary") || this.only !== null;
    const options = { whole, life: asked.entry, more: this.saidAfter(events) };
    this.top.replaceChildren(...this.head(events));
    this.list.replaceChildren(...monthParts(visible, this.look, options));
    if (!visible.length && !this.life) {
      this.list.append(el("p", { class: "pb-note" }, "No change matches. Clear the filters to see all of them."));
    }
    this.loud = events.filter((event) => event.effect === "boundary").length;
    this.tell(events.length, asks(asked) ? events.length : this.total, visible.length);
  }

  head(events) {
    const { document } = this.window;
    if (!this.life) {
      document.title = this.title;
      return [];
    }
    const name = this.index.entries[this.life.key]?.name ?? this.life.asked;
    document.title = `${name}: ${this.title}`;
    return lifeHead(this.index, this.life, events.length, this.root).filter(Boolean);
  }

  /** For an ICP: what it said from an event on, held against the revision before. */
  saidAfter(events) {
    const [kind, id] = (this.life?.key ?? "").split("/");
    if (kind !== "profile") return () => null;
    const saying = events.filter((event) => event.said[id]);
    return (event) => {
      const at = saying.indexOf(event);
      return at === -1 ? null : saidPart(event.said[id], saying[at + 1]?.said[id], at === 0);
    };
  }

  /** The counts: beside the filters, and on top what is new or since when. */
  tell(found, of, visible) {
    const asked = asks({ ...this.state, only: this.only });
    const { effect, since, until } = this.state;
    if (this.life) this.form.hidden = !this.life.known || (found <= FEW && !effect && !since && !until);
    const all = this.total === 1 ? "1 change" : `${this.total} changes`;
    this.count.textContent = this.life ? "" : asked ? `${found} of ${all} ${found === 1 ? "matches" : "match"}` : all;
    this.older.hidden = this.life !== null || visible >= of;
    this.since.replaceChildren(...(this.life ? [] : since ? this.sinceDay(since, found) : this.sinceLast()));
    this.since.hidden = !this.since.childNodes.length;
    this.place.dataset.drawn = String(this.drawing);
  }

  sinceDay(day, found) {
    const until = this.state.until ? ` until ${sayDay(this.state.until)}` : "";
    const about = this.state.effect ? "" : aboutWords(this.loud, found);
    return [el("strong", {}, counted(found)), ` since ${sayDay(day)}${until}${about}.`];
  }

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
    return [el("strong", {}, counted(fresh.size)), ` since you last looked on ${sayDay(day)}${aboutWords(loud, fresh.size)}. `, button];
  }

  async showOnly() {
    this.only = this.only ? null : this.news.fresh;
    this.shown = STEP;
    await this.draw();
    this.since.querySelector("button")?.focus();
  }

  fail(error) {
    const note = el("p", { class: "pb-note pb-note--gap", role: "alert" }, `Not all can be shown: ${error.message}.`);
    this.list.prepend(note);
  }
}

function counted(number) {
  return number === 1 ? "1 change" : `${number} changes`;
}

/** How many of some changes are about who qualifies; nothing where none is. */
function aboutWords(loud, all) {
  if (!loud) return "";
  if (loud < all) return `, ${loud} of them about who qualifies`;
  return all === 1 ? ", about who qualifies" : ", all about who qualifies";
}

/** Starts now and, where the theme swaps pages without loading them, with every page. */
export function start(window) {
  const enliven = () => {
    if (!window.icpChanges) return;
    for (const place of window.document.querySelectorAll("[data-changes]:not([data-alive])")) {
      place.dataset.alive = "";
      new ChangesPage(window, place, window.icpChanges);
    }
  };
  if (typeof window.document$ === "undefined") enliven();
  else window.document$.subscribe(enliven);
}

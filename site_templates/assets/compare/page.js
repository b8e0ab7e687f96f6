// The page /changes/compare/: two states of the playbook, what decides otherwise, and which accounts move.

import { localDay, sayDay } from "../days.js";
import { el, one, refill } from "../elements.js";
import { catalogue } from "../fit/catalogue.js";
import { onEveryPage, replaceQuery } from "../navigation.js";
import { counted } from "../wording.js";
import { comparedBetween, comparedExamples } from "./accounts.js";
import { decisionsPart } from "./decided.js";
import { placeOn, readState, stateName } from "./data.js";
import { lineChanges } from "./lines.js";
import { listPart } from "./listed.js";
import { movesPart } from "./moved.js";
import { linesPart } from "./parts.js";
import { endAt, endNamed, quarters } from "./period.js";
import { renamesBetween } from "./renames.js";

/**
 * @import { PlaybookData } from "../fit/catalogue.js"
 * @import { ReadState, States } from "./data.js"
 * @import { End, Quarter } from "./period.js"
 */

const QUARTERS = 6; // that have a button

class ComparePage {
  /**
   * @param {Window} window
   * @param {HTMLElement} place
   * @param {States} states
   * @param {PlaybookData} playbook
   */
  constructor(window, place, states, playbook) {
    this.window = window;
    this.root = place.dataset.root ?? "";
    this.states = states;
    this.rows = states.states;
    this.form = playbook.form;
    this.list = listPart(catalogue(playbook));
    /** @type {Map<number, ReadState | null>} */
    this.read = new Map();
    this.result = one(place, "[data-result]", HTMLElement);
    this.live = one(place, "[data-live]", HTMLElement);
    const controls = one(place, "[data-controls]", HTMLFormElement);
    this.selects = this.namedControls(controls, "select", HTMLSelectElement, (select, at) =>
      this.take(at, endAt(Number(select.value), this.rows)),
    );
    for (const select of this.selects) {
      const options = this.rows.map((row, at) => el("option", { value: String(at) }, stateName(row)));
      select.replaceChildren(...options.toReversed());
    }
    this.days = this.namedControls(controls, "input", HTMLInputElement, (input, at) => {
      const end = endNamed(input.value, this.rows);
      if (end) this.take(at, end);
    });
    controls.addEventListener("submit", (event) => event.preventDefault());
    this.quarters = quarters(localDay(new Date()), this.rows[0].day).slice(0, QUARTERS);
    this.buttons = this.quarters.map((quarter) =>
      el(
        "button",
        { type: "button", class: "pb-button", onclick: () => this.takeQuarter(quarter) },
        quarter.label,
      ),
    );
    one(place, "[data-periods]", HTMLElement).append(...this.buttons);
    controls.hidden = false;
    this.ends = this.endsOf(this.quarters[0]);
    window.addEventListener("popstate", () => place.isConnected && this.fromAddress());
    this.fromAddress();
  }

  /**
   * The control of each end, and what follows when it is changed.
   * @template {HTMLSelectElement | HTMLInputElement} Control
   * @param {HTMLFormElement} form
   * @param {string} tag
   * @param {new () => Control} kind
   * @param {(control: Control, at: number) => void} changed
   */
  namedControls(form, tag, kind, changed) {
    return ["from", "to"].map((name, at) => {
      const control = one(form, `${tag}[name^=${name}]`, kind);
      control.addEventListener("change", () => changed(control, at));
      return control;
    });
  }

  fromAddress() {
    const query = new URLSearchParams(this.window.location.search);
    /** @type {string[]} */
    const unknown = [];
    this.ends = this.endsOf(this.quarters[0]).map((end, at) => {
      const named = query.get(at ? "to" : "from");
      if (!named) return end;
      const found = endNamed(named, this.rows);
      if (!found) unknown.push(named);
      return found ?? end;
    });
    this.show(unknown);
  }

  /** @param {Quarter} quarter */
  endsOf({ from, to }) {
    return [from, to].map((day) => ({ place: placeOn(this.rows, day), day, named: day }));
  }

  /** @param {Quarter} quarter */
  takeQuarter(quarter) {
    this.ends = this.endsOf(quarter);
    this.shown();
  }

  /**
   * @param {number} at
   * @param {End} end
   */
  take(at, end) {
    this.ends[at] = end;
    this.shown();
  }

  /** Shows what was chosen, and puts it into the address. */
  shown() {
    this.show([]);
    replaceQuery(this.window, [
      ["from", this.ends[0].named],
      ["to", this.ends[1].named],
    ]);
  }

  /** @param {number} place */
  state(place) {
    const known = this.read.get(place);
    if (known !== undefined) return known;
    const made = readState(this.states, place, this.form);
    this.read.set(place, made);
    return made;
  }

  /**
   * Shows the two states; the earlier one is always the first, which is said where it was the other.
   * @param {string[]} unknown what the address names and no state is called
   */
  show(unknown) {
    const turned = inOrder(this.ends[1], this.ends[0]) < 0;
    this.ends.sort(inOrder);
    const [{ place: from, day: first }, { place: to, day: last }] = this.ends;
    for (const [at, end] of this.ends.entries()) {
      this.selects[at].value = String(end.place);
      this.days[at].value = end.day;
    }
    for (const [at, button] of this.buttons.entries()) {
      const quarter = this.quarters[at];
      button.setAttribute("aria-pressed", String(quarter.from === first && quarter.to === last));
    }
    const notes = unknown.map((name) => `There is no revision ${name} to compare. This quarter is shown in its place.`);
    if (turned) notes.push(`“From” was later than “To”: both are turned round, from ${sayDay(first)} to ${sayDay(last)}.`);
    const began = this.rows[0].day;
    if (first < began) notes.push(`The ${this.states.left_out ? "earliest state kept here is of" : "history here begins on"} ${sayDay(began)}: this compares from then on.`);
    const [before, after] = [this.state(from), this.state(to)];
    for (const place of new Set([from, to])) {
      const row = this.rows[place];
      if (row.problem) notes.push(`What was in force from ${sayDay(row.day)} cannot be compared: ${row.problem}.`);
    }
    const warnings = notes.map((text) => el("p", { class: "pb-note pb-note--gap" }, text));
    if (!before || !after) {
      refill(this.result, warnings);
      this.list.show(null);
      this.live.textContent = notes.join(" ");
      return;
    }
    const lines = this.lines(from, to);
    const sides = {
      before: before.catalogue,
      after: after.catalogue,
      renames: renamesBetween(this.rows, from, to),
      tables: this.states.moves,
    };
    const examples = comparedExamples(sides).map((account) => ({ account, ...comparedBetween(account, sides) }));
    const moved = examples.filter(({ move }) => move);
    const summary = summaryOf(lines.changed.length, moved.length, examples.length);
    refill(
      this.result,
      warnings,
      el("p", { class: "cp-summary" }, el("strong", null, summary)),
      linesPart(lines, after.catalogue, before.catalogue, this.states.kinds, this.root),
      moved.length
        ? movesPart("Examples that move", examples, this.states.moves, (account) => `${this.root}${pageOf(account.id)}`)
        : null,
      this.list.element,
      decisionsPart(this.states.decisions, first, last, this.root),
      el(
        "p",
        { class: "cp-more" },
        el("a", { href: `${this.root}changes/?since=${first}&until=${last}` }, "All changes of this time"),
        ", with who made them and why.",
      ),
    );
    this.live.textContent = [...notes, summary].join(" ");
    this.list.show(sides);
  }

  /**
   * What decides otherwise at one place than at an earlier one, and what was otherwise on the way.
   * @param {number} from
   * @param {number} to
   */
  lines(from, to) {
    const passing = [...this.rows.keys()].filter((at) => at > from && at < to);
    return lineChanges(
      [from, ...passing, to].flatMap((at) => {
        const state = this.state(at);
        return state ? [{ lines: state.lines, renames: renamesBetween(this.rows, at, to) }] : [];
      }),
    );
  }
}

/**
 * How two ends stand: the earlier state first, and of one state the earlier day.
 * @param {End} end
 * @param {End} other
 */
function inOrder(end, other) {
  return end.place - other.place || end.day.localeCompare(other.day);
}

/**
 * @param {string} id
 */
function pageOf(id) {
  return `${id.replace("example/", "examples/")}/`;
}

/**
 * @param {number} lines
 * @param {number} moved
 * @param {number} examples
 */
function summaryOf(lines, moved, examples) {
  if (!lines) return "Nothing that decides has changed.";
  const which = moved ? `${moved} of ${counted(examples, "example")} ${moved === 1 ? "moves" : "move"}` : "no example moves";
  return `${counted(lines, "rule")} changed; ${which}.`;
}

/**
 * Fills the page wherever it is opened.
 * @param {Window} window
 */
export function start(window) {
  onEveryPage(window, () => {
    const place = window.document.querySelector("[data-compare]");
    const { icpStates, icpPlaybook } = window;
    if (!(place instanceof HTMLElement) || !icpStates || !icpPlaybook) return;
    if (place.dataset.ready !== undefined) return;
    place.dataset.ready = "";
    if (!icpStates.states.length) {
      const why = "There is nothing to compare: this site was built without the history that git keeps.";
      refill(one(place, "[data-result]", HTMLElement), el("p", { class: "pb-note" }, why));
      return;
    }
    new ComparePage(window, place, icpStates, icpPlaybook);
  });
}

// The page /changes/compare/: two states of the playbook, what decides otherwise, and which accounts move.

import { localDay, sayDay } from "../days.js";
import { el, one, refill } from "../elements.js";
import { onEveryPage, replaceQuery } from "../navigation.js";
import { counted } from "../wording.js";
import { comparedBetween, comparedExamples } from "./accounts.js";
import { placeOn, readState, stateName } from "./data.js";
import { lineChanges } from "./lines.js";
import { movesPart } from "./moved.js";
import { linesPart } from "./parts.js";
import { placesOf, quarters, readChoice } from "./period.js";
import { renamesBetween } from "./renames.js";

/**
 * @import { PlaybookData } from "../fit/catalogue.js"
 * @import { ReadState, States } from "./data.js"
 * @import { Choice, Period } from "./period.js"
 */

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
    /** @type {Map<number, ReadState | null>} */
    this.read = new Map();
    this.result = one(place, "[data-result]", HTMLElement);
    this.live = one(place, "[data-live]", HTMLElement);
    const controls = one(place, "[data-controls]", HTMLFormElement);
    this.selects = /** @type {const} */ (["from", "to"]).map((name) => {
      const select = one(controls, `select[name=${name}]`, HTMLSelectElement);
      select.replaceChildren(
        ...this.rows.map((row, at) => el("option", { value: String(at) }, stateName(row))).toReversed(),
      );
      select.addEventListener("change", () => this.choose(this.chosen()));
      return select;
    });
    this.days = /** @type {const} */ (["from-day", "to-day"]).map((name, at) => {
      const input = one(controls, `input[name=${name}]`, HTMLInputElement);
      input.min = this.rows[0].day;
      input.addEventListener("change", () => {
        if (!input.value) return;
        this.selects[at].value = String(placeOn(this.rows, input.value));
        this.choose(this.chosen());
      });
      return input;
    });
    controls.addEventListener("submit", (event) => event.preventDefault());
    const today = localDay(new Date());
    const named = quarters(today, this.rows[0].day).slice(0, 6);
    one(place, "[data-periods]", HTMLElement).append(
      ...named.map((period) =>
        el(
          "button",
          { type: "button", class: "pb-button", "aria-pressed": "false", onclick: () => this.takePeriod(period) },
          period.label,
        ),
      ),
    );
    this.periods = named;
    this.buttons = [...one(place, "[data-periods]", HTMLElement).querySelectorAll("button")];
    controls.hidden = false;
    window.addEventListener("popstate", () => place.isConnected && this.fromAddress());
    this.fromAddress();
  }

  fromAddress() {
    const { from, to, unknown } = readChoice(this.window.location.search, this.rows);
    const quarter = placesOf(this.rows, this.periods[0]);
    this.choose({ from: from ?? quarter.from, to: to ?? this.rows.length - 1 }, unknown, from === null && to === null);
  }

  /** @param {Period} period */
  takePeriod(period) {
    this.choose(placesOf(this.rows, period));
  }

  /** @returns {Choice} */
  chosen() {
    const [from, to] = this.selects.map((select) => Number(select.value));
    return { from, to };
  }

  /**
   * Shows two states; the later one is always on the right.
   * @param {Choice} choice
   * @param {string[]} unknown what the address named that is no state
   * @param {boolean} fresh whether the address names nothing
   */
  choose(choice, unknown = [], fresh = false) {
    const [from, to] = [choice.from, choice.to].sort((place, other) => place - other);
    for (const [at, place] of [from, to].entries()) {
      this.selects[at].value = String(place);
      this.days[at].value = this.rows[place].day;
    }
    for (const [at, button] of this.buttons.entries()) {
      const places = placesOf(this.rows, this.periods[at]);
      button.setAttribute("aria-pressed", String(places.from === from && places.to === to));
    }
    if (!fresh) {
      replaceQuery(this.window, [
        ["from", this.rows[from].commit.slice(0, 10)],
        ["to", this.rows[to].commit.slice(0, 10)],
      ]);
    }
    this.show(from, to, unknown);
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
   * @param {number} from
   * @param {number} to
   * @param {string[]} unknown
   */
  show(from, to, unknown) {
    const notes = unknown.map((name) => `There is no revision ${name} to compare; the nearest is shown.`);
    const [before, after] = [this.state(from), this.state(to)];
    for (const place of new Set([from, to])) {
      const row = this.rows[place];
      if (row.problem) notes.push(`What was in force from ${sayDay(row.day)} cannot be compared: ${row.problem}.`);
    }
    const warnings = notes.map((text) => el("p", { class: "pb-note pb-note--gap" }, text));
    if (!before || !after) {
      refill(this.result, warnings);
      this.live.textContent = notes.join(" ");
      return;
    }
    const passing = [...this.rows.keys()].filter((at) => at > from && at < to);
    const lines = lineChanges(
      [from, ...passing, to].flatMap((at) => {
        const state = this.state(at);
        return state ? [{ lines: state.lines, renames: renamesBetween(this.rows, at, to) }] : [];
      }),
    );
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
      movesPart("Examples that move", examples, this.states.moves, (account) => `${this.root}${pageOf(account.id)}`),
      this.between(from, to),
    );
    this.live.textContent = summary;
  }

  /**
   * The way to all that changed in the time.
   * @param {number} from
   * @param {number} to
   */
  between(from, to) {
    const since = this.rows[Math.min(from + 1, to)].day;
    const until = this.rows[to].day;
    const address = `${this.root}changes/?since=${since}&until=${until}`;
    return el(
      "p",
      { class: "cp-more" },
      el("a", { href: address }, `All changes from ${sayDay(since)} to ${sayDay(until)}`),
      ", with who made them and why.",
    );
  }
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
  if (!lines) return "Nothing that decides is different.";
  const which = moved ? `${moved} of ${counted(examples, "example")} ${moved === 1 ? "moves" : "move"}` : "no example moves";
  return `${counted(lines, "thing")} that ${lines === 1 ? "decides is" : "decide are"} different; ${which}.`;
}

/**
 * Fills the page wherever it is opened.
 * @param {Window} window
 */
export function start(window) {
  onEveryPage(window, () => {
    const place = window.document.querySelector("[data-compare]");
    const { icpStates, icpPlaybook } = window;
    if (!(place instanceof HTMLElement) || !icpStates?.states.length || !icpPlaybook) return;
    if (place.dataset.ready !== undefined) return;
    place.dataset.ready = "";
    new ComparePage(window, place, icpStates, icpPlaybook);
  });
}

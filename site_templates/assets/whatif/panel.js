// What if: the parts of an ICP on one side, what moves on the other, and the state of both in the URL.

import { copies } from "../clipboard.js";
import { localDay } from "../days.js";
import { el, refill } from "../elements.js";
import { partIn, WHAT_IF, withPart } from "../fragment.js";
import { loadScript } from "../loading.js";
import { unpressed } from "../pressing.js";
import { counted } from "../wording.js";
import { ignoredWords, readAddress, writeAddress } from "./address.js";
import { comparer } from "./comparing.js";
import { editWords } from "./editwords.js";
import { followers } from "./expectations.js";
import { foreseen } from "./foreseen.js";
import { listInput } from "./listinput.js";
import { tierRates } from "./rates.js";
import { changeList, LETTERS, moveTable, proofs, sideBySide, sumWords } from "./results.js";
import { icpRows } from "./rows.js";
import { sessionOf } from "./session.js";
import { sideOf } from "./sides.js";

/**
 * @import { Playbook } from "./admission.js"
 * @import { Summary } from "./comparing.js"
 * @import { Tried, Which } from "./session.js"
 * @typedef {{icp: string, root: string}} PanelOptions the ICP it begins with, and the way to the root of the site
 */

const PAUSE = 900; // milliseconds without a change before a screen reader hears what moves

/**
 * The panel.
 * @param {Playbook} playbook
 * @param {PanelOptions} options
 */
export function whatIfPanel(playbook, { icp, root }) {
  const { words } = playbook.catalogue;
  const ids = playbook.catalogue.program.icps.map(({ id }) => id);
  const state = { icp: icp || ids[0], list: 0, gaps: "", saving: 0, reading: 0, isReading: false, announcing: 0, announced: "" };
  /** @type {Set<string>} */
  const open = new Set();
  const session = sessionOf(playbook, () => later());
  const compare = comparer(playbook, { done: showMoves, progressed });
  const rows = el("div", { class: "wi-rows" });
  const notice = el("p", { class: "pb-note pb-note--gap", role: "status", hidden: true });
  const live = el("p", { class: "fit-hidden", role: "status" });
  const changes = el("div");
  const proven = el("div");
  const examples = el("div");
  const listed = el("div");
  const rates = el("div");
  const progress = el("progress", { max: 1, value: 0, hidden: true, "aria-label": "Accounts compared" });
  const strip = el("button", { type: "button", class: "wi-strip", hidden: true, onclick: showResults });
  const results = el("div", { class: "wi-results", tabindex: -1 });
  const tools = el("div", { class: "wi-tools", role: "group", "aria-label": "What is tried out" });
  const input = listInput(playbook.catalogue, (accounts, gaps) => {
    state.list = accounts.length;
    state.gaps = gaps;
    compare.take(accounts);
    if (!accounts.length) refill(listed);
    runComparison();
  });
  /** @type {HTMLSelectElement} */
  const select = el(
    "select",
    { onchange: () => chosen(select.value) },
    ids.map((id) => el("option", { value: id }, words.icps[id].name)),
  );
  select.value = state.icp;
  const link = el("button", { type: "button", class: "pb-button" }, "Copy link");
  copies(link, () => location.href, link);
  const element = el(
    "div",
    { class: "wi" },
    el(
      "p",
      { class: "wi-lead" },
      "Change a line and see who moves. Nothing is saved, and no account leaves this computer.",
    ),
    el("div", { class: "wi-bar" }, ids.length > 1 && el("label", { class: "fit-tool" }, "ICP", select), tools),
    notice,
    el(
      "div",
      { class: "wi-body" },
      el("div", null, rows, strip),
      results,
    ),
    live,
  );
  /** Shows a change once the focus has gone where a key or a press took it. */
  const later = unpressed(element, render);
  results.append(
    block("Your changes", changes, proven),
    block("Examples", examples),
    block("Your list", input.element, progress, listed),
    rates,
  );

  function showResults() {
    results.scrollIntoView();
    results.focus({ preventScroll: true });
  }

  /** @param {string} id */
  function chosen(id) {
    state.icp = id;
    later();
  }


  function render() {
    const tried = session.tried();
    const edits = session.edits();
    const side = sideOf(playbook.catalogue, playbook.data, edits);
    const view = { playbook, icp: state.icp, side, edits, change: session.change, open };
    refill(rows, icpRows(view));
    refill(tools, toolButtons());
    refill(changes, changeList(playbook, edits, (removed) => session.change([], removed)));
    refill(proven, edits.length ? proofs(playbook, compare.today, side) : null);
    refill(rates, tierRates(playbook, state.icp));
    save(tried);
    runComparison();
  }

  function toolButtons() {
    const { active, scenarios } = session.tried();
    const other = LETTERS[active ? 0 : 1];
    return [
      el(
        "span",
        { class: "wi-scenarios", role: "group", "aria-label": "Scenario" },
        LETTERS.map((letter, at) =>
          el(
            "button",
            {
              type: "button",
              class: "wi-scenario",
              "aria-pressed": String(at === active),
              "data-key": `scenario ${letter}`,
              onclick: () => session.choose(/** @type {Which} */ (at)),
            },
            `Scenario ${letter}`,
            scenarios[at].length ? el("small", null, ` ${counted(scenarios[at].length, "change")}`) : null,
          ),
        ),
      ),
      tool(`Copy to ${other}`, () => session.duplicate(), scenarios[active].length > 0),
      tool("Undo", () => session.undo(), session.canUndo()),
      tool("Redo", () => session.redo(), session.canRedo()),
      tool("Reset", () => session.reset(), scenarios[active].length > 0),
      link,
      playbook.data.proposes ? tool("Propose this change", propose, scenarios[active].length > 0, true) : null,
    ];
  }

  /**
   * @param {string} name
   * @param {() => void} pressed
   * @param {boolean} enabled
   */
  function tool(name, pressed, enabled, primary = false) {
    return el(
      "button",
      {
        type: "button",
        class: primary ? "pb-button fit-primary" : "pb-button",
        "aria-disabled": enabled ? null : "true",
        "data-key": `tool ${name}`,
        onclick: () => enabled && pressed(),
      },
      name,
    );
  }

  async function propose() {
    if (!window.icpPropose) await loadScript(document, `${root}assets/propose/propose-classic.js`);
    const edits = session.edits();
    window.icpPropose?.openProposal(edits, root, {
      words: edits.map((edit) => editWords(playbook, edit)),
      followers: followers(playbook, edits),
      warnings: foreseen(playbook, edits, localDay(new Date())),
    });
  }

  function runComparison() {
    const tried = session.tried();
    if (tried.scenarios.some((edits) => edits.length)) {
      progress.hidden = !state.list;
      compare.run(tried);
      return;
    }
    compare.run(tried);
    strip.hidden = true;
    progress.hidden = true;
    refill(examples, el("p", { class: "wi-empty" }, `${counted(playbook.catalogue.form.examples.length, "example")} will be judged again with every change.`));
    refill(listed, state.list ? el("p", { class: "wi-empty" }, `${counted(state.list, "account")} read. Change a line to see which of them move.`) : null, gapNote());
  }

  function gapNote() {
    return state.gaps ? el("p", { class: "pb-hint" }, state.gaps) : null;
  }

  /**
   * @param {Summary} first
   * @param {Summary | null} second
   */
  function showMoves(first, second) {
    const tried = session.tried();
    if (!tried.scenarios.some((edits) => edits.length)) return;
    refill(examples, movesOf(first, "example", "Examples that move"));
    if (second) {
      progress.hidden = true;
      refill(listed, movesOf(second, "account", "Accounts of your list that move"), gapNote());
    }
    if (second || !state.list) announce(second ?? first, second ? "account" : "example");
    const { active } = tried;
    strip.hidden = !tried.scenarios[active].length;
    refill(
      strip,
      el("span", null, shortSum(first, active, "example"), second ? `, ${shortSum(second, active, "account")}` : ""),
      el("b", null, "See who"),
    );
  }

  /**
   * @param {Summary} summary
   * @param {string} noun
   * @param {string} title
   */
  function movesOf(summary, noun, title) {
    const tried = session.tried();
    const both = tried.scenarios.every((edits) => edits.length);
    const which = tried.scenarios[tried.active].length ? tried.active : tried.active ? 0 : 1;
    return [
      both
        ? sideBySide(playbook, summary, `${counted(summary.accounts, noun)}, both scenarios`)
        : el("p", { class: "wi-sum" }, sumWords(playbook, summary, which, noun)),
      both && !summary.moved.length ? el("p", { class: "wi-sum" }, sumWords(playbook, summary, 0, noun)) : null,
      summary.moved.length ? moveTable(playbook, summary, tried, title) : null,
    ];
  }

  /**
   * @param {number} count
   * @param {number} all
   */
  function progressed(count, all) {
    progress.max = all || 1;
    progress.value = count;
  }

  /**
   * Says what moves once the changes have stopped for a while.
   * @param {Summary} summary
   * @param {string} noun
   */
  function announce(summary, noun) {
    clearTimeout(state.announcing);
    const { active, scenarios } = session.tried();
    if (!scenarios[active].length) return;
    const sentence = sumWords(playbook, summary, active, noun);
    state.announcing = setTimeout(() => {
      if (sentence === state.announced) return;
      state.announced = sentence;
      live.textContent = sentence;
    }, PAUSE);
  }

  /**
   * Writes the URL once a burst of changes is over; browsers refuse too many writes.
   * @param {Tried} tried
   */
  function save(tried) {
    clearTimeout(state.saving);
    if (state.isReading) return;
    const mine = (state.saving = setTimeout(async () => {
      const value = await writeAddress(playbook, tried);
      if (mine !== state.saving || state.isReading) return;
      if (partIn(location.hash, WHAT_IF) === value) return;
      const hash = withPart(location.hash, WHAT_IF, value);
      history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
    }, 120));
  }

  async function fromUrl() {
    const value = partIn(location.hash, WHAT_IF);
    if (!value) return;
    const mine = (state.reading += 1);
    state.isReading = true;
    const { tried, ignored } = await readAddress(playbook, value);
    if (mine !== state.reading) return;
    state.isReading = false;
    const said = ignoredWords(ignored);
    notice.hidden = !said;
    notice.textContent = said;
    const first = tried.scenarios.flat().find(({ entry }) => entry.startsWith("profile/"));
    if (first) select.value = state.icp = first.entry.slice("profile/".length);
    session.open(tried);
  }

  addEventListener("hashchange", () => void (element.isConnected && fromUrl()));
  void fromUrl();
  render();
  return { element };
}

/**
 * 3 of 15 examples move.
 * @param {Summary} summary
 * @param {Which} which
 * @param {string} noun
 */
function shortSum({ accounts, counts }, which, noun) {
  const moved = [...counts[which].values()].reduce((sum, one) => sum + one, 0);
  return `${moved.toLocaleString("en")} of ${counted(accounts, noun)} ${moved === 1 ? "moves" : "move"}`;
}

/**
 * @param {string} title
 * @param {...HTMLElement} parts
 */
function block(title, ...parts) {
  return el("section", { class: "wi-block" }, el("h3", null, title), parts);
}

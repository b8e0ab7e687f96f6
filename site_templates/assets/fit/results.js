// The scored list as a table: sorted by its headers, filtered by ICP, certainty and tier, shown a page at a time.

import { el, refill } from "../elements.js";
import { problemWords } from "./accounts.js";
import { committeeCell } from "./contactpanel.js";
import { tally, tiersOf } from "./counts.js";
import { isCandidate } from "./evaluate.js";
import { ranks } from "./expectation.js";
import { mayBelong, MEMBERSHIPS } from "./membership.js";
import { verdictLine } from "./note.js";
import { membershipSign, pointsWords, scoreWords, sign } from "./signs.js";
import { tierNames } from "./words.js";
import { counted } from "../wording.js";

/**
 * @import { Entry } from "./accounts.js"
 * @import { Catalogue } from "./catalogue.js"
 * @import { Verdict } from "./evaluate.js"
 * @import { AccountList } from "./list.js"
 * @import { Membership } from "./membership.js"
 * @import { IcpWords } from "./words.js"
 * @import { RoleCells } from "./contacts.js"
 * @typedef {"rank" | "account" | "verdict" | "icp" | "expected" | "score" | "play" | "next" | "people"} ColumnKey
 * @typedef {{key: ColumnKey, label: string, value?: (entry: Entry) => string | number}} Column sorted if it has a value
 * @typedef {"certain" | "tier" | "icp" | "trouble"} FilterKey
 * @typedef {{key: FilterKey, value: (entry: Entry) => string, element: HTMLElement}} Filter
 */

const PAGE = 100;

/**
 * The column of the play, in a playbook that has plays.
 * @param {string[]} plays
 * @returns {Column[]}
 */
function playColumn(plays) {
  if (!plays.length) return [];
  return [
    {
      key: "play",
      label: "Play",
      value: (entry) => (entry.verdict?.play ? plays.indexOf(entry.verdict.play) : 99),
    },
  ];
}

/**
 * The table of a list's scored entries. `saved()` follows the button, `opened(entry, name)` an account.
 * @param {Catalogue} catalogue
 * @param {Entry[]} entries
 * @param {AccountList} list
 * @param {() => void} saved
 * @param {(entry: Entry, name: string) => void} opened
 * @param {Map<number, RoleCells> | null} roles what contacts add, by the rows of accounts
 */
export function resultTable(catalogue, entries, list, saved, opened, roles) {
  const { words } = catalogue;
  const { plays } = catalogue.form;
  const tiers = tiersOf(catalogue);
  const icps = catalogue.program.icps.map(({ id }) => id);
  const places = list.taken.name?.map((column) => column.place) ?? [0];
  /** @type {(entry: Entry) => string} */
  const nameOf = (entry) =>
    places.map((place) => entry.cells[place]?.trim()).find(Boolean) || `Row ${entry.number}`;
  /** @type {{key: ColumnKey, down: boolean}} */
  const sorted = { key: "rank", down: false };
  const ranked = ranks(entries);
  let shown = PAGE;

  /** @type {Column[]} */
  const columns = [
    { key: "rank", label: "Rank", value: (entry) => ranked.get(entry) ?? 0 },
    { key: "account", label: "Account", value: (entry) => nameOf(entry).toLowerCase() },
    { key: "verdict", label: "Verdict", value: (entry) => certaintyOf(entry) },
    {
      key: "icp",
      label: "ICP",
      value: (entry) => icps.indexOf(icpOf(entry)) === -1 ? icps.length : icps.indexOf(icpOf(entry)),
    },
    { key: "expected", label: "Expected", value: (entry) => (entry.verdict ? -entry.verdict.expected : 1) },
    { key: "score", label: "Score", value: (entry) => (entry.verdict ? -entry.verdict.score_low : 1) },
    ...playColumn(plays),
    { key: "next", label: "Why, and what next" },
    ...(roles ? [/** @type {Column} */ ({ key: "people", label: "Committee" })] : []),
  ];

  /** @param {Entry} entry */
  function certaintyOf({ verdict, membership }) {
    if (!verdict) return 1e6;
    return (
      MEMBERSHIPS.indexOf(membership) * 1e5 +
      (mayBelong(membership) ? tiers.indexOf(verdict.tiers[0]) : 0) * 1e3 -
      verdict.score_low
    );
  }

  /** @type {Record<FilterKey, string>} */
  const chosen = { certain: "", tier: "", icp: "", trouble: "" };
  const filters = [
    filter(
      "certain",
      "Certainty",
      MEMBERSHIPS.map((membership) => [membership, membershipSign(membership)[1]]),
      (entry) => entry.membership ?? "",
    ),
    filter(
      "tier",
      "Tier",
      tiers.map((tier) => [tier, words.tiers[tier].label]),
      (entry) => entry.verdict?.tier ?? "",
    ),
    filter(
      "icp",
      "ICP",
      icps.map((icp) => [icp, words.icps[icp].name]),
      icpOf,
    ),
  ];
  if (entries.some((entry) => entry.problems.length)) {
    filters.push(
      filter(
        "trouble",
        "Cells",
        [
          ["yes", "Some not read"],
          ["no", "All read"],
        ],
        (entry) => (entry.problems.length ? "yes" : "no"),
      ),
    );
  }
  const count = el("output", { class: "pb-filters__count", "aria-live": "polite" });
  const head = el("tr");
  const body = el("tbody");
  const more = el(
    "button",
    {
      type: "button",
      class: "pb-button",
      onclick: () => {
        shown += PAGE;
        fill();
      },
    },
    "Show more",
  );

  /**
   * @param {FilterKey} key
   * @param {string} label
   * @param {[id: string, words: string][]} options
   * @param {(entry: Entry) => string} value
   * @returns {Filter}
   */
  function filter(key, label, options, value) {
    /** @type {HTMLSelectElement} */
    const select = el(
      "select",
      {
        name: key,
        onchange: () => {
          chosen[key] = select.value;
          shown = PAGE;
          fill();
        },
      },
      el("option", { value: "" }, "All"),
      options.map(([id, wording]) => el("option", { value: id }, wording)),
    );
    return { key, value, element: el("label", null, label, select) };
  }

  function heads() {
    refill(
      head,
      columns.map((column) => {
        if (!column.value) return el("th", { scope: "col" }, column.label);
        const here = sorted.key === column.key;
        const mark = here ? (sorted.down ? " ↓" : " ↑") : "";
        return el(
          "th",
          { scope: "col", "aria-sort": here ? (sorted.down ? "descending" : "ascending") : null },
          el(
            "button",
            {
              type: "button",
              class: "fit-sort",
              "data-key": `sort-${column.key}`,
              onclick: () => sortBy(column.key),
            },
            column.label,
            el("span", { "aria-hidden": "true" }, mark),
          ),
        );
      }),
    );
  }

  /** @param {ColumnKey} key */
  function sortBy(key) {
    sorted.down = sorted.key === key && !sorted.down;
    sorted.key = key;
    heads();
    fill();
  }

  function fill() {
    const rows = entries.filter((entry) =>
      filters.every(({ key, value }) => ["", value(entry)].includes(chosen[key])),
    );
    const value = columns.find((column) => column.key === sorted.key)?.value ?? (() => 0);
    const keyed = rows.map((entry) => ({ entry, key: value(entry) }));
    const order = sorted.down ? -1 : 1;
    keyed.sort((one, other) => order * compared(one.key, other.key) || one.entry.number - other.entry.number);
    refill(
      body,
      keyed.slice(0, shown).map(({ entry }) => row(entry)),
    );
    count.textContent =
      rows.length === entries.length
        ? counted(entries.length, "account")
        : `${rows.length.toLocaleString("en")} of ${counted(entries.length, "account")}`;
    more.hidden = rows.length <= shown;
    const left = rows.length - shown;
    more.textContent = `Show ${Math.min(PAGE, left)} more of ${left.toLocaleString("en")}`;
  }

  /** @param {Entry} entry */
  function row(entry) {
    const { verdict, membership, problems, number } = entry;
    const open = el(
      "button",
      {
        type: "button",
        class: "fit-open",
        "data-key": `row-${number}`,
        onclick: () => opened(entry, nameOf(entry)),
        disabled: !entry.account,
      },
      nameOf(entry),
    );
    const trouble = problems.length
      ? el(
          "span",
          { class: "fit-trouble" },
          problems
            .slice(0, 3)
            .map((one) => problemWords(one, words))
            .join("; "),
        )
      : null;
    const rank = el("td", { class: "fit-figure", "data-label": "Rank" }, (ranked.get(entry) ?? 0).toLocaleString("en"));
    const account = el("th", { scope: "row" }, open, trouble);
    if (!verdict) {
      return el(
        "tr",
        null,
        rank,
        account,
        el("td", null, sign("unknown", "Not scored")),
        columns.slice(3).map(() => el("td")),
      );
    }
    const icp = words.icps[verdict.icp];
    return el(
      "tr",
      null,
      rank,
      account,
      el("td", null, verdictOf(verdict, membership)),
      el(
        "td",
        null,
        isCandidate(verdict) ? icp.name : el("span", { class: "pb-hint" }, `none; nearest ${icp.name}`),
        verdict.segment && mayBelong(membership)
          ? el("span", { class: "pb-why" }, icp.segments[verdict.segment])
          : null,
      ),
      el("td", { class: "fit-figure", "data-label": "Expected" }, `${verdict.expected}`),
      el(
        "td",
        { class: "fit-figure", "data-label": "Score" },
        scoreWords(verdict),
        verdict.possible === 100 ? null : el("span", { class: "pb-why" }, `${pointsIn(verdict)} points`),
      ),
      plays.length ? el("td", null, verdict.play ? words.plays[verdict.play].label : "") : null,
      el("td", { class: "fit-reasons" }, verdictLine(verdict, words), askOf(verdict)),
      roles ? committeeCell(roles.get(number)) : null,
    );
  }

  /**
   * The tier, or how surely the account is in and the tiers still possible.
   * @param {Verdict} verdict
   * @param {Membership} membership
   */
  function verdictOf(verdict, membership) {
    const [tone, word] = membershipSign(membership);
    if (verdict.tier !== null) return sign(tone, words.tiers[verdict.tier].label);
    const possible = mayBelong(membership) && el("span", { class: "pb-why" }, tierNames(verdict, words));
    return [sign(tone, word), possible];
  }

  /**
   * What to ask next, where something is.
   * @param {Verdict} verdict
   */
  function askOf(verdict) {
    const field = verdict.next_question && words.fields[verdict.next_question.field];
    return field ? el("span", { class: "pb-why" }, `Ask: ${field.question ?? field.label}`) : null;
  }

  heads();
  fill();
  const clear = el("button", { type: "reset", class: "pb-button" }, "Clear");
  const form = el(
    "form",
    {
      class: "pb-filters",
      "aria-label": "Filters",
      onsubmit: (event) => event.preventDefault(),
      onreset: () => {
        Object.assign(chosen, { certain: "", tier: "", icp: "", trouble: "" });
        shown = PAGE;
        fill();
      },
    },
    filters.map(({ element }) => element),
    clear,
    count,
    el("button", { type: "button", class: "pb-button fit-primary fit-save", onclick: saved }, "Download CSV"),
  );
  return [
    tally(catalogue, entries),
    form,
    el(
      "div",
      { class: "pb-scroll", tabindex: 0, role: "region", "aria-label": "Scored accounts" },
      el(
        "table",
        { class: "pb-table fit-results" },
        el("caption", { class: "fit-hidden" }, "Scored accounts"),
        el("thead", null, head),
        body,
      ),
    ),
    el("p", { class: "fit-row" }, more),
  ];
}

/**
 * The ICP that an account fits, may fit or is disqualified from, or nothing.
 * @param {Entry} entry
 */
function icpOf({ verdict }) {
  return verdict && isCandidate(verdict) ? verdict.icp : "";
}

/**
 * The points of a verdict: 12 of 20, or 5–20 of 20 while they are open.
 * @param {Verdict} verdict
 */
function pointsIn({ points_low: low, points_high: high, possible }) {
  return pointsWords({ low, high, possible });
}

/**
 * @param {string | number} one
 * @param {string | number} other
 */
function compared(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), "en");
}

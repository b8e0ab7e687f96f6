// The judged list as a table: sorted by its heads, filtered by ICP, status and tier, shown a page at a time.

import { problemWords } from "./accounts.js";
import { el, refill } from "./elements.js";
import { scoreWords, sign, statusWord } from "./signs.js";

const PAGE = 100;
const ORDER = ["fit", "undecided", "outside", "disqualified"];

/** The table over judged entries of a list. `saved()` follows the button, `opened(entry)` an account. */
export function resultTable(catalogue, entries, list, saved, opened) {
  const { words } = catalogue;
  const { plays } = catalogue.form;
  const tiers = tiersOf(catalogue);
  const icps = catalogue.program.icps.map(({ id }) => id);
  const place = list.taken.name ?? 0;
  const nameOf = (entry) => entry.cells[place]?.trim() || `Row ${entry.number}`;
  const belongs = ({ verdict }) => verdict && ["fit", "undecided"].includes(verdict.status);
  const names = new Map();
  const sorted = { key: "verdict", down: false };
  let shown = PAGE;

  const columns = [
    { key: "account", label: "Account", value: (entry) => names.get(entry).toLowerCase() },
    { key: "verdict", label: "Verdict", value: (entry) => rankOf(entry) },
    {
      key: "icp",
      label: "ICP",
      value: (entry) => (belongs(entry) ? icps.indexOf(entry.verdict.icp) : icps.length),
    },
    { key: "score", label: "Score", value: (entry) => (entry.verdict ? -entry.verdict.score_low : 1) },
    {
      key: "play",
      label: "Play",
      value: (entry) => (entry.verdict?.play ? plays.indexOf(entry.verdict.play) : 99),
    },
    { key: "next", label: "Next" },
  ];
  for (const entry of entries) names.set(entry, nameOf(entry));

  function rankOf({ verdict }) {
    if (!verdict) return 1e6;
    return (
      ORDER.indexOf(verdict.status) * 1e5 +
      (verdict.tier ? tiers.indexOf(verdict.tier) : 0) * 1e3 -
      verdict.score_low
    );
  }

  const chosen = { status: "", tier: "", icp: "", trouble: "" };
  const filters = [
    filter(
      "status",
      "Status",
      ORDER.map((status) => [status, statusWord(status)[1]]),
      (entry) => entry.verdict?.status,
    ),
    filter(
      "tier",
      "Tier",
      tiers.map((tier) => [tier, words.tiers[tier].label]),
      (entry) => entry.verdict?.tier,
    ),
    filter(
      "icp",
      "ICP",
      icps.map((icp) => [icp, words.icps[icp].name]),
      (entry) => (belongs(entry) ? entry.verdict.icp : ""),
    ),
    entries.some((entry) => entry.problems.length) &&
      filter(
        "trouble",
        "Cells",
        [
          ["yes", "Some not read"],
          ["no", "All read"],
        ],
        (entry) => (entry.problems.length ? "yes" : "no"),
      ),
  ].filter(Boolean);
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

  function filter(key, label, options, value) {
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
      options.map(([id, said]) => el("option", { value: id }, said)),
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

  function sortBy(key) {
    sorted.down = sorted.key === key && !sorted.down;
    sorted.key = key;
    heads();
    fill();
  }

  function fill() {
    const rows = entries.filter((entry) =>
      filters.every(({ key, value }) => !chosen[key] || value(entry) === chosen[key]),
    );
    const { value } = columns.find((column) => column.key === sorted.key);
    const keys = new Map(rows.map((entry) => [entry, value(entry)]));
    const order = sorted.down ? -1 : 1;
    rows.sort((one, other) => order * compared(keys.get(one), keys.get(other)) || one.number - other.number);
    refill(body, rows.slice(0, shown).map(row));
    count.textContent =
      rows.length === entries.length
        ? `${entries.length.toLocaleString("en")} accounts`
        : `${rows.length.toLocaleString("en")} of ${entries.length.toLocaleString("en")} accounts`;
    more.hidden = rows.length <= shown;
    const left = rows.length - shown;
    more.textContent = `Show ${Math.min(PAGE, left)} more of ${left.toLocaleString("en")}`;
  }

  function row(entry) {
    const { verdict, problems, number } = entry;
    const open = el(
      "button",
      {
        type: "button",
        class: "fit-open",
        "data-key": `row-${number}`,
        onclick: () => opened(entry, names.get(entry)),
        disabled: !entry.account,
      },
      names.get(entry),
    );
    const trouble = problems.length
      ? el(
          "span",
          { class: "fit-trouble" },
          problems
            .slice(0, 3)
            .map(([field, said]) => problemWords(field, said, words))
            .join("; "),
        )
      : null;
    const account = el("th", { scope: "row" }, open, trouble);
    if (!verdict)
      return el(
        "tr",
        null,
        account,
        el("td", null, sign("unknown", "Not scored")),
        el("td"),
        el("td"),
        el("td"),
        el("td"),
      );
    const [tone, word] = statusWord(verdict.status);
    const icp = words.icps[verdict.icp];
    return el(
      "tr",
      null,
      account,
      el("td", null, sign(tone, verdict.tier ? words.tiers[verdict.tier].label : word)),
      el(
        "td",
        null,
        belongs(entry) ? icp.name : el("span", { class: "pb-hint" }, `none; nearest ${icp.name}`),
        verdict.segment && belongs(entry)
          ? el("span", { class: "pb-why" }, icp.segments[verdict.segment])
          : null,
      ),
      el("td", { class: "fit-figure" }, scoreWords(verdict)),
      el("td", null, verdict.play ? words.plays[verdict.play].label : ""),
      el("td", null, el("span", { class: "pb-hint" }, nextOf(verdict, icp))),
    );
  }

  /** What to ask, or what decided against the account. */
  function nextOf(verdict, icp) {
    const field = verdict.next_question && words.fields[verdict.next_question.field];
    if (field) return `Ask: ${field.question ?? field.label}`;
    if (verdict.disqualifier) return icp.disqualifiers[verdict.disqualifier].name;
    const missed = verdict.reasons.find((reason) => reason.kind === "must" && reason.state === "missed");
    return missed ? `Needs: ${icp.must[missed.id].label}` : "";
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
        for (const key of Object.keys(chosen)) chosen[key] = "";
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

function compared(one, other) {
  if (typeof one === "string") return one.localeCompare(other, "en");
  return one - other;
}

/** Ids of the tiers, the best first. */
function tiersOf({ program }) {
  return program.tiers.map(([tier]) => tier);
}

/** How many accounts fell where. */
function tally(catalogue, entries) {
  const { words } = catalogue;
  const counts = new Map();
  for (const { verdict } of entries) {
    const key = !verdict ? "not judged" : verdict.tier ? verdict.tier : verdict.status;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const listed = [...tiersOf(catalogue), "undecided", "outside", "disqualified", "not judged"].filter(
    (key) => counts.has(key),
  );
  return el(
    "dl",
    { class: "fit-tally" },
    listed.map((key) =>
      el(
        "div",
        null,
        el("dt", null, words.tiers[key]?.label ?? (ORDER.includes(key) ? statusWord(key)[1] : "Not scored")),
        el("dd", null, counts.get(key).toLocaleString("en")),
      ),
    ),
  );
}

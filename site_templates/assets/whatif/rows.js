// The parts of an ICP that can be changed, each with its controls.

import { el } from "../elements.js";
import { ownValue } from "../keys.js";
import { counted, signed } from "../wording.js";
import { conditionWords } from "./conditionwords.js";
import { bandsOf, disqualifierIn, profileIn } from "./data.js";
import { rowLabel, sayerOf } from "./editwords.js";
import { mustForm, newMustEditing, newMustKey } from "./mustform.js";
import { partRate } from "./rates.js";
import { numberInput, tierRows } from "./settingrows.js";
import { button, conditionEditor, has, showProblem } from "./testeditor.js";

/**
 * @import { Child } from "../elements.js"
 * @import { Playbook } from "./admission.js"
 * @import { CriterionData, MustData } from "./data.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @import { Change, Path } from "./testeditor.js"
 * @import { EditedSide } from "./sides.js"
 * @typedef {{
 *   playbook: Playbook, icp: string, side: EditedSide, edits: PlaybookEdit[], change: Change, open: Set<string>,
 * }} View what is shown: `side` is the playbook with the edits made, `open` the rows that are unfolded
 * @typedef {{
 *   key: string, entry: string, path: Path, name: string, when: string, points?: string, gone: boolean,
 *   edited: boolean, fresh?: boolean, body: () => Child[], drop: Child,
 * }} RowParts
 */

/**
 * The musts.
 * @param {View} view
 * @returns {Child[]}
 */
export function mustRows(view) {
  const { playbook, icp, edits, change } = view;
  const entry = `profile/${icp}`;
  const musts = profileIn(playbook.data.entries, icp).fit.must ?? [];
  const added = edits.filter(
    ({ op, path, ...edit }) => op === "insert" && edit.entry === entry && path[1] === "must" && path.length === 3,
  );
  return [
    musts.map((must, at) => {
      const path = ["fit", "must", at];
      const name = rowLabel(playbook, must);
      return foldedRow(view, {
        ...rowState(view, entry, path, name, `must/${must.id}`),
        when: currentWhen(view, entry, [...path, "when"], must.when),
        body: () => [
          conditionEditor({ playbook, entry, edits, change, name }, must.when, [...path, "when"]),
          partRate(playbook, icp, `must/${must.id}`),
        ],
        drop: dropButton(view, entry, path, name, "must"),
      });
    }),
    added.map((edit) => newMustRow(view, edit)),
    mustForm(view),
  ];
}

/**
 * @param {View} view
 * @param {PlaybookEdit} edit
 */
function newMustRow(view, edit) {
  const { playbook, change } = view;
  const { entry } = edit;
  const { id, when } = /** @type {MustData} */ (edit.value);
  const words = conditionWords(sayerOf(playbook), when);
  const { editing, path } = newMustEditing(playbook, edit, change);
  const key = newMustKey(id);
  return foldedRow(view, {
    ...{ key, entry, path, name: words, when: words, gone: false, edited: false, fresh: true },
    body: () => [conditionEditor(editing, when, [...path, "when"])],
    drop: el(
      "p",
      { class: "wi-row__drop" },
      button("Take out", `Take out the new must ${words}`, () => change([], [edit]), `take out ${key}`),
    ),
  });
}

/**
 * The criteria with their points.
 * @param {View} view
 * @returns {Child[]}
 */
export function scoreRows(view) {
  const { playbook, icp } = view;
  const entry = `profile/${icp}`;
  return profileIn(playbook.data.entries, icp).fit.score.map((row, at) => {
    const path = ["fit", "score", at];
    const name = rowLabel(playbook, row);
    const now = bandsOf(/** @type {CriterionData} */ (currentRow(view, row.id) ?? row));
    return foldedRow(view, {
      ...rowState(view, entry, path, name, `score/${row.id}`),
      when: now.map(({ when }) => conditionWords(sayerOf(playbook), when)).join(" / "),
      points: now.map(({ points }) => signed(points)).join(" / "),
      body: () => [bandEditors(view, row, path, name), partRate(playbook, icp, `criterion/${row.id}`)],
      drop: dropButton(view, entry, path, name, "criterion"),
    });
  });
}

/**
 * The criterion as it is with the edits made.
 * @param {View} view
 * @param {string} id
 */
function currentRow({ side, icp }, id) {
  return profileIn(side.entries, icp).fit.score.find((row) => row.id === id);
}

/**
 * @param {View} view
 * @param {CriterionData} row
 * @param {Path} path
 * @param {string} name
 * @returns {Child[]}
 */
function bandEditors(view, row, path, name) {
  const { playbook, icp, edits, change } = view;
  const entry = `profile/${icp}`;
  const editing = { playbook, entry, edits, change, name };
  return bandsOf(row).map(({ when }, place) => {
    const own = row.bands ? [...path, "bands", place] : path;
    /** @type {PlaybookEdit} */
    const removal = { entry, path: own, op: "remove" };
    const words = conditionWords(sayerOf(playbook), when);
    const several = (row.bands?.length ?? 0) > 1;
    if (several && has(edits, removal)) {
      return el(
        "div",
        { class: "wi-band" },
        el("del", null, words),
        button("Put back", `${name}: put back ${words}`, () => change([], [removal]), `${entry} ${String(own)}`),
      );
    }
    return el(
      "div",
      { class: "wi-band" },
      el("div", { class: "wi-band__tests" }, conditionEditor(editing, when, [...own, "when"])),
      el(
        "span",
        { class: "wi-band__points" },
        numberInput(view, entry, [...own, "points"], `${name}: points for ${words}`, [-100, 100]),
        " points",
      ),
      several && button("Drop", `${name}: drop ${words}`, () => change([removal]), `${entry} ${String(own)}`),
    );
  });
}

/**
 * The disqualifiers, and the others of the playbook.
 * @param {View} view
 * @returns {Child[]}
 */
export function outRows(view) {
  const { playbook, icp, edits, change } = view;
  const entry = `profile/${icp}`;
  const outs = profileIn(playbook.data.entries, icp).fit.disqualifiers ?? [];
  const added = edits.filter((edit) => edit.op === "insert" && edit.entry === entry && edit.path[1] === "disqualifiers");
  return [
    outs.map((id, at) => {
      const { name, when } = disqualifierIn(playbook.data.entries, id);
      const own = `disqualifier/${id}`;
      const shared = playbook.catalogue.program.icps.filter((one) => one.disqualifiers.some((out) => out.id === id));
      const path = ["fit", "disqualifiers", at];
      const state = rowState(view, entry, path, name, own);
      return foldedRow(view, {
        ...state,
        edited: edits.some((edit) => edit.entry === own),
        when: currentWhen(view, own, ["when"], when),
        body: () => [
          conditionEditor({ playbook, entry: own, edits, change, name }, when, ["when"]),
          shared.length > 1 &&
            el("p", { class: "pb-hint" }, `${counted(shared.length, "ICP")} use this disqualifier: a change of it moves all of them.`),
          partRate(playbook, icp, own),
        ],
        drop: dropButton(view, entry, path, name, "disqualifier"),
      });
    }),
    added.map((edit) => {
      const { name } = disqualifierIn(playbook.data.entries, String(edit.value));
      return el(
        "div",
        { class: "wi-row wi-row--new" },
        el("span", { class: "wi-row__name" }, name),
        mark("new"),
        button("Take out", `Take out the new disqualifier ${name}`, () => change([], [edit]), `new ${name}`),
      );
    }),
    addOut(view, outs, added),
  ];
}

/**
 * @param {View} view
 * @param {string[]} outs
 * @param {PlaybookEdit[]} added
 */
function addOut({ playbook, icp, change }, outs, added) {
  const known = [...outs, ...added.map(({ value }) => String(value))];
  const others = Object.keys(playbook.data.entries)
    .filter((name) => name.startsWith("disqualifier/"))
    .map((name) => name.slice("disqualifier/".length))
    .filter((id) => !known.includes(id));
  if (!others.length) return null;
  const select = el(
    "select",
    { class: "wi-add", "aria-label": "Add a disqualifier", "data-key": "add disqualifier" },
    el("option", { value: "" }, "Add a disqualifier …"),
    others.map((id) => el("option", { value: id }, disqualifierIn(playbook.data.entries, id).name)),
  );
  select.addEventListener("change", () => {
    const path = ["fit", "disqualifiers", outs.length];
    if (select.value) {
      showProblem(select, change([{ entry: `profile/${icp}`, path, op: "insert", value: select.value }]));
    }
  });
  return el("p", { class: "wi-more" }, select);
}

/**
 * @param {View} view
 * @param {string} entry
 * @param {Path} path
 * @param {string} name
 * @param {string} key
 */
function rowState({ edits }, entry, path, name, key) {
  const gone = has(edits, { entry, path, op: "remove" });
  const inside = edits.some(
    (edit) =>
      edit.entry === entry && edit.path.length > path.length && path.every((step, at) => edit.path.at(at) === step),
  );
  return { key, entry, path, name, gone, edited: inside };
}

/**
 * A condition in words, with the edits made.
 * @param {View} view
 * @param {string} entry
 * @param {Path} path
 * @param {MustData["when"]} today
 */
function currentWhen({ playbook, side, icp }, entry, path, today) {
  if (entry.startsWith("disqualifier/")) {
    return conditionWords(sayerOf(playbook), disqualifierIn(side.entries, entry.slice("disqualifier/".length)).when);
  }
  const musts = profileIn(playbook.data.entries, icp).fit.must ?? [];
  const id = musts.at(Number(path[2]))?.id;
  const now = profileIn(side.entries, icp).fit.must?.find((must) => must.id === id);
  return conditionWords(sayerOf(playbook), now?.when ?? today);
}

/**
 * A row that unfolds to its controls.
 * @param {View} view
 * @param {RowParts} row
 */
function foldedRow({ open }, { key, name, when, points, gone, edited, fresh, body, drop }) {
  const said = name === when ? "" : when;
  const place = el("div", { class: "wi-row__body" });
  /** @type {HTMLDetailsElement} */
  const details = el(
    "details",
    { class: `wi-row${gone ? " wi-row--gone" : ""}${edited || fresh ? " wi-row--edited" : ""}`, open: open.has(key) },
    el(
      "summary",
      { "data-key": key, onclick: () => details.open || unfold() },
      el("span", { class: "wi-row__name" }, gone ? el("del", null, name) : name),
      points ? el("span", { class: "wi-row__points" }, points) : null,
      gone ? mark("dropped") : edited ? mark("changed") : fresh ? mark("new") : null,
      said ? el("span", { class: "wi-row__when" }, said) : null,
    ),
    place,
  );
  const fill = () => place.replaceChildren(...[gone ? [] : body(), drop].flat(3).filter((one) => one instanceof Node || typeof one === "string"));
  /** Before it is shown, so that the next key leads into it. */
  function unfold() {
    open.add(key);
    fill();
  }
  if (open.has(key)) fill();
  details.addEventListener("toggle", () => {
    if (details.open && !open.has(key)) unfold();
    if (!details.open) open.delete(key);
  });
  return details;
}

/** @param {string} word */
function mark(word) {
  return el("span", { class: "wi-mark" }, word);
}

/**
 * @param {View} view
 * @param {string} entry
 * @param {Path} path
 * @param {string} name
 * @param {string} noun
 */
function dropButton({ edits, change }, entry, path, name, noun) {
  /** @type {PlaybookEdit} */
  const edit = { entry, path, op: "remove" };
  const key = `drop ${entry} ${String(path)}`;
  return el(
    "p",
    { class: "wi-row__drop" },
    has(edits, edit)
      ? button("Put it back", `Put back ${name}`, () => change([], [edit]), key)
      : button(`Drop this ${noun}`, `Drop the ${noun} ${name}`, () => change([edit]), key),
  );
}

/**
 * What is shown of an ICP: its parts under headings.
 * @param {View} view
 * @returns {Child[]}
 */
export function icpRows(view) {
  const rates = ownValue(view.playbook.data.rates ?? {}, view.icp);
  return [
    group("Who is in: the musts", mustRows(view)),
    group("What earns points", scoreRows(view)),
    group("Who is out: the disqualifiers", outRows(view)),
    group("Where tiers start", tierRows(view)),
    rates
      ? el(
          "p",
          { class: "pb-hint" },
          `Won rates are today's, of decided deals in ${rates.lists.join(" and ")}${rates.illustrative ? " (illustrative)" : ""}.`,
        )
      : null,
  ];
}

/**
 * @param {string} title
 * @param {Child[]} rows
 */
function group(title, rows) {
  return el("section", { class: "wi-group" }, el("h3", null, title), rows);
}

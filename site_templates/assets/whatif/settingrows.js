// Whole numbers of the YAML as inputs, and the rows that are nothing else: where tiers start, how much must be decided.

import { el } from "../elements.js";
import { profileIn, settingsIn } from "./data.js";
import { valueAt } from "./edits.js";
import { tierStart } from "./editwords.js";
import { has, showProblem } from "./testeditor.js";

/**
 * @import { Child } from "../elements.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @import { View } from "./rows.js"
 * @import { Path } from "./testeditor.js"
 */

/**
 * Where tiers start for the ICP, and how much must be decided.
 * @param {View} view
 * @returns {Child[]}
 */
export function tierRows(view) {
  const { playbook, icp } = view;
  const { tiers, minimum_coverage: coverage } = settingsIn(playbook.data.entries);
  const own = profileIn(playbook.data.entries, icp).fit.tiers ?? {};
  const { words } = playbook.catalogue;
  const several = playbook.catalogue.program.icps.length > 1;
  return [
    tiers.slice(0, -1).map(({ id }, at) => {
      const isOwn = Object.hasOwn(own, id);
      const label = words.tiers[id].label;
      const lines = [
        !isOwn &&
          el(
            "label",
            { class: "wi-setting" },
            el("span", null, `${label} starts at`, several && el("small", null, " for every ICP")),
            numberInput(view, "playbook/playbook", ["tiers", at, "at_least"], `${label} starts at, for every ICP`, [1, 100]),
          ),
        (several || isOwn) &&
          el(
            "label",
            { class: "wi-setting" },
            el("span", null, `${label} starts at`, el("small", null, ` for ${words.icps[icp].name} alone`)),
            numberInput(view, `profile/${icp}`, ["fit", "tiers", id], `${label} starts at, for ${words.icps[icp].name} alone`, [1, 100], tierStart(playbook, icp, id)),
          ),
      ];
      return lines;
    }),
    el(
      "label",
      { class: "wi-setting" },
      el("span", null, "Least share of points decided", several && el("small", null, " for every ICP, percent")),
      numberInput(view, "playbook/playbook", ["minimum_coverage"], "Least share of points decided, percent", [0, 100], coverage),
    ),
  ];
}

/**
 * A whole number of the YAML as an input.
 * @param {View} view
 * @param {string} entry
 * @param {Path} path
 * @param {string} label
 * @param {[least: number, most: number]} limits
 * @param {number} [today] where the YAML does not say it
 */
export function numberInput({ playbook, edits, change }, entry, path, label, [least, most], today) {
  const written = valueAt(playbook.data.entries[entry], path) ?? today;
  /** @type {PlaybookEdit} */
  const edit = { entry, path, op: "set" };
  const made = edits.find((one) => has([one], edit));
  const input = el("input", {
    type: "number",
    min: least,
    max: most,
    step: 1,
    class: made ? "wi-input wi-input--edited" : "wi-input",
    "aria-label": label,
    "data-key": `${entry} ${String(path)}`,
    value: String(made ? made.value : written),
  });
  input.addEventListener("change", () => {
    const value = input.value.trim() === "" ? NaN : Number(input.value);
    showProblem(input, value === written ? change([], [edit]) : change([{ ...edit, value }]));
  });
  return input;
}

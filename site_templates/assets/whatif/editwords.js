// Edits in words: which part of which entry, and from what to what.

import { signed, counted } from "../wording.js";
import { conditionWords, scalarWords } from "./conditionwords.js";
import { bandsOf, disqualifierIn, profileIn, settingsIn } from "./data.js";
import { valueAt } from "./edits.js";

/**
 * @import { Condition, Scalar } from "../fit/program.js"
 * @import { Playbook } from "./admission.js"
 * @import { BandData, CriterionData, MustData } from "./data.js"
 * @import { PlaybookEdit } from "./edits.js"
 */

/**
 * An edit as a short sentence without a full stop: “Recently funded”: 12 → 15 points.
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 * @returns {string}
 */
export function editWords(playbook, edit) {
  const { entry, path, op, value } = edit;
  const [kind, id] = entry.split("/");
  if (kind === "playbook") return settingWords(playbook, edit);
  if (kind === "disqualifier") {
    return `${quoted(disqualifierIn(playbook.data.entries, id).name)}: ${conditionEditWords(playbook, edit)}`;
  }
  const icp = playbook.catalogue.words.icps[id].name;
  const [, key, at, inside] = path;
  if (key === "tiers") {
    const today = tierStart(playbook, id, String(at));
    return `${icp}: ${playbook.catalogue.words.tiers[at].label} from ${today} → ${String(value)}`;
  }
  if (key === "caps") return `${icp}: ${quoted(String(at))} counts at most ${String(value)} points`;
  if (key === "disqualifiers") {
    const out = op === "remove" ? String(valueAt(playbook.data.entries[entry], path)) : String(value);
    const { name } = disqualifierIn(playbook.data.entries, out);
    return op === "remove" ? `Drop the disqualifier ${quoted(name)}` : `Add the disqualifier ${quoted(name)}`;
  }
  if (key === "must" && op === "insert" && path.length === 3) {
    const { when } = /** @type {MustData} */ (value);
    return `Add a must: ${conditionWords(sayerOf(playbook), when)}`;
  }
  const { fit } = profileIn(playbook.data.entries, id);
  const row = key === "must" ? fit.must?.at(Number(at)) : fit.score[Number(at)];
  if (!row) return "";
  const label = quoted(rowLabel(playbook, row));
  if (path.length === 3) return key === "must" ? `Drop the must ${label}` : `Drop the criterion ${label}`;
  if (path.at(-1) === "points") {
    const today = Number(valueAt(playbook.data.entries[entry], path));
    return `${label}: ${signed(today)} → ${signed(Number(value))} points`;
  }
  if (inside === "bands" && path.length === 5) return `${label}: without ${bandWords(playbook, edit)}`;
  return `${label}: ${conditionEditWords(playbook, edit)}`;
}

/**
 * What conditions are said with.
 * @param {Playbook} playbook
 */
export function sayerOf({ catalogue, data }) {
  return { catalogue, groups: data.groups, currency: data.currency };
}

/**
 * What a must or a criterion is called: its label, else what it asks.
 * @param {Playbook} playbook
 * @param {MustData | CriterionData} row
 */
export function rowLabel(playbook, row) {
  if (row.label) return row.label;
  return bandsOf({ ...row })
    .map(({ when }) => conditionWords(sayerOf(playbook), when))
    .join(" / ");
}

/**
 * Where a tier starts for an ICP today.
 * @param {Playbook} playbook
 * @param {string} icp
 * @param {string} tier
 */
export function tierStart({ data }, icp, tier) {
  const own = profileIn(data.entries, icp).fit.tiers ?? {};
  const starts = new Map(settingsIn(data.entries).tiers.map(({ id, at_least: least }) => [id, least]));
  return (Object.hasOwn(own, tier) ? own[tier] : starts.get(tier)) ?? 0;
}

/**
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 */
function settingWords({ catalogue, data }, { path, value }) {
  const settings = settingsIn(data.entries);
  if (path[0] === "minimum_coverage") {
    return `A tier needs ${settings.minimum_coverage}% → ${String(value)}% of the points decided`;
  }
  const tier = settings.tiers[Number(path[1])];
  return `${catalogue.words.tiers[tier.id].label} from ${tier.at_least} → ${String(value)}`;
}

/**
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 */
function bandWords(playbook, { entry, path }) {
  const { when, points } = /** @type {BandData} */ (valueAt(playbook.data.entries[entry], path));
  return `${conditionWords(sayerOf(playbook), when)} (${counted(points, "point")})`;
}

/**
 * @param {Playbook} playbook
 * @param {PlaybookEdit} edit
 */
function conditionEditWords(playbook, { entry, path, op, value }) {
  const today = valueAt(playbook.data.entries[entry], path);
  const sayer = sayerOf(playbook);
  const test = lastTest(playbook.data.entries[entry], path);
  if (typeof today === "object" && today !== null && !Array.isArray(today)) {
    const before = conditionWords(sayer, /** @type {Condition} */ (today));
    if (op === "remove") return `without ${quoted(before)}`;
    return `${before} → ${conditionWords(sayer, /** @type {Condition} */ (value))}`;
  }
  const field = test ? playbook.catalogue.byId.get(test.field) : undefined;
  /** @type {(one: unknown) => string} */
  const word = (one) =>
    path.at(-1) === "within"
      ? counted(Number(one), "day")
      : field
        ? scalarWords(sayer, field, /** @type {Scalar} */ (one))
        : String(one);
  if (op === "remove") return `without ${word(today)}`;
  if (op === "insert") return `also ${word(value)}`;
  return `${word(today)} → ${word(value)}`;
}

/**
 * The test that a path leads into.
 * @param {unknown} data
 * @param {(string | number)[]} path
 * @returns {{field: string} | null}
 */
function lastTest(data, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const found = valueAt(data, path.slice(0, length));
    if (typeof found === "object" && found !== null && "field" in found) return { field: String(found.field) };
  }
  return null;
}

/** @param {string} text */
function quoted(text) {
  return `“${text}”`;
}

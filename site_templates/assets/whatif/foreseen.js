// Warnings that `check` would give of an edited playbook and does not give today, of rules that a page can tell.
// As the modules of icp_playbook/lint with the names of the rules do.

import { evaluate } from "../fit/evaluate.js";
import { ownValue } from "../keys.js";
import { counted } from "../wording.js";
import { bandsOf, checksIn, disqualifierIn, profileIn, settingsIn } from "./data.js";
import { rowLabel } from "./editwords.js";
import { sideOf } from "./sides.js";

/**
 * @import { Verdict } from "../fit/evaluate.js"
 * @import { Playbook } from "./admission.js"
 * @import { PlaybookEdit } from "./edits.js"
 * @import { EditedSide } from "./sides.js"
 * @typedef {{rule: string, entry: string, where: string, sentence: string, about?: string}} Foreseen `entry` is the file
 *   that it is found in, `where` what that is called, `about` what tells findings of one rule and file apart
 */

const FEWEST_EXAMPLES = 5;
const FEWEST_CRITERIA = 3;

/**
 * The warnings that come with some edits; those that are off or waived are not among them.
 * @param {Playbook} playbook
 * @param {PlaybookEdit[]} edits
 * @param {string} day as of which waivers hold
 * @returns {(Foreseen & {stops: boolean})[]} `stops` where the playbook makes an error of it
 */
export function foreseen(playbook, edits, day) {
  const { catalogue, data } = playbook;
  const { levels, waived } = checksIn(data);
  const known = new Set(found(playbook, sideOf(catalogue, data, [])).map(keyOf));
  return found(playbook, sideOf(catalogue, data, edits))
    .filter((one) => !known.has(keyOf(one)) && ownValue(levels, one.rule) !== "off")
    .filter((one) => !waived.some(([rule, entry, until]) => rule === one.rule && entry === one.entry && day <= (until ?? day)))
    .map((one) => ({ ...one, stops: ownValue(levels, one.rule) === "error" }));
}

/** @param {Foreseen} finding */
function keyOf({ rule, entry, about }) {
  return JSON.stringify([rule, entry, about ?? ""]);
}

/**
 * Every finding of these rules.
 * @param {Playbook} playbook
 * @param {EditedSide} side
 * @returns {Foreseen[]}
 */
function found(playbook, side) {
  const { icps, examples } = playbook.catalogue.form;
  const used = icps.filter(({ status }) => status !== "retired").map(({ id }) => id);
  /** @type {[icp: string, verdict: Verdict][]} */
  const verdicts = examples.map(({ icp, account, as_of: asOf }) => [icp, evaluate(side.program, icp, account, asOf)]);
  return [
    ...used.flatMap((icp) => {
      const own = verdicts.filter(([id]) => id === icp).map(([, verdict]) => verdict);
      const where = playbook.catalogue.words.icps[icp].name;
      const rows = [
        ...(examples.length ? gaps(playbook, side, own) : []),
        ...breadth(playbook, side, icp),
        ...(own.length ? unexercised(playbook, side, icp, own) : []),
        ...scores(side, icp),
      ];
      return rows.map((row) => ({ ...row, entry: `profile/${icp}`, where }));
    }),
    ...unused(side),
  ];
}

/**
 * What no example of a profile shows.
 * @param {Playbook} playbook
 * @param {EditedSide} side
 * @param {Verdict[]} verdicts
 */
function gaps({ catalogue: { words } }, side, verdicts) {
  const best = settingsIn(side.entries).tiers[0].id;
  const { label } = words.tiers[best];
  const sentences = [
    !verdicts.some(({ tier }) => tier === best) && `no example reaches ${label}: nothing shows what a fit looks like`,
    !verdicts.some(({ tier, status }) => status !== "disqualified" && tier !== best) &&
      `no example falls short of ${label}: nothing shows where the fit ends`,
    verdicts.every(isInside) && "no example is disqualified or outside: nothing shows who to turn away",
  ];
  return sentences.flatMap((sentence) => (sentence ? [{ rule: "example-gap", sentence, about: sentence }] : []));
}

/** @param {Verdict} verdict */
function isInside({ status }) {
  return status !== "disqualified" && status !== "outside";
}

/**
 * Whether a profile takes nearly all of the playbook's examples, or none.
 * @param {Playbook} playbook
 * @param {EditedSide} side
 * @param {string} icp
 */
function breadth({ catalogue: { form } }, side, icp) {
  const { length } = form.examples;
  if (length < FEWEST_EXAMPLES) return [];
  const inside = form.examples.filter(({ account, as_of: asOf }) => isInside(evaluate(side.program, icp, account, asOf)));
  const all = `${length} example accounts`;
  if (!inside.length) return [{ rule: "too-narrow", sentence: `none of ${all} is inside: the profile is too narrow` }];
  if (10 * (length - inside.length) > length) return [];
  return [
    {
      rule: "too-broad",
      sentence: `${inside.length} of ${all} are inside: a profile that fits nearly everyone selects no one`,
    },
  ];
}

/**
 * Criteria that no example of the profile meets.
 * @param {Playbook} playbook
 * @param {EditedSide} side
 * @param {string} icp
 * @param {Verdict[]} verdicts
 */
function unexercised(playbook, side, icp, verdicts) {
  const met = new Set(
    verdicts.flatMap(({ reasons }) => reasons.filter(({ kind, state }) => kind === "score" && state === "met").map(({ id }) => id)),
  );
  return profileIn(side.entries, icp)
    .fit.score.filter(({ id }) => !met.has(id))
    .map((row) => ({
      rule: "unexercised-criterion",
      sentence: `no example meets "${rowLabel(playbook, row)}", so none would notice a change of its points`,
      about: row.id,
    }));
}

/**
 * A profile that rules nobody out, and one whose criteria all earn the same.
 * @param {EditedSide} side
 * @param {string} icp
 */
function scores(side, icp) {
  const { score, disqualifiers = [] } = profileIn(side.entries, icp).fit;
  const knows = Object.keys(side.entries).some((entry) => entry.startsWith("disqualifier/"));
  const most = score.map((row) => Math.max(...bandsOf(row).map(({ points }) => points))).filter((points) => points > 0);
  const rows = [];
  if (knows && !disqualifiers.length) {
    rows.push({
      rule: "no-disqualifiers",
      sentence: "no account is disqualified, so every account is worth everyone's time",
    });
  }
  if (most.length >= FEWEST_CRITERIA && new Set(most).size === 1) {
    const sentence = `each of ${most.length} criteria earns ${counted(most[0], "point")}, and nothing says what matters most`;
    rows.push({ rule: "equal-weights", sentence });
  }
  return rows;
}

/**
 * Disqualifiers that no profile names.
 * @param {EditedSide} side
 * @returns {Foreseen[]}
 */
function unused({ entries }) {
  const profiles = Object.keys(entries).filter((entry) => entry.startsWith("profile/"));
  const named = profiles.flatMap((entry) => profileIn(entries, entry.slice("profile/".length)).fit.disqualifiers ?? []);
  return Object.keys(entries)
    .filter((entry) => entry.startsWith("disqualifier/") && !named.includes(entry.slice("disqualifier/".length)))
    .map((entry) => {
      const { name } = disqualifierIn(entries, entry.slice("disqualifier/".length));
      return { rule: "unused-entry", entry, where: name, sentence: `no ICP uses the disqualifier "${name}"` };
    });
}

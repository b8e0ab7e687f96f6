// A playbook with edits as a side of a comparison: its program, and the words that edits alter.

import { oneLine } from "../fit/plain.js";
import { conditionWords } from "./conditionwords.js";
import { compiledProgram } from "./compiling.js";
import { disqualifierIn, profileIn } from "./data.js";
import { applied } from "./edits.js";

/**
 * @import { Catalogue } from "../fit/catalogue.js"
 * @import { DisqualifierWords, IcpWords, MustWords } from "../fit/words.js"
 * @import { Side } from "./assignment.js"
 * @import { WhatIfData } from "./data.js"
 * @import { Entries, PlaybookEdit } from "./edits.js"
 * @typedef {Side & {entries: Entries}} EditedSide
 */

/**
 * The playbook with some edits; without any, as it is today.
 * @param {Catalogue} catalogue
 * @param {WhatIfData} data
 * @param {PlaybookEdit[]} edits
 * @returns {EditedSide}
 */
export function sideOf(catalogue, data, edits) {
  const entries = applied(data.entries, edits);
  const program = compiledProgram({ program: catalogue.program, groups: data.groups }, entries);
  const icps = Object.fromEntries(program.icps.map(({ id }) => [id, icpWords(catalogue, data, entries, id)]));
  return { entries, program, words: { ...catalogue.words, icps }, tables: data.moves };
}

/**
 * @param {Catalogue} catalogue
 * @param {WhatIfData} data
 * @param {Entries} entries
 * @param {string} id
 * @returns {IcpWords}
 */
function icpWords(catalogue, { groups, currency, entries: today }, entries, id) {
  const known = catalogue.words.icps[id];
  const { fit } = profileIn(entries, id);
  if (profileIn(today, id).fit === fit) return known;
  const sayer = { catalogue, groups, currency };
  /** @type {[string, MustWords][]} */
  const musts = (fit.must ?? []).map((must) => {
    const when = conditionWords(sayer, must.when);
    return [must.id, { label: must.label ? oneLine(must.label) : when, when, why: oneLine(must.why ?? "") }];
  });
  /** @type {[string, DisqualifierWords][]} */
  const outs = (fit.disqualifiers ?? []).map((out) => {
    const { name, when } = disqualifierIn(entries, out);
    return [out, { name, says: "", when: conditionWords(sayer, when), why: "", ask: [], cite: name }];
  });
  return { ...known, must: Object.fromEntries(musts), disqualifiers: Object.fromEntries(outs) };
}

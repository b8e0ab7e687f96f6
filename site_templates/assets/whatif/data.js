// What the site gives What if: the entries that can be changed, and the words of moves.

/**
 * @import { Condition } from "../fit/program.js"
 * @import { Membership } from "../fit/membership.js"
 * @typedef {{id: string, label?: string, when: Condition, why?: string}} MustData a condition as in the YAML: lists may
 *   name groups, an amount may be "7.5M"
 * @typedef {{when: Condition, points: number}} BandData
 * @typedef {{
 *   id: string, label?: string, dimension?: string, why?: string, unknown?: "open" | "missed", base_rate?: number,
 *   when?: Condition, points?: number, bands?: BandData[],
 * }} CriterionData either a condition with its points, or bands
 * @typedef {{label?: string, at_most: number, criteria: string[]}} CapData
 * @typedef {{
 *   must?: MustData[], score: CriterionData[], disqualifiers?: string[], unknown?: "open" | "missed", enough?: Condition,
 *   caps?: Record<string, CapData>, tiers?: Record<string, number>,
 * }} FitData
 * @typedef {{fit: FitData}} ProfileData
 * @typedef {{name: string, when: Condition}} DisqualifierData
 * @typedef {{tiers: {id: string, at_least: number}[], minimum_coverage: number}} SettingsData
 *
 * @typedef {{id: string, label: string, members: string[]}} Group
 * @typedef {Partial<Record<Membership, Partial<Record<Membership, string>>>>} KindTable before → after → kind of move
 * @typedef {"open" | "misses" | "segment" | "no-segment" | "no-play" | "idle" | "missing" | "none-before" | "none-now"
 *   | "move"
 * } OtherKey
 * @typedef {{
 *   kinds: [kind: string, words: string][], beside: string[], between: KindTable, within: KindTable,
 *   assignments: Record<Membership, [short: string, full: string]>, others: Record<OtherKey, string>,
 * }} MoveTables as `move_tables` of icp_playbook/decisions makes them
 * @typedef {[won: number, decided: number, percent: number | null]} Rate of decided deals; no percent of too few
 * @typedef {{
 *   lists: string[], illustrative: boolean, tiers: Record<string, Rate>, statuses: Record<string, Rate>,
 *   parts: Record<string, {met?: Rate, missed?: Rate}>,
 * }} IcpRates what the back-test says of an ICP; parts by kind and id: must/crm
 * @typedef {{status?: string, tier?: string, disqualifier?: string, segment?: string, level?: string, play?: string}} Expected
 * @typedef {{
 *   expects: Record<string, Expected>, levels: Record<string, string>,
 *   waived: [rule: string, entry: string, until: string | null][],
 * }} Checks what `check` holds the playbook to: what examples must get, and what the playbook says of its rules
 * @typedef {{
 *   version: string, currency: string, entries: Record<string, unknown>, groups: Record<string, Group[]>,
 *   moves: MoveTables, proposes: boolean, checks?: Checks, rates?: Record<string, IcpRates>,
 * }} WhatIfData `proposes`: the site has what makes edits a change of the files,
 *   and says what they are held to
 */

/**
 * What `check` holds the playbook to; nothing where nothing can be proposed.
 * @param {WhatIfData} data
 * @returns {Checks}
 */
export function checksIn({ checks }) {
  return checks ?? { expects: {}, levels: {}, waived: [] };
}

export const SETTINGS = "playbook/playbook";

/**
 * The settings of entries.
 * @param {Record<string, unknown>} entries
 */
export function settingsIn(entries) {
  return /** @type {SettingsData} */ (entries[SETTINGS]);
}

/**
 * The profile of an ICP.
 * @param {Record<string, unknown>} entries
 * @param {string} icp
 */
export function profileIn(entries, icp) {
  return /** @type {ProfileData} */ (entries[`profile/${icp}`]);
}

/**
 * A disqualifier.
 * @param {Record<string, unknown>} entries
 * @param {string} id
 */
export function disqualifierIn(entries, id) {
  return /** @type {DisqualifierData} */ (entries[`disqualifier/${id}`]);
}

/**
 * The bands of a criterion; a plain one has a single one.
 * @param {CriterionData} row
 * @returns {BandData[]}
 */
export function bandsOf({ bands, when, points }) {
  return bands ?? (when ? [{ when, points: points ?? 0 }] : []);
}

// Which field, filled, would decide an account: whatever the answer, its verdict is then open no more.
// Mirrors icp_playbook/fit/filling.py.

import { ownValue } from "../keys.js";
import { counted } from "../wording.js";
import { evaluate, rank } from "./evaluate.js";
import { domainsOf, fieldValues, TooManyValues } from "./fieldvalues.js";
import { decidingFields } from "./membership.js";
import { isInterval, isOfContacts, testsIn } from "./program.js";

/**
 * @import { Catalogue } from "./catalogue.js"
 * @import { Verdict } from "./evaluate.js"
 * @import { Account, Icp, Program, Test, Value } from "./program.js"
 * @import { Words } from "./words.js"
 */

/**
 * What finds the fields each of which alone decides an open account, in file order; none if it is decided. Only fields
 * that the verdict's own ICP asks for are tried.
 * @param {Catalogue} catalogue
 * @param {{icp: string, asOf: string}} options `icp` is empty for the best of all
 * @returns {(account: Account, verdict: Verdict) => string[]}
 */
export function decisiveFields(catalogue, { icp, asOf }) {
  const { program } = catalogue;
  const domains = domainsOf(catalogue);
  const tests = testsOf(program.icps.filter((one) => (icp ? one.id === icp : one.operational)));

  /** @type {(name: string, account: Account, verdict: Verdict) => boolean} */
  function decides(name, account, verdict) {
    const values = fieldValues(domains[name], tests.get(name) ?? [], ownValue(account, name) ?? null, asOf);
    const answers = values.filter(({ learn }) => learn);
    return answers.length > 0 && answers.every(({ value }) => decided({ ...account, [name]: value }, verdict));
  }

  /** @type {(account: Account, verdict: Verdict) => boolean} */
  function decided(account, verdict) {
    const own = evaluate(program, verdict.icp, account, asOf);
    if (isOpen(own)) return false;
    if (own.status === "fit" || icp) return true;
    const best = rank(program, account, asOf).verdicts.at(0);
    return best !== undefined && !isOpen(best);
  }

  return (account, verdict) =>
    isOpen(verdict)
      ? askedAlone(program, account, verdict).filter((name) => {
          try {
            return decides(name, account, verdict);
          } catch (error) {
            if (error instanceof TooManyValues) return false;
            throw error;
          }
        })
      : [];
}

/**
 * Which field to fill first, in words: the one that decides most accounts, then the one that decides most of the others.
 * Empty where no account is open.
 * @param {string[][]} open the fields that decide each open account
 * @param {string[]} asked the fields of the next questions of the open accounts
 * @param {number} accounts how many there are in all
 * @param {Words} words
 */
export function fillFirst(open, asked, accounts, words) {
  if (!open.length) return "";
  const first = most(open);
  if (!first) {
    const often = most(asked.map((name) => [name]));
    const which = often && words.fields[often.name].label;
    const count = often && `${often.count.toLocaleString("en")} of ${counted(accounts, "account")}`;
    return `No one field, filled, would decide an account${often ? `; most often asked next: ${which}, ${count}` : ""}.`;
  }
  const next = most(open.filter((fields) => !fields.includes(first.name)));
  const more = next ? `; then ${words.fields[next.name].label}: ${next.count.toLocaleString("en")} more` : "";
  const count = `${first.count.toLocaleString("en")} of ${counted(accounts, "account")} would be decided`;
  return `Fill ${words.fields[first.name].label} first: ${count}${more}.`;
}

/**
 * The name that most have, the first in the alphabet of equals.
 * @param {string[][]} found
 */
function most(found) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of found.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()].sort((one, other) => (one < other ? -1 : 1));
  return names
    .map((name) => ({ name, count: counts.get(name) ?? 0 }))
    .sort((one, other) => other.count - one.count)
    .at(0);
}

/**
 * Whether an answer could still change the verdict.
 * @param {Verdict} verdict
 */
export function isOpen({ status }) {
  return status === "undecided" || status === "insufficient";
}

/**
 * The one field that is asked for, or else those of the points that are open.
 * @param {Program} program
 * @param {Account} account
 * @param {Verdict} verdict
 */
function askedAlone(program, account, verdict) {
  const asked = decidingFields(program, verdict, account);
  if (asked.length || verdict.status === "insufficient") return asked.length === 1 ? asked : [];
  const score = program.icps.find((one) => one.id === verdict.icp)?.score ?? [];
  const reasons = verdict.reasons.filter(({ kind }) => kind === "score");
  const rows = score.flatMap((row, at) =>
    reasons[at].state === "unknown"
      ? [{ points: reasons[at].possible, fields: row.bands.flatMap(({ when }) => testsIn(when)).map(({ field }) => field) }]
      : [],
  );
  const known = reasons.reduce((sum, { state, possible }) => sum + (state === "unknown" ? 0 : possible), 0);
  const lacking = verdict.possible * program.minimum_coverage - 100 * known;
  return Object.keys(program.fields).filter((name) => {
    const value = ownValue(account, name) ?? null;
    const own = rows.filter(({ fields }) => fields.includes(name));
    const points = own.reduce((sum, row) => sum + row.points, 0);
    return isUnsettled(value) && own.length > 0 && 100 * points >= lacking;
  });
}

/**
 * Whether an answer is open; of contacts that of one alone, since several may have several.
 * @param {Value | null} value
 */
function isUnsettled(value) {
  if (isOfContacts(value)) return value.contacts.filter((one) => one === null).length === 1;
  return value === null || isInterval(value);
}

/**
 * Field → the tests of it that decide fit and segment, each once.
 * @param {Icp[]} icps
 */
function testsOf(icps) {
  /** @type {Map<string, Test[]>} */
  const found = new Map();
  const seen = new Set();
  for (const icp of icps) {
    const rows = [...icp.must, ...icp.disqualifiers, ...icp.segments].map(({ when }) => when);
    const bands = icp.score.flatMap((row) => row.bands).map(({ when }) => when);
    for (const test of [...rows, ...bands, ...(icp.enough ? [icp.enough] : [])].flatMap(testsIn)) {
      const key = JSON.stringify(test);
      if (seen.has(key)) continue;
      seen.add(key);
      found.set(test.field, [...(found.get(test.field) ?? []), test]);
    }
  }
  return found;
}

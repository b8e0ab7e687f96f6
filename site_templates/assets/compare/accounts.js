// Accounts under two states: the examples of both, and the rows of a list, each as that state reads it.
// As icp_playbook/decisions/cases.py does.

import { fieldOf } from "../fit/catalogue.js";
import { isInterval } from "../fit/program.js";
import { ownValue } from "../keys.js";
import { compared, resultsOf } from "../whatif/moves.js";

/**
 * @import { Catalogue, Example } from "../fit/catalogue.js"
 * @import { Account, Value } from "../fit/program.js"
 * @import { MoveTables } from "../whatif/data.js"
 * @import { Compared, ComparedAccount, Renames } from "../whatif/moves.js"
 * @import { StateRenames } from "./renames.js"
 * @typedef {{before: Catalogue, after: Catalogue, renames: StateRenames, tables: MoveTables}} Sides
 */

/**
 * Every example on either side, by id. One that was edited is scored in its new version on both sides.
 * @param {Sides} sides
 * @returns {ComparedAccount[]}
 */
export function comparedExamples({ before, after, renames }) {
  const [old, now] = [before, after].map(({ form }) => new Map(form.examples.map((one) => [one.id, one])));
  const gone = [...old.keys()].filter((id) => !now.has(renames.entry("example", id)));
  return [...new Set([...gone, ...now.keys()])].sort().map((id) => {
    const kept = now.get(id);
    const earlier = old.get(gone.includes(id) ? id : renames.formerEntry("example", id));
    const example = /** @type {Example} */ (kept ?? earlier);
    const was = kept ? translated(kept.account, renames.formerField, renames.formerValue) : example.account;
    const own = kept && earlier ? ownValues(was, earlier.account, { before, after, renames }) : {};
    const is = kept ? kept.account : translated(example.account, renames.field, renames.value);
    return {
      id: `example/${id}`,
      name: example.name.trim().split(/\s+/).join(" "),
      asOf: example.as_of,
      account: readable(is, after),
      icp: kept ? kept.icp : renames.entry("profile", example.icp),
      was: {
        account: readable({ ...was, ...own }, before),
        icp: kept ? renames.formerEntry("profile", kept.icp) : example.icp,
      },
    };
  });
}

/**
 * What became of an account between the two sides.
 * @param {ComparedAccount} account
 * @param {Sides} sides
 * @returns {Compared}
 */
export function comparedBetween(account, { before, after, renames, tables }) {
  const [old, changed] = [before, after].map(({ program, words }) => ({ program, words, tables }));
  const was = resultsOf(old.program, { ...(account.was ?? account), asOf: account.asOf });
  return compared(account, old, changed, was, resultsOf(changed.program, account), asRenames(renames));
}

/**
 * @param {StateRenames} renames
 * @returns {Renames}
 */
function asRenames({ entry, formerEntry, tier, play }) {
  return {
    icp: (id) => id && entry("profile", id),
    formerIcp: (id) => id && formerEntry("profile", id),
    segment: (id) => id && entry("segment", id),
    tier: (id) => id && tier(id),
    play: (id) => id && play(id),
  };
}

/**
 * An account in the ids of the other side.
 * @param {Account} account
 * @param {(field: string) => string} field
 * @param {(field: string, value: string) => string} value
 * @returns {Account}
 */
function translated(account, field, value) {
  return Object.fromEntries(
    Object.entries(account).map(([name, given]) => {
      if (typeof given === "string") return [field(name), value(name, given)];
      if (Array.isArray(given)) return [field(name), given.map((one) => value(name, one))];
      return [field(name), given];
    }),
  );
}

/**
 * What an example said on the old side of fields whose value now that side cannot read, or that are gone.
 * @param {Account} was
 * @param {Account} own
 * @param {Omit<Sides, "tables">} sides
 */
function ownValues(was, own, { before, after, renames }) {
  return Object.fromEntries(
    Object.entries(own).filter(
      ([name]) =>
        (Object.hasOwn(was, name) && !isReadable(name, ownValue(was, name), before)) ||
        !after.byId.has(renames.field(name)),
    ),
  );
}

/**
 * The account as far as a playbook can read it.
 * @param {Account} account
 * @param {Catalogue} catalogue
 * @returns {Account}
 */
function readable(account, catalogue) {
  return Object.fromEntries(Object.entries(account).filter(([name, value]) => isReadable(name, value, catalogue)));
}

/**
 * @param {string} name
 * @param {Value | null | undefined} value
 * @param {Catalogue} catalogue
 */
function isReadable(name, value, catalogue) {
  if (!catalogue.byId.has(name) || value === null || value === undefined) return false;
  const { type, labels, open } = { open: catalogue.form.fields[name].open, ...fieldOf(catalogue, name) };
  switch (type) {
    case "boolean":
      return typeof value === "boolean";
    case "integer":
    case "number":
    case "percent":
    case "year":
    case "money":
      return typeof value === "number" || isInterval(value);
    case "choices":
      return Array.isArray(value) && (open || value.every((one) => labels.has(one)));
    case "choice":
    case "country":
      return typeof value === "string" && labels.has(value);
    case "date":
    case "text":
    case "domain":
      return typeof value === "string";
  }
}

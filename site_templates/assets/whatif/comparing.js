// Every account by today's playbook and by what is tried out: examples at once, a list in batches between other work.

import { inBatches } from "../fit/batches.js";
import { changedResults, compared, resultsOf } from "./moves.js";
import { sideOf } from "./sides.js";

/**
 * @import { Playbook } from "./admission.js"
 * @import { IcpResult } from "./assignment.js"
 * @import { Compared, ComparedAccount } from "./moves.js"
 * @import { Tried } from "./session.js"
 * @import { EditedSide } from "./sides.js"
 * @typedef {{account: ComparedAccount, found: (Compared | null)[]}} Row an account, by each scenario that has edits
 * @typedef {{
 *   accounts: number, moved: Row[], counts: Map<string, number>[],
 * }} Summary the accounts that move in any scenario, and how many of each kind in each
 */

/**
 * What compares the accounts of a page. `done(examples, list)` follows; the list is null while there is none, or while
 * it is worked on.
 * @param {Playbook} playbook
 * @param {{
 *   done: (examples: Summary, list: Summary | null) => void, progressed: (count: number, all: number) => void,
 * }} listeners
 */
export function comparer(playbook, { done, progressed }) {
  const today = sideOf(playbook.catalogue, playbook.data, []);
  const examples = playbook.catalogue.form.examples.map((example) => ({
    id: `example/${example.id}`,
    name: example.name,
    account: example.account,
    asOf: example.as_of,
    icp: example.icp,
  }));
  /** @type {WeakMap<ComparedAccount, IcpResult[]>} */
  const results = new WeakMap();
  /** @type {ComparedAccount[]} */
  let listed = [];
  let latest = 0;

  /**
   * @param {(EditedSide | null)[]} sides
   * @param {Summary} summary
   * @param {ComparedAccount} account
   */
  function compare(sides, summary, account) {
    let before = results.get(account);
    if (!before) results.set(account, (before = resultsOf(today.program, account)));
    const known = before;
    const found = sides.map((side) => {
      if (!side) return null;
      const after = changedResults(side.program, account, today.program, known);
      return compared(account, today, side, known, after);
    });
    summary.accounts += 1;
    if (!found.some((one) => one?.move)) return;
    summary.moved.push({ account, found });
    for (const [at, one] of found.entries()) {
      const kind = one?.move?.kind;
      if (kind) summary.counts[at].set(kind, (summary.counts[at].get(kind) ?? 0) + 1);
    }
  }

  return {
    today,
    /** @param {ComparedAccount[]} accounts */
    take(accounts) {
      listed = accounts;
    },
    /**
     * Compares all accounts; a later call ends an earlier one.
     * @param {Tried} tried
     */
    async run({ scenarios }) {
      const mine = (latest += 1);
      const sides = scenarios.map((edits) =>
        edits.length ? sideOf(playbook.catalogue, playbook.data, edits) : null,
      );
      const first = emptySummary();
      for (const account of examples) compare(sides, first, account);
      done(first, null);
      if (!listed.length) return;
      const summary = emptySummary();
      const current = listed;
      const whole = await inBatches(
        current,
        (account) => compare(sides, summary, account),
        (count) => progressed(count, current.length),
        () => mine === latest,
      );
      if (whole && mine === latest) done(first, summary);
    },
  };
}

/** @returns {Summary} */
function emptySummary() {
  return { accounts: 0, moved: [], counts: [new Map(), new Map()] };
}

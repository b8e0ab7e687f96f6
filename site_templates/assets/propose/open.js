// Opens the dialog that makes edits a proposal.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { EntrySource } from "./source.js" */
/** @import { Edited } from "./proposal.js" */
/** @import { TriedOut } from "./beside.js" */
import { el, refill } from "../elements.js";
import { followerChoice, mustWords, warningList } from "./beside.js";
import { openDialog } from "./dialog.js";
import { UnwritableError } from "./nodes.js";
import { madeOf, proposalOf } from "./proposal.js";
import { reasonFields } from "./reasons.js";
import { loadSource, takenIds } from "./source.js";
import { waysOf } from "./ways.js";

/**
 * @typedef {ReturnType<typeof openDialog>} Shell
 * @typedef {{isDecision: boolean, taken: string[], back?: () => void, triedOut?: TriedOut}} Manner `taken` are the ids of
 *   decisions, `back` leads to what was shown before
 */

/**
 * Offers edits as a change of the files: a patch, the forge's editor, a decision, a mail.
 * @param {PlaybookEdit[]} edits
 * @param {string} root the way to the root of the site
 * @param {TriedOut} [triedOut] what the page knows of them
 */
export async function openProposal(edits, root, triedOut = {}) {
  const shell = openDialog(document, "Propose this change");
  shell.show(el("p", { role: "status" }, "Reading the files…"));
  try {
    const following = (triedOut.followers ?? []).flatMap((one) => one.edits);
    const entries = [...new Set([...edits, ...following].map(({ entry }) => entry))];
    const [taken, ...sources] = await Promise.all([
      takenIds(window, root),
      ...entries.map((entry) => loadSource(window, root, entry)),
    ]);
    showProposal(shell, edits, sources, { isDecision: true, taken, triedOut });
  } catch (error) {
    shell.show(el("p", { role: "alert", class: "sg-refused" }, reasonOf(error)));
  }
}

/**
 * Why something could not be done, in a sentence.
 * @param {unknown} error
 */
export function reasonOf(error) {
  if (error instanceof UnwritableError) return error.message;
  return "The file could not be loaded. Load the page again, or write to whoever keeps it.";
}

/**
 * @param {Shell} shell
 * @param {PlaybookEdit[]} edits
 * @param {EntrySource[]} sources
 * @param {Manner} manner
 */
export function showProposal(shell, edits, sources, { isDecision, taken, back, triedOut = {} }) {
  const { words = [], followers = [], warnings } = triedOut;
  const again = back && el("button", { type: "button", class: "pb-button", onclick: back }, "Back to the words");
  const first = tried(() => madeOf(edits, sources, words));
  if (typeof first === "string") {
    shell.show(el("p", { role: "alert", class: "sg-refused" }, first), again);
    return;
  }
  const ways = el("div", { class: "sg-ways" });
  const musts = mustWords(edits, words, () => update());
  const choice = followerChoice(followers, () => update());
  const reasons = reasonFields({
    name: nameOf(first, words.length > 0),
    isDecision,
    canDecide: sources.some(({ decisions }) => decisions !== ""),
    changed: () => update(),
  });
  const update = () => {
    const said = reasons.said();
    if (said.lacking) {
      refill(ways, el("p", { class: "sg-note", role: "status" }, said.lacking));
      return;
    }
    const chosen = choice.chosen();
    const all = [...edits, ...chosen.flatMap((one) => one.edits)];
    const own = sources.filter(({ entry }) => all.some((edit) => edit.entry === entry));
    const edited = tried(() => madeOf(musts.edits(), own, words, chosen));
    if (typeof edited === "string") {
      refill(ways, el("p", { role: "alert", class: "sg-refused" }, edited));
      return;
    }
    const proposal = proposalOf(edited, { ...said, day: today(), page: pageAddress(), taken });
    refill(ways, el("h3", null, "Hand it in"), ...waysOf(proposal, own));
  };
  update();
  shell.show(
    el("h3", null, "What you suggest"),
    changeList(first),
    musts.element,
    choice.element,
    warningList(warnings),
    reasons.element,
    ways,
    again,
  );
  reasons.why.focus();
}

/**
 * @param {() => Edited} make
 * @returns {Edited | string}
 */
function tried(make) {
  try {
    return make();
  } catch (error) {
    return reasonOf(error);
  }
}

/** @param {Edited} edited */
function changeList({ words }) {
  return el(
    "ul",
    { class: "sg-changes" },
    words.map(({ where, what, before, after }) => {
      return el(
        "li",
        null,
        el("strong", null, what),
        el("small", null, where),
        before && el("del", { dir: "auto" }, before),
        after && el("ins", { dir: "auto" }, after),
      );
    }),
  );
}

/**
 * @param {Edited} edited
 * @param {boolean} said whether the words are those of the page, with names in them
 */
function nameOf({ sources, about, words }, said) {
  const what = words.at(0)?.what ?? "";
  const where = sources.filter(({ entry }) => about.includes(entry)).map(({ name }) => name);
  return `${where.join(", ")}${what ? `: ${said ? what : what.toLowerCase()}` : ""}`.slice(0, 110);
}

/** The day here. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The address of the page, unless it is on somebody's disk. */
function pageAddress() {
  return location.protocol === "file:" ? "" : location.origin + location.pathname;
}

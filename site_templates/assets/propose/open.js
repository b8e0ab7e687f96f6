// Opens the dialog that makes edits a proposal.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { EntrySource } from "./source.js" */
/** @import { Edited } from "./proposal.js" */
import { el, refill } from "../elements.js";
import { counted } from "../wording.js";
import { openDialog } from "./dialog.js";
import { UnwritableError } from "./nodes.js";
import { madeOf, proposalOf } from "./proposal.js";
import { reasonFields } from "./reasons.js";
import { loadSource } from "./source.js";
import { waysOf } from "./ways.js";

/**
 * @typedef {ReturnType<typeof openDialog>} Shell
 * @typedef {{isDecision: boolean, sentences?: string[], back?: () => void}} Manner `sentences` says each edit,
 *   `back` leads to what was shown before
 */

/**
 * Offers edits as a change of the files: a patch, the forge's editor, a decision, a mail.
 * @param {PlaybookEdit[]} edits
 * @param {string} root the way to the root of the site
 * @param {string[]} [sentences] each edit in words, where whoever made it has better ones than its place in the file
 */
export async function openProposal(edits, root, sentences = []) {
  const shell = openDialog(document, "Propose this change");
  shell.show(el("p", { role: "status" }, "Reading the files…"));
  try {
    const entries = [...new Set(edits.map(({ entry }) => entry))];
    const sources = await Promise.all(entries.map((entry) => loadSource(window, root, entry)));
    showProposal(shell, edits, sources, { isDecision: true, sentences });
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
export function showProposal(shell, edits, sources, { isDecision, sentences, back }) {
  const edited = tried(edits, sources, sentences);
  const again = back && el("button", { type: "button", class: "pb-button", onclick: back }, "Back to the words");
  if (typeof edited === "string") {
    shell.show(el("p", { role: "alert", class: "sg-refused" }, edited), again);
    return;
  }
  const ways = el("div", { class: "sg-ways" });
  const reasons = reasonFields({
    name: nameOf(edited),
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
    const proposal = proposalOf(edited, { ...said, day: today(), page: pageAddress() });
    refill(ways, el("h3", null, "Hand it in"), ...waysOf(proposal, sources));
  };
  update();
  shell.show(el("h3", null, "What you suggest"), changeList(edited), reasons.element, ways, again);
  reasons.why.focus();
}

/**
 * @param {PlaybookEdit[]} edits
 * @param {EntrySource[]} sources
 * @param {string[]} [sentences]
 */
function tried(edits, sources, sentences) {
  try {
    return madeOf(edits, sources, sentences);
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

/** @param {Edited} edited */
function nameOf({ words }) {
  const [first] = words;
  if (!first) return "";
  const isSentence = !first.before && !first.after;
  const more = words.length > 1 ? `, and ${counted(words.length - 1, "more change")}` : "";
  return `${`${first.where}: ${isSentence ? first.what : first.what.toLowerCase()}`.slice(0, 110 - more.length)}${more}`;
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

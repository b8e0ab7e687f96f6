// A proposal: edits with the words of whoever makes them, as files, a patch, sentences and a mail.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { Expectation } from "./decision.js" */
/** @import { FileChange } from "./patch.js" */
/** @import { EntrySource } from "./source.js" */
/** @import { EditInWords } from "./words.js" */
import { decisionId, decisionText, oneLine } from "./decision.js";
import { mailLines } from "./mail.js";
import { patchOf } from "./patch.js";
import { editedText } from "./splicing.js";
import { editInWords, sentenceOf } from "./words.js";

/** @import { Follower } from "../whatif/expectations.js" */

/**
 * @typedef {{
 *   why: string, expected: Expectation | null, name: string, isDecision: boolean, day: string, page: string,
 *   taken: string[],
 * }} Reasons what a person says beside the edits; `name` is that of the decision, `page` an address, `taken` are the ids
 *   of other decisions
 * @typedef {{
 *   files: FileChange[], sources: EntrySource[], words: EditInWords[], follows: EditInWords[], about: string[],
 * }} Edited `about` are the entries that it is about; `follows` is what changes in others because of it
 * @typedef {{patch: string, name: string, files: FileChange[], decision: FileChange | null, mail: string[],
 *   reason: string}} Proposal `reason` is for the description of a pull request: its last line is a trailer of git
 */

/**
 * What edits make of the files they are about. Raises UnwritableError with a sentence for a person.
 * @param {PlaybookEdit[]} edits
 * @param {EntrySource[]} sources of the edits and of those that follow
 * @param {string[]} [said] each edit in words, where the page has better ones than the file
 * @param {Follower[]} [following] what follows from the edits
 * @returns {Edited}
 */
export function madeOf(edits, sources, said = [], following = []) {
  const all = [...edits, ...following.flatMap((one) => one.edits)];
  const files = sources.map((source) => {
    const own = all.filter(({ entry }) => entry === source.entry);
    return { path: source.path, before: source.text, after: editedText(source.text, source.nodes, own) };
  });
  const words = sources.flatMap((source) =>
    edits.flatMap((edit, place) => {
      if (edit.entry !== source.entry) return [];
      const what = said.at(place);
      return [what ? { where: source.name, what, before: "", after: "" } : editInWords(edit, source)];
    }),
  );
  const lines = following.flatMap(({ name, lines: own }) => own.map((line) => ({ where: name, ...line })));
  const about = sources.map(({ entry }) => entry).filter((entry) => edits.some((edit) => edit.entry === entry));
  return { files, sources, words, follows: lines, about };
}

/**
 * A proposal that can be handed in.
 * @param {Edited} edited
 * @param {Reasons} reasons
 * @returns {Proposal}
 */
export function proposalOf(edited, reasons) {
  const { files, sources, words, follows } = edited;
  const every = [...words, ...follows];
  const sentences = every.map(sentenceOf);
  const expected = reasons.expected ? expectationText(reasons.expected) : "";
  const decision = reasons.isDecision ? decisionFile(edited, reasons) : null;
  const commit = sources.at(0)?.commit ?? "";
  const mail = mailLines({ sentences, why: reasons.why, expected, page: reasons.page, commit });
  const all = decision ? [...files, decision] : files;
  const patch = patchOf(all, [...every.map(({ where, what }) => `${where} · ${what}`), `Why: ${reasons.why}`, originOf(sources)]);
  const name = `${decisionId(reasons.name, reasons.day, reasons.taken)}.patch`;
  const reason = [...sentences.map((sentence) => `- ${sentence}`), "", `Why: ${oneLine(reasons.why)}`, ""].join("\n");
  return { patch, name, files: files.filter(({ before, after }) => before !== after), decision, mail, reason };
}

/**
 * @param {Edited} edited
 * @param {Reasons} reasons
 * @returns {FileChange | null}
 */
function decisionFile({ sources, words, about }, { name, day, why, expected, taken }) {
  const [first] = sources;
  if (!first?.decisions) return null;
  const path = `${first.prefix}${first.decisions}/${decisionId(name, day, taken)}.yaml`;
  const decision = `${words.map(sentenceOf).join("; ")}.`;
  return { path, before: null, after: decisionText({ name, owner: first.owner, decision, about, why, expected }) };
}

/**
 * What an expectation says, in words.
 * @param {Expectation} expected
 */
export function expectationText({ measure, from, to, by }) {
  return `${measure} ${from ? `from ${from} ` : ""}to ${to} by ${by}`;
}

/**
 * Of which state of the files a proposal is.
 * @param {EntrySource[]} sources
 */
export function originOf(sources) {
  const commit = sources.at(0)?.commit ?? "";
  if (!commit) return "Made from files of no commit.";
  const open = sources.filter(({ committed }) => !committed).map(({ path }) => path);
  const made = `Made from commit ${commit.slice(0, 10)}`;
  return open.length ? `${made} and from ${open.join(", ")} as edited since, which no commit holds.` : `${made}.`;
}

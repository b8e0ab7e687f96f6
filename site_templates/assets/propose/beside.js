// What stands beside a change that was tried out: a new must's words, examples that follow, warnings of `check`.

/** @import { Follower } from "../whatif/expectations.js" */
/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { Foreseen } from "../whatif/foreseen.js" */
import { el } from "../elements.js";
import { counted } from "../wording.js";
import { field } from "./reasons.js";
import { entriesOf, isMapping } from "./writing.js";

/**
 * @typedef {{
 *   words?: string[], followers?: Follower[], warnings?: (Foreseen & {stops: boolean})[],
 * }} TriedOut what a page knows of edits: each in words, the examples that have to follow, what `check` would say
 */

const LABEL = 120; // characters
const WHY = 1000;

/**
 * Fields for the words of new musts, which their files have beside the condition.
 * @param {PlaybookEdit[]} edits
 * @param {string[]} words each edit in words
 * @param {() => void} changed
 */
export function mustWords(edits, words, changed) {
  const rows = edits.flatMap((edit, place) => {
    const isMust = edit.op === "insert" && edit.path.length === 3 && edit.path[1] === "must";
    if (!isMust || !isMapping(edit.value)) return [];
    const known = new Map(entriesOf(edit.value));
    const text = (/** @type {string} */ key, /** @type {number} */ longest) =>
      el("input", { type: "text", maxlength: longest, dir: "auto", value: String(known.get(key) ?? ""), oninput: changed });
    return [{ place, what: words.at(place) ?? String(known.get("id")), label: text("label", LABEL), why: text("why", WHY) }];
  });
  const element = rows.length
    ? el(
        "div",
        { class: "sg-musts" },
        rows.map(({ what, label, why }) =>
          el(
            "fieldset",
            { class: "sg-must" },
            el("legend", null, what),
            field("What the must is called", label, "Left empty, pages say its condition in words."),
            field("Why nothing else can make up for it", why, "Stands beside the must on its page. Optional."),
          ),
        ),
      )
    : null;
  return {
    element,
    /** The edits with what was typed. */
    edits() {
      return edits.map((edit, place) => {
        const row = rows.find((one) => one.place === place);
        if (!row || !isMapping(edit.value)) return edit;
        const { id, when } = /** @type {{id: string, when: unknown}} */ (edit.value);
        const [label, why] = [row.label.value.trim(), row.why.value.trim()];
        return { ...edit, value: { id, ...(label ? { label } : {}), when, ...(why ? { why } : {}) } };
      });
    },
  };
}

/**
 * A choice of the examples whose expected verdict goes with the change.
 * @param {Follower[]} followers
 * @param {() => void} changed
 */
export function followerChoice(followers, changed) {
  const boxes = followers.map(() => el("input", { type: "checkbox", checked: true, onchange: changed }));
  const element = followers.length
    ? el(
        "fieldset",
        { class: "sg-follow" },
        el("legend", null, `${counted(followers.length, "example")} with another verdict`),
        el(
          "p",
          { class: "sg-note" },
          el("code", null, "icp-playbook check"),
          " stops a change while an example expects another verdict than it gets. With a tick, what it expects goes with the " +
            "change. Take the tick out where the old verdict is right: then it is the change that is wrong. Its story and " +
            "lesson stay as they are: read them again.",
        ),
        followers.map(({ name, lines }, at) =>
          el(
            "label",
            { class: "sg-check" },
            boxes[at],
            el(
              "span",
              null,
              el("strong", null, name),
              lines.map(({ what, before, after }) => el("small", null, ` ${what}: ${before || "none"} → ${after || "none"}.`)),
            ),
          ),
        ),
      )
    : null;
  return { element, chosen: () => followers.filter((_, at) => boxes[at].checked) };
}

/**
 * What `check` would say of the change, as far as the page can tell.
 * @param {(Foreseen & {stops: boolean})[] | undefined} warnings
 */
export function warningList(warnings) {
  if (!warnings) return null;
  return el(
    "section",
    { class: "sg-foreseen" },
    warnings.length
      ? [
          el("h3", null, "Warnings that come with it"),
          el(
            "ul",
            null,
            warnings.map(({ rule, where, sentence, stops }) =>
              el(
                "li",
                null,
                stops && el("strong", null, "Stops the change: "),
                `${where}: ${sentence} `,
                el("code", null, rule),
              ),
            ),
          ),
        ]
      : null,
    el(
      "p",
      { class: "sg-note" },
      el("code", null, "icp-playbook check"),
      " may warn of more than this page can tell, such as musts that exclude each other, tiers that no account reaches, " +
        "texts that name another limit, and lists of accounts. Its findings stand on the pull request, and are printed if " +
        "you run it once the patch is applied.",
    ),
  );
}

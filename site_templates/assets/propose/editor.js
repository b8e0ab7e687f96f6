// The texts of a section in plain words, to be rewritten, taken out or added to.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { EntrySource, TextLeaf } from "./source.js" */
import { el } from "../elements.js";
import { dataOf, find } from "./nodes.js";
import { field } from "./reasons.js";

const WIDE = 70; // characters of a line

/**
 * The value of a text in its file.
 * @param {EntrySource} source
 * @param {TextLeaf} leaf
 */
export function valueOf(source, leaf) {
  const { node, path } = find(source.nodes, leaf.path);
  return path.length === 0 ? String(dataOf(node) ?? "") : "";
}

/**
 * Fields for some texts, and the edits that were made in them.
 * @param {EntrySource} source
 * @param {TextLeaf[]} leaves
 * @param {() => void} changed
 */
export function textFields(source, leaves, changed) {
  const rows = leaves.map((leaf) => {
    const value = plainValue(source, leaf);
    const input = area(value ?? "", leaf, changed);
    return { leaf, value, input };
  });
  /** @type {{list: (string | number)[], input: HTMLTextAreaElement}[]} */
  const added = [];
  const element = el("div", { class: "sg-texts" });
  for (const [place, { leaf, value, input }] of rows.entries()) {
    if (value === null) {
      element.append(el("p", { class: "sg-note" }, `${leaf.label}: repeated in several places of the file; change it there.`));
      continue;
    }
    const about = place > 0 && rows[place - 1].leaf.about === leaf.about ? "" : leaf.about;
    element.append(field([leaf.within, leaf.label].filter(Boolean).join(" · "), input, about));
    const list = leaf.path.slice(0, -1);
    const next = rows.at(place + 1)?.leaf.path.slice(0, -1);
    if (typeof leaf.path.at(-1) === "number" && next?.join("\n") !== list.join("\n")) {
      element.append(adder(leaf, list, added, changed));
    }
  }
  return {
    element,
    /** @returns {PlaybookEdit[]} */
    edits() {
      const entry = source.entry;
      const changes = rows.flatMap(({ leaf, value, input }) => {
        const now = input.value.trim();
        if (value === null || now === value.trim()) return [];
        /** @type {PlaybookEdit} */
        const edit = now ? { entry, path: leaf.path, op: "set", value: now } : { entry, path: leaf.path, op: "remove" };
        return [edit];
      });
      const newcomers = added.filter(({ input }) => input.value.trim()).map(({ list, input }) => {
        const length = find(source.nodes, list).node.items?.length ?? 0;
        return { entry, path: [...list, length], op: /** @type {const} */ ("insert"), value: input.value.trim() };
      });
      return [...changes, ...newcomers];
    },
    /** What is missing; empty where nothing is. */
    lacking() {
      const empty = rows.find(({ leaf, value, input }) => leaf.required && value !== null && !input.value.trim());
      return empty ? `${empty.leaf.label} cannot be left empty.` : "";
    },
  };
}

/**
 * The value of a text; null where its file repeats it.
 * @param {EntrySource} source
 * @param {TextLeaf} leaf
 */
function plainValue(source, leaf) {
  try {
    return valueOf(source, leaf);
  } catch {
    return null;
  }
}

/**
 * @param {string} value
 * @param {TextLeaf} leaf
 * @param {() => void} changed
 */
function area(value, leaf, changed) {
  const lines = value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / WIDE), 0);
  const rows = Math.min(lines, 12);
  return el("textarea", { rows, maxlength: leaf.longest, dir: "auto", spellcheck: true, value, oninput: changed });
}

/**
 * A button that adds a text to a list.
 * @param {TextLeaf} leaf the last of the list
 * @param {(string | number)[]} list
 * @param {{list: (string | number)[], input: HTMLTextAreaElement}[]} added
 * @param {() => void} changed
 */
function adder(leaf, list, added, changed) {
  const label = leaf.label.replace(/ \d+$/, "");
  const place = el("div", { class: "sg-added" });
  const button = el("button", { type: "button", class: "sg-add" }, `Add another: ${[leaf.within, label].filter(Boolean).join(" · ")}`);
  button.addEventListener("click", () => {
    const input = area("", leaf, changed);
    added.push({ list, input });
    place.append(field(`${label}, new`, input));
    input.focus();
  });
  return el("div", null, place, button);
}

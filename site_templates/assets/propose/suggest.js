// "Suggest a change" at a section of an entry's page: its texts in plain words, then the proposal.

/** @import { Shell } from "./open.js" */
/** @import { EntrySource, TextLeaf } from "./source.js" */
/** @import { PageSection } from "./sections.js" */
import { all, el, one, refill } from "../elements.js";
import { openDialog } from "./dialog.js";
import { textFields, valueOf } from "./editor.js";
import { mailLines } from "./mail.js";
import { reasonOf, showProposal } from "./open.js";
import { field } from "./reasons.js";
import { leavesBySection, sectionsOf } from "./sections.js";
import { loadSource, takenIds } from "./source.js";
import { wordsWay } from "./ways.js";

/**
 * @typedef {{entry: string, root: string, owner: string, name: string, hasSource: boolean}} EntryOfPage
 */

/**
 * Opens the texts of a section, or of the whole page where there is none.
 * @param {EntryOfPage} entry
 * @param {HTMLElement | null} heading
 */
export async function openSuggestion(entry, heading) {
  const sections = sectionsOf(one(document, "#pb-content", HTMLElement));
  const section = sections.find((found) => found.heading === heading && heading !== null) ?? null;
  const title = `Suggest a change: ${section ? section.title : entry.name}`;
  const shell = openDialog(document, title);
  if (!entry.hasSource) {
    showWords(shell, entry, section?.title ?? "");
    return;
  }
  shell.show(el("p", { role: "status" }, "Reading the texts…"));
  try {
    const [source, taken] = await Promise.all([
      loadSource(window, entry.root, entry.entry),
      takenIds(window, entry.root),
    ]);
    showTexts(shell, source, { sections, section, title, taken });
  } catch (error) {
    shell.show(el("p", { role: "alert", class: "sg-refused" }, reasonOf(error)));
  }
}

/**
 * @param {Shell} shell
 * @param {EntrySource} source
 * @param {{sections: PageSection[], section: PageSection | null, title: string, taken: string[]}} place
 */
function showTexts(shell, source, { sections, section, title, taken }) {
  const shown = leavesBySection(sections, source.texts, (leaf) => safeValue(source, leaf));
  const own = section ? (shown.found.at(sections.indexOf(section)) ?? []) : source.texts;
  const status = el("p", { class: "sg-note", role: "status" });
  const next = el("button", { type: "submit", class: "pb-button sg-next" }, "Next: say why");
  const update = () => {
    const count = groups.flatMap((group) => group.edits()).length;
    status.textContent = groups.map((group) => group.lacking()).find(Boolean) ?? (count ? "" : "Change a text to go on.");
    next.disabled = !count || status.textContent !== "";
  };
  const groups = section
    ? [textFields(source, own, update)]
    : groupsOf(sections, shown).map(({ leaves }) => textFields(source, leaves, update));
  const body = section
    ? groups.map(({ element }) => element)
    : groupsOf(sections, shown).map(({ title: name, leaves }, place) => {
        const summary = el("summary", null, name, el("small", null, ` ${leaves.length}`));
        return el("details", { class: "sg-group", open: place === 0 }, summary, groups[place].element);
      });
  const show = () => {
    shell.call(title);
    const form = el("form", null, intro(section, own), body, el("div", { class: "sg-foot" }, status, next));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      shell.call("Say why, and hand it in");
      const edits = groups.flatMap((group) => group.edits());
      showProposal(shell, edits, [source], { isDecision: false, taken, back: show });
    });
    shell.show(form);
    update();
  };
  show();
}

/**
 * Every text of the entry once, by the section that shows it first; what none shows comes last.
 * @param {PageSection[]} sections
 * @param {{found: TextLeaf[][], nowhere: TextLeaf[]}} shown
 */
function groupsOf(sections, { found, nowhere }) {
  /** @type {Set<TextLeaf>} */
  const taken = new Set();
  const groups = sections.map(({ title }, place) => {
    const leaves = (found.at(place) ?? []).filter((leaf) => !taken.has(leaf));
    for (const leaf of leaves) taken.add(leaf);
    return { title, leaves };
  });
  return [...groups, { title: "Not shown on this page", leaves: nowhere }].filter(({ leaves }) => leaves.length);
}

/**
 * @param {PageSection | null} section
 * @param {TextLeaf[]} own
 */
function intro(section, own) {
  if (own.length) return el("p", null, "Rewrite whatever should read differently. Empty a text to take it out.");
  const links = (section?.parts ?? [])
    .flatMap((part) => all(part, "a[href]:not(.headerlink)", HTMLAnchorElement))
    .filter((link) => !link.search); // a list that is filtered keeps nothing itself
  const others = [...new Map(links.map((link) => [link.href, link.textContent.trim()]))].slice(0, 12);
  return el(
    "div",
    null,
    el("p", null, "What this section shows is worked out, or kept on another page:"),
    el("ul", null, others.map(([href, text]) => el("li", null, el("a", { href }, text)))),
  );
}

/**
 * A suggestion in words, where the file is not for the readers of this site.
 * @param {Shell} shell
 * @param {EntryOfPage} entry
 * @param {string} section
 */
function showWords(shell, entry, section) {
  const way = el("div", { class: "sg-ways" });
  const what = el("textarea", { rows: 4, maxlength: 2000, oninput: () => update() });
  const why = el("textarea", { rows: 3, maxlength: 2000, oninput: () => update() });
  const update = () => {
    if (!what.value.trim() || !why.value.trim()) {
      refill(way, el("p", { class: "sg-note", role: "status" }, "Say what and why, and a mail is made of it."));
      return;
    }
    const where = [entry.name, section].filter(Boolean).join(", ");
    const page = location.protocol === "file:" ? "" : location.origin + location.pathname;
    const sentences = [`${where}: ${what.value.trim()}`];
    const lines = mailLines({ sentences, why: why.value.trim(), expected: "", page, commit: "" });
    refill(way, wordsWay(entry.owner, `A change of ${entry.name}`, lines));
  };
  update();
  shell.show(field("What should read differently, and how?", what), field("Why?", why), way);
  what.focus();
}

/**
 * @param {EntrySource} source
 * @param {TextLeaf} leaf
 */
function safeValue(source, leaf) {
  try {
    return valueOf(source, leaf);
  } catch {
    return "";
  }
}

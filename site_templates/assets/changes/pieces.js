// Small pieces of an event: chips, people, links, lines. Text that people wrote keeps its own direction.

import { el } from "../elements.js";

/**
 * @import { Attributes, Child } from "../elements.js"
 * @import { ChangeRecord, EntryRecord, EventRecord, EventTone, Link, Origin, Rationale, ToneWords } from "./data.js"
 * @typedef {{root: string, words: ToneWords, fresh?: Set<string> | undefined}} Look how events are shown on a page
 */

const LINES = 6;

/**
 * Text that people wrote, in its own direction.
 * @param {string} text
 */
export function own(text) {
  return el("bdi", {}, text);
}

/**
 * A link, or the text alone where there is no address.
 * @param {Child} child
 * @param {string | null} url
 */
export function linked(child, url) {
  return url ? el("a", { href: url }, child) : child;
}

/**
 * The word for what a change does; the stylesheet draws its sign.
 * @param {EventTone} tone
 * @param {ToneWords} words
 */
export function chip(tone, words) {
  return el("span", { class: `ch-chip ch-chip--${tone}` }, words[tone]);
}

/**
 * The direction of a change of the boundary, else its effect.
 * @param {ChangeRecord} change
 * @returns {EventTone}
 */
export function toneOf(change) {
  return change.effect === "boundary" && change.direction ? change.direction : change.effect;
}

/**
 * The tones of a whole event: problems, then what it does to the boundary or else all that it touches.
 * @param {EventRecord} event
 * @param {ToneWords} words
 * @returns {EventTone[]}
 */
export function tonesOf(event, words) {
  const every = /** @type {EventTone[]} */ (Object.keys(words));
  const changes = event.entries.flatMap((entry) => entry.changes);
  const found = new Set(changes.map(toneOf));
  const wanted = event.effect === "boundary" ? ["widens", "narrows", "shifts", "undecided"] : every;
  /** @type {EventTone[]} */
  const trouble = event.entries.some((entry) => entry.troubles.length) ? ["trouble"] : [];
  return [...trouble, ...every.filter((tone) => found.has(tone) && wanted.includes(tone))];
}

/**
 * Links with commas between them.
 * @param {Link[]} links
 */
export function linkList(links) {
  return links.flatMap((link, index) => [index ? ", " : "", linked(own(link.text), link.url)]);
}

/**
 * Sentences in parts, some of which lead somewhere.
 * @param {Link[]} parts
 * @param {string} root
 */
export function sentences(parts, root) {
  if (!parts.length) return null;
  return el(
    "p",
    { class: "ch-said" },
    parts.map(({ text, url }) => linked(own(text), url && root + url)),
  );
}

/**
 * The reason: marked where it was stated, more quietly where it is the first paragraph of the message.
 * @param {Rationale} rationale
 * @param {Child} [source] where it was given
 */
export function reason({ why, stated }, source) {
  if (!why) return null;
  const mark = stated ? [el("b", {}, "Why"), " "] : "";
  return el("p", { class: stated ? "ch-why" : "ch-said" }, mark, own(why), source ?? "");
}

/**
 * Who, in which pull request, in which commit.
 * @param {Origin} origin
 */
export function foot({ people, request, commit, other_work }) {
  return el(
    "p",
    { class: "ch-foot" },
    people.length ? [linkList(people), " · "] : "",
    request ? [linked(own(request.text), request.url), " · "] : "",
    el("span", { class: "ch-hash" }, linked(own(commit.text), commit.url)),
    other_work ? ` · ${other_work}` : "",
  );
}

/**
 * The first items of a list and the rest folded away.
 * @template Item
 * @param {Item[]} items
 * @param {number} shown
 * @param {(item: Item) => Child} made
 * @param {Attributes | null} [attributes]
 */
export function folded(items, shown, made, attributes) {
  const rest = items.slice(shown);
  return [
    el("ul", attributes, items.slice(0, shown).map(made)),
    rest.length
      ? el(
          "details",
          { class: "ch-more" },
          el("summary", {}, `and ${rest.length} more`),
          el("ul", attributes, rest.map(made)),
        )
      : null,
  ];
}

/**
 * What was done to one entry, under its name unless the page is about that.
 * @param {EntryRecord} entry
 * @param {Look} look
 * @param {boolean} named
 */
export function entryPart(entry, { root, words }, named) {
  /** @type {(tone: EventTone, text: string) => HTMLElement} */
  const line = (tone, text) => el("li", { class: "ch-line" }, chip(tone, words), " ", own(text));
  /** @type {[EventTone, string][]} */
  const items = [
    ...entry.troubles.map((text) => /** @type {[EventTone, string]} */ (["trouble", text])),
    ...entry.changes.map((change) => /** @type {[EventTone, string]} */ ([toneOf(change), change.says])),
  ];
  return el(
    "div",
    { class: "ch-entry" },
    named && nameLine(entry, root),
    folded(items, LINES + entry.troubles.length, ([tone, text]) => line(tone, text), { class: "ch-lines" }),
  );
}

/**
 * @param {EntryRecord} entry
 * @param {string} root
 */
function nameLine(entry, root) {
  const history = `${root}changes/?entry=${entry.entry}`;
  return el(
    "p",
    { class: "ch-entry__name" },
    linked(own(entry.name), entry.url && root + entry.url),
    " ",
    el("small", {}, entry.kind),
    " ",
    el("a", { class: "ch-life", href: history, "aria-label": `History of ${entry.name}` }, "history"),
  );
}

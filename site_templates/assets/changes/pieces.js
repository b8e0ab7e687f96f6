// Small pieces of an event: chips, people, links, lines. Texts of people are kept to their own direction.

import { el } from "../fit/elements.js";

const LINES = 6;

/** Text of somebody else's. */
export function own(text) {
  return el("bdi", {}, text);
}

/** A link, or the text alone where there is no address. */
export function way(child, url) {
  return url ? el("a", { href: url }, child) : child;
}

/** The word for what a change does; the stylesheet draws its sign. */
export function chip(tone, words) {
  return el("span", { class: `ch-chip ch-chip--${tone}` }, words[tone]);
}

/** The direction of a change of the boundary, else its effect. */
export function toneOf(change) {
  return change.effect === "boundary" && change.direction ? change.direction : change.effect;
}

/** The tones of a whole event: troubles, then what it does to the boundary or else all that it touches. */
export function tonesOf(event, words) {
  const changes = event.entries.flatMap((entry) => entry.changes);
  const found = new Set(changes.map(toneOf));
  const wanted = event.effect === "boundary" ? ["widens", "narrows", "shifts"] : Object.keys(words);
  const trouble = event.entries.some((entry) => entry.troubles.length) ? ["trouble"] : [];
  return [...trouble, ...Object.keys(words).filter((tone) => found.has(tone) && wanted.includes(tone))];
}

/** A list of links with commas between them. */
export function series(links) {
  return links.flatMap((link, index) => [index ? ", " : "", way(own(link.text), link.url)]);
}

/** The reason: marked where it was stated, more quietly where it is the first paragraph of the message. */
export function reason({ why, stated }) {
  if (!why) return null;
  return el("p", { class: stated ? "ch-why" : "ch-said" }, stated ? [el("b", {}, "Why"), " "] : "", own(why));
}

/** Who, in which pull request, in which commit. */
export function foot({ people, request, commit }) {
  return el(
    "p",
    { class: "ch-foot" },
    series(people),
    request ? [" · ", way(own(request.text), request.url)] : "",
    " · ",
    el("span", { class: "ch-hash" }, way(own(commit.text), commit.url)),
  );
}

/** The first items of a list and the rest folded away. */
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

/** What was done to one entry, under its name unless the page is about that. */
export function entryPart(entry, { root, words }, named) {
  const line = (tone, text) => el("li", { class: "ch-line" }, chip(tone, words), " ", own(text));
  const items = [
    ...entry.troubles.map((text) => ["trouble", text]),
    ...entry.changes.map((change) => [toneOf(change), change.says]),
  ];
  return el(
    "div",
    { class: "ch-entry" },
    named && nameLine(entry, root),
    folded(items, LINES + entry.troubles.length, ([tone, text]) => line(tone, text), { class: "ch-lines" }),
  );
}

function nameLine(entry, root) {
  return el(
      "p",
      { class: "ch-entry__name" },
      way(own(entry.name), entry.url && root + entry.url),
      " ",
      el("small", {}, entry.kind),
      " ",
      el(
        "a",
        { class: "ch-life", href: `${root}changes/?entry=${entry.entry}`, "aria-label": `History of ${entry.name}` },
        "history",
      ),
  );
}

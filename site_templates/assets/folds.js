// The page of an ICP folds by reader: `?for=sell` is the address of what one of them reads. Without scripts, and on
// paper, everything is open. A place inside a fold opens it, whichever way the reader comes to it.

import { all } from "./elements.js";
import { partIn, WHAT_IF } from "./fragment.js";
import { replaceQuery } from "./navigation.js";

const FOLDS = "details[data-fold]";
const QUERY = "for";
/** @type {WeakSet<Document>} */
const followed = new WeakSet();

/**
 * The folds that an address asks for: by name, `all` or `none` of them; the first where it asks for nothing we have.
 * @param {string | null} asked
 * @param {string[]} names
 */
export function openFolds(asked, names) {
  if (asked === "all") return names;
  if (asked === "none") return [];
  const wanted = (asked ?? "").split(",");
  const found = names.filter((name) => wanted.includes(name));
  return found.length ? found : names.slice(0, 1);
}

/**
 * What an address says of the folds that are open; "" for what it shows without saying so.
 * @param {string[]} open
 * @param {string[]} names
 */
export function foldsInAddress(open, names) {
  if (open.length === names.length) return "all";
  if (!open.length) return "none";
  return open.length === 1 && open[0] === names[0] ? "" : open.join(",");
}

/** @param {Document} root */
export function offerFolds(root) {
  const window = root.defaultView;
  const folds = all(root, FOLDS, HTMLDetailsElement);
  const whole = root.querySelector("button[data-folds-all][hidden]");
  if (!window || !(whole instanceof HTMLButtonElement)) return;
  whole.hidden = false;
  const names = folds.map(nameOf);
  const asked = new URLSearchParams(window.location.search).get(QUERY);
  const place = placeOf(root, window.location.hash);
  const opening = place && asked === null ? [nameOf(foldAround(place))] : openFolds(asked, names);
  const sayWhole = () => {
    whole.textContent = folds.every((fold) => fold.open) ? "Close all" : "Open all";
  };
  const write = () => {
    sayWhole();
    const open = folds.filter((fold) => fold.open).map(nameOf);
    replaceQuery(window, [[QUERY, foldsInAddress(open, names)]]);
  };
  for (const fold of folds) {
    fold.open = opening.includes(nameOf(fold));
    fold.addEventListener("toggle", sayWhole);
    fold.querySelector("summary")?.addEventListener("click", () => window.setTimeout(write));
  }
  sayWhole();
  whole.addEventListener("click", () => {
    const open = !folds.every((fold) => fold.open);
    for (const fold of folds) fold.open = open;
    write();
  });
  show(place ?? rightPlace(root, window.location.hash));
  follow(root, window);
}

/**
 * Opens the fold of every place that a link of the page or its address leads to.
 * @param {Document} root
 * @param {Window} window
 */
function follow(root, window) {
  if (followed.has(root)) return;
  followed.add(root);
  window.addEventListener("hashchange", () => show(placeOf(root, window.location.hash)));
  root.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.pathname !== window.location.pathname) return;
      const place = placeOf(root, link.hash);
      if (place) foldAround(place).open = true; // before the browser goes there
    },
    true,
  );
}

/** @param {HTMLDetailsElement} fold */
function nameOf(fold) {
  return fold.dataset.fold ?? "";
}

/** @param {Element} place */
function foldAround(place) {
  return /** @type {HTMLDetailsElement} */ (place.closest(FOLDS));
}

/**
 * The place inside a fold that a fragment names, if there is one.
 * @param {Document} root
 * @param {string} hash
 */
function placeOf(root, hash) {
  const place = rightPlace(root, hash);
  return place?.closest(FOLDS) ? place : null;
}

/**
 * @param {Document} root
 * @param {string} hash
 */
function rightPlace(root, hash) {
  return root.getElementById(partIn(hash, WHAT_IF) ? WHAT_IF : decoded(hash.slice(1)));
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {Element | null} place */
function show(place) {
  if (!place) return;
  const fold = place.closest(FOLDS);
  if (fold instanceof HTMLDetailsElement) fold.open = true;
  place.scrollIntoView();
}

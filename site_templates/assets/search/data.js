// The index, fetched when somebody first turns to the box: scripts that put it on the window, so that a file will do.

import { readIndex } from "./index.js";

let waiting = null;

/** The index, read once. `root` is the address of the site. */
export function loaded(root) {
  waiting ??= Promise.all(
    ["search-data.js", "pages-data.js"].map((name) => script(`${root}assets/search/${name}`)),
  ).then(() => readIndex([window.icpSearch, window.icpSearchPages].filter(Boolean)));
  return waiting;
}

function script(address) {
  return new Promise((done) => {
    const made = document.createElement("script");
    made.src = address;
    made.addEventListener("load", done);
    made.addEventListener("error", done);
    document.head.append(made);
  });
}

// The index, fetched when the search box is first used.

import { loadScript } from "../loading.js";
import { readIndex } from "./index.js";

/** @import { Index } from "./index.js" */

/** @type {Promise<Index> | null} */
let waiting = null;

/**
 * The index, read once.
 * @param {string} root the address of the site
 */
export function searchIndex(root) {
  const names = ["search-data.js", "pages-data.js"];
  waiting ??= Promise.allSettled(names.map((name) => loadScript(document, `${root}assets/search/${name}`))).then(() =>
    readIndex([window.icpSearch, window.icpSearchPages].filter((record) => record !== undefined)),
  );
  return waiting;
}

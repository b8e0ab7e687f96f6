// Opened from disk, a link to a folder leads to the page in it, since no server resolves it.

import { around } from "./elements.js";

/** @param {Document} root */
export function followFromDisk(root) {
  if (location.protocol !== "file:") return;
  root.addEventListener(
    "click",
    (event) => {
      const link = around(event, "a[href]");
      if (!(link instanceof HTMLAnchorElement)) return;
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    },
    true,
  );
}

// What Fit shows of an account that is described, said in its line. The engine is loaded when one is first described.

import { localDay } from "../days.js";
import { el, icon } from "../elements.js";
import { loadScript } from "../loading.js";

/** @import { Outlook } from "../verdicts/outlooks.js" */

/** @type {Promise<void> | null} */
let loading = null;

/**
 * The lines of an account, which follow at once where the engine is there.
 * @param {string} address what is known, as Fit reads it after #
 * @param {string} root the address of the site
 */
export function outlookLines(address, root) {
  const place = el("span", { class: "pb-search__outlooks" });
  const fill = () => place.replaceChildren(...outlooks(address).map(lineOf));
  if (isLoaded()) fill();
  else {
    load(root).then(fill, () => (place.textContent = "The verdict could not be loaded. Open Fit to see it."));
  }
  return place;
}

function isLoaded() {
  return window.icpPlaybook !== undefined && window.icpVerdicts !== undefined;
}

/** @param {string} root */
function load(root) {
  loading ??= Promise.all([
    window.icpPlaybook ?? loadScript(document, `${root}assets/fit/fit-data.js`),
    window.icpVerdicts ?? loadScript(document, `${root}assets/verdicts/verdicts-classic.js`),
  ]).then(
    () => {},
    (failure) => {
      loading = null; // the next one tries again
      throw failure;
    },
  );
  return loading;
}

/** @param {string} address */
function outlooks(address) {
  const { icpPlaybook, icpVerdicts } = window;
  return icpPlaybook && icpVerdicts ? icpVerdicts.outlooks(icpPlaybook, address, localDay(new Date())) : [];
}

/** @param {Outlook} outlook */
function lineOf({ tone, outcome, about, why, score }) {
  return el(
    "span",
    { class: "pb-search__outlook" },
    icon(tone),
    " ",
    el("b", null, outcome),
    [about, why, score && `score ${score}`].filter(Boolean).map((part) => [" · ", el("span", null, part)]),
  );
}

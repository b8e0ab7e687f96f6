// Puts the panel wherever a page asks for it, once the data and this script are there.

import { all, el } from "../elements.js";
import { onEveryPage } from "../navigation.js";
import { catalogue } from "./catalogue.js";
import { listSection } from "./list.js";
import { fitPanel } from "./panel.js";

/**
 * @import { PageCatalogue, PlaybookData } from "./catalogue.js"
 * @import { PanelOptions } from "./panel.js"
 */

/**
 * Fills every empty place of a document that asks for a panel (`data-fit`).
 * @param {Document} root
 * @param {PlaybookData} data
 */
export function mount(root, data) {
  for (const place of all(root, "[data-fit]:empty", HTMLElement)) {
    if (!data.program.icps.length) {
      place.append(el("p", { class: "pb-note" }, "There is no ICP yet to score accounts against."));
      continue;
    }
    const known = { ...catalogue(data), root: place.dataset.root ?? "" };
    const options = {
      preset: place.dataset.fit ?? "",
      linked: "linked" in place.dataset,
      page: place.dataset.page ?? "",
    };
    if (options.linked) place.append(...wholePage(known, options));
    else place.append(fitPanel(known, options).element);
  }
}

/**
 * The page /fit/: one account or a list, with the choice in the URL.
 * @param {PageCatalogue} known
 * @param {PanelOptions} options
 */
function wholePage(known, options) {
  /** @type {HTMLElement[]} */
  let views = [];
  const tabs = ["One account", "A list of accounts"].map((words, index) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        class: "fit-tab",
        id: `fit-tab-${index}`,
        "aria-controls": `fit-view-${index}`,
        onclick: () => choose(index),
        onkeydown: arrowPressed,
      },
      words,
    ),
  );
  const panel = fitPanel(known, options, (state) => show(state.list ? 1 : 0));
  const list = listSection(known, (entry, name) => {
    panel.set({
      account: { name, ...entry.account },
      icp: entry.verdict?.icp ?? "",
      asOf: list.asOf(),
      list: false,
    });
    scrollTo({ top: 0 });
    tabs[0].focus({ preventScroll: true });
  });
  views = [panel.element, list.element].map((view, index) =>
    el("div", { role: "tabpanel", id: `fit-view-${index}`, "aria-labelledby": `fit-tab-${index}` }, view),
  );

  /** @param {number} index */
  function choose(index) {
    panel.set({ ...panel.state, list: index === 1 });
  }

  /** @param {KeyboardEvent} event */
  function arrowPressed(event) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const index = event.target === tabs[0] ? 1 : 0;
    choose(index);
    tabs[index].focus();
  }

  /** @param {number} index */
  function show(index) {
    views.forEach((view, at) => (view.hidden = at !== index));
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
    });
  }

  show(panel.state.list ? 1 : 0);
  return [el("div", { class: "fit-tabs", role: "tablist", "aria-label": "What to qualify" }, tabs), ...views];
}

/**
 * Fills the panels of every page that is opened.
 * @param {Window} window
 */
export function start(window) {
  onEveryPage(window, () => {
    if (window.icpPlaybook) mount(window.document, window.icpPlaybook);
  });
}

// Puts the panel wherever a page asks for it, once the data and this script are there.

import { catalogue } from "./catalogue.js";
import { el } from "./elements.js";
import { listSection } from "./list.js";
import { fitPanel } from "./panel.js";

/** Fills every empty place of a document that asks for a panel (`data-fit`); `data` is {program, words, form}. */
export function mount(root, data) {
  for (const place of root.querySelectorAll("[data-fit]:empty")) {
    if (!data.program.icps.length) {
      place.append(el("p", { class: "pb-note" }, "There is no ICP yet to score accounts against."));
      continue;
    }
    const known = { ...catalogue(data), root: place.dataset.root };
    const options = {
      preset: place.dataset.fit,
      linked: "linked" in place.dataset,
      page: place.dataset.page,
    };
    if (options.linked) place.append(...wholePage(known, options));
    else place.append(fitPanel(known, options).element);
  }
}

/** The page of its own: one account or a list, the choice in the URL like all else. */
function wholePage(known, options) {
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
        onkeydown: turned,
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

  function choose(index) {
    panel.set({ ...panel.state, list: index === 1 });
  }

  function turned(event) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const index = tabs.indexOf(event.target) === 0 ? 1 : 0;
    choose(index);
    tabs[index].focus();
  }

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

/** Starts now and, where the theme swaps pages without loading them, with every page. */
export function start(window) {
  const enliven = () => mount(window.document, window.icpPlaybook);
  if (typeof window.document$ === "undefined") enliven();
  else window.document$.subscribe(enliven);
}

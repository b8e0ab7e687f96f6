// What the classic script does when it is loaded: it fills the places that are open, and those that are opened.

import { all, el } from "../elements.js";
import { catalogue } from "../fit/catalogue.js";
import { onEveryPage } from "../navigation.js";
import { whatIfPanel } from "./panel.js";

/** Fills every open place of the page that is still empty. */
function mount() {
  const { icpPlaybook, icpWhatIf } = window;
  if (!icpPlaybook || !icpWhatIf) return;
  for (const place of all(document, "details[open] > [data-whatif]:empty", HTMLElement)) {
    if (!icpPlaybook.program.icps.length) {
      place.append(el("p", { class: "pb-note" }, "There is no ICP yet to try changes of."));
      continue;
    }
    const playbook = { catalogue: catalogue(icpPlaybook), data: icpWhatIf };
    const options = { icp: place.dataset.whatif ?? "", root: place.dataset.root ?? "" };
    place.append(whatIfPanel(playbook, options).element);
  }
}

document.addEventListener("toggle", mount, true);
onEveryPage(window, mount);

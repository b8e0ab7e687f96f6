// Starts the search box of a page.

import { enlivenBox } from "./box.js";

const box = document.querySelector("[data-search]");
const toggle = document.querySelector("[data-md-toggle=search]");
if (box instanceof HTMLElement && toggle instanceof HTMLInputElement) enlivenBox(box, toggle);

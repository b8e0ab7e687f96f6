// What the classic script does when it is loaded.

import { followPath } from "./path.js";
import { practise } from "./practice.js";

const path = document.querySelector("[data-onboarding]");
if (path instanceof HTMLElement) followPath(window, path);
const place = document.querySelector("[data-practice]");
if (place instanceof HTMLElement && window.icpPractice) practise(window, place, window.icpPractice);

// What the classic script does when it is loaded.

import { followPath } from "./path.js";
import { practise } from "./practice.js";

const path = document.querySelector("[data-onboarding]");
if (path) followPath(window, path);
const place = document.querySelector("[data-practice]");
if (place && window.icpPractice) practise(window, place, window.icpPractice);

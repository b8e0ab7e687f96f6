// What the classic script does when it is loaded: it waits to be asked.

import { outlooks } from "./outlooks.js";

window.icpVerdicts = { outlooks };

// What the classic script does when it is loaded.

import { start } from "./fit.js";

start(window);

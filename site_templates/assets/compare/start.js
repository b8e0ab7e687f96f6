// What the classic script does when it is loaded.

import { start } from "./page.js";

start(window);

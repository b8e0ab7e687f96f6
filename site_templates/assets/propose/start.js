// What the classic script does when it is loaded: it waits to be asked.

import { openProposal } from "./open.js";
import { openSuggestion } from "./suggest.js";

window.icpPropose = { openProposal, openSuggestion };

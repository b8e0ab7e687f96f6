// The site's behaviour, piece by piece. Everything it adds is optional: pages work without it.

import { showAges } from "./ages.js";
import { offerBeside } from "./beside.js";
import { offerCallSheet } from "./callsheet.js";
import { dropEffective } from "./coming.js";
import { offerCopying } from "./copying.js";
import { followFromDisk } from "./disk.js";
import { showDue } from "./due.js";
import { offerFilters } from "./filters.js";
import { offerFolds } from "./folds.js";
import { showFreezes } from "./freezes.js";
import { onEveryPage } from "./navigation.js";
import { showNews } from "./news.js";
import { showOwed } from "./owed.js";
import { fillOnPaper, offerPrinting } from "./printing.js";
import { offerSorting } from "./sorting.js";
import { showOverdue } from "./state.js";
import { offerSuggesting } from "./suggesting.js";
import { explainTerms } from "./terms.js";
import { offerToolkit } from "./toolkit.js";

followFromDisk(document);
fillOnPaper(document, window);
onEveryPage(window, () => {
  const today = new Date();
  showAges(document, today);
  showOverdue(document, today);
  showOwed(document, today);
  showFreezes(document, today);
  dropEffective(document, today);
  showNews(document);
  showDue(document, today);
  offerFilters(document);
  offerSorting(document);
  offerBeside(document);
  offerPrinting(document);
  offerCallSheet(document);
  offerCopying(document);
  explainTerms(document);
  offerToolkit(document);
  offerSuggesting(document);
  offerFolds(document);
});

// The site's behaviour, piece by piece. Everything it adds is extra: pages read well without it.

import { tellAges } from "./ages.js";
import { offerCopying } from "./copying.js";
import { followFromDisk } from "./disk.js";
import { tellState } from "./health.js";
import { offerFilters } from "./filters.js";
import { tellNews } from "./news.js";
import { offerPicking } from "./picking.js";
import { offerPrinting } from "./printing.js";
import { offerSorting } from "./sorting.js";
import { explainTerms } from "./terms.js";
import { offerToolkit } from "./toolkit.js";

function enliven() {
  const today = new Date();
  tellAges(document, today);
  tellState(document, today);
  tellNews(document);
  offerFilters(document);
  offerSorting(document);
  offerPrinting(document);
  offerPicking(document);
  offerCopying(document);
  explainTerms(document);
  offerToolkit(document);
}

followFromDisk(document);

// With instant navigation, the theme announces each page on an observable of its own.
if (typeof window.document$ === "undefined") enliven();
else window.document$.subscribe(enliven);

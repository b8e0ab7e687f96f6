// The site's behaviour, piece by piece. Everything it adds is extra: pages read well without it.

import { tellAges } from "./ages.js";
import { offerFilters } from "./filters.js";
import { offerPrinting } from "./printing.js";

function enliven() {
  const today = new Date();
  tellAges(document, today);
  offerFilters(document);
  offerPrinting(document);
}

// With instant navigation, the theme announces each page on an observable of its own.
if (typeof window.document$ === "undefined") enliven();
else window.document$.subscribe(enliven);

// The columns that hold a currency, and the sums that each is about. As icp_playbook/fields/currency_columns.py.

/** Folded names of a column that holds the currency of a row. */
const OF_A_ROW = [
  "currency",
  "currencycode",
  "currencyisocode",
  "isocurrencycode",
  "accountcurrency",
  "companycurrency",
  "recordcurrency",
  "organizationcurrency",
  "wahrung",
  "wahrungscode",
  "devise",
];
/** What follows the name of a column of sums in the name of the one that holds its currency. */
const ENDINGS = ["currencyisocode", "currencycode", "currency", "wahrung", "devise"];

/**
 * The columns that hold a currency: place → the name of the column that each is about, "" for the row's.
 * @param {string[]} names folded headers
 * @param {number[]} sums the columns of sums
 * @param {Record<string, number>[]} known the names of every field of sums
 * @returns {Map<number, string>}
 */
export function currencyColumns(names, sums, known) {
  const found = new Map();
  names.forEach((name, place) => {
    const about = aboutOf(name);
    if (OF_A_ROW.includes(name)) found.set(place, "");
    else if (about && sums.some((one) => names.at(one) === about)) found.set(place, about);
    else if (about && !names.includes(about)) {
      for (const one of [about, about.replace(/^hs/, "")]) {
        if (known.some((each) => Object.hasOwn(each, one))) found.set(place, one);
      }
    }
  });
  return found;
}

/**
 * The column with the currency of a column of sums: its own by its name or by another of its field, the one
 * of the row, any other. Converted sums have only their own.
 * @param {number} place
 * @param {string[]} names
 * @param {Record<string, number>} own the names of its field
 * @param {Map<number, string>} currencies
 * @param {boolean} converted
 * @returns {number | null}
 */
export function ruling(place, names, own, currencies, converted) {
  const all = [...currencies];
  /** @param {(about: string) => boolean} fits */
  const first = (fits) => all.find(([, about]) => fits(about))?.[0];
  const mine = first((about) => about === names[place]);
  if (mine !== undefined || converted) return mine ?? null;
  return first((about) => Object.hasOwn(own, about)) ?? first((about) => !about) ?? all.at(0)?.[0] ?? null;
}

/** @param {string} name */
function aboutOf(name) {
  const ending = ENDINGS.find((one) => name.endsWith(one));
  return ending ? name.slice(0, -ending.length) : "";
}

// The columns that hold a currency, and the sums that each is about. As icp_playbook/fields/currency_columns.py.

/** Folded names of a column that holds the currency of a row: Currency, Accountwährung, Devise du compte. */
const OF_A_ROW = new RegExp(
  "^(?:account|company|record|organi[sz]ations?|lead|customer|unternehmens|firmen|kunden|datensatz)?(?:iso)?" +
    "(?:currency(?:iso)?(?:code)?|wahrung(?:s(?:iso)?code)?|(?:code(?:iso)?(?:de(?:la)?)?)?devise(?:iso)?)" +
    "(?:(?:des|der|du|del|dela|of)(?:unternehmens|accounts|organisation|firma|compte|entreprise|societe|company))?$",
);
/** The name of a column of sums before the word for a currency: Annual Revenue Currency. */
const AFTER = /^(.+?)(?:iso)?(?:currency(?:iso)?(?:code)?|wahrung(?:s(?:iso)?code)?|devise)$/;
/** What it follows: Organization - Currency of Annual revenue (Pipedrive), Währung des Jahresumsatzes. */
const BEFORE = new RegExp(
  "^(organi[sz]ation|account|company|)" +
    "(?:currencyof|(?:iso)?wahrung(?:s(?:iso)?code)?(?:des|der|von)|(?:code)?devised(?:ela|el|e|u|es))(.+)$",
);
/** What a name takes on in German after "des". */
const CASE_ENDINGS = [/$/, /es$/, /s$/];

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
    const beside = about.find((one) => sums.some((at) => names.at(at) === one));
    if (OF_A_ROW.test(name)) found.set(place, "");
    else if (beside !== undefined) found.set(place, beside);
    else if (!about.some((one) => names.includes(one))) {
      const spelled = [...about, ...about.map((one) => one.replace(/^hs/, ""))];
      const named = spelled.find((one) => known.some((each) => Object.hasOwn(each, one)));
      if (named !== undefined) found.set(place, named);
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

/**
 * What the column may be called that a column of currencies is about.
 * @param {string} name
 * @returns {string[]}
 */
function aboutOf(name) {
  const after = AFTER.exec(name);
  if (after) return [after[1]];
  const before = BEFORE.exec(name);
  if (!before) return [];
  const [, owner, rest] = before;
  return CASE_ENDINGS.map((ending) => rest.replace(ending, "")).flatMap((word) => [owner + word, word]);
}

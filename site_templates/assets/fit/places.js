// The country of a place: "Berlin, Germany" as LinkedIn and Crunchbase write it.
// The same readings as icp_playbook/fields/places.py.

import { folded, shortened } from "./plain.js";

/** @import { Unread } from "./cells.js" */

/** Short words that end a place; others are states as well: CA, DE, IND. Longer ones are no codes. */
const SHORT_NAMES = new Set(["us", "usa", "uk", "uae"]);
/** A country that is a state of the US as well. */
const STATE = "georgia";
const MOST_PARTS = 8;

/**
 * The country that stands last in a place of several parts, or why none is read; undefined if none is there.
 * A place that names another country too is not read: "Hong Kong, China", "Germany, France".
 * @param {string} text
 * @param {(word: string) => string | undefined} countryOf a folded word → the code of the country
 * @returns {string | Unread | undefined}
 */
export function countryOfPlace(text, countryOf) {
  /** @param {string} part */
  const named = (part) => {
    const word = folded(part);
    return word.length > 3 || SHORT_NAMES.has(word) ? countryOf(word) : undefined;
  };
  const parts = text.split(",").map((part) => part.trim());
  const last = parts.pop() ?? "";
  const code = parts.length > 0 && parts.length < MOST_PARTS ? named(last) : undefined;
  if (code === undefined) return undefined;
  if (folded(last) === STATE) {
    return { cause: "not-a-country", phrase: "may be in the country Georgia or in the state of the US" };
  }
  for (const part of parts) {
    const also = named(part);
    if (also !== undefined && also !== code && !(code === "US" && folded(part) === STATE)) {
      const both = `${shortened(part)} and ${shortened(last)}`;
      return { cause: "not-a-country", phrase: `names two countries: ${both}` };
    }
  }
  return code;
}

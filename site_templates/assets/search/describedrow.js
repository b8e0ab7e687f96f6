// The first line of results for an account that is described in words: it leads to Fit with the fields
// filled, and says what Fit will show.

import { el } from "../elements.js";
import { describe } from "./described.js";
import { outlookLines } from "./outlook.js";
import { folded } from "./words.js";

/** @import { DescribedField, Description, Vocabulary } from "./described.js" */

/**
 * What a text says of an account; null where it describes none.
 * @param {Vocabulary | undefined} vocabulary
 * @param {string} typed
 */
export function accountIn(vocabulary, typed) {
  if (!vocabulary) return null;
  const description = describe(vocabulary, folded(typed));
  return description.offered ? description : null;
}

/**
 * The line.
 * @param {Vocabulary | undefined} vocabulary
 * @param {Description} description
 * @param {string} root the address of the site
 */
export function accountLine(vocabulary, { fields, unread }, root) {
  const page = location.protocol === "file:" ? "fit/index.html" : "fit/";
  const address = addressOf(fields);
  const left = unread.map(({ words, why }) => `${words} ${why}`).join("; ");
  return el(
    "a",
    {
      class: "pb-search__result",
      role: "option",
      tabindex: "-1",
      "aria-selected": "false",
      href: `${root}${page}#${address}`,
    },
    el("span", { class: "pb-search__kind" }, "Account"),
    el("span", { class: "pb-search__title" }, "Judge this account"),
    el("span", { class: "pb-search__answer" }, fields.map((field) => shown(vocabulary, field)).join(" · ")),
    outlookLines(address, root),
    left && el("span", { class: "pb-search__answer" }, `Not read: ${left}.`),
  );
}

/**
 * Fields as the part of an address after #, as Fit reads it.
 * @param {DescribedField[]} fields
 */
export function addressOf(fields) {
  return fields.map(({ id, value }) => `${id}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
}

/**
 * A field as people read it: Employees 50–200 · Industry Freight and trucking.
 * @param {Vocabulary | undefined} vocabulary
 * @param {DescribedField} field
 */
function shown(vocabulary, { id, value }) {
  const counted = vocabulary?.numbers.find((one) => one[0] === id);
  if (counted) return `${counted[1]} ${numberWords(value, counted[2] === "money" ? vocabulary?.money.at(1) : "")}`;
  const worded = vocabulary?.words.find((one) => one[0] === id);
  const labels = value.split(",").map((each) => worded?.[3].find((one) => one[0] === each)?.[1] ?? each);
  return `${worded?.[1] ?? id} ${labels.join(", ")}`;
}

/**
 * A number or a band: 4,600 · $2M–$4M · 200 or more · 50 or less.
 * @param {string} value
 * @param {string} [sign]
 */
function numberWords(value, sign = "") {
  const one = (/** @type {string} */ text) => sign + text.replace(/^[0-9]+$/, (digits) => Number(digits).toLocaleString("en"));
  if (value.startsWith("<=")) return `${one(value.slice(2))} or less`;
  if (value.endsWith("+")) return `${one(value.slice(0, -1))} or more`;
  return value.split("-").map(one).join("–");
}

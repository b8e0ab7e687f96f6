// What could not be read in a list, by field and cause. The same lines as icp_playbook/accounts/summary.py.

import { CAUSES } from "./causes.js";
import { shortened } from "./plain.js";
import { counted } from "../wording.js";

/**
 * @import { Entry } from "./accounts.js"
 * @import { Cause } from "./causes.js"
 * @import { Words } from "./words.js"
 * @typedef {{field: string, cause: Cause | undefined, sentence: string, count: number, rows: number[],
 *   texts: Map<string, number>, alike: boolean}} Unread
 *   `alike`: the same sentence was said of all of them; one sum can be in several currencies
 */

const SHOWN = 12; // kinds that are named
const EXAMPLES = 4; // texts of each, and rows

/**
 * A line for each thing that could not be read, the most frequent first.
 * @param {Entry[]} entries
 * @param {Words} words
 * @returns {string[]}
 */
export function unreadLines(entries, words) {
  /** @type {Map<string, Unread>} */
  const found = new Map();
  for (const { number, problems } of entries) {
    for (const [field, sentence, cause, text] of problems) {
      const key = `${field} ${cause ?? sentence}`;
      /** @type {Unread} */
      const known = found.get(key) ?? { field, cause, sentence, count: 0, rows: [], texts: new Map(), alike: true };
      found.set(key, known);
      known.count += 1;
      known.alike &&= sentence === known.sentence;
      if (known.rows.length < EXAMPLES) known.rows.push(number);
      const short = shortened(text ?? "");
      known.texts.set(short, (known.texts.get(short) ?? 0) + 1);
    }
  }
  const often = [...found.values()].sort((one, other) => other.count - one.count);
  const rest = often.slice(SHOWN).reduce((sum, one) => sum + one.count, 0);
  const lines = often.slice(0, SHOWN).map((one) => line(one, words));
  return rest ? [...lines, `and ${rest.toLocaleString("en")} more; column icp_problems lists them row by row`] : lines;
}

/**
 * One thing in its own words, several by their cause.
 * @param {Unread} unread
 * @param {Words} words
 */
function line({ field, cause, sentence, count, rows, texts, alike }, words) {
  const subject = field ? `${words.fields[field].label}: ` : "";
  const where = `${counted(count, "time")} (row ${rows.join(", ")}${count > rows.length ? ", …" : ""})`;
  if (!cause || (alike && texts.size < 2)) return `${subject}${sentence} · ${where}`;
  const often = [...texts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, EXAMPLES)
    .map(([text, times]) => `"${text}" (${times.toLocaleString("en")})`);
  const rest = texts.size > EXAMPLES ? ", …" : "";
  return `${subject}${CAUSES[cause]} · ${where}: ${often.join(", ")}${rest}`;
}

// The cells of one column of a list, with the scale and the currency that the list gives them.
// The same cells as icp_playbook/accounts/column_reading.py.

import { fieldOf } from "./catalogue.js";
import { currencyMeant, isOwnCurrency, moneyOf } from "./currencies.js";
import { plainText, shortened } from "./plain.js";

/**
 * @import { Catalogue } from "./catalogue.js"
 * @import { Column } from "./columns.js"
 * @import { Cell } from "./cells.js"
 * @import { Money } from "./currencies.js"
 */

const NO_CURRENCY = ["", "-", "--", "n/a", "na", "none", "null", "unknown"];
const CODE_FIRST = /^[A-Za-z]{3}(?![A-Za-z])/; // as in "EUR - Euro"

/**
 * The reader of a column: it takes the cells of a row. A cell that a short row lacks says nothing.
 * @param {Column} column
 * @param {string} id of its field
 * @param {Catalogue} catalogue
 * @returns {(cells: string[]) => Cell}
 */
export function columnReader({ place, scale, currency }, id, catalogue) {
  const read = fieldOf(catalogue, id).reader();
  const money = moneyOf(catalogue.form);
  return (cells) => {
    if (place >= cells.length) return {};
    let cell = read(cells[place]);
    if (scale && (cell.value !== undefined || cell.problem)) cell = read(scaled(cells[place], scale));
    if (cell.problem || cell.value === undefined || currency === null) return cell;
    const problem = foreign(cells.at(currency) ?? "", money);
    return problem ? { problem, cause: "other-currency" } : cell;
  };
}

/**
 * The text with the scale of its column: `12.5` in a column in millions is `12.5 million`.
 * @param {string} text
 * @param {string} scale
 */
function scaled(text, scale) {
  const plain = plainText(text);
  return plain.endsWith("+") ? `${plain.slice(0, -1).trimEnd()} ${scale}+` : `${plain} ${scale}`;
}

/**
 * Why the sums of a row are not read, if what it gives as their currency is not the playbook's.
 * @param {string} cell
 * @param {Money} money
 */
function foreign(cell, money) {
  const text = plainText(cell);
  if (NO_CURRENCY.includes(text.toLowerCase())) return "";
  const code = CODE_FIRST.exec(text);
  const meant = currencyMeant(text) || (code && currencyMeant(code[0]));
  if (!meant) return `"${shortened(text, 8)}" beside it is no currency; the playbook uses ${money.currency}`;
  return isOwnCurrency(meant, money) ? "" : `an amount in ${meant}; the playbook uses ${money.currency}`;
}

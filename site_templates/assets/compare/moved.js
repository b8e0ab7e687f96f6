// Accounts that move between two states, by what becomes of them: five of each kind open, the rest folded.

import { el } from "../elements.js";
import { counted } from "../wording.js";

/**
 * @import { MoveTables } from "../whatif/data.js"
 * @import { Compared, ComparedAccount } from "../whatif/moves.js"
 */

const SHOWN = 5;

/**
 * @param {string} title
 * @param {(Compared & {account: ComparedAccount})[]} accounts
 * @param {MoveTables} tables
 * @param {(account: ComparedAccount) => string} pageOf "" for an account that has none
 */
export function movesPart(title, accounts, tables, pageOf) {
  const moved = accounts.flatMap(({ account, move }) => (move ? [{ account, move }] : []));
  const stay = accounts.length - moved.length;
  if (!moved.length) {
    return accounts.length ? el("p", { class: "cp-stay" }, `None of ${counted(accounts.length, "account")} moves.`) : null;
  }
  return el(
    "section",
    { class: "cp-moves" },
    el("h2", null, title),
    tables.kinds.map(([kind, words]) => {
      const found = moved.filter(({ move }) => move.kind === kind);
      if (!found.length) return null;
      const items = found.map(({ account, move }) => {
        const page = pageOf(account);
        const [, ...rest] = move.sentence.slice(account.name.length).split(": ");
        const name = el("bdi", null, account.name);
        return el("li", null, page ? el("a", { href: page }, name) : name, ": ", rest.join(": "));
      });
      return el(
        "div",
        { class: "cp-kindred" },
        el("h3", null, `${words[0].toUpperCase()}${words.slice(1)}: ${found.length.toLocaleString("en")}`),
        el("ul", null, items.slice(0, SHOWN)),
        items.length > SHOWN &&
          el(
            "details",
            { class: "ch-more" },
            el("summary", null, `and ${(items.length - SHOWN).toLocaleString("en")} more`),
            el("ul", null, items.slice(SHOWN)),
          ),
      );
    }),
    stay > 0 && el("p", { class: "cp-stay" }, `${counted(stay, "account")} ${stay === 1 ? "stays" : "stay"} as before.`),
  );
}

// The bar above the form: the account's name, an example to start from, the ICP to score it against, the date.

import { el } from "../elements.js";

/**
 * @import { State } from "./address.js"
 * @import { Catalogue, Example, IcpForm } from "./catalogue.js"
 * @import { Account } from "./program.js"
 * @import { Verdict } from "./evaluate.js"
 * @import { Words } from "./words.js"
 * @typedef {{
 *   named: (name: string) => void, judgedAs: (icp: string) => void, dated: (day: string) => void,
 *   opened: (example: Example) => void, cleared: () => void,
 * }} Chosen what is done with what is chosen
 */

/**
 * The bar. `page` is the way to the page of its own, or empty there.
 * @param {Catalogue} catalogue
 * @param {{preset: string, page: string}} place
 * @param {Chosen} chosen
 */
export function accountBar(catalogue, { preset, page }, { named, judgedAs, dated, opened, cleared }) {
  const { words, form } = catalogue;
  const company = companyOf(catalogue, named);
  const example = el(
    "select",
    {
      onchange: () => {
        const found = form.examples.find((one) => one.id === example.value);
        if (found) opened(found);
      },
    },
    el("option", { value: "" }, "Choose …"),
    groupsOf(form.examples, words, preset),
  );
  const best = el("option", { value: "" }, "Best match");
  /** @type {HTMLSelectElement} */
  const icp = el("select", { onchange: () => judgedAs(icp.value) }, best, catalogue.icps.map(optionOf));
  /** @type {HTMLInputElement} */
  const asOf = el("input", { type: "date", onchange: () => dated(asOf.value) });
  const clear = el("button", { type: "button", class: "pb-button", onclick: cleared }, "Clear");
  const link = page ? el("a", { class: "pb-button" }, "Open full page") : null;

  /** @param {IcpForm} icp */
  function optionOf({ id, status }) {
    const name = words.icps[id].name;
    return el("option", { value: id }, status === "operational" ? name : `${name} (${status})`);
  }

  return {
    element: el(
      "div",
      { class: "fit-bar", role: "group", "aria-label": "Account" },
      company && labelled("Company", company),
      form.examples.length ? labelled("Start from an example", example) : null,
      labelled("Score against", icp),
      labelled("As of", asOf),
      clear,
      link,
    ),
    /**
     * Names the best match beside the choice of it.
     * @param {Verdict | null} verdict
     */
    best(verdict) {
      best.textContent = verdict ? `Best match: ${words.icps[verdict.icp].name}` : "Best match";
    },
    /**
     * Keeps the link to the page of its own in step.
     * @param {string} address
     */
    link(address) {
      link?.setAttribute("href", address ? `${page}#${address}` : page);
    },
    /** @param {State} state */
    show(state) {
      icp.value = state.icp;
      asOf.value = state.asOf;
      if (company) company.value = String(state.account.name ?? "");
      example.value = form.examples.find((one) => same(one.account, state.account))?.id ?? "";
    },
  };
}

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
function labelled(label, input) {
  return el("label", { class: "fit-tool" }, label, input);
}

/**
 * The name of the account, which no condition tests but links and notes are told apart by.
 * @param {Catalogue} catalogue
 * @param {(name: string) => void} named
 */
function companyOf({ byId }, named) {
  const field = byId.get("name");
  if (field?.type !== "text" || field.icps.length) return null;
  const input = el("input", { type: "text", maxlength: 200, autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", () => named(input.value.trim()));
  return input;
}

/**
 * @param {Example[]} examples
 * @param {Words} words
 * @param {string} preset
 */
function groupsOf(examples, words, preset) {
  const icps = [...new Set(examples.map((one) => one.icp))].filter((icp) => !preset || icp === preset);
  /** @param {Example} example */
  const optionOf = ({ id, name, shows }) => el("option", { value: id }, `${name} · ${shows.toLowerCase()}`);
  return icps.map((icp) =>
    el("optgroup", { label: words.icps[icp].name }, examples.filter((one) => one.icp === icp).map(optionOf)),
  );
}

/**
 * @param {Account} one
 * @param {Account} other
 */
function same(one, other) {
  /** @param {Account} account */
  const plain = (account) => JSON.stringify(Object.entries(account).sort());
  return plain(one) === plain(other);
}

// The bar above the form: whose account it is, an example to start from, the ICP it is judged as, the day.

import { el } from "./elements.js";

/**
 * The bar. `page` is the way to the page of its own, or empty there; what is chosen goes to
 * `named(name)`, `judgedAs(icp)`, `dated(day)`, `opened(example)` and `cleared()`.
 */
export function accountBar(catalogue, { preset, page }, { named, judgedAs, dated, opened, cleared }) {
  const { words, form } = catalogue;
  const company = companyOf(catalogue, named);
  const chosen = () => form.examples.find((one) => one.id === example.value);
  const example = el(
    "select",
    { onchange: () => chosen() && opened(chosen()) },
    el("option", { value: "" }, "Choose …"),
    groupsOf(form.examples, words, preset),
  );
  const best = el("option", { value: "" }, "Best match");
  const icp = el("select", { onchange: () => judgedAs(icp.value) }, best, catalogue.icps.map(optionOf));
  const asOf = el("input", { type: "date", onchange: () => dated(asOf.value) });
  const clear = el("button", { type: "button", class: "pb-button", onclick: cleared }, "Clear");
  const link = page ? el("a", { class: "pb-button" }, "Open full page") : null;

  function optionOf({ id, status }) {
    const name = words.icps[id].name;
    return el("option", { value: id }, status === "operational" ? name : `${name} (${status})`);
  }

  return {
    element: el(
      "div",
      { class: "fit-bar", role: "group", "aria-label": "Account" },
      company && labelled("Company", company),
      labelled("Start from an example", example),
      labelled("Score against", icp),
      labelled("As of", asOf),
      clear,
      link,
    ),
    /** Names the best match beside the choice of it. */
    best(verdict) {
      best.textContent = verdict ? `Best match: ${words.icps[verdict.icp].name}` : "Best match";
    },
    /** Keeps the link to the page of its own in step. */
    link(address) {
      link?.setAttribute("href", address ? `${page}#${address}` : page);
    },
    show(state) {
      icp.value = state.icp;
      asOf.value = state.asOf;
      if (company) company.value = state.account.name ?? "";
      example.value = form.examples.find((one) => same(one.account, state.account))?.id ?? "";
    },
  };
}

function labelled(label, input) {
  return el("label", { class: "fit-tool" }, label, input);
}

/** The name of the account, which no condition tests but links and notes are told apart by. */
function companyOf({ byId }, named) {
  const field = byId.get("name");
  if (field?.type !== "text" || field.icps.length) return null;
  const oninput = () => named(input.value.trim());
  const input = el("input", {
    type: "text",
    maxlength: 200,
    autocomplete: "off",
    spellcheck: "false",
    oninput,
  });
  return input;
}

function groupsOf(examples, words, preset) {
  const icps = [...new Set(examples.map((one) => one.icp))].filter((icp) => !preset || icp === preset);
  const optionOf = ({ id, name, shows }) => el("option", { value: id }, `${name} · ${shows.toLowerCase()}`);
  return icps.map((icp) =>
    el("optgroup", { label: words.icps[icp].name }, examples.filter((one) => one.icp === icp).map(optionOf)),
  );
}

function same(one, other) {
  const plain = (account) => JSON.stringify(Object.entries(account).sort());
  return plain(one) === plain(other);
}

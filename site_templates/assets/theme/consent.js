// What the theme writes below its question for consent: what was agreed to, and what the buttons do.

(() => {
  const form = document.forms.namedItem("consent");
  if (!form) return;
  const fields = [...form.elements].filter((one) => one instanceof HTMLInputElement && one.name);
  const kept = window.__md_get("__consent");
  const given = new Map(Object.entries(typeof kept === "object" && kept !== null ? kept : {}));
  for (const field of /** @type {HTMLInputElement[]} */ (fields)) {
    if (kept) field.checked = Boolean(given.get(field.name));
  }
  if (!kept && location.protocol !== "file:") {
    setTimeout(() => {
      const place = document.querySelector("[data-md-component=consent]");
      if (place instanceof HTMLElement) place.hidden = false;
    }, 250);
  }
  for (const action of ["submit", "reset"]) {
    form.addEventListener(action, (event) => {
      event.preventDefault();
      if (action === "reset") {
        for (const field of /** @type {HTMLInputElement[]} */ (fields)) field.checked = false;
      }
      const agreed = [...new FormData(form).keys()].map((name) => [name, true]);
      window.__md_set("__consent", Object.fromEntries(agreed));
      location.hash = "";
      location.reload();
    });
  }
})();

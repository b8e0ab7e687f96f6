// What the theme writes below its warning of an old version: it is shown at once where the last page found it due.

(() => {
  const script = document.currentScript;
  const place = document.querySelector("[data-md-component=outdated]");
  const base = new URL(script?.dataset.base ?? ".", location.href);
  if (place instanceof HTMLElement && window.__md_get("__outdated", sessionStorage, base) === true) place.hidden = false;
})();

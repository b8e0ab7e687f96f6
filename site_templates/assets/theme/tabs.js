// What the theme writes below a page with tabs: the tab that was last chosen, and the one the address names.

(() => {
  const kept = document.currentScript?.dataset.linked === undefined ? null : window.__md_get("__tabs");
  if (Array.isArray(kept)) {
    for (const tabs of document.querySelectorAll(".tabbed-set")) {
      const labels = [...tabs.querySelectorAll(".tabbed-labels label")].filter((one) => one instanceof HTMLLabelElement);
      const last = kept.map((name) => labels.find((label) => label.innerText.trim() === name)).find(Boolean);
      if (last?.control instanceof HTMLInputElement) last.control.checked = true;
    }
  }
  const named = document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLInputElement && named.name.startsWith("__tabbed_")) named.checked = true;
})();

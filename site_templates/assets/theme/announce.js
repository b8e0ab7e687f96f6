// What the theme writes below an announcement that can be dismissed: it stays away once it was.

(() => {
  const place = document.querySelector("[data-md-component=announce]");
  const content = place?.querySelector(".md-typeset");
  if (!(place instanceof HTMLElement) || !content) return;
  if (window.__md_hash(content.innerHTML) === window.__md_get("__announce")) place.hidden = true;
})();

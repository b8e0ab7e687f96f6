// What the theme writes into the head of each page: its store, and the palette before anything is painted.
// A file instead, so that a content security policy need not allow inline scripts. It blocks, as they do.

(() => {
  const { scope = ".", palettes = "[]" } = document.currentScript?.dataset ?? {};
  const listed = /** @type {{media: string, scheme: string, primary: string, accent: string}[]} */ (
    JSON.parse(palettes)
  );

  window.__md_scope = new URL(scope, location.href);
  window.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage, { pathname } = window.__md_scope) => {
    try {
      const found = /** @type {unknown} */ (
        JSON.parse((storage ?? localStorage).getItem(`${pathname}.${key}`) ?? "null")
      );
      return key === "__palette" && !isChosen(found) ? null : found;
    } catch {
      return null; // no storage, or something else in its place
    }
  };
  window.__md_set = (key, value, storage, { pathname } = window.__md_scope) => {
    try {
      (storage ?? localStorage).setItem(`${pathname}.${key}`, JSON.stringify(value));
    } catch {
      // no storage, or no room in it
    }
  };

  /**
   * What the theme stores of a palette: the theme takes it apart without a look.
   * @param {unknown} found
   * @returns {found is {index: number, color: object}}
   */
  function isChosen(found) {
    if (typeof found !== "object" || found === null || !("index" in found) || !("color" in found)) return false;
    return Number.isInteger(found.index) && typeof found.color === "object" && found.color !== null;
  }

  /** The palette that was chosen, else the first that suits the system; as the theme chooses, but before it runs. */
  function chosen() {
    const kept = window.__md_get("__palette");
    const first = listed.findIndex(({ media }) => matchMedia(media).matches);
    const at = isChosen(kept) ? kept.index : first;
    const palette = listed.at(Math.max(0, Math.min(at, listed.length - 1)));
    if (palette?.media !== "(prefers-color-scheme)") return palette;
    const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const meant = listed.find(({ media }) => media === `(prefers-color-scheme: ${system})`);
    return meant && { ...meant, media: palette.media };
  }

  const palette = chosen();
  if (!palette) return;
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const [name, value] of Object.entries(palette)) document.body.setAttribute(`data-md-color-${name}`, value);
  }).observe(document.documentElement, { childList: true });
})();

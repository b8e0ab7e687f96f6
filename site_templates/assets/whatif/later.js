// Loads What if when its place on a page is opened, or when the address holds changes, so that the page stays light.
// A classic script, so that it works from a file as well.

(() => {
  const scripts = [
    ["fit", "fit-data.js"],
    ["whatif", "whatif-data.js"],
    ["whatif", "whatif-classic.js"],
  ];

  /** @param {HTMLElement} place */
  function load(place) {
    for (const [folder, name] of scripts) {
      if (document.querySelector(`script[src$="assets/${folder}/${name}"]`)) continue;
      const script = document.createElement("script");
      script.src = `${place.dataset.root}assets/${folder}/${name}`;
      script.async = false;
      document.head.append(script);
    }
  }

  document.addEventListener(
    "toggle",
    (event) => {
      const opened = event.target;
      const place =
        opened instanceof HTMLDetailsElement && opened.open && opened.querySelector(":scope > [data-whatif]:empty");
      if (place instanceof HTMLElement) load(place);
    },
    true,
  );
  const asked = location.hash.slice(1).split("&").some((part) => part.startsWith("what-if="));
  const place = document.querySelector("details > [data-whatif]");
  if (asked && place?.parentElement instanceof HTMLDetailsElement) {
    place.parentElement.open = true;
    place.parentElement.scrollIntoView();
  }
})();

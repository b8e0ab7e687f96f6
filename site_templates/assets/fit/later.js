// Loads the panel when its place on a page is opened, so that the page itself stays light.
// A classic script, so that it works from a file as well.

document.addEventListener(
  "toggle",
  (event) => {
    const opened = event.target;
    const place = opened instanceof HTMLDetailsElement && opened.open && opened.querySelector("[data-fit]:empty");
    if (!(place instanceof HTMLElement) || document.querySelector("script[data-fit-script]")) return;
    for (const name of ["fit-data.js", "fit-classic.js"]) {
      const script = document.createElement("script");
      script.src = `${place.dataset.root}assets/fit/${name}`;
      script.async = false;
      script.dataset.fitScript = "";
      document.head.append(script);
    }
  },
  true,
);

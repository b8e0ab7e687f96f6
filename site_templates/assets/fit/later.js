// Loads the panel when its place on a page is opened, so that the page itself stays light.
// A classic script, so that it works from a file as well.

document.addEventListener(
  "toggle",
  (event) => {
    const place = event.target.open && event.target.querySelector("[data-fit]:empty");
    if (!place || document.querySelector("script[data-fit-script]")) return;
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

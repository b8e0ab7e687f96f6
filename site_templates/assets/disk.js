// Opened from disk, a link to a folder leads to the page in it: no server is there to answer with one.

export function followFromDisk(root) {
  if (location.protocol !== "file:") return;
  root.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    },
    true,
  );
}

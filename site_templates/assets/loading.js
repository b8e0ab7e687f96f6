// Scripts loaded on demand: classic ones that put data on the window, so that files work as well.

/**
 * Rejects when the script cannot be loaded, and takes its element back out, so that it can be asked for again.
 * @param {Document} document
 * @param {string} address
 * @returns {Promise<void>}
 */
export function loadScript(document, address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    });
    document.head.append(script);
  });
}

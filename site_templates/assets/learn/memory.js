// What this browser remembers of onboarding and practice. Where nothing can be kept, the pages work without it.

/** {get, set} of one value of this site, kept under a name; `whole` says whether what was found can be used. */
export function memory(window, root, name, empty, whole) {
  const key = `icp-${name}:${new URL(root, window.location.href).pathname}`;
  let last = empty;
  return {
    get() {
      try {
        const found = JSON.parse(window.localStorage.getItem(key));
        if (whole(found)) last = found;
      } catch {
        // no storage, or something else in its place
      }
      return last;
    },
    set(value) {
      last = value;
      try {
        window.localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // no storage, or no room in it
      }
    },
  };
}

/** Whether a value is a list of texts. */
export function isTexts(value) {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

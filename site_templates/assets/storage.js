// What this browser stores for the site. Without storage, pages still work.

/**
 * @template Value
 * @typedef {{get(): Value, set(value: Value): void}} Kept
 */

/**
 * The key of something that one page of this site keeps.
 * @param {Window} window
 * @param {string} root the way to the root of the site
 * @param {string} name
 */
export function storageKey(window, root, name) {
  return `icp-${name}:${new URL(root, window.location.href).pathname}`;
}

/**
 * What is stored under a key if it is valid; undefined without storage, or with something else there.
 * @template Value
 * @param {() => Storage} storage asked for each time, since a browser may refuse to give it at all
 * @param {string} key
 * @param {(found: unknown) => found is Value} isWhole
 * @returns {Value | undefined}
 */
export function readStored(storage, key, isWhole) {
  try {
    const found = /** @type {unknown} */ (JSON.parse(storage().getItem(key) ?? "null"));
    return isWhole(found) ? found : undefined;
  } catch {
    return undefined; // no storage, or something else in its place
  }
}

/**
 * @param {() => Storage} storage
 * @param {string} key
 * @param {unknown} value
 */
export function store(storage, key, value) {
  try {
    storage().setItem(key, JSON.stringify(value));
  } catch {
    // no storage, or no room in it
  }
}

/**
 * A value of this site, kept from visit to visit, and within this one where nothing can be kept.
 * @template Value
 * @param {Window} window
 * @param {string} key
 * @param {Value} empty
 * @param {(found: unknown) => found is Value} isWhole
 * @returns {Kept<Value>}
 */
export function keptValue(window, key, empty, isWhole) {
  let last = empty;
  return {
    get() {
      last = readStored(() => window.localStorage, key, isWhole) ?? last;
      return last;
    },
    set(value) {
      last = value;
      store(() => window.localStorage, key, value);
    },
  };
}

/**
 * Whether a value is a text.
 * @param {unknown} value
 * @returns {value is string}
 */
export function isText(value) {
  return typeof value === "string";
}

/**
 * Whether a value is a list of texts.
 * @param {unknown} value
 * @returns {value is string[]}
 */
export function isTexts(value) {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

/**
 * Whether a value is an object with keys to look at.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === "object" && value !== null;
}

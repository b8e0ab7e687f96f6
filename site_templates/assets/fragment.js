// What stands after the # of an address, as keys and values of several parts of a page.

/** The key of what is tried out of the playbook. */
export const WHAT_IF = "what-if";

/**
 * The value of a key, or "".
 * @param {string} hash
 * @param {string} key
 */
export function partIn(hash, key) {
  const found = partsOf(hash).find((part) => part.startsWith(`${key}=`));
  return found ? found.slice(key.length + 1) : "";
}

/**
 * What stands there with another value of a key; "" takes the key out. An anchor of the page gives way.
 * @param {string} hash
 * @param {string} key
 * @param {string} value
 */
export function withPart(hash, key, value) {
  const others = partsOf(hash).filter((part) => !part.startsWith(`${key}=`));
  return [...others, ...(value ? [`${key}=${value}`] : [])].join("&");
}

/** @param {string} hash */
function partsOf(hash) {
  return hash.includes("=") ? hash.replace(/^#/, "").split("&") : [];
}

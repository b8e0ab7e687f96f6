// A missing case of a closed set: the type checker names the place, and a stale program stops here.

/**
 * Ends a choice that has a case for everything there is.
 * @param {never} value
 * @returns {never}
 */
export function assertNever(value) {
  throw new TypeError(`there is no case for ${JSON.stringify(value)}`);
}

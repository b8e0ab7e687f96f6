// Looking up what may be missing: every object has a "constructor" that nobody put there.

/**
 * What a record itself holds under a key; undefined where it holds nothing.
 * @template Value
 * @param {Readonly<Record<string, Value>>} record
 * @param {string} key
 * @returns {Value | undefined}
 */
export function ownValue(record, key) {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

// Repeatable randomness: a small generator from a seed, and shuffling with it.

/**
 * Numbers from 0 up to 1, always the same ones for a seed: mulberry32 over an FNV-1a hash of the text.
 * @param {string} seed
 */
export function chance(seed) {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A shuffled copy (Fisher and Yates).
 * @template Item
 * @param {Item[]} items
 * @param {() => number} next
 */
export function shuffled(items, next) {
  const found = [...items];
  for (let last = found.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [found[last], found[other]] = [found[other], found[last]];
  }
  return found;
}

/**
 * A random seed: six letters and digits that are hard to confuse.
 * @param {Window} window
 */
export function newSeed(window) {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const drawn = window.crypto.getRandomValues(new Uint8Array(6));
  return [...drawn].map((number) => letters[number % letters.length]).join("");
}

// Long work in batches, so that the page stays fluid: a module worker would not start over file://.

const BATCH = 8; // milliseconds of work before the page gets its turn

/**
 * Calls `each` for every item, with a pause whenever a batch is done. `progressed(count)` follows at each;
 * false from `goesOn()` ends it early. Resolves to whether all was done.
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => void} each
 * @param {(count: number) => void} progressed
 * @param {() => boolean} goesOn
 */
export async function inBatches(items, each, progressed, goesOn) {
  let count = 0;
  let ends = performance.now() + BATCH;
  for (const item of items) {
    each(item);
    count += 1;
    if (performance.now() > ends) {
      progressed(count);
      await new Promise((resolve) => setTimeout(resolve));
      if (!goesOn()) return false;
      ends = performance.now() + BATCH;
    }
  }
  progressed(count);
  return true;
}

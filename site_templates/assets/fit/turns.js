// Long work in turns, so that the page stays fluid: a module worker would not start over file://.

const TURN = 8; // milliseconds of work before the page gets its turn

/**
 * Calls `each` for every item, with a pause whenever a turn is over. `progressed(count)` follows at each;
 * false from `goesOn()` ends it early. Resolves to whether all was done.
 */
export async function inTurns(items, each, progressed, goesOn) {
  let count = 0;
  let ends = performance.now() + TURN;
  for (const item of items) {
    each(item);
    count += 1;
    if (performance.now() > ends) {
      progressed(count);
      await new Promise((resolve) => setTimeout(resolve));
      if (!goesOn()) return false;
      ends = performance.now() + TURN;
    }
  }
  progressed(count);
  return true;
}

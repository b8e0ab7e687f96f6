// Page changes, and the part of an address that says what a page shows.

/**
 * Does something now and, where the theme swaps pages without loading them, with every page.
 * @param {Window} window
 * @param {() => void} work
 */
export function onEveryPage(window, work) {
  if (typeof window.document$ === "undefined") work();
  else window.document$.subscribe(work);
}

/**
 * Puts values into the query of the address, and takes out those that are empty; what else stands there stays.
 * @param {Window} window
 * @param {Iterable<[string, string]>} values
 */
export function replaceQuery(window, values) {
  const { location, history } = window;
  const query = new URLSearchParams(location.search);
  for (const [name, value] of values) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
}

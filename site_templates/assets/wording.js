// Small pieces of sentences: things counted, points with their sign, items in a row.

/**
 * 1 change, 3 changes.
 * @param {number} number
 * @param {string} noun
 */
export function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * Points with a true minus sign.
 * @param {number} points
 */
export function signed(points) {
  return points < 0 ? `−${-points}` : `${points}`;
}

/**
 * A, B and C.
 * @param {string[]} items
 * @param {"and" | "or"} last
 */
export function series(items, last) {
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}` : items.join("");
}

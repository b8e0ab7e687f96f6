// Small pieces of sentences: things counted, points with their sign, items in a row.

/**
 * The noun after a number.
 * @param {number} number
 * @param {string} noun
 */
export function plural(number, noun) {
  return number === 1 ? noun : `${noun}s`;
}

/**
 * 1 change, 1,200 changes.
 * @param {number} number
 * @param {string} noun
 */
export function counted(number, noun) {
  return `${number.toLocaleString("en")} ${plural(number, noun)}`;
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

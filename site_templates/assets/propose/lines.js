// The lines of a text: where they begin and end, and how far they are indented.

/**
 * What ends the lines of a text.
 * @param {string} text
 */
export function breakOf(text) {
  const first = text.indexOf("\n");
  return first > 0 && text.charAt(first - 1) === "\r" ? "\r\n" : "\n";
}

/**
 * Where the line of a place begins; a byte order mark belongs to no line.
 * @param {string} text
 * @param {number} place
 */
export function lineStart(text, place) {
  const start = place > 0 ? text.lastIndexOf("\n", place - 1) + 1 : 0;
  return start === 0 && place > 0 && text.startsWith("\ufeff") ? 1 : start;
}

/**
 * Where the next line begins. Every line of the text has an end.
 * @param {string} text
 * @param {number} place
 */
export function nextLine(text, place) {
  return text.indexOf("\n", place) + 1;
}

/**
 * How many characters stand before a place in its line.
 * @param {string} text
 * @param {number} place
 */
export function columnOf(text, place) {
  return place - lineStart(text, place);
}

/**
 * Whether nothing but blanks stands before a place in its line.
 * @param {string} text
 * @param {number} place
 */
export function isFirst(text, place) {
  return text.slice(lineStart(text, place), place).trim() === "";
}

/**
 * Lines with their ends. The last may have none.
 * @param {string} text
 */
export function linesOf(text) {
  const parts = text.split("\n");
  const last = parts.pop();
  return [...parts.map((line) => `${line}\n`), ...(last ? [last] : [])];
}

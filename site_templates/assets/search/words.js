// Words as they are compared: without case and accents, cut to their stem, near-misses measured by edit distance.

const RUN = /[\p{L}\p{N}]+(?:[-/.&+][\p{L}\p{N}]+)*/gu;
/** Letters that Unicode does not take apart, as people type them who lack the key. */
const WHOLE = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["ł", "l"],
  ["þ", "th"],
  ["ħ", "h"],
  ["ı", "i"],
]);
/** Letters of scripts that put no blank between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Forms that no ending tells, each with the word whose stem it has. */
const FORMS =
  "bought buy|built build|chose choose|chosen choose|fell fall|fallen fall|grew grow|grown grow|kept keep|" +
  "loss lose|lost lose|met meet|paid pay|ran run|rose rise|sent send|signature sign|signatures sign|" +
  "sold sell|spent spend|spoke speak|spoken speak|taught teach|taken take|took take|went go|won win|" +
  "wrote write|written write|three 3|four 4|five 5|six 6|seven 7|eight 8|nine 9|ten 10|eleven 11|twelve 12";
const BARE = new Map(FORMS.split("|").map((pair) => /** @type {[string, string]} */ (pair.split(" "))));
const PLAIN = /^[\x20-\x7e]*$/;
const ENDINGS = ["ings", "ing", "ers", "ors", "er", "or", "eds", "ed", "ions", "ion", "ly"];

/**
 * A text without case, accents and apostrophes.
 * @param {string} text
 */
export function folded(text) {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/['`]/g, "");
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’`]/g, "")
    .toLowerCase()
    .replace(/[ßæœøđðłþħı]/g, (letter) => WHOLE.get(letter) ?? letter);
}

/**
 * A word typed with two letters for one with dots or a ring: groesse gives grosse, which is what größe is folded to.
 * @param {string} word
 */
export function plainVowels(word) {
  return word.replace(/([aou])e|aa/g, (pair) => pair[0]);
}

/**
 * Whether a word is of a script without blanks, where a title stands inside longer words.
 * @param {string} word
 */
export function isUnspaced(word) {
  return UNSPACED.test(word);
}

/**
 * The runs of a text, each with its pieces: "on-prem now" gives [[on, prem], [now]].
 * @param {string} text
 */
export function runs(text) {
  return (folded(text).match(RUN) ?? []).map((run) => run.split(/[-/.&+]/));
}

/**
 * The words of a text; what is joined by a hyphen is given in pieces and as one.
 * @param {string} text
 */
export function wordsOf(text) {
  return runs(text).flatMap((pieces) => (pieces.length > 1 ? [...pieces, pieces.join("")] : pieces));
}

/**
 * The binary logarithm, with straight lines between the powers of two: the same in every language to the last bit.
 * @param {number} value at least 1
 */
export function logarithm(value) {
  let whole = 0;
  let rest = value;
  while (rest >= 2) {
    rest /= 2;
    whole += 1;
  }
  return whole + rest - 1;
}

/**
 * What inflections of a word share: retype, retyped and retyping are one.
 * @param {string} word
 */
export function stem(word) {
  let bare = BARE.get(word) ?? word;
  if (bare.length < 4 || /\d/.test(bare)) return bare;
  if (bare.endsWith("ies")) bare = `${bare.slice(0, -3)}y`;
  else if (bare.endsWith("s") && !/(ss|us|is)$/.test(bare)) bare = bare.slice(0, -1);
  const ending = ENDINGS.find((end) => bare.endsWith(end) && bare.length - end.length >= 3);
  if (ending) bare = bare.slice(0, -ending.length);
  if (bare.length > 3 && bare.endsWith("e")) bare = bare.slice(0, -1);
  if (bare.length > 4 && bare.endsWith("y")) bare = `${bare.slice(0, -1)}i`;
  return /([^aeiouls])\1$/.test(bare) ? bare.slice(0, -1) : bare;
}

/**
 * Edits between two words, two neighbours changing places counted as one; more than `most` gives `most` + 1.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let edits = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        edits = Math.min(edits, before[column - 2] + 1);
      }
      next.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    before = last;
    last = next;
  }
  return last[other.length];
}

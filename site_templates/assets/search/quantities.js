// Numbers in a text: 1,200 · $3M · 50-200 · 100 to 300 · over 50 · 12+. search/quantities.py reads the same.

/**
 * @typedef {{text: string, number: bigint | null, digits: string, sign: string, scale: number}} Token a word, a mark, or a
 *   number: whole, after its scale, which is null for what is none
 * @typedef {{
 *   first: number, end: number, low: bigint | null, high: bigint | null, sign: string, scaled: boolean, why: string,
 * }} Quantity a number or a band, the tokens it takes, and why it is not read
 * @typedef {"low" | "high" | ""} Bound
 */

/** @type {Map<string, number>} */
const SCALES = new Map([
  ...["k", "thousand"].map((word) => /** @type {[string, number]} */ ([word, 3])),
  ...["m", "mm", "mn", "mio", "million"].map((word) => /** @type {[string, number]} */ ([word, 6])),
  ...["b", "bn", "billion"].map((word) => /** @type {[string, number]} */ ([word, 9])),
]);
const TOKEN = new RegExp(
  String.raw`(?<sign>us\$|ca\$|a\$|[$€£])?(?<digits>[0-9]+(?:[.,][0-9]+)*)` +
    String.raw`(?: ?(?<scale>${[...SCALES.keys()].join("|")}))?(?![\p{L}\p{N}])` +
    String.raw`|(?<word>[\p{L}\p{N}]+)|(?<mark>[-+<>~%/:=$€£])`,
  "gu",
);
const MOST_DIGITS = 15;
/** @type {[string[], Bound][]} */
const BOUNDS = [
  [["no", "less", "than"], "low"],
  [["no", "fewer", "than"], "low"],
  [["not", "less", "than"], "low"],
  [["no", "more", "than"], "high"],
  [["not", "more", "than"], "high"],
  [["more", "than"], "low"],
  [["at", "least"], "low"],
  [["less", "than"], "high"],
  [["fewer", "than"], "high"],
  [["up", "to"], "high"],
  [["at", "most"], "high"],
  [["over"], "low"],
  [["above"], "low"],
  [[">"], "low"],
  [["minimum"], "low"],
  [["min"], "low"],
  [["under"], "high"],
  [["below"], "high"],
  [["<"], "high"],
  [["maximum"], "high"],
  [["max"], "high"],
];
/** @type {Map<string, Bound>} */
const AFTER = new Map([
  ...["+", "plus", "or more", "or over", "min", "minimum"].map((said) => /** @type {[string, Bound]} */ ([said, "low"])),
  ...["or less", "or fewer", "or under", "max", "maximum"].map((said) => /** @type {[string, Bound]} */ ([said, "high"])),
]);
const CHANGES = new Set(
  "hiring hire hired lost off opened opening adding added new another first next last per".split(" "),
);
const NEARLY = new Set(["~", "about", "around", "roughly", "approx", "circa"]);
const ONES = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const MONEY = new Set(["$", "€", "£", "usd", "eur", "gbp"]);

/**
 * The tokens of a text in lower case.
 * @param {string} text
 * @param {boolean} comma whether it is the decimal mark
 * @returns {Token[]}
 */
export function tokensOf(text, comma) {
  return [...text.matchAll(TOKEN)].map(({ 0: whole, groups = {} }) => {
    const { digits = "", sign = "" } = groups;
    const scale = SCALES.get(groups.scale ?? "") ?? 0;
    return { text: whole, number: digits ? wholeNumber(digits, scale, comma) : null, digits, sign, scale };
  });
}

/**
 * The whole number that digits stand for; null for a fraction, or where two numbers could be meant.
 * @param {string} digits
 * @param {number} scale
 * @param {boolean} comma
 */
function wholeNumber(digits, scale, comma) {
  const [point, apart] = comma ? [",", "."] : [".", ","];
  const shape = new RegExp(`^(?:[0-9]+|[0-9]{1,3}(?:[${apart}][0-9]{3})+|[0-9]+[${point}][0-9]+)$`);
  if (!shape.test(digits)) return null;
  const [head, tail = ""] = digits.replaceAll(apart, "").split(point);
  if (tail.length === 3 && !scale) return null; // 1.200 may be written for 1,200
  const bare = tail.slice(0, tail.length - zeros(tail));
  if (bare.length > scale || head.length + scale > MOST_DIGITS) return null;
  return BigInt(head + bare + "0".repeat(scale - bare.length));
}

/**
 * The quantity whose number stands at a place, with the words before that bound it.
 * @param {Token[]} tokens
 * @param {number} place
 * @returns {Quantity | null}
 */
export function quantityAt(tokens, place) {
  const token = tokens[place];
  if (!token.digits) {
    const one = ONES.indexOf(token.text) + 1;
    if (!one) return null;
    return { first: place, end: place + 1, low: BigInt(one), high: BigInt(one), sign: "", scaled: false, why: "" };
  }
  let end = place + 1;
  let low = token.number;
  let high = token.number;
  let sign = token.sign;
  let scaled = token.scale > 0;
  const between = textAt(tokens, place - 1) === "between";
  const joins = between ? ["-", "to", "or", "and"] : ["-", "to", "or"];
  let why = low === null ? "is no whole number, or has two readings" : "";
  const other = tokens.at(end + 1);
  if (end + 1 < tokens.length && other?.digits && joins.includes(tokens[end].text)) {
    [low, high] = ends(token, other);
    sign ||= other.sign;
    scaled ||= other.scale > 0;
    end += 2;
    if (low === null || high === null || low > high) why = "is no band of whole numbers";
  }
  while (end + 1 < tokens.length && ["-", "/", ":"].includes(tokens[end].text) && tokens[end + 1].digits) {
    why = "is a date, a time or a ratio";
    end += 2;
  }
  if (!sign && MONEY.has(textAt(tokens, end))) {
    sign = tokens[end].text;
    end += 1;
  }
  if (["%", "percent"].includes(textAt(tokens, end))) {
    why = "is a share";
    end += 1;
  }
  let first = between ? place - 1 : place;
  if (low === high) {
    const before = boundBefore(tokens, first);
    const after = boundAfter(tokens, end);
    first = before.place;
    end = after.place;
    [low, high] = endsOf(low, high, before.bound || after.bound);
  }
  if (CHANGES.has(textAt(tokens, first - 1))) why = "is a change, or counts something else";
  return { first, end, low, high, sign, scaled, why };
}

/**
 * Which end of a band the words at a place make of the number before them, and where they end.
 * @param {Token[]} tokens
 * @param {number} place
 * @returns {{bound: Bound, place: number}}
 */
export function boundAfter(tokens, place) {
  for (const size of [2, 1]) {
    const bound = AFTER.get(joined(tokens, place, place + size));
    if (bound && place + size <= tokens.length) return { bound, place: place + size };
  }
  return { bound: "", place };
}

/**
 * The ends of a band that a bound leaves open.
 * @param {bigint | null} low
 * @param {bigint | null} high
 * @param {Bound} bound
 * @returns {[bigint | null, bigint | null]}
 */
export function endsOf(low, high, bound) {
  if (bound === "low") return [low, null];
  return bound === "high" ? [null, high] : [low, high];
}

/**
 * The text of some tokens.
 * @param {Token[]} tokens
 * @param {number} start
 * @param {number} end
 */
export function joined(tokens, start, end) {
  return tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(" ");
}

/**
 * The ends of a band that may name its scale once: 2-4M, but 251-1k.
 * @param {Token} one
 * @param {Token} other
 * @returns {[bigint | null, bigint | null]}
 */
function ends(one, other) {
  if (one.number !== null && other.number !== null && !one.scale && other.scale) {
    const low = one.number * 10n ** BigInt(other.scale);
    if (low <= other.number) return [low, other.number];
  }
  return [one.number, other.number];
}

/**
 * Where the words begin that make a number the end of a band, and which end it is.
 * @param {Token[]} tokens
 * @param {number} place
 * @returns {{bound: Bound, place: number}}
 */
function boundBefore(tokens, place) {
  let first = place;
  while (NEARLY.has(textAt(tokens, first - 1))) first -= 1;
  for (const [words, bound] of BOUNDS) {
    const start = first - words.length;
    if (start >= 0 && joined(tokens, start, first) === words.join(" ")) return { bound, place: start };
  }
  return { bound: "", place: first };
}

/**
 * @param {Token[]} tokens
 * @param {number} place
 */
function textAt(tokens, place) {
  return place < 0 ? "" : (tokens.at(place)?.text ?? "");
}

/**
 * How many zeros a text ends in.
 * @param {string} digits
 */
function zeros(digits) {
  let count = 0;
  while (digits.at(-1 - count) === "0") count += 1;
  return count;
}

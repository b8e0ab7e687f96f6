// Internet domains, from web and e-mail addresses: https://www.Example.com/path → example.com.
// The same readings as icp_playbook/fields/domains.py.

const LONGEST = 2000;
const ADDRESS = /^(?:mailto:|(?:[a-z][a-z0-9+.-]{0,30}:)?\/\/)?([^/?#\\]*)(?:[/?#\\].*)?$/s;
const IN_BRACKETS = /^[^<>]*<([^<>]+)>$/;
const LETTERS = /^[a-z0-9\-\p{L}\p{N}\p{Mn}\p{Mc}]+$/u;
const CAPITALS = /[A-Z]/;

/**
 * The domain of a web address, an e-mail address or a domain; null if the text is none of them.
 * @param {string} text
 * @returns {string | null}
 */
export function readDomain(text) {
  let plain = text.normalize("NFKC").trim().toLowerCase();
  if ([...plain].length > LONGEST) return null;
  const named = IN_BRACKETS.exec(plain);
  if (named) plain = named[1].trim();
  const place = ADDRESS.exec(plain)?.[1] ?? "";
  const at = place.lastIndexOf("@");
  if (/[\s,;@]/.test(place.slice(0, Math.max(at, 0)))) return null;
  const host = place.slice(at + 1).replace(/:[0-9]{1,5}$/, "").replace(/\.$/, "");
  let labels = host.split(".");
  if (labels[0] === "www" && labels.length > 2) labels = labels.slice(1);
  const read = labels.map(ownLetters);
  const top = read.at(-1);
  if (read.length < 2 || read.includes(null) || !top || [...top].length < 2 || /^\p{Nd}+$/u.test(top)) return null;
  const domain = read.join(".");
  return [...domain].length <= 253 ? domain : null;
}

/**
 * A part of a domain in its own letters; null if it is none.
 * @param {string} label
 * @returns {string | null}
 */
function ownLetters(label) {
  let own = label;
  if (label.startsWith("xn--")) {
    const decoded = fromPunycode(label.slice(4));
    if (decoded === null) return null;
    own = decoded.normalize("NFKC").toLowerCase();
    if ([...own].every((glyph) => glyph <= "\u007f")) return null;
  }
  const length = [...own].length;
  const fits = length >= 1 && length <= 63 && !own.startsWith("-") && !own.endsWith("-");
  return fits && LETTERS.test(own) && !CAPITALS.test(own) ? own : null;
}

/**
 * Text decoded by RFC 3492; null where it is not valid.
 * @param {string} code
 * @returns {string | null}
 */
function fromPunycode(code) {
  const cut = code.lastIndexOf("-");
  const output = cut > 0 ? [...code.slice(0, cut)] : [];
  if (output.some((glyph) => glyph > "\u007f")) return null;
  let [place, point, bias] = [0, 128, 72];
  for (let index = cut + 1; index < code.length; ) {
    const start = place;
    for (let [weight, k] = [1, 36]; ; k += 36) {
      const digit = index < code.length ? "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(code[index]) : -1;
      index += 1;
      if (digit < 0) return null;
      place += digit * weight;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < threshold) break;
      weight *= 36 - threshold;
      if (weight > 2 ** 40) return null;
    }
    const size = output.length + 1;
    bias = adapted(place - start, size, start === 0);
    point += Math.floor(place / size);
    place %= size;
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
    output.splice(place, 0, String.fromCodePoint(point));
    place += 1;
  }
  return output.join("");
}

/**
 * @param {number} delta
 * @param {number} size
 * @param {boolean} first
 */
function adapted(delta, size, first) {
  let left = Math.floor(delta / (first ? 700 : 2));
  left += Math.floor(left / size);
  let k = 0;
  for (; left > 455; k += 36) left = Math.floor(left / 35);
  return k + Math.floor((36 * left) / (left + 38));
}

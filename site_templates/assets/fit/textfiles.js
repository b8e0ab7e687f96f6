// The bytes of a list as text: UTF-8, or UTF-16 with its mark. Nothing is guessed; as icp_playbook/accounts/encoding.py.

import { ListError } from "./csv.js";

const SAVE_AS = "Save it as CSV UTF-8 and try again.";
const HEAD = 65_536; // bytes by which a file is known
/** @type {[start: string, kind: string][]} */
const KNOWN = [
  ["PK\u0003\u0004", "a zip archive"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Excel workbook"],
  ["%PDF", "a PDF"],
  ["\u001f\u008b", "a gzip archive"],
  ["PAR1", "a Parquet file"],
  ["SQLite format", "a SQLite database"],
  ["\u00ff\u00fe\0\0", "UTF-32 text"],
];

/**
 * The text of a file. Throws ListError.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
export function decoded(bytes, name) {
  const wide =
    (bytes[0] === 0xff && bytes[1] === 0xfe && "utf-16le") ||
    (bytes[0] === 0xfe && bytes[1] === 0xff && "utf-16be");
  const head = Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join("");
  const reason = otherFormat(head, Boolean(wide));
  if (reason) throw new ListError(`${name} ${reason}.`, SAVE_AS);
  try {
    return new TextDecoder(wide || "utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw wide ? new ListError(`${name} is not UTF-16 text.`, SAVE_AS) : badByte(bytes, name);
  }
}

/**
 * Refuses a pasted text that is something else than a list. Throws ListError.
 * @param {string} text
 */
export function expectList(text) {
  const reason = otherFormat(text.slice(0, 2000), false);
  if (reason) throw new ListError(`This ${reason}.`, SAVE_AS);
}

/**
 * What the first characters are, if not the beginning of a list: a clause after the file's name.
 * @param {string} head a character for each byte
 * @param {boolean} wide
 */
function otherFormat(head, wide) {
  const known = KNOWN.find(([start]) => head.startsWith(start));
  if (known) return `is ${known[1]}, not CSV`;
  if (wide) return "";
  if (head.includes("\0")) return "is a binary file, or UTF-16 text without its byte-order mark";
  const start = head.replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)+/, "").trimStart();
  if (start.startsWith("<")) return "is a web page or XML, not CSV; perhaps the export asked for a login";
  return /^[[{]\s*[[{"\]}]/.test(start) ? "is JSON, not CSV" : "";
}

/**
 * The first line that is not UTF-8, with its byte.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function badByte(bytes, name) {
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== 0x0a) continue;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, at));
    } catch {
      break;
    }
    line += 1;
    start = at + 1;
  }
  return new ListError(
    `Line ${line} of ${name} is not UTF-8 text.`,
    "It is probably in an older encoding such as Windows-1252. Save it as CSV UTF-8 and try again.",
  );
}

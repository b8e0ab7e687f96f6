// The parts of a zip archive, unpacked by the browser as they are asked for.

import { ListError } from "./csv.js";

/** @typedef {{method: number, packed: number, size: number, at: number}} Part where a part stands in the archive */

export const ZIP = [0x50, 0x4b, 3, 4];
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_END = 65_557; // bytes, with the longest comment there may be

/** Why an archive cannot be read. */
export class ZipError extends Error {}

/**
 * The parts of an archive by name. Throws ZipError for one that is damaged.
 * @param {Uint8Array} bytes
 * @returns {Map<string, Part>}
 */
export function partsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map();
  try {
    let end = bytes.length - 22;
    while (end >= 0 && end > bytes.length - LONGEST_END && view.getUint32(end, true) !== END) end -= 1;
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      if (view.getUint32(at, true) !== ENTRY) throw new ZipError("no entry where one should be");
      const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      parts.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), {
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      });
      at += 46 + name + extra + comment;
    }
  } catch (error) {
    if (error instanceof RangeError) throw new ZipError("it ends too early");
    throw error;
  }
  return parts;
}

/**
 * A part as text. Throws ZipError where it is damaged, or longer than the archive says.
 * @param {Uint8Array} bytes
 * @param {Part} part
 */
export async function textOf(bytes, { method, packed, size, at }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || ![0, 8].includes(method)) throw new ZipError("a part cannot be read");
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const raw = bytes.slice(start, start + packed);
  if (method === 0) return new TextDecoder().decode(raw);
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const texts = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return texts.join("") + decoder.decode();
      length += value.length;
      if (length > size) throw new ZipError("a part is longer than it says");
      texts.push(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error instanceof ListError ? error : new ZipError("a part cannot be unpacked");
  }
}

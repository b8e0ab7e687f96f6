// A text as a short part of an address: deflated, in letters that every address keeps. Works from disk as well.

const SIGN = "z"; // no text that was written without packing begins so
const LONGEST = 200_000; // characters of a text: what is packed may be far longer than it looks

/**
 * A text for an address; as it is, escaped, where the browser cannot deflate.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function packed(text) {
  if (!text) return "";
  if (typeof CompressionStream === "undefined") return encodeURIComponent(text);
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""));
  return SIGN + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The text of a part of an address, also of one from before texts were packed; null where it cannot be read.
 * @param {string} part
 * @returns {Promise<string | null>}
 */
export async function unpacked(part) {
  try {
    if (!part.startsWith(SIGN)) return decodeURIComponent(part);
    const letters = atob(part.slice(SIGN.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.codePointAt(0) ?? 0);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return await readText(stream.pipeThrough(new TextDecoderStream("utf-8", { fatal: true })).getReader());
  } catch {
    return null;
  }
}

/**
 * All of a stream; null as soon as there is too much.
 * @param {ReadableStreamDefaultReader<string>} reader
 * @returns {Promise<string | null>}
 */
async function readText(reader) {
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > LONGEST) {
      await reader.cancel();
      return null;
    }
  }
}

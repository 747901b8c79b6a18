/**
 * Pages of which every part is kept once. A packed file is a list of values; within a value
 * `{"$": n}` stands for the value at place n, which comes before it.
 */

/**
 * @param {unknown[]} values which are changed, and read through here alone from then on
 * @param {number} [first] the place of the first of them
 * @param {(place: number) => any} [before] what stands at the places before it
 * @returns {(place: number) => any} the same object each time the same place is asked for
 */
export function unpacker(values, first = 0, before = undefined) {
  /** @type {Map<number, unknown>} */
  const made = new Map();

  /**
   * Puts what is referred to in the place of references: what was read from JSON is nobody else's,
   * and a copy of it would take three times as long.
   * @param {any} value
   */
  const unpacked = (value) => {
    if (value === null || typeof value !== "object") return value;
    if (typeof value.$ === "number") return at(value.$);
    for (const key in value) {
      const inner = value[key];
      if (typeof inner === "object") value[key] = unpacked(inner);
    }
    return value;
  };

  /** @param {number} place @returns {any} */
  const at = (place) => {
    if (before && place < first) return before(place);
    if (!made.has(place)) made.set(place, unpacked(values[place - first]));
    return made.get(place);
  };
  return at;
}

/**
 * Bytes that were compressed with gzip, as text.
 * @param {BufferSource} bytes
 */
export async function unzipped(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/**
 * @param {string} base64
 */
export function bytesOf(base64) {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}

/** @param {BufferSource} bytes */
export async function digestOf(bytes) {
  if (!globalThis.crypto?.subtle) return null; // http that is not localhost: nothing to ask
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

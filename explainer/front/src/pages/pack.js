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

const SIGNS =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#[%:()*+-;,=.?@^_/{|}~";
const LAST = SIGNS.length - 1;
const PLACES = new Uint8Array(128).fill(LAST);
for (let place = 0; place < LAST; place += 1) PLACES[SIGNS.charCodeAt(place)] = place;

/**
 * Bytes of which each four were written as five signs (`signs_of` in `page/packing.py`).
 * @param {string} text
 */
export function bytesOf(text) {
  const bytes = new Uint8Array(Math.ceil(text.length / 5) * 4);
  const place = (/** @type {number} */ at) => PLACES[text.charCodeAt(at)] ?? LAST;
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    const high = (place(from) * 85 + place(from + 1)) * 85 + place(from + 2);
    const four = (high * 85 + place(from + 3)) * 85 + place(from + 4);
    bytes[to] = four >>> 24;
    bytes[to + 1] = four >>> 16;
    bytes[to + 2] = four >>> 8;
    bytes[to + 3] = four;
  }
  return bytes.subarray(0, Math.floor((text.length * 4) / 5));
}

/** @param {BufferSource} bytes */
export async function digestOf(bytes) {
  if (!globalThis.crypto?.subtle) return null; // http that is not localhost: nothing to ask
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

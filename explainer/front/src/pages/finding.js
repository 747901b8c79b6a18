/** Which claims have the words that are searched. Pure. */

/** @import { Found } from "../types.d.ts" */

/** @typedef {Found & { text: string, first: string }} Indexed */

/**
 * Small letters without accents, and one kind of apostrophe.
 * @param {string} words
 */
export function plain(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘]/g, "'");
}

/**
 * @param {Found[]} claims
 * @returns {Indexed[]}
 */
export function indexed(claims) {
  return claims.map((claim) => {
    const { says, quote, by, document, where } = claim;
    const first = plain(`${quote} ${by}`);
    return { ...claim, first, text: plain(`${quote} ${by} ${says} ${where} ${document}`) };
  });
}

/** @param {string} word */
const begins = (word) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u");

/**
 * Whether words have one that begins with each of those searched; none has it where nothing is.
 * @param {string} query
 */
export function hasAll(query) {
  const words = plain(query).split(/\s+/).filter(Boolean).map(begins);
  return (/** @type {string} */ text) =>
    words.length > 0 && words.every((word) => word.test(plain(text)));
}

/**
 * Those that have a word beginning with each of the words: first those that are shown, and of
 * them those whose own words or whose speaker has it.
 * @param {Indexed[]} claims
 * @param {string} query
 * @param {(claim: Found) => boolean} isShown
 */
export function find(claims, query, isShown) {
  const words = plain(query).split(/\s+/).filter(Boolean).map(begins);
  if (!words.length) return [];
  const rank = (/** @type {Indexed} */ claim) =>
    (isShown(claim) ? 0 : 2) + (words.every((word) => word.test(claim.first)) ? 0 : 1);
  return claims
    .filter(({ text }) => words.every((word) => word.test(text)))
    .map((claim) => ({ claim, rank: rank(claim) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ claim }) => claim);
}

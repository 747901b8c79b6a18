/** The catalogue of what the front end itself says. The words arrive as data. */

/** @type {Record<string, string>} */
let catalogue = {};

/**
 * Adds to the catalogue: the page and each part of its own bring their words with them.
 * @param {Record<string, string>} words
 */
export function speak(words) {
  catalogue = { ...catalogue, ...words };
}

/**
 * The words under a name, with `{name}` filled in.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function say(name, values = {}) {
  const words = catalogue[name];
  if (words === undefined) throw new Error(`the catalogue has no words for ${name}`);
  return words.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/** @param {string} name */
export const isSaid = (name) => name in catalogue;

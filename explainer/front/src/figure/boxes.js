/** The room that words take on a map. Pure. */

/** @import { Box } from "./hits.js" */
/** @import { Pair } from "./mapzoom.js" */

const [LETTER_PX, LINE_PX] = [6.4, 17];

/**
 * The room that words take beside a point, in pixels of what is in sight.
 * @param {string} words
 * @param {string} position on which side of it they stand, as plotly has it
 * @param {Pair} at in pixels
 * @returns {Box}
 */
export function boxOf(words, position, [x, y]) {
  const lines = words.split("<br>").map((line) => line.replace(/<[^>]*>|&\w+;/g, "").trim());
  const wide = LETTER_PX * Math.max(...lines.map(({ length }) => length));
  const high = LINE_PX * lines.length;
  const [down = "", across = ""] = position.split(" ");
  const left = x - wide * ({ left: 1, center: 0.5 }[across] ?? 0);
  const top = y - high * ({ top: 1, middle: 0.5 }[down] ?? 0);
  return { left, top, right: left + wide, bottom: top + high };
}

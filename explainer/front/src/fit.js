/**
 * Figures on a projector: large enough to be read from the back, each on one screen. Of a figure
 * that is higher than the screen the part with the chosen mark is seen.
 */

/** Type of 13 px becomes type of more than 20. */
export const LARGER = 1.6;

/**
 * How far down a window of a figure begins, so that a mark is in its middle.
 * @param {{ mark: number | null, window: number, whole: number }} heights
 */
export function windowTop({ mark, window, whole }) {
  const middle = mark === null ? 0 : mark - window / 2;
  return Math.max(0, Math.min(middle, whole - window));
}

/**
 * @param {HTMLElement[]} cells
 * @param {HTMLElement} strip
 */
export function fitAll(cells, strip) {
  const bottom = strip.getBoundingClientRect().top;
  for (const cell of cells) {
    const root = /** @type {HTMLElement | null} */ (cell.querySelector(".plotview"));
    const canvas = /** @type {HTMLElement | null} */ (root?.querySelector(".plotview-canvas"));
    if (!root || !canvas || !root.offsetWidth) continue;
    const free = Math.max(bottom - root.getBoundingClientRect().top - 8, 200);
    const whole = canvas.offsetHeight * LARGER;
    const window = Math.min(whole, free);
    root.style.height = `${window}px`;
    root.scrollTop = windowTop({ mark: markIn(root), window, whole });
  }
}

/**
 * Where the chosen mark is within the whole figure.
 * @param {HTMLElement} root
 */
function markIn(root) {
  const mark = root.querySelector(".plotview-ring, .plotview-chosen");
  if (!mark) return null;
  const { top, height } = mark.getBoundingClientRect();
  return top + height / 2 - root.getBoundingClientRect().top + root.scrollTop;
}

/** @param {HTMLElement} main */
export function unfitAll(main) {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".plotview"))) {
    root.style.height = "";
    root.scrollTop = 0;
  }
}

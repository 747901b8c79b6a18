/**
 * What a step tells of is in sight. On a projector figures are large enough to be read from the
 * back, each on one screen: of one that is higher the part with the step's marks is seen.
 */

/** @import { Mark } from "./marks.js" */

/** @typedef {{ from: number, to: number }} Span from the top to the foot, in pixels */

/** Type of 12 px becomes type of more than 22. */
const LARGER = 1.85;
/** A mark is read with the words above it, and beside it. */
const WORDS_PX = { above: 72, below: 28 };

/**
 * From the first to the last mark of some claims, on the screen; what is an area or a line as a
 * whole has no place of its own.
 * @param {Mark[]} marks
 * @param {string[]} claims
 * @returns {Span | null}
 */
export function spanOf(marks, claims) {
  const at = marks
    .filter(({ element }) => !element.matches(".js-fill, .js-line"))
    .filter((mark) => mark.claims.some((id) => claims.includes(id)))
    .map(({ element }) => element.getBoundingClientRect());
  if (!at.length) return null;
  const tops = at.map(({ top }) => top);
  const feet = at.map(({ bottom }) => bottom);
  return { from: Math.min(...tops), to: Math.max(...feet) };
}

/**
 * How far down a window of a figure begins, so that a mark is in its middle.
 * @param {{ mark: number | null, window: number, whole: number }} heights
 */
export function windowTop({ mark, window, whole }) {
  const middle = mark === null ? 0 : mark - window / 2;
  return Math.max(0, Math.min(middle, whole - window));
}

/**
 * How far the page is scrolled so that a span is in sight, and no further.
 * @param {Span} span
 * @param {Span} room
 */
export function wayTo({ from, to }, room) {
  if (from < room.from) return from - room.from;
  return to > room.to ? Math.min(to - room.to, from - room.from) : 0;
}

/**
 * Of what a step tells all, with its words, if there is room for it, else what is chosen and as
 * much of the rest as there is room for.
 * @param {Span | null} all
 * @param {Span | null} chosen
 * @param {number} room
 * @returns {Span | null}
 */
export function seenOf(all, chosen, room) {
  const told = all ?? chosen;
  if (!told) return null;
  const { above, below } = WORDS_PX;
  const wanted = { from: told.from - above, to: told.to + below };
  const left = room - (wanted.to - wanted.from);
  if (left >= 0 || !chosen) return wanted;
  const end = Math.max(chosen.to + below, wanted.from + room);
  return { from: end - room, to: end };
}

/** @param {HTMLElement} root @returns {Span | null} */
function ringIn(root) {
  const ring = root.querySelector(".plotview-ring")?.getBoundingClientRect();
  return ring ? { from: ring.top, to: ring.bottom } : null;
}

/**
 * @param {HTMLElement[]} cells
 * @param {HTMLElement} strip
 * @param {(cell: HTMLElement) => Span | null} spanIn
 */
export function fitAll(cells, strip, spanIn) {
  const foot = strip.getBoundingClientRect().top;
  for (const cell of cells) {
    const root = /** @type {HTMLElement | null} */ (cell.querySelector(".plotview"));
    const canvas = /** @type {HTMLElement | null} */ (root?.querySelector(".plotview-canvas"));
    if (!root || !canvas || !root.offsetWidth) continue;
    const { top } = root.getBoundingClientRect();
    const whole = canvas.offsetHeight * LARGER;
    const window = Math.min(whole, Math.max(foot - top - 8, 200));
    const axis = root.querySelector(".plotview-axis:not([hidden])");
    const covered = axis?.getBoundingClientRect().height ?? 0;
    const seen = seenOf(spanIn(cell), ringIn(root), window - covered);
    const mark = seen && (seen.from + seen.to - covered) / 2 - top + root.scrollTop;
    root.style.height = `${window}px`;
    root.scrollTop = windowTop({ mark, window, whole });
  }
}

/** @param {HTMLElement} main */
export function unfitAll(main) {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".plotview"))) {
    root.style.height = "";
    root.scrollTop = 0;
  }
}

/**
 * Scrolls a page that is read to what its step tells of, between what covers its top and foot.
 * @param {HTMLElement[]} cells
 * @param {HTMLElement} strip
 * @param {(cell: HTMLElement) => Span | null} spanIn
 */
export function bringIntoSight(cells, strip, spanIn) {
  const bar = document.querySelector(".pagebar:not([hidden])")?.getBoundingClientRect();
  const panel = document.querySelector(".panel-is-open:not(.panel-above)");
  const isSheet = panel && getComputedStyle(panel).position === "fixed";
  const edge = (isSheet ? panel : strip).getBoundingClientRect().top;
  const room = { from: bar?.bottom ?? 0, to: edge };
  for (const cell of cells) {
    const root = /** @type {HTMLElement | null} */ (cell.querySelector(".plotview[data-drawn]"));
    const seen = root && seenOf(spanIn(cell), ringIn(root), room.to - room.from);
    const way = seen ? wayTo(seen, room) : 0;
    if (way) scrollBy({ top: way, behavior: "instant" });
  }
}

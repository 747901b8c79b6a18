/**
 * What a reader looks at stays where it is while what stands above it grows or shrinks: a step of
 * the day draws every view anew. Browsers try the same, and lose their place in a drawing.
 */

const LEAST_PX = 0.5;
const REST_MS = 150; // so long after a reader has scrolled, another view may be looked at
const VIEWS = ":is(.explainer-plot, .daystrip, .explainer-opening):not(details:not([open]) *)";

/**
 * The view that is looked at: the one of which most is on the screen.
 * @param {HTMLElement[]} views in the order of the page
 * @param {number} top where what covers the page ends
 * @param {number} foot of the screen
 */
export function lookedAt(views, top, foot) {
  const seen = views.map((view) => {
    const at = view.getBoundingClientRect();
    return Math.min(at.bottom, foot) - Math.max(at.top, top);
  });
  const most = Math.max(...seen);
  return most > 0 ? views[seen.indexOf(most)] : undefined;
}

/**
 * @param {HTMLElement} main
 * @param {() => number} top where what covers the page ends
 * @returns {{ remember: () => void, follow: () => void }} `remember` after a view was led to,
 *   `follow` before something changes: a slow browser tells of a scroll after what came next
 */
export function holdPlace(main, top) {
  /** @type {HTMLElement | undefined} */
  let view;
  let at = 0;
  let tall = 0;
  let scrolled = scrollY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  // Of the two, a browser asks the one whose overflow the screen has.
  for (const { style } of [document.documentElement, document.body]) style.overflowAnchor = "none";
  const remember = () => {
    const views = /** @type {HTMLElement[]} */ ([...main.querySelectorAll(VIEWS)]);
    view = lookedAt(views, top(), innerHeight);
    ({ top: at, height: tall } = view?.getBoundingClientRect() ?? { top: 0, height: 0 });
    scrolled = scrollY;
  };
  /** Whether the reader has gone on to where none of it is seen. @param {number} by pixels */
  const isLeft = (by) => at - by + tall <= top() || at - by >= innerHeight;
  const restore = () => {
    const by = scrollY - scrolled; // a browser tells of it with the next frame
    const isCut = by < 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    if (scrollY === 0 && scrolled === 0)
      view = undefined; // the head of the page stays by itself
    else if (!view?.offsetHeight || scrolled === 0 || (by && !isCut && isLeft(by))) remember();
    else if (!isCut) at -= by;
    if (!view) return;
    const moved = view.getBoundingClientRect().top - at;
    if (Math.abs(moved) >= LEAST_PX) {
      const missing = scrollY + moved + innerHeight - document.documentElement.scrollHeight;
      if (missing > 0) main.style.minHeight = `${Math.ceil(main.offsetHeight + missing)}px`;
      scrollBy({ top: moved, behavior: "instant" });
    }
    scrolled = scrollY; // also where the browser itself had to scroll, for want of page
  };
  const follow = () => {
    const by = scrollY - scrolled;
    if (!by) return; // what we did ourselves
    clearTimeout(resting);
    if (isLeft(by)) return remember();
    at -= by;
    scrolled = scrollY;
    resting = setTimeout(remember, REST_MS);
  };
  addEventListener("scroll", follow, { passive: true });
  const sizes = new ResizeObserver(restore);
  for (const cell of [document.body, ...main.children]) sizes.observe(cell);
  addEventListener("resize", remember);
  remember();
  return { remember, follow };
}

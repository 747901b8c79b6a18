/**
 * What a reader looks at stays where it is while what stands above it grows or shrinks: a step of
 * the day draws every view anew. Browsers try the same, and lose their place in a drawing.
 */

const VIEWS = ".explainer-plot, .daystrip, .explainer-opening";

/**
 * The view that is looked at: the first whose foot is below the bar.
 * @param {HTMLElement[]} views in the order of the page
 * @param {number} top where what covers the page ends
 */
export function lookedAt(views, top) {
  return views.find((view) => {
    const { bottom, height } = view.getBoundingClientRect();
    return height > 0 && bottom > top + 40;
  });
}

/**
 * @param {HTMLElement} main
 * @param {() => number} top where what covers the page ends
 */
export function holdPlace(main, top) {
  /** @type {HTMLElement | undefined} */
  let view;
  let at = 0;
  let moving = false;
  document.documentElement.style.overflowAnchor = "none";
  const remember = () => {
    moving = false;
    const views = /** @type {HTMLElement[]} */ ([...main.querySelectorAll(VIEWS)]);
    view = lookedAt(views, top());
    at = view?.getBoundingClientRect().top ?? 0;
  };
  const restore = () => {
    if (moving || !view?.isConnected || scrollY === 0) return remember();
    const moved = view.getBoundingClientRect().top - at;
    if (!view.offsetHeight || Math.abs(moved) < 0.5) return;
    const missing = scrollY + moved + innerHeight - document.documentElement.scrollHeight;
    if (missing > 0) main.style.minHeight = `${main.offsetHeight + missing}px`;
    scrollBy({ top: moved, behavior: "instant" });
    at = view.getBoundingClientRect().top;
  };
  addEventListener(
    "scroll",
    () => {
      if (moving) return;
      moving = true;
      requestAnimationFrame(remember);
    },
    { passive: true },
  );
  const sizes = new ResizeObserver(restore);
  for (const cell of main.children) sizes.observe(cell);
  addEventListener("resize", remember);
  remember();
  return { remember };
}

/** The bar that tells the state once the strip has left the screen: section, day, what narrows. */

import { button, make } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { daysOf } from "../pages/day.js";
import { stepButtons, Track } from "./strip.js";

/** @import { Moment, Store } from "../pages/store.js" */
/** @import { Filters, State, StateKey } from "../types.d.ts" */

/** @typedef {{ keys: StateKey[], words: string }} Chip */

/**
 * What narrows or widens the page, in words, with the parts of the state that each takes away.
 * @param {State} state
 * @param {Filters["options"]} options
 * @returns {Chip[]}
 */
export function chipsOf(state, options) {
  /** @type {Chip[]} */
  const chips = [];
  if (state.ring) chips.push({ keys: ["ring"], words: say(`chip-${state.ring}`) });
  if (state.documents) {
    const chosen = state.documents === "none" ? [] : state.documents.split(",");
    const [one] = options.documents.filter(([id]) => id === chosen[0]);
    const of = options.documents.length;
    const words = say("chipDocuments", { count: chosen.length, of });
    chips.push({ keys: ["documents"], words: chosen.length === 1 && one ? one[1] : words });
  }
  for (const key of /** @type {const} */ (["speaker", "side", "kind", "topic"])) {
    const named = options[key].find(([id]) => id === state[key]);
    if (state[key]) chips.push({ keys: [key], words: named?.[1] ?? state[key] });
  }
  if (state.from || state.to) {
    const words = say("chipDays", { from: state.from ?? "…", to: state.to ?? "…" });
    chips.push({ keys: ["from", "to"], words });
  }
  return chips;
}

/**
 * Chips, each with a button that takes its part away.
 * @param {Store} store
 */
export function drawChips(store) {
  const list = make("ul", { className: "chips", ariaLabel: say("chips") });
  let shown = "";
  /** @param {Moment} moment */
  const show = ({ state, page }) => {
    const chips = chipsOf(state, page.parts.filters.options);
    const now = JSON.stringify(chips);
    if (now === shown) return;
    const focused = list.contains(document.activeElement);
    shown = now;
    const made = chips.map(({ keys, words }) => {
      const act = () => void store.narrow({ ...ringOf(state), ...without(keys) });
      const gone = button("×", act, { ariaLabel: say("chipGone", { words }) });
      return make("li", {}, make("span", {}, words), gone);
    });
    list.hidden = !made.length;
    list.replaceChildren(...made);
    if (focused) list.querySelector("button")?.focus();
  };
  return { list, show };
}

const BAR_PX = 44; // so much of the strip the bar would cover: it stands in for it from then on

/** @param {State} state */
const ringOf = ({ ring }) => ({ ring });

/** @param {StateKey[]} keys */
const without = (keys) => Object.fromEntries(keys.map((key) => [key, undefined]));

/**
 * The section in which a place of the screen is.
 * @param {HTMLElement} main
 * @param {number} top
 */
function sectionAt(main, top) {
  let name = "";
  for (const heading of /** @type {NodeListOf<HTMLElement>} */ (
    main.querySelectorAll(".cell h2")
  )) {
    const { top: at, height } = heading.getBoundingClientRect();
    if (height && at <= top + 80) name = heading.firstChild?.textContent ?? "";
  }
  return name;
}

/** Opens the filters where the reader is: over the page, below the bar. */
function openFilters() {
  const fold = /** @type {HTMLDetailsElement | null} */ (
    document.querySelector(".filtercontrol > details")
  );
  if (!fold) return;
  const floats = !(fold.open && fold.classList.contains("is-floating"));
  fold.classList.toggle("is-floating", floats);
  fold.open = floats;
  if (floats)
    /** @type {HTMLElement | null} */ (fold.querySelector("input, select"))?.focus({
      preventScroll: true,
    });
}

/** @param {HTMLElement} opener what is in focus once the filters are closed */
function closeFilters(opener) {
  const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".is-floating"));
  if (!fold) return;
  const focused = fold.contains(document.activeElement);
  fold.classList.remove("is-floating");
  fold.open = false;
  if (focused) opener.focus({ preventScroll: true });
}

/**
 * Draws the bar; it is there while the strip is above the screen, or on another tab.
 * @param {Store} store
 * @param {HTMLElement} main
 */
export function drawBar(store, main) {
  const days = daysOf(store);
  const { frame } = store.source;
  const steps = stepButtons(store);
  const track = new Track(store, true);
  const chips = drawChips(store);
  const section = make("strong", { className: "pagebar-section" });
  const day = make("output", { className: "pagebar-day" });
  const filter = button(say("filter"), openFilters, { className: "pagebar-filter" });
  const search = make("div", { className: "pagebar-search", data: { search: "" } });
  const mini = make(
    "div",
    { className: "daystrip daystrip-mini", ariaHidden: "true" },
    track.element,
  );
  const parts = [section, steps.before, day, steps.play, steps.after, mini, chips.list];
  const row = make("div", { className: "pagebar-row" }, ...parts, filter, search);
  const bar = make("nav", { className: "pagebar", ariaLabel: say("bar"), hidden: true }, row);
  main.before(bar);
  // It has a second row where something narrows the page, and what sticks below it knows.
  const { style } = document.documentElement;
  const sizes = new ResizeObserver(() => {
    look(); // the strip may be on another tab, or not in a step of the story
    if (bar.offsetHeight) style.setProperty("--bar-height", `${bar.offsetHeight}px`);
  });
  sizes.observe(bar);
  days.follow(steps.show);
  store.follow((moment) => {
    day.textContent = (frame.dayWords[days.current] ?? days.current).replace(/ \d{4}$/, "");
    steps.show();
    track.show();
    chips.show(moment);
  });
  const strip = main.querySelector(".explainer-known-on");
  const look = () => {
    const { bottom = 0, height = 0 } = strip?.getBoundingClientRect() ?? {};
    const gone = height === 0 || bottom < BAR_PX;
    bar.hidden = !gone || document.documentElement.classList.contains("present");
    document.documentElement.classList.toggle("has-bar", !bar.hidden);
    if (!bar.hidden) section.textContent = sectionAt(main, bar.offsetHeight);
    else closeFilters(filter);
  };
  let planned = false;
  const plan = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      look();
    });
  };
  addEventListener("scroll", plan, { passive: true });
  addEventListener("resize", plan);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeFilters(filter);
  });
  if (strip) sizes.observe(strip);
  look();
  return { look, height: () => (bar.hidden ? 0 : bar.offsetHeight) };
}

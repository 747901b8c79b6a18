/** The strip of days: one bar a day, as high as what was said; the day is chosen on it. */

import { button, keepKeys, make, parsed } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { daysOf } from "../pages/day.js";

/** @import { Store } from "../pages/store.js" */
/** @import { Strip, StripDay } from "../types.d.ts" */

const LEAST_PERCENT = 6; // of the height: one statement can still be seen
const LETTER_PX = 7.5;
const APART_PX = 4; // between two days that are written below the strip
/** @type {Record<string, "first" | "last" | 1 | -1>} */
const KEYS = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  Home: "first",
  End: "last",
};

/** @param {StripDay} day */
export const saidOn = ({ counts = {} }) => Object.values(counts).reduce((sum, n) => sum + n, 0);

/**
 * The height of each side's part of a day's bar, in percent of the highest.
 * @param {StripDay} day
 * @param {number} most
 * @returns {[string, number][]}
 */
export function heights(day, most) {
  const all = saidOn(day);
  const whole = Math.max((100 * all) / most, LEAST_PERCENT);
  return Object.entries(day.counts ?? {}).map(([side, n]) => [side, (whole * n) / all]);
}

/**
 * The events whose names have room above their days, those first of which most is said.
 * @param {Strip} strip
 * @param {number} width in pixels
 */
export function named(strip, width) {
  const step = width / strip.days.length;
  const place = (/** @type {string} */ day) =>
    strip.days.findIndex((one) => day <= (one.day ?? one.to ?? ""));
  /** @type {{ left: number, right: number, words: string, title: string }[]} */
  const found = [];
  for (const [from, to, words, title] of strip.events) {
    const begins = place(from);
    if (begins < 0) continue;
    const days = Math.max(place(to) - begins + 1, 1);
    const wide = Math.max(days * step, words.length * LETTER_PX + 12);
    const left = Math.min(begins * step, width - wide);
    const right = left + wide;
    if (left >= 0 && found.every((one) => right <= one.left || left >= one.right))
      found.push({ left, right, words, title });
  }
  return found;
}

/**
 * What is written below each day, so that no two touch: each month at its first day that has room
 * for it, then days on which something was said, then all others.
 * @param {StripDay[]} days
 * @param {number} width in pixels
 * @returns {string[]}
 */
export function labels(days, width) {
  const step = width / days.length;
  const written = days.map(() => "");
  const parts = days.map(({ short = "" }) => short.split(" ")); // a year may stand behind them
  const whole = (/** @type {number} */ at) => parts[at]?.slice(0, 2).join(" ") ?? "";
  /** @param {number} at @param {string} words */
  function write(at, words) {
    const free = written.every((other, n) => {
      const half = ((other.length + words.length) * LETTER_PX) / 2 + APART_PX;
      return !other || Math.abs(n - at) * step >= half;
    });
    if (free) written[at] = words;
    return free;
  }
  const dated = [...days.keys()].filter((at) => days[at]?.day);
  const begins = dated.filter((at) => parts[at]?.[1] !== parts[at - 1]?.[1]);
  const last = dated.at(-1) ?? 0;
  write(last, begins.includes(last) ? whole(last) : (parts[last]?.[0] ?? ""));
  for (const begin of begins) {
    const end = begins.find((at) => at > begin) ?? days.length;
    const month = dated.filter((at) => at >= begin && at < end);
    month.some((at) => written[at]?.includes(" ") || write(at, whole(at)));
  }
  for (const said of [true, false])
    for (const at of dated)
      if (!written[at] && saidOn(days[at] ?? {}) > 0 === said) write(at, parts[at]?.[0] ?? "");
  return written;
}

/** The bars of a ring's days, chosen by pointer; the names are those of a whole strip. */
export class Track {
  /**
   * @param {Store} store
   * @param {boolean} [brief] bars alone
   */
  constructor(store, brief = false) {
    this.days = daysOf(store);
    this.brief = brief;
    /** @type {Strip | null} */
    this.strip = null;
    /** @type {HTMLElement[]} */
    this.slots = [];
    this.names = make("div", { className: "daystrip-events" });
    this.bars = make("div", { className: "daystrip-days" });
    this.element = make("div", { className: "daystrip-track" }, ...(brief ? [] : [this.names]));
    this.element.append(this.bars);
    this.element.addEventListener("pointerdown", (event) => this.choose(event));
    this.element.addEventListener("pointermove", (event) => {
      if (event.buttons) this.choose(event);
    });
    this.observer = new ResizeObserver(() => this.placeNames());
    this.observer.observe(this.bars);
  }

  /** @param {PointerEvent} event */
  choose(event) {
    if (event.button > 0) return;
    const { left, width } = this.bars.getBoundingClientRect();
    const { days } = this.days.strip;
    const at = Math.floor(((event.clientX - left) / width) * days.length);
    const { day } = days[Math.min(Math.max(at, 0), days.length - 1)] ?? {};
    if (day && day !== this.days.current) this.days.go(day);
  }

  show() {
    const { strip, current } = this.days;
    if (this.strip !== strip) this.draw(strip);
    const at = strip.days.findLastIndex((one) => (one.day ?? one.from ?? "") <= current);
    this.slots.forEach((slot, index) => {
      slot.classList.toggle("is-chosen", index === at);
      slot.classList.toggle("is-later", index > at);
    });
  }

  /** @param {Strip} strip */
  draw(strip) {
    this.strip = strip;
    const most = Math.max(...strip.days.map(saidOn), 1);
    this.slots = strip.days.map((day) => this.slot(day, most));
    this.bars.replaceChildren(...this.slots);
    this.placeNames();
  }

  /**
   * @param {StripDay} day
   * @param {number} most
   */
  slot(day, most) {
    if (!day.day) return make("span", { className: "daystrip-gap", title: gapInWords(day) }, "⁄⁄");
    const parts = heights(day, most).map(([side, height]) => {
      const part = make("i", { className: `explainer-side-${side}` });
      part.style.height = `${height}%`;
      return part;
    });
    const bars = make("span", { className: "daystrip-bar" }, ...parts);
    const slot = make(
      "span",
      { className: "daystrip-day", title: dayInWords(day, this.days) },
      bars,
    );
    if (this.brief) return slot;
    slot.append(make("span", { className: "daystrip-label" }));
    slot.classList.toggle("is-silent", !parts.length);
    return slot;
  }

  placeNames() {
    const width = this.bars.clientWidth;
    if (this.brief || !this.strip || !width) return;
    const names = named(this.strip, width).map(({ left, right, words, title }) => {
      const name = make("span", { title }, words);
      name.style.left = `${left}px`;
      name.style.width = `${right - left - 2}px`;
      return name;
    });
    this.names.replaceChildren(...names);
    labels(this.strip.days, width).forEach((words, at) => {
      const label = this.slots[at]?.querySelector(".daystrip-label");
      if (label) label.textContent = words;
    });
  }
}

/** @param {StripDay} day */
function gapInWords({ from = "", to = "" }) {
  return say("stripGap", { from, to });
}

/**
 * @param {StripDay} day
 * @param {import("../pages/day.js").Days} days
 */
function dayInWords(day, { store }) {
  const words = store.source.frame.dayWords[day.day ?? ""] ?? day.day ?? "";
  return say("stripDay", { day: words, count: saidOn(day) || say("noneSaid") });
}

/**
 * Buttons to the day before and after on which something was said, and play.
 * @param {Store} store
 * @returns {{ before: HTMLButtonElement, play: HTMLButtonElement, after: HTMLButtonElement, show: () => void }}
 */
export function stepButtons(store) {
  const days = daysOf(store);
  const before = button("‹", () => days.step(-1), { ariaLabel: say("dayBefore") });
  const after = button("›", () => days.step(1), { ariaLabel: say("dayAfter") });
  const play = button("", () => days.togglePlay(), { className: "daystrip-play" });
  const ends = (/** @type {HTMLButtonElement} */ one, /** @type {HTMLButtonElement} */ other) => {
    const focused = document.activeElement === one;
    one.disabled = !days.beside(one === before ? -1 : 1);
    if (focused && one.disabled) other.focus(); // or the next Tab would begin at the top
  };
  const show = () => {
    const words = say(days.playing ? "pause" : "play");
    play.replaceChildren(
      make("span", { ariaHidden: "true" }, days.playing ? "❚❚" : "▶"),
      make("span", { className: "daystrip-word" }, ` ${words}`),
    );
    play.setAttribute("aria-label", words);
    ends(before, after);
    ends(after, before);
  };
  return { before, play, after, show };
}

/**
 * The strip as a control: a slider over the days on which something was said.
 * @param {HTMLElement} host
 * @param {Store} store
 */
export function drawStrip(host, store) {
  const days = daysOf(store);
  const { frame } = store.source;
  const track = new Track(store);
  const steps = stepButtons(store);
  const output = make("output");
  const short = make("span", { className: "daystrip-short", ariaHidden: "true" });
  const date = make("input", { type: "date", required: true });
  date.addEventListener("change", () => days.go(date.value));
  const chosen = make("label", {}, `${say("date")} `, date);
  const slider = track.element;
  slider.tabIndex = 0;
  slider.setAttribute("role", "slider");
  slider.setAttribute("aria-label", say("dayRange"));
  slider.addEventListener("keydown", (event) => onKey(event, days));
  keepKeys(host);
  host.classList.add("explainer", "explainer-known-on", "daycontrol", "daystrip");
  host.append(
    make(
      "div",
      { className: "daystrip-head" },
      make("span", { className: "daystrip-on" }, `${say("day")} `, output),
      steps.before,
      short,
      steps.play,
      steps.after,
      make("details", { className: "daystrip-date" }, make("summary", {}, say("date")), chosen),
      make(
        "div",
        { className: "daystrip-key" },
        make("span", {}, say("stripKey")),
        parsed(frame.key),
      ),
    ),
    slider,
  );
  days.follow(steps.show);
  return () => {
    const { first, last } = store.days(store.state);
    const { current, stops } = days;
    const words = frame.dayWords[current] ?? current;
    const on = days.strip.days.find(({ day }) => day === current);
    output.textContent = words;
    short.textContent = words.replace(/ \d{4}$/, "");
    Object.assign(date, { min: first, max: last, value: current });
    slider.setAttribute("aria-valuemin", "0");
    slider.setAttribute("aria-valuemax", String(stops.length - 1));
    slider.setAttribute("aria-valuenow", String(stops.findLastIndex((day) => day <= current)));
    slider.setAttribute(
      "aria-valuetext",
      on ? dayInWords(on, days) : say("stripDay", { day: words, count: say("noneSaid") }),
    );
    steps.show();
    track.show();
  };
}

/**
 * @param {KeyboardEvent} event
 * @param {import("../pages/day.js").Days} days
 */
function onKey(event, days) {
  const way = KEYS[event.key];
  if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const { stops } = days;
  if (way === "first") days.go(stops[0] ?? "");
  else if (way === "last") days.go(stops.at(-1) ?? "");
  else days.step(way);
}

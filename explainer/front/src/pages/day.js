/** The day that is shown: steps to those on which something was said, and play. One for a page. */

/** @import { Store } from "./store.js" */
/** @import { StripDay } from "../types.d.ts" */

const PLAY_MS = 1100;

/**
 * The days of a ring that a step leads to: its first, and those on which something was said.
 * @param {StripDay[]} days
 */
export function stopsOf(days) {
  return days.flatMap(({ day, counts }, index) =>
    day && (index === 0 || Object.keys(counts ?? {}).length) ? [day] : [],
  );
}

export class Days {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
  }

  get strip() {
    const { strip } = this.store.source.frame;
    const found = strip[this.store.state.ring ?? "five"];
    if (!found) throw new Error("there are no days of this ring");
    return found;
  }

  get stops() {
    return stopsOf(this.strip.days);
  }

  get current() {
    return this.store.day(this.store.state);
  }

  get playing() {
    return this.timer !== undefined;
  }

  /** @param {string} day any of the ring; one beyond its ends is moved to them */
  go(day) {
    const { first, last } = this.store.days(this.store.state);
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return;
    const [, on] = [first, day, last].sort();
    void this.store.change({ on });
  }

  /**
   * The stop before or after the day shown, where there is one.
   * @param {1 | -1} way
   */
  beside(way) {
    const { stops, current } = this;
    return way > 0 ? stops.find((day) => day > current) : stops.findLast((day) => day < current);
  }

  /** @param {1 | -1} way */
  step(way) {
    const day = this.beside(way);
    if (day) this.go(day);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.tell();
  }

  togglePlay() {
    if (this.playing) return this.pause();
    if (!this.beside(1)) this.go(this.stops[0] ?? this.current);
    this.timer = setInterval(() => {
      if (this.beside(1)) this.step(1);
      else this.pause();
    }, PLAY_MS);
    this.tell();
  }

  tell() {
    for (const listener of this.listeners) listener();
  }

  /** @param {() => void} listener called whenever playing begins or ends */
  follow(listener) {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (!this.listeners.size) this.pause();
    };
  }
}

/** @type {WeakMap<Store, Days>} */
const known = new WeakMap();

/** @param {Store} store */
export function daysOf(store) {
  const days = known.get(store) ?? new Days(store);
  known.set(store, days);
  return days;
}

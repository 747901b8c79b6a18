/** The day control: native inputs, so that keyboard and screen reader work without help. */

import { button, keepKeys, make } from "./dom.js";
import { say } from "./words.js";

const DAY_MS = 86400000;
const PLAY_MS = 1100;

/** @param {string} day */
const time = (day) => Date.parse(`${day}T00:00:00Z`);
/** @param {number} ms */
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

/** @typedef {{ first: string, last: string, day: string }} Days */

export class DayControl {
  /**
   * @param {HTMLElement} host
   * @param {(day: string) => void} choose
   * @param {Record<string, string>} words Each day in words.
   */
  constructor(host, choose, words) {
    this.choose = choose;
    this.words = words;
    /** @type {Days} */
    this.days = { first: "", last: "", day: "" };
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    this.output = make("output");
    this.range = make("input", { type: "range", min: "0", step: "1", ariaLabel: say("dayRange") });
    this.before = button(say("dayBefore"), () => this.step(-1));
    this.after = button(say("dayAfter"), () => this.step(1));
    this.play = button(say("play"), () => this.togglePlay());
    this.date = make("input", { type: "date", required: true });
    this.range.addEventListener("input", () =>
      this.go(this.first + Number(this.range.value) * DAY_MS),
    );
    this.date.addEventListener("change", () => this.go(time(this.date.value)));
    host.classList.add("daycontrol");
    keepKeys(host);
    host.append(
      make("div", {}, `${say("day")} `, this.output, this.range),
      this.before,
      this.after,
      this.play,
      make("label", {}, `${say("date")} `, this.date),
    );
  }

  get first() {
    return time(this.days.first);
  }

  get last() {
    return time(this.days.last);
  }

  get current() {
    return time(this.days.day);
  }

  /** @param {Days} days */
  show(days) {
    this.days = days;
    const words = this.words[days.day] ?? days.day;
    this.range.max = String(Math.round((this.last - this.first) / DAY_MS));
    this.range.value = String(Math.round((this.current - this.first) / DAY_MS));
    this.range.setAttribute("aria-valuetext", words);
    this.output.textContent = words;
    this.date.min = days.first;
    this.date.max = days.last;
    this.date.value = days.day;
    this.disable(this.before, this.after, this.current <= this.first);
    this.disable(this.after, this.before, this.current >= this.last);
  }

  /**
   * @param {HTMLButtonElement} one
   * @param {HTMLButtonElement} other takes the focus, or the next Tab would begin at the top
   * @param {boolean} isEnd
   */
  disable(one, other, isEnd) {
    const focused = isEnd && document.activeElement === one;
    one.disabled = isEnd;
    if (focused) other.focus();
  }

  /** @param {number} ms */
  go(ms) {
    if (Number.isNaN(ms)) return;
    const day = iso(Math.min(Math.max(ms, this.first), this.last));
    this.show({ ...this.days, day });
    this.choose(day);
  }

  /** @param {number} days */
  step(days) {
    this.go(this.current + days * DAY_MS);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.play.textContent = say("play");
  }

  togglePlay() {
    if (this.timer) return this.pause();
    this.play.textContent = say("pause");
    if (this.current >= this.last) this.go(this.first);
    this.timer = setInterval(() => {
      if (this.current >= this.last) this.pause();
      else this.step(1);
    }, PLAY_MS);
  }
}

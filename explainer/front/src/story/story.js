/**
 * The story: a few steps, each a state of the page and the views it is told beside, with one strip
 * at the foot; on a projector in larger type. Whoever leaves keeps the state, at the view he saw:
 * the last step asks him to go on from there.
 */

import { button, make } from "../ground/dom.js";
import { leadTo } from "../ground/lead.js";
import { say } from "../ground/words.js";
import { daysOf } from "../pages/day.js";
import { stepButtons } from "../view/strip.js";
import { bringIntoSight, fitAll, spanOf, unfitAll } from "./fit.js";

/** @import { Moment, Store } from "../pages/store.js" */
/** @import { State, Step } from "../types.d.ts" */

const TYPING = "input, select, textarea, summary, [role=button], [role=tab], [role=slider]";

/**
 * The element in which a view or the first screen stands.
 * @param {HTMLElement} main
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export function hostOf(main, name) {
  return main.querySelector(`[data-part="${name}"]`);
}

/**
 * Whether a page has all that the story is told beside.
 * @param {HTMLElement} main
 * @param {Step[]} steps
 */
export function tells(main, steps) {
  const views = steps.map(({ views: all }) => all.at(-1) ?? "");
  return steps.length > 0 && views.every((name) => hostOf(main, name));
}

/**
 * The state of a step, as far as an address does not ask for another one.
 * @param {State} state
 * @param {Step[]} steps
 * @returns {State}
 */
export function withStep(state, steps) {
  const step = steps[Number(state.story) - 1];
  return step ? { ...step.state, ...state } : state;
}

export class Story {
  /**
   * @param {HTMLElement} main
   * @param {Store} store
   */
  constructor(main, store) {
    this.main = main;
    this.store = store;
    this.steps = store.source.frame.story;
    this.at = Number(store.state.story ?? 0);
    this.running = false;
    this.presenting = false;
    /** @type {() => void} */
    this.onPresent = () => {};
    this.progress = make("progress", { max: this.steps.length, ariaHidden: "true" });
    this.list = this.makeList();
    this.words = make("p", { className: "story-words", role: "status" });
    this.back = button(say("storyBack"), () => void this.go(this.at - 1));
    this.next = button(say("storyNext"), () => void this.go(this.at + 1), {
      className: "story-next",
    });
    this.present = button(say("storyPresent"), () => this.presentOn(!this.presenting), {
      className: "story-present",
    });
    this.day = make("strong", { ariaLive: "polite" });
    this.days = stepButtons(store);
    this.strip = this.makeStrip();
    this.onKey = this.onKey.bind(this);
    this.fresh = false; // whether the reader has not yet moved the page himself
    this.fit = () => this.arrange();
    this.drawn = new MutationObserver(() => requestAnimationFrame(this.fit)); // rings, figures
    const touched = () => {
      this.fresh = false;
    };
    for (const kind of ["wheel", "touchmove", "pointerdown"])
      main.addEventListener(kind, touched, { passive: true });
    this.sizes = new ResizeObserver(() => this.fits());
    this.sizes.observe(this.strip);
    addEventListener("resize", () => {
      if (this.presenting && !this.canPresent()) this.presentOn(false);
      this.wholeFigures();
      this.fit();
    });
    document.addEventListener("keydown", this.onKey);
    store.follow((moment) => this.follow(moment));
  }

  /** Every step by its title: one may begin anywhere. */
  makeList() {
    const options = this.steps.map(({ title }, index) =>
      make("option", { value: String(index + 1) }, `${index + 1}. ${title}`),
    );
    const list = make("select", { ariaLabel: say("storyStep") }, ...options);
    list.addEventListener("change", () => void this.go(Number(list.value)));
    return list;
  }

  makeStrip() {
    const leave = button(say("leave"), () => void this.leave());
    const { before, after } = this.days;
    const all = [this.list, this.back, this.next, this.present, leave];
    const buttons = make("div", { className: "story-buttons" }, ...all);
    // Where the bar with the day is not: on a projector.
    const days = { className: "story-days", role: "group", ariaLabel: say("dayRange") };
    buttons.append(make("div", days, before, this.day, after));
    const strip = make(
      "nav",
      { className: "storystrip", ariaLabel: say("storyStrip"), hidden: true },
      this.progress,
      make("div", { className: "story-row" }, this.words, buttons),
    );
    this.main.after(strip);
    return strip;
  }

  /** The cells of the step that is told. */
  told() {
    const names = this.steps[this.at - 1]?.views ?? [];
    const hosts = names.map((name) => hostOf(this.main, name));
    return /** @type {HTMLElement[]} */ (
      hosts.map((host) => host?.closest(".cell")).filter((cell) => cell)
    );
  }

  /** The figure of a cell, with the marks of the step unfolded. @param {HTMLElement} cell */
  figureIn(cell) {
    const view = this.store.views.find(({ host }) => cell.contains(host));
    view?.figure.reveal(this.steps[this.at - 1]?.claims ?? []);
    return view?.figure;
  }

  /** What the step tells of is in sight, as long as the reader has not gone on by himself. */
  arrange() {
    if (!this.running) return;
    const { claims = [] } = this.steps[this.at - 1] ?? {};
    const figureIn = (/** @type {HTMLElement} */ cell) => this.figureIn(cell);
    const spanIn = (/** @type {HTMLElement} */ cell) => spanOf(figureIn(cell)?.all ?? [], claims);
    if (this.presenting) fitAll(this.told(), this.strip, figureIn, claims);
    else if (this.fresh) bringIntoSight(this.told(), this.strip, spanIn);
  }

  /** @param {Moment} moment */
  follow({ state }) {
    const { current } = daysOf(this.store);
    const { dayWords } = this.store.source.frame;
    this.day.textContent = (dayWords[current] ?? current).replace(/ \d{4}$/, "");
    this.days.show();
    const at = Number(state.story ?? 0);
    if (!at) {
      if (this.running) this.end();
      return;
    }
    const entered = at !== this.at || !this.running;
    const linked = !this.running && at === this.at; // an address may ask for more than the step
    this.at = at;
    if (entered && !linked && !this.isAt(state)) return void this.go(at);
    if (entered) this.show();
    requestAnimationFrame(this.fit);
  }

  /**
   * A link may ask for more than the step: it is told as it is asked for.
   * @param {State} state
   */
  expect({ story }) {
    const at = Number(story ?? 0);
    if (!at || at === this.at) return;
    this.at = at;
    this.running = false;
  }

  /**
   * Whether a state is that of its step.
   * @param {State} state
   */
  isAt(state) {
    const wanted = Object.entries(this.steps[this.at - 1]?.state ?? {});
    return wanted.every(([key, value]) => /** @type {any} */ (state)[key] === value);
  }

  /** @param {number} at */
  go(at) {
    const step = this.steps[at - 1];
    if (!step) return;
    this.at = at;
    return this.store.go({ ...step.state, story: String(at) }).then(() => this.show());
  }

  show() {
    const step = this.steps[this.at - 1];
    if (!step || this.store.state.story !== String(this.at)) return;
    const begun = !this.running;
    this.running = true;
    this.strip.hidden = false;
    document.documentElement.classList.add("story");
    this.wholeFigures();
    const told = this.told();
    for (const cell of this.main.querySelectorAll(":scope > .cell")) {
      cell.classList.toggle("is-told", told.includes(/** @type {HTMLElement} */ (cell)));
    }
    for (const cell of told) {
      const fold = cell.querySelector("details:has(.explainer-plot)");
      if (fold) /** @type {HTMLDetailsElement} */ (fold).open = true;
    }
    this.list.value = String(this.at);
    this.progress.value = this.at;
    const place = say("storyPlace", { at: this.at, of: this.steps.length });
    this.words.replaceChildren(make("b", {}, `${place}: ${step.title}`), ` ${step.words}`);
    this.words.dataset.claims = step.claims.join(" ");
    this.back.disabled = this.at === 1;
    this.next.disabled = this.at === this.steps.length;
    const lost = !document.activeElement?.checkVisibility?.() || this.hasLost();
    if (begun || lost) (this.next.disabled ? this.back : this.next).focus({ preventScroll: true });
    if (begun) this.drawn.observe(this.main, { childList: true, subtree: true });
    this.fresh = true;
    scrollTo(0, 0);
    this.fits();
  }

  /** Whether the button in focus is one that leads nowhere now. */
  hasLost() {
    const focused = document.activeElement;
    return focused === document.body || /** @type {any} */ (focused)?.disabled === true;
  }

  /** Figures that showed some of their rows show all. */
  wholeFigures() {
    for (const { figure } of this.store.views) figure.showRows(null);
  }

  /** What stands above the strip ends where it begins. */
  fits() {
    const height = this.strip.hidden ? 0 : this.strip.offsetHeight;
    document.documentElement.style.setProperty("--story-height", `${height}px`);
    requestAnimationFrame(this.fit);
  }

  /** Whether the screen is wide enough for larger type: on a phone the steps are read. */
  canPresent() {
    return getComputedStyle(this.present).display !== "none";
  }

  /** @param {boolean} asked */
  presentOn(asked) {
    const on = asked && this.canPresent();
    this.presenting = on;
    document.documentElement.classList.toggle("present", on);
    this.present.textContent = say(on ? "storyRead" : "storyPresent");
    this.onPresent();
    if (!on) unfitAll(this.main);
    if (!on) this.wholeFigures();
    if (asked && !this.running) void this.go(this.at || 1);
    else this.fits();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (!this.running || event.defaultPrevented || altKey || ctrlKey || metaKey) return;
    const target = /** @type {Element} */ (event.target);
    const free = !target.closest?.(TYPING); // elsewhere arrows move a day or a mark
    if (key === "Escape") void this.leave();
    else if (key === "PageDown" || (free && key === "ArrowRight")) void this.go(this.at + 1);
    else if (key === "PageUp" || (free && key === "ArrowLeft")) void this.go(this.at - 1);
    else if (free && key.toLowerCase() === "p") this.presentOn(!this.presenting);
    else return;
    event.preventDefault();
  }

  /** The state stays as it is, and the address names the view, so that a link leads there. */
  leave() {
    const view = this.steps[this.at - 1]?.views.at(-1);
    const isView = this.store.source.frame.ids.view?.includes(view ?? "");
    return this.store.change({ story: undefined, view: isView ? view : undefined });
  }

  end() {
    const name = this.steps[this.at - 1]?.views.at(-1) ?? "";
    this.running = false;
    this.drawn.disconnect();
    this.at = 0;
    this.strip.hidden = true;
    document.documentElement.classList.remove("story");
    if (this.presenting) this.presentOn(false);
    this.fits();
    leadTo(hostOf(this.main, name));
  }
}

/** The page on a projector: one view at a time, in larger type. */

import { button, make } from "../ground/dom.js";
import { say } from "../ground/words.js";

const STAYS = ".explainer-known-on"; // the day: for every view
const OPENING = ".explainer-filters"; // what to show at all: with the first view
const TYPING = "input, select, textarea, [role=button]";

/** @typedef {HTMLElement[]} Slide words, and one of the figures or lists below them */

/** @param {HTMLElement} main */
function slides(main) {
  /** @type {Slide[]} */
  const found = [];
  /** @type {HTMLElement | null} */
  let words = null;
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (
    main.querySelectorAll(":scope > .cell")
  )) {
    const last = found.at(-1);
    if (cell.matches(".prose")) {
      words = cell;
      found.push([cell]);
    } else if (cell.querySelector(STAYS) || cell.querySelector(":scope [data-part][hidden]"))
      continue;
    else if (last && (cell.querySelector(OPENING) || (words && last.length === 1))) last.push(cell);
    else found.push(words ? [words, cell] : [cell]);
  }
  return found;
}

export class Presentation {
  /**
   * @param {HTMLElement} main
   * @param {() => void} onLeave
   */
  constructor(main, onLeave) {
    this.main = main;
    this.onLeave = onLeave;
    /** @type {HTMLElement | undefined} the last part of the slide on the screen */
    this.shown = undefined;
    this.back = button(say("previous"), () => this.go(-1));
    this.place = make("span", { role: "status" });
    this.on = button(say("next"), () => this.go(1));
    this.nav = make(
      "nav",
      { className: "presentation", ariaLabel: say("presentation") },
      this.back,
      this.place,
      this.on,
      button(say("leave"), () => this.leave()),
    );
    this.onKey = this.onKey.bind(this);
    document.documentElement.classList.add("present");
    main.after(this.nav);
    document.addEventListener("keydown", this.onKey);
    this.go(0);
    this.on.focus({ preventScroll: true }); // the button that began it is gone
  }

  /** @param {number} step */
  go(step) {
    const all = slides(this.main);
    const at = Math.max(
      0,
      all.findIndex((slide) => slide.at(-1) === this.shown),
    );
    const index = Math.min(Math.max(at + step, 0), all.length - 1);
    const slide = all[index];
    if (!slide) return;
    this.shown = slide.at(-1);
    for (const cell of this.main.querySelectorAll(":scope > .cell")) {
      const part = /** @type {HTMLElement} */ (cell);
      part.classList.toggle("presented", slide.includes(part));
      part.classList.toggle("brief", index > 0 && part !== this.shown); // the figure wants the space
    }
    const focused = document.activeElement;
    this.back.disabled = index === 0;
    this.on.disabled = index === all.length - 1;
    if (focused === this.back && this.back.disabled) this.on.focus({ preventScroll: true });
    if (focused === this.on && this.on.disabled) this.back.focus({ preventScroll: true });
    const name = slide[0]?.querySelector("h1, h2, h3")?.firstChild?.textContent ?? "";
    this.place.textContent = say("slide", { at: index + 1, of: all.length, name });
    scrollTo(0, 0);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = /** @type {Element} */ (event.target);
    const arrows = !target.closest?.(TYPING); // elsewhere they move a day or a mark
    if (event.key === "Escape") this.leave();
    else if (event.key === "PageDown" || (arrows && event.key === "ArrowRight")) this.go(1);
    else if (event.key === "PageUp" || (arrows && event.key === "ArrowLeft")) this.go(-1);
    else return;
    event.preventDefault();
  }

  leave() {
    document.documentElement.classList.remove("present");
    this.nav.remove();
    document.removeEventListener("keydown", this.onKey);
    this.onLeave();
  }
}

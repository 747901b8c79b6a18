/** A pointer over a figure: what it would choose, and what the mark under it says. */

import { make } from "../ground/dom.js";
import { hitAt, REACH_PX } from "./hits.js";

/** @import { Geometry } from "./hits.js" */
/** @import { Mark } from "./marks.js" */

const STILL_PX = 6; // a press that moves further drags
const GAP_PX = 14;
const SCROLL = { capture: true, passive: true };

export class Pointer {
  /**
   * @param {HTMLElement} root
   * @param {{ geometry: () => { origin: DOMRect, marks: Mark[] } & Geometry | null,
   *   choose: (claim: string, y: number, told?: string[]) => void }} figure
   */
  constructor(root, figure) {
    this.root = root;
    this.figure = figure;
    this.tip = make("p", { className: "plotview-mark", ariaHidden: "true" }); // marks have names
    /** @type {{ x: number, y: number, kind: string } | null} */
    this.pressed = null;
    this.last = "";
    root.append(this.tip);
    root.addEventListener("pointerdown", (event) => this.press(event), { capture: true });
    root.addEventListener("pointermove", (event) => this.move(event));
    root.addEventListener("pointerleave", () => this.rest());
    root.addEventListener("click", (event) => this.click(event));
    // What is then under a pointer that has not moved is nothing that the reader has asked about.
    this.onScroll = () => {
      if (!root.contains(document.activeElement)) this.hide();
    };
    addEventListener("scroll", this.onScroll, SCROLL);
  }

  close() {
    removeEventListener("scroll", this.onScroll, SCROLL);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {string} kind
   */
  at(x, y, kind) {
    const geometry = this.figure.geometry();
    if (!geometry) return null;
    const { left, top } = geometry.origin;
    const reach = kind === "mouse" || kind === "pen" ? REACH_PX.mouse : REACH_PX.touch;
    const hit = hitAt([x - left, y - top], geometry, reach);
    const mark = hit ? geometry.marks[hit.mark] : undefined;
    return hit && { claim: hit.claim, mark, told: hit.told ?? mark?.told };
  }

  /** @param {PointerEvent} event */
  press({ clientX: x, clientY: y, pointerType: kind }) {
    this.pressed = { x, y, kind };
    this.hide();
  }

  /** @param {MouseEvent} event one that a script makes has no place */
  click(event) {
    const { pressed } = this;
    this.pressed = null;
    if (!pressed || /** @type {Element} */ (event.target).closest("button")) return;
    const moved = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
    if (event.isTrusted && moved > STILL_PX) return;
    const hit = this.at(pressed.x, pressed.y, pressed.kind);
    if (hit) this.figure.choose(hit.claim, pressed.y, hit.told);
  }

  /** @param {PointerEvent} event */
  move({ clientX: x, clientY: y, pointerType: kind, buttons }) {
    const place = `${x} ${y}`;
    if (kind === "touch" || buttons || place === this.last) return; // the page moved, not the hand
    this.last = place;
    const hit = this.at(x, y, kind);
    this.root.classList.toggle("plotview-acts", Boolean(hit));
    if (hit?.mark) this.tell(hit.mark, x, y);
    else this.hide();
  }

  rest() {
    this.root.classList.remove("plotview-acts");
    this.hide();
  }

  hide() {
    if (this.tip.childElementCount) this.tip.replaceChildren();
  }

  /**
   * What a mark says, beside a place on the screen and within the window.
   * @param {Mark} mark
   * @param {number} x
   * @param {number} y
   */
  tell({ told }, x, y) {
    this.tip.replaceChildren(
      ...told.map((line, n) => make(n || told.length === 1 ? "span" : "b", {}, line)),
    );
    const { left, top } = this.root.getBoundingClientRect();
    const { offsetWidth: wide, offsetHeight: high } = this.tip;
    const room = document.documentElement;
    const across = Math.max(Math.min(x + GAP_PX, room.clientWidth - wide - 4), 4);
    const below = y + GAP_PX + high < room.clientHeight;
    const down = below ? y + GAP_PX : Math.max(y - GAP_PX - high, 4);
    this.tip.style.left = `${across - left}px`;
    this.tip.style.top = `${down - top}px`;
  }
}

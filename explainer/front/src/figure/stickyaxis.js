/**
 * The axes of a long figure stay in sight: a line of their own, laid over the figure's, that stays
 * under the bar while the figure is on the screen; and a list of its headings to go to.
 */

import { hide, make } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { figureFor, sizeAt } from "./figure.js";

/** @import { Figure } from "../types.d.ts" */

const LONG_PX = 280; // a figure that is shorter has its own axis in sight

/**
 * @typedef {object} Told
 * @property {number} x in pixels from the left edge of the figure
 * @property {string} words
 * @property {boolean} title
 */

/**
 * What stands on the line, as plotly has it: titles and numbers of axes above a figure. Pure.
 * @param {Figure} figure
 * @param {number} width
 * @returns {{ height: number, told: Told[] } | null}
 */
export function axisLine(figure, width) {
  const { sticky } = figure.layout.meta ?? {};
  if (!sticky) return null;
  const layout = /** @type {any} */ (figureFor(figure, width).layout);
  if ((layout.height ?? 0) < LONG_PX) return null;
  const { l = 0, r = 0, t = 0 } = layout.margin ?? {};
  const inner = width - l - r;
  const told = sticky.axes.flatMap((/** @type {string} */ name) => {
    const { domain = [0, 1], range, tickvals, ticktext, title } = layout[name];
    const at = (/** @type {number} */ part) =>
      l + inner * (domain[0] + (domain[1] - domain[0]) * part);
    const [first, last] = range.map(asNumber);
    const ticks = tickvals.map((/** @type {number} */ value, /** @type {number} */ n) => ({
      x: at((asNumber(value) - first) / (last - first)),
      words: plain(ticktext?.[n] ?? value),
      title: false,
    }));
    return title?.text ? [{ x: at(0.5), words: plain(title.text), title: true }, ...ticks] : ticks;
  });
  return { height: t, told };
}

/** A day stands on its axis as a moment does. @param {number | string} value */
const asNumber = (value) => (typeof value === "string" ? Date.parse(value) : value);

/** @param {unknown} words without plotly's tags, but in their lines */
const plain = (words) =>
  String(words)
    .replace(/<br>/g, "\n")
    .replace(/<[^>]*>/g, "");

/**
 * Where a reader may go in a figure at a width.
 * @param {Figure} figure
 * @param {number} width
 * @returns {{ name: string, y: number }[]}
 */
export function headingsAt(figure, width) {
  const { jump } = figure.layout.meta ?? {};
  return jump?.[sizeAt(figure, width) === "narrow" ? "narrow" : "wide"] ?? [];
}

export class StickyAxis {
  /**
   * @param {HTMLElement} root in which the figure stands
   * @param {HTMLElement} canvas the figure
   * @param {(y: number) => void} reach is told how far down the figure a reader goes
   */
  constructor(root, canvas, reach) {
    this.canvas = canvas;
    this.reach = reach;
    this.line = make("div", { className: "plotview-axis", ariaHidden: "true", hidden: true });
    this.choice = make("select");
    this.jump = make("label", { className: "plotview-jump", hidden: true }, this.choice);
    this.jump.prepend(`${say("goTo")} `);
    this.choice.addEventListener("change", () => this.go());
    /** @type {{ name: string, y: number }[]} */
    this.headings = [];
    this.top = 0;
    /** @type {[Figure, number] | null} what the line is for: a figure at a width */
    this.at = null;
    root.prepend(this.jump, this.line);
  }

  /**
   * @param {Figure} figure
   * @param {number} width
   */
  show(figure, width) {
    if (this.at?.[0] === figure && this.at[1] === width) return;
    this.at = [figure, width];
    const line = axisLine(figure, width);
    hide(this.line, !line);
    if (line) {
      this.line.style.height = `${line.height}px`;
      this.line.style.marginBottom = `${-line.height}px`;
      this.line.replaceChildren(...line.told.map(word));
    }
    this.top = line?.height ?? 0;
    this.headings = headingsAt(figure, width);
    hide(this.jump, !this.headings.length);
    const names = this.headings.map(({ name }) => make("option", {}, name));
    this.choice.replaceChildren(...names);
  }

  /** The heading that is chosen comes to stand right below the line. */
  go() {
    const heading = this.headings[this.choice.selectedIndex];
    if (!heading) return;
    this.reach(this.top + heading.y);
    const at = this.canvas.getBoundingClientRect().top + this.top + heading.y;
    const under = Number.parseFloat(getComputedStyle(this.line).top) || 0;
    window.scrollBy({ top: at - under - this.top, behavior: "instant" });
  }
}

/** @param {Told} told */
function word({ x, words, title }) {
  const one = make("span", { className: title ? "plotview-axis-title" : "" }, words);
  one.style.left = `${x}px`;
  return one;
}

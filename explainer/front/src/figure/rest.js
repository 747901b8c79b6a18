/** On a telephone a long figure shows its first rows; the others fold out below them. */

import { button, hide } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { sizeAt } from "./figure.js";

/** @import { Figure } from "../types.d.ts" */

/**
 * Where the rows end that are shown first, from the top of the figure, and how many follow. Pure.
 * @param {Figure} figure
 * @param {number} width
 * @returns {{ height: number, rest: number } | null}
 */
export function firstRowsAt(figure, width) {
  const { fold } = figure.layout.meta ?? {};
  return fold && sizeAt(figure, width) === "narrow" ? fold : null;
}

export class Rest {
  /** @param {HTMLElement} root in which the figure stands, with the rings around its marks */
  constructor(root) {
    this.root = root;
    this.isOpen = false;
    this.first = /** @type {{ height: number, rest: number } | null} */ (null);
    const turn = () => {
      this.turn(!this.isOpen);
      if (!this.isOpen) this.button.scrollIntoView({ block: "nearest" }); // what was above is gone
    };
    this.button = button("", turn, {
      className: "plotview-rest",
      hidden: true,
    });
    root.after(this.button);
  }

  /**
   * @param {Figure} figure
   * @param {number} width
   */
  show(figure, width) {
    const first = firstRowsAt(figure, width);
    if (first?.height === this.first?.height && first?.rest === this.first?.rest) return;
    this.first = first;
    this.turn(this.isOpen);
  }

  /** @param {boolean} open */
  turn(open) {
    this.isOpen = open;
    const { first } = this;
    hide(this.button, !first);
    this.root.classList.toggle("is-cut", Boolean(first) && !open);
    if (!first) return;
    this.root.style.setProperty("--first-rows", `${first.height}px`);
    this.button.textContent = say(open ? "fewerRows" : "otherRows", { n: first.rest });
    this.button.setAttribute("aria-expanded", String(open));
  }

  /**
   * What somebody leads to is in sight.
   * @param {Element[]} marks
   */
  reveal(marks) {
    if (this.isOpen || !this.first || !marks.length) return;
    const foot = this.root.getBoundingClientRect().bottom;
    if (marks.some((mark) => mark.getBoundingClientRect().bottom > foot)) this.turn(true);
  }

  /** @param {number} y how far down the figure somebody goes */
  reach(y) {
    if (!this.isOpen && this.first && y >= this.first.height) this.turn(true);
  }
}

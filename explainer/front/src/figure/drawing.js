/** One drawing of a figure by plotly, with what is known of its marks as long as it stands. */

import { make } from "../ground/dom.js";
import { areasIn } from "./excerpt.js";
import { areasAt, nearerAreas, placed } from "./hits.js";
import { geometryOf, nameMarks } from "./marks.js";

/** @import { Span } from "./excerpt.js" */
/** @import { Geometry } from "./hits.js" */
/** @import { Ranges } from "./mapzoom.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Figure } from "../types.d.ts" */

/** A drawing: plotly's element, and what it shows. */
export class Drawing {
  /** @param {HTMLElement} canvas */
  constructor(canvas) {
    this.element = /** @type {any} */ (make("div", { className: "plotview-graph" }));
    /** @type {Figure | null} */
    this.figure = null;
    this.width = 0;
    this.day = "";
    /** @type {unknown[]} */
    this.shapes = [];
    /** @type {{ marks: Mark[], all: Mark[] } | null} named once, as long as it is not drawn anew */
    this.named = null;
    /** @type {Mark[]} */
    this.last = [];
    /** @type {Geometry | null} measured once, as long as it is not drawn anew */
    this.measured = null;
    this.looks = ""; // what of it is in sight, and how many times larger: front/src/figure/mapzoom.js
    this.times = 1;
    /** @type {Record<string, Ranges | null>} on a map made larger where words stand, by point */
    this.words = {};
    /** @type {Span[] | null} the rows of its figure that it shows, where it is not all */
    this.rows = null;
    canvas.append(this.element);
  }

  /** Its marks by name; those that had one lose it first, and no other drawing's do. */
  names() {
    if (this.named) return this.named;
    this.named = nameMarks(this.element, this.last);
    this.last = this.named.marks;
    return this.named;
  }

  /** Where its marks and printed words stand, and where it stands itself. */
  geometry() {
    if (!this.figure || !this.element._fullLayout) return null;
    const origin = this.element.getBoundingClientRect();
    const { all } = this.names();
    const scale = origin.width / this.element.offsetWidth || 1; // on a projector
    const areas = areasAt(this.figure, this.width);
    const seen = this.rows ? areasIn(areas, this.rows) : nearerAreas(areas, this.times, this.words);
    this.measured ??= {
      ...geometryOf(this.element, all, origin, scale),
      areas: placed(seen, this.element._fullLayout, scale),
    };
    return { origin, marks: all, ...this.measured };
  }

  /**
   * The cell of a table that a mark stands in: its id names a topic and a document.
   * @param {Mark} mark
   */
  cellOf({ claims: [id = ""], element }) {
    const { origin, areas = [] } = (id.includes("/") && this.geometry()) || {};
    if (!origin) return null;
    const { x, y, width, height } = element.getBoundingClientRect();
    const [across, down] = [x + width / 2 - origin.x, y + height / 2 - origin.y];
    const cell = areas.find(
      ({ claim, left, right, top, bottom }) =>
        claim === id && left < across && across < right && top < down && down < bottom,
    );
    if (!cell) return null;
    const { left, right, top, bottom } = cell;
    return new DOMRect(left + origin.x, top + origin.y, right - left, bottom - top);
  }

  /** @param {boolean} hidden */
  hide(hidden) {
    this.element.classList.toggle("plotview-ahead", hidden);
  }

  /**
   * Moves an upright line, the first of the shapes, where plotly has drawn it: plotly itself would
   * go through all of the layout for it, which takes longer than the rest of a step.
   * @param {Record<string, unknown>} line
   * @returns {boolean} whether it was there
   */
  slide(line) {
    const { layout, _fullLayout: full } = this.element;
    const path = this.element.querySelector('.shapelayer path[data-index="0"]');
    const x = full?.xaxis.r2p(line.x0);
    if (!path || layout.shapes?.[0]?.name !== line.name || !Number.isFinite(x)) return false;
    for (const { shapes } of [layout, full]) {
      Object.assign(shapes[0], { x0: line.x0, x1: line.x1 });
    }
    const at = full.xaxis._offset + x;
    const drawn = path
      .getAttribute("d")
      .replace(/([ML])[^,]+/g, (/** @type {string} */ to) => to[0] + at);
    path.setAttribute("d", drawn);
    return true;
  }

  /** @param {any} Plotly */
  remove(Plotly) {
    Plotly.purge(this.element);
    this.element.remove();
  }
}

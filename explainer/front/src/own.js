/**
 * Parts that are not of the page (questions, what is worked out, a report of one's own): how each
 * is drawn into a cell of a notebook, and into its host in a page. Whoever brings one adds it here.
 */

import { LESSON_PARTS } from "./lesson/lesson.js";
import { REPORT_PARTS } from "./report/ownreport.js";
import { FIGURE_PARTS } from "./view/drawn.js";

/** @import { AnyModel } from "@anywidget/types" */

/**
 * @typedef {object} Cell where a notebook shows a part
 * @property {AnyModel<any>} front the model with the front end, which its parts share
 * @property {AnyModel<any>} part the model of this part: `part` is its name, `of` what it is of
 * @property {HTMLElement} el
 */

/**
 * @typedef {object} OwnPart
 * @property {(cell: Cell) => (() => void) | void} inCell draws; what it returns takes back
 * @property {(host: HTMLElement) => void} inPage draws from what the host holds
 */

/** @type {Record<string, OwnPart>} by what stands in `data-part`, or in the trait `part` */
export const OWN_PARTS = { ...FIGURE_PARTS, ...LESSON_PARTS, ...REPORT_PARTS };

/**
 * Draws the parts that need no pages; whatever else of a page fails, they work.
 * @param {ParentNode} page
 */
export function drawOwnHosts(page) {
  for (const host of /** @type {NodeListOf<HTMLElement>} */ (
    page.querySelectorAll("[data-part]")
  )) {
    try {
      OWN_PARTS[host.dataset.part ?? ""]?.inPage(host);
    } catch (error) {
      console.error(error); // its static form stays
    }
  }
}

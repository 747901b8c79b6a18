/** The parts of a report of one's own: the coder, what stands beside the five, two readings. */

import { make, parsed } from "../ground/dom.js";
import { speak } from "../ground/words.js";
import { drawBeside } from "./beside.js";
import { kernelCarrier, serverCarrier } from "./carriers.js";
import { drawCoder } from "./coder.js";
import { Desk } from "./desk.js";
import { drawReadings } from "./readings.js";

/** @import { AnyModel } from "@anywidget/types" */
/** @import { OwnPart } from "../own.js" */
/** @import { Carrier, Opening } from "./coding.d.ts" */
/** @typedef {(host: HTMLElement, desk: Desk) => () => void} Draw */

const BESIDE = ["summary", "casualties", "timeline", "coverage", "evidence"];

/** @type {WeakMap<object, Desk>} by the document, or by the model of a notebook */
const desks = new WeakMap();

/**
 * One desk, however many parts are drawn at it.
 * @param {object} at
 * @param {Opening} opening
 * @param {() => Carrier | null} carrier
 */
function deskAt(at, opening, carrier) {
  const known = desks.get(at);
  if (known) return known;
  speak({ ...opening.frame.words, ...opening.words });
  const desk = new Desk(opening, carrier());
  desks.set(at, desk);
  // What is kept is shown at once, and checked as soon as every part stands.
  if (desk.isOwn) setTimeout(() => void desk.ask("look"));
  return desk;
}

/** @param {HTMLElement} host */
function deskOfPage(host) {
  const page = host.ownerDocument;
  const held = page.querySelector('[data-part="coder"] script[type="application/json"]');
  const known = desks.get(page);
  if (known || !held) return known ?? null;
  const address = page.getElementById("explainer-page")?.dataset.report;
  const opening = JSON.parse(held.textContent ?? "");
  return deskAt(page, opening, () => (address ? serverCarrier(address) : null));
}

/** @param {AnyModel<any>} model */
function deskOfModel(model) {
  return deskAt(model, model.get("opening"), () => kernelCarrier(model));
}

/**
 * @param {Draw} draw
 * @param {boolean} [alone] whether it can be drawn where nobody answers
 * @returns {OwnPart}
 */
function partOf(draw, alone = false) {
  return {
    inCell: ({ front, el }) => {
      const host = make("div");
      el.append(host);
      return draw(host, deskOfModel(front));
    },
    inPage: (host) => {
      const desk = deskOfPage(host);
      if (desk && (alone || desk.carrier)) draw(host, desk);
    },
  };
}

/** @type {Record<string, OwnPart>} */
export const REPORT_PARTS = {
  coder: partOf(drawCoder),
  readings: {
    ...partOf(drawReadings),
    inCell: ({ front, part, el }) => {
      el.append(parsed(part.get("of").html));
      return drawReadings(el, deskOfModel(front));
    },
  },
  ...Object.fromEntries(
    BESIDE.map((name) => [
      `beside-${name}`,
      partOf((host, desk) => drawBeside(host, name, desk), true),
    ]),
  ),
};

/** One figure on the page: drawn by plotly, chosen from by pointer and keyboard, saved as a picture. */

import { button, hide, keepKeys, make } from "../ground/dom.js";
import { save } from "../ground/files.js";
import { isFolded, whenUnfolded } from "../ground/folds.js";
import { NotHere } from "../ground/nothere.js";
import { plotly } from "../ground/plotly.js";
import { cutInParts, figures, joinParts } from "../ground/print.js";
import { ask, withdraw } from "../ground/turns.js";
import { say } from "../ground/words.js";
import { Drawing } from "./drawing.js";
import { excerpt } from "./excerpt.js";
import { CONFIG, figureFor, lineAt, ratioAt, sizeAt } from "./figure.js";
import { MapZoom } from "./mapzoom.js";
import { keyOf, nextIndex, ringAll, ringChosen, stopAt } from "./marks.js";
import { pictureName, pictureOf } from "./picture.js";
import { Pointer } from "./pointer.js";
import { Rest } from "./rest.js";
import { StickyAxis } from "./stickyaxis.js";

/** @import { Span } from "./excerpt.js" */
/** @import { Figure } from "../types.d.ts" */
/** @import { Mark } from "./marks.js" */

const KEPT = 6; // drawings of a figure that are kept beside the one that is shown

/** @typedef {{ shape: Record<string, unknown>, day: string }} Today the line at the end of a day */

/**
 * @typedef {object} Shown
 * @property {Figure} figure
 * @property {Today | null} today
 * @property {string} alt
 * @property {string[]} chosen the chosen claim, and those that carry the same statement
 * @property {boolean} empty whether a picture of it would show nothing
 * @property {() => { question: string, shown: string, key: [string, string][], below: string[] }} words
 *   what is written on a saved picture
 */

/** @param {Element} element */
function middleOf(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

/**
 * Puts the line of a day first among the shapes of a layout: put there later, all of it would be
 * laid out anew.
 * @param {Record<string, any>} layout
 * @param {Figure} figure
 * @param {Today | null | undefined} today
 * @returns {{ day: string, shapes: unknown[] }} the day, and the other shapes
 */
function withLine(layout, figure, today) {
  const shapes = layout.shapes ?? [];
  if (today) layout.shapes = [lineAt(today, figure.layout.meta?.days), ...shapes];
  return { day: today?.day ?? "", shapes };
}

export class FigureView {
  /**
   * @param {HTMLElement} host
   * @param {(id: string, together: string[], y: number, told: string[]) => void} choose
   */
  constructor(host, choose) {
    this.choose = choose;
    this.canvas = make("div", { className: "plotview-canvas" });
    this.root = make("div", { className: "plotview" }, this.canvas);
    this.axis = new StickyAxis(this.root, this.canvas, (y) => this.rest.reach(y));
    this.pointer = new Pointer(this.root, {
      geometry: () => (this.busy ? null : (this.drawing?.geometry() ?? null)),
      choose: (id, y, told) => this.chooseAt(id, y, told),
    });
    this.picture = button(say("savePicture"), () => void this.savePicture(), {
      className: "plotview-picture",
      hidden: true, // until there is something to save
    });
    /** @type {Shown | null} */
    this.shown = null;
    /** @type {Drawing | null} */
    this.drawing = null;
    /** @type {Drawing[]} */
    this.kept = [];
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Mark[]} also those that the keyboard passes over */
    this.all = [];
    this.current = "";
    /** @type {MapZoom | null} */
    this.zoom = null;
    this.width = 0;
    /** @type {Span[] | null} the rows that are shown, where it is not all */
    this.rows = null;
    this.busy = false;
    this.drawn = Promise.resolve();
    figures.add(this);
    host.classList.add("plotview-host");
    host.append(this.root);
    this.rest = new Rest(this.root);
    /** @type {string[]} what somebody leads to, who may come before it is drawn */
    this.sought = [];
    keepKeys(this.root);
    this.listen();
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.canvas);
  }

  /** @param {Shown} shown */
  show(shown) {
    const before = this.shown;
    this.shown = shown;
    this.nameRoot();
    if (shown.figure.layout.meta?.zoom)
      this.zoom ??= new MapZoom(this.root, this.canvas, () => this.drawing);
    if (!before) this.canvas.style.minHeight = `${shown.figure.layout.height ?? 0}px`;
    if (before?.figure === shown.figure && this.drawing) {
      if (String(before.chosen) !== String(shown.chosen)) {
        this.ring(shown.chosen);
        this.reveal(shown.chosen);
      }
      if (before.today?.day !== shown.today?.day) ask(this.root, () => this.draw());
      this.offerPicture();
    } else ask(this.root, () => this.draw());
  }

  close() {
    withdraw(this.root);
    figures.delete(this);
    this.pointer.close();
    this.observer.disconnect();
    const drawings = [this.drawing, ...this.kept];
    plotly().then(
      (Plotly) => drawings.forEach((drawing) => void drawing?.remove(Plotly)),
      () => {},
    );
  }

  /** One drawing after the other: paper does not wait for the screen. */
  draw() {
    this.drawn = this.drawn.catch(() => {}).then(() => this.drawNow());
    return this.drawn;
  }

  async drawNow() {
    if (isFolded(this.root))
      return whenUnfolded(this.root, () => ask(this.root, () => this.draw()));
    let Plotly;
    try {
      Plotly = await plotly();
    } catch (error) {
      this.canvas.style.minHeight = "";
      this.canvas.textContent = error instanceof NotHere ? error.message : say("noPlotly");
      throw error;
    }
    this.width ||= this.canvas.clientWidth; // from then on the observer knows, without a layout
    if (!this.width || !this.shown) return; // hidden: the ResizeObserver comes back
    const { figure } = this.shown;
    const holdsFocus = this.canvas.contains(document.activeElement);
    this.busy = true;
    if (!this.bringBack(figure)) await this.plot(figure, Plotly);
    await this.moveToday(Plotly);
    await this.zoom?.apply();
    this.busy = false;
    this.canvas.style.minHeight = "";
    this.axis.show(figure, this.width);
    this.rest.show(figure, this.width);
    this.markUp(holdsFocus);
    this.offerPicture();
    this.root.dataset.drawn = "true";
  }

  /**
   * A drawing that was kept: a reader who steps back sees it at once.
   * @param {Figure} figure
   */
  bringBack(figure) {
    const fits = (/** @type {Drawing} */ one) =>
      one.figure === figure && one.width === this.width && one.rows === this.rows;
    if (this.drawing && fits(this.drawing)) return true;
    const found = this.kept.find(fits);
    if (!found) return false;
    this.kept = this.kept.filter((one) => one !== found);
    this.setAside();
    this.drawing = found;
    found.hide(false);
    return true;
  }

  /**
   * Draws out of sight what the next step may show.
   * @param {Figure} figure
   * @param {Today | null} today the line of whichever day: it is moved when the figure is shown
   */
  async prepare(figure, today) {
    if (isFolded(this.root)) return;
    const Plotly = await plotly();
    const { width } = this;
    const isHere = [this.drawing, ...this.kept].some(
      (one) => one?.figure === figure && one.width === width,
    );
    if (!width || isHere || this.busy) return;
    const { data, layout } = figureFor(figure, width);
    const drawing = new Drawing(this.canvas);
    drawing.hide(true);
    Object.assign(drawing, { figure, width }, withLine(layout, figure, today));
    this.kept.push(drawing);
    drawing.element.classList.add("is-measured"); // by plotly and by us, so it is laid out
    try {
      await Plotly.react(drawing.element, data, layout, CONFIG);
      drawing.names();
      this.listenTo(drawing);
    } catch (error) {
      this.kept = this.kept.filter((one) => one !== drawing); // else it would be brought back
      drawing.remove(Plotly);
      throw error;
    } finally {
      drawing.element.classList.remove("is-measured");
    }
  }

  setAside() {
    if (!this.drawing) return;
    this.drawing.hide(true);
    this.kept.push(this.drawing);
    this.drawing = null;
  }

  /**
   * @param {Figure} figure
   * @param {any} Plotly
   */
  async plot(figure, Plotly) {
    const whole = figureFor(figure, this.width);
    const { data, layout } = this.rows ? excerpt(whole, this.rows) : whole;
    if (this.drawing?.width === this.width) this.setAside();
    this.kept = this.kept.filter((one, index) => {
      const stays = one.width === this.width && index >= this.kept.length - KEPT;
      if (!stays) one.remove(Plotly);
      return stays;
    });
    const isNew = !this.drawing;
    this.drawing ??= new Drawing(this.canvas);
    const { drawing } = this;
    const lined = withLine(layout, figure, this.shown?.today);
    Object.assign(drawing, { figure, width: this.width, ...lined });
    Object.assign(drawing, { looks: "", times: 1, rows: this.rows });
    await Plotly.react(drawing.element, data, layout, CONFIG);
    if (isNew) this.listenTo(drawing);
  }

  /**
   * The line at the day that is shown stands apart: a figure is the same on many days.
   * @param {any} Plotly
   */
  async moveToday(Plotly) {
    const today = this.shown?.today;
    if (!today || !this.drawing || this.drawing.day === today.day) return;
    this.drawing.day = today.day;
    const days = this.drawing.figure?.layout.meta?.days;
    const line = lineAt(today, days);
    if (this.drawing.slide(line)) return;
    await Plotly.relayout(this.drawing.element, { shapes: [line, ...this.drawing.shapes] });
  }

  /** @param {Drawing} drawing */
  listenTo(drawing) {
    drawing.element.on("plotly_afterplot", () => {
      drawing.named = null;
      drawing.measured = null;
      if (drawing === this.drawing && !this.busy)
        this.markUp(this.canvas.contains(document.activeElement));
    });
  }

  /** @param {boolean} holdsFocus */
  markUp(holdsFocus) {
    if (!this.drawing) return;
    Object.assign(this, this.drawing.names());
    stopAt(this.marks, this.current);
    if (holdsFocus && this.current) {
      const mark = this.marks.find((one) => keyOf(one) === this.current);
      /** @type {SVGElement | undefined} */ (mark?.element)?.focus({ preventScroll: true });
    }
    this.ring(this.shown?.chosen ?? []);
    this.nameRoot();
    this.reveal(this.sought);
  }

  /** Whether it is still to be drawn with the rows that it is to show. */
  isDue() {
    return !this.drawing || this.drawing.rows !== this.rows;
  }

  /**
   * Shows some of its rows, or all.
   * @param {Span[] | null} rows
   */
  showRows(rows) {
    if (rows === this.rows) return;
    this.rows = rows;
    ask(this.root, () => this.draw());
  }

  /** @param {string[]} chosen */
  ring(chosen) {
    ringChosen(this.root, this.all, chosen, (mark) => this.drawing?.cellOf(mark) ?? null);
  }

  /**
   * Rows that fold out do, where marks of claims stand there.
   * @param {string[]} claims
   */
  reveal(claims) {
    this.sought = this.drawing ? [] : claims;
    const marks = this.all.filter((mark) => mark.claims.some((id) => claims.includes(id)));
    this.rest.reveal(marks.map(({ element }) => element));
  }

  nameRoot() {
    this.root.setAttribute("role", this.marks.length ? "group" : "img");
    this.root.setAttribute("aria-label", this.shown?.alt || say("figure"));
  }

  async toPaper() {
    withdraw(this.root);
    this.rows = null;
    this.width = this.canvas.clientWidth;
    await this.draw();
    ringAll();
    const rows = this.drawing?.geometry()?.areas ?? [];
    if (this.drawing) cutInParts(this.root, this.drawing.element, rows, this.axis);
  }

  async toScreen() {
    joinParts(this.root);
    this.width = this.canvas.clientWidth;
    await this.draw();
  }

  offerPicture() {
    hide(this.picture, !this.drawing || Boolean(this.shown?.empty));
  }

  resize() {
    const width = this.canvas.clientWidth;
    const before = this.width;
    if (width === before) return;
    this.width = width;
    if (!width || !this.shown) return;
    const { figure } = this.shown;
    const stale = sizeAt(figure, width) !== sizeAt(figure, before) || ratioAt(figure, width);
    if (stale) this.rows = null; // which were another layout's
    if (stale || !this.drawing) return ask(this.root, () => this.draw());
    this.drawing.width = width;
    void plotly().then((Plotly) => this.drawing && Plotly.Plots.resize(this.drawing.element));
  }

  listen() {
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("focusin", ({ target }) => {
      const mark = this.marks.find(({ element }) => element === target);
      if (mark) this.current = keyOf(mark);
      if (mark) this.rest.reveal([mark.element]);
      if (!mark?.element.matches(":focus-visible")) return;
      const { left, top, width, height } = mark.element.getBoundingClientRect();
      this.pointer.tell(mark, left + width / 2, top + height / 2);
    });
    this.root.addEventListener("focusout", () => this.pointer.hide());
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const index = this.marks.findIndex(({ element }) => element === event.target);
    const mark = this.marks[index];
    if (!mark) return;
    const next = this.marks[nextIndex(event.key, index, this.marks.length)];
    if (event.key === "Enter" || event.key === " ") {
      this.chooseAt(mark.claims[0] ?? "", middleOf(mark.element), mark.told);
    } else if (next) {
      mark.element.setAttribute("tabindex", "-1");
      next.element.setAttribute("tabindex", "0");
      /** @type {SVGElement} */ (next.element).focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {string} id none of what leads to no claim
   * @param {number} y where on the screen
   * @param {string[]} [told] what it says instead
   */
  chooseAt(id, y, told = []) {
    const mark = this.all.find(({ claims }) => id && claims[0] === id);
    this.choose(id, mark?.claims ?? [], y, told);
  }

  async savePicture() {
    if (!this.shown || !this.drawing) return;
    const words = this.shown.words();
    const used = JSON.stringify(this.shown.figure);
    const key = words.key.filter(([, colour]) => used.includes(colour));
    const blob = await pictureOf(this.drawing.element, await plotly(), { ...words, key });
    save(pictureName(`${words.question} ${words.shown}`), blob);
  }
}

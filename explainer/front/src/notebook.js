/** The page in a notebook: one model that the kernel answers, and a thin view for each part. */

import { isLive } from "./ground/live.js";
import { NotHere } from "./ground/nothere.js";
import { loadPlotlyWith } from "./ground/plotly.js";
import { listenToPrinting } from "./ground/print.js";
import { say, speak } from "./ground/words.js";
import { carriedPlotly, runSource } from "./inline.js";
import { endKernelWhenLeft } from "./lesson/leaving.js";
import { OWN_PARTS } from "./own.js";
import { unpacker, unzipped } from "./pages/pack.js";
import { FilePages } from "./pages/pages.js";
import { Store } from "./pages/store.js";
import { drawWithin, keepAddress } from "./view/surroundings.js";

/** @import { AnyModel } from "@anywidget/types" */
/** @import { Answer, Pages } from "./pages/pages.js" */
/** @import { State } from "./types.d.ts" */

const PATIENCE_MS = 60000;

/** @param {DataView | undefined} bytes @returns {Promise<any>} */
async function read(bytes) {
  if (!bytes) throw new Error("the kernel sent nothing");
  return JSON.parse(await unzipped(/** @type {DataView<ArrayBuffer>} */ (bytes)));
}

/** A newer question takes the place of one that waits: only the last state is shown. */
class Overtaken extends Error {}

/**
 * What the kernel has told so far, and what is asked of it: one page at a time.
 *
 * @typedef {object} Ask
 * @property {string} query
 * @property {Promise<Answer>} answer
 * @property {(answer: Answer) => void} resolve
 * @property {(error: Error) => void} reject
 */
class KernelPages extends FilePages {
  /**
   * @param {AnyModel<any>} model
   * @param {{ pages: Pages, values: unknown[] }} told
   */
  constructor(model, told) {
    const at = unpacker(told.values);
    super({ ...told.pages, frame: at(framePlace(told.pages)) }, at);
    this.model = model;
    this.ref = ""; // by which a widget manager knows the model
    this.ask = (/** @type {string} */ query) => this.question(query);
    this.values = told.values;
    /** @type {Ask | null} */
    this.asked = null;
    /** @type {Ask | null} */
    this.next = null;
    /** @type {Promise<unknown>} what was told before is read before */
    this.reading = Promise.resolve();
    this.take(told, at);
    model.on("msg:custom", (message, buffers) => {
      this.reading = this.reading.then(() => this.told(message, buffers)).catch(console.error);
    });
    model.on("change:packed", () => {
      this.reading = this.reading
        .then(async () => this.take(await read(model.get("packed"))))
        .catch(console.error);
    });
  }

  /**
   * @param {{ pages: Pages, values: unknown[] }} told all of it
   * @param {(place: number) => any} at
   */
  take({ pages, values }, at = unpacker(values)) {
    this.values = values;
    this.at = at;
    this.pages = { ...pages, frame: this.frame };
    if (this.asked) this.send(this.asked); // its answer may have been what was missed
  }

  /**
   * @param {string} query
   * @returns {Promise<Answer>}
   */
  question(query) {
    const known = [this.asked, this.next].find((one) => one?.query === query);
    if (known) return known.answer;
    const ask = askFor(query);
    if (this.asked) {
      this.next?.reject(new Overtaken());
      this.next = ask;
    } else this.send(ask);
    return ask.answer;
  }

  /** @param {Ask} ask */
  send(ask) {
    clearTimeout(this.timer);
    this.asked = ask;
    this.timer = setTimeout(() => this.gone(), PATIENCE_MS);
    try {
      this.model.send({ kind: "page", query: ask.query });
      if (this.ref) void this.lookForKernel(ask);
    } catch (error) {
      console.warn(error); // no kernel is there to send it to
      this.gone();
    }
  }

  /** @param {Ask} ask which nobody hears where a new kernel knows nothing of this page */
  async lookForKernel(ask) {
    if (!(await isLive(this.model, this.ref)) && this.asked === ask) this.gone();
  }

  /** What is shown stays, and the reader is told why it is not what was asked for. */
  gone() {
    this.done()?.reject(new NotHere(say("kernelGone")));
  }

  /** The question that is answered; the next one is asked. */
  done() {
    clearTimeout(this.timer);
    const { asked, next } = this;
    this.asked = null;
    this.next = null;
    if (next) this.send(next);
    return asked;
  }

  /**
   * @param {any} message
   * @param {DataView[]} buffers
   */
  async told(message, buffers) {
    if (message?.kind === "fault" && message.query === this.asked?.query) {
      this.done()?.reject(new NotHere(message.says));
    }
    if (message?.kind !== "page") return;
    const { query, key, places, first } = message;
    if (first > this.values.length) {
      this.model.send({ kind: "whole" });
      return;
    }
    const values = await read(buffers[0]);
    if (first === 0) this.take({ pages: { ...this.pages, rings: {}, narrowed: {} }, values: [] });
    this.values.splice(first, values.length, ...values);
    this.pages.narrowed[key] = places;
    if (query === null || query !== this.asked?.query) return;
    const [page, cards] = places;
    this.pages.narrowed[JSON.stringify([...new URLSearchParams(query)])] = places;
    this.done()?.resolve({ page: this.at(page), cards: this.at(cards) });
  }
}

/** @param {string} query @returns {Ask} */
function askFor(query) {
  /** @type {Partial<Ask>} */
  const ask = { query };
  ask.answer = new Promise((resolve, reject) => Object.assign(ask, { resolve, reject }));
  return /** @type {Ask} */ (ask);
}

/** @param {Pages} pages as they are packed: with a place where the frame is */
function framePlace({ frame }) {
  return /** @type {number} */ (/** @type {unknown} */ (frame));
}

/**
 * plotly.js: as another page of the notebook loaded it, as a static form carries it, or else from
 * the kernel.
 * @param {AnyModel<any>} model
 */
async function plotlyFor(model) {
  const { Plotly } = /** @type {any} */ (globalThis);
  if (Plotly && model.get("plotly").split("-")[0] === Plotly.version) return Plotly;
  const carried = await carriedPlotly();
  return carried ? runSource(carried) : runSource(await unzipped(await sourceFrom(model)));
}

/**
 * @param {AnyModel<any>} model
 * @returns {Promise<BufferSource>}
 */
function sourceFrom(model) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(say("kernelGone"))), PATIENCE_MS);
    const receive = (/** @type {any} */ message, /** @type {DataView[]} */ buffers) => {
      if (message?.kind !== "plotly" || !buffers[0]) return;
      clearTimeout(timer);
      model.off("msg:custom", receive);
      resolve(/** @type {DataView<ArrayBuffer>} */ (buffers[0]));
    };
    model.on("msg:custom", receive);
    model.send({ kind: "plotly" });
  });
}

/**
 * The store of a page, and what surrounds its parts.
 * @param {AnyModel<any>} model
 */
async function openPage(model) {
  const source = new KernelPages(model, await read(model.get("packed")));
  const ours = Boolean(document.body.dataset.voila); // elsewhere the address is not the page's
  if (ours && model.get("addressed")) source.frame = { ...source.frame, addressIn: "search" };
  speak(source.frame.words);
  loadPlotlyWith(() => plotlyFor(model));
  listenToPrinting();
  const same = (/** @type {State} */ a, /** @type {State} */ b) =>
    JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
  const store = new Store(source, model.get("state"), model.get("notice"));
  store.follow(({ state }) => {
    if (same(state, model.get("state"))) return;
    model.set("state", state);
    model.save_changes();
  });
  model.on("change:state", () => {
    const state = model.get("state");
    if (!same(state, store.state)) void source.reading.then(() => store.go(state));
  });
  if (source.frame.addressIn === "search") keepAddress(store);
  await store.go(store.state);
  return store;
}

/**
 * What `cell.js` asks of the model that its part belongs to.
 * @param {{ model: AnyModel<any> }} front
 */
async function initialize({ model }) {
  const page = model.get("packed") ? await openPage(model) : null;
  if (!page && model.get("plotly")) loadPlotlyWith(() => plotlyFor(model));
  return {
    draw: (/** @type {AnyModel<any>} */ part, /** @type {HTMLElement} */ el) => {
      endKernelWhenLeft();
      const name = part.get("part");
      const own = OWN_PARTS[name];
      if (own) return own.inCell({ front: model, part, el });
      if (!page) throw new Error(`nothing draws ${name}`);
      if (page.source instanceof KernelPages) page.source.ref ||= part.get("front") ?? "";
      return drawWithin(el, name, page);
    },
  };
}

export default { initialize };

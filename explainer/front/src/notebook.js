/** The page in a notebook: one model that the kernel answers, and a thin view for each part. */

import { OWN_PARTS } from "./own.js";
import { unzipped } from "./pack.js";
import { drawPart } from "./parts.js";
import { loadPlotlyWith, runScript } from "./plotly.js";
import { Store } from "./store.js";
import { say, speak } from "./words.js";

/** @import { AnyModel } from "@anywidget/types" */
/** @import { Card, Page, Source, State } from "./types.d.ts" */

const PATIENCE_MS = 60000;
const VIEWS = "view_"; // before the name of each trait that holds a view
const PARTS = ["summary", "says", "offer", "sources", "filters", "claims", "choices", "answers"];

/** @implements {Source} */
class KernelPages {
  /** @param {AnyModel<any>} model */
  constructor(model) {
    this.model = model;
    this.frame = model.get("frame");
  }

  /**
   * Waits until the kernel shows a state; it may do so already.
   * @param {State} state
   * @returns {Promise<void>}
   */
  answered(state) {
    const wanted = JSON.stringify(state);
    const isShown = () => JSON.stringify(this.model.get("state_shown")) === wanted;
    if (isShown()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!isShown()) return;
        clearTimeout(timer);
        this.model.off("change:state_shown", check);
        resolve();
      };
      const timer = setTimeout(() => {
        this.model.off("change:state_shown", check);
        reject(new Error(say("kernelGone")));
      }, PATIENCE_MS);
      this.model.on("change:state_shown", check);
      this.model.set("state", state);
      this.model.save_changes();
    });
  }

  /** @param {State} state @returns {Promise<Page>} */
  async page(state) {
    await this.answered(state);
    const parts = Object.fromEntries(PARTS.map((name) => [name, this.model.get(name)]));
    const names = /** @type {string[]} */ (this.model.get("view_names"));
    parts.views = Object.fromEntries(names.map((name) => [name, this.model.get(VIEWS + name)]));
    return /** @type {Page} */ ({ parts });
  }

  /** @param {State} state @returns {Promise<Card | null>} */
  async card(state) {
    await this.answered(state);
    return this.model.get("card");
  }
}

/**
 * plotly.js from the server's static route or, where there is none, from the kernel.
 * @param {AnyModel<any>} model
 */
async function plotlyFor(model) {
  const settings = document.getElementById("jupyter-config-data")?.textContent;
  const base = settings ? (JSON.parse(settings).baseUrl ?? "/") : null;
  if (base) {
    const folder = new URL(base.endsWith("/") ? base : `${base}/`, location.origin);
    const url = new URL(`explainer/static/plotly.min.js?v=${model.get("plotly")}`, folder);
    try {
      return await runScript(url.href);
    } catch {
      // a server without our route: the kernel has it, too
    }
  }
  const source = new Blob([await unzipped(await sourceFrom(model))], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  try {
    return await runScript(url);
  } finally {
    URL.revokeObjectURL(url);
  }
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

/** @type {WeakMap<object, Store>} */
const stores = new WeakMap();

/**
 * One store for a model, however many parts show it.
 * @param {AnyModel<any>} model
 */
function storeOf(model) {
  const known = stores.get(model);
  if (known) return known;
  const source = new KernelPages(model);
  speak(source.frame.words);
  loadPlotlyWith(() => plotlyFor(model));
  const store = new Store(source, model.get("state"), model.get("notice"));
  stores.set(model, store);
  model.on("change:state_shown", () => {
    const shown = model.get("state_shown");
    if (JSON.stringify(shown) !== JSON.stringify(store.state)) void store.go(shown);
  });
  void store.go(store.state);
  return store;
}

/**
 * What `cell.js` asks of the model that its part belongs to.
 * @param {{ model: AnyModel<any> }} front
 */
function initialize({ model }) {
  return {
    draw: (/** @type {AnyModel<any>} */ part, /** @type {HTMLElement} */ el) => {
      const name = part.get("part");
      const own = OWN_PARTS[name];
      return own ? own.inCell({ front: model, part, el }) : drawPart(name, el, storeOf(model));
    },
  };
}

export default { initialize };

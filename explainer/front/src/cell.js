/**
 * The script of every part in a notebook: it asks the model that the part belongs to for the front
 * end, which is loaded once, and lets it draw here. While it shows, the static form of the part
 * (`data-live` names this model) does not.
 */

import { isLive } from "./ground/live.js";

/** @import { AnyModel, RenderProps } from "@anywidget/types" */
/** @typedef {{ draw: (part: AnyModel<any>, el: HTMLElement) => (() => void) | void }} Front */

/** @param {string} id the model's */
function hidingStaticForm(id) {
  const style = document.createElement("style");
  const form = `[data-live="${id}"]`;
  style.textContent = `.jp-OutputArea-child:has(${form}), ${form} { display: none; }`;
  return style;
}

/** @param {RenderProps<any>} cell */
async function render({ model, el, host }) {
  const ref = model.get("front");
  if (!(await isLive(model, ref))) return; // saved with its state: the static form stays
  const { exports } = await host.getWidget(ref);
  const place = document.createElement("div");
  el.append(hidingStaticForm(model.get("live")), place);
  return /** @type {Front} */ (exports).draw(model, place);
}

export default { render };

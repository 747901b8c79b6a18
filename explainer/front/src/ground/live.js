/** Whether a kernel is there: what is shown without one says so, or stays as it was saved. */

/** @import { AnyModel } from "@anywidget/types" */

/**
 * Whether the kernel that made a model answers for it.
 * @param {AnyModel<any>} model any, to ask for the other
 * @param {string} ref
 */
export async function isLive(model, ref) {
  const made = await model.widget_manager.get_model(ref.replace("anywidget:", ""));
  return /** @type {any} */ (made).comm_live !== false;
}

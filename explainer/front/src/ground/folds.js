/** What stands in a closed fold is drawn when that opens: few readers open every one. */

/** @type {Map<Element, () => void>} */
const waiting = new Map();

/** @param {Element} element */
export const isFolded = (element) => Boolean(element.closest("details:not([open])"));

/**
 * Acts once, when all folds around something are open; the newest of what is to be done.
 * @param {Element} element
 * @param {() => void} act
 */
export function whenUnfolded(element, act) {
  if (!waiting.size) document.addEventListener("toggle", opened, true); // it does not bubble
  waiting.set(element, act);
}

function opened() {
  for (const [element, act] of [...waiting]) {
    if (element.isConnected && isFolded(element)) continue;
    waiting.delete(element);
    if (element.isConnected) act();
  }
  if (!waiting.size) document.removeEventListener("toggle", opened, true);
}

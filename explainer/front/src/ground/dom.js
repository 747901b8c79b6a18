/** Elements, made in one go. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [properties] DOM properties; `data` is the dataset
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { data = {}, ...plain } = properties;
  for (const [name, value] of Object.entries(plain)) {
    // As attributes: not every browser in a school mirrors them in properties.
    if (name === "role") element.setAttribute(name, String(value));
    else if (name.startsWith("aria")) {
      element.setAttribute(`aria-${name.slice(4).toLowerCase()}`, String(value));
    } else Object.assign(element, { [name]: value });
  }
  Object.assign(element.dataset, data);
  element.append(...children);
  return element;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {Record<string, unknown>} [properties]
 */
export function button(words, act, properties = {}) {
  const made = make("button", { type: "button", ...properties }, words);
  made.addEventListener("click", act);
  return made;
}

/**
 * Hides or shows; what is so already is left alone, or the browser would style it anew.
 * @param {HTMLElement} element
 * @param {boolean} hidden
 */
export function hide(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/**
 * A fold: its summary, and what it hides.
 * @param {string} summary
 * @param {...(Node | string)} children
 */
export function fold(summary, ...children) {
  return make("details", {}, make("summary", {}, summary), ...children);
}

/**
 * Elements from HTML that the package's templates have made.
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/**
 * JupyterLab takes arrows, Enter and letters for itself unless the very element in focus says no.
 * @param {HTMLElement} element
 */
export function keepKeys(element) {
  element.addEventListener("focusin", ({ target }) => {
    /** @type {HTMLElement} */ (target).dataset.lmSuppressShortcuts = "true";
  });
}

/**
 * Replaces what an element holds; the next Tab goes on from here where what was in focus is gone.
 * @param {HTMLElement} element
 * @param {...(Node | string)} children
 */
export function refill(element, ...children) {
  const focused = element.contains(document.activeElement);
  element.replaceChildren(...children);
  if (!focused || element.contains(document.activeElement)) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Leads to a place of the page; what hides it (a tab) is told before. */

/** @param {HTMLElement | null} place */
export function leadTo(place) {
  if (!place) return;
  place.dispatchEvent(new CustomEvent("explainer-lead", { bubbles: true }));
  place.scrollIntoView();
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

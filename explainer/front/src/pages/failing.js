/** What a page says where its figures cannot be drawn; its text is read all the same. */

import { make, parsed } from "../ground/dom.js";

/** Stands first in a page that is one, with the sentences for when it fails. */
export const guard = () => document.getElementById("explainer-guard");

/** The tables that browsers without scripts show, where what draws the figures did not come. */
function unfoldStatic() {
  for (const kept of document.querySelectorAll("[data-part] noscript")) {
    kept.replaceWith(parsed(kept.textContent ?? ""));
  }
}

/** @param {string} sentence */
export function fail(sentence) {
  const line = document.getElementById("trouble") ?? make("p", { className: "page-notice" });
  if (!line.isConnected) document.body.prepend(line); // the page ends before it
  line.setAttribute("role", "alert");
  line.hidden = false;
  line.textContent = sentence;
  document.getElementById("loading")?.remove();
  document.getElementById("present")?.setAttribute("hidden", "");
  unfoldStatic();
}

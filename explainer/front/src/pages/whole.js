/** Whether what a copy of the page holds is as it was made. */

import { NotHere } from "../ground/nothere.js";
import { say } from "../ground/words.js";
import { digestOf } from "./pack.js";

const PREFIX = "explainer-";

/**
 * The fault that names what is damaged.
 * @param {...string} parts
 */
export function damaged(...parts) {
  const names = parts.map((part) => say(`copy-${part}`));
  return new NotHere(say("damaged", { parts: names.join(", ") }));
}

/** The names of those parts of one file that are not as they were made. */
export async function damagedParts() {
  const found = [];
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-digest]")
  )) {
    const digest = await digestOf(new TextEncoder().encode(part.textContent ?? ""));
    if (digest && digest !== part.dataset.digest) found.push(part.id.replace(PREFIX, ""));
  }
  return found;
}

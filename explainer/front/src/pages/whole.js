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

const SPACE = /[ \t\n\f\r]+/g; // as `publish/page_file.py` has it
const MAIN = "main";
let words = "";

/** Keeps the words of one file as they came: figures are drawn among them. */
export function keepWords() {
  const main = document.getElementById(MAIN);
  if (main?.dataset.words) words = main.textContent ?? "";
}

/** @param {string} text */
const digestOfText = (text) => digestOf(new TextEncoder().encode(text));

/** The names of those parts of one file that are not as they were made. */
export async function damagedParts() {
  const found = [];
  const whole = document.getElementById(MAIN)?.dataset.words;
  const came = whole && (await digestOfText(words.replace(SPACE, "")));
  if (came && came !== whole) found.push(MAIN);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-digest]")
  )) {
    const digest = await digestOfText(part.textContent ?? "");
    if (digest && digest !== part.dataset.digest) found.push(part.id.replace(PREFIX, ""));
  }
  return found;
}

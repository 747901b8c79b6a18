/** What leaves the page: files, and words on the clipboard. */

import { say } from "./words.js";

const SOON_MS = 2500;

/**
 * @param {string} name
 * @param {Blob} content
 */
export function save(name, content) {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SOON_MS);
}

/** @param {string} words */
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = document.createElement("textarea"); // no clipboard without https or localhost
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

/**
 * Copies, and says on the button that it has.
 * @param {HTMLButtonElement} button
 * @param {string} words
 */
export async function copyFrom(button, words) {
  button.dataset.name ??= button.textContent ?? "";
  const { name } = button.dataset;
  await copy(words);
  button.textContent = say("copied");
  setTimeout(() => {
    button.textContent = name;
  }, SOON_MS);
}

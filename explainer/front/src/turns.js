/** Whose turn it is to be drawn: one figure at a time, in sight first, always the newest state. */

const BREATH_MS = 30; // so long figures are drawn on end

/** @typedef {{ element: HTMLElement, draw: () => Promise<void> }} Turn */

/** @type {Map<HTMLElement, Turn>} */
const waiting = new Map();
let running = false;

/** @param {HTMLElement} element */
function away(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}

function nearest() {
  let found;
  let least = Number.POSITIVE_INFINITY;
  for (const turn of waiting.values()) {
    const distance = away(turn.element);
    if (distance < least) [found, least] = [turn, distance];
  }
  return found;
}

/** @param {Turn} turn */
async function take(turn) {
  waiting.delete(turn.element);
  await turn.draw().catch((error) => console.error(error));
}

async function work() {
  if (running) return;
  running = true;
  await null; // all that arrives together waits together
  let since = performance.now();
  for (let turn = nearest(); turn; turn = nearest()) {
    await take(turn);
    if (performance.now() - since < BREATH_MS) continue;
    await new Promise((resolve) => setTimeout(resolve)); // the page answers its reader
    since = performance.now();
  }
  running = false;
}

/**
 * Asks for a turn; one that waits already is replaced.
 * @param {HTMLElement} element
 * @param {() => Promise<void>} draw
 */
export function ask(element, draw) {
  waiting.set(element, { element, draw });
  void work();
}

/** @param {HTMLElement} element */
export function withdraw(element) {
  waiting.delete(element);
}

/** Paper does not wait: what has not had its turn is drawn at once. */
globalThis.addEventListener?.("beforeprint", () => {
  for (const turn of [...waiting.values()]) void take(turn);
});

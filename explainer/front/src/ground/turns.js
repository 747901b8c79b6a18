/** Whose turn it is to be drawn: one figure at a time, in sight first, always the newest state. */

const BREATH_MS = 30; // so long figures are drawn on end
const IDLE_MS = 200; // where a browser cannot say when it is idle

/** @typedef {{ element: HTMLElement, draw: () => Promise<void> }} Turn */

/** @type {Map<HTMLElement, Turn>} */
const waiting = new Map();
/** @type {(() => Promise<void>)[]} what may be wanted next, drawn while nobody waits */
let spare = [];
let running = false;

/** @type {Set<Element>} */
const inSight = new Set();
const watch = globalThis.IntersectionObserver
  ? new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inSight.add(target);
        else inSight.delete(target);
      }
    })
  : null;

/** What is in sight, else the first: where each stands is not measured, which would cost a layout. */
function next() {
  const turns = [...waiting.values()];
  return turns.find(({ element }) => inSight.has(element)) ?? turns[0];
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
  for (let turn = next(); turn; turn = next()) {
    await take(turn);
    if (performance.now() - since < BREATH_MS) continue;
    await new Promise((resolve) => setTimeout(resolve)); // the page answers its reader
    since = performance.now();
  }
  running = false;
  whenIdle();
}

const idly =
  globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, IDLE_MS));
let isPlanned = false;

function whenIdle() {
  if (isPlanned || running || !spare.length) return;
  isPlanned = true;
  idly(async () => {
    isPlanned = false;
    if (running || waiting.size) return; // they call again when they are done
    const draw = spare.shift();
    running = true; // one drawing at a time
    await draw?.().catch((error) => console.error(error));
    running = false;
    if (waiting.size) void work();
    else whenIdle();
  });
}

/**
 * What is to be drawn ahead when all else is drawn, in place of what was to be.
 * @param {(() => Promise<void>)[]} draws
 */
export function prepare(draws) {
  spare = draws;
  whenIdle();
}

/**
 * Asks for a turn; one that waits already is replaced.
 * @param {HTMLElement} element
 * @param {() => Promise<void>} draw
 */
export function ask(element, draw) {
  watch?.observe(element);
  waiting.set(element, { element, draw });
  void work();
}

/** @param {HTMLElement} element */
export function withdraw(element) {
  watch?.unobserve(element);
  inSight.delete(element);
  waiting.delete(element);
}

/** Whether all that was asked for is drawn. */
export function isQuiet() {
  return !running && waiting.size === 0;
}

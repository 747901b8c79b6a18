// Whose turn it is: one figure at a time, in sight first, and always the newest state.

const BREATH_MS = 40; // so long figures are drawn on end
const REST_MS = 50; // without anything to draw, before something is drawn ahead
const QUEUE = "__explainerDrawing";

// The page's figures share one queue, also where each widget has this module for itself.
const queue = (globalThis[QUEUE] ??= { waiting: new Map(), running: false, drawing: null, marking: new Map(), rest: [], timer: 0 });

function away(view) {
  const { top, bottom } = view.root.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}

function inOrder(views) {
  const distances = new Map(views.map((view) => [view, away(view)]));
  const follows = (a, b) =>
    a.root.compareDocumentPosition(b.root) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
  return views.sort((a, b) => distances.get(a) - distances.get(b) || follows(a, b));
}

// After figures that took long the page answers its reader, and may be given a newer state.
function breathe() {
  return new Promise((resolve) => setTimeout(resolve));
}

async function drawOne(view) {
  const asked = queue.waiting.get(view);
  queue.waiting.delete(view);
  if (!asked || view.gone) return;
  if (!asked.ready) [view.width, asked.key] = [view.canvas.clientWidth, undefined];
  if (!view.width) return; // hidden: the ResizeObserver comes back
  queue.drawing = view.root;
  await draw(view, asked).catch((error) => console.error(error));
  queue.drawing = null;
}

// Those that are drawn already first and in one go: nothing is measured between them.
async function work() {
  if (queue.running) return;
  queue.running = true;
  await null; // all that arrives together waits together
  let since = performance.now();
  while (queue.waiting.size) {
    const views = [...queue.waiting.keys()];
    const ready = views.filter(isReady);
    for (const view of ready.length ? ready : inOrder(views).slice(0, 1)) await drawOne(view);
    if (performance.now() - since < BREATH_MS) continue;
    await breathe();
    since = performance.now();
  }
  queue.running = false;
  requestAnimationFrame(() => setTimeout(markAll)); // on the screen, what is measured stays as it is
  rest();
}

function markAll() {
  for (const mark of queue.marking.values()) mark();
  queue.marking.clear();
}

// What the next step of the day would show is drawn while nobody waits for anything.
function rest() {
  clearTimeout(queue.timer);
  if (queue.rest.length) queue.timer = setTimeout(drawOneAhead, REST_MS);
}

async function drawOneAhead() {
  if (queue.running || document.hidden) return rest();
  const [view, drawing] = queue.rest.shift();
  queue.running = true;
  if (!view.gone) await drawing().catch((error) => console.error(error));
  queue.running = false;
  if (queue.waiting.size) work();
  else if (queue.rest.length) queue.timer = setTimeout(drawOneAhead);
}

// Of each view the newest two, which are of the days beside the one that is shown.
function scheduleAhead(view, figure, model, Plotly) {
  const older = queue.rest.filter(([waits]) => waits === view).slice(0, -1);
  queue.rest = queue.rest.filter((one) => !older.includes(one));
  queue.rest.push([view, () => drawAhead(view, figure, model, Plotly)]);
  rest();
}

function scheduleDrawing(view, model, Plotly) {
  queue.waiting.set(view, { model, Plotly });
  work();
}

// Paper does not wait: what has not had its turn is drawn at once.
queue.flush ??= addEventListener("beforeprint", () => [...queue.waiting.keys()].forEach(drawOne)) ?? true;

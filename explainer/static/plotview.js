// Draws one plotly figure: see explainer/plotview.py.
// plotly.js is loaded once per page, however many figures: from the server's static route, or
// (no such route: plain JupyterLab, VS Code, Binder) once from the kernel.

const NARROW_PX = 600;
const READY = 3; // graphs of a view that are kept beside the one that is shown
const BREATH_MS = 40; // so long figures are drawn on end
const REST_MS = 80; // without anything to draw, before something is drawn ahead
const OPENING_MS = 2000; // a page that opens has enough to do
const KERNEL_PATIENCE_MS = 60000;
const SHARED = "__explainerPlotly";
const QUEUE = "__explainerDrawing";
const SOURCE_REQUEST = "plotly-source";
const AHEAD = "figure-ahead";
const FAILED = "This figure is not shown because its drawing program did not load. Reload the page to try again.";

const CONFIG = {
  displaylogo: false,
  responsive: false, // a ResizeObserver does it, for containers as well as for the window
  scrollZoom: false,
  doubleClick: "reset",
  topojsonURL: "", // no base maps of plotly's own: nothing is fetched
  plotlyServerURL: "",
  modeBarButtonsToRemove: [
    "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d",
    "hoverClosestCartesian", "hoverCompareCartesian", "toggleSpikelines", "hoverClosestGeo",
    "pan", "select", "lasso",
    "toImage", // our own button adds question, source and licence
    "sendChartToCloud", // it would send the figure to another company
  ],
};

// ---- plotly.js ----------------------------------------------------------------------------

function runScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => {
      script.remove();
      if (globalThis.Plotly) resolve(globalThis.Plotly);
      else reject(new Error(`${url} holds no Plotly`));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${url} did not load`));
    };
    document.head.append(script);
  });
}

async function fromServer(version) {
  const data = document.getElementById("jupyter-config-data");
  if (!data) throw new Error("no Jupyter page");
  const base = JSON.parse(data.textContent).baseUrl || "/";
  // Absolute, because nothing resolves against the blob address of this module.
  const folder = new URL(base.endsWith("/") ? base : `${base}/`, location.origin);
  const url = new URL(`explainer/static/plotly.min.js?v=${version}`, folder);
  return runScript(url.href);
}

function sourceFromKernel(model) {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      model.off("msg:custom", receive);
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error("the kernel did not send plotly.js"));
    }, KERNEL_PATIENCE_MS);
    const receive = (message, buffers) => {
      if (message?.kind !== SOURCE_REQUEST) return;
      done();
      resolve(buffers[0]);
    };
    model.on("msg:custom", receive);
    model.send({ kind: SOURCE_REQUEST });
  });
}

async function fromKernel(model) {
  const zipped = new Blob([await sourceFromKernel(model)]);
  const plain = zipped.stream().pipeThrough(new DecompressionStream("gzip"));
  const source = await new Response(plain).blob();
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await runScript(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function loadPlotly(model) {
  if (!globalThis[SHARED]) {
    const page = globalThis.explainerPage; // our own page may have begun already
    globalThis[SHARED] = (page?.plotly() ?? fromServer(model.get("version")))
      .catch(() => fromKernel(model));
    globalThis[SHARED].catch(() => delete globalThis[SHARED]); // a later figure may try again
  }
  return globalThis[SHARED];
}

// ---- the figure ---------------------------------------------------------------------------

function setPath(target, path, value) {
  const keys = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  const last = keys.pop();
  let place = target;
  for (const key of keys) place = place[key] ??= {};
  place[last] = value;
}

// Below which width a figure takes its narrow layout: its own say, or what most need.
function isNarrow(figure, width) {
  return width < (figure?.layout?.meta?.narrow_below ?? NARROW_PX);
}

// A copy, because plotly writes into what it is given. Long paths are sent apart: the shapes hold
// their numbers. What is written on a picture is no part of the drawing.
function figureFor(model, given, width) {
  const { data = [], layout: { meta, ...layout } = {}, config = {} } = structuredClone(given);
  for (const shape of layout.shapes ?? []) {
    if (typeof shape.path === "number") shape.path = model.get("paths")[shape.path];
  }
  for (const trace of data) {
    // A label that once was empty would never be drawn again: plotly.js issue 5360.
    if (Array.isArray(trace.text)) trace.text = trace.text.map((words) => words || " ");
  }
  if (meta?.narrow && isNarrow(given, width)) {
    for (const [path, value] of Object.entries(meta.narrow)) {
      setPath(path.startsWith("data[") ? { data } : layout, path, value);
    }
  }
  if (layout.width === undefined) layout.autosize = true;
  return { data, layout, config: { ...CONFIG, ...config } };
}

function claimOf(customdata) {
  const id = Array.isArray(customdata) ? customdata[0] : customdata;
  return typeof id === "string" ? id : "";
}

function choose(model, id) {
  if (!id) return;
  if (model.get("chosen") === id) {
    model.set("chosen", ""); // so that choosing the same claim again is noticed
    model.save_changes();
  }
  model.set("chosen", id);
  model.save_changes();
}

// ---- marks by keyboard: one tab stop per figure, arrows move, Enter chooses ---------------

function plainText(html) {
  const text = String(html ?? "").replace(/<br\s*\/?>/gi, " ").replace(/<[^>]*>/g, "");
  return text.replace(/\s+/g, " ").trim();
}

// plotly.js binds each mark's values to its SVG element: `data` is customdata, `htx` hover text.
function marksOf(canvas) {
  const marks = [];
  const known = new Set(); // a bar has two ends: one stop is enough
  for (const element of canvas.querySelectorAll(".point, .points path, g.point path")) {
    const values = element.__data__ ?? element.parentNode.__data__;
    const claim = claimOf(values?.data);
    const label = plainText(values?.htx || values?.tx) || claim;
    if (!claim || known.has(claim + label)) continue;
    known.add(claim + label);
    marks.push({ element, claim, label });
  }
  return [...marks, ...areasOf(canvas)];
}

// A hatched province, a ring, the line: a trace without points, which is one mark as a whole.
function areasOf(canvas) {
  const areas = [];
  for (const group of canvas.querySelectorAll(".trace.scatter")) {
    const trace = group.__data__?.[0]?.trace;
    const claim = claimOf(trace?.customdata);
    if (!claim || trace.mode !== "lines") continue;
    const element = group.querySelector("path.js-fill") ?? group.querySelector("path.js-line");
    if (element) areas.push({ element, claim, label: plainText(trace.text || trace.hovertext) });
  }
  return areas;
}

const ROW_PX = 10;

// As one reads: row by row, whatever the order in which plotly draws.
function inReadingOrder(marks) {
  const placed = marks.map((mark) => ({ mark, at: mark.element.getBoundingClientRect() }));
  const middle = ({ at }) => at.top + at.height / 2;
  placed.sort((a, b) => middle(a) - middle(b));
  let row = -Infinity;
  for (const one of placed) {
    if (middle(one) - row > ROW_PX) row = middle(one);
    one.row = row;
  }
  return placed.sort((a, b) => a.row - b.row || a.at.left - b.at.left).map(({ mark }) => mark);
}

function labelMarks(view) {
  for (const { element } of view.marks) {
    for (const name of ["role", "aria-label", "tabindex"]) element.removeAttribute(name);
  }
  const marks = inReadingOrder(marksOf(view.canvas));
  const stop = marks.find((mark) => mark.claim === view.current) ?? marks[0];
  for (const mark of marks) {
    mark.element.setAttribute("role", "button");
    mark.element.setAttribute("aria-label", mark.label);
    mark.element.setAttribute("tabindex", mark === stop ? "0" : "-1");
  }
  return marks;
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function nextIndex(key, index, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return (index + STEPS[key] + count) % count;
}

function onKey(event, view, model) {
  const index = view.marks.findIndex((mark) => mark.element === event.target);
  if (index < 0) return;
  if (event.key === "Enter" || event.key === " ") {
    choose(model, view.marks[index].claim);
  } else if (event.key in STEPS || event.key === "Home" || event.key === "End") {
    const next = view.marks[nextIndex(event.key, index, view.marks.length)];
    event.target.setAttribute("tabindex", "-1");
    next.element.setAttribute("tabindex", "0");
    next.element.focus();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

// ---- the figure as a picture, with its question, what is shown, source and licence --------

const PICTURE_SCALE = 2;
const PICTURE_MARGIN = 24;
const KEY_PX = 14;
const LONGEST_NAME = 120;

function wrapped(pen, words, width) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function asImage(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the figure could not be drawn as a picture"));
    image.src = url;
  });
}

// Each paragraph: [words, font, size in px].
function paragraphs(pen, parts, width) {
  return parts.filter(([words]) => words).flatMap(([words, font, size]) => {
    pen.font = font;
    return wrapped(pen, words, width).map((line) => ({ line, font, height: size * 1.4 }));
  });
}

function write(pen, lines, top) {
  let y = top;
  for (const { line, placed = [], font, height } of lines) {
    pen.font = font;
    if (line) pen.fillText(line, PICTURE_MARGIN, y + height * 0.75);
    for (const { words, colour, x } of placed) {
      const ink = pen.fillStyle;
      pen.fillStyle = colour;
      pen.fillRect(PICTURE_MARGIN + x, y + 0.2 * KEY_PX, KEY_PX, KEY_PX);
      pen.fillStyle = ink;
      pen.fillText(words, PICTURE_MARGIN + x + 1.5 * KEY_PX, y + 1.1 * KEY_PX);
    }
    y += height;
  }
  return y;
}

// The key of the colours: a square and its words for each, in as many rows as it takes.
function keyRows(pen, entries, font, width) {
  pen.font = font;
  const rows = [];
  for (const [words, colour] of entries) {
    const wide = 2 * KEY_PX + pen.measureText(words).width + KEY_PX;
    const row = rows.at(-1);
    if (row && row.wide + wide <= width) {
      row.entries.push({ words, colour, x: row.wide });
      row.wide += wide;
    } else rows.push({ wide, entries: [{ words, colour, x: 0 }] });
  }
  return rows.map(({ entries: placed }) => ({ placed, font, height: 1.6 * KEY_PX }));
}

async function pictureOf(view, Plotly, { question, shown, key = [], source, licence }) {
  const { paper_bgcolor: paper, font } = view.graph._fullLayout;
  const { width, height } = view.graph.getBoundingClientRect();
  const url = await Plotly.toImage(view.graph, { format: "png", width, height, scale: PICTURE_SCALE });
  const image = await asImage(url);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const room = width - 2 * PICTURE_MARGIN;
  const family = font.family;
  const above = paragraphs(pen, [
    [question, `600 20px ${family}`, 20],
    [shown, `15px ${family}`, 15],
  ], room);
  const used = key.filter(([, colour]) => view.graph.drawing.includes(colour));
  above.push(...keyRows(pen, used, `15px ${family}`, room));
  const below = paragraphs(pen, [
    [source, `13px ${family}`, 13],
    [licence, `13px ${family}`, 13],
  ], room);
  const tall = (lines) => lines.reduce((sum, { height: px }) => sum + px, PICTURE_MARGIN);
  canvas.width = PICTURE_SCALE * width;
  canvas.height = PICTURE_SCALE * (tall(above) + height + tall(below) + PICTURE_MARGIN);
  pen.scale(PICTURE_SCALE, PICTURE_SCALE);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = font.color;
  const top = write(pen, above, PICTURE_MARGIN);
  pen.drawImage(image, 0, top, width, height);
  write(pen, below, top + height + PICTURE_MARGIN);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function savePicture(view, model, Plotly) {
  const words = model.get("words");
  const url = URL.createObjectURL(await pictureOf(view, Plotly, words));
  const name = `${words.question || "figure"} ${words.shown ?? ""}`.toLowerCase();
  const plain = name.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST_NAME).replace(/^-|-$/g, "");
  const download = `${plain}.png`;
  Object.assign(document.createElement("a"), { href: url, download }).click();
  setTimeout(() => URL.revokeObjectURL(url), 2000);
}

// ---- the view -----------------------------------------------------------------------------

function makeView(model, el) {
  const root = document.createElement("div");
  root.className = "plotview";
  root.dataset.lmSuppressShortcuts = "true"; // JupyterLab: the keys are ours here
  const canvas = document.createElement("div");
  canvas.className = "plotview-canvas";
  const height = model.get("figure")?.layout?.height;
  if (height) canvas.style.minHeight = `${height}px`; // nothing jumps when the figure arrives
  const caption = document.createElement("p");
  caption.className = "plotview-mark";
  caption.setAttribute("aria-hidden", "true"); // the mark's own name is read out
  const picture = document.createElement("button");
  picture.type = "button";
  picture.className = "plotview-picture";
  picture.textContent = "Save as picture";
  picture.hidden = true; // until there is something to save
  root.append(canvas, caption);
  el.append(root, picture);
  return {
    root, canvas, caption, picture, marks: [], current: "", narrow: false, drawn: -1,
    graph: null, ready: new Map(), width: 0,
  };
}

function nameView(view, model) {
  view.root.setAttribute("role", view.marks.length ? "group" : "img");
  view.root.setAttribute("aria-label", model.get("alt") || "Figure");
}

function offerPicture(view, model) {
  view.picture.hidden = !view.graph || Boolean(model.get("words").empty);
}

function markAfterDrawing(view, model) {
  const focused = view.canvas.contains(document.activeElement) || view.holdsFocus;
  view.marks = labelMarks(view);
  if (focused && view.current) {
    view.marks.find((mark) => mark.claim === view.current)?.element.focus();
  }
  nameView(view, model);
}

// ---- the graphs of a view: the one that is shown, and those drawn before they are asked for ---

function newGraph(view) {
  const graph = document.createElement("div");
  graph.className = "plotview-graph";
  view.canvas.append(graph);
  return graph;
}

async function plot(graph, key, figure, view, model, Plotly) {
  const { data, layout, config } = figureFor(model, figure, view.width);
  await Plotly.react(graph, data, layout, config);
  if (!graph.drawing) {
    graph.on("plotly_click", ({ points: [mark] }) => {
      choose(model, claimOf(mark?.customdata ?? mark?.data.customdata)); // an area has no points
    });
    graph.on("plotly_relayout", ({ autosize, ...changed }) => {
      graph.touched ||= Object.keys(changed).length > 0; // the reader has zoomed
    });
    graph.on("plotly_afterplot", () => {
      if (graph === view.graph && !view.busy) markAfterDrawing(view, model); // zoomed or resized
    });
  }
  graph.drawing = key;
}

function forget(view, Plotly, keep = 0) {
  for (const [key, graph] of [...view.ready].slice(0, Math.max(0, view.ready.size - keep))) {
    view.ready.delete(key);
    Plotly.purge(graph);
  }
}

// The graph that was shown is kept: a reader who steps back sees it at once.
function exchange(view, key, Plotly) {
  const before = view.graph;
  view.graph = view.ready.get(key);
  view.ready.delete(key);
  before.replaceWith(view.graph);
  view.ready.set(before.drawing, before);
  forget(view, Plotly, READY);
}

// The same drawing has the same key: long paths count by their length, as they never change.
function keyFor(view, model, figure = model.get("figure")) {
  const lengths = model.get("paths").map((path) => path.length);
  return JSON.stringify([figure, lengths, isNarrow(figure, view.width)]);
}

function isReady(view) {
  const asked = queue.waiting.get(view);
  if (!view.graph) return false;
  asked.key ??= keyFor(view, asked.model);
  const { graph, ready } = view;
  asked.ready = asked.key === graph.drawing || (ready.has(asked.key) && !graph.touched);
  return asked.ready;
}

async function draw(view, { model, Plotly, key = keyFor(view, model) }) {
  const step = model.get("step");
  view.narrow = isNarrow(model.get("figure"), view.width);
  view.canvas.style.minHeight = "";
  view.holdsFocus = view.canvas.contains(document.activeElement);
  if (view.graph?.drawing !== key) {
    view.busy = true;
    if (view.ready.has(key) && !view.graph.touched) exchange(view, key, Plotly);
    else await plot((view.graph ??= newGraph(view)), key, model.get("figure"), view, model, Plotly);
    view.busy = false;
    if (view.gone) return close(view, Plotly);
    offerPicture(view, model);
    if (view.holdsFocus) markAfterDrawing(view, model);
    else queue.marking.set(view, () => view.gone || markAfterDrawing(view, model));
  }
  view.drawn = step;
  view.root.dataset.step = String(step);
}

// Unseen, but where it will stand, so that words are measured as they will be shown.
async function drawAhead(view, figure, model, Plotly) {
  const { width } = view;
  if (!width || !view.graph || view.graph.touched) return;
  const key = keyFor(view, model, figure);
  if (key === view.graph.drawing || view.ready.has(key)) return;
  const graph = newGraph(view);
  graph.classList.add("plotview-ahead");
  view.busy = true;
  await plot(graph, key, figure, view, model, Plotly);
  view.busy = false;
  graph.remove();
  graph.classList.remove("plotview-ahead");
  if (view.gone) return close(view, Plotly);
  if (width !== view.width) return Plotly.purge(graph);
  view.ready.set(key, graph);
  forget(view, Plotly, READY);
}

function close(view, Plotly) {
  forget(view, Plotly);
  if (view.graph) Plotly.purge(view.graph);
}

// ---- whose turn it is: one figure at a time, in sight first, and always the newest state ----

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
  if (!asked.ready) [view.width, asked.key] = [view.root.clientWidth, undefined];
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

function scheduleAhead(view, figure, model, Plotly) {
  queue.rest.push([view, () => drawAhead(view, figure, model, Plotly)]);
  rest();
}

function scheduleDrawing(view, model, Plotly) {
  queue.waiting.set(view, { model, Plotly });
  work();
}

// Paper does not wait: what has not had its turn is drawn at once.
queue.flush ??= addEventListener("beforeprint", () => [...queue.waiting.keys()].forEach(drawOne)) ?? true;

function onResize(view, model, Plotly) {
  const width = view.root.clientWidth;
  if (width === view.width) return;
  view.width = width;
  forget(view, Plotly); // they have another width
  if (!width) return;
  const stale = view.drawn !== model.get("step");
  if (stale || isNarrow(model.get("figure"), width) !== view.narrow) {
    scheduleDrawing(view, model, Plotly);
  } else if (!queue.waiting.has(view)) {
    Plotly.Plots.resize(view.graph);
  }
}

function listenToFocus(view, model) {
  view.root.addEventListener("keydown", (event) => onKey(event, view, model));
  view.root.addEventListener("focusin", (event) => {
    event.target.dataset.lmSuppressShortcuts = "true"; // or JupyterLab takes the keys for itself
    const mark = view.marks.find(({ element }) => element === event.target);
    if (mark) view.current = mark.claim;
    const byKeyboard = mark && event.target.matches(":focus-visible");
    view.caption.textContent = byKeyboard ? mark.label : "";
  });
  view.root.addEventListener("focusout", () => (view.caption.textContent = ""));
}

async function render({ model, el }) {
  const view = makeView(model, el);
  nameView(view, model);
  listenToFocus(view, model);
  let Plotly = null;
  const redraw = () => Plotly && scheduleDrawing(view, model, Plotly);
  const rename = () => nameView(view, model);
  const receive = (message) =>
    message?.kind === AHEAD && Plotly && scheduleAhead(view, message.figure, model, Plotly);
  const observer = new ResizeObserver(() => Plotly && onResize(view, model, Plotly));
  model.on("change:figure", redraw);
  const offer = () => offerPicture(view, model);
  model.on("change:alt", rename);
  model.on("change:words", offer);
  model.on("msg:custom", receive);
  observer.observe(view.root);
  loadPlotly(model).then(
    (loaded) => {
      Plotly = loaded;
      view.width = view.root.clientWidth;
      view.picture.addEventListener("click", () => savePicture(view, model, Plotly));
      redraw();
      setTimeout(() => view.gone || model.send({ kind: AHEAD }), OPENING_MS);
    },
    () => {
      view.canvas.style.minHeight = "";
      view.canvas.textContent = FAILED;
    },
  );
  return () => {
    view.gone = true;
    queue.waiting.delete(view);
    observer.disconnect();
    model.off("change:figure", redraw);
    model.off("change:alt", rename);
    model.off("change:words", offer);
    model.off("msg:custom", receive);
    if (Plotly && !view.busy) close(view, Plotly);
  };
}

export default { render };

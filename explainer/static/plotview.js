// Draws one plotly figure: see explainer/plotview.py. One module with plotview-loading.js,
// plotview-marks.js, plotview-picture.js and plotview-turns.js, which stand before it.

const READY = 3; // graphs of a view that are kept beside the one that is shown
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

// ---- the figure ---------------------------------------------------------------------------

function setPath(target, path, value) {
  const keys = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  const last = keys.pop();
  let place = target;
  for (const key of keys) place = place[key] ??= {};
  place[last] = value;
}

// Which of its layouts a figure takes at a width: its own say, or what most need.
function sizeAt(figure, width) {
  const { narrow_below: narrow = 0, medium_below: medium = 0 } = figure?.layout?.meta ?? {};
  if (width < narrow) return "narrow";
  return width < medium ? "medium" : "wide";
}

// What is drawn to scale is as high as its width asks for.
function ratioAt(figure, width) {
  return figure?.layout?.meta?.height_to_width?.[sizeAt(figure, width)];
}

// A copy, because plotly writes into what it is given. Long paths are sent apart: the shapes hold
// their keys. What is written on a picture is no part of the drawing.
function figureFor(model, given, width) {
  const { data = [], layout: { meta, ...layout } = {}, config = {} } = structuredClone(given);
  for (const shape of layout.shapes ?? []) {
    if (shape.path in model.get("paths")) shape.path = model.get("paths")[shape.path];
  }
  for (const trace of data) {
    // A label that once was empty would never be drawn again: plotly.js issue 5360.
    if (Array.isArray(trace.text)) trace.text = trace.text.map((words) => words || " ");
  }
  for (const [path, value] of Object.entries(meta?.[sizeAt(given, width)] ?? {})) {
    setPath(path.startsWith("data[") ? { data } : layout, path, value);
  }
  const ratio = ratioAt(given, width);
  if (ratio) layout.height = Math.round(width * ratio) + layout.margin.b;
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
    root, canvas, caption, picture, marks: [], current: "", size: "", drawn: -1,
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
    view.marks.find((mark) => mark.claim === view.current)?.element.focus({ preventScroll: true });
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
      leadToWords(view);
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
    remove(graph, Plotly);
  }
}

function remove(graph, Plotly) {
  Plotly.purge(graph);
  graph.remove();
}

function hide(graph, hidden) {
  graph.classList.toggle("plotview-ahead", hidden);
  graph.inert = hidden;
}

// The graph that was shown is kept: a reader who steps back sees it at once.
function exchange(view, key, Plotly) {
  const before = view.graph;
  view.graph = view.ready.get(key);
  view.ready.delete(key);
  hide(before, true);
  hide(view.graph, false);
  view.ready.set(before.drawing, before);
  forget(view, Plotly, READY);
}

function keyFor(view, model, figure = model.get("figure")) {
  const { width } = view;
  return JSON.stringify([figure, sizeAt(figure, width), ratioAt(figure, width) ? width : 0]);
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
  view.size = sizeAt(model.get("figure"), view.width);
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
  hide(graph, true);
  view.busy = true;
  await plot(graph, key, figure, view, model, Plotly);
  graph.querySelector("svg")?.firstElementChild?.getBoundingClientRect(); // laid out now
  view.busy = false;
  if (view.gone) return close(view, Plotly);
  if (width !== view.width) return remove(graph, Plotly);
  view.ready.set(key, graph);
  forget(view, Plotly, READY);
}

function close(view, Plotly) {
  forget(view, Plotly);
  if (view.graph) Plotly.purge(view.graph);
}

function onResize(view, model, Plotly) {
  const width = view.canvas.clientWidth;
  if (width === view.width) return;
  view.width = width;
  forget(view, Plotly); // they have another width
  if (!width) return;
  const figure = model.get("figure");
  const stale = view.drawn !== model.get("step") || sizeAt(figure, width) !== view.size;
  if (stale || ratioAt(figure, width)) {
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
  const ahead = ({ figure, paths }) =>
    figure && !paths && Plotly && scheduleAhead(view, figure, model, Plotly);
  const observer = new ResizeObserver(() => Plotly && onResize(view, model, Plotly));
  model.on("change:figure", redraw);
  const offer = () => offerPicture(view, model);
  model.on("change:alt", rename);
  model.on("change:words", offer);
  model.on("ahead", ahead);
  observer.observe(view.canvas);
  loadPlotly(model).then(
    (loaded) => {
      Plotly = loaded;
      view.width = view.canvas.clientWidth;
      view.picture.addEventListener("click", () => savePicture(view, model, Plotly));
      redraw();
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
    model.off("ahead", ahead);
    if (Plotly && !view.busy) close(view, Plotly);
  };
}

export default { render };

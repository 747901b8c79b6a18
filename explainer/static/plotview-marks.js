// Marks by keyboard: one tab stop per figure, arrows move, Enter chooses.

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
const OPENED_MS = 3000;

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
  const marks = inReadingOrder(marksOf(view.graph));
  const stop = marks.find((mark) => mark.claim === view.current) ?? marks[0];
  for (const mark of marks) {
    mark.element.setAttribute("role", "button");
    mark.element.setAttribute("aria-label", mark.label);
    mark.element.setAttribute("tabindex", mark === stop ? "0" : "-1");
  }
  return marks;
}

// What was chosen opens under its figure, which may be below the screen.
function leadToWords(view) {
  const words = view.root.closest(".explainer")?.querySelector(".explainer-glance");
  if (!words) return;
  words.setAttribute("aria-live", "polite");
  const opened = new MutationObserver(() => {
    opened.disconnect();
    words.scrollIntoView({ block: "nearest" });
  });
  opened.observe(words, { childList: true, subtree: true });
  setTimeout(() => opened.disconnect(), OPENED_MS);
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
    leadToWords(view);
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

// HTML made by the package: links that choose a claim, tables that sort, buttons that copy or ask
// the kernel for a file. See explainer/htmlview.py.

const COPIED_MS = 2500;

// ---- tables -------------------------------------------------------------------------------

function keyOf(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
}

const collator = new Intl.Collator("en", { numeric: true });

function sortTable(table, { column, down }) {
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((a, b) => collator.compare(keyOf(a, column), keyOf(b, column)));
  body.append(...(down ? rows.reverse() : rows));
  [...table.tHead.rows[0].cells].forEach((head, index) => {
    if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
}

// A heading becomes a button only here: a page without script must not offer what it cannot do.
function makeSortable(table, orders) {
  const name = table.caption?.textContent ?? "";
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      const before = orders.get(name);
      const down = before?.column === column && !before.down;
      orders.set(name, { column, down });
      sortTable(table, orders.get(name));
    });
    head.replaceChildren(button);
  });
  if (orders.has(name)) sortTable(table, orders.get(name));
}

// ---- copying and saving -------------------------------------------------------------------

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

async function onCopy(button) {
  const { copy: words, copyHere: place } = button.dataset;
  const name = (button.dataset.name ??= button.textContent);
  await copy(words ?? location.origin + location.pathname + location.search + place);
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = name), COPIED_MS);
}

function save({ name, text }) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), COPIED_MS);
}

// ---- the view -----------------------------------------------------------------------------

function choose(model, claim) {
  if (model.get("chosen") === claim) {
    model.set("chosen", ""); // so that choosing the same claim again is noticed
    model.save_changes();
  }
  model.set("chosen", claim);
  model.save_changes();
}

function prepare(part, name, { open, orders }) {
  for (const table of part.querySelectorAll("table")) makeSortable(table, orders);
  [part, ...part.querySelectorAll("details")].filter(({ open }) => open !== undefined)
    .forEach((fold, index) => {
      const place = `${name}/${index}`;
      fold.open = open.has(place);
      fold.addEventListener("toggle", () => open[fold.open ? "add" : "delete"](place));
    });
}

// A part that says the same as before stays as it is, with its folds, its order and its focus.
function replaceParts(el, html, before, remembered) {
  const drawn = document.createElement("template");
  drawn.innerHTML = html;
  const parts = [...drawn.content.children].map((part, index) => {
    const source = part.outerHTML;
    if (before[index]?.source === source) return before[index];
    prepare(part, index, remembered);
    if (before[index]) before[index].part.replaceWith(part);
    else el.append(part);
    return { part, source };
  });
  for (const { part } of before.slice(parts.length)) part.remove();
  return parts;
}

function render({ model, el }) {
  // Folds and orders that the reader has chosen stay when the words change.
  const remembered = { open: new Set(), orders: new Map() };
  let parts = [];
  const draw = () => {
    const focused = el.contains(document.activeElement);
    parts = replaceParts(el, model.get("html"), parts, remembered);
    if (!focused || el.contains(document.activeElement)) return;
    el.tabIndex = -1; // what was in focus is gone: the next Tab goes on from here
    el.focus({ preventScroll: true });
  };
  const click = (event) => {
    const at = event.target.closest?.("[data-claim], [data-ask], [data-copy], [data-copy-here]");
    if (!at) return;
    if (at.dataset.claim) choose(model, at.dataset.claim);
    else if (at.dataset.ask) model.send({ ask: at.dataset.ask });
    else onCopy(at);
  };
  const receive = (message) => message?.text !== undefined && save(message);
  draw();
  el.addEventListener("click", click);
  // Or JupyterLab takes arrows, Enter and letters for itself; it asks the very element in focus.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  model.on("change:html", draw);
  model.on("msg:custom", receive);
  return () => {
    model.off("change:html", draw);
    model.off("msg:custom", receive);
  };
}

export default { render };

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

function nameOf(table) {
  return table.caption?.textContent ?? "";
}

// A heading becomes a button only here: a page without script must not offer what it cannot do.
function makeSortable(table, orders) {
  const name = nameOf(table);
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
}

function sortAsBefore(table, orders) {
  const order = orders.get(nameOf(table));
  if (order) sortTable(table, order);
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

// ---- the parts of a view: those shown, and those of the pages before and after it -----------

const KEPT = 4; // what is shown, what was, and the two days beside it

function foldsOf(part) {
  return [part, ...part.querySelectorAll("details")].filter(({ open }) => open !== undefined);
}

function parse(html, { open, orders }) {
  const drawn = document.createElement("template");
  drawn.innerHTML = html;
  return [...drawn.content.children].map((part, index) => {
    const source = part.outerHTML;
    for (const table of part.querySelectorAll("table")) makeSortable(table, orders);
    foldsOf(part).forEach((fold, number) => {
      fold.dataset.place = `${index}/${number}`;
      fold.addEventListener("toggle", () => {
        open[fold.open ? "add" : "delete"](fold.dataset.place);
      });
    });
    return { part, source };
  });
}

function partsOf(html, kept, remembered) {
  const parts = kept.get(html) ?? parse(html, remembered);
  kept.delete(html);
  kept.set(html, parts); // the last one asked for is the last to go
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  return parts;
}

function restore(part, { open, orders }) {
  for (const table of part.querySelectorAll("table")) sortAsBefore(table, orders);
  for (const fold of foldsOf(part)) fold.open = open.has(fold.dataset.place);
}

// A part that says the same as before stays as it is, with its folds, its order and its focus.
function replaceParts(el, wanted, before, remembered) {
  const parts = wanted.map((one, index) => {
    if (before[index]?.source === one.source) return before[index];
    restore(one.part, remembered);
    if (before[index]) before[index].part.replaceWith(one.part);
    else el.append(one.part);
    return one;
  });
  for (const { part } of before.slice(parts.length)) part.remove();
  return parts;
}

function render({ model, el }) {
  // Folds and orders that the reader has chosen stay when the words change.
  const remembered = { open: new Set(), orders: new Map() };
  const kept = new Map();
  let parts = [];
  const draw = () => {
    const focused = el.contains(document.activeElement);
    const wanted = partsOf(model.get("html"), kept, remembered);
    parts = replaceParts(el, wanted, parts, remembered);
    if (!focused || el.contains(document.activeElement)) return;
    el.tabIndex = -1; // what was in focus is gone: the next Tab goes on from here
    el.focus({ preventScroll: true });
  };
  const ahead = ({ html }) => html && setTimeout(() => partsOf(html, kept, remembered));
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
  model.on("ahead", ahead);
  model.on("msg:custom", receive);
  return () => {
    model.off("change:html", draw);
    model.off("ahead", ahead);
    model.off("msg:custom", receive);
  };
}

export default { render };

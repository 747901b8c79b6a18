// The filters: see explainer/filtercontrol.py. Native inputs, so that keyboard and screen reader
// work without help; each change is sent as the whole choice.

const SELECTS = { speaker: "Who says it", side: "Side", kind: "Kind", topic: "Topic" };

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function grouped(options, one) {
  const groups = new Map();
  for (const option of options) {
    const [, , group] = option;
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(one(option));
  }
  return groups;
}

function fillSelect(select, options) {
  const entry = ([value, name]) => make("option", { value, textContent: name });
  const groups = grouped(options, entry);
  const nodes = [...groups].flatMap(([label, entries]) =>
    label ? [make("optgroup", { label }, ...entries)] : entries,
  );
  select.replaceChildren(make("option", { value: "", textContent: "All" }), ...nodes);
}

function fillDocuments(fieldset, options, change) {
  const box = ([value, name]) => {
    const input = make("input", { type: "checkbox", value });
    input.addEventListener("change", change);
    return make("label", {}, input, ` ${name}`);
  };
  const nodes = [...grouped(options, box)].flatMap(([label, boxes]) =>
    label ? [make("details", {}, make("summary", { textContent: label }), ...boxes)] : boxes,
  );
  fieldset.replaceChildren(make("legend", { textContent: "Documents" }), ...nodes);
}

function render({ model, el }) {
  const wider = make("input", { type: "checkbox" });
  const documents = make("fieldset", {});
  const selects = Object.keys(SELECTS).map((name) => make("select", { name }));
  const from = make("input", { type: "date" });
  const to = make("input", { type: "date" });
  const says = make("output", {});
  const reset = make("button", { type: "button" }, "Show everything");
  const labelled = selects.map((select) => make("label", {}, `${SELECTS[select.name]} `, select));
  const fold = make(
    "details", {},
    make("summary", { textContent: "Narrow down what is shown" }),
    documents,
    make("div", {}, ...labelled),
    make("div", {}, make("label", {}, "Happened from ", from), make("label", {}, "to ", to)),
  );
  el.classList.add("filtercontrol");
  // Or JupyterLab takes arrows, Enter and letters for itself; it asks the very element in focus.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  el.append(
    make("div", {}, make("label", {}, wider, " Also show other published reports"), says, reset),
    fold,
  );

  const boxes = () => [...documents.querySelectorAll("input")];
  const change = () => {
    const checked = boxes().filter((box) => box.checked).map((box) => box.value);
    model.set("value", {
      wider: wider.checked,
      documents: checked.length === boxes().length ? null : checked,
      from: from.value,
      to: to.value,
      ...Object.fromEntries(selects.map((select) => [select.name, select.value])),
    });
    model.save_changes();
  };
  const fill = () => {
    const options = model.get("options");
    fillDocuments(documents, options.documents, change);
    for (const select of selects) fillSelect(select, options[select.name]);
    draw();
  };
  const draw = () => {
    const value = model.get("value");
    wider.checked = value.wider;
    for (const box of boxes()) {
      box.checked = value.documents === null || value.documents.includes(box.value);
    }
    for (const select of selects) select.value = value[select.name];
    from.value = value.from;
    to.value = value.to;
    says.textContent = model.get("says");
    reset.hidden = !model.get("narrowed");
  };
  for (const input of [wider, from, to, ...selects]) input.addEventListener("change", change);
  reset.addEventListener("click", () => {
    model.send({ ask: "reset" });
    fold.querySelector("summary").focus(); // the button goes
  });
  model.on("change:options", fill);
  model.on("change:value change:says change:narrowed", draw);
  fill();
  fold.open = model.get("narrowed"); // who opens a link sees what it narrows down
  return () => {
    model.off("change:options", fill);
    model.off("change:value change:says change:narrowed", draw);
  };
}

export default { render };

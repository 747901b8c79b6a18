// One question: see explainer/quiz.py. Native inputs, so that keyboard and screen reader work
// without help. What is right is known to the kernel alone; here the answer is given and read.

const LONGEST_ENTRY = 90;
let views = 0;

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const sign = () => make("span", { className: "quiz-sign" });

function setSign(place, fits, words) {
  place.textContent = fits ? `✓ ${words}` : "";
}

// ---- kinds: each gives its nodes, reads its answer, shows one, and shows which parts fit -------

function choices({ spec, name, changed }) {
  const inputs = spec.options.map(([value]) => make("input", { type: "radio", name, value }));
  const labels = spec.options.map(([, words], index) =>
    make("label", {}, inputs[index], make("span", { textContent: words })),
  );
  inputs.forEach((input) => input.addEventListener("change", changed));
  return {
    nodes: [make("div", { className: "quiz-choices" }, ...labels)],
    read: () => inputs.find((input) => input.checked)?.value ?? null,
    show: (answer) => inputs.forEach((input) => (input.checked = input.value === answer)),
    fit: () => {},
  };
}

function onMap(context) {
  const inner = choices(context);
  const map = make("div", { className: "quiz-map", innerHTML: context.spec.map });
  const points = [...map.querySelectorAll("[data-option]")];
  const follow = () => {
    for (const point of points) {
      point.classList.toggle("quiz-chosen", point.dataset.option === inner.read());
    }
  };
  points.forEach((point) =>
    point.addEventListener("click", () => {
      inner.show(point.dataset.option);
      context.changed();
      follow();
    }),
  );
  inner.nodes[0].addEventListener("change", follow);
  const show = (answer) => {
    inner.show(answer);
    follow();
  };
  return { ...inner, nodes: [map, ...inner.nodes], show };
}

function ordered({ spec, changed, tell }) {
  const list = make("ol", { className: "quiz-order" });
  const items = new Map();
  const place = (item) => [...list.children].indexOf(item.node);
  const settle = () => {
    for (const item of items.values()) {
      item.up.disabled = place(item) === 0;
      item.down.disabled = place(item) === items.size - 1;
    }
  };
  const move = (item, button, step) => {
    const other = list.children[place(item) + step];
    if (!other) return;
    if (step < 0) other.before(item.node);
    else other.after(item.node);
    settle();
    (button.disabled ? (step < 0 ? item.down : item.up) : button).focus();
    changed();
    tell(`${item.words}: now number ${place(item) + 1} of ${items.size}.`);
  };
  for (const [id, words] of spec.options) {
    const up = make("button", { type: "button", ariaLabel: `Move up: ${words}` }, "▲ Up");
    const down = make("button", { type: "button", ariaLabel: `Move down: ${words}` }, "▼ Down");
    const buttons = make("span", { className: "quiz-moves" }, up, down);
    const item = { words, up, down, sign: sign() };
    item.node = make("li", {}, buttons, make("span", { textContent: words }), item.sign);
    item.node.dataset.option = id;
    up.addEventListener("click", () => move(item, up, -1));
    down.addEventListener("click", () => move(item, down, 1));
    items.set(id, item);
    list.append(item.node);
  }
  settle();
  return {
    nodes: [list],
    read: () => [...list.children].map((node) => node.dataset.option),
    show: (answer) => {
      const ids = Array.isArray(answer) && answer.length ? answer : spec.options.map(([id]) => id);
      list.append(...ids.map((id) => items.get(id)?.node).filter(Boolean));
      settle();
    },
    fit: (parts) => items.forEach((item, id) => setSign(item.sign, parts.includes(id), "in place")),
  };
}

// Words that a list box would cut off stand in a list of their own, under a letter.
function lettered(options) {
  if (options.every(([, words]) => words.length <= LONGEST_ENTRY)) return { entries: options, key: [] };
  const letter = (index) => String.fromCharCode(65 + index);
  const items = options.map(([, textContent]) => make("li", { textContent }));
  return {
    entries: options.map(([id], index) => [id, letter(index)]),
    key: [make("ol", { className: "quiz-letters", type: "A" }, ...items)],
  };
}

function matched({ spec, changed }) {
  const signs = spec.rows.map(sign);
  const { entries: offered, key } = lettered(spec.options);
  const selects = spec.rows.map(() => {
    const entries = offered.map(([value, textContent]) => make("option", { value, textContent }));
    const select = make("select", {}, make("option", { value: "" }, "Choose…"), ...entries);
    select.addEventListener("change", changed);
    return select;
  });
  const rows = spec.rows.map(([, words], index) =>
    make("label", {}, make("span", { textContent: words }), selects[index], signs[index]),
  );
  return {
    nodes: [...key, make("div", { className: "quiz-rows" }, ...rows)],
    read: () => selects.map((select) => select.value),
    show: (answer) => selects.forEach((select, index) => (select.value = answer?.[index] ?? "")),
    fit: (parts) =>
      spec.rows.forEach(([id], index) => setSign(signs[index], parts.includes(id), "matched")),
  };
}

function caption({ spec, changed }) {
  const words = make("textarea", { rows: 4, maxLength: 1000 });
  words.addEventListener("input", changed);
  const boxes = spec.checks.map(([value]) => make("input", { type: "checkbox", value }));
  const labels = spec.checks.map(([, name], index) => make("label", {}, boxes[index], ` ${name}`));
  const list = make(
    "fieldset", {},
    make("legend", {}, "Does your caption have all of this? Tick what it has."),
    ...labels,
  );
  return {
    nodes: [make("label", { className: "quiz-words" }, "Your caption ", words), list],
    read: () => ({
      words: words.value,
      ticked: boxes.filter((box) => box.checked).map((box) => box.value),
    }),
    show: (answer) => {
      words.value = answer?.words ?? "";
      boxes.forEach((box) => (box.checked = answer?.ticked?.includes(box.value) ?? false));
    },
    fit: (parts) => boxes.forEach((box) => (box.checked ||= parts.includes(box.value))),
  };
}

const KINDS = { Choice: choices, Place: onMap, Order: ordered, Match: matched, Caption: caption };

// ---- the view ----------------------------------------------------------------------------------

function render({ model, el }) {
  const spec = model.get("spec");
  const moved = make("p", { className: "quiz-moved", role: "status" });
  const says = make("p", { className: "quiz-says", role: "status" });
  const evidence = make("div", {});
  const check = make("button", { type: "button", className: "quiz-check" }, "Check my answer");
  const kind = KINDS[spec.kind]({
    spec,
    name: `quiz-${(views += 1)}-${spec.id}`,
    changed: () => kind.fit([]),
    tell: (words) => (moved.textContent = words),
  });
  const legend = make(
    "legend", {},
    make("span", { className: "quiz-number", textContent: `${spec.number}. ` }),
    spec.prompt,
  );
  // Or JupyterLab takes arrows, Enter and letters for itself; it asks the very element in focus.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  el.classList.add("explainer", "quiz");
  el.append(make("fieldset", {}, legend, ...kind.nodes), moved, check, says, evidence);

  const draw = () => {
    const said = model.get("said");
    says.textContent = said.says ?? "";
    says.classList.toggle("quiz-right", said.right === true);
    evidence.innerHTML = said.html ?? "";
    moved.textContent = "";
    kind.fit(said.parts ?? []);
  };
  const show = () => {
    kind.show(model.get("answer"));
    draw();
  };
  check.addEventListener("click", () => {
    says.textContent = ""; // so that the same words are read out again
    const answer = kind.read();
    model.set("answer", answer);
    model.save_changes();
    model.send({ ask: "check", answer });
  });
  model.on("change:said", draw);
  model.on("change:answer", show);
  show();
  return () => {
    model.off("change:said", draw);
    model.off("change:answer", show);
  };
}

export default { render };

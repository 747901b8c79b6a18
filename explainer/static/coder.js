// The coder: see explainer/coder.py. Native inputs only; each change is kept in the model, and
// what the reader asks for is sent as a message. Nothing is filled in that the reader did not.

const URL_KEPT_MS = 2000;
const MOST_BYTES = 2_000_000; // explainer.files.MAX_FILE_BYTES

const TAKES_KEYS = new Set(["input", "select", "textarea", "button", "summary"]);

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  // Or a letter typed in a list is a command to JupyterLab ("b": new cell).
  if (TAKES_KEYS.has(tag)) element.dataset.lmSuppressShortcuts = "true";
  element.append(...children);
  return element;
}

// ---- inputs -------------------------------------------------------------------------------

function fill(select, options) {
  const chosen = select.value;
  const groups = new Map();
  for (const [value, name, group] of options) {
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(make("option", { value, textContent: name }));
  }
  const entries = [...groups].flatMap(([label, found]) =>
    label ? [make("optgroup", { label }, ...found)] : found,
  );
  select.replaceChildren(make("option", { value: "", textContent: "Choose" }), ...entries);
  select.value = chosen;
}

function weekday(value) {
  const day = new Date(`${value}T00:00:00Z`);
  if (!value || Number.isNaN(day.getTime())) return "";
  return day.toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" });
}

function makeField([name, label, kind], found) {
  const tag = { choice: "select", quote: "textarea" }[kind] ?? "input";
  const input = make(tag, { name });
  if (tag !== "select" && kind !== "date") input.dir = "auto";
  const parts = [label, input];
  if (kind === "date") {
    input.type = "date";
    parts.push(make("output"));
  }
  if (kind === "quantity") {
    input.setAttribute("list", found.id);
    input.autocomplete = "off";
  }
  if (kind === "quote") input.rows = 2;
  const wide = kind === "quote" || ["says", "event", "topic", "repeats"].includes(name);
  return make("label", { className: wide ? "coder-wide" : "" }, ...parts);
}

/** A part of the form whose inputs are one dictionary of the model. */
function bind(model, root, trait) {
  const inputs = [...root.querySelectorAll("[name]")];
  const days = () => {
    for (const input of inputs) {
      if (input.type === "date") input.nextElementSibling.textContent = weekday(input.value);
    }
  };
  const keep = () => {
    model.set(trait, Object.fromEntries(inputs.map((input) => [input.name, input.value])));
    model.save_changes();
    days();
  };
  const draw = () => {
    const given = model.get(trait);
    for (const input of inputs) input.value = given[input.name] ?? "";
    days();
  };
  const choices = () => {
    for (const input of inputs) {
      if (input.tagName === "SELECT") fill(input, model.get("options")[input.name] ?? []);
    }
    draw();
  };
  root.addEventListener("change", keep);
  return { draw, choices, keep };
}

// ---- the text -----------------------------------------------------------------------------

function makeText(model) {
  const area = make("textarea", { rows: 8, dir: "auto" });
  const file = make("input", { type: "file", accept: ".txt,text/plain" });
  const read = make("button", { type: "button", textContent: "Read this text" });
  const fold = make(
    "details", {},
    make("summary", { textContent: "The report: paste it, or open a file" }),
    make("p", { textContent: "The text stays on this computer. It is written nowhere unless you ask." }),
    make("label", { className: "coder-wide" }, "The text", area),
    make("div", { className: "coder-row" }, make("label", {}, "Or a text file", file), read),
  );
  const show = () => {
    area.value = model.get("report");
    fold.open = !area.value;
  };
  // The kernel reads the bytes: it knows encodings, and says what is no text.
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    const [chosen] = file.files;
    const bytes = await chosen.slice(0, MOST_BYTES + 1).arrayBuffer();
    model.send({ ask: "open", words: chosen.name }, undefined, [bytes]);
  });
  const open = (message) => {
    if (message?.opened !== undefined) area.value = message.opened;
  };
  read.addEventListener("click", () => {
    const claims = model.get("coded").length;
    const ask = "Reading a text forgets the claims that you have coded. Go on?";
    if (!claims || window.confirm(ask)) model.send({ ask: "read", words: area.value });
  });
  return { fold, show, open };
}

// ---- the line in hand ---------------------------------------------------------------------

// What the words for a day may mean; the reader chooses one, and what it stands for.
function dayItem({ words, ask, readings }, choose) {
  const item = make("li", {}, words, ask ? `: ${ask} ` : ": ");
  for (const { words: meaning, said, happened } of readings) {
    const uses = [["It was said then", said], ["It happened then", happened]].filter(([, use]) => use);
    const buttons = uses.map(([name, fields]) => {
      const button = make("button", { type: "button", textContent: name });
      button.setAttribute("aria-label", `${name}: ${meaning}`);
      button.addEventListener("click", () => choose(fields));
      return button;
    });
    item.append(make("div", { className: "coder-row" }, meaning, ...buttons));
  }
  return item;
}

function makeLine(model, numbers, choose) {
  const title = make("h3");
  // Not readOnly: then Chromium has no caret in it, and words could not be marked by keyboard.
  const words = make("textarea", { rows: 4, className: "coder-in-hand", spellcheck: false, dir: "auto" });
  words.setAttribute("aria-readonly", "true");
  words.addEventListener("beforeinput", (event) => event.preventDefault());
  const found = make("dl");
  const days = make("ul");
  const hint = make("p");
  const back = make("button", { type: "button", textContent: "← Line before" });
  const on = make("button", { type: "button", textContent: "Next line →" });
  const go = (step) => model.send({ ask: "go", number: model.get("line").at + step });
  back.addEventListener("click", () => go(-1));
  on.addEventListener("click", () => go(1));
  const show = () => {
    const line = model.get("line");
    box.hidden = !line.of;
    if (!line.of) return;
    title.textContent = `Line ${line.number} of the text · step ${line.at + 1} of ${line.of}`;
    if (words.value !== line.words) words.value = line.words;
    back.disabled = line.at === 0;
    on.disabled = line.at === line.of - 1;
    found.replaceChildren(
      ...line.found.flatMap(([kind, listed]) => [
        make("dt", { textContent: kind }),
        make("dd", { textContent: listed.join(", "), dir: "auto" }),
      ]),
    );
    days.replaceChildren(...line.days.map((day) => dayItem(day, choose)));
    hint.textContent = line.found.length || line.days.length
      ? "These words are in the line. What they mean is for you to decide: nothing is chosen for you."
      : line.nothing;
    numbers.replaceChildren(...line.quantities.map((value) => make("option", { value })));
  };
  const box = make(
    "section", {},
    title,
    make("label", { className: "coder-wide" }, "The line (you can mark words in it)", words),
    make("div", { className: "coder-row" }, back, on),
    found,
    days,
    hint,
  );
  const marked = () => words.value.slice(words.selectionStart, words.selectionEnd).trim();
  return { box, show, marked };
}

// ---- what is coded, and where it goes -----------------------------------------------------

function makeCoded(model) {
  const list = make("ol");
  const title = make("h3");
  const yaml = make("pre");
  const fold = make("details", {}, make("summary", { textContent: "The record (YAML)" }), yaml);
  const box = make("section", {}, title, list, fold);
  const show = () => {
    const coded = model.get("coded");
    title.textContent = coded.length ? "Coded so far" : "Nothing is coded yet";
    fold.hidden = !coded.length;
    yaml.textContent = model.get("yaml");
    list.replaceChildren(
      ...coded.map(([line, says, quote], number) => {
        const apart = (words) => make("bdi", { textContent: words });
        const exact = quote ? [" “", apart(quote), "”"] : [];
        const words = [apart(says), ...exact, ` (line ${line}) `];
        const act = (ask, name) => {
          const button = make("button", { type: "button", textContent: name });
          button.setAttribute("aria-label", `${name}: ${says}`);
          button.addEventListener("click", () => model.send({ ask, number }));
          return button;
        };
        return make("li", {}, ...words, act("change", "Change"), " ", act("remove", "Remove"));
      }),
    );
  };
  return { box, show };
}

function makeSaving(model) {
  const file = make("input", { type: "text", placeholder: "folder/name.yaml", spellcheck: false });
  const text = make("input", { type: "checkbox" });
  const write = make("button", { type: "button", textContent: "Write the file" });
  const download = make("button", { type: "button", textContent: "Download the record" });
  write.addEventListener("click", () =>
    model.send({ ask: "write", words: file.value, with_text: text.checked }),
  );
  download.addEventListener("click", () => model.send({ ask: "file" }));
  const box = make(
    "fieldset", {},
    make("legend", { textContent: "Keep it" }),
    make("label", {}, "Write it to", file),
    make("label", { className: "coder-line" }, text, " and the text beside it"),
    make("div", { className: "coder-row" }, write, download),
  );
  const show = () => (box.hidden = !model.get("coded").length);
  return { box, show };
}

function save({ name, text }) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), URL_KEPT_MS);
}

// ---- the view -----------------------------------------------------------------------------

function render({ model, el }) {
  const numbers = make("datalist", { id: `coder-${crypto.getRandomValues(new Uint32Array(1))[0]}` });
  const group = (legend, fields) =>
    make(
      "fieldset", {},
      make("legend", { textContent: legend }),
      ...fields.map((field) => makeField(field, numbers)),
    );
  const text = makeText(model);
  const line = makeLine(model, numbers, (fields) => {
    for (const [name, value] of Object.entries(fields)) {
      formBox.querySelector(`[name=${name}]`).value = value;
    }
    form.keep();
  });
  const coded = makeCoded(model);
  const saving = makeSaving(model);
  const aboutBox = make("div", {}, group("About the report", model.get("about_form")));
  const formBox = make("div", {}, ...model.get("form").map(([legend, f]) => group(legend, f)));
  const about = bind(model, aboutBox, "about");
  const form = bind(model, formBox, "draft");
  const problems = make("div");
  const says = make("p");
  says.setAttribute("role", "status");
  problems.setAttribute("role", "alert");
  const add = make("button", { type: "button", textContent: "Code this claim" });
  add.addEventListener("click", () => model.send({ ask: "add" }));
  const quote = formBox.querySelector("[name=quote]");
  const mark = make("button", { type: "button", textContent: "Use the marked words" });
  mark.addEventListener("click", () => {
    quote.value = line.marked();
    form.keep();
    quote.focus();
  });
  quote.closest("label").after(mark);

  el.classList.add("explainer", "coder");
  el.append(numbers, text.fold, aboutBox, line.box, formBox, problems,
    make("div", { className: "coder-row" }, add, says), coded.box, saving.box);

  const showProblems = () => {
    const found = model.get("problems");
    const items = found.map((words) => make("li", { textContent: words, dir: "auto" }));
    problems.replaceChildren(...(found.length ? [make("ul", {}, ...items)] : []));
  };
  const showSays = () => (says.textContent = model.get("says"));
  const showOptions = () => [about, form].forEach((part) => part.choices());
  const showCoded = () => [coded, saving].forEach((part) => part.show());
  const receive = (message) => {
    text.open(message);
    if (message?.text !== undefined) save(message);
  };
  const following = [
    ["change:report", text.show],
    ["change:about", about.draw],
    ["change:draft", form.draw],
    ["change:options", showOptions],
    ["change:line", line.show],
    ["change:problems", showProblems],
    ["change:says", showSays],
    ["change:coded change:yaml", showCoded],
    ["msg:custom", receive],
  ];
  for (const [name, follow] of following) model.on(name, follow);
  for (const show of [text.show, showOptions, line.show, showProblems, showSays, showCoded]) show();
  return () => {
    for (const [name, follow] of following) model.off(name, follow);
  };
}

export default { render };

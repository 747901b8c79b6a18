// What a pupil has answered: see explainer/quiz.py. Kept in this browser, under one name for all
// chapters, so that one file holds them all; nothing is sent anywhere but to the own kernel.

const KEPT = "durand-line-explainer answers";
const CLEARED = "durand-line-explainer-cleared";

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// A browser may refuse its storage (a private window): then answers last as long as the kernel.
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function keep(store) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(store));
  } catch {
    return;
  }
}

function save({ name, text }) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 2500);
}

function ask(model, content) {
  try {
    model.send(content);
  } catch {
    return; // a kernel that is gone has nothing to clear or to bring back
  }
}

function initialize({ model }) {
  const receive = (message) => message?.text !== undefined && save(message);
  const remember = () => {
    const store = kept(); // answers to questions that are not on the page yet stay
    const chapter = model.get("chapter");
    keep({ ...store, [chapter]: { ...store[chapter], ...model.get("answers") } });
  };
  const clear = () => ask(model, { ask: "clear" });
  model.on("msg:custom", receive);
  model.on("change:answers", remember);
  window.addEventListener(CLEARED, clear);
  const before = kept()[model.get("chapter")];
  if (before) ask(model, { ask: "restore", answers: before });
  return () => {
    model.off("msg:custom", receive);
    model.off("change:answers", remember);
    window.removeEventListener(CLEARED, clear);
  };
}

function render({ model, el }) {
  const says = make("p", { role: "status" });
  const list = make("ul", {});
  const file = make("button", { type: "button" }, "Save my answers as a file");
  const clear = make("button", { type: "button" }, "Clear my answers");
  const sure = make("button", { type: "button", hidden: true }, "Yes, clear all chapters");
  // Or JupyterLab takes arrows, Enter and letters for itself; it asks the very element in focus.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  el.classList.add("explainer", "quiz", "quiz-progress");
  el.append(says, list, make("p", {}, file, clear, sure));

  const draw = () => {
    says.textContent = model.get("says");
    list.replaceChildren(
      ...model.get("lines").map((textContent) => make("li", { textContent })),
    );
    sure.hidden = true;
  };
  file.addEventListener("click", () => model.send({ ask: "file", kept: kept() }));
  clear.addEventListener("click", () => {
    sure.hidden = false;
    sure.focus();
  });
  sure.addEventListener("click", () => {
    keep({});
    window.dispatchEvent(new Event(CLEARED)); // every open chapter clears its own
    sure.hidden = true;
    clear.focus();
  });
  model.on("change:says change:lines", draw);
  draw();
  return () => model.off("change:says change:lines", draw);
}

export default { initialize, render };

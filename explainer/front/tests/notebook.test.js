import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, card, frame, page } from "./page.js";

browser();
const { default: front } = await import("../src/notebook.js");

/** @param {unknown} value */
const zipped = (value) => new DataView(new Uint8Array(gzipSync(JSON.stringify(value))).buffer);

const OPENING = {
  pages: { frame: 0, rings: {}, narrowed: { "[]": [1, 2] } },
  values: [
    /** @type {any} */ ({ ...frame(), addressIn: "none" }),
    page("dated to 29 October"),
    { "un-toll": card() },
  ],
};

/** A model as anywidget gives it, and what was sent to the kernel. */
function modelOf(told = OPENING) {
  /** @type {Record<string, any>} */
  const traits = { packed: zipped(told), state: {}, notice: "", plotly: "4.1.1", addressed: true };
  /** @type {Map<string, Function[]>} */
  const listeners = new Map();
  /** @type {any[]} */
  const sent = [];
  const model = {
    get: (/** @type {string} */ name) => traits[name],
    set: (/** @type {string} */ name, /** @type {any} */ value) => {
      traits[name] = value;
    },
    save_changes: () => sent.push({ state: traits.state }),
    send: (/** @type {any} */ content) => sent.push(content),
    on: (/** @type {string} */ name, /** @type {Function} */ listener) =>
      listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    off: () => {},
  };
  /** @param {string} name @param {any[]} given */
  const hear = (name, ...given) => {
    for (const one of listeners.get(name) ?? []) one(...given);
  };
  return {
    model: /** @type {any} */ (model),
    sent,
    traits,
    says: (/** @type {any} */ content, /** @type {any} */ values = null) =>
      hear("msg:custom", content, values ? [zipped(values)] : []),
    changes: (/** @type {string} */ name, /** @type {any} */ value) => {
      traits[name] = value;
      hear(`change:${name}`);
    },
  };
}

/** @param {ReturnType<typeof modelOf>} kernel @param {string} [name] */
async function opened(kernel, name = "summary") {
  const exports = await front.initialize({ model: kernel.model });
  const el = document.createElement("div");
  document.body.replaceChildren(el);
  exports.draw(
    /** @type {any} */ ({ get: (/** @type {string} */ of) => (of === "part" ? name : "") }),
    el,
  );
  return el;
}

const later = () => new Promise((resolve) => setTimeout(resolve, 20));

/** @param {() => unknown} check waits until it holds, and fails if it never does */
async function until(check) {
  for (let times = 0; times < 200 && !check(); times += 1) await later();
  assert.ok(check(), String(check));
}

/** @param {HTMLElement} el */
const steps = (el) => el.querySelectorAll("button")[0]?.click(); // to the day before on which something was said

/** @param {any[]} sent */
const asked = (sent) => sent.filter(({ kind }) => kind === "page").map(({ query }) => query);

test("a notebook opens with what the kernel told, and asks for nothing", async () => {
  const kernel = modelOf();
  const el = await opened(kernel);
  assert.ok(el.textContent?.includes("dated to 29 October"));
  assert.deepEqual(kernel.sent, []);
});

test("a step asks the kernel once, shows the answer, and then says what is shown", async () => {
  const kernel = modelOf();
  const el = await opened(kernel, "controls");
  steps(el);
  await until(() => kernel.sent.length);
  assert.deepEqual(kernel.sent, [{ kind: "page", query: "on=2025-10-20" }]);
  const answer = { kind: "page", query: "on=2025-10-20", key: "[]", places: [3, 2], first: 3 };
  kernel.says(answer, [page("dated to 20 October")]);
  await until(() => kernel.traits.state.on);
  assert.deepEqual(kernel.traits.state, { on: "2025-10-20" });
  kernel.changes("state", {});
  await later();
  kernel.changes("state", { on: "2025-10-20" });
  await until(() => asked(kernel.sent).length >= ["on=2025-10-20"].length);
  assert.deepEqual(asked(kernel.sent), ["on=2025-10-20"]);
});

test("where no kernel is there any more, one sentence says so and what is shown stays", async () => {
  const kernel = modelOf();
  const gone = mock.method(kernel.model, "send", () => {
    throw new Error("Cannot send");
  });
  const warned = mock.method(console, "warn", () => {});
  const el = await opened(kernel, "controls");
  const before = el.querySelector("input")?.value;
  for (let times = 0; times < 2; times += 1) {
    const tried = gone.mock.callCount();
    steps(el);
    await until(() => gone.mock.callCount() > tried); // nothing waits for what was not sent
    await until(() => el.textContent?.includes("The kernel of this notebook does not answer."));
  }
  assert.equal(el.querySelector("input")?.value, before);
  assert.deepEqual(kernel.traits.state, {});
  warned.mock.restore();
});

test("what could not be chosen is not chosen: the lists follow what is shown", async () => {
  const kernel = modelOf();
  mock.method(kernel.model, "send", () => {
    throw new Error("Cannot send");
  });
  const warned = mock.method(console, "warn", () => {});
  const el = await opened(kernel, "filters");
  const box = /** @type {HTMLInputElement} */ (el.querySelector("input[type=radio]:not(:checked)"));
  box.click();
  await until(() => el.textContent?.includes("The kernel of this notebook does not answer."));
  assert.equal(box.checked, false);
  warned.mock.restore();
});

test("a new kernel, which knows nothing of the page, is not waited for", async () => {
  const kernel = modelOf();
  const left = { comm_live: false };
  kernel.model.widget_manager = { get_model: async () => left };
  const warned = mock.method(console, "warn", () => {});
  const exports = await front.initialize({ model: kernel.model });
  const el = document.createElement("div");
  document.body.replaceChildren(el);
  const part = /** @type {Record<string, string>} */ ({ part: "controls", front: "anywidget:1" });
  exports.draw(/** @type {any} */ ({ get: (/** @type {string} */ name) => part[name] }), el);
  steps(el);
  await until(() => el.textContent?.includes("The kernel of this notebook does not answer."));
  warned.mock.restore();
});

test("while an answer is awaited only the newest question waits", async () => {
  const kernel = modelOf();
  const el = await opened(kernel, "controls");
  for (let times = 0; times < 4; times += 1) steps(el);
  await until(() => asked(kernel.sent).length >= ["on=2025-10-20"].length);
  assert.deepEqual(asked(kernel.sent), ["on=2025-10-20"]);
  const answer = { kind: "page", query: "on=2025-10-20", key: "x", places: [1, 2], first: 3 };
  kernel.says(answer, []);
  await until(() => asked(kernel.sent).length >= ["on=2025-10-20", "on=2025-10-09"].length);
  assert.deepEqual(asked(kernel.sent), ["on=2025-10-20", "on=2025-10-09"]);
  assert.deepEqual(kernel.traits.state, {}, "what was passed over is not shown");
});

test("what the kernel cannot make is one sentence, and what is shown stays", async () => {
  const kernel = modelOf();
  const el = await opened(kernel, "controls");
  steps(el);
  await later();
  kernel.says({ kind: "fault", query: "on=2025-10-20", says: "That could not be shown." });
  const line = el.querySelector("p[role=alert]");
  await until(() => line?.textContent);
  assert.equal(line?.textContent, "That could not be shown.");
  assert.equal(/** @type {HTMLElement} */ (line).hidden, false);
  assert.deepEqual(kernel.traits.state, {});
  kernel.changes("state", { claim: "none" });
  await until(() => /** @type {HTMLElement} */ (line).hidden); // all is well again
});

test("a state set in Python is shown", async () => {
  const kernel = modelOf();
  const el = await opened(kernel);
  const key = '[["on","2025-10-12"]]';
  kernel.says({ kind: "page", query: null, key, places: [3, 2], first: 3 }, [page("of the 12th")]);
  kernel.changes("state", { on: "2025-10-12" });
  await until(() => el.textContent?.includes("of the 12th"));
  assert.deepEqual(asked(kernel.sent), []);
});

test("what was missed is asked for whole", async () => {
  const kernel = modelOf();
  const el = await opened(kernel);
  kernel.says({ kind: "page", query: null, key: "x", places: [9, 2], first: 9 }, [page("late")]);
  await until(() => kernel.sent.length);
  assert.deepEqual(kernel.sent, [{ kind: "whole" }]);
  const narrowed = { "[]": [1, 2], '[["on","2025-10-12"]]': [3, 2] };
  const values = [...OPENING.values, page("of the 12th")];
  const whole = { pages: { ...OPENING.pages, narrowed }, values };
  kernel.changes("packed", zipped(whole));
  kernel.changes("state", { on: "2025-10-12" });
  await until(() => el.textContent?.includes("of the 12th"));
});

test("when the kernel begins anew, nothing of before is taken for the new", async () => {
  const kernel = modelOf();
  const el = await opened(kernel);
  const key = '[["on","2025-10-12"]]';
  const values = [frame(), { "un-toll": card() }, page("of the 12th")];
  kernel.says({ kind: "page", query: null, key, places: [2, 1], first: 0 }, values);
  kernel.changes("state", { on: "2025-10-12" });
  await until(() => el.textContent?.includes("of the 12th"));
  kernel.changes("state", {});
  await until(() => asked(kernel.sent).length >= [""].length);
  assert.deepEqual(asked(kernel.sent), [""], "its page went with the rest");
});

test("only in Voilà is the address of the window the page's", async () => {
  const before = location.href;
  const rest = () => new Promise((resolve) => setTimeout(resolve, 200));
  const lab = modelOf();
  await opened(lab);
  lab.changes("state", { claim: "none" });
  await rest();
  assert.equal(location.href, before);
  document.body.dataset.voila = "voila";
  const voila = modelOf();
  await opened(voila);
  voila.changes("state", { claim: "none" });
  await rest();
  assert.equal(location.search, "?claim=none");
});

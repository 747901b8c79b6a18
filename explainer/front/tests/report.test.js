import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { NotHere } from "../src/ground/nothere.js";
import { speak } from "../src/ground/words.js";
import { Unanswered } from "../src/pages/asking.js";
import { kernelCarrier, serverCarrier } from "../src/report/carriers.js";
import { Desk } from "../src/report/desk.js";
import { browser } from "./page.js";
import { carrier, draft, opening, reply, TEXT } from "./report.js";

const window = browser();
for (const name of ["localStorage", "HTMLSelectElement", "HTMLInputElement", "confirm"]) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    value: /** @type {any} */ (window)[name],
    writable: true,
  });
}
const { drawCoder } = await import("../src/report/coder.js");
const { REPORT_PARTS } = await import("../src/report/ownreport.js");
const { sendable } = await import("../src/report/coderfiles.js");

const begun = opening();
speak({ ...begun.frame.words, ...begun.words, slowAnswer: "Slow." });
const CODED = { says: "The army says so.", quote: "23 died", at: { line: 3 } };

/** @type {Desk[]} */
const desks = [];
/** @param {import("../src/report/coding.d.ts").Carrier | null} by */
function deskOf(by) {
  const desk = new Desk(opening(), by);
  desks.push(desk);
  return desk;
}
afterEach(() => {
  for (const desk of desks.splice(0)) clearTimeout(desk.again);
  document.body.replaceChildren();
  localStorage.clear();
});

const away = () => Promise.reject(new Unanswered("It is away."));

// ---- the desk --------------------------------------------------------------------------

test("what is typed is kept at once, before anybody is asked", () => {
  const by = carrier(away);
  deskOf(by).typed({ choices: { says: "No" } });
  assert.equal(by.kept()?.draft.choices.says, "No");
  assert.equal(by.asked.length, 0);
});

test("what is typed while an answer is on its way is not undone by it", async () => {
  /** @type {(value: any) => void} */
  let answer = () => {};
  const by = carrier(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const desk = deskOf(by);
  const asked = desk.ask("look");
  await Promise.resolve();
  desk.typed({ choices: { says: "Later" } });
  answer(reply({ draft: draft({ about: { published: "2025-10-16" } }) }));
  await asked;
  assert.deepEqual(desk.draft.choices, { says: "Later" });
  assert.deepEqual(desk.draft.about, { published: "2025-10-16" });
});

test("each question is about what the last answer has left", async () => {
  const by = carrier(({ draft: sent }) =>
    reply({ draft: { ...sent, claims: [...sent.claims, CODED] } }),
  );
  const desk = deskOf(by);
  await Promise.all([desk.ask("add"), desk.ask("add")]);
  assert.deepEqual(
    by.asked.map(({ draft: sent }) => sent.claims.length),
    [0, 1],
  );
});

test("while nobody answers it is said in one sentence, and all is well again by itself", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let isAway = true;
  const by = carrier(({ draft: sent }) => (isAway ? away() : reply({ draft: sent })));
  const desk = deskOf(by);
  desk.typed({ choices: { says: "Mine" } });
  await desk.ask("add");
  assert.equal(desk.trouble, "It is away.");
  assert.equal(desk.draft.choices.says, "Mine");
  isAway = false;
  t.mock.timers.tick(4000);
  await desk.last;
  assert.equal(desk.trouble, "");
  assert.equal(by.asked.at(-1)?.ask, "look");
});

test("a text is read on, line by line, while nobody answers", async () => {
  const desk = deskOf(carrier(away));
  await desk.go(1);
  assert.deepEqual(
    [desk.reply.line.number, desk.reply.line.words, desk.reply.line.at],
    [3, "It said that 23 died.", 1],
  );
  await desk.go(1);
  assert.equal(desk.draft.at, 1); // there is no third
});

test("what is refused is a problem, and nothing is tried again", async () => {
  const desk = deskOf(carrier(() => Promise.reject(new NotHere("Too long."))));
  await desk.ask("add");
  assert.deepEqual(desk.reply.problems, ["Too long."]);
  assert.equal(desk.trouble, "");
  assert.equal(desk.again, undefined);
});

test("what was kept is shown before anybody has answered", () => {
  const by = carrier(away);
  by.keep({ draft: draft({ at: 1, claims: [CODED] }), yaml: "id: your-report" });
  const desk = deskOf(by);
  assert.equal(desk.reply.line.words, "It said that 23 died.");
  assert.deepEqual(desk.reply.coded, [[3, "The army says so.", "23 died"]]);
  assert.equal(desk.reply.yaml, "id: your-report");
});

test("forgetting leaves nothing behind and shows the example", async () => {
  const by = carrier(({ draft: sent }) => reply({ draft: sent }));
  const desk = deskOf(by);
  desk.typed({ text: "Mine.", claims: [CODED] });
  assert.ok(by.kept());
  await desk.forget();
  assert.equal(by.kept(), null);
  assert.deepEqual(desk.draft, begun.reply.draft);
});

test("a browser that keeps nothing says so", () => {
  const by = { ...carrier(away), keep: () => false };
  const desk = deskOf(by);
  desk.typed({ choices: { says: "x" } });
  assert.match(desk.trouble, /does not keep/);
});

// ---- who answers -----------------------------------------------------------------------

/** @param {Response | Error} answer */
function server(answer) {
  /** @type {RequestInit[]} */
  const posted = [];
  globalThis.fetch = async (_, init) => {
    posted.push(init ?? {});
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return posted;
}

const plain = { headers: { "Content-Type": "text/plain; charset=utf-8" } };

test("a server is sent the whole draft, and its sentence is told", async () => {
  const by = serverCarrier("report");
  const posted = server(new Response(JSON.stringify(reply())));
  assert.deepEqual(await by.ask({ ask: "look", draft: draft() }), reply());
  assert.equal(posted[0]?.method, "POST");
  assert.deepEqual(JSON.parse(String(posted[0]?.body)), { ask: "look", draft: draft() });
  server(new Response("It is too long.", { status: 400, ...plain }));
  await assert.rejects(by.ask({ ask: "look", draft: draft() }), (error) => {
    assert.ok(error instanceof NotHere && !(error instanceof Unanswered));
    return error.message === "It is too long.";
  });
});

test("a server that is away, broken or busy may be asked again", async (t) => {
  t.mock.method(console, "warn", () => {});
  const by = serverCarrier("report");
  const answers = [
    new TypeError("Failed to fetch"),
    new Response("<html>", { status: 502 }),
    new Response("Many are waiting.", { status: 503, ...plain }),
    new Response("no JSON"),
  ];
  for (const answer of answers) {
    server(answer);
    await assert.rejects(by.ask({ ask: "look", draft: draft() }), Unanswered);
  }
});

test("a draft is kept in the browser, and what is no draft is not taken for one", () => {
  const by = serverCarrier("report");
  assert.equal(by.kept(), null);
  by.keep({ draft: draft({ at: 1 }), yaml: "y" });
  assert.deepEqual(serverCarrier("report").kept(), { draft: draft({ at: 1 }), yaml: "y" });
  for (const strange of ["{", "3", '{"draft": {"text": 3}}']) {
    localStorage.setItem("durand-line-report", strange);
    assert.equal(by.kept(), null);
  }
  by.forget();
  assert.equal(localStorage.length, 0);
});

// ---- what is drawn ---------------------------------------------------------------------

/** @param {Desk} desk */
function drawn(desk) {
  const host = document.createElement("div");
  document.body.append(host);
  const leave = drawCoder(host, desk);
  const field = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (host.querySelector(`[name=${name}]`));
  const button = (/** @type {string} */ words) => {
    const all = [...host.querySelectorAll("button")];
    const found = all.find(
      (one) => one.getAttribute("aria-label") === words || one.textContent === words,
    );
    assert.ok(found, words);
    return found;
  };
  return { host, leave, field, button };
}

test("nothing is filled in, and what is in the line stands first in its own group", () => {
  const { host, field } = drawn(deskOf(carrier(away)));
  const filled = [...host.querySelectorAll("[name]")].map((one) => /** @type {any} */ (one).value);
  assert.deepEqual([...new Set(filled)], [""]);
  const groups = [...field("asserted_by").querySelectorAll("optgroup")];
  assert.deepEqual(
    groups.map(({ label }) => label),
    ["Found in this line", "Others"],
  );
  assert.match(host.textContent ?? "", /Line 1 of the text · step 1 of 2/);
});

test("a day of the line fills in what was asked for, and nothing else", () => {
  const desk = deskOf(carrier(away));
  const { field, button } = drawn(desk);
  button("It was said then: Sunday, 12 October 2025").click();
  assert.deepEqual(desk.draft.choices, { said_on: "2025-10-12", said_basis: "weekday" });
  assert.equal(field("from").value, "");
  assert.equal(field("said_on").nextElementSibling?.textContent, "Sunday");
});

test("a number of the line is filled in with one press, as what the reader says that it is", () => {
  const desk = deskOf(carrier(away));
  const { field, button } = drawn(desk);
  button("Killed: 23").click();
  assert.deepEqual(desk.draft.choices, { killed: "23", kind: "casualties" });
  assert.equal(field("killed").value, "23");
  assert.equal(field("quote").value, "");
});

test("words marked in the line become the quotation; the line itself cannot be changed", () => {
  const desk = deskOf(carrier(away));
  const { host, field, button } = drawn(desk);
  const line = /** @type {HTMLTextAreaElement} */ (host.querySelector(".coder-in-hand"));
  line.setSelectionRange(4, 8);
  button("Use the marked words").click();
  assert.equal(field("quote").value, "army");
  assert.equal(desk.draft.choices.quote, "army");
  const typed = new /** @type {any} */ (window).Event("beforeinput", { cancelable: true });
  line.dispatchEvent(typed);
  assert.ok(typed.defaultPrevented);
});

test("a claim is coded, listed with its tools, and words of a report stay words", async () => {
  const says = "<img src=x> is said.";
  const by = carrier(() =>
    reply({ draft: draft({ claims: [CODED] }), coded: [[3, says, "23 died"]], yaml: "id: x" }),
  );
  const desk = deskOf(by);
  const { host, button } = drawn(desk);
  button("Code this claim").click();
  await desk.last;
  assert.equal(by.asked[0]?.ask, "add");
  assert.equal(host.querySelector("img"), null);
  assert.match(host.querySelector("ol")?.textContent ?? "", /<img src=x> is said\. “23 died”/);
  button(`Remove: ${says}`).click();
  await desk.last;
  assert.deepEqual([by.asked[1]?.ask, by.asked[1]?.number], ["remove", 0]);
});

test("what is wrong is an alert, and what was filled in stays", async () => {
  const desk = deskOf(
    carrier(({ draft: sent }) => reply({ draft: sent, problems: ["Line 1: x."] })),
  );
  const { host, field, button } = drawn(desk);
  field("says").value = "Mine";
  field("says").dispatchEvent(new /** @type {any} */ (window).Event("input", { bubbles: true }));
  button("Code this claim").click();
  await desk.last;
  assert.equal(host.querySelector("[role=alert]")?.textContent, "Line 1: x.");
  assert.equal(field("says").value, "Mine");
});

// ---- names, the fold, what only warns ----------------------------------------------------

/** An opening whose speaker is a name to be written, and with a fold. */
function foldedOpening() {
  const begun = opening();
  const form = /** @type {import("../src/report/coding.d.ts").Reply["form"]} */ ([
    ["Who?", [["asserted_by", "Who says it", "name"]]],
    ["The words", [["quote", "Exact words", "quote"]]],
    [
      "The rest",
      [
        ["said_on", "Said on", "date"],
        ["said_basis", "How you know", "choice"],
      ],
    ],
  ]);
  begun.reply = reply({
    form: form.slice(0, 2),
    more_form: form.slice(2),
    about_form: [["own_text", "We wrote it", "check"]],
  });
  return begun;
}

/** @param {import("../src/report/coding.d.ts").Carrier} by */
function folded(by) {
  const desk = new Desk(foldedOpening(), by);
  desks.push(desk);
  const parts = drawn(desk);
  const more = /** @type {HTMLDetailsElement} */ (parts.field("said_on").closest("details"));
  const type = (/** @type {string} */ name, /** @type {string} */ words) => {
    parts.field(name).value = words;
    const typed = new /** @type {any} */ (window).Event("input", { bubbles: true });
    parts.field(name).dispatchEvent(typed);
  };
  return { desk, more, type, ...parts };
}

test("a speaker is written: one of the list is meant by its id, any other stays as it is", () => {
  const { desk, field, host, type } = folded(carrier(away));
  const names = [...host.querySelectorAll("datalist[id^=coder-names] option")].map(
    (one) => /** @type {HTMLOptionElement} */ (one),
  );
  assert.deepEqual(
    names.map(({ value }) => value),
    ["The army", "The UN"],
  );
  type("asserted_by", "The UN");
  assert.equal(desk.draft.choices.asserted_by, "un");
  type("asserted_by", "A doctor in Urgun");
  assert.equal(desk.draft.choices.asserted_by, "A doctor in Urgun");
  desk.typed({ choices: { asserted_by: "army" } });
  desk.tell();
  assert.equal(field("asserted_by").value, "The army");
});

test("the fold is closed until a fault lies in it, or a day is put into it", async () => {
  let inFold = false;
  const by = carrier(({ draft: sent }) =>
    reply({ draft: sent, problems: ["Line 1: x."], in_fold: inFold }),
  );
  const { desk, more, button } = folded(by);
  button("Code this claim").click();
  await desk.last;
  assert.equal(more.open, false);
  inFold = true;
  button("Code this claim").click();
  await desk.last;
  assert.equal(more.open, true);
  const other = folded(carrier(away));
  other.button("It was said then: Sunday, 12 October 2025").click();
  assert.equal(other.more.open, true);
});

test("a ticked box is kept, and what only warns is no alert", async () => {
  const by = carrier(({ draft: sent }) =>
    reply({ draft: sent, problems: [], warnings: ["More than a quarter."] }),
  );
  const { desk, host, field, button } = folded(by);
  field("own_text").click();
  field("own_text").dispatchEvent(
    new /** @type {any} */ (window).Event("input", { bubbles: true }),
  );
  assert.equal(desk.draft.about.own_text, "yes");
  button("Code this claim").click();
  await desk.last;
  assert.equal(host.querySelector(".coder-warnings")?.textContent, "More than a quarter.");
  assert.equal(host.querySelector("[role=alert]")?.textContent, "");
  assert.equal(field("own_text").checked, true);
});

test("a saved record is opened by a button, and one that is coded is not replaced unasked", () => {
  const { host, button } = folded(carrier(away));
  assert.ok(button("Open a saved record"));
  assert.ok(host.querySelector("fieldset"));
});

// ---- a notebook --------------------------------------------------------------------------

/** A kernel's model, as a cell that runs makes it anew. */
function cell(text = TEXT) {
  /** @type {Record<string, any>} */
  const traits = { draft: draft({ text }), opening: { reply: { draft: draft({ text }) } } };
  const model = {
    get: (/** @type {string} */ name) => traits[name],
    set: (/** @type {string} */ name, /** @type {unknown} */ value) => {
      traits[name] = value;
    },
    save_changes: () => {},
    on: () => {},
    off: () => {},
    send: () => {},
  };
  return { traits, by: kernelCarrier(/** @type {any} */ (model)) };
}

test("a cell that runs again, or another kernel, goes on with what the browser has kept", () => {
  const first = cell();
  const mine = draft({ choices: { says: "Mine" }, claims: [CODED] });
  first.by.kept();
  first.by.keep({ draft: mine, yaml: "id: x" });
  assert.deepEqual(first.traits.draft, mine);
  const again = cell();
  assert.deepEqual(again.by.kept(), { draft: mine, yaml: "id: x" });
  assert.deepEqual(again.traits.draft, mine); // and Python follows it
});

test("a cell with another text begins with that, and what is forgotten does not come back", () => {
  const first = cell();
  first.by.keep({ draft: draft({ at: 1 }), yaml: "" });
  assert.equal(cell("Another text.").by.kept()?.draft.text, "Another text.");
  const again = cell();
  assert.equal(again.by.kept()?.draft.at, 1);
  again.by.forget();
  assert.deepEqual(again.traits.draft, draft());
  assert.equal(cell().by.kept()?.draft.at, 0);
});

test("a draft that the kernel has is not replaced by an older one of the browser", () => {
  cell().by.keep({ draft: draft({ at: 1 }), yaml: "" });
  const { traits, by } = cell();
  traits.draft = draft({ choices: { says: "Newer" } });
  assert.equal(by.kept()?.draft.choices.says, "Newer");
});

test("only where a kernel answers can the record be written to where the reader says", () => {
  const plainly = drawn(deskOf(carrier(away)));
  assert.doesNotMatch(plainly.host.textContent ?? "", /Write the file/);
  const kernel = { ...carrier(away), write: async () => ({ says: "", problems: [] }) };
  assert.match(drawn(deskOf(kernel)).host.textContent ?? "", /Write the file/);
});

test("a file goes out byte by byte, whatever is in it", async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  const { name, content } = await sendable(new File([bytes], "a.txt"));
  assert.equal(name, "a.txt");
  assert.deepEqual(Buffer.from(content, "base64"), Buffer.from(bytes));
});

// ---- in a page ---------------------------------------------------------------------------

/** @param {string} [address] */
function chapter(address) {
  const setting = address ? `<script id="explainer-page" data-report="${address}"></script>` : "";
  document.body.innerHTML = `${setting}
    <div data-part="coder"><script type="application/json"></script><p>Read it here.</p></div>
    <div data-part="beside-summary"><p>Static.</p></div>`;
  const held = /** @type {Element} */ (document.querySelector("script[type]"));
  held.textContent = JSON.stringify(opening());
  const host = (/** @type {string} */ part) =>
    /** @type {HTMLElement} */ (document.querySelector(`[data-part="${part}"]`));
  return { coder: host("coder"), summary: host("beside-summary") };
}

test("where nobody answers the example stays readable, and stands beside the five", async () => {
  const { coder, summary } = chapter();
  REPORT_PARTS.coder?.inPage(coder);
  REPORT_PARTS["beside-summary"]?.inPage(summary);
  await new Promise((resolve) => setTimeout(resolve));
  assert.match(coder.textContent ?? "", /Read it here\./);
  assert.equal(coder.querySelector("form, fieldset"), null);
  assert.match(summary.textContent ?? "", /Five and Your report\./);
});

test("where no kernel is there any more, one sentence says so at once", async () => {
  const warned = mock.method(console, "warn", () => {});
  const model = {
    on: () => {},
    off: () => {},
    send: () => {
      throw new Error("Cannot send");
    },
  };
  const asked = kernelCarrier(/** @type {any} */ (model)).ask(/** @type {any} */ ({}));
  await assert.rejects(asked, /The kernel of this notebook does not answer/);
  warned.mock.restore();
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { FilterControl } from "../src/pages/filters.js";
import { browser, frame } from "./page.js";

browser();
frame(); // the words

/** @type {[string, string][]} */
const RINGS = [
  ["five", "The five reports"],
  ["wider", "Also others"],
  ["after", "What came next"],
];
/** @type {any} */
const OPTIONS = {
  documents: [
    ["one", "Report 1", ""],
    ["two", "Report 2", ""],
    ["other", "Dawn", "Other published reports"],
  ],
  speaker: [["un", "The UN mission", "Third parties"]],
  side: [["pakistan", "Pakistan’s side", ""]],
  kind: [],
  topic: [["toll", "How many?", ""]],
};

/** @param {any} [state] */
function filters(state = {}) {
  /** @type {any[]} */
  const asked = [];
  const host = document.createElement("div");
  const control = new FilterControl(
    host,
    (changes) => {
      const kept = Object.entries(changes).filter(([, value]) => value !== undefined);
      asked.push(Object.fromEntries(kept));
    },
    RINGS,
  );
  control.show(state, { options: OPTIONS, says: "Shown: 3 of 5 claims." });
  return { asked, control, host };
}

test("which reports are shown is one choice of three, for the keyboard too", () => {
  const { asked, control, host } = filters({ side: "pakistan" });
  const radios = [...host.querySelectorAll(".filter-rings input")];
  const [five, wider, after] = /** @type {HTMLInputElement[]} */ (radios);
  assert.deepEqual(
    [five, wider, after].map((one) => [one?.type, one?.checked]),
    [
      ["radio", true],
      ["radio", false],
      ["radio", false],
    ],
  );
  assert.equal(new Set([five, wider, after].map((one) => one?.name)).size, 1); // arrows choose
  if (five && after) Object.assign(five, { checked: false });
  if (after) Object.assign(after, { checked: true });
  after?.dispatchEvent(new Event("change"));
  assert.equal(asked[0].ring, "after");
  control.show({}, { options: OPTIONS, says: "" });
  assert.equal(five?.checked, true);
});

/** @param {HTMLElement} element @param {string} [value] */
function choose(element, value) {
  if (value !== undefined) Object.assign(element, { value });
  element.dispatchEvent(new Event("change"));
}

test("a window the wrong way round is turned", () => {
  const { asked, control } = filters();
  choose(control.from, "2025-10-20");
  choose(control.to, "2025-10-10");
  assert.deepEqual(asked, [{ from: "2025-10-20" }, { from: "2025-10-10", to: "2025-10-20" }]);
});

test("one end of a window leaves the other open", () => {
  const { asked, control } = filters();
  choose(control.to, "2025-10-10");
  assert.deepEqual(asked, [{ to: "2025-10-10" }]);
});

test("documents are left out one by one; all of them are no choice, and none is one", () => {
  const { asked, control } = filters();
  for (const box of control.boxes()) {
    box.checked = false;
    choose(box);
  }
  for (const box of control.boxes()) box.checked = true;
  choose(control.from);
  assert.deepEqual(asked, [
    { documents: "two,other" },
    { documents: "other" },
    { documents: "none" },
    {},
  ]);
});

test("what is chosen is shown, said, and can be undone", () => {
  const { asked, control, host } = filters({ speaker: "un", ring: "wider", documents: "one" });
  assert.deepEqual(
    control.boxes().map(({ checked }) => checked),
    [true, false, false],
  );
  assert.equal(control.selects[0]?.value, "un");
  assert.equal(control.ring(), "wider");
  assert.ok(host.textContent?.includes("Shown: 3 of 5 claims."));
  assert.equal(control.fold.open, true);
  assert.equal(control.reset.hidden, false);
  control.reset.dispatchEvent(new Event("click"));
  assert.deepEqual(asked, [{ ring: "wider" }]);
  control.show({}, { options: OPTIONS, says: "Shown: 5 of 5 claims." });
  assert.equal(control.reset.hidden, true);
});

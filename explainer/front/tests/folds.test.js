import assert from "node:assert/strict";
import { test } from "node:test";
import { isFolded, whenUnfolded } from "../src/ground/folds.js";
import { browser } from "./page.js";

test("what stands in folds waits until all of them are open, and acts once", () => {
  const { document } = browser();
  document.body.innerHTML = `<details><summary>a</summary><details><p>drawing</p></details></details>`;
  const [outer, inner, drawing] = /** @type {any[]} */ ([
    ...document.querySelectorAll("details, p"),
  ]);
  let drawn = 0;
  assert.equal(isFolded(drawing), true);
  whenUnfolded(drawing, () => {
    throw new Error("an older drawing");
  });
  whenUnfolded(drawing, () => {
    drawn += 1;
  });
  const after = [inner, outer, inner].map((fold) => {
    fold.setAttribute("open", "");
    fold.dispatchEvent(new Event("toggle"));
    return drawn;
  });
  assert.deepEqual(after, [0, 1, 1]);
  assert.equal(isFolded(drawing), false);
});

test("what is gone by then is not drawn", () => {
  const { document } = browser();
  document.body.innerHTML = "<details><p></p></details>";
  const [fold, drawing] = /** @type {any[]} */ ([...document.querySelectorAll("details, p")]);
  whenUnfolded(drawing, () => {
    throw new Error("gone");
  });
  fold.replaceChildren();
  fold.setAttribute("open", "");
  fold.dispatchEvent(new Event("toggle"));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { axisLine, headingsAt } from "../src/figure/stickyaxis.js";

/** @import { Figure } from "../src/types.d.ts" */

/** @param {number} height @returns {Figure} */
function figure(height) {
  const axis = { domain: [0.5, 1], range: [0, 200], tickvals: [0, 100], title: { text: "killed" } };
  return {
    data: [],
    layout: {
      height,
      margin: /** @type {any} */ ({ l: 10, r: 10, t: 36, b: 0 }),
      xaxis: axis,
      meta: {
        sticky: { axes: ["xaxis"] },
        jump: { wide: [{ name: "A group", y: 70 }], narrow: [{ name: "A group", y: 90 }] },
        narrow: { "xaxis.domain": [0, 1], "xaxis.tickvals": [0, 200] },
        narrow_below: 300,
      },
    },
  };
}

test("the line has what stands over a long figure, where it stands", () => {
  assert.deepEqual(axisLine(figure(900), 420), {
    height: 36,
    told: [
      { x: 310, words: "killed", title: true },
      { x: 210, words: "0", title: false },
      { x: 310, words: "100", title: false },
    ],
  });
});

test("an axis without a column of its own is as wide as the figure", () => {
  const whole = figure(900);
  delete (/** @type {any} */ (whole.layout.xaxis).domain);
  whole.layout.meta = { sticky: { axes: ["xaxis"] } };
  assert.deepEqual(
    axisLine(whole, 420)?.told.map(({ x }) => x),
    [210, 10, 210],
  );
});

test("on a narrow page it has the ticks of the narrow layout", () => {
  const told = axisLine(figure(900), 220)?.told.map(({ x, words }) => [x, words]);
  assert.deepEqual(told, [
    [110, "killed"],
    [10, "0"],
    [210, "200"],
  ]);
});

test("a short figure has its own axis in sight, and so has one that asks for no line", () => {
  assert.equal(axisLine(figure(200), 420), null);
  assert.equal(axisLine({ data: [], layout: { height: 900 } }, 420), null);
});

test("numbers in words keep their lines", () => {
  const given = figure(900);
  Object.assign(/** @type {any} */ (given.layout.xaxis), {
    ticktext: ["<b>R1</b><br>words", "<i>R2</i>"],
    title: undefined,
  });
  assert.deepEqual(
    axisLine(given, 420)?.told.map(({ words }) => words),
    ["R1\nwords", "R2"],
  );
});

test("headings are offered at their places of the width", () => {
  assert.deepEqual(headingsAt(figure(900), 420), [{ name: "A group", y: 70 }]);
  assert.deepEqual(headingsAt(figure(900), 220), [{ name: "A group", y: 90 }]);
  assert.deepEqual(headingsAt({ data: [], layout: {} }, 420), []);
});

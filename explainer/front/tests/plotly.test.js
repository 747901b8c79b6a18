import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { smallPlotly } from "../plotly.js";
import { withoutHint } from "../src/ground/plotly.js";

const kept = () =>
  gunzipSync(
    readFileSync(new URL("../../static/plotly-basic.min.js.gz", import.meta.url)),
  ).toString();

test("the kept script is what its recipe makes of plotly's own package", async () => {
  assert.ok((await smallPlotly()) === kept(), "see explainer/static/plotly-basic.README.md");
});

test("the hint of the kept script is left out where the script stands in a page", () => {
  const source = kept();
  const run = withoutHint(source);
  assert.ok(run.startsWith("/**\n* plotly.js"));
  assert.ok(source.endsWith(run));
  assert.equal(withoutHint(run), run);
});

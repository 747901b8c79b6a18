import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { withoutHint } from "../src/ground/plotly.js";

test("the hint of the kept script is left out where the script stands in a page", () => {
  const kept = new URL("../../static/plotly-basic.min.js.gz", import.meta.url);
  const source = gunzipSync(readFileSync(kept)).toString();
  const run = withoutHint(source);
  assert.ok(run.startsWith("/**\n* plotly.js"));
  assert.ok(source.endsWith(run));
  assert.equal(withoutHint(run), run);
});

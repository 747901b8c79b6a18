// The script that draws figures: the basic bundle of plotly.js without the parts that no figure here
// has, so that a visit does neither carry them nor ask each of them about each figure.
// `npm run plotly` writes it; ../static/plotly-basic.README.md says how it is kept.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { TARGETS } from "./targets.js";

/** What is not registered is not asked: plotly.js itself passes over a part that is not there. */
const LEFT_OUT = {
  "src/core.js": [
    ...["annotations3d", "colorbar", "colorscale", "errorbars", "grid", "images", "legend"],
    ...["rangeselector", "rangeslider", "selections", "sliders", "updatemenus"],
  ],
  "lib/index-basic.js": ["bar2", "pie2", "calendars3"],
};
const HINT = "//# allFunctionsCalledOnLoad";
const [OPENS, CLOSES] = ["var Plotly = (() => {\n", "  return require_index_basic();\n"];

/**
 * The text around a place, in which exactly one such place must be.
 * @param {string} text
 * @param {string | RegExp} at
 * @returns {[string, string]}
 */
function cut(text, at) {
  const parts = text.split(at);
  if (parts.length !== 2)
    throw new Error(`plotly.js has ${parts.length - 1} times ${at}, not once`);
  return /** @type {[string, string]} */ (parts);
}

/** @param {string} source the bundle as its package has it, not minified */
function withoutParts(source) {
  let text = source;
  for (const [module, parts] of Object.entries(LEFT_OUT)) {
    const [before, after] = cut(text, `\n    "${module}"(exports`);
    const end = after.indexOf("\n  });");
    let body = after.slice(0, end);
    for (const part of parts) body = cut(body, RegExp(`^ +require_${part}\\(\\),?$`, "m")).join("");
    text = `${before}\n    "${module}"(exports${body}${after.slice(end)}`;
  }
  return text;
}

/**
 * Its modules alone, each of which may be left out where nothing asks for it.
 * @param {string} source
 */
function modulesOf(source) {
  const [, opened] = cut(source, OPENS);
  const [modules] = cut(opened, CLOSES);
  const pure = modules.replace(/^( {2}var \w+ = )(?=__(commonJS|esm)\()/gm, "$1/* @__PURE__ */ ");
  return `${pure}globalThis.Plotly = require_index_basic();`;
}

/** @returns {Promise<string>} */
export async function smallPlotly() {
  const file = createRequire(import.meta.url).resolve("plotly.js-basic-dist");
  const source = readFileSync(file, "utf8");
  const head = source.slice(0, source.indexOf("*/") + 3).replace("(basic)", "(basic - minified)");
  const licences = source.slice(
    source.indexOf("/*! Bundled license"),
    source.lastIndexOf("*/") + 3,
  );
  const { outputFiles } = await build({
    stdin: { contents: modulesOf(withoutParts(source)), loader: "js" },
    ...{ bundle: true, format: "iife", write: false, charset: "utf8" },
    ...{ minify: true, legalComments: "none", logLevel: "error" },
    target: TARGETS,
  });
  return `${HINT}\n${head}${outputFiles[0]?.text}${licences}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync("plotly-basic.min.js", await smallPlotly());
}

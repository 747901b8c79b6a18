// One file from all of src/ for a notebook, the same for a page of its own, and a few lines each for
// the cells of a notebook, for a page that fails and for being offline; they are committed, so that nobody needs node to
// read or install.
import { build } from "esbuild";
import { TARGETS } from "./targets.js";

/** @type {import("esbuild").BuildOptions} */
const shared = {
  outdir: "built",
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  minify: true,
  target: TARGETS,
};

await build({
  ...shared,
  entryPoints: { front: "src/index.js", cell: "src/cell.js" },
  format: "esm",
});

// A page opened from a disk may load no module.
await build({
  ...shared,
  entryPoints: {
    page: "src/page.js",
    guard: "src/guard.js",
    offline: "src/offline.js",
    estimates: "src/estimates/estimates.js",
  },
  format: "iife",
});

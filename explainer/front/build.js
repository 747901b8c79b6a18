// One file from all of src/, and a few lines for each cell of a notebook; they are committed, so
// that nobody needs node to read or install.
import { build } from "esbuild";

await build({
  entryPoints: { front: "src/index.js", cell: "src/cell.js" },
  outdir: "built",
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  minify: true,
  target: ["es2022", "chrome110", "firefox115", "safari16"],
});

// One file from all of src/; it is committed, so that nobody needs node to read or install.
import { build } from "esbuild";

await build({
  entryPoints: ["src/index.js"],
  outfile: "built/front.js",
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  minify: true,
  target: ["es2022", "chrome110", "firefox115", "safari16"],
});

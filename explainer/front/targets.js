/** The oldest browsers that what is built here must run in, as esbuild is told. */
export const TARGETS = ["es2022", "chrome110", "firefox115", "safari16"];

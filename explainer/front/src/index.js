/** The one front end: starts a page of its own, and is an anywidget in a notebook. */

import { startPage } from "./main.js";

startPage();

export { default } from "./notebook.js";

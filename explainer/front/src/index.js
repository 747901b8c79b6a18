/** The one front end: starts a page of its own, and is an anywidget in a notebook. */

import { startInline } from "./inline.js";
import { startPage } from "./main.js";

startPage();
startInline();

export { default } from "./notebook.js";

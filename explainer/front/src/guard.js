/** Says at once that a page was cut, or that what draws its figures did not come or does not run. */

import { askAhead } from "./pages/ahead.js";
import { fail, guard } from "./pages/failing.js";

const { cut = "", failed = "" } = guard()?.dataset ?? {};

function look() {
  if (!document.getElementById("explainer-end")) fail(cut);
  else if (guard()?.dataset.begun === undefined) fail(failed);
}

document.addEventListener("DOMContentLoaded", look);
addEventListener("load", look); // this script may come when all others have run
askAhead();

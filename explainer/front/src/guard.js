/** Says at once that a page was cut, or that what draws its figures did not come or does not run. */

import { fail, guard } from "./pages/failing.js";

const { cut = "", failed = "" } = guard()?.dataset ?? {};

document.addEventListener("DOMContentLoaded", () => {
  if (!document.getElementById("explainer-end")) fail(cut);
  else if (guard()?.dataset.begun === undefined) fail(failed);
});

/** The front end of a page of its own: a plain script, because a file on a disk may load no module. */

import { startPage } from "./main.js";

startPage();

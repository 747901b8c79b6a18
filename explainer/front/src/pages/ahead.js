/** What draws the figures, asked for as the first words are painted.

Before that it would take the processor from them: it is a megabyte of script to read. */

import { make } from "../ground/dom.js";
import { guard } from "./failing.js";

/** Ask for it, unless the front end has begun and asks itself. */
export function askAhead() {
  requestAnimationFrame(() => {
    const { begun, ahead } = guard()?.dataset ?? {};
    if (begun !== undefined || !ahead) return;
    document.head.append(make("link", { rel: "preload", as: "script", href: ahead }));
  });
}

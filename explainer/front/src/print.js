/** A figure is as wide as the screen: on paper it is made smaller, sideways A4 or Letter. */

const SHEET = { width: 940, height: 600 }; // in CSS pixels

/** @param {boolean} onPaper */
function fit(onPaper) {
  for (const canvas of document.querySelectorAll(".plotview-canvas")) {
    const { style, offsetWidth, offsetHeight } = /** @type {HTMLElement} */ (canvas);
    const zoom = Math.min(1, SHEET.width / (offsetWidth || SHEET.width));
    style.width = onPaper && offsetWidth ? `${offsetWidth}px` : "";
    style.zoom = onPaper ? String(zoom) : "";
    style.breakInside = onPaper && offsetHeight * zoom < SHEET.height ? "avoid" : "";
  }
  const printed = document.getElementById("printed");
  if (printed) printed.textContent = location.href;
}

export function listenToPrinting() {
  addEventListener("beforeprint", () => fit(true));
  addEventListener("afterprint", () => fit(false));
}

/** A figure is as wide as the screen: on paper it is made smaller, sideways A4 or Letter. */

const PAPER_PX = 940;
const PAGE_PX = 600;

/** @param {boolean} onPaper */
function fit(onPaper) {
  for (const canvas of document.querySelectorAll(".plotview-canvas")) {
    const { style, offsetWidth, offsetHeight } = /** @type {HTMLElement} */ (canvas);
    const zoom = Math.min(1, PAPER_PX / (offsetWidth || PAPER_PX));
    style.width = onPaper && offsetWidth ? `${offsetWidth}px` : "";
    style.zoom = onPaper ? String(zoom) : "";
    style.breakInside = onPaper && offsetHeight * zoom < PAGE_PX ? "avoid" : "";
  }
  const printed = document.getElementById("printed");
  if (printed) printed.textContent = location.href;
}

export function listenToPrinting() {
  addEventListener("beforeprint", () => fit(true));
  addEventListener("afterprint", () => fit(false));
}

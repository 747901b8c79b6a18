/** The handle of a sheet over the edge of the screen: dragged, pressed, or moved by arrows. */

import { button } from "../ground/dom.js";
import { say } from "../ground/words.js";

const LEAST = 18; // in hundredths of the screen's height
const MOST = 45;
const STEP = 6;

/** @param {number} share */
const within = (share) => Math.min(Math.max(share, LEAST), MOST);

/** @param {HTMLElement} box the sheet */
export function sheetHandle(box) {
  let share = MOST;
  /** @type {{ y: number, share: number, moved: boolean } | null} */
  let held = null;
  const set = (/** @type {number} */ wanted) => {
    share = within(wanted);
    box.style.setProperty("--sheet", `${share}vh`);
  };
  const handle = button("", () => {
    if (!held?.moved) set(share > (LEAST + MOST) / 2 ? LEAST : MOST);
    held = null;
  });
  handle.className = "panel-handle";
  handle.setAttribute("aria-label", say("panelHeight"));
  handle.addEventListener("pointerdown", ({ clientY: y, pointerId }) => {
    held = { y, share, moved: false };
    handle.setPointerCapture?.(pointerId);
  });
  handle.addEventListener("pointermove", ({ clientY: y }) => {
    if (!held || (!held.moved && Math.abs(y - held.y) < 4)) return;
    held.moved = true;
    const sign = box.classList.contains("panel-above") ? 1 : -1;
    set(held.share + (sign * (y - held.y) * 100) / innerHeight);
  });
  handle.addEventListener("keydown", (event) => {
    const up = event.key === "ArrowUp";
    if (!up && event.key !== "ArrowDown") return;
    event.preventDefault();
    const grows = up !== box.classList.contains("panel-above");
    set(share + (grows ? STEP : -STEP));
  });
  return handle;
}

// The page on a projector: one view at a time, in larger type (explainer/theme.py). Loaded only
// where it is asked for: by the link "Present", or by ?present=1 in the address.

const PAGE = document.documentElement;
const STAYS = ".explainer-known-on"; // the day: for every view
const OPENING = ".explainer-filters"; // what to show at all: with the first view
const FIGURES = ".plotview-canvas";
const TYPING = "input, select, textarea, [role=button]";

let nav = null;
let shown = null; // the last part of the view on the screen

function isAbsent(cell) {
  const parts = [...cell.querySelectorAll(".jupyter-widgets")];
  const whole = parts.filter((part) => !part.parentElement.closest(".jupyter-widgets"));
  return whole.length > 0 && whole.every((part) => part.style.display === "none");
}

// A view is a heading's words with one of the figures or lists below it.
function views() {
  const found = [];
  let words = null;
  for (const cell of document.querySelectorAll("#main > .cell")) {
    if (cell.matches(".prose")) found.push([(words = cell)]);
    else if (cell.querySelector(STAYS) || isAbsent(cell)) continue;
    else if (cell.querySelector(OPENING)) found.at(-1)?.push(cell);
    else if (words && found.at(-1).length === 1) found.at(-1).push(cell);
    else found.push(words ? [words, cell] : [cell]);
  }
  return found;
}

function nameOf([words]) {
  return words.querySelector("h1, h2, h3")?.firstChild?.textContent ?? "";
}

// A figure that is scaled takes the space of one that is not: the rest is added below it.
const spacing = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const larger = Number(getComputedStyle(target).getPropertyValue("--larger")) || 1;
    target.style.marginBottom = `${(larger - 1) * target.offsetHeight}px`;
  }
});

function show(step) {
  const all = views();
  const at = Math.max(0, all.findIndex((view) => view.includes(shown) && view.at(-1) === shown));
  const next = Math.min(Math.max(at + step, 0), all.length - 1);
  shown = all[next].at(-1);
  for (const cell of document.querySelectorAll("#main > .cell")) {
    cell.classList.toggle("presented", all[next].includes(cell));
    cell.classList.toggle("brief", next > 0 && cell !== shown); // the figure wants the space
  }
  const [back, place, on] = nav.children;
  const focused = document.activeElement;
  back.disabled = next === 0;
  on.disabled = next === all.length - 1;
  if (focused.disabled) (focused === on ? back : on).focus({ preventScroll: true });
  place.textContent = `${next + 1} of ${all.length}: ${nameOf(all[next])}`;
  scrollTo(0, 0);
}

function onKey(event) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") return stop();
  const arrows = !event.target.closest?.(TYPING); // elsewhere they move a day or a mark
  if (event.key === "PageDown" || (arrows && event.key === "ArrowRight")) show(1);
  else if (event.key === "PageUp" || (arrows && event.key === "ArrowLeft")) show(-1);
  else return;
  event.preventDefault();
}

function button(words, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: words, onclick: act });
  return made;
}

function remember(presenting) {
  const address = new URL(location.href);
  if (presenting) address.searchParams.set("present", "1");
  else address.searchParams.delete("present");
  history.replaceState(history.state, "", address);
}

function stop() {
  PAGE.classList.remove("present");
  spacing.disconnect();
  for (const canvas of document.querySelectorAll(FIGURES)) canvas.style.marginBottom = "";
  nav.remove();
  nav = null;
  document.removeEventListener("keydown", onKey);
  remember(false);
  document.getElementById("present")?.focus();
}

export function start() {
  if (nav) return;
  PAGE.classList.add("present");
  nav = document.createElement("nav");
  nav.className = "presentation";
  nav.setAttribute("aria-label", "Presentation");
  const place = document.createElement("span");
  place.setAttribute("role", "status");
  nav.append(
    button("Previous", () => show(-1)), place, button("Next", () => show(1)), button("Leave", stop),
  );
  document.getElementById("main").after(nav);
  document.addEventListener("keydown", onKey);
  document.querySelectorAll(FIGURES).forEach((canvas) => spacing.observe(canvas));
  remember(true);
  show(0);
  nav.children[2].focus({ preventScroll: true }); // the button that began it is gone
}

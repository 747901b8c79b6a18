// The day control: see explainer/daycontrol.py. Native inputs, so that keyboard and screen
// reader work without help. While the kernel draws one day, only the latest other day waits.
// A day that the kernel has told ahead is shown at once, and then asked for like any other.

const DAY_MS = 86400000;
const PLAY_MS = 1100;
const PATIENCE_MS = 4000;
const OPENING_MS = 2000; // a page that opens has enough to do
const AHEAD = "page-ahead";
const WORDS = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});

const time = (iso) => Date.parse(`${iso}T00:00:00Z`);
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// The pages of other days as the kernel told them ahead: what each model is to show.
function toldAhead(model) {
  const pages = new Map();
  const receive = async ({ kind, page, day, changes }) => {
    if (kind !== AHEAD) return;
    const asked = Object.entries(changes).map(([id, state]) =>
      model.widget_manager.get_model(id).then((one) => [one, state]));
    const told = await Promise.all(asked);
    if (page !== model.get("page")) return; // it is of a page that is gone
    for (const [one, state] of told) one.trigger("ahead", state);
    pages.set(day, told);
  };
  const show = (day) => {
    const told = pages.get(day) ?? [];
    pages.clear(); // they were what changes from the page that is left now
    for (const [one, state] of told) one.set_state(state);
    return told.length ? model.get("page") : 0;
  };
  model.on("msg:custom", receive);
  model.on("change:page", () => pages.clear());
  return show;
}

function sender(model, giveUp) {
  const showAhead = toldAhead(model);
  let busy = null;
  let waiting = null;
  let asking = false;
  let shown = model.get("shown"); // by the page, which may be a day ahead of the kernel
  const send = (day) => {
    if (busy) {
      waiting = day;
      return;
    }
    busy = setTimeout(unanswered, PATIENCE_MS);
    const left = showAhead(day);
    if (left) shown = day;
    model.set("left", left);
    asking = true;
    model.set("day", day);
    asking = false;
    model.save_changes();
  };
  const done = () => {
    clearTimeout(busy);
    busy = null;
    const next = waiting;
    waiting = null;
    if (next && next !== model.get("day")) send(next);
  };
  // A kernel that has died must not lock the control, nor the control name a day that is not shown.
  const unanswered = () => {
    if (!waiting) giveUp(shown);
    done();
  };
  model.on("change:day change:shown", () => {
    if (!asking) shown = model.get("shown");
  });
  model.on("change:shown", done);
  return send;
}

function render({ model, el }) {
  const output = make("output", {});
  const range = make("input", { type: "range", min: 0, step: 1, ariaLabel: "Day up to which statements are dated" });
  const before = make("button", { type: "button" }, "Day before");
  const after = make("button", { type: "button" }, "Day after");
  const play = make("button", { type: "button" }, "Play");
  const date = make("input", { type: "date", required: true });
  const field = make("label", {}, "Date ", date);
  el.classList.add("daycontrol");
  // Or JupyterLab takes arrows, Enter and letters for itself; it asks the very element in focus.
  el.addEventListener("focusin", ({ target }) => (target.dataset.lmSuppressShortcuts = "true"));
  el.append(make("div", {}, "What these reports date to ", output, " or before", range), before, after, play, field);

  let timer = null;
  const first = () => time(model.get("first"));
  const last = () => time(model.get("last"));
  let current = time(model.get("day"));

  const draw = () => {
    const words = WORDS.format(current);
    range.max = Math.round((last() - first()) / DAY_MS);
    range.value = Math.round((current - first()) / DAY_MS);
    range.setAttribute("aria-valuetext", words);
    output.textContent = words;
    date.min = model.get("first");
    date.max = model.get("last");
    date.value = iso(current);
    const ends = [[before, after, current <= first()], [after, before, current >= last()]];
    for (const [button, other, isEnd] of ends) {
      const focused = isEnd && document.activeElement === button;
      button.disabled = isEnd;
      if (focused) other.focus(); // or the next Tab would begin at the top of the page
    }
  };
  const send = sender(model, (shown) => {
    pause();
    current = time(shown);
    draw();
  });
  const go = (ms) => {
    if (Number.isNaN(ms)) return;
    current = Math.min(Math.max(ms, first()), last());
    draw();
    send(iso(current));
  };
  const pause = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play";
  };
  const tick = () => (current >= last() ? pause() : go(current + DAY_MS));

  range.addEventListener("input", () => go(first() + Number(range.value) * DAY_MS));
  date.addEventListener("change", () => go(time(date.value)));
  before.addEventListener("click", () => go(current - DAY_MS));
  after.addEventListener("click", () => go(current + DAY_MS));
  play.addEventListener("click", () => {
    if (timer) return pause();
    play.textContent = "Pause";
    if (current >= last()) go(first());
    timer = setInterval(tick, PLAY_MS);
  });
  const moved = () => {
    if (model.get("day") === model.get("shown")) current = time(model.get("day"));
    draw();
  };
  model.on("change:first change:last", draw);
  model.on("change:day change:shown", moved);
  const remember = () => {
    if (!document.body.dataset.voila) return; // in JupyterLab the address is not ours
    const present = new URLSearchParams(location.search).has("present") && "present=1";
    const query = [model.get("query"), present].filter(Boolean).join("&");
    const here = location.pathname + (query ? `?${query}` : "") + location.hash;
    history.replaceState(history.state, "", here);
  };
  model.on("change:query", remember);
  draw();
  setTimeout(() => model.send({ kind: AHEAD }), OPENING_MS);
  return pause;
}

export default { render };

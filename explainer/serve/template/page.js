// What the frame of the page does: the loading line, and one plain sentence when the kernel is
// gone. The widgets are started by static/live.js or, where it cannot, by Voilà's own script
// (voila.js), which expects two of the names below.
(() => {
  "use strict";
  const PATIENCE_MS = 4000; // a dropped connection may come back by itself
  const SLOW_MS = 45000;
  const PAPER_PX = 940;
  const PAGE_PX = 600;
  const SOON_MS = 300;
  const ASK_MS = 3000;
  const PAINT_MS = 500;
  const LOST = "The connection to the explainer is lost. What is on the page can still be read; its controls will work again when the connection is back.";
  const ENDED = "The explainer was started again, or this page was left alone for long. What is on it can still be read; reload it to go on where you were.";
  const STOPPED = "The explainer has stopped answering. What is on the page can still be read, but its controls no longer work.";
  const SLOW = "The explainer is taking unusually long to start.";
  const GONE = new Set(["dead", "restarting", "autorestarting"]);
  let leaving = false;
  let dead = false; // a kernel that was started again knows nothing of this page
  let timer = 0; // runs while the connection is down
  let since = 0;
  let reconnect = null;

  const byId = (id) => document.getElementById(id);

  const presenting = new URLSearchParams(location.search).has("present");
  document.documentElement.classList.toggle("present", presenting); // before anything is drawn

  function trouble(sentence = STOPPED) {
    const line = byId("trouble");
    if (leaving || !line || (!line.hidden && line.dataset.says === sentence)) return;
    byId("loading")?.remove();
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload";
    button.onclick = () => location.reload();
    line.dataset.says = sentence;
    line.hidden = false;
    line.replaceChildren(sentence, ...(sentence === LOST ? [] : [button])); // would lose the page
  }

  function calm() {
    clearTimeout(timer);
    timer = 0;
    if (!dead) byId("trouble").hidden = true;
  }

  function config() {
    return JSON.parse(byId("jupyter-config-data").textContent);
  }

  // While the connection is down: is the server there, and does the kernel still wait for us?
  async function ask() {
    const { baseUrl, kernelId } = config();
    try {
      const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: "no-store" });
      if (answer.status === 404) return died();
      if (answer.ok) reconnect?.();
    } catch {
      // no server: we ask again
    }
    if (!timer) return; // connected in the meantime
    if (Date.now() - since > PATIENCE_MS) trouble(LOST);
    timer = setTimeout(ask, ASK_MS);
  }

  // A front end says that its connection is down, and how it would connect once more.
  function lost(again) {
    reconnect = again;
    if (timer || dead || leaving) return;
    since = Date.now();
    timer = setTimeout(ask, SOON_MS);
  }

  function died() {
    dead = true;
    clearTimeout(timer);
    trouble(ENDED);
  }

  function watch(kernel) {
    const again = () => kernel.connectionStatus === "disconnected" && kernel.reconnect();
    kernel.connectionStatusChanged.connect((_, status) =>
      status === "connected" ? calm() : lost(again),
    );
    kernel.statusChanged.connect((_, status) => GONE.has(status) && died());
  }

  function allDrawn() {
    return [...document.querySelectorAll("[data-widget]")].every((output) =>
      output.querySelector(".jupyter-widgets, .jp-mod-error, pre"),
    );
  }

  // A link to the evidence: it is there only once its widget is drawn.
  function leadTo(id, tries) {
    const place = byId(id);
    if (place) place.scrollIntoView();
    if (tries) setTimeout(leadTo, 100, id, place ? 0 : tries - 1);
  }

  function waitForWidgets() {
    const finish = () => {
      if (!allDrawn()) return;
      observer.disconnect();
      clearTimeout(slow);
      byId("loading")?.remove();
      byId("trouble").hidden = true;
      document.documentElement.dataset.explainer = "started";
      if (presenting) present();
      else if (location.hash) leadTo(location.hash.slice(1), 50);
    };
    const observer = new MutationObserver(finish);
    const slow = setTimeout(() => trouble(SLOW), SLOW_MS);
    observer.observe(byId("main"), { childList: true, subtree: true });
    finish();
  }

  // Voilà's own front end, for a page that live.js does not know how to draw.
  // It waits for an event that may be over by then.
  async function ordinary() {
    const listen = window.addEventListener.bind(window);
    window.addEventListener = (type, listener, ...rest) => {
      if (type === "load" && document.readyState === "complete") setTimeout(listener);
      else listen(type, listener, ...rest);
    };
    const script = document.createElement("script");
    script.src = byId("jupyter-config-data").dataset.ordinary;
    script.onerror = () => trouble();
    document.body.append(script);
    while (!window.jupyterapp) await new Promise((resolve) => setTimeout(resolve, 20));
    const shell = window.jupyterapp.shell.node;
    shell.id = "voila-shell"; // it is called "main", as our landmark is
    const manager = window.jupyterapp.widgetManager;
    if (manager) watch(manager.kernel);
    else trouble(); // the page is older than its kernel: restored by the browser
  }

  // The widgets of the page, which is complete when live.js runs, are drawn.
  function live(start) {
    const outputs = [...document.querySelectorAll("[data-widget]")].map((place) => {
      const output = JSON.parse(place.querySelector("script").textContent);
      return [place, output.data["application/vnd.jupyter.widget-view+json"].model_id];
    });
    if (outputs.length) start(config(), outputs);
  }

  // One view at a time, for a projector: see static/present.js.
  function present() {
    const { baseUrl } = config();
    import(`${baseUrl}explainer/static/present.js`).then((module) => module.start());
  }

  function runScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${script.src} did not load`));
      document.head.append(script);
    });
  }

  // plotly.js takes long to run: it does while the kernel is asked for the rest.
  // static/plotview.js waits for it.
  let plotlyLoaded = null;
  function plotly() {
    plotlyLoaded ??= runScript(document.body.dataset.plotly).then(() => window.Plotly);
    return plotlyLoaded;
  }

  // The first words are on the screen before anything else is fetched and run; a page in the
  // background, which is not painted, does not wait for that.
  async function start() {
    const painted = new Promise((resolve) =>
      new PerformanceObserver(resolve).observe({ type: "paint", buffered: true }));
    await Promise.race([painted, new Promise((resolve) => setTimeout(resolve, PAINT_MS))]);
    runScript(document.body.dataset.live).catch(() => trouble());
    plotly().catch(() => {});
  }

  // A figure is as wide as the screen: on paper it is made smaller, sideways A4 or Letter.
  function fit(onPaper) {
    for (const { style, offsetWidth, offsetHeight } of document.querySelectorAll(".plotview-canvas")) {
      const zoom = Math.min(1, PAPER_PX / (offsetWidth || PAPER_PX));
      style.width = onPaper && offsetWidth ? `${offsetWidth}px` : "";
      style.zoom = onPaper ? zoom : "";
      style.breakInside = onPaper && offsetHeight * zoom < PAGE_PX ? "avoid" : "";
    }
    byId("printed").textContent = location.href;
  }
  window.addEventListener("beforeprint", () => fit(true));
  window.addEventListener("afterprint", () => fit(false));

  window.explainerPage = { trouble: () => trouble(), calm, lost, dead: died, live, ordinary, plotly };
  // Voilà ends the kernel on `beforeunload`, which phones do not send; `pagehide` they do.
  function farewell(event) {
    if (event.persisted || !byId("jupyter-config-data")) return;
    const { baseUrl, kernelId } = config();
    const form = new FormData();
    form.append("_xsrf", /\b_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, form);
  }

  window.voila_finish = () => {};
  for (const name of ["beforeunload", "pagehide"]) {
    window.addEventListener(name, () => (leaving = true));
  }
  window.addEventListener("pagehide", farewell);
  window.addEventListener("pageshow", () => (leaving = false));
  window.addEventListener("DOMContentLoaded", waitForWidgets);
  window.addEventListener("DOMContentLoaded", () => {
    byId("present").addEventListener("click", present);
  });
  window.addEventListener("DOMContentLoaded", start);
})();

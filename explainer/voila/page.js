// What the frame of the page does: the loading line, and one plain sentence when the kernel is
// gone. Voilà's own script (voila.js) starts the widgets; it expects two of the names below.
(() => {
  "use strict";
  const PATIENCE_MS = 4000; // a dropped connection may come back by itself
  const SLOW_MS = 45000;
  const COLD_MS = 800; // a page that is not complete by then waits for a kernel
  const ASK_MS = 3000;
  const LOST = "The connection to the explainer is lost. What is on the page can still be read; its controls will work again when the connection is back.";
  const ENDED = "The explainer was started again, or this page was left alone for long. What is on it can still be read; reload it to go on where you were.";
  const STOPPED = "The explainer has stopped answering. What is on the page can still be read, but its controls no longer work.";
  const SLOW = "The explainer is taking unusually long to start.";
  const GONE = new Set(["dead", "restarting", "autorestarting"]);
  let leaving = false;
  let dead = false; // a kernel that was started again knows nothing of this page
  let timer = 0;

  const byId = (id) => document.getElementById(id);

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

  // A dropped connection: does the kernel still wait for this page?
  async function ask(kernel) {
    const { baseUrl, kernelId } = config();
    try {
      const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: "no-store" });
      dead ||= answer.status === 404;
      if (!dead && kernel.connectionStatus === "disconnected") kernel.reconnect();
    } catch {
      trouble(LOST);
    }
    if (dead) trouble(ENDED);
    else if (kernel.connectionStatus !== "connected") timer = setTimeout(ask, ASK_MS, kernel);
  }

  function watch(kernel) {
    kernel.connectionStatusChanged.connect((_, status) => {
      if (status === "connected") calm();
      else if (!timer && !dead) timer = setTimeout(ask, PATIENCE_MS, kernel);
    });
    kernel.statusChanged.connect((_, status) => {
      if (!GONE.has(status)) return;
      dead = true;
      trouble(ENDED);
    });
  }

  function allDrawn() {
    return [...document.querySelectorAll("[data-widget]")].every((output) =>
      output.querySelector(".jupyter-widgets, .jp-mod-error, pre"),
    );
  }

  function waitForWidgets() {
    const finish = () => {
      if (!allDrawn()) return;
      observer.disconnect();
      clearTimeout(slow);
      byId("loading")?.remove();
      byId("trouble").hidden = true;
      document.documentElement.dataset.explainer = "started";
    };
    const observer = new MutationObserver(finish);
    const slow = setTimeout(() => trouble(SLOW), SLOW_MS);
    observer.observe(byId("main"), { childList: true, subtree: true });
    finish();
  }

  async function started() {
    while (!window.jupyterapp) await new Promise((resolve) => setTimeout(resolve, 20));
    const shell = window.jupyterapp.shell.node;
    shell.id = "voila-shell"; // it is called "main", as our landmark is
    const manager = window.jupyterapp.widgetManager;
    if (manager) watch(manager.kernel);
    else trouble(); // the page is older than its kernel: restored by the browser
  }

  // plotly.js takes long to run. While a cold kernel is starting there is time for it; with a
  // warm one the controls and words come first. static/plotview.js asks for it when it is needed.
  let plotlyLoaded = null;
  function plotly() {
    plotlyLoaded ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = byId("plotly-source").href;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error("plotly.js did not load"));
      document.head.append(script);
    });
    return plotlyLoaded;
  }
  setTimeout(() => {
    if (document.readyState === "loading") plotly().catch(() => {});
  }, COLD_MS);

  window.explainerPage = { trouble: () => trouble(), plotly };
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
  window.addEventListener(
    "error",
    ({ target }) => target.id === "voila-script" && trouble(),
    true, // a script that cannot be fetched says so to nobody else
  );
  window.addEventListener("load", started);
})();

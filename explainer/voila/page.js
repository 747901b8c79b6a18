// What the frame of the page does: the loading line, and one plain sentence when the kernel is
// gone. The widgets are started by static/live.js or, where it cannot, by Voilà's own script
// (voila.js), which expects two of the names below.
(() => {
  "use strict";
  const PATIENCE_MS = 4000; // a dropped connection may come back by itself
  const SLOW_MS = 45000;
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
    line.replaceChildren(sentence, button);
  }

  function calm() {
    clearTimeout(timer);
    timer = 0;
    if (!dead) byId("trouble").hidden = true;
  }

  function lost() {
    if (!timer) timer = setTimeout(trouble, PATIENCE_MS);
  }

  function died() {
    dead = true;
    trouble();
  }

  function watch(kernel) {
    kernel.connectionStatusChanged.connect((_, status) => (status === "connected" ? calm : lost)());
    kernel.statusChanged.connect((_, status) => GONE.has(status) && died());
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

  // Where the page is complete when live.js runs (it waits for that), its widgets are drawn.
  function live(start) {
    const config = JSON.parse(byId("jupyter-config-data").textContent);
    const outputs = [...document.querySelectorAll("[data-widget]")].map((place) => {
      const output = JSON.parse(place.querySelector("script").textContent);
      return [place, output.data["application/vnd.jupyter.widget-view+json"].model_id];
    });
    if (outputs.length) start(config, outputs);
  }

  // plotly.js takes long to run: after the first words are on the screen, and while the kernel
  // is asked for the rest. static/plotview.js waits for it.
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
  requestAnimationFrame(() => setTimeout(() => plotly().catch(() => {})));

  window.explainerPage = { trouble: () => trouble(), calm, lost, dead: died, live, ordinary, plotly };
  // Voilà ends the kernel on `beforeunload`, which phones do not send; `pagehide` they do.
  function farewell(event) {
    const config = byId("jupyter-config-data");
    if (event.persisted || !config) return;
    const { baseUrl, kernelId } = JSON.parse(config.textContent);
    const form = new FormData();
    form.append("_xsrf", /\b_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, form);
  }

  window.voila_heartbeat = () => {};
  window.voila_finish = () => {};
  for (const name of ["beforeunload", "pagehide"]) {
    window.addEventListener(name, () => (leaving = true));
  }
  window.addEventListener("pagehide", farewell);
  window.addEventListener("pageshow", () => (leaving = false));
  window.addEventListener("DOMContentLoaded", waitForWidgets);
})();

// plotly.js is loaded once per page, however many figures: from the server's static route, or
// (no such route: plain JupyterLab, VS Code, Binder) once from the kernel.

const KERNEL_PATIENCE_MS = 60000;
const SHARED = "__explainerPlotly";
const SOURCE_REQUEST = "plotly-source";

function runScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => {
      script.remove();
      if (globalThis.Plotly) resolve(globalThis.Plotly);
      else reject(new Error(`${url} holds no Plotly`));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${url} did not load`));
    };
    document.head.append(script);
  });
}

async function fromServer(version) {
  const data = document.getElementById("jupyter-config-data");
  if (!data) throw new Error("no Jupyter page");
  const base = JSON.parse(data.textContent).baseUrl || "/";
  // Absolute, because nothing resolves against the blob address of this module.
  const folder = new URL(base.endsWith("/") ? base : `${base}/`, location.origin);
  const url = new URL(`explainer/static/plotly.min.js?v=${version}`, folder);
  return runScript(url.href);
}

function sourceFromKernel(model) {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      model.off("msg:custom", receive);
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error("the kernel did not send plotly.js"));
    }, KERNEL_PATIENCE_MS);
    const receive = (message, buffers) => {
      if (message?.kind !== SOURCE_REQUEST) return;
      done();
      resolve(buffers[0]);
    };
    model.on("msg:custom", receive);
    model.send({ kind: SOURCE_REQUEST });
  });
}

async function fromKernel(model) {
  const zipped = new Blob([await sourceFromKernel(model)]);
  const plain = zipped.stream().pipeThrough(new DecompressionStream("gzip"));
  const source = await new Response(plain).blob();
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await runScript(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function loadPlotly(model) {
  if (!globalThis[SHARED]) {
    const page = globalThis.explainerPage; // our own page may have begun already
    globalThis[SHARED] = (page?.plotly() ?? fromServer(model.get("version")))
      .catch(() => fromKernel(model));
    globalThis[SHARED].catch(() => delete globalThis[SHARED]); // a later figure may try again
  }
  return globalThis[SHARED];
}

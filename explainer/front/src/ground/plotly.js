/** plotly.js, loaded once for a page, however many figures. The carrier says from where. */

/** @type {Promise<any> | null} */
let loaded = null;
/** @type {() => Promise<any>} */
let load = () => Promise.reject(new Error("nothing says where plotly.js is"));

/** @param {() => Promise<any>} from */
export function loadPlotlyWith(from) {
  load = from;
}

/** @returns {Promise<any>} */
export function plotly() {
  if (!loaded) {
    const asked = Promise.all([load(), lettersThere()]).then(([Plotly]) => Plotly);
    asked.catch(() => {
      if (loaded === asked) loaded = null; // a later figure may try again
    });
    loaded = asked;
  }
  return loaded;
}

/** Plotly measures words as it draws them: the typeface must be there by then. */
async function lettersThere() {
  const family = getComputedStyle(document.documentElement).getPropertyValue("--font");
  if (family) await document.fonts?.load(`14px ${family}`);
}

const HINT = "//# allFunctionsCalledOnLoad\n";

/**
 * A script as it is run from within a page. The hint in its first line has a browser compile a file
 * beside the page, while the page is read; here the page would wait for it.
 * @param {string} source
 */
export const withoutHint = (source) =>
  source.startsWith(HINT) ? source.slice(HINT.length) : source;

/**
 * Runs a plain script from an address.
 * @param {string} url
 * @returns {Promise<void>}
 */
export function runScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${url} did not load`));
    };
    document.head.append(script);
  });
}

/**
 * plotly.js from an address.
 * @param {string} url
 * @returns {Promise<any>}
 */
export async function plotlyFrom(url) {
  await runScript(url);
  const { Plotly } = /** @type {any} */ (globalThis);
  if (!Plotly) throw new Error(`${url} holds no Plotly`);
  return Plotly;
}

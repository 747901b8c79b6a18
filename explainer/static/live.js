// The page's own small front end: it connects to the kernel and draws the few kinds of widgets
// that the explainer is made of. Voilà's own (voila.js and lab extensions: 1 MB in 100 files,
// seconds of script on a slow computer) is loaded in its place wherever this one does not do:
// a widget of another kind, a message with something in it that is not known here.
// JupyterLab and any other server never see this file. See explainer/serve/template/page.js.
(() => {
  "use strict";
  const PROTOCOL = "v1.kernel.websocket.jupyter.org"; // messages are passed on as they are
  const WIDGET = "jupyter.widget";
  const CONTROL = "jupyter.widget.control";
  const GONE = new Set(["dead", "restarting", "autorestarting"]);
  const REFERENCE = "IPY_MODEL_";
  const BASE = "@jupyter-widgets/base";
  const CONTROLS = "@jupyter-widgets/controls";

  const page = window.explainerPage;

  // ---- messages ---------------------------------------------------------------------------

  function encode({ channel, buffers = [], ...message }) {
    const words = new TextEncoder();
    const names = ["header", "parent_header", "metadata", "content"];
    const parts = [channel, ...names.map((name) => JSON.stringify(message[name]))]
      .map((part) => words.encode(part)).concat(buffers.map((buffer) => new Uint8Array(buffer)));
    const head = 8 * (parts.length + 2);
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, head));
    const numbers = new DataView(bytes.buffer);
    numbers.setBigUint64(0, BigInt(parts.length + 1), true);
    let at = head;
    parts.forEach((part, index) => {
      numbers.setBigUint64(8 * (index + 1), BigInt(at), true);
      bytes.set(part, at);
      at += part.length;
    });
    numbers.setBigUint64(8 * (parts.length + 1), BigInt(at), true);
    return bytes;
  }

  function decode(bytes) {
    const numbers = new DataView(bytes);
    const count = Number(numbers.getBigUint64(0, true));
    const offset = (index) => Number(numbers.getBigUint64(8 * (index + 1), true));
    const part = (index) => bytes.slice(offset(index), offset(index + 1));
    const read = (index) => JSON.parse(new TextDecoder().decode(part(index)));
    const buffers = [];
    for (let index = 5; index < count - 1; index += 1) buffers.push(new DataView(part(index)));
    return { header: read(1), content: () => read(4), buffers };
  }

  // ---- the kernel -------------------------------------------------------------------------

  class Kernel {
    constructor({ baseUrl, kernelId }) {
      this.session = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      const place = `${baseUrl}api/kernels/${kernelId}/channels?session_id=${this.session}`;
      this.url = new URL(place, location.href.replace(/^http/, "ws"));
    }

    // The server keeps what is said while the connection is down, and says it after; what the page
    // says is lost.
    connect(onOpen, onMessage, onOpenAgain) {
      const socket = (this.socket = new WebSocket(this.url, [PROTOCOL]));
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        page.calm();
        onOpen();
      };
      socket.onmessage = ({ data }) => onMessage(decode(data));
      const again = () => {
        if (this.socket.readyState === WebSocket.CLOSED) {
          this.connect(onOpenAgain, onMessage, onOpenAgain);
        }
      };
      socket.onclose = () => page.lost(again);
    }

    send(type, content, { metadata = {}, buffers = [] } = {}) {
      if (this.socket.readyState !== WebSocket.OPEN) return;
      const header = {
        msg_id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
        msg_type: type,
        session: this.session,
        username: "",
        date: new Date().toISOString(),
        version: "5.3",
      };
      const message = { channel: "shell", header, parent_header: {}, metadata, content, buffers };
      this.socket.send(encode(message));
    }
  }

  // ---- models: what anywidget gives to a widget's script ----------------------------------

  const models = new Map();

  class Model {
    constructor(id, state, kernel) {
      Object.assign(this, { id, state, kernel, unsaved: {}, listeners: new Map() });
      this.kind = `${state._model_module}/${state._model_name}`;
    }

    get widget_manager() {
      return { get_model: async (id) => models.get(id) };
    }

    get(name) {
      return this.state[name];
    }

    set(names, value) {
      const given = typeof names === "string" ? { [names]: value } : names;
      Object.assign(this.unsaved, given);
      this.set_state(given);
    }

    save_changes() {
      const state = this.unsaved;
      this.unsaved = {};
      if (Object.keys(state).length) this.say({ method: "update", state, buffer_paths: [] });
    }

    send(content, _callbacks, buffers) {
      this.say({ method: "custom", content }, buffers);
    }

    say(data, buffers) {
      this.kernel.send("comm_msg", { comm_id: this.id, data }, { buffers });
    }

    on(names, listener) {
      for (const name of names.split(" ")) {
        if (!this.listeners.has(name)) this.listeners.set(name, new Set());
        this.listeners.get(name).add(listener);
      }
    }

    off(names, listener) {
      for (const name of names ? names.split(" ") : [...this.listeners.keys()]) {
        if (listener) this.listeners.get(name)?.delete(listener);
        else this.listeners.delete(name);
      }
    }

    trigger(name, ...what) {
      for (const listener of [...(this.listeners.get(name) ?? [])]) listener(...what);
    }

    // What the kernel says: the reader has not changed it, and it is not said back.
    set_state(state) {
      const changed = Object.keys(state).filter((name) => this.state[name] !== state[name]);
      Object.assign(this.state, state);
      for (const name of changed) this.trigger(`change:${name}`, this, state[name]);
      if (changed.length) this.trigger("change", this);
    }
  }

  // ---- views ------------------------------------------------------------------------------

  const modules = new Map();

  const referred = (reference) => models.get(String(reference).replace(REFERENCE, ""));

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  }

  // Many widgets share one script: it is read once.
  function moduleOf(source) {
    if (!modules.has(source)) {
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      modules.set(source, import(url).finally(() => URL.revokeObjectURL(url)));
    }
    return modules.get(source);
  }

  function style(css) {
    if (!css || modules.has(css)) return;
    modules.set(css, null);
    document.head.append(make("style", "", css));
  }

  async function drawAny(model, el) {
    style(model.get("_css"));
    const { default: widget } = await moduleOf(model.get("_esm"));
    await widget.initialize?.({ model });
    await widget.render?.({ model, el });
  }

  function drawBox(model, el) {
    const draw = () => el.replaceChildren(...model.get("children").map((at) => view(referred(at))));
    model.on("change:children", draw);
    draw();
  }

  function drawHtml(model, el) {
    const content = make("div", "widget-html-content");
    const draw = () => (content.innerHTML = model.get("value"));
    model.on("change:value", draw);
    draw();
    el.append(content);
  }

  let named = 0;

  function drawDropdown(model, el) {
    const label = make("label", "widget-label");
    const select = make("select", "");
    select.id = label.htmlFor = `dropdown-${(named += 1)}`;
    label.style.width = referred(model.get("style"))?.get("description_width") ?? "";
    const point = () => (select.selectedIndex = model.get("index") ?? -1);
    const draw = () => {
      label.textContent = model.get("description");
      select.disabled = model.get("disabled");
      select.replaceChildren(...model.get("_options_labels").map((name) => new Option(name)));
      point();
    };
    select.addEventListener("change", () => {
      model.set("index", select.selectedIndex);
      model.save_changes();
    });
    model.on("change:_options_labels change:description change:disabled", draw);
    model.on("change:index", point);
    draw();
    el.append(label, select);
  }

  const DRAWN = {
    "anywidget/AnyModel": [drawAny, ""],
    [`${CONTROLS}/VBoxModel`]: [drawBox, "widget-container widget-box widget-vbox"],
    [`${CONTROLS}/HBoxModel`]: [drawBox, "widget-container widget-box widget-hbox"],
    [`${CONTROLS}/HTMLModel`]: [drawHtml, "widget-html"],
    [`${CONTROLS}/DropdownModel`]: [drawDropdown, "widget-dropdown"],
  };
  const NOT_DRAWN = new Set([
    `${BASE}/LayoutModel`, `${CONTROLS}/HTMLStyleModel`, `${CONTROLS}/DescriptionStyleModel`,
  ]);

  function known(model) {
    return model.kind in DRAWN || NOT_DRAWN.has(model.kind);
  }

  function lay(el, layout) {
    for (const [name, value] of Object.entries(layout.state)) {
      if (!name.startsWith("_")) el.style.setProperty(name.replaceAll("_", "-"), value);
    }
  }

  function view(model) {
    const [draw, classes] = DRAWN[model.kind];
    const el = make("div", `jupyter-widgets ${classes}`);
    el.classList.add(...model.get("_dom_classes"));
    const layout = referred(model.get("layout"));
    lay(el, layout);
    layout.on("change", () => lay(el, layout));
    Promise.resolve(draw(model, el)).catch((error) => {
      console.error(error);
      page.trouble();
    });
    return el;
  }

  // ---- the page ---------------------------------------------------------------------------

  function start(config, outputs) {
    const kernel = new Kernel(config);
    const control = `page-${kernel.session}`;
    let drawn = false;

    function begin(states) {
      for (const [id, { state, ...names }] of Object.entries(states)) {
        state._model_module = names.model_module;
        state._model_name = names.model_name;
        models.set(id, new Model(id, state, kernel));
      }
      const wanted = outputs.map(([, id]) => models.get(id));
      if (!wanted.every(Boolean) || ![...models.values()].every(known)) return ordinary();
      drawn = true;
      outputs.forEach(([place], index) => place.append(view(wanted[index])));
    }

    // What the kernel shows: the page may have gone on by itself while nobody heard it.
    function follow(states) {
      for (const [id, { state }] of Object.entries(states)) models.get(id)?.set_state(state);
    }

    function ordinary() {
      kernel.socket.onclose = null;
      kernel.socket.close();
      page.ordinary();
    }

    function onComm({ comm_id: id, data }, buffers) {
      if (id === control && data.method === "update_states") {
        if (drawn) follow(data.states);
        else if (buffers.length) ordinary();
        else begin(data.states);
      } else if (data.method === "update") {
        models.get(id)?.set_state(data.state);
      } else if (data.method === "custom") {
        models.get(id)?.trigger("msg:custom", data.content, buffers);
      }
    }

    function pass({ header: { msg_type: type }, content, buffers }) {
      if (type === "comm_msg") {
        onComm(content(), buffers);
      } else if (type === "comm_open") {
        const { comm_id: id, target_name: target, data } = content();
        if (target === WIDGET) models.set(id, new Model(id, data.state, kernel));
      }
    }

    // What a kernel says while it answers belongs together: shown at once, it is laid out once.
    let held = null;

    function onMessage(message) {
      if (message.header.msg_type !== "status") {
        if (held) held.push(message);
        else pass(message);
        return;
      }
      const state = message.content().execution_state;
      if (GONE.has(state)) page.dead();
      if (state === "busy") {
        held ??= [];
      } else {
        const said = held ?? [];
        held = null;
        said.forEach(pass);
      }
    }

    const ask = () => {
      kernel.send("comm_msg", { comm_id: control, data: { method: "request_states" } });
    };
    const open = () => {
      const metadata = { version: "1.0.0" };
      const content = { comm_id: control, target_name: CONTROL, data: {} };
      kernel.send("comm_open", content, { metadata });
      ask();
    };
    kernel.connect(open, onMessage, ask);
    page.kernel = kernel; // for those who measure
  }

  page.live(start);
})();

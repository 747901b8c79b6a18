// HTML made by the package, with links that choose a claim: see explainer/htmlview.py.

function render({ model, el }) {
  const open = new Set(); // folds that the reader has opened stay open when the words change
  const draw = () => {
    el.innerHTML = model.get("html");
    el.querySelectorAll("details").forEach((fold, index) => {
      fold.open = open.has(index);
      fold.addEventListener("toggle", () => open[fold.open ? "add" : "delete"](index));
    });
  };
  const choose = (event) => {
    const claim = event.target.closest?.("[data-claim]")?.dataset.claim;
    if (!claim) return;
    if (model.get("chosen") === claim) {
      model.set("chosen", ""); // so that choosing the same claim again is noticed
      model.save_changes();
    }
    model.set("chosen", claim);
    model.save_changes();
  };
  draw();
  el.addEventListener("click", choose);
  model.on("change:html", draw);
  return () => model.off("change:html", draw);
}

export default { render };

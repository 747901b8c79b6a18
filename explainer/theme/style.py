"""Style sheets on the colours of the palette."""

from __future__ import annotations

from explainer.theme.palette import FAINT, FONT, INK, LINK, MUTED, PAPER, SERIF, SPEAKER_COLOURS

__all__ = [
    "page_css",
    "widget_css",
]


def page_css() -> str:
    """The style sheet of a whole page: one column of prose, figures wider, nothing fetched."""
    return f"{_BASE_CSS % _CSS_VALUES}\n{widget_css()}"


def widget_css() -> str:
    """The style sheet of the parts alone, which leaves the page around them as it is."""
    sides = "\n".join(
        f".explainer-side-{side} {{ border-color: {colour}; }}"
        for side, colour in SPEAKER_COLOURS.items()
    )
    return f"{_WIDGET_CSS % _CSS_VALUES}\n{sides}\n"


_CSS_VALUES = {
    "font": FONT,
    "serif": SERIF,
    "ink": INK,
    "muted": MUTED,
    "faint": FAINT,
    "paper": PAPER,
    "link": LINK,
}


_BASE_CSS = """
:root { --ink: %(ink)s; --muted: %(muted)s; --faint: %(faint)s; --paper: %(paper)s;
  --jp-border-color1: %(muted)s; --jp-border-color2: %(faint)s;
  --jp-layout-color0: %(paper)s; --jp-layout-color1: %(paper)s;
  --jp-layout-color2: %(faint)s; --jp-layout-color3: %(faint)s;
  --jp-ui-font-color0: %(ink)s; --jp-ui-font-color1: %(ink)s; --jp-ui-font-color2: %(muted)s;
  --jp-content-font-color1: %(ink)s; --jp-ui-inverse-font-color0: %(paper)s;
  --jp-ui-inverse-font-color1: %(paper)s; --jp-inverse-ui-font-color0: %(paper)s;
  --jp-inverse-ui-font-color1: %(paper)s; --jp-brand-color0: %(ink)s;
  --jp-brand-color1: %(ink)s; --jp-brand-color2: %(muted)s; }
body { background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 %(font)s; margin: 0; }
.jp-MarkdownOutput { color: var(--ink); font: 1.0625rem/1.55 %(font)s; max-width: 70ch; }
h1, h2, h3 { font-family: %(serif)s; font-weight: 600; line-height: 1.2; color: var(--ink); }
h1 { font-size: 2.1rem; margin: 1.2rem 0 .6rem; }
h2 { font-size: 1.5rem; margin: 2.2rem 0 .4rem; }
h3 { font-size: 1.15rem; margin: 1.2rem 0 .3rem; }
a { color: %(link)s; }
@media (max-width: 640px) { body { font-size: 1rem; } h1 { font-size: 1.6rem; } }
"""


_WIDGET_CSS = """
.explainer { --ink: %(ink)s; --muted: %(muted)s; --faint: %(faint)s; --paper: %(paper)s;
  color: var(--ink); font: 1.0625rem/1.55 %(font)s; }
.explainer-prose { max-width: 70ch; margin: .4rem 0; font: 1.0625rem/1.55 %(font)s; }
.explainer .widget-html-content { font: 1.0625rem/1.55 %(font)s; min-width: 0; max-width: 100%%; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible,
summary:focus-visible, .explainer-plot:focus-visible, .daycontrol input[type=date]:focus-within,
.explainer .widget-datepicker.jupyter-widgets input[type=date]:focus-within {
  outline: 3px solid %(link)s !important; outline-offset: 2px !important;
}
.explainer-question { font: 600 1.15rem/1.3 %(serif)s; margin: .6rem 0 .2rem;
  max-width: 60ch; }
.explainer-caption { max-width: 76ch; margin: .3rem 0 .2rem; font-size: .95rem; }
.explainer-source { color: var(--muted); font-size: .85rem; margin: .1rem 0 .4rem; }
.explainer-note { color: var(--muted); font-size: .92rem; max-width: 76ch; }
.explainer-key { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; padding: 0; margin: .4rem 0;
  list-style: none; font-size: .92rem; }
.explainer-key li { border-left-width: .8rem; border-left-style: solid;
  padding-left: .45rem; }
.explainer-symbols { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; padding: 0;
  margin: .3rem 0; list-style: none; font-size: .92rem; }
.explainer-symbols li { display: flex; gap: .35em; align-items: baseline; }
.explainer-symbols svg { width: 1em; height: 1em; flex: none; position: relative; top: .12em;
  fill: currentColor; stroke: none; }
.explainer-symbols svg.lines { fill: none; stroke: currentColor; stroke-width: 2; }
.explainer-symbols svg.dotted { stroke-dasharray: 2 1.6; }
.explainer-symbols svg.border { width: 2.4em; fill: none; }
/* A key and its figure keep their colours together, on their own ground. */
.explainer-key, .explainer-symbols, .explainer-card, .explainer .plotview, .quiz-map {
  forced-color-adjust: none; print-color-adjust: exact; }
@media (forced-colors: active) {
  .explainer-key, .explainer-symbols, .explainer-card, .explainer .plotview, .quiz-map {
    color: var(--ink); background: var(--paper); }
}
.explainer-card { border-left-width: .45rem; border-left-style: solid;
  padding: .2rem 0 .4rem 1rem; max-width: 76ch; }
.explainer-card blockquote { font-family: %(serif)s; font-size: 1.2rem; margin: .6rem 0; }
.explainer-card dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr;
  gap: .15rem 1rem; margin: .5rem 0; font-size: .95rem; }
/* JupyterLab gives the names in such lists a narrow floating column. */
.explainer dl :is(dt, dd) { float: none; width: auto; }
.explainer-card dt { color: var(--muted); }
.explainer-card dd { margin: 0; overflow-wrap: anywhere; }
.explainer-scroll { overflow-x: auto; max-width: 100%%; }
.explainer-table { border-collapse: collapse; font-size: .9rem; margin: .4rem 0; }
.explainer-table th, .explainer-table td { text-align: left; vertical-align: top;
  padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--faint); }
.explainer-table caption { text-align: left; color: var(--muted); padding: .2rem 0; }
.explainer-coverage .widget-dropdown { max-width: 28rem; }
.explainer-tools { display: flex; flex-wrap: wrap; gap: .4rem; margin: .4rem 0; }
.plotview-picture, .explainer-tools button { font-size: .85rem; }
.explainer-table th button { all: unset; cursor: pointer; text-decoration: underline dotted; }
.explainer-table th[aria-sort=ascending] button::after { content: " ↑" / ""; }
.explainer-table th[aria-sort=descending] button::after { content: " ↓" / ""; }
.explainer-table th button:focus-visible { outline: 3px solid %(link)s; outline-offset: 2px; }
body:not([data-voila]) [data-copy-here] { display: none; }
:has(> * > details[data-fold]:not([open])) > .explainer-folded { display: none; }
details > summary { cursor: pointer; color: %(link)s; padding: .3rem 0; }
s { color: var(--muted); }
.cell:has(.explainer-known-on) { position: sticky; top: 0; z-index: 20;
  background: var(--paper); border-bottom: 1px solid var(--faint); }
.explainer-known-on { padding: .35rem 0; }
.explainer-offer { margin: .2rem 0 0; font-size: .875rem; color: var(--muted); }
.explainer-offer button { min-height: 1.75rem; font: inherit; color: var(--ink);
  background: var(--paper); border: 1px solid var(--muted); border-radius: .2rem; cursor: pointer; }
.explainer-filters { padding: .3rem 0; }
.filtercontrol { font: .9375rem/1.4 %(font)s; color: var(--ink); }
.filtercontrol > div, .filtercontrol details > div { display: flex; flex-wrap: wrap;
  align-items: center; gap: .3rem 1.2rem; margin: .3rem 0; }
.filtercontrol fieldset { border: 1px solid var(--faint); margin: .3rem 0; padding: .2rem .7rem;
  display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; min-width: 0; }
.filtercontrol fieldset details > label { display: block; }
.filtercontrol label { display: inline-flex; align-items: center; gap: .35rem; max-width: 100%%; }
.filtercontrol select { max-width: min(22rem, 100%%); min-width: 0; }
.filtercontrol input[type=checkbox] { width: 1.15rem; height: 1.15rem; accent-color: %(ink)s; }
.daycontrol { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .6rem;
  flex: 1 1 34rem; min-width: 0; font: .9375rem/1.3 %(font)s; }
.daycontrol > div { display: flex; flex-wrap: wrap; flex: 1 1 20rem;
  align-items: center; gap: .2rem .5rem; }
.daycontrol output { font-weight: 600; min-width: 9.5rem; }
.daycontrol input[type=range] { flex: 1 1 9rem; min-width: 8rem; accent-color: %(ink)s; }
.daycontrol button, .daycontrol input[type=date], .filtercontrol button,
.filtercontrol select, .filtercontrol input[type=date], .explainer-tools button,
.plotview-picture { font: inherit; color: var(--ink);
  background: var(--paper); border: 1px solid var(--muted); border-radius: 4px;
  padding: .3rem .6rem; min-height: 2rem; }
.daycontrol button, .filtercontrol button, .explainer-tools button, .plotview-picture {
  cursor: pointer; }
.daycontrol button:disabled { color: var(--muted); border-color: var(--faint); cursor: default; }
.explainer .widget-label, .explainer-known-on .widget-label { font: .9375rem/1.3 %(font)s;
  color: var(--ink); }
.present { font-size: 21px; }
.present .plotview { --larger: 1.3; }
.present .plotview .plotview-canvas { width: calc(100%% / var(--larger));
  transform: scale(var(--larger)); transform-origin: 0 0; }
.explainer-footer { border-top: 1px solid var(--faint); margin-top: 3rem; padding: 1rem 0 3rem;
  color: var(--muted); font-size: .9rem; }
@media (max-width: 640px) {
  .explainer-card dl { grid-template-columns: 1fr; }
  .explainer-card dd { margin-bottom: .3rem; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important;
    scroll-behavior: auto !important; }
}
@media print {
  @page { size: landscape; margin: 14mm; }
  html, html.present { font-size: 11pt; }
  body { background: none; }
  .plotview-picture, .filtercontrol, .daycontrol, .explainer-offer, .explainer .widget-dropdown,
  .explainer-noprint, .modebar-container, details:not([open]),
  .explainer :has(> details:not([open]):only-child) {
    display: none; }
  .cell:has(.explainer-known-on) { position: static; border: 0; }
  h1, h2, h3, .explainer-question, .jp-MarkdownOutput { break-after: avoid; }
  .explainer-card, .explainer-caption, .explainer-table tr { break-inside: avoid; }
  .explainer-scroll { overflow: visible; }
  .present .plotview .plotview-canvas { width: 100%%; transform: none; } }
"""

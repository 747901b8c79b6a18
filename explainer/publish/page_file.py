"""The whole page as one file: front end, plotting library, and every page that is not narrowed."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import re
from functools import cache
from typing import Any

import nbformat
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html

import explainer
from explainer import paths
from explainer.analysis import known as knowing
from explainer.figures.frame import LICENCE
from explainer.notebook.plotlyjs import compressed_plotly
from explainer.page import data, panels, rendering
from explainer.page.permalink import FIELDS
from explainer.page.state import Order, State, default_state, options
from explainer.publish.packing import Pack
from explainer.records.ledger import Ledger
from explainer.theme.style import page_css
from explainer.words import claims as text
from explainer.words.front import FRONT_WORDS

__all__ = ["one_file", "packed_pages"]

ORDERS: dict[str, Order] = {"": "topic", "/disagreement": "disagreement"}
"""What stands after a ring's name, by the order of the coverage's questions."""
RINGS = {"five": False, "wider": True}
NOTEBOOK = "explainer.ipynb"


def packed_pages(ledger: Ledger, *, address_in: str = "search") -> dict[str, Any]:
    """Every page that is not narrowed, each part once.

    Parameters
    ----------
    ledger : Ledger
        The records.
    address_in : {'search', 'hash'}
        Where the page keeps its state in its address.

    Returns
    -------
    dict
        ``pages`` with places in ``values``, as ``front/src/pages.js`` reads them: for each ring
        and order the days on which anything was said, with the page and the evidence of each.
    """
    pack = Pack()
    rings = {
        f"{ring}{suffix}": [
            _packed(pack, ledger, State(day, wider=wider, order=order))
            for day in _days(ledger, wider=wider)
        ]
        for ring, wider in RINGS.items()
        for suffix, order in ORDERS.items()
    }
    frame = pack.add(_frame(ledger, address_in))
    return {"pages": {"frame": frame, "rings": rings, "narrowed": {}}, "values": pack.values}


def _packed(pack: Pack, ledger: Ledger, state: State) -> list[Any]:
    page = rendering.render(ledger, state)
    places = pack.add({"parts": data.as_data(page, ledger)}), pack.add(data.cards(ledger, page))
    return [state.known_on.isoformat(), *places]


def _days(ledger: Ledger, *, wider: bool) -> list[dt.date]:
    """The first day of a ring, and each on which anything was said."""
    claims = ledger.claims() if wider else ledger.claims(ring="five")
    first, _ = knowing.said_days(ledger, wider=wider)
    return sorted({first, *(claim.said_on.date for claim in claims)})


def _frame(ledger: Ledger, address_in: str) -> dict[str, Any]:
    """What does not change with the state: words, days, what an address may hold."""
    spans = {ring: knowing.said_days(ledger, wider=wider) for ring, wider in RINGS.items()}
    first, last = min(s[0] for s in spans.values()), max(s[1] for s in spans.values())
    every = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    ids: dict[str, list[str]] = {"ring": ["wider"], "order": ["disagreement"]}
    for wider in RINGS.values():
        for name, offered in options(ledger, wider=wider).items():
            ids[name] = [*dict.fromkeys([*ids.get(name, []), *(o.value for o in offered)])]
    whole = [document.id for document in ledger.documents if document.read_whole]
    ids["cells"] = [f"{topic}/{document}" for topic in ledger.topics for document in whole]
    return {
        "words": FRONT_WORDS,
        "days": {ring: {"first": str(a), "last": str(b)} for ring, (a, b) in spans.items()},
        "dayWords": {str(day): text.day_in_words(day) for day in every},
        "claim": default_state(ledger).chosen,
        "saidOn": {claim.id: str(claim.said_on.date) for claim in ledger.claims()},
        "keys": list(FIELDS),
        "ids": ids,
        "addressIn": address_in,
        "colours": panels.colours(),
        "licence": LICENCE,
        "footer": panels.footer(),
        "key": panels.key(),
    }


def _cells() -> list[dict[str, Any]]:
    """The notebook of the page: its prose, and the parts that its cells show."""
    found: list[dict[str, Any]] = []
    for cell in _notebook().cells:
        if cell.cell_type == "markdown":
            prose = Markup(markdown2html(cell.source))
            found.append({"prose": prose})
        elif part := re.search(r"^page\.(\w+)$", cell.source, re.MULTILINE):
            found.append({"part": part[1]})
    return found


@cache
def _notebook() -> Any:
    written = (paths.notebooks_folder() / NOTEBOOK).read_text(encoding="utf-8")
    return nbformat.reads(written, as_version=4)  # type: ignore[no-untyped-call]


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def one_file(ledger: Ledger) -> str:
    """The page as one HTML file that opens by a double click and asks nobody for anything.

    Its policy lets only the two scripts that it holds run, by their hashes.
    """
    made = packed_pages(ledger, address_in="hash")
    packed = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    pages = gzip.compress(packed.encode(), 9, mtime=0)
    plotly = compressed_plotly()
    script = paths.front_script().read_text(encoding="utf-8")
    css = paths.style_sheets()
    environment = Environment(
        loader=PackageLoader("explainer.page"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html.j2").render(
        title=_notebook().metadata["title"],
        css=Markup(page_css() + css),
        cells=_cells(),
        script=Markup(script),
        hashes=[_sha256(script), _sha256(gzip.decompress(plotly).decode())],
        pages=base64.b64encode(pages).decode(),
        plotly=base64.b64encode(plotly).decode(),
        digest=hashlib.sha256(pages).hexdigest(),
        version=explainer.__version__,
    )

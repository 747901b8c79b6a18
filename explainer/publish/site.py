"""The pages as files: for a folder that any server or stick can hold, and for the app.

Every page of a site links what all pages share, by names that hold a digest. The same files are
served by the app, where narrowing is asked of a server.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from markupsafe import Markup

import explainer
from explainer import paths
from explainer.classroom.handouts import sheets
from explainer.page.packed import packed_pages
from explainer.publish.assets import Assets, assets, opening_queries, short_digest
from explainer.publish.rendering import (
    PAGE,
    Rendered,
    as_html,
    chapter_files,
    file_of,
    from_template,
    rendered,
)
from explainer.records.ledger import Ledger
from explainer.theme.style import page_css

__all__ = ["NARROWING", "build", "notebooks_rendered", "write"]

NARROWING = "page"
"""Where the app answers what a page is narrowed to."""
REPORT = "report"
"""Where it answers about a report of one's own."""
HANDOUTS = "handouts"
LINKED_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""What a linked page may load. Styles stand in attributes too: the plotting library writes them."""


def notebooks_rendered() -> tuple[Rendered, ...]:
    """The page and its chapters, the page first, each run once."""
    return rendered((paths.notebooks_folder() / f"{PAGE}.ipynb", *chapter_files()))


def build(ledger: Ledger, *, app: bool = False, outside: str = "") -> dict[str, bytes]:
    """Every file of the site by its name.

    Parameters
    ----------
    ledger : Ledger
        The records.
    app : bool
        Whether a server answers what the page is narrowed to; else the site does without one.
    outside : str
        Address under which the site is found, with a slash at its end, where that is known.

    Returns
    -------
    dict of str to bytes
        Names below the folder of the site. Those in which a digest stands never change.

    Raises
    ------
    RenderingError
        When a notebook cannot be run.
    """
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(notebooks_rendered)

        def opened() -> Iterator[str]:
            """Asked for when all else is packed: till then the notebooks run."""
            yield from opening_queries(running.result())

        handouts = _handouts(sheets.sheets(ledger))
        shared = assets(packed_pages(ledger, opened()))
    notebooks = running.result()
    files = _shared_files(shared) | handouts
    linked = _linked(shared, app=app)
    others = [{"file": file_of(one.name), "title": one.short_title} for one in notebooks]
    for one in notebooks:
        setting = _setting(one, linked, others, outside)
        files[file_of(one.name)] = as_html(one, setting).encode()
    if outside:
        files["preview.png"] = (paths.notebooks_folder() / "screenshot.png").read_bytes()
    if not app:
        files |= _site_only(shared, files, outside)
    return files


def write(ledger: Ledger, folder: Path, *, outside: str = "") -> tuple[int, str]:
    """Write the site into a folder: how many files, and what is to be known of missing PDFs."""
    files = build(ledger, outside=outside)
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    made = sheets.write(ledger, folder / HANDOUTS)
    printed = {file.stem for file in made.files if file.suffix == ".pdf"}
    index = _handouts_index(sheets.sheets(ledger), printed)
    (folder / HANDOUTS / "index.html").write_bytes(index)
    return len(files) + len(printed), made.note


def _handouts(made: Sequence[sheets.Sheet]) -> dict[str, bytes]:
    files = {f"{HANDOUTS}/{one.name}.html": one.html.encode() for one in made}
    return {**files, f"{HANDOUTS}/index.html": _handouts_index(made, ())}


def _handouts_index(made: Sequence[sheets.Sheet], printed: Container[str]) -> bytes:
    listed = [
        {
            "name": one.name,
            "title": one.name.replace("_", " ").capitalize(),
            "pdf": one.name in printed,
        }
        for one in made
    ]
    return from_template("handouts.html.j2", css=Markup(page_css()), sheets=listed).encode()


def _site_only(shared: Assets, files: Mapping[str, bytes], outside: str) -> dict[str, bytes]:
    """What no server does for a site: pages for a disk, being offline, telling a wrong address."""
    pages = shared.names["pages"]
    wanted = [name for name in files if name != "preview.png"]
    told = {
        "version": short_digest(b"".join(files[name] for name in wanted)),
        "files": ["./", *wanted],
        "fixed": list(shared.names.values()),
    }
    offline = paths.offline_script().read_text(encoding="utf-8")
    return {
        f"{pages}.js": f'globalThis.explainerPages="{shared.pages_base64}";\n'.encode(),
        "sw.js": f"self.explainerSite={json.dumps(told)};\n{offline}".encode(),
        "404.html": from_template("404.html.j2", css=Markup(shared.css), outside=outside).encode(),
    }


def _shared_files(shared: Assets) -> dict[str, bytes]:
    names = shared.names
    return {
        names["script"]: shared.script.encode(),
        names["css"]: shared.css.encode(),
        names["plotly"]: shared.plotly_source,
        names["pages"]: shared.pages,
    }


def _linked(shared: Assets, *, app: bool) -> dict[str, str]:
    """What the pages link, and what the front end is told by attributes."""
    names = shared.names
    given = {"front": names["script"], "css": names["css"], "plotly": names["plotly"]}
    given |= {"pages": names["pages"], "digest": shared.digest}
    if app:
        return {**given, "narrow": NARROWING, "report": REPORT}
    return {**given, "script": f"{names['pages']}.js", "worker": "sw.js"}


def _setting(
    one: Rendered, linked: Mapping[str, str], others: Sequence[Mapping[str, str]], outside: str
) -> dict[str, Any]:
    """What the template is given as `page`."""
    home = {} if one.name == PAGE else {"home": file_of(PAGE)}
    return {
        "title": one.title,
        "file": file_of(one.name),
        "policy": LINKED_POLICY,
        "linked": {**linked, **home},
        "others": others,
        "outside": outside,
        "version": explainer.__version__,
    }

"""The pages as files: for a folder that any server or stick can hold, and for the app.

Every page of a site links what all pages share, by names that hold a digest. The same files are
served by the app, where narrowing is asked of a server.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile
from typing import Any

from lxml import html
from markupsafe import Markup

import explainer
from explainer import paths
from explainer.classroom import exports, lessons
from explainer.classroom.handouts import sheets, writing
from explainer.classroom.handouts.sheet import Sheet
from explainer.classroom.questions.kinds import Question
from explainer.page import policy
from explainer.page.beside import told_of
from explainer.page.packed import narrowed_by_one, packed_pages
from explainer.page.packing import signs_of
from explainer.publish.assets import Assets, assets, opening_queries, short_digest
from explainer.publish.estimates import estimates_script
from explainer.publish.page_file import ONE_FILE, one_file
from explainer.publish.rendering import (
    PAGE,
    Rendered,
    as_html,
    chapter_files,
    file_of,
    from_template,
    rendered,
)
from explainer.publish.shelf import MANIFEST, ZIPPED, kept
from explainer.records.ledger import Ledger
from explainer.theme.style import page_css
from explainer.theme.typeface import faces_css
from explainer.words.front import FRONT_WORDS
from explainer.words.handouts import SERIES

__all__ = ["NARROWING", "build", "notebooks_rendered", "write"]

NARROWING = "page"
"""Where the app answers what a page is narrowed to; below it stands which pages a reader has."""
REPORT = "report"
"""Where it answers about a report of one's own."""
HANDOUTS = "handouts"


def notebooks_rendered() -> tuple[Rendered, ...]:
    """The page and its chapters, the page first, each run once: app and site are made of them."""
    import nbformat

    files = (paths.notebooks_folder() / f"{PAGE}.ipynb", *chapter_files())

    def make() -> dict[str, bytes]:
        return {
            f"{one.name}.ipynb": nbformat.writes(one.notebook).encode()  # type: ignore[no-untyped-call]
            for one in rendered(files)
        }

    folder = kept(make, also="notebooks")
    return tuple(Rendered(file.stem, nbformat.read(folder / file.name, 4)) for file in files)  # type: ignore[no-untyped-call]


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
            yield from () if app else narrowed_by_one(ledger)
            yield from opening_queries(running.result())

        asked = lessons.by_chapter(ledger)
        handouts = _handouts(sheets.sheets(ledger, asked), asked, outside)
        whole = ledger.whole
        estimates = estimates_script(told_of(whole.claims(), whole.places.values()))
        shared = assets(packed_pages(ledger, opened()), estimates)
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
        files[ONE_FILE] = one_file(notebooks[0], shared).encode()
    return files | {f"{shared.names['plotly']}{ZIPPED}": shared.plotly}


def write(built: Path, folder: Path) -> writing.Made:
    """Copy a site that was built into a folder, with what can be printed as PDF, too.

    Returns
    -------
    Made
        The files, and a sentence where PDFs are missing.
    """
    names = json.loads((built / MANIFEST).read_text(encoding="utf-8"))["files"]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copyfile(built / name, folder / name)
    pages = [name for name in names if name.startswith(f"{HANDOUTS}/") and name.endswith(".html")]
    made = [_read_sheet(folder / name) for name in pages if not name.endswith("/index.html")]
    printed = writing.printed(made, folder / HANDOUTS)
    there = {file.stem for file in printed.files}
    (folder / HANDOUTS / "index.html").write_bytes(_handouts_index(made, there))
    return writing.Made((*(folder / name for name in names), *printed.files), printed.note)


def _read_sheet(page: Path) -> Sheet:
    """A sheet as it was built."""
    made = page.read_text(encoding="utf-8")
    titled = html.fromstring(made).findtext(".//title") or page.stem
    return Sheet(page.stem, titled.removesuffix(f" · {SERIES}"), made)


def _handouts(
    made: Sequence[Sheet], asked: Mapping[lessons.Chapter, Sequence[Question]], outside: str
) -> dict[str, bytes]:
    files = writing.files(made, asked, outside)
    files["index.html"] = _handouts_index(made, ())
    return {f"{HANDOUTS}/{name}": content for name, content in files.items()}


def _handouts_index(made: Sequence[Sheet], printed: Container[str]) -> bytes:
    listed = [
        {
            "name": one.name,
            "title": one.title,
            "pdf": one.name in printed,
            "letter": f"{one.name}{writing.LETTER}" in printed,
        }
        for one in made
    ]
    return _unscripted(
        "handouts.html.j2", page_css(), sheets=listed, letter=writing.LETTER, files=exports.FILES
    )


def _unscripted(template: str, css: str, **values: Any) -> bytes:
    """A page that runs no script."""
    return from_template(template, css=Markup(css), policy=policy.PLAIN, **values).encode()


def _site_only(shared: Assets, files: Mapping[str, bytes], outside: str) -> dict[str, bytes]:
    """What no server does for a site: pages for a disk, being offline, telling a wrong address.

    What is only taken away as a file is not kept for when there is no network, and that is said.
    """
    taken = ("preview.png", ".docx", *exports.FILES.values())
    wanted = [name for name in files if not name.endswith(taken)]
    told = {
        "version": short_digest(b"".join(files[name] for name in wanted)),
        "files": ["./", *wanted],
        "fixed": [*shared.names.values(), *shared.packs],
        "missing": FRONT_WORDS["notOffline"],
    }
    offline = paths.offline_script().read_text(encoding="utf-8")
    return {
        **{f"{name}.js": _as_script(signs_of(packed)) for name, packed in shared.packs.items()},
        "sw.js": f"self.explainerSite={json.dumps(told)};\n{offline}".encode(),
        "404.html": _unscripted("404.html.j2", shared.css, outside=outside),
    }


def _as_script(packed: str) -> bytes:
    return f'globalThis.explainerPages="{packed}";\n'.encode()


def _shared_files(shared: Assets) -> dict[str, bytes]:
    names = shared.names
    return {
        names["script"]: shared.script.encode(),
        names["guard"]: shared.guard.encode(),
        names["faces"]: faces_css().encode(),
        names["plotly"]: shared.plotly_source,
        names["estimates"]: shared.estimates.encode(),
        **shared.packs,
    }


def _linked(shared: Assets, *, app: bool) -> dict[str, str]:
    """What the pages link, and what the front end is told by attributes."""
    names = shared.names
    given = {"front": names["script"], "faces": names["faces"], "plotly": names["plotly"]}
    given |= {"estimates": names["estimates"], "guard": names["guard"]}
    pages, *later = shared.packs
    given |= {"pages": pages, "later": " ".join(later), "digests": " ".join(shared.digests)}
    if app:
        return {**given, "narrow": f"{NARROWING}/{shared.has}", "report": REPORT}
    return {**given, "script": ".js", "worker": "sw.js"}


def _setting(
    one: Rendered, linked: Mapping[str, str], others: Sequence[Mapping[str, str]], outside: str
) -> dict[str, Any]:
    """What the template is given as `page`."""
    home = {} if one.name == PAGE else {"home": file_of(PAGE)}
    return {
        "title": one.title,
        "file": file_of(one.name),
        "one_file": None if "narrow" in linked else ONE_FILE,
        "policy": policy.LINKED,
        "linked": {**linked, **home},
        "style": page_css(faces=False),
        "others": others,
        "outside": outside,
        "version": explainer.__version__,
    }

"""The notebooks, each run once and made to HTML by Voilà: prose and hosts, never source code.

A kernel runs a notebook while `EXPLAINER_RENDERING` is set, so that what its cells display are
hosts for the front end. Voilà's exporter then puts them into our page template. Nothing is read
from, or written to, the home folder.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Coroutine, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import FileSystemLoader

import explainer
from explainer import paths
from explainer.notebook.part import RENDERING
from explainer.page.templating import from_templates
from explainer.words.publishing import not_rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CHAPTERS",
    "PAGE",
    "Rendered",
    "RenderingError",
    "as_html",
    "chapter_files",
    "file_of",
    "from_template",
    "rendered",
]

T = TypeVar("T")
PAGE = "explainer"
"""The notebook of the page; the others are chapters."""
CHAPTERS = "0*_*.ipynb"
"""What the names of their files are like."""
JUPYTER_ONLY = "jupyter-only"
"""The tag of cells that tell how to use JupyterLab: readers of a page do not see them."""
TEMPLATES = Path(__file__).resolve().parent / "template"
START_SECONDS = 90
CELL_SECONDS = 120
_STATIC = re.compile(r"<(\w+) data-static>.*?</\1>\n?", re.DOTALL)
_NOTEBOOK_LINK = re.compile(r'(?<=href=")(?P<name>\w+)\.ipynb(?=["#])')
_PLAN_LINK = re.compile(r'(?<=href=")teaching/(?P<name>\w+)\.md(?=["#])')


class RenderingError(ValueError):
    """A notebook that could not be run to its end."""


@dataclass(frozen=True)
class Rendered:
    """A notebook that has been run.

    Attributes
    ----------
    name : str
        Its file's name without an ending.
    notebook : NotebookNode
        With what its cells display.
    """

    name: str
    notebook: Any

    @property
    def title(self) -> str:
        """As its metadata has it."""
        return str(self.notebook.metadata.get("title", self.name))

    @property
    def short_title(self) -> str:
        """What stands before the colon of the title."""
        return self.title.partition(":")[0]


def chapter_files() -> tuple[Path, ...]:
    """The notebooks of the chapters, in order."""
    return tuple(sorted(paths.notebooks_folder().glob(CHAPTERS)))


def file_of(name: str) -> str:
    """The name of the HTML file of a notebook."""
    return "index.html" if name == PAGE else f"{name}.html"


# ---- running ----------------------------------------------------------------------------------


def rendered(files: Iterable[Path], *, at_once: int | None = None) -> tuple[Rendered, ...]:
    """Run notebooks, each in a kernel of its own.

    Parameters
    ----------
    files : iterable of Path
        The notebooks; those that stand first are begun first.
    at_once : int, optional
        So many run at the same time; as many as there are processors, where not given.

    Raises
    ------
    RenderingError
        When a cell of one fails; the message names notebook, cell and fault.
    """
    with tempfile.TemporaryDirectory(prefix="explainer_") as folder, _writing_only_in(folder):
        return _apart(_all(tuple(files), at_once or os.cpu_count() or 1, Path(folder)))


def _apart(work: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns, run in a thread: whoever calls may have a loop of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _all(files: tuple[Path, ...], at_once: int, folder: Path) -> tuple[Rendered, ...]:
    turn = asyncio.Semaphore(at_once)

    async def one(file: Path) -> Rendered:
        async with turn:
            return await _run(file, folder)

    return tuple(await asyncio.gather(*map(one, files)))


async def _run(file: Path, folder: Path) -> Rendered:
    import nbformat  # after `_skip_iri_check`
    from jupyter_client.manager import AsyncKernelManager
    from nbclient.exceptions import CellExecutionError
    from voila.execute import VoilaExecutor

    notebook = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    manager = AsyncKernelManager(
        kernel_spec_manager=_own_kernel(folder), connection_file=str(folder / f"{file.stem}.json")
    )
    executor = VoilaExecutor(
        notebook,
        km=manager,
        resources={"metadata": {"path": str(file.parent)}},
        show_tracebacks=True,
        startup_timeout=START_SECONDS,
        timeout=CELL_SECONDS,
    )
    try:
        await executor.async_execute(env=_environment(), cleanup_kc=True)
    except CellExecutionError as error:
        told = f"{error.ename}: {error.evalue}".splitlines()[0]
        raise RenderingError(not_rendered(file.name, told)) from None
    except (RuntimeError, TimeoutError) as error:
        raise RenderingError(not_rendered(file.name, error)) from None
    return Rendered(file.stem, notebook)


def _own_kernel(folder: Path) -> Any:
    """A kernel of this interpreter, whatever is installed; no start-up files, no history."""
    from ipykernel.kernelspec import RESOURCES, get_kernel_dict
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

    arguments = [f"--ipython-dir={folder}", "--HistoryManager.enabled=False", "--log-level=ERROR"]
    spec = KernelSpec(resource_dir=str(RESOURCES), **get_kernel_dict(extra_arguments=arguments))

    class OwnKernel(KernelSpecManager):
        def get_kernel_spec(self, _name: str) -> KernelSpec:
            return spec

    return OwnKernel()


def _environment() -> dict[str, str]:
    """A kernel starts in the notebook's folder: it must find this package, installed or not."""
    package = Path(explainer.__file__).resolve().parent.parent
    known = os.environ.get("PYTHONPATH")
    given = {RENDERING: "1", "PYTHONIOENCODING": "utf-8"}
    if package.name not in {"site-packages", "dist-packages"}:
        given["PYTHONPATH"] = os.pathsep.join([str(package), *([known] if known else [])])
    ours = {name: value for name, value in os.environ.items() if name != "QUERY_STRING"}
    return {**ours, **given}  # what a visit asks for is none of a rendering's affair


@contextmanager
def _writing_only_in(folder: str) -> Iterator[None]:
    """Keep Jupyter from writing in the home folder, which may not be there or be read-only."""
    names = [f"JUPYTER_{kind}_DIR" for kind in ("CONFIG", "DATA", "RUNTIME")]
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, folder))
    _skip_iri_check()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _skip_iri_check() -> None:
    """Keep Voilà from compiling a grammar that nothing here uses (2.5 s, once a process).

    voila → jupyter_events → jsonschema → rfc3987_syntax is an optional check of addresses in JSON
    Schemas. jsonschema leaves it out where it cannot be imported.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


# ---- HTML -------------------------------------------------------------------------------------


def as_html(of: Rendered, setting: Mapping[str, Any]) -> str:
    """A notebook in the page template, which is given the setting by the name `page`."""
    with tempfile.TemporaryDirectory(prefix="explainer_") as folder, _writing_only_in(folder):
        return _apart(_exported(of, setting))


def _lean(html: str) -> str:
    """What a cell displays without the tables of its static form, which are drawn from the pages.

    They are a fifth of a file that has the pages in it.
    """
    return _STATIC.sub("", html)


def _unscripted(html: str) -> str:
    """What a cell displays, its static tables for those browsers alone that run no script.

    Others would make 10,000 elements of them before the first words are painted.
    """
    return _STATIC.sub(r"<noscript>\g<0></noscript>", html)


async def _exported(of: Rendered, setting: Mapping[str, Any]) -> str:
    from traitlets.config import Config
    from voila.exporter import VoilaExporter

    config = Config()
    config.TagRemovePreprocessor.remove_cell_tags = {JUPYTER_ONLY}
    exporter = VoilaExporter(
        config=config,
        template_paths=[str(TEMPLATES)],
        template_file="page.html.j2",
        contents_manager=_NoFiles(),
    )
    exporter.environment.autoescape = True
    exporter.register_filter("linked", _linked)
    exporter.register_filter("lean", _lean)
    exporter.register_filter("unscripted", _unscripted)
    parts = exporter.generate_from_notebook_node(of.notebook, extra_context={"page": setting})
    return "".join([part async for part, _ in parts])


def from_template(name: str, **given: object) -> str:
    """A small page that is no notebook, from its template."""
    return from_templates(FileSystemLoader(TEMPLATES)).get_template(name).render(given)


class _NoFiles:
    """Voilà asks for the files of pictures in the prose; ours has none."""

    def file_exists(self, _path: str) -> bool:
        return False


def _linked(html: str) -> str:
    """Prose whose links to notebooks and lesson plans lead to their pages."""
    html = _NOTEBOOK_LINK.sub(lambda found: file_of(found["name"]), html)
    return _PLAN_LINK.sub(r"handouts/\g<name>.html", html)

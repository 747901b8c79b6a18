"""The live page on this computer: starts Voilà on the explainer's notebook, and stops it cleanly.

Here belong the command's behaviour (port, messages, browser), the addresses that we add to a
Jupyter server, and nothing of what the page shows. Voilà itself is imported only by `run_app`
(see `explainer.serve.app`), so a kernel or JupyterLab can import this module cheaply.

JupyterLab serves the same files when it is started with
``--ServerApp.jpserver_extensions="{'explainer.serve.command': True}"``.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import ipaddress
import os
import socket
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler

from explainer.notebook.plotlyjs import compressed_plotly
from explainer.paths import notebooks_folder, static_folder

__all__ = ["StaticFile", "is_loopback", "page_css", "run_app", "static_version"]

NOTEBOOK = "explainer.ipynb"
DEFAULT_PORT = 8866
DEFAULT_ROOM = 40
"""Readers at the same time (about 100 MB of memory each); one more is asked to try again."""
WARM_KERNELS = "EXPLAINER_WARM_KERNELS"
"""Environment variable: how many kernels wait, ready, for the next visitor (about 100 MB each)."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
}
_NEWS = "@jupyterlab/apputils-extension:announcements"
_YEAR_SECONDS = 365 * 24 * 3600


# ---- what a browser fetches -------------------------------------------------------------------


def page_css() -> str:
    """The page's style sheet (`explainer.theme`)."""
    from explainer.theme import style  # plotly comes with it: only where a page is served

    return style.page_css()


def _static_bytes(name: str) -> bytes:
    if name == "page.css":
        return page_css().encode()
    if name == "preview.png":
        return (notebooks_folder() / "screenshot.png").read_bytes()
    path = static_folder() / name
    if Path(name).name != name or path.suffix not in _TYPES or not path.is_file():
        raise FileNotFoundError(name)
    return path.read_bytes()


@cache
def _static_file(name: str) -> tuple[bytes, bytes, str]:
    """A file as it is, the same compressed, and a short hash of it; made once per server."""
    if name == "plotly.min.js":
        zipped = compressed_plotly()
        plain = gzip.decompress(zipped)
    else:
        plain = _static_bytes(name)
        zipped = gzip.compress(plain, compresslevel=6, mtime=0)
    return plain, zipped, hashlib.sha256(plain).hexdigest()


def static_version(name: str) -> str:
    """A short hash of a static file, for ``?v=`` in its address."""
    return _static_file(name)[2][:12]


class StaticFile(RequestHandler):
    """``explainer/static/<name>``: plotly.js, the page's style sheet and our small files.

    An address with ``?v=`` may be kept for a year; any other is asked about again (ETag).
    """

    def get(self, name: str) -> None:
        """Send one file, or 304 where the browser has it."""
        try:
            plain, zipped, digest = _static_file(name)
        except FileNotFoundError:
            raise HTTPError(404, "explainer/static/%s does not exist", name) from None
        kept = self.get_query_argument("v", "")
        self.set_header("Content-Type", _TYPES[Path(name).suffix])
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header(
            "Cache-Control", f"public, max-age={_YEAR_SECONDS}, immutable" if kept else "no-cache"
        )
        self.set_header("Etag", f'"{digest[:32]}"')
        if self.check_etag_header():
            self.set_status(304)
        elif "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(zipped)
        else:
            self.write(plain)

    def compute_etag(self) -> None:
        """No second hash: `get` has set the ETag."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "explainer.serve.command"}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    """Let JupyterLab fetch plotly.js from the server, and ask no pupil about Jupyter's news."""
    base_url = serverapp.web_app.settings["base_url"].rstrip("/")
    serverapp.web_app.add_handlers(".*$", [(rf"{base_url}/explainer/static/(.*)", StaticFile)])
    serverapp.web_app.settings.setdefault("page_config_hook", _without_news)


def _without_news(_handler: object, page_config: dict[str, Any]) -> dict[str, Any]:
    """JupyterLab's settings without the part that asks, over the text, to fetch its news."""
    page_config.setdefault("disabledExtensions", []).append(_NEWS)
    return page_config


# ---- the command ------------------------------------------------------------------------------


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_address(host: str) -> str:
    """The address under which other computers reach this one; nothing is sent to find it."""
    if host not in {"0.0.0.0", "::", ""}:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
        try:
            way_out.connect(("192.0.2.1", 9))  # an address of nobody: for the routing table only
        except OSError:
            return socket.gethostname()
        return str(way_out.getsockname()[0])


def _warn_who_can_visit(host: str, port: int) -> None:
    """Say in words what listening on a network means, where the app does."""
    if is_loopback(host):
        return
    own = _own_address(host)
    address = f"http://[{own}]:{port}/" if ":" in own else f"http://{own}:{port}/"
    sys.stderr.write(
        f"for the room: {address}\n"
        "Everybody in your network can now open the explainer, without a password and without "
        "encryption. They cannot run code here or read other files. On the open internet, put it "
        "behind a web server: see DEPLOY.md.\n"
    )


def _listening(port: int, host: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family)
    listening.setblocking(False)
    return listening


def _next_free_port(port: int, host: str) -> int | None:
    for candidate in range(port + 1, 65536):
        try:
            _listening(candidate, host).close()
        except OSError:
            continue
        return candidate
    return None


def _bound_socket(port: int, host: str) -> socket.socket:
    """A socket that listens on `port` (0: any free one).

    Raises
    ------
    OSError
        When the port cannot be had; the message says what to do.
    """
    if not 0 <= port <= 65535:
        raise OSError(f"port {port} does not exist; expected 0 (any) to 65535")
    try:
        return _listening(port, host)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise OSError(f"cannot listen on {host}, port {port}: {error.strerror}") from None
        free = _next_free_port(port, host) or 0
        raise OSError(
            f"port {port} is in use; the next free port is {free}: "
            f"python -m explainer app --port {free}"
        ) from None


def _warm_kernels(wanted: int | None) -> int:
    if wanted is not None:
        return max(wanted, 0)
    value = os.environ.get(WARM_KERNELS, "1").strip()
    if not value.isdigit():
        raise ValueError(f"{WARM_KERNELS} is {value!r}; expected a whole number, 0 for none")
    return int(value)


def _own_folder() -> Path:
    """A new folder for temporary files; the app writes nowhere else.

    Raises
    ------
    OSError
        When there is no place for one; the message says what to do.
    """
    try:
        return Path(tempfile.mkdtemp(prefix="explainer_"))
    except OSError as error:
        raise OSError(
            f"no folder for temporary files can be written ({error.strerror}); expected room for "
            "a few kilobytes. Set TMPDIR to a folder that can be written"
        ) from None


def _skip_iri_check() -> None:
    """Keep Voilà from compiling a grammar at every start (2.5 s of 3.5 s, here).

    voila → jupyter_events → jsonschema → rfc3987_syntax is an optional check of addresses in JSON
    Schemas that nothing here uses. jsonschema leaves it out where it cannot be imported.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def run_app(
    *,
    port: int = DEFAULT_PORT,
    open_browser: bool = True,
    host: str = "127.0.0.1",
    name: str | None = None,
    room: int = DEFAULT_ROOM,
    notebook: Path | None = None,
    warm_kernels: int | None = None,
) -> int:
    """Serve the live page until Ctrl-C or SIGTERM; the exit code.

    Parameters
    ----------
    port : int
        Port; 0 takes any free one. A port in use is an error that names the next free one.
    open_browser : bool
        Whether to open the page in the reader's browser once it can be visited.
    host : str
        Address to listen on. The default is reached from this computer only; ``0.0.0.0`` is
        reached from the whole network, and a warning says so.
    name : str, optional
        The name under which a web server on this computer passes the page on.
    room : int
        Readers at the same time; one more gets a sentence that asks to try again. 0: no limit.
    notebook : Path, optional
        Notebook to serve in place of ``notebooks/explainer.ipynb``.
    warm_kernels : int, optional
        Kernels that wait, ready, for the next visitor; the environment variable
        ``EXPLAINER_WARM_KERNELS`` (1) where not given.

    Notes
    -----
    Prints ``ready http://…/`` on a line of its own once the page can be visited.
    """
    try:
        path = notebook or notebooks_folder() / NOTEBOOK
        if not path.is_file():
            raise FileNotFoundError(f"the notebook {path.name} is missing; expected {path}")
        warm = _warm_kernels(warm_kernels)
        compressed_plotly()  # every page needs it: a damaged file is told now
        listening = _bound_socket(port, host)
        folder = _own_folder()
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    _warn_who_can_visit(host, listening.getsockname()[1])
    _skip_iri_check()
    return int(
        import_module("explainer.serve.app").serve(
            listening=listening,
            host=host,
            name=name,
            notebook=path,
            warm=warm,
            room=room,
            folder=folder,
            open_browser=open_browser,
        )
    )

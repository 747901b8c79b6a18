"""The app as a command: its port, its messages, and that what cannot be started is said in words.

What is served is made elsewhere (`explainer.publish`) and given as a folder; the server is in
`explainer.serve.server`.
"""

from __future__ import annotations

import errno
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from explainer.files import FileError
from explainer.records.problems import LedgerError
from explainer.serve.connections import most_connections
from explainer.serve.safety import Names, is_loopback
from explainer.serve.server import Served, serve
from explainer.serve.site import Site, read_site
from explainer.words import serving as words

__all__ = ["DEFAULT_PORT", "run_app"]

DEFAULT_PORT = 8866


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
    sys.stderr.write(words.for_the_room(address))


def _listening(port: int, host: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, backlog=1024)
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


def _bound_socket(port: int, host: str, name: str | None) -> socket.socket:
    """A socket that listens on `port` (0: any free one).

    Raises
    ------
    OSError
        When the port cannot be had; the message says what to do.
    """
    if not 0 <= port <= 65535:
        raise OSError(words.no_port(port))
    try:
        return _listening(port, host)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise OSError(words.cannot_listen(host, port, error.strerror)) from None
    free = _next_free_port(port, host) or 0
    given = ("" if host == "127.0.0.1" else f" --host {host}") + (f" --name {name}" if name else "")
    command = f"python -m explainer app --port {free}{given}"
    raise OSError(words.port_in_use(port, free, command))


def _built(build: Callable[[], Path]) -> tuple[Site | None, str]:
    """The site; or None, and what readers are told. Who serves is told why.

    Raises
    ------
    OSError, FileError
        When the installation is damaged, or there is no room: nothing can be served.
    """
    try:
        return read_site(build()), ""
    except (OSError, FileError):
        raise
    except LedgerError as error:
        sys.stderr.write(f"{error}\n")
        return None, words.UNREADABLE
    except ValueError as error:  # RenderingError: it names its notebook
        sys.stderr.write(f"{error}\n")
    except Exception:  # noqa: BLE001  (readers are told in any case)
        traceback.print_exc()
    return None, words.NOT_MADE


def run_app(
    build: Callable[[], Path],
    *,
    port: int = DEFAULT_PORT,
    open_browser: bool = True,
    host: str = "127.0.0.1",
    name: str | None = None,
) -> int:
    """Serve the explainer until Ctrl-C, SIGTERM or the end of the terminal; the exit code.

    Parameters
    ----------
    build : callable
        Makes the site, or finds it made, and gives its folder. Where the records or a notebook
        have a fault, one page of one sentence is served.
    port : int
        Port; 0 takes any free one. A port in use is an error that names the next free one.
    open_browser : bool
        Whether to open the page in the reader's browser once it can be visited.
    host : str
        Address to listen on. The default is reached from this computer only; ``0.0.0.0`` is
        reached from the whole network, and a warning says so.
    name : str, optional
        The name under which a web server passes the page on.

    Notes
    -----
    Prints ``ready http://…/`` on a line of its own once the page can be visited.
    """
    try:
        names = Names(host, name)
        most = most_connections()
        listening = _bound_socket(port, host, name)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    try:
        site, said = _built(build)
    except KeyboardInterrupt:
        return 0
    except (OSError, FileError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    _warn_who_can_visit(host, listening.getsockname()[1])
    return serve(Served(site, names, most, said), listening, host=host, open_browser=open_browser)

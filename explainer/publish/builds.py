"""The pages of the app and of a site, built once: light to import, for a start that is quick.

``python -m explainer.publish.builds`` is started by `prepared` and by nobody else.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, Popen

from explainer.publish.shelf import Progress, kept
from explainer.words import serving as words

__all__ = ["prepared"]


def prepared(
    *, app: bool = True, outside: str = "", told: Progress = lambda _: None, apart: bool = False
) -> Path:
    """The folder with the files of the app, or of a site, taken from the cache or built.

    Parameters
    ----------
    app : bool
        Whether a server answers what the page is narrowed to.
    outside : str
        Address under which the pages are found, with a slash at its end, where that is known.
    told : callable
        Is given a sentence where something takes long or was found damaged.
    apart : bool
        Whether another process builds them, so that a server does not keep the memory for it.

    Raises
    ------
    LedgerError, RenderingError
        When the records or a notebook have a fault, so that nothing can be built.
    """

    def make() -> Mapping[str, bytes]:
        return _made_apart(outside, app=app) if apart else _made(outside, app=app)

    return kept(make, told=told, also=f"{'app' if app else 'site'} {outside}")


def _made(outside: str, *, app: bool) -> Mapping[str, bytes]:
    from explainer.publish.site import build
    from explainer.records.loading import load_ledger

    return build(load_ledger(), app=app, outside=outside)


def _made_apart(outside: str, *, app: bool) -> Mapping[str, bytes]:
    """The same by a process that ends with it, and with this one."""
    command = (sys.executable, "-m", "explainer.publish.builds", "app" if app else "site", outside)
    with Popen(command, stdin=PIPE, stdout=PIPE) as process:
        assert process.stdout is not None
        written = process.stdout.read()
    if not written:
        raise OSError(words.ENDED)
    made: Mapping[str, bytes] | Exception = pickle.loads(written)
    if isinstance(made, Exception):
        raise made
    return made


def main() -> None:
    """Make the files, or say why not, for `_made_apart`, which reads that from our output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who waits, and ends us
    gc.disable()  # what is made stays till we end, which is when it is sent
    threading.Thread(target=_end_with_who_waits, daemon=True).start()
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    said = sys.stderr.fileno() if sys.stderr else os.open(os.devnull, os.O_WRONLY)
    os.dup2(said, sys.stdout.fileno())
    kind, outside = sys.argv[1:]
    made: Mapping[str, bytes] | Exception
    try:
        made = _made(outside, app=kind == "app")
    except Exception as fault:  # noqa: BLE001  (whoever waits raises it)
        made = fault
    with answer:
        pickle.dump(made, answer)


def _end_with_who_waits() -> None:
    os.read(sys.stdin.fileno(), 1)  # nothing is ever sent: it ends with who waits
    os._exit(1)


if __name__ == "__main__":
    main()

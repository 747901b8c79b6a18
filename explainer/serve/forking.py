"""Kernels as copies of one process that has loaded everything: ready sooner, and smaller.

A kernel that starts from nothing imports for more than a second and reads the records for a
quarter of one, and each holds all of that for itself. So one process (the nursery) does it once,
makes the page as it opens, and then copies itself (``fork``) for each kernel: the copies share
its memory for as long as they only read it.

Only on Linux, and only while the nursery answers; in any other case a kernel starts in the
ordinary way (`Nursery.kernel` returns None). The nursery sees changed records, but not changed
code: who edits the package starts the app anew.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

if TYPE_CHECKING:
    from jupyter_client.connect import KernelConnectionInfo

__all__ = ["PROVISIONER", "Copied", "Nursery", "nursery"]

PROVISIONER = "explainer-copies"
"""The name by which Jupyter knows this way of starting a kernel."""

LAUNCHER = "ipykernel_launcher"
"""What starts a kernel in the ordinary way; its arguments follow."""


# ---- in the server ----------------------------------------------------------------------------


class Copied:
    """A process that is not our child, as Jupyter handles one (`subprocess.Popen`).

    Parameters
    ----------
    pid : int
        The process; it is held by a descriptor, so that no later one is taken for it.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._process = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """0 when it has ended, else None; how it ended is not known."""
        if self.returncode is None and select.select([self._process], [], [], 0)[0]:
            self.returncode = 0
            os.close(self._process)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        if self.returncode is None:
            select.select([self._process], [], [], timeout)
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._process, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The process that is copied; started at once, and asked from any thread."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def kernel(
        self, arguments: list[str], environment: Mapping[str, str], folder: str
    ) -> Copied | None:
        """A new kernel, or None when the nursery does not answer."""
        asked = {"arguments": arguments, "environment": dict(environment), "folder": folder}
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None
        assert answers is not None
        try:
            with self._asking:
                questions.write(f"{json.dumps(asked)}\n")
                questions.flush()
                answer = answers.readline()
            return Copied(int(answer))
        except (OSError, ValueError):
            return None

    def end(self) -> None:
        """End it; kernels that are left end by themselves when they notice."""
        self._process.kill()
        self._process.wait()


_nurseries: list[Nursery] = []


class Provisioner(LocalProvisioner):
    """Starts a kernel as a copy where there is a nursery, and else as any other."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        """Start it; how to reach it."""
        copied = None
        if _nurseries and LAUNCHER in cmd:
            arguments = cmd[cmd.index(LAUNCHER) + 1 :]
            environment = options.get("env", os.environ)
            folder = str(options.get("cwd") or Path.cwd())
            copied = await asyncio.to_thread(_nurseries[-1].kernel, arguments, environment, folder)
        if copied is None:
            return await super().launch_kernel(cmd, **options)
        self.process = copied  # type: ignore[assignment]  # it does what is asked of it
        self.pid = self.pgid = copied.pid
        self.cwd = options.get("cwd", Path.cwd())
        return self.connection_info


@contextmanager
def nursery() -> Iterator[Nursery | None]:
    """While this lasts, kernels of `PROVISIONER` are copies; None where that cannot be."""
    entry = EntryPoint(PROVISIONER, f"{__name__}:Provisioner", KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.instance().provisioners[PROVISIONER] = entry
    if sys.platform != "linux" or not hasattr(os, "pidfd_open"):
        yield None
        return
    made = Nursery()
    _nurseries.append(made)
    try:
        yield made
    finally:
        _nurseries.remove(made)
        made.end()


# ---- in the nursery ---------------------------------------------------------------------------


LOADED = (
    "ipykernel.kernelapp", "ipykernel.zmqshell", "IPython.core.completerlib",
    "IPython.core.debugger", "IPython.core.oinspect", "IPython.extensions.storemagic", "psutil",
    "tornado.platform.asyncio", "tornado.queues", "explainer.notebook.explainer",
)  # fmt: skip
"""What a kernel of a page imports."""


def _load() -> None:
    """Import what a kernel needs, and make the page as it opens."""
    # Nobody debugs here: without it a kernel is a third smaller. ipykernel does without.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    for name in LOADED:
        with suppress(ImportError):
            import_module(name)
    import_module("explainer.notebook.pages").prepare()


def _become_kernel(asked: dict[str, Any]) -> NoReturn:
    """In the copy: what a process that was started with these arguments would do."""
    status = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["folder"])
        sys.argv = [LAUNCHER, *asked["arguments"]]

        import ipywidgets
        from ipykernel.kernelapp import IPKernelApp

        app = IPKernelApp.instance(parent_handle=os.getppid())
        app.initialize(asked["arguments"])  # type: ignore[no-untyped-call]
        ipywidgets.register_comm_target()  # when it was imported there was no kernel
        app.start()  # type: ignore[no-untyped-call]
        status = 0
    finally:
        os._exit(status)


def _serve(questions: IO[str], answers: IO[str]) -> None:
    for line in questions:
        pid = os.fork()
        if pid == 0:
            questions.close()
            answers.close()
            _become_kernel(json.loads(line))
        answers.write(f"{pid}\n")
        answers.flush()


def main() -> None:
    """Load everything, then answer each question with a copy, until nobody can ask any more."""
    questions, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # what a kernel says outside of its cells
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # copies that have ended leave nothing behind
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.path and sys.path[0] in {"", str(Path.cwd())}:
        del sys.path[0]
    _load()
    if threading.active_count() > 1:
        return  # a copy would have only one of the threads
    gc.collect()
    gc.freeze()  # what all share is not looked through again, which would copy it
    _serve(questions, answers)


if __name__ == "__main__":
    main()

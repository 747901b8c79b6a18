"""Work that would make other readers wait, done in processes beside the server.

Their number, the queue before them and the time of a job are bounded. A worker that takes too
long, or dies, is ended and another one started in its place.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from explainer.words.serving import NOT_STARTED

__all__ = ["COMMAND", "BusyError", "FailedError", "RefusedError", "Workers"]

COMMAND = (sys.executable, "-m", "explainer.serve.worker")
START_SECONDS = 60
"""A worker reads the records first; on a busy machine that takes a while."""
PAUSE_SECONDS = 1.0
"""Between two tries to start a worker that could not be started."""


class RefusedError(Exception):
    """What was asked cannot be done; the message is one sentence for the reader."""


class BusyError(Exception):
    """So many wait already that one more would wait too long."""


class FailedError(Exception):
    """A worker died, took too long or could not be started."""


class _Worker:
    """One process and the job that it has."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.process: Process | None = None
        self.starting: asyncio.Task[Process] | None = None
        self.ended: deque[Process] = deque(maxlen=4)

    def start(self) -> None:
        """Begin to start a process, if none is alive and none is on its way."""
        if self.process is not None and self.process.returncode is not None:
            self.process = None  # it died while nobody asked
        if self.starting is None or (self.starting.done() and self.process is None):
            self.starting = asyncio.create_task(self._start())
            self.starting.add_done_callback(_noted)

    async def _start(self) -> Process:
        made = await asyncio.create_subprocess_exec(*self.command, stdin=PIPE, stdout=PIPE)
        self.process = made
        try:
            async with asyncio.timeout(START_SECONDS):
                said = await _stdout(made).readline()
        except BaseException:
            self.end()
            raise
        if said != b"ready\n":
            self.end()
            await asyncio.sleep(PAUSE_SECONDS)  # or it would be tried without a pause
            raise OSError(NOT_STARTED)
        return made

    async def ask(self, kind: str, asked: str, seconds: float) -> bytes:
        """The answer to one job."""
        self.start()
        assert self.starting is not None
        async with asyncio.timeout(seconds):
            made = await asyncio.shield(self.starting)
        try:
            async with asyncio.timeout(seconds):
                return await _answer(made, kind, asked)
        except RefusedError:
            raise
        except BaseException:
            self.end()
            self.start()  # another one, before anybody asks again
            raise

    def end(self) -> None:
        """End the process at once; it holds nothing that would be lost."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.kill()
            assert self.process.stdin is not None
            self.process.stdin.close()
            self.ended.append(self.process)
        self.process = None

    async def close(self) -> None:
        """End for good, and wait until nothing is left of any process."""
        if self.starting is not None:
            self.starting.cancel()
            await asyncio.wait([self.starting])
        self.end()
        for process in self.ended:
            await process.wait()


def _noted(done: asyncio.Task[Any]) -> None:
    """Whoever asks next is told; nobody may be waiting now."""
    if not done.cancelled():
        done.exception()


def _stdout(process: Process) -> asyncio.StreamReader:
    assert process.stdout is not None
    return process.stdout


async def _answer(process: Process, kind: str, asked: str) -> bytes:
    assert process.stdin is not None
    process.stdin.write(json.dumps([kind, asked]).encode() + b"\n")
    await process.stdin.drain()
    told = json.loads(await _stdout(process).readline())
    made = await _stdout(process).readexactly(told["bytes"])
    if told["refused"] is not None:
        raise RefusedError(told["refused"])
    return made


class Workers:
    """A few processes that do jobs, and a bounded queue before them.

    Parameters
    ----------
    count : int
        How many processes.
    waiting : int
        How many jobs may be done or wait at the same time; one more is refused at once.
    seconds : float
        How long one job may take, and how long it may wait for a worker.
    command : sequence of str, optional
        What is started.
    """

    def __init__(
        self, *, count: int, waiting: int, seconds: float, command: Sequence[str] = COMMAND
    ) -> None:
        self.seconds = seconds
        self.most = waiting
        self.waiting = 0
        self.all = [_Worker(command) for _ in range(count)]
        self._free: asyncio.Queue[_Worker] = asyncio.LifoQueue()
        for worker in self.all:
            self._free.put_nowait(worker)

    def start(self) -> None:
        """Start the processes, so that the first who asks need not wait for one."""
        for worker in self.all:
            worker.start()

    async def ask(self, kind: str, asked: str) -> bytes:
        """The answer to one job.

        Raises
        ------
        RefusedError
            With a sentence for the reader.
        BusyError
            When too many wait, or one has waited too long.
        FailedError
            When it took too long, or its process died.
        """
        if self.waiting >= self.most:
            raise BusyError
        self.waiting += 1
        try:
            worker = await self._next()
            try:
                return await worker.ask(kind, asked, self.seconds)
            except (OSError, EOFError, ValueError) as error:  # a time-out is an OSError
                raise FailedError from error
            finally:
                self._free.put_nowait(worker)
        finally:
            self.waiting -= 1

    async def _next(self) -> _Worker:
        """The next worker that is free; nobody waits longer than a job may take."""
        try:
            async with asyncio.timeout(self.seconds):
                return await self._free.get()
        except TimeoutError:
            raise BusyError from None

    async def end(self) -> None:
        """End every process at once."""
        for worker in self.all:
            await worker.close()

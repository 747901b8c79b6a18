"""Debian's Firefox, driven through WebDriver BiDi: a page opened, and asked what is on it."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from running import ending, wait_until
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 90
LONGEST = 2 * PATIENCE
"""Messages of its own come in between."""


def firefox_program() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One tab. What its console says of errors is in `complaints`."""

    def __init__(self, loop: asyncio.AbstractEventLoop, socket: WebSocketClientConnection) -> None:
        self._loop, self._socket, self._numbers = loop, socket, itertools.count(1)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._tell("session.new", capabilities={})
        events = ["log.entryAdded", "network.beforeRequestSent"]
        self._tell("session.subscribe", events=events)
        (tab,) = self._tell("browsingContext.getTree")["contexts"]
        self._tab = tab["context"]

    def _tell(self, method: str, **params: Any) -> Any:
        telling = asyncio.run_coroutine_threadsafe(self._told(method, params), self._loop)
        return telling.result(LONGEST)

    async def _told(self, method: str, params: Any) -> Any:
        number = next(self._numbers)
        await self._socket.write_message(
            json.dumps({"id": number, "method": method, "params": params})
        )
        while True:
            message = json.loads(await asyncio.wait_for(self._socket.read_message(), PATIENCE))
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return message["result"]
            self._note(message)

    def _note(self, message: Any) -> None:
        params = message.get("params", {})
        if message.get("method") == "log.entryAdded" and params["level"] in {"error", "warn"}:
            self.complaints.append(str(params["text"]))
        if message.get("method") == "network.beforeRequestSent":
            self.requests.append(params["request"]["url"])

    def open(self, url: str) -> None:
        self._tell("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def value(self, expression: str) -> Any:
        target = {"context": self._tab}
        told = self._tell(
            "script.evaluate", expression=f"JSON.stringify({expression})", target=target,
            awaitPromise=True,
        )  # fmt: skip
        assert told["type"] == "success", told
        return json.loads(told["result"].get("value", "null"))

    def wait_for(self, expression: str) -> None:
        said = f"{expression} did not come true"
        assert wait_until(lambda: self.value(f"!!({expression})")), said


async def _connected(address: str) -> WebSocketClientConnection:
    return await websocket_connect(address)


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A Firefox without a window, on a profile of its own."""
    program = firefox_program()
    assert program
    profile.mkdir(parents=True, exist_ok=True)
    command = [program, "--headless", "--no-remote", "--profile", str(profile),
               "--remote-debugging-port", "0"]  # fmt: skip
    log = profile / "said"
    with (
        log.open("w") as stderr,
        subprocess.Popen(command, stderr=stderr, stdout=subprocess.DEVNULL) as ran,
        ending(ran),
    ):
        loop = asyncio.new_event_loop()  # in a thread: playwright has one in this
        turning = threading.Thread(target=loop.run_forever, daemon=True)
        turning.start()
        try:
            said = lambda: re.search(r"WebDriver BiDi listening on (\S+)\n", log.read_text())  # noqa: E731
            assert wait_until(lambda: said() or ran.poll() is not None)
            found = said()
            assert found, log.read_text()[-2000:]
            address = found[1]
            connecting = _connected(f"{address}/session")
            yield Firefox(loop, asyncio.run_coroutine_threadsafe(connecting, loop).result(LONGEST))
        finally:
            loop.call_soon_threadsafe(loop.stop)
            turning.join()

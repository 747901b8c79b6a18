"""Visitors without a browser: page, websocket and one day step each, as the page itself does it."""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import (
    WebSocketClientConnection,
    WebSocketClosedError,
    websocket_connect,
)

PATIENCE_SECONDS = 120
PROTOCOL = "v1.kernel.websocket.jupyter.org"
CONFIG = re.compile(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)
ASKED_DAY = "2025-10-20"


@dataclass
class Seen:
    """What one visitor got: seconds until the page could be used, and of one step of the day."""

    usable: float | None = None
    step: float | None = None
    trouble: str = ""


class Visitor:
    """One visitor of the explainer, or of an empty page (no widgets are waited for)."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = uuid.uuid4().hex
        self.cookie = ""
        self.kernel = ""
        self.socket: WebSocketClientConnection | None = None

    async def enter(self) -> str:
        """Fetch the page; its HTML."""
        request = HTTPRequest(self.address, request_timeout=PATIENCE_SECONDS)
        response = await AsyncHTTPClient().fetch(request)
        cookies = response.headers.get_list("Set-Cookie")
        self.cookie = "; ".join(cookie.split(";")[0] for cookie in cookies)
        html = response.body.decode()
        self.kernel = json.loads(CONFIG.findall(html)[0])["kernelId"]
        place = f"api/kernels/{self.kernel}/channels?session_id={self.session}"
        self.socket = await websocket_connect(
            HTTPRequest(
                self.address.replace("http", "ws", 1) + place, headers={"Cookie": self.cookie}
            ),
            subprotocols=[PROTOCOL],
            compression_options={},
        )
        return html

    async def say(self, kind: str, content: dict[str, Any], **metadata: Any) -> None:
        """Send one message to the kernel."""
        header = {
            "msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self.session,
            "username": "", "date": "", "version": "5.3",
        }  # fmt: skip
        parts = [json.dumps(part).encode() for part in (header, {}, metadata, content)]
        assert self.socket is not None
        await self.socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)

    async def hear(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first widget message that is wanted."""
        assert self.socket is not None
        while (message := await self.socket.read_message()) is not None:
            assert isinstance(message, bytes)
            _, parts = deserialize_msg_from_ws_v1(message)
            if json.loads(parts[0])["msg_type"] != "comm_msg":
                continue
            content: dict[str, Any] = json.loads(parts[3])
            if wanted(content):
                return content
        raise ConnectionError("the websocket was closed")

    async def states(self) -> dict[str, Any]:
        """The state of every widget."""
        control = uuid.uuid4().hex
        opening = {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}}
        await self.say("comm_open", opening, version="1.0.0")
        await self.say("comm_msg", {"comm_id": control, "data": {"method": "request_states"}})
        found = await self.hear(lambda content: content["comm_id"] == control)
        return {key: value["state"] for key, value in found["data"]["states"].items()}

    async def step(self, day_control: str) -> None:
        """Ask for another day and wait until the page has been told everything about it."""
        state = {"day": ASKED_DAY}
        data = {"method": "update", "state": state, "buffer_paths": []}
        await self.say("comm_msg", {"comm_id": day_control, "data": data})
        await self.hear(
            lambda content: (
                content["comm_id"] == day_control
                and ASKED_DAY in content["data"].get("state", {}).get("query", "")
            )
        )

    async def leave(self) -> None:
        """Close the tab, as the page says it."""
        if self.socket:
            self.socket.close()
        token = re.search(r"_xsrf=([^;]+)", self.cookie)
        if token and self.kernel:
            await AsyncHTTPClient().fetch(
                f"{self.address}voila/api/shutdown/{self.kernel}",
                method="POST",
                body=urlencode({"_xsrf": token[1]}),
                headers={"Cookie": self.cookie},
                raise_error=False,
            )


async def served(visitor: Visitor, after: float) -> Seen:
    """What a visitor gets who arrives `after` so many seconds; the page stays open."""
    await asyncio.sleep(after)
    seen, start = Seen(), time.monotonic()
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            html = await visitor.enter()
            states = await visitor.states()
            figures = [state for state in states.values() if state.get("figure", {}).get("data")]
            [day] = [key for key, state in states.items() if "shown" in state and "day" in state]
            if "data-widget" not in html or len(figures) < 3:
                raise ValueError("the page is blank")
            seen.usable = time.monotonic() - start
            start = time.monotonic()
            await visitor.step(day)
            seen.step = time.monotonic() - start
    except (OSError, LookupError, ValueError, HTTPClientError, WebSocketClosedError) as error:
        seen.trouble = f"{type(error).__name__}: {error}"
    return seen


async def crowd(visitors: list[Visitor], *, within: float) -> list[Seen]:
    """Visitors who arrive evenly within so many seconds."""
    AsyncHTTPClient.configure(None, max_clients=len(visitors) + 8)
    gaps = within / len(visitors)
    arriving = [served(visitor, gaps * number) for number, visitor in enumerate(visitors)]
    return list(await asyncio.gather(*arriving))


async def leave(visitors: list[Visitor]) -> None:
    """All close their tabs."""
    await asyncio.gather(*(visitor.leave() for visitor in visitors))

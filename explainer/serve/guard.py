"""What a browser may ask of the server, and what it is told about our pages.

Here belong the routes that are kept of Voilà's, the messages that reach a kernel, the security
headers and who is let in. `DEPLOY.md` says in words what is closed and what cannot be.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

__all__ = ["Anyone", "KernelModel", "ReaderConnection", "guarded", "security_headers"]

CONTROL_COMM = "jupyter.widget.control"
"""The one comm that a page opens: it asks for the widgets that there are."""
PLAIN_MESSAGES = {"kernel_info_request", "comm_info_request", "comm_msg", "comm_close"}
PROTOCOL = "v1.kernel.websocket.jupyter.org"
MAX_PARTS = 16
"""A message has five parts, and one for each piece of binary data, of which a page sends none."""
MAX_MESSAGE_BYTES = 256 * 1024
"""A page sends a kernel no more than a few words."""
MAX_BODY_BYTES = 16 * 1024
"""The only form is the farewell, which holds nothing but its token."""

_HOST = re.compile(r"[\w.-]+(?::\d+)?|\[[0-9a-fA-F:]+\](?::\d+)?", re.ASCII)


# ---- messages to a kernel ---------------------------------------------------------------------


def may_pass(channel: str, header: object, content: object) -> bool:
    """Whether a message of a page may reach its kernel: none that runs, opens or ends anything.

    Parameters
    ----------
    channel : str
        The kernel's channel; a page needs no other than ``shell``.
    header, content : object
        The message's parts, as JSON values.
    """
    if channel != "shell" or not isinstance(header, dict) or not isinstance(content, dict):
        return False
    kind = header.get("msg_type")
    if kind == "comm_open":
        return content.get("target_name") == CONTROL_COMM
    return isinstance(kind, str) and kind in PLAIN_MESSAGES


def parts_of(message: bytes) -> tuple[str, object, object]:
    """Channel, header and content of a message as it comes over the websocket.

    Raises
    ------
    ValueError
        When it is no message. Jupyter's own reader believes the number of parts that a message
        gives, and eight bytes are enough to make it fill the computer's memory.
    """
    count = int.from_bytes(message[:8], "little")
    if not 6 <= count <= MAX_PARTS:
        raise ValueError(f"{count} parts")
    starts = [int.from_bytes(message[8 * i : 8 * i + 8], "little") for i in range(1, count + 1)]
    if starts != sorted(starts) or starts[0] != 8 * (count + 1) or starts[-1] > len(message):
        raise ValueError("parts that are not there")
    channel, header, _parent, _metadata, content = (
        message[start:end].decode() for start, end in pairwise(starts[:6])
    )
    return channel, json.loads(header), json.loads(content)


class ReaderConnection(ZMQChannelsWebsocketConnection):
    """A page's connection to its kernel, which lets through what a page of widgets needs.

    Voilà refuses to run code too (``allowed_message_types``), but lets any channel be used, a
    kernel be shut down and any widget be made.
    """

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        """Pass on a message, or drop it without an answer."""
        if self.subprotocol != PROTOCOL or not isinstance(incoming_msg, bytes):
            return
        try:
            channel, header, content = parts_of(incoming_msg)
        except (ValueError, RecursionError):
            return
        if may_pass(channel, header, content):
            super().handle_incoming_message(incoming_msg)  # type: ignore[arg-type]


class KernelModel(KernelHandler):
    """``api/kernels/<kernel>``: the page asks whether its kernel is there; nothing else."""

    async def delete(self, kernel_id: str) -> None:
        """Refuse: a page that is left says so at another address."""
        raise HTTPError(405, "kernel %s", kernel_id)


# ---- who is let in ----------------------------------------------------------------------------


class Anyone(IdentityProvider):
    """Every reader is the same nobody: no name, no cookie that tells readers apart."""

    @property
    def auth_enabled(self) -> bool:
        """Nobody logs in; a reverse proxy can ask for a password (``DEPLOY.md``)."""
        return False

    def get_user(self, handler: RequestHandler) -> User:  # noqa: ARG002
        """The one reader."""
        return User(username="reader")

    def is_token_authenticated(self, handler: RequestHandler) -> bool:  # noqa: ARG002
        """Never: origin and XSRF are checked for everybody."""
        return False


# ---- headers ----------------------------------------------------------------------------------


def script_hash(script: str) -> str:
    """A script that stands in the page, as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def _own_script() -> str:
    text = (Path(__file__).parent / "template" / "page.js").read_text(encoding="utf-8")
    return script_hash(text.removesuffix("\n"))  # as the template includes it


def content_security_policy(host: str) -> str:
    """What the page may load and do: its own files, and modules that widgets make of text.

    Parameters
    ----------
    host : str
        The server's name and port as the browser gave them. Older browsers do not count a
        websocket of the same host as ``'self'``.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' blob: {_own_script()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        ]
    )


def security_headers(host: str) -> dict[str, str]:
    """The headers of every answer."""
    return {
        "Content-Security-Policy": content_security_policy(host),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def _with_headers(handler: type[RequestHandler]) -> type[RequestHandler]:
    if issubclass(handler, WebSocketHandler):
        return handler

    def set_default_headers(self: RequestHandler) -> None:
        handler.set_default_headers(self)
        for name, value in security_headers(self.request.host).items():
            self.set_header(name, value)
        self.clear_header("Server")

    return type(handler.__name__, (handler,), {"set_default_headers": set_default_headers})


def guarded(
    routes: Iterable[Sequence[Any]], handlers: Mapping[type, type]
) -> list[tuple[Any, ...]]:
    """The routes that a reader needs, each with our headers.

    Parameters
    ----------
    routes : iterable of (pattern, handler, ...)
        All routes.
    handlers : mapping
        The handlers that are kept, and what answers in their place; every other one is dropped.
    """
    return [
        (pattern, _with_headers(handlers[handler]), *rest)
        for pattern, handler, *rest in routes
        if handler in handlers
    ]

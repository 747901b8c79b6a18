"""What a visitor can and cannot do to the server, its files, its kernels and other visitors."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import uuid
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from running import SECRET, App, notebook_at, running
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from explainer.serve import guard

pytestmark = pytest.mark.process

PROTOCOL = "v1.kernel.websocket.jupyter.org"
NOBODY = "00000000-0000-4000-8000-000000000000"
REFUSED = (
    "execute_request", "complete_request", "inspect_request", "is_complete_request",
    "history_request", "input_reply", "debug_request", "shutdown_request", "interrupt_request",
    "create_subshell_request", "connect_request", "usage_request", "apply_request", "no_such",
)  # fmt: skip
PASSING = ("kernel_info_request", "comm_info_request", "comm_msg", "comm_close")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app with a small notebook, and a file beside it that is nobody's business."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "private.txt").write_text(SECRET)
    with running(notebook_at(folder), warm_kernels=0) as app:
        yield app


@dataclass
class Visit:
    """One visit to the page, and what the browser then has."""

    kernel: str
    html: str
    cookies: list[str]
    headers: dict[str, str]

    @property
    def cookie(self) -> str:
        """The cookie as it is sent back."""
        return self.cookies[0].split(";")[0]


@pytest.fixture(scope="module")
def visit(app: App) -> Visit:
    """A visit whose kernel all tests may talk to."""
    response, body = app.ask("/")
    html = body.decode()
    [kernel] = re.findall(r'"kernelId": "([0-9a-f-]+)"', html)
    return Visit(
        kernel, html, response.headers.get_all("Set-Cookie") or [], dict(response.headers.items())
    )


# ---- what is answered at all ------------------------------------------------------------------

STOCK = (
    "api", "api/contents", "api/contents/private.txt", "api/kernels", "api/kernelspecs", "api/me",
    "api/sessions", "api/spec.yaml", "api/status", "api/terminals", "api/config/notebook",
    "api/security/csp-report", "api/shutdown", "api/nbconvert", "files/private.txt", "lab", "login",
    "logout", "metrics", "nbconvert/html/small.ipynb", "small.ipynb", "terminals/1", "tree", "view",
    "voila/api/contents", "voila/api/themes/x/index.css", "voila/execution/" + NOBODY,
    "voila/files/private.txt", "voila/files/small.ipynb", "voila/query/" + NOBODY,
    "voila/render/small.ipynb", "voila/templates/lab/static/voila.js", "voila/tree",
    "voila/labextensions/jupyterlab-plotly/package.json",
)  # fmt: skip
"""Addresses of Jupyter Server and of Voilà that a reader does not need."""


@pytest.mark.parametrize("path", STOCK)
def test_an_address_that_a_reader_does_not_need_is_not_there(app: App, path: str) -> None:
    response, body = app.ask(f"/{path}")
    assert response.status == 404
    assert SECRET.encode() not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["", "api/kernels", f"api/kernels/{NOBODY}", "explainer/ready"])
def test_nothing_can_be_made_changed_or_started(app: App, method: str, path: str) -> None:
    before = len(app.kernels())
    assert app.ask(f"/{path}", method=method, form="")[0].status in {403, 404, 405}
    assert len(app.kernels()) == before


def test_the_kernel_of_a_page_cannot_be_ended_at_the_stock_address(app: App, visit: Visit) -> None:
    path = f"/api/kernels/{visit.kernel}"
    asked = {"Cookie": visit.cookie, "X_XSRFToken": visit.cookie.partition("=")[2]}
    assert app.ask(path, method="DELETE", **asked)[0].status == 405
    assert app.ask(path, **asked)[0].status == 200


# ---- files ------------------------------------------------------------------------------------

UPWARDS = (
    "../private.txt", "..%2fprivate.txt", "%2e%2e/private.txt", "%2e%2e%2fprivate.txt",
    "....//private.txt", "..%5cprivate.txt", "..\\private.txt", "%252e%252e%252fprivate.txt",
    "/etc/passwd", "%2fetc%2fpasswd", "../" * 12 + "etc/passwd", "..%2f" * 12 + "etc%2fpasswd",
    "anywidget/" + "../" * 12 + "etc/passwd", "anywidget/" + "..%2f" * 12 + "etc%2fpasswd",
    "voila.js%00.txt", "~/.bashrc", "file:///etc/passwd", "",
)  # fmt: skip


def raw_answer(app: App, path: str) -> bytes:
    """The answer to a request line as it stands: http.client would tidy the path."""
    name, _, port = app.host.partition(":")
    with socket.create_connection((name, int(port)), timeout=30) as wire:
        head = f"GET {path} HTTP/1.1\r\nHost: {app.host}\r\nConnection: close\r\n\r\n"
        wire.sendall(head.encode())
        return b"".join(iter(lambda: wire.recv(65536), b""))


@pytest.mark.parametrize("upwards", UPWARDS)
@pytest.mark.parametrize(
    "route", ["explainer/static", "voila/static", "voila/labextensions", "voila/files"]
)
def test_no_path_leads_out_of_the_folders_that_are_served(
    app: App, route: str, upwards: str
) -> None:
    answer = raw_answer(app, f"/{route}/{upwards}")
    assert re.match(rb"HTTP/1.1 (400|403|404)", answer), answer[:200]
    assert SECRET.encode() not in answer
    assert b"root:" not in answer


def test_what_the_page_needs_is_served(app: App) -> None:
    extension = "voila/labextensions/anywidget/package.json"
    for path in ("voila/static/voila.js", "explainer/static/page.css", extension):
        assert app.ask(f"/{path}")[0].status == 200


# ---- headers and cookies ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["no-such-page", "explainer/static/page.css", "voila/static/voila.js", "api/me"]
)
def test_every_answer_says_what_the_browser_may_do(app: App, path: str) -> None:
    response, _ = app.ask(f"/{path}")
    expected = guard.security_headers(app.host)
    assert {name: response.headers[name] for name in expected} == expected
    assert "Server" not in response.headers


def test_the_page_says_so_too(app: App, visit: Visit) -> None:
    assert guard.security_headers(app.host).items() <= visit.headers.items()


def test_no_script_in_the_page_runs_but_our_own(app: App, visit: Visit) -> None:
    policy = guard.content_security_policy(app.host)
    [scripts] = [part for part in policy.split("; ") if part.startswith("script-src ")]
    assert "unsafe" not in scripts
    assert "*" not in policy
    tags = re.findall(r"<script\b([^>]*)>(.*?)</script>", visit.html, re.DOTALL)
    own = [text for attributes, text in tags if not attributes and text]
    assert len(own) == 1
    assert guard.script_hash(own[0]) in scripts
    assert not re.search(r"<[^>]+\son\w+=", visit.html), (
        "an event handler in the page would not run"
    )


@pytest.mark.parametrize("host", ["evil.example; script-src *", "a b", "x,y", "", "a'b"])
def test_a_made_up_host_adds_nothing_to_the_policy(host: str) -> None:
    assert guard.content_security_policy(host) == guard.content_security_policy("")


def test_the_only_cookie_is_a_token_against_forged_farewells(visit: Visit) -> None:
    [cookie] = visit.cookies
    assert cookie.startswith("_xsrf=")
    assert "samesite=strict" in cookie.lower()
    assert "expires" not in cookie.lower()


# ---- other sites ------------------------------------------------------------------------------


def test_a_name_that_is_not_ours_is_not_answered(app: App) -> None:
    """Another site that makes its name lead to this computer (DNS rebinding)."""
    before = len(app.kernels())
    response, body = app.ask("/", Host="evil.example")
    assert response.status == 403
    assert b"does not answer under this name" in body
    assert len(app.kernels()) == before


def test_a_farewell_from_another_site_is_refused(app: App, visit: Visit) -> None:
    told = {"Origin": "http://evil.example", "Cookie": visit.cookie}
    form = f"_xsrf={visit.cookie.partition('=')[2]}"
    path = f"/voila/api/shutdown/{visit.kernel}"
    assert app.ask(path, method="POST", form=form, **told)[0].status in {403, 404}
    assert app.ask(f"/api/kernels/{visit.kernel}")[0].status == 200


# ---- messages to a kernel ---------------------------------------------------------------------


def on_the_wire(kind: str, content: dict[str, Any], channel: str) -> bytes:
    """A message as JupyterLab's front end sends it."""
    session = Session(key=b"")
    wire: bytes = serialize_msg_to_ws_v1(session.msg(kind, content), channel, session.pack)
    return wire


BROKEN = (b"", b"\0", b"\0" * 64, b"\xff" * 7, b"\xff" * 64, b"\6" + b"\0" * 7 + b"\xff" * 64)
"""To Jupyter's own reader, a row of \\xff is a message of 18446744073709551615 parts."""


def channels(app: App, kernel: str) -> str:
    """The address of a kernel's websocket, for a new session."""
    return f"ws://{app.host}/api/kernels/{kernel}/channels?session_id={uuid.uuid4()}"


Talk = Callable[[WebSocketClientConnection], Awaitable[None]]


def talk_to(app: App, kernel: str, talk: Talk, *, protocol: str | None = PROTOCOL) -> None:
    """Open a websocket to a kernel and talk."""

    async def run() -> None:
        connection = await websocket_connect(
            channels(app, kernel), subprotocols=[protocol] if protocol else None
        )
        await asyncio.wait_for(talk(connection), 60)
        connection.close()

    asyncio.run(run())


async def answers(connection: WebSocketClientConnection) -> list[str]:
    """Ask who the kernel is, and the kinds of messages that came before its answer."""
    await connection.write_message(on_the_wire("kernel_info_request", {}, "shell"), binary=True)
    seen = []
    while "kernel_info_reply" not in seen:
        message = await connection.read_message()
        assert isinstance(message, bytes), "the connection was closed"
        _, parts = deserialize_msg_from_ws_v1(message)
        seen.append(json.loads(parts[0])["msg_type"])
    return seen


def test_code_sent_to_a_kernel_is_not_run(app: App, visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "made-by-a-visitor"
    code = {"code": f"open({str(file)!r}, 'w').close()", "silent": True, "store_history": False}

    async def talk(connection: WebSocketClientConnection) -> None:
        await answers(connection)
        for channel in ("shell", "control", "stdin", "iopub"):
            for kind in REFUSED:
                wire = on_the_wire(kind, code | {"restart": False}, channel)
                await connection.write_message(wire, binary=True)
        seen = await answers(connection)
        assert set(seen) <= {"status", "kernel_info_reply"}
        assert not file.exists()

    talk_to(app, visit.kernel, talk)


def test_code_sent_in_the_older_form_is_not_run(app: App, visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "made-by-a-visitor"
    message = Session(key=b"").msg("execute_request", {"code": f"open({str(file)!r}, 'w')"})
    text = json.dumps(message | {"channel": "shell"}, default=str)

    async def talk(connection: WebSocketClientConnection) -> None:
        for broken in (text, "{", "[]", '{"channel": "shell"}'):
            await connection.write_message(broken)
        for broken in (*BROKEN, text.encode()):
            await connection.write_message(broken, binary=True)

    talk_to(app, visit.kernel, talk, protocol=None)

    async def ask(connection: WebSocketClientConnection) -> None:
        assert "kernel_info_reply" in await answers(connection)

    talk_to(app, visit.kernel, ask)  # after all that came before
    assert not file.exists()


def test_messages_without_sense_do_not_end_the_connection(app: App, visit: Visit) -> None:
    async def talk(connection: WebSocketClientConnection) -> None:
        for broken in BROKEN:
            await connection.write_message(broken, binary=True)
        assert "kernel_info_reply" in await answers(connection)

    talk_to(app, visit.kernel, talk)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:1"])
def test_another_site_cannot_reach_a_kernel(app: App, visit: Visit, origin: str) -> None:
    asked = HTTPRequest(channels(app, visit.kernel), headers={"Origin": origin})
    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(_connect(asked))


async def _connect(asked: HTTPRequest) -> None:
    await websocket_connect(asked)


def test_a_kernel_that_is_not_there_is_not_made(app: App) -> None:
    before = len(app.kernels())
    asked = HTTPRequest(channels(app, NOBODY))
    with pytest.raises(HTTPClientError, match="404"):
        asyncio.run(_connect(asked))
    assert len(app.kernels()) == before


@pytest.mark.parametrize("kind", PASSING)
def test_only_the_shell_channel_is_open_and_only_to_widgets(kind: str) -> None:
    assert guard.may_pass("shell", {"msg_type": kind}, {})
    for channel in ("control", "stdin", "iopub", "", "Shell"):
        assert not guard.may_pass(channel, {"msg_type": kind}, {})


@pytest.mark.parametrize("target", ["jupyter.widget", "jupyter.widget.version", "x", None, ["a"]])
def test_a_page_makes_no_widgets(target: object) -> None:
    assert not guard.may_pass("shell", {"msg_type": "comm_open"}, {"target_name": target})
    assert guard.may_pass("shell", {"msg_type": "comm_open"}, {"target_name": guard.CONTROL_COMM})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.text(), json_values, json_values)
def test_any_other_message_is_refused_without_an_error(
    channel: str, header: Any, content: Any
) -> None:
    assert not guard.may_pass(channel, header, content)
    assert not guard.may_pass("shell", {"msg_type": header}, content)


@given(st.binary(max_size=200) | st.binary(max_size=80).map(lambda tail: b"\x07" + tail))
def test_any_bytes_are_a_message_or_refused(wire: bytes) -> None:
    try:
        channel, _, _ = guard.parts_of(wire)
    except ValueError:
        return
    assert isinstance(channel, str)


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_parts_are_those_that_jupyter_reads(channel: str) -> None:
    wire = on_the_wire("comm_msg", {"comm_id": "é", "data": {}}, channel)
    theirs, parts = deserialize_msg_from_ws_v1(wire)
    assert guard.parts_of(wire) == (theirs, json.loads(parts[0]), json.loads(parts[3]))
    assert theirs == channel

"""What a visitor can and cannot do to the server, its files and other visitors."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import gzip
import json
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger
from hypothesis import given
from hypothesis import strategies as st
from rows import every_row
from running import SECRET, App, running, small_site, wait_until

from explainer.files import FileError
from explainer.page import data, policy, rendering
from explainer.page.state import State
from explainer.serve import connections, handlers, narrowing, safety
from explainer.serve.site import read_site
from explainer.words import serving

pytestmark = pytest.mark.process

NOBODY = "00000000-0000-4000-8000-000000000000"
ASKED = "side=pakistan"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app with a small site, and a file beside it that is nobody's business."""
    env = {name: value for name, value in os.environ.items() if name != "EXPLAINER_TEXTS"}
    with running(small_site(tmp_path_factory.mktemp("small")), env=env) as app:
        yield app


# ---- what is answered at all ------------------------------------------------------------------

STOCK = (
    "api", "api/contents", "api/contents/private.txt", "api/kernels", "api/kernelspecs", "api/me",
    "api/sessions", "api/spec.yaml", "api/status", "api/terminals", "api/config/notebook",
    f"api/kernels/{NOBODY}/channels", "api/security/csp-report", "api/shutdown", "api/nbconvert",
    "files/private.txt", "lab", "login", "logout", "metrics", "nbconvert/html/explainer.ipynb",
    "explainer.ipynb", "terminals/1", "tree", "view", "voila/api/contents",
    f"voila/api/shutdown/{NOBODY}", f"voila/execution/{NOBODY}", "voila/files/private.txt",
    f"voila/query/{NOBODY}", "voila/render/explainer.ipynb", "voila/static/voila.js", "voila/tree",
    "voila/labextensions/anywidget/package.json", "no-such-page", "private.txt", "a" * 300 + ".js",
)  # fmt: skip
"""Addresses of Jupyter Server and of Voilà, and others that are not there."""


@pytest.mark.parametrize("path", STOCK)
def test_an_address_that_a_reader_does_not_need_is_not_there(app: App, path: str) -> None:
    response, body = app.ask(f"/{path}")
    assert response.status == 404
    assert SECRET.encode() not in body
    assert b"There is no such page." in body


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"])
@pytest.mark.parametrize("path", ["", "page", "ready", "words.txt", "api/kernels"])
def test_nothing_can_be_made_changed_or_started(app: App, method: str, path: str) -> None:
    response, body = app.ask(f"/{path}", method=method, body=b"x=1")
    assert response.status == 405
    assert b"Traceback" not in body


# ---- files ------------------------------------------------------------------------------------

UPWARDS = (
    "private.txt", "manifest.json", "words.txt.gz", "../private.txt",
    "..%2fprivate.txt", "%2e%2e/private.txt", "%2e%2e%2fprivate.txt",
    "....//private.txt", "..%5cprivate.txt", "..\\private.txt", "%252e%252e%252fprivate.txt",
    "/etc/passwd", "%2fetc%2fpasswd", "../" * 12 + "etc/passwd", "..%2f" * 12 + "etc%2fpasswd",
    "folder/" + "../" * 12 + "etc/passwd", "folder/" + "..%2f" * 12 + "etc%2fpasswd",
    "folder/../../private.txt", "words.txt%00.js", "words.txt/", "~/.bashrc", "file:///etc/passwd",
)  # fmt: skip


def raw_answer(app: App, path: str) -> bytes:
    """The answer to a request line as it stands: http.client would tidy the path."""
    head = f"GET {path} HTTP/1.1\r\nHost: {app.host}\r\nConnection: close\r\n\r\n"
    return app.raw(head.encode())


@pytest.mark.parametrize("upwards", UPWARDS)
@pytest.mark.parametrize("route", ["", "folder/", "explainer/static/"])
def test_no_path_leads_to_what_the_manifest_does_not_name(
    app: App, route: str, upwards: str
) -> None:
    answer = raw_answer(app, f"/{route}{upwards}")
    assert re.match(rb"HTTP/1.1 (400|404)", answer), answer[:200]
    assert SECRET.encode() not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("name", ["../private.txt", "/etc/passwd", "folder/../../private.txt"])
def test_a_manifest_that_leads_out_of_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = small_site(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"] = {name: manifest["files"]["words.txt"]}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(FileError, match="lies outside of the site"):
        read_site(folder)


# ---- headers and cookies ----------------------------------------------------------------------

EVERYWHERE = ["", "words.txt", "no-such-page", "page", f"page?{ASKED}", "page?side=x", "ready"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_says_what_the_browser_may_do(app: App, path: str) -> None:
    response, _ = app.ask(f"/{path}")
    assert {name: response.headers[name] for name in safety.HEADERS} == safety.HEADERS
    assert "Server" not in response.headers
    assert "Set-Cookie" not in response.headers


POLICIES = {
    "app": (safety.HEADERS["Content-Security-Policy"], "'self'"),
    "site": (policy.LINKED, "'self'"),
    "one file": (
        policy.of_one_file([b"f()"]), "'sha256-GcEEE0IkDzIP5EQ6DXZaDPORqT5RTBELX8Fyzyg9yvo='"
    ),
    "page without a script": (policy.PLAIN, "'none'"),
}  # fmt: skip


@every_row(POLICIES.items())
def test_only_scripts_of_our_own_files_run(carrier: str, told: tuple[str, str]) -> None:
    """Nothing of another address, and nothing that a script makes itself (``blob:``)."""
    written, scripts = told
    parts = dict(part.split(" ", 1) for part in written.split("; "))
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    assert parts.get("script-src", parts["default-src"]) == scripts, carrier
    allowed = {value for rule in parts.values() for value in rule.split()}
    assert {value for value in allowed if not value.startswith("'")} <= {"data:"}
    assert "'unsafe-eval'" not in allowed
    assert "'unsafe-inline'" not in parts.get("script-src", "")


def test_a_policy_is_written_in_one_place_only(project: Path) -> None:
    written = {
        path.relative_to(project).as_posix()
        for path in (project / "explainer").rglob("*")
        if path.suffix in {".py", ".j2"} and "default-src" in path.read_text(encoding="utf-8")
    }
    assert written == {"explainer/page/policy.py"}


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"POST /report HTTP/1.1\r\nHost: HOST\r\nContent-Length: 3\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HOST\r\nA: " + b"b" * 40_000 + b"\r\n\r\n",
        b"POST /report HTTP/1.1\r\nHost: HOST\r\nContent-Length: 999999999\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
def test_a_request_that_is_none_is_refused_and_the_next_is_answered(app: App, sent: bytes) -> None:
    answer = app.raw(sent.replace(b"HOST", app.host.encode()))
    assert not answer or re.match(rb"HTTP/1.1 4\d\d", answer), answer[:100]
    assert b"whole" in app.ask("/", Accept_Encoding="identity")[1]


@pytest.mark.parametrize("length", [17_000, 100_000, 3_000_000])
@pytest.mark.parametrize("status", [414, 431])
def test_an_address_that_is_too_long_is_told_so_in_one_plain_sentence(
    app: App, status: int, length: int
) -> None:
    long = b"a" * length
    sent = (
        b"GET /?%b HTTP/1.1\r\n\r\n" if status == 414 else b"GET / HTTP/1.1\r\nCookie: %b\r\n\r\n"
    )
    head, _, body = app.raw(sent % long).partition(b"\r\n\r\n")
    told = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert told.items() >= safety.HEADERS.items()
    assert int(told["Content-Length"]) == len(body)
    assert f"<h1>{serving.BY_STATUS[status]}</h1>" in body.decode()


def test_many_such_requests_leave_nothing_open(app: App) -> None:
    """Each is heard to its end, but only so many at a time."""
    with contextlib.ExitStack() as stack:
        for _ in range(3 * connections.MOST_LEAVING):
            wire = stack.enter_context(socket.create_connection(app.end, timeout=5))
            with contextlib.suppress(OSError):
                wire.sendall(b"GET /?" + b"a" * 20_000)
        assert app.ask("/")[0].status == 200
        assert len(app.server.net_connections()) < 2 * connections.MOST_LEAVING
    assert wait_until(lambda: len(app.server.net_connections()) <= 2)


# ---- other sites ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/words.txt", f"/page?{ASKED}", "/ready", "/none"])
def test_a_name_that_is_not_ours_is_not_answered(app: App, path: str) -> None:
    """Another site that makes its name lead to this computer (DNS rebinding)."""
    response, body = app.ask(path, Host="evil.example")
    assert response.status == 403
    assert b"does not answer under this name" in body


HERE = socket.gethostname().lower()


@pytest.mark.parametrize(
    ("listens", "given", "asked", "reached", "answers"),
    [
        ("127.0.0.1", None, "127.0.0.1:8866", "127.0.0.1", True),
        ("127.0.0.1", None, "localhost:8866", "127.0.0.1", True),
        ("::1", None, "[::1]:8866", "::1", True),
        ("127.0.0.1", None, "evil.example:8866", "127.0.0.1", False),
        ("127.0.0.1", None, "192.0.2.7:8866", "127.0.0.1", False),
        ("127.0.0.1", "durand.example", "durand.example", "127.0.0.1", True),
        ("127.0.0.1", "durand.example:8443", "Durand.Example:8443", "127.0.0.1", True),
        ("127.0.0.1", "durand.example", "evil.durand.example", "127.0.0.1", False),
        ("0.0.0.0", None, "192.0.2.7:8866", "192.0.2.7", True),
        ("0.0.0.0", None, "192.0.2.8:8866", "192.0.2.7", False),
        ("0.0.0.0", None, f"{HERE}:8866", "192.0.2.7", True),
        ("0.0.0.0", None, "evil.example", "192.0.2.7", False),
        ("0.0.0.0", None, "127.0.0.1", "192.0.2.7", False),
        ("0.0.0.0", None, "127.0.0.1", "127.0.0.1", True),
        ("::", None, "192.0.2.7", "::ffff:192.0.2.7", True),
        ("0.0.0.0", None, "", "192.0.2.7", False),
        ("0.0.0.0", None, "192.0.2.7@evil.example", "192.0.2.7", False),
    ],
)
def test_we_answer_under_our_own_names_only_here_and_on_a_network(
    listens: str, given: str | None, asked: str, reached: str, answers: bool
) -> None:
    assert safety.Names(listens, given).include(asked, reached) is answers


def test_on_a_network_too_a_name_that_is_not_ours_is_not_answered(tmp_path: Path) -> None:
    with running(small_site(tmp_path), host="0.0.0.0") as app:
        assert app.ask("/")[0].status == 200
        for name in ("evil.example", "192.0.2.7", "localhost.evil.example", "[::1"):
            assert app.ask("/", Host=name)[0].status == 403


@pytest.mark.parametrize("given", ["a b", "x/../y", "http://x", "a:b:c", "", "x" * 254, "ä b"])
def test_what_cannot_be_a_host_is_not_taken_for_one(given: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a host"):
        safety.host_name(given)


ELSEWHERE = (
    {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"},
    {"Origin": "http://evil.example"}, {"Origin": "null"},
)  # fmt: skip


@pytest.mark.parametrize("told", ELSEWHERE, ids=str)
def test_another_site_makes_us_do_no_work(app: App, told: dict[str, str]) -> None:
    for method, path in (("GET", f"/page?{ASKED}"), ("POST", "/report")):
        response, body = app.ask(
            path, method=method, body=b"{}", Content_Type="application/json", **told
        )
        assert response.status == 403
        assert body.decode().strip() == serving.ELSEWHERE
    own = {"Sec_Fetch_Site": "same-origin", "Origin": f"http://{app.host}"}
    assert app.ask(f"/page?{ASKED}", **own)[0].status == 200


# ---- narrowed pages ---------------------------------------------------------------------------


def unpacked(answer: dict[str, Any], name: str) -> Any:
    """A value of an answer, as the front end unpacks it."""

    def at(value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"$"}:
                return at(answer["values"][value["$"]])
            return {key: at(inner) for key, inner in value.items()}
        return [at(inner) for inner in value] if isinstance(value, list) else value

    return at(answer["values"][answer[name]])


def test_a_narrowed_page_is_the_page_with_its_evidence(app: App) -> None:
    response, body = app.ask(f"/page?on=2025-10-28&{ASKED}", Accept_Encoding="gzip")
    assert response.headers["Content-Type"] == "application/json"
    answer = json.loads(gzip.decompress(body))
    page = rendering.render(real_ledger(), State(dt.date(2025, 10, 28), side="pakistan"))
    as_json = lambda value: json.loads(json.dumps(value))  # noqa: E731
    assert unpacked(answer, "page") == {"parts": as_json(data.as_data(page, real_ledger()))}
    assert unpacked(answer, "cards") == as_json(data.cards(real_ledger(), page))


def test_a_narrowed_page_is_compressed_only_for_those_who_take_that(app: App) -> None:
    zipped, packed = app.ask(f"/page?{ASKED}", Accept_Encoding="gzip")
    plain, body = app.ask(f"/page?{ASKED}", Accept_Encoding="identity")
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed) == body
    assert len(body) == int(plain.headers["Content-Length"])
    assert plain.headers["Etag"] != zipped.headers["Etag"]
    assert plain.headers["Vary"] == zipped.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "same",
    [
        f"{ASKED}&claim=r1-army-toll", f"on=2025-10-29&{ASKED}", f"?{ASKED.upper()}&&",
        f"{ASKED}&utm_source=x", f"{ASKED}&cell=none&claim=none".replace("&cell=none", ""),
    ],
)  # fmt: skip
def test_addresses_that_mean_the_same_have_the_same_answer(app: App, same: str) -> None:
    first, body = app.ask(f"/page?{ASKED}")
    again, other = app.ask(f"/page?{same}")
    assert (again.headers["Etag"], other) == (first.headers["Etag"], body)
    kept, nothing = app.ask(f"/page?{same}", If_None_Match=first.headers["Etag"])
    assert (kept.status, nothing) == (304, b"")
    assert kept.headers["Cache-Control"] == "no-cache"


HOSTILE = (
    "side=%3Cscript%3Ealert(1)%3C/script%3E", "sides=pakistan", "on=yesterday", "on=2025-W43-1",
    "on=20251020", "on=9999-99-99", "documents=..%2f..%2fetc%2fpasswd", "claim=%00", "on=%F0%9F",
    "side=pakistan&side=afghanistan", "x" * 3000, "x" * 9000, "&".join(["a=b"] * 400), "%",
    "kind=%E2%80%AEdesrever", "from=2025-10-29&to=2025-10-09", "topic=constructor",
)  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: query[:30])
def test_a_hostile_address_is_refused_in_one_plain_sentence(app: App, query: str) -> None:
    response, body = app.ask(f"/page?{query}")
    said = body.decode()
    assert response.status == 400, said
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said.count("\n") == 1
    assert len(said) < 600
    assert "Traceback" not in said
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said


words = st.text(max_size=30) | st.sampled_from(["side", "on", "pakistan", "2025-10-20", "=", "&"])


@given(st.lists(words, max_size=12).map("".join))
def test_any_address_has_a_canonical_one_or_is_refused(query: str) -> None:
    try:
        address = narrowing.canonical(query, real_ledger())
    except ValueError:
        return
    assert narrowing.canonical(address, real_ledger()) == address


# ---- what fails -------------------------------------------------------------------------------


def test_a_fault_of_ours_tells_a_reader_nothing_of_the_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tornado.httpclient import AsyncHTTPClient, HTTPClientError
    from tornado.httpserver import HTTPServer
    from tornado.netutil import bind_sockets

    from explainer.serve.server import Served, application
    from explainer.serve.workers import Workers

    def fails(*_: object) -> None:
        raise RuntimeError(f"a secret path: {tmp_path}")

    monkeypatch.setattr(handlers.SiteFile, "get_modified_time", fails)
    site = small_site(tmp_path)

    async def ask() -> str:
        workers = Workers(count=1, waiting=1, seconds=1)
        made = application(Served(read_site(site), safety.Names("127.0.0.1"), 100), workers)
        server = HTTPServer(made)
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        port = sockets[0].getsockname()[1]
        with pytest.raises(HTTPClientError) as failed:
            await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/")
        server.stop()
        assert failed.value.code == 500
        assert failed.value.response is not None
        return failed.value.response.body.decode()

    said = asyncio.run(ask())
    assert "The page could not be made." in said
    assert "secret" not in said
    assert str(tmp_path) not in said
    assert "Traceback" not in said


def test_a_page_of_a_sentence_loads_nothing_and_runs_nothing() -> None:
    page = handlers.notice("<script>alert(1)</script> & more")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(?:src|href)=.(?!/\"|data:,)|url\(|@import", page.split("</style>")[1])


# ---- a report of one's own --------------------------------------------------------------------


def report(app: App, body: bytes, **headers: str) -> tuple[int, str]:
    """Send a report; the status and the words of the answer."""
    told = {"Content_Type": "application/json"} | headers
    response, said = app.ask("/report", method="POST", body=body, **told)
    assert response.headers["Cache-Control"] == "no-store"
    return response.status, said.decode()


ASKED_FIRST = json.dumps({"ask": "look", "draft": {}}).encode()


def test_a_report_is_answered_and_not_kept(app: App) -> None:
    status, said = report(app, ASKED_FIRST)
    assert status == 200, said
    assert json.loads(said)["draft"]
    assert report(app, ASKED_FIRST) == (status, said)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", {}, 400),
        (b"rubbish", {}, 400),
        (b"\xff\xfe", {}, 400),
        (b"[" * 50_000, {}, 400),
        (b'{"ask": "run", "draft": {}}', {}, 400),
        (b"a=b", {"Content_Type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"Content_Type": "text/plain"}, 415),
    ],
)
def test_what_is_no_report_is_refused_in_one_plain_sentence(
    app: App, body: bytes, headers: dict[str, str], status: int
) -> None:
    found, said = report(app, body, **headers)
    assert found == status
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert app.ask("/report")[0].status == 405


def test_a_report_that_is_too_large_is_refused_before_it_is_read(app: App) -> None:
    head = f"POST /report HTTP/1.1\r\nHost: {app.host}\r\nContent-Type: application/json\r\n"
    answer = app.raw(f"{head}Content-Length: 9000000\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 413")
    chunked = f"{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode()
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with socket.create_connection(app.end, timeout=30) as wire, contextlib.suppress(OSError):
        wire.sendall(chunked + piece * 100 + b"0\r\n\r\n")
        assert not wire.recv(100).startswith(b"HTTP/1.1 200")
    assert report(app, ASKED_FIRST)[0] == 200


def test_only_so_many_reports_are_on_their_way_at_the_same_time(app: App) -> None:
    head = f"POST /report HTTP/1.1\r\nHost: {app.host}\r\nContent-Type: application/json\r\n"
    half = f"{head}Content-Length: 100000\r\n\r\n".encode() + b"x" * 1000
    said: list[int] = []
    with contextlib.ExitStack() as stack:

        def is_refused_beside_one_more() -> bool:
            stack.enter_context(socket.create_connection(app.end, timeout=30)).sendall(half)
            said.append(report(app.hasty, ASKED_FIRST)[0])
            return said[-1] == 503

        assert wait_until(is_refused_beside_one_more), said
        assert len(said) >= handlers.MOST_REPORTS, "so many may be on their way"
        assert app.ask("/words.txt")[0].status == 200
    assert report(app, ASKED_FIRST)[0] == 200

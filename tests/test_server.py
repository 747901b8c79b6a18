"""The app's server: its messages, the files that it sends, and that it leaves nothing behind."""

from __future__ import annotations

import gzip
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from rows import every_row
from running import SLOW_SECONDS, SMALL, App, running, small_site, sooner_than, wait_until

from explainer.serve import command, handlers

pytestmark = pytest.mark.process

BIG = "big.0123456789ab.js"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a free port, with a small site."""
    with running(small_site(tmp_path_factory.mktemp("small"))) as app:
        yield app


def nowhere() -> Path:
    """No site: what is tried ends before it is asked for."""
    raise AssertionError("the site was made although nothing could be served")


# ---- the command's messages -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "given"),
    [
        ({}, ""),
        ({"host": "0.0.0.0"}, " --host 0.0.0.0"),
        ({"name": "durand.example"}, " --name durand.example"),
    ],
)
def test_a_port_in_use_names_the_next_free_one_and_keeps_what_was_given(
    options: dict[str, str], given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server((options.get("host", "127.0.0.1"), 0)) as taken:
        port = taken.getsockname()[1]
        assert command.run_app(nowhere, port=port, open_browser=False, **options) == 1
    said = re.fullmatch(
        rf"port {port} is in use; the next free port is (\d+): "
        rf"python -m explainer app --port (\d+){given}\n",
        capsys.readouterr().err,
    )
    assert said
    assert said[1] == said[2]
    assert int(said[1]) > port


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"port": 70000}, "port 70000 does not exist; expected 0 (any) to 65535"),
        ({"port": 0, "host": "203.0.113.1"}, "cannot listen on 203.0.113.1, port 0: "),
        ({"port": 0, "name": "a b"}, "'a b' is not the name of a host"),
        ({"port": 0, "name": "x/../y"}, "'x/../y' is not the name of a host"),
    ],
)
def test_what_cannot_be_started_is_one_plain_sentence(
    options: dict[str, object], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run_app(nowhere, open_browser=False, **options) == 1  # type: ignore[arg-type]
    said = capsys.readouterr().err
    assert said.startswith(message)
    assert said.count("\n") == 1


def test_importing_the_module_loads_neither_voila_nor_plotly() -> None:
    heavy = "{'voila', 'plotly', 'jupyter_server', 'jupyter_client', 'IPython', 'geopandas'}"
    code = f"import explainer.serve.command, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# ---- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "name", "kind"),
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/?on=2025-10-13&claim=r1-army-toll", "index.html", "text/html; charset=utf-8"),
        ("/folder/", "folder/index.html", "text/html; charset=utf-8"),
        (f"/{BIG}", BIG, "text/javascript; charset=utf-8"),
        ("/words.txt", "words.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_sent_whole_compressed_or_not(app: App, path: str, name: str, kind: str) -> None:
    plain, body = app.ask(path, Accept_Encoding="identity")
    assert (plain.status, body.decode()) == (200, SMALL[name])
    assert "Content-Encoding" not in plain.headers
    zipped, packed = app.ask(path, Accept_Encoding="br, gzip")
    assert gzip.decompress(packed) == body
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert len(packed) == int(zipped.headers["Content-Length"])
    for answer in (plain, zipped):
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["Etag"] != zipped.headers["Etag"]


@every_row(
    [
        ("gzip", True), ("br, gzip", True), ("GZIP;q=0.5", True), ("*", True),
        ("gzip;q=1, *;q=0", True),
        ("", False), ("identity", False), ("gzip;q=0", False), ("gzip; q=0.000, *", False),
        ("*;q=0", False), ("x-gzip2", False),
    ]
)  # fmt: skip
def test_gzip_is_taken_where_it_is_named_and_not_refused(accepted: str, taken: bool) -> None:
    assert handlers.takes_gzip(accepted) is taken


def test_a_folder_without_its_slash_leads_to_the_folder(app: App) -> None:
    response, _ = app.ask("/folder")
    assert (response.status, response.headers["Location"]) == (301, "folder/")
    assert app.ask("/folder", method="HEAD")[0].status == 301
    for path in ("/folde", "/words.txt/", "//folder", "/folder/folder"):
        assert app.ask(path)[0].status == 404


@pytest.mark.parametrize("path", ["/", f"/{BIG}", "/ready"])
def test_a_head_is_the_same_without_a_body(app: App, path: str) -> None:
    """Link checkers and monitors ask so."""
    whole, _ = app.ask(path)
    head, body = app.ask(path, method="HEAD")
    assert (head.status, body) == (200, b"")
    for name in ("Content-Type", "Content-Length", "Etag"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_the_browser_has_is_not_sent_again(app: App, encoding: str) -> None:
    first, _ = app.ask("/", Accept_Encoding=encoding)
    asked = {"Accept_Encoding": encoding, "If_None_Match": first.headers["Etag"]}
    again, nothing = app.ask("/", **asked)
    assert (again.status, nothing) == (304, b"")


def test_only_a_name_that_holds_its_digest_may_be_kept_for_ever(app: App) -> None:
    assert "immutable" in app.ask(f"/{BIG}")[0].headers["Cache-Control"]
    for path in ("/", "/words.txt", "/folder/"):
        assert app.ask(path)[0].headers["Cache-Control"] == "no-cache"


def test_a_part_of_a_file_is_sent_as_asked(app: App) -> None:
    response, body = app.ask(f"/{BIG}", Range="bytes=4-7", Accept_Encoding="gzip")
    assert (response.status, body) == (206, b"many")
    assert "Content-Encoding" not in response.headers


def test_ready_is_answered(app: App) -> None:
    response, body = app.ask("/ready")
    assert (response.status, body) == (200, b"ready\n")


# ---- the end ----------------------------------------------------------------------------------


SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP] if sys.platform != "win32" else []


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_ends_the_app_and_every_process_within_two_seconds(
    tmp_path: Path, number: signal.Signals
) -> None:
    """Also with a reader who asks and does not read, and a worker that does not answer."""
    with running(small_site(tmp_path), workers=2) as app:
        assert wait_until(lambda: len(app.workers()) > 0)
        workers = app.workers()
        workers[0].suspend()
        with socket.create_connection(app.end) as wire:
            wire.sendall(f"GET /{BIG} HTTP/1.1\r\nHost: {app.host}\r\n\r\n".encode() * 40)
            wire.recv(100)
            app.process.send_signal(number)
            with sooner_than(10, instead_of=SLOW_SECONDS):
                assert app.process.wait(SLOW_SECONDS) == 0
    assert psutil.wait_procs(workers, timeout=SLOW_SECONDS)[1] == []


def test_workers_end_with_a_server_that_was_killed(tmp_path: Path) -> None:
    with running(small_site(tmp_path), workers=2) as app:
        assert wait_until(lambda: len(app.workers()) > 0)
        workers = app.workers()
        app.process.kill()
    assert psutil.wait_procs(workers, timeout=SLOW_SECONDS)[1] == []

"""What happens when something breaks: a plain sentence, nothing lost, and nothing left behind."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil
import pytest
from builders import copied, only_few_pages
from playwright.sync_api import Browser, Page, expect
from running import (
    SLOW_MS,
    SLOW_SECONDS,
    App,
    running,
    small_site,
    sooner_than,
    until,
    wait_until,
)

from explainer.publish import rendering
from explainer.serve import answers, connections, narrowing, workers
from explainer.words.front import FRONT_WORDS
from explainer.words.serving import NOT_MADE, UNREADABLE

pytestmark = pytest.mark.process

BIG = "big.0123456789ab.js"
CONFINED = Path(__file__).with_name("confined")
"""A folder with a `sitecustomize` that refuses writing and other computers."""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells of a process")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small site."""
    return small_site(tmp_path)


def narrowed(app: App, query: str = "side=pakistan") -> int:
    """Ask for a narrowed page; the status of the answer."""
    return app.ask(f"/page?{query}")[0].status


# ---- workers ----------------------------------------------------------------------------------

WORKER = """
import json, os, signal, sys, time
print("ready", flush=True)
for line in sys.stdin:
    kind, asked = json.loads(line)
    if kind == "sleep":
        time.sleep(float(asked))
    if kind == "die":
        os._exit(1)
    if kind == "rubbish":
        print("no JSON", flush=True)
        continue
    refused = "No." if kind == "refuse" else None
    print(json.dumps({"refused": refused, "bytes": len(asked)}), flush=True)
    sys.stdout.write(asked)
    sys.stdout.flush()
"""


def some(count: int = 1, waiting: int = 8, source: str = WORKER) -> workers.Workers:
    """Workers that do as they are told."""
    command = (sys.executable, "-c", source)
    return workers.Workers(count=count, waiting=waiting, seconds=2, command=command)


def run(made: workers.Workers, asking: Any) -> Any:
    """Run `asking`, and end the workers."""

    async def all_of_it() -> Any:
        try:
            return await asyncio.wait_for(asking, 60)
        finally:
            await asyncio.wait_for(made.end(), 60)

    return asyncio.run(all_of_it())


@pytest.mark.parametrize("fault", [("sleep", "60"), ("die", ""), ("rubbish", "")])
def test_a_worker_that_hangs_or_dies_is_replaced(fault: tuple[str, str]) -> None:
    made = some()

    async def ask() -> None:
        assert await made.ask("say", "first") == b"first"
        [before] = made.all
        assert before.process is not None
        pid = before.process.pid
        with sooner_than(30, instead_of=60), pytest.raises(workers.FailedError):
            await made.ask(*fault)
        assert await made.ask("say", "again") == b"again"
        assert before.process is not None
        assert before.process.pid != pid
        assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie"

    run(made, ask())


def test_a_worker_that_died_while_nobody_asked_costs_no_answer() -> None:
    made = some()

    async def ask() -> None:
        await made.ask("say", "first")
        process = made.all[0].process
        assert process is not None
        process.kill()
        await asyncio.wait_for(process.wait(), 60)
        assert await made.ask("say", "again") == b"again"

    run(made, ask())


def test_what_a_worker_refuses_does_not_end_it() -> None:
    made = some()

    async def ask() -> None:
        with pytest.raises(workers.RefusedError, match=r"No\."):
            await made.ask("refuse", "")
        before = made.all[0].process
        assert await made.ask("say", "again") == b"again"
        assert made.all[0].process is before

    run(made, ask())


def test_one_more_than_may_wait_is_refused_at_once() -> None:
    made = some(waiting=3)

    async def ask() -> None:
        waiting = [asyncio.create_task(made.ask("sleep", "0.4")) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(workers.BusyError):
            await made.ask("say", "")
        assert not any(one.done() for one in waiting)
        await asyncio.gather(*waiting)
        assert await made.ask("say", "again") == b"again"

    run(made, ask())


def test_nobody_waits_longer_for_a_worker_than_a_job_may_take() -> None:
    made = some(waiting=60)

    async def ask() -> None:
        waiting = [made.ask("sleep", "0.5") for _ in range(60)]
        with sooner_than(20, instead_of=30):
            found = await asyncio.gather(*waiting, return_exceptions=True)
        assert b"0.5" in found
        assert workers.BusyError in map(type, found)
        assert await made.ask("say", "again") == b"again"

    run(made, ask())


def test_a_worker_that_cannot_be_started_is_tried_again(tmp_path: Path) -> None:
    """As when the computer has no room for another process."""
    there = tmp_path / "there"
    source = f"import os, sys\nif not os.path.exists({str(there)!r}): sys.exit(1)\n{WORKER}"
    made = some(source=source)

    async def ask() -> None:
        with pytest.raises(workers.FailedError):
            await made.ask("say", "too early")
        there.touch()
        assert await made.ask("say", "now") == b"now"

    run(made, ask())


def test_a_program_that_is_not_there_is_a_failure_too() -> None:
    made = workers.Workers(count=1, waiting=1, seconds=1, command=("/no/such/program",))

    async def ask() -> None:
        for _ in range(2):
            with pytest.raises(workers.FailedError):
                await made.ask("say", "")

    run(made, ask())


# ---- answers that are kept --------------------------------------------------------------------


class Counting:
    """Stands for workers: counts what is asked, and is slow."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    async def ask(self, kind: str, asked: str) -> bytes:
        """An answer after a while."""
        self.asked.append((kind, asked))
        await asyncio.sleep(0.01)
        return asked.strip("&").encode() if kind == "canonical" else b"x" * 1000 + asked.encode()


def kept(most: int = 10_000) -> tuple[answers.NarrowedPages, Counting]:
    """Pages, and who makes them."""
    counting = Counting()
    return answers.NarrowedPages(counting, most_bytes=most), counting  # type: ignore[arg-type]


def test_equal_requests_in_flight_share_one_computation() -> None:
    pages, counting = kept()

    async def ask() -> None:
        found = await asyncio.gather(*(pages.of("&" * n + "a=b") for n in range(20)))
        assert len({one.digest for one in found}) == 1

    asyncio.run(ask())
    assert [kind for kind, _ in counting.asked].count("page") == 1


def test_what_is_kept_is_bounded_and_the_oldest_goes_first() -> None:
    pages, counting = kept(most=5100)

    async def ask() -> None:
        for name in "abcde":
            await pages.of(name)
        await pages.of("a")
        await pages.of("f")
        counting.asked.clear()
        for name in "acdef":
            await pages.of(name)
        assert counting.asked == []
        await pages.of("b")

    asyncio.run(ask())
    assert counting.asked == [("page", "b")]
    assert sum(len(one.body) for one in pages._kept.values()) <= 5100


def test_a_failure_is_not_kept_and_reaches_all_who_wait() -> None:
    pages, counting = kept()
    ask_well = counting.ask

    async def fails(kind: str, asked: str) -> bytes:
        if kind == "page":
            raise workers.FailedError
        return await ask_well(kind, asked)

    async def ask() -> None:
        counting.ask = fails  # type: ignore[method-assign]
        found = await asyncio.gather(*(pages.of("a") for _ in range(3)), return_exceptions=True)
        assert [type(one) for one in found] == [workers.FailedError] * 3
        counting.ask = ask_well  # type: ignore[method-assign]
        assert (await pages.of("a")).body

    asyncio.run(ask())


# ---- how many, and how long -------------------------------------------------------------------


def test_a_server_whose_workers_die_goes_on_and_comes_back(small: Path) -> None:
    with running(small, workers=2) as app:
        assert narrowed(app) == 200
        for one in app.workers():
            one.kill()
        assert app.ask("/")[0].status == 200
        assert narrowed(app) == 200, "what is kept needs no worker"
        assert narrowed(app, "side=afghanistan") == 200


def test_work_that_hangs_is_a_sentence_and_others_are_served(small: Path) -> None:
    with running(small, workers=2) as app:
        assert narrowed(app) == 200
        for one in app.workers():
            one.suspend()
        with ThreadPoolExecutor(4) as readers:
            waiting = readers.submit(app.hasty.ask, "/page?side=afghanistan")
            assert app.ask("/")[0].status == 200
            response, body = waiting.result(25)
        assert response.status == 503
        assert response.headers["Retry-After"]
        assert body.decode().count("\n") == 1
        assert b"could not be worked out just now" in body
        assert narrowed(app, "side=afghanistan") == 200


def test_more_work_than_can_be_done_is_refused_in_words(small: Path) -> None:
    with running(small, workers=2) as app, ThreadPoolExecutor(120) as readers:
        assert narrowed(app) == 200
        for one in app.workers():
            one.suspend()
        asked = [f"/page?side=pakistan&from=2025-09-{n % 30 + 1:02}&x{n}=utm" for n in range(120)]
        asked = [one.replace("&x", "&utm_") for one in asked]
        with sooner_than(40, instead_of=60):  # to wait and to work, for an address and its page
            found = list(readers.map(lambda path: app.hasty.ask(path)[0].status, asked))
        for one in app.workers():
            one.resume()
        assert set(found) <= {200, 503}
        assert found.count(503) > 40
        assert app.ask("/")[0].status == 200


def head_of(app: App, path: str = "/") -> bytes:
    """A request that keeps its connection."""
    return f"GET {path} HTTP/1.1\r\nHost: {app.host}\r\n\r\n".encode()


@LINUX
def test_sixty_readers_and_three_hundred_who_say_nothing_do_not_end_a_small_server(
    small: Path,
) -> None:
    """A limit of 256 open files, as a macOS shell has it (it ended the server: C1)."""
    with running(small, files=256) as app, ExitStack() as stack:
        for number in range(300):
            wire = stack.enter_context(socket.create_connection(app.end, timeout=30))
            with suppress(OSError):  # who was silent longest has made room
                wire.sendall(b"" if number % 2 else b"GET / HTTP/1.1\r\nHo")
        assert app.server.num_fds() < 256
        for _ in range(60):
            reader = stack.enter_context(closing(HTTPConnection(app.host, timeout=30)))
            reader.request("GET", "/")
            assert reader.getresponse().read()
        assert narrowed(app) == 200
        assert app.process.poll() is None


@LINUX
def test_too_few_files_to_serve_a_class_is_one_plain_sentence(
    small: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AssertionError), running(small, files=64):
        pass
    said = capfd.readouterr().err
    assert said.startswith("only 64 files may be open at the same time; expected at least 128.")
    assert said.count("\n") == 1


def answering(size: int) -> Any:
    """A server that answers so many bytes to whatever it is asked."""
    from tornado.httpserver import HTTPServer
    from tornado.web import Application, RequestHandler

    class Much(RequestHandler):
        def get(self) -> None:
            self.write(b"x" * size)

    return HTTPServer(Application([("/", Much)]))


def test_a_silent_connection_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is kept, half a request, and an answer that nobody reads."""
    from tornado.netutil import bind_sockets

    monkeypatch.setattr(connections, "SILENT_SECONDS", 1)
    monkeypatch.setattr(connections, "LOOK_SECONDS", 0.2)

    async def look() -> None:
        server = answering(3_000_000)
        door = connections.Door(server, most=100)
        [listening] = bind_sockets(0, "127.0.0.1")
        door.open(listening)
        address = listening.getsockname()[:2]
        wires = []
        for sent in (b"", b"GET / HTTP/1.1\r\nHo", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"):
            wire = socket.socket()
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            wire.connect(address)
            wire.sendall(sent)
            wires.append(wire)
        await asyncio.sleep(0.5)
        assert len(door.streams) == 3
        for _ in range(50):
            await asyncio.sleep(0.1)
            if not door.streams:
                break
        assert not door.streams
        door.close()
        for wire in wires:
            wire.close()

    asyncio.run(look())


def test_of_many_answers_that_nobody_reads_only_some_are_waited_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each holds memory until its connection is closed; one that is only kept is left alone."""
    from tornado.netutil import bind_sockets

    monkeypatch.setattr(connections, "MOST_UNREAD", 2)
    monkeypatch.setattr(connections, "LOOK_SECONDS", 0.2)

    async def look() -> None:
        door = connections.Door(answering(12_000_000), most=100)
        [listening] = bind_sockets(0, "127.0.0.1")
        door.open(listening)
        with ExitStack() as stack:
            for sent in (b"", *[b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"] * 5):
                wire = stack.enter_context(closing(socket.socket()))
                wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                wire.connect(listening.getsockname()[:2])
                wire.sendall(sent)
            for _ in range(50):
                await asyncio.sleep(0.1)
                if len(door.streams) <= 3:
                    break
            assert [one.writing() for one in door.streams].count(True) == 2
            assert len(door.streams) == 3
            door.close()

    asyncio.run(look())


@LINUX
@pytest.mark.parametrize(
    ("path", "wires", "each"), [(f"/{BIG}", 30, 50), ("/page?ring=wider&side=pakistan", 150, 6)]
)
def test_half_a_megabyte_of_questions_does_not_make_the_server_grow(
    small: Path, path: str, wires: int, each: int
) -> None:
    """1,500 questions whose answers nobody reads (2 GB: C2)."""
    with running(small) as app:
        assert narrowed(app) == 200
        app.ask(path)
        before = app.server.memory_info().rss
        question = head_of(app, path)
        with ExitStack() as stack:
            for _ in range(wires):
                wire = stack.enter_context(socket.create_connection(app.end, timeout=5))
                with suppress(OSError):
                    wire.sendall(question * each)
            time.sleep(2)
            most = app.server.memory_info().rss
            assert app.ask("/")[0].status == 200
        assert most - before < 60e6
        assert wait_until(lambda: app.server.memory_info().rss - before < 60e6)


@LINUX
def test_after_a_thousand_visits_nothing_is_left(small: Path) -> None:
    """No process, no connection, no file; what stays of memory are the pages that are kept."""
    visit = ("/", f"/{BIG}", "/words.txt", "/page?side=pakistan", "/none")

    def visits(_: int) -> None:
        with closing(HTTPConnection(app.host, timeout=30)) as connection:
            for path in visit:
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                connection.getresponse().read()

    with running(small) as app, ThreadPoolExecutor(8) as readers:
        list(readers.map(visits, range(100)))
        server = app.server
        files, processes, before = server.num_fds(), len(app.workers()), server.memory_info().rss
        list(readers.map(visits, range(1000)))
        assert wait_until(lambda: server.num_fds() <= files)
        assert len(app.workers()) == processes
        assert server.memory_info().rss - before < 3e6
        assert len(server.net_connections()) <= 1 + 8


def test_a_page_holds_no_place_and_is_as_quick_the_second_time(small: Path) -> None:
    """Who reloads at once (M1), hangs up at once (M3) or reads quietly (H2) takes nothing."""
    with running(small, workers=2) as app:
        assert wait_until(lambda: len(app.workers()) > 0)
        for _ in range(200):
            with socket.create_connection(app.end) as wire:
                wire.sendall(head_of(app))
        with sooner_than(25, instead_of=60):
            for _ in range(50):
                assert app.ask("/")[0].status == 200
        assert len(app.workers()) <= 2


def test_faults_of_a_request_are_not_written_to_the_terminal(
    small: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A log that anybody can fill fills a disk."""
    with running(small) as app:
        for path in ("/none", "/" + "a" * 300, "/page?side=x", "/voila/labextensions/x", "/%00"):
            assert app.ask(path)[0].status in {400, 404}
        app.ask("/", method="BREW")
        app.ask("/", Host="evil.example")
        app.raw(b"rubbish\r\n\r\n")
    assert app.process.wait(SLOW_SECONDS) == 0
    assert capfd.readouterr().err == ""


# ---- the disk ---------------------------------------------------------------------------------


@pytest.fixture
def confined(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing can be written but in the temporary folder."""
    room = tmp_path / "room"
    room.mkdir()
    path = [str(CONFINED), *sys.path]
    return os.environ | {
        "HOME": str(tmp_path / "no-such-home"),
        "TMPDIR": str(room),
        "PYTHONPATH": os.pathsep.join(path),
    }


def test_nothing_is_written_and_nobody_is_asked(
    small: Path, confined: dict[str, str], tmp_path: Path
) -> None:
    room = Path(confined["TMPDIR"])
    with running(small, env=confined) as app:
        assert app.ask("/")[0].status == 200
        assert narrowed(app, "side=pakistan&on=2025-10-13") == 200
    assert app.process.wait(SLOW_SECONDS) == 0
    refused = room / "refused"
    assert not refused.exists(), refused.read_text()
    assert list(room.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["room", "site"]


SURROUNDINGS = (
    {"PYTHONOPTIMIZE": "2"}, {"QUERY_STRING": "on=2025-10-12"}, {"HOME": "/proc"}, {"LC_ALL": "C"},
    {"TMPDIR": "/no/such/folder"}, {"PYTHONWARNINGS": "error"},
)  # fmt: skip


@pytest.mark.parametrize("changed", SURROUNDINGS, ids=str)
def test_whatever_surrounds_it_the_app_serves(small: Path, changed: dict[str, str]) -> None:
    with running(small, env=os.environ | changed) as app:
        assert app.ask("/")[0].status == 200
        assert narrowed(app) == 200


def test_a_rendering_asks_nothing_of_who_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A query in the operator's environment changed the page for everybody (L11)."""
    monkeypatch.setenv("QUERY_STRING", "on=2025-10-12")
    assert "QUERY_STRING" not in rendering._environment()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to try")
def test_a_full_disk_and_a_closed_terminal_do_not_end_a_server(small: Path) -> None:
    """What it would say to its terminal cannot be said."""
    with running(small, env=os.environ | {"PYTHONWARNINGS": "error"}) as app:
        assert app.process.stdout is not None
        app.process.stdout.close()
        for _ in range(3):
            assert app.ask("/")[0].status == 200
            app.raw(b"rubbish\r\n\r\n")
        assert narrowed(app) == 200


def test_files_that_go_while_they_are_served_are_served(small: Path) -> None:
    """A cleaner of temporary files, or a newer build in the place of this one (M6)."""
    with running(small) as app:
        shutil.rmtree(small)
        assert app.ask("/")[0].status == 200
        assert app.ask(f"/{BIG}")[0].status == 200


@pytest.mark.parametrize("damage", ["cut", "changed", "missing"])
def test_a_damaged_page_file_is_named_and_not_served(
    small: Path, damage: str, capfd: pytest.CaptureFixture[str]
) -> None:
    file = small / BIG
    content = file.read_bytes()
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(content[:-100] if damage == "cut" else b"L" + content[1:])
    with pytest.raises(AssertionError), running(small):
        pass
    said = capfd.readouterr().err
    assert said.startswith(BIG)
    assert said.count("\n") == 1


FAULTS = {
    "raise ValueError('01_the_line.ipynb could not be run: x')": "01_the_line.ipynb could not be",
    "raise RuntimeError('what nobody has thought of')": "Traceback",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_pages_that_could_not_be_made_are_told_to_readers_in_one_sentence(
    fault: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Who serves is told all of it."""
    with running(Path(), failing=fault) as app:
        response, body = app.hasty.ask("/01_the_line.html")
        assert response.status == 503
        assert NOT_MADE in body.decode()
        assert b"nobody has thought" not in body
    assert FAULTS[fault] in capfd.readouterr().err


# ---- what a reader has already ----------------------------------------------------------------


def carried(app: App, rings: int) -> tuple[str, list[Any]]:
    """Where the page asks, and the values that it has of so many rings."""
    html = app.ask("/")[1].decode()
    [address] = re.findall(r'data-narrow="([^"]+)"', html)
    [pages] = re.findall(r'data-pages="([^"]+)"', html)
    [later] = re.findall(r'data-later="([^"]+)"', html)
    packs = [app.ask(f"/{name}")[1] for name in [pages, *later.split()][:rings]]
    return f"/{address}", [v for one in packs for v in json.loads(gzip.decompress(one))["values"]]


def read(answer: bytes, carried: list[Any]) -> tuple[Any, Any]:
    """A page and its evidence, as the front end unpacks them."""
    told = json.loads(answer)
    values = [*carried[: told["first"]], *told["values"]]

    def at(value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"$"}:
                return at(values[value["$"]])
            return {key: at(inner) for key, inner in value.items()}
        return [at(inner) for inner in value] if isinstance(value, list) else value

    return at(values[told["page"]]), at(values[told["cards"]])


@pytest.mark.parametrize(
    ("rings", "query"),
    [
        (1, "side=pakistan"),
        (2, "ring=wider&kind=casualties&on=2025-10-20"),
        (3, "ring=after&side=third-party"),
    ],
)
def test_to_a_reader_only_what_the_page_does_not_have_is_sent(
    app: App, rings: int, query: str
) -> None:
    address, values = carried(app, rings)
    whole, beside = (app.ask(f"{to}?{query}")[1] for to in ("/page", address))
    assert read(beside, values) == read(whole, [])
    assert json.loads(beside)["first"] == len(values)
    assert len(beside) < 0.3 * len(whole)
    same = app.ask(f"{address}?{query}")[0].headers["Etag"]
    assert app.ask(f"{address}?{query}", If_None_Match=same)[0].status == 304


def test_pages_of_another_build_or_none_are_answered_as_a_whole(app: App, tmp_path: Path) -> None:
    """A reader opened the page before a newer one was made."""
    address, _ = carried(app, 1)
    other = f"/page/{'0' * 16}"
    assert address != other
    assert app.ask(f"{other}?side=pakistan")[1] == app.ask("/page?side=pakistan")[1]
    assert app.ask("/page/none?side=pakistan")[0].status == 404
    assert narrowing.carried_in([tmp_path / "pages.0123456789abcdef.pack"]) == narrowing.NOTHING
    packed = gzip.compress(b'{"values": ["a"]}', mtime=0)
    digest = hashlib.sha256(packed).hexdigest()[:16]
    whole = tmp_path / f"pages.{digest}.pack"
    whole.write_bytes(packed)
    for name, content in ((digest, packed[:-3]), ("0123456789abcdef", packed)):
        other = tmp_path / f"wider.{name}.pack"
        other.write_bytes(content)
        found = narrowing.carried_in([whole, other, whole])
        assert found == narrowing.Carried({'"a"': 0}, {"five": 1})
    assert narrowing.carried_in([other, whole]) == narrowing.NOTHING


# ---- in the browser ---------------------------------------------------------------------------


class Wire:
    """A cable between browser and app, which can be pulled out and put back.

    Parameters
    ----------
    host : str
        The app's name and port.
    """

    def __init__(self, host: str) -> None:
        name, _, port = host.partition(":")
        self.end = (name, int(port))
        self.open: list[socket.socket] = []
        self.whole = True
        self.slow = 0.0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listening.getsockname()[1]}/"
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            if not self.whole:
                near.close()
                continue
            far = socket.create_connection(self.end)
            self.open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def pull(self) -> None:
        """Break every connection and take no new one."""
        self.whole = False
        for end in self.open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.open = []

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while part := one.recv(65536):
                time.sleep(self.slow)
                other.sendall(part)
        with suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)


DRAWN = "[data-part=casualties] [data-drawn=true] svg"


def drawn(browser: Browser, address: str) -> Page:
    """The page, with its figures."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.locator(DRAWN).first.wait_for(timeout=SLOW_MS)
    return page


def known_on(page: Page, day: str) -> None:
    """Wait until the page is known on a day."""
    status = page.locator(".explainer-casualties .explainer-caption")
    expect(status).to_contain_text(day)


def day_before(page: Page) -> None:
    """Press the button that goes one day back."""
    page.get_by_role("button", name="Earlier day", exact=True).click()


def narrow_down(page: Page, side: str) -> None:
    """Choose a side."""
    fold = page.locator(".filtercontrol details").first
    if fold.get_attribute("open") is None:
        page.get_by_text("Narrow down what is shown").click()
    page.locator("select[name=side]").select_option(side)


NO_ANSWER = "The explainer does not answer."


@pytest.mark.browser
def test_without_its_server_a_page_is_read_on_and_comes_back_by_itself(
    browser: Browser, app: App
) -> None:
    wire = Wire(app.host)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with page.expect_request_finished(lambda request: "/wider." in request.url, timeout=SLOW_MS):
        page.goto(wire.address)  # other reports come when the page has been drawn
    page.locator(DRAWN).first.wait_for(timeout=SLOW_MS)
    wire.pull()
    day_before(page)
    known_on(page, "28 October 2025")
    page.get_by_label("Also other published reports").check()
    page.locator("[data-part=two_ledgers] svg").first.wait_for()
    trouble = page.locator("#trouble")
    expect(trouble).to_be_hidden()
    narrow_down(page, "pakistan")
    expect(trouble).to_contain_text(NO_ANSWER)
    assert page.get_by_role("heading", name="How many", exact=True).is_visible()
    page.evaluate("scrollTo(0, 600)")
    assert page.evaluate("document.elementFromPoint(innerWidth / 2, 20).id") == "trouble"
    wire.whole = True
    expect(trouble).to_be_hidden()
    expect(page.locator(".explainer-casualties [role=status]")).to_contain_text("Pakistan’s side")
    page.wait_for_url("**side=pakistan**")
    wire.pull()
    page.get_by_role("button", name="Show everything").first.click()
    narrow_down(page, "pakistan")
    page.wait_for_url("**side=pakistan**")
    expect(trouble).to_be_hidden()  # what was answered once is not asked again
    page.close()


@pytest.mark.browser
def test_a_choice_that_cannot_be_shown_can_be_taken_back(browser: Browser, app: App) -> None:
    wire = Wire(app.host)
    page = drawn(browser, wire.address)
    wire.pull()
    narrow_down(page, "afghanistan")
    expect(page.locator("#trouble")).to_contain_text(NO_ANSWER)
    narrow_down(page, "")
    expect(page.locator("#trouble")).to_be_hidden()
    day_before(page)
    known_on(page, "28 October 2025")
    page.close()


@pytest.mark.browser
def test_a_slow_server_is_said_to_be_slow(browser: Browser, app: App) -> None:
    wire = Wire(app.host)
    page = drawn(browser, wire.address)
    wire.slow = 5
    narrow_down(page, "afghanistan")
    trouble = page.locator("#trouble")
    expect(trouble).to_contain_text("takes long to answer")
    expect(trouble).to_be_hidden()
    page.wait_for_url("**side=afghanistan**")
    page.close()


@pytest.mark.browser
def test_a_server_that_was_started_again_is_not_noticed(browser: Browser) -> None:
    with running() as first:
        page = drawn(browser, first.address)
        day_before(page)
        known_on(page, "28 October 2025")
    first.process.wait(SLOW_SECONDS)
    narrow_down(page, "pakistan")
    expect(page.locator("#trouble")).to_contain_text(NO_ANSWER)
    with running(None, "--port", first.host.rpartition(":")[2]):
        expect(page.locator("#trouble")).to_be_hidden()
        page.wait_for_url("**on=2025-10-28&side=pakistan**")
        page.reload()
        page.wait_for_url("**on=2025-10-28&side=pakistan**")
        known_on(page, "28 October 2025")
        page.close()


FRAMED = """
const next = requestAnimationFrame;
window.requestAnimationFrame = (act) => next((time) => { window.framed ??= time; act(time); });
"""
ASKED = """() => {
  const [asked] = performance.getEntriesByType("resource")
    .filter(({ name }) => name.includes("/plotly."));
  return asked && [asked.initiatorType, asked.startTime - window.framed];
}"""


@pytest.mark.browser
def test_what_draws_the_figures_is_asked_for_as_the_words_are_painted(
    browser: Browser, app: App
) -> None:
    """A megabyte of script is read by the processor that would paint them."""
    page = browser.new_page()
    page.add_init_script(FRAMED)
    page.goto(app.address)
    until(page, f"({ASKED})()")
    by, after = page.evaluate(ASKED)
    assert by == "script" or after >= 0  # or the front end had begun, and asked itself
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("file", ["scripts", "front", "pages"])
def test_a_page_whose_files_do_not_come_says_so(browser: Browser, app: App, file: str) -> None:
    """The server stops while a page is opened (it said “Starting…” for ever: H3).

    Where a script comes that can say so, it is said at once.
    """
    page = browser.new_page()
    whole = app.ask("/", Accept_Encoding="identity")[1].decode()
    [guard, front] = re.findall(r'<script[^>]* (?:async|defer) src="([^"]+)"', whole)
    [pages] = re.findall(r'data-pages="([^"]+)"', whole)
    for name in {"scripts": [guard, front], "front": [front], "pages": [pages]}[file]:
        page.route(f"**/{name}", lambda route: route.abort())
    page.goto(app.address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()  # its text can be read
    if file == "scripts":
        late = page.get_by_text("This takes unusually long.")
        expect(late).to_be_hidden()
        page.evaluate("document.getAnimations().forEach((one) => one.finish())")
        expect(late).to_be_visible()
    else:
        trouble = page.locator("#trouble")
        expect(trouble).to_be_visible()
        assert trouble.inner_text().endswith(".")
        expect(page.get_by_text("Starting the explainer")).to_have_count(0)
        tables = page.get_by_text("The same as a table")
        tables.first.click()
        expect(page.locator("main table").first).to_be_visible()
    page.close()


HOSTILE = (
    "<img src=x onerror='window.ran=1'><script>window.ran=1</script>"
    "<a href='https://evil.example/'>here</a> & <b>bold</b>"
)


@pytest.mark.browser
def test_hostile_records_inject_nothing_into_the_app_or_the_file(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    env = copied(project, tmp_path)
    only_few_pages(tmp_path)
    record = sorted((tmp_path / "seeds" / "documents").glob("*.yaml"))[0]
    text = record.read_text(encoding="utf-8")
    text, count = re.subn(r'^(\s+says: ")', rf"\1{HOSTILE} ", text, flags=re.MULTILINE)
    text = re.sub(r"^(title|publisher|author): .*$", rf'\1: "{HOSTILE}"', text, flags=re.MULTILINE)
    assert count > 5
    record.write_text(text, encoding="utf-8")
    file = tmp_path / "page.html"
    made = [sys.executable, "-m", "explainer", "page", "--output", str(file)]
    done = subprocess.run(made, env=env, cwd=tmp_path, timeout=300, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with running(env=env, cwd=tmp_path) as app:
        assert app.server.memory_info().rss < 100e6, "it keeps what making the pages has taken"
        for address in (app.address, file.as_uri()):
            page = drawn(browser, address)
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            search = page.get_by_role("combobox", name="Search").first
            search.fill("onerror")
            search.press("ArrowDown")
            search.press("Enter")
            expect(page.locator("[data-part=evidence] .panel-words")).to_contain_text("<script>")
            for fold in page.get_by_text("The same as a table").all():
                if fold.is_visible():
                    fold.click()
            expect(page.get_by_text("<script>window.ran=1</script>").first).to_be_attached()
            assert page.evaluate("window.ran") is None
            assert page.locator("img[src=x], a[href*='evil.example']").count() == 0
            assert (
                page.evaluate("document.querySelectorAll('main b, main script:not([type])').length")
                == 0
            )
            assert [url for url in asked if "evil" in url] == []
            page.close()


@pytest.mark.browser
def test_a_corrupt_record_is_one_plain_sentence(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    env = copied(project, tmp_path)
    record = next((tmp_path / "seeds" / "documents").glob("*.yaml"))
    record.write_text(record.read_text().replace("said_on:", "said_up:", 1))
    with running(env=env, cwd=tmp_path) as app:
        page = browser.new_page()
        for path in ("", "page?side=pakistan", "01_none.html"):
            answer = page.goto(f"{app.address}{path}")
            assert answer is not None
            assert answer.status == 503
            expect(page.locator("main")).to_contain_text(UNREADABLE)
            expect(page.get_by_text("Traceback")).to_have_count(0)
        page.close()


@pytest.mark.browser
def test_a_ring_of_a_build_that_is_gone_is_not_waited_for(browser: Browser, app: App) -> None:
    """The server answers, but of a newer build: waiting would never end."""
    page = drawn(browser, app.address)
    page.route("**/after.*.pack", lambda route: route.fulfill(status=404))
    page.locator("input[value=after]").first.click()
    trouble = page.locator("#trouble")
    expect(trouble).to_have_text(FRONT_WORDS["madeAnew"])
    day_before(page)
    known_on(page, "28 October 2025")
    expect(trouble).to_be_hidden()
    page.close()

"""What happens when something breaks: a plain sentence, nothing lost, and nothing left behind."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from playwright.sync_api import Browser, Page, expect
from running import START, App, notebook_at, running, wait_until
from tornado.websocket import WebSocketClientConnection, websocket_connect

from explainer.notebook.explainer import PROBLEM
from explainer.paths import notebooks_folder

pytestmark = pytest.mark.process

SLOW_MS = 90_000
DRAWN = ".explainer-casualties .main-svg"
CONFINED = Path(__file__).with_name("confined")
"""A folder with a `sitecustomize` that refuses writing and other computers."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small notebook."""
    return notebook_at(tmp_path)


def gone(app: App, kernel: str) -> bool:
    """Whether the server has forgotten a kernel."""
    return app.ask(f"/api/kernels/{kernel}")[0].status == 404


async def connected(app: App, kernel: str) -> WebSocketClientConnection:
    """A page's connection to its kernel."""
    address = f"ws://{app.host}/api/kernels/{kernel}/channels?session_id={uuid.uuid4()}"
    return await websocket_connect(address, subprotocols=["v1.kernel.websocket.jupyter.org"])


async def until_dead(connection: WebSocketClientConnection) -> None:
    """Read what a page is told, until it is told that its kernel is dead."""
    state = ""
    while state != "dead":
        message = await connection.read_message()
        assert isinstance(message, bytes), "closed without a word"
        _, parts = deserialize_msg_from_ws_v1(message)
        state = json.loads(parts[3]).get("execution_state", "")


# ---- the room ---------------------------------------------------------------------------------


def test_a_full_room_is_said_in_words_until_somebody_leaves(small: Path) -> None:
    with running(small, warm_kernels=0, room=1) as app:
        response, body = app.ask("/")
        [kernel] = re.findall(rb'"kernelId": "([0-9a-f-]+)"', body)
        cookie = (response.headers["Set-Cookie"] or "").split(";")[0]
        refused, words = app.ask('/?on=2025-10-13&"><script>')
        assert refused.status == 503
        assert refused.headers["Retry-After"]
        assert b"The room is full: the explainer is open on 1 screens" in words
        assert b'<a href="/?on=2025-10-13&amp;&quot;&gt;&lt;script&gt;">Try again</a>' in words
        assert len(app.kernels()) == 1
        form = f"_xsrf={cookie.partition('=')[2]}"
        farewell = f"/voila/api/shutdown/{kernel.decode()}"
        assert app.ask(farewell, method="POST", form=form, Cookie=cookie)[0].status == 204
        assert app.ask("/")[0].status == 200


def test_readers_who_come_together_do_not_overfill_the_room(small: Path) -> None:
    with running(small, warm_kernels=0, room=2) as app, ThreadPoolExecutor(5) as readers:
        status = list(readers.map(lambda _: app.ask("/")[0].status, range(5)))
    assert sorted(status) == [200, 200, 503, 503, 503]


# ---- kernels ----------------------------------------------------------------------------------


def test_a_kernel_that_dies_says_so_and_is_not_started_again(small: Path) -> None:
    with running(small, warm_kernels=0) as app:
        kernel = app.visit()
        [process] = app.kernels()

        async def watch() -> None:
            connection = await connected(app, kernel)
            process.kill()
            await until_dead(connection)

        asyncio.run(asyncio.wait_for(watch(), 20))
        assert wait_until(lambda: gone(app, kernel), seconds=10)
        assert app.kernels() == []
        assert app.ask("/")[0].status == 200


def test_a_waiting_kernel_that_dies_is_replaced(small: Path) -> None:
    with running(small, warm_kernels=1) as app:
        [first] = app.kernels()
        first.kill()
        assert wait_until(lambda: {p.pid for p in app.kernels()} - {first.pid}, seconds=20)
        assert app.ask("/explainer/ready")[0].status == 200
        kernel = app.visit()
        assert not gone(app, kernel)


CANNOT_START = """
import os, sys
from pathlib import Path
if {"ipykernel_launcher", "explainer.serve.forking"} & set(sys.orig_argv):
    tried = Path(os.environ["TRIED"])
    tried.write_text(tried.read_text() + "x")
    if len(tried.read_text()) <= int(os.environ["FAIL"]):
        sys.exit("this kernel cannot start")
"""


def failing(folder: Path, *, times: int) -> dict[str, str]:
    """An environment in which the first processes that would be kernels fail."""
    broken = folder / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(CANNOT_START)
    (broken / "tried").write_text("")
    path = os.pathsep.join([str(broken), *sys.path])
    return os.environ | {"PYTHONPATH": path, "TRIED": f"{broken}/tried", "FAIL": str(times)}


def test_a_first_kernel_that_fails_is_tried_again(small: Path, tmp_path: Path) -> None:
    with running(small, env=failing(tmp_path, times=2)) as app:  # what is copied, and a kernel
        assert "answer" in app.ask("/")[1].decode()


def test_an_app_whose_kernels_cannot_start_says_so_and_ends(small: Path, tmp_path: Path) -> None:
    given = json.dumps({"port": 0, "warm_kernels": 1})
    ended = subprocess.run(
        [sys.executable, "-c", START, str(small), given, "{}"],
        env=failing(tmp_path, times=99), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "ready" not in ended.stdout
    assert "The explainer could not start" in ended.stderr


def test_a_kernel_ends_when_its_page_is_gone_or_left_alone(small: Path) -> None:
    culling = {"cull_idle_timeout": 3, "alone_seconds": 8, "cull_interval": 1}
    with running(small, warm_kernels=0, culling=culling) as app:
        left, kernel = app.visit(), app.visit()

        async def look_on() -> None:
            connection = await connected(app, kernel)
            loop = asyncio.get_running_loop()
            while not await loop.run_in_executor(None, gone, app, left):
                await asyncio.sleep(0.2)
            assert not await loop.run_in_executor(None, gone, app, kernel), "its page is open"
            await until_dead(connection)

        asyncio.run(asyncio.wait_for(look_on(), 30))
        assert wait_until(lambda: gone(app, kernel), seconds=5)
        assert wait_until(lambda: not app.kernels(), seconds=5)


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
    with running(small, env=confined, warm_kernels=1) as app:
        assert b"answer 42" in app.ask("/")[1]
        assert b"answer 42" in app.ask("/?on=2025-10-13")[1]
    assert app.process.wait(15) == 0
    refused = room / "refused"
    assert not refused.exists(), refused.read_text()
    assert list(room.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["room", "small.ipynb"]


def test_a_disk_without_room_is_one_plain_sentence(
    small: Path, confined: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    confined |= {"TMPDIR": str(small.parent / "nowhere")}
    with pytest.raises(AssertionError), running(small, env=confined):
        pass
    said = capfd.readouterr().err
    assert said.startswith("no folder for temporary files can be written")
    assert "Traceback" not in said


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
                threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()

    def pull(self) -> None:
        """Break every connection and take no new one."""
        self.whole = False
        for end in self.open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.open = []


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while part := one.recv(65536):
            other.sendall(part)
    with suppress(OSError):
        other.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    """The app with its own notebook."""
    with running(notebooks_folder() / "explainer.ipynb", warm_kernels=0) as app:
        yield app


def drawn(browser: Browser, address: str) -> Page:
    """The page, with its figures."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_selector(DRAWN, timeout=SLOW_MS)
    return page


def known_on(page: Page, day: str) -> None:
    """Wait until the page is known on a day."""
    status = page.locator(".explainer-casualties [role=status]")
    expect(status).to_contain_text(day, timeout=SLOW_MS)


def day_before(page: Page) -> None:
    """Press the button that goes one day back."""
    page.get_by_role("button", name="Day before", exact=True).click()


@pytest.mark.browser
def test_a_kernel_that_dies_costs_one_click(browser: Browser, app: App) -> None:
    page = drawn(browser, app.address + "?on=2025-10-20")
    day_before(page)
    known_on(page, "19 October 2025")
    for kernel in app.kernels():
        kernel.kill()
    trouble = page.get_by_role("alert").filter(has_text="reload it to go on where you were")
    expect(trouble).to_be_visible(timeout=15_000)
    assert page.get_by_text("How many, and who says so").is_visible()
    trouble.get_by_role("button", name="Reload").click()
    page.wait_for_selector(DRAWN, timeout=SLOW_MS)
    known_on(page, "19 October 2025")
    expect(page.locator("#trouble")).to_be_hidden()
    page.close()
    assert wait_until(lambda: not app.kernels(), seconds=10), "a closed page keeps its kernel"


@pytest.mark.browser
def test_a_dropped_connection_comes_back_by_itself(browser: Browser, app: App) -> None:
    """Meanwhile the page names the day that it shows: one that it had been told ahead."""
    wire = Wire(app.host)
    page = drawn(browser, wire.address)
    page.wait_for_selector(".plotview-graph[inert]", state="attached", timeout=SLOW_MS)
    page.wait_for_timeout(2000)
    wire.pull()
    trouble = page.locator("#trouble")
    expect(trouble).to_contain_text("The connection to the explainer is lost", timeout=15_000)
    assert trouble.get_by_role("button").count() == 0  # reloading now would lose the page
    day_before(page)
    known_on(page, "28 October 2025")
    day_before(page)
    named = page.locator(".daycontrol output")
    expect(named).to_have_text("27 October 2025")
    expect(named).to_have_text("28 October 2025", timeout=15_000)
    known_on(page, "28 October 2025")
    page.evaluate("scrollTo(0, 600)")
    assert page.evaluate("document.elementFromPoint(innerWidth / 2, 20).id") == "trouble"
    wire.whole = True
    expect(trouble).to_be_hidden(timeout=30_000)
    known_on(page, "29 October 2025")  # as the kernel, which has not heard of any of it
    expect(named).to_have_text("29 October 2025")
    day_before(page)
    known_on(page, "28 October 2025")
    page.close()


@pytest.mark.browser
def test_a_server_that_was_started_again_is_noticed(browser: Browser) -> None:
    notebook = notebooks_folder() / "explainer.ipynb"
    with running(notebook, warm_kernels=0) as first:
        page = drawn(browser, first.address)
        day_before(page)
        known_on(page, "28 October 2025")
    first.process.wait(15)
    trouble = page.locator("#trouble")
    expect(trouble).to_contain_text("The connection to the explainer is lost", timeout=15_000)
    with running(notebook, warm_kernels=0, port=int(first.host.rpartition(":")[2])):
        expect(trouble).to_contain_text("The explainer was started again", timeout=15_000)
        trouble.get_by_role("button", name="Reload").click()
        page.wait_for_selector(DRAWN, timeout=SLOW_MS)
        known_on(page, "28 October 2025")
        page.close()


@pytest.mark.browser
def test_a_corrupt_record_is_one_plain_sentence(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    for name in ("explainer", "seeds", "geo", "notebooks"):
        shutil.copytree(project / name, tmp_path / name)
    record = next((tmp_path / "seeds" / "documents").glob("*.yaml"))
    record.write_text(record.read_text().replace("said_on:", "said_up:", 1))
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    notebook = tmp_path / "notebooks" / "explainer.ipynb"
    with running(notebook, env=env, cwd=tmp_path, warm_kernels=0) as app:
        page = browser.new_page()
        page.goto(app.address)
        expect(page.locator("main")).to_contain_text(PROBLEM, timeout=SLOW_MS)
        expect(page.get_by_text("Traceback")).to_have_count(0)
        assert page.locator(".js-plotly-plot").count() == 0
        page.close()

"""Kernels as copies: they answer, they end with what made them, and ordinary ones take over."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from running import is_kernel, wait_until

from explainer import paths
from explainer.notebook import pages
from explainer.serve import forking
from explainer.serve.app import OwnKernel

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="kernels are copied on Linux only"),
]

ASKED = "import os, sys; print(os.environ['ASKED'], 'explainer.notebook.explainer' in sys.modules)"


@pytest.fixture
def made() -> Iterator[forking.Nursery]:
    """A nursery."""
    with forking.nursery() as nursery:
        assert nursery is not None
        yield nursery


async def answer_of_a_kernel(folder: Path) -> tuple[str, int, type]:
    """What a new kernel prints, its process, and what holds the process."""
    manager = AsyncKernelManager(
        kernel_spec_manager=OwnKernel(), connection_file=str(folder / "kernel.json")
    )
    await manager.start_kernel(env={**os.environ, "ASKED": "asked"}, cwd=str(folder))
    provisioner: Any = manager.provisioner
    held, pid = type(provisioner.process), provisioner.process.pid
    client = manager.client()
    client.start_channels()
    said: list[str] = []
    try:
        await client.wait_for_ready(timeout=60)
        await client.execute_interactive(
            ASKED,
            timeout=30,
            output_hook=lambda m: said.append(m["content"].get("text", "")),
        )
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
    return "".join(said).strip(), pid, held


@pytest.mark.usefixtures("made")
def test_a_copy_is_a_kernel_with_everything_loaded_and_its_own_surroundings(tmp_path: Path) -> None:
    said, pid, held = asyncio.run(answer_of_a_kernel(tmp_path))
    assert said == "asked True"
    assert held is forking.Copied
    assert not psutil.pid_exists(pid)


def test_where_the_nursery_has_died_a_kernel_starts_in_the_ordinary_way(
    made: forking.Nursery, tmp_path: Path
) -> None:
    made._process.kill()
    made._process.wait()
    said, _, held = asyncio.run(answer_of_a_kernel(tmp_path))
    assert said == "asked False"
    assert held is not forking.Copied


def test_without_a_nursery_a_kernel_starts_in_the_ordinary_way(tmp_path: Path) -> None:
    with forking.nursery():
        pass
    said, _, held = asyncio.run(answer_of_a_kernel(tmp_path))
    assert said == "asked False"
    assert held is not forking.Copied


def test_copies_end_when_the_nursery_ends(tmp_path: Path) -> None:
    with forking.nursery() as made:
        assert made is not None
        file = str(tmp_path / "kernel.json")
        copied = made.kernel(["-f", file, f"--ipython-dir={tmp_path}"], os.environ, str(tmp_path))
        assert copied is not None
        assert wait_until(Path(file).exists, seconds=30)
        assert is_kernel(psutil.Process(copied.pid))
        assert copied.poll() is None
    assert wait_until(lambda: copied.poll() is not None, seconds=10)


def test_a_process_that_has_ended_gets_no_signal_meant_for_it(
    made: forking.Nursery, tmp_path: Path
) -> None:
    copied = made.kernel(["-f", str(tmp_path / "kernel.json")], os.environ, str(tmp_path))
    assert copied is not None
    copied.kill()
    assert copied.wait(10) == 0
    copied.send_signal(signal.SIGKILL)
    copied.terminate()
    assert copied.poll() == 0


def test_what_was_prepared_is_used_once_and_not_when_the_records_have_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages.prepare()
    [(_, prepared)] = pages._prepared
    assert pages.own_pages() is prepared
    assert pages.own_pages() is not prepared
    pages.prepare()
    [(_, prepared)] = pages._prepared
    monkeypatch.setattr(paths, "seeds_folder", lambda: paths.geo_folder())
    monkeypatch.setattr(pages, "load_ledger", lambda: prepared.ledger)
    assert pages.own_pages() is not prepared
    assert pages._prepared == []

"""The small plotly.js: what it says it is, fit for plotly, and left aside where it is not."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import real_ledger

from explainer import paths
from explainer.notebook import plotlyjs
from explainer.page import rendering
from explainer.page.state import default_state


@pytest.fixture
def fresh() -> Iterator[None]:
    """No answer that was found before, and none left for later tests."""
    plotlyjs.compressed_plotly.cache_clear()
    plotlyjs.plotly_version.cache_clear()
    yield
    plotlyjs.compressed_plotly.cache_clear()
    plotlyjs.plotly_version.cache_clear()


def test_the_small_bundle_has_the_version_that_plotly_ships() -> None:
    small = gzip.decompress((paths.static_folder() / plotlyjs.BASIC).read_bytes())
    assert plotlyjs._version(small) == plotlyjs._version(plotlyjs.full_plotly())
    assert plotlyjs.plotly_source() == small
    assert plotlyjs.plotly_version().endswith("-basic")
    assert small.startswith(plotlyjs.HINT)


def test_its_readme_gives_version_and_fingerprint() -> None:
    told = (paths.static_folder() / "plotly-basic.README.md").read_text(encoding="utf-8")
    small = gzip.decompress((paths.static_folder() / plotlyjs.BASIC).read_bytes())
    assert re.findall(r"SHA-256 of the script inside: `(\w+)`", told) == [
        hashlib.sha256(small).hexdigest()
    ]
    assert f"version {plotlyjs._version(small)}," in told


@pytest.mark.usefixtures("fresh")
def test_another_version_of_plotly_gets_its_own_full_file(monkeypatch: pytest.MonkeyPatch) -> None:
    full = b"/**\n* plotly.js v99.0.0\n*/ globalThis.Plotly = {}"
    monkeypatch.setattr(plotlyjs, "full_plotly", lambda: full)
    assert plotlyjs.plotly_source() == full
    assert plotlyjs.plotly_version() == "99.0.0"


@pytest.mark.long
@pytest.mark.usefixtures("fresh")
def test_without_the_small_file_the_full_one_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(plotlyjs, "static_folder", lambda: tmp_path)
    assert plotlyjs.plotly_source() == plotlyjs.full_plotly()


@pytest.mark.long
def test_no_figure_needs_more_than_the_small_bundle_draws() -> None:
    ledger = real_ledger()
    views = rendering.render(ledger, default_state(ledger)).views
    kinds = {trace.type for view in views.values() for trace in view.figure.data}
    assert kinds == {"scatter"}

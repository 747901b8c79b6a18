"""The small plotly.js: what it says it is, fit for plotly, and left aside where it is not."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger, rendered, telling_days

from explainer import paths
from explainer.classroom import treaty
from explainer.notebook import plotlyjs
from explainer.page.state import State


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


LEFT_OUT = {
    "coloraxis", "colorbar", "colorscale", "error_x", "error_y", "grid", "images", "legend",
    "rangeselector", "rangeslider", "selections", "sliders", "updatemenus",
}  # fmt: skip
"""What figures may name in plotly, and `explainer/front/plotly.js` leaves out."""


def named(value: Any) -> set[str]:
    """The attributes that a figure sets to anything, however deep."""
    if isinstance(value, list):
        return {name for one in value for name in named(one)}
    if not isinstance(value, dict):
        return set()
    here = {name for name, one in value.items() if one not in (None, False, [], {})}
    return here.union(*map(named, value.values()))


def drawn() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every figure that a reader is shown: of the page on every day, of each chapter."""
    for wider in (False, True):
        for day in telling_days(wider=wider):
            for name, view in rendered(State(day, wider=wider)).views.items():
                yield name, view.spec
    before = real_ledger().whole.claims(ring="background")
    yield "articles", treaty.drawn(before)._plain()


@pytest.mark.long
def test_no_figure_needs_more_than_the_small_bundle_draws() -> None:
    seen = set()
    for name, spec in drawn():
        seen.add(name)
        assert {trace["type"] for trace in spec["data"]} == {"scatter"}, name
        layout = {**spec["layout"], "template": None, "meta": None}
        assert not LEFT_OUT & named([spec["data"], layout]), name
    assert len(seen) > 7


def test_what_is_left_out_would_be_found() -> None:
    figure = {"data": [{"error_x": {"array": [1]}}], "layout": {"legend": None, "images": []}}
    assert LEFT_OUT & named(figure) == {"error_x"}

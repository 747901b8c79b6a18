"""Whatever rows are drawn, no words lie on others and none are cut off; reckoned without a browser.

Letters are as wide as those of the shipped typeface, and each layout is looked at where it is
narrowest, and as the drawing without a script has it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import pytest

import explainer as ex
from explainer.figures.still import still
from explainer.figures.still.drawing import WIDTH
from explainer.figures.still.lettered import LINE
from explainer.theme import widths
from explainer.theme.typeface import width_px

WIDTHS = (widths.FIGURE_LEAST_PX, widths.ROWS_NARROW_PX, widths.ROWS_MEDIUM_PX, WIDTH)
_SIGNS = {"⁄": 0.35, **dict.fromkeys("▼▲▸●◆⬢⯃", 0.8)}
"""How wide letters are that another typeface has, in sizes of their type."""

_TOUCH_PX = 2.5
"""So little is the reckoning's own error."""


class Box(NamedTuple):
    """Where words are."""

    left: float
    right: float
    top: float
    bottom: float
    said: str


def at_width(spec: Any, width: int) -> Any:
    """The figure in the layout that a page of a width has."""
    meta = spec["layout"]["meta"]
    below = {name: meta.get(f"{name}_below", 0) for name in ("narrow", "medium")}
    layout = next((name for name, least in below.items() if width < least), None)
    found = copy.deepcopy(spec)
    for path, value in meta[layout].items() if layout else ():
        trace, _, rest = path.partition(".") if path.startswith("data[") else ("", "", path)
        if trace and not rest:
            found["data"][int(trace[5:-1])] = value
            continue
        one = found["data"][int(trace[5:-1])] if trace else found["layout"]
        *keys, last = rest.split(".")
        for key in keys:
            one = one[key]
        one[last] = value
    return found


def wide(words: str, size: float, *, bold: bool) -> float:
    letters = "".join(one for one in words if one not in _SIGNS)
    return width_px(letters, size, bold=bold) + size * sum(_SIGNS.get(one, 0) for one in words)


def boxes(spec: Any, width: int) -> Iterator[Box]:
    for item in still(at_width(spec, width), width).items:
        if item.kind != "text" or "transform" in item.look:
            continue
        for n, line in enumerate(item.words):
            said = "".join(run.words for run in line)
            sizes = [_size(run.look.get("font-size", item.look["font-size"])) for run in line]
            each = [
                wide(run.words, size, bold=run.look.get("font-weight") == "bold")
                for run, size in zip(line, sizes, strict=True)
            ]
            if not said.strip():
                continue
            start = {"start": 0, "middle": 0.5, "end": 1}[item.look["text-anchor"]]
            left = item.look["x"] - start * sum(each)
            before, after = (
                width_px(said[:n], sizes[0])
                for n in (len(said) - len(said.lstrip()), len(said) - len(said.rstrip()))
            )
            foot = item.look["y"] + n * LINE * item.look["font-size"]
            high = max(sizes)
            yield Box(
                left + before,
                left + sum(each) - after,
                foot - 0.72 * high,
                foot + 0.2 * high,
                said.strip(),
            )


def _size(value: Any) -> float:
    return float(str(value).removesuffix("px"))


def faults(spec: Any, width: int) -> Iterator[str]:
    """The words that are cut off, or on which others lie."""
    found = sorted(boxes(spec, width), key=lambda box: box.top)
    for n, one in enumerate(found):
        if one.left < -_TOUCH_PX or one.right > width + _TOUCH_PX:
            yield f"{width}: “{one.said}” is cut off"
        for other in found[n + 1 :]:
            if other.top > one.bottom - 2:
                break
            if min(one.right, other.right) > max(one.left, other.left) + _TOUCH_PX:
                yield f"{width}: “{one.said}” and “{other.said}”"


@cache
def chosen_rows() -> dict[str, Any]:
    """Rows as somebody may choose them: of each body, each status, both, each ring."""
    claims = ex.claims()
    bodies = [None, *claims.speaker_body.dropna().unique()]
    statuses = [None, *claims.group_status.dropna().unique()]
    found = {f"ring {ring}": claims[claims.ring == ring] for ring in claims.ring.unique()}
    for body, status in product(bodies, statuses):
        rows = claims if body is None else claims[claims.speaker_body == body]
        rows = rows if status is None else rows[rows.group_status == status]
        if len(rows):
            found[f"{body}, {status}"] = rows
    return found


def drawn(name: str, **how: Any) -> Iterator[tuple[str, Any]]:
    for chosen, rows in chosen_rows().items():
        try:
            yield chosen, getattr(ex.draw, name)(rows, **how)._plain()
        except ValueError as error:
            assert "has nothing to draw" in str(error)  # noqa: PT017  (the reason is another's test)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "how"),
    [
        *(("casualties", {"by": by}) for by in ("people", "event", "speaker")),
        *((name, {}) for name in ("timeline", "coverage", "statements")),
    ],
)
def test_words_of_any_rows_stand_apart_and_whole(name: str, how: dict[str, str]) -> None:
    found = {
        f"{chosen}: {fault}"
        for chosen, spec in drawn(name, **how)
        for width in WIDTHS
        for fault in faults(spec, width)
    }
    assert not found


def test_the_reckoning_finds_words_on_words_and_words_cut_off() -> None:
    claims = ex.claims()
    spec = ex.draw.casualties(claims[claims.claim_id == "r1-un-toll"])._plain()
    assert not list(faults(spec, WIDTH))
    said = next(trace for trace in spec["data"] if trace["mode"] == "markers+text")
    said["textposition"], said["text"] = ["middle left"], [f"{said['text'][0]} {'later ' * 30}"]
    assert {re.search("cut|and", one)[0] for one in faults(spec, WIDTH)} >= {"cut"}  # type: ignore[index]
    spec["data"][0]["y"] = [spec["data"][0]["y"][0]] * len(spec["data"][0]["y"])
    assert any(" and " in one for one in faults(spec, WIDTH))

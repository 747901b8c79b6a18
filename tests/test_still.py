"""A figure as a drawing that needs no script: the marks and words of its spec, no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from builders import plain_words, real_ledger, rendered

import explainer as ex
from explainer.analysis import known as knowing
from explainer.figures.still import StillItem, still
from explainer.page import templating
from explainer.page.state import default_state, in_ring

LEDGER = real_ledger()
_, LAST = knowing.said_days(LEDGER.after, wider=True)
PAGES = {"five": rendered(default_state(LEDGER)), "after": rendered(in_ring("after", LAST))}
FIGURES = {
    f"{ring} {name} {variant}".strip(): one.spec
    for ring, page in PAGES.items()
    for name, view in page.views.items()
    for variant, one in {"": view, **view.variants}.items()
}


def each(value: Any, count: int) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value] * count


def spoken(text: object) -> str:
    return " ".join(plain_words(str(text).replace("<br>", " ")).split())


def words_of(spec: Any) -> Iterator[str]:
    """What plotly writes of a figure."""
    layout = spec["layout"]
    for trace in spec["data"]:
        if "text" in trace["mode"]:
            places = zip(trace["x"], trace["y"], strict=True)
            said = each(trace.get("text"), len(trace["x"]))
            yield from (
                spoken(t)
                for t, (x, y) in zip(said, places, strict=True)
                if t and x is not None and y is not None
            )
    yield from (spoken(one["text"]) for one in layout.get("annotations", ()))
    for name, axis in layout.items():
        if name.startswith("xaxis") and axis.get("visible", True):
            yield from (spoken(words) for words in axis.get("ticktext", ()))
            yield spoken(axis.get("title", {}).get("text", ""))


def marks_of(spec: Any) -> Iterator[str]:
    """The symbols that plotly draws of a figure, where something is to be seen."""
    for trace in spec["data"]:
        if "markers" not in trace["mode"]:
            continue
        count, marker = len(trace["x"]), trace["marker"]
        looks = zip(
            each(marker.get("symbol", "circle"), count),
            each(marker.get("size", 6), count),
            each(marker.get("opacity", 1), count),
            trace["x"],
            trace["y"],
            strict=True,
        )
        yield from (s for s, size, seen, x, y in looks if size and seen and None not in (x, y))


def drawn(name: str) -> ElementTree.Element:
    return ElementTree.fromstring(str(templating.picture(FIGURES[name])))


def items_of(kind: str, spec: Any) -> list[StillItem]:
    return [one for one in still(spec).items if one.kind == kind]


@pytest.mark.parametrize("name", FIGURES)
def test_its_words_are_those_of_the_figure(name: str) -> None:
    written = ["".join(text.itertext()) for text in drawn(name).iter("text")]
    compact = Counter(re.sub(r"\s", "", words) for words in written)
    own = Counter(re.sub(r"\s", "", words) for words in words_of(FIGURES[name]))
    del own[""]
    assert not own - compact, own - compact
    numbers = {words for words in compact - own if not re.fullmatch(r"[\d.]+|\d+Oct", words)}
    assert not numbers, numbers


@pytest.mark.parametrize("name", FIGURES)
def test_its_marks_are_those_of_the_figure(name: str) -> None:
    spec = FIGURES[name]
    lines_alone = [
        {**t, "mode": t["mode"].replace("markers", "").strip("+") or "none"} for t in spec["data"]
    ]
    with_lines = {**spec, "data": lines_alone}
    count = len(items_of("path", spec)) - len(items_of("path", with_lines))
    assert count == len(list(marks_of(spec)))
    shapes = [s for s in spec["layout"].get("shapes", ()) if s.get("visible", True)]
    assert sum("fill-rule" in one.look for one in items_of("path", spec)) == len(shapes)


def test_a_mark_stands_where_its_number_is() -> None:
    """23 and 29 of the army: each as far along its own axis as its number says."""
    spec = FIGURES["five casualties"]
    place = {}
    for text in drawn("five casualties").iter("text"):
        place.setdefault("".join(text.itertext()).strip(), float(text.get("x", "nan")))
    per_person = (place["60"] - place["0"]) / 60
    assert place["23"] - place["five"] == pytest.approx((23 - 5) * per_person, abs=1)
    assert "at least 50" in place, "an open end keeps its words"
    arrows = [s for s in marks_of(spec) if s == "triangle-right"]
    assert len(arrows) >= 2


def test_it_says_in_words_what_it_shows_and_two_share_no_name() -> None:
    first, second = drawn("five map"), drawn("five casualties")
    assert first.get("aria-label") == FIGURES["five map"]["layout"]["meta"]["alt"]
    assert first.get("role") == "img"
    ids = [one.get("id") for svg in (first, second) for one in svg.iter() if one.get("id")]
    assert ids
    assert len(ids) == len(set(ids))
    used = set(re.findall(r"url\(#([^)]+)\)", ElementTree.tostring(first, "unicode")))
    assert used <= set(ids)


def test_what_it_does_not_know_is_no_gap() -> None:
    spec = FIGURES["five casualties"]
    traces = [
        {**t, "marker": {**t["marker"], "symbol": "star"}}
        for t in spec["data"]
        if "markers" in t["mode"]
    ]
    with pytest.raises(KeyError):
        still({**spec, "data": traces})


@pytest.mark.long
def test_it_stands_in_the_static_form_of_every_view_and_of_a_figure_of_ones_own() -> None:
    page = ex.Explainer(LEDGER, default_state(LEDGER))
    for name, view in PAGES["five"].views.items():
        assert (page.host(name).count('class="explainer-still"') == 1) is bool(view.table.rows)
    claims = ex.claims()
    own = ex.draw.casualties(claims[claims.speaker_body == "the United Nations"])
    assert own._repr_mimebundle_()["text/html"].count('class="explainer-still"') == 1


@pytest.mark.long
def test_our_own_pages_which_draw_with_a_script_carry_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_RENDERING", "1")
    assert "explainer-still" not in ex.Explainer(LEDGER, default_state(LEDGER)).host("map")

"""From a figure to what is drawn of it: paths and words, the lowest first. Pure.

It knows what our figures are made of (traces of ``scatter``, axes with a range, shapes and
annotations) and no more of plotly than that; what it does not know is a KeyError, not a gap.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from explainer.figures.frame import Spec, Trace
from explainer.figures.still import marks
from explainer.figures.still.lettered import LINE, LetteredWords, placed, set_words

__all__ = ["WIDTH", "Still", "StillItem", "still"]

WIDTH = 840
"""Figures are laid out for a page of about this width."""
_PAD = 3
_POINT = re.compile(r"([MLHVZ])([^MLHVZ]*)")
Look = dict[str, Any]


@dataclass(frozen=True)
class StillItem:
    """A path, or words; ``within`` is the rectangle that it is cut off at."""

    kind: str
    look: Look
    words: LetteredWords = ()
    within: tuple[float, ...] = ()
    hatch: Look = field(default_factory=dict)


@dataclass(frozen=True)
class Still:
    """A drawing."""

    width: int
    height: int
    ground: str
    font: Mapping[str, Any]
    items: tuple[StillItem, ...]

    @property
    def windows(self) -> tuple[tuple[float, ...], ...]:
        """The rectangles that something is cut off at."""
        return tuple(dict.fromkeys(one.within for one in self.items if one.within))

    @property
    def hatches(self) -> tuple[Look, ...]:
        """The hatches in use."""
        found = {tuple(one.hatch.items()): one.hatch for one in self.items if one.hatch}
        return tuple(found.values())


def still(spec: Spec, width: int = WIDTH) -> Still:
    """What is drawn of a figure, for a width in pixels."""
    paper = _Paper(spec["layout"], width)
    shapes = [one for one in paper.layout.get("shapes", ()) if one.get("visible", True)]
    below = [one for one in shapes if one.get("layer") == "below"]
    traces = [one for one in spec["data"] if one.get("visible", True) is True]
    items = [paper.shape(one) for one in below if "paper" in _refs(one)]
    for refs in sorted({_refs(one) for one in (*traces, *below)} - {("paper", "paper")}):
        if "paper" in refs:
            continue
        items += paper.ground(*refs)
        items += [paper.shape(one) for one in below if _refs(one) == refs]
        for trace in traces:
            items += paper.trace(trace) if _refs(trace) == refs else ()
    items += [paper.shape(one) for one in shapes if one not in below]
    for name in paper.axes:
        items += paper.axis(name)
    items += [paper.annotation(one) for one in paper.layout.get("annotations", ())]
    ground = paper.layout.get("paper_bgcolor", paper.style["paper_bgcolor"])
    return Still(width, paper.height, ground, paper.font, tuple(items))


def _refs(one: Mapping[str, Any]) -> tuple[str, str]:
    """The axes of a trace or of a shape: plotly draws one pair of axes after the other."""
    x, y = one.get("xref", one.get("xaxis", "x")), one.get("yref", one.get("yaxis", "y"))
    return str(x), str(y)


def _number(value: Any) -> float:
    """A place on an axis; days are moments."""
    if isinstance(value, str):
        moment = dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)
        return moment.timestamp() * 1000
    return float(value)


def _each(value: Any, count: int) -> Sequence[Any]:
    """One for each point, whether plotly is told one for all or one for each."""
    return value if isinstance(value, (list, tuple)) else [value] * count


class _Paper:
    """Where things are on the paper of a figure."""

    def __init__(self, layout: Mapping[str, Any], width: int) -> None:
        self.layout = layout
        self.style = layout["template"]["layout"]
        self.font = self.style["font"] | layout.get("font", {})
        margin = self.style["margin"] | layout.get("margin", {})
        ratio = layout["meta"].get("height_to_width", {}).get("wide")
        self.height = round(width * ratio + margin["b"] if ratio else layout["height"])
        self.left, self.top = margin["l"], margin["t"]
        self.wide = width - margin["l"] - margin["r"]
        self.high = self.height - margin["t"] - margin["b"]
        self.axes = {
            name: self.style[name[:5]] | value
            for name, value in layout.items()
            if re.fullmatch(r"[xy]axis\d*", name)
        }

    def to(self, ref: str) -> Callable[[Any], float]:
        """Pixels from values on an axis (``x2``), or from parts of the paper."""
        is_x = ref.startswith("x")
        low, high = (0, self.wide) if is_x else (self.high, 0)
        start = self.left if is_x else self.top
        if ref in {"xpaper", "ypaper"}:
            return lambda value: start + low + (high - low) * value
        axis = self.axes[f"{ref[0]}axis{ref[1:]}"]
        begin, end = axis.get("domain", (0, 1))
        first, last = (_number(one) for one in axis["range"])
        from_px, to_px = low + (high - low) * begin, low + (high - low) * end
        scale = (to_px - from_px) / (last - first)
        return lambda value: start + from_px + (_number(value) - first) * scale

    def _ends(self, ref: str) -> tuple[float, float]:
        """Where the axis of a reference begins and ends on the paper, the smaller first."""
        end = self.to(ref)
        one, other = (end(v) for v in self.axes[f"{ref[0]}axis{ref[1:]}"]["range"])
        return min(one, other), max(one, other)

    def _window(self, x: str, y: str) -> tuple[float, ...]:
        (left, right), (top, foot) = self._ends(x), self._ends(y)
        return round(left, 1), round(top, 1), round(right - left, 1), round(foot - top, 1)

    # ---- axes ---------------------------------------------------------------------------------

    def ground(self, x: str, y: str) -> Iterator[StillItem]:
        """The ground of a plot, and its lines at ticks."""
        axis = self.axes[f"xaxis{x[1:]}"]
        left, top, wide, high = self._window(x, y)
        if fill := self.layout.get("plot_bgcolor"):
            yield StillItem("path", {"d": f"M{left},{top}h{wide}v{high}h{-wide}Z", "fill": fill})
        if axis.get("visible", True) and axis["showgrid"]:
            for at, _ in self._ticks(f"xaxis{x[1:]}"):
                if at - left >= 1:  # where the plot begins there is no line
                    line = {"d": f"M{at:.1f},{top}v{high}", "stroke": axis["gridcolor"]}
                    yield StillItem("path", line)

    def _ticks(self, name: str) -> Iterator[tuple[float, str]]:
        """Where the ticks of an axis are, and their words."""
        axis, at = self.axes[name], self.to(name.replace("axis", ""))
        low, high = sorted(_number(v) for v in axis["range"])
        if "dtick" in axis:
            first, step = _number(axis["tick0"]), axis["dtick"]
            start = first - (first - low) // step * step
            values = [start + n * step for n in range(int((high - start) // step) + 1)]
            words = [_day_of(value, axis["tickformat"]) for value in values]
        else:
            values = axis.get("tickvals", ())
            words = axis.get("ticktext") or [f"{value:g}" for value in values]
        for value, said in zip(values, words, strict=True):
            if low <= _number(value) <= high:
                yield at(value), str(said)

    def axis(self, name: str) -> Iterator[StillItem]:
        """The words along an axis above a plot, and the line around a plot that has one."""
        axis = self.axes[name]
        if not axis.get("visible", True) or name[0] == "y":
            return
        left, top, wide, high = self._window(name.replace("axis", ""), axis.get("anchor", "y"))
        if axis.get("showline"):
            box = {"d": f"M{left},{top}h{wide}v{high}h{-wide}Z", "fill": "none"}
            yield StillItem("path", box | {"stroke": axis["linecolor"]})
        above = 0.0
        size = axis["tickfont"]["size"]
        if axis.get("showticklabels", True):
            for at, said in self._ticks(name):
                words = set_words(said)
                above = max(above, ((len(words) - 1) * LINE + 1) * size)
                yield self._tick(axis, words, at, top)
        if title := axis.get("title", {}).get("text"):
            font = self.style["xaxis"]["title"]["font"] | axis["title"]["font"]
            y = top - _PAD - above - axis["title"]["standoff"] - 2
            yield self._words(set_words(title), (left + wide / 2, y), "middle", font)

    def _tick(
        self, axis: Mapping[str, Any], words: LetteredWords, at: float, top: float
    ) -> StillItem:
        font = self.style["xaxis"]["tickfont"] | axis["tickfont"]
        size = font["size"]
        if axis.get("tickangle"):
            x, y = at + size * 0.35, top - _PAD
            item = self._words(words, (x, y), "start", font)
            item.look["transform"] = f"rotate({axis['tickangle']} {x:.1f} {y:.1f})"
            return item
        up = (len(words) - 1) * LINE * size
        return self._words(words, (at, top - _PAD - up - size * 0.2), "middle", font)

    # ---- words --------------------------------------------------------------------------------

    def _words(
        self,
        words: LetteredWords,
        at: tuple[float, float],
        anchor: str,
        font: Mapping[str, Any],
        within: tuple[float, ...] = (),
    ) -> StillItem:
        place = {"x": round(at[0], 1), "y": round(at[1], 1), "text-anchor": anchor}
        look = {**place, "fill": font["color"], "font-size": font["size"]}
        return StillItem("text", look, words, within)

    def annotation(self, one: Mapping[str, Any]) -> StillItem:
        """A note on the paper."""
        font = self.font | one.get("font", {})
        x = self.to(f"x{one['xref'].removeprefix('x')}")(one["x"]) + one.get("xshift", 0)
        y = self.to(f"y{one['yref'].removeprefix('y')}")(one["y"]) - one.get("yshift", 0)
        words = set_words(one["text"])
        high = ((len(words) - 1) * LINE + 1) * font["size"]
        up = {"top": 0.0, "middle": high / 2, "bottom": high}[one.get("yanchor", "middle")]
        aside = {"left": ("start", 1), "right": ("end", -1)}.get(one["xanchor"], ("middle", 0))
        at = x + aside[1], y - up + font["size"]
        return self._words(words, at, aside[0], font)

    # ---- shapes and traces --------------------------------------------------------------------

    def shape(self, one: Mapping[str, Any]) -> StillItem:
        """A shape of the layout."""
        refs = _refs(one)
        x, y = (self.to(a + r if r == "paper" else r) for a, r in zip("xy", refs, strict=True))
        if one.get("xsizemode") == "pixel":
            x = partial(operator.add, x(one["xanchor"]))
        line = {"width": 2, "color": self.font["color"]} | one.get("line", {})
        look = _stroke(line) | {"fill": one.get("fillcolor", "none")}
        if one.get("opacity", 1) != 1:
            look["opacity"] = one["opacity"]
        look["fill-rule"] = "evenodd"
        if one["type"] == "path":
            d = _path(one["path"], x, y)
        else:
            x0, x1, y0, y1 = x(one["x0"]), x(one["x1"]), y(one["y0"]), y(one["y1"])
            d = f"M{x0:.1f},{y0:.1f}"
            d += f"L{x1:.1f},{y1:.1f}" if one["type"] == "line" else f"H{x1:.1f}V{y1:.1f}H{x0:.1f}Z"
        within = () if "paper" in refs else self._window(refs[0], refs[1])
        return StillItem("path", {"d": d, **look}, within=within)

    def trace(self, trace: Trace) -> Iterator[StillItem]:
        """A trace: its area, its lines, its marks, its words."""
        refs = _refs(trace)
        xs, ys = trace["x"], trace["y"]
        at_x, at_y = self.to(refs[0]), self.to(refs[1])
        places = [
            None if x is None or y is None else (at_x(x), at_y(y))
            for x, y in zip(xs, ys, strict=True)
        ]
        within = self._window(*refs) if trace.get("cliponaxis", True) else ()
        modes = trace["mode"].split("+")
        opacity = trace.get("opacity", 1)
        if "lines" in modes:
            yield from _lines(trace, places, within, opacity)
        marker = None
        if "markers" in modes:
            marker = self._as_plotly_does(trace["marker"], len(places))
            yield from _markers(marker, places, within, opacity)
        if "text" in modes:
            yield from self._labels(trace, places, marker, within)

    def _as_plotly_does(self, marker: Mapping[str, Any], count: int) -> list[dict[str, Any]]:
        """Markers of sizes of their own are paler, and have a pale edge, unless it is said."""
        apart = isinstance(marker.get("size"), (list, tuple))
        edge = {"width": int(apart), "color": self.style["paper_bgcolor"]} | marker.get("line", {})
        return _by_point({"opacity": 0.7 if apart else 1, **marker, "line": edge}, count)

    def _labels(
        self, trace: Trace, places: Sequence[Any], marker: Any, within: tuple[float, ...]
    ) -> Iterator[StillItem]:
        fonts = _by_point(trace.get("textfont", {}), len(places))
        said = _each(trace.get("text", ""), len(places))
        positions = _each(trace.get("textposition", "middle center"), len(places))
        for n, place in enumerate(places):
            if place is None or not str(said[n] or "").strip():
                continue
            font = self.font | fonts[n]
            words = set_words(str(said[n]))
            away = marker[n]["size"] / 1.6 + 1 if marker else 0
            anchor, dx, dy = placed(positions[n], len(words), font["size"], away)
            yield self._words(words, (place[0] + dx, place[1] + dy), anchor, font, within)


def _day_of(moment: float, form: str) -> str:
    day = dt.datetime.fromtimestamp(moment / 1000, dt.UTC)
    return day.strftime(form.replace("%-d", str(day.day)))


def _by_point(look: Mapping[str, Any], count: int) -> list[dict[str, Any]]:
    """The look of each point, from looks that are one for all or one for each."""
    flat = {key: _by_point(v, count) if isinstance(v, dict) else _each(v, count)
            for key, v in look.items()}  # fmt: skip
    return [{key: values[n] for key, values in flat.items()} for n in range(count)]


def _stroke(line: Mapping[str, Any]) -> Look:
    width = line.get("width", 2)
    if not width:
        return {}
    look: Look = {"stroke": line["color"], "stroke-width": width}
    if dash := marks.dashes(line.get("dash"), width):
        look["stroke-dasharray"] = dash
    return look


def _lines(
    trace: Trace, places: Sequence[Any], within: tuple[float, ...], opacity: float
) -> Iterator[StillItem]:
    """The area and the line of a trace; a gap ends a piece."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            pieces.append([])
        elif (to := (round(place[0], 1), round(place[1], 1))) not in pieces[-1][-1:]:
            pieces[-1].append(to)
    d = "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in one) for one in pieces if one)
    if not d:
        return
    if trace.get("fill") == "toself":
        area = {"d": d.replace("M", "ZM").removeprefix("Z") + "Z", "fill": trace["fillcolor"]}
        if pattern := trace.get("fillpattern"):
            yield StillItem("path", area | {"fill": ""}, within=within, hatch=dict(pattern))
        else:
            yield StillItem("path", area, within=within)
    look = _stroke({"width": 2} | trace.get("line", {}))
    if look:
        look |= {"opacity": opacity} if opacity != 1 else {}
        yield StillItem("path", {"d": d, "fill": "none", **look}, within=within)


def _markers(
    looks: Iterable[Mapping[str, Any]],
    places: Sequence[Any],
    within: tuple[float, ...],
    opacity: float,
) -> Iterator[StillItem]:
    for look, place in zip(looks, places, strict=True):
        size, seen = look.get("size", 6), look.get("opacity", 1) * opacity
        if place is None or not size or not seen:
            continue
        symbol, edge = look.get("symbol", "circle"), look.get("line", {})
        drawn: Look = {"d": marks.outline(symbol, size / 2, *place)}
        width = edge.get("width", 0)
        if marks.has_own_colour(symbol):
            drawn |= {"fill": "none", "stroke": look["color"], "stroke-width": width or 1}
        else:
            drawn["fill"] = "none" if marks.is_open(symbol) else look["color"]
            drawn |= {"stroke": edge["color"], "stroke-width": width} if width else {}
        yield StillItem("path", drawn | ({"opacity": seen} if seen != 1 else {}), within=within)


def _path(path: str, x: Callable[[Any], float], y: Callable[[Any], float]) -> str:
    """A path of plotly's in pixels; what lies on the last place is left out."""
    drawn: list[str] = []
    for command, rest in _POINT.findall(path):
        numbers = [float(n) for n in rest.replace(",", " ").split()]
        axes = {"H": (x,), "V": (y,)}.get(command, (x, y))[: len(numbers)]
        at = ",".join(f"{to(n):.1f}" for to, n in zip(axes, numbers, strict=True))
        if command != "L" or drawn[-1][1:] != at:
            drawn.append(command + at)
    return "".join(drawn)

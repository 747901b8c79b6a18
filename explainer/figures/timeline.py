"""When it happened and when it was said: two clocks, one row for each event."""

from __future__ import annotations

import datetime as dt
import html
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from explainer import text, theme
from explainer.analysis import EventRow
from explainer.figures import frame
from explainer.ledger import Ledger
from explainer.records import Claim

__all__ = ["LANES", "events_by_day"]

QUESTION = "When did it happen, and when was it said?"
LANES = {
    "strikes": "Strikes and blasts",
    "fighting": "Fighting",
    "diplomacy": "Talks and truces",
    "border": "Border and trade",
    "statements": "Accusations, answers, warnings",
}
_LANE_PX, _ROW_PX = 36, 54


def events_by_day(
    rows: Sequence[EventRow],
    ledger: Ledger,
    *,
    first: dt.date,
    last: dt.date,
    chosen: str | None = None,
) -> go.Figure:
    """Events in lanes: above when they are said to have happened, below when that was said.

    Parameters
    ----------
    rows : sequence of EventRow
        The events and the claims about them.
    ledger : Ledger
        For names.
    first, last : datetime.date
        The days between which the axis runs.
    chosen : str, optional
        Id of the claim that the reader has chosen; its row is marked.

    Returns
    -------
    go.Figure
        Markers for exact days, bars for uncertain ones, ticks in the speaker's colour for the
        days on which it was said. ``customdata`` holds claim ids.
    """
    places, labels, height = _laid_out(rows, chosen)
    documents = {d.id: d for row in rows for c in row.claims for d in [ledger.document_of(c.id)]}
    figure = frame.blank(
        height=height + 66,
        question=QUESTION,
        alt=_alt(rows, last),
        source=text.source_line(tuple(documents.values())),
        margin={"l": 12, "r": 12, "t": 52, "b": 14},
        yaxis={"range": [height, 0], "visible": False},
        xaxis={
            "type": "date",
            "range": [_at(first, -18), _at(last, 30)],
            "side": "top",
            "tickformat": "%-d %b",
            **_ticks(first, last, 12),
            "tickangle": 0,
            "hoverformat": "%-d %B %Y",
        },
        annotations=labels,
        shapes=[_today(last, height)],
    )
    figure.add_traces([trace for row, y in places for trace in _happened(row, y, first, last)])
    figure.add_traces([trace for row, y in places for trace in _said(row, y, ledger)])
    narrow = _ticks(first, last, 5)
    figure.layout.meta["narrow"] = {f"xaxis.{key}": value for key, value in narrow.items()}
    return figure


def _ticks(first: dt.date, last: dt.date, most: int) -> dict[str, Any]:
    """Ticks on whole days from the first on, at most as many as asked for."""
    step = -(-((last - first).days + 1) // most)
    return {"tick0": _at(first), "dtick": step * 86_400_000}


def _at(day: dt.date, hours: int = 0) -> str:
    return (dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours)).isoformat()


def _laid_out(
    rows: Sequence[EventRow], chosen: str | None
) -> tuple[list[tuple[EventRow, float]], list[dict[str, Any]], int]:
    placed: list[tuple[EventRow, float]] = []
    labels: list[dict[str, Any]] = []
    y = 0.0
    for lane, name in LANES.items():
        in_lane = [row for row in rows if row.event.lane == lane]
        if not in_lane:
            continue
        labels.append(frame.label(name, x=0, y=y + 20, font={"size": 15, "color": theme.MUTED}))
        y += _LANE_PX
        for row in in_lane:
            title = html.escape(row.event.title)
            if chosen in {claim.id for claim in row.claims}:
                title = f"<b>{title}</b> (chosen)"
            labels.append(frame.label(title, x=0, y=y + 12))
            placed.append((row, y + 32))
            y += _ROW_PX
    return placed, labels, int(y) or _ROW_PX


def _happened(row: EventRow, y: float, first: dt.date, last: dt.date) -> list[go.Scatter]:
    """One mark for each different answer to when it happened."""
    answers: dict[tuple[dt.date | None, dt.date | None], list[Claim]] = defaultdict(list)
    for claim in row.claims:
        if claim.happened.from_ or claim.happened.to:
            answers[claim.happened.from_, claim.happened.to].append(claim)
    points = [(a, claims) for (a, b), claims in answers.items() if a is not None and a == b]
    spans = [(a, b, claims) for (a, b), claims in answers.items() if a is None or a != b]
    spans = [span for span in spans if span[0] is not None or not points]
    traces = [_bar(span, y, first, last) for span in _narrowest(spans)]
    if points:
        traces.append(
            go.Scatter(
                x=[_at(day, 12) for day, _ in points],
                y=[y] * len(points),
                mode="markers",
                marker={
                    "symbol": theme.MARKERS[row.event.lane],
                    "size": 14,
                    "color": theme.INK,
                },
                customdata=[claims[0].id for _, claims in points],
                hoverinfo="text",
                hovertext=[_hover(claims, "happened") for _, claims in points],
                name=row.event.title,
            )
        )
    return traces


_Span = tuple[dt.date | None, dt.date | None, list[Claim]]


def _narrowest(spans: Sequence[_Span]) -> list[_Span]:
    """The span that says most: with a first day if there is one, then the shortest."""

    def rank(span: _Span) -> tuple[bool, dt.timedelta]:
        start, end, _ = span
        return start is None, (end or dt.date.max) - (start or dt.date.min)

    return sorted(spans, key=rank)[:1]


def _bar(span: _Span, y: float, first: dt.date, last: dt.date) -> go.Scatter:
    start, end, claims = span
    open_start = start is None or start < first
    open_end = end is None or end > last
    x0 = _at(first, -8) if start is None or start < first else _at(start)
    x1 = _at(last, 24) if end is None or end > last else _at(end, 24)
    return go.Scatter(
        x=[x0, x1],
        y=[y, y],
        mode="lines+markers",
        line={"color": theme.translucent(theme.MUTED, 0.35), "width": 7},
        marker={
            "symbol": [
                "triangle-left" if open_start else "line-ns",
                "triangle-right" if open_end else "line-ns",
            ],
            "size": 11,
            "color": theme.MUTED,
            "line": {"width": 1.5, "color": theme.MUTED},
        },
        customdata=[claims[0].id] * 2,
        hoverinfo="text",
        hovertext=[_hover(claims, "happened")] * 2,
        name="uncertain date",
    )


def _said(row: EventRow, y: float, ledger: Ledger) -> list[go.Scatter]:
    """Ticks under the row: on which day, and by whose side, it was said."""
    ticks: dict[tuple[dt.date, str], list[Claim]] = defaultdict(list)
    for claim in row.claims:
        ticks[claim.said_on.date, ledger.actors[claim.asserted_by].side].append(claim)
    if not ticks:
        return []
    sides = sorted({side for _, side in ticks})
    shift = {side: 5 * (i - (len(sides) - 1) / 2) for i, side in enumerate(sides)}
    return [
        go.Scatter(
            x=[_at(day, 12 + int(shift[side])) for day, side in ticks],
            y=[y + 13] * len(ticks),
            mode="markers",
            marker={
                "symbol": "line-ns",
                "size": 9,
                "line": {"width": 4, "color": [frame.side_colour([s]) for _, s in ticks]},
            },
            customdata=[claims[0].id for claims in ticks.values()],
            hoverinfo="text",
            hovertext=[_hover(claims, "said") for claims in ticks.values()],
            name="said",
        )
    ]


def _hover(claims: Sequence[Claim], clock: str) -> str:
    claim = claims[0]
    when = (
        f"Said {text.day_in_words(claim.said_on.date)}"
        if clock == "said"
        else f"Happened: {text.happened_in_words(claim.happened)}"
    )
    more = f"and {len(claims) - 1} more" if len(claims) > 1 else ""
    return frame.hover(when, claim.says, more)


def _today(day: dt.date, height: int) -> dict[str, Any]:
    """The line behind which nothing is known yet."""
    return {
        "type": "line",
        "x0": _at(day, 24),
        "x1": _at(day, 24),
        "y0": 0,
        "y1": height,
        "line": {"color": theme.MUTED, "width": 1.2, "dash": "dot"},
    }


def _alt(rows: Sequence[EventRow], last: dt.date) -> str:
    events = " ".join(
        f"{row.event.title}: {text.claims_in_words(len(row.claims))}, first said "
        f"{text.day_in_words(min(c.said_on.date for c in row.claims))}."
        for row in rows
    )
    return f"Timeline of what had been said by {text.day_in_words(last)}. {events}"

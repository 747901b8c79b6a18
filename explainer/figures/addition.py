"""Why two figures are not added: each on its own row, with who counts, whom, and which days.

The figures themselves are words here and not lengths, so that nothing on the page can be laid
end to end; what is drawn is the stretch of days that each one covers. The sum that a reader
might make is printed once, in words, and named for what it is: a number that no report gives.
It has no mark and leads nowhere, because no claim stands behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explainer.analysis.statements import Statement
from explainer.analysis.sums import Invitation
from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.lettering import bold, lines, small, wrap, wrapped
from explainer.records.bound import Claim, documents_of
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import sums as words

__all__ = ["days_by_figure"]

_UNIT_PX, _NARROW_UNIT_PX = 96, 174
_HEADING, _SUM = 0.42, 0.62
_BAR_AT, _BAR_STEP = 0.74, 0.12
_TEXT_AT, _DAYS = 0.17, (0.56, 1.0)
_CHARACTERS, _NARROW_CHARACTERS = 66, 50


@dataclass(frozen=True)
class _Item:
    """What stands on one row: statements of one wording, or plain words, or a heading."""

    top: float
    units: float
    heading: str = ""
    words: str = ""
    same: tuple[Statement, ...] = ()


def days_by_figure(invitation: Invitation, *, chosen: str | None = None) -> Spec:
    """The figures that invite a sum, with counter, people and days; and the sum refused.

    Parameters
    ----------
    invitation : Invitation
        The figures known; what is missing is said in words.
    chosen : str, optional
        Id of the claim that the reader has chosen; its days are ringed.

    Returns
    -------
    Spec
        A bar of days for each statement, with an arrow where no first day is given;
        ``customdata`` holds claim ids.
    """
    items = _items(invitation)
    bottom = items[-1].top + items[-1].units
    documents = documents_of(c for s in invitation.statements for c in s.carriers)
    claims = [s.claim for s in invitation.statements]
    figure = frame.blank(
        height=int(bottom * _UNIT_PX) + 50,
        question=words.QUESTION,
        alt=words.alt(invitation),
        source=text.source_line(documents),
        margin={"l": 12, "r": 14, "t": 40, "b": 10},
        yaxis={"range": [bottom, 0], "visible": False},
        xaxis=_axis(claims),
    )
    for item in items:
        figure["data"] += _bars(item, _first_day(claims), chosen)
    rules = [frame.rule(item.top) for item in items if item.heading]
    frame.lay_out(figure, annotations=_labels(items), shapes=rules)
    figure["layout"]["meta"]["narrow"] = {
        "height": int(bottom * _NARROW_UNIT_PX) + 50,
        "xaxis.domain": [0, 1],
        "xaxis.showgrid": False,
        "annotations": _labels(items, narrow=True),
    }
    return figure


def _items(invitation: Invitation) -> list[_Item]:
    """The rows from top to bottom."""
    items: list[_Item] = []

    def add(units: float, **what: Any) -> None:
        top = items[-1].top + items[-1].units if items else 0.0
        items.append(_Item(top, units, **what))

    add(_HEADING, heading=words.HEADINGS[0])
    for statement, missing in (
        (invitation.civilians, words.NO_CIVILIANS),
        (invitation.military, words.NO_MILITARY),
    ):
        if statement:
            add(1, same=(statement,))
        else:
            add(_HEADING, words=missing)
    add(_HEADING, heading=words.HEADINGS[1])
    add(
        _SUM if invitation.refused else _HEADING,
        words=f"{words.sum_in_words(invitation)}\n{words.why_not(invitation)}",
    )
    add(_HEADING, heading=words.HEADINGS[2])
    for same in invitation.umbrellas:
        add(1 + _BAR_STEP * (len(same) - 1), same=same)
    if not invitation.umbrellas:
        add(_HEADING, words=words.NO_UMBRELLA)
    return items


def _named_days(claims: Sequence[Claim]) -> list[dt.date]:
    return [d for c in claims for d in (c.happened.from_, c.happened.to, c.said_on.date) if d]


def _first_day(claims: Sequence[Claim]) -> dt.date:
    """The day at which the axis begins: before every day named, with room for an arrow."""
    return min(_named_days(claims), default=dt.date.max) - dt.timedelta(days=4)


def _axis(claims: Sequence[Claim]) -> dict[str, Any]:
    """Days, from the first to the last that a claim names; none where there is no claim."""
    if not claims:
        return {"visible": False}
    last = max(_named_days(claims))
    return {
        "type": "date",
        "domain": _DAYS,
        "range": [_at(_first_day(claims)), _at(last, 36)],
        "side": "top",
        "tickformat": "%-d %b",
        "tick0": _at(last),
        "dtick": 7 * 86_400_000,
        "tickangle": 0,
    }


def _at(day: dt.date, hours: int = 0) -> str:
    return (dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours)).isoformat()


def _bars(item: _Item, first: dt.date, chosen: str | None) -> list[Trace]:
    """One bar of days for each statement of a row."""
    start = item.top + _BAR_AT
    return [_bar(s.claim, start + n * _BAR_STEP, first, chosen) for n, s in enumerate(item.same)]


def _bar(claim: Claim, y: float, first: dt.date, chosen: str | None) -> Trace:
    begin, end = claim.happened.from_, claim.happened.to
    ours = claim.happened.is_inferred
    colour = palette.SPEAKER_COLOURS[claim.speaker.side]
    return frame.scatter(
        x=[_at(begin) if begin else _at(first, 12), _at(end or claim.said_on.date, 24)],
        y=[y, y],
        mode="lines+markers",
        line={"color": colour, "width": 7, "dash": palette.DASH_INFERRED if ours else "solid"},
        opacity=1 if claim.id == chosen else 0.7,
        marker={
            "symbol": ["line-ns" if begin else "triangle-left", "line-ns"],
            "size": [13 if begin is None else 9, 9],
            "color": colour,
            "line": {"width": 2, "color": palette.INK if claim.id == chosen else colour},
        },
        customdata=[claim.id] * 2,
        hoverinfo="text",
        hovertext=[frame.hover(text.says_and_fight(claim), text.happened_in_words(claim.happened))]
        * 2,
        name="days of a figure",
        cliponaxis=False,
    )


def _labels(items: Sequence[_Item], *, narrow: bool = False) -> list[dict[str, Any]]:
    labels: list[dict[str, Any]] = []
    for item in items:
        middle = item.top + item.units / 2
        if item.heading:
            labels.append(frame.label(bold(item.heading), x=0, y=middle))
        elif item.same and narrow:
            said = lines([_figure(item), _who(item, _NARROW_CHARACTERS)])
            labels.append({**frame.label(said, x=0, y=item.top), "yanchor": "top", "yshift": -4})
        elif item.same:
            labels.append(frame.label(_figure(item), x=0, y=middle))
            who = _who(item, _CHARACTERS)
            labels.append(frame.label(who, x=_TEXT_AT, y=middle))
        else:
            labels.append(_plain(item.words, middle, narrow=narrow))
    return labels


def _figure(item: _Item) -> str:
    killed = item.same[0].claim.killed
    return small(bold(killed.words if killed else ""), px=17) + " killed"


def _plain(said: str, y: float, *, narrow: bool) -> dict[str, Any]:
    """Words that no claim stands behind: the first line larger where more follows."""
    first, _, rest = said.partition("\n")
    below = wrap(rest, 50 if narrow else 130)
    above = small(first, px=17) if below else wrapped(first, 48 if narrow else 130)
    colours = {"font": {"color": palette.MUTED}, "bgcolor": palette.PAPER}
    return frame.label(lines([above, *below]), x=0, y=y, **colours)


def _who(item: _Item, width: int) -> str:
    """Whom a row counts, who counts, over which days, and where it stands."""
    claim = item.same[0].claim
    group = claim.group.name if claim.group else ""
    parts = (words.said_where(item.same), words.over_which_days(item.same))
    below = lines(wrapped(part, width) for part in parts)
    strong = wrapped(text.capital(group), width - 6)
    return lines([strong, small(below, px=12, colour=palette.MUTED)])

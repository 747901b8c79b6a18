"""Coded estimates beside the claims: what of each row is shown, and what a browser needs for it.

`sheet` makes of rows what is shown of them, each row on a scale of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup
from typing_extensions import TypedDict

from explainer.analysis.nearness import Comparable, Near, Same, comparables, near
from explainer.page.tables import Table
from explainer.page.templating import rendered
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.records.estimates.row import Estimate
from explainer.theme.style import estimates_css
from explainer.words import claims as text
from explainer.words import estimates as words

__all__ = [
    "MOST_SHOWN",
    "ClaimBeside",
    "LaneBeside",
    "ShownRow",
    "as_html",
    "sheet",
    "table",
    "told_of",
]

SAME: frozenset[Same] = frozenset({"best", "low", "high", "civilians", "part"})
"""A claim of which this is told may have become a number of the row."""
MOST_SHOWN = 40
"""Rows that are drawn at once."""


class ClaimBeside(TypedDict):
    """A claim as it stands beside a row: what is compared, and what is said."""

    of: Comparable
    who: str
    words: str
    whom: str
    side: str


class LaneBeside(TypedDict):
    """One line of a row's figure: ``low`` and ``high`` are None where that end is open.

    ``same`` is how its number stands to the row's, and ``says_same`` whether it is the same one.
    """

    claim: str
    side: str
    label: str
    same: str
    says_same: bool
    aside: str
    low: int | None
    high: int | None
    tick: int | None


class ShownRow(TypedDict):
    """What is shown of a row."""

    id: str
    title: str
    coded: str
    number: str
    lanes: list[LaneBeside]
    most: int
    facts: list[list[str]]


def told_of(claims: Sequence[Claim], places: Iterable[Place]) -> tuple[ClaimBeside, ...]:
    """The claims that may stand beside a row, each statement once."""
    names = {place.id: place.name for place in places if place.kind == "province"}
    return tuple(
        {
            "of": values,
            "who": text.speaker(claim),
            "words": claim.killed.words if claim.killed else "",
            "whom": claim.group.name if claim.group else "",
            "side": claim.speaker.side,
        }
        for claim, values in comparables(claims, names)
    )


def sheet(rows: Sequence[Estimate], told: Sequence[ClaimBeside]) -> list[ShownRow]:
    """What is shown of rows, in the order of their days; each is on a scale of its own."""
    ordered = sorted(rows, key=lambda row: (row.first, row.last, row.row_id))
    return [_shown(row, told) for row in ordered[:MOST_SHOWN]]


def _shown(row: Estimate, told: Sequence[ClaimBeside]) -> ShownRow:
    by_id = {one["of"]["id"]: one for one in told}
    beside = near(row, [one["of"] for one in told])
    number = words.killed(row)
    lanes: list[LaneBeside] = [
        {
            "claim": "",
            "side": "",
            "label": words.say("estimate", number=number),
            "same": "",
            "says_same": False,
            "aside": "",
            "low": row.low,
            "high": row.high,
            "tick": row.best,
        },
        *(_lane(by_id[one.claim], one) for one in beside),
    ]
    ends = [lane[end] or 0 for lane in lanes for end in ("low", "high", "tick")]
    return {
        "id": row.row_id,
        "title": words.say("title", days=words.days(row), place=words.place(row)),
        "coded": f"{words.say('factCoded')} {words.coded_by(row)}",
        "number": number,
        "lanes": lanes,
        "most": _round_up(max(ends)),
        "facts": [list(fact) for fact in words.facts(row)],
    }


def _lane(one: ClaimBeside, beside: Near) -> LaneBeside:
    of = one["of"]
    aside = {
        "when": words.say(f"when-{beside.when}"),
        "where": words.say(f"where-{beside.where}"),
    }
    return {
        "claim": of["id"],
        "side": one["side"],
        "label": words.say("claim", who=one["who"], words=one["words"], whom=one["whom"]),
        "same": words.say(f"same-{beside.same}"),
        "says_same": beside.same in SAME,
        "aside": words.say("aside", **aside),
        "low": of["low"],
        "high": of["high"],
        "tick": None,
    }


def _round_up(most: int) -> int:
    """The end of an axis: 1, 2 or 5 times a power of ten, with room for an open end."""
    wanted = max(most, 1) * 1.15
    power = 10 ** math.floor(math.log10(wanted))
    return int(next(n * power for n in (1, 2, 5, 10) if n * power >= wanted)) or 1


def _bar(lane: LaneBeside, most: int) -> dict[str, Any] | None:
    """Where a lane is drawn, in per cent of its width; None where it has no number."""
    low, high, tick = lane["low"], lane["high"], lane["tick"]
    if low is None and high is None and tick is None:
        return None
    ends = [end for end in (low, high) if end is not None]
    left = 0 if low is None and ends else min(ends, default=tick or 0)
    right = most if high is None and ends else max(ends, default=tick or 0)
    return {
        "left": f"{100 * left / most:.2f}",
        "width": f"{100 * (right - left) / most:.2f}",
        "open": "".join([" is-open-low" * (low is None and bool(ends)),
                         " is-open-high" * (high is None and bool(ends))]),
        "tick": None if tick is None else f"{100 * tick / most:.2f}",
        "band": bool(ends),
    }  # fmt: skip


def table(shown: Sequence[ShownRow]) -> Table:
    """The table twin: one line for each claim beside a row."""
    none = words.say("none")
    lines = [
        (row["id"], row["title"], row["number"], row["coded"], *beside)
        for row in shown
        for beside in [(one["label"], one["same"], one["aside"]) for one in row["lanes"][1:]]
        or [(none, "", "")]
    ]
    return Table(words.say("table"), tuple(words.say("columns").split("|")), tuple(lines))


def as_html(
    told: Sequence[str],
    shown: Sequence[ShownRow],
    count: int,
    cite: Sequence[str],
    claims: Mapping[str, Claim],
    *,
    others: bool = False,
) -> Markup:
    """Rows beside the claims as HTML that needs no script.

    Parameters
    ----------
    told : sequence of str
        What was read and left out.
    shown : sequence of ShownRow
        As `sheet` makes it.
    count : int
        How many rows there are.
    cite : sequence of str
        What to cite.
    claims : mapping of str to Claim
        Those that stand beside them, by their ids: their words are shown.
    others : bool
        Whether there are rows that are not shown; ``told`` says why.
    """
    more = words.say("more", shown=len(shown), count=count) if count > len(shown) else ""
    return rendered(
        "beside",
        css=Markup(estimates_css(alone=True)),
        told=[*told, words.say("apart")],
        rows=[{**row, "bars": [_bar(lane, row["most"]) for lane in row["lanes"]]} for row in shown],
        more=more if shown or others else words.say("noRows"),
        table=table(shown),
        cite=cite,
        claims=claims,
        words=words.ESTIMATE_WORDS,
    )

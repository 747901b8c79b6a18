"""Who says what, and who answers: exchanges, one row a topic, as a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from explainer.analysis.exchanges import COLUMNS, Exchanges, Link, Utterance
from explainer.analysis.replies import Replies, ReplyRow
from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.layouts import DrawnLayout, in_layouts
from explainer.figures.lettering import bold, lines, small
from explainer.figures.statements.places import (
    CANVASES,
    TEXT_PX,
    Canvas,
    Laid,
    LaidRow,
    StatementBox,
    laid_out,
    title_lines,
)
from explainer.records.bound import Claim, documents_of
from explainer.theme import palette, signs, widths
from explainer.words import claims as text
from explainer.words import statements as in_words

__all__ = ["exchanges_in_rows"]

_MARGIN = {"l": 2, "r": 2, "t": 4, "b": 4}
NOTHING = Markup()
_KEY_PX, _SIDES_PX, _SIGN_PX, _NOTE_PX = 26, 24, 9, 12
_BELOW = {"medium": widths.STATEMENTS_MEDIUM_PX, "narrow": widths.STATEMENTS_NARROW_PX}


def exchanges_in_rows(
    rows: Sequence[ReplyRow], known: Exchanges, *, last: dt.date, chosen: str | None = None
) -> Spec:
    """Exchanges: what one side says, what that does to what the other says, row by row.

    Parameters
    ----------
    rows : sequence of Row
        The rows, with everything that the documents will have said on their last day: boxes of
        what is not said yet keep their place, empty.
    known : Exchanges
        What has been said by the day that is shown.
    last : datetime.date
        The day on which things are known.
    chosen : str, optional
        Id of the claim that the reader has chosen; its box gets a dark edge.

    Returns
    -------
    Spec
        A mark and words for each statement; ``customdata`` holds claim ids.

    Notes
    -----
    All words are one trace and all boxes of a side one shape. Another layout moves the same
    marks and words; it cannot have others.
    """
    seen = Replies(known)
    documents = documents_of(c for said in known.said for c in said.statement.carriers)
    figure = frame.blank(
        height=0,
        question=in_words.QUESTION,
        alt=in_words.alt(len(_said(rows, seen)), known, last),
        source=text.source_line(documents),
        margin=_MARGIN,
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
    )
    drawn = {name: _drawn(rows, seen, canvas, chosen) for name, canvas in CANVASES.items()}
    return in_layouts(figure, drawn, _BELOW)


def _drawn(
    rows: Sequence[ReplyRow], seen: Replies, canvas: Canvas, chosen: str | None
) -> DrawnLayout:
    top = _KEY_PX + (0 if canvas.stacked else _SIDES_PX)
    laid = laid_out(rows, canvas, top)
    words = [*_heads(laid, seen), *_all_words(laid, seen)]
    layout = {
        "height": laid.bottom + _MARGIN["t"] + _MARGIN["b"],
        "xaxis.range": [0, canvas.width],
        "yaxis.range": [laid.bottom, 0],
        "shapes": _shapes(laid, seen, chosen),
    }
    return DrawnLayout([_words(words), _marks(laid, seen)], layout, list(_areas(laid, seen)))


def _said(rows: Sequence[ReplyRow], seen: Replies) -> list[Utterance]:
    """The statements with a box of their own that have been said."""
    return [one for row in rows for said in row.said if (one := seen.of(said))]


# --- words ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Word:
    """Words and the point from which they are set."""

    words: str
    x: float
    y: float
    where: str = "bottom right"
    size: int = TEXT_PX
    colour: str = palette.INK


def _words(words: Sequence[_Word]) -> Trace:
    return frame.scatter(
        x=[one.x for one in words],
        y=[one.y for one in words],
        text=[one.words for one in words],
        textposition=[one.where for one in words],
        textfont={"size": [one.size for one in words], "color": [one.colour for one in words]},
        mode="text",
        cliponaxis=False,
        hoverinfo="skip",
        name="words",
    )


def _heads(laid: Laid, seen: Replies) -> Iterator[_Word]:
    """The key of the signs, and whose words stand below."""
    if not seen.known.said:
        yield _Word(in_words.NOTHING, 0, 4, colour=palette.MUTED)
        return
    key = in_words.KEY_STACKED if laid.canvas.stacked else in_words.KEY
    yield _Word(key, 0, 4, size=_NOTE_PX, colour=palette.MUTED)
    if not laid.canvas.stacked:
        for side, at in zip(COLUMNS, (laid.canvas.left, laid.canvas.right), strict=False):
            name = bold(text.capital(text.SIDE[side]))
            yield _Word(name, at[0], _KEY_PX, colour=palette.SPEAKER_COLOURS[side])


def _all_words(laid: Laid, seen: Replies) -> Iterator[_Word]:
    for placed in laid.rows:
        if any(map(seen.of, (*placed.row.said, *placed.row.more))):
            titles = map(bold, title_lines(placed.row, laid.canvas))
            yield _Word(lines(titles), 0, placed.title[0] + 6)
        yield from _more_words(placed, laid.canvas, seen)
        for box in placed.boxes:
            if said := seen.of(box.said):
                yield _box_words(box, said, laid.canvas)
        yield from _join_words(placed, laid.canvas, seen)


def _box_words(box: StatementBox, said: Utterance, canvas: Canvas) -> _Word:
    """Who says it, when, and what."""
    claim = said.statement.claim
    who, says = in_words.in_box(claim, canvas.chars)
    head = _named(who, text.speaker_or_not_named(claim))
    return _Word(lines([*head, *says]), box.x[0] + 22, box.y[0] + 7)


def _named(who: Sequence[str], name: str) -> Iterator[str]:
    """Lines with the speaker's name in bold and with what follows it, office and day, muted."""
    left = len(name)
    for line in who:
        known, office = line[:left], line[left:]
        left -= len(line) + 1
        left = max(left, 0)
        told = bold(known) if known else NOTHING
        yield told + (small(office, px=_NOTE_PX, colour=palette.MUTED) if office else NOTHING)


def _more_at(placed: LaidRow, canvas: Canvas) -> tuple[float, float]:
    """Where the words begin that tell of other statements."""
    x = canvas.width - 80 if not canvas.gutter and not canvas.stacked else 14
    return x, placed.more[0] + (8 if not canvas.stacked else 14)


def _more_words(placed: LaidRow, canvas: Canvas, seen: Replies) -> Iterator[_Word]:
    more = seen.more(placed.row)
    if more:
        x, y = _more_at(placed, canvas)
        yield _Word(in_words.and_more(len(more)), x + 3, y, size=_NOTE_PX, colour=palette.LINK)


def _join_words(placed: LaidRow, canvas: Canvas, seen: Replies) -> Iterator[_Word]:
    link = seen.link(placed.row)
    if link and placed.join:
        (x, y), (right, low) = placed.join
        words = in_words.on_the_line(link)
        if canvas.stacked:
            yield _Word(words, x + 12, (y + low) / 2, "middle right", _NOTE_PX)
        else:
            words = lines(words.split(" ", 1))
            yield _Word(words, (x + right) / 2, y - 4, "top center", _NOTE_PX)


# --- marks --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Mark:
    """A mark: where it stands, the claims that it stands for, and what it tells."""

    x: float
    y: float
    size: int
    claims: Sequence[Claim]
    told: str


def _all_marks(laid: Laid, seen: Replies) -> Iterator[_Mark]:
    """A mark for each statement in its box, and a small one for those that have none."""
    for placed in laid.rows:
        for box in placed.boxes:
            if said := seen.of(box.said):
                told = frame.hover(*in_words.of_statement(said, seen.known))
                at = box.x[0] + 13, box.y[0] + 16
                yield _Mark(*at, _SIGN_PX, said.statement.carriers, told)
        if more := seen.more(placed.row):
            x, y = _more_at(placed, laid.canvas)
            claims = [one.statement.claim for one in more]
            told = frame.hover(*in_words.of_more(placed.row, more))
            yield _Mark(x - 8, y + 8, _SIGN_PX - 3, claims, told)


def _marks(laid: Laid, seen: Replies) -> Trace:
    marks = list(_all_marks(laid, seen))
    claims = [mark.claims[0] for mark in marks]
    colours = [frame.side_colour([claim.speaker.side]) for claim in claims]
    return frame.scatter(
        x=[mark.x for mark in marks],
        y=[mark.y for mark in marks],
        mode="markers",
        marker={
            "symbol": [_symbol(claim) for claim in claims],
            "size": [mark.size for mark in marks],
            "opacity": 1,
            "color": colours,
            "line": {"width": 1.5, "color": colours},
        },
        cliponaxis=False,
        customdata=[claim.id for claim in claims],
        meta=frame.standing_for(*(mark.claims for mark in marks)),
        hoverinfo="text",
        hovertext=[mark.told for mark in marks],
        name="statements",
    )


def _symbol(claim: Claim) -> str:
    """The mark of a statement: hollow where we infer its day, open to the left without a day."""
    if claim.said_on.basis == "no-later-than":
        return palette.UNDATED
    return signs.MARKERS["statement"] + ("-open" if claim.said_on.basis == "inferred" else "")


# --- boxes and what joins them -------------------------------------------------------------------


def _shapes(laid: Laid, seen: Replies, chosen: str | None) -> list[dict[str, Any]]:
    """The boxes of each side, their bars, what is not said yet, and what joins two boxes."""
    tints: dict[str, list[str]] = {}
    bars: dict[str, list[str]] = {}
    waiting, dark = [], []
    for placed in laid.rows:
        for box in placed.boxes:
            said = seen.of(box.said)
            if said is None:
                waiting.append(_rect(box.x, box.y))
                continue
            colour = frame.side_colour([said.statement.claim.speaker.side])
            tints.setdefault(colour, []).append(_rect(box.x, box.y))
            bars.setdefault(colour, []).append(_rect((box.x[0], box.x[0] + 4), box.y))
            if chosen in {claim.id for claim in said.statement.carriers}:
                dark.append(_rect(box.x, box.y))
    joins: dict[str, list[str]] = {}
    heads = []
    for placed in laid.rows:
        link = seen.link(placed.row)
        if link and placed.join:
            joins.setdefault(link.basis, []).append(_line(*placed.join))
            heads += _head(placed, link, seen, stacked=laid.canvas.stacked)
    dashes = {"stated": "solid", "inferred": "4px,3px"}
    return [
        _path("not said yet", waiting, line={"color": palette.FAINT, "width": 1}),
        *(
            _path("statements", tint, fillcolor=palette.translucent(colour, 0.08))
            for colour, tint in tints.items()
        ),
        *(_path("whose", bar, fillcolor=colour) for colour, bar in bars.items()),
        *(
            _path(basis, join, line={"color": palette.INK, "width": 1.3, "dash": dashes[basis]})
            for basis, join in joins.items()
        ),
        _path("to whom", heads, fillcolor=palette.INK),
        _path("chosen", dark, line={"color": palette.INK, "width": 2}),
    ]


def _path(name: str, paths: Sequence[str], **how: Any) -> dict[str, Any]:
    """All of one kind as one shape; nothing is drawn where there are none."""
    return {
        "type": "path",
        "name": name,
        "layer": "below",
        "path": "".join(paths) or "M0,0Z",
        "visible": bool(paths),
        "line": {"width": 0},
        **how,
    }


def _rect(x: tuple[float, float], y: tuple[float, float]) -> str:
    return f"M{x[0]:g},{y[0]:g}H{x[1]:g}V{y[1]:g}H{x[0]:g}Z"


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f"M{start[0]:g},{start[1]:g}L{end[0]:g},{end[1]:g}"


def _head(placed: LaidRow, link: Link, seen: Replies, *, stacked: bool) -> list[str]:
    """An arrow head at what is denied or answered; a disagreement has no direction."""
    if link.how == "disagrees" or placed.join is None:
        return []
    left = seen.of(placed.row.left)
    backwards = left is not None and link.target == left.id
    (x, y), turn = (placed.join[0], -1) if backwards else (placed.join[1], 1)
    if stacked:
        return [f"M{x - 5:g},{y - 8 * turn:g}H{x + 5:g}L{x:g},{y:g}Z"]
    return [f"M{x - 9 * turn:g},{y - 5:g}V{y + 5:g}L{x:g},{y:g}Z"]


# --- where a click chooses -----------------------------------------------------------------------


def _areas(laid: Laid, seen: Replies) -> Iterator[dict[str, Any]]:
    """Each box, its topic, what joins two boxes, and what tells of other statements."""
    canvas = laid.canvas
    for placed in laid.rows:
        said = [(box, one) for box in placed.boxes if (one := seen.of(box.said))]
        for at, (box, one) in enumerate(said):
            titled = at == 0 and not canvas.gutter
            yield _area(one.id, box.x, (placed.title[0] if titled else box.y[0], box.y[1]))
        if said and canvas.gutter:
            yield _area(said[0][1].id, (0, canvas.gutter), placed.title)
        if more := seen.more(placed.row):
            yield _area(more[0].id, *_more_area(placed, canvas))
        link = seen.link(placed.row)
        if link and placed.join:
            (x, y), (right, low) = placed.join
            across = (0, canvas.width) if canvas.stacked else (x - 6, right + 6)
            high = (y - 3, low + 3) if canvas.stacked else (y - 40, y + 12)
            yield _area(link.source, across, high)


def _more_area(placed: LaidRow, canvas: Canvas) -> tuple[tuple[float, float], tuple[float, float]]:
    if canvas.gutter:
        return (0, canvas.gutter), placed.more
    if canvas.stacked:
        return (0, canvas.width), placed.more
    return (canvas.width - 96, canvas.width), placed.more


def _area(claim: str, x: tuple[float, float], y: tuple[float, float]) -> dict[str, Any]:
    return {"claim": claim, "x": list(x), "y": list(y), "xref": "x", "yref": "y"}

"""Who says what, and who answers: statements by day in three columns, with their links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from explainer.analysis.exchanges import COLUMNS, Band, Column, Exchanges, Link
from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.lettering import bold, lines, wrapped
from explainer.figures.statements.blocks import NARROW, TEXT_PX, WIDE, Block, Laid, More, laid_out
from explainer.figures.statements.links import Bundle, bundled
from explainer.records.bound import Claim, documents_of
from explainer.theme import palette, signs, widths
from explainer.words import claims as text
from explainer.words import statements as in_words

__all__ = ["statements_by_day"]

_APART_PX = 500
_MARGIN = {"l": 12, "r": 12, "t": 8, "b": 12}
_EMPTY_PX = 60
_SIZE, _SMALL = 12, 9


def statements_by_day(
    bands: Sequence[Band],
    links: Sequence[Link],
    exchanges: Exchanges,
    *,
    last: dt.date,
    chosen: str | None = None,
) -> Spec:
    """Statements in the order of the days on which they were said, beside each other.

    Parameters
    ----------
    bands : sequence of Band
        The statements to draw, earliest day first.
    links : sequence of Link
        The links to draw; one with an end that is not drawn is only said in words.
    exchanges : Exchanges
        Everything from which ``bands`` and ``links`` are taken.
    last : datetime.date
        The day on which things are known.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed and its links are dark.

    Returns
    -------
    Spec
        A mark and words for each statement; ``customdata`` holds claim ids.

    Notes
    -----
    A narrow screen gets other places, and can only be given another layout, not other data.
    So every statement has two marks on one axis: those of the narrow sheet lie below those of
    the wide one, out of sight, and the narrow layout looks there.
    """
    documents = documents_of(c for said in exchanges.said for c in said.statement.carriers)
    told = Exchanges(exchanges.said, tuple(links))
    wide = laid_out(bands, _not_told_by_lines(told), WIDE)
    narrow = laid_out(bands, told, NARROW, top=wide.bottom + _APART_PX)
    window = _window(wide, 0)
    figure = frame.blank(
        height=window.pop("height"),
        question=in_words.QUESTION,
        alt=in_words.alt(len(wide.blocks), exchanges, last),
        source=text.source_line(documents),
        margin=_MARGIN,
        **{axis: {"visible": False} for axis in ("xaxis", "yaxis")},
    )
    for axis in ("xaxis", "yaxis"):
        figure["layout"][axis]["range"] = window.pop(f"{axis}.range")
    figure["layout"] |= window
    figure["layout"]["meta"]["narrow"] = _window(narrow, wide.bottom + _APART_PX)
    figure["layout"]["meta"]["narrow_below"] = widths.STATEMENTS_NARROW_PX
    chosen = _standing(exchanges, chosen)
    figure["data"] += _links(bundled(links, wide.blocks), chosen)
    figure["data"] += [_marks(laid, exchanges) for laid in (wide, narrow) if laid.blocks]
    figure["data"] += [_ring(laid, chosen) for laid in (wide, narrow)]
    return figure


def _not_told_by_lines(exchanges: Exchanges) -> Exchanges:
    """Without disagreements of two positions: one line on the wide sheet says enough of them.

    Of more positions a line does not say which of its statements agree.
    """
    links = [
        link
        for link in exchanges.links
        if link.contradiction is None or len(link.contradiction.positions) > 2
    ]
    return Exchanges(exchanges.said, tuple(links))


def _standing(exchanges: Exchanges, chosen: str | None) -> str | None:
    """The claim that stands for the statement that the chosen claim carries."""
    carried = {claim.id: said.id for said in exchanges.said for claim in said.statement.carriers}
    return carried.get(chosen or "")


def _window(laid: Laid, top: float) -> dict[str, Any]:
    """What of the layout belongs to one sheet."""
    height = (laid.bottom - top) or _EMPTY_PX
    words = [*_heads(laid), *map(_words, laid.blocks), *map(_more, laid.more), *_silent(laid)]
    return {
        "height": height + _MARGIN["t"] + _MARGIN["b"],
        "xaxis.range": [0, laid.sheet.width],
        "yaxis.range": [top + height, top],
        "annotations": words or [_nothing(top)],
        "shapes": _rules(laid),
    }


def _at(words: str, x: float, y: float, **options: Any) -> dict[str, Any]:
    """Words whose left upper corner is at a point."""
    return frame.label(words, x=x, y=y, xref="x", yanchor="top", borderpad=0, **options)


def _nothing(top: float) -> dict[str, Any]:
    return _at(wrapped(in_words.NOTHING, 30), 0, top + 8, font={"size": 15, "color": palette.MUTED})


def _words(block: Block) -> dict[str, Any]:
    return _at(lines(block.lines), block.slot.words, block.top, font={"size": TEXT_PX})


def _more(more: More) -> dict[str, Any]:
    return _at(more.words, more.slot.words, more.top)


def _heads(laid: Laid) -> list[dict[str, Any]]:
    found = []
    for head in laid.heads:
        font = {
            "size": 15 if head.day else TEXT_PX,
            "color": palette.INK if head.day else palette.MUTED,
        }
        found.append(_at(head.words, 6 if head.day else 0, head.top + 4, font=font))
        if head.day and laid.sheet.side_by_side:
            found += [_column_head(column, head.top + 34) for column in COLUMNS]
    return found


def _silent(laid: Laid) -> list[dict[str, Any]]:
    """Words in a column without a statement, below the first day."""
    if not laid.sheet.side_by_side or not laid.heads:
        return []
    speak = {block.said.column for block in laid.blocks}
    font = {"size": TEXT_PX, "color": palette.MUTED}
    return [
        _at(in_words.NONE_DRAWN, laid.sheet.slots[c].words, laid.heads[0].top + 58, font=font)
        for c in COLUMNS
        if c not in speak
    ]


def _column_head(column: Column, top: float) -> dict[str, Any]:
    """The name of a column, over its words, below the bar of a day."""
    font = {"size": TEXT_PX, "color": palette.MUTED}
    name = bold(text.capital(text.SIDE[column]))
    return _at(name, WIDE.slots[column].words, top, font=font)


def _rules(laid: Laid) -> list[dict[str, Any]]:
    """A band behind each day."""
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": 0,
            "x1": laid.sheet.width,
            "y0": head.top,
            "y1": head.top + 27,
            "line": {"width": 0},
            "fillcolor": palette.translucent(palette.MUTED, 0.12),
        }
        for head in laid.heads
        if head.day
    ]


def _marks(laid: Laid, exchanges: Exchanges) -> Trace:
    """A mark for each statement, and a small one for those that are left out of a column."""
    marks: list[Block | More] = [*laid.blocks, *laid.more]
    claims = [block.said.statement.claim for block in laid.blocks]
    claims += [more.left_out.said[0].statement.claim for more in laid.more]
    colours = [frame.side_colour([claim.speaker.side]) for claim in claims]
    return frame.scatter(
        x=[mark.slot.mark for mark in marks],
        y=[mark.mark for mark in marks],
        mode="markers",
        marker={
            "symbol": [_symbol(c) for c in claims],
            "size": [_SIZE] * len(laid.blocks) + [_SMALL] * len(laid.more),
            "opacity": 1,
            "color": colours,
            "line": {"width": 2, "color": colours},
            # Set, plotly leaves out the marks of the other sheet, which nobody sees, instead
            # of hiding them where the keyboard would still find them. Twice as many: all.
            "maxdisplayed": 2 * len(claims),
        },
        customdata=[c.id for c in claims],
        meta=frame.standing_for(
            *(block.said.statement.carriers for block in laid.blocks),
            *([one.statement.claim for one in more.left_out.said] for more in laid.more),
        ),
        hoverinfo="text",
        hovertext=[
            *(frame.hover(*in_words.of_statement(b.said, exchanges)) for b in laid.blocks),
            *(frame.hover(*in_words.of_left_out(more.left_out)) for more in laid.more),
        ],
        name="statements",
    )


def _symbol(claim: Claim) -> str:
    """The mark of a statement: hollow where we infer its day, open to the left without a day."""
    if claim.said_on.basis == "no-later-than":
        return palette.UNDATED
    return signs.MARKERS["statement"] + ("-open" if claim.said_on.basis == "inferred" else "")


def _ring(laid: Laid, chosen: str | None) -> Trace:
    """Around the chosen statement, or around the mark of those among which it is left out."""
    ringed: list[Block | More] = [block for block in laid.blocks if block.said.id == chosen]
    ringed += [more for more in laid.more if chosen in {said.id for said in more.left_out.said}]
    return frame.scatter(
        x=[block.slot.mark for block in ringed],
        y=[block.mark for block in ringed],
        mode="markers",
        marker={"size": 20, "symbol": "circle-open", "color": palette.INK, "line": {"width": 2}},
        hoverinfo="skip",
        name="chosen",
    )


def _links(bundles: Sequence[Bundle], chosen: str | None) -> list[Trace]:
    """The links: broken where they are our inference, dark where they are of the chosen."""
    traces = []
    for dark in (False, True):
        colour = palette.INK if dark else palette.MUTED
        some = [bundle for bundle in bundles if (chosen in bundle.ids) is dark]
        for basis, dash in (("inferred", "4px,3px"), ("stated", "solid")):
            paths = [path for bundle in some if bundle.basis == basis for path in bundle.paths]
            points = [point for path in paths for point in (*path, (None, None))]
            line = {"color": colour, "width": 2 if dark else 1.2, "dash": dash}
            traces.append(_part(points, basis, mode="lines", line=line))
        dots = [dot for bundle in some for dot in bundle.dots]
        marker = {"symbol": "circle", "size": 4, "color": colour}
        traces.append(_part(dots, "joins", mode="markers", marker=marker))
        heads = [head for bundle in some for head in bundle.heads]
        symbols = ["triangle-right" if head.rightwards else "triangle-left" for head in heads]
        marker = {"symbol": symbols, "size": 9, "color": colour}
        ends = [(head.x, head.y) for head in heads]
        traces.append(_part(ends, "arrow heads", mode="markers", marker=marker))
    return [trace for trace in traces if trace["x"]]


def _part(points: Sequence[tuple[float | None, float | None]], name: str, **how: Any) -> Trace:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return frame.scatter(x=xs, y=ys, hoverinfo="skip", name=name, **how)

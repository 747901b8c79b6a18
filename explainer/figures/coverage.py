"""Which document answers which question: says, differs, is silent, or says nothing was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.analysis.coverage import Coverage, CoverageState
from explainer.figures import frame
from explainer.figures.cells import first_that_fits
from explainer.figures.frame import Spec, Trace
from explainer.figures.gutter import fold
from explainer.figures.lettering import bold, escaped, lines, small, wrap
from explainer.records.catalogue import Topic
from explainer.records.claims import Document
from explainer.theme import palette, widths
from explainer.words import claims as text
from explainer.words import coverage as words

__all__ = ["answers_by_document"]

_SYMBOL: dict[CoverageState, str] = {
    "says": "circle",
    "differs": "square",
    "silent": "circle-open",
    "says nothing was said": "line-ew-open",
}
_SIZE: dict[CoverageState, int] = {
    "says": 9,
    "differs": 22,
    "silent": 7,
    "says nothing was said": 9,
}
_HEAD_PX, _ROW_PX, _FOOT_PX = 50, 32, 4
_GUTTER, _MEDIUM_GUTTER = 0.4, 0.27
"""Which part of the width the questions take, and their short titles where there is less."""
_QUESTION_CHARACTERS, _TITLE_CHARACTERS = 50, 26
_TITLE_PX, _TELL_PX, _LINE_PX = 17, 27, 15
_WORD_PX, _MOST_LINES = 12, 2
_LEAST_PX = {
    "wide": (1 - _GUTTER) * widths.ROWS_MEDIUM_PX,
    "medium": (1 - _MEDIUM_GUTTER) * widths.ROWS_NARROW_PX,
    "narrow": widths.FIGURE_LEAST_PX,
}
"""How wide the columns are together where a page of the layout is narrowest."""
_EDGE_PX = 0.5
"""What is left free at least between the words of a cell and the left and right of its ground."""
_ROUND = 0.01
"""How far a cell's ground stays within its column, as a part of it."""


@dataclass(frozen=True)
class _Row:
    """A question between two levels, in pixels from the top; its cells have their middle at y."""

    topic: Topic
    top: float
    bottom: float
    y: float


def answers_by_document(
    cells: Sequence[Coverage],
    *,
    ever: Sequence[Coverage] | None = None,
    shared: Mapping[str, Sequence[Document]] | None = None,
    chosen: str | None = None,
    cell: tuple[str, str] | None = None,
) -> Spec:
    """Questions in rows, documents in columns, one of four states in each cell.

    Parameters
    ----------
    cells : sequence of Coverage
        What is answered by now.
    ever : sequence of Coverage, optional
        What is answered on the last day: it gives the rows and the columns, in their order. What
        is not among ``cells`` is an empty outline without a word. By default the cells.
    shared : mapping, optional
        For the id of a document those that share words with it.
    chosen : str, optional
        Id of the claim that the reader has chosen; its cells are outlined.
    cell : tuple of str, optional
        Topic and document of the cell that the reader has opened; it is outlined.

    Returns
    -------
    Spec
        One mark a cell, or the words in which it differs; ``customdata`` holds
        ``topic/document``.
    """
    ever = cells if ever is None else ever
    topics = {one.topic.id: one.topic for one in ever}
    documents = {one.document.id: one.document for one in ever}
    drawn = [one for topic in topics for one in cells if one.topic.id == topic]
    out = {one.document.id: one.document for one in drawn}
    column = {document: number for number, document in enumerate(documents)}
    wide = _rows(topics.values())
    figure = _blank(_ROW_PX * len(wide), _heads("wide", column, out, shared or {}))
    figure["layout"]["meta"].update(
        alt=words.alt(cells),
        source=text.source_line([documents[name] for name in documents if name in out]),
    )
    figure["data"] = [_marks(drawn, wide, column), _questions(wide if out else [])]
    opened = _opened(drawn, chosen, cell)
    narrow = _narrow_rows(ever, topics.values(), len(documents))
    frame.lay_out(figure, shapes=_grounds(wide, drawn, column, opened, _GUTTER))
    figure["layout"]["meta"].update(
        areas=_areas(drawn, wide, column, _GUTTER),
        medium={
            "xaxis.domain": [_MEDIUM_GUTTER, 1],
            "xaxis.ticktext": _heads("medium", column, out),
            "data[0].text": _words(drawn, "medium", column),
            "data[1].text": [_title(row.topic) for row in wide if out],
            "shapes": _grounds(wide, drawn, column, opened, _MEDIUM_GUTTER),
        },
        medium_areas=_areas(drawn, wide, column, _MEDIUM_GUTTER),
        narrow=_narrow(drawn, narrow, column, opened),
        narrow_areas=_areas(drawn, narrow, column, None),
        **fold([row.bottom for row in narrow], [], _HEAD_PX),
    )
    return figure


def _rows(topics: Iterable[Topic]) -> list[_Row]:
    return [
        _Row(topic, _ROW_PX * row, _ROW_PX * (row + 1), _ROW_PX * (row + 0.5))
        for row, topic in enumerate(topics)
    ]


def _blank(height: int, heads: Sequence[str]) -> Spec:
    """The frame: the columns are an axis, with the documents for ticks."""
    figure = frame.blank(
        height=height + _HEAD_PX + _FOOT_PX,
        question=words.QUESTION,
        alt="",
        source="",
        margin={"l": 0, "r": 0, "t": _HEAD_PX, "b": _FOOT_PX},
        xaxis={
            "domain": [_GUTTER, 1],
            "range": [-0.5, max(len(heads), 1) - 0.5],
            "side": "top",
            "showgrid": False,
            "tickmode": "array",
            "tickvals": list(range(len(heads))),
            "ticktext": heads,
            "tickfont": {"size": 12, "color": palette.INK},
            "tickangle": 0,
        },
        xaxis2={"domain": [0, 1], "range": [0, 1], "visible": False},
        plot_bgcolor=palette.CLEAR,
        yaxis={"range": [height, 0], "visible": False},
    )
    figure["layout"]["meta"].update(
        sticky={"axes": ["xaxis"]},
        narrow_below=widths.ROWS_NARROW_PX,
        medium_below=widths.ROWS_MEDIUM_PX,
    )
    return figure


def _opened(
    cells: Sequence[Coverage], chosen: str | None, cell: tuple[str, str] | None
) -> list[Coverage]:
    """The cells that are outlined."""
    return [
        one
        for one in cells
        if cell == (one.topic.id, one.document.id) or chosen in {c.id for c in one.claims}
    ]


# --- the marks --------------------------------------------------------------------------


def _marks(cells: Sequence[Coverage], rows: Sequence[_Row], column: Mapping[str, int]) -> Trace:
    level = {row.topic.id: row.y for row in rows}
    return frame.scatter(
        x=[column[cell.document.id] for cell in cells],
        y=[level[cell.topic.id] for cell in cells],
        mode="markers+text",
        text=_words(cells, "wide", column),
        textposition="middle center",
        textfont={"size": _WORD_PX, "color": palette.INK},
        marker={
            "symbol": [_SYMBOL[cell.state] for cell in cells],
            "size": [_SIZE[cell.state] for cell in cells],
            "opacity": [0 if cell.state == "differs" else 1 for cell in cells],
            "color": [palette.MUTED if cell.state == "silent" else palette.INK for cell in cells],
            "line": {"width": [2 if "nothing" in cell.state else 1 for cell in cells]},
        },
        customdata=[f"{cell.topic.id}/{cell.document.id}" for cell in cells],
        hoverinfo="text",
        hovertext=[_hover(cell) for cell in cells],
        name="answers",
        cliponaxis=False,
    )


def _hover(cell: Coverage) -> str:
    if not cell.claims:
        return frame.hover(cell.document.label, words.NOT_MENTIONED)
    says = [text.says_and_fight(claim) for claim in cell.claims[:3]]
    return frame.hover(cell.document.label, *says, *words.differs_in_words(cell))


def _room(layout: str, columns: int) -> float:
    """How wide the words of a column may be where a page of the layout is narrowest."""
    return _LEAST_PX[layout] / max(columns, 1) * (1 - 2 * _ROUND) - 2 * _EDGE_PX


def _words(cells: Iterable[Coverage], layout: str, column: Mapping[str, int]) -> list[str]:
    """For each cell that differs, in which words."""
    return [lines(map(escaped, _word_lines(cell, layout, len(column)))) for cell in cells]


def _word_lines(cell: Coverage, layout: str, columns: int) -> list[str]:
    """In which words a cell differs, or less of it where its column is too narrow."""
    most = None if layout == "narrow" else _MOST_LINES
    return first_that_fits(words.in_cell(cell), _room(layout, columns), _WORD_PX, most=most)


def _heads(
    layout: str,
    column: Mapping[str, int],
    out: Mapping[str, Document],
    shared: Mapping[str, Sequence[Document]] | None = None,
) -> list[str]:
    """Over each column its label and publisher, and with whom it shares words."""
    px = _room(layout, len(column))
    return [
        _head(out[name], (shared or {}).get(name, ()), px) if name in out else "" for name in column
    ]


def _head(document: Document, shared: Sequence[Document], px: float) -> str:
    strong = first_that_fits(words.heads(document), px, _WORD_PX, is_bold=True)
    below = first_that_fits(words.shared_with(shared), px, _WORD_PX, most=2) if shared else []
    return lines([*map(bold, strong), *(small(line, colour=palette.MUTED) for line in below)])


def _title(topic: Topic) -> str:
    return lines(map(escaped, wrap(topic.title, _TITLE_CHARACTERS)))


def _questions(rows: Sequence[_Row], *, is_narrow: bool = False) -> Trace:
    said = [
        escaped(row.topic.title)
        if is_narrow
        else lines(map(escaped, wrap(row.topic.question, _QUESTION_CHARACTERS)))
        for row in rows
    ]
    return frame.scatter(
        x=[0] * len(rows),
        y=[row.top + _TITLE_PX / 2 + 2 if is_narrow else row.y for row in rows],
        mode="text",
        text=said,
        textposition="middle right",
        textfont={"size": 13 if is_narrow else 12.5, "color": palette.INK},
        hoverinfo="skip",
        xaxis="x2",
        name="questions",
        cliponaxis=False,
    )


# --- the grounds ------------------------------------------------------------------------


def _grounds(
    rows: Sequence[_Row],
    cells: Sequence[Coverage],
    column: Mapping[str, int],
    opened: Sequence[Coverage],
    gutter: float | None,
) -> list[dict[str, Any]]:
    """Under the words: rules, what differs, what is still to come, and what is chosen."""
    by_topic = {row.topic.id: row for row in rows}
    out = {cell.document.id for cell in cells}
    come = [_box(row, number) for row in rows for name, number in column.items() if name not in out]
    differ = [
        _box(by_topic[cell.topic.id], column[cell.document.id])
        for cell in cells
        if cell.state == "differs"
    ]
    rung = [_box(by_topic[cell.topic.id], column[cell.document.id], inset=0) for cell in opened]
    rule = "".join(f"M0,{row.top:g}H1" for row in rows)
    hidden = [] if out or gutter is None else [_bar(row, gutter) for row in rows]
    faint = {"color": palette.FAINT, "width": 1}
    return [
        _path(rule, {"color": palette.FAINT, "width": 1}, xref="paper"),
        *([_path("".join(come), faint)] if come else []),
        *([_path("".join(hidden), faint, xref="paper")] if hidden else []),
        *([_path("".join(differ), {"width": 0}, fill=palette.DIFFERS)] if differ else []),
        *([_path("".join(rung), {"color": palette.INK, "width": 2})] if rung else []),
    ] if rows else []  # fmt: skip


def _box(row: _Row, number: int, *, inset: float = 1) -> str:
    """The outline of a cell; on a telephone the question stands above it."""
    left, right = number - 0.5 + _ROUND, number + 0.5 - _ROUND
    half = row.bottom - row.y - inset
    return f"M{left:g},{row.y - half:g}H{right:g}V{row.y + half:g}H{left:g}Z"


def _bar(row: _Row, gutter: float) -> str:
    return f"M0,{row.y - 7:g}H{gutter - 0.04:g}V{row.y + 7:g}H0Z"


def _path(
    path: str, line: Mapping[str, Any], *, xref: str = "x", fill: str | None = None
) -> dict[str, Any]:
    shape = {"type": "path", "path": path, "xref": xref, "layer": "below", "line": dict(line)}
    return shape | ({"fillcolor": fill} if fill else {})


# --- what a click chooses ---------------------------------------------------------------


def _areas(
    cells: Sequence[Coverage],
    rows: Sequence[_Row],
    column: Mapping[str, int],
    gutter: float | None,
) -> list[dict[str, Any]]:
    """Each cell, and each question: it opens the first answer to it that differs or tells."""
    by_topic = {row.topic.id: row for row in rows}
    found = [
        _area(cell, by_topic[cell.topic.id], [number - 0.5, number + 0.5], "x")
        for cell in cells
        for number in [column[cell.document.id]]
    ]
    if gutter is None:
        return found
    best: dict[str, Coverage] = {}
    for cell in sorted(cells, key=lambda one: (one.state != "differs", one.state == "silent")):
        best.setdefault(cell.topic.id, cell)
    return [
        *(_area(cell, by_topic[topic], [0, gutter], "paper") for topic, cell in best.items()),
        *found,
    ]


def _area(cell: Coverage, row: _Row, x: list[float], xref: str) -> dict[str, Any]:
    return {
        "claim": f"{cell.topic.id}/{cell.document.id}",
        "x": x,
        "y": [row.top, row.bottom],
        "xref": xref,
        "yref": "y",
    }


# --- on a telephone ---------------------------------------------------------------------


def _narrow_rows(ever: Sequence[Coverage], topics: Iterable[Topic], columns: int) -> list[_Row]:
    """The question above its cells, which are as high as their words on the last day."""
    tall: dict[str, int] = {}
    for cell in ever:
        told = _word_lines(cell, "narrow", columns)
        tall[cell.topic.id] = max(tall.get(cell.topic.id, 1), len(told))
    rows = []
    top = 0.0
    for topic in topics:
        high = max(_TELL_PX, _LINE_PX * tall[topic.id] + 6)
        bottom = top + _TITLE_PX + high
        rows.append(_Row(topic, top, bottom, bottom - high / 2))
        top = bottom
    return rows


def _narrow(
    cells: Sequence[Coverage],
    rows: Sequence[_Row],
    column: Mapping[str, int],
    opened: Sequence[Coverage],
) -> dict[str, Any]:
    """What differs below `widths.ROWS_NARROW_PX`."""
    level = {row.topic.id: row.y for row in rows}
    height = int(rows[-1].bottom if rows else 0)
    questions = _questions(rows if cells else [], is_narrow=True)
    return {
        "height": height + _HEAD_PX + _FOOT_PX,
        "yaxis.range": [height, 0],
        "xaxis.domain": [0, 1],
        "data[0].y": [level[cell.topic.id] for cell in cells],
        "data[0].text": _words(cells, "narrow", column),
        "xaxis.ticktext": _heads("narrow", column, {c.document.id: c.document for c in cells}),
        "data[1].y": questions["y"],
        "data[1].text": questions["text"],
        "data[1].textfont.size": questions["textfont"]["size"],
        "shapes": _grounds(rows, cells, column, opened, None),
    }

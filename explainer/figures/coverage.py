"""Which document answers which question: says, differs, is silent, or says nothing was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explainer.analysis.coverage import Coverage, CoverageState
from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.lettering import bold, escaped, lines, small
from explainer.records.catalogue import Topic
from explainer.records.claims import Document
from explainer.theme import palette, widths
from explainer.words import claims as text
from explainer.words import coverage as words

__all__ = ["answers_by_document"]

_NARROW_WORDS: dict[CoverageState, str] = {"says nothing was said": lines(["no com-", " ment"])}
_SYMBOL: dict[CoverageState, str] = {
    "says": "circle",
    "differs": "diamond",
    "silent": "circle-open",
    "says nothing was said": "line-ew-open",
}
"""Below this width a column has no room for the documents from which one differs."""
_HEAD_PX, _ROW_PX = 78, 50
_ROOM = 5
"""As many columns have room for their words on a telephone; more need smaller ones."""


def answers_by_document(
    cells: Sequence[Coverage],
    *,
    shared: Mapping[str, Sequence[Document]] | None = None,
    chosen: str | None = None,
    cell: tuple[str, str] | None = None,
) -> Spec:
    """Questions in rows, documents in columns, one of four states in each cell.

    Parameters
    ----------
    cells : sequence of Coverage
        Topic by topic, the documents in the order of the columns.
    shared : mapping, optional
        For the id of a document those that share words with it.
    chosen : str, optional
        Id of the claim that the reader has chosen; its cells are ringed.
    cell : tuple of str, optional
        Topic and document of the cell that the reader has opened; it is ringed.

    Returns
    -------
    Spec
        One mark and one word a cell; ``customdata`` holds ``topic/document``.
    """
    topics = list(dict.fromkeys(cell.topic for cell in cells))
    documents = list({cell.document.id: cell.document for cell in cells}.values())
    height = _HEAD_PX + _ROW_PX * len(topics) if cells else 0
    figure = frame.blank(
        height=height + 16,
        question=words.QUESTION,
        alt=words.alt(cells),
        source=text.source_line(documents),
        margin={"l": 12, "r": 12, "t": 6, "b": 10},
        xaxis={"range": [-0.12, max(len(documents), 1) - 0.1], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )
    top = {topic.id: _HEAD_PX + _ROW_PX * row for row, topic in enumerate(topics)}
    column = {document.id: number for number, document in enumerate(documents)}
    figure["data"].append(_marks(cells, top, column, chosen, cell))
    others = [(shared or {}).get(d.id, ()) for d in documents]
    heads = [_head(d, n, others[n]) for n, d in enumerate(documents)]
    frame.lay_out(
        figure,
        annotations=[*heads, *(_question(topic, top[topic.id]) for topic in topics)],
        shapes=[_rule(y) for y in top.values()],
    )
    figure["layout"]["meta"]["narrow_below"] = widths.COVERAGE_NARROW_PX
    figure["layout"]["meta"]["narrow"] = _narrow(cells, figure, [
        *(_head(d, n, others[n], short=True) for n, d in enumerate(documents)),
        *(_question(topic, top[topic.id], short=True) for topic in topics),
    ], len(documents))  # fmt: skip
    return figure


def _narrow(
    cells: Sequence[Coverage], figure: Spec, annotations: Sequence[dict[str, Any]], columns: int
) -> dict[str, Any]:
    """What differs below `widths.COVERAGE_NARROW_PX`."""
    found: dict[str, Any] = {
        "data[0].textfont.size": 11,
        "data[0].text": [_narrow_word(cell) for cell in cells],
        "annotations": [*annotations],
    }
    if columns > _ROOM:
        sizes = [0.8 * size for size in figure["data"][0]["marker"]["size"]]
        found |= {"data[0].textfont.size": 10.5, "data[0].marker.size": sizes}
    return found


def _marks(
    cells: Sequence[Coverage],
    top: dict[str, int],
    column: dict[str, int],
    chosen: str | None,
    opened: tuple[str, str] | None,
) -> Trace:
    ringed = [
        opened == (cell.topic.id, cell.document.id) or chosen in {c.id for c in cell.claims}
        for cell in cells
    ]
    return frame.scatter(
        x=[column[cell.document.id] for cell in cells],
        y=[top[cell.topic.id] + 34 for cell in cells],
        mode="markers+text",
        text=[_word(cell) for cell in cells],
        textposition="middle right",
        textfont={"size": 12.5},
        marker={
            "symbol": [_SYMBOL[cell.state] for cell in cells],
            "size": [15 if ring else 11 for ring in ringed],
            "color": [palette.MUTED if cell.state == "silent" else palette.INK for cell in cells],
            "line": {"width": 2, "color": palette.INK},
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


def _narrow_word(cell: Coverage) -> str:
    return " " + _NARROW_WORDS.get(cell.state, escaped(words.WORDS[cell.state]))


def _word(cell: Coverage) -> str:
    """The word beside a mark; where it differs, from which documents."""
    others = ", ".join(map(_short, cell.against))
    return f" {words.WORDS[cell.state]}{f' from {others}' if others else ''}"


def _head(
    document: Document, number: int, shared: Sequence[Document], *, short: bool = False
) -> dict[str, Any]:
    """A document's label, and below it the others that share words with it."""
    label = lines(_short(document).split(" ")) if short else document.label
    names = [*map(_short, shared)]
    pairs = [", ".join(names[first : first + 2]) for first in range(0, len(names), 2)]
    pairs = [f"{pair}," for pair in pairs[:-1]] + pairs[-1:]
    others = pairs if short else [text.documents_in_words(shared)]
    below = small(lines([words.SHARED, *others]), px=12)
    return {
        "text": lines([bold(label), below]) if shared else bold(label),
        "x": number,
        "y": 4,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "xshift": -8,
        "showarrow": False,
    }


def _short(document: Document) -> str:
    return document.label.replace("Report ", "R")


def _question(topic: Topic, y: float, *, short: bool = False) -> dict[str, Any]:
    label = escaped(topic.title if short else topic.question)
    return frame.label(label, x=0, y=y + 14)


def _rule(y: float) -> dict[str, Any]:
    line = {"color": palette.MUTED, "width": 0.5}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}

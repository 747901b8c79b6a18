"""What claims tell of a place, in rows: whose words they are stands in the hue of who says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from explainer.analysis import events
from explainer.analysis.places import PlaceMark
from explainer.figures import frame as figure_frame
from explainer.figures.lettering import bold, italic, sized, small
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.records.scales import EventKind
from explainer.theme import palette, signs
from explainer.words import claims as text
from explainer.words import places as in_words

__all__ = ["LabelLine", "closed_row", "joined", "name_rows", "told_rows", "with_signs"]

_KINDS: tuple[EventKind, ...] = get_args(EventKind)
_PRECISION = {"near": "near", "district": "district", "province": "province"}
"""How exactly something is placed, in one word beside a town's name."""
_SIGNS_PX = 13.0
"""How large signs are that stand below a name."""
TextRun = tuple[str, str]
"""Words, and the colour in which they stand; empty: that of the text around them."""


@dataclass(frozen=True)
class LabelLine:
    """A line of a label: its words, their size, and how they are drawn."""

    words: str
    px: float
    drawn: Markup


def name_rows(place: Place, name: str, *, size: float, px: float) -> list[LabelLine]:
    """The name, and that it is a capital; what has no exact point is in italics."""
    vague = place.kind in {"province", "crossing", "district"}
    row = LabelLine(name, size, sized(italic(name) if vague else bold(name), px=size))
    if place.kind != "capital":
        return [row]
    return [row, _row([(in_words.CAPITAL, palette.MUTED)], px)]


def joined(rows: Sequence[LabelLine]) -> LabelLine:
    """Rows as one, for a label that says more below."""
    words = " ".join(row.words for row in rows)
    return LabelLine(words, rows[0].px, Markup(" ").join(row.drawn for row in rows))


def with_signs(row: LabelLine | None, marks: Sequence[PlaceMark]) -> LabelLine:
    """A name with the signs of what is told there, each in the hue of who says it; or these."""
    runs = []
    for kind, claims in _by_kind(marks).items():
        sign = in_words.FIGURES if kind == "count" else _glyph(kind)
        runs.append((sign, figure_frame.side_colour(claim.speaker.side for claim in claims)))
    if not runs and row:
        return row
    signs_alone = _row(_joined(runs, " "), row.px if row else _SIGNS_PX)
    return joined([row, signs_alone]) if row else signs_alone


def told_rows(
    place: Place, marks: Sequence[PlaceMark], *, characters: int, px: float
) -> list[LabelLine]:
    """Each kind told of a place: its sign and words, how exactly, and whose words they are."""
    exact: dict[EventKind, set[str]] = defaultdict(set)
    for mark in marks:
        for kind in events.kinds_told(mark.claims):
            exact[kind].add(mark.precision)
    rows: list[LabelLine] = []
    for kind, claims in _by_kind(marks).items():
        vague = [_PRECISION[p] for p in _PRECISION if p in exact[kind] and p != place.precision]
        suffix = f" ({', '.join(vague)})" if vague else ""
        for words, blame, about in text.kind_and_blame(kind, claims):
            said = f"{'' if kind == 'count' else _glyph(kind) + ' '}{words}{suffix}"
            runs = [(f"{said}{',' if blame else ':'}", ""), *_whose(about, blame)]
            rows += [_row(line, px) for line in _wrapped(runs, characters)]
    return rows


def closed_row(words: str, px: float, claims: Sequence[Claim]) -> LabelLine:
    """That something is said to be closed, in the hue of who says so."""
    hue = figure_frame.side_colour(claim.speaker.side for claim in claims)
    return _row([(f"{_glyph('closure')} ", ""), (words, hue)], px)


def _by_kind(marks: Iterable[PlaceMark]) -> dict[EventKind, list[Claim]]:
    found: dict[EventKind, dict[str, Claim]] = defaultdict(dict)
    for mark in marks:
        for claim in mark.claims:
            if kind := events.kind_of(claim):
                found[kind][claim.id] = claim
    return {kind: list(found[kind].values()) for kind in sorted(found, key=_KINDS.index)}


def _whose(claims: Sequence[Claim], blame: str) -> list[TextRun]:
    """Whose words they are; of a blame, those who blame."""
    if blame:
        blamed = events.blames(claims)
        hue = figure_frame.side_colour(a.side for a in blamed.by) if blamed else palette.INK
        return [(blame.removeprefix(", "), hue)]
    sides = in_words.whose(claims)
    last = len(sides) - 1
    return [
        (words if n == last else f"{words},", palette.SPEAKER_COLOURS[side])
        for n, (side, words) in enumerate(sides)
    ]


def _glyph(kind: EventKind) -> str:
    return signs.GLYPHS[signs.MARKERS[kind]]


def _joined(runs: Sequence[TextRun], between: str) -> list[TextRun]:
    return [
        (f"{words}{between if n < len(runs) - 1 else ''}", hue)
        for n, (words, hue) in enumerate(runs)
    ]


def _row(runs: Sequence[TextRun], px: float) -> LabelLine:
    drawn = Markup().join(
        small(words, px=px, colour=hue) if hue else small(words, px=px) for words, hue in runs
    )
    return LabelLine("".join(words for words, _ in runs), px, drawn)


def _wrapped(runs: Sequence[TextRun], characters: int) -> list[list[TextRun]]:
    """Lines of at most so many characters; each word keeps its colour."""
    found: list[list[TextRun]] = [[]]
    for word, hue in ((word, hue) for words, hue in runs for word in words.split(" ")):
        line = found[-1]
        if line and sum(len(part) for part, _ in line) + 1 + len(word) > characters:
            found.append([])
            line = found[-1]
        between = " " if line else ""
        if line and line[-1][1] == hue:
            line[-1] = (f"{line[-1][0]}{between}{word}", hue)
        else:
            line.append((f"{between}{word}", hue))
    return found

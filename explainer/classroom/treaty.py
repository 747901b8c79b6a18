"""What the agreement of 1893 says of places, beside the line that we draw: a table and a map.

No more exact than the words are: a place that the text names is drawn with how far off our point
may be, and where that reaches over our line nothing is said of a side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explainer.figures.lettering import lines
from explainer.figures.map.articles import Article, MarkedStretch, Whole, articles_by_place
from explainer.geo import layers, measures
from explainer.page.drawn import Drawn
from explainer.page.tables import Cell, LinkCell, Table
from explainer.page.views.map import base_map
from explainer.records.bound import Claim, documents_of
from explainer.words import claims as text
from explainer.words import treaty as words

__all__ = ["NAMED", "SECTIONS", "Section", "TreatyPlace", "compared", "drawn", "stretch"]


@dataclass(frozen=True)
class TreatyPlace:
    """A place that a text names, and how far our point for it may be off.

    ``claim`` is the id of the claim that tells of it, ``stays`` whether the text leaves it to the
    amir (True) or has him keep out of it (False); None where it says neither. Of Swat, Bajaur and
    Chitral the text has him promise no interference and give up no claim: ``no_interference``.
    Points are our own reading of widely published coordinates, as in ``geo/gazetteer.csv``.
    Its words stand ``at`` a place clear of all lines, ``beside`` it; ``is_quoted`` says that the
    quotation of the claim names this place.
    """

    article: str
    name: str
    claim: str
    stays: bool | None
    lon: float
    lat: float
    km: int
    at: tuple[float, float]
    beside: str
    is_quoted: bool = False
    no_interference: bool = False


_ARTICLE_1, _ARTICLE_3 = "b-durand-article-1", "b-durand-article-3"
_ARTICLE_5 = _ARTICLE_1
_WHOLE_AT = ((66.48, 29.92), "middle right")
NAMED = (
    TreatyPlace("3", "Asmar", _ARTICLE_3, True, 71.36, 35.03, 10, (71.08, 35.18), "top left"),
    TreatyPlace("3", "Birmal (today Barmal)", _ARTICLE_3, True, 69.22, 32.67, 30, (68.83, 32.72),
          "middle left"),
    TreatyPlace("3", "Bajaur", _ARTICLE_3, False, 71.50, 34.76, 30, (71.37, 34.14), "bottom right",
          no_interference=True),
    TreatyPlace("3", "Swat", _ARTICLE_3, False, 72.36, 34.75, 60, (72.73, 35.29), "top right",
          no_interference=True),
    TreatyPlace("3", "Chitral", _ARTICLE_3, False, 71.79, 35.85, 60, (72.54, 35.85), "middle right",
          no_interference=True),
    TreatyPlace("3", words.WAZIRI, _ARTICLE_3, False, 69.90, 32.65, 70, (70.7, 32.41),
          "middle right", is_quoted=True),
    TreatyPlace("3", "Chageh (today Chagai)", _ARTICLE_3, False, 64.70, 29.30, 60, (65.45, 29.3),
          "middle right"),
    TreatyPlace("5", "Chaman", _ARTICLE_5, None, 66.46, 30.92, 4, (66.2, 31.0), "middle left"),
)  # fmt: skip
"""What the agreement names, in the order of its articles. Article 5 was not found word for word:
the record of the agreement says that it is about Chaman, and no more."""


@dataclass(frozen=True)
class Section:
    """A stretch of which a source says whether it was marked, and when.

    Its ``ends`` are our own reading of where they may be on our line, up to ``km`` off; its words
    stand at a place, on a side of that.
    """

    claim: str
    marked: str
    ends: tuple[tuple[float, float], tuple[float, float]]
    km: int
    at: tuple[float, float]
    beside: str


_KUNAR, _NAWA_KOTAL, _KHYBER = (71.5, 35.2), (71.1, 34.65), (71.09, 34.12)
_SIKARAM, _KURRAM, _DOMANDI = (69.90, 34.04), (70.3, 33.35), (69.32, 31.93)
SECTIONS = (
    Section("b-kunar-marked-1894", "1894", (_KUNAR, _NAWA_KOTAL), 20, (70.85, 34.96),
            "middle left"),
    Section("b-mohmand-unmarked", "", (_NAWA_KOTAL, _KHYBER), 20, (70.72, 34.54), "middle left"),
    Section("b-khyber-sikaram-unmarked", "", (_KHYBER, _SIKARAM), 10, (69.55, 34.04),
            "middle left"),
    Section("b-kurram-marked-1894", "1894", (_SIKARAM, _KURRAM), 30, (70.55, 33.28),
            "middle right"),
    Section("b-waziristan-marked-1895", "1895", (_KURRAM, _DOMANDI), 40, (69.0, 32.32),
            "bottom left"),
)  # fmt: skip
"""From north to south. Of the rest the pages say nothing."""


def stretch(section: Section) -> tuple[tuple[float, float], ...]:
    """Our line between the two ends of a section."""
    line = layers.load_line("10m").rings[0]
    ends = sorted(_nearest(line, point) for point in section.ends)
    return tuple(line[ends[0] : ends[1] + 1])


def _nearest(line: Sequence[tuple[float, float]], point: tuple[float, float]) -> int:
    shrink = math.cos(math.radians(point[1]))
    return min(
        range(len(line)),
        key=lambda at: math.hypot((line[at][0] - point[0]) * shrink, line[at][1] - point[1]),
    )


def compared(before: Iterable[Claim]) -> Table:
    """What the words say of each place, and on which side of our drawing it lies, if known."""
    claims = {claim.id: claim for claim in before}
    layer = measures.load_layer("durand_line")
    line = layer.loc[layer["scale"] == "10m", "geometry"].iloc[0]
    rows: list[tuple[Cell, ...]] = [
        ("Article 1", words.WAKHAN_TO_PERSIA, words.ENDS, words.ENDS_DRAWN,
         *_evidence(claims[_ARTICLE_1]))
    ]  # fmt: skip
    for named in NAMED:
        away = measures.distance_to_line_km(named.lon, named.lat, line)
        side = measures.side_of_line(named.lon, named.lat, line)
        rows.append(
            (
                f"Article {named.article}",
                words.says(named.name, stays=named.stays, no_interference=named.no_interference),
                words.exactness(named.km),
                words.against_our_line(side, away, named.km),
                *_evidence(claims[named.claim], quoted=named.is_quoted),
            )
        )
    rows.append(
        (words.LATER, words.SURVEYED, words.WHOLE_LINE, words.SURVEYED_DRAWN,
         *_evidence(claims["b-lee-joint-survey"]))
    )  # fmt: skip
    for section in SECTIONS:
        length = measures.line_length_km(stretch(section))
        drawn = words.stretch_drawn(length, section.km, is_marked=bool(section.marked))
        told = words.stretch_says(section.claim, section.marked)
        exact = words.ends_exactness(section.km)
        rows.append((words.LATER, told, exact, drawn, *_evidence(claims[section.claim])))
    return Table(words.TITLE, words.COLUMNS, tuple(rows))


def _evidence(claim: Claim, *, quoted: bool = True) -> Iterator[Cell]:
    yield f"“{claim.quote}”" if claim.quote and quoted else words.NO_QUOTATION
    yield LinkCell(claim.document.label, claim.document.url or "")


def drawn(before: Iterable[Claim]) -> Drawn:
    """The line with numbers of articles at the places that they name, and what was marked."""
    claims = {claim.id: claim for claim in before}
    shown = {*(named.claim for named in NAMED), *(section.claim for section in SECTIONS)}
    spec = articles_by_place(
        [_article(named, claims[named.claim]) for named in NAMED],
        [_stretch(section, claims[section.claim]) for section in SECTIONS],
        Whole(words.WHOLE, claims[_ARTICLE_1], *_WHOLE_AT),
        base_map(),
        question=words.QUESTION,
        alt=words.alt([named.name for named in NAMED]),
        source=text.source_line(documents_of(claims[one] for one in sorted(shown))),
    )
    labels = {one: f"{claims[one].document.label} · {claims[one].says}" for one in shown}
    made = Drawn.of(spec, caption=words.CAPTION, table=compared(claims.values()), labels=labels)
    return made.titled(lines(words.BELOW))


def _article(named: TreatyPlace, claim: Claim) -> Article:
    name = text.capital(named.name.split(" (")[0])
    told = words.says(named.name, stays=named.stays, no_interference=named.no_interference)
    return Article(
        f"{named.article} {name}", claim.id, named.stays is True, named.lon, named.lat, named.km,
        named.at, named.beside, (told, words.exactness(named.km), claim.document.label),
    )  # fmt: skip


def _stretch(section: Section, claim: Claim) -> MarkedStretch:
    told = (claim.says, words.ends_exactness(section.km), claim.document.label)
    return MarkedStretch(
        words.stretch_short(section.marked), claim.id, bool(section.marked), stretch(section),
        section.at, section.beside, told,
    )  # fmt: skip

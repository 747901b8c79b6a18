"""What the agreement of 1893 says of places, beside the line that we draw: a table and a sketch.

No more exact than the words are: a place that the text names is drawn with how far off our point
may be, and where that reaches over our line nothing is said of a side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.classroom.questions import sketch
from explainer.classroom.templating import TEMPLATES
from explainer.geo import layers, measures
from explainer.page.tables import Cell, LinkCell, Table
from explainer.page.views import keys
from explainer.records.bound import Claim
from explainer.words import claims as text
from explainer.words import treaty as words

__all__ = ["NAMED", "Named", "compared", "drawn", "unmarked"]


@dataclass(frozen=True)
class Named:
    """A place that a text names, and how far our point for it may be off.

    ``claim`` is the id of the claim that tells of it, ``stays`` whether the text leaves it to the
    amir (True) or has him keep out of it (False); None where it says neither. Of Swat, Bajaur and
    Chitral the text has him promise no interference and give up no claim: ``no_interference``.
    Points are our own reading of widely published coordinates, as in ``geo/gazetteer.csv``.
    ``label`` is where the words of the sketch stand, in pixels from the point; ``is_quoted`` says
    that the quotation of the claim names this place.
    """

    article: str
    name: str
    claim: str
    stays: bool | None
    lon: float
    lat: float
    km: int
    label: tuple[float, float, str]
    is_quoted: bool = False
    no_interference: bool = False


_ARTICLE_3, _ARTICLE_5 = "b-durand-article-3", "b-durand-article-1"
NAMED = (
    Named("3", "Asmar", _ARTICLE_3, True, 71.36, 35.03, 10, (-9, 0, "end")),
    Named("3", "Birmal (today Barmal)", _ARTICLE_3, True, 69.22, 32.67, 30, (-14, -4, "end")),
    Named("3", "Bajaur", _ARTICLE_3, False, 71.50, 34.76, 30, (2, 22, "start"),
          no_interference=True),
    Named("3", "Swat", _ARTICLE_3, False, 72.36, 34.75, 60, (9, -8, "start"),
          no_interference=True),
    Named("3", "Chitral", _ARTICLE_3, False, 71.79, 35.85, 60, (9, 4, "start"),
          no_interference=True),
    Named("3", words.WAZIRI, _ARTICLE_3, False, 69.90, 32.65, 70,
          (12, 14, "start"), is_quoted=True),
    Named("3", "Chageh (today Chagai)", _ARTICLE_3, False, 64.70, 29.30, 60, (9, 14, "start")),
    Named("5", "Chaman", _ARTICLE_5, None, 66.46, 30.92, 4, (9, 14, "start")),
)  # fmt: skip
"""What the agreement names, in the order of its articles. Article 5 was not found word for word:
the record of the agreement says that it is about Chaman, and no more."""
UNMARKED = "b-mohmand-unmarked"
_NAWA_KOTAL, _KHYBER = (71.1, 34.65), (71.09, 34.12)
_ENDS_KM = 20
"""How far the ends of the unmarked stretch may be off on our line."""
_FRAME = ((60.9, 28.6), (74.6, 36.9))
_KM_PER_DEGREE = 111.2


def unmarked() -> tuple[tuple[float, float], ...]:
    """Our line from about Nawa Kotal to the Khyber, which a source says was not yet marked."""
    line = layers.load_line("10m").rings[0]
    ends = sorted(_nearest(line, point) for point in (_NAWA_KOTAL, _KHYBER))
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
         *_evidence(claims["b-durand-article-1"]))
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
    length = measures.line_length_km(unmarked())
    rows += [
        ("", words.SURVEYED, words.WHOLE_LINE, words.SURVEYED_DRAWN,
         *_evidence(claims["b-lee-joint-survey"])),
        ("", words.UNMARKED, words.exactness(_ENDS_KM), words.unmarked_drawn(length, _ENDS_KM),
         *_evidence(claims[UNMARKED])),
    ]  # fmt: skip
    return Table(words.TITLE, words.COLUMNS, tuple(rows))


def _evidence(claim: Claim, *, quoted: bool = True) -> Iterator[Cell]:
    yield f"“{claim.quote}”" if claim.quote and quoted else words.NO_QUOTATION
    yield LinkCell(claim.document.label, claim.document.url or "")
    yield claim.id


def drawn() -> str:
    """The line with numbers of articles at the places that they name, as HTML."""
    at, height = sketch.projection(_FRAME, margin=0)
    window = (sketch.WIDTH, height)
    parties = sketch.parties()
    (x0, _), (x1, _) = at(0, 0), at(1, 0)
    km_px = (x1 - x0) / (_KM_PER_DEGREE * math.cos(math.radians(33)))
    points = [_point(named, at(named.lon, named.lat), km_px) for named in NAMED]
    key = [("circle", words.STAYS), ("circle-open", words.GIVEN_UP), ("band", words.UNMARKED_SHORT)]
    key += [sign for sign in keys.BORDERS if sign[0] not in {"province", "agreed"}]
    return TEMPLATES.get_template("treaty.html.j2").render(
        width=sketch.WIDTH,
        height=height,
        shapes=sketch.shapes(at, window, parties),
        unmarked=sketch.path([at(*point) for point in unmarked()], window),
        names=sketch.names(at, parties),
        points=points,
        alt=words.alt([named.name for named in NAMED]),
        key=keys.signs(key),
    )


def _point(named: Named, at: tuple[float, float], km_px: float) -> dict[str, Any]:
    dx, dy, anchor = named.label
    name = text.capital(named.name.split(" (")[0])
    return {
        "x": at[0],
        "y": at[1],
        "reach": round(named.km * km_px, 1),
        "filled": named.stays is True,
        "words": f"{named.article} {name}",
        "label_x": at[0] + dx,
        "label_y": at[1] + dy,
        "anchor": anchor,
    }

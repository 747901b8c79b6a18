"""The parts of the page that are not figures: the line measured, sources, key, footer; as HTML."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from explainer.analysis import counts
from explainer.analysis.kept import kept
from explainer.geo import layers
from explainer.page.tables import ClaimCell, LinkCell, Table
from explainer.page.templating import rendered
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.records.scales import Side
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import panels as words

__all__ = ["colours", "footer", "key", "line_measured", "line_status", "sources"]

KEY: tuple[Side, ...] = ("pakistan", "afghanistan", "third-party", "report")
"""Whose colours the key explains: the sides that speak in the five documents."""
_MEASURED_PLACES = ("spin-boldak", "khost", "kabul", "khost-province", "paktika-province")


def line_measured(ledger: Ledger, known: tuple[Claim, ...]) -> Markup:
    """The length of the line as printed and as drawn, and how far places are from it.

    Lengths are geodesic (WGS84), measured on the drawn line when `geo/` was made; distances
    are ranges in kilometres.
    """
    printed = [
        (
            f"{amount.words} {amount.unit or ''}".strip(),
            f"{text.speaker(claim)}, {text.said_briefly(claim)}",
            ClaimCell(claim.id),
        )
        for claim in known
        if "line-length" in claim.topics
        for amount in claim.amounts
    ]
    drawn = [
        (
            f"{layers.load_line(scale).properties['length_km']:,.0f} km",
            words.drawn_at(scale[:-1]),
            "",
        )
        for scale in ("110m", "50m", "10m")
    ]
    places = [ledger.places[key] for key in _MEASURED_PLACES]
    distances = tuple(
        (place.name, text.PLACE_PRECISION[place.precision],
         words.distance_in_words(place.distance_to_line_km.low, place.distance_to_line_km.high))
        for place in places
        if place.distance_to_line_km
    )  # fmt: skip
    said = words.LINE_MEASURED
    return rendered(
        "measured",
        words=said,
        lengths=Table(said["lengths"], words.LENGTH_COLUMNS, (*printed, *drawn)),
        distances=Table(said["distances"], words.DISTANCE_COLUMNS, distances),
    )


@kept(4)
def sources(ledger: Ledger, *, wider: bool = False) -> Markup:
    """The documents shown, with what each states about itself, and the standards kept."""
    shared = counts.sharing_words(ledger, ledger.documents)
    documents = tuple(
        (
            document.label,
            words.published_by(document),
            text.said_day(document.published),
            words.how_published(document),
            text.documents_in_words(shared[document.id])
            or ("none" if document.read_whole else "not read whole"),
            str(len(document.claims)),
            LinkCell("open the page", document.url) if document.url else words.NOT_STATED,
        )
        for document in ledger.documents
        if wider or document.ring == "five"
    )
    standards = tuple((one.area, one.asks, one.met, one.how) for one in ledger.standards.values())
    return rendered(
        "sources",
        listed=words.documents_listed(len(documents)),
        documents=Table(words.DOCUMENTS, words.DOCUMENT_COLUMNS, documents),
        summary=words.standards_in_words(Counter(one.met for one in ledger.standards.values())),
        standards=Table(words.STANDARDS, words.STANDARD_COLUMNS, standards),
        errors=words.REPORT_ERRORS,
    )


def key() -> Markup:
    """Who speaks in which colour."""
    return rendered("key", sides=[(side, text.capital(text.SIDE[side])) for side in KEY])


def colours() -> list[list[str]]:
    """The same for a picture: each side in words, and its colour."""
    return [[text.capital(text.SIDE[side]), palette.SPEAKER_COLOURS[side]] for side in KEY]


def line_status() -> Markup:
    """How each country holds the line, with sources besides the reports."""
    return rendered("status", words=words.LINE_STATUS, links=words.STATUS_SOURCES, joined=" and ")


def footer() -> Markup:
    """Licence and data sources."""
    return rendered("footer", words=words.FOOTER)

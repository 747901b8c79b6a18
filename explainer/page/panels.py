"""The parts of the page that are not figures: the line measured, sources, key, footer; as HTML."""

from __future__ import annotations

from collections import Counter

from explainer.analysis import counts
from explainer.geo import layers
from explainer.page import markup
from explainer.page.markup import Table
from explainer.records.bound import Claim
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.records.scales import Side
from explainer.theme import palette
from explainer.words import claims as text

__all__ = ["colours", "footer", "key", "line_measured", "method", "sources"]

WHY_LENGTHS_DIFFER = (
    "A drawn line leaves out bends: the finer the drawing, the longer the line. Even the finest "
    "drawing here is shorter than the length that the reports print, and none gives the one true "
    "length."
)
KEY: tuple[Side, ...] = ("pakistan", "afghanistan", "third-party", "report")
"""Whose colours the key explains: the sides that speak in the five documents."""
REPORT_ERRORS = markup.paragraph(
    "Have you found an error? Send the id of the claim, which its evidence names, and the words of "
    "the text that say otherwise; how is written in seeds/README.md. Corrections stay visible in "
    "the history of the record.",
    class_="explainer-note",
)
_MEASURED_PLACES = ("spin-boldak", "khost", "kabul", "khost-province", "paktika-province")


def line_measured(ledger: Ledger, known: tuple[Claim, ...]) -> str:
    """The length of the line as printed and as drawn, and how far places are from it, as HTML.

    Lengths are geodesic (WGS84), measured on the drawn line when `geo/` was made; distances
    are ranges in kilometres.
    """
    printed = [
        (
            f"{amount.words} {amount.unit or ''}".strip(),
            f"{text.speaker(claim)}, {text.said_briefly(claim)}",
            markup.Choice(claim.id),
        )
        for claim in known
        if "line-length" in claim.topics
        for amount in claim.amounts
    ]
    drawn = [
        (
            f"{layers.load_line(scale).properties['length_km']:,.0f} km",
            f"measured by us on Natural Earth’s drawing at 1:{scale[:-1]} million",
            "",
        )
        for scale in ("110m", "50m", "10m")
    ]
    lengths = Table("How long is the line?", ("Length", "Who says so", "Evidence"),
                    (*printed, *drawn))  # fmt: skip
    places = [ledger.places[key] for key in _MEASURED_PLACES]
    distances = Table(
        "How far from the drawn line?",
        ("Place", "How exact", "Distance"),
        tuple(
            (
                place.name,
                text.PLACE_PRECISION[place.precision],
                f"{place.distance_to_line_km.low:.0f} to {place.distance_to_line_km.high:.0f} km",
            )
            for place in places
            if place.distance_to_line_km
        ),
    )
    why = markup.paragraph(WHY_LENGTHS_DIFFER, class_="explainer-note")
    inner = markup.table(lengths) + why + markup.table(distances)
    return markup.details("How long is the line, and how far away are the places?", inner)


STATUS_SOURCES = (
    (
        "Bijan Omrani, The Durand Line: Analysis of the Legal Status of the Disputed "
        "Afghanistan-Pakistan Frontier (2018)",
        "https://repository.law.miami.edu/umiclr/vol26/iss1/4",
    ),
    ("what each government said in February 2024 (Amu TV)", "https://amu.tv/83682/"),
)
"""Where the status of the line is set out, as words and addresses; also in ``geo/README.md``."""


def sources(ledger: Ledger, *, wider: bool = False) -> str:
    """The documents shown, with what each states about itself, as HTML."""
    columns = (
        "Document", "Publisher", "Published", "How the date is known", "Words as in", "Claims",
        "Address",
    )  # fmt: skip
    shared = counts.sharing_words(ledger, ledger.documents)
    rows = tuple(
        (
            document.label,
            document.publisher,
            text.day_in_words(document.published.date),
            _how_published(document),
            text.documents_in_words(shared[document.id])
            or ("none" if document.read_whole else "not read whole"),
            str(len(document.claims)),
            markup.Link("open the page", document.url) if document.url else "not stated",
        )
        for document in ledger.documents
        if wider or document.ring == "five"
    )
    table = markup.table(Table("Documents and what they state about themselves", columns, rows))
    return table + method(ledger)


def method(ledger: Ledger) -> str:
    """How the records stand beside the standards of those who record casualties, as HTML."""
    rows = tuple((one.area, one.asks, one.met, one.how) for one in ledger.standards.values())
    met = Counter(one.met for one in ledger.standards.values())
    title = "Beside the Standards for Casualty Recording (Every Casualty Worldwide, 2016)"
    summary = (
        "How does this stand beside the Standards for Casualty Recording? "
        f"Met: {met['yes']}, partly: {met['partly']}, not: {met['no']}"
    )
    columns = ("About", "What is asked", "Met", "How it stands here")
    return markup.details(summary, markup.table(Table(title, columns, rows)) + REPORT_ERRORS)


def _how_published(document: Document) -> str:
    """How the day is known on which a document came out, with what it was told from."""
    note = f": {document.published.note}" if document.published.note else ""
    return text.PUBLISHED_BASIS[document.published.basis] + note


def key() -> str:
    """Who speaks in which colour, as HTML."""
    items = [
        markup.element("li", text.capital(text.SIDE[side]), class_=f"explainer-side-{side}")
        for side in KEY
    ]
    return markup.joined("ul", items, class_="explainer-key")


def colours() -> list[list[str]]:
    """The same for a picture: each side in words, and its colour."""
    return [[text.capital(text.SIDE[side]), palette.SPEAKER_COLOURS[side]] for side in KEY]


def line_status() -> str:
    """How each country holds the line, with sources besides the reports, as HTML."""
    links = [markup.element("a", words, href=address) for words, address in STATUS_SOURCES]
    words = "The Durand Line is dashed: Afghanistan has not recognised it; Pakistan holds it to be "
    words += "the border. The reports do not say so; see "
    return markup.joined("p", [words, links[0], " and ", links[1], "."], class_="explainer-note")


def footer() -> str:
    """Licence and data sources, as HTML."""
    words = (
        "Records: CC BY 4.0. Code: MIT licence. Boundaries: Natural Earth (public domain); agreed "
        "borders, the Line of Control and disputed borders are drawn in ways of their own, and no "
        "position on any boundary is taken. Pakistan holds the Durand Line to be the "
        "border; Afghanistan has not recognised it, so it is dashed. "
        "The articles themselves belong to their publishers "
        "and are not part of this project."
    )
    return markup.joined("footer", [markup.element("p", words)], class_="explainer-footer")

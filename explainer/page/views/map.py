"""Where: the map with its caption, its table, and the line measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from markupsafe import Markup

from explainer.analysis import events
from explainer.analysis import places as places_told
from explainer.analysis.places import PlaceMark
from explainer.figures.map import drawing as map_figure
from explainer.figures.map.ground import BaseMap
from explainer.figures.map.labels import ALWAYS_NAMED
from explainer.geo import layers
from explainer.page import panels
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View
from explainer.page.views import keys
from explainer.records import loading
from explainer.records.bound import Claim, sound
from explainer.records.catalogue import Place
from explainer.records.ledger import Ledger
from explainer.theme import signs
from explainer.words import claims as text
from explainer.words import places as words
from explainer.words.evidence import page_of

__all__ = ["base_map", "places"]


@cache
def base_map() -> BaseMap:
    """What is drawn below the claims of every map."""
    places = loading.load_places()
    return BaseMap(
        countries=layers.load_outlines("countries"),
        disputed_land=layers.load_outlines("disputed_land"),
        provinces=layers.load_outlines("provinces"),
        borders=layers.load_outlines("borders"),
        claims=layers.load_outlines("disputed_borders"),
        line=layers.load_line("10m"),
        crossings=tuple(p for p in places.values() if p.kind == "crossing" and p.lon is not None),
        named=tuple(places[key] for key in ALWAYS_NAMED),
        rivers=layers.load_outlines("rivers"),
        towns=layers.load_outlines("towns"),
        surroundings=layers.load_outlines("surroundings"),
    )


def places(ledger: Ledger, known: tuple[Claim, ...], look: Shared) -> View:
    """Where: the map."""
    drawn, at_last = sound(known), sound(look.whole)
    marks = places_told.place_marks(drawn)
    beside = places_told.unplaced(known)
    closed = events.closures(ledger, drawn)
    exceptions = events.exceptions(drawn)
    figure = map_figure.claims_by_place(
        marks,
        base_map(),
        closed=closed,
        exceptions=exceptions,
        chosen=look.chosen,
        by_the_end=(places_told.place_marks(at_last), events.closures(ledger, at_last)),
    )
    figure["layout"]["meta"] |= {"lines": keys.borders_in_picture()}
    on_map = {mark.place.id for mark in marks if mark.place.on_map}
    excepted = text.exceptions_in_words(exceptions)
    caption = words.caption(look.by, len(on_map))
    told = rendered("explained", told=words.explained(closed, excepted, len(beside)))
    more = told + _key(marks, closed) + _beside(beside) + panels.line_measured(ledger, known)
    return View(
        figure, caption, _table(places_told.place_marks(known), beside), more, nothing=look.nothing
    )


def _key(marks: Sequence[PlaceMark], closed: Mapping[Place, Sequence[Claim]]) -> Markup:
    """The signs that are on the map now."""
    shown = [mark for mark in marks if mark.place.on_map]
    told = events.kinds_told(claim for mark in shown for claim in mark.claims)
    exact = {mark.precision for mark in shown}
    listed = keys.kinds(kind for kind in told if kind != "closure")
    if any(closed.values()):
        listed.append((signs.MARKERS["closure"], words.SIGNS["closure"]))
    listed.append((signs.CROSSING, words.SIGNS["crossing"]))
    listed.append(("circle-open", words.SIGNS["unnamed"]))
    listed += [("small dot", words.SIGNS["town"]), ("river", words.SIGNS["river"])]
    if exact & {"near", "district"}:
        listed.append(("dotted circle-open", words.SIGNS["near"]))
    if "province" in exact:
        listed.append(("hatch", words.SIGNS["province"]))
    if any(mark.place.kind == "line" for mark in marks):
        listed.append(("band", words.SIGNS["line"]))
    if any(shut and place.kind == "line" for place, shut in closed.items()):
        listed.append(("closed band", words.SIGNS["closed line"]))
    return keys.signs(listed) + keys.signs(keys.BORDERS) + panels.line_status()


def _beside(claims: Sequence[Claim]) -> Markup:
    """The claims that the map cannot show, by speaker, folded; each chooses itself."""
    if not claims:
        return Markup()
    listed = [
        (claim.id, words.beside(claim), words.away(claim))
        for claim in sorted(claims, key=text.speaker)
    ]
    return rendered("unplaced", summary=words.beside_in_words(len(claims)), claims=listed)


def _table(marks: Sequence[PlaceMark], beside: Sequence[Claim]) -> Table:
    def row(place: str, exact: str, claim: Claim) -> tuple[Cell, ...]:
        kind = events.kind_of(claim)
        return (
            place,
            exact,
            text.EVENT_KIND[kind] if kind else "",
            text.speaker(claim),
            text.says_and_fight(claim),
            page_of(claim),
            ClaimCell(claim.id),
        )

    rows = [
        row(mark.place.name, text.PLACE_PRECISION[mark.precision], claim)
        for mark in marks
        for claim in mark.claims
    ]
    rows += [row(words.NOT_ON_MAP, "", claim) for claim in beside]
    return Table(words.TABLE, words.COLUMNS, tuple(rows))

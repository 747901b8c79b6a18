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
from explainer.page.tables import Cell, Choice, Table
from explainer.page.templating import rendered
from explainer.page.view import Look, View
from explainer.page.views import keys
from explainer.records import loading
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.records.ledger import Ledger
from explainer.theme import signs
from explainer.words import claims as text

__all__ = ["places"]


@cache
def _base_map() -> BaseMap:
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
    )


def places(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """Where: the map."""
    marks = places_told.place_marks(known)
    beside = places_told.unplaced(known)
    closed = events.closures(ledger, known)
    exceptions = events.exceptions(known)
    figure = map_figure.claims_by_place(
        marks, _base_map(), closed=closed, exceptions=exceptions, chosen=look.chosen
    )
    figure["layout"]["meta"] |= {"lines": keys.borders_in_picture()}
    on_map = {mark.place.id for mark in marks if mark.place.on_map}
    caption = f"{look.by} Places on this map that claims name: {len(on_map)}."
    if any(closed.values()):
        excepted = text.exceptions_in_words(exceptions)
        caption = " ".join([caption, _who_closes(closed), *excepted])
    if beside:
        caption += (
            f" Listed beside the map: {text.claims_in_words(len(beside))} about events or "
            "casualties."
        )
    more = _key(marks, closed) + _beside(beside) + panels.line_measured(ledger, known)
    return View(figure, caption, _table(marks, beside), more, nothing=look.nothing)


def _who_closes(closed: Mapping[Place, Sequence[Claim]]) -> str:
    """By whose word, and on which days, the border or a crossing is drawn as closed."""
    closing = {claim.id: claim for claims in closed.values() for claim in claims}.values()
    said = dict.fromkeys(
        f"{text.speaker(claim)} ({text.said_briefly(claim)})"
        for claim in sorted(closing, key=lambda claim: claim.said_on.date)
    )
    verb = text.form(len(said), "says", "say")
    shut = [place for place, claims in closed.items() if claims]
    marked = ["the border" if place.kind == "line" else place.name for place in shut]
    scope = f" {text.WHOLE_BORDER}" if marked == ["the border"] else ""
    what = f"{text.capital(text.list_in_words(marked))} {text.form(len(marked), 'is', 'are')}"
    return f"{what} marked closed because {text.list_in_words(said)} {verb} so{scope}."


def _key(marks: Sequence[PlaceMark], closed: Mapping[Place, Sequence[Claim]]) -> Markup:
    """The signs that are on the map now."""
    shown = [mark for mark in marks if mark.place.on_map]
    told = events.kinds_told(claim for mark in shown for claim in mark.claims)
    exact = {mark.precision for mark in shown}
    listed = keys.kinds(kind for kind in told if kind != "closure")
    if any(closed.values()):
        listed.append((signs.MARKERS["closure"], "said to be closed"))
    listed.append((signs.CROSSING, "border crossing, for orientation"))
    listed.append(("circle-open", "no claim names the town"))
    if exact & {"near", "district"}:
        listed.append(("dotted circle-open", "near a place, or somewhere in a district"))
    if "province" in exact:
        listed.append(("hatch", "only the province is named"))
    if any(mark.place.kind == "line" for mark in marks):
        listed.append(("band", "somewhere along the border"))
    if any(shut and place.kind == "line" for place, shut in closed.items()):
        listed.append(("closed band", "the border in general, said to be closed"))
    return keys.signs(listed) + keys.signs(keys.BORDERS) + panels.line_status()


def _beside(claims: Sequence[Claim]) -> Markup:
    """The claims that the map cannot show, by speaker, folded; each chooses itself."""
    if not claims:
        return Markup()
    verb = text.form(len(claims), "names", "name")
    counted = f"{text.claims_in_words(len(claims))} about events or casualties {verb}"
    listed = [
        (claim.id, f"{text.speaker(claim)}: {claim.says}", _away(claim))
        for claim in sorted(claims, key=text.speaker)
    ]
    return rendered("unplaced", summary=f"{counted} no place on this map", claims=listed)


def _away(claim: Claim) -> str:
    """The place outside the map that a claim names, if any."""
    named = [text.location_in_words(where) for where in claim.where]
    return f"Not on this map: {text.list_in_words(named)}." if named else ""


def _table(marks: Sequence[PlaceMark], beside: Sequence[Claim]) -> Table:
    def row(place: str, exact: str, claim: Claim) -> tuple[Cell, ...]:
        kind = events.kind_of(claim)
        return (
            place,
            exact,
            text.EVENT_KIND[kind] if kind else "",
            text.speaker(claim),
            text.says_and_fight(claim),
            claim.document.label,
            Choice(claim.id),
        )

    rows = [
        row(mark.place.name, text.PLACE_PRECISION[mark.precision], claim)
        for mark in marks
        for claim in mark.claims
    ]
    rows += [row("no place on the map", "", claim) for claim in beside]
    columns = ("Place", "How exact", "Kind", "Says it", "Says", "Document", "Evidence")
    return Table("Claims by place", columns, tuple(rows))

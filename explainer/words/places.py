"""The map in words: what is written on it, beside it, and for those who do not see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from explainer.analysis import events
from explainer.analysis.places import PlaceMark
from explainer.records.bound import Claim
from explainer.records.catalogue import Actor, Place
from explainer.records.scales import EventKind, Side
from explainer.words import claims as text

__all__ = [
    "BORDERS",
    "BORDER_CLOSED",
    "CAPITAL",
    "CLOSED",
    "COLUMNS",
    "FIGURES",
    "KASHMIR",
    "LINE",
    "LINE_NOT_RECOGNISED",
    "NEUTRALITY",
    "NOT_ON_MAP",
    "NO_CLAIM",
    "NO_CLAIM_AT_ALL",
    "OTHERS",
    "QUESTION",
    "SIGNS",
    "TABLE",
    "UN_ALONE",
    "WHERE_IN_THE_WORLD",
    "WHERE_THEY_TALKED",
    "WHOSE",
    "alt",
    "away",
    "beside",
    "beside_in_words",
    "caption",
    "explained",
    "kilometres",
    "more_at",
    "of_closed_line",
    "of_crossing",
    "of_line",
    "of_place",
    "of_unnamed",
    "talks_at",
    "whose",
]

QUESTION = "Where is it said to have happened, and how exactly is the place known?"
TABLE = "Claims by place"
COLUMNS = ("Place", "How exact", "Kind", "Says it", "Says", "Document", "Evidence")
NOT_ON_MAP = "no place on the map"
LINE = "Durand Line"
LINE_NOT_RECOGNISED = "Kabul says: not recognised"
CAPITAL = "capital"
FIGURES = "figures"
"""In place of a sign, beside a name that has no room for more."""
CLOSED = "said to be closed"
BORDER_CLOSED = "border said to be closed"
WHERE_IN_THE_WORLD = "Where in the world"
WHERE_THEY_TALKED = "Where they talked"
"""The heads of the inset, before and after talks are known."""
WHOSE: dict[Side, str] = {
    "pakistan": "Pakistan’s side",
    "afghanistan": "Afghanistan’s side",
    "ttp": "the TTP",
    "both": "both sides",
    "third-party": "UN and others",
    "not-stated": "side not stated",
}
"""Who says it, beside a place; each in the hue of its side."""
UN_ALONE, OTHERS = "UN", "others"
"""In place of ``third-party``, where it is the one or the others alone."""
_UN = "united-nations"
_SHORT = 16
"""So many letters of a name have room beside a place."""
KASHMIR = "Kashmir (disputed)"
NEUTRALITY = (
    "Boundaries: Natural Earth; no position taken. "
    "Durand Line dashed: a border, Pakistan says; not recognised, Kabul says."
)
"""Stands in the picture itself, so that a saved image carries it."""
DASHED = "Drawn dashed: a border, Pakistan says; not recognised, Kabul says."
NO_CLAIM = "No claim shown here names this place as a town."
NO_CLAIM_AT_ALL = "No claim shown here names this place."
OPEN_OR_CLOSED = "No claim shown here says whether it is open or closed."
BORDERS = {
    "durand-line": f"{LINE}: not recognised, Kabul says",
    "agreed": "agreed border",
    "line-of-control": "Line of Control: a ceasefire line",
    "disputed": "disputed border, or the edge of what a country claims",
    "province": "line between provinces",
    "disputed land": "land that one country holds and another claims",
}
"""Every kind of line on the map, and the land between them."""
SIGNS = {
    "closure": CLOSED,
    "crossing": "border crossing, for orientation",
    "unnamed": "no claim names the town",
    "near": "near a place, or somewhere in a district",
    "province": "only the province is named",
    "line": "somewhere along the border",
    "river": "river, for orientation",
    "town": "town, for orientation",
    "closed line": "the border in general, said to be closed",
}
"""The other signs of the map, by what they stand for."""
_LINES = (
    "Agreed borders are solid, the Line of Control in Kashmir has dashes and dots, other disputed "
    "borders are dotted, and land that one country holds and another claims has a shade of its own."
)


# --- what a mark says -----------------------------------------------------------------------


def of_place(mark: PlaceMark) -> tuple[str, ...]:
    """What the first claim says of a place, how exactly it is named, and how many say more."""
    first = mark.claims[0]
    exact = DASHED if mark.place.kind == "line" else text.PLACE_PRECISION[mark.precision]
    said = f"{text.speaker(first)}: {text.says_and_fight(first)}"
    return (mark.place.name, exact, said, more_at(mark))


def more_at(mark: PlaceMark) -> str:
    """How many other claims name a place, which the card below the map leads to."""
    others = mark.at_place - 1
    return f"and {text.more_on(mark.place.name, others)}" if others else ""


def of_line() -> tuple[str, ...]:
    """What the line says where no claim names it."""
    return (LINE, DASHED)


def of_closed_line(
    mark: PlaceMark, whole: Sequence[Claim], excepted: Sequence[str]
) -> tuple[str, ...]:
    """What the line says where the border as a whole is said to be closed."""
    closed = f"Said to be closed; that is said {text.WHOLE_BORDER}."
    return (mark.place.name, DASHED, closed, *_said(whole[:1]), *excepted, more_at(mark))


def of_crossing(
    place: Place, shut: Sequence[Claim], whole: Sequence[Claim], excepted: Sequence[str]
) -> tuple[str, ...]:
    """What a crossing says: by whom it is closed by name, or that nobody says so."""
    name = place.name if "crossing" in place.name else f"{place.name} (crossing)"
    if shut:
        return (f"{name}: {CLOSED}", *_said(shut), *excepted)
    said = f"The border is said to be closed; that is said {text.WHOLE_BORDER}." if whole else ""
    return (name, OPEN_OR_CLOSED, said)


def of_unnamed(place: Place) -> tuple[str, ...]:
    """What a place says that no claim names."""
    if place.kind == "crossing":
        return tuple(filter(None, of_crossing(place, (), (), ())))
    return (place.name, NO_CLAIM_AT_ALL)


def _said(claims: Sequence[Claim]) -> list[str]:
    return [
        f"{text.speaker(c)}, {text.said_briefly(c)}: {text.says_and_fight(c)}" for c in claims[:2]
    ]


def kilometres(number: int) -> str:
    """A length on the scale bar."""
    return f"{number} km"


def whose(claims: Iterable[Claim]) -> tuple[tuple[Side, str], ...]:
    """Who says it, in one or two words for each side; reports in their own voice last."""
    said: dict[Side, list[Claim]] = {}
    for claim in claims:
        said.setdefault(claim.speaker.side, []).append(claim)
    documents = {claim.document.id for claim in said.get("report", ())}
    told = {
        **WHOSE,
        "third-party": _neither({claim.body for claim in said.get("third-party", ())}),
        "report": text.form(len(documents), "a report", "reports"),
    }
    return tuple((side, told[side]) for side in told if side in said)


def _neither(bodies: Collection[Actor]) -> str:
    """Who of those that belong to neither side says it: the UN, one other by name, or others."""
    others = [body.name for body in bodies if body.id != _UN]
    if len(others) < len(bodies):
        return WHOSE["third-party"] if others else UN_ALONE
    return others[0] if len(others) == 1 and len(others[0]) <= _SHORT else OTHERS


def talks_at(kind: EventKind, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Talks or a truce, and the days from the first to the last that claims give exactly."""
    dated = [c.happened for c in claims if c.happened.precision in {"day", "days", "weekend"}]
    first = [h.from_ for h in dated if h.from_ and h.to]
    last = [h.to for h in dated if h.from_ and h.to]
    if not first:
        return (text.EVENT_KIND[kind],)
    days = text.short_days(min(first), max(last))
    told = text.EVENT_KIND[kind]
    return (told, days) if kind == "talks" else (f"{told}, {days}",)


# --- beside the map -------------------------------------------------------------------------


def caption(by: str, places: int) -> str:
    """How many places are shown."""
    return f"{by} Places on this map that claims name: {places}."


def explained(
    closed: Mapping[Place, Sequence[Claim]], excepted: Sequence[str], unplaced: int
) -> list[str]:
    """By whose word the border is closed, and what stands beside the map."""
    told = [_who_closes(closed), *excepted] if any(closed.values()) else []
    if unplaced:
        claims = text.claims_in_words(unplaced)
        told.append(f"Listed beside the map: {claims} about events or casualties.")
    return told


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


def beside_in_words(number: int) -> str:
    """How many claims the map cannot show."""
    verb = text.form(number, "names", "name")
    claims = text.claims_in_words(number)
    return f"{claims} about events or casualties {verb} no place on this map"


def beside(claim: Claim) -> str:
    """One of these claims."""
    return f"{text.speaker(claim)}: {claim.says}"


def away(claim: Claim) -> str:
    """The place outside the map that a claim names, if any."""
    named = [text.location_in_words(where) for where in claim.where]
    return f"Not on this map: {text.list_in_words(named)}." if named else ""


# --- for those who do not see it ------------------------------------------------------------


def alt(
    marks: Sequence[PlaceMark],
    crossings: Mapping[Place, Sequence[Claim]],
    whole: Sequence[Claim],
    excepted: Sequence[str],
) -> str:
    """What the map shows: its kinds of lines, the places of claims, what is said to be closed.

    Parameters
    ----------
    marks : sequence of PlaceMark
        The marks that are drawn.
    crossings : mapping of Place to sequence of Claim
        The crossings, each with the claims that close it by name.
    whole : sequence of Claim
        The claims that the border as a whole is closed.
    excepted : sequence of str
        Who is let through all the same, in words.
    """
    said = " ".join(
        f"{mark.place.name} ({_told(mark)}{text.PLACE_PRECISION[mark.precision]}): "
        f"{text.claims_in_words(len(mark.claims))}."
        for mark in marks
    )
    return (
        "Map of Afghanistan and Pakistan with the Durand Line dashed: Pakistan says that it is the "
        f"border, Afghanistan that it does not recognise it. {_LINES} "
        f"Places that claims name: {said or 'none yet.'}"
        f"{_closed(crossings, whole, excepted)}"
    )


def _closed(
    crossings: Mapping[Place, Sequence[Claim]], whole: Sequence[Claim], excepted: Sequence[str]
) -> str:
    """What a claim closes by name: crossings, or the border as a whole."""
    named = [place.name for place, claims in crossings.items() if claims]
    said = [f"Crossings said to be closed: {text.list_in_words(named)}."] if named else []
    if whole:
        said.append(f"The border is marked as closed. It is said {text.WHOLE_BORDER}.")
    return "".join(f" {words}" for words in (*said, *(excepted if said else ())))


def _told(mark: PlaceMark) -> str:
    kinds = events.kinds_told(mark.claims)
    words = [w for kind in kinds for w in text.kind_in_words(kind, mark.claims)]
    return f"{text.list_in_words(words)}; " if words else ""

"""Chapter 1, the line: where, and how exactly."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from explainer.classroom.questions.kinds import (
    ChoiceQuestion,
    Option,
    PlaceQuestion,
    in_reading_order,
    the_one,
)
from explainer.classroom.questions.wording import about, kilometres
from explainer.geo import layers
from explainer.records.catalogue import Place
from explainer.records.ledger import Ledger
from explainer.records.scales import WHERE_RANK
from explainer.words import claims as text

__all__ = ["least_exact", "longest_drawing", "on_the_map", "printed_length"]

_WHERE = {
    "town": "in {}",
    "near": "near {}",
    "province": "in the province of {}",
    "stretch": "along the {}",
}
_TOWNS = ("kabul", "khost", "spin-boldak", "mir-ali", "islamabad")
_COUNTRY = {"AFG": "Afghanistan", "PAK": "Pakistan"}
_SCALES = ("110m", "50m", "10m")


def least_exact(ledger: Ledger) -> ChoiceQuestion:
    """Ask which place of attacks and explosions reports name the least exactly, in our words."""
    question = "least-exact"
    found = {}
    for claim in ledger.claims(ring="five"):
        if claim.kind != "event" or not {"strikes-as-fact", "kabul-explosions",
                                         "afghan-attacks"} & set(claim.topics):  # fmt: skip
            continue
        for where in claim.where:
            if where.precision in _WHERE and where.precision not in found:
                words = _WHERE[where.precision].format(where.place.name)
                exact = text.PLACE_PRECISION[where.precision]
                found[where.precision] = about(
                    claim, words=text.capital(words), why=f"How exact it is: {exact}."
                )
    last = max((WHERE_RANK[precision] for precision in found), default=0)
    key = the_one(
        (option for precision, option in found.items() if WHERE_RANK[precision] == last),
        question, "place that is named least exactly",
    )  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt="Reports say where something happened; here it is in our words. Which place is "
        "named least exactly?",
        options=in_reading_order(found.values()),
        key=key.id,
        explanation="A dot on a map would be a guess, so the map shades the whole stretch.",
        claims=key.claims,
    )


def on_the_map(ledger: Ledger) -> PlaceQuestion:
    """Ask where Spin Boldak is. The points of five towns, of which one fits what a report says."""
    question = "on-the-map"
    clue = ledger.claim("r1-spin-boldak-border-town")
    wanted = the_one((where.place for where in clue.where), question, "place in the clue")
    towns = sorted(
        (_town(ledger.places[key], question) for key in _TOWNS), key=lambda town: town.lon
    )
    nearest = min((t for t in towns if t.country == "AFG"), key=lambda town: town.from_line_km)
    key = the_one((t.id for t in [nearest] if t.id == wanted.id), question,
                  f"town in Afghanistan, nearest to the line, that is {wanted.id!r}")  # fmt: skip
    return PlaceQuestion(
        id=question,
        prompt=f"A report describes {wanted.name} as an Afghan town on the border. "
        "Which point can it be?",
        options=tuple(
            Option(
                town.id,
                f"{letter}: in {_COUNTRY[town.country]}, about {kilometres(town.from_line_km)} "
                "from the line",
                f"This is {town.name}.",
            )
            for letter, town in zip(ascii_uppercase, towns, strict=False)
        ),
        points=tuple((town.lon, town.lat) for town in towns),
        key=key,
        explanation="It lies on the Afghan side, close to the line. How far exactly depends on "
        "where in the town one measures.",
        claims=(clue.id,),
    )


@dataclass(frozen=True)
class _Town:
    id: str
    name: str
    country: str
    lon: float
    lat: float
    from_line_km: float


def _town(place: Place, question: str) -> _Town:
    away = place.distance_to_line_km
    if place.lon is None or place.lat is None or away is None or place.country not in _COUNTRY:
        return the_one([], question, f"point, country and distance of {place.id!r}")
    return _Town(place.id, place.name, place.country, place.lon, place.lat, away.nearest)


def longest_drawing(_: Ledger) -> ChoiceQuestion:
    """Ask which of the three drawings of the line is the longest."""
    question = "longest-drawing"
    options, lengths = [], {}
    for scale in _SCALES:
        line = layers.load_line(scale)
        length = lengths[scale] = float(line.properties["length_km"])
        corners = len(line.rings[0])
        options.append(
            Option(
                scale,
                f"The drawing with {corners} corners (1:{scale[:-1]} million)",
                f"It measures {kilometres(length)}.",
            )
        )
    longest = the_one(
        (scale for scale, length in lengths.items() if length == max(lengths.values())),
        question, "longest drawing",
    )  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt="The same line is drawn three times, with few bends or with many. Which drawing "
        "is the longest?",
        options=tuple(options),
        key=longest,
        explanation="More corners mean that more bends are drawn, so there is more line to "
        "measure. Even this drawing leaves out small bends.",
        claims=(),
    )


def printed_length(ledger: Ledger) -> ChoiceQuestion:
    """Ask which length is a claim that reports print, and which were measured by us."""
    question = "printed-length"
    printed = [
        (claim, amount.words)
        for claim in ledger.claims(ring="five")
        if "line-length" in claim.topics
        for amount in claim.amounts
        if amount.unit == "kilometres"
    ]
    words = the_one(sorted({words for _, words in printed}), question, "printed length in km")
    claims = tuple(claim.id for claim, _ in printed)
    documents = text.documents_in_words(claim.document for claim, _ in printed)
    measured = [
        Option(
            scale,
            f"{layers.load_line(scale).properties['length_km']:,.0f} km",
            f"We measured this on the drawing at 1:{scale[:-1]} million. No report prints it.",
        )
        for scale in _SCALES
    ]
    options = (*measured, Option("printed", f"{words} km", f"{documents} print it.", claims))
    return ChoiceQuestion(
        id=question,
        prompt="Only one of these lengths is a claim in the reports. The others are our own "
        "measurements. Which one is the claim?",
        options=in_reading_order(options),
        key="printed",
        explanation="None of these reports says who measured it, or how. Claims and "
        "measurements can differ without anybody lying.",
        claims=claims,
    )

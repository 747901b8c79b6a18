"""The map in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explainer.analysis import events
from explainer.analysis.places import PlaceMark
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.words import claims as text

__all__ = ["map_alt"]

_LINES = (
    "Agreed borders are solid, the Line of Control in Kashmir has dashes and dots, other disputed "
    "borders are dotted, and land that one country holds and another claims has a shade of its own."
)


def map_alt(
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
        "Map of Afghanistan and Pakistan with the Durand Line dashed: Pakistan holds it to be the "
        f"border, Afghanistan has not recognised it. {_LINES} "
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

"""What the agreement of 1893 says of places, and how our drawing lies to it, in words."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.words import claims as text

__all__ = [
    "COLUMNS",
    "ENDS",
    "ENDS_DRAWN",
    "GIVEN_UP",
    "NO_QUOTATION",
    "STAYS",
    "SURVEYED",
    "SURVEYED_DRAWN",
    "TITLE",
    "UNMARKED",
    "UNMARKED_SHORT",
    "WAKHAN_TO_PERSIA",
    "WAZIRI",
    "WHOLE_LINE",
    "against_our_line",
    "alt",
    "exactness",
    "says",
    "unmarked_drawn",
]

TITLE = "The words of 1893 and after, and our drawing of the line"
COLUMNS = ("Where in the text", "What it says, in our words", "How exactly we can place it",
           "Our drawing, 1:10 million", "Own words", "Page", "Claim")  # fmt: skip
WAKHAN_TO_PERSIA = "The frontier shall follow the line on a map, from Wakhan to Persia."
ENDS = "two ends by name; the map of the agreement is in no source of ours"
ENDS_DRAWN = "runs between these two ends; whether its course is that of the map, we cannot say"
SURVEYED = "Lee: the line is surveyed section by section, with pillars, from 1894 to 1896."
WAZIRI = "the rest of the Waziri country"
WHOLE_LINE = "no section is given more exactly in the record"
SURVEYED_DRAWN = "tells no surveyed stretch from another: all of it is drawn alike"
UNMARKED = "A reference book: from Nawa Kotal through Mohmand country to the Khyber, unmarked."
UNMARKED_SHORT = "still unmarked, says a reference book"
STAYS = "stays with the amir"
GIVEN_UP = "the amir gives it up or will not interfere, or only named (Chaman)"
NO_QUOTATION = "no quotation kept"
_SIDE = {"afghan": "on the Afghan side", "pakistani": "on the Pakistani side"}


def says(name: str, *, stays: bool | None, no_interference: bool = False) -> str:
    """What the text does with a place."""
    if stays is None:
        return f"Is about {name}; its words were not found, and a record only names it."
    name = text.capital(name)
    if no_interference:
        return f"{name}: the amir will not interfere there."
    return f"{name}: stays with the amir." if stays else f"{name}: the amir gives it up."


def exactness(km: int) -> str:
    """How far our point may be off."""
    return f"our point, up to {km} km off"


def against_our_line(side: str, away: float, km: int) -> str:
    """On which side of our drawing a place lies, and how far off; or that we cannot tell."""
    if away <= km:
        return f"too near to our line to tell a side: {_about(away)} from it"
    return f"{_SIDE[side]}, {max(0, away - km):.0f} to {away + km:.0f} km from our line"


def _about(away: float) -> str:
    return f"about {away:.0f} km"


def unmarked_drawn(length: float, km: int) -> str:
    """How long the unmarked stretch is on our drawing, no more exactly than its ends are."""
    low, high = length - 2 * km, length + 2 * km
    return f"has a line here too, {max(0, low):.0f} to {high:.0f} km of it: a drawing is no pillar"


def alt(names: Iterable[str]) -> str:
    """The sketch for those who cannot see it."""
    return (
        "The Durand Line, dashed, with the numbers of articles of the agreement of 1893 at "
        f"{text.list_in_words(names)}, each in a ring that says how far off our point may be. The "
        "stretch from about Nawa Kotal to the Khyber is shaded: a reference book says that it was "
        "still unmarked. The table says the same."
    )

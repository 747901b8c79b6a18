"""What the agreement of 1893 says of places, and how our drawing lies to it, in words."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.words import claims as text

__all__ = [
    "BELOW", "CAPTION", "COLUMNS", "ENDS", "ENDS_DRAWN", "LATER", "NO_QUOTATION", "QUESTION",
    "STRETCHES",
    "SURVEYED", "SURVEYED_DRAWN", "TITLE", "WAKHAN_TO_PERSIA", "WAZIRI", "WHOLE", "WHOLE_LINE",
    "against_our_line", "alt", "ends_exactness", "exactness", "says", "stretch_drawn",
    "stretch_says", "stretch_short",
]  # fmt: skip

TITLE = "The words of 1893 and after, and our drawing of the line"
COLUMNS = ("Where in the text", "What it says, in our words", "How exactly we can place it",
           "Our drawing, 1:10 million", "Own words", "Page")  # fmt: skip
LATER = "On the ground, later"
WAKHAN_TO_PERSIA = "The frontier shall follow the line on a map, from Wakhan to Persia."
ENDS = "two ends by name; the map of the agreement is in no source of ours"
ENDS_DRAWN = "runs between these two ends; whether its course is that of the map, we cannot say"
SURVEYED = "Lee: the line is surveyed section by section, with pillars, from 1894 to 1896."
WAZIRI = "the rest of the Waziri country"
WHOLE = "1 The whole line"
WHOLE_LINE = "no section is given more exactly in the record"
SURVEYED_DRAWN = "one dashed line; the bands are of the next rows"
STRETCHES = {
    "b-kunar-marked-1894": "above the Kunar valley to Nawa Kotal",
    "b-mohmand-unmarked": "from Nawa Kotal through Mohmand country to the Khyber",
    "b-khyber-sikaram-unmarked": "from the Khyber to the Sikaram mountain",
    "b-kurram-marked-1894": "from Sikaram along the Kurram valley",
    "b-waziristan-marked-1895": "from the south of the Kurram valley to Domandi on the Gomal",
}
"""The stretches of which a reference book tells, from north to south."""
QUESTION = "What does the agreement of 1893 name, and where was the line marked?"
BELOW = (
    "Filled: stays with the amir. Hollow: does not, or is only named. Ring: so far off it may be.",
    "Band: marked on the ground, says a British reference book. Broken band: not marked.",
)
"""The key in two lines, where the caption does not stand below."""
CAPTION = (
    "The numbers are those of articles. Filled: stays with the amir. Hollow: the amir gives it up "
    "or will not interfere, or it is only named (Chaman). Ring: so far off our point may be. "
    "Band along the line: marked on the ground, as a British reference book says; broken band: not "
    "marked, says the same book; no band: it says nothing here. The line is dashed all along, "
    "because Kabul says that it does not recognise it."
)
NO_QUOTATION = "no quotation kept"
_SIDE = {"afghan": "on the Afghan side", "pakistani": "on the Pakistani side"}


def says(name: str, *, stays: bool | None, no_interference: bool = False) -> str:
    """What the text does with a place."""
    if stays is None:
        return f"Is about {name}; its own words were not found, and a record only names it."
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


def stretch_says(claim: str, marked: str) -> str:
    """What the reference book says of a stretch."""
    told = f"marked in {marked}" if marked else "not marked"
    return f"A reference book: {STRETCHES[claim]}, {told}."


def stretch_short(marked: str) -> str:
    """The same beside the stretch."""
    return f"marked {marked}" if marked else "not marked"


def ends_exactness(km: int) -> str:
    """How far the ends of a stretch may be off on our line."""
    return f"our two ends, each up to {km} km off"


def _about(away: float) -> str:
    return f"about {away:.0f} km"


def stretch_drawn(length: float, km: int, *, is_marked: bool) -> str:
    """How long a stretch is on our drawing, no more exactly than its ends are."""
    low, high = max(0, length - 2 * km), length + 2 * km
    if is_marked:
        return f"{low:.0f} to {high:.0f} km of it"
    return f"has a line here too, {low:.0f} to {high:.0f} km of it: a drawing is no pillar"


def alt(names: Iterable[str]) -> str:
    """The map for those who cannot see it."""
    return (
        "A map of the Durand Line, dashed, with numbers of articles of the agreement of 1893 at "
        f"{text.list_in_words(names)}, each in a ring: so far off may our point be. Bands "
        "along the line say which stretches a reference book has as marked on the ground, broken "
        "bands which it has as not marked. The table says the same."
    )

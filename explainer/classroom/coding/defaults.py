"""What follows from the first fields of the form, so that the others may be left empty.

Nothing is guessed: a statement without a day was made on the day of the report at the latest, an
event without a day has none, and who says what is said in the report's own quoted words.
"""

from __future__ import annotations

from collections.abc import Mapping

from explainer.records.catalogue import Actor
from explainer.words import claims as text
from explainer.words.coding import SAYS

__all__ = ["filled"]


def filled(
    choices: Mapping[str, str], about: Mapping[str, str], actors: Mapping[str, Actor]
) -> dict[str, str]:
    """What was chosen, with what follows from it where a field was left empty.

    Parameters
    ----------
    choices : mapping of str to str
        What is filled in for a claim; names are ids.
    about : mapping of str to str
        What is filled in about the report.
    actors : mapping of str to Actor
        The speakers, by id.
    """
    given = {name: value.strip() for name, value in choices.items() if value.strip()}
    return {**_said(given, about), **_happened(given), **_words(given, actors), **given}


def _said(given: Mapping[str, str], about: Mapping[str, str]) -> dict[str, str]:
    if "said_on" in given or "said_basis" in given or not about.get("published"):
        return {}
    if given.get("asserted_by") != "report":
        return {"said_on": about["published"], "said_basis": "no-later-than"}
    names = {"published": "said_on", "published_basis": "said_basis", "published_note": "said_note"}
    return {name: about[other] for other, name in names.items() if about.get(other)}


def _happened(given: Mapping[str, str]) -> dict[str, str]:
    first, last = given.get("from"), given.get("to")
    if first is None and last is None:
        return {"precision": "not stated"}
    return {"precision": "day"} if first == last else {}


def _words(given: Mapping[str, str], actors: Mapping[str, Actor]) -> dict[str, str]:
    speaker, quote = actors.get(given.get("asserted_by", "")), given.get("quote")
    if speaker is None or quote is None:
        return {}
    return {"says": SAYS.format(who=text.capital(speaker.name), quote=quote)}

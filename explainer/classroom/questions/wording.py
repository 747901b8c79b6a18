"""How claims are worded in questions, so that the words do not tell the answer."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.classroom.questions.kinds import Option
from explainer.geo.layers import MILE_KM
from explainer.records import languages
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = ["about", "kilometres", "said", "speakers", "told", "what"]


def what(claim: Claim) -> str:
    """What a claim says, without speaker or day: its figures and people, or the kept words."""
    if claim.group:
        return f"{text.figures_in_words(claim)} ({claim.group.name})"
    return languages.quoted(claim.quote, claim.quote_language) if claim.quote else claim.says


def told(claim: Claim) -> str:
    """The same with its speaker and role: "Khawaja Asif, …’s defence minister: “open war”"."""
    role = "" if claim.is_own_voice else claim.speaker.role
    words = ", ".join(filter(None, (text.speaker(claim), role)))
    return f"{words}: {what(claim)}"


def said(claim: Claim) -> str:
    """Who says a claim, and when, as a sentence."""
    day = text.said_in_words(claim)
    when = day if claim.said_on.basis == "no-later-than" else f"on {day}"
    return f"{text.speaker_or_not_named(claim)} said this {when}."


def about(claim: Claim, *, words: str, why: str = "") -> Option:
    """An option that stands for a claim."""
    return Option(claim.id, words, why or said(claim), (claim.id,))


def speakers(claims: Iterable[Claim], *, key: str = "", why: str = "") -> tuple[Option, ...]:
    """The speakers of claims as options, each once, with role; a report in its own voice too.

    ``why`` is said of each but the one whose id is ``key``.
    """
    found = {}
    for claim in claims:
        actor = claim.speaker
        if claim.is_own_voice:
            document = claim.document
            found[document.id] = f"{document.label}, in its own voice"
        else:
            role = f", {actor.role}" if actor.role and actor.role != actor.name else ""
            found[actor.id] = f"{text.capital(actor.name)}{role}"
    return tuple(Option(id_, words, "" if id_ == key else why) for id_, words in found.items())


def speaker_id(claim: Claim) -> str:
    """The id of a claim's speaker among `speakers`."""
    return claim.document.id if claim.is_own_voice else claim.speaker.id


def kilometres(length: float) -> str:
    """A length as "2,196 km (1,365 miles)"."""
    return f"{length:,.0f} km ({length / MILE_KM:,.0f} miles)"

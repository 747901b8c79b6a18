"""What a page says of itself: which claims it shows, what they come to, why there is nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from explainer.records.bound import Claim
from explainer.records.catalogue import Topic
from explainer.records.claims import Document
from explainer.records.scales import Kind, Side
from explainer.words import claims as text

__all__ = [
    "ABSENT",
    "FROM_OTHERS",
    "NOTHING",
    "NOT_READ",
    "NO_FIGURE",
    "NO_PEOPLE",
    "PICTURE_LICENCE",
    "dated_to",
    "document_named",
    "happened_between",
    "in_part",
    "narrowed_to",
    "nothing_by_day",
    "shown_of",
    "source_in_words",
    "uncounted",
    "what_is_shown",
    "with_members",
]

PICTURE_LICENCE = "Durand Line Explainer. Records and figure: CC BY 4.0."
"""Written into every picture that is saved."""
FROM_OTHERS = "From other published reports"
NOTHING = "No claim fits what is chosen, so nothing is shown here."
NOT_READ = (
    "The records could not be read, so nothing is shown. Run “python -m explainer check” to see "
    "what is wrong with them."
)
NO_PEOPLE = "None of these claims counts civilians or military personnel."
NOT_STATED = "not stated"
NO_FIGURE = "None of them gives such a figure."


def dated_to(day: dt.date, *, alone: bool = False) -> str:
    """What documents do with the claims of a day and those before it, or one document alone."""
    does = "dates" if alone else "date"
    return f"{does} to {text.day_in_words(day)} or before"


ABSENT = {
    "refusal": "Nothing is added up here either: each figure counts other people, at another "
    "place or on other days, and some may contain others.",
    "coverage": "There is no table of reports here: these were not read whole, so none of them "
    "can be called silent. All are listed under Sources.",
}
"""What stands in place of a view that what came next does not have."""
_OF_RING = {
    "five": "the five documents",
    "wider": "the five documents and other published reports",
    "after": "published reports from 30 October 2025 on",
}


def source_in_words(chosen: Sequence[Document] | None, ring: str) -> str:
    """The documents from which claims are shown; None: all of a ring."""
    if chosen is not None:
        return text.documents_in_words(chosen) if chosen else "none of the documents"
    return _OF_RING[ring]


def happened_between(first: dt.date | None, last: dt.date | None) -> str:
    """To which days the claims are narrowed; empty where to none."""
    if first and last:
        return f"about what may have happened on {text.days_in_words(first, last)}"
    if first:
        return f"about what may have happened from {text.day_in_words(first)} on"
    return f"about what may have happened up to {text.day_in_words(last)}" if last else ""


def narrowed_to(
    *, speaker: str, side: Side | None, topic: Topic | None, days: str, kind: Kind | None
) -> str:
    """To which claims a page is narrowed; empty where to none."""
    parts = []
    if speaker:
        parts.append(f"by {speaker}")
    elif side:
        parts.append(f"from {text.SIDE[side]}")
    if topic:
        parts.append(f"on “{topic.title}”")
    parts += [days] if days else []
    if parts or kind:
        parts.insert(0, text.CLAIM_KIND[kind] if kind else "claims")
    return " ".join(parts)


def with_members(name: str) -> str:
    """An actor with all who belong to it: a filter finds what any of them says."""
    return f"{name} and its members"


def document_named(document: Document) -> str:
    """A document as a filter names it: "R5 Arab News", or "Report 1" where none is stated."""
    if not document.read_whole or document.publisher == NOT_STATED:
        return document.label
    return f"{document.label.replace('Report ', 'R')} {document.publisher}"


def what_is_shown(source: str, dated: str, narrowed: str) -> str:
    """Which claims a page shows, as one sentence: the day, the documents, what narrows them."""
    only = f"; shown are only {narrowed}" if narrowed else ""
    return f"What {source} {dated}{only}."


def shown_of(number: int, of: int) -> str:
    """How many claims are shown: "Shown: 40 of 302 claims."."""
    return f"Shown: {number} of {text.claims_in_words(of)}."


def uncounted(groups: Sequence[str]) -> str:
    """Whom nobody counts; empty where everybody is counted."""
    if not groups:
        return ""
    nobody = f"Nobody in what is shown counts {text.list_in_words(groups)}"
    return f"{nobody}: their number is unknown, not zero."


def in_part(group: str, claims: Sequence[Claim]) -> str:
    """That no figure stands for a group: each is of one place, or an enemy's."""
    if not claims:
        return f"{text.capital(group)}: what is shown has figures of an enemy only."
    places = dict.fromkeys(w.place.name for c in claims for w in c.where)
    where = f": {text.list_in_words(places)}" if places else ""
    return f"{text.capital(group)}: what is shown has figures of single places only{where}."


def nothing_by_day(day: dt.date, *, some: bool) -> str:
    """That it was too early; ``some`` claims are shown, but none here."""
    what = "stands here" if some else "stands in these documents"
    return (
        f"No statement that {what} is dated to {text.day_in_words(day)} or before. "
        "Move the day forward."
    )

"""What statements do to each other, in words: denials, answers, disagreements, and blame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from explainer.analysis import events
from explainer.analysis.exchanges import Exchanges, Link, LinkKind, Utterance
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = ["answers_in_words", "links_in_words"]

_ANSWERS = {
    "denies": ("denies", "denied by"),
    "responds": ("responds to", "answered by"),
    "supports": ("supports", "supported by"),
}
"""What a statement does to another, and what the other undergoes."""
_LINKS: dict[LinkKind, tuple[str, str]] = {
    "denies": ("denial", "denials"),
    "responds": ("answer", "answers"),
    "supports": ("case of support", "cases of support"),
    "disagrees": ("disagreement", "disagreements"),
}
_DISAGREES = {
    "flat": "disagrees with",
    "scope": "differs in what it covers from",
    "days": "differs, perhaps of another day, from",
    "date precision": "differs in the date from",
    "wording": "differs in wording from",
}


def answers_in_words(
    said: Utterance, exchanges: Exchanges, *, most: int | None = None
) -> tuple[str, ...]:
    """What a statement does to others, and they to it: "responds to: Khawaja Asif (25 Oct)".

    Whom it blames goes first: "blames: Pakistan". Of the others' names at most ``most`` are
    given, and all by default; the day is given where a text gives it and it is another. Nothing
    outside ``exchanges`` is named.
    """
    names: dict[tuple[str, str], list[str]] = {}
    for link in exchanges.links_of(said):
        forward = link.source == said.id
        other = exchanges.by_id[link.target if forward else link.source]
        dated = other.statement.claim.said_on.is_dated and other.day != said.day
        day = f" ({text.short_day(other.day)})" if dated else ""
        ours = " (our inference)" if link.basis == "inferred" and not link.contradiction else ""
        name = _other_in_words(said.statement.claim, other.statement.claim)
        names.setdefault((_link_in_words(link, forward=forward), ours), []).append(name + day)
    links = (
        f"{does}: {_in_short(list(dict.fromkeys(others)), most)}{ours}"
        for (does, ours), others in names.items()
    )
    return (*_blame_in_words(said), *links)


def links_in_words(exchanges: Exchanges) -> str:
    """How many links of each kind, as a sentence: 3 denials, 2 answers and 5 disagreements.

    A disagreement counts once, however many statements stand on either side of it.
    """
    distinct = {
        (link.how, link.contradiction.id if link.contradiction else (link.source, link.target))
        for link in exchanges.links
    }
    held = Counter(how for how, _ in distinct)
    parts = [
        text.number_of(held[how], one, many) for how, (one, many) in _LINKS.items() if held[how]
    ]
    return f"Between them: {text.list_in_words(parts)}." if parts else "No link between them."


def _other_in_words(claim: Claim, other: Claim) -> str:
    """Who makes the other statement; two documents' sources without a name are not one."""
    actor = other.speaker
    known = not actor.anonymous or claim.document is other.document
    return "the same speaker" if claim.speaker.id == actor.id and known else actor.name


def _blame_in_words(said: Utterance) -> tuple[str, ...]:
    """Whom a statement blames, in the words of each claim that carries it."""
    carriers = said.statement.carriers
    blame = events.blames(carriers)
    names = [actor.name for actor in blame.on] if blame else []
    stated = any(
        link.how == "blames" and link.basis == "stated" for c in carriers for link in c.relates
    )
    ours = "" if stated else " (our inference)"
    return (f"blames: {text.list_in_words(names)}{ours}",) if names else ()


def _link_in_words(link: Link, *, forward: bool) -> str:
    if link.contradiction:
        return _DISAGREES[link.contradiction.kind]
    return _ANSWERS[link.how][0 if forward else 1]


def _in_short(names: Sequence[str], most: int | None) -> str:
    if most is None or len(names) <= most:
        return text.list_in_words(names)
    return text.list_in_words([*names[:most], f"{len(names) - most} more"])

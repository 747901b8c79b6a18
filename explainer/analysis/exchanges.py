"""Who says what to whom: statements of speakers in three columns, and what answers what. Pure.

Here belongs how statements stand beside each other. The documents' own voice is no speaker
and is left out; casualty figures have their own comparison in `analysis` and stand here only
where somebody denies or answers them. Blame is no link: it is put on somebody, not on the
speaker who tells of what the blame is for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from explainer.analysis import statements as statements_made
from explainer.analysis.kept import kept
from explainer.analysis.statements import Statement
from explainer.records.bound import Claim
from explainer.records.catalogue import Contradiction
from explainer.records.ledger import Ledger

__all__ = [
    "COLUMNS",
    "Basis",
    "Exchanges",
    "Link",
    "LinkKind",
    "SpeakerColumn",
    "Utterance",
    "ends_of",
    "exchanges",
]

SpeakerColumn = Literal["pakistan", "afghanistan", "third-party"]
"""Where a statement stands: with a speaker of one of the two sides, or of neither."""
COLUMNS: tuple[SpeakerColumn, ...] = ("pakistan", "afghanistan", "third-party")

LinkKind = Literal["denies", "responds", "supports", "disagrees"]
Basis = Literal["stated", "inferred"]

_ANSWERS = {"denies", "responds"}


@dataclass(frozen=True)
class Utterance:
    """One statement of a speaker."""

    statement: Statement
    column: SpeakerColumn

    @property
    def id(self) -> str:
        """The id of the claim that stands for the statement."""
        return self.statement.claim.id

    @property
    def day(self) -> dt.date:
        """The day on which it was said."""
        return self.statement.claim.said_on.date

    @cached_property
    def topics(self) -> frozenset[str]:
        """The ids of the topics of every claim that carries it."""
        return frozenset(topic for claim in self.statement.carriers for topic in claim.topics)


@dataclass(frozen=True)
class Link:
    """What one statement does to another.

    Attributes
    ----------
    source, target : str
        Ids of the claims that stand for the statements. ``source`` denies, answers or
        supports ``target``; disagreeing has no direction.
    basis : {"stated", "inferred"}
        Whether the text says so or we do. That two statements disagree is always our finding.
    contradiction : Contradiction or None
        The recorded disagreement, where ``how`` is ``disagrees``.
    """

    source: str
    target: str
    how: LinkKind
    basis: Basis
    contradiction: Contradiction | None = None


@dataclass(frozen=True)
class Exchanges:
    """Statements in the order in which they were said, and the links between them."""

    said: tuple[Utterance, ...] = ()
    links: tuple[Link, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Utterance]:
        """The statements by the id of the claim that stands for each."""
        return {said.id: said for said in self.said}

    @cached_property
    def _links_of(self) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, tuple[Link, ...]] = {}
        for link in self.links:
            for end in (link.source, link.target):
                found[end] = (*found.get(end, ()), link)
        return found

    def links_of(self, said: Utterance) -> tuple[Link, ...]:
        """The links that a statement takes part in."""
        return self._links_of.get(said.id, ())


@kept(16)
def exchanges(ledger: Ledger, claims: Sequence[Claim], *, topic: str | None = None) -> Exchanges:
    """The statements of speakers that claims carry, and what answers what.

    Parameters
    ----------
    ledger : Ledger
        The records.
    claims : sequence of Claim
        The claims to look at, for example those dated up to a day; at nothing else.
    topic : str, optional
        Id of a topic: only the statements on it, and the links between those.

    Returns
    -------
    Exchanges
        Each statement once however often it is repeated, in the order of said-on.
    """
    spoken = tuple(_spoken(claims))
    standing = {claim.id: said.id for said in spoken for claim in said.statement.carriers}
    recorded = tuple(_recorded(spoken, standing))
    answered = {end for link in recorded if link.how in _ANSWERS for end in ends_of(link)}
    kept = [
        said
        for said in sorted(spoken, key=lambda said: said.day)
        if (said.statement.claim.counts is None or said.id in answered)
        and (topic is None or topic in said.topics)
    ]
    denied = {ends_of(link) for link in recorded if link.how == "denies"}
    found = _disagreements(ledger.contradictions.values(), standing)
    disagreements = (link for link in found if ends_of(link) not in denied)
    return _among(kept, (*recorded, *disagreements))


def _spoken(claims: Sequence[Claim]) -> Iterator[Utterance]:
    """The statements that somebody other than a document itself makes."""
    for statement in statements_made.statements(claims):
        actor = statement.claim.speaker
        if actor.side != "report":
            column: SpeakerColumn = "third-party"
            if actor.side in {"pakistan", "afghanistan"}:
                column = "pakistan" if actor.side == "pakistan" else "afghanistan"
            yield Utterance(statement, column)


def ends_of(link: Link) -> frozenset[str]:
    """The ids of the two statements that a link joins."""
    return frozenset((link.source, link.target))


def _among(said: Sequence[Utterance], links: Sequence[Link]) -> Exchanges:
    """These statements, with the links of which both ends are among them."""
    ids = {one.id for one in said}
    return Exchanges(tuple(said), tuple(link for link in links if ends_of(link) <= ids))


def _recorded(spoken: Sequence[Utterance], standing: Mapping[str, str]) -> Iterator[Link]:
    """The links that records state, once for each pair; one that the text states goes first."""
    found: dict[tuple[str, str, str], Link] = {}
    for said in spoken:
        for claim in said.statement.carriers:
            for relation in claim.relates:
                how = relation.how
                if how == "repeats" or how == "revises" or how == "widens" or how == "blames":
                    continue
                target = standing.get(relation.to, said.id)
                if target == said.id:
                    continue
                link = Link(said.id, target, how, relation.basis)
                key = (link.source, link.target, link.how)
                if key not in found or link.basis == "stated":
                    found[key] = link
    yield from found.values()


def _disagreements(
    recorded: Iterable[Contradiction], standing: Mapping[str, str]
) -> Iterator[Link]:
    """Statements on different positions of one contradiction, pair by pair.

    A statement that repeats put on two positions is not set against either.
    """
    for contradiction in recorded:
        holders = [
            dict.fromkeys(standing[claim] for claim in position.claims if claim in standing)
            for position in contradiction.positions
        ]
        pairs = {
            frozenset((one, other)): (one, other)
            for mine, yours in combinations(holders, 2)
            for one in mine
            for other in yours
            if one not in yours and other not in mine
        }
        for source, target in pairs.values():
            yield Link(source, target, "disagrees", "inferred", contradiction)

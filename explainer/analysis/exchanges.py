"""Who says what to whom: statements of speakers in three columns, and what answers what. Pure.

Here belongs how statements stand beside each other. The documents' own voice is no speaker
and is left out; casualty figures have their own comparison in `analysis` and stand here only
where somebody denies or answers them. Blame is no link: it is put on somebody, not on the
speaker who tells of what the blame is for.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, zip_longest
from types import MappingProxyType
from typing import Literal

from explainer.analysis import statements as statements_made
from explainer.analysis.statements import Statement
from explainer.records.bound import Claim
from explainer.records.catalogue import Contradiction
from explainer.records.ledger import Ledger
from explainer.records.scales import Clash

__all__ = [
    "COLUMNS",
    "Basis",
    "Column",
    "Exchanges",
    "Link",
    "LinkKind",
    "Row",
    "Said",
    "by_day",
    "exchanges",
    "link_between",
    "rows",
]

Column = Literal["pakistan", "afghanistan", "third-party"]
"""Where a statement stands: with a speaker of one of the two sides, or of neither."""
COLUMNS: tuple[Column, ...] = ("pakistan", "afghanistan", "third-party")

LinkKind = Literal["denies", "responds", "supports", "disagrees"]
Basis = Literal["stated", "inferred"]

_ANSWERS = {"denies", "responds"}
_KINDS: tuple[Clash, ...] = ("flat", "scope", "days", "date precision", "wording")
_NONE: Mapping[Column, Said] = MappingProxyType({})


@dataclass(frozen=True)
class Said:
    """One statement of a speaker."""

    statement: Statement
    column: Column

    @property
    def id(self) -> str:
        """The id of the claim that stands for the statement."""
        return self.statement.claim.id

    @property
    def day(self) -> dt.date:
        """The day on which it was said."""
        return self.statement.claim.said_on.date

    @property
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

    said: tuple[Said, ...] = ()
    links: tuple[Link, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Said]:
        """The statements by the id of the claim that stands for each."""
        return {said.id: said for said in self.said}

    @cached_property
    def _links_of(self) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, tuple[Link, ...]] = {}
        for link in self.links:
            for end in (link.source, link.target):
                found[end] = (*found.get(end, ()), link)
        return found

    def links_of(self, said: Said) -> tuple[Link, ...]:
        """The links that a statement takes part in."""
        return self._links_of.get(said.id, ())


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
    answered = {end for link in recorded if link.how in _ANSWERS for end in _ends(link)}
    kept = [
        said
        for said in sorted(spoken, key=lambda said: said.day)
        if (said.statement.claim.counts is None or said.id in answered)
        and (topic is None or topic in said.topics)
    ]
    denied = {_ends(link) for link in recorded if link.how == "denies"}
    found = _disagreements(ledger.contradictions.values(), standing)
    disagreements = (link for link in found if _ends(link) not in denied)
    return _among(kept, (*recorded, *disagreements))


def _spoken(claims: Sequence[Claim]) -> Iterator[Said]:
    """The statements that somebody other than a document itself makes."""
    for statement in statements_made.statements(claims):
        actor = statement.claim.speaker
        if actor.side != "report":
            column: Column = "third-party"
            if actor.side in {"pakistan", "afghanistan"}:
                column = "pakistan" if actor.side == "pakistan" else "afghanistan"
            yield Said(statement, column)


def _ends(link: Link) -> frozenset[str]:
    return frozenset((link.source, link.target))


def _among(said: Sequence[Said], links: Sequence[Link]) -> Exchanges:
    """These statements, with the links of which both ends are among them."""
    ids = {one.id for one in said}
    return Exchanges(tuple(said), tuple(link for link in links if _ends(link) <= ids))


def _recorded(spoken: Sequence[Said], standing: Mapping[str, str]) -> Iterator[Link]:
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


@dataclass(frozen=True)
class Row:
    """What is said on one thing, side by side: one statement of each column, the others counted.

    Attributes
    ----------
    title : str
        The topic, or the event where the records give the statements no topic; may be empty.
    left, right, third : Said or None
        Of Pakistan's side, of Afghanistan's side, of anybody else.
    more : tuple of Said
        The other statements on it.
    day : datetime.date or None
        The day on which they were said, where rows stand by day.
    """

    title: str
    left: Said | None = None
    right: Said | None = None
    third: Said | None = None
    more: tuple[Said, ...] = ()
    day: dt.date | None = None

    @property
    def said(self) -> tuple[Said, ...]:
        """The statements that stand in it, from left to right."""
        return tuple(one for one in (self.left, self.right, self.third) if one)


def rows(
    ledger: Ledger, exchanges: Exchanges, *, topic: str | None = None, most: int = 5
) -> tuple[Row, ...]:
    """One row a topic on which the two sides answer each other or disagree.

    Parameters
    ----------
    ledger : Ledger
        For the topics.
    exchanges : Exchanges
        The statements and their links.
    topic : str, optional
        Id of a topic: then every statement on it has a place.
    most : int, default 5
        How many rows at most, where no topic is given.

    Returns
    -------
    tuple of Row
        What a text calls a denial or an answer first, then what we infer, flat disagreement,
        and what differs otherwise. Where nobody answers, the topics of which most is said.
    """
    if topic is not None:
        return _every(exchanges, ledger.topics[topic].title)
    between = _between_the_sides(ledger, exchanges)
    order = [*ledger.topics, *sorted(set(between) - set(ledger.topics))]
    best = {key: min(map(_rank, links)) for key, links in between.items()}
    keys = sorted(between, key=lambda key: (best[key], order.index(key)))[:most]
    if not keys:
        return _most_said(ledger, exchanges, most)
    found: list[Row] = []
    for key in keys:
        taken = {one.id for row in found for one in row.said}
        link = min(between[key], key=lambda link: _preferred(link, exchanges, taken))
        pair = {exchanges.by_id[end].column: exchanges.by_id[end] for end in _ends(link)}
        found.append(_row(ledger, exchanges, key, pair))
    return tuple(found)


def by_day(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The same statements in the order in which they were said, those of one day in one row."""
    found = []
    for row in rows:
        for day in sorted({one.day for one in row.said}):
            left, right, third = (
                one if one and one.day == day else None for one in (row.left, row.right, row.third)
            )
            more = tuple(one for one in row.more if one.day == day)
            found.append(Row(row.title, left, right, third, more, day))
    return tuple(sorted(found, key=lambda row: row.day or dt.date.min))


def link_between(exchanges: Exchanges, one: Said | None, other: Said | None) -> Link | None:
    """The link of two statements that says most of them, if there is one."""
    if one is None or other is None:
        return None
    links = [link for link in exchanges.links_of(one) if other.id in (link.source, link.target)]
    return min(links, key=_rank, default=None)


def _rank(link: Link) -> int:
    """How much a link says: the text's own word first, then ours, then who only disagrees."""
    if link.contradiction is None:
        return 0 if link.basis == "stated" else 1
    return 2 + _KINDS.index(link.contradiction.kind)


def _preferred(link: Link, exchanges: Exchanges, taken: set[str]) -> tuple[object, ...]:
    """Links by how well they stand for a topic: no statement twice, early, in kept words."""
    ends = [exchanges.by_id[link.source], exchanges.by_id[link.target]]
    later = max(one.day for one in ends)
    kept = sum(one.statement.claim.quote is not None for one in ends)
    again = sum(one.id in taken for one in ends)
    return (_rank(link), again, len({one.day for one in ends}), later, -kept)


def _event(said: Said) -> set[str]:
    """The id of the event that a statement is about, if it is about one."""
    event = said.statement.claim.event
    return {event.id} if event else set()


def _between_the_sides(ledger: Ledger, exchanges: Exchanges) -> dict[str, list[Link]]:
    """The links between the two sides by the topic of both ends; by event where they have none."""
    found: dict[str, list[Link]] = {}
    for link in exchanges.links:
        source, target = exchanges.by_id[link.source], exchanges.by_id[link.target]
        if {source.column, target.column} != {"pakistan", "afghanistan"} or link.how == "supports":
            continue
        shared = source.topics & target.topics
        if link.contradiction:
            shared &= {link.contradiction.topic}
        elif not source.topics and not target.topics:
            shared = frozenset(_event(target))
        for key in shared:
            found.setdefault(key, []).append(link)
    return found


def _row(
    ledger: Ledger, exchanges: Exchanges, key: str, pair: Mapping[Column, Said] = _NONE
) -> Row:
    """The row of a topic or of an event; of a column that is not given, the first statement."""
    topic = ledger.topics.get(key)
    about = [
        said for said in exchanges.said if (key in said.topics if topic else key in _event(said))
    ]
    stand = {said.column: said for said in reversed(about)} | dict(pair)
    more = tuple(said for said in about if said not in stand.values())
    title = topic.title if topic else ledger.events[key].title
    left, right, third = (stand.get(column) for column in COLUMNS)
    return Row(title, left, right, third, more)


def _most_said(ledger: Ledger, exchanges: Exchanges, most: int) -> tuple[Row, ...]:
    """Rows of the topics of which most is said, where nobody answers anybody."""
    held = Counter(key for said in exchanges.said for key in sorted(said.topics))
    keys = sorted(held, key=lambda key: (-held[key], list(ledger.topics).index(key)))
    keys = keys or sorted({key for said in exchanges.said for key in _event(said)})
    return tuple(_row(ledger, exchanges, key) for key in keys[:most])


def _every(exchanges: Exchanges, title: str) -> tuple[Row, ...]:
    """Rows in which every statement stands: linked ones beside each other, then the others."""
    left: dict[Column, list[Said]] = {
        column: [one for one in exchanges.said if one.column == column] for column in COLUMNS
    }
    pairs: list[tuple[Said | None, Said | None]] = []
    for link in sorted(exchanges.links, key=lambda link: _preferred(link, exchanges, set())):
        pair = {exchanges.by_id[end].column: exchanges.by_id[end] for end in _ends(link)}
        one, other = pair.get("pakistan"), pair.get("afghanistan")
        if one in left["pakistan"] and other in left["afghanistan"] and link.how != "supports":
            pairs.append((one, other))
            left["pakistan"].remove(one)
            left["afghanistan"].remove(other)
    pairs += zip_longest(left["pakistan"], left["afghanistan"])
    thirds = zip_longest(pairs, left["third-party"], fillvalue=None)
    found = ((*(pair or (None, None)), third) for pair, third in thirds)
    return tuple(Row(title, one, other, third) for one, other, third in found)

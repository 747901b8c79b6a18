"""What one side says beside what the other says, row by row. Pure.

Here belongs which statements stand for a topic and which wait in its count; what answers what is
found in `exchanges`. Pakistan's side always stands left and Afghanistan's right, whoever began:
the arrow of a link says who answers whom.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from types import MappingProxyType

from explainer.analysis.exchanges import COLUMNS, Exchanges, Link, SpeakerColumn, Utterance, ends_of
from explainer.analysis.kept import kept
from explainer.records.catalogue import Topic
from explainer.records.scales import Clash

__all__ = ["Replies", "ReplyRow", "by_day", "link_between", "rows"]

_KINDS: tuple[Clash, ...] = ("flat", "scope", "days", "date precision", "wording")
_NONE: Mapping[SpeakerColumn, Utterance] = MappingProxyType({})


@dataclass(frozen=True)
class ReplyRow:
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
    left: Utterance | None = None
    right: Utterance | None = None
    third: Utterance | None = None
    more: tuple[Utterance, ...] = ()
    day: dt.date | None = None

    @property
    def said(self) -> tuple[Utterance, ...]:
        """The statements that stand in it, from left to right."""
        return tuple(one for one in (self.left, self.right, self.third) if one)


@kept(16)
def rows(
    topics: Mapping[str, Topic], exchanges: Exchanges, *, topic: str | None = None, most: int = 5
) -> tuple[ReplyRow, ...]:
    """One row a topic on which the two sides answer each other or disagree.

    Parameters
    ----------
    topics : mapping of str to Topic
        The topics of the records, in their order.
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
        return _every(exchanges, topics[topic].title)
    between = _between_the_sides(exchanges)
    order = [*topics, *sorted(set(between) - set(topics))]
    best = {key: min(map(_rank, links)) for key, links in between.items()}
    keys = sorted(between, key=lambda key: (best[key], order.index(key)))[:most]
    if not keys:
        return _most_said(topics, exchanges, most)
    found: list[ReplyRow] = []
    for key in keys:
        taken = {one.id for row in found for one in row.said}
        link = min(between[key], key=lambda link: _preferred(link, exchanges, taken))
        pair = {exchanges.by_id[end].column: exchanges.by_id[end] for end in ends_of(link)}
        found.append(_row(topics, exchanges, key, pair))
    stand = {one.id for row in found for one in row.said}
    # Those that stand nowhere lead the others: a mark then is of one place only.
    return tuple(
        replace(row, more=tuple(sorted(row.more, key=lambda one: one.id in stand))) for row in found
    )


@kept(16)
def by_day(rows: Sequence[ReplyRow]) -> tuple[ReplyRow, ...]:
    """The same statements in the order in which they were said, those of one day in one row."""
    found = []
    for row in rows:
        for day in sorted({one.day for one in row.said}):
            left, right, third = (
                one if one and one.day == day else None for one in (row.left, row.right, row.third)
            )
            more = tuple(one for one in row.more if one.day == day)
            found.append(ReplyRow(row.title, left, right, third, more, day))
    return tuple(sorted(found, key=lambda row: row.day or dt.date.min))


def link_between(
    exchanges: Exchanges, one: Utterance | None, other: Utterance | None
) -> Link | None:
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


def _event(said: Utterance) -> dict[str, str]:
    """The event that a statement is about, if it is about one: its title by its id."""
    event = said.statement.claim.event
    return {event.id: event.title} if event else {}


def _between_the_sides(exchanges: Exchanges) -> dict[str, list[Link]]:
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
    topics: Mapping[str, Topic],
    exchanges: Exchanges,
    key: str,
    pair: Mapping[SpeakerColumn, Utterance] = _NONE,
) -> ReplyRow:
    """The row of a topic or of an event; of a column that is not given, the first statement."""
    topic = topics.get(key)
    about = [
        said for said in exchanges.said if (key in said.topics if topic else key in _event(said))
    ]
    stand = {said.column: said for said in reversed(about)} | dict(pair)
    more = tuple(said for said in about if said not in stand.values())
    title = topic.title if topic else _event(about[0])[key]
    left, right, third = (stand.get(column) for column in COLUMNS)
    return ReplyRow(title, left, right, third, more)


def _most_said(
    topics: Mapping[str, Topic], exchanges: Exchanges, most: int
) -> tuple[ReplyRow, ...]:
    """Rows of the topics of which most is said, where nobody answers anybody."""
    held = Counter(key for said in exchanges.said for key in sorted(said.topics))
    keys = sorted(held, key=lambda key: (-held[key], list(topics).index(key)))
    keys = keys or sorted({key for said in exchanges.said for key in _event(said)})
    return tuple(_row(topics, exchanges, key) for key in keys[:most])


def _every(exchanges: Exchanges, title: str) -> tuple[ReplyRow, ...]:
    """Rows in which every statement stands: linked ones beside each other, then the others."""
    left: dict[SpeakerColumn, list[Utterance]] = {
        column: [one for one in exchanges.said if one.column == column] for column in COLUMNS
    }
    pairs: list[tuple[Utterance | None, Utterance | None]] = []
    for link in sorted(exchanges.links, key=lambda link: _preferred(link, exchanges, set())):
        pair = {exchanges.by_id[end].column: exchanges.by_id[end] for end in ends_of(link)}
        one, other = pair.get("pakistan"), pair.get("afghanistan")
        if one in left["pakistan"] and other in left["afghanistan"] and link.how != "supports":
            pairs.append((one, other))
            left["pakistan"].remove(one)
            left["afghanistan"].remove(other)
    pairs += zip_longest(left["pakistan"], left["afghanistan"])
    thirds = zip_longest(pairs, left["third-party"], fillvalue=None)
    found = ((*(pair or (None, None)), third) for pair, third in thirds)
    return tuple(ReplyRow(title, one, other, third) for one, other, third in found)


@dataclass(frozen=True)
class Replies:
    """What of the rows has been said by the day that is shown."""

    known: Exchanges

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """Which of the statements a claim stands for."""
        return {said.id: n for n, said in enumerate(self.known.said)}

    @cached_property
    def _found(self) -> dict[str, Utterance | None]:
        """What was looked for already, by its id."""
        return {}

    def of(self, said: Utterance | None) -> Utterance | None:
        """The statement as it is known; None where it has not been said yet."""
        if said is None:
            return None
        if said.id not in self._found:
            ids = [claim.id for claim in said.statement.carriers if claim.id in self._order]
            first = min(ids, key=self._order.__getitem__, default=None)
            self._found[said.id] = None if first is None else self.known.by_id[first]
        return self._found[said.id]

    def link(self, row: ReplyRow) -> Link | None:
        """What the two statements of a row do to each other, once both have been said."""
        return link_between(self.known, self.of(row.left), self.of(row.right))

    def more(self, row: ReplyRow) -> tuple[Utterance, ...]:
        """The other statements on it that have been said."""
        return tuple(one for said in row.more if (one := self.of(said)))

"""What must hold of a claim beside its words: its links, its event, its speaker, its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from explainer.records.cases import Case
from explainer.records.claims import Claim
from explainer.records.problems import Fault
from explainer.records.scales import Measure

__all__ = ["event_day", "figure_twice", "recorder_fields", "said_day", "support"]

_ASKED = (
    "unit", "perpetrator", "cause", "scope", "may_contain", "status_by", "sex_and_age", "named",
    "verification", "area",
)  # fmt: skip
"""What a casualty recorder asks of a figure: see `counts.Counts`."""
_TOLD_BY_THE_TEXT = frozenset({"printed", "weekday", "sequence"})
"""Bases that say that the text itself gives the day."""
_IN_ITS_WORDS = re.compile(r"“[^“”\w]*\w[^“”]*”")


def recorder_fields(case: Case) -> Iterator[Fault]:
    """A casualty claim that does not say what was looked for and not found."""
    claim = case.claim
    if claim.counts is None:
        return
    missing = [f"counts.{f}" for f in _ASKED if f not in claim.counts.model_fields_set]
    missing += ["dyad"] if "dyad" not in claim.model_fields_set else []
    for field in missing:
        empty = "[]" if field == "counts.may_contain" else "“not given”"
        yield Fault("field-not-written", field=field, empty=empty)


def support(case: Case) -> Iterator[Fault]:
    """A claim said to be supported by its own speaker, or by its own sentence."""
    known = {claim.id: claim for claim in case.ledger.records()}
    for link in case.claim.relates:
        other = known.get(link.to)
        if link.how == "supports" and other is not None:
            yield from _no_support(case, other)


def _no_support(case: Case, other: Claim) -> Iterator[Fault]:
    claim, ledger = case.claim, case.ledger
    here, there = case.document.id, ledger.document_of(other.id).id
    expected = "expected another speaker of another body, or no link"
    if claim.asserted_by not in ledger.actors or other.asserted_by not in ledger.actors:
        return
    one, two = ledger.actors[claim.asserted_by], ledger.actors[other.asserted_by]
    own_voices = one.id == two.id == "report" and here != there
    if ledger.body_of(one.id) == ledger.body_of(two.id) and not own_voices:
        yield Fault(
            "supports-himself",
            other=other.id,
            name=one.name,
            member="" if one.id == two.id else f" and its {two.name}",
            expected=expected,
        )
    elif here == there and (_one_place(claim, other) or claim.quote == other.quote is not None):
        yield Fault("supports-in-one-sentence", other=other.id, expected=expected)
    elif one.anonymous and two.anonymous and one.side == two.side and here != there:
        yield Fault(
            "supports-unnamed",
            other=other.id,
            name=one.name,
            other_name=two.name,
            expected=expected,
        )


def _one_place(one: Claim, other: Claim) -> bool:
    return (
        one.at is not None
        and other.at is not None
        and (one.at.start < other.at.end and other.at.start < one.at.end)
    )


def event_day(case: Case) -> Iterator[Fault]:
    """A claim whose days leave out the exact day of its event."""
    claim = case.claim
    event = case.ledger.events.get(claim.event or "")
    if event is None or event.happened.precision != "day" or event.happened.duration:
        return
    day, first, last = event.happened.from_, claim.happened.from_, claim.happened.to
    if day is not None and not (first or day) <= day <= (last or day):
        yield Fault(
            "event-on-other-day",
            event=event.id,
            day=day,
            first=first or "open",
            last=last or "open",
        )


def said_day(case: Case) -> Iterator[Fault]:
    """A day that a page is said to give, of which none of the page's words are kept.

    That somebody's words stand on a page of that day says only that they were said by then. Where
    the text can be read again its address is proof, and its own day needs none.
    """
    claim, said = case.claim, case.claim.said_on
    if claim.at is not None or said.basis not in _TOLD_BY_THE_TEXT or _is_its_author(case):
        return
    if not _IN_ITS_WORDS.search(said.note or ""):
        yield Fault("day-without-its-words", basis=said.basis, day=said.date)


def _is_its_author(case: Case) -> bool:
    """Whether who speaks wrote or published the page, and so speaks on its day."""
    claim, document = case.claim, case.document
    speaker = case.ledger.actors.get(claim.asserted_by)
    if speaker is None or claim.said_on.date != document.published.date:
        return False
    by = (document.author, document.publisher)
    names = (speaker.name, *speaker.aliases)
    return speaker.id == "report" or any(name in line for name in names for line in by)


def figure_twice(case: Case) -> Iterator[Fault]:
    """A figure that its document records twice, of one speaker, event, group and measure."""
    claim = case.claim
    for other in case.document.claims if claim.counts else ():
        if other.id == claim.id or other.counts is None or _whose(other) != _whose(claim):
            continue
        for measure in get_args(Measure):
            one, two = claim.quantity(measure), other.quantity(measure)
            if one and two and (one.low, one.high) == (two.low, two.high) != (None, None):
                yield Fault("figure-twice", measure=measure, words=one.words, other=other.id)


def _whose(claim: Claim) -> tuple[str | None, ...]:
    return (claim.asserted_by, claim.event, claim.counts.group if claim.counts else None)

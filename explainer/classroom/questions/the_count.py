"""Chapter 3, the count: how many, in which words, and of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.analysis import counts
from explainer.classroom.questions.kinds import (
    Caption,
    Check,
    ChoiceQuestion,
    Match,
    Option,
    in_reading_order,
    the_one,
)
from explainer.classroom.questions.wording import about, said, speaker_id, speakers, what
from explainer.records import sought, soughtdays
from explainer.records.bound import Claim
from explainer.records.catalogue import Actor
from explainer.records.ledger import Ledger
from explainer.words import claims as text

__all__ = [
    "figure_caption",
    "nobody_counts",
    "what_the_words_allow",
    "who_counts",
    "whose_losses",
]

_UN, _ARMY, _MILITANTS, _ALL = (
    "r1-un-toll", "r1-army-toll", "r4-weekend-militants", "r4-more-than-70",
)  # fmt: skip


_STANDS: dict[counts.Counting, str] = {
    "own": "Here the speaker counts its own side.",
    "enemy": "Here the speaker counts an enemy.",
    "third-party": "Here the speaker is a third party and belongs to neither side.",
}


def who_counts(ledger: Ledger) -> Match:
    """Ask who gives which figure."""
    question = "who-counts"
    claims = [ledger.claim(key) for key in (_UN, _ARMY, _ALL)]
    for claim in claims:
        the_one(
            {speaker_id(other) for other in ledger.claims(ring="five")
             if other.counts == claim.counts},
            question, f"speaker who gives the figures of {claim.id!r}",
        )  # fmt: skip
    rows = [about(c, words=what(c), why="Who is named with it?") for c in claims]
    by_row = {claim.id: speaker_id(claim) for claim in claims}
    rows = list(in_reading_order(rows))
    more = (ledger.claim("r3-ceasefire-holds-taliban"),)
    return Match(
        id=question,
        prompt="Who gives which figure? One speaker gives none of them.",
        rows=tuple(rows),
        options=in_reading_order(speakers([*claims, *more])),
        key=tuple(by_row[row.id] for row in rows),
        explanation="A figure without its speaker says little. The groups differ, and one may "
        "hold others.",
        claims=tuple(by_row),
    )


def whose_losses(ledger: Ledger) -> ChoiceQuestion:
    """Ask which speaker counts the losses of its own side."""
    question = "whose-losses"
    claims = [ledger.claim(key) for key in (_UN, _ARMY, _MILITANTS)]
    key = the_one(
        (claim.id for claim in claims if counts.counting(claim) == "own"),
        question, "speaker counting its own side",
    )  # fmt: skip
    options = [
        about(
            claim,
            words=f"{text.speaker(claim)}: {what(claim)}",
            why=_STANDS[counts.counting(claim)],
        )
        for claim in claims
    ]
    return ChoiceQuestion(
        id=question,
        prompt="In which of these does the speaker count the losses of its own side?",
        options=in_reading_order(options),
        key=key,
        explanation="To count one’s own side is one thing, to count an enemy is another. So they "
        "are kept apart.",
        claims=(key,),
    )


def what_the_words_allow(ledger: Ledger) -> ChoiceQuestion:
    """Ask which numbers the words of the umbrella figure allow."""
    question = "what-the-words-allow"
    claim = ledger.claim(_ALL)
    quantity = claim.killed
    low = quantity.low if quantity and quantity.high is None else None
    if quantity is None or low is None:
        return the_one([], question, f"open-ended number of killed in {claim.id!r}")
    options = (
        Option("exact", f"Exactly {low - 1}", f"“{quantity.words}” does not stop there."),
        Option("open", f"{low} or any higher number"),
        Option("below", f"Any number below {low - 1}",
               f"“{quantity.words}” begins above that number."),
        Option("round", f"About {low - 1}, a little more or a little less",
               "“About” is another word. Here the number is a floor."),
    )  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt=f"A report says that “{quantity.words}” people were killed. Which numbers do "
        "these words allow?",
        options=options,
        key="open",
        explanation="The top is open: the words do not say where it ends. That is why the bar "
        "in the figure ends in an arrow.",
        claims=(claim.id,),
    )


def nobody_counts(ledger: Ledger) -> ChoiceQuestion:
    """Ask whom nobody in the five reports counts."""
    question = "nobody-counts"
    five = ledger.claims(ring="five")
    panels, gaps = counts.comparison(ledger, five), _not_detailed(five)
    empty = [panel.group.name for panel in panels if not panel.statements]
    if not empty:
        the_one([], question, "group of people whom nobody counts")
    counted = [
        Option(
            panel.group.id,
            text.capital(panel.group.name),
            f"They are counted. {said(panel.statements[0].claim)}",
            (panel.statements[0].claim.id,),
        )
        for panel in panels
        if panel.statements
    ]
    return ChoiceQuestion(
        id=question,
        prompt="Whom does nobody in the five reports count?",
        options=in_reading_order(
            [*counted, Option("nobody", text.capital(text.list_in_words(empty)))]
        ),
        key="nobody",
        explanation="Their number is unknown. Unknown is not zero, and a sum would leave them "
        f"out. So nothing is added up here. {_told_of_it(gaps)}",
        claims=tuple(c.id for c in gaps),
    )


def _not_detailed(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in which a report itself says that civilians were not counted."""
    return [c for c in claims if c.silence and "civilian-toll" in c.topics]


def _told_of_it(gaps: Iterable[Claim]) -> str:
    """What reports themselves say of the gap, each with its label."""
    return " ".join(f"{claim.document.label}: {claim.says}" for claim in gaps)


def figure_caption(ledger: Ledger) -> Caption:
    """A caption for the UN mission's count, with all that a figure needs."""
    question = "figure-caption"
    claim = ledger.claim(_UN)
    if claim.group is None or claim.killed is None:
        return the_one([], question, f"number of killed in {claim.id!r}")
    actor, day = claim.speaker, claim.said_on.date
    number = sought.number_sought(claim.killed)
    if number is None:
        return the_one([], question, f"figure of {claim.id!r} that can be worded in another way")
    names = {name for one in _who(actor, ledger.actors) for name in _names(one)}
    others = {n for a in ledger.actors.values() if a.id != "report" for n in _names(a)} - names
    published = claim.document.published.date
    checks = (
        Check("who", "who says it", actor.name,
              sought.speaker_sought(names, others, claim.killed)),
        Check("words", "the number of people killed, as exact or as open as the speaker gives it",
              claim.killed.words, number),
        Check("whom", "which people are counted", claim.group.name,
              sought.people_sought(claim.group, claim.killed)),
        Check("when", "the day on which it was said", text.day_in_words(day),
              soughtdays.day_sought(day, published)),
        Check("where", "where we can read it", claim.document.label,
              sought.label_sought(claim.document.label)),
    )  # fmt: skip
    return Caption(
        id=question,
        prompt=f"Write a caption of one or two sentences for this figure: {what(claim)}. "
        "A stranger must be able to check it.",
        checks=checks,
        explanation=f"One way to put it: {claim.says} {text.capital(actor.name)} said so on "
        f"{text.day_in_words(day)}, according to {claim.document.label}.",
        claims=(claim.id,),
    )


def _who(actor: Actor, actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """A speaker, and whom it belongs to: the United Nations speak through their mission."""
    above = actors.get(actor.member_of or "")
    return (actor, above) if above and above.side == "third-party" else (actor,)


def _names(actor: Actor) -> set[str]:
    """What somebody is called, with and without what stands in brackets or behind "in"."""
    name = actor.name.removeprefix("the ").removeprefix("a ")
    outside, _, inside = name.partition(" (")
    found = {outside, outside.split(" in ")[0], inside.rstrip(")"), *actor.aliases}
    found |= {one.replace("UN ", "United Nations ") for one in found}
    found |= {one.replace("United Nations", "UN") for one in found}
    found |= {f"U.N.{one.removeprefix('UN')}" for one in found if f"{one} ".startswith("UN ")}
    return {one.removeprefix("the ") for one in found} - {""}

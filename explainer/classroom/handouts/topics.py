"""Card sheets beside the main one: the closed border with its key, and counts of civilians."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from explainer.analysis import statements as statements_made
from explainer.classroom.handouts.key import exactness, lettered
from explainer.records.bound import Claim
from explainer.words import claims as text
from explainer.words import handouts as words
from explainer.words.quotations import quoted_in_english

__all__ = ["border_answers", "border_sections", "civilian_deck", "civilian_sections"]

_CIVILIANS: Mapping[str, tuple[str, ...]] = {
    "all": ("r1-un-toll", "w-unama-37-and-425", "w-pakistan-four-civilians-wounded"),
    "spin-boldak": ("w-mujahid-spin-boldak-more-than-12", "w-unama-spin-boldak-17",
                    "w-haqmal-spin-boldak-15", "w-zubair-agha-spin-boldak-40"),
    "paktika": ("w-hospital-paktika-ten", "w-tolonews-paktika-17", "w-unama-paktika-11"),
}  # fmt: skip
"""Sets of cards, each for a pair of pupils, in which several count civilians."""


def border_answers(deck: Sequence[Claim]) -> list[tuple[str, ...]]:
    """The organizer on the closed border, filled in, one row a card."""
    return [
        (
            letter,
            text.speaker_with_role(claim),
            text.capital(text.list_in_words([words.TOPICS[t] for t in claim.topics
                                             if t in words.TOPICS])),
            text.said_in_words(claim),
            text.happened_in_words(claim.happened),
            quoted_in_english(claim) if claim.quote else words.NO_QUOTATION,
            "; ".join(f"{a.words}: {exactness(a.quantity)}" for a in claim.amounts)
            or words.NO_NUMBER,
        )
        for claim, letter in zip(deck, lettered(deck).values(), strict=True)
    ]  # fmt: skip


def border_sections(deck: Sequence[Claim]) -> list[tuple[str, list[str]]]:
    """What a teacher listens for."""
    by_speaker: dict[str, list[Claim]] = {}
    for claim in deck:
        by_speaker.setdefault(text.speaker_or_not_named(claim), []).append(claim)
    lasting = [c for c in deck if c.happened.duration]
    carried = [s for s in statements_made.statements(deck) if len(s.carriers) > 1]
    heard = dict.fromkeys(text.speaker_with_role(c) for c in deck if not c.is_own_voice)
    return [
        (words.BORDER_PARTS["who"],
         [f"{text.capital(who)}: {_cards(said, deck)}." for who, said in by_speaker.items()]),
        (words.BORDER_PARTS["one"],
         [f"{text.capital(_cards(s.carriers, deck))}: {text.carried_by(s)}." for s in carried]),
        (words.BORDER_PARTS["long"],
         [f"{text.capital(_cards([c], deck))}: {text.happened_in_words(c.happened)} "
          f"({c.document.label})." for c in lasting]),
        (words.BORDER_PARTS["numbers"],
         [f"{text.capital(_cards([c], deck))}: “{a.words}”, {exactness(a.quantity)}."
          for c in deck for a in c.amounts]),
        (words.BORDER_PARTS["silent"],
         [words.HEARD.format(speakers=text.list_in_words(list(heard))),
          words.NOT_ASKED]),
    ]  # fmt: skip


def civilian_deck(claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The cards on civilians, in the order of the days on which they were said."""
    found = [claims[key] for ids in _CIVILIANS.values() for key in ids if key in claims]
    return tuple(sorted(found, key=lambda claim: (claim.said_on.date, claim.id)))


def civilian_sections(deck: Sequence[Claim]) -> list[tuple[str, list[str]]]:
    """The sets for pairs, and what a teacher listens for in each."""
    by_id = {claim.id: claim for claim in deck}
    sets = []
    for name, ids in _CIVILIANS.items():
        those = [by_id[key] for key in ids if key in by_id]
        sets.append(f"{words.CIVILIAN_SETS[name]}: {_cards(those, deck)}.")
    inside = []
    for claim in deck:
        held = [by_id[key] for key in (claim.counts.may_contain if claim.counts else ())
                if key in by_id]  # fmt: skip
        if held:
            may = words.MAY_CONTAIN.format(cards=_cards(held, deck))
            inside.append(f"{text.capital(_cards([claim], deck))} {may}")
    notes = [
        f"{text.capital(_cards([c], deck))}. {note}"
        for c in deck
        for note in (c.note, c.counts.note if c.counts else None)
        if note
    ]
    return [
        (words.SETS, sets),
        (words.CONTAINED, inside or [words.NOTHING_CONTAINED]),
        (words.NOTES, notes),
    ]


def _cards(claims: Iterable[Claim], deck: Sequence[Claim]) -> str:
    known = lettered(deck)
    letters = sorted({known[claim.id] for claim in claims})
    return f"{text.form(len(letters), 'card', 'cards')} {text.list_in_words(letters)}"

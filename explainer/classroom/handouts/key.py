"""What is right on the sheets: the organizer filled in, and what a teacher listens for.

Every figure, date and name comes from the ledger; how it looks on paper is in `handouts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.analysis import counters, counts, sums
from explainer.analysis import statements as statements_made
from explainer.records.bound import Claim
from explainer.records.catalogue import Contradiction
from explainer.records.ledger import Ledger
from explainer.records.quantities import Quantity
from explainer.records.scales import Measure
from explainer.words import claims as text
from explainer.words import sums as sums_words

__all__ = ["answers", "cards", "exactness", "lettered", "sections"]

CARD_SETS = 4
"""Into how many sets the cards are dealt: three or four cards are enough for a pair."""
CIVILIANS = "civilian-toll"
"""The question to which a report may answer that civilians were not counted."""


def cards(ledger: Ledger) -> tuple[Claim, ...]:
    """The claims on the cards: the casualty claims of the five, in their order."""
    return tuple(claim for claim in ledger.claims(ring="five") if claim.counts)


def _letter(number: int) -> str:
    above, rest = divmod(number, 26)
    return (_letter(above - 1) if above else "") + chr(ord("A") + rest)


def lettered(claims: Iterable[Claim]) -> dict[str, str]:
    """A letter for each claim, by its id."""
    return {claim.id: _letter(n) for n, claim in enumerate(claims)}


def exactness(quantity: Quantity) -> str:
    """How exactly a wording counts, in the words of the sheets."""
    if quantity.vague:
        words = "a word without a number"
    elif quantity.high is None:
        words = "open at the top"
    elif quantity.low is None:
        words = "open at the bottom"
    elif quantity.low == quantity.high:
        words = "exact"
    else:
        words = "between two numbers"
    hedges = ("about", quantity.approximate), ("not vouched for", quantity.suspected)
    return ", ".join([words, *(hedge for hedge, said in hedges if said)])


def answers(deck: Sequence[Claim]) -> list[tuple[str, ...]]:
    """The organizer filled in, one row a card."""
    return [
        (
            letter,
            f"{text.speaker_or_not_named(claim)}: {text.party_in_words(claim)}"
            if not claim.is_own_voice
            else f"{text.speaker(claim)}: no other source is named",
            f"{claim.group.name} ({_counting(claim)})",
            text.said_in_words(claim),
            text.happened_in_words(claim.happened),
            text.figures_in_words(claim),
            "; ".join(f"{m}: {exactness(q)}" for m, q in _quantities(claim)),
        )
        for claim, letter in zip(deck, lettered(deck).values(), strict=True)
        if claim.group
    ]


def _quantities(claim: Claim) -> list[tuple[Measure, Quantity]]:
    measures: tuple[Measure, Measure] = ("killed", "wounded")
    found = [(m, claim.quantity(m)) for m in measures]
    return [(measure, quantity) for measure, quantity in found if quantity]


def _counting(claim: Claim) -> str:
    """From where a card is counted, and who fought whom where the speaker gives it."""
    fight = text.fight_in_words([claim])
    return "; ".join(filter(None, [text.COUNTING[counts.counting(claim)], fight]))


def sections(ledger: Ledger) -> tuple[tuple[str, list[str]], ...]:
    """What a teacher listens for: title and sentences of each part of the key."""
    deck = cards(ledger)
    return (
        ("Sets of cards for pairs", _card_sets(deck)),
        ("Cards that carry one statement", _one_statement(deck)),
        ("Who counts whom", _who_counts_whom(deck)),
        ("Whom nobody counts", _uncounted(ledger, deck)),
        ("Where the reports disagree", _disagreements(ledger.contradictions.values(), deck)),
        ("Why not add", _why_not_add(deck)),
        ("Our notes on single cards", _notes(deck)),
    )


def _named(claims: Iterable[Claim], deck: Sequence[Claim]) -> str:
    """The cards of some claims, by their letters in the deck: "card C", "cards A, D and G"."""
    known = lettered(deck)
    own = sorted({known[c.id] for c in claims if c.id in known}, key=lambda s: (len(s), s))
    return f"card{'s' if len(own) > 1 else ''} {text.list_in_words(own)}"


def _card_sets(deck: Sequence[Claim]) -> list[str]:
    """Cards dealt out so that each set has those of several counters."""
    order = list(text.COUNTING)
    by_counter = sorted(deck, key=lambda c: order.index(counts.counting(c)))
    sets = (by_counter[first::CARD_SETS] for first in range(CARD_SETS))
    named = [_named(dealt, deck) for dealt in sets if dealt]
    return [f"{text.capital('; '.join(named))}."]


def _one_statement(deck: Sequence[Claim]) -> list[str]:
    return [
        f"{text.capital(_named(s.carriers, deck))}: {text.speaker(s.claim)}, "
        f"{text.counted(s.claim)}. {text.carried_by(s)}."
        for s in statements_made.statements(deck)
        if len(s.carriers) > 1
    ]


def _who_counts_whom(deck: Sequence[Claim]) -> list[str]:
    grouped = counters.by_counting(statements_made.statements(deck))
    speaking = {claim.speaker.side for claim in deck}
    return [
        *(
            f"{text.capital(text.COUNTING[where])}: "
            f"{_named((c for s in counted for c in s.carriers), deck)}."
            for where, counted in grouped
        ),
        *(
            f"No card gives a figure by {text.SIDE[side]}: a gap in these reports, not a finding "
            "about that side."
            for side in counters.SIDES
            if side not in speaking
        ),
    ]


def _uncounted(ledger: Ledger, deck: Sequence[Claim]) -> list[str]:
    """Whom no card counts, whether others do, and what a report itself says of the gap."""
    elsewhere = {c.counts.group for c in ledger.claims(ring="wider") if c.counts}
    more = " Other published reports give figures for them: the explainer shows these on request."
    said = [
        f"{text.capital(p.group.name)}: nobody in these five reports counts them. Their number is "
        f"unknown, not zero.{more if p.group.id in elsewhere else ''}"
        for p in counts.comparison(ledger, deck)
        if not p.statements
    ]
    silent = (c for c in ledger.claims(ring="five") if c.silence and CIVILIANS in c.topics)
    return [
        *said,
        *(f"{c.document.label} itself tells of a gap: {c.says}" for c in silent),
    ]


def _disagreements(recorded: Iterable[Contradiction], deck: Sequence[Claim]) -> list[str]:
    """Recorded disagreements in which at least two sides are on the cards."""
    by_id = {claim.id: claim for claim in deck}
    readings = []
    for contradiction in recorded:
        sides = [by_id.keys() & set(p.claims) for p in contradiction.positions]
        if sum(map(bool, sides)) > 1:
            cards = _named((by_id[c] for side in sides for c in side), deck)
            readings.append(f"{text.capital(cards)}. {contradiction.reading}")
    return readings


def _why_not_add(deck: Sequence[Claim]) -> list[str]:
    invitation = sums.invitation(deck)
    words = [text.REFUSAL]
    two = [s.claim for s in (invitation.civilians, invitation.military) if s]
    if invitation.refused:
        cards = text.capital(_named(two, deck))
        words.append(
            f"{cards}: {sums_words.sum_in_words(invitation)}. {sums_words.why_not(invitation)}"
        )
    return words + _umbrellas(
        [c for same in invitation.umbrellas for s in same for c in s.carriers], deck
    )


def _umbrellas(claims: Sequence[Claim], deck: Sequence[Claim]) -> list[str]:
    """Which cards put many people into one, whose side they name, and whom each may contain."""
    sided = {c.id for c in claims if c.group and c.group.side == "both"}
    both = [c for c in claims if c.id in sided]
    others = [c for c in claims if c.id not in sided]
    words = []
    if both:
        words.append(f"{text.capital(_named(both, deck))}: people on both sides in one figure.")
    if others:
        words.append(f"{text.capital(_named(others, deck))}: many people in one, no side named.")
    holding: dict[str, list[Claim]] = {}
    for claim in claims:
        given = claim.counts.may_contain if claim.counts else ()
        if inside := [card for card in deck if card.id in given]:
            holding.setdefault(_named(inside, deck), []).append(claim)
    return words + [
        f"{text.capital(_named(holders, deck))} may contain {inside}."
        for inside, holders in holding.items()
    ]


def _notes(deck: Sequence[Claim]) -> list[str]:
    known = lettered(deck)
    undated: dict[str, list[Claim]] = {}
    for claim in deck:
        if claim.said_on.basis in {"inferred", "no-later-than"} and claim.said_on.note:
            undated.setdefault(claim.said_on.note, []).append(claim)
    return [
        f"Card {known[claim.id]}. {' '.join(notes)}"
        for claim in deck
        if claim.counts and (notes := [n for n in (claim.note, claim.counts.note) if n])
    ] + [
        f"{text.capital(_named(same, deck))}. The day of saying is not given: {note}."
        for note, same in undated.items()
    ]

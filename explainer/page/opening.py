"""The first screen: the finding, what happened where and when, and who counts whom, as data."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.analysis import known as knowing
from explainer.analysis.headline import events_told, fought_until, headline, still_lasting
from explainer.page.shapes import AnswerCard, Opening
from explainer.page.state import State, is_narrowed
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import opening as words

__all__ = ["opening"]


def opening(ledger: Ledger, known: Sequence[Claim], state: State) -> Opening:
    """What the first screen says in one state, from the claims that it shows."""
    told = headline(ledger, known, partly=state.after)
    said = knowing.known_on(ledger, state.known_on, wider=True)
    others = sum(bool(claim.counts) and claim.document.ring != "five" for claim in said)
    cards: list[AnswerCard] = [
        {
            "claim": claim.id,
            "side": claim.speaker.side,
            "words": claim.killed.words if claim.killed else words.UNKNOWN,
            "whom": words.counted_in_words(claim),
            "who": words.counter_in_words(claim, of_event=state.after),
        }
        for claim in told.figures
    ]
    if told.uncounted and not is_narrowed(state):
        cards.append(
            {
                "claim": None,
                "side": "",
                "words": words.UNKNOWN,
                "whom": words.uncounted_in_words(told.uncounted),
                "who": words.nobody_counts(state.ring),
            }
        )
    events_shown = events_told(known)
    lasting = still_lasting(events_shown, known)
    events = words.events_in_words(events_shown, ledger.places, lasting)
    if state.after:
        _, last = knowing.said_days(ledger, wider=True)
        events = f"{events} {words.knowledge_ends(last)}"
    finding = words.came_next(fought_until(known)) if state.after else words.finding(told)
    return {
        "finding": finding,
        "events": events,
        "cards": cards,
        "whyNot": words.why_not(told),
        "others": words.other_figures(0 if state.wider else others),
    }

"""The evidence of one claim: wording, quotation, speaker, both dates, precision, repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.analysis import matters
from explainer.analysis.statements import repeats_of
from explainer.records import texts
from explainer.records.bound import Claim
from explainer.records.catalogue import Contradiction
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import evidence as words

__all__ = ["ClaimEvidence", "evidence_of"]


@dataclass(frozen=True, repr=False)
class ClaimEvidence:
    """Everything a reader needs to check one claim."""

    claim: Claim
    quotation: str | None
    facts: tuple[tuple[str, str], ...]
    side: str
    place: str
    elsewhere: tuple[tuple[str, tuple[Claim, ...]], ...]
    earliest: str
    earlier: Claim | None
    later: Claim | None

    def __repr__(self) -> str:
        return f"<Evidence {self.claim.id}>"


def _sentence(claim: Claim, body: str | None) -> str | None:
    """The whole sentence in which a claim stands; None where the reader has not the text."""
    if claim.at is None or body is None:
        return None
    return texts.sentence_at(body, claim.at.start, claim.at.end)


def _place(claim: Claim, body: str | None) -> str:
    """Where a claim stands in its text, as precisely as can be told."""
    number = texts.sentence_number(body, claim.at.start) if claim.at and body else None
    return words.place(claim, number)


def _same_words(claim: Claim, ledger: Ledger, known: tuple[Claim, ...]) -> str:
    """Where another document that is shown has the words of this claim, or words like them."""
    own = claim.document.id
    shown = {other.document.id for other in known}
    return " ".join(
        words.shared_in_words(pair, ledger.documents)
        for pair in ledger.shared.values()
        if pair.tells_of_a_source and set(pair.documents) <= shown
        and (at := pair.at_in(own)) and claim.at
        and at.start < claim.at.end and claim.at.start < at.end
    )  # fmt: skip


def _disagreements(
    claim: Claim, recorded: Iterable[Contradiction], known: tuple[Claim, ...]
) -> str:
    """The disagreements that a claim takes part in, once every side has spoken."""
    given = {other.id for other in known}
    return " ".join(
        contradiction.reading
        for contradiction in recorded
        if any(claim.id in position.claims for position in contradiction.positions)
        and all(given.intersection(position.claims) for position in contradiction.positions)
    )


def evidence_of(
    claim: Claim, ledger: Ledger, known: tuple[Claim, ...], *, notes: bool = False
) -> ClaimEvidence:
    """The evidence of a claim, using nothing that is not in ``known``.

    Parameters
    ----------
    claim : Claim
        The claim to show.
    ledger : Ledger
        The records.
    known : tuple of Claim
        The claims dated up to the day shown; links to others are left out.
    notes : bool, default False
        Also give our own note. It was written long afterwards and may tell of what was said
        later, so it belongs only where everything is known.

    Returns
    -------
    Evidence
        Wording, quotation and named facts in reading order; where it stands, what stands
        elsewhere, and what is said before and after on the same matter.
    """
    body = ledger.texts.get(claim.document.id)
    alike = matters.alike(claim, known)
    facts = (
        ("Says it", words.says_it(claim)),
        ("Article", claim.article or ""),
        ("Said on", words.said_on(claim)),
        ("Happened", words.happened(claim)),
        ("Where", "; ".join(text.location_in_words(w) for w in claim.where)),
        ("Counts", words.counts(claim)),
        *words.as_recorded(claim, known),
        ("Amount", words.amounts(claim)),
        ("Carried by", claim.carrier.name if claim.carrier else ""),
        ("Document", words.document(claim)),
        ("In the text", words.in_text(claim, _sentence(claim, body))),
        ("Translation", claim.translation or ""),
        ("Repeats", words.repeats(claim, known, alike)),
        ("Same words", _same_words(claim, ledger, known)),
        ("Links", words.links(claim, known)),
        ("Disagreement", _disagreements(claim, ledger.contradictions.values(), known)),
        ("Later figures", words.revised(claim, known)),
        ("Grouped under", words.grouped_under(claim)),
        ("Poor page", claim.weak or ""),
        ("Our note", (claim.note or "") if notes else ""),
        ("Claim id", claim.id),
    )
    earlier, later = matters.earlier_and_later(claim, known)
    return ClaimEvidence(
        claim=claim,
        quotation=claim.quote,
        facts=facts,
        side=claim.speaker.side,
        place=_place(claim, body),
        elsewhere=tuple(words.elsewhere(claim, repeats_of(claim, known), alike)),
        earliest=words.earliest((claim, *repeats_of(claim, known), *alike)),
        earlier=earlier,
        later=later,
    )

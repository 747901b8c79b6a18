"""The evidence of one claim: wording, quotation, speaker, both dates, precision, repeats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.analysis import counts as analysis_counts
from explainer.analysis import statements as statements_made
from explainer.analysis.replacements import superseded_by
from explainer.records import languages, texts
from explainer.records.bound import Claim, documents_of
from explainer.records.catalogue import Actor, SharedText
from explainer.records.claims import Document
from explainer.records.clocks import Happened
from explainer.records.ledger import Ledger
from explainer.records.scales import How
from explainer.words import claims as text

__all__ = ["Evidence", "evidence_of", "shared_in_words"]


@dataclass(frozen=True)
class Evidence:
    """Everything a reader needs to check one claim."""

    claim: Claim
    quotation: str | None
    facts: tuple[tuple[str, str], ...]
    side: str


def _place_in_text(claim: Claim, ledger: Ledger) -> str:
    """The address in words, with the whole sentence where the reader has the text."""
    document = claim.document
    if claim.at is None or document.text is None:
        return f"{document.url or document.label} ({document.checked})"
    where = (
        f"line {claim.at.line} of {document.text.file}, characters {claim.at.start} "
        f"to {claim.at.end}"
    )
    body = ledger.texts.get(document.id)
    if body is None:
        return where
    sentence = texts.sentence_at(body, claim.at.start, claim.at.end)
    return f"{where}: {languages.isolated(sentence, document.language)}"


def _amounts(claim: Claim) -> str:
    return "; ".join(f"{a.of}: {a.words}{f' {a.unit}' if a.unit else ''}" for a in claim.amounts)


def _name(actor: Actor | None) -> str:
    return actor.name if actor else "not given"


def _as_recorded(claim: Claim, known: tuple[Claim, ...]) -> Iterator[tuple[str, str]]:
    """What a casualty recorder asks of a figure, as the source gives it; silence is an answer."""
    counts = claim.counts
    if counts is None:
        if claim.dyad != "not given":
            yield "Who fought whom", text.DYAD[claim.dyad]
        return
    by_id = {other.id: other for other in known}
    contains = " ".join(f"“{by_id[c].says}”" for c in counts.may_contain if c in by_id)
    yield "Who fought whom", text.DYAD[claim.dyad]
    yield "Blamed for the deaths", _name(claim.perpetrator)
    yield "Weapon or cause", counts.cause
    yield "Incident or more", text.SCOPE[counts.scope]
    yield "May contain", contains or "no other figure shown here"
    yield "Word for the dead", counts.unit
    yield "Who says what they were", _name(claim.status_by)
    yield "Sex and age", counts.sex_and_age
    yield "Names", counts.named
    yield "Verified", counts.verification
    yield "Area counted", counts.area


def _carrier(claim: Claim) -> str:
    """Who passed it on, where the document says: speaker, carrier and page are three things."""
    return claim.carrier.name if claim.carrier else ""


def _links(claim: Claim, known: tuple[Claim, ...]) -> str:
    """The links of a claim to others that are known, ours marked as ours."""
    by_id = {other.id: other for other in known}
    said = [
        f"{_does(link.how, claim)} “{by_id[link.to].says}” "
        f"({'the text says so' if link.basis == 'stated' else 'our inference'})"
        for link in claim.relates
        if link.to in by_id and link.how != "repeats"
    ]
    return " ".join(said)


def _does(how: How, claim: Claim) -> str:
    """What a claim does to another; blame is put on somebody, for what the other tells."""
    names = text.list_in_words(actor.name for actor in claim.about)
    return f"blames {names} for this:" if how == "blames" and names else text.HOW[how]


def _repeats(claim: Claim, known: tuple[Claim, ...]) -> str:
    own = claim.document.id
    others = statements_made.repeats_of(claim, known)
    documents = documents_of(c for c in others if c.document.id != own)
    if not documents:
        return "no other document shown here carries this statement"
    carriers = text.documents_in_words(documents)
    ours = (
        " (our inference)"
        if any(map(statements_made.repeats_as_we_infer, (claim, *others)))
        else ""
    )
    return f"also in {carriers}: one statement, not {len(documents) + 1} witnesses{ours}"


def shared_in_words(pair: SharedText, ledger: Ledger) -> str:
    """Which documents share words, and what: "Reports 1 and 4: both call … (our reading)"."""
    labels = text.documents_in_words(d for d in ledger.documents if d.id in pair.documents)
    ours = " (our reading)" if pair.basis == "inferred" else ""
    return f"{labels}: {pair.note}{ours}"


def _same_words(claim: Claim, ledger: Ledger, known: tuple[Claim, ...]) -> str:
    """Where another document that is shown has the words of this claim, or words like them."""
    own = claim.document.id
    shown = {other.document.id for other in known}
    return " ".join(
        shared_in_words(pair, ledger)
        for pair in ledger.shared.values()
        if pair.tells_of_a_source and set(pair.documents) <= shown
        and (at := pair.at_in(own)) and claim.at
        and at.start < claim.at.end and claim.at.start < at.end
    )  # fmt: skip


def _revised(claim: Claim, known: tuple[Claim, ...]) -> str:
    later = superseded_by(known).get(claim.id, ())
    return " ".join(
        f"Revised, {text.said_in_words(new)}{_ours(new, claim)}: {new.says}" for new in later
    )


def _ours(new: Claim, old: Claim) -> str:
    """Whether we infer that the one is a revision of the other."""
    bases = {link.basis for link in new.relates if link.to == old.id and link.how == "revises"}
    return " (our inference)" if "inferred" in bases else ""


def _disagreements(claim: Claim, ledger: Ledger, known: tuple[Claim, ...]) -> str:
    """The disagreements that a claim takes part in, once every side has spoken."""
    given = {other.id for other in known}
    return " ".join(
        contradiction.reading
        for contradiction in ledger.contradictions.values()
        if any(claim.id in position.claims for position in contradiction.positions)
        and all(given.intersection(position.claims) for position in contradiction.positions)
    )


def _said_on(claim: Claim) -> str:
    own = claim.is_own_voice
    basis = text.DAY_OF_REPORT if own else text.BASIS[claim.said_on.basis]
    note = f"; {claim.said_on.note}" if claim.said_on.note else ""
    by = "by " if claim.said_on.basis == "no-later-than" else ""
    return f"{by}{text.day_in_words(claim.said_on.date)} ({basis}{note})"


def _happened(claim: Claim) -> str:
    happened = claim.happened
    dated = happened.from_ is not None or happened.to is not None
    stated = dated and happened.basis != "inferred"
    basis = f"; {_basis(happened)}" if stated else ""
    note = f" — {happened.note}" if happened.note else ""
    return text.happened_in_words(happened) + basis + note


def _basis(happened: Happened) -> str:
    """How the days are known; of a month or a year that is printed alone, no day is said to be."""
    if happened.basis == "printed" and happened.span != 1:
        return f"the text prints the {happened.only_names or 'days'}"
    return text.BASIS[happened.basis]


def _document(claim: Claim, document: Document) -> str:
    """The document, with its day where that is also the day of the claim."""
    if claim.said_on.date != document.published.date:
        return document.label
    return f"{document.label}, out on {text.published_in_words(document)}"


def evidence_of(
    claim: Claim, ledger: Ledger, known: tuple[Claim, ...], *, notes: bool = False
) -> Evidence:
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
        Wording, quotation and named facts in reading order.
    """
    document = claim.document
    event = text.event_in_words(claim.event, [claim]) if claim.event else ""
    counts = ""
    if claim.counts is not None:
        counting = text.COUNTING[analysis_counts.counting(claim)]
        counts = f"{text.counted(claim)} ({counting})"
        counts += f". {claim.counts.note}" if claim.counts.note else ""
    facts = (
        (
            "Says it",
            f"{text.speaker_with_role(claim)} ({text.party_in_words(claim)})",
        ),
        ("Said on", _said_on(claim)),
        ("Happened", _happened(claim)),
        ("Where", "; ".join(text.location_in_words(w) for w in claim.where)),
        ("Counts", counts),
        *_as_recorded(claim, known),
        ("Amount", _amounts(claim)),
        ("Carried by", _carrier(claim)),
        ("Document", _document(claim, document)),
        ("In the text", _place_in_text(claim, ledger)),
        ("Translation", claim.translation or ""),
        ("Repeats", _repeats(claim, known)),
        ("Same words", _same_words(claim, ledger, known)),
        ("Links", _links(claim, known)),
        ("Disagreement", _disagreements(claim, ledger, known)),
        ("Later figures", _revised(claim, known)),
        ("Grouped under", f"{event} (grouping claims under one event is ours)" if event else ""),
        ("Our note", (claim.note or "") if notes else ""),
        ("Claim id", claim.id),
    )
    side = claim.speaker.side
    return Evidence(claim, claim.quote, facts, side)

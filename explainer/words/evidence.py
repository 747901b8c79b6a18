"""The evidence of a claim in words: who says it, when, where it stands, and what we infer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explainer.analysis import counts as analysis_counts
from explainer.analysis import matters
from explainer.analysis import statements as statements_made
from explainer.analysis.replacements import superseded_by
from explainer.records import languages
from explainer.records.bound import Claim, documents_of
from explainer.records.catalogue import Actor, SharedText
from explainer.records.claims import Document
from explainer.records.clocks import Happened
from explainer.records.scales import How
from explainer.words import claims as text
from explainer.words.days import by_precision, day_of_own_voice

__all__ = ["amounts", "as_recorded", "counts", "document", "earliest", "elsewhere",
           "grouped_under", "happened", "in_text", "links", "page_of", "place", "repeats",
           "revised", "said_on", "says_it", "shared_in_words"]  # fmt: skip

_POOR = "poor page, never drawn"


def page_of(claim: Claim) -> str:
    """The page on which a claim stands, and whether it is a poor one."""
    return f"{claim.document.label} ({_POOR})" if claim.weak else claim.document.label


def says_it(claim: Claim) -> str:
    """Who asserts a claim, and whether that is a party to the conflict."""
    return f"{text.speaker_with_role(claim)} ({text.party_in_words(claim)})"


def counts(claim: Claim) -> str:
    """What a casualty claim counts, and from where; with our note."""
    if claim.counts is None:
        return ""
    counting = text.COUNTING[analysis_counts.counting(claim)]
    note = f". {claim.counts.note}" if claim.counts.note else ""
    return f"{text.counted(claim)} ({counting}){note}"


def in_text(claim: Claim, sentence: str | None) -> str:
    """Where a claim stands, with the whole sentence where the reader has the text."""
    document = claim.document
    if claim.at is None or document.text is None:
        return f"{document.url or document.label} ({document.checked})"
    where = (
        f"line {claim.at.line} of {document.text.file}, characters {claim.at.start} "
        f"to {claim.at.end}"
    )
    if sentence is None:
        return where
    return f"{where}: {languages.isolated(sentence, document.language)}"


def amounts(claim: Claim) -> str:
    """What else a claim gives in numbers: "length of the line: 2,600 km"."""
    return "; ".join(f"{a.of}: {a.words}{f' {a.unit}' if a.unit else ''}" for a in claim.amounts)


def as_recorded(claim: Claim, known: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """What a casualty recorder asks of a figure, as the source gives it; silence is an answer."""
    given = claim.counts
    if given is None:
        if claim.dyad != "not given":
            yield "Who fought whom", text.DYAD[claim.dyad]
        return
    by_id = {other.id: other for other in known}
    contains = " ".join(f"“{by_id[c].says}”" for c in given.may_contain if c in by_id)
    yield "Who fought whom", text.DYAD[claim.dyad]
    yield "Blamed for the deaths", _name(claim.perpetrator)
    yield "Weapon or cause", given.cause
    yield "Incident or more", text.SCOPE[given.scope]
    yield "May contain", contains or "no other figure shown here"
    yield "Word for the dead", given.unit
    yield "Who says what they were", _name(claim.status_by)
    yield "Sex and age", given.sex_and_age
    yield "Names", given.named
    yield "Verified", given.verification
    yield "Area counted", given.area


def _name(actor: Actor | None) -> str:
    return actor.name if actor else "not given"


def links(claim: Claim, known: Iterable[Claim]) -> str:
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


def place(claim: Claim, sentence: int | None) -> str:
    """Where a claim stands: "sentence 18 of Report 1"; by its line, where nobody has the text."""
    label = claim.document.label
    if claim.at is None:
        return label
    return f"sentence {sentence} of {label}" if sentence else f"line {claim.at.line} of {label}"


def elsewhere(
    claim: Claim, repeated: Sequence[Claim], alike: Sequence[Claim]
) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """What of the same stands elsewhere: words, and the claims to which they lead."""
    others = tuple(other for other in repeated if other.document.id != claim.document.id)
    if others:
        yield text.capital(_carried(claim, others)), others
    if alike:
        yield text.capital(_same_figures(alike)), tuple(alike)


def _same_figures(alike: Sequence[Claim]) -> str:
    documents = text.documents_in_words(documents_of(alike))
    return (
        f"the same figures for the same people in {documents}; no text says whether that is one "
        "statement"
    )


def earliest(claims: Sequence[Claim]) -> str:
    """Which document of several has it first; empty where there is one alone."""
    if len(documents_of(claims)) < 2:
        return ""
    first = matters.earliest(claims)
    return f"{text.documents_in_words(documents_of(first))}, {text.said_in_words(first[0])}"


def repeats(claim: Claim, known: Sequence[Claim], alike: Sequence[Claim] = ()) -> str:
    """Which other documents carry the same statement: one statement, not several witnesses."""
    own = claim.document.id
    others = statements_made.repeats_of(claim, known)
    others = tuple(other for other in others if other.document.id != own)
    if others:
        return _carried(claim, others)
    return _same_figures(alike) if alike else "no other document shown here carries this statement"


def _carried(claim: Claim, others: Sequence[Claim]) -> str:
    documents = documents_of(others)
    carriers = text.documents_in_words(documents)
    ours = (
        " (our inference)"
        if any(map(statements_made.repeats_as_we_infer, (claim, *others)))
        else ""
    )
    return f"also in {carriers}: one statement, not {len(documents) + 1} witnesses{ours}"


def shared_in_words(pair: SharedText, documents: Iterable[Document]) -> str:
    """Which documents share words, and what: "Reports 1 and 4: both call … (our reading)"."""
    labels = text.documents_in_words(d for d in documents if d.id in pair.documents)
    ours = " (our reading)" if pair.basis == "inferred" else ""
    return f"{labels}: {pair.note}{ours}"


def revised(claim: Claim, known: Sequence[Claim]) -> str:
    """The later figures of the same body for the same people."""
    later = superseded_by(known).get(claim.id, ())
    return " ".join(
        f"Revised, {text.said_in_words(new)}{_ours(new, claim)}: {new.says}" for new in later
    )


def _ours(new: Claim, old: Claim) -> str:
    """Whether we infer that the one is a revision of the other."""
    bases = {link.basis for link in new.relates if link.to == old.id and link.how == "revises"}
    return " (our inference)" if "inferred" in bases else ""


def said_on(claim: Claim) -> str:
    """When a claim was made, and how that is known."""
    if claim.is_own_voice:
        basis = day_of_own_voice(claim)
    else:
        basis = by_precision(text.BASIS[claim.said_on.basis], claim.said_on)
    note = f": {claim.said_on.note.removesuffix('.')}" if claim.said_on.note else ""
    by = "by " if claim.said_on.basis == "no-later-than" else ""
    return f"{by}{text.said_day(claim.said_on)} ({basis}{note})"


def happened(claim: Claim) -> str:
    """When it is said to have happened, and how that is known."""
    days = claim.happened
    dated = days.from_ is not None or days.to is not None
    stated = dated and days.basis != "inferred"
    basis = f"; {_basis(days)}" if stated else ""
    note = f" — {days.note}" if days.note else ""
    return text.happened_in_words(days) + basis + note


def _basis(days: Happened) -> str:
    """How the days are known; of a month or a year that is printed alone, no day is said to be."""
    if days.basis == "printed" and days.span != 1:
        return f"the text prints the {days.only_names or 'days'}"
    return text.BASIS[days.basis]


def document(claim: Claim) -> str:
    """The document, with its day where that is also the day of the claim."""
    own = claim.document
    if claim.said_on.date != own.published.date:
        return own.label
    came = "signed" if claim.article else "out"
    at = "on" if own.published.precision == "day" else "in"
    return f"{own.label}, {came} {at} {text.published_in_words(own)}"


def grouped_under(claim: Claim) -> str:
    """The event under which we group a claim; empty where there is none."""
    if claim.event is None:
        return ""
    event = text.event_in_words(claim.event, [claim])
    return f"{event} (grouping claims under one event is ours)"

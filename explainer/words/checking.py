"""What `check` prints of the records that are sound: how many, and how much each side has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.records.claims import Document
from explainer.records.points import Heard, Share
from explainer.records.scales import Ring
from explainer.records.textchecks import TextCheck

__all__ = ["lines"]

_NAMES = {"background": "before October", "after": "after October"}


def lines(documents: Sequence[Document], heard: Sequence[Heard], texts: TextCheck) -> Iterator[str]:
    """The lines that `check` prints, the faults left out."""
    five, wider = (_of(ring, documents) for ring in ("five", "wider"))
    yield f"documents: {len(five)} of the five, {len(wider)} wider"
    yield f"claims: {_claims(five)} in the five, {_claims(wider)} wider"
    for ring, name in _NAMES.items():
        if found := _of(ring, documents):
            yield f"{name}: {len(found)} documents, {_claims(found)} claims"
    for one in heard:
        why = f"; uneven: {one.uneven}" if one.uneven else ""
        yield f"{_NAMES.get(one.matter, one.matter)}: {_of_sides(one.shares)}{why}"
    yield f"addresses: {texts.addresses_rechecked} re-checked against the texts"
    yield (
        f"quotations: {texts.quotations_rechecked} re-checked, "
        f"{texts.quotations_not_rechecked} not re-checked"
    )
    for note in texts.notes:
        yield f"re-checked all the same: {note}"
    for name in texts.texts_missing:
        yield f"not re-checked: text not present: {name}"


def _of(ring: Ring | str, documents: Sequence[Document]) -> list[Document]:
    return [document for document in documents if document.ring == ring]


def _claims(documents: Sequence[Document]) -> int:
    return sum(len(document.claims) for document in documents)


def _of_sides(shares: Sequence[Share]) -> str:
    """How many Pakistan's and Afghanistan's sides have of each thing that is counted."""
    told = ", ".join(f"{one.pakistan} and {one.afghanistan} {one.what}" for one in shares)
    return f"Pakistan’s and Afghanistan’s side have {told}"

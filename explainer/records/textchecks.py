"""What must hold between a record and the text it was read from, where a reader has that text.

Every check returns problems instead of raising, so that all faults are listed at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.files import FileError
from explainer.records import lookalikes, sharing, texts
from explainer.records.checks import file_of
from explainer.records.claims import Claim, Document, TextFile
from explainer.records.problems import Fault, Problem

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["TextCheck", "check_texts", "problems_in", "readable_texts"]


@dataclass(frozen=True)
class TextCheck:
    """What re-reading the texts showed."""

    problems: tuple[Problem, ...]
    addresses_rechecked: int
    quotations_rechecked: int
    quotations_not_rechecked: int
    texts_missing: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """Copies that are the very text, saved in another way."""


def check_texts(ledger: Ledger, folder: Path | None) -> TextCheck:
    """Every address and quotation held against the texts, where a reader has them.

    Parameters
    ----------
    ledger : Ledger
        The records to check.
    folder : Path or None
        Folder of the texts, or None where there is none.

    Returns
    -------
    TextCheck
        The faults found, how much was re-checked, and which texts were not present.
    """
    problems: list[Problem] = []
    missing: list[str] = []
    notes: list[str] = []
    read: dict[str, str] = {}
    addresses = rechecked = not_rechecked = 0
    for document in ledger.documents:
        quotes = sum(claim.quote is not None for claim in document.claims)
        copy = _copy(document, folder)
        if copy is None:
            not_rechecked += quotes
            missing += [document.text.file] if document.text else []
            continue
        if isinstance(copy, Problem):
            problems.append(copy)
            not_rechecked += quotes
            continue
        notes += [f"{document.text.file} {copy.told}"] if document.text and copy.told else []
        problems += _address_problems(document, copy.text or "")
        addresses += len(document.claims)
        rechecked += quotes
        read[document.id] = copy.text or ""
    problems += sharing.text_problems(ledger, read)
    return TextCheck(
        tuple(problems), addresses, rechecked, not_rechecked, tuple(missing), tuple(notes)
    )


def readable_texts(ledger: Ledger, folder: Path | None) -> dict[str, str]:
    """The reader's copies that are the very texts the claims were read from, by document id."""
    copies = {document.id: _copy(document, folder) for document in ledger.documents}
    return {
        name: copy.text
        for name, copy in copies.items()
        if isinstance(copy, texts.Copy) and copy.text is not None
    }


def _copy(document: Document, folder: Path | None) -> texts.Copy | Problem | None:
    """The reader's copy; a problem where it is not the very text, None where there is none."""
    text = document.text
    if folder is None or text is None:
        return None
    try:
        copy = texts.copy_of(_inside(folder, text), text.characters, text.sha256)
    except FileNotFoundError:
        return None
    except FileError as fault:
        found = Fault("unreadable-text", said=str(fault))
    else:
        if copy.text is not None:
            return copy
        found = _other_text(text, texts.read(folder / text.file))
    return found.at(file_of(document), f"document {document.id!r}")


def _other_text(recorded: TextFile, text: str) -> Fault:
    """That a text is not the one recorded, and whether it only looks as if it were."""
    looks_the_same = recorded.look and recorded.look == lookalikes.same_look(text)
    code = "other-copy" if looks_the_same else "other-text"
    return Fault(code, sha256=recorded.sha256, file=recorded.file)


def problems_in(document: Document, text: str) -> list[Problem]:
    """What is wrong between a document and the text from which it was read."""
    recorded = document.text
    if recorded is None:
        return []
    same = texts.the_very_text(text, recorded.characters, recorded.sha256)
    if same is None:
        fault = _other_text(recorded, text)
        return [fault.at(file_of(document), f"document {document.id!r}")]
    return list(_address_problems(document, same))


def _inside(folder: Path, text: TextFile) -> Path:
    """The file of a text: a record names a file of the folder and nothing beyond it."""
    file = folder / text.file
    if Path(text.file).name != text.file:
        raise FileError(text.file, "is no name of a file; expected one without folders")
    if not file.exists() and not file.is_symlink():
        raise FileNotFoundError(file)
    return file


def _address_problems(document: Document, text: str) -> Iterator[Problem]:
    if document.text is not None:
        real = {
            "characters": len(text),
            "words": len(text.split()),
            "lines": len(text.split("\n")),
        }
        for field, number in real.items():
            recorded = getattr(document.text, field)
            if recorded != number:
                fault = Fault("text-size", field=field, recorded=recorded, number=number)
                yield fault.at(file_of(document), f"document {document.id!r}")
    for claim in document.claims:
        for fault in _span_faults(claim, text):
            yield fault.at(file_of(document), f"claim {claim.id!r}")


def _span_faults(claim: Claim, text: str) -> Iterator[Fault]:
    if claim.at is None:
        return
    span = text[claim.at.start : claim.at.end]
    if hashlib.sha256(span.encode()).hexdigest() != claim.at.fingerprint:
        yield Fault("other-words-at-address", start=claim.at.start, end=claim.at.end, span=span)
    elif claim.quote is not None and claim.quote not in span:
        yield _quote_fault(claim.quote, span)
    line = text.count("\n", 0, claim.at.start) + 1
    if line != claim.at.line:
        yield Fault("other-line", line=claim.at.line, start=claim.at.start, real=line)


def _quote_fault(quote: str, span: str) -> Fault:
    """That a quotation is not verbatim, and whether it only looks as if it were."""
    alike = lookalikes.first_place(span, quote)
    if alike is None:
        return Fault("quote-not-there", quote=quote, span=span)
    real = span[alike.start : alike.end]
    return Fault("quote-looks-alike", quote=quote, real=real, told=alike.told)

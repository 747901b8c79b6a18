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
from explainer.records.problems import Problem

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["TextCheck", "check_texts", "readable_texts"]


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
        said = f"text.file {fault}"
    else:
        if copy.text is not None:
            return copy
        said = (
            f"text.sha256 is {text.sha256}, but {text.file} has another one; expected the same "
            "text that the claims were read from"
        )
        if text.look and text.look == _look(folder / text.file):
            said += ". It looks the same: only quotation marks, blanks, dashes or accents differ"
    return Problem(file_of(document), f"document {document.id!r}", said)


def _look(file: Path) -> str:
    return lookalikes.same_look(texts.read(file))


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
                message = f"text.{field} is {recorded}, but the text has {number}"
                yield Problem(file_of(document), f"document {document.id!r}", message)
    for claim in document.claims:
        for message in _span_messages(claim, text):
            yield Problem(file_of(document), f"claim {claim.id!r}", message)


def _span_messages(claim: Claim, text: str) -> Iterator[str]:
    if claim.at is None:
        return
    span = text[claim.at.start : claim.at.end]
    if hashlib.sha256(span.encode()).hexdigest() != claim.at.fingerprint:
        yield (
            f"at: characters {claim.at.start} to {claim.at.end} of the text read {span!r:.90}, "
            "whose fingerprint is not the one recorded. Correct the address or the fingerprint"
        )
    elif claim.quote is not None and claim.quote not in span:
        yield _quote_message(claim.quote, span)
    line = text.count("\n", 0, claim.at.start) + 1
    if line != claim.at.line:
        yield f"at.line is {claim.at.line}, but character {claim.at.start} is on line {line}"


def _quote_message(quote: str, span: str) -> str:
    """That a quotation is not verbatim, and whether it only looks as if it were."""
    alike = lookalikes.first_place(span, quote)
    if alike is None:
        return f"quote {quote!r} is not in the words at its address, {span!r:.120}"
    real = span[alike.start : alike.end]
    return (
        f"quote {quote!r} looks like the words of the text, {real!r:.120}, but differs: "
        f"{alike.told}. Copy the text's own words"
    )

"""A report that a class codes itself: records from choices, checked like every other record.

The coded text is one more document of the wider ring. It is read and checked by the same code as
the records in ``seeds/``; only the wording of what is wrong is made plainer here. Nothing is
written but by `save`, and only where the reader says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from explainer import files
from explainer.classroom.coding.copies import address_of, fitted, text_record
from explainer.classroom.coding.dayrange import days_not_shown
from explainer.classroom.coding.faults import in_fold, plainly
from explainer.classroom.coding.findings import Line, unmarked, worded
from explainer.classroom.coding.own import OwnReport, with_names
from explainer.records import (
    checks,
    lookalikes,
    reading,
    rules,
    textchecks,
    texts,
)
from explainer.records.claims import Claim, Document
from explainer.records.ledger import Ledger
from explainer.records.problems import LedgerError, Problem
from explainer.words.coding import MUCH_OF_OWN

__all__ = [
    "Coding",
    "address_of",
    "checked",
    "choices_of",
    "claim_record",
    "coding_from",
    "document_record",
    "read_coding",
    "record_of",
    "save",
    "to_yaml",
    "with_document",
]

DOCUMENT_ID = "your-report"
LABEL = "Your report"
TEXT_FILE = f"{DOCUMENT_ID}.txt"
NAME = f"seeds/wider/{DOCUMENT_ID}.yaml"
"""Where it would stand among the records."""
HEADER = (
    "# A report coded in a lesson with the Durand Line Explainer: who says what, and where it\n"
    "# stands in the text. The text itself is not in here.\n"
)


@dataclass(frozen=True)
class Coding:
    """A coded report: its record, what of it is sound, and what is wrong in plain words.

    ``warnings`` is what a class should know though nothing is wrong; ``in_fold`` whether a fault
    lies in a field that the form folds away.
    """

    record: dict[str, Any]
    document: OwnReport | None
    problems: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    in_fold: bool = False


def _happened(given: Mapping[str, str]) -> dict[str, str | None]:
    """When it happened; both ends are there, whether or not they are known."""
    return {
        "from": given.get("from"),
        "to": given.get("to"),
        **_fields(
            given,
            precision="precision",
            duration="duration",
            happened_basis="basis",
            happened_note="note",
        ),
    }


def claim_record(
    choices: Mapping[str, str], line: Line, text: str, claim_id: str
) -> dict[str, Any]:
    """The record of one claim from what somebody chose; what was left empty is left out.

    Parameters
    ----------
    choices : mapping of str to str
        ``kind``, ``asserted_by``, ``said_on``, ``said_basis``, ``said_note``, ``from``, ``to``,
        ``precision``, ``duration``, ``happened_basis``, ``happened_note``, ``place``,
        ``place_precision``, ``group``, ``killed``, ``unit``, ``wounded``, ``together``,
        ``part_who``, ``part_killed``, ``part_wounded``, ``quote``, ``says``, ``event``, ``topic``,
        ``repeats``.
    line : Line
        The line that was coded. The address is that of the quotation, or of the whole line
        where the quotation is empty or nothing in it looks the same.
    text : str
        The whole text.
    claim_id : str
        The id of the claim.
    """
    given = {name: value.strip() for name, value in choices.items() if value.strip()}
    quote = given.get("quote", "")
    found = lookalikes.first_place(line.words, quote)
    start, end = (
        (line.start + found.start, line.start + found.end) if found else (line.start, line.end)
    )
    place = _fields(given, place="place", place_precision="precision")
    record: dict[str, Any] = {
        "id": claim_id,
        **_fields(given, kind="kind", event="event", asserted_by="asserted_by"),
        "said_on": _fields(given, said_on="date", said_basis="basis", said_note="note"),
        "happened": _happened(given),
        "where": [place] if place else [],
        **_fields(given, says="says"),
        "at": address_of(text, start, end),
        **_fields(given, quote="quote"),
    }
    given |= {name: worded(given[name], quote, line.words) for name in _WORDED if name in given}
    counts: dict[str, Any] = {name: given[name] for name in _COUNTED if name in given}
    part = _fields(given, part_who="who", part_killed="killed", part_wounded="wounded")
    if part:
        counts["including"] = [part]
    if counts and given.get("kind") == "casualties":
        record["counts"] = counts
    if topic := given.get("topic"):
        record["topics"] = [topic]
    if first := given.get("repeats"):
        record |= {"origin": first, "relates": [{"to": first, "how": "repeats"}]}
    return record


_COUNTED = ("group", "killed", "wounded", "together", "unit")
"""The fields of `Counts` that are chosen under their own names."""
_WORDED = ("killed", "wounded", "together", "part_killed", "part_wounded")


def _fields(given: Mapping[str, str], **names: str) -> dict[str, str]:
    return {field: given[name] for name, field in names.items() if name in given}


def choices_of(claim: Claim) -> dict[str, str]:
    """What somebody chose to make a claim: the way back from `claim_record`."""
    counts, where = claim.counts, claim.where[0] if claim.where else None
    part = counts.including[0] if counts and counts.including else None
    found = {
        "kind": claim.kind,
        "asserted_by": claim.asserted_by,
        "said_on": claim.said_on.date.isoformat(),
        "said_basis": claim.said_on.basis,
        "said_note": claim.said_on.note,
        "from": claim.happened.from_.isoformat() if claim.happened.from_ else None,
        "to": claim.happened.to.isoformat() if claim.happened.to else None,
        "precision": claim.happened.precision,
        "duration": claim.happened.duration,
        "happened_basis": claim.happened.basis,
        "happened_note": claim.happened.note,
        "place": where.place if where else None,
        "place_precision": where.precision if where else None,
        "group": counts.group if counts else None,
        "killed": counts.killed if counts else None,
        "unit": counts.unit if counts and counts.unit != "killed" else None,
        "wounded": counts.wounded if counts else None,
        "together": counts.together if counts else None,
        "part_who": part.who if part else None,
        "part_killed": part.killed if part else None,
        "part_wounded": part.wounded if part else None,
        "quote": claim.quote,
        "says": claim.says,
        "event": claim.event,
        "topic": next(iter(claim.topics), None),
        "repeats": claim.origin,
    }
    found |= {name: unmarked(words) for name in _WORDED if (words := found.get(name))}
    return {name: value for name, value in found.items() if value}


def document_record(
    about: Mapping[str, str],
    text: str,
    claims: Sequence[Mapping[str, Any]],
    speakers: Sequence[Mapping[str, str]] = (),
    places: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """The record of the coded report.

    Parameters
    ----------
    about : mapping of str to str
        ``title``, ``publisher``, ``published``, ``published_basis``, ``published_note``,
        ``url``, and ``own_text`` where those who code it wrote it.
    text : str
        The whole text; of it only size and fingerprint are kept.
    claims : sequence of mapping
        Records of claims.
    speakers, places : sequence of mapping
        Those that only this report has; kept as far as a claim names them.
    """
    own: dict[str, Any] = {
        "own_text": bool(about.get("own_text", "").strip()),
        "own_actors": [one for one in speakers if one["id"] in _speakers_of(claims)],
        "own_places": [one for one in places if one["id"] in _places_of(claims)],
    }
    given = {name: value.strip() for name, value in about.items() if value.strip()}
    return {
        "id": DOCUMENT_ID,
        "ring": "wider",
        "label": LABEL,
        "title": given.get("title", "not stated"),
        "publisher": given.get("publisher", "not stated"),
        "author": "not stated",
        "published": _fields(
            given, published="date", published_basis="basis", published_note="note"
        ),
        **_fields(given, url="url"),
        "text": text_record(text, TEXT_FILE),
        **{name: value for name, value in own.items() if value},
        "claims": [dict(claim) for claim in claims],
    }


def _speakers_of(claims: Sequence[Mapping[str, Any]]) -> set[str]:
    return {str(claim.get("asserted_by")) for claim in claims}


def _places_of(claims: Sequence[Mapping[str, Any]]) -> set[str]:
    """What claims give as places; their records need not be sound."""
    listed = [claim.get("where") for claim in claims]
    named = [one for where in listed if isinstance(where, list) for one in where]
    return {str(one.get("place")) for one in named if isinstance(one, Mapping)}


def record_of(document: Document) -> dict[str, Any]:
    """The record of a document, as it was read."""
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {
        "claims": [
            claim.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            for claim in document.claims
        ]
    }


def to_yaml(record: Mapping[str, Any]) -> str:
    """A record as the YAML that is read back."""
    return HEADER + yaml.dump(
        dict(record), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
    )


class _Dumper(yaml.SafeDumper):
    """Writes out what occurs twice (no alias is read), and every sign so that it is read back."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    def represent_scalar(self, tag: str, value: str, style: str | None = None) -> yaml.ScalarNode:
        # PyYAML writes a bare U+0085, which every reader of YAML takes for the end of a line; and
        # our own reader refuses a value that only curly marks enclose.
        enclosed = "\x85" in value or value.startswith(("“", "‘"))
        return super().represent_scalar(tag, value, '"' if enclosed else style)


def checked(record: Mapping[str, Any], text: str, ledger: Ledger) -> Coding:
    """A coded report read and checked as the project's own records are.

    Returns
    -------
    Coding
        The document holds only claims that could be read; every fault is a problem.
    """
    lines = {claim["id"]: claim["at"]["line"] for claim in record["claims"]}
    return _read(record, text, ledger, lines)


def read_coding(file: Path, text: str, ledger: Ledger) -> Coding:
    """A coding from a file, for the text that it was made from, or a copy that looks the same.

    Where the copy has other line ends, blanks or quotation marks, each claim is found again in it,
    and its quotation is then what stands there.

    Raises
    ------
    FileError
        When the file cannot be read.
    """
    return coding_from(files.read_bytes(file), text, ledger)


def coding_from(content: bytes, text: str, ledger: Ledger) -> Coding:
    """A coding from what is in such a file, for its text or a copy that looks the same."""
    try:
        raw = reading.raw_from(content, NAME)
    except LedgerError as error:
        return Coding({}, None, tuple(plainly(fault, {}) for fault in error.problems))
    text = texts.clean(text)
    return _read(fitted(raw, text, TEXT_FILE), text, ledger, {})


def _read(raw: object, text: str, ledger: Ledger, lines: Mapping[str, int]) -> Coding:
    """A coding from its fields; ``lines`` tells where claims stand that could not be read."""
    faults: list[Problem] = []
    document = reading.document_from(raw, NAME, faults, OwnReport)
    if document is not None:
        whole = replace(with_names(ledger, document), documents=(*ledger.documents, document))
        faults += [p for p in checks.cross_record_problems(whole) if p.where.file == NAME]
        faults += textchecks.problems_in(document, text)
        # What stands in no text is no news of a claim that cannot be read or found in it.
        sound = all(_only_warns(fault, document) for fault in faults)
        found = rules.problems_of(document, whole, text) if sound else []
        faults += [p for p in found if rules.RULES[p.rule].for_pupils]
    claims = document.claims if document else ()
    lines = {**lines, **{c.id: c.at.line for c in claims if c.at}}
    warned = [fault for fault in faults if _only_warns(fault, document)]
    faults = [fault for fault in faults if fault not in warned]
    warnings = [MUCH_OF_OWN.format(**fault.values) for fault in warned]
    problems = [plainly(fault, lines) for fault in faults]
    problems += days_not_shown(document)
    record = record_of(document) if document else {}
    return Coding(
        record,
        document,
        tuple(dict.fromkeys(problems)),
        tuple(warnings),
        any(map(in_fold, faults)),
    )


def _only_warns(fault: Problem, document: OwnReport | None) -> bool:
    """Whether it is no fault in a text that the class wrote itself: nobody else's work is kept."""
    return fault.code == "too-much-quoted" and document is not None and document.own_text


def with_document(ledger: Ledger, document: Document, text: str) -> Ledger:
    """The ledger with one more document beside the others, its text and its names."""
    return replace(
        with_names(ledger, document),
        documents=(*ledger.documents, document),
        texts={**ledger.texts, document.id: text},
    )


def save(record: Mapping[str, Any], file: Path, text: str | None = None) -> tuple[Path, ...]:
    """Write a coding, and where asked the text beside it.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    FileExistsError
        When the file is there already and is not a coding of this kind.
    OSError
        When it cannot be written.
    """
    if file.suffix != ".yaml":
        file = file.with_name(f"{file.name}.yaml")
    if file.exists() and not _is_coding(file):
        raise FileExistsError(f"{file} is another file; it was left as it is. Choose another name")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(to_yaml(record), encoding="utf-8", newline="\n")
    if text is None:
        return (file,)
    beside = file.with_suffix(".txt")
    beside.write_text(text, encoding="utf-8", newline="\n")
    return file, beside


def _is_coding(file: Path) -> bool:
    try:
        return files.read_utf8(file).startswith(HEADER)
    except files.FileError:
        return False

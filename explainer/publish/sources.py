"""The skeleton of a record for one more report: what can be read off its text, and what is to do.

The text itself is never written: of a line only the words of its figures, days, names and places,
and of the whole text at most the share that quotations may take.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from explainer.classroom.coding import report
from explainer.classroom.coding.findings import Finding, Findings, Line, findings, lines_of
from explainer.records import checks
from explainer.records.claims import MAX_QUOTE_WORDS
from explainer.records.ledger import Ledger
from explainer.records.meanings import MEANINGS
from explainer.records.reading import RING_OF_FOLDER, TODO
from explainer.records.scales import Ring
from explainer.words import publishing as words

__all__ = ["TODO", "id_for", "id_of", "ring_of", "skeleton", "write"]

SCHEMA = "# yaml-language-server: $schema=../schema/document.json"
_TO_FILL = ("label", "title", "publisher", "author", "dateline", "language", "url")
_HEAD = f"{SCHEMA}\n{words.left_to_fill(TODO)}\n"


def id_for(name: str) -> str:
    """An id made of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "report"


def id_of(file: Path) -> str:
    """The id of a document that will stand in a file: its name without the ending.

    Raises
    ------
    ValueError
        When the name is none that a document may have.
    """
    if file.suffix != ".yaml" or file.stem != id_for(file.stem):
        raise ValueError(words.no_record_name(file.name, id_for(file.stem)))
    return file.stem


def ring_of(file: Path | None) -> Ring:
    """The ring of a document that will stand in a file: that of its folder, or the wider one."""
    folder = file.resolve().parent.name if file else ""
    return RING_OF_FOLDER.get(folder, "wider")


def write(record: str, file: Path) -> None:
    """Write a skeleton, where no file is yet.

    Raises
    ------
    FileExistsError
        When the file is there already.
    OSError
        When it cannot be written.
    """
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(record)
    except FileExistsError:
        raise FileExistsError(words.already_there(file)) from None


def skeleton(
    text: str,
    file: str,
    ledger: Ledger,
    *,
    key: str,
    title: str | None = None,
    ring: Ring = "wider",
) -> str:
    """The record of a report with everything that its text tells, as YAML.

    Parameters
    ----------
    text : str
        The whole text, as `texts.read` gives it.
    file : str
        The name of its file.
    ledger : Ledger
        For the names of speakers and of places.
    key : str
        The id of the document, which is also the name of its file.
    title : str, optional
        The headline; to be filled in where not given.
    ring : {'wider', 'background', 'after', 'five'}
        The ring to which the report belongs.
    """
    given = {"title": _one_line(title)} if title else {}
    lines = [f"id: {key}", f"ring: {ring}"]
    lines += [_field(name, given.get(name)) for name in _TO_FILL]
    published = f"published: {{date: {TODO}, basis: {TODO}}}"
    lines.append(f"{published}  # {MEANINGS['Document']['published']}")
    lines += ["text:", *(f"  {name}: {value}" for name, value in _size(text, file).items())]
    head = _HEAD + "\n".join([*lines, "claims: []", ""])
    return head + words.CANDIDATES + "\n".join([*_candidates(text, ledger), ""])


def _field(name: str, value: str | None) -> str:
    if value is not None:
        return f"{name}: {_quoted(value)}"
    return f"{name}: {TODO}  # {MEANINGS['Document'][name]}"


def _one_line(words: str) -> str:
    return " ".join(words.encode("utf-8", "replace").decode().split())


def _quoted(words: str) -> str:
    return yaml.safe_dump(words, allow_unicode=True, default_style='"', width=10**9).strip()


def _size(text: str, file: str) -> dict[str, str | int]:
    return {
        "file": _quoted(_one_line(file)),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "characters": len(text),
        "words": len(text.split()),
        "lines": len(text.split("\n")),
    }


# --- what stands in the lines -------------------------------------------------------------


def _candidates(text: str, ledger: Ledger) -> Iterator[str]:
    """For each line with a quantity or a day, its address and what stands in it."""
    left = int(len(text.split()) * checks.MAX_QUOTED_SHARE)
    for line in lines_of(text):
        found = findings(line, ledger)
        if not (found.quantities or found.days):
            continue
        shown = list(_shown(found, min(left, MAX_QUOTE_WORDS)))
        left -= sum(_length(finding) for _, finding in shown)
        yield "#"
        yield f"# line {line.number}, at: {_address(text, line)}"
        yield from _told(shown)
        if len(shown) < sum(len(part) for _, part in _parts(found)):
            yield words.MORE_IN_LINE


def _parts(findings: Findings) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    return (
        ("quantities", findings.quantities),
        ("days", findings.days),
        ("speakers", findings.speakers),
        ("places", findings.places),
    )


def _length(finding: Finding) -> int:
    return len(finding.words.split())


def _shown(findings: Findings, most: int) -> Iterator[tuple[str, Finding]]:
    """What was found, as long as its words are few enough."""
    for name, part in _parts(findings):
        for finding in part:
            most -= _length(finding)
            if most < 0:
                return
            yield name, finding


def _told(shown: Iterable[tuple[str, Finding]]) -> Iterator[str]:
    kinds: dict[str, list[str]] = {}
    for name, finding in shown:
        means = f" ({', '.join(finding.means)})" if finding.means else ""
        words = "".join(sign for sign in _one_line(finding.words) if sign.isprintable())
        kinds.setdefault(name, []).append(f"“{words}”{means}")
    for name, told in kinds.items():
        yield f"#   {name}: {', '.join(dict.fromkeys(told))}"


def _address(text: str, line: Line) -> str:
    at = report.address_of(text, line.start, line.end)
    return "{" + ", ".join(f"{name}: {value}" for name, value in at.items()) + "}"

"""What is found in a line, and what may be chosen, as the coder offers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explainer.classroom.coding.findings import Finding
from explainer.records import languages
from explainer.records.newsreadings import Reading
from explainer.words import claims as text

__all__ = [
    "FOUND",
    "Option",
    "as_found",
    "day_as_offered",
    "found_first",
    "number_as_found",
    "plain_options",
]

Option = tuple[str, str, str]
"""Value, name and group of one entry of a list."""
FOUND = "Found in this line"


def as_found(finding: Finding) -> str:
    """The words themselves."""
    return languages.quoted(finding.words)


def number_as_found(finding: Finding) -> str:
    """The words of a number, and whether it counts killed and wounded together."""
    both = " (killed or wounded, counted together)" if finding.means else ""
    return as_found(finding) + both


def day_as_offered(finding: Finding) -> dict[str, Any]:
    """Words for a day with all that they may mean, each as it would fill in the form."""
    return {
        "words": as_found(finding),
        "ask": finding.ask,
        "readings": [
            {
                "words": _reading_in_words(reading),
                "said": {"said_on": reading.first.isoformat(), "said_basis": reading.basis}
                if reading.day
                else None,
                "happened": {
                    "from": reading.first.isoformat(),
                    "to": reading.last.isoformat(),
                    "precision": reading.precision,
                    "happened_basis": reading.basis,
                },
            }
            for reading in finding.readings
        ],
    }


def _reading_in_words(reading: Reading) -> str:
    """A reading as "Wednesday, 15 October 2025 (the text prints the day)"."""
    days = text.days_in_words(reading.first, reading.last)
    weekday = f"{reading.first:%A}, " if reading.day else ""
    return f"{weekday}{days} ({text.BASIS[reading.basis]})"


def plain_options(names: Mapping[Any, str]) -> list[Option]:
    """The entries of a list of controlled words."""
    return [(value, text.capital(name), "") for value, name in names.items()]


def found_first(options: Sequence[Option], found: Sequence[Finding]) -> list[Option]:
    """The entries, those first that stand in the line."""
    ids = {key for finding in found for key in finding.means}
    first = [(value, name, FOUND) for value, name, _ in options if value in ids]
    return first + [option for option in options if option[0] not in ids]

"""What is found in a line, and what may be chosen, as the coder offers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from explainer.analysis import statements as statements_made
from explainer.classroom.coding.findings import Finding, Findings, Line, findings
from explainer.classroom.coding.own import OWN_SIDES
from explainer.records import languages
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.records.newsreadings import DayReading
from explainer.records.scales import DateBasis
from explainer.words import claims as text

__all__ = ["FOUND", "Suggestion", "line_as_offered"]

Suggestion = tuple[str, str, str]
"""Value, name and group of one entry of a list."""
FOUND = "Found in this line"
NOTHING_FOUND = "Nothing that the explainer knows. Read it yourself: it may still say something."


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


def _reading_in_words(reading: DayReading) -> str:
    """A reading as "Wednesday, 15 October 2025 (the text prints the day)"."""
    days = text.days_in_words(reading.first, reading.last)
    weekday = f"{reading.first:%A}, " if reading.day else ""
    return f"{weekday}{days} ({text.BASIS[reading.basis]})"


def plain_options(names: Mapping[Any, str]) -> list[Suggestion]:
    """The entries of a list of controlled words."""
    return [(value, text.capital(name), "") for value, name in names.items()]


def found_first(options: Sequence[Suggestion], findings: Sequence[Finding]) -> list[Suggestion]:
    """The entries, those first that stand in the line."""
    ids = {key for finding in findings for key in finding.means}
    first = [(value, name, FOUND) for value, name, _ in options if value in ids]
    return first + [option for option in options if option[0] not in ids]


def line_as_offered(
    lines: Sequence[Line], at: int, ledger: Ledger, published: dt.date | None
) -> tuple[dict[str, Any], dict[str, list[Suggestion]]]:
    """A line of a text with what is found in it, and the entries of every list for it.

    Parameters
    ----------
    lines : sequence of Line
        The lines with words.
    at : int
        Which of them is in hand.
    ledger : Ledger
        For names.
    published : datetime.date or None
        The day of the report, from which weekdays are told.

    Returns
    -------
    tuple of dict
        The line is empty where there is none.
    """
    if not lines:
        return {}, _options(Findings(), ledger)
    line = lines[at]
    found = findings(line, ledger, published)
    offered = {
        "at": at,
        "of": len(lines),
        "number": line.number,
        "words": line.words,
        "found": _found_in_words(found),
        "quantities": list(dict.fromkeys(f.words for f in found.quantities)),
        "uses": _uses(found),
        "days": [day_as_offered(day) for day in found.days],
        "nothing": NOTHING_FOUND,
    }
    return offered, _options(found, ledger)


def _found_in_words(found: Findings) -> list[tuple[str, list[str]]]:
    kinds = (
        ("Numbers and number words", found.quantities, number_as_found),
        ("Names of speakers", found.speakers, as_found),
        ("Names of places", found.places, as_found),
    )
    return [
        (title, list(dict.fromkeys(map(said, listed)))) for title, listed, said in kinds if listed
    ]


def _uses(found: Findings) -> list[tuple[str, list[dict[str, str]]]]:
    """What may be filled in with one press: words, and for each button the fields.

    Who says how many were killed gives a figure: its kind follows. A name of several is for the
    reader to choose.
    """
    numbers = dict.fromkeys(f.words for f in found.quantities if not f.means)
    speakers = {f.words: f.means[0] for f in found.speakers if len(f.means) == 1}
    figure = {"kind": "casualties"}
    return [
        *(
            (words, [{"killed": words, **figure}, {"wounded": words, **figure}])
            for words in numbers
        ),
        *((words, [{"asserted_by": key}]) for words, key in speakers.items()),
    ]


def _options(found: Findings, ledger: Ledger) -> dict[str, list[Suggestion]]:
    """The entries of every list; what is in the line stands first, and is not chosen."""
    speakers = [
        (key, text.capital(actor.name), text.capital(text.SIDE[actor.side]))
        for key, actor in ledger.actors.items()
    ]
    order = [text.capital(name) for name in text.SIDE.values()]
    speakers.sort(key=lambda o: (order.index(o[2]), o[1]))
    places = sorted(
        (key, f"{place.name} ({place.kind})", "Places") for key, place in ledger.places.items()
    )
    bases = plain_options(text.BASIS)
    happened = [option for option in bases if option[0] in get_args(DateBasis)]
    return {
        "asserted_by": found_first(speakers, found.speakers),
        "own_side": plain_options({side: text.SIDE[side] for side in OWN_SIDES}),
        "kind": plain_options(text.CLAIM_KIND),
        "group": [(key, text.capital(g.name), "") for key, g in ledger.groups.items()],
        "said_basis": bases,
        "happened_basis": happened,
        "published_basis": bases,
        "precision": plain_options(text.DATE_PRECISION),
        "place": found_first(places, found.places),
        "place_precision": plain_options(text.PLACE_PRECISION),
        "event": [(key, event.title, "") for key, event in ledger.events.items()],
        "topic": [(key, topic.question, "") for key, topic in ledger.topics.items()],
        "repeats": _repeatable(ledger.claims()),
    }


def _repeatable(claims: Iterable[Claim]) -> list[Suggestion]:
    """The casualty statements that the coded report may repeat."""
    return [
        (s.claim.id, f"{text.speaker(s.claim)}, "
         f"{text.said_briefly(s.claim)}: {text.counted(s.claim)}", "")
        for s in statements_made.statements([claim for claim in claims if claim.counts])
        if s.claim.origin is None
    ]  # fmt: skip

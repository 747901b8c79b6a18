"""What a row of the comparison says of itself, by what stands over it; and in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from explainer.analysis.counts import counting
from explainer.analysis.kept import kept
from explainer.analysis.matters import first_of_like
from explainer.analysis.statements import Statement
from explainer.figures.rowlabel import Label
from explainer.figures.tally import Labelled, Labels
from explainer.words import claims as text
from explainer.words import counts as words

__all__ = ["marked", "of_body", "of_event", "of_people", "says", "together", "whom"]

FIRST = "▸"
"""Stands before the day of the statement that was the first with its figures."""
StatementWords = Callable[[Statement], str]


@kept(1024)
def of_people(statement: Statement, above: Statement | None, _: str) -> Label:
    """Who says it, of whose losses, and of what event, below the people counted."""
    who, tag = _who(statement, above)
    event = statement.claim.event
    return _label(statement, who, tag, about=event.title if event else "")


@kept(1024)
def of_event(statement: Statement, above: Statement | None, _: str) -> Label:
    """Who says it, of whose losses and of whom, below the event."""
    return _label(statement, *_who(statement, above), then=_new(whom, statement, above))


@kept(1024)
def of_body(statement: Statement, above: Statement | None, body: str) -> Label:
    """Whom it counts, of whose losses, and who says it for the body, if not the body itself."""
    told = _new(whom, statement, above)
    said = _new(says, statement, above)
    event = statement.claim.event
    return _label(
        statement,
        told,
        words.STANDPOINT[counting(statement.claim)] if told else "",
        then="" if above is None and text.capital(said) == body else said,
        about=event.title if event else "",
    )


def marked(label: Labelled, now: Sequence[Statement], last: Sequence[Statement]) -> Labels:
    """The labels by now and on the last day, with a sign before the day of what was said first."""

    def with_signs(first: Collection[str]) -> Labelled:
        def found(statement: Statement, above: Statement | None, name: str) -> Label:
            own = label(statement, above, name)
            day, *how = own.said
            said = (f"{FIRST} {day}", *how) if statement.origin in first else own.said
            return replace(own, said=said)

        return found

    return Labels(with_signs(first_of_like(now)), with_signs(first_of_like(last)))


def together(given: Sequence[Statement], of: StatementWords) -> list[Statement]:
    """Statements in the order of saying, those that tell the same together, after the first."""
    first: dict[str, int] = {}
    for n, one in enumerate(given):
        first.setdefault(of(one), n)
    return sorted(given, key=lambda one: first[of(one)])


def whom(statement: Statement) -> str:
    """The people that it counts."""
    group = statement.claim.group
    return text.capital(group.name) if group else ""


def says(statement: Statement) -> str:
    """Who says it."""
    return text.speaker(statement.claim)


def _new(of: StatementWords, statement: Statement, above: Statement | None) -> str:
    """What a statement tells that the row above has not told."""
    told = of(statement)
    return "" if above and of(above) == told else told


def _who(statement: Statement, above: Statement | None) -> tuple[str, str]:
    """The speaker, and of whose losses; nothing where the row above has the same."""
    who, where = says(statement), counting(statement.claim)
    if above and (says(above), counting(above.claim)) == (who, where):
        return "", ""
    return who, words.STANDPOINT[where]


def _label(
    statement: Statement, strong: str, tag: str, *, then: str = "", about: str = ""
) -> Label:
    many = len(statement.documents)
    return Label(
        strong,
        tag,
        then,
        about,
        text.replaced_by(statement),
        words.said_short(statement.claim),
        words.in_documents(many) if many > 1 else "",
    )

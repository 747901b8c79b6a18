"""What is answered to somebody who codes a report: a pure function of what they have filled in.

Nothing is kept here and nothing is chosen for the reader. What is found in a line comes from
`findings`, records and their faults from `report`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from explainer.classroom.coding import agreement, report
from explainer.classroom.coding.beside import beside
from explainer.classroom.coding.defaults import filled
from explainer.classroom.coding.draft import (
    MOST_CHARACTERS,
    Draft,
    OpenedFile,
    Request,
    read_draft,
    read_request,
)
from explainer.classroom.coding.fields import ABOUT, FORM, MORE
from explainer.classroom.coding.findings import lines_of
from explainer.classroom.coding.naming import kept_as_said, names_in, own_names, own_records
from explainer.classroom.coding.offered import line_as_offered
from explainer.classroom.coding.own import OwnReport, with_these
from explainer.files import MAX_FILE_BYTES, FileError
from explainer.records import texts
from explainer.records.claims import Claim, Document
from explainer.records.ledger import Ledger
from explainer.words.coding import CODED

__all__ = ["answer", "checked_draft", "draft_of", "record_of_draft"]

_CHOICES = {name for _, fields in (*FORM, *MORE) for name, _, _ in fields}
_ABOUT = {name for name, _, _ in ABOUT}
RECORDS = (".yaml", ".yml")
"""How the names of files with a coding end."""


def answer(raw: object, ledger: Ledger) -> dict[str, Any]:
    """What is said to somebody who codes a report.

    Parameters
    ----------
    raw : object
        A request as JSON, or as what JSON gave; `draft.Request` has its fields.
    ledger : Ledger
        The records, for names, and to check what is coded.

    Returns
    -------
    dict
        ``draft``: what is to be kept now. ``form``, ``more_form`` (which may be left empty) and
        ``about_form``: what is asked, and by which inputs. ``line``: the line in hand with what is
        found in it. ``options``: the entries of every list. ``coded``: the coded claims in words.
        ``yaml``: the record.

        Where they have changed, ``problems`` and ``warnings``, in plain words, ``in_fold``, whether
        one lies in what may be left empty, and ``says``, what was done; where
        it was asked for and nothing is wrong, ``page`` (as `beside` has it), ``opened`` (the text
        of a file) and ``agreement`` (two readings compared, as HTML).

    Raises
    ------
    RequestError
        When the request is not understood; the message is one sentence for the reader.
    """
    request = read_request(raw)
    turn = _ASKED[request.ask](request, _sound(request.draft), ledger)
    return _reply(turn, ledger) | (_page(turn, ledger) if request.page else {})


@dataclass(frozen=True)
class _Turn:
    """What a request has led to."""

    draft: Draft
    said: Mapping[str, Any] = field(default_factory=dict)
    coding: report.Coding | None = None


def _reply(turn: _Turn, ledger: Ledger) -> dict[str, Any]:
    draft, records = turn.draft, turn.draft.records
    published = _day(draft.about.get("published", ""))
    known = with_these(ledger, *own_names(draft))
    line, options = line_as_offered(lines_of(draft.text), draft.at, known, published)
    return {
        "draft": draft.kept,
        "form": [[legend, list(map(list, fields))] for legend, fields in FORM],
        "more_form": [[legend, list(map(list, fields))] for legend, fields in MORE],
        "about_form": list(map(list, ABOUT)),
        "line": line,
        "options": options,
        "coded": [[c["at"]["line"], c["says"], _quote_beside(c)] for c in records],
        "yaml": report.to_yaml(_record(draft, records)) if records else "",
        **turn.said,
    }


def _quote_beside(record: Mapping[str, Any]) -> str:
    """The quotation of a claim, unless it stands for the pupil's own words already."""
    quote = str(record.get("quote", ""))
    return "" if f"“{quote}”" in record["says"] else quote


def _page(turn: _Turn, ledger: Ledger) -> dict[str, Any]:
    """The page beside the five, unless something is wrong with what is coded."""
    draft = turn.draft
    coding = turn.coding or checked_draft(draft, ledger)
    if draft.claims and coding.problems:
        return {}
    document = coding.document if draft.claims else None
    return {"page": beside(ledger, document, draft.text)}


# --- what can be asked ------------------------------------------------------------------


def _look(_: Request, draft: Draft, ledger: Ledger) -> _Turn:
    """The same again, as what is filled in about the report may have changed."""
    if not draft.claims:
        return _Turn(draft)
    coding = checked_draft(draft, ledger)
    return _Turn(draft, _told(coding), coding)


def _told(coding: report.Coding, **more: Any) -> dict[str, Any]:
    """What a coding has to be told of it."""
    return {"problems": list(coding.problems), "warnings": list(coding.warnings), **more}


def _read(request: Request, _: Draft, __: Ledger) -> _Turn:
    """Another text; what was coded of the last one is forgotten."""
    draft = Draft(text=texts.clean(request.words))
    damage = texts.damage(draft.text)
    problems = [f"The text is damaged: {damage}."] if damage else []
    says = "" if lines_of(draft.text) else "Paste a report, or open a file."
    return _Turn(draft, {"problems": problems, "says": says})


def _open(request: Request, draft: Draft, ledger: Ledger) -> _Turn:
    """The text in a file, which is only shown; or a coding, with which is gone on."""
    if not request.files:
        return _Turn(draft)
    file = request.files[0]
    if (content := file.data) and len(content) > MAX_FILE_BYTES:
        return _wrong(draft, f"The file {file.name} is larger than {MAX_FILE_BYTES:,} bytes.")
    if file.name.lower().endswith(RECORDS):
        return _go_on(draft, file, ledger)
    try:
        words = texts.decode(content, file.name)
    except FileError as fault:
        return _wrong(draft, f"The file {fault}.")
    if len(words) > MOST_CHARACTERS:
        many = f"The text of {file.name} is longer than {MOST_CHARACTERS:,} characters."
        return _wrong(draft, f"{many} Take the part of it that you want to code.")
    return _Turn(draft, {"opened": words, "problems": []})


def _go_on(draft: Draft, file: OpenedFile, ledger: Ledger) -> _Turn:
    coding = _coding_in(file, draft, ledger)
    if coding.document is None or coding.problems:
        return _wrong(draft, *coding.problems)
    said = _told(coding, says="The record is opened. Go on where it ends.")
    return _Turn(draft_of(coding.document, draft.text), said, None)


def _go(request: Request, draft: Draft, _: Ledger) -> _Turn:
    return _Turn(_at(draft, request.number))


def _add(_: Request, draft: Draft, ledger: Ledger) -> _Turn:
    """The claim in hand is coded, or it is said what is wrong with it."""
    lines = lines_of(draft.text)
    if not lines:
        return _Turn(draft)
    records, changing = draft.records, draft.changing
    claim_id = _new_id(records) if changing is None else records[changing]["id"]
    known = with_these(ledger, *own_names(draft))
    given = _known(draft.choices, _CHOICES)
    own, choices, news = names_in(draft, given, known.actors, known.places)
    choices = filled(choices, draft.about, with_these(ledger, *own_names(own)).actors)
    record = report.claim_record(choices, lines[draft.at], draft.text, claim_id)
    place = len(records) if changing is None else changing
    records[place : place + 1] = [record]
    coding = _checked(own, records, ledger)
    if coding.problems:
        return _Turn(draft, {**_told(coding, says=""), "in_fold": coding.in_fold})
    says = " ".join([CODED, *news, *kept_as_said(record)])
    return _Turn(_with(own, records, choices={}, changing=None), _told(coding, says=says), coding)


def _change(request: Request, draft: Draft, ledger: Ledger) -> _Turn:
    """A coded claim is taken in hand again."""
    if not 0 <= request.number < len(draft.claims):
        return _Turn(draft)
    try:
        claim = Claim.model_validate(draft.records[request.number])
    except ValidationError:  # records or rules have changed since it was coded
        return _look(request, draft, ledger)
    numbers = [line.number for line in lines_of(draft.text)]
    if claim.at and claim.at.line in numbers:
        draft = _at(draft, numbers.index(claim.at.line))
    changed = {"choices": _chosen(claim, draft), "changing": request.number}
    says = "Change the claim, then code it again."
    said = {"problems": [], "says": says, "in_fold": True}  # all that it has is to be seen
    return _Turn(_with(draft, draft.records, **changed), said)


def _chosen(claim: Claim, draft: Draft) -> dict[str, str]:
    """What was chosen for a claim, and on whose side a speaker is whom only this report has."""
    own = next((one for one in draft.speakers if one.id == claim.asserted_by), None)
    return report.choices_of(claim) | ({"own_side": own.side} if own else {})


def _remove(request: Request, draft: Draft, ledger: Ledger) -> _Turn:
    """A coded claim is forgotten."""
    if not 0 <= request.number < len(draft.claims):
        return _Turn(draft)
    records = [record for n, record in enumerate(draft.records) if n != request.number]
    coding = _checked(draft, records, ledger)
    said = _told(coding, says="The claim is forgotten.") | ({} if records else {"problems": []})
    return _Turn(_with(draft, records, changing=None), said, coding)


def _compare(request: Request, draft: Draft, ledger: Ledger) -> _Turn:
    """Two codings of the text in hand."""
    if len(request.files) != 2:
        return _wrong(draft, "Choose two files, one for each reader.")
    codings = [_coding_in(file, draft, ledger) for file in request.files]
    problems = [
        f"{file.name}: {problem}"
        for file, coding in zip(request.files, codings, strict=True)
        for problem in coding.problems
    ]
    first, second = (coding.document for coding in codings)
    if problems or first is None or second is None:
        return _wrong(draft, *problems)
    compared = agreement.compare(first, second, ledger)
    one, other = (file.name for file in request.files)
    return _Turn(draft, {"agreement": agreement.as_html(compared, (one, other)), "problems": []})


_ASKED: dict[str, Callable[[Request, Draft, Ledger], _Turn]] = {
    "look": _look, "read": _read, "open": _open, "go": _go, "add": _add, "change": _change,
    "remove": _remove, "compare": _compare,
}  # fmt: skip


# --- drafts -----------------------------------------------------------------------------


def draft_of(document: Document | None, text: str) -> Draft:
    """What a browser keeps of a text, and of a coding of it to go on with."""
    draft = Draft(text=texts.clean(text))
    if document is None:
        return draft
    record = report.record_of(document)
    about = {
        "published": document.published.date.isoformat(),
        "published_basis": document.published.basis,
        "published_note": document.published.note or "",
        **{n: v for n in ("title", "publisher", "url") if (v := record.get(n))},
    }
    own: dict[str, Any] = {}
    if isinstance(document, OwnReport):
        about |= {"own_text": "yes"} if document.own_text else {}
        own["speakers"] = [one.model_dump() for one in document.own_actors]
        own["places"] = [one.model_dump() for one in document.own_places]
    return _with(draft, record["claims"], about=about, **own)


def _with(draft: Draft, records: Sequence[Mapping[str, Any]], **changes: Any) -> Draft:
    """The draft with other claims and fields."""
    return read_draft({**draft.kept, "claims": list(records), **changes})


def _sound(draft: Draft) -> Draft:
    """The draft with numbers that fit its text and its claims."""
    changing = draft.changing
    if changing is not None and changing >= len(draft.claims):
        changing = None
    clean = draft.model_copy(update={"text": texts.clean(draft.text), "changing": changing})
    return _at(clean, draft.at)


def _at(draft: Draft, number: int) -> Draft:
    """The draft with another line in hand, the nearest that there is."""
    last = max(len(lines_of(draft.text)) - 1, 0)
    return draft.model_copy(update={"at": min(max(number, 0), last)})


def _wrong(draft: Draft, *problems: str) -> _Turn:
    return _Turn(draft, {"problems": list(problems), "says": ""})


def checked_draft(draft: Draft, ledger: Ledger) -> report.Coding:
    """What is coded, read and checked like every record."""
    return _checked(draft, draft.records, ledger)


def record_of_draft(draft: Draft) -> dict[str, Any]:
    """The record of what is coded, as it is written into a file."""
    return _record(draft, draft.records)


def _checked(draft: Draft, records: Sequence[Mapping[str, Any]], ledger: Ledger) -> report.Coding:
    return report.checked(_record(draft, records), draft.text, ledger)


def _record(draft: Draft, records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return report.document_record(
        _known(draft.about, _ABOUT), draft.text, records, *own_records(draft)
    )


def _coding_in(file: OpenedFile, draft: Draft, ledger: Ledger) -> report.Coding:
    return report.coding_from(file.data, draft.text, ledger)


def _known(given: Mapping[str, str], names: set[str]) -> dict[str, str]:
    """What was filled in, as far as it is for fields that there are."""
    return {name: words for name, words in given.items() if name in names}


def _day(published: str) -> dt.date | None:
    """The day of the report, as far as it is filled in."""
    try:
        return dt.date.fromisoformat(published)
    except ValueError:
        return None


def _new_id(records: Sequence[Mapping[str, Any]]) -> str:
    used = {record["id"] for record in records}
    numbers = range(1, len(used) + 2)
    names = (f"{report.DOCUMENT_ID}-{number}" for number in numbers)
    return next(name for name in names if name not in used)

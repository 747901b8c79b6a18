"""What a browser keeps of a report that is being coded, and what it asks: bounded, and read first.

A request is hostile until `read_request` has read it. Everything that a lesson has filled in is in
it, so that whoever answers keeps nothing.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

__all__ = [
    "MOST_CHARACTERS",
    "REQUEST_BYTES",
    "Draft",
    "OpenedFile",
    "Request",
    "RequestError",
    "read_draft",
    "read_request",
]  # fmt: skip

REQUEST_BYTES = 4_000_000
"""A larger request is not read: the largest file, as base64, and a whole draft are smaller."""
MOST_CHARACTERS = 100_000
"""So long may a text be; the longest reports have a tenth of it."""
MOST_CLAIMS = 200
MOST_IN_A_FIELD = 2_000
DEEPEST = 12
"""So far may what is sent be nested; a record needs half of it."""

FieldText = Annotated[str, Field(max_length=MOST_IN_A_FIELD)]
Choices = Annotated[dict[FieldText, FieldText], Field(max_length=60)]
Count = Annotated[int, Field(ge=0, le=10**9)]
AGAIN = "Load this page anew; if that does not help, forget what this browser keeps of it."


class RequestError(ValueError):
    """A request that cannot be answered; the message is one sentence for the reader."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class _At(_Shape):
    line: Count
    start: Count
    end: Count
    fingerprint: FieldText


class _Coded(_Shape):
    """A coded claim's record, as far as it is needed before it is read as every record is."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    id: FieldText
    at: _At
    says: FieldText
    quote: FieldText | None = None


class _OwnName(_Shape):
    """A speaker or a place that only this report has; ``side`` is that of a speaker."""

    id: FieldText
    name: FieldText
    side: FieldText = ""


OwnNames = Annotated[list[_OwnName], Field(max_length=2 * MOST_CLAIMS)]


class Draft(_Shape):
    """All of a report that is being coded.

    Attributes
    ----------
    text : str
        The report.
    about : dict of str to str
        What is filled in about it.
    claims : list
        The records of its coded claims.
    at : int
        The line in hand, counted from 0 among those with words.
    choices : dict of str to str
        What is filled in for the claim in hand.
    changing : int or None
        Which coded claim it will replace.
    speakers, places : list
        Those that only this report has.
    """

    text: Annotated[str, Field(max_length=MOST_CHARACTERS)] = ""
    about: Choices = {}
    claims: Annotated[list[_Coded], Field(max_length=MOST_CLAIMS)] = []
    at: Count = 0
    choices: Choices = {}
    changing: Count | None = None
    speakers: OwnNames = []
    places: OwnNames = []

    @property
    def records(self) -> list[dict[str, Any]]:
        """The coded claims as plain records."""
        return [claim.model_dump(exclude_unset=True) for claim in self.claims]

    @property
    def kept(self) -> dict[str, Any]:
        """All of it as JSON values."""
        return self.model_dump(exclude={"claims"}) | {"claims": self.records}


class OpenedFile(_Shape):
    """A file that was opened in the browser; ``content`` is its bytes as base64."""

    name: FieldText
    content: Annotated[str, Field(max_length=REQUEST_BYTES)]

    @property
    def data(self) -> bytes:
        """The bytes."""
        try:
            return base64.b64decode(self.content, validate=True)
        except ValueError:
            raise RequestError(f"What this page sent is not whole. {AGAIN}") from None


class Request(_Shape):
    """What is asked about a draft.

    Attributes
    ----------
    ask : str
        ``look``: nothing is done. ``read``: the text in ``words`` is taken in hand. ``open``: what
        is in a file. ``go``: to line ``number``. ``add``: the claim in hand is coded. ``change``,
        ``remove``: claim ``number``. ``compare``: the codings in two files.
    page : bool
        Whether to answer with the page on which the coded report stands beside the five.
    """

    ask: Literal["look", "read", "open", "go", "add", "change", "remove", "compare"]
    draft: Draft = Draft()
    number: Annotated[int, Field(ge=-(10**9), le=10**9)] = 0
    words: Annotated[str, Field(max_length=MOST_CHARACTERS)] = ""
    files: Annotated[list[OpenedFile], Field(max_length=2)] = []
    page: bool = False


def read_request(raw: object) -> Request:
    """A request from JSON, or from what JSON gave.

    Raises
    ------
    RequestError
        When it is not understood, or larger than it may be.
    """
    try:
        if isinstance(raw, str | bytes):
            if len(raw) > REQUEST_BYTES:
                raise RequestError(f"What this page sent is larger than {REQUEST_BYTES:,} bytes.")
            raw = json.loads(raw)
        return Request.model_validate(_plain(raw))
    except ValidationError as error:
        raise RequestError(_said(error)) from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, RequestError):
            raise
        raise RequestError(f"What this page sent is not whole. {AGAIN}") from None


def read_draft(raw: object) -> Draft:
    """A draft from what JSON gave.

    Raises
    ------
    RequestError
        When it is none, or larger than it may be.
    """
    try:
        return Draft.model_validate(raw)
    except ValidationError as error:
        raise RequestError(_said(error)) from None


def _plain(value: object, depth: int = 0) -> object:
    """The same without halves of signs, which no text and no record can hold."""
    if depth > DEEPEST:
        raise RequestError(f"What this page sent is nested too deep. {AGAIN}")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_plain(key): _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [_plain(inner, depth + 1) for inner in value]
    return value


_TOO_LONG = {
    "text": f"The text is longer than {MOST_CHARACTERS:,} characters. Take the part of it that "
    "you want to code.",
    "claims": f"No more than {MOST_CLAIMS} claims can be coded in one report.",
}
_TOO_LONG["words"] = _TOO_LONG["text"]


def _said(error: ValidationError) -> str:
    """The first fault in one sentence; what was given is not repeated."""
    fault = error.errors(include_url=False, include_input=False)[0]
    names = [str(part) for part in fault["loc"]]
    if fault["type"] in {"string_too_long", "too_long"} and names[-1] in _TOO_LONG:
        return _TOO_LONG[names[-1]]
    if fault["type"] == "string_too_long":
        return f"One field holds more than {MOST_IN_A_FIELD:,} characters. Make it shorter."
    where = "".join(c for c in ".".join(names)[:60] if c.isprintable())
    return f"What this page sent was not understood ({where or 'as a whole'}). {AGAIN}"

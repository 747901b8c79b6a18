"""What records are made of: their base, and values that have a form: an id, a sentence, a day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from explainer.records.problems import Fault, UnsoundError

__all__ = ["Day", "Record", "Sentence", "Sha256", "Slug"]

_SLUG = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_SENTENCE = r"\s*\S[\s\S]{6,}[.?!”’)]\s*"
_SHA256 = r"[0-9a-f]{64}"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _form(whole: str, **more: str) -> WithJsonSchema:
    """The JSON Schema of text that a pattern matches as a whole."""
    return WithJsonSchema({"type": "string", "pattern": f"^{whole}$", **more})


def _slug(value: str) -> str:
    if not re.fullmatch(_SLUG, value):
        raise UnsoundError(Fault("no-id", value=value))
    return value


def _sentence(value: str) -> str:
    if not re.fullmatch(_SENTENCE, value):
        raise UnsoundError(Fault("no-sentence", value=value))
    return value.strip()


def _sha256(value: str) -> str:
    if not re.fullmatch(_SHA256, value):
        raise UnsoundError(Fault("no-fingerprint", value=value))
    return value


def _iso_day(value: object) -> object:
    """Only a date written out: pydantic alone would also read a number as seconds since 1970."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and re.fullmatch(_DAY, value):
        return value
    raise PydanticCustomError("date_written_out", "expected year-month-day")


Day = Annotated[dt.date, BeforeValidator(_iso_day), _form(_DAY, format="date")]
Slug = Annotated[str, AfterValidator(_slug), _form(_SLUG)]
Sentence = Annotated[str, AfterValidator(_sentence), _form(_SENTENCE)]
Sha256 = Annotated[str, AfterValidator(_sha256), _form(_SHA256)]


class Record(BaseModel):
    """Base of every record: unknown fields are errors, and a record never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

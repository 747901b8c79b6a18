"""Why a text is not YAML, in words for somebody who writes records: line, column, field, fix.

The parser names what it expected; here it is looked at what was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import yaml

__all__ = ["FormError", "YamlPlace", "explained", "no_field_name", "sign", "where"]

_FIELD = re.compile(r"^\s*(?:-\s+)*(?:[{\[]\s*)*[\"']?([A-Za-z_][\w-]*)[\"']?\s*:(?:\s|$)")
_NO_INDENT = re.compile(r"^[ -]*([^\S \n]|[\u200b-\u200f\u2060\ufeff\u00ad])")
_BEGINS = re.compile(
    r"^\s*(?:- +)*(?:[\w-]+:\s+(- )|(?:[\w-]+:\s+)?([>|](?=\s*[^\s>|+0-9-])|[@`%&*!\]},?]))"
)
QUOTE_IT = "put the whole value in quotation marks"


@dataclass(frozen=True)
class YamlPlace:
    """A place in a file, and the field that stands there, if one does."""

    line: int
    column: int
    field: str = ""

    def __str__(self) -> str:
        field = f" (field {self.field!r})" if self.field else ""
        return f"line {self.line}, column {self.column}{field}"


class FormError(ValueError):
    """A fault of form, said in our words."""

    def __init__(self, at: YamlPlace, said: str) -> None:
        super().__init__(f"is not valid YAML: {at}: {said}")


def where(mark: Any, lines: list[str]) -> YamlPlace:
    """Where a mark of the parser is, and in which field."""
    line = min(mark.line, max(len(lines) - 1, 0))
    return YamlPlace(mark.line + 1, mark.column + 1, _field_at(line, lines))


def _field_at(line: int, lines: list[str]) -> str:
    """The field of a line: its own, or the nearest one above."""
    for n in range(line, max(line - 30, -1), -1):
        if n < len(lines) and (found := _FIELD.match(lines[n])):
            return found[1][:60]
    return ""


def sign(character: str) -> str:
    """A character by its name: "no-break space (U+00A0)"."""
    name = unicodedata.name(character, "control character").lower()
    return f"{name} (U+{ord(character):04X})"


def no_field_name(key: str) -> str | None:
    """Why a key cannot be a field's name because of signs that are hard to see, or None."""
    strange = [c for c in key if c in "“”‘’„«»" or (c != " " and not c.isprintable())]
    if not strange:
        return None
    return (
        f"the name of a field has a {sign(strange[0])} in it; write the name with plain letters, "
        "and blanks before it"
    )


def explained(error: yaml.YAMLError, text: str, lines: list[str]) -> str:
    """A parser's fault in our words, with line, column, field and fix."""
    if isinstance(error, yaml.reader.ReaderError):
        return str(_unreadable_sign(error, text))
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    at, began = (mark and where(mark, lines) for mark in marks)
    if at is None:
        at = YamlPlace(len(lines), 1)
    said = _quoted(error, began, lines) or _seen(at, began, lines) or _told(error, at, lines)
    place, fix = (began, said[1]) if said[0] == "began" and began else (at, said[1])
    if isinstance(said[0], int):
        place = YamlPlace(said[0] + 1, at.column, _field_at(said[0], lines))
        column = _NO_INDENT.match(lines[said[0]])
        if column:
            place = YamlPlace(said[0] + 1, column.end(), place.field)
    return str(FormError(place, fix))


def _unreadable_sign(error: yaml.reader.ReaderError, text: str) -> FormError:
    """The C parser gives no line for a sign that YAML forbids, so it is looked for."""
    bad = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = bad.start() if bad else min(int(error.position or 0), len(text))
    before = text[:at]
    place = YamlPlace(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    name = f"a {sign(text[at])}" if at < len(text) else "a sign"
    return FormError(place, f"{name} cannot stand in YAML; delete it")


_Said = tuple[Any, str]


def _quoted(error: yaml.YAMLError, began: YamlPlace | None, lines: list[str]) -> _Said | None:
    """A quotation mark that is not closed, or closed too early by an apostrophe."""
    context = str(getattr(error, "context", "") or "")
    problem = str(getattr(error, "problem", "") or "")
    if "quoted scalar" not in context or began is None:
        return None
    if "escape" in problem or "hexadecimal" in problem:
        return "at", "a backslash within \"…\" begins an escape; write it twice, or use '…'"
    line = lines[began.line - 1] if began.line <= len(lines) else ""
    mark = line[began.column - 1 : began.column] or "here"
    return "began", f"the quotation mark {mark} is not closed; write it again at the end"


def _seen(at: YamlPlace, began: YamlPlace | None, lines: list[str]) -> _Said | None:
    """What can be seen in the lines around the fault: indents, marks, colons."""
    last = min(at.line - 1, len(lines) - 1)
    first = max(min(began.line - 1 if began else last, last - 1), last - 200, 0)
    for n in range(last, first - 1, -1):
        if indent := _NO_INDENT.match(lines[n]):
            name = "tab" if indent[1] == "\t" else sign(indent[1])
            return n, f"the line begins with a {name}; indent with blanks (the space bar) only"
        if re.match(r"^ *[\u2010-\u2015\u2212] ", lines[n]):
            return n, "an entry of a list begins with a plain hyphen and a blank (“- ”)"
    line = lines[last] if lines else ""
    if found := _BEGINS.match(line):
        return "at", f"a value cannot begin with {(found[1] or found[2]).strip()}; {QUOTE_IT}"
    return _between_marks(last, line, lines)


def _between_marks(last: int, line: str, lines: list[str]) -> _Said | None:
    """Words after a closing quotation mark, a colon within words, a colon without a blank."""
    for text in dict.fromkeys((line, lines[last - 1] if last else "")):
        if found := re.match(r"^\s*(?:- +)*[\w-]+:\s+(['\"])(.*)$", text):
            rest = found[2].replace(found[1] * 2, "") if found[1] == "'" else found[2]
            _, closed, after = rest.partition(found[1])
            if closed and after.strip() and not after.lstrip().startswith("#"):
                return "at", (
                    f"words stand after the closing {found[1]}; an apostrophe within '…' is "
                    "written twice (''), or use the other kind of quotation mark around the value"
                )
    if re.match(r"^\s*(?:- +)*[\w-]+:\s+[^'\"\s|>{\[].*:(\s|$)", line):
        return "at", f"a colon and a blank stand within the words; {QUOTE_IT}"
    if re.match(r"^\s*(?:- +)*[A-Za-z_][\w-]*:[^\s/]", line):
        return "at", "a blank is missing after the colon of the field"
    return None


def _told(error: yaml.YAMLError, at: YamlPlace, lines: list[str]) -> _Said:
    """What the parser expected, in our words."""
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    if "flow" in context or "',' or" in problem:
        return "began", "a bracket [ or { is not closed, or a comma is missing between two entries"
    if "could not find expected ':'" in problem:
        return _without_colon(at, lines)
    if "mapping values" in problem and line.count(": ") + line.rstrip().endswith(":") > 1:
        return "at", f"a colon and a blank stand within the words; {QUOTE_IT}"
    if "mapping values" in problem:
        return "at", (
            f"{_indented(at, line, lines)}. If it belongs to the words above it: {QUOTE_IT}"
        )
    if "directive" in problem or "directive" in context:
        return "at", f"a line cannot begin with %; {QUOTE_IT}"
    if "block" in context or "block" in problem or "expected" in problem:
        return "at", _indented(at, line, lines)
    return "at", (
        "cannot be read from here on; look at this line and the one above: blanks at the "
        "beginning, quotation marks, colons"
    )


def _without_colon(at: YamlPlace, lines: list[str]) -> _Said:
    """The parser notices a missing colon one line late."""
    for n in range(min(at.line, len(lines)) - 1, max(at.line - 4, -1), -1):
        words = lines[n].strip()
        if words and not _FIELD.match(lines[n]) and not words.startswith("#"):
            return n, f"a colon is missing: {words[:40]!r} should be 'field: value'"
    return "at", "a colon is missing after the name of the field; expected 'field: value'"


def _indented(at: YamlPlace, line: str, lines: list[str]) -> str:
    """A line whose blanks at the beginning fit no line above."""
    own = len(line) - len(line.lstrip(" "))
    above = next((t for t in reversed(lines[: at.line - 1]) if t.strip()), "")
    other = len(above) - len(above.lstrip(" "))
    if own == other and ": " not in above and not line.lstrip().startswith("-"):
        return "“- ” is missing before the entry of a list, or a colon after the name of a field"
    if own == other:
        return "cannot be read here; look at the end of the line above: quotation marks, colons"
    return (
        f"the line begins with {own} blanks and the one above with {other}; the fields of one "
        "record begin in the same column, and each entry of a list with “- ”"
    )

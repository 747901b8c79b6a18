"""YAML into plain lists, mappings and words; what is wrong is said in our words, with its line.

The events of the C parser are put together here and not by PyYAML: so no tag, alias, depth or
kind of number in a file can do more than be refused, and ``no`` stays the word "no". A value is
words, or nothing; records make numbers and days of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from explainer.records.yamlfaults import FormError, explained, no_field_name, sign, where

__all__ = ["YamlError", "load"]

MAX_DEPTH = 40
_OR_QUOTE = "or put it in quotation marks if the {} belongs to the words"
_LEAVE_OUT = f"write the value without it, {_OR_QUOTE}"
_NOTHING = {"", "~", "null", "Null", "NULL"}
_TURNING = re.compile("[\u202d\u202e]")
"""Signs nobody sees that have the letters behind them read backwards."""
_CURLY = frozenset("“”„‟«»‘’‚‛")
_WRAPPED = re.compile(r"[“”„‟«»].*[“”„‟«»]|[‘’‚‛].*[‘’‚‛]", re.DOTALL)
_PLAIN_TAGS = {
    kind: {f"tag:yaml.org,2002:{name}", "!", None}
    for kind, name in (
        (ScalarEvent, "str"),
        (SequenceStartEvent, "seq"),
        (MappingStartEvent, "map"),
    )
}
"""The tags that say of a value what it is anyway."""


class YamlError(ValueError):
    """What is wrong with a YAML file: the end of a sentence that begins with its name."""


@dataclass
class _Open:
    """A list or mapping whose end has not been read."""

    content: Any
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)
    has_key: bool = False

    def take(self, value: Any) -> None:
        """Put in the next entry, or the value of the key before."""
        if isinstance(self.content, list):
            self.content.append(value)
        else:
            self.content[self.key] = value
            self.has_key = False


def load(text: str) -> Any:
    """The content of a YAML text.

    Raises
    ------
    YamlError
        When it is not YAML, or holds what records never need: aliases and anchors, tags, more
        than one document, a key twice, lists as keys, more than `MAX_DEPTH` levels.
    """
    lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)
    try:
        return _built(text, lines)
    except yaml.YAMLError as error:
        fault = explained(error, text, lines)
    except FormError as error:
        fault = str(error)
    raise YamlError(fault) from None


def _built(text: str, lines: list[str]) -> Any:
    bottom: list[Any] = []
    stack = [_Open(bottom)]
    documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        kind = type(event)
        if kind in _PLAIN_TAGS:
            _refuse(event, lines)
            _put(event, stack, lines)
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif kind is AliasEvent:  # it can grow without end
            said = f"uses a YAML alias (*); write the value out, {_OR_QUOTE.format('*')}"
            raise _fault(event, lines, said)
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _fault(event, lines, "“---” begins a second document; "
                            "keep one in a file, or delete this line")  # fmt: skip
    return bottom[0] if bottom else None


def _fault(event: Event, lines: list[str], said: str) -> FormError:
    return FormError(where(event.start_mark, lines), said)


def _put(event: Event, stack: list[_Open], lines: list[str]) -> None:
    """One more value, key, or beginning of a list or mapping."""
    top = stack[-1]
    if isinstance(top.content, dict) and not top.has_key:
        top.key, top.has_key = _key(event, top, lines), True
        return
    if isinstance(event, ScalarEvent):
        top.take(_value(event, lines))
        return
    content: Any = {} if isinstance(event, MappingStartEvent) else []
    top.take(content)
    stack.append(_Open(content))
    if len(stack) > MAX_DEPTH:
        raise _fault(event, lines, f"nested more than {MAX_DEPTH} deep; "
                     "records need five levels")  # fmt: skip


def _refuse(event: Any, lines: list[str]) -> None:
    """What no record needs: anchors and tags."""
    if event.anchor is not None:
        raise _fault(event, lines, f"uses a YAML anchor (&); {_LEAVE_OUT.format('&')}")
    if event.tag not in _PLAIN_TAGS[type(event)]:
        raise _fault(event, lines, f"uses a YAML tag (!); {_LEAVE_OUT.format('!')}")


def _key(event: Event, top: _Open, lines: list[str]) -> str:
    if not isinstance(event, ScalarEvent):
        raise _fault(event, lines, "a key is a list or a mapping; expected a word")
    key: str = event.value
    if not (key.isascii() and key.isprintable()) and (fault := no_field_name(key)):
        raise _fault(event, lines, fault)
    if key in top.seen:
        also = f"(also in line {top.seen[key]}); delete one"
        raise _fault(event, lines, f"the key {key!r:.60} is given twice {also}")
    mark: Any = event.start_mark
    top.seen[key] = mark.line + 1
    return key


def _value(event: ScalarEvent, lines: list[str]) -> str | None:
    value: str = event.value
    if not value.isascii() and (turned := _TURNING.search(value)):
        raise _fault(event, lines, f"a {sign(turned[0])} turns round what is read; delete it")
    if event.style or event.tag:
        return value
    mark: Any = event.end_mark
    rest = lines[mark.line][mark.column :] if mark.line < len(lines) else ""
    if rest[:1] in {" ", "\t"} and rest[1:2] == "#":  # two blanks before a remark, as all write it
        raise _fault(
            event,
            lines,
            "what stands after “#” would not be read; put the value in quotation marks, or the "
            "remark on a line of its own",
        )
    if value[:1] in _CURLY and _WRAPPED.fullmatch(value):
        raise _fault(
            event,
            lines,
            "is wrapped in curly quotation marks, which would be kept as part of the value; write "
            "straight ones (') around it",
        )
    return None if value in _NOTHING else value

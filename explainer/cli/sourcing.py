"""``source`` and ``address``: the record of one more report is begun, and words are located."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.cli.telling import complain, put, write

if TYPE_CHECKING:
    from explainer.records.lookalikes import LookalikeMatch

__all__ = ["add_locate", "add_sources"]

MAX_PLACES = 50
"""So many places of the same words are listed."""


def add_sources(source: argparse.ArgumentParser) -> None:
    """The steps of a new source."""
    steps = source.add_subparsers(required=True, metavar="step")
    new = steps.add_parser("new", help="write the skeleton of a record from a text")
    new.add_argument("--document", type=Path, required=True, metavar="TEXT", help="the text file")
    new.add_argument("--title", help="the headline")
    new.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="for example seeds/wider/my-report.yaml; default: standard output",
    )
    new.set_defaults(run=_new_source)
    add_locate(steps.add_parser("locate", help="print the address of words in a text"))


def add_locate(locate: argparse.ArgumentParser) -> None:
    """What locates words in a text."""
    locate.add_argument("text", type=Path, help="the text file")
    locate.add_argument("words", help="the words; what only looks the same is found too")
    locate.set_defaults(run=_address)


def _new_source(options: argparse.Namespace) -> int:
    from explainer.publish import sources
    from explainer.records import texts
    from explainer.records.loading import load_ledger

    file: Path | None = options.output
    key = sources.id_of(file) if file else sources.id_for(options.document.stem)
    text = texts.read(options.document)
    name = options.document.name
    _tell_damage(text, name)
    ring = sources.ring_of(file)
    made = sources.skeleton(text, name, load_ledger(), key=key, title=options.title, ring=ring)
    if file is None:
        return put([made.rstrip("\n")], None)
    sources.write(made, file)
    write(f"{file} is written; open it and fill in what says {sources.TODO}")
    return 0


def _address(options: argparse.Namespace) -> int:
    from explainer.records import lookalikes, texts

    text = texts.read(options.text)
    _tell_damage(text, options.text.name)
    found = lookalikes.find(text, options.words)
    exact = [place for place in found if not place.told] or found
    if len(exact) != 1:
        complain(_not_once(found, text, options))
        return 1
    write(_address_line(text, exact[0]))
    if exact[0].told:
        complain(f"these words look the same but are not: {exact[0].told}")
    for other in found:
        if other is not exact[0]:
            complain(f"line {other.line} has words that look the same: {other.told}")
    return 0


def _tell_damage(text: str, name: str) -> None:
    """Warn of a text that was damaged before it came here: its words are still addressed."""
    from explainer.records import texts

    if damage := texts.damage(text):
        complain(f"{name} is damaged: {damage}")


def _address_line(text: str, place: LookalikeMatch) -> str:
    fingerprint = hashlib.sha256(text[place.start : place.end].encode()).hexdigest()
    return (
        f"at: {{line: {place.line}, start: {place.start}, end: {place.end}, "
        f"fingerprint: {fingerprint}}}"
    )


def _not_once(occurrences: Sequence[LookalikeMatch], text: str, options: argparse.Namespace) -> str:
    """Where words stand that do not stand in one place: every place, or the nearest line."""
    from explainer.records import lookalikes

    said = f"{options.words!r} occurs {len(occurrences)} times in {options.text}; expected once"
    near = None if occurrences else lookalikes.nearest_line(text, options.words)
    if near:
        return f"{said}. Nearest is line {near[0]}: {near[1]:.120}"
    places = [
        f"line {place.line}: {_address_line(text, place)}{f' ({place.told})' * bool(place.told)}"
        for place in occurrences
    ]
    return "\n".join([said, *places[:MAX_PLACES], *_more(places)])


def _more(places: Sequence[str]) -> list[str]:
    rest = len(places) - MAX_PLACES
    return [f"… and {rest:,} more; give more of the words"] if rest > 0 else []

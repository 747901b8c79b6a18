"""The list of every field: in which file, what it means, and where it leaves in an export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explainer.publish import claims, jsonld
from explainer.records import schemas
from explainer.records.claims import Claim, Document, Record
from explainer.records.fields import Column, Field, fields_of
from explainer.records.meanings import MEANINGS
from explainer.words import publishing as words

__all__ = ["as_text", "write"]


def as_text() -> str:
    """The list as Markdown."""
    parts = [words.FIELDS.format(vocabulary=jsonld.VOCABULARY)]
    told: set[type[Record]] = set()
    for name, model in schemas.FILES.items():
        kind = "one document" if model is Document else "a list"
        parts.append(f"\n## {name}.json ({kind})\n")
        for record in _records(model):
            if record not in told:
                told.add(record)
                parts += ["", f"**{record.__name__}**. {_first_line(record)}", "", *_rows(record)]
    parts += [f"\n## {words.COLUMNS}\n", *_columns(), ""]
    return "\n".join(parts)


def write(folder: Path) -> Path:
    """Write the list beside the schemas.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    file = folder / "README.md"
    file.write_text(as_text(), encoding="utf-8", newline="\n")
    return file


def _records(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in fields_of(model):
        if field.inner:
            yield from _records(field.inner)


def _first_line(model: type[Record]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _rows(model: type[Record]) -> Iterator[str]:
    yield from ("| field | holds | meaning |", "|---|---|---|")
    for field in fields_of(model):
        yield f"| `{field.name}` | {_holds(field)} | {_told(model, field.name)} |"


def _holds(field: Field) -> str:
    kinds = {str: "words", int: "number", float: "number", bool: "true or false"}
    if field.inner:
        one = field.inner.__name__
    elif field.wording:
        one = "quantity in words"
    elif field.slug:
        one = "id"
    else:
        one = "day" if field.is_day else kinds.get(field.plain or str, "value")
    return f"list of {one}" if field.many else one


def _columns() -> Iterator[str]:
    yield from ("| column | meaning |", "|---|---|")
    for column in claims.columns():
        yield f"| `{column.name}` | {_meaning(column)} |"


def _meaning(column: Column) -> str:
    """What the field at the end of a column's way means, and if it is a list, that it is JSON."""
    roots: dict[str, type[Record]] = {"document": Document, "derived": claims.Readable}
    first, *rest = column.path
    model, names = (roots[first], rest) if first in roots else (Claim, [first, *rest])
    for name in names[:-1]:
        model = next(f.inner for f in fields_of(model) if f.name == name and f.inner)
    told = _told(model, names[-1])
    return told if column.plain else f"{told} (JSON)"


def _told(model: type[Record], name: str) -> str:
    """The meaning of a field; of one that is added to a record, of the field it is made of."""
    own = model.__name__.removesuffix("Bounds") or model.__name__
    return MEANINGS.get(own, {}).get(name, "")

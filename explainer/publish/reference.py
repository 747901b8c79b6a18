"""The list of every field: in which file, what it means, and where it leaves in an export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explainer.publish import claims, jsonld
from explainer.records import schemas
from explainer.records.claims import Claim, Document, Record
from explainer.records.fields import Column, Field, fields_of
from explainer.records.meanings import MEANINGS

__all__ = ["as_text", "write"]

_HEAD = """\
# Every field of the records

Made by `python -m explainer export schema --folder seeds/schema`, as the JSON Schemas beside it
are: change the models, then run that again. An editor with YAML support reads the schema that the
first line of each record file names, completes fields and shows what they mean.

`export claims` writes every field of every claim of all rings, with its document and what is
derived of it. A document that a class has coded is never written.

- **JSON Lines** (`--format jsonl`): one object a line; the claim as in the YAML, with `document`
  and `derived` beside its fields.
- **CSV** (`--format csv`): UTF-8 with a byte order mark, one claim a line. The name of a column is
  the way to the value in the JSON, with `_` between, and its unit where the name does not tell it.
  A list stands in its cell as JSON. An empty cell says that nothing is there.
- A spreadsheet would run a cell that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab
  or a line end. Such a cell gets one `'` before it, and so does one that begins with `'`; words
  that are empty are written as `'`. Take one `'` away and you have what stands in the record.
- `explainer.publish.claims.read_csv` and `read_jsonl` give the records back, equal to the YAML.

`export jsonld` writes the claims as schema.org `Claim` and their evidence as W3C Web Annotations:
a `TextPositionSelector` where the text was read, a `TextQuoteSelector` where a quotation is kept
(without what stands around it: no article text is kept here). Our own terms begin with
`{vocabulary}`, an address that nobody has to fetch; each is described in the file. `ClaimReview` is
not used: it is a verdict on whether a claim is true, and nothing here gives one.
"""


def as_text() -> str:
    """The list as Markdown."""
    parts = [_HEAD.format(vocabulary=jsonld.VOCABULARY)]
    told: set[type[Record]] = set()
    for name, model in schemas.FILES.items():
        kind = "one document" if model is Document else "a list"
        parts.append(f"\n## {name}.json ({kind})\n")
        for record in _records(model):
            if record not in told:
                told.add(record)
                parts += ["", f"**{record.__name__}**. {_first_line(record)}", "", *_rows(record)]
    parts += ["\n## Columns of the CSV\n", *_columns(), ""]
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

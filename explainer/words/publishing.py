"""What is told to who makes pages and records: in their window, and at the head of a new file."""

from __future__ import annotations

__all__ = [
    "ALTERED",
    "BOUNDS",
    "CANDIDATES",
    "COLUMNS",
    "FIELDS",
    "MADE",
    "MORE_IN_LINE",
    "NOT_GIVEN",
    "RECORDS",
    "already_there",
    "damaged",
    "left_to_fill",
    "no_record_name",
    "not_kept",
    "not_rendered",
    "unwritten",
]

MADE = "The pages are being made; this is done once and takes up to a minute."
ALTERED = "is not as it was written"


def damaged(fault: str) -> str:
    """That pages which were kept are made again."""
    return f"The pages that were kept are damaged ({fault}): they are made again."


def not_kept(cache: object) -> str:
    """That a folder for builds cannot be written."""
    return f"{cache} cannot be written, so the pages are not kept for the next time."


def unwritten(folder: object) -> str:
    """That a build is not what was written."""
    return f"{folder} could not be written"


def not_rendered(notebook: str, why: object) -> str:
    """That a notebook did not come to its end."""
    return f"{notebook} could not be run: {why}"


# ---- records as they are given away --------------------------------------------------------------

RECORDS = "Durand Line Explainer: the records"
COLUMNS = "Columns of the CSV"
FIELDS = """\
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
"""What stands before the list of every field, as Markdown."""
BOUNDS = "What the wordings of a claim mean, as numbers."
NOT_GIVEN = "The source does not say whom; a value, not a gap."


# ---- a new record -------------------------------------------------------------------------------

CANDIDATES = """
# What stands in the text, line by line, to start from. Put a claim for each thing that the report
# asserts in place of [] above, and delete this list. `source locate` prints the address of words.
"""
MORE_IN_LINE = "#   … more stands in this line than may be kept here"


def left_to_fill(mark: str) -> str:
    """What the mark in a skeleton asks for."""
    return (
        f"# Fill in what says {mark}; “not stated” says that you looked and the text does not tell."
    )


def no_record_name(given: str, such_as: str) -> str:
    """That a file cannot hold a record, by its name."""
    return (
        f"{given!r} cannot be the name of a record: expected lower-case letters, digits and single "
        f"hyphens, such as {such_as}.yaml"
    )


def already_there(file: object) -> str:
    """That nothing was written over a file."""
    return f"{file} is there already and was left as it is; choose another name"

"""JSON Schema of the YAML files: what an editor shows, and that it is what the models ask."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import LISTS, MISSING, claim, document, statement, wider_document, write_seeds
from jsonschema import Draft202012Validator

from explainer import paths
from explainer.publish import claims, reference
from explainer.records import checks, quantities, schemas
from explainer.records.claims import Document, Record
from explainer.records.fields import fields_of
from explainer.records.loading import read_ledger
from explainer.records.meanings import MEANINGS

SEEDS = paths.seeds_folder()
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
AGAIN = "run `python -m explainer export schema --folder seeds/schema`"


@cache
def validator(name: str) -> Draft202012Validator:
    made = schemas.schema(name)
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def faults(name: str, record: Any) -> list[str]:
    plain = json.loads(json.dumps(record, default=str))
    return [error.message for error in validator(name).iter_errors(plain)]


def record_files(project: Path) -> Iterator[tuple[Path, str]]:
    """Every YAML file of records, with the name of its schema."""
    files = [
        *SEEDS.glob("*.yaml"),
        *SEEDS.glob("*/*.yaml"),
        *(project / "notebooks" / "teaching").glob("*.yaml"),
    ]
    for file in files:
        yield file, file.stem if file.stem in schemas.FILES else "document"


def plain_yaml(file: Path) -> Any:
    """As an editor reads it: YAML 1.2 knows no days, so they are words."""
    return json.loads(json.dumps(yaml.safe_load(file.read_text(encoding="utf-8")), default=str))


# --- the committed files ----------------------------------------------------------------


def test_the_files_are_those_of_the_models(tmp_path: Path) -> None:
    written = {f.name: f.read_text("utf-8") for f in schemas.write(tmp_path)}
    reference.write(tmp_path)
    written["README.md"] = (tmp_path / "README.md").read_text("utf-8")
    kept = {f.name: f.read_text("utf-8") for f in (SEEDS / "schema").iterdir()}
    assert kept.keys() == written.keys()
    old = [name for name in kept if kept[name] != written[name]]
    assert not old, f"seeds/schema is not of these models; {AGAIN}"


def test_every_record_file_names_its_schema_in_its_first_line(project: Path) -> None:
    for file, name in record_files(project):
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        found = FIRST_LINE.fullmatch(first)
        where = os.path.relpath(SEEDS / "schema" / f"{name}.json", file.parent)
        assert found, f"{file.name}: expected `# yaml-language-server: $schema={where}` first"
        assert (file.parent / found[1]).resolve() == SEEDS / "schema" / f"{name}.json"


@pytest.mark.long
def test_every_record_is_of_its_schema(project: Path) -> None:
    named = [name for _, name in record_files(project)]
    assert set(named) == set(schemas.FILES)
    wrong = [
        f"{file.name}: {fault}"
        for file, name in record_files(project)
        for fault in faults(name, plain_yaml(file))
    ]
    assert not wrong, "\n".join(wrong)


# --- what an editor shows ---------------------------------------------------------------


def models(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in fields_of(model):
        if field.inner:
            yield from models(field.inner)


def test_every_field_has_a_meaning_and_no_meaning_is_of_a_field_that_is_gone() -> None:
    roots = (*schemas.FILES.values(), claims.Readable)
    found: dict[str, set[str]] = {}
    for root in roots:
        for model in models(root):
            if not model.__name__.endswith("Bounds") or model.__name__ == "Bounds":
                found[model.__name__] = {field.name for field in fields_of(model)}
    told = {name: set(MEANINGS.get(name, {})) for name in found}
    missing = {name: found[name] - told[name] for name in found if found[name] - told[name]}
    gone = {name: told[name] - found[name] for name in found if told[name] - found[name]}
    assert not missing, f"say what it means in explainer/meanings.py, then {AGAIN}"
    assert not gone, f"take it out of explainer/meanings.py, then {AGAIN}"


def test_fields_are_completed_with_words_patterns_and_meanings() -> None:
    made = schemas.schema("document")
    parts = made["$defs"]
    assert "casualties" in parts["Claim"]["properties"]["kind"]["enum"]
    assert parts["Claim"]["properties"]["id"]["pattern"]
    assert parts["Claim"]["properties"]["says"]["description"].startswith("One whole sentence")
    assert parts["SaidOn"]["properties"]["date"]["format"] == "date"
    for part in (made, *parts.values()):
        assert part["additionalProperties"] is False
        for name, told in part["properties"].items():
            assert told.get("description"), name


def test_the_examples_of_wordings_are_wordings() -> None:
    for words in schemas.WORDINGS:
        assert quantities.parse(words).words == words


# --- it refuses what the models refuse --------------------------------------------------

LONG = " ".join(["word"] * 26)
BAD_CLAIMS = [
    {"id": "Not An Id"},
    {"id": MISSING},
    {"kind": "rumour"},
    {"modality": "shouts"},
    {"asserted_by": "the army"},
    {"said_on__date": "28 October"},
    {"said_on__basis": "guessed"},
    {"said_on": "2025-10-28"},
    {"happened__precision": "hour"},
    {"happened__precision": "day"},
    {"where": [{"place": "kabul"}]},
    {"counts": MISSING},
    {"counts__killed": MISSING},
    {"counts__killed": -50},
    {"counts__dead": "five"},
    {"quote": MISSING},
    {"quote": LONG},
    {"says": "no sentence"},
    {"at": MISSING},
    {"at__line": 0},
    {"at__start": -1},
    {"at__fingerprint": "abc"},
    {"silence": "perhaps"},
    {"relates": [{"to": "other", "how": "contradicts"}]},
    {"topic": "toll"},
]
BAD_DOCUMENTS = [
    {"ring": "third"},
    {"text": MISSING},
    {"text__sha256": "abc"},
    {"text__words": 0},
    {"published": MISSING},
    {"claims": MISSING},
    {"claims": {}},
    {"headline": "A"},
]
BAD_WIDER = [{"url": MISSING}, {"url": "example.org"}, {"checked": MISSING}, {"checked": ""}]


def refused_by_the_models(folder: Path, *records: dict[str, Any]) -> bool:
    ledger, found = read_ledger(write_seeds(folder, *records))
    return bool(found or checks.cross_record_problems(ledger))


@pytest.mark.parametrize("change", BAD_CLAIMS, ids=str)
def test_a_claim_that_is_refused_is_refused_by_the_schema(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    bad = document(claim(**change))
    assert refused_by_the_models(tmp_path, bad)
    assert faults("document", bad)


@pytest.mark.parametrize("change", BAD_DOCUMENTS, ids=str)
def test_a_document_that_is_refused_is_refused_by_the_schema(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    bad = document(claim(), **change)
    assert refused_by_the_models(tmp_path, bad)
    assert faults("document", bad)


@pytest.mark.parametrize("change", BAD_WIDER, ids=str)
def test_a_wider_one_that_is_refused_is_refused_by_the_schema(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    bad = wider_document(claim(at=MISSING), **change)
    assert refused_by_the_models(tmp_path, document(claim("other")), bad)
    assert faults("document", bad)


def test_what_is_sound_is_accepted(tmp_path: Path) -> None:
    sound = [
        document(claim(), statement("a")),
        document(claim("bare", counts__killed=50), id="bare"),
        wider_document(claim("w", at=MISSING)),
        wider_document(claim("read"), id="read", url=MISSING, text=document()["text"]),
    ]
    assert not refused_by_the_models(tmp_path, *sound)
    assert not [fault for record in sound for fault in faults("document", record)]


@pytest.mark.parametrize("stem", [name for name in LISTS if LISTS[name]])
def test_lists_are_held_to_their_fields(stem: str) -> None:
    assert not faults(stem, LISTS[stem])
    entry = LISTS[stem][0]
    assert faults(stem, [{**entry, "unheard_of": 1}])
    assert faults(stem, [{key: value for key, value in entry.items() if key != "id"}])
    assert faults(stem, entry)


def test_the_list_of_columns_is_that_of_the_export() -> None:
    """Each column stands once in the list, in order; its fields' meanings are not empty."""
    told = reference.as_text().split("## Columns of the CSV")[1]
    named = re.findall(r"^\| `([^`]+)` \| (.+) \|$", told, re.MULTILINE)
    assert [name for name, _ in named] == [column.name for column in claims.columns()]
    assert Document.__name__ in reference.as_text()

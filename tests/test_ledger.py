"""Reading `seeds/`: sound records are kept, and each fault is one problem that can be mended."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import (
    LISTS,
    MISSING,
    changed,
    claim,
    document,
    statement,
    wider_document,
    write_seeds,
)

from explainer.files import MAX_FILE_BYTES
from explainer.records import quantities
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger, read_ledger
from explainer.records.problems import LedgerError, Problem, Where, did_you_mean

FILE = "seeds/documents/report.yaml"


@pytest.fixture(autouse=True)
def _without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in read_ledger(folder)[1]]


# --- what is sound ----------------------------------------------------------------------


def test_sound_records_are_read_whole(tmp_path: Path) -> None:
    other = wider_document(claim("w-toll", at=MISSING, counts__killed="at least 17"))
    ledger = load_ledger(write_seeds(tmp_path, document(claim(), statement("b")), other))
    assert [c.id for c in ledger.claims()] == ["un-toll", "b", "w-toll"]
    assert [c.id for c in ledger.claims(ring="five")] == ["un-toll", "b"]
    assert [c.id for c in ledger.claims(ring="wider")] == ["w-toll"]
    assert ledger.document_of("w-toll").label == "Other paper"
    assert ledger.claim("un-toll").says == "The UN mission counts at least 50 dead."
    assert set(ledger.actors) == {"report", "un", "army", "taliban"}
    assert ledger.terms["claim"].meaning == "One thing that somebody says."
    assert ledger.texts == {}


def test_a_ledger_never_changes(tmp_path: Path) -> None:
    ledger = load_ledger(write_seeds(tmp_path))
    with pytest.raises(dataclasses.FrozenInstanceError):
        ledger.documents = ()  # type: ignore[misc]


def test_looking_up_an_unknown_claim_names_the_nearest(tmp_path: Path) -> None:
    ledger = load_ledger(write_seeds(tmp_path))
    with pytest.raises(KeyError, match=r"'un-tol' is not a claim. Did you mean 'un-toll'\?"):
        ledger.claim("un-tol")


def test_near_misses_are_named_and_far_ones_are_not() -> None:
    assert did_you_mean("kurram2", ["kabul", "kurram"]) == " Did you mean 'kurram'?"
    assert did_you_mean("xyz", ["kabul", "kurram"]) == ""


# --- one fault, one problem -------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (claim(colour="red"), ["claim 'un-toll'", "colour is not a known field", "Known fields:"]),
        (claim(quotes="x"), ["quotes is not a known field", "Did you mean 'quote'?"]),
        (
            claim(happened={"form": "2025-10-01", "precision": "not stated"}),
            ["happened.form is not a known field", "Did you mean 'from'?", "from, note"],
        ),
        (
            claim(where=[{"place": "kabul", "precision": "town", "sure": "yes"}]),
            ["where.0.sure is not a known field", "place, precision"],
        ),
        (claim(says=MISSING), ["claim 'un-toll'", "says is missing"]),
        (changed(claim(), {"id": MISSING}), ["claim 'without id'", "id is missing"]),
        (
            claim(kind="casulties"),
            ["kind 'casulties' is not one of", "'background'", "Did you mean 'casualties'?"],
        ),
        (
            claim(happened__precision="weak"),
            ["happened.precision 'weak' is not one of", "Did you mean 'week'?"],
        ),
        (
            claim(said_on__date="27 October"),
            ["said_on.date '27 October' is not a date", "such as 2025-10-27"],
        ),
        (claim(said_on__date=True), ["said_on.date 'true' is not a date"]),
        (
            claim(happened__from="2025-10-28"),
            ["happened", "from 2025-10-28 is later than to 2025-10-27"],
        ),
        (
            claim(counts__killed="at lest 50"),
            ["counts.killed: 'at lest 50' is not a wording this project knows", "'at least …'"],
        ),
        (
            claim(counts__killed="60 to 50"),
            ["counts.killed: '60 to 50' runs backwards: low 60 > high 50"],
        ),
        (claim(counts__killed=["50"]), ["counts.killed ['50'] is not text", "quotation marks"]),
        (claim(quote=" ".join(["word"] * 26)), ["quote has 26 words; at most 25 are kept"]),
        (claim(asserted_by="The UN"), ["asserted_by: 'The UN' is not an id"]),
        (claim(at__fingerprint="0" * 40), ["at.fingerprint", "64 hexadecimal digits"]),
        (claim(at__start=90, at__end=80), ["at: start 90 is not before end 80"]),
        (claim(at__start="soon"), ["at.start 'soon'", "integer"]),
        (claim(counts=MISSING), ["kind 'casualties' needs counts"]),
    ],
)
def test_each_fault_of_a_claim_is_one_problem(
    tmp_path: Path, record: dict[str, Any], expected: list[str]
) -> None:
    found = problems(write_seeds(tmp_path, document(record)))
    assert len(found) == 1, found
    assert found[0].startswith(f"{FILE} claim ")
    for part in expected:
        assert part in found[0]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (document(text=MISSING), ["ring 'five' needs text"]),
        (document(ring="five", tittle="x"), ["tittle is not a known field. Did you mean 'title'?"]),
        (document(publisher=MISSING), ["publisher is missing"]),
        (document(published__date="soon"), ["published.date 'soon' is not a date"]),
        (document(text__words=0), ["text.words 0", "greater than or equal to 1"]),
        (document(title=["x"]), ["title", "['x'] is not text; write it in quotation marks"]),
    ],
)
def test_each_fault_of_a_document_is_one_problem(
    tmp_path: Path, record: dict[str, Any], expected: list[str]
) -> None:
    found = problems(write_seeds(tmp_path, record))
    assert len(found) == 1, found
    assert found[0].startswith(f"{FILE} document 'report': ")
    for part in expected:
        assert part in found[0]


@pytest.mark.parametrize("day", ["2025-02-30", "2025-13-01"])
def test_a_day_that_is_not_in_the_calendar_is_named_with_its_claim(
    tmp_path: Path, day: str
) -> None:
    """Unquoted, as every date in the records is: YAML itself must not trip over it."""
    folder = write_seeds(tmp_path, document(claim(), statement("b", said_on__date="DAY")))
    file = folder / "documents" / "report.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("DAY", day), encoding="utf-8")
    ledger, found = read_ledger(folder)
    assert [c.id for c in ledger.claims()] == ["un-toll"]
    assert len(found) == 1
    assert "claim 'b'" in str(found[0])
    assert "said_on.date" in str(found[0])
    assert day in str(found[0])


def test_a_document_whose_id_is_not_its_files_name(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path, document())
    (folder / "documents" / "report.yaml").rename(folder / "documents" / "else.yaml")
    assert problems(folder) == [
        "seeds/documents/else.yaml document 'report': id must be the file's name, 'else'"
    ]


def test_a_document_in_the_folder_of_the_other_ring(tmp_path: Path) -> None:
    """The ring decides what a reader sees first: its folder must not contradict it."""
    folder = write_seeds(tmp_path, wider_document(claim("w", at=MISSING)))
    (folder / "wider" / "other.yaml").rename(folder / "documents" / "other.yaml")
    with pytest.raises(LedgerError, match=r"seeds/documents/other\.yaml"):
        load_ledger(folder)


def test_a_record_file_with_another_ending_is_not_passed_over(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path, document(claim()))
    (folder / "documents" / "report.yaml").rename(folder / "documents" / "report.yml")
    with pytest.raises(LedgerError, match=r"report\.yml"):
        load_ledger(folder)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([{**LISTS["actors"][0], "sides": "x"}], "sides is not a known field. Did you mean 'side'"),
        ([*LISTS["actors"], LISTS["actors"][1]], "actor 'un': this id is used twice"),
        ([{**LISTS["actors"][0], "side": "pakistn"}], "Did you mean 'pakistan'?"),
        (["just words"], "expected fields, got 'just words'"),
        ({"id": "un"}, "expected a list of records"),
        (None, "expected a list of records"),
    ],
)
def test_each_fault_of_a_list_is_one_problem(tmp_path: Path, entries: Any, message: str) -> None:
    found = problems(write_seeds(tmp_path, actors=entries))
    assert len(found) == 1, found
    assert found[0].startswith("seeds/actors.yaml")
    assert message in found[0]


# --- files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"id: x\nid: y\n", "the key 'id' is given twice"),
        (b"id: x\nclaims:\n- {id: a, kind: event, kind: event}\n", "the key 'kind' is given twice"),
        (b"a: *one\n", "uses a YAML alias (*); write the value out"),
        (b"a: &one 1\n", "uses a YAML anchor (&)"),
        (b"a: [1, 2\n", "is not valid YAML"),
        (b"? [a, b]\n: 1\n", "is not valid YAML"),
        (b"a: !!python/object/apply:os.getcwd []\n", "is not valid YAML"),
        (b"a: 1\n---\nb: 2\n", "is not valid YAML"),
        (b"title: \xff\xfe\n", "is not UTF-8 text"),
        (b"a: \x00\n", "is not valid YAML"),
        (b"just words\n", "expected the fields of one document"),
        (b"", "expected the fields of one document"),
        (b"- 1\n- 2\n", "expected the fields of one document"),
        (b"x: " + b"y" * MAX_FILE_BYTES, "is larger than 2,000,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(
    tmp_path: Path, content: bytes, message: str
) -> None:
    folder = write_seeds(tmp_path, document(claim()))
    (folder / "documents" / "bad.yaml").write_bytes(content)
    ledger, found = read_ledger(folder)
    assert [c.id for c in ledger.claims()] == ["un-toll"]
    assert [p.where.file for p in found] == ["seeds/documents/bad.yaml"]
    assert message in found[0].message


@pytest.mark.parametrize("stem", LISTS)
def test_a_missing_list_is_one_problem(tmp_path: Path, stem: str) -> None:
    found = problems(write_seeds(tmp_path, **{stem: MISSING}))
    assert found == [f"seeds/{stem}.yaml: is missing; restore it from the project"]


@pytest.mark.long
def test_a_file_nested_too_deep_is_refused_and_ends_no_process(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path, document(claim()))
    depth = 100_000
    (folder / "documents" / "deep.yaml").write_text(f"a: {'[' * depth}{']' * depth}")
    done = subprocess.run(
        [sys.executable, "-m", "explainer", "check", "--seeds", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "seeds/documents/deep.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_claims_that_are_no_list_are_one_problem(tmp_path: Path) -> None:
    assert problems(write_seeds(tmp_path, document(claims=MISSING))) == [
        f"{FILE}: claims is missing; expected a list of claims"
    ]


# --- all at once ------------------------------------------------------------------------


def test_every_fault_in_every_file_is_listed_at_once(tmp_path: Path) -> None:
    five = document(
        claim("good"),
        claim("bad-date", said_on__date="soon"),
        claim("bad-kind", kind="rumour"),
        "not even fields",  # type: ignore[arg-type]
        claim("two-faults", colour="red", says=MISSING),
        claim("no-actor", asserted_by="nobody"),
    )
    other = wider_document(claim("w-good", at=MISSING), claim("w-bad", at=MISSING, killed="5"))
    folder = write_seeds(tmp_path, five, other, groups=MISSING)
    with pytest.raises(LedgerError) as refused:
        load_ledger(folder)
    lines = str(refused.value).splitlines()
    assert len(lines) == len(refused.value.problems)
    for part in (
        f"{FILE} claim 'bad-date': said_on.date",
        f"{FILE} claim 'bad-kind': kind",
        f"{FILE} claim: expected fields, got 'not even fields'",
        f"{FILE} claim 'two-faults': colour",
        f"{FILE} claim 'two-faults': says",
        f"{FILE} claim 'no-actor': asserted_by 'nobody'",
        "seeds/wider/other.yaml claim 'w-bad': killed is not a known field",
        "seeds/groups.yaml: is missing",
    ):
        assert sum(line.startswith(part) for line in lines) == 1, part


def test_a_faulty_claim_takes_no_sound_one_with_it(tmp_path: Path) -> None:
    ledger, found = read_ledger(
        write_seeds(tmp_path, document(claim("a"), claim("b", kind="rumour"), claim("c")))
    )
    assert [c.id for c in ledger.claims()] == ["a", "c"]
    assert len(found) == 1


def test_a_problem_without_a_record_names_its_file() -> None:
    problem = Problem("unreadable-file", Where("seeds/x.yaml"), {"said": "is missing"})
    assert str(problem) == "seeds/x.yaml: is missing"


# --- a reader's own texts ---------------------------------------------------------------


def test_a_readers_copy_is_taken_only_where_it_is_the_very_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copy_of_the_text: Callable[[str], Path]
) -> None:
    folder = write_seeds(tmp_path / "seeds")
    monkeypatch.setenv("EXPLAINER_TEXTS", str(copy_of_the_text("")))
    assert list(load_ledger(folder).texts) == ["report"]
    monkeypatch.setenv("EXPLAINER_TEXTS", str(copy_of_the_text("one word more")))
    assert load_ledger(folder).texts == {}


@pytest.fixture
def copy_of_the_text(tmp_path: Path) -> Callable[[str], Path]:
    from builders import TEXT

    def write(more: str) -> Path:
        folder = tmp_path / f"texts{len(more)}"
        folder.mkdir()
        (folder / "report.txt").write_text(TEXT + more, encoding="utf-8", newline="")
        return folder

    return write


def test_a_folder_of_texts_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError, match=r"EXPLAINER_TEXTS is .*nowhere.* not a folder"):
        load_ledger(write_seeds(tmp_path / "seeds"))


def test_an_empty_ledger_has_no_claims() -> None:
    empty = Ledger(documents=(), actors={}, groups={}, events={}, places={})
    assert empty.claims() == ()


# --- claims are bound -------------------------------------------------------------------


def test_a_claim_holds_what_its_record_names(tmp_path: Path) -> None:
    ledger = load_ledger(write_seeds(tmp_path, document(claim(via="army"))))
    record, bound = ledger.documents[0].claims[0], ledger.claim("un-toll")
    assert bound.record is record
    assert bound.document is ledger.documents[0]
    assert bound.speaker is ledger.actors[record.asserted_by]
    assert bound.carrier is ledger.actors["army"]
    assert record.event is not None
    assert bound.event is ledger.events[record.event]
    assert record.counts is not None
    assert bound.group is ledger.groups[record.counts.group]
    assert [where.place.id for where in bound.where] == [where.place for where in record.where]


def test_figures_are_read_once_however_often_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = load_ledger(write_seeds(tmp_path, document(claim(counts__killed="at least 17"))))
    bound = ledger.claim("un-toll")
    monkeypatch.delattr(quantities, "parse")
    assert bound.quantity("killed") is bound.killed
    assert bound.killed is not None
    assert (bound.killed.low, bound.killed.high) == (17, None)
    assert bound.wounded is ledger.claims()[0].wounded


def test_a_record_that_names_nobody_known_is_told_when_it_is_bound(tmp_path: Path) -> None:
    ledger = load_ledger(write_seeds(tmp_path))
    without = dataclasses.replace(ledger, actors={})
    with pytest.raises(KeyError, match=r"claim 'un-toll' names 'un', which is not there"):
        without.claims()

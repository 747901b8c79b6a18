"""Words that two documents share: found, recorded, read again, and told wherever they matter."""

from __future__ import annotations

import datetime as dt
import hashlib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from builders import (
    address,
    document,
    plain_words,
    real_ledger,
    rendered,
    statement,
    write_seeds,
)

from explainer.analysis import counts
from explainer.page.evidence import evidence_of
from explainer.page.rendering import State
from explainer.records import checks, sharing, textchecks
from explainer.records.loading import read_ledger
from explainer.words import claims as text
from explainer.words.coverage import SHARED_MEANS

DAY = dt.date(2025, 10, 29)
ONE = "The minister said that “the talks have failed to bring any result” on Monday."
OTHER = "Once more: the talks have failed to bring any result. Nothing else is alike."
SHARE = "the talks have failed to bring any result"


def five(key: str, words: str, number: int) -> dict[str, Any]:
    made = document(
        statement(f"{key}-a", at=address(words, words[:9])), id=key, label=f"Report {number}"
    )
    size = {"file": f"{key}.txt", "characters": len(words), "words": len(words.split()), "lines": 1}
    return {**made, "text": {**size, "sha256": hashlib.sha256(words.encode()).hexdigest()}}


def pair(**changes: Any) -> dict[str, Any]:
    sound = {
        "id": "one-other",
        "documents": ["one", "other"],
        "at": [address(ONE, SHARE), address(OTHER, SHARE)],
        "whose": "one speaker",
        "basis": "inferred",
        "note": "Both quote the minister on the talks.",
    }
    return {**sound, **changes}


def problems(folder: Path, *pairs: dict[str, Any], other: str = OTHER) -> list[str]:
    records = (five("one", ONE, 1), five("other", other, 2))
    ledger, faults = read_ledger(write_seeds(folder / "seeds", *records, shared_text=list(pairs)))
    texts = folder / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text(ONE, encoding="utf-8")
    (texts / "other.txt").write_text(other, encoding="utf-8")
    found = [*faults, *checks.cross_record_problems(ledger)]
    return [str(p) for p in (*found, *textchecks.check_texts(ledger, texts).problems)]


def test_runs_are_found_whole_whatever_the_signs_and_capitals() -> None:
    [run] = sharing.runs(ONE, OTHER.upper())
    assert run.words == 8
    assert ONE[slice(*run.one)] == SHARE
    assert OTHER[slice(*run.other)].lower() == SHARE
    assert sharing.runs(ONE, OTHER, least=9) == ()
    assert len(sharing.runs("a b c. a b c", "a b c", least=3)) == 2


def test_a_sound_pair_is_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, pair()) == []


def test_a_run_that_no_pair_records_is_named(tmp_path: Path) -> None:
    [found] = problems(tmp_path)
    assert found.startswith("seeds/shared_text.yaml")
    assert f"8 words in a row, “{SHARE}”" in found
    short = pair(at=[address(ONE, SHARE), address(OTHER, "have failed to bring")])
    [part] = problems(tmp_path / "part", short)
    assert "expected a record of this pair" in part


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"documents": ["one", "othr"]}, "'othr' is not a document. Did you mean 'other'?"),
        ({"documents": ["other", "one"]}, "in the order of their files"),
        ({"whose": "the reports", "basis": "stated"}, "no text says that the reports words"),
        ({"at": [address(ONE, SHARE), {**address(OTHER, SHARE), "line": 2}]}, "at.line is 2"),
        (
            {"at": [address(ONE, SHARE), {**address(OTHER, SHARE), "fingerprint": "0" * 64}]},
            "whose fingerprint is not the one recorded",
        ),
        ({"at": [address(ONE, SHARE), {**address(OTHER, SHARE), "end": 999}]}, "at.end 999"),
    ],
)
def test_each_fault_of_a_pair(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    assert any(message in found for found in problems(tmp_path, pair(**changes)))


def test_addresses_of_words_that_are_not_alike(tmp_path: Path) -> None:
    wrong = pair(id="wrong", at=[address(ONE, "The minister said"), address(OTHER, "Once more")])
    [found] = problems(tmp_path, pair(), wrong)
    assert "share no 3 words in a row" in found


# --- the real pairs -----------------------------------------------------------------------


def test_every_long_run_of_the_five_is_recorded(texts: Path) -> None:
    found = textchecks.check_texts(real_ledger(), texts)
    assert not [p for p in found.problems if p.where.file == sharing.FILE]
    copies = textchecks.readable_texts(real_ledger(), texts)
    assert sum(len(sharing.runs(a, b)) for a, b in combinations(copies.values(), 2)) > 12


def test_wire_sentences_join_reports_1_and_4_and_not_only_1_and_5() -> None:
    ledger = real_ledger()
    shared = counts.sharing_words(ledger, [d for d in ledger.documents if d.ring == "five"])
    told = {ledger.documents[n].label: text.documents_in_words(shared[d.id])
            for n, d in enumerate(ledger.documents[:5])}  # fmt: skip
    assert told == {
        "Report 1": "Reports 4 and 5",
        "Report 2": "Reports 3, 4 and 5",
        "Report 3": "Reports 2 and 4",
        "Report 4": "Reports 1, 2, 3 and 5",
        "Report 5": "Reports 1, 2 and 4",
    }


def test_a_set_phrase_alone_joins_nobody() -> None:
    ledger = real_ledger()
    phrases = [p for p in ledger.shared.values() if not p.tells_of_a_source]
    assert phrases
    shown = rendered(State(DAY)).coverage.more
    assert not [p.id for p in phrases if p.note in plain_words(shown)]


def test_legend_heads_and_sources_use_the_same_words() -> None:
    view = rendered(State(DAY)).coverage
    heads = view.figure["layout"]["xaxis"]["ticktext"]
    assert sum("words as in" in head for head in heads) == 5
    assert SHARED_MEANS in plain_words(view.more)
    assert "“Words as in”" in SHARED_MEANS
    assert "Words as in" in plain_words(rendered(State(DAY)).sources)
    for pair_ in real_ledger().shared.values():
        assert (pair_.note in plain_words(view.more)) == pair_.tells_of_a_source


def test_the_evidence_says_where_the_same_words_stand() -> None:
    ledger = real_ledger()
    known = ledger.claims(ring="five")
    facts = dict(evidence_of(ledger.claim("r1-qani-response"), ledger, known).facts)
    assert facts["Same words"].startswith("Reports 1 and 4: ")
    only = tuple(ledger.bind(ledger.documents[0]))
    alone = evidence_of(ledger.claim("r1-qani-response"), ledger, only)
    assert dict(alone.facts)["Same words"] == ""
    assert dict(evidence_of(ledger.claim("r1-un-toll"), ledger, known).facts)["Same words"] == ""

"""Days, places, people and figures in words: each by hand."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from builders import MISSING, claim, document, real_ledger, wider_document, write_seeds
from hypothesis import given
from hypothesis import strategies as st

from explainer import paths
from explainer.analysis import statements as statements_made
from explainer.classroom.questions import the_count
from explainer.page.permalink import state_from_query
from explainer.page.state import claims_shown
from explainer.records import scales
from explainer.records.bound import Location
from explainer.records.claims import Happened
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.words import claims as text
from explainer.words import handouts as handout_words


def day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


def ledger_of(folder: Path, *documents: dict[str, Any]) -> Ledger:
    return load_ledger(write_seeds(folder, *documents))


def test_a_day_in_words() -> None:
    assert text.day_in_words(day("2025-10-09")) == "9 October 2025"
    assert text.short_day(day("2025-10-09")) == "9 Oct"
    assert text.short_day(day("2026-02-09")) == "9 Feb 2026"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-10-25", "2025-10-25", "25 October 2025"),
        ("2025-10-25", "2025-10-26", "25–26 October 2025"),
        ("2025-10-31", "2025-11-02", "31 October – 2 November 2025"),
        ("2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2024-10-01", "2025-10-02", "1 October 2024 – 2 October 2025"),
    ],
)
def test_a_run_of_days_in_words(first: str, last: str, words: str) -> None:
    assert text.days_in_words(day(first), day(last)) == words


@given(st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)), st.integers(0, 500))
def test_a_run_of_days_always_ends_with_its_last_day(first: dt.date, more: int) -> None:
    last = first + dt.timedelta(days=more)
    assert text.days_in_words(first, last).endswith(text.day_in_words(last))


@pytest.mark.parametrize(
    ("first", "last", "precision", "duration", "expected"),
    [
        ("2025-10-09", "2025-10-09", "day", None, "9 October 2025"),
        ("2025-10-25", "2025-10-28", "day", "four days", "25–28 October 2025 (four days)"),
        ("2025-10-25", "2025-10-26", "weekend", None, "the weekend of 25–26 October 2025"),
        (None, "2025-10-27", "week", None, "not after 27 October 2025 (known to a week)"),
        ("2025-10-09", None, "not stated", None, "not before 9 October 2025"),
        (
            None,
            "2025-10-27",
            "week",
            "one week",
            "one week, not said exactly which; not after 27 October 2025",
        ),
        (
            "2025-10-09",
            "2025-10-28",
            "month",
            "two weeks",
            "two weeks, not said exactly which; between 9 and 28 October 2025",
        ),
        (None, None, "not stated", "48 hours", "48 hours, not said exactly which"),
        (
            "2025-10-01",
            "2025-12-31",
            "year",
            "three months",
            "between 1 October and 31 December 2025 (three months)",
        ),
        ("2025-10-14", "2025-10-15", "day", "overnight", "14–15 October 2025 (overnight)"),
        ("2025-10-12", None, "month", None, "not before 12 October 2025 (known to a month)"),
        (None, None, "not stated", None, "no date stated"),
        ("2025-10-01", "2025-10-29", "month", None, "in October 2025, day not stated"),
        (
            "2025-10-09",
            "2025-10-29",
            "month",
            None,
            "between 9 and 29 October 2025 (not known more exactly)",
        ),
        ("2021-01-01", "2021-12-31", "year", None, "in 2021, day not stated"),
        (
            "2025-05-01",
            "2025-12-31",
            "year",
            None,
            "between 1 May and 31 December 2025 (not known more exactly)",
        ),
        ("2021-01-01", "2025-10-28", "longer", None, "2021–2025"),
    ],
)
def test_when_it_happened_is_never_more_exact_than_the_record(
    first: str | None, last: str | None, precision: str, duration: str | None, expected: str
) -> None:
    fields = {"from": first, "to": last, "precision": precision, "duration": duration}
    stated = Happened.model_validate({**fields, "basis": "printed"})
    assert text.happened_in_words(stated) == expected
    ours = text.happened_in_words(Happened.model_validate({**fields, "basis": "inferred"}))
    assert ("inferred by us" in ours) is (first is not None or last is not None)
    assert ours.count("inferred by us") <= 1
    assert text.bounds_in_words(stated) in ours


def test_every_inferred_day_is_marked_in_one_phrase() -> None:
    for one in real_ledger().claims():
        marks = text.happened_in_words(one.happened).count("inferred by us")
        assert marks == one.happened.is_inferred, one.id
        said = text.said_in_words(one), text.said_briefly(one)
        for words in said:
            ours = one.said_on.basis == "inferred" and not one.is_own_voice
            assert words.count("inferred by us") == ours, one.id
            assert words.startswith("by ") is (one.said_on.basis == "no-later-than"), one.id
            assert ("day of the report" in words) is (one.is_own_voice), one.id


def test_undated_statements_are_counted() -> None:
    ledger = real_ledger()
    undated = [c for c in ledger.claims() if c.said_on.basis == "no-later-than"]
    dated = [c for c in ledger.claims() if c not in undated]
    assert text.undated_in_words(dated) == ""
    assert text.undated_in_words([*dated, undated[0]]).startswith("1 statement carries no day")
    assert text.undated_in_words(ledger.claims()).startswith(f"{len(undated)} statements carry no")


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_in_words(parts: list[str], words: str) -> None:
    assert text.list_in_words(parts) == words


def test_a_place_carries_how_exactly_it_is_named() -> None:
    paktika = Location(real_ledger().places["paktika-province"], "province")
    words = text.location_in_words(paktika)
    assert words.startswith("Paktika")
    assert "province" in words
    assert "(" in words


def test_every_precision_basis_and_link_has_words() -> None:
    assert set(text.DATE_PRECISION) == set(scales.DATE_PREC)
    assert set(text.PLACE_PRECISION) == set(scales.WHERE_PREC)
    for claim_ in real_ledger().claims():
        assert text.BASIS[claim_.said_on.basis]
        assert all(text.HOW[link.how] for link in claim_.relates)


def test_a_report_speaks_in_its_own_voice() -> None:
    ledger = real_ledger()
    assert text.speaker(ledger.claim("r2-dozens-killed")) == "Report 2 itself"
    assert text.speaker(ledger.claim("r5-asif-open-war")) == "Khawaja Asif"
    assert text.speaker(ledger.claim("r1-un-toll")).startswith("The UN mission")


@pytest.mark.parametrize(
    ("claim_id", "words"),
    [
        ("r1-un-toll", "not a party to the conflict"),
        ("r1-army-toll", "a party to the conflict"),
        ("r5-emirate-territory", "a party to the conflict"),
        ("r5-rta-pakistan-unwilling", "state media, not itself a party to the conflict"),
        ("r1-eighteen-hour-session", "state media, not itself a party to the conflict"),
        ("r2-dozens-killed", "the report’s own voice"),
    ],
)
def test_a_party_is_marked_as_a_party_whichever_side(claim_id: str, words: str) -> None:
    assert text.party_in_words(real_ledger().claim(claim_id)) == words


def test_who_carried_a_statement_is_named() -> None:
    ledger = real_ledger()
    words = text.speaker_with_role(ledger.claim("r5-internal-issue"))
    assert words.startswith("Afghan officials")
    assert words.endswith("carried by RTA")


@pytest.mark.parametrize(
    ("claim_id", "words"),
    [
        ("r1-un-toll", "Afghan civilians: at least 50 killed, 447 wounded"),
        ("r4-weekend-soldiers", "Pakistani military personnel: five killed"),
        ("w-pakistan-four-civilians-wounded", "Pakistani civilians: four wounded"),
    ],
)
def test_figures_stay_as_worded(claim_id: str, words: str) -> None:
    assert text.counted(real_ledger().claim(claim_id)) == words


@pytest.mark.parametrize(
    ("claim_id", "words"),
    [
        ("r2-sticking-point", "Pakistani officials (not named), "),
        ("r2-afghans-no-control", "Afghan officials (not named), "),
        ("r2-taliban-unwilling", "(not named); carried by Reuters"),
        ("r2-no-genuine-intention", "; carried by Afghan media (not named)"),
    ],
)
def test_who_is_not_named_is_not_called_anonymous(claim_id: str, words: str) -> None:
    ledger = real_ledger()
    shown = text.speaker_with_role(ledger.claim(claim_id))
    assert words in shown
    assert shown.count("not named") == 1


def test_a_citation_leads_with_a_whole_sentence() -> None:
    """“repeatedly agreed …” alone, cited as a source's, would be that source's agreement."""
    ledger = real_ledger()
    agreed = ledger.claim("r5-delegation-agreed")
    cited = text.citation(agreed)
    assert cited.startswith(f"{agreed.says} Words of the text: “{agreed.quote}”. (A Pakistani")
    assert text.kept_apart(ledger.claim("r4-asif-open-war")) == ""


def test_a_claim_that_counts_nobody_has_no_figures() -> None:
    assert text.counted(real_ledger().claim("r5-asif-open-war")) == ""


def test_repeats_are_counted_as_one_statement() -> None:
    ledger = real_ledger()
    for statement in statements_made.statements(ledger.claims(ring="five")):
        words = text.carried_by(statement)
        if statement.claim.id == "r4-weekend-soldiers":
            assert words.startswith("1 statement, 3 documents")
            assert all(number in words for number in ("2", "4", "5"))
            assert "(our inference)" in words, "Report 2 gives no day of saying"
        if statement.claim.id == "r4-qani-response":
            assert words == "1 statement, 2 documents: Reports 1 and 4"
        if statement.claim.id == "r5-effort-still-underway":
            assert words == "1 statement, 2 documents (our inference): Reports 1 and 5"
        if statement.claim.id == "r1-un-toll":
            assert words == "Report 1"


def test_own_and_enemy_losses_have_different_words() -> None:
    assert len(set(text.COUNTING.values())) == len(text.COUNTING) == 6
    ledger = real_ledger()
    own = text.speaker_counting(ledger.claim("r4-weekend-soldiers"))
    enemy = text.speaker_counting(ledger.claim("r4-weekend-militants"))
    assert own != enemy
    assert own.startswith("Pakistan’s military")


def test_the_source_line_names_what_is_shown_and_no_more(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, document(claim()), wider_document(claim("w", at=MISSING)))
    five, wider = ledger.documents
    both = text.source_line([five, wider])
    assert both.startswith("Source:")
    assert "1" in both
    assert "other published" in both
    assert "other published" not in text.source_line([five])
    assert "no claim" in text.source_line([])


def test_one_other_report_is_not_called_reports(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, document(claim()), wider_document(claim("w", at=MISSING)))
    assert "1 other published reports" not in text.source_line(ledger.documents)


def test_the_refusal_gives_reasons_and_no_figure() -> None:
    """It stands on the page on every day, so a figure in it would be known too early."""
    for part in ("different people", "different days", "different counters", "no report"):
        assert part in text.REFUSAL
    assert not any(letter.isdigit() for letter in text.REFUSAL)


@pytest.mark.long
def test_a_citation_says_what_is_inferred_and_leads_to_the_record() -> None:
    ledger = real_ledger()
    for one in ledger.claims():
        document = one.document
        cited = text.citation(one)
        ours = one.said_on.basis == "inferred" and not one.is_own_voice
        inferred = [ours, document.published.basis == "inferred"].count(True)
        assert cited.count("inferred by us") == inferred, one.id
        (record,) = re.findall(r"record: seeds/(\S+);", cited)
        kept = (paths.seeds_folder() / record).read_text(encoding="utf-8")
        assert f"id: {one.id}\n" in kept, one.id
        (query,) = re.findall(r"add \?(\S+) to", cited)
        state, fault = state_from_query(query, ledger)
        assert fault is None
        assert state.chosen == one.id
        assert one in claims_shown(ledger, state)


def test_nobody_is_counted_as_the_other_side_who_may_be_on_neither() -> None:
    """Pakistan counts fighters of the TTP; no report says that they are the Afghan side."""
    ledger = real_ledger()
    ttp = [c for c in ledger.claims() if c.counts and c.group.side == "ttp"]
    assert ttp
    said = [text.speaker_counting(claim) for claim in ttp]
    said += [text.COUNTING["enemy"], *handout_words.DISCUSSION]
    said += [option.why for option in the_count.whose_losses(ledger).options]
    assert not [words for words in said if "other" in words]


def test_a_duration_is_never_said_to_be_how_exactly_it_is_known() -> None:
    """The border is shut for "two weeks" up to 28 October: that is not within a week."""
    lasting = [c.happened for c in real_ledger().claims() if c.happened.duration]
    assert lasting
    for happened in lasting:
        words = text.happened_in_words(happened)
        assert str(happened.duration) in words
        assert not [part for part in ("known to", "within", "at best") if part in words]

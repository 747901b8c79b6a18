"""From a claim to what proves it: wording, quotation, speaker, days, precision, repeats."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import (
    MISSING,
    TEXT,
    address,
    claim,
    document,
    real_ledger,
    wider_document,
    write_seeds,
)
from hypothesis import given
from hypothesis import strategies as st

from explainer.analysis import known as knowing
from explainer.page.evidence import evidence_of
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.records.texts import sentence_at

THE_END = "2026-12-31"
"""When everything is known, and our own notes may be shown."""


def facts(claim_id: str, ledger: Ledger, day: str = THE_END) -> dict[str, str]:
    known = knowing.known_on(ledger, dt.date.fromisoformat(day), wider=True)
    found = evidence_of(ledger.claim(claim_id), ledger, known, notes=day == THE_END)
    return dict(found.facts)


def everything(claim_id: str, ledger: Ledger, day: str = THE_END) -> str:
    return "\n".join(facts(claim_id, ledger, day).values())


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    early = claim(
        "early",
        said_on__date="2025-10-16",
        happened__to="2025-10-16",
        says="The UN mission counts 17 dead.",
    )
    late = claim("late", relates=[{"to": "early", "how": "revises", "basis": "stated"}])
    again = claim("again", said_on__date="2025-10-28", origin="late", note="A note of ours.")
    wide = claim("wide", at=MISSING, origin="late", said_on__date="2025-10-28")
    return load_ledger(write_seeds(tmp_path, document(early, late, again), wider_document(wide)))


# --- the facts --------------------------------------------------------------------------


def test_the_un_count_can_be_followed_to_its_line() -> None:
    """Read by hand in Report 1: line 18, characters 2487 to 2628."""
    ledger = real_ledger()
    claim_ = ledger.claim("r1-un-toll")
    found = evidence_of(claim_, ledger, ledger.claims(ring="five"))
    words = "\n".join(f"{name}: {value}" for name, value in found.facts)
    assert found.claim == claim_
    assert (
        found.quotation == "killed at least 50 Afghan civilians and wounded 447 others in one week"
    )
    assert found.side == "third-party"
    for part in (
        "UN mission",
        "not a party to the conflict",
        "27 October 2025",
        "not after 27 October 2025",
        "at least 50 killed, 447 wounded",
        "Report 1",
        "line 18",
        "2487",
        "2628",
        "r1-un-toll",
        "no other document",
    ):
        assert part in words, part


def test_a_party_and_its_days_are_named() -> None:
    words = everything("r5-weekend-militants", real_ledger())
    for part in (
        "Pakistan’s military",
        "a party to the conflict",
        "26 October 2025",
        "25–26 October 2025",
        "along the border",
        "25 killed",
    ):
        assert part in words, part


def test_repeats_are_one_statement_and_not_more_witnesses(small: Ledger) -> None:
    words = everything("late", small, "2025-10-28")
    assert "Other paper" in words
    assert "not 2 witnesses" in words or "not 3 witnesses" in words
    assert "witnesses" not in everything("late", small, "2025-10-27")


def test_that_a_repeat_is_one_statement_is_marked_where_we_infer_it() -> None:
    ledger = real_ledger()
    assert "not 2 witnesses (our inference)" in facts("r1-last-ditch-effort", ledger)["Repeats"]
    assert "not 2 witnesses (our inference)" in facts("r5-effort-still-underway", ledger)["Repeats"]
    weekend = facts("r5-weekend-soldiers", ledger)["Repeats"]
    assert weekend.endswith("not 3 witnesses (our inference)"), "Report 2 gives no day of saying"
    assert facts("r4-qani-response", ledger)["Repeats"].endswith("not 2 witnesses")


def test_blame_is_put_on_somebody_for_something() -> None:
    links = facts("r1-taliban-blames-pakistan", real_ledger())["Links"]
    assert links.startswith("blames Pakistan for this: “The report says that there were explosions")


def test_one_documents_own_repeat_is_not_another_document(small: Ledger) -> None:
    """ "again" stands in the same report as "late": it is no further document."""
    known = tuple(c for c in small.claims() if c.id in {"late", "again"})
    words = dict(evidence_of(small.claim("late"), small, known).facts)
    assert "2 witnesses" not in "\n".join(words.values())


def test_a_revision_is_shown_only_once_it_was_said(small: Ledger) -> None:
    assert "27 October" not in everything("early", small, "2025-10-26")
    later = everything("early", small, "2025-10-27")
    assert "27 October 2025" in later
    assert "at least 50 dead" in later


def test_links_say_whether_they_are_ours(small: Ledger) -> None:
    assert "the text says so" in everything("late", small)
    assert "The UN mission counts 17 dead." in everything("late", small)
    ours = everything("r1-un-toll", real_ledger())
    assert "our inference" in ours


def test_a_link_to_what_was_not_yet_said_is_left_out() -> None:
    known = knowing.known_on(real_ledger(), dt.date(2025, 10, 27))
    found = evidence_of(real_ledger().claim("r1-un-toll"), real_ledger(), known)
    assert "37" not in "\n".join(value for name, value in found.facts if name == "Links")


def test_a_wider_claim_leads_to_its_address(small: Ledger) -> None:
    assert "https://example.org/report" in everything("wide", small)
    assert "stored excerpt" in everything("wide", small)


def test_a_translation_stands_beside_foreign_words() -> None:
    words = everything("w-zubair-agha-spin-boldak-40", real_ledger())
    assert "We have 170 wounded and 40 dead, all civilians" in words


def test_our_notes_are_shown_once_everything_is_known(small: Ledger) -> None:
    """A note was written long afterwards, and may tell of what was said later."""
    assert "A note of ours." in everything("again", small)
    assert "A note of ours." not in everything("again", small, "2025-10-28")


def test_nothing_shown_sends_a_reader_to_a_list_they_do_not_have() -> None:
    """ "Row X028" is a row of working papers that are not part of the project."""
    for claim_ in real_ledger().claims():
        words = everything(claim_.id, real_ledger())
        assert "Row X" not in words, claim_.id


def test_nothing_but_what_happens_names_a_day_after_it_was_said() -> None:
    """Notes on dates and counts are shown from the day of the claim on."""
    months = {month: number for number, month in enumerate(calendar.month_name) if month}
    pattern = re.compile(rf"(\d{{1,2}}) ({'|'.join(months)})(?: (\d{{4}}))?")
    for claim_ in real_ledger().claims():
        day = claim_.said_on.date
        for name, value in facts(claim_.id, real_ledger(), day.isoformat()).items():
            if name in {"Happened", "In the text"}:
                continue
            for number, month, year in pattern.findall(value):
                named = dt.date(int(year or 2025), months[month], int(number))
                assert named <= day, (claim_.id, name, value)


# --- the sentence, where the reader has the text ----------------------------------------


def test_the_whole_sentence_is_shown_where_the_text_is_at_hand(small: Ledger) -> None:
    assert "The UN mission counts at least 50 dead." not in facts("late", small)["In the text"]
    with_text = replace(small, texts={"report": TEXT})
    found = facts("late", with_text)["In the text"]
    assert "The UN mission counts at least 50 dead." in found
    assert "Another sentence" not in found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("first line", "The first line says nothing."),
        ("at least 50 dead", "The UN mission counts at least 50 dead."),
        ("“a quotation”", "Another sentence follows, with “a quotation” in it."),
        (
            "50 dead. Another",
            "The UN mission counts at least 50 dead. "
            "Another sentence follows, with “a quotation” in it.",
        ),
    ],
)
def test_the_sentence_around_words(words: str, sentence: str) -> None:
    at = address(TEXT, words)
    assert sentence_at(TEXT, at["start"], at["end"]) == sentence


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two? Three!", "Two", "Two?"),
        ("He said “no.” Then he left.", "no", "He said “no.”"),
        ("A truce on Oct. 19 held. It was new.", "19", "A truce on Oct. 19 held."),
        ("no stop at all", "stop", "no stop at all"),
        ("Line one.\nLine two.", "two", "Line two."),
    ],
)
def test_where_a_sentence_ends(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert sentence_at(text, start, start + len(words)) == sentence


@given(st.text(alphabet="aB .!?”“\n", min_size=1, max_size=60), st.data())
def test_the_words_are_always_in_their_sentence(text: str, data: Any) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert text[start:end].strip() in sentence_at(text, start, end)


def test_a_disagreement_is_named_once_every_side_has_spoken() -> None:
    ledger = real_ledger()
    disagreement = ledger.contradictions["dead-dozens-or-more-than-70"]
    assert facts("r1-dozens-killed", ledger)["Disagreement"].count(disagreement.reading) == 1
    on_the_day = facts("r1-dozens-killed", ledger, "2025-10-28")
    assert disagreement.reading not in on_the_day.get("Disagreement", "")


RECORDED = (
    "Who fought whom", "Blamed for the deaths", "Weapon or cause", "Incident or more",
    "May contain", "Word for the dead", "Who says what they were", "Sex and age", "Names",
    "Verified", "Area counted",
)  # fmt: skip


def test_every_casualty_figure_answers_what_a_recorder_asks() -> None:
    ledger = real_ledger()
    counted = [c for c in ledger.claims() if c.counts]
    assert counted
    for one in counted:
        facts = dict(evidence_of(one, ledger, ledger.claims()).facts)
        assert all(facts[name] for name in RECORDED), one.id


def test_what_a_figure_may_contain_tells_nothing_of_later_days() -> None:
    ledger = real_ledger()
    for one in ledger.claims():
        if one.counts and one.counts.may_contain:
            facts = dict(evidence_of(one, ledger, (one,)).facts)
            assert facts["May contain"] == "no other figure shown here", one.id


def test_a_reports_own_voice_is_no_third_party() -> None:
    ledger = real_ledger()
    for one in ledger.claims():
        if one.is_own_voice:
            facts = dict(evidence_of(one, ledger, ledger.claims()).facts)
            assert "third party" not in " ".join(facts.values()), one.id


def test_a_day_by_which_something_was_said_is_never_a_day_on_which() -> None:
    for claim_ in real_ledger().claims():
        assert not re.search(r"\bon by \d", everything(claim_.id, real_ledger())), claim_.id


IN_A_MONTH = re.compile(
    rf"\bon (?:the )?(?:(?:{'|'.join(calendar.month_name[1:])}) (?:1[89]|20)\d\d"
    r"|(?:1[89]|20)\d\d\b(?!-))"
)


def test_a_page_of_a_month_or_a_year_came_out_in_it_and_not_on_it() -> None:
    whole = real_ledger().whole
    for one in whole.claims():
        found = evidence_of(one, whole, whole.claims(), notes=True)
        told = [found.place, *(f"{name}: {value}" for name, value in found.facts if value)]
        assert not [words for words in told if IN_A_MONTH.search(words)], one.id

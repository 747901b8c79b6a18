"""A caption is marked by what its words mean: number, speaker, day, group and document.

The patterns are made from the tables of the grammar; here they are held against the grammar.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from builders import real_ledger
from hypothesis import given
from hypothesis import strategies as st
from rows import every_row

from explainer.classroom.questions import the_count
from explainer.classroom.questions.kinds import UnanswerableError
from explainer.records import newsdays, quantities, quantity_finder, sought, soughtdays
from explainer.records.numerals import spelled, value
from explainer.records.wordings import SLOT, WORDINGS, written

QUESTION = the_count.figure_caption(real_ledger())
CHECKS = {check.id: check for check in QUESTION.checks}
BASE = "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1)."

# ruff: noqa: E501 - a caption is one line
RIGHT = (
    BASE,
    BASE.replace("at least 50 Afghan civilians", "50 Afghan civilians or more"),
    BASE.replace("at least 50 Afghan civilians", "at least 50, possibly more, Afghan civilians"),
    BASE.replace("UNAMA", "The U.N. mission").replace("Report 1", "Report1"),
    "At least fifty Afghan civilians killed, says the UN mission in Afghanistan, 27/10/2025. Source: Report 1",
    "50 or more Afghan civilians were killed in one week, the UN mission said on Oct 27. (Report 1)",
    "Report 1: According to UNAMA (October 27), no fewer than 50 Afghan civilians died and 447 were wounded.",
    "UNAMA counted at least 50 killed and 447 wounded Afghan civilians on Monday, 27 October 2025. Report 1.",
    "The violence killed at least 50 Afghan civilians and wounded 447 others in one week, UNAMA said on the 27th October, Report 1",
    "UN mission: a minimum of fifty (50) civilians in Afghanistan killed. Said 2025-10-27, Report one",
    "more than 49 Afghan civilians dead, UNAMA, 27.10.2025, report 1",
    "The United Nations mission says at least 50 Afghan civilians were killed. It said so on the 27th of October, we read it in report 1.",
    "At least 50 Afghan civilians were killed, but Pakistan has not commented. UNAMA, Oct. 27, Report 1",
    "Reuters reports that UNAMA says at least 50 Afghan civilians were killed, 27 Oct 2025, Report 1",
    "The UN says on 27 October that 50+ Afghan civilians were killed. Report 1",
    "Afghan civilians: at least 50 killed, 447 wounded – UNAMA, 27 October 2025 (Report 1)",
    "At least ۵۰ Afghan civilians killed – UNAMA, 27 October 2025 (Report 1)",
    "According to Report 1, UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed and at least 447 wounded.",
    "At least 50 Afghan civilians killed, 447 wounded. Source: UNAMA on 27 October, in Report 1",
    "UNAMA (UN) on 27 October 2025: at least 50 Afghan civilians dead. Report No. 1",
)
_ON_DAY = (
    "on 27.10.", "on 27.10", "on 27. 10.", "on 27. 10", "on 27.10.2025", "on 27. 10. 2025",
    "on 27. 10. 25", "on 27. October", "on 27. Oct. 2025", "on 27 / 10", "on 27/ 10 / 2025",
    "on 27/10", "on 27-10", "on the 27.10.", "on Monday, 27.10.", "(27.10.)", "(27.10)", "(27. 10.)",
)  # fmt: skip
RIGHT = (
    *RIGHT,
    *(BASE.replace("on 27 October 2025", day) for day in _ON_DAY),
    "27.10.: at least 50 Afghan civilians killed, says UNAMA, Report 1",
    "27.10 - UNAMA: at least 50 Afghan civilians killed. Report 1",
    "At least 50 Afghan civilians killed, Report 1, from UNAMA, 27.10.",
    "At least 50 Afghan civilians killed. UNAMA; 27. 10.; Report 1",
    "At least 50 Afghan civilians killed (Report 1, UNAMA, 27.10)",
    "At least 50 Afghan civilians killed, UNAMA 27.10. Report 1",
    "UNAMA said 27.10. that at least 50 Afghan civilians were killed (Report 1)",
    ">= 50 Afghan civilians killed, UNAMA, 27 October, Report 1",
    ">=50 Afghan civilians killed, UNAMA, 27 October, Report 1",
    "≥ 50 Afghan civilians killed, UNAMA, 27 October, Report 1",
    "> 49 Afghan civilians killed, UNAMA, 27 October, Report 1",
    BASE.replace("UNAMA", "The U.N."),
    "UNAMA, 27. 10. 50 Afghan civilians killed, at least 50 Afghan civilians, Report 1",
    "On 27.10, UNAMA said: at least 50 Afghan civilians killed. Report 1",
)
_NO_DAY = (
    "on 27.10 million", "of 27.10 million", ", 27.10 million", "(27.10 million)", "(27.10 km)",
    "on 27.10 % of all", ", 27.10 per cent", "on 27.10 acres", "on 27.10 people", "on 27-10 people",
    "version 27.10.", "27.10 in all", "about 27.10", "at 27.10", "at a score of 27-10", "in all 27. 10 of them", ", 27. 10 of them",
    ": 27. 10 girls", "(27. 10 dead)", "on 27.10.2024", "on 27.10. 2024", "on 27.11.",
    "on 26.10.", "on 7.10.", "on 127.10.", "on 27.100", "on 27.10:30", "on 27.10-29.10.",
    "on 27.10. and 28.10.", "on Tuesday, 27.10.", "(Tue 27.10.)", "before 27.10.", "on 10.27.",
    "in 27/10 of them", "on 27. 10. 24", "on 27.10. 24,", "(27. 10. 24)", ", 27. 10. 24,",
)  # fmt: skip
WRONG: tuple[tuple[str, str], ...] = (
    (BASE.replace("at least", "<="), "words"),
    (BASE.replace("at least", ">"), "words"),
    (BASE.replace("at least", "> "), "words"),
    (BASE.replace("at least", ">= about"), "words"),
    (BASE.replace("at least", "at least > "), "words"),
    *((BASE.replace("on 27 October 2025", words), "when") for words in _NO_DAY),
    (BASE.replace("on 27 October 2025", "not on 27.10."), "when"),
    ("asdf", "who words whom when where"),
    ("Report 1 UNAMA 27 October at least 50", "whom"),
    (BASE.replace("at least 50", "at least 50 (60)"), "words"),
    (BASE.replace("at least 50", "at least 50, at most 60"), "words"),
    (BASE.replace("at least 50", "between at least 50 and 60"), "words"),
    (BASE.replace("Afghan civilians were killed", "Afghan civilian casualties"), "words"),
    (BASE.replace("at least 50 Afghan civilians", "50 Afghan civilians or fewer"), "words"),
    (
        "According to Pakistan at least 50 Afghan civilians were killed. UNAMA has spoken on "
        "27 October 2025. Report 1",
        "who",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 500 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 12).",
        "where",
    ),
    (
        "UNAMA said on 27 October 2025 that more than fifty Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least fifty-one Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least fifty one Afghan civilians were killed (Report 1).",
        "words",
    ),
    ("UNAMA said on 27 October 2025 that fifty Afghan civilians were killed (Report 1).", "words"),
    ("UNAMA said on 27 October 2025 that 50 Afghan civilians were killed (Report 1).", "words"),
    (
        "UNAMA said on 27 October 2025 that about 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that up to 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at most 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that exactly 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that nearly 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that dozens of Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50,000 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 thousand Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 to 60 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50-60 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that between 50 and 60 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50% of Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 per cent of Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that not at least 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that fewer than 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 150 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 5 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 0 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were wounded (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed or wounded (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were not killed (Report 1).",
        "words",
    ),
    (
        "UNAMA did not say on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "who words",
    ),
    (
        "UNAMA denied on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "who words",
    ),
    (
        "UNAMA never said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "who words",
    ),
    (
        "Pakistan said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "who",
    ),
    (
        "Pakistan’s military said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "who",
    ),
    (
        "The Taliban government said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "who",
    ),
    (
        "UNICEF said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "who",
    ),
    (
        "Pakistan's army said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1). UNAMA disagrees.",
        "who",
    ),
    (
        "At least 50 Afghan civilians were killed, according to Pakistan, not UNAMA, 27 October, Report 1",
        "who",
    ),
    (
        "UNAMA said on 28 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said on 27 October 2024 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said on 27 November 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said on 2 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said on 7 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    ("UNAMA said on 127 October that at least 50 Afghan civilians were killed (Report 1).", "when"),
    (
        "UNAMA said on Tuesday, 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said on 26-27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said on 27-28 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said on October 27 to 29 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    ("UNAMA said on 27/11/2025 that at least 50 Afghan civilians were killed (Report 1).", "when"),
    ("UNAMA said on 27/10/2024 that at least 50 Afghan civilians were killed (Report 1).", "when"),
    (
        "UNAMA said before 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "when",
    ),
    (
        "UNAMA said not on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "words when",
    ),
    ("UNAMA said on Monday that at least 50 Afghan civilians were killed (Report 1).", "when"),
    ("UNAMA said on the 27th that at least 50 Afghan civilians were killed (Report 1).", "when"),
    ("UNAMA said on October that at least 50 Afghan civilians were killed (Report 1).", "when"),
    (
        "UNAMA said on 27 October 2025 that at least 50 Pakistani civilians were killed (Report 1).",
        "whom",
    ),
    ("UNAMA said on 27 October 2025 that at least 50 people were killed (Report 1).", "whom"),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan soldiers were killed (Report 1).",
        "whom",
    ),
    ("UNAMA said on 27 October 2025 that at least 50 civilians were killed (Report 1).", "whom"),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan and Pakistani civilians were killed (Report 1).",
        "whom",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Pakistani soldiers were killed (Report 1). Afghan civilians are not counted.",
        "whom",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 2).",
        "where",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1.5).",
        "where",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed (not Report 1).",
        "where",
    ),
    ("UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed.", "where"),
    (
        "UNAMA said on 27 October 2025 that at least 50 or at most 60 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that 50 to 60 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least five hundred Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that at least 50 days of Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that reportedly at least 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "UNAMA said on 27 October 2025 that over 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
    (
        "It is false that UNAMA said on 27 October 2025 that at least 50 Afghan civilians were killed (Report 1).",
        "words",
    ),
)
"""Captions with the ids of what is not right in them."""
CAPTIONS = (*RIGHT, *(words for words, _ in WRONG))


@pytest.mark.long
@every_row(RIGHT)
def test_a_right_caption_is_right_in_whatever_words(words: str) -> None:
    missing = [check.id for check in QUESTION.checks if check.id not in _parts(words)]
    assert missing == []


@every_row(WRONG)
def test_a_wrong_caption_is_told_what_is_wrong(words: str, wrong: str) -> None:
    assert [check.id for check in QUESTION.checks if check.id not in _parts(words)] == wrong.split()


def _parts(words: str) -> tuple[str, ...]:
    return QUESTION.mark({"words": words}).parts


# --- held against the grammar -------------------------------------------------------------

FIGURE = quantities.parse("at least 50")
ONE_SLOT = [form for meaning in WORDINGS for form in meaning.forms if form.count(SLOT) == 1]
NUMBERS = ("49", "50", "51", "fifty", "forty-nine", "fifty one", "500", "5", "fifty (50)")
NEVER_ALONE = ("times", "each")
"""Behind a number they count something else: `quantity_finder` finds no people there."""


def _means_the_figure(phrase: str) -> bool:
    found = quantities.known(phrase)
    return found is not None and all(
        getattr(found, name) == getattr(FIGURE, name)
        for name in ("low", "high", "approximate", "suspected")
    )


def _is_found(phrase: str) -> bool:
    return sought.stands(CHECKS["words"].sought, sought.plainly(f"UNAMA: {phrase}, it says."))


@pytest.mark.long
def test_every_wording_of_the_table_is_taken_as_the_grammar_takes_it() -> None:
    """About 6,000 phrases, many of them the same figure in other words."""
    phrases = [written(form, number) for form in ONE_SLOT for number in NUMBERS]
    meant = [phrase for phrase in phrases if _means_the_figure(phrase)]
    assert len(meant) > 150
    assert [
        phrase for phrase in phrases if _means_the_figure(phrase) is not _is_found(phrase)
    ] == []


@given(
    outer=st.sampled_from(ONE_SLOT),
    inner=st.sampled_from(ONE_SLOT),
    number=st.sampled_from(NUMBERS),
)
def test_wordings_within_each_other_never_pass_where_the_grammar_reads_another_figure(
    outer: str, inner: str, number: str
) -> None:
    phrase = written(outer, written(inner, number))
    if quantities.known(phrase) is not None and _is_found(phrase):
        assert _means_the_figure(phrase), phrase


@given(n=st.integers(0, 999))
def test_a_number_is_spelled_as_it_is_read(n: int) -> None:
    assert spelled(n)
    assert {value(words) for words in spelled(n)} == {n}


DAY, PUBLISHED = dt.date(2025, 10, 27), dt.date(2025, 10, 28)
FORMS = (
    "{d} October", "October {d}", "Oct {d}", "Oct. {d}", "{d} Oct", "{d}th October", "{d}th of October",
    "the {d}th of October", "{d} October 2025", "October {d}, 2025", "{d} October 2024", "{d}/10/2025",
    "{d}.10.2025", "{d}-10-2025", "10/{d}/2025", "2025-10-{d}", "{d}/10/25", "{d}/10", "{d} November",
    "{d}/11/2025", "Monday, {d} October 2025", "Mon {d} October", "Tuesday, {d} October 2025",
    "{d}-28 October", "26-{d} October", "{d} and 28 October", "October {d} to 29", "{d}-Oct-2025",
    "the {d}th", "Monday", "OCTOBER {d}", "{d} October 1925",
)  # fmt: skip


def test_every_form_of_a_day_is_taken_as_the_reader_of_days_takes_it() -> None:
    when = CHECKS["when"].sought
    wrong = []
    for form in FORMS:
        for d in ("27", "26", "7", "2"):
            words = form.format(d=d)
            read = newsdays.days_in(f"on {words}", PUBLISHED)
            days = {reading.day for day in read for reading in day.readings}
            is_day = days == {DAY} and any(map(str.isdigit, words))
            if sought.stands(when, sought.plainly(f"It said so on {words}.")) is not is_day:
                wrong.append((words, days))
    assert wrong == []


def test_what_the_patterns_leave_out_is_no_number_of_people() -> None:
    for words in (
        "at least 50 days",
        "at least 50 per cent of them",
        "at least 50 km",
        "at least 50%",
    ):
        assert quantity_finder.find(words) == ()
        assert not _is_found(words)


# --- the key comes from the record --------------------------------------------------------


def test_another_record_makes_another_key() -> None:
    ledger = real_ledger()
    figure, day = quantities.parse("more than 70"), dt.date(2025, 3, 4)
    number = sought.number_sought(figure)
    assert number
    for words, right in (("71 or more", True), ("over seventy", True), ("at least 70", False)):
        assert sought.stands(number, words) is right
    group = ledger.groups["pakistani-civilians"]
    people = sought.people_sought(group, figure)
    assert sought.stands(people, "more than 70 civilians in pakistan")
    assert not sought.stands(people, "more than 70 afghan civilians")
    ambiguous = soughtdays.day_sought(day, PUBLISHED)
    assert sought.stands(ambiguous, "4 march 2025")
    assert not sought.stands(ambiguous, "4/3/2025")  # or 3 April
    assert sought.number_sought(quantities.parse("dozens")) is None


def test_a_figure_without_a_number_cannot_be_asked_for() -> None:
    ledger = real_ledger()
    claim = ledger.claim("r1-un-toll")
    with pytest.raises(UnanswerableError, match="figure-caption"):
        the_count.figure_caption(_with(ledger, replace(claim, group=None)))


def _with(ledger, claim):  # type: ignore[no-untyped-def]
    class Other:
        def __getattr__(self, name: str) -> object:
            return getattr(ledger, name)

        def claim(self, _: str) -> object:
            return claim

    return Other()

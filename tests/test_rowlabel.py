"""The label of a row: few lines, none too wide, and what is left out where there is no room."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from explainer.figures.lettering import rows_of
from explainer.figures.rowlabel import Label, Lines, Room, muted, set_in_lines
from explainer.theme.typeface import width_px

WIDE, LEAD = Room(288, lines=2), Room(288, lines=1)
SPOKESMAN = Label("Zabihullah Mujahid", "of an enemy", "", "", "", ("12 Oct",))


def told(words: Lines) -> list[str]:
    return ["".join(rows_of(line)) for line in words.told]


def test_what_fits_stands_on_one_line_with_the_day_in_its_middle() -> None:
    found = set_in_lines(SPOKESMAN, LEAD)
    assert told(found) == ["Zabihullah Mujahid, of an enemy"]
    assert (found.when, found.beside, found.many) == (("12 Oct",), 0, 1)


def test_the_day_stands_beside_the_shorter_line() -> None:
    """So that the longer one has the whole width."""
    whom = "Militants, as the Pakistani military labels them"
    label = Label("Pakistan’s military", "", whom, "", "", ("26 Oct",), "3 documents")
    first = set_in_lines(label, WIDE)
    assert told(first) == ["Pakistan’s military", whom]
    assert (first.when, first.beside) == (("26 Oct, 3 documents",), 0)
    who = "The UN mission in Afghanistan (UNAMA)"
    last = set_in_lines(Label(who, "", "Both sides", "", "", ("8 Feb 2026",)), WIDE)
    assert (told(last), last.beside) == ([who, "Both sides"], 1)


def test_from_where_it_is_counted_is_left_to_the_ground_where_it_would_cost_a_line() -> None:
    label = Label("Lt Gen Ahmed Sharif Chaudhry", "of an enemy", "", "", "", ("3 Nov", "inferred"))
    assert told(set_in_lines(label, WIDE)) == ["Lt Gen Ahmed Sharif Chaudhry,", "of an enemy"]
    assert told(set_in_lines(label, LEAD)) == ["Lt Gen Ahmed Sharif Chaudhry"]


def test_what_it_is_about_is_said_where_there_is_a_line_for_it() -> None:
    about = "Fire at Spin Boldak, 6 November"
    label = Label("Afghan officials", "of its own", "", about, "", ("7 Nov",))
    assert told(set_in_lines(label, WIDE)) == ["Afghan officials, of its own", about]
    assert told(set_in_lines(label, LEAD)) == ["Afghan officials, of its own"]
    alone = Label("", "", "", about, "", ("7 Nov",))
    assert told(set_in_lines(alone, LEAD)) == [about]


def test_what_replaced_it_is_told_on_a_narrow_page_only() -> None:
    label = Label("EMERGENCY", "no party", "", "", "later: three", ("15 Oct",))
    assert told(set_in_lines(label, WIDE)) == ["EMERGENCY, no party"]
    narrow = set_in_lines(label, Room(326, lines=1, is_narrow=True))
    assert told(narrow) == ["EMERGENCY, no party", "later: three"]


WORDS = st.text("abcdefgh -", min_size=1, max_size=60).map(str.split).map(" ".join)


@given(WORDS, WORDS, WORDS, st.sampled_from([WIDE, LEAD, Room(326, 1, is_narrow=True)]))
def test_no_line_runs_into_the_day_and_nothing_that_must_be_told_is_left_out(
    strong: str, then: str, about: str, room: Room
) -> None:
    found = set_in_lines(Label(strong, "of its own", then, about, "", ("8 Feb 2026",)), room)
    said = re.sub(r"[, ]+", " ", " ".join(told(found)))
    assert f"{strong} {then}".strip() in said.replace(" of its own", "") or not strong
    assert then in said
    day = width_px(found.when[0], 12)
    for n, line in enumerate(found.told):
        size = 13 if muted("x") not in line and "font-size" not in line else 12
        room_left = room.px - (day if n == found.beside else 0)
        words = rows_of(line)[0]
        assert width_px(words, size) <= room_left or " " not in words


def test_the_same_label_is_set_once() -> None:
    assert set_in_lines(SPOKESMAN, WIDE) is set_in_lines(SPOKESMAN, WIDE)

"""The small tables of the chapters: every value from a record or a measurement."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from builders import plain_words, real_ledger

from explainer import paths
from explainer.classroom import chapters, treaty
from explainer.classroom.questions import the_coverage
from explainer.geo import layers, measures
from explainer.page import templating
from explainer.page.state import claims_shown
from explainer.page.tables import Cell, Keyed, LinkCell, Table
from explainer.records import quantities


def words(cell: Cell) -> str:
    """What a cell shows."""
    if isinstance(cell, Keyed | LinkCell):
        return cell.words
    assert isinstance(cell, str)
    return cell


def column(table: Table, name: str) -> list[str]:
    return [words(row[table.columns.index(name)]) for row in table.rows]


def number(cell: str) -> float:
    return float(re.findall(r"[\d,]+", cell)[0].replace(",", ""))


EVERY = {
    "lengths": chapters.reported_lengths(real_ledger()),
    "drawn": chapters.line_lengths(),
    "distances": chapters.place_distances(real_ledger()),
    "clocks": chapters.said_and_happened(real_ledger()),
    "minute": chapters.first_minute(dt.date(2025, 10, 29)),
    "ends": chapters.open_ends(real_ledger()),
    "speakers": chapters.speakers(real_ledger()),
    "repeats": chapters.told_more_than_once(real_ledger()),
    "relays": chapters.relayed(real_ledger()),
    "next": chapters.came_next(real_ledger().whole.claims(), real_ledger().whole.points.values()),
    "chapters": chapters.chapters(),
    "treaty": treaty.compared(real_ledger().whole.claims(ring="background")),
}


@pytest.mark.parametrize("table", EVERY.values(), ids=EVERY)
def test_a_table_has_rows_as_wide_as_its_columns_and_no_empty_cell(table: Table) -> None:
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert all(words(cell) for row in table.rows for cell in row)
    assert plain_words(templating.table(table)).startswith(table.caption)


def test_the_lengths_that_the_reports_print() -> None:
    """Read by hand: Reports 2 and 5 in kilometres and miles, Report 4 in kilometres."""
    table = EVERY["lengths"]
    assert set(zip(column(table, "Report"), column(table, "Length"), strict=True)) == {
        ("Report 2", "2,600 kilometres"),
        ("Report 2", "1,600 miles"),
        ("Report 4", "2,600 kilometres"),
        ("Report 5", "2,600 kilometres"),
        ("Report 5", "1,600 miles"),
    }
    assert set(column(table, "Who says it")) == {f"Report {n} itself" for n in (2, 4, 5)}


@pytest.mark.parametrize("table", EVERY.values(), ids=EVERY)
def test_no_table_of_a_lesson_shows_an_id(table: Table) -> None:
    ids = {claim.id for claim in real_ledger().whole.claims()}
    assert not ids & {words(cell) for row in table.rows for cell in row}


def test_a_line_with_more_bends_is_longer() -> None:
    table = EVERY["drawn"]
    assert column(table, "Scale of the drawing") == [
        "1:110 million", "1:50 million", "1:10 million"
    ]  # fmt: skip
    for name in ("Corners", "Length", "In miles"):
        values = [number(cell) for cell in column(table, name)]
        assert values == sorted(values)
    finest = layers.load_line("10m").rings[0]
    printed = number(column(table, "Length")[-1])
    assert printed == pytest.approx(measures.line_length_km(finest), abs=0.6)
    assert number(column(table, "In miles")[-1]) == pytest.approx(printed / 1.609344, abs=0.6)
    assert printed < 2_600


def test_distances_are_ranges_and_nearest_comes_first() -> None:
    table = EVERY["distances"]
    ranges = [tuple(map(int, re.findall(r"\d+", cell))) for cell in column(table, "Distance")]
    assert all(low <= high for low, high in ranges)
    assert [low for low, _ in ranges] == sorted(low for low, _ in ranges)
    province = ["province" in cell for cell in column(table, "How exact")]
    wide = [high - low for (low, high), is_one in zip(ranges, province, strict=True) if is_one]
    slim = [high - low for (low, high), is_one in zip(ranges, province, strict=True) if not is_one]
    assert min(wide) > max(slim)


def test_every_count_stands_once_with_both_clocks() -> None:
    table = EVERY["clocks"]
    un = next(row for row in table.rows if "at least 50" in words(row[0]))
    assert [words(cell) for cell in un[1:]] == [
        "one week, not said exactly which; not after 27 October 2025 (days inferred by us)",
        "27 October 2025",
        "the text gives the weekday",
    ]
    assert sum("25 killed" in words(row[0]) for row in table.rows) == 1


def test_a_day_begins_at_two_moments() -> None:
    """By hand: Kabul is four and a half hours before UTC, Islamabad five."""
    assert column(EVERY["minute"], "UTC") == [
        "19:30 on 28 October 2025",
        "19:00 on 28 October 2025",
    ]
    assert set(column(EVERY["minute"], "Local time")) == {"00:00 on 29 October 2025"}


def test_the_words_and_what_they_allow() -> None:
    table = EVERY["ends"]
    rows = {words(row[0]): [words(cell) for cell in row[1:3]] for row in table.rows}
    assert rows["“at least 50”"] == ["50", "open"]
    assert rows["“more than 70”"] == ["71", "open"]
    assert rows["“23”"] == ["23", "23"]
    assert rows["“dozens”"] == ["a word without a number"] * 2
    for said, (low, _) in rows.items():
        found = quantities.parse(said.strip("“”")).low
        assert low == (str(found) if found is not None else "a word without a number")


def test_only_anonymous_speakers_are_without_a_name() -> None:
    table = EVERY["speakers"]
    named = dict(zip(column(table, "Speaker"), column(table, "Named"), strict=True))
    assert named["Khawaja Asif"] == "yes"
    assert named["Three Pakistani security officials"] == "no"


def test_a_statement_that_is_repeated_stands_once() -> None:
    table = EVERY["repeats"]
    assert len(set(column(table, "One statement"))) == len(table.rows)
    assert all(int(cell) > 1 for cell in column(table, "Number of reports"))


def test_a_relay_stands_beside_what_was_said_first() -> None:
    ledger = real_ledger()
    assert len(EVERY["relays"].rows) == sum(bool(relay.of) for relay in ledger.relays.values())
    assert len(chapters.relayed(replace(ledger, relays={})).rows) == 0


def test_the_chapter_shows_few_altered_copies_and_all_that_its_questions_ask_for() -> None:
    whole = chapters.relayed(real_ledger())
    few = chapters.relayed(real_ledger(), the_coverage.RELAYS)
    assert set(few.rows) < set(whole.rows)
    assert len(few.rows) == len(the_coverage.RELAYS) <= 6
    assert few.caption.endswith(f": {len(few.rows)} of {len(whole.rows)} pages")
    changes = {str(row[2]) for row in few.rows}
    for asked in (the_coverage.what_the_relay_changed, the_coverage.how_relays_changed):
        assert {option.words for option in asked(real_ledger()).options} <= changes


def test_the_chapters_are_listed_with_their_minutes() -> None:
    table = EVERY["chapters"]
    assert [title.split(":")[0] for title in column(table, "Chapter")] == [
        "The line", "The sequence", "The count", "The words", "The coverage",
        "The long story",
        "Your own question",
    ]  # fmt: skip
    assert all(20 <= int(cell) <= 45 for cell in column(table, "Minutes"))
    assert all(cell.endswith("?") for cell in column(table, "Question"))


def test_a_chapter_tells_its_question_and_minutes_as_its_metadata_does() -> None:
    files = sorted(paths.notebooks_folder().glob("0[1-578]_*.ipynb"))
    assert len(files) == len(EVERY["chapters"].rows)
    for file, (_, question, minutes) in zip(files, EVERY["chapters"].rows, strict=True):
        first = "".join(json.loads(file.read_text(encoding="utf-8"))["cells"][0]["source"])
        assert f"**{question}**" in first, f"{file.name}: metadata and first cell differ"
        assert f"About {minutes} minutes." in first, f"{file.name}: metadata and first cell differ"


def test_a_view_on_one_topic_holds_nothing_else() -> None:
    ledger = real_ledger()
    state = chapters.on_topic(ledger, "harbouring-accusation", "Report 1", "Report 4")
    shown = claims_shown(ledger, state)
    assert {claim.document.label for claim in shown} == {"Report 1", "Report 4"}
    assert all("harbouring-accusation" in claim.topics for claim in shown)
    assert any(link.how == "denies" for claim in shown for link in claim.relates)


def test_the_counts_of_an_early_day_are_of_both_sides_and_each_stands_once() -> None:
    """By hand on 12 October: Pakistan's military (also as ISPR), Mujahid twice, ISPR's 200."""
    table = chapters.dated_to(real_ledger(), dt.date(2025, 10, 12))
    assert set(column(table, "Side")) == {"Pakistan’s side", "Afghanistan’s side"}
    assert len(table.rows) == 4
    assert sum("23 killed" in count for count in column(table, "Count")) == 1


def test_a_statement_that_two_reports_date_in_different_ways_has_both_days() -> None:
    row = next(row for row in EVERY["clocks"].rows if "five killed" in words(row[0]))
    assert "(Pakistan–TTP)" in words(row[0])
    assert "Report 4: 25 October 2025; Reports 2 and 5: " in words(row[1])
    assert "Report 2: no day is given" in words(row[3])


def test_that_it_is_one_statement_is_ours_where_no_text_shows_it() -> None:
    found = dict(
        zip(
            column(EVERY["repeats"], "Carried by"),
            column(EVERY["repeats"], "How we know that it is one"),
            strict=True,
        )
    )
    assert "our inference" in found["Reports 2, 4 and 5"]


def test_a_word_for_the_killed_names_all_who_use_it() -> None:
    row = next(row for row in EVERY["ends"].rows if words(row[0]) == "“dozens”")
    for n in (1, 2, 3, 5):
        assert f"Report {n} itself" in words(row[3])


def test_state_media_are_no_party_on_either_side() -> None:
    table = EVERY["speakers"]
    party = dict(zip(column(table, "Speaker"), column(table, "Party to the conflict"), strict=True))
    assert party["RTA"] == party["Radio Pakistan"] == "no, state media"


def test_what_came_next_names_for_each_reading_who_holds_it() -> None:
    ledger = real_ledger()
    table = EVERY["next"]
    whole = ledger.whole
    after = {claim.id for claim in whole.claims(ring="after")}
    held = [r for p in whole.points.values() for r in p.readings if set(r.claims) <= after]
    assert column(table, "One reading") == [reading.reads for reading in held]
    hospital = [row for row in table.rows if "hospital" in words(row[0])]
    assert any("Sharafat Zaman" in words(row[2]) for row in hospital)
    assert any(words(row[4]).endswith(".") for row in hospital)  # of a poor page
    poor = [cell for cell in column(table, "If a page is poor") if cell != "no note"]
    assert len(poor) == sum(any(whole.claim(c).weak for c in r.claims) for r in held)

"""A report coded by a class: read back by our own reader, and told plainly what is wrong."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from builders import beside_once, real_ledger
from hypothesis import given
from hypothesis import strategies as st

from explainer import paths
from explainer.analysis import coverage as coverage_told
from explainer.classroom.coding import reply
from explainer.classroom.coding import report as coding_report
from explainer.classroom.coding.coder import Coder
from explainer.classroom.coding.findings import Line, lines_of
from explainer.classroom.coding.reply import answer, draft_of
from explainer.figures.lettering import rows_of
from explainer.page import rendering
from explainer.page.state import State, claims_published, default_state, options
from explainer.records import texts, yamlfiles
from explainer.records.ledger import Ledger
from explainer.records.scales import DATE_PREC, DateBasis
from explainer.words import claims as text
from explainer.words import counts as counts_words

LEDGER = real_ledger()
FOLDER = paths.notebooks_folder() / "teaching"
REPORT = (FOLDER / "example_report.txt").read_text(encoding="utf-8")
LINES = {line.number: line for line in lines_of(REPORT)}
ABOUT = {"published": "2025-10-16", "published_basis": "printed"}
SOUND = {
    "kind": "casualties",
    "asserted_by": "ispr",
    "said_on": "2025-10-12",
    "said_basis": "weekday",
    "from": "2025-10-11",
    "to": "2025-10-12",
    "precision": "days",
    "happened_basis": "weekday",
    "place": "durand-line",
    "place_precision": "stretch",
    "group": "pakistani-military",
    "killed": "23",
    "wounded": "29",
    "quote": "23 of Pakistan’s own personnel had been killed and 29 wounded",
    "says": "ISPR says that 23 of Pakistan’s personnel were killed and 29 wounded.",
    "event": "night-11-12-oct",
    "repeats": "r1-army-toll",
}
"""What a careful pupil chooses for line 11 of the example."""


def coded(
    about: dict[str, str] | None = None, line: int = 11, report: str = REPORT, **changes: str
) -> coding_report.Coding:
    lines = {found.number: found for found in lines_of(report)}
    claim = coding_report.claim_record({**SOUND, **changes}, lines[line], report, "your-report-1")
    record = coding_report.document_record(about or ABOUT, report, [claim])
    return coding_report.checked(record, report, LEDGER)


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page beside which a report stands is slow to make, and the same for most tests."""
    monkeypatch.setattr(reply, "beside", beside_once)


# --- sound codings ----------------------------------------------------------------------


def test_a_sound_coding_has_no_problem_and_comes_back_as_it_was_chosen() -> None:
    found = coded()
    assert found.problems == ()
    assert found.document
    (claim,) = found.document.claims
    assert coding_report.choices_of(claim) == SOUND


def test_the_nearest_known_wordings_are_named_and_no_other_number() -> None:
    (problem,) = coded(killed="at leest 50").problems
    assert "leave them as they stand. Nearest known: 'at least …'" in problem
    assert not any(c.isdigit() for c in problem.replace("Line 11", "").replace("leest 50", ""))


@pytest.mark.long
def test_a_sum_a_part_and_the_report_s_own_word_come_back_as_they_were_chosen() -> None:
    soldiers = "Its spokesman said that more than 20 soldiers were killed or wounded"
    sums = {"killed": "", "wounded": "", "together": "more than 20", "quote": soldiers}
    many = "Officials said that 23 people, including three children, were killed and 29 wounded"
    parts = {"part_who": "children", "part_killed": "three", "quote": many}
    words = {"unit": "neutralised", "quote": "It said that 23 were neutralised and 29 wounded"}
    for changes in (sums, parts, words):
        changes |= {"repeats": "", "says": f"{changes['quote']}."}
        found = coded(line=1, report=f"{changes['quote']} on Sunday.\n" + 20 * REPORT, **changes)
        assert found.problems == ()
        (claim,) = found.document.claims
        assert coding_report.choices_of(claim) == {
            k: v for k, v in {**SOUND, **changes}.items() if v
        }


WRONG: list[tuple[dict[str, str], str]] = [
    (
        {"killed": "32"},
        "You give '32' as killed, but the quotation says otherwise: "
        "'23' (23, killed people) and '29' (29, wounded people).",
    ),
    (
        {"killed": "at least 23"},
        "You give 'at least 23' as killed, but the quotation says otherwise",
    ),
    ({"says": "ISPR says that 32 were killed."}, "“In your own words” has the number '32', which"),
    (
        {"part_who": "children", "part_killed": "three"},
        "'children' are not named in the quotation. Write them as the report does.",
    ),
    (
        {"quote": "than 200 Taliban", "kind": "statement", "says": "ISPR speaks of fighters."},
        "The quotation cuts through the number 'more than 200'. Mark all of its words",
    ),
    (
        {"quote": ",", "kind": "statement", "says": "ISPR speaks of fighters."},
        "The quotation has no words in it.",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), WRONG, ids=lambda v: str(v)[:40])
def test_what_the_report_does_not_print_is_told_to_a_class(
    changes: dict[str, str], sentence: str
) -> None:
    """The figure and its hedge, a part, a number of our own words: named with both values."""
    problems = coded(**{"repeats": "", **changes}).problems
    assert problems
    assert problems[0].startswith(f"Line 11: {sentence}")
    assert not any("its sentence in the text" in one for one in problems), "told already"


def test_a_class_is_not_held_to_our_wording_or_a_recorders_fields() -> None:
    assert coded(says="They say that 23 of these were killed, which is evil.").problems == ()


def test_the_address_is_that_of_the_quotation_and_re_checks() -> None:
    (claim,) = coded().document.claims
    assert REPORT[claim.at.start : claim.at.end] == claim.quote
    assert claim.at.line == 11
    assert claim.at.fingerprint == hashlib.sha256(claim.quote.encode()).hexdigest()


@st.composite
def sound_choices(draw: st.DrawFn) -> tuple[Line, dict[str, str]]:
    """A statement on a line of the example, with any names and any stretch of it quoted."""
    line = draw(st.sampled_from(list(LINES.values())))
    words = line.words.split()
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(first + 24, len(words) - 1)))
    quote = " ".join(words[first : last + 1])
    optional = {
        "quote": draw(st.sampled_from(["", quote])),
        "event": draw(st.sampled_from(["", *LEDGER.events])),
    }
    if draw(st.booleans()):
        optional["place"] = draw(st.sampled_from(list(LEDGER.places)))
        optional["place_precision"] = draw(st.sampled_from(list(text.PLACE_PRECISION)))
    for clock, bases in (("said", list(text.BASIS)), ("happened", get_args(DateBasis))):
        optional[f"{clock}_basis"] = draw(st.sampled_from(bases))
        optional[f"{clock}_note"] = "From the line before."
    report_day = dt.date(2025, 10, 16)
    asserted_by = draw(st.sampled_from(list(LEDGER.actors)))
    if optional["said_basis"] == "no-later-than" and asserted_by == "report":
        optional["said_basis"] = "printed"
    on_the_day = optional["said_basis"] == "no-later-than" or asserted_by == "report"
    precision = draw(st.sampled_from(sorted(set(DATE_PREC) - {"day", "weekend"})))
    if precision != "not stated":
        optional["from"] = "2001-01-01"
    else:
        optional["happened_basis"] = "inferred"
    always = {
        "kind": draw(st.sampled_from(["event", "statement", "position", "background"])),
        "asserted_by": asserted_by,
        "said_on": (
            report_day if on_the_day else draw(st.dates(dt.date(2001, 1, 1), report_day))
        ).isoformat(),
        "precision": precision,
        "says": draw(st.text(st.characters(categories=("L", "N", "P")), min_size=7)) + ".",
    }
    return line, always | {name: value for name, value in optional.items() if value}


@pytest.mark.long
@given(sound_choices())
def test_any_sound_choices_round_trip_through_yaml(chosen: tuple[Line, dict[str, str]]) -> None:
    line, choices = chosen
    claim = coding_report.claim_record(choices, line, REPORT, "your-report-1")
    found = coding_report.checked(
        coding_report.document_record(ABOUT, REPORT, [claim]), REPORT, LEDGER
    )
    assert found.document
    # The words are drawn by chance: numbers of our own, and a stretch that cuts through one.
    by_chance = "quotations together|cuts through the number|has the number|has no words"
    assert [p for p in found.problems if not re.search(by_chance, p)] == []
    assert coding_report.choices_of(found.document.claims[0]) == choices


@pytest.mark.parametrize("name", ["start", "first_reader", "second_reader"])
def test_the_examples_are_sound(name: str) -> None:
    found = coding_report.read_coding(FOLDER / f"example_{name}.yaml", REPORT, LEDGER)
    assert found.problems == ()


# --- what is wrong, in plain words ------------------------------------------------------

LONG = " ".join(LINES[11].words.split()[:26])
PROBLEMS: list[tuple[dict[str, str], str]] = [
    ({"quote": "23 of Pakistans personnel"}, "The quoted words are not in this line."),
    ({"quote": ""}, "Give the exact words: a casualty figure is always quoted."),
    ({"quote": LONG}, "You quote 26 words; at most 25 may be kept."),
    ({"asserted_by": ""}, "“Who says it” is still empty."),
    ({"precision": ""}, "“How exactly” is still empty."),
    ({"place_precision": ""}, "“How exactly the place is named” is still empty."),
    ({"group": ""}, "“Counts whom” is still empty."),
    ({"killed": "", "wounded": ""}, "A casualty figure needs the people it counts"),
    ({"killed": "", "wounded": "", "group": ""}, "A casualty figure needs the people it counts"),
    ({"killed": "umpteen"}, "'umpteen' is no wording of a number that the explainer knows"),
    ({"killed": "60 to 50"}, "'60 to 50' runs backwards"),
    (
        {"killed": "20 killed or wounded"},
        "'20 killed or wounded' counts killed and wounded together",
    ),
    ({"killed": "20 dead", "wounded": "30 dead"}, "'30 dead' counts killed people."),
    ({"together": "at most 20"}, "'23' are said to be a part of 'at most 20'"),
    ({"part_who": "children", "part_killed": "30"}, "'30' are said to be a part of '23'"),
    ({"part_killed": "three"}, "“Of whom” is still empty."),
    ({"says": "No stop"}, "“In your own words” must be one whole sentence."),
    ({"said_on": "12.10.2025"}, "“Said on” is not a day."),
    ({"said_on": "2025-10-17"}, "It cannot have been said on 2025-10-17"),
    ({"said_on": "2025-10-10"}, "It was said on 2025-10-10, before the first day"),
    ({"from": "2025-10-13"}, "The first day is later than the last day."),
    ({"precision": "day"}, "“Exact day” needs the same day twice"),
    (
        {"precision": "days", "from": "2025-10-01"},
        "From 2025-10-01 to 2025-10-12 is 12 days; “within a few days” is for at most 6.",
    ),
    (
        {"precision": "weekend", "from": "2025-10-10"},
        "This is no weekend: Friday, 2025-10-10 to Sunday",
    ),
    ({"killed": "24"}, "The statement that you say it repeats has other figures."),
]


@pytest.mark.long
@pytest.mark.parametrize(("changes", "sentence"), PROBLEMS, ids=lambda v: str(v)[:40])
def test_a_fault_is_said_in_plain_words_with_its_line(
    changes: dict[str, str], sentence: str
) -> None:
    (problem,) = coded(**changes).problems
    assert problem.startswith(f"Line 11: {sentence}")


def test_a_report_without_its_day_is_told_so() -> None:
    problems = coded({"published_basis": "printed"}).problems
    assert "“Published on” is still empty." in problems


def test_too_much_quotation_is_refused_as_the_publisher_s_work() -> None:
    lines = [LINES[n] for n in (7, 9, 11, 13, 15, 17)]
    plain = {**SOUND, "kind": "statement", "repeats": ""}
    claims = [
        coding_report.claim_record(
            {**plain, "quote": " ".join(line.words.split()[:18])}, line, REPORT, f"your-report-{n}"
        )
        for n, line in enumerate(lines)
    ]
    record = coding_report.document_record(ABOUT, REPORT, claims)
    (problem,) = coding_report.checked(record, REPORT, LEDGER).problems
    assert "At most a quarter may be kept" in problem


def test_a_coding_of_another_text_is_noticed() -> None:
    """The example knows how its text looks, so that a copy is told from another text."""
    other = REPORT.replace("Days after", "Weeks after")
    found = coding_report.read_coding(FOLDER / "example_start.yaml", other, LEDGER)
    assert any("made from another text" in problem for problem in found.problems)
    copy = coding_report.read_coding(FOLDER / "example_start.yaml", REPORT + " ", LEDGER)
    assert copy.problems == ()


@pytest.mark.parametrize("content", ["", "[]", "x: [", "- 1", "id: other\nclaims: []"])
def test_a_file_that_is_no_coding_is_a_problem_and_no_crash(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(content, encoding="utf-8")
    found = coding_report.read_coding(file, REPORT, LEDGER)
    assert found.problems


def test_an_unforeseen_fault_keeps_its_own_words() -> None:
    (problem,) = coded(event="no-such-event").problems
    assert "'no-such-event' is not an event" in problem


# --- files ------------------------------------------------------------------------------


@pytest.mark.long
def test_a_saved_coding_is_read_back_the_same(tmp_path: Path) -> None:
    found = coded()
    (file,) = coding_report.save(found.record, tmp_path / "class" / "us")
    assert file.name == "us.yaml"
    again = coding_report.read_coding(file, REPORT, LEDGER)
    assert again.document == found.document
    assert "said in the text" not in file.read_text(encoding="utf-8")
    assert LINES[15].words not in file.read_text(encoding="utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_every_sign_of_a_coding_is_written_and_read_back(words: str) -> None:
    written = coding_report.to_yaml({"says": f"{words}\x85."})
    assert yamlfiles.load(written) == {"says": f"{words}\x85."}


def test_the_text_is_written_only_when_asked(tmp_path: Path) -> None:
    record = coded().record
    assert coding_report.save(record, tmp_path / "a.yaml") == (tmp_path / "a.yaml",)
    assert coding_report.save(record, tmp_path / "b.yaml", REPORT)[1].read_text("utf-8") == REPORT
    assert {file.name for file in tmp_path.iterdir()} == {"a.yaml", "b.yaml", "b.txt"}


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    other = tmp_path / "notes.yaml"
    other.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="another file"):
        coding_report.save(coded().record, other)
    assert other.read_text(encoding="utf-8") == "mine"


def test_a_pasted_text_gets_one_kind_of_line_end() -> None:
    assert texts.clean("\ufeffa\r\nb\rc\ud800") == "a\nb\nc?"


# --- beside the five --------------------------------------------------------------------


@pytest.mark.long
def test_the_coded_report_stands_beside_the_five_and_the_five_stay_as_they_are() -> None:
    start = coding_report.read_coding(FOLDER / "example_first_reader.yaml", REPORT, LEDGER).document
    coder = Coder(LEDGER, REPORT, start)
    shown = rendering.render(coder.ledger, coder.state)
    assert "Your report" in shown.sources
    assert "Your report" in shown.summary
    cells = [cell for row in shown.casualties.table.rows for cell in row]
    assert any(
        "2 documents (our inference): Report 1 and Your report" in str(cell) for cell in cells
    )
    assert coder.ledger.claims(ring="five") == LEDGER.claims(ring="five")
    assert coder.ledger.texts[start.id] == REPORT


# --- coding, as a browser asks for it -----------------------------------------------------


class Browser:
    """What a browser keeps of a report, and what it was answered last."""

    def __init__(self, report: str = REPORT) -> None:
        self.draft = draft_of(None, report).kept | {"about": dict(ABOUT)}
        self.problems: list[str] = []
        self.says = ""
        ask(self, "look")

    def fill(self, part: str, filled: dict[str, Any]) -> None:
        """Fill in a part of the form; what is asked about the report is looked at again."""
        self.draft = {**self.draft, part: dict(filled)}
        if part == "about":
            ask(self, "look")


def ask(coder: Browser, what: str, **more: Any) -> dict[str, Any]:
    reply = answer({"ask": what, "draft": coder.draft, **more}, LEDGER)
    coder.draft = json.loads(json.dumps(reply["draft"]))
    coder.line, coder.options, coder.coded = reply["line"], reply["options"], reply["coded"]
    coder.problems = reply.get("problems", coder.problems)
    coder.says = reply.get("says", coder.says)
    return reply


@pytest.fixture
def coder() -> Browser:
    return Browser()


def to_line(coder: Browser, number: int) -> None:
    ask(coder, "go", number=list(LINES).index(number))


@pytest.mark.long
def test_nothing_is_chosen_for_the_reader(coder: Browser) -> None:
    for number in LINES:
        to_line(coder, number)
        assert coder.draft["choices"] == {}
        assert coder.line["words"] == LINES[number].words


def test_a_day_of_the_line_is_offered_as_it_would_fill_in_the_form(coder: Browser) -> None:
    to_line(coder, 11)
    sunday, same = coder.line["days"]
    assert (sunday["words"], sunday["ask"], same["ask"] != "") == ("“Sunday”", "", True)
    (reading,) = sunday["readings"]
    assert reading["words"] == "Sunday, 12 October 2025 (the text gives the weekday)"
    assert reading["said"] == {"said_on": "2025-10-12", "said_basis": "weekday"}
    assert reading["happened"] == {
        "from": "2025-10-12", "to": "2025-10-12", "precision": "day", "happened_basis": "weekday",
    }  # fmt: skip
    coder.fill("about", {**ABOUT, "published": ""})
    (asked, _) = coder.line["days"]
    assert asked["readings"] == []
    assert "day of the report" in asked["ask"]


def test_a_span_fills_in_first_and_last_day(coder: Browser) -> None:
    ask(coder, "read", words="Fighting went on from Oct. 11 to Oct. 17, and on 9/10/2025 too.\n")
    coder.fill("about", dict(ABOUT))
    span, numbers = coder.line["days"]
    (reading,) = span["readings"]
    assert reading["said"] is None
    assert (reading["happened"]["from"], reading["happened"]["to"]) == ("2025-10-11", "2025-10-17")
    assert reading["happened"]["precision"] == "week"
    assert len(numbers["readings"]) == 2
    assert numbers["ask"]
    assert coder.line["quantities"] == []  # a day number is no count


def test_what_is_in_the_line_stands_first_and_everything_else_is_still_offered(
    coder: Browser,
) -> None:
    to_line(coder, 11)
    first = coder.options["asserted_by"][:2]
    assert {value for value, _, group in first if group == "Found in this line"} == {
        "ispr",
        "pakistan-government",
    }
    assert {value for value, _, _ in coder.options["asserted_by"]} == set(LEDGER.actors)
    assert coder.line["quantities"] == ["23", "29", "more than 200", "a higher number"]


@pytest.mark.long
def test_a_claim_is_coded_changed_and_forgotten(coder: Browser) -> None:
    to_line(coder, 11)
    coder.fill("choices", dict(SOUND))
    ask(coder, "add")
    assert coder.problems == []
    assert coder.draft["choices"] == {}
    assert [entry[0] for entry in coder.coded] == [11]
    assert "id: your-report-1" in ask(coder, "look")["yaml"]
    to_line(coder, 3)
    ask(coder, "change", number=0)
    assert coder.line["number"] == 11
    assert coder.draft["choices"] == SOUND
    coder.fill("choices", {**SOUND, "says": "ISPR gives its own side’s losses."})
    ask(coder, "add")
    assert [entry[1] for entry in coder.coded] == ["ISPR gives its own side’s losses."]
    ask(coder, "remove", number=0)
    assert coder.coded == []
    assert coder.draft["claims"] == []
    assert ask(coder, "look")["yaml"] == ""


def test_a_faulty_claim_is_not_coded_and_what_was_filled_in_stays(coder: Browser) -> None:
    to_line(coder, 11)
    coder.fill("choices", {**SOUND, "quote": "no such words"})
    ask(coder, "add")
    assert "The quoted words are not in this line." in coder.problems[0]
    assert coder.draft["choices"]["says"] == SOUND["says"]
    assert coder.coded == []


@pytest.mark.long
def test_ids_are_not_used_twice(coder: Browser) -> None:
    to_line(coder, 11)
    for _ in range(2):
        coder.fill("choices", dict(SOUND))
        ask(coder, "add")
    ask(coder, "remove", number=0)
    coder.fill("choices", dict(SOUND))
    ask(coder, "add")
    assert len({claim["id"] for claim in coder.draft["claims"]}) == 2


def test_a_wrong_day_of_publication_is_noticed_when_it_is_changed(coder: Browser) -> None:
    to_line(coder, 11)
    coder.fill("choices", dict(SOUND))
    ask(coder, "add")
    coder.fill("about", {**ABOUT, "published": "2025-10-01"})
    assert "It cannot have been said" in coder.problems[0]


def test_another_text_starts_anew(coder: Browser) -> None:
    to_line(coder, 11)
    coder.fill("choices", dict(SOUND))
    ask(coder, "add")
    ask(coder, "read", words="One line.\r\n\r\nAnother.")
    assert coder.coded == []
    assert coder.draft["about"] == {}
    assert coder.line["of"] == 2
    ask(coder, "read", words=" ")
    assert coder.says == "Paste a report, or open a file."
    ask(coder, "add")
    assert coder.coded == []


def test_a_hostile_text_arrives_as_words_only() -> None:
    hostile = "<script>alert(1)</script> said that 23 died."
    assert Browser(hostile).line["words"] == hostile
    for script in (paths.front_script().parents[1] / "src").rglob("*.js"):
        if script.stem.startswith(("coder", "desk", "beside", "readings", "ownreport")):
            assert "innerHTML" not in script.read_text(encoding="utf-8")


@pytest.mark.long
def test_the_ledger_given_is_left_as_it_is() -> None:
    before = replace(LEDGER)
    Coder(
        LEDGER,
        REPORT,
        coding_report.read_coding(FOLDER / "example_start.yaml", REPORT, LEDGER).document,
    )
    assert before == LEDGER


# --- in a notebook ----------------------------------------------------------------------


@pytest.fixture
def notebook() -> tuple[Coder, list[Any]]:
    """The widget with one claim coded, and what it sends to the browser."""
    made = Coder(LEDGER, REPORT)
    sent: list[Any] = []
    made.desk.send = lambda content, *_, **__: sent.append(content)  # type: ignore[method-assign]
    at = list(LINES).index(11)
    made.desk.draft = {**made.desk.draft, "about": dict(ABOUT), "at": at, "choices": dict(SOUND)}
    request = {"ask": "add", "draft": made.desk.draft, "page": True}
    made.desk._asked(None, {"kind": "report", "number": 7, "request": request}, [])
    return made, sent


@pytest.mark.long
def test_the_kernel_answers_as_the_app_does_and_python_follows(
    notebook: tuple[Coder, list[Any]],
) -> None:
    coder, [message] = notebook
    assert (message["kind"], message["number"]) == ("report", 7)
    assert message["reply"]["problems"] == []
    assert message["reply"]["page"]["claim"] == "your-report-1"
    assert coder.desk.now == message["reply"]["draft"]
    assert coder.document
    assert [claim.at.line for claim in coder.document.claims] == [11]
    assert len(coder.ledger.documents) == len(LEDGER.documents) + 1
    assert coder.document.id in coder.state.documents
    coder.desk.draft = {**coder.desk.now, "claims": []}
    assert coder.document is None
    assert coder.ledger == LEDGER


@pytest.mark.long
def test_what_is_no_longer_sound_leaves_the_last_sound_coding(
    notebook: tuple[Coder, list[Any]],
) -> None:
    coder, _ = notebook
    coder.desk.draft = {**coder.desk.now, "about": {"published": "2025-10-01"}}
    assert coder.document
    assert coder.document.published.date == dt.date(2025, 10, 16)


@pytest.mark.long
def test_the_coding_is_written_where_the_reader_says_and_nowhere_else(
    notebook: tuple[Coder, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coder, sent = notebook
    monkeypatch.chdir(tmp_path)

    def write(file: str) -> dict[str, Any]:
        coder.desk._asked(None, {"kind": "write", "number": 1, "file": file}, [])
        return dict(sent[-1]["reply"])

    assert list(tmp_path.iterdir()) == []
    assert write("")["problems"]
    assert str(tmp_path) in write("ours/record")["says"]
    assert [file.name for file in (tmp_path / "ours").iterdir()] == ["record.yaml"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "It was not written" in write("file/record")["problems"][0]
    assert "with.txt" in coder.save("with", with_text=True)
    with pytest.raises(ValueError, match="It was not written"):
        coder.save("file/record")


@pytest.mark.long
@pytest.mark.parametrize(
    "message",
    [
        None,
        {},
        {"kind": "report"},
        {"kind": "report", "number": "x", "request": {"ask": "go", "number": "x"}},
        {"kind": "report", "request": {"ask": "go", "number": 10**9}},
        {"kind": "report", "request": {"ask": "change", "number": -1}},
        {"kind": "report", "request": {"ask": "remove", "number": 99}},
        {"kind": "report", "request": {"ask": "read", "words": 3}},
        {"kind": "report", "request": {"ask": "add", "draft": {"choices": {"kind": 3}}}},
        {"kind": "write"},
        {"kind": "nonsense"},
    ],
)
def test_a_strange_message_does_no_harm(message: object) -> None:
    coder = Coder(LEDGER, REPORT)
    coder.desk._asked(None, message, [])
    assert coder.desk.draft["claims"] == []
    assert coder.document is None


@pytest.mark.long
def test_a_strange_draft_leaves_python_as_it_was(notebook: tuple[Coder, list[Any]]) -> None:
    coder, _ = notebook
    coder.desk.draft = {"text": 3, "claims": "x"}
    assert coder.document
    assert coder.report == REPORT


@pytest.mark.long
def test_where_nothing_is_live_the_example_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_RENDERING", "1")
    start = coding_report.read_coding(FOLDER / "example_start.yaml", REPORT, LEDGER).document
    coder = Coder(LEDGER, REPORT, start)
    form = coder.static_form()
    assert all(line.words in html.unescape(form) for line in LINES.values())
    assert start.claims[0].says in html.unescape(form)
    assert "make app" in form
    held = re.search(r'<script type="application/json">(.*?)</script>', form, re.DOTALL)
    assert held
    assert json.loads(held[1])["reply"]["draft"]["text"] == REPORT
    for name in ("summary", "casualties", "timeline", "coverage", "evidence"):
        beside = getattr(coder, name).static_form()
        assert f'data-part="beside-{name}"' in beside
        assert "Your report" in beside


@pytest.mark.long
def test_outside_our_own_pages_the_coder_carries_what_draws_the_figures_beside_it() -> None:
    coder = Coder(LEDGER, REPORT)
    assert 'data-explainer="plotly"' in coder.static_form()
    assert "<script" not in coder.timeline.static_form()


@pytest.mark.long
def test_a_hostile_example_stays_words_in_its_static_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_RENDERING", "1")
    hostile = "</script><img src=x onerror=alert(1)> said that 23 died."
    form = Coder(LEDGER, hostile).static_form()
    assert "<img" not in form
    assert form.count("</script>") == 1


# --- beside the five --------------------------------------------------------------------


def beside() -> tuple[Ledger, State]:
    document = coded(topic="army-toll").document
    assert document
    coder = Coder(LEDGER, REPORT, document)
    return coder.ledger, coder.state


@pytest.mark.long
def test_a_report_of_one_s_own_has_a_column_of_its_own() -> None:
    ledger, state = beside()
    cells = coverage_told.coverage(ledger, claims_published(ledger, state))
    found = {c.topic.id: c.state for c in cells if c.document.id == coding_report.DOCUMENT_ID}
    assert len({c.document.id for c in cells}) == 6
    assert found["army-toll"] == "says"
    assert found["un-toll"] == "silent"
    view = rendering.render(ledger, state).views["coverage"]
    assert "the five documents and Your report" in view.caption
    source = view.figure.layout.meta["source"]
    assert source == "Source: Reports 1, 2, 3, 4 and 5 of the five and Your report."


@pytest.mark.long
def test_beside_the_five_nothing_is_said_to_be_left_out_by_a_choice() -> None:
    """Other reports count Pakistani civilians; who codes a report has chosen none of them away."""
    document = coded(topic="army-toll").document
    coder = Coder(LEDGER, REPORT, document)
    shown = json.dumps(beside_once(LEDGER, document, REPORT), ensure_ascii=False)
    for said in (shown, html.unescape(str(coder.casualties.static_form()))):
        assert counts_words.NOBODY in said
        assert counts_words.LEFT_OUT not in said
        assert "leaves out" not in said


@pytest.mark.long
def test_a_report_of_one_s_own_can_be_chosen_beside_the_five() -> None:
    ledger, _ = beside()
    beside_the_five = [o for o in options(ledger, wider=True)["documents"] if not o.group]
    assert [o.name for o in beside_the_five][-1] == "Your report"
    assert len(beside_the_five) == 6


@pytest.mark.long
def test_without_one_the_wider_ring_has_no_column() -> None:
    """Other published reports were not read whole, so they cannot be called silent."""
    state = replace(default_state(LEDGER), wider=True)
    assert claims_published(LEDGER, state) == claims_published(LEDGER, replace(state, wider=False))
    assert "the five documents only" in rendering.render(LEDGER, state).views["coverage"].caption


@pytest.mark.long
def test_a_sixth_column_has_shorter_lines_on_a_telephone_than_five() -> None:
    def longest(of: Ledger, state: State) -> tuple[int, int]:
        """The longest line of several words, and of one: that is only broken at a hyphen."""
        narrow = rendering.render(of, state).views["coverage"].meta["narrow"]
        lines = [line for words in narrow["data[0].text"] for line in rows_of(words)]
        several = [len(line) for line in lines if " " in line]
        assert not [line for line in lines if re.search(r"\w-\w\w", line)], "one to be broken"
        return max(several), max(map(len, lines))

    (six, alone), (five, alone_of_five) = longest(*beside()), longest(LEDGER, default_state(LEDGER))
    assert six < five
    assert alone <= alone_of_five <= 12


# ---- a file that is opened, and words that look the same -------------------------------------


def opened(coder: Browser, content: bytes, name: str = "report.txt") -> str:
    """What the text area is given when a file is opened."""
    file = {"name": name, "content": base64.b64encode(content).decode()}
    return str(ask(coder, "open", files=[file]).get("opened", ""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_rightly_in_every_encoding_that_is_sure(
    coder: Browser, encoding: str
) -> None:
    words = "The army said “five” died – it’s so.\r\nNobody else did.\n"
    assert opened(coder, words.encode(encoding)) == words.replace("\r\n", "\n")
    assert coder.problems == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "The file report.txt is a PDF and no text; open it, copy the words"),
        (b"PK\x03\x04", "a Word, OpenDocument or EPUB file"),
        ("café".encode("cp1252"), "is not UTF-8 (line 1 holds the byte 0xe9"),
        (b"x" * 2_000_001, "is larger than 2,000,000 bytes"),
        (b"", "holds no words"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(
    coder: Browser, content: bytes, said: str
) -> None:
    report = coder.draft["text"]
    assert opened(coder, content) == ""
    (problem,) = coder.problems
    assert said in problem
    assert coder.draft["text"] == report


def test_a_damaged_paste_is_told(coder: Browser) -> None:
    ask(coder, "read", words="The army said \ufffdfive\ufffd died.")
    (problem,) = coder.problems
    assert "line 1 holds “�” where a sign was lost" in problem


def test_a_quotation_that_only_looks_the_same_has_the_place_of_the_real_words() -> None:
    line = LINES[11]
    typed = SOUND["quote"].replace("’", "'").replace(" ", "\u00a0")
    record = coding_report.claim_record({**SOUND, "quote": typed}, line, REPORT, "a")
    real = coding_report.claim_record(SOUND, line, REPORT, "a")
    assert record["at"] == real["at"]
    (problem,) = coded(quote=typed).problems
    assert problem.startswith("Line 11: The quoted words look like those of the line, but the text")
    assert "no-break space (U+00A0)" in problem

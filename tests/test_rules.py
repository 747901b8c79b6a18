"""Each rule of evidence that a machine can see: one sound record is spoilt, and that is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builders import (
    LISTS,
    MISSING,
    TEXT,
    changed,
    claim,
    document,
    statement,
    wider_document,
    write_seeds,
    written_out,
)

from explainer.records import checks, rules
from explainer.records.loading import read_ledger

SOUND = written_out(claim())
README = Path(__file__).parents[1] / "seeds" / "README.md"


def spoilt(**changes: Any) -> dict[str, Any]:
    return changed(SOUND, changes)


def told(
    folder: Path, *claims: dict[str, Any], beside: tuple[dict[str, Any], ...] = (), **lists: Any
) -> list[tuple[str, str]]:
    """The rule and the words of every problem in a report with these claims."""
    documents = [document(*claims), *([wider_document(*beside)] if beside else [])]
    ledger, faults = read_ledger(write_seeds(folder, *documents, **lists))
    assert faults == []
    return [(p.rule, p.message) for p in rules.problems(ledger, {"report": TEXT})]


def test_a_sound_record_breaks_no_rule(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == []


SPOILT: list[tuple[str, dict[str, Any], str]] = [
    ("empty-quotation", {"quote": ""}, "quote '' has no words; quote the words of the source"),
    ("empty-quotation", {"quote": "  "}, "quote '  ' has no words; quote the words"),
    ("empty-quotation", {"quote": "… –"}, "quote '… –' has no words; quote the words"),
    (
        "figure-in-quotation",
        {"quote": "at least 51 dead"},
        "killed 'at least 50' (50 or more) is not what the quotation says: 'at least 51' (51 or "
        "more, killed people)",
    ),
    (
        "figure-in-sentence",
        {"counts__killed": "at least 51", "quote": "at least 51 dead"},
        "killed 'at least 51' (51 or more) is not what its sentence in the text says: "
        "'at least 50' (50 or more, killed people)",
    ),
    (
        "figure-in-quotation",
        {"counts__killed": "50"},
        "killed '50' (50) is not what the quotation says: 'at least 50' (50 or more, killed",
    ),
    (
        "figure-in-says",
        {"says": "The UN mission counts 50 dead."},
        "killed 'at least 50' (50 or more) is not what says says: '50' (50, killed people)",
    ),
    (
        "whole-number-phrase",
        {"quote": "50 dead"},
        "quote '50 dead' cuts through 'at least 50' of its sentence; expected all words",
    ),
    (
        "number-in-says",
        {"says": "The UN mission counts at least 50 dead, after 7 hours."},
        "says has '7', which stands neither in counts, amounts and quote nor in the days",
    ),
    (
        "number-in-sentence",
        {"says": "The UN mission counts at least 50 dead, after 7 hours."},
        "says has '7', which its sentence in the text does not have",
    ),
    (
        "vague-word",
        {"says": "The UN mission counts at least 50 dead in several places."},
        "says has 'several', which the source does not say; expected its own word",
    ),
    (
        "number-in-quotation",
        {"quote": "at least 50 dead. 7 more"},
        "quote has '7', which stands in no field of the claim",
    ),
    (
        "number-in-translation",
        {"translation": "at least 51 dead"},
        "translation has no 50, which the quotation has (51); expected the same numbers in both",
    ),
    (
        "amount-in-says",
        {"amounts": [{"of": "trucks", "words": "40"}]},
        "amounts.0.words '40' is not in says (50); expected the source's words there too",
    ),
    (
        "day-in-says",
        {"says": "The UN mission counts at least 50 dead on 3 October."},
        "says has '3 October', but 3/10 (day/month) is not the day recorded",
    ),
    (
        "year-in-says",
        {"says": "The UN mission counts at least 50 dead, as in 1999."},
        "says has the year 1999, which stands in no other field",
    ),
    (
        "verb-of-death",
        {"says": "The UN mission says that at least 50 were killed."},
        "says has 'killed', which its sentence in the text does not have; expected the source's "
        "own word ('dead')",
    ),
    (
        "verb-of-death",
        {"counts__unit": "killed"},
        "counts.unit 'killed' is not a word of its sentence in the text; expected the source's",
    ),
    (
        "group-word",
        {"says": "The UN mission counts at least 50 soldiers dead."},
        "says has 'soldiers', which its sentence in the text does not have",
    ),
    (
        "group-word",
        {"counts__note": "Nothing is said of them."},
        "counts.group 'afghan-civilians' has 'civilians', which its sentence in the text does not",
    ),
    (
        "stands-by-itself",
        {"says": "The UN mission counts at least 50 dead in these days."},
        "says has 'these', which points at another sentence; expected the name",
    ),
    (
        "stands-by-itself",
        {"says": "He counts at least 50 dead."},
        "says has 'He', which points at another sentence",
    ),
    (
        "loaded-word",
        {"says": "The UN mission counts at least 50 dead by the regime."},
        "says has 'regime' in our own voice; expected a plain word, or the word in “quotation",
    ),
    (
        "loaded-word",
        {"note": "An evil day."},
        "note has 'evil' in our own voice; expected a plain word",
    ),
]
_FIGURES = {"figure-in-quotation", "figure-in-sentence", "figure-in-says"}
BESIDE = {
    "figure-in-quotation": {*_FIGURES, "number-in-quotation", "number-in-says"},
    "figure-in-sentence": {*_FIGURES, "number-in-quotation", "number-in-says"},
    "whole-number-phrase": {"figure-in-quotation"},
    "number-in-says": {"number-in-sentence"},
    "number-in-sentence": {"number-in-says"},
    "number-in-translation": {"figure-in-quotation"},
}
"""Rules that the same fault breaks too."""


@pytest.mark.parametrize(("rule", "changes", "message"), SPOILT, ids=lambda v: str(v)[:50])
def test_each_rule_tells_its_own_fault(
    tmp_path: Path, rule: str, changes: dict[str, Any], message: str
) -> None:
    found = told(tmp_path, spoilt(**changes))
    assert any(name == rule and said.startswith(message) for name, said in found), found
    assert {name for name, _ in found} <= {rule} | BESIDE.get(rule, set()), found


def test_a_loaded_word_in_a_list_is_told_too(tmp_path: Path) -> None:
    events = [{**LISTS["events"][0], "title": "The savage clash"}]
    (found,) = told(tmp_path, SOUND, events=events)
    assert found[0] == "loaded-word"
    assert found[1].startswith("title has 'savage' in our own voice")


def test_a_figure_counted_twice_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, SOUND, spoilt(id="again"))
    assert {rule for rule, _ in found} == {"figure-once"}
    assert found[0][1].startswith("killed 'at least 50' is also counted by 'again'")


@pytest.mark.parametrize("field", sorted(SOUND["counts"].keys() - {"group", "killed", "note"}))
def test_a_recorders_field_that_is_not_written_is_told(tmp_path: Path, field: str) -> None:
    found = told(tmp_path, spoilt(**{f"counts__{field}": MISSING}))
    assert any(f"counts.{field} is not written" in said for _, said in found)
    expected = {"recorder-field", *(["verb-of-death"] if field == "unit" else [])}
    assert {rule for rule, _ in found} == expected


def test_nobody_supports_himself_nor_is_one_sentence_two_witnesses(tmp_path: Path) -> None:
    supports = {"relates": [{"to": "first", "how": "supports"}]}
    first = statement("first", says="Somebody says so.", asserted_by="army")
    same = statement("second", says="Somebody says so.", asserted_by="army", **supports)
    (found,) = told(tmp_path / "a", first, same)
    assert found == (
        "support",
        "supports 'first', but both are said by the army: nobody supports himself; expected "
        "another speaker of another body, or no link",
    )
    one = statement("second", says="Somebody says so.", asserted_by="taliban", **supports)
    (found,) = told(tmp_path / "b", first, one)
    assert "both stand in one sentence, one witness" in found[1]
    there = told(tmp_path / "c", first, beside=({**one, "at": None},))
    assert there == []


def test_people_without_a_name_support_nobody(tmp_path: Path) -> None:
    nameless = [
        {"id": f"source-{n}", "name": f"source {n}", "side": "pakistan", "party": True}
        | {"anonymous": True}
        for n in (1, 2)
    ]
    first = statement("first", says="Somebody says so.", asserted_by="source-1")
    supports = {"relates": [{"to": "first", "how": "supports"}], "at": None}
    other = statement("second", says="Somebody says so.", asserted_by="source-2", **supports)
    lists = {"actors": [*LISTS["actors"], *nameless]}
    (found,) = told(tmp_path, first, beside=(other,), **lists)
    assert found[0] == "support"
    assert "have no name and may be the same people" in found[1]


def test_an_events_exact_day_is_one_of_its_claims_days(tmp_path: Path) -> None:
    day = {"from": "2025-10-12", "to": "2025-10-12", "precision": "day"}
    events = [{**LISTS["events"][0], "happened": day}]
    assert told(tmp_path / "a", SOUND, events=events) == []
    other = {"from": "2025-10-20", "to": "2025-10-22", "precision": "days", "basis": "printed"}
    (found,) = told(tmp_path / "b", spoilt(happened=other), events=events)
    assert found == (
        "event-day",
        "event 'clash' is dated to 2025-10-12 exactly, but happened is 2025-10-20 to 2025-10-22; "
        "expected days that hold it, another event, or an event less exact",
    )


@pytest.mark.parametrize(
    ("said_on", "page", "found"),
    [
        ({"basis": "printed", "note": "The page is of that day."}, {}, 1),
        ({"basis": "weekday", "note": "Monday"}, {}, 1),
        ({"basis": "sequence", "note": "Then: “ ”."}, {}, 1),
        ({"basis": "weekday", "note": "“Said on Monday”, 27 October."}, {}, 0),
        ({"basis": "inferred", "note": "From another page."}, {}, 0),
        ({"basis": "no-later-than", "note": ""}, {"published__date": "2025-10-27"}, 0),
        ({"basis": "printed", "note": ""}, {"published__date": "2025-10-27"}, 1),
        (
            {"basis": "printed", "note": ""},
            {"published__date": "2025-10-27", "publisher": "the UN mission, Kabul"},
            0,
        ),
        ({"basis": "printed", "note": ""}, {"publisher": "the UN mission, Kabul"}, 1),
    ],
)
def test_a_day_that_a_page_gives_is_kept_in_its_words(
    tmp_path: Path, said_on: dict[str, str], page: dict[str, str], found: int
) -> None:
    record = statement("w", at=None, says="Somebody says so.")
    record["said_on"] = {"date": "2025-10-27", **said_on}
    other = wider_document(record, **page)
    ledger, faults = read_ledger(write_seeds(tmp_path, document(SOUND), other))
    assert faults == []
    problems = rules.problems(ledger, {"report": TEXT})
    assert [problem.rule for problem in problems] == ["said-day"] * found
    assert all("keeps no words of the page that give 2025-10-27" in p.message for p in problems)


# --- figures ----------------------------------------------------------------------------


QUOTED: list[tuple[dict[str, str], str, str]] = [
    ({"killed": "12"}, "twelve (12) were killed", ""),
    ({"killed": "twelve"}, "12 people were killed", ""),
    ({"killed": "twelve"}, "twelve people were killed", ""),
    ({"killed": "twelve"}, "13 people were killed", "'13' (13, killed people)"),
    ({"killed": "more than 20"}, "more than 20 killed or wounded", "none of them counts killed"),
    ({"together": "more than 20"}, "more than 20 people were killed or wounded", ""),
    ({"wounded": "seven"}, "seven were killed", "none of them counts wounded people"),
    ({"killed": "8"}, "three players and five others were killed", "8 is our sum"),
    ({"killed": "at least 50"}, "around 50 were killed", "'around 50' (50, approximately"),
    ({"killed": "dozens"}, "scores were killed", "'scores' (a word without a number, killed"),
    ({"killed": "five", "wounded": "25"}, "killed five soldiers and wounded 25", ""),
    ({"killed": "25", "wounded": "five"}, "killed five soldiers and wounded 25", "none of them"),
    ({"killed": "five"}, "nobody is named", "no number stands in 'nobody is named'"),
]


@pytest.mark.parametrize(("figures", "quote", "message"), QUOTED, ids=lambda v: str(v)[:40])
def test_a_figure_is_what_its_quotation_counts(
    tmp_path: Path, figures: dict[str, str], quote: str, message: str
) -> None:
    counts = {"group": "afghan-civilians", **figures}
    record = written_out(claim("w", counts=counts, quote=quote, at=None, says="Somebody speaks."))
    found = [said for name, said in told(tmp_path, beside=(record,)) if name.endswith("quotation")]
    about = [said for said in found if "is not what the quotation says" in said]
    assert bool(about) == bool(message), found
    assert message in "".join(about)


@pytest.mark.parametrize(
    ("including", "message"),
    [
        ({"who": "children", "killed": "three"}, ""),
        ({"who": "children", "killed": "two"}, "killed 'two' is not what the quotation says"),
        ({"who": "women", "killed": "three"}, "including 'women' is not in the quotation"),
    ],
)
def test_a_part_is_what_its_quotation_counts(
    tmp_path: Path, including: dict[str, str], message: str
) -> None:
    counts = {"group": "afghan-civilians", "killed": "six", "including": [including]}
    quote = "six people were killed, including three children"
    record = written_out(claim("w", counts=counts, quote=quote, at=None, says="Somebody speaks."))
    found = [
        said for name, said in told(tmp_path, beside=(record,)) if name == "figure-in-quotation"
    ]
    assert bool(found) == bool(message), found
    assert message in "".join(found)


# --- the rules in words -------------------------------------------------------------------


def test_every_rule_is_spoilt_here() -> None:
    apart = {"figure-once", "recorder-field", "support", "event-day", "said-day"}
    assert {rule for rule, _, _ in SPOILT} | apart == set(rules.RULES)


def seen_by() -> list[str]:
    """The last column of the table of rules, row by row."""
    section = README.read_text(encoding="utf-8").split("## The rules, and who sees a breach")[1]
    table = section.split("\n## ")[0]
    return [row.split(" | ")[-1].removesuffix(" |") for row in re.findall(r"^\| .*$", table, re.M)]


def test_the_rules_that_the_readme_says_a_machine_sees_are_all_there() -> None:
    named = {name for cell in seen_by() for name in re.findall(r"`([a-z-]+)`", cell)}
    assert named == set(rules.RULES)


def test_each_line_of_the_readmes_table_says_who_sees_it() -> None:
    heads = {"seen by", "|", ""}
    plain = {word for cell in seen_by() if "`" not in cell for word in cell.split(", ")} - heads
    assert plain == {"check", "test", "reader"}


def test_the_checks_between_records_have_no_rule_of_their_own(tmp_path: Path) -> None:
    """A rule's name stands only on what `rules` finds: the README tells the two apart."""
    ledger, _ = read_ledger(write_seeds(tmp_path, document(claim(via="armi"))))
    assert {problem.rule for problem in checks.cross_record_problems(ledger)} == {""}

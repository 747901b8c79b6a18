"""A report of one's own says what it says: numbers, speakers and places as its text has them."""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Mapping
from typing import Any

import pytest
from builders import beside_once, real_ledger
from rows import every_row
from test_coding import ABOUT, LINES, REPORT, SOUND

from explainer.classroom.coding import reply
from explainer.classroom.coding import report as coding_report
from explainer.classroom.coding.beside import ledger_with, state_with
from explainer.classroom.coding.own import OwnActor, named
from explainer.classroom.coding.reply import answer
from explainer.page import rendering
from explainer.records import lookalikes, othercounts, quantity_finder, reading

LEDGER = real_ledger()
TEXT = """\
On Saturday, 11 October 2025, officials in Kabul said that up to 15 militants had died.
At least two dozen soldiers were killed, said Mūsā Ḥabībzādē, spokesman of the governor.
A doctor at the hospital in Urgun said that six, including three children, were killed.
The elder Gul Rahman of Wazirzai village said that a lorryload of his people were killed.
"""
FIRST = {
    "asserted_by": "taliban-government", "kind": "casualties", "group": "afghan-civilians",
}  # fmt: skip
"""Who says it, what kind, and whom it counts; the quotation and the number come to it."""


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page beside which a report stands is slow to make, and the same for these tests."""
    monkeypatch.setattr(reply, "beside", beside_once)


def begun(text: str = TEXT, **about: str) -> dict[str, Any]:
    return {"text": text, "about": {**ABOUT, **about}}


def add(at: int, draft: Mapping[str, Any] | None = None, **choices: str) -> dict[str, Any]:
    """A claim of a line, of which only the first fields are filled in."""
    draft = draft or begun()
    choices = {**FIRST, **choices}
    return answer({"ask": "add", "draft": {**draft, "at": at, "choices": choices}}, LEDGER)


def saved(answered: Mapping[str, Any], text: str = TEXT) -> coding_report.Coding:
    """What is read again from the record that was downloaded."""
    found = coding_report.coding_from(answered["yaml"].encode(), text, LEDGER)
    assert found.problems == ()
    return found


PUPIL = [
    (0, "up to 15", "up to 15 militants had died", (None, 15)),
    (1, "At least two dozen", "At least two dozen soldiers were killed", (24, None)),
    (2, "six, including three children", "six, including three children, were killed", (6, 6)),
]
"""What a pupil of 16 could not code: line, wording, quotation, and the bounds of the words."""


@pytest.mark.long
@pytest.mark.parametrize(("at", "killed", "quote", "bounds"), PUPIL)
def test_six_fields_code_a_claim_and_its_wording_is_drawn_as_said(
    at: int, killed: str, quote: str, bounds: tuple[int | None, int | None]
) -> None:
    answered = add(at, killed=killed, quote=quote)
    assert answered["problems"] == []
    document = saved(answered).document
    assert document
    (claim,) = document.claims
    found = claim.quantity("killed")
    assert found
    assert (found.words, found.low, found.high) == (killed, *bounds)
    assert claim.said_on.basis == "no-later-than"
    assert claim.happened.precision == "not stated"
    assert claim.says.endswith(f"“{quote}”")
    ledger = ledger_with(LEDGER, document, TEXT)
    view = rendering.render(ledger, state_with(LEDGER, document)).views["casualties"]
    assert any(killed in str(cell) for row in view.table.rows for cell in row)


@pytest.mark.long
def test_a_wording_that_nobody_knows_is_kept_as_words_and_has_no_number() -> None:
    words = "a lorryload of his people"
    answered = add(3, killed=words, quote="a lorryload of his people were killed")
    assert answered["problems"] == []
    assert f"“{words}” is kept and shown as it is said" in answered["says"]
    document = saved(answered).document
    assert document
    (claim,) = document.claims
    assert claim.counts
    assert claim.counts.killed == f"“{words}”"
    found = claim.quantity("killed")
    assert found
    assert (found.low, found.high, found.is_as_said) == (None, None, True)
    assert coding_report.choices_of(claim)["killed"] == words
    ledger = ledger_with(LEDGER, document, TEXT)
    view = rendering.render(ledger, state_with(LEDGER, document)).views["casualties"]
    assert any(f"“{words}”" in str(cell) for row in view.table.rows for cell in row)
    drawn = [json.dumps(trace.to_plotly_json(), default=str) for trace in view.figure.data]
    (as_word,) = (trace for trace in drawn if "lorryload" in trace and '"lines"' in trace)
    assert "a word without a number" in as_word


@pytest.mark.parametrize(
    ("at", "killed", "quote"),
    [
        (3, "a busload", "a lorryload of his people were killed"),  # other words
        (0, "15", "up to 15 militants had died"),  # another number
        (0, "to 15 militants", "up to 15 militants had died"),  # a fragment of one
        (0, "militants", "up to 15 militants had died"),  # those whom it counts
        (1, "dozens", "At least two dozen soldiers were killed"),
        (1, "“two dozen”", "At least two dozen soldiers were killed"),
        (3, "lorry", "a lorryload of his people were killed"),  # half of a word
    ],
)
def test_words_that_the_line_does_not_have_are_refused(at: int, killed: str, quote: str) -> None:
    answered = add(at, killed=killed, quote=quote)
    assert killed.strip("“”") in answered["problems"][0]
    assert answered["coded"] == []


def test_nothing_is_offered_that_is_a_fragment_or_another_number() -> None:
    for at, (killed, quote) in enumerate((killed, quote) for _, killed, quote, _ in PUPIL):
        offered = answer({"ask": "go", "draft": begun(), "number": at}, LEDGER)["line"]
        assert all(words in quote for words in offered["quantities"])
        assert killed in offered["quantities"]


def test_a_number_and_a_known_speaker_are_filled_in_with_one_press_and_nothing_else() -> None:
    line = answer({"ask": "go", "draft": begun(), "number": 2}, LEDGER)["line"]
    six = "six, including three children"
    assert line["uses"] == [
        (six, [{"killed": six, "kind": "casualties"}, {"wounded": six, "kind": "casualties"}])
    ]
    named = answer({"ask": "look", "draft": begun("UNAMA said that five died.")}, LEDGER)["line"]
    assert ("UNAMA", [{"asserted_by": "unama"}]) in named["uses"]
    misspelt = answer({"ask": "look", "draft": begun("At leest 50 died.")}, LEDGER)["line"]
    assert misspelt["uses"] == []


MISSPELT = [
    ("At leest 50 people were killed.", "leest 50", "At leest 50"),
    ("The army says that upwards off 50 people died.", "off 50", "upwards off 50"),
    ("No fewer then 50 people died.", "then 50", "No fewer then 50"),
    ("Between 50 and sixtie people were killed.", "sixtie", "Between 50 and sixtie"),
    ("As menny as 50 people were killed.", "menny as 50", "As menny as 50"),
    ("Atleast 50 people were killed.", "50", "Atleast 50"),
    ("At the very leest 50 people were killed.", "very leest 50", "At the very leest 50"),
    ("Killed were 50 at leest.", "50 at", "50 at leest"),
    ("In the blast 50 to sixtie people died.", "50 to", "50 to sixtie"),
]
"""A line, a piece of the words of its number, and those words, which nobody knows."""


@pytest.mark.long
@pytest.mark.parametrize(("line", "piece", "whole"), MISSPELT)
def test_of_words_that_nobody_knows_no_piece_is_offered_or_kept(
    line: str, piece: str, whole: str
) -> None:
    assert answer({"ask": "look", "draft": begun(line)}, LEDGER)["line"]["quantities"] == []
    for killed, quote in ((piece, line), (piece, line[line.index(piece) :]), ("50", line)):
        refused = add(0, begun(line, own_text="yes"), killed=killed, quote=quote)
        assert refused["problems"], (killed, quote)
        assert refused["coded"] == []
    kept = add(0, begun(line, own_text="yes"), killed=whole, quote=line)
    assert kept["problems"] == []
    assert f"“{whole}” is kept and shown as it is said" in kept["says"]


def test_what_only_looks_like_a_misspelt_word_hides_no_number() -> None:
    for line in (
        "The army lost 50 soldiers.", "They say that 50 people died.", "The last 50 people died.",
        "On the ground 50 people were killed.", "It killed 50 and wounded seventy people.",
        "A strike killed 50 to frighten others.", "The yearly toll of 50 dead is known.",
    ):  # fmt: skip
        offered = answer({"ask": "look", "draft": begun(line)}, LEDGER)["line"]["quantities"]
        assert "50" in offered, line


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Gul Rahman said that five died.", []),
        ("Islamabad said that five died.", ["“Islamabad”"]),
        ("Islamabad Wednesday said that five died.", ["“Islamabad”"]),
        ("Attaullah Tarar, the minister, said so.", ["“Attaullah Tarar”"]),
    ],
)
def test_a_piece_of_somebody_else_s_name_is_no_speaker(words: str, found: list[str]) -> None:
    line = answer({"ask": "look", "draft": begun(words)}, LEDGER)["line"]
    assert dict(line["found"]).get("Names of speakers", []) == found


# --- speakers and places --------------------------------------------------------------------


@pytest.mark.long
def test_a_speaker_whom_nobody_knows_is_recorded_as_new_and_of_no_side() -> None:
    name = "Mūsā Ḥabībzādē, spokesman of the governor"
    quote = "At least two dozen soldiers were killed"
    answered = add(1, asserted_by=name, killed="At least two dozen", quote=quote)
    assert answered["problems"] == []
    assert f"“{name}” is in no list" in answered["says"]
    document = saved(answered).document
    assert document
    (actor,) = document.own_actors
    assert (actor.name, actor.side) == (name, "not-stated")
    ledger = ledger_with(LEDGER, document, TEXT)
    (claim,) = (c for c in ledger.claims() if c.document.id == document.id)
    assert claim.speaker.name == name
    assert claim.speaker.member_of is None
    view = rendering.render(ledger, state_with(LEDGER, document)).views["casualties"]
    row = next(row for row in view.table.rows if name in str(row))
    assert "not stated" in str(row)
    assert "not a party" not in str(row)


@pytest.mark.long
def test_a_side_is_recorded_where_it_is_chosen_and_comes_back_to_be_changed() -> None:
    quote = "At least two dozen soldiers were killed"
    answered = add(
        1, asserted_by="The Governor of Urgun", own_side="afghanistan",
        killed="At least two dozen", quote=quote,
    )  # fmt: skip
    document = saved(answered).document
    assert document
    assert document.own_actors[0].as_actor.party
    changed = answer({"ask": "change", "draft": answered["draft"], "number": 0}, LEDGER)
    chosen = changed["draft"]["choices"]
    assert chosen["own_side"] == "afghanistan"
    names = {value: name for value, name, _ in changed["options"]["asserted_by"]}
    assert names[chosen["asserted_by"]] == "The Governor of Urgun"


def test_a_name_that_is_known_is_that_one_and_near_ones_are_offered() -> None:
    answered = add(0, asserted_by="the ispr", killed="up to 15", quote=PUPIL[0][2])
    assert answered["draft"]["claims"][0]["asserted_by"] == "ispr"
    assert answered["draft"]["speakers"] == []
    near = add(0, asserted_by="Zabihullah Mujahed", killed="up to 15", quote=PUPIL[0][2])
    assert "Near it in the list: " in near["says"]
    assert "Mujahid" in near["says"]
    assert near["draft"]["claims"][0]["asserted_by"].startswith("own-speaker-")


NEAR_SPEAKERS = [
    ("Zabiullah", ["Zabihullah Mujahid"]),
    ("Mujahed", ["Zabihullah Mujahid"]),
    ("Khwaja Asif", ["Khawaja Asif"]),
    ("Khawaja Mohammad Asif", ["Khawaja Asif"]),
    ("Attaulah Tarar", ["Attaullah Tarar"]),
    ("Inter Services Public Relations", ["ISPR"]),
    ("I.S.P.R.", ["ISPR"]),
    ("Tehrik-i-Taliban Pakistan", ["the Pakistani Taliban (TTP)"]),
    ("IEA", ["the Taliban government"]),
    ("MoFA", ["Afghanistan’s foreign ministry", "Pakistan’s foreign ministry"]),
    ("UNAMA mission", ["the UN mission in Afghanistan (UNAMA)"]),
    ("Bakhtar", []),
    ("asdf", []),
    ("A doctor at the hospital in Urgun", []),
    ("The ministry", []),
    ("Mūsā Ḥabībzādē, spokesman of the governor", []),
]
"""What somebody types, and whom the list has near it: in its words, initials, or spelling."""
NEAR_PLACES = [
    ("Spin Boldac", "Spin Boldak"), ("Boldak", "Spin Boldak"), ("Khowst", "Khost"),
    ("Qandahar", "Kandahar"), ("Torkam", "Torkham"), ("Kabool", "Kabul"), ("Pakteka", "Paktika"),
    ("N. Waziristan", "North Waziristan"), ("KP", "Khyber Pakhtunkhwa"),
]  # fmt: skip


def test_near_names_share_a_word_their_initials_or_the_sound() -> None:
    for typed, near in NEAR_SPEAKERS:
        found = named(typed, "speaker", LEDGER.actors)
        assert (found.is_new, list(found.near)) == (True, near), typed
    for typed, place in NEAR_PLACES:
        found = named(typed, "place", LEDGER.places)
        assert (found.is_new, found.near[:1]) == (True, (place,)), typed
    agency = OwnActor(id="own-speaker-1", name="Bakhtar News Agency").as_actor
    known = {**LEDGER.actors, agency.id: agency}
    for typed in ("Bakhtar", "Bakhter agency", "Baakhtar news", "BNA"):
        assert named(typed, "speaker", known).near == ("Bakhtar News Agency",), typed


def test_who_speaks_is_offered_as_no_number() -> None:
    line = "A doctor said that five died, two officials told of six and an official of drones."
    offered = answer({"ask": "look", "draft": begun(line)}, LEDGER)["line"]
    assert offered["quantities"] == ["five", "six"]
    assert [words for words, _ in offered["uses"]] == ["five", "six"]


@pytest.mark.long
def test_a_place_that_nobody_knows_is_in_the_record_and_on_no_map() -> None:
    answered = add(
        3, place="Wazirzai village", place_precision="town", killed="a lorryload",
        quote="a lorryload of his people were killed",
    )  # fmt: skip
    assert answered["problems"] == []
    document = saved(answered).document
    assert document
    (place,) = document.own_places
    assert place.name == "Wazirzai village"
    ledger = ledger_with(LEDGER, document, TEXT)
    bound = ledger.places[place.id]
    assert (bound.lon, bound.lat, bound.is_drawn) == (None, None, False)
    page = rendering.render(ledger, state_with(LEDGER, document))
    assert "Wazirzai village" not in page.views["map"].figure.to_json()
    assert any("Wazirzai" in str(row) for row in page.views["map"].table.rows)


@pytest.mark.long
def test_own_names_go_with_the_record_to_another_computer_and_are_compared() -> None:
    quote = "At least two dozen soldiers were killed"
    one, other = (
        add(1, asserted_by=name, killed="At least two dozen", quote=quote)["yaml"].encode()
        for name in ("Mūsā Ḥabībzādē", "The spokesman")
    )
    opened = answer({"ask": "open", "draft": begun(), "files": [file("a.yaml", one)]}, LEDGER)
    assert opened["problems"] == []
    assert [found["name"] for found in opened["draft"]["speakers"]] == ["Mūsā Ḥabībzādē"]
    both = [file("a.yaml", one), file("b.yaml", other)]
    compared = answer({"ask": "compare", "draft": begun(), "files": both}, LEDGER)
    assert "Mūsā Ḥabībzādē" in compared["agreement"]
    assert "The spokesman" in compared["agreement"]


def file(name: str, content: bytes) -> dict[str, str]:
    return {"name": name, "content": base64.b64encode(content).decode()}


def test_a_record_of_one_s_own_is_explained_where_the_records_are_checked() -> None:
    answered = add(1, asserted_by="A new one", killed="At least two dozen", quote=PUPIL[1][2])
    faults: list[Any] = []
    raw = reading.raw_from(answered["yaml"].encode(), coding_report.NAME)
    assert reading.document_from(raw, coding_report.NAME, faults)
    (fault,) = faults
    assert "own_actors belong to a report coded in a lesson" in str(fault)
    assert "enter its own speakers in seeds/actors.yaml" in str(fault)


@pytest.mark.parametrize(
    "own",
    [
        {"speakers": [{"id": "un", "name": "x", "side": "pakistan"}]},
        {"speakers": [{"id": "No Slug", "name": "", "side": "x"}]},
        {"places": [{"id": "../x", "name": "<img src=x onerror=alert(1)>"}]},
    ],
)
def test_hostile_names_change_nothing_that_is_known(own: dict[str, Any]) -> None:
    draft = {**begun(), **own}
    answered = add(0, draft, killed="up to 15", quote=PUPIL[0][2])
    assert answered["problems"] == []
    found = saved(answered)
    assert found.document
    assert found.document.own_actors == ()
    json.dumps(answered)
    own_used = add(0, draft, asserted_by="No Slug", killed="up to 15", quote=PUPIL[0][2])
    assert all(10 < len(problem) < 1000 for problem in own_used["problems"])


# --- a text of one's own, and two copies of a text ------------------------------------------

LONG = "At least two dozen soldiers were killed, said the army of the hills on Sunday."


@pytest.mark.long
def test_a_quarter_is_a_warning_for_a_text_of_one_s_own_and_a_fault_for_another() -> None:
    claim = {"killed": "At least two dozen", "quote": LONG.removesuffix(" on Sunday.")}
    other = add(0, begun(LONG), **claim)
    assert "At most a quarter may be kept" in other["problems"][0]
    own = add(0, begun(LONG, own_text="yes"), **claim)
    assert own["problems"] == []
    (warning,) = own["warnings"]
    assert "of the 15 words of your own text" in warning
    found = saved(own, LONG)
    assert found.document
    assert found.document.own_text
    back = answer(
        {"ask": "open", "draft": {"text": LONG}, "files": [file("a.yaml", own["yaml"].encode())]},
        LEDGER,
    )
    assert back["draft"]["about"]["own_text"] == "yes"
    false = add(0, begun(LONG, own_text="yes"), **{**claim, "killed": "30"})
    assert "You give '30' as killed" in false["problems"][0]  # the other rules hold as ever


@pytest.mark.long
def test_two_pastes_that_differ_in_line_ends_and_quotation_marks_are_compared() -> None:
    """One class pastes from the web, the other from a mail that broke the lines anew."""
    first = REPORT
    second = REPORT.replace("’", "'").replace("“", '"').replace("”", '"')
    second = second.replace("own personnel ", "own personnel\n") + "\n"
    made = []
    for text in (first, second):
        quote = SOUND["quote"].replace("’", "’" if text is first else "'")
        if text is second:
            quote = "29 wounded"
        choices = {**SOUND, "quote": quote, "repeats": ""}
        if text is second:
            choices |= {"killed": "", "says": "There were 29 wounded."}
        lines = [line.words for line in coding_report_lines(text)]
        at = next(n for n, words in enumerate(lines) if quote in words)
        draft = {"text": text, "about": ABOUT, "at": at, "choices": choices}
        answered = answer({"ask": "add", "draft": draft}, LEDGER)
        assert answered["problems"] == []
        made.append(file(f"{len(made)}.yaml", answered["yaml"].encode()))
    for text in (first, second):
        reply_ = answer({"ask": "compare", "draft": {"text": text}, "files": made}, LEDGER)
        assert reply_["problems"] == []
        assert "Agreement in the 1 claim that both coded" in reply_["agreement"]
    opened = answer({"ask": "open", "draft": {"text": first}, "files": made[1:]}, LEDGER)
    assert opened["problems"] == []
    assert opened["draft"]["claims"][0]["at"]["line"] == LINES[11].number


QUOTED = """\
“It was a dark day,” said the governor’s spokesman on Sunday.

The army said “at least two dozen” of the enemy’s soldiers were killed – and that 5 of its own died.
The health ministry — “dozens o’ wounded” — gave no number.

Residents of Spin Boldak said that six people, including three children, died there.
"""
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
PASTES = {
    "straight quotation marks": QUOTED.translate(STRAIGHT),
    "other line ends": QUOTED.replace("\n", "\r\n"),
    "a mark at the beginning": f"\ufeff{QUOTED}",
    "blanks that do not break": QUOTED.replace(" ", "\u00a0", 9),
    "blanks at the ends": QUOTED.replace("\n", "  \n"),
    "other dashes": QUOTED.replace("–", "-").replace("—", "--"),
    "no empty lines": QUOTED.replace("\n\n", "\n").rstrip(),
    "straight marks and no empty lines": QUOTED.translate(STRAIGHT).replace("\n\n", "\n"),
    "broken lines": QUOTED.replace("soldiers were", "soldiers\nwere").replace("o’ w", "o’\nw"),
    "one line": " ".join(QUOTED.split()),
}


@pytest.mark.long
@every_row(list(PASTES))
def test_a_saved_record_opens_over_a_copy_that_looks_the_same(name: str) -> None:
    """Each claim stands where it stood, and its words are those of the copy in hand."""
    draft = begun(QUOTED, own_text="yes")
    for at, choices in (
        (0, {"kind": "statement", "quote": "“It was a dark day,” said the governor’s spokesman"}),
        (2, {"kind": "statement", "says": "The ministry gives no number."}),
        (2, {"killed": "dozens o’ wounded", "quote": "“dozens o’ wounded”"}),
    ):
        answered = add(at, draft, **choices)
        assert answered["problems"] == []
        draft = answered["draft"]
    paste = PASTES[name]
    asked = {"ask": "open", "draft": {"text": paste}}
    opened = answer({**asked, "files": [file("a.yaml", answered["yaml"].encode())]}, LEDGER)
    assert opened["problems"] == []
    text = opened["draft"]["text"]
    spans = [text[c["at"]["start"] : c["at"]["end"]] for c in opened["draft"]["claims"]]
    looks = [lookalikes.folded(span) for span in spans]
    assert looks[0] == '"It was a dark day," said the governor\'s spokesman'
    assert looks[1] == 'The health ministry - "dozens o\' wounded" - gave no number.'
    quoted = opened["draft"]["claims"][2]
    assert quoted["quote"] == spans[2]
    assert quoted["counts"]["killed"].strip("“”") in spans[2]
    again = answer({"ask": "look", "draft": opened["draft"]}, LEDGER)
    assert again["problems"] == []


def test_a_claim_that_is_not_found_again_is_told_with_what_to_do() -> None:
    answered = add(2, begun(QUOTED), kind="statement", says="The ministry gives no number.")
    record = re.sub(r"start: \d+", "start: 3", answered["yaml"])
    opened = answer(
        {"ask": "open", "draft": {"text": PASTES["straight marks and no empty lines"]},
         "files": [file("a.yaml", record.encode())]},
        LEDGER,
    )  # fmt: skip
    (problem,) = opened["problems"]
    assert "This claim is not found in the text" in problem
    assert "Open the copy that it was coded from." in problem


def coding_report_lines(text: str) -> Any:
    from explainer.classroom.coding.findings import lines_of

    return lines_of(text)


# --- six fields first -----------------------------------------------------------------------


@pytest.mark.long
def test_six_questions_stand_first_and_the_fold_opens_for_a_fault_in_it() -> None:
    answered = answer({"ask": "look", "draft": begun()}, LEDGER)
    first = {name for _, fields in answered["form"] for name, _, _ in fields}
    assert first == {
        "kind", "asserted_by", "quote", "killed", "wounded", "group",
        "from", "to", "precision", "happened_basis",
    }  # fmt: skip
    quote = PUPIL[0][2]
    assert add(0, killed="50", quote=quote)["in_fold"] is False
    assert add(0, killed="up to 15", quote="no such words")["in_fold"] is False
    assert add(0, killed="up to 15", quote=quote, asserted_by="")["in_fold"] is False
    for folded in (
        {"place": "kabul"},
        {"part_killed": "three"},
        {"said_on": "2025-10-12"},
        {"together": "50"},
        {"duration": "umpteen"},
    ):
        assert add(0, killed="up to 15", quote=quote, **folded)["in_fold"] is True, folded


@pytest.mark.long
@pytest.mark.parametrize("word", [" an", " a", " one", " two", ", an", " in a", " and one", " of"])
@pytest.mark.parametrize("verb", ["killed", "said", "killed and wounded", "including"])
def test_no_line_takes_long_to_read(word: str, verb: str) -> None:
    """A pattern that has more ways with each word would take hours for one of these lines."""
    before, after = f"{verb}{word * 38} ! ", f"{word * 38} !"
    began = time.process_time()
    for asks in (othercounts.is_somebody_hurt, othercounts.is_of_persons_who_speak):
        asks(before, after)
    othercounts.is_of_things("5", after)
    quantity_finder.find(f"{before}a soldier{after} 5 men{after}")
    assert time.process_time() - began < 2

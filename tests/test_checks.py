"""Between records, and between a record and its text: each fault has a message of its own."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from builders import (
    LISTS,
    MISSING,
    TEXT,
    address,
    claim,
    document,
    statement,
    wider_document,
    write_seeds,
)

from explainer.records import checks, textchecks
from explainer.records.ledger import Ledger
from explainer.records.loading import read_ledger
from explainer.records.scales import Clash

FILE = "seeds/documents/report.yaml"
CLASH = get_args(Clash)[0]


def ledger_of(folder: Path, *documents: dict[str, Any], **lists: Any) -> Ledger:
    ledger, faults = read_ledger(write_seeds(folder, *documents, **lists))
    assert faults == []
    return ledger


def problems(folder: Path, *documents: dict[str, Any], **lists: Any) -> list[str]:
    found = checks.cross_record_problems(ledger_of(folder, *documents, **lists))
    return [str(problem) for problem in found]


# --- between records --------------------------------------------------------------------


def test_sound_records_have_no_problem(tmp_path: Path) -> None:
    first = claim("first", said_on__date="2025-10-20", counts__killed="at least 17")
    revision = claim(relates=[{"to": "first", "how": "revises"}])
    repeat = claim("w", at=MISSING, origin="un-toll", relates=[{"to": "un-toll", "how": "repeats"}])
    assert problems(tmp_path, document(first, revision), wider_document(repeat)) == []


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (claim(asserted_by="armi"), "asserted_by 'armi' is not an actor. Did you mean 'army'?"),
        (claim(via="armi"), "via 'armi' is not an actor. Did you mean 'army'?"),
        (claim(via="un"), "via 'un' is also asserted_by; expected who carried the words of"),
        (
            claim(counts__perpetrator="armi"),
            "counts.perpetrator 'armi' is not an actor. Did you mean 'army'?",
        ),
        (
            claim(counts__status_by="armi"),
            "counts.status_by 'armi' is not an actor. Did you mean 'army'?",
        ),
        (
            claim(counts__may_contain=["un-tall"]),
            "counts.may_contain 'un-tall' is not a claim. Did you mean 'un-toll'?",
        ),
        (
            claim(counts__may_contain=["un-toll"]),
            "counts.may_contain 'un-toll' is the claim itself; expected another claim",
        ),
        (claim(about=["nobody"]), "about 'nobody' is not an actor."),
        (claim(topics=["tall"]), "topics 'tall' is not a topic. Did you mean 'toll'?"),
        (claim(event="clash-2"), "event 'clash-2' is not an event. Did you mean 'clash'?"),
        (
            claim(counts__group="afghan-civilian"),
            "counts.group 'afghan-civilian' is not a counted group. "
            "Did you mean 'afghan-civilians'?",
        ),
        (
            claim(where=[{"place": "kabul2", "precision": "town"}]),
            "where.place 'kabul2' is not a place. Did you mean 'kabul'?",
        ),
        (claim(origin="un-tall"), "origin 'un-tall' is not a claim. Did you mean 'un-toll'?"),
        (
            claim(relates=[{"to": "un-tall", "how": "denies"}]),
            "relates.to 'un-tall' is not a claim. Did you mean 'un-toll'?",
        ),
        (
            claim(relates=[{"to": "un-toll", "how": "denies"}]),
            "relates.to is the claim itself; expected another claim",
        ),
        (claim(at=MISSING), "at is missing; expected the address in the text"),
        (claim(at__end=99_999), f"at.end 99999 is beyond the text, which has {len(TEXT)}"),
        (claim(quote=MISSING), "quote is missing; a casualty figure is always quoted"),
        (
            claim(said_on__date="2025-10-29"),
            "said_on.date 2025-10-29 is later than the document, published 2025-10-28",
        ),
        (
            claim(happened__from="2025-10-28", happened__to=None, happened__precision="month"),
            "happened.from 2025-10-28 is later than said_on.date 2025-10-27",
        ),
    ],
)
def test_each_fault_between_records_is_one_problem(
    tmp_path: Path, record: dict[str, Any], message: str
) -> None:
    found = problems(tmp_path, document(record))
    assert len(found) == 1, found
    assert found[0].startswith(f"{FILE} claim 'un-toll': ")
    assert message in found[0]


def test_what_a_figure_may_contain_counts_somebody_and_runs_in_no_circle(tmp_path: Path) -> None:
    whole = claim(counts__may_contain=["part"])
    assert problems(tmp_path / "a", document(whole, claim("part"))) == []
    (found,) = problems(tmp_path / "b", document(whole, statement("part")))
    assert "counts.may_contain 'part' counts nobody; expected a casualty claim" in found
    circle = problems(
        tmp_path / "c", document(whole, claim("part", counts__may_contain=["un-toll"]))
    )
    assert [f.split("'")[1] for f in circle] == ["un-toll", "part"]
    assert all(
        "counts.may_contain runs in a circle back to this claim; no whole" in f for f in circle
    )


def test_the_media_of_a_state_are_no_party(tmp_path: Path) -> None:
    radio = {"id": "radio", "name": "Radio", "side": "pakistan", "party": True, "state_media": True}
    actors = [*LISTS["actors"], radio]
    (found,) = problems(tmp_path, document(claim()), actors=actors)
    assert found.startswith(
        "seeds/actors.yaml actor 'radio': state_media is true and party is true"
    )


INFERRED = {"from": None, "to": "2025-10-27", "precision": "week", "basis": "inferred"}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (
            claim(kind="event", counts=MISSING, happened__from="2025-10-28", happened__to=None),
            "happened.from 2025-10-28 is later than said_on.date 2025-10-27; expected that day",
        ),
        (
            statement("x", kind="event", happened__to="2025-10-29", happened__precision="week"),
            "happened.to 2025-10-29 is later than the document, published 2025-10-28; expected",
        ),
        (
            claim(said_on={"date": "2025-10-27", "basis": "no-later-than"}),
            "said_on.basis is 'no-later-than', but said_on.date 2025-10-27 is not the day of the "
            "document; expected 2025-10-28",
        ),
        (
            claim(asserted_by="report", said_on={"date": "2025-10-27", "basis": "inferred"}),
            "asserted_by is 'report', but said_on.date 2025-10-27 is not the day of the document",
        ),
        (
            claim(asserted_by="report", said_on={"date": "2025-10-28", "basis": "no-later-than"}),
            "'no-later-than' of what the report says itself; expected the basis of its own day",
        ),
        (
            claim(said_on={"date": "2025-10-27", "basis": "inferred"}),
            "said_on.basis is 'inferred' of 2025-10-27, without said_on.note; expected a note",
        ),
        (
            claim(happened=INFERRED),
            "happened.basis is 'inferred' of open to 2025-10-27, without happened.note; expected",
        ),
        (
            statement("x", happened={"precision": "not stated", "basis": "printed"}),
            "happened.basis is 'printed', but there is no day; expected from or to, or no basis",
        ),
        (
            claim(said_on={"date": "2025-10-27", "basis": "weekday", "note": "On “Sunday”."}),
            "said_on.basis is 'weekday' and said_on.note names Sunday, but 2025-10-27 is a Monday",
        ),
        (
            claim(happened__basis="weekday", happened__note="Until “Sunday”, it says."),
            "happened.note names Sunday, but 2025-10-27 is a Monday; expected a day of that",
        ),
        (
            claim(says="The UN mission speaks on Saturday, 27 October."),
            "says: 'Saturday, 27 October', but 27 October 2025 is a Monday; expected “Monday”",
        ),
        (claim(note="27 October is a “Tuesday”."), "note: '27 October is a “Tuesday'"),
        (claim(note="Said Oct. 27, a Tuesday."), "note: 'Oct. 27, a Tuesday', but 27 October 2025"),
        (claim(said_on__note="“Tuesday”, 27 October"), "said_on.note: 'Tuesday”, 27 October'"),
        (claim(happened__note="From Tuesday, Oct. 21, 2024."), "21 October 2024 is a Monday"),
        (claim(counts__note="Of 31 June, a Monday."), "counts.note: '31 June, a Monday' is no day"),
        (
            claim(relates=[{"to": "un-toll-2", "how": "denies", "note": "Friday (27 October)"}]),
            "relates.0.note: 'Friday (27 October'",
        ),
    ],
)
def test_days_that_cannot_be_are_named(
    tmp_path: Path, record: dict[str, Any], message: str
) -> None:
    found = problems(tmp_path, document(record, claim("un-toll-2")))
    assert len(found) == 1, found
    assert found[0].startswith(f"{FILE} claim {record['id']!r}: ")
    assert message in found[0]


@pytest.mark.parametrize(
    "record",
    [
        claim(asserted_by="report", said_on={"date": "2025-10-28", "basis": "inferred"}),
        claim(said_on={"date": "2025-10-28", "basis": "no-later-than"}),
        claim(happened={**INFERRED, "note": "The week before the report."}),
        claim(said_on={"date": "2025-10-27", "basis": "weekday", "note": "“Monday”, not Sunday."}),
        claim(says="The UN mission speaks on Monday, 27 October, of Saturday 25 October."),
        claim(note="On Friday 20 people died; on Friday, 27 May 2022, it was quiet."),
        statement("x", kind="position", happened={"from": "2025-11-06", "precision": "not stated"}),
        statement("x", happened={"precision": "not stated"}),
    ],
)
def test_days_that_can_be_are_no_problem(tmp_path: Path, record: dict[str, Any]) -> None:
    assert problems(tmp_path, document(record)) == []


@pytest.mark.parametrize(
    ("published", "message"),
    [
        (
            {"date": "2025-10-28", "basis": "inferred"},
            "published.basis is 'inferred' of 2025-10-28, without published.note; expected a note",
        ),
        (
            {"date": "2025-10-28", "basis": "weekday", "note": "On “Wednesday”."},
            "published.note names Wednesday, but 2025-10-28 is a Tuesday",
        ),
        (
            {"date": "2025-10-28", "basis": "inferred", "note": "On “Wednesday”, 28 October."},
            "published.note: 'Wednesday”, 28 October', but 28 October 2025 is a Tuesday",
        ),
    ],
)
def test_the_day_of_a_document_fits_its_note(
    tmp_path: Path, published: dict[str, str], message: str
) -> None:
    (found,) = problems(tmp_path, document(claim(), published=published))
    assert found.startswith(f"{FILE} document 'report': ")
    assert message in found


def test_an_id_used_twice_is_named_in_each_file(tmp_path: Path) -> None:
    found = problems(tmp_path, document(claim()), wider_document(claim(at=MISSING)))
    assert found == [
        f"{FILE} claim 'un-toll': this id is used 2 times; every claim needs an id of its own",
        "seeds/wider/other.yaml claim 'un-toll': this id is used 2 times; every claim needs an "
        "id of its own",
    ]


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    """The document's id is where a reader is sent: it must lead to one document."""
    assert problems(tmp_path, document(claim()), wider_document(id="report")) != []


def test_an_origin_that_is_a_repeat_points_to_the_first(tmp_path: Path) -> None:
    chain = document(claim("a"), claim("b", origin="a"), claim("c", origin="b"))
    assert problems(tmp_path, chain) == [
        f"{FILE} claim 'c': origin 'b' is itself a repeat of 'a'; expected the first statement, 'a'"
    ]


def test_a_repeat_has_the_same_figures(tmp_path: Path) -> None:
    first = claim("a", counts__killed="at least 50", counts__wounded="447")
    same = claim("b", counts__killed="50 or more", counts__wounded="447 others")
    other = claim("c", counts__killed="more than 50", counts__wounded="447")
    links = [{"to": "a", "how": "repeats"}]
    found = problems(
        tmp_path, document(first, same | {"relates": links}, other | {"relates": links})
    )
    assert len(found) == 1
    assert "claim 'c': repeats 'a', but the figures differ" in found[0]
    assert "51" in found[0]


def test_revisions_that_run_in_a_circle(tmp_path: Path) -> None:
    def revising(name: str, to: str) -> dict[str, Any]:
        return claim(name, relates=[{"to": to, "how": "revises"}])

    found = problems(tmp_path, document(revising("a", "b"), revising("b", "c"), revising("c", "a")))
    assert len(found) == 3
    assert all("revises runs in a circle back to this claim" in line for line in found)


def test_more_than_a_quarter_of_a_text_quoted(tmp_path: Path) -> None:
    """`TEXT` has 58 words, so 14 may be quoted; a quotation kept twice counts once."""
    assert len(TEXT.split()) == 58
    fourteen = " ".join(["word"] * 14)
    enough = document(claim("a", quote=fourteen), claim("b", quote=fourteen))
    assert problems(tmp_path / "1", enough) == []
    found = problems(tmp_path / "2", document(claim("a", quote=fourteen), claim("b", quote="one")))
    assert len(found) == 1
    assert found[0].startswith(f"{FILE} document 'report': quotations hold 15 of the text's 58")
    assert "at most a quarter" in found[0]


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        (
            {"actors": [*LISTS["actors"], {**LISTS["actors"][2], "id": "x", "member_of": "armi"}]},
            "seeds/actors.yaml actor 'x': member_of 'armi' is not an actor. Did you mean 'army'?",
        ),
        (
            {
                "events": [
                    {**LISTS["events"][0], "where": [{"place": "kabull", "precision": "town"}]}
                ]
            },
            "seeds/events.yaml event 'clash': where.place 'kabull' is not a place. "
            "Did you mean 'kabul'?",
        ),
    ],
)
def test_events_and_actors_point_to_what_exists(tmp_path: Path, lists: Any, message: str) -> None:
    assert problems(tmp_path, **lists) == [message]


def contradiction(*sides: list[str], **changes: Any) -> dict[str, Any]:
    positions = [{"claims": side, "reads": "so"} for side in sides]
    sound = {"id": "c", "topic": "toll", "kind": CLASH, "positions": positions}
    return {**sound, "reading": "They differ, and nothing decides it.", **changes}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (contradiction(["a"], ["b"], topic="tall"), "topic 'tall' is not a topic. Did you mean"),
        (contradiction(["a"], ["x"]), "positions.claims 'x' is not a claim"),
        (contradiction(["a"], ["a", "b"]), "positions.claims 'a' stands on more than one side"),
    ],
)
def test_each_fault_of_a_contradiction(
    tmp_path: Path, record: dict[str, Any], message: str
) -> None:
    pair = document(claim("a"), claim("b", asserted_by="army"))
    assert problems(tmp_path / "sound", pair, contradictions=[contradiction(["a"], ["b"])]) == []
    found = problems(tmp_path / "not", pair, contradictions=[record])
    assert len(found) == 1
    assert found[0].startswith("seeds/contradictions.yaml contradiction 'c': ")
    assert message in found[0]


SPEAKERS = {"a": "army", "a2": "army", "t": "taliban", "u": "un", "r": "report"}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (
            contradiction(["a"], ["t"], kind="flat", reading="They differ; both can be true."),
            "kind is 'flat', but the reading says “both can be true”",
        ),
        (
            contradiction(["a"], ["t"], kind="flat", reading="Whether these are one is not said."),
            "kind is 'flat', but the reading says “Whether these are one is not said”",
        ),
        (
            contradiction(["a"], ["t"], kind="scope", reading="They cannot both be right."),
            "the reading says “cannot both”; expected 'flat'",
        ),
        (
            contradiction(["a"], ["t"], reading="Reports 1 and 3 differ."),
            "the reading names Report 3, but no claim of it is in a position",
        ),
        (
            contradiction(["a", "t"], ["u"]),
            "the position 'so' has speakers of both sides",
        ),
        (
            contradiction(["a"], ["a2"], kind="flat"),
            "kind is 'flat', but every position is of 'army'",
        ),
        (contradiction(["a"], ["t"], twin="d"), "twin 'd' is not among them"),
        (contradiction(["a"], ["t"], twin="c"), "twin is 'c', whose twin is 'c'; expected 'c'"),
    ],
)
def test_each_way_in_which_a_contradiction_is_uneven(
    tmp_path: Path, record: dict[str, Any], message: str
) -> None:
    five = document(*(statement(name, asserted_by=by) for name, by in SPEAKERS.items()))
    [found] = problems(tmp_path, five, contradictions=[record])
    assert found.startswith("seeds/contradictions.yaml contradiction 'c': ")
    assert message in found


@pytest.mark.parametrize(
    "record",
    [
        contradiction(["a"], ["a2"], kind="days"),
        contradiction(["a"], ["a2"], kind="wording"),
        contradiction(["a"], ["u", "r"], kind="flat", reading="Report 1 has two answers."),
    ],
)
def test_what_is_even_is_no_problem(tmp_path: Path, record: dict[str, Any]) -> None:
    five = document(*(statement(name, asserted_by=by) for name, by in SPEAKERS.items()))
    assert problems(tmp_path, five, contradictions=[record]) == []


def test_where_sides_are_set_head_on_no_claim_of_a_side_is_left_out(tmp_path: Path) -> None:
    five = document(*(statement(n, asserted_by=by, topics=["toll"]) for n, by in SPEAKERS.items()))
    head_on = contradiction(["a"], ["t"], kind="flat")
    [found] = problems(tmp_path / "1", five, contradictions=[head_on])
    assert "claim 'a2' of pakistan stands in no contradiction on this topic" in found
    both = contradiction(["a", "a2"], ["t"], kind="flat")
    assert problems(tmp_path / "2", five, contradictions=[both]) == []
    assert problems(tmp_path / "3", five, contradictions=[{**head_on, "kind": "scope"}]) == []


def test_a_mirror_is_mutual_and_told_of(tmp_path: Path) -> None:
    one = {**LISTS["topics"][0], "mirror": "other"}
    other = {"id": "other", "title": "Other", "question": "What else?", "mirror": "toll"}
    five = document(statement("a", topics=["toll"]), statement("b", topics=["other"]))
    assert problems(tmp_path / "1", five, topics=[one, other]) == []
    silent = document(statement("a", topics=["toll"]))
    [found] = problems(tmp_path / "2", silent, topics=[one, other])
    assert "no claim is on it, though 'toll' mirrors it" in found
    [found] = problems(tmp_path / "3", five, topics=[one, {**other, "mirror": None}])
    assert "mirror is 'other', whose mirror is None; expected 'toll'" in found


def test_a_relay_of_a_claim_that_is_not_there(tmp_path: Path) -> None:
    relay = {
        "id": "r",
        "row": "1",
        "outlet": "A paper",
        "url": "https://example.org",
        "said_on": "2025-10-28",
        "of": ["un-tall"],
        "quote": "50 dead",
        "what_changed": "The words “at least” are lost.",
    }
    assert problems(tmp_path, **{"wider/relays": [relay]}) == [
        "seeds/wider/relays.yaml relay 'r': of 'un-tall' is not a claim. Did you mean 'un-toll'?"
    ]


# --- between a record and its text ------------------------------------------------------


def texts_folder(folder: Path, text: str = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "report.txt").write_bytes(text.encode())
    return folder


def check(folder: Path, *claims: dict[str, Any], text: str = TEXT, **changes: Any) -> Any:
    ledger = ledger_of(folder / "seeds", document(*claims, **changes))
    return textchecks.check_texts(ledger, texts_folder(folder / "texts", text))


def test_words_at_their_address_are_rechecked(tmp_path: Path) -> None:
    found = check(tmp_path, claim(), statement("b", at=address(TEXT, "Another sentence follows")))
    assert found.problems == ()
    assert (found.addresses_rechecked, found.quotations_rechecked) == (2, 1)
    assert (found.quotations_not_rechecked, found.texts_missing) == (0, ())


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (
            claim(at=address(TEXT, "at least 50 dead") | {"start": 48}),
            "whose fingerprint is not the one recorded",
        ),
        (
            claim(at__fingerprint=hashlib.sha256(b"other words").hexdigest()),
            "text read 'at least 50 dead', whose fingerprint is not the one recorded",
        ),
        (claim(quote="at least 51 dead"), "quote 'at least 51 dead' is not in the words at its"),
        (
            claim(quote="at\u00a0least 50 dead"),
            "looks like the words of the text, 'at least 50 dead', but differs: the text has a "
            "blank, your words have no-break space (U+00A0). Copy the text's own words",
        ),
        (claim(quote="At least 50 dead"), "but differs: capital letters"),
        (claim(at__line=3), "at.line is 3, but character 51 is on line 2"),
    ],
)
def test_words_that_are_not_at_their_address(
    tmp_path: Path, record: dict[str, Any], message: str
) -> None:
    assert TEXT.index("at least 50 dead") == 51
    found = [str(problem) for problem in check(tmp_path, record).problems]
    assert len(found) == 1, found
    assert found[0].startswith(f"{FILE} claim 'un-toll': ")
    assert message in found[0]


def test_addresses_are_characters_and_not_bytes(tmp_path: Path) -> None:
    """A curly quotation mark is one character and three bytes."""
    assert check(tmp_path, claim(words="five soldiers and 25 others died")).problems == ()


def test_a_text_that_is_not_the_one_read(tmp_path: Path) -> None:
    found = check(tmp_path, claim(), claim("b", at__line=9), text=TEXT + "More.\n")
    assert len(found.problems) == 1
    assert str(found.problems[0]).startswith(f"{FILE} document 'report': text.sha256 is ")
    assert "expected the same text that the claims were read from" in str(found.problems[0])


@pytest.mark.parametrize(
    ("file", "said"),
    [("../report.txt", "is no name of a file"), ("/etc/passwd", "is no name of a file")],
)
def test_a_text_lies_in_the_folder_of_texts(tmp_path: Path, file: str, said: str) -> None:
    found = check(tmp_path, claim(), text__file=file)
    assert [said in str(problem) for problem in found.problems] == [True]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"caf\xe9", b"PK\x03\x04", b""])
def test_a_file_that_is_no_text_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    ledger = ledger_of(tmp_path / "seeds", document(claim()))
    folder = texts_folder(tmp_path / "texts")
    (folder / "report.txt").write_bytes(content)
    [problem] = textchecks.check_texts(ledger, folder).problems
    assert "report.txt" in str(problem)
    assert textchecks.readable_texts(ledger, folder) == {}


def test_a_text_that_is_not_the_one_read_proves_nothing(tmp_path: Path) -> None:
    found = check(tmp_path, claim(), text=TEXT + "More.\n")
    assert (found.addresses_rechecked, found.quotations_rechecked) == (0, 0)
    assert found.quotations_not_rechecked == 1


@pytest.mark.parametrize("field", ["characters", "words", "lines"])
def test_the_size_of_a_text_is_rechecked(tmp_path: Path, field: str) -> None:
    """The quarter that may be quoted is a quarter of a text's real number of words."""
    found = [str(p) for p in check(tmp_path, claim(), **{f"text__{field}": 9_999}).problems]
    assert len(found) == 1
    assert f"text.{field}" in found[0]


def test_texts_that_are_not_there_are_named_and_are_no_fault(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path / "seeds", document(claim()), wider_document(claim("w", at=MISSING))
    )
    (tmp_path / "empty").mkdir()
    for folder in (None, tmp_path / "empty"):
        found = textchecks.check_texts(ledger, folder)
        assert found.problems == ()
        assert found.texts_missing == ("report.txt",)
        assert (found.quotations_rechecked, found.quotations_not_rechecked) == (0, 2)


def test_a_reader_reads_only_the_very_text(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "seeds", document(claim()))
    folder = texts_folder(tmp_path / "texts")
    assert textchecks.readable_texts(ledger, folder) == {"report": TEXT}
    assert textchecks.readable_texts(ledger, None) == {}
    assert textchecks.readable_texts(ledger, texts_folder(tmp_path / "texts", "else")) == {}


def test_a_check_changes_nothing(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "seeds", document(claim()))
    before = replace(ledger)
    checks.cross_record_problems(ledger)
    textchecks.check_texts(ledger, texts_folder(tmp_path / "texts"))
    assert ledger == before


def test_a_claim_stands_in_no_menu_or_advert(tmp_path: Path) -> None:
    line = claim()["at"]["line"]
    assert problems(tmp_path / "a", document(claim(), furniture=[line + 1])) == []
    (found,) = problems(tmp_path / "b", document(claim(), furniture=[line]))
    assert f"at.line {line} is furniture" in str(found)

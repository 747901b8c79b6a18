"""One record at a time: what is accepted, and the message for what is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import MISSING, claim, document, statement, wider_document
from pydantic import ValidationError

from explainer.records.catalogue import Event, Group, Topic
from explainer.records.claims import Claim, Document, Happened, Location, Record


def happened(**fields: Any) -> Happened:
    return Happened.model_validate(fields)


def refusal(model: type[Record], record: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as refused:
        model.model_validate(record)
    return str(refused.value)


# --- what is accepted -------------------------------------------------------------------


def test_a_sound_claim_keeps_what_it_was_given() -> None:
    found = Claim.model_validate(claim())
    assert found.said_on.date == dt.date(2025, 10, 27)
    assert found.happened.from_ is None
    assert found.happened.to == dt.date(2025, 10, 27)
    assert found.counts is not None
    assert found.counts.quantity("wounded") is None
    killed = found.counts.quantity("killed")
    assert killed is not None
    assert (killed.words, killed.low, killed.high) == ("at least 50", 50, None)


def test_a_record_never_changes() -> None:
    found = Claim.model_validate(claim())
    with pytest.raises(ValidationError, match="frozen"):
        found.says = "Something else was said here."


@pytest.mark.parametrize(
    ("precision", "date_prec"),
    [
        ("day", 1),
        ("weekend", 2),
        ("days", 2),
        ("week", 3),
        ("month", 4),
        ("year", 5),
        ("longer", None),
        ("not stated", None),
    ],
)
def test_time_precision_on_the_ucdp_scale(precision: str, date_prec: int | None) -> None:
    saturday = "2025-10-25"
    last = {"day": saturday, "weekend": "2025-10-26", "longer": "2026-12-01"}.get(precision)
    found = happened(**{"from": saturday, "to": last}, precision=precision)
    assert found.date_prec == date_prec


@pytest.mark.parametrize(
    ("precision", "where_prec"),
    [
        ("point", 1),
        ("town", 1),
        ("near", 2),
        ("district", 3),
        ("province", 4),
        ("stretch", 5),
        ("country", 6),
        ("region", None),
    ],
)
def test_place_precision_on_the_ucdp_scale(precision: str, where_prec: int | None) -> None:
    found = Location.model_validate({"place": "kabul", "precision": precision})
    assert found.where_prec == where_prec


def test_a_quotation_of_25_words_is_kept() -> None:
    assert Claim.model_validate(claim(quote=" ".join(["word"] * 25))).quote


def test_a_wider_document_with_a_text_needs_no_address_on_the_web() -> None:
    with_text = wider_document(text=document()["text"], url=MISSING, checked=MISSING)
    assert Document.model_validate(with_text).url is None


def test_a_wider_document_needs_no_text() -> None:
    assert Document.model_validate(wider_document()).text is None


def test_days_may_be_six_and_not_seven() -> None:
    six = happened(**{"from": "2025-10-01", "to": "2025-10-06"}, precision="days")
    assert six.from_ == dt.date(2025, 10, 1)
    assert "is 7; use 'week' or 'month'" in refusal(
        Happened, {"from": "2025-10-01", "to": "2025-10-07", "precision": "days"}
    )


# --- what is refused --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (claim(id="Un_Toll!"), "'Un_Toll!' is not an id; expected lower-case letters"),
        (claim(says="No full stop"), "'No full stop' is not one whole sentence"),
        (claim(says=""), "is not one whole sentence"),
        (claim(at__fingerprint="abc"), "'abc' is not a sha256 fingerprint"),
        (claim(at__start=70, at__end=70), "start 70 is not before end 70"),
        (claim(at__line=0), "greater than or equal to 1"),
        (claim(quote=" ".join(["word"] * 26)), "quote has 26 words; at most 25 are kept"),
        (claim(counts=MISSING), "kind 'casualties' needs counts"),
        (claim(kind="event"), "counts belongs to kind 'casualties', not 'event'"),
        (claim(counts__killed=None), "expected killed or wounded (or both) in words"),
        (claim(counts__killed="umpteen"), "'umpteen' is not a wording this project knows"),
        (claim(counts__killed="60 to 50"), "'60 to 50' runs backwards: low 60 > high 50"),
        (statement("x", amounts=[{"of": "trucks", "words": "a heap"}]), "'a heap' is not a word"),
        (claim(colour="red"), "Extra inputs are not permitted"),
    ],
)
def test_a_claim_is_refused_with_a_message(record: dict[str, Any], message: str) -> None:
    assert message in refusal(Claim, record)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"from": "2025-10-12", "to": "2025-10-10", "precision": "days"},
            "from 2025-10-12 is later than to 2025-10-10; expected the earlier day first",
        ),
        ({"from": "2025-10-10", "to": "2025-10-12", "precision": "day"}, "on the same day"),
        ({"from": None, "to": "2025-10-12", "precision": "day"}, "on the same day"),
        (
            {"from": "2025-10-26", "to": "2025-10-26", "precision": "weekend"},
            "precision 'weekend' does not fit Sunday, 2025-10-26 to Sunday, 2025-10-26; known "
            "weekends: Saturday and Sunday (Pakistan), Thursday and Friday",
        ),
        ({"from": "2025-10-25", "to": "2025-11-02", "precision": "weekend"}, "does not fit"),
        ({"from": "2025-10-26", "to": None, "precision": "weekend"}, "fit Sunday, 2025-10-26;"),
        (
            {"from": "2025-10-25", "to": "2025-10-25", "precision": "week"},
            "from and to are both 2025-10-25, but precision is 'week'; expected 'day'",
        ),
        (
            {"from": "2025-10-11", "to": "2025-10-18", "precision": "week"},
            "is for 7 days, but 2025-10-11 to 2025-10-18 is 8; expected to 2025-10-17",
        ),
        ({"from": "2025-10-11", "to": "2025-10-14", "precision": "week"}, "is 4; expected to"),
        (
            {"from": "2025-10-01", "to": "2025-11-01", "precision": "month"},
            "at most 31 days (UCDP date_prec 4), but 2025-10-01 to 2025-11-01 is 32; use 'year'",
        ),
        ({"from": "2024-01-01", "to": "2025-01-01", "precision": "year"}, "is 367; use 'longer'"),
        (
            {"from": "2025-01-01", "to": "2025-12-31", "precision": "longer"},
            "more than 366 days, but 2025-01-01 to 2025-12-31 is 365; use",
        ),
        ({"from": None, "to": None, "precision": "month"}, "precision 'month' needs from or to"),
        (
            {"from": "2025-10-25", "to": "2025-10-28", "precision": "day", "duration": "a week"},
            "duration 'a week' is longer than 2025-10-25 to 2025-10-28, which is 4 days",
        ),
        (
            {"from": "2025-10-01", "to": "2025-10-28", "precision": "day", "duration": "48 hours"},
            "duration '48 hours' is shorter than 2025-10-01 to 2025-10-28, which is 28 days",
        ),
        (
            {"from": None, "to": "2025-10-28", "precision": "week", "duration": "a good while"},
            "duration 'a good while' cannot be read; expected how long it lasted, as worded",
        ),
    ],
)
def test_days_that_cannot_be_are_refused(fields: dict[str, Any], message: str) -> None:
    assert message in refusal(Happened, fields)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (document(text=MISSING), "ring 'five' needs text"),
        (wider_document(url=MISSING), "ring 'wider' needs url, an http(s) address; got None"),
        (wider_document(url="ftp://example.org"), "got 'ftp://example.org'"),
        (wider_document(url="javascript:alert(1)"), "ring 'wider' needs url"),
        (wider_document(checked=MISSING), "ring 'wider' needs checked"),
        (document(text__sha256="0" * 63), "is not a sha256 fingerprint"),
    ],
)
def test_a_document_that_cannot_be_followed_is_refused(
    record: dict[str, Any], message: str
) -> None:
    assert message in refusal(Document, record)


def test_sides_and_kinds_of_events_are_from_a_list() -> None:
    group = {"id": "x", "name": "x", "side": "third-party", "status": "civilians"}
    assert "side" in refusal(Group, group)
    event = {"id": "x", "title": "x", "kind": "war", "happened": {"precision": "not stated"}}
    assert "kind" in refusal(Event, event)


def test_a_topic_is_a_question() -> None:
    assert "question" in refusal(Topic, {"id": "x", "title": "x", "question": "The toll."})

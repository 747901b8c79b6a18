"""Two codings compared: hand-calculated alphas, matched claims, and disagreement first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders import real_ledger
from hypothesis import given
from hypothesis import strategies as st

from explainer import paths
from explainer.classroom.coding import agreement, report
from explainer.classroom.coding.findings import lines_of
from explainer.records import texts
from explainer.records.claims import Document, TextFile

LEDGER = real_ledger()
FOLDER = paths.notebooks_folder() / "teaching"
REPORT = (FOLDER / "example_report.txt").read_text(encoding="utf-8")


def reader(name: str) -> Document:
    document = report.read_coding(FOLDER / f"example_{name}_reader.yaml", REPORT, LEDGER).document
    assert document
    return document


FIRST, SECOND = reader("first"), reader("second")


def of(document: Document, *claims: int, **changes: Any) -> Document:
    """Some of a document's claims, each with fields changed."""
    chosen = tuple(document.claims[n].model_copy(update=changes) for n in claims)
    return document.model_copy(update={"claims": chosen})


def field(found: agreement.Agreement, name: str) -> agreement.FieldAgreement:
    return next(f for f in found.fields if f.name == name)


# --- alpha, by hand ---------------------------------------------------------------------


def test_alpha_of_a_hand_calculated_case() -> None:
    """Four units, one disagreement, values a a a a a b b b.

    Observed disagreement 1/4; expected 2·5·3 / (8·7) = 30/56; alpha = 1 − (1/4)·(56/30) = 8/15.
    """
    said = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")]
    assert agreement.alpha(said) == pytest.approx(8 / 15)


def test_alpha_of_krippendorff_s_own_example_of_two_readers() -> None:
    """Ten units, binary: 0.095 in "Computing Krippendorff's Alpha-Reliability", section A."""
    said = list(zip("0100000000", "1110010001", strict=True))
    assert agreement.alpha(said) == pytest.approx(0.095, abs=5e-4)


def test_perfect_agreement_is_one() -> None:
    assert agreement.alpha([("a", "a"), ("b", "b")]) == 1


def test_constant_disagreement_is_below_chance() -> None:
    """Values a a b b, both units differ: expected 2·2·2 / (4·3) = 2/3; 1 − 3/2."""
    assert agreement.alpha([("a", "b"), ("b", "a")]) == pytest.approx(-0.5)


@pytest.mark.parametrize("said", [[], [("a", "a")] * 3, [("a", None)], [(None, "a"), ("a", "a")]])
def test_alpha_is_not_defined_without_a_second_answer(said: list[Any]) -> None:
    assert agreement.alpha(said) is None


def test_a_unit_that_one_reader_left_out_counts_for_nothing() -> None:
    said = [("a", "a"), ("a", "b"), ("b", "b")]
    assert agreement.alpha([*said, ("a", None), (None, "b")]) == agreement.alpha(said)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=8))
def test_alpha_does_not_ask_who_is_first(said: list[tuple[str, str]]) -> None:
    one = agreement.alpha(said)
    other = agreement.alpha([(b, a) for a, b in said])
    assert one == other or one == pytest.approx(other)
    assert one is None or one <= 1


# --- matching ---------------------------------------------------------------------------


def test_a_coding_agrees_with_itself_in_everything() -> None:
    found = agreement.compare(FIRST, FIRST, LEDGER)
    assert [a.id for a, _ in found.pairs] == [b.id for _, b in found.pairs]
    assert not found.only_first
    assert not found.only_second
    for compared in found.fields:
        assert compared.agreed == len(compared.cases)
        assert compared.alpha in {1, None}


def test_claims_are_matched_by_where_they_stand() -> None:
    found = agreement.compare(FIRST, SECOND, LEDGER)
    assert all(a.at.line == b.at.line for a, b in found.pairs)
    assert [c.at.line for c in found.only_first] == [11]
    assert [c.at.line for c in found.only_second] == [15]


def test_two_groups_in_one_quotation_are_matched_by_what_is_alike() -> None:
    soldiers, militants = (
        FIRST.claims[1],
        FIRST.claims[0].model_copy(update={"at": FIRST.claims[1].at}),
    )
    one = FIRST.model_copy(update={"claims": (soldiers, militants)})
    other = FIRST.model_copy(update={"claims": (militants, soldiers)})
    found = agreement.compare(one, other, LEDGER)
    assert all(a.record is b.record for a, b in found.pairs)


def test_claims_without_a_common_place_are_not_matched() -> None:
    found = agreement.compare(of(FIRST, 0), of(SECOND, 2), LEDGER)
    assert found.pairs == ()
    assert found.fields == ()
    assert "There is no claim that both coded." in agreement.as_html(found)


@pytest.mark.parametrize(
    "other",
    [lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
     lambda text: text.replace("\n", "\r\n"),
     lambda text: text.replace(" ", "\u00a0", 9)],
)  # fmt: skip
def test_two_pastes_of_one_text_are_compared(other: Callable[[str], str]) -> None:
    """One class pastes from a browser, the other from a word processor."""
    about = {"published": "2025-10-16", "published_basis": "printed"}
    made = []
    for text in (REPORT, texts.clean(other(REPORT))):
        (line,) = [one for one in lines_of(text) if one.number == 11]
        record = report.claim_record({"says": "It is so."}, line, text, "a")
        made.append(report.document_record(about, text, [record])["text"])
    one, two = (
        reader("first").model_copy(update={"text": TextFile.model_validate(size)}) for size in made
    )
    assert agreement.compare(one, two, LEDGER).only_first == ()


def test_texts_must_be_the_same() -> None:
    changed = {"sha256": "0" * 64, "look": "0" * 64}
    other = SECOND.model_copy(update={"text": SECOND.text.model_copy(update=changed)})
    with pytest.raises(ValueError, match="two different texts"):
        agreement.compare(FIRST, other, LEDGER)


# --- fields -----------------------------------------------------------------------------


def test_shares_of_the_example_by_hand() -> None:
    found = agreement.compare(FIRST, SECOND, LEDGER)
    shares = {f.name: (f.agreed, len(f.cases)) for f in found.fields}
    assert shares["Killed"] == (4, 4)
    assert shares["Counts whom"] == (3, 4)
    assert shares["Who says it"] == (2, 4)
    assert shares["Where"] == (1, 4)
    assert field(found, "What kind of claim").alpha is None


def test_wordings_agree_by_what_they_count() -> None:
    counts = FIRST.claims[0].counts
    other = of(FIRST, 0, counts=counts.model_copy(update={"killed": "9", "wounded": "16 others"}))
    found = agreement.compare(of(FIRST, 0), other, LEDGER)
    assert field(found, "Killed").agreed == 1
    assert field(found, "Wounded").agreed == 1
    open_end = of(FIRST, 0, counts=counts.model_copy(update={"killed": "at least nine"}))
    assert field(agreement.compare(of(FIRST, 0), open_end, LEDGER), "Killed").agreed == 0


def test_a_field_that_one_left_empty_is_a_disagreement_and_one_that_both_did_is_none() -> None:
    without = of(FIRST, 0, where=())
    case = field(agreement.compare(of(FIRST, 0), without, LEDGER), "Where").cases[0]
    assert case.said == ("Durand Line", agreement.NOTHING)
    assert not case.agrees
    names = {f.name for f in agreement.compare(without, without, LEDGER).fields}
    assert "Where" not in names


# --- on the page ------------------------------------------------------------------------


def test_disagreements_stand_first_and_each_is_there() -> None:
    found = agreement.compare(FIRST, SECOND, LEDGER)
    html = agreement.as_html(found, ("Ana", "Ben"))
    first_table = html.split("</table>")[0]
    cases = [c for f in found.fields for c in f.cases if not c.agrees]
    assert first_table.count("<tr>") == len(cases) + 1
    assert "Ana" in first_table
    assert html.index("differ") < html.index("alpha")
    for claim in (*found.only_first, *found.only_second):
        assert claim.says in html


def test_readers_who_agree_are_told_so() -> None:
    html = agreement.as_html(agreement.compare(FIRST, FIRST, LEDGER))
    assert "agree in every field" in html


def test_hostile_codings_stay_words() -> None:
    hostile = "<script>alert(1)</script>"
    html = agreement.as_html(
        agreement.compare(of(FIRST, 0, quote=hostile), of(SECOND, 0), LEDGER), (hostile, "x")
    )
    assert "<script" not in html


def test_the_example_has_lines_that_nobody_coded() -> None:
    lines = {line.number for line in lines_of(REPORT)}
    assert lines - {c.at.line for d in (FIRST, SECOND) for c in d.claims}


@pytest.mark.parametrize(
    ("agreed", "alpha", "words"),
    [
        (4, 1.0, "the same answer every time"),
        (4, None, "the same answer every time"),
        (1, 0.0, "no better than chance"),
        (1, -0.3, "no better than chance"),
        (1, 0.06, "hardly better than chance"),
        (2, 0.42, "not enough to rely on"),
        (3, 2 / 3, "careful conclusion"),
        (3, 0.66, "not enough to rely on"),
        (3, 0.8, "enough to rely on"),
    ],
)
def test_each_field_is_explained_in_plain_words(
    agreed: int, alpha: float | None, words: str
) -> None:
    first, second = (next(LEDGER.bind(coding)) for coding in (FIRST, SECOND))
    said = [("a", "a")] * agreed + [("a", "b")] * (4 - agreed)
    cases = tuple(agreement.CodedPair(first, second, pair) for pair in said)
    assert words in agreement.meaning(agreement.FieldAgreement("Who says it", cases, alpha))

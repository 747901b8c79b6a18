"""Coded estimates beside the claims: near and no more, never among them, never summed."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import real_ledger
from rows import every_row

import explainer as ex
from explainer.analysis.nearness import Comparable, Near, comparables, near
from explainer.page.beside import ClaimBeside, as_html, sheet, told_of
from explainer.publish import claims as published
from explainer.publish import jsonld
from explainer.records.bound import Claim
from explainer.records.estimates.reading import read_estimates
from explainer.records.estimates.row import Estimate
from explainer.words.estimates import ESTIMATE_WORDS, killed

HERE = Path(__file__).parent / "estimates"
MADE_UP = HERE / "GEDEvent_v26_1_synthetic.csv"
ACLED = HERE / "acled_synthetic.csv"


@cache
def rows() -> dict[str, Estimate]:
    read = [*read_estimates(MADE_UP, "ucdp-ged").rows, *read_estimates(ACLED, "acled").rows]
    return {row.row_id: row for row in read}


@cache
def told() -> tuple[ClaimBeside, ...]:
    whole = real_ledger().whole
    return told_of(whole.claims(), whole.places.values())


def claims() -> dict[str, Claim]:
    return {one.id: one for one in real_ledger().whole.claims()}


def spin_boldak(**changes: Any) -> Estimate:
    return rows()["9900001"].model_copy(update=changes)


def claim(**changes: Any) -> Comparable:
    spot = {"lon": 66.4, "lat": 31.0, "km": 10.0, "province": "kandahar", "country": "afghanistan"}
    spot |= {name: changes.pop(name) for name in list(changes) if name in spot}
    plain: Any = {
        "id": "c", "first": "2025-10-15", "last": "2025-10-15", "spots": [spot],
        "dyad": "pakistan-afghanistan", "civilians": True, "low": 17, "high": 17,
    }  # fmt: skip
    return plain | changes


def found(row: Estimate, one: Comparable) -> Near | None:
    return next(iter(near(row, [one])), None)


@every_row(
    [
        ({}, ("same", "place")),
        ({"first": "2025-10-16", "last": "2025-10-17"}, ("next", "place")),
        ({"first": "2025-10-17", "last": "2025-10-17"}, None),
        ({"lat": 31.4}, ("same", "place")),
        ({"lat": 32.4}, None),
        ({"lon": None, "lat": None, "km": None}, ("same", "province")),
        ({"lon": None, "lat": None, "km": None, "province": "paktika"}, None),
        ({"lon": None, "lat": None, "km": None, "province": ""}, ("same", "wide")),
        ({"lon": None, "km": None, "province": "", "country": "pakistan"}, None),
        ({"dyad": "pakistan-ttp"}, None),
        ({"dyad": "not given"}, ("same", "place")),
    ]
)
def test_a_claim_is_near_as_far_as_days_places_and_sides_are_known(
    changes: dict[str, Any], is_near: tuple[str, str] | None
) -> None:
    one = found(spin_boldak(), claim(**changes))
    assert (one and (one.when, one.where)) == is_near


@every_row(
    [
        ({"where_prec": 1}, {"lat": 31.4}, None),
        ({"where_prec": 4}, {}, "province"),
        ({"where_prec": 4, "province": "Hirat province"}, {"province": "herat"}, "province"),
        ({"where_prec": 4}, {"province": "zabul"}, None),
        ({"where_prec": 6, "lon": None, "lat": None}, {}, "wide"),
        ({"where_prec": 6, "country": "Pakistan"}, {}, None),
    ]
)
def test_a_row_reaches_as_far_as_its_place_is_known(
    changes: dict[str, Any], of: dict[str, Any], where: str | None
) -> None:
    one = found(spin_boldak(**changes), claim(**of))
    assert (one and one.where) == where


@every_row(
    [
        ({"side_a": "TTP", "side_b": "Government of Pakistan"}, {"pakistan-ttp"}),
        ({"side_a": "Government of Pakistan", "side_b": "BLA"}, {"pakistan-other"}),
        ({"side_a": "Government of Afghanistan", "side_b": "NRF"}, set()),
        (
            {"side_a": "TTP", "side_b": "Civilians"},
            {"pakistan-afghanistan", "pakistan-ttp", "pakistan-other"},
        ),
        (
            {"side_a": "Government of Pakistan", "side_b": "XXX770"},
            {"pakistan-afghanistan", "pakistan-ttp", "pakistan-other"},
        ),
    ]
)
def test_sides_leave_out_what_is_plainly_another_fight(
    sides: dict[str, str], fights: set[str]
) -> None:
    known = ("pakistan-afghanistan", "pakistan-ttp", "pakistan-other")
    assert {d for d in known if found(spin_boldak(**sides), claim(dyad=d))} == fights
    assert found(spin_boldak(**sides), claim(dyad="not given"))


@every_row(
    [
        ({}, "civilians"),
        ({"low": 32, "high": 32}, "best"),
        ({"low": 40, "high": 40}, "high"),
        ({"low": 15, "high": 15}, "other"),
        ({"low": 15, "high": 15, "civilians": False}, "part"),
        ({"low": 17, "high": 17, "civilians": False}, "low"),
        ({"low": 30, "high": None}, "allows"),
        ({"low": None, "high": 31}, "other"),
        ({"low": None, "high": None}, "vague"),
    ]
)
def test_it_is_told_how_the_number_of_a_claim_stands_to_those_of_the_row(
    changes: dict[str, Any], same: str
) -> None:
    one = found(spin_boldak(), claim(**changes))
    assert one
    assert one.same == same


def test_what_is_known_to_a_month_or_to_no_place_lies_near_nothing() -> None:
    ledger = real_ledger().whole
    compared = {one.id for one, _ in comparables(ledger.claims(), {})}
    assert "w-unama-spin-boldak-17" in compared
    for one in ledger.claims():
        if one.id in compared:
            first, last = one.happened.from_, one.happened.to
            assert one.killed
            assert one.where
            assert first
            assert last
            assert last - first < dt.timedelta(days=7)
            assert one.origin not in {c.id for c in ledger.claims()}, "a repeat is no second voice"


def test_the_claims_near_a_row_stand_under_it_and_no_number_is_added_up() -> None:
    shown = {row["id"]: row for row in sheet(list(rows().values()), told())}
    lanes = shown["9900001"]["lanes"]
    assert lanes[0]["claim"] == ""
    assert (lanes[0]["low"], lanes[0]["tick"], lanes[0]["high"]) == (17, 32, 40)
    assert "w-unama-spin-boldak-17" in {lane["claim"] for lane in lanes}
    known = {row.best for row in rows().values()} | {0, None}
    assert all(row["lanes"][0]["tick"] in known for row in shown.values())
    assert len(shown) == len(rows())


def test_a_row_of_acled_has_a_tick_and_no_band() -> None:
    shown = {row["id"]: row for row in sheet(list(rows().values()), told())}
    lane = shown["SYN1"]["lanes"][0]
    assert (lane["low"], lane["tick"], lane["high"]) == (None, 15, None)
    assert "no range given" in lane["label"]
    assert "none was reported" in killed(rows()["SYN2"])
    html = as_html((), [shown["SYN1"]], 1, (), claims())
    lane_html = html.partition("</style>")[2].partition("is-estimate")[2].partition("</li>")[0]
    assert "estimate-tick" in lane_html
    assert "estimate-band" not in lane_html


def test_what_a_notebook_shows_needs_no_kernel_and_says_what_it_is() -> None:
    shown = ex.beside(ex.read_ged(MADE_UP), ex.read_acled(ACLED), show_acled=True)
    html = shown._repr_html_()
    assert ESTIMATE_WORDS["near"] in html
    assert ESTIMATE_WORDS["noneNear"] in html
    assert "is not among the claims, and nothing here is added up" in html
    assert "by UCDP GED, version 26.1, from 3 reports" in html
    assert "number of reports not recorded" in html
    assert "CC BY 4.0" in html
    assert "do not share" in html
    assert "<script" not in html
    assert repr(shown) == "Coded estimates: 8; claims near them: 39"
    assert len(shown.table) == 39 + 2
    assert "=SUM(A1)" in html, "a cell is text"
    with pytest.warns(UserWarning, match="the table is empty"):
        nothing = ex.read_ged(MADE_UP, first="1990-01-01", last="1990-01-02")
    none = ex.beside(nothing)
    assert ESTIMATE_WORDS["noRows"] in none._repr_html_()


def test_rows_of_acled_are_in_no_output_unless_they_are_asked_for() -> None:
    """A notebook file keeps outputs, and its terms do not allow rows to be passed on."""
    ged, acled = ex.read_ged(MADE_UP), ex.read_acled(ACLED)
    theirs = [str(value) for name in ("row_id", "notes") for value in acled[name]]
    ours = " ".join(map(str, ged.to_numpy().ravel()))
    of_acled_alone = [value for value in theirs if value and value not in ours]
    assert len(of_acled_alone) > 3
    for tables in ((acled,), (ged, acled), (acled[acled.best > 0],)):
        shown = ex.beside(*tables)
        kept = shown._repr_html_() + shown.table.to_csv() + repr(shown)
        assert [value for value in of_acled_alone if value in kept] == []
        count = len(tables[-1])
        assert repr(shown).endswith(f"; rows of ACLED, not shown: {count}")
        assert f"Rows of ACLED that are not shown here: {count}. A notebook file keeps" in kept
        assert ESTIMATE_WORDS["noRows"] not in kept
    assert "show_acled=True) shows them" in kept
    asked = ex.beside(acled, show_acled=True)
    assert "This output holds rows of ACLED. A notebook file keeps it" in asked._repr_html_()
    assert list(asked.table["Row"].unique()) == list(acled.row_id)
    assert "ACLED" not in repr(ex.beside(ged))


def test_a_row_that_was_changed_is_not_shown_as_coded() -> None:
    read = ex.read_ged(MADE_UP)
    row = read.row_id.iloc[0]
    for changed in (read.head(1).assign(best=99999), read.head(1).assign(place="elsewhere")):
        with pytest.raises(
            ValueError, match=rf"1 row was changed since the file was read: {row}\."
        ):
            ex.beside(changed)
    with pytest.raises(ValueError, match=r"no column as_read"):
        ex.beside(read.drop(columns="as_read"))
    own = (
        read.sort_values("first").assign(mine=99999).merge(pd.DataFrame({"data_set": ["ucdp-ged"]}))
    )
    assert len(own) == len(read)
    assert list(ex.beside(own).table.iloc[:, 0]) == list(ex.beside(read).table.iloc[:, 0])


def test_a_table_of_claims_is_no_table_of_estimates() -> None:
    with pytest.raises(
        ValueError,
        match=r"a table that ex\.read_ged.* no column data_set, version, file and \d+ others",
    ):
        ex.beside(ex.claims())


def test_no_more_rows_are_drawn_than_can_be_looked_at() -> None:
    many = [spin_boldak(row_id=str(n)) for n in range(60)]
    shown = sheet(many, [])
    assert len(shown) == 40
    html = as_html((), shown, len(many), (), {})
    assert "40 of 60 rows are shown" in html


@pytest.mark.long
def test_no_export_holds_a_row_of_a_readers_file() -> None:
    """A ledger has no place for one: what is exported are claims alone."""
    ledger = real_ledger()
    ex.beside(ex.read_acled(ACLED), ex.read_ged(MADE_UP))
    given = list(published.claim_rows(ledger))
    written = [*published.to_csv(given), *published.to_jsonl(given), str(jsonld.document(ledger))]
    assert len(written) > 2 * len(given)
    for text in written:
        assert not re.search(r"SYN\d|SYNTHETIC|acled_synthetic|ucdp-ged", text)
    assert not any(isinstance(one, Estimate) for one in ledger.whole.claims())

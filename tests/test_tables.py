"""The records as tables: every claim a row, unknown missing and never zero, shapes as drawn."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pandas as pd
import pytest
from builders import real_ledger

import explainer as ex
from explainer.geo import measures
from explainer.notebook.tables import catalogue, claims, shapes
from explainer.records.scales import DATE_PREC, WHERE_PREC, Kind, Measure, Ring, Side


@cache
def every() -> Any:
    """The claims of the project's own records."""
    return ex.claims()


def by_id(table: Any) -> dict[str, Any]:
    return {row.claim_id: row for row in table.itertuples()}


def test_each_claim_of_each_ring_is_one_row() -> None:
    known = real_ledger().whole.claims()
    assert list(every().claim_id) == [claim.id for claim in known]
    assert set(every().ring) == set(get_args(Ring))


def test_a_figure_keeps_its_words_and_an_open_bound_is_missing() -> None:
    rows = by_id(every())
    for claim in real_ledger().whole.claims():
        for measure in get_args(Measure):
            figure = claim.quantity(measure)
            for part in ("words", "low", "high"):
                known, told = (
                    figure and getattr(figure, part),
                    getattr(rows[claim.id], f"{measure}_{part}"),
                )
                assert told is pd.NA if known is None else told == known


def test_no_figure_is_a_zero_that_no_report_holds() -> None:
    table = every()
    for measure in get_args(Measure):
        none_given = table[table[f"{measure}_words"].isna()]
        assert none_given[f"{measure}_low"].isna().all()
        assert none_given[f"{measure}_high"].isna().all()
        assert none_given[f"{measure}_approximate"].isna().all()
        assert str(table[f"{measure}_low"].dtype) == "Int64"


def test_days_are_days_with_their_precision_and_an_open_bound_is_missing() -> None:
    rows = by_id(every())
    for claim in real_ledger().whole.claims():
        row = rows[claim.id]
        assert row.said_on.date() == claim.said_on.date
        for column, day in (
            ("happened_from", claim.happened.from_), ("happened_to", claim.happened.to)
        ):  # fmt: skip
            told = getattr(row, column)
            assert told is pd.NaT if day is None else told.date() == day
        code = DATE_PREC[row.happened_precision]
        assert row.date_prec is pd.NA if code is None else row.date_prec == code
    assert every().said_on.dt.year.min() == 1879


def test_what_stands_on_a_scale_is_a_category_in_its_order() -> None:
    table = every()
    for column, scale in (("kind", Kind), ("ring", Ring), ("speaker_side", Side)):
        assert list(table[column].cat.categories) == list(get_args(scale))
    assert table.place_precision.cat.ordered
    assert table.happened_precision.cat.ordered
    coarse = table[table.place_precision >= "province"]
    assert (coarse.where_prec.dropna() >= WHERE_PREC["province"]).all()


def test_geometry_is_as_drawn_and_empty_where_no_place_is_drawn() -> None:
    table = every()
    assert table.crs.to_string() == "EPSG:4326"
    nothing = table[table.drawn_as == "nothing"]
    assert nothing.geometry.isna().all()
    assert set(nothing.place_precision.dropna()) == {"country"}
    drawn = table[table.drawn_as != "nothing"]
    assert drawn.geometry.notna().all()
    assert drawn.geometry.is_valid.all()
    assert set(drawn[drawn.drawn_as == "point"].geom_type) == {"Point"}
    assert set(drawn[drawn.drawn_as == "area"].geom_type) <= {"Polygon", "MultiPolygon"}
    line = ex.line("10m").geometry.iloc[0]
    assert all(shape.equals(line) for shape in drawn[drawn.drawn_as == "stretch"].geometry)
    assert drawn[drawn.drawn_as == "several"].place_ids.str.contains("; ").all()


def test_the_least_exact_place_stands_for_several() -> None:
    rows = by_id(every())
    mixed = [
        claim
        for claim in real_ledger().whole.claims()
        if len({where.precision for where in claim.where}) > 1
    ]
    assert mixed
    for claim in mixed:
        exact = [row_.precision for row_ in claim.where]
        assert rows[claim.id].place_precision == max(exact, key=list(WHERE_PREC).index)


def test_repeats_of_one_statement_share_an_id() -> None:
    rows = by_id(every())
    repeated = [claim for claim in real_ledger().whole.claims() if claim.origin]
    assert repeated
    for claim in repeated:
        assert rows[claim.id].statement_id == rows[claim.origin].statement_id


@pytest.mark.parametrize("ending", ["gpkg", "geojson"])
def test_the_table_can_be_written_for_other_programs(tmp_path: Path, ending: str) -> None:
    every().to_file(tmp_path / f"claims.{ending}")
    assert (tmp_path / f"claims.{ending}").stat().st_size > 100_000


def test_places_have_the_shape_that_claims_have() -> None:
    places = ex.places()
    assert list(places.place_id) == list(real_ledger().places)
    places = places.set_index("place_id")
    claim = every().set_index("claim_id").loc["w-unama-spin-boldak-17"]
    assert claim.geometry.equals(places.geometry["spin-boldak"])
    assert places.geometry.isna()["afghanistan"]
    low, high = places.distance_to_line_low_km, places.distance_to_line_high_km
    assert low.isna()["afghanistan"]
    assert (low <= high).dropna().all()


@pytest.mark.parametrize("scale", ["10m", "50m", "110m"])
def test_the_length_of_the_line_is_that_on_the_globe(scale: str) -> None:
    line = ex.line(scale)
    shape = line.geometry.iloc[0]
    assert line.length_km.iloc[0] == pytest.approx(measures.line_length_km(shape.coords), abs=0.1)
    mercator = line.to_crs(3857).length.iloc[0] / 1000
    assert mercator > 1.15 * line.length_km.iloc[0]


def test_a_scale_that_is_not_drawn_is_named_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"'1m' is not drawn; expected one of 10m, 50m, 110m"):
        ex.line("1m")


def test_what_a_table_does_not_take_is_refused_with_how_rows_are_chosen() -> None:
    calls: list[tuple[Callable[..., Any], dict[str, Any], str]] = [
        (ex.claims, {"ring": "five"}, "choose rows of it: rows[rows.ring == 'five']"),
        (ex.claims, {"rings": "five"}, "as in claims[claims.ring == 'five']"),
        (ex.documents, {"language": "ps"}, "choose rows of it: rows[rows.language == 'ps']"),
        (ex.line, {"skale": "10m"}, "written ex.line(scale='10m'). Did you mean 'scale'?"),
    ]
    for table, given, said in calls:
        with pytest.raises(TypeError) as fault:
            table(**given)
        assert said in str(fault.value)
    with pytest.raises(TypeError, match="too many positional arguments"):
        ex.claims("five")  # type: ignore[call-arg]
    for scale in (10, ["10m"], None):
        with pytest.raises(ValueError, match="is not drawn; expected one of 10m, 50m, 110m"):
            ex.line(scale)  # type: ignore[arg-type]


def test_documents_and_topics_are_those_of_the_records() -> None:
    documents, topics = ex.documents(), ex.topics()
    whole = real_ledger().whole
    assert list(documents.document_id) == [document.id for document in whole.documents]
    assert int(documents.claims.sum()) == len(every())
    assert set(documents[documents.read_whole].ring) == {"five"}
    assert list(topics.topic_id) == list(whole.topics)
    named = set(every().topic_ids.str.split(claims.APART).explode().dropna())
    assert set(topics.topic_id) <= named


# --- told -------------------------------------------------------------------------------


def test_every_column_is_explained_and_no_other() -> None:
    told = inspect.getdoc(ex.claims) or ""
    returns = told.partition("Returns")[2].partition("See Also")[0]
    lines = re.findall(r"^    ([\w, ]+) : \w+$", returns, re.M)
    named = [name for line in lines for name in line.split(", ")]
    assert sorted(named) == sorted(every().columns)


@pytest.mark.parametrize("name", ["places", "line", "documents", "topics"])
def test_every_column_of_the_other_tables_is_named(name: str) -> None:
    told = inspect.getdoc(getattr(ex, name)) or ""
    words = set(re.findall(r"``([^`]+)``", told))
    for column in getattr(ex, name)().columns:
        short = re.sub(r"^.*_(low_km|high_km)$", r"…_\1", column)
        assert column in words or short in words, column


@pytest.mark.parametrize("module", [claims, catalogue], ids=lambda module: module.__name__)
def test_the_examples_run(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted >= 3
    assert done.failed == 0


def test_help_leads_to_the_claims_of_the_un_about_civilians() -> None:
    """The first screen of `help(explainer)`: its words run, and give what they say."""
    (written,) = re.findall(r"::\n\n((?:    .*\n|\n)+)", ex.__doc__ or "")
    known: dict[str, Any] = {}
    exec(inspect.cleandoc(written), known)
    assert set(known["civilians"].group_status) == {"civilians"}
    assert known["civilians"].claim_id.str.contains("un").all()
    assert set(ex.__all__) <= set(dir(ex))
    assert all(name in (ex.__doc__ or "") for name in ex.__all__ if name != "__version__")


def test_a_shape_is_read_once() -> None:
    place = real_ledger().places["khost-province"]
    assert shapes.shape_of(place) is shapes.shape_of(place)

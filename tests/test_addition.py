"""The worked refusal: found by meaning, in the records' words, and nothing known too early."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pytest
from builders import claim_ids, figure_json, html_of, plain_words, real_ledger, telling_days

from explainer.analysis import known as knowing
from explainer.analysis import sums
from explainer.page.tables import ClaimCell
from explainer.page.view import Shared, View
from explainer.page.views.refusal import refused_sum
from explainer.records.bound import Claim
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import sums as refusal

LEDGER = real_ledger()
LAST = dt.date(2025, 10, 29)
RINGS = pytest.mark.parametrize("wider", [False, True])


def known(day: dt.date, *, wider: bool = False) -> tuple[Claim, ...]:
    return knowing.known_on(LEDGER, day, wider=wider)


def shown(claims: Sequence[Claim], day: dt.date = LAST, chosen: str | None = None) -> View:
    return refused_sum(
        tuple(claims), Shared("As known then.", day, day, chosen, whole=known(LAST, wider=True))
    )


def printed(view: View, *, narrow: bool = False) -> str:
    """Every word in the drawing, at one width; no mark has a word."""
    trace = view.meta["narrow"]["data[0]"] if narrow else view.figure.data[0]
    return " ".join(plain_words("\n".join(trace["text"])).split())


def words_of(view: View) -> str:
    notes = [printed(view), printed(view, narrow=True), view.alt, html_of(view)]
    return plain_words("\n".join(notes))


def test_the_figures_are_found_by_whom_they_count_and_who_counts() -> None:
    found = sums.invitation(known(LAST))
    assert found.civilians is not None
    assert found.military is not None
    assert (found.civilians.claim.id, found.military.claim.id) == ("r1-un-toll", "r1-army-toll")
    wordings = [same[0].claim.counts and same[0].claim.counts.killed for same in found.umbrellas]
    assert wordings == ["more than 70", "dozens"]
    assert found.refused == (50, 23, 73)
    assert found.lookalike == "more than 70"


def test_the_example_is_the_same_in_the_wider_ring() -> None:
    narrow = sums.invitation(known(LAST))
    assert sums.invitation(known(LAST, wider=True)) == narrow


def test_the_sum_is_printed_only_as_what_no_report_says() -> None:
    view = shown(known(LAST))
    said = printed(view)
    assert "50 + 23 = 73 No report says this." in said
    assert "It merely looks like “more than 70”." in said
    assert "“at least” is lost on the way" in said
    assert claim_ids(view.figure) == {s.claim.id for s in sums.invitation(known(LAST)).statements}
    last = view.table.rows[-1]
    assert "no document" in last
    assert not [cell for cell in last if isinstance(cell, ClaimCell)]


def test_no_mark_stands_for_a_number_so_nothing_can_be_laid_end_to_end() -> None:
    figure = shown(known(LAST)).figure
    assert figure.layout.xaxis.type == "date"
    for trace in figure.data[1:]:
        assert all(re.match(r"20\d\d-\d\d-\d\dT", str(x)) for x in trace.x)


@pytest.mark.parametrize(
    ("day", "there", "missing"),
    [
        ("2025-10-11", [], [refusal.NO_CIVILIANS, refusal.NO_MILITARY, refusal.NO_UMBRELLA]),
        ("2025-10-12", ["23"], [refusal.NO_CIVILIANS, refusal.NO_UMBRELLA]),
        ("2025-10-27", ["at least 50", "23", "50 + 23 = 73"], [refusal.NO_UMBRELLA]),
        ("2025-10-28", ["at least 50", "23", "50 + 23 = 73", "dozens"], []),
        ("2025-10-29", ["at least 50", "23", "50 + 23 = 73", "dozens", "more than 70"], []),
    ],
)
@RINGS
def test_a_day_shows_what_was_said_and_names_what_is_missing(
    day: str, there: list[str], missing: list[str], wider: bool
) -> None:
    date = dt.date.fromisoformat(day)
    said = words_of(shown(known(date, wider=wider), date))
    for words in ("23", "at least 50", "50 + 23 = 73", "dozens", "more than 70"):
        assert (words in said) is (words in there), words
    for words in (refusal.NO_CIVILIANS, refusal.NO_MILITARY, refusal.NO_UMBRELLA):
        assert (words in said) is (words in missing), words
    assert (refusal.NOTHING_TO_ADD in said) is ("50 + 23 = 73" not in there)


@RINGS
def test_marks_lead_only_to_claims_that_are_known(wider: bool) -> None:
    for day in telling_days(wider=wider):
        given = known(day, wider=wider)
        view = shown(given, day)
        assert claim_ids(view.figure) <= {c.id for c in given}
        choices = {c.claim_id for row in view.table.rows for c in row if isinstance(c, ClaimCell)}
        assert choices == claim_ids(view.figure)


@RINGS
def test_a_day_draws_the_same_whatever_is_said_later(wider: bool) -> None:
    """With everything said later struck from the records, the view is the same."""
    for day in telling_days(wider=wider):
        given = known(day, wider=wider)
        look = Shared("As known then.", day, day, None)
        now = refused_sum(given, look)
        then = refused_sum(given, look)
        assert figure_json(now) == figure_json(then), day
        assert html_of(now) == html_of(then)
        assert now.caption.startswith(look.by)


def test_with_other_figures_it_does_not_say_that_the_sum_fits() -> None:
    """Without the 23, the first own count is another: the sentence follows the records."""
    found = sums.invitation([c for c in known(LAST) if c.id != "r1-army-toll"])
    assert found.refused == (50, 5, 55)
    assert found.lookalike is None
    assert "looks like" not in refusal.why_not(found)


def test_the_chosen_claim_is_marked() -> None:
    plain, chosen = shown(known(LAST)), shown(known(LAST), chosen="r1-un-toll")
    assert figure_json(plain) != figure_json(chosen)


def test_a_day_that_is_inferred_is_called_so_in_the_rows_and_in_the_description() -> None:
    figure = shown(known(LAST)).figure
    ours = [LEDGER.claim(i) for i in claim_ids(figure)]
    ours = [claim for claim in ours if not claim.said_on.is_dated]
    assert ours
    rows = printed(shown(known(LAST)))
    for claim in ours:
        assert f"{text.said_in_words(claim)}: " in figure.layout.meta["alt"], claim.id
        assert text.said_in_words(claim, short=True) in rows, claim.id


def test_days_of_a_figure_that_we_infer_are_marked_in_the_row_and_drawn_broken() -> None:
    view = shown(known(LAST))
    ours = 0
    for trace in view.figure.data:
        if trace.name == "days of a figure":
            happened = LEDGER.claim(trace.customdata[0]).happened
            assert (trace.line.dash == palette.DASH_INFERRED) is happened.is_inferred
            assert ("inferred by us" in plain_words(trace.hovertext[0])) is happened.is_inferred
            ours += happened.is_inferred
    assert ours
    assert "inferred by us" in printed(view)
    assert "Broken bar: days inferred by us." in view.more


def test_it_fits_one_screen_and_keeps_its_place_from_day_to_day() -> None:
    heights = set()
    for day in telling_days(wider=False):
        view = shown(known(day), day)
        layout = view.spec["layout"]
        heights.add((layout["height"], layout["meta"]["narrow"]["height"]))
        assert layout["xaxis"] == shown(known(LAST)).spec["layout"]["xaxis"]
        for name, least in (("areas", 32), ("narrow_areas", 44)):
            for area in view.meta[name]:
                assert area["y"][1] - area["y"][0] >= least
    ((wide, narrow),) = heights
    assert wide <= 700
    assert narrow <= 700


def test_who_share_a_wording_are_named_with_all_whom_they_count() -> None:
    groups = {
        claim.group.name
        for claim in real_ledger().claims(ring="five")
        if claim.group and claim.killed and claim.killed.words == "dozens"
    }
    assert len(groups) == 3
    view = shown(known(LAST))
    assert f"People, described in {len(groups)} ways" in str(view.spec)
    table = plain_words(html_of(view)).casefold()
    assert [one for one in groups if one.casefold() not in table] == []

"""What claims show beside each other: by hand on small records, as properties on the real ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from builders import (
    LISTS,
    MISSING,
    claim,
    days,
    document,
    real_ledger,
    statement,
    wider_document,
    write_seeds,
)
from hypothesis import given
from hypothesis import strategies as st

from explainer.analysis import counts
from explainer.analysis import event_rows as event_rows_told
from explainer.analysis import known as knowing
from explainer.analysis import places as places_told
from explainer.analysis import statements as statements_made
from explainer.analysis.counters import SIDES
from explainer.analysis.kept import kept
from explainer.analysis.replacements import superseded_by
from explainer.page import data, rendering
from explainer.page.state import default_state
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger

RINGS = pytest.mark.parametrize("wider", [False, True])
ANY_DAY = st.dates(dt.date(2025, 9, 1), dt.date(2026, 3, 31))


def ledger_of(folder: Path, *documents: dict[str, Any], **lists: Any) -> Ledger:
    return load_ledger(write_seeds(folder, *documents, **lists))


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Two days, both rings: one statement in three claims, one revision, one enemy count."""
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    early = claim("early", said_on__date="2025-10-16", counts__killed="17")
    late = claim("late", relates=[{"to": "early", "how": "revises"}])
    again = claim("again", said_on__date="2025-10-28", origin="late")
    wide = claim("wide", at=MISSING, origin="late", said_on__date="2025-10-28")
    enemy = claim(
        "enemy", asserted_by="army", counts={"group": "militants", "killed": "25"}, event=None
    )
    return ledger_of(tmp_path, document(early, late, again, enemy), wider_document(wide))


def ids(claims: Any) -> list[str]:
    return [c.id for c in claims]


# --- what is kept ------------------------------------------------------------------------


def test_what_was_reckoned_once_is_told_apart_by_what_it_is_of() -> None:
    asked = []

    @kept(2)
    def many(of: Sequence[object], *, by: str = "") -> int:
        asked.append((of, by))
        return len(asked)

    one, like = [Like(), Like()]
    assert one == like
    assert [many([one]), many((one,)), many([one], by="day"), many([one], by="day")] == [1, 1, 2, 2]
    assert many([like]) == 3, "what is only alike is reckoned anew"
    assert many([one], by="day") == 2
    assert many([one]) == 4, "no more is kept than was asked for"


class Like:
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Like)

    __hash__ = None  # type: ignore[assignment]


def test_records_that_are_alike_do_not_answer_for_each_other(tmp_path: Path) -> None:
    """Nothing of a page is kept for other records, whose claims are equal but not their lists."""
    pages = []
    for name in ("The first speaker", "The second speaker"):
        actors = [one | {"name": name} if one["id"] == "un" else one for one in LISTS["actors"]]
        ledger = ledger_of(tmp_path / name.split()[1], document(claim()), actors=actors)
        pages.append(rendering.render(ledger, default_state(ledger)))
        told = str(data.as_data(pages[-1], ledger))
        assert name in told
        assert ("The first speaker" in told) != ("The second speaker" in told)
    first, second = (page.casualties for page in pages)
    assert first.table != second.table


# --- dated to a day or before ------------------------------------------------------------


def test_known_on_takes_what_was_said_by_the_end_of_the_day(small: Ledger) -> None:
    assert ids(knowing.known_on(small, dt.date(2025, 10, 15))) == []
    assert ids(knowing.known_on(small, dt.date(2025, 10, 16))) == ["early"]
    assert ids(knowing.known_on(small, dt.date(2025, 10, 27))) == ["early", "late", "enemy"]


def test_known_on_keeps_to_the_rings_and_documents_asked_for(small: Ledger) -> None:
    last = dt.date(2025, 10, 28)
    assert "wide" not in ids(knowing.known_on(small, last))
    assert ids(knowing.known_on(small, last, wider=True))[-1] == "wide"
    assert ids(knowing.known_on(small, last, wider=True, documents=["other"])) == ["wide"]
    assert knowing.known_on(small, last, documents=["nothing"]) == ()


@RINGS
def test_nothing_known_was_said_later_and_nothing_known_is_forgotten(wider: bool) -> None:
    before: set[str] = set()
    for day in days(wider=wider):
        known = knowing.known_on(real_ledger(), day, wider=wider)
        assert all(c.said_on.date <= day for c in known)
        assert before <= set(ids(known))
        before = set(ids(known))
    ring = None if wider else "five"
    assert before == {c.id for c in real_ledger().claims(ring=ring)}  # type: ignore[arg-type]


@pytest.mark.long
@given(ANY_DAY, ANY_DAY, st.booleans())
def test_a_later_day_never_knows_less(a: dt.date, b: dt.date, wider: bool) -> None:
    early, late = sorted((a, b))
    known = set(ids(knowing.known_on(real_ledger(), early, wider=wider)))
    assert known <= set(ids(knowing.known_on(real_ledger(), late, wider=wider)))
    assert known <= set(ids(knowing.known_on(real_ledger(), early, wider=True)))


@given(ANY_DAY, st.sets(st.sampled_from([d.id for d in real_ledger().documents])))
def test_fewer_documents_never_show_more(day: dt.date, chosen: set[str]) -> None:
    part = set(ids(knowing.known_on(real_ledger(), day, wider=True, documents=chosen)))
    assert part <= set(ids(knowing.known_on(real_ledger(), day, wider=True)))
    assert {real_ledger().document_of(i).id for i in part} <= chosen


def test_the_days_begin_with_the_first_exact_event_and_end_with_the_last_word(
    tmp_path: Path,
) -> None:
    first = {"from": "2025-10-09", "to": "2025-10-09", "precision": "day"}
    exact = statement("exact", happened=first, said_on__date="2025-10-28")
    ledger = ledger_of(tmp_path, document(claim(), exact))
    assert knowing.said_days(ledger) == (dt.date(2025, 10, 9), dt.date(2025, 10, 28))


# --- who counts whom --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speaker", "group", "expected"),
    [
        ("army", "soldiers", "own"),
        ("army", "militants", "enemy"),
        ("army", "afghan-civilians", "enemy"),
        ("taliban", "afghan-civilians", "own"),
        ("taliban", "soldiers", "enemy"),
        ("un", "afghan-civilians", "third-party"),
        ("un", "soldiers", "third-party"),
        ("report", "soldiers", "report"),
    ],
)
def test_whose_losses_a_speaker_counts(
    tmp_path: Path, speaker: str, group: str, expected: str
) -> None:
    record = claim(asserted_by=speaker, counts__group=group)
    ledger = ledger_of(tmp_path, document(record))
    assert counts.counting(ledger.claim("un-toll")) == expected


@pytest.mark.parametrize(
    ("claim_id", "expected"),
    [
        ("r1-un-toll", "third-party"),
        ("r1-army-toll", "own"),
        ("r4-weekend-soldiers", "own"),
        ("r4-weekend-militants", "enemy"),
        ("w-mujahid-58-pakistani-soldiers", "enemy"),
        ("w-mujahid-nine-taliban-dead", "own"),
        ("w-ispr-more-than-200", "enemy"),
    ],
)
def test_whose_losses_are_counted_in_the_records(claim_id: str, expected: str) -> None:
    assert counts.counting(real_ledger().claim(claim_id)) == expected


def test_a_claim_that_counts_nobody_has_no_counting(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, document(claim(), statement("b")))
    with pytest.raises(ValueError, match="claim 'b' counts nobody; expected a casualty claim"):
        counts.counting(ledger.claim("b"))


# --- statements, repeats, revisions -----------------------------------------------------


def test_a_statement_is_one_however_often_it_is_carried(small: Ledger) -> None:
    found = statements_made.statements(small.claims())
    assert [ids(s.carriers) for s in found] == [["early"], ["late", "again", "wide"], ["enemy"]]
    assert [d.id for d in found[1].documents] == ["report", "other"]
    assert [s.claim.id for s in found] == ["early", "late", "enemy"]


def test_a_repeat_stands_for_a_statement_whose_origin_is_not_shown(small: Ledger) -> None:
    shown = [small.claim("wide"), small.claim("again")]
    found = statements_made.statements(shown)
    assert len(found) == 1
    assert found[0].claim.id in {"again", "wide"}


def test_repeats_are_the_other_carriers(small: Ledger) -> None:
    late = small.claim("late")
    assert ids(statements_made.repeats_of(late, small.claims())) == ["again", "wide"]
    assert ids(statements_made.repeats_of(small.claim("wide"), small.claims())) == ["late", "again"]
    assert statements_made.repeats_of(small.claim("early"), small.claims()) == ()


def test_a_figure_is_superseded_only_once_its_revision_is_known(small: Ledger) -> None:
    before = knowing.known_on(small, dt.date(2025, 10, 26))
    after = knowing.known_on(small, dt.date(2025, 10, 27))
    assert superseded_by(before) == {}
    assert {k: ids(v) for k, v in superseded_by(after).items()} == {"early": ["late"]}
    first = statements_made.statements(after)[0]
    assert ids(first.superseded_by) == ["late"]


@pytest.mark.parametrize(
    ("day", "current"),
    [
        ("2025-10-26", set()),
        ("2025-10-27", {"at least 50/447"}),
        ("2025-11-06", {"at least 50/447"}),
        ("2025-12-09", {"at least 50/447"}),
        ("2025-12-10", {"at least 50/447", "at least 50/453"}),
        ("2026-02-08", {"at least 50/453", "47/456"}),
    ],
)
def test_the_un_figures_for_one_week_replace_each_other(day: str, current: set[str]) -> None:
    """At least 50/447 → 47/456, only from the day it was said.

    A page that carries the 447 without "at least" carries one statement with it, and puts no flat
    50 in its place. What counts fewer days or other places, 17/346, 37/425 and the 453 of mainly
    two places, neither replaces it nor is replaced.
    """
    week = {
        "r1-un-toll",
        "w-un-50-and-447",
        "w-un-secretary-general-50-and-453",
        "w-unama-47-and-456",
    }
    known = knowing.known_on(real_ledger(), dt.date.fromisoformat(day), wider=True)
    found = {
        f"{s.claim.counts.killed}/{s.claim.counts.wounded}"
        for s in statements_made.statements(known)
        if s.claim.id in week and s.claim.counts and not s.superseded_by
    }
    assert found == current


def test_what_revises_is_said_on_the_same_day_or_later() -> None:
    for old, revisions in superseded_by(real_ledger().claims()).items():
        for new in revisions:
            assert new.said_on.date >= real_ledger().claim(old).said_on.date, (old, new.id)


def test_only_a_body_itself_replaces_its_figure_and_only_the_one_that_it_words_anew() -> None:
    ledger = real_ledger()
    found = {s.claim.id: s for s in statements_made.statements(ledger.claims())}
    replaced = {key: s.replaced for key, s in found.items() if s.replaced}
    assert replaced == {
        "r1-un-toll": {"killed", "wounded"},
        "w-cricket-board-eight-cricketers": {"killed"},
    }
    for key in replaced:
        body = ledger.claim(key).body.id
        assert {c.body.id for c in found[key].superseded_by} == {body}


def test_a_figure_given_again_in_the_same_words_stands(tmp_path: Path) -> None:
    old = claim("old", said_on__date="2025-10-26", counts__wounded="447")
    new = claim("new", counts__wounded="453", relates=[{"to": "old", "how": "revises"}])
    ledger = ledger_of(tmp_path, document(old, new))
    found = {s.claim.id: s for s in statements_made.statements(ledger.claims())}
    assert found["old"].replaced == {"wounded"}  # at least 50 killed, as before


def test_what_revises_comes_from_the_same_body_and_counts_the_same_people() -> None:
    ledger = real_ledger()
    for old, revisions in superseded_by(ledger.claims()).items():
        for new in revisions:
            before = ledger.claim(old)
            assert before.counts
            assert new.counts
            assert new.counts.group == before.counts.group, new.id
            assert new.body.id == before.body.id, new.id


# --- comparison -------------------------------------------------------------------------


@RINGS
def test_the_comparison_shows_recorded_figures_and_adds_nothing(wider: bool) -> None:
    recorded = {
        (c.counts.group, c.counts.killed, c.counts.wounded)
        for c in real_ledger().claims()
        if c.counts
    }
    for day in days(wider=wider):
        known = knowing.known_on(real_ledger(), day, wider=wider)
        panels = counts.comparison(real_ledger(), known)
        shown = [s.claim for p in panels for s in p.statements]
        assert {c.id for c in shown} <= {c.id for c in known}
        assert {
            (c.counts.group, c.counts.killed, c.counts.wounded) for c in shown if c.counts
        } <= recorded
        carried = [c.id for p in panels for s in p.statements for c in s.carriers]
        assert sorted(carried) == sorted(c.id for c in known if c.counts)
        for panel in panels:
            assert all(
                s.claim.counts and s.claim.counts.group == panel.group.id for s in panel.statements
            )


def test_those_whom_nobody_counts_come_last_and_stay_unknown(small: Ledger) -> None:
    panels = counts.comparison(small, small.claims())
    assert [(p.group.id, len(p.statements)) for p in panels] == [
        ("afghan-civilians", 2),
        ("militants", 1),
        ("soldiers", 0),
    ]


# --- events and places ------------------------------------------------------------------


def test_an_event_of_which_nobody_has_spoken_is_not_there(small: Ledger) -> None:
    assert event_rows_told.event_rows(small, ()) == ()
    rows = event_rows_told.event_rows(small, small.claims())
    assert [(r.event.id, ids(r.claims)) for r in rows] == [
        ("clash", ["early", "late", "again", "wide"])
    ]


def test_a_place_is_marked_once_for_each_precision_least_exact_first(tmp_path: Path) -> None:
    town = [{"place": "kabul", "precision": "town"}]
    near = [{"place": "kabul", "precision": "near"}]
    both = [*town, {"place": "paktika-province", "precision": "province"}]
    ledger = ledger_of(
        tmp_path,
        document(
            statement("a", where=town), statement("b", where=near), statement("c", where=both)
        ),
    )
    marks = places_told.place_marks(ledger.claims())
    assert [(m.place.id, m.precision, ids(m.claims)) for m in marks] == [
        ("paktika-province", "province", ["c"]),
        ("kabul", "near", ["b"]),
        ("kabul", "town", ["a", "c"]),
    ]


def test_what_names_no_place_is_listed_and_not_dropped(tmp_path: Path) -> None:
    kabul = [{"place": "kabul", "precision": "town"}]
    country = [{"place": "afghanistan", "precision": "country"}]
    ledger = ledger_of(
        tmp_path,
        document(
            claim("placed", where=kabul),
            claim("country", where=country),
            claim("nowhere", where=[]),
            statement("word", where=[]),
        ),
    )
    assert ids(places_told.unplaced(ledger.claims())) == ["country", "nowhere"]


@RINGS
def test_every_event_and_casualty_claim_is_on_the_map_or_beside_it(wider: bool) -> None:
    known = knowing.known_on(real_ledger(), days(wider=wider)[-1], wider=wider)
    on_map = {c.id for m in places_told.place_marks(known) if m.place.is_drawn for c in m.claims}
    beside = set(ids(places_told.unplaced(known)))
    about = {c.id for c in known if c.kind in {"event", "casualties"}}
    assert about <= on_map | beside
    assert not on_map & beside


def test_who_is_no_party_counts_as_no_party_wherever_it_is() -> None:
    """Hospital staff, residents, a sports body: of a country, and no party to its war."""
    ledger = real_ledger()
    found = [c for c in ledger.claims() if c.counts and c.speaker.side in SIDES]
    outside = [c for c in found if not c.speaker.party]
    assert outside
    assert {counts.counting(c) for c in outside} == {"third-party"}


def test_only_a_party_counts_its_own_or_an_enemy() -> None:
    ledger = real_ledger()
    counted = [c for c in ledger.claims() if c.counts]
    for one in counted:
        counting = counts.counting(one)
        party = one.speaker.party
        assert (counting in {"own", "enemy", "several"}) == party, one.id
        assert (counting == "report") == (one.is_own_voice), one.id
    kinds = {counts.counting(c) for c in counted}
    assert kinds >= {"own", "enemy", "third-party", "report"}

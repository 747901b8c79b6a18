"""The rings before and after October: read with the same rules, kept apart, heard alike."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import LISTS, claim, document, real_ledger, statement, wider_document, write_seeds

from explainer.analysis import known
from explainer.analysis.dispute import dispute
from explainer.publish import claims as exported
from explainer.publish import jsonld, sources
from explainer.records import checks, points, rules
from explainer.records.bound import Claim
from explainer.records.catalogue import Point
from explainer.records.clocks import SaidOn
from explainer.records.ledger import Ledger
from explainer.records.loading import read_ledger
from explainer.records.scales import AROUND, FOLDER_OF
from explainer.words import claims as text
from explainer.words import evidence, labels

WHOLE = real_ledger().whole
OCTOBER_ENDS = dt.date(2025, 10, 30)
TREATIES = {
    "gandamak-1879": dt.date(1879, 5, 26),
    "durand-agreement-1893-google": dt.date(1893, 11, 12),
    "durand-agreement-1893-shodhganga": dt.date(1893, 11, 12),
    "durand-agreement-1893-lee": dt.date(1893, 11, 12),
    "dane-treaty-1905": dt.date(1905, 3, 21),
    "rawalpindi-treaty-1919": dt.date(1919, 8, 8),
    "kabul-treaty-1921": dt.date(1921, 11, 22),
}
FIGURES = {
    # killed and wounded as they were found in the stored pages, not as the records have them
    "b-unicef-20-children-2022": ("20", None),
    "b-mujahid-eight-dead-2024": ("at least eight", None),
    "b-taliban-46-at-barmal": ("46", None),
    "a-naqvi-12-at-the-court": ("12", "27"),
    "a-naqvi-three-at-wana": ("at least three", None),
    "a-mujahid-nine-children-khost": ("nine", None),
    "a-unama-ten-khost-kunar": ("at least 10", "six"),
    "a-jahad-four-civilians": ("four", "four"),
    "a-fitrat-five-people": ("five", "five"),
    "a-officials-five-civilians": ("five", "five"),
    "a-chaman-hospital-three": (None, "three"),
    "a-pakistan-1200-in-a-year": ("nearly 1,200", None),
    "a-memon-31-at-the-mosque": ("at least 31", "169"),
    "a-chaudhry-70-militants": ("at least 70", None),
    "a-state-media-80": ("80", None),
    "a-nangarhar-18-of-one-family": ("18", None),
    "a-unama-13-civilians": ("at least 13", "seven"),
    "a-fitrat-up-to-55": ("up to fifty-five", None),
    "a-kabul-55-soldiers": ("55", None),
    "a-kabul-eight-own-soldiers": ("8", "11"),
    "a-tarar-two-own-soldiers": ("two", "three"),
    "a-tarar-36-fighters": ("36", None),
    "a-tarar-133": ("133", "more than 200"),
    "a-ispr-12-own-soldiers": ("twelve", "27"),
    "a-ispr-274": ("274", "more than 400"),
    "a-tarar-297": ("297", "over 450"),
    "a-tarar-352": ("352", "more than 535"),
    "a-tarar-583": ("583", None),
    "a-tarar-641": ("641", "more than 855"),
    "a-un-34-civilians": ("at least 34", "89"),
    "a-un-42-civilians": ("42", "104"),
    "a-un-56-civilians": ("56", "129"),
    "a-un-75-civilians": ("at least 75", "193"),
    "a-un-14-at-barmal": ("at least 14", "six"),
    "a-zaman-around-400": ("around 400", "more than 200"),
    "a-qani-408": ("408", "265"),
}


def ring(name: str) -> tuple[Claim, ...]:
    return WHOLE.claims(ring=name)  # type: ignore[arg-type]


def around() -> tuple[Claim, ...]:
    return tuple(claim for name in AROUND for claim in ring(name))


# --- read, checked, kept apart ----------------------------------------------------------


@pytest.mark.long
def test_the_whole_has_no_problem() -> None:
    ledger, faults = read_ledger()
    found = [
        *faults,
        *checks.cross_record_problems(ledger.whole),
        *rules.problems(ledger.whole, {}),
    ]
    assert [str(problem) for problem in found] == []
    assert min(len(ring("background")), len(ring("after"))) >= 60


def test_october_has_nothing_of_them() -> None:
    ledger = real_ledger()
    assert {d.ring for d in ledger.documents} == {"five", "wider"}
    assert not ledger.points
    around_lists = ledger.around
    assert around_lists is not None
    for stem in ("actors", "groups", "events", "relays"):
        assert not set(getattr(around_lists, stem)) & set(getattr(ledger, stem)), stem
    for day in (dt.date(2025, 10, 29), dt.date.max):
        for wider in (False, True):
            rings = {c.document.ring for c in known.known_on(ledger, day, wider=wider)}
            assert rings <= {"five", "wider"}
    assert known.said_days(ledger, wider=True) == known.said_days(
        replace(ledger, around=None), wider=True
    )


def test_the_whole_is_october_and_the_two_rings_and_of_itself_itself() -> None:
    ledger = real_ledger()
    assert WHOLE.whole is WHOLE
    assert WHOLE.claims() == (*ledger.claims(), *around())
    assert replace(ledger, around=None).whole.claims() == ledger.claims()
    assert WHOLE.claim("a-mujahid-fire-6-nov").event == ledger.events["spin-boldak-6-nov"]


def test_a_document_that_a_class_coded_is_in_the_whole_too() -> None:
    ledger = real_ledger()
    longer = replace(ledger, documents=ledger.documents[:1])
    assert len(longer.whole.claims()) == len(longer.claims()) + len(around())


def test_no_list_holds_what_nothing_uses() -> None:
    lists = real_ledger().around
    assert lists is not None
    assert set(lists.events) <= {c.event.id for c in around() if c.event}
    assert set(lists.groups) == {
        c.group.id for c in around() if c.group and c.group.id in lists.groups
    }
    named = {c.speaker.id for c in around()} | {c.carrier.id for c in around() if c.carrier}
    named |= {actor.id for c in around() for actor in c.about}
    named |= {a.member_of for a in lists.actors.values() if a.member_of}
    assert set(lists.actors) <= named


def test_what_a_ring_adds_must_be_new(tmp_path: Path) -> None:
    folder = with_around(tmp_path, actors=[LISTS["actors"][1]])
    _, found = read_ledger(folder)
    assert [(fault.code, fault.where.file) for fault in found] == [
        ("id-again", "seeds/around/actors.yaml")
    ]


def test_a_missing_list_of_theirs_is_one_problem(tmp_path: Path) -> None:
    folder = with_around(tmp_path)
    (folder / "around" / "points.yaml").unlink()
    _, faults = read_ledger(folder)
    assert [fault.where.file for fault in faults] == ["seeds/around/points.yaml"]


def test_a_document_of_theirs_stands_in_its_own_folder(tmp_path: Path) -> None:
    astray = wider_document(statement("old", at=None), id="old", ring="wider")
    folder = with_around(tmp_path, after=[astray])
    _, faults = read_ledger(folder)
    assert [fault.code for fault in faults] == ["ring-of-other-folder"]


@pytest.mark.parametrize("name", AROUND)
def test_a_document_without_address_is_refused_by_its_own_ring(tmp_path: Path, name: str) -> None:
    bare = wider_document(statement("old", at=None), id="old", ring=name, url=None)
    folder = with_around(tmp_path, **{FOLDER_OF[name]: [bare]})  # type: ignore[index]
    _, (fault,) = read_ledger(folder)
    assert f"ring {name!r} needs url" in str(fault)


def with_around(folder: Path, **given: list[dict[str, Any]]) -> Path:
    """Sound records of October with rings before and after, in which lists and documents stand."""
    write_seeds(folder, document(claim()))
    for sub in ("before", "after", "around"):
        (folder / sub).mkdir()
    for sub in ("before", "after"):
        for entry in given.pop(sub, []):
            write(folder / sub / f"{entry['id']}.yaml", entry)
    for stem in ("actors", "groups", "events", "points", "relays"):
        write(folder / "around" / f"{stem}.yaml", given.pop(stem, []))
    return folder


def write(file: Path, content: object) -> None:
    plain = json.loads(json.dumps(content, default=str))
    file.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")


# --- what was found ---------------------------------------------------------------------


def test_the_figures_are_those_of_the_pages() -> None:
    found = {
        key: (c.counts.killed, c.counts.wounded)
        for key in FIGURES
        if (c := WHOLE.claim(key)).counts
    }
    assert found == FIGURES


def test_treaties_speak_in_their_own_voice_on_the_day_of_their_signing() -> None:
    treaties = [d for d in WHOLE.documents if d.id in TREATIES]
    assert len(treaties) == len(TREATIES)
    for one in treaties:
        assert one.published.date == TREATIES[one.id]
        for said in WHOLE.bind(one):
            assert said.is_own_voice
            assert said.article, said.id
            assert said.quote, said.id
    with_article = {c.document.id for c in WHOLE.claims() if c.article}
    assert with_article == set(TREATIES)


def test_before_ends_where_october_does_and_after_begins_there() -> None:
    assert all(
        d.published.date < OCTOBER_ENDS or not d.published.is_dated for d in of("background")
    )
    assert all(d.published.date >= OCTOBER_ENDS for d in of("after"))
    assert max(d.published.date for d in of("after")) == dt.date(2026, 4, 8)


def of(name: str) -> list[Any]:
    return [d for d in WHOLE.documents if d.ring == name]


def test_nothing_of_the_wider_ring_is_told_twice() -> None:
    """The dead of 6 November are counted in the wider ring; here only who fired first is told."""
    there = [c for c in around() if c.event and c.event.id == "spin-boldak-6-nov"]
    assert there
    assert not any(c.counts for c in there)
    pages = {d.url for d in WHOLE.documents if d.ring == "wider"}
    told = {(d.url, c.quote) for d in WHOLE.documents if d.ring == "wider" for c in d.claims}
    again = [c for c in around() if c.document.url in pages]
    assert not [c.id for c in again if (c.document.url, c.quote) in told]


def test_each_un_count_takes_in_the_one_before_and_none_is_a_sum() -> None:
    series = [f"a-un-{n}-civilians" for n in (34, 42, 56, 75)]
    for earlier, later in pairwise(series):
        links = {(link.to, link.how) for link in WHOLE.claim(later).relates}
        assert links == {(earlier, "widens")}
        assert WHOLE.claim(earlier).said_on.date < WHOLE.claim(later).said_on.date
    running = [c for c in around() if c.event and c.event.id == "operation-feb-march" and c.killed]
    lows = [c.killed.low for c in sorted(running, key=lambda c: c.killed.low or 0) if c.killed]
    assert lows == [133, 274, 297, 352, 583, 641]


def test_a_denial_counts_nobody() -> None:
    denied = [c for c in around() if c.modality == "denies"]
    assert len(denied) >= 6
    assert not any(c.counts for c in denied)


def test_a_poor_page_is_said_to_be_one_and_stands_in_no_series() -> None:
    weak = {c.id for c in around() if c.weak}
    assert {"b-omrani-and-ledwidge", "b-aziz-un-vote", "a-un-143-at-the-hospital"} <= weak
    assert not any(link.to in weak for c in WHOLE.claims() for link in c.relates)
    assert not any(c.weak for c in real_ledger().claims())


POOR = re.compile(
    r"blog|mirror|forum|essays|repost|reference page|article that cites", re.IGNORECASE
)
ALONE = re.compile(
    r"\bOne page only\b|\balone\b|\bwas not found\b|\bnot on the page\b|\bnot stored\b"
)
SAME_ELSEWHERE = re.compile(r"has the same length|prints the same length")


def test_a_page_that_its_record_calls_poor_makes_its_claims_weak_and_no_other_does() -> None:
    """A blog, a mirror, a forum: what rests on one alone is kept out of charts, and says why."""
    poor = set()
    for one in (*of("background"), *of("after"), *of("wider")):
        called = " ".join(
            (one.publisher, one.label, one.url or "", (one.note or "").split(". ")[0])
        )
        if POOR.search(called):
            poor |= {c.id for c in one.claims if not SAME_ELSEWHERE.search(c.note or "")}
    weak = {claim.id: claim.weak for claim in WHOLE.claims() if claim.weak}
    assert poor <= set(weak)
    assert {"b-parliament-1949", "b-khudai-khidmatgar-boycott", "b-assembly-1949"} <= poor
    assert all(ALONE.search(why) for key, why in weak.items() if key not in poor)


def test_the_only_vote_against_pakistan_stands_on_a_sound_page_too() -> None:
    (against, withdrawn) = WHOLE.points["un-vote-1947"].readings
    sound = [WHOLE.claim(key) for key in against.claims if not WHOLE.claim(key).weak]
    assert [claim.speaker.side for claim in sound] == ["afghanistan"]
    assert [WHOLE.claim(key).speaker.side for key in withdrawn.claims] == ["pakistan"]


def test_the_relay_of_their_time_joins_the_relays_and_names_what_it_altered() -> None:
    relays = WHOLE.relays
    new = {key: one for key, one in relays.items() if key not in real_ledger().relays}
    assert [one.of for one in new.values()] == [("a-un-56-civilians",)]
    assert WHOLE.claim("a-un-56-civilians").document.ring == "after"


def test_every_page_can_be_followed_and_nobody_read_it_whole() -> None:
    for one in (*of("background"), *of("after")):
        assert one.url.startswith("http")
        assert one.checked == "stored excerpt, 2026-11"
        assert not one.read_whole


def test_fights_are_told_apart() -> None:
    for c in around():
        if c.group and c.group.id == "ttp-militants":
            assert c.dyad == "pakistan-ttp", c.id
        if c.group and c.group.id in {"afghan-taliban-fighters", "pakistani-military"}:
            assert c.dyad != "pakistan-ttp", c.id


# --- days -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "precision"),
    [("2018-12-31", "year"), ("2012-10-31", "month"), ("2024-02-29", "month")],
)
def test_a_month_or_year_stands_by_its_last_day(date: str, precision: str) -> None:
    said = SaidOn.model_validate({"date": date, "basis": "printed", "precision": precision})
    assert said.precision == precision


@pytest.mark.parametrize(
    ("date", "precision"), [("2018-12-30", "year"), ("2018-01-31", "year"), ("2012-10-01", "month")]
)
def test_another_day_of_it_is_refused(date: str, precision: str) -> None:
    with pytest.raises(ValueError, match="last day"):
        SaidOn.model_validate({"date": date, "basis": "printed", "precision": precision})


def test_no_last_day_stands_for_a_month_or_a_year_in_words() -> None:
    inexact = [c for c in around() if c.said_on.precision != "day"]
    assert {c.said_on.precision for c in inexact} == {"month", "year"}
    for c in inexact:
        last = text.day_in_words(c.said_on.date), text.short_day(c.said_on.date)
        told = [text.said_in_words(c), text.said_briefly(c), evidence.said_on(c)]
        for words in told:
            assert not any(day in words for day in last), words
            assert str(c.said_on.date.year) in words, words
            assert "day" not in words, words
    assert not any(evidence.said_on(c).endswith(".)") for c in around())
    year = WHOLE.claim("b-lee-darbar")
    assert text.said_in_words(year) == "2018"
    assert text.published_in_words(year.document) == "2018"
    unread = WHOLE.claim("b-length-2430")
    assert text.published_in_words(unread.document).endswith("in that month at the latest)")


def test_linked_data_give_no_day_that_no_text_gives() -> None:
    nodes = {node["@id"]: node for node in jsonld.document(WHOLE)["@graph"]}
    for c in around():
        exact = c.said_on.precision == "day" and c.said_on.is_dated
        assert ("dateCreated" in nodes[f"dle:claim/{c.id}"]) is exact, c.id


def test_a_citation_of_theirs_leads_to_the_record_and_to_a_page_that_shows_it() -> None:
    """What came before stands on the page, beside every ring; what came after in one of its own."""
    for c in around():
        cited = text.citation(c)
        assert f"record: seeds/{FOLDER_OF[c.document.ring]}/{c.document.id}.yaml" in cited
        assert "ring=wider" not in cited
        assert (f"?claim={c.id} " in cited) is (c.document.ring == "background")
        assert (f"?claim={c.id}&ring=after " in cited) is (c.document.ring == "after")


def test_an_undated_page_counts_as_known_when_it_was_read_and_not_before() -> None:
    undated = [d for d in of("background") if d.published.basis == "no-later-than"]
    assert len(undated) >= 5
    assert {d.published.date for d in undated} == {dt.date(2026, 11, 30)}


# --- disputed points --------------------------------------------------------------------


def test_the_points_that_the_line_is_disputed_on_are_there() -> None:
    asked = {
        "duress",
        "influence-or-sovereignty",
        "successors",
        "vote-1947",
        "assembly-1949",
        "length",
    }
    assert asked <= set(WHOLE.points)


def test_every_reading_is_held_by_claims_of_one_time() -> None:
    for point in WHOLE.points.values():
        rings = {WHOLE.claim(k).document.ring for r in point.readings for k in r.claims}
        assert len(rings) == 1, point.id
        assert rings <= set(AROUND), point.id
        words = [reading.word for reading in point.readings]
        assert all(0 < len(word) <= 24 for word in words), point.id
        assert len(set(words)) == len(words), point.id


def test_lengths_are_those_published_and_each_has_a_page() -> None:
    held = [WHOLE.claim(k) for r in WHOLE.points["length"].readings for k in r.claims]
    assert [c.amounts[0].quantity.low for c in held] == [2200, 2430, 2600, 2640, 2670]
    assert all(c.amounts[0].unit == "km" for c in held)


# --- both sides alike -------------------------------------------------------------------


def test_both_sides_are_heard_alike_or_it_is_said_why_not() -> None:
    """Counted here anew: claims, quotations and words of each side, in each ring, on each point."""
    matters = {name: (ring(name), None) for name in AROUND} | {
        key: ([WHOLE.claim(k) for r in point.readings for k in r.claims], point.uneven)
        for key, point in WHOLE.points.items()
    }
    for matter, (claims, uneven) in matters.items():
        sides = [[c for c in claims if c.speaker.side == side] for side in points.SIDES]
        if not all(sides):
            continue
        counted = [
            tuple(count(c) for c in sides)
            for count in (
                len,
                lambda c: sum(one.quote is not None for one in c),
                lambda c: sum(len(one.says.split()) for one in c),
            )
        ]
        even = all(a + b == 0 or 40 <= 100 * a / (a + b) <= 60 for a, b in counted)
        assert even is (uneven is None), (matter, counted)


def spoilt(**changes: Any) -> Ledger:
    """The whole with one point changed."""
    point = WHOLE.points["duress"].model_copy(update=changes)
    return replace(WHOLE, points={"duress": point})


def faults(ledger: Ledger) -> list[str]:
    return [problem.code for problem in points.problems(ledger)]


def test_a_point_that_is_uneven_is_told_and_so_is_a_reason_without_need() -> None:
    even = WHOLE.points["duress"]
    assert faults(spoilt()) == []
    assert faults(spoilt(uneven="One side has more, for some reason.")) == ["even-after-all"]
    second, first = even.readings
    more = second.model_copy(
        update={"claims": (*second.claims, "b-iftikhar-fence", "b-bugti-expulsion")}
    )
    assert set(faults(spoilt(readings=(first, more)))) == {"uneven"}
    assert faults(spoilt(readings=(first, more), uneven="One side has more, for a reason.")) == []


def test_a_reading_names_claims_that_are_there_each_once_and_of_one_side() -> None:
    second, first = WHOLE.points["duress"].readings
    unknown = first.model_copy(update={"claims": ("b-study-afghan-readin",)})
    assert faults(spoilt(readings=(unknown, second))) == ["unknown-id"]
    twice = second.model_copy(update={"claims": (*second.claims, *first.claims)})
    assert "on-both-sides" in faults(spoilt(readings=(first, twice)))
    both = first.model_copy(update={"claims": (*first.claims, "b-rashid-fence-agreed")})
    assert "both-sides-in-one" in faults(spoilt(readings=(both, second)))


def test_a_ring_that_hears_one_side_only_more_is_told() -> None:
    silenced = {"attaullah-tarar", "mohsin-naqvi", "khawaja-asif", "ahmed-sharif-chaudhry"}
    fewer = [
        d.model_copy(update={"claims": tuple(c for c in d.claims if c.asserted_by not in silenced)})
        for d in WHOLE.documents
        if d.ring == "after"
    ]
    ledger = replace(WHOLE, documents=tuple(fewer), points={"x": WHOLE.points["length"]})
    found = [p for p in points.problems(ledger) if p.code == "uneven"]
    assert {p.where.file for p in found} == {"seeds/after"}


@pytest.mark.long
def test_the_check_prints_how_much_each_side_is_heard(capsys: pytest.CaptureFixture[str]) -> None:
    from explainer.cli import main

    assert main(["check"]) == 0
    shown = capsys.readouterr().out
    for one in points.heard(WHOLE):
        numbers = one.shares[0]
        assert f"{numbers.pakistan} and {numbers.afghanistan} claims" in shown
    for key, point in WHOLE.points.items():
        (line,) = [line for line in shown.splitlines() if line.startswith(f"{key}: ")]
        assert (point.uneven or "words") in line


# --- outward ----------------------------------------------------------------------------


@pytest.mark.long
def test_exports_give_back_every_claim_of_every_ring() -> None:
    rows = list(exported.claim_rows(WHOLE))
    assert {row["document"]["ring"] for row in rows} == {"five", "wider", *AROUND}
    table = "\n".join(exported.to_csv(rows))
    assert list(exported.read_csv(table)) == list(WHOLE.records())
    lines = list(exported.to_jsonl(rows))
    assert list(exported.read_jsonl(lines)) == list(WHOLE.records())
    (row,) = [row for row in rows if row["id"] == "b-durand-article-1"]
    assert row["article"] == "Article 1"
    assert any(row["weak"] for row in rows)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("seeds/before/old.yaml", "background"),
        ("seeds/after/new.yaml", "after"),
        ("seeds/wider/other.yaml", "wider"),
        ("elsewhere/my-report.yaml", "wider"),
    ],
)
def test_a_new_source_is_of_the_ring_of_its_folder(file: str, name: str) -> None:
    assert sources.ring_of(Path(file)) == name
    made = sources.skeleton("One line.\n", "t.txt", real_ledger(), key="k", ring=name)  # type: ignore[arg-type]
    assert f"\nring: {name}\n" in made


def test_a_new_source_without_a_file_is_of_the_wider_ring() -> None:
    assert sources.ring_of(None) == "wider"


def test_every_kind_of_event_has_its_word() -> None:
    used = {c.event.kind for c in around() if c.event}
    assert {"treaty", "vote", "marking"} <= used <= set(labels.EVENT_KIND)


def begins(points: Iterable[Point]) -> list[set[str]]:
    """Whose reading stands first, of the points on which both sides speak."""
    parties = {"pakistan", "afghanistan"}
    first = []
    for point in points:
        sides = [{WHOLE.claim(i).speaker.side for i in r.claims} & parties for r in point.readings]
        if set().union(*sides) == parties:
            first.append(sides[0])
    return first


def test_neither_side_always_comes_first() -> None:
    first = begins(WHOLE.points.values())
    assert first.count({"pakistan"}) >= 8
    assert abs(first.count({"pakistan"}) - first.count({"afghanistan"})) <= 1


def test_neither_side_always_comes_first_in_the_readings_that_are_drawn() -> None:
    found = dispute(WHOLE.claims(ring="background"), WHOLE.points.values())
    first = begins(asked.point for asked in found.drawn)
    assert first.count({"pakistan"}) >= 3
    assert abs(first.count({"pakistan"}) - first.count({"afghanistan"})) <= 1

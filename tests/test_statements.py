"""Statements side by side: the figure and its view."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import (
    LISTS,
    claim_ids,
    document,
    figure_json,
    html_of,
    led_to,
    plain_words,
    real_ledger,
    rendered,
    said_in,
    statement,
    telling_days,
    values,
    write_seeds,
)

from explainer.analysis import exchanges as exchanges_made
from explainer.analysis import known as knowing
from explainer.analysis.exchanges import COLUMNS, Exchanges
from explainer.figures.statements.blocks import NARROW, WIDE, Canvas, Laid, laid_out
from explainer.figures.statements.drawing import statements_by_day
from explainer.figures.statements.links import bundled
from explainer.page import tables
from explainer.page.rendering import State
from explainer.page.view import Shared, View
from explainer.page.views.statements import statements
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.theme import palette, widths
from explainer.words import claims as text
from explainer.words import exchanges as exchange_words

RINGS = pytest.mark.parametrize("wider", [False, True])
SHEETS = pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=["wide", "narrow"])
LATE = dt.date(2025, 10, 29)
QUOTED = re.compile(r"“[^”]*”")
TOPICS = (None, "harbouring-accusation", "talks-state", "trucks-and-trade")
WIDEST_PX = 7.2
"""Mean width of a character of prose at 13 px in DejaVu Sans, the widest usual font."""


def known_on(day: dt.date, *, wider: bool = False) -> tuple[Claim, ...]:
    return knowing.known_on(real_ledger(), day, wider=wider)


def view_of(
    known: tuple[Claim, ...],
    day: dt.date = LATE,
    *,
    ledger: Ledger | None = None,
    topic: str | None = None,
    chosen: str | None = None,
) -> View:
    look = Shared("As known then.", dt.date(2025, 10, 9), day, chosen)
    return statements(ledger or real_ledger(), known, look, topic=topic)


def said(id: str, by: str, **changes: Any) -> dict[str, Any]:  # noqa: A002
    return statement(id, asserted_by=by, said_on__date="2025-10-27", **changes)


def ledger_of(folder: Path, *claims: dict[str, Any], **lists: Any) -> Ledger:
    return load_ledger(write_seeds(folder, document(*claims), **lists))


def windows(figure: go.Figure) -> list[tuple[float, float]]:
    """The heights that the wide and the narrow layout look at, top first."""
    narrow = figure.layout.meta["narrow"]["yaxis.range"]
    return [(high, low) for low, high in (figure.layout.yaxis.range, narrow)]


def marks(figure: go.Figure, window: tuple[float, float]) -> Counter[str]:
    """How often each claim is marked within a window."""
    return Counter(
        str(id_)
        for trace in figure.data
        for id_, y in zip(values(trace.customdata), values(trace.y), strict=False)
        if window[0] <= y <= window[1]
    )


def laid(found: Exchanges, sheet: Canvas, *, topic: str | None = None) -> Laid:
    made = exchanges_made.bands(real_ledger(), found, topic=topic)
    return laid_out(made, found, sheet)


# --- nothing from later -----------------------------------------------------------------


@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_said_later_is_anywhere(wider: bool, topic: str | None) -> None:
    for day in telling_days(wider=wider):
        known = known_on(day, wider=wider)
        view = view_of(known, day, topic=topic)
        shown = said_in(figure_json(view.figure)) + plain_words(html_of(view)) + view.caption
        ids = {c.id for c in known}
        assert claim_ids(view.figure) <= ids, day
        told = {c.says for c in known} | {c.quote for c in known}
        for later in real_ledger().claims():
            if later.id not in ids:
                assert later.says in told or later.says not in shown, (day, later.id)
                assert not re.search(rf"(?<![\w-]){later.id}(?![\w-])", shown), (day, later.id)


@RINGS
def test_a_day_on_which_no_speaker_is_known_says_so(wider: bool) -> None:
    for known in ((), known_on(dt.date(2025, 10, 12), wider=wider)):
        view = view_of(known, dt.date(2025, 10, 12))
        assert not claim_ids(view.figure)
        assert view.table.rows == ()
        for words in (said_in(figure_json(view.figure)), view.caption, view.alt):
            assert re.search(r"No statement .*is dated to", words), words


def test_a_topic_nobody_spoke_on_yet_is_not_named() -> None:
    view = view_of(known_on(dt.date(2025, 10, 12)), topic="open-war-warning")
    assert "war" not in html_of(view) + view.alt + said_in(figure_json(view.figure))


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such"):
        view_of(known_on(LATE), topic="no-such")


# --- marks and words --------------------------------------------------------------------


@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_each_layout_marks_each_drawn_statement_once(wider: bool, topic: str | None) -> None:
    for day in telling_days(wider=wider):
        known = known_on(day, wider=wider)
        found = exchanges_made.exchanges(real_ledger(), known, topic=topic)
        figure = view_of(known, day, topic=topic).figure
        wide, narrow = (marks(figure, window) for window in windows(figure))
        assert wide == narrow
        assert set(wide) <= {one.id for one in found.said}
        assert set(wide.values()) <= {1}
        if topic:
            assert len(wide) == len(found.said)


def test_the_two_layouts_do_not_see_each_others_marks() -> None:
    figure = view_of(known_on(LATE)).figure
    (_, wide_end), (narrow_start, _) = windows(figure)
    assert narrow_start > wide_end + 100
    marked = [trace for trace in figure.data if trace.customdata is not None]
    # plotly leaves unseen marks out of the page only where this is set, and draws all that it
    # sees only where it is at least twice their number.
    assert all(t.marker.maxdisplayed >= 2 * len(t.x) for t in marked)


@SHEETS
def test_no_quotation_stands_by_itself_after_a_speaker(sheet: Canvas) -> None:
    """“repeatedly agreed” after a Pakistani source would read as if that source agreed."""
    found = exchanges_made.exchanges(real_ledger(), real_ledger().claims())
    for block in laid(found, sheet).blocks:
        claim = block.said.statement.claim
        drawn = plain_words(" ".join(block.lines))
        assert QUOTED.findall(drawn) == QUOTED.findall(claim.says), claim.id


def test_kept_words_are_marked_as_the_texts_where_they_are_shown() -> None:
    figure = view_of(known_on(LATE), topic="who-reversed").figure
    hovers = {
        id_: plain_words(hover)
        for trace in figure.data
        if trace.customdata is not None
        for id_, hover in zip(trace.customdata, trace.hovertext, strict=True)
    }
    quote = real_ledger().claim("r5-delegation-agreed").quote
    assert f"Words of the text: “{quote}”" in hovers["r5-delegation-agreed"]
    for id_, hover in hovers.items():
        says = QUOTED.findall(real_ledger().claim(id_).says)
        marked = re.findall(r"Words of the text: (“[^”]*”)", hover)
        assert sorted(QUOTED.findall(hover)) == sorted([*says, *marked]), id_


def test_our_wording_stands_by_itself() -> None:
    """Nothing in it points at a sentence that the figure does not show."""
    for one in exchanges_made.exchanges(real_ledger(), real_ledger().claims()).said:
        ours = QUOTED.sub("", one.statement.claim.says)
        assert not re.search(r"\b(?:this|these|those|such)\b", ours), one.id


def test_nobody_is_called_anonymous() -> None:
    for topic in TOPICS:
        view = view_of(known_on(LATE), topic=topic)
        shown = said_in(figure_json(view.figure)) + plain_words(html_of(view))
        assert "anonymous" not in shown
        assert "not named" in shown or topic == "trucks-and-trade"


@SHEETS
@RINGS
def test_each_statement_stands_in_its_words_with_its_speaker(sheet: Canvas, wider: bool) -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(dt.date(2026, 2, 9), wider=wider))
    for block in laid(found, sheet).blocks:
        claim = block.said.statement.claim
        words = plain_words(" ".join(block.lines))
        assert claim.says in words
        assert words.startswith(text.speaker(claim))
        anonymous = claim.speaker.anonymous
        assert (f"{text.speaker(claim)} (not named)" in words) is anonymous
        if not sheet.side_by_side:
            assert text.capital(text.SIDE[block.said.column]) in words


def test_hue_says_who_speaks_and_the_mark_how_the_day_is_known() -> None:
    """Hollow where we infer it, open to the left where none is given; the caption says so."""
    view = view_of(known_on(LATE))
    figure = view.figure
    seen = {
        real_ledger().claim(id_).said_on.basis
        for trace in figure.data
        for id_ in trace.customdata or ()
    }
    assert ("(◀): said on that day at the latest" in view.caption) is ("no-later-than" in seen)
    assert ("(△): day inferred by us" in view.caption) is ("inferred" in seen)
    assert "carry no day: they are shown at the day of their report" in view.caption
    assert "carry no day: they are shown at the day of their report" in view.alt
    for trace in (trace for trace in figure.data if trace.customdata is not None):
        mark = trace.marker
        drawn = zip(trace.customdata, mark.color, mark.symbol, trace.hovertext, strict=True)
        for id_, colour, symbol, hover in drawn:
            claim = real_ledger().claim(id_)
            side = claim.speaker.side
            assert colour == palette.SPEAKER_COLOURS[side]
            assert symbol.endswith("-open") is (claim.said_on.basis == "inferred")
            assert (symbol == palette.UNDATED) is (claim.said_on.basis == "no-later-than")
            head = plain_words(hover.partition("</b>")[0])
            if head.startswith(text.speaker_or_not_named(claim)):
                assert head.endswith(text.said_in_words(claim)), id_


def test_the_two_sides_are_drawn_alike(tmp_path: Path) -> None:
    """With the sides of all speakers exchanged, the columns are exchanged and nothing else."""
    other = {"pakistan": "afghanistan", "afghanistan": "pakistan"}
    swapped = [
        {**actor, "side": other.get(actor["side"], actor["side"])} for actor in LISTS["actors"]
    ]
    claims = (
        said("a", "army"),
        said("b", "taliban", relates=[{"to": "a", "how": "denies"}]),
        said("c", "taliban"),
    )
    drawn = []
    for folder, actors in (("a", LISTS["actors"]), ("b", swapped)):
        ledger = ledger_of(tmp_path / folder, *claims, actors=actors)
        found = exchanges_made.exchanges(ledger, ledger.claims())
        drawn.append(laid_out(exchanges_made.bands(ledger, found), found, WIDE).blocks)
    for one, mirrored in zip(*drawn, strict=True):
        assert one.lines == mirrored.lines
        assert (one.top, one.mark, one.bottom) == (mirrored.top, mirrored.mark, mirrored.bottom)
        assert other[one.said.column] == mirrored.said.column
    assert WIDE.slots["pakistan"].chars == WIDE.slots["afghanistan"].chars


def test_the_chosen_statement_is_ringed_through_any_of_its_carriers() -> None:
    known = known_on(LATE)
    found = exchanges_made.exchanges(real_ledger(), known)
    repeated = next(one for one in found.said if len(one.statement.carriers) > 1 and one.topics)
    rings = []
    for carrier in repeated.statement.carriers:
        figure = view_of(known, topic=min(repeated.topics), chosen=carrier.id).figure
        rings.append([(list(t.x), list(t.y)) for t in figure.data if t.name == "chosen"])
    assert rings[0] == rings[1]
    assert all(len(xs) == 1 for xs, _ in rings[0])


# --- room -------------------------------------------------------------------------------


@SHEETS
@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_overlaps_and_nothing_is_cut_off(
    sheet: Canvas, wider: bool, topic: str | None
) -> None:
    known = known_on(dt.date(2026, 2, 9), wider=wider)
    found = exchanges_made.exchanges(real_ledger(), known, topic=topic)
    made = laid(found, sheet, topic=topic)
    for block in made.blocks:
        assert all(len(plain_words(line)) <= block.slot.chars for line in block.lines)
        assert block.bottom <= made.bottom
    for one, other in combinations(made.blocks, 2):
        if one.slot.words == other.slot.words:
            assert one.bottom < other.top or other.bottom < one.top, (one.said.id, other.said.id)
    for head in made.heads:
        for block in made.blocks:
            assert block.bottom < head.top or head.top + 20 < block.top


def test_columns_are_wide_enough_for_their_words() -> None:
    """Also in the narrowest figure for which a layout is used, and in the widest usual font."""
    scale = (widths.STATEMENTS_NARROW_PX - 24) / WIDE.width
    ends = {"pakistan": WIDE.slots["pakistan"].mark - 8, "third-party": WIDE.width}
    ends["afghanistan"] = WIDE.slots["third-party"].mark - 8
    for column in COLUMNS:
        slot = WIDE.slots[column]
        assert slot.chars * WIDEST_PX <= (ends[column] - slot.words) * scale, column
    narrow = NARROW.slots["pakistan"]
    assert narrow.words + narrow.chars * WIDEST_PX <= 358 - 24


@RINGS
def test_without_a_topic_the_figure_stays_short(wider: bool) -> None:
    for day in telling_days(wider=wider):
        layout = view_of(known_on(day, wider=wider), day).figure.layout
        assert layout.height < 3000, day
        assert layout.meta["narrow"]["height"] < 5000, day


# --- links ------------------------------------------------------------------------------


@pytest.mark.parametrize("topic", TOPICS)
def test_lines_join_what_is_linked_and_nothing_else(topic: str | None) -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE), topic=topic)
    bundles = bundled(found.links, laid(found, WIDE, topic=topic).blocks)
    pairs = {frozenset((link.source, link.target)) for link in found.links}
    for link in found.links:
        drawn = [b for b in bundles if {link.source, link.target} <= b.ids]
        assert link.basis in {b.basis for b in drawn}, link
    for bundle in bundles:
        linked = {end for pair in pairs if pair <= bundle.ids for end in pair}
        assert linked == bundle.ids


@pytest.mark.parametrize("how", ["denies", "responds", "supports"])
def test_an_answer_that_no_text_calls_one_is_broken_and_has_no_arrow(
    tmp_path: Path, how: str
) -> None:
    ledger = ledger_of(
        tmp_path, said("a", "army"), said("b", "taliban", relates=[{"to": "a", "how": how}])
    )
    found = exchanges_made.exchanges(ledger, ledger.claims())
    made = laid_out(exchanges_made.bands(ledger, found), found, WIDE)
    [bundle] = bundled(found.links, made.blocks)
    assert (bundle.basis, bundle.heads) == ("inferred", ())
    view = statements(ledger, ledger.claims(), Shared("Then.", LATE, LATE, None))
    assert "A broken line: a disagreement or an answer that we infer" in view.caption
    assert "A solid line with an arrow" not in view.caption
    assert "our inference" in "; ".join(
        words_of for one in found.said for words_of in exchange_words.answers_in_words(one, found)
    )


def test_an_arrow_points_at_what_is_denied_and_a_disagreement_has_none(tmp_path: Path) -> None:
    position = [{"claims": [key], "reads": "so it is"} for key in ("a", "c")]
    row = {"id": "row", "topic": "toll", "kind": "flat", "positions": position}
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        said("b", "taliban", relates=[{"to": "a", "how": "denies", "basis": "stated"}]),
        said("c", "taliban"),
        contradictions=[{**row, "reading": "They differ."}],
    )
    found = exchanges_made.exchanges(ledger, ledger.claims())
    made = laid_out(exchanges_made.bands(ledger, found), found, WIDE)
    denial, disagreement = bundled(found.links, made.blocks)
    target = next(block for block in made.blocks if block.said.id == "a")
    (head,) = denial.heads
    assert (abs(head.x - target.slot.mark) < 15, abs(head.y - target.mark) < 8) == (True, True)
    assert not head.rightwards
    assert disagreement.heads == ()
    assert (denial.basis, disagreement.basis) == ("stated", "inferred")
    look = Shared("Then.", LATE, LATE, None)
    figure = statements(ledger, ledger.claims(), look).figure
    dashes = {t.name: t.line.dash for t in figure.data if t.mode == "lines"}
    assert dashes["stated"] == "solid"
    assert dashes["inferred"] != "solid"


@pytest.mark.parametrize("topic", TOPICS)
def test_upright_lines_do_not_lie_on_each_other(topic: str | None) -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE), topic=topic)
    upright = [
        (path[0][0], *sorted((path[0][1], path[1][1])))
        for bundle in bundled(found.links, laid(found, WIDE, topic=topic).blocks)
        for path in bundle.paths
        if path[0][0] == path[1][0]
    ]
    for (x, top, bottom), (other, high, low) in combinations(upright, 2):
        assert x != other or bottom < high or low < top


def test_a_line_to_the_third_column_passes_no_words(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        said("b", "taliban"),
        said("b2", "taliban"),
        said("c", "un", relates=[{"to": "a", "how": "denies"}]),
    )
    found = exchanges_made.exchanges(ledger, ledger.claims())
    made = laid_out(exchanges_made.bands(ledger, found), found, WIDE)
    (bundle,) = bundled(found.links, made.blocks)
    passing = [
        path
        for path in bundle.paths
        if path[0][1] == path[1][1] and abs(path[0][0] - path[1][0]) > 200
    ]
    assert len(passing) == 1
    for block in made.blocks:
        if block.said.column == "afghanistan":
            assert not block.top <= passing[0][0][1] <= block.bottom


# --- caption, table, alt text -----------------------------------------------------------


@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_the_table_holds_every_statement(wider: bool, topic: str | None) -> None:
    known = known_on(LATE, wider=wider)
    view = view_of(known, topic=topic)
    found = exchanges_made.exchanges(real_ledger(), known, topic=topic)
    choices = [cell.claim_id for row in view.table.rows for cell in row if _is_choice(cell)]
    assert choices == [one.id for one in found.said]
    for one, row in zip(found.said, view.table.rows, strict=True):
        named = dict(zip(view.table.columns, row, strict=True))
        claim = one.statement.claim
        speaker = str(named["Says it"]).partition("; carried by")[0]
        anonymous = claim.speaker.anonymous
        assert speaker.count("not named") == (1 if anonymous else 0)
        words = tables.Worded(f"“{claim.quote}”", claim.quote_language) if claim.quote else ""
        assert named["Words of the text"] == words
        assert named["Side"] == text.capital(text.SIDE[one.column])
        assert ("inferred" in str(named["Said on"])) is (claim.said_on.basis == "inferred")
        assert all(
            document.label.split()[-1] in str(named["Documents"])
            for document in one.statement.documents
        )


def _is_choice(cell: object) -> bool:
    return isinstance(cell, tables.ClaimCell)


def test_the_alt_text_counts_statements_of_each_side_and_denials() -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE))
    alt = view_of(known_on(LATE)).alt
    held = Counter(one.column for one in found.said)
    for column in COLUMNS:
        assert f"{held[column]} by {text.SIDE[column]}" in alt
    denials = sum(link.how == "denies" for link in found.links)
    assert f"{denials} denials" in alt


def test_the_caption_says_how_many_of_all_are_drawn() -> None:
    view = view_of(known_on(LATE))
    sizes = {
        str(id_): size
        for trace in view.figure.data
        if trace.name == "statements"
        for id_, size in zip(trace.customdata, trace.marker.size, strict=True)
    }
    drawn, all_of_them = list(sizes.values()).count(max(sizes.values())), len(view.table.rows)
    assert view.caption.startswith("As known then.")
    assert f"{drawn} of {all_of_them} statements" in view.caption
    assert drawn < all_of_them


@RINGS
def test_what_is_left_out_is_one_step_away(wider: bool) -> None:
    """ "And 3 more" is a mark; choosing it leads to all three."""
    state = State(LATE, wider=wider)
    figure = rendered(state).statements.figure
    notes = [plain_words(note.text) for note in figure.layout.annotations]
    more = [int(found[1]) for note in notes if (found := re.fullmatch(r"and (\d+) more", note))]
    together = rendered(state).statements.together
    assert [len(claims) for _, claims in together] == more
    assert len(more) >= 3
    for (what, claims), number in zip(together, more, strict=True):
        assert what.startswith(f"{number} more by ")
        assert claims[0].id in claim_ids(figure)
        hovers = [
            plain_words(hover)
            for trace in figure.data
            for id_, hover in zip(values(trace.customdata), values(trace.hovertext), strict=False)
            if id_ == claims[0].id
        ]
        assert hovers
        for claim in claims:
            assert all(plain_words(claim.says) in hover for hover in hovers)
        together = led_to(rendered(replace(state, chosen=claims[0].id)), claims[0].id)
        assert set(together[what]) == {claim.id for claim in claims}


def test_a_chosen_claim_that_is_not_drawn_is_said_to_be_elsewhere() -> None:
    """A ring, or words: never neither."""
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE))
    told = Counter[str]()
    for claim in known_on(LATE)[::4]:
        view = view_of(known_on(LATE), chosen=claim.id)
        rings = [x for trace in view.figure.data if trace.name == "chosen" for x in trace.x]
        words = re.search(r"The chosen claim is (not drawn here|among the \d+ more)", view.caption)
        said_by_someone = any(claim in one.statement.carriers for one in found.said)
        assert bool(rings) or words, claim.id
        if words:
            told[words[1][:3]] += 1
            assert bool(rings) is words[1].startswith("among"), claim.id
        if not said_by_someone:
            assert not rings
            assert words
    assert min(told["not"], told["amo"]) > 0


def test_a_column_is_named_over_its_words() -> None:
    figure = view_of(known_on(LATE)).figure
    for column in COLUMNS:
        heads = [
            note
            for note in figure.layout.annotations
            if plain_words(note.text) == text.capital(text.SIDE[column])
        ]
        assert heads
        assert {(note.x, note.xanchor) for note in heads} == {(WIDE.slots[column].words, "left")}


@RINGS
def test_the_caption_explains_only_what_is_drawn(wider: bool) -> None:
    for day in telling_days(wider=wider):
        view = view_of(known_on(day, wider=wider), day)
        names = {trace.name for trace in view.figure.data if trace.x}
        assert ("A solid line with an arrow" in view.caption) is ("stated" in names), day
        assert ("A broken line: " in view.caption) is ("inferred" in names), day
        assert ("A solid line with an arrow" in view.caption) is ("arrow heads" in names), day
        symbols = {
            symbol
            for trace in view.figure.data
            if trace.name == "statements"
            for symbol, size in zip(trace.marker.symbol, trace.marker.size, strict=True)
            if size == 12
        }
        hollow = any(symbol.endswith("-open") for symbol in symbols)
        assert ("Hollow mark" in view.caption) is hollow, day


def test_an_answer_is_told_at_both_ends(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        statement(
            "b",
            asserted_by="taliban",
            said_on__date="2025-10-28",
            relates=[{"to": "a", "how": "responds"}],
        ),
    )
    found = exchanges_made.exchanges(ledger, ledger.claims())
    told = [exchange_words.answers_in_words(one, found) for one in found.said]
    assert told == [
        ("answered by: the Taliban government (28 Oct) (our inference)",),
        ("responds to: the army (27 Oct) (our inference)",),
    ]
    assert exchange_words.links_in_words(found) == "Between them: 1 answer."


def test_whom_a_statement_blames_is_said_and_not_who_tells_of_it() -> None:
    """Both sides alike: wherever a record holds that a claim blames, and whom."""
    known = known_on(LATE)
    found = exchanges_made.exchanges(real_ledger(), known)
    told = {one.id: exchange_words.answers_in_words(one, found) for one in found.said}
    blaming = {id_: words[0] for id_, words in told.items() if words and "blame" in words[0]}
    assert blaming == {
        "r1-taliban-blames-pakistan": "blames: Pakistan",
        "r2-delegation-blames-pakistan": "blames: Pakistan",
        "r3-afghan-side-blames": "blames: Pakistan",
        "r3-pakistan-side-blames": "blames: the Taliban government",
        "r3-pakistan-blames-ttp": "blames: the Pakistani Taliban (TTP)",
        "r4-tarar-blame-game": "blames: the Taliban government",
        "r5-kabul-advice-blamed": "blames: the Taliban government",
        "r5-surge-attributed-ttp": "blames: the Pakistani Taliban (TTP) (our inference)",
    }
    assert not any("blame" in line for words in told.values() for line in words[1:])
    assert "blame" not in exchange_words.links_in_words(found)


def test_a_link_between_accounts_of_different_days_says_so() -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE), topic="talks-state")
    monday = found.by_id["r5-rta-most-issues-resolved"]
    (words,) = exchange_words.answers_in_words(monday, found)
    assert words.startswith("differs, perhaps of another day, from: ")
    assert "Afghanistan’s state media" in words
    assert "Afghanistan’s state media (" not in words  # 29 October is the report's day
    assert "Pakistan (29 Oct)" in words  # printed there: "on Wednesday"


def test_links_print_a_day_only_where_a_text_gives_it() -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE))
    days = {
        text.short_day(said.day) for said in found.said if said.statement.claim.said_on.is_dated
    }
    printed = {
        day
        for said in found.said
        for words in exchange_words.answers_in_words(said, found)
        for day in re.findall(r"\((\d+ \w+)\)", words)
    }
    assert printed
    assert printed <= days
    for said in found.said:
        ends = [found.by_id[i] for link in found.links_of(said) for i in (link.source, link.target)]
        undated = all(not one.statement.claim.said_on.is_dated for one in ends if one != said)
        if undated:
            told = " ".join(exchange_words.answers_in_words(said, found))
            assert not re.search(r"\(\d+ \w+\)", told), said.id


def test_a_speaker_against_itself_is_not_taken_for_another() -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE))

    def told(id_: str) -> str:
        return "; ".join(exchange_words.answers_in_words(found.by_id[id_], found))

    assert "differs in wording from: the same speaker" in told("r5-official-failure")


@pytest.mark.parametrize(("anonymous", "other"), [(True, "The army"), (False, "the same speaker")])
def test_two_documents_sources_without_a_name_are_not_one(
    tmp_path: Path, *, anonymous: bool, other: str
) -> None:
    reply = said("b", "army", relates=[{"to": "a", "how": "responds"}])
    actors = [
        {**actor, "name": "The army", "anonymous": anonymous} if actor["id"] == "army" else actor
        for actor in LISTS["actors"]
    ]
    ledger = load_ledger(
        write_seeds(
            tmp_path, document(said("a", "army")), document(reply, id="second"), actors=actors
        )
    )
    found = exchanges_made.exchanges(ledger, ledger.claims())
    told = "; ".join(exchange_words.answers_in_words(found.by_id["b"], found))
    assert told == f"responds to: {other} (our inference)"


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    bad = "<img src=x onerror=alert(1)>&"
    actors = [{**actor, "name": bad} for actor in LISTS["actors"]]
    ledger = ledger_of(tmp_path, said("a", "army", says=f"{bad}."), actors=actors)
    found = exchanges_made.exchanges(ledger, ledger.claims())
    figure = go.Figure(
        statements_by_day(exchanges_made.bands(ledger, found), found.links, found, last=LATE)
    )
    assert "<img" not in str(figure_json(figure)["layout"]["annotations"])
    assert "<img" not in str(figure_json(figure)["layout"]["meta"]["narrow"])
    assert "<img" not in str([trace.hovertext for trace in figure.data])

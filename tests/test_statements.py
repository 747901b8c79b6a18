"""Statements side by side: the figure and its view."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import combinations, pairwise
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
from explainer.analysis import replies
from explainer.analysis.exchanges import COLUMNS, Exchanges
from explainer.analysis.replies import ReplyRow
from explainer.figures.lettering import rows_of as rows_of_words
from explainer.figures.statements.drawing import exchanges_in_rows
from explainer.figures.statements.places import CANVASES, Canvas, laid_out
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
from explainer.words import statements as in_words

RINGS = pytest.mark.parametrize("wider", [False, True])
SHEETS = pytest.mark.parametrize("size", CANVASES)
LATE = dt.date(2025, 10, 29)
QUOTED = re.compile(r"“[^”]*”")
TOPICS = (None, "harbouring-accusation", "talks-state", "trucks-and-trade")
WIDEST_PX = 6.6
"""Mean width of a character of prose at 13 px in the shipped typeface, and some room."""


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


def boxed(claim: Claim, canvas: Canvas) -> str:
    """What a box says, as a reader reads it."""
    who, says = in_words.in_box(claim, canvas.chars)
    return " ".join([*who, *says]).replace("\u00a0", " ")


def said(id: str, by: str, **changes: Any) -> dict[str, Any]:  # noqa: A002
    return statement(id, asserted_by=by, said_on__date="2025-10-27", **changes)


def ledger_of(folder: Path, *claims: dict[str, Any], **lists: Any) -> Ledger:
    return load_ledger(write_seeds(folder, document(*claims), **lists))


def figure_at(figure: go.Figure, size: str) -> dict[str, Any]:
    """Marks, words and areas of one layout: what the front end makes of the figure."""
    meta = figure.layout.meta
    words, marks = (dict(trace.to_plotly_json()) for trace in figure.data)
    changes = {} if size == "wide" else meta[size]
    for path, value in changes.items():
        if path.startswith("data["):
            place, key = path[5:].split("].")
            (words, marks)[int(place)][key] = value
    height = changes.get("height", figure.layout.height)
    areas = meta["areas" if size == "wide" else f"{size}_areas"]
    shapes = changes.get("shapes") or [shape.to_plotly_json() for shape in figure.layout.shapes]
    return {"words": words, "marks": marks, "height": height, "areas": areas, "shapes": shapes}


def rows_of(
    found: Exchanges, ledger: Ledger | None = None, topic: str | None = None
) -> list[ReplyRow]:
    return list(replies.rows((ledger or real_ledger()).topics, found, topic=topic))


def figure_of(ledger: Ledger, *, only: tuple[str, ...] = ()) -> go.Figure:
    """The figure of a small ledger; ``only`` are the claims that have been said."""
    found = exchanges_made.exchanges(ledger, ledger.claims())
    known = tuple(claim for claim in ledger.claims() if not only or claim.id in only)
    made = exchanges_made.exchanges(ledger, known)
    return go.Figure(exchanges_in_rows(rows_of(found, ledger), made, last=LATE))


def shapes(figure: go.Figure, name: str) -> list[Any]:
    return [one for one in figure.layout.shapes if one.name == name and one.visible]


# --- nothing from later -----------------------------------------------------------------


@pytest.mark.long
@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_said_later_is_anywhere(wider: bool, topic: str | None) -> None:
    for day in telling_days(wider=wider):
        known = known_on(day, wider=wider)
        view = view_of(known, day, topic=topic)
        shown = said_in(figure_json(view)) + plain_words(html_of(view)) + view.caption
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
        for words in (said_in(figure_json(view)), view.caption, view.alt):
            assert re.search(r"No statement .*is dated to", words), words


def test_a_topic_nobody_spoke_on_yet_is_not_named() -> None:
    view = view_of(known_on(dt.date(2025, 10, 12)), topic="open-war-warning")
    assert "war" not in html_of(view) + view.alt + said_in(figure_json(view))


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such"):
        view_of(known_on(LATE), topic="no-such")


# --- marks and words --------------------------------------------------------------------


@pytest.mark.long
@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_each_drawn_statement_has_one_mark_in_its_place(wider: bool, topic: str | None) -> None:
    for day in telling_days(wider=wider):
        known = known_on(day, wider=wider)
        found = exchanges_made.exchanges(real_ledger(), known, topic=topic)
        figure = view_of(known, day, topic=topic).figure
        for size in CANVASES:
            marks = figure_at(figure, size)["marks"]
            ids = list(values(marks["customdata"]))
            assert len(ids) == len(list(values(marks["x"]))) == len(list(values(marks["y"])))
        assert set(ids) <= {one.id for one in found.said}
        if topic:
            assert Counter(ids) == Counter(one.id for one in found.said)


@pytest.mark.long
@RINGS
def test_a_day_moves_nothing(wider: bool) -> None:
    """What is not said yet keeps its place, as an outline without words."""
    whole = known_on(dt.date(2026, 2, 9), wider=wider)
    places: dict[str, dict[str, tuple[float, float]]] = {}
    heights = {}
    for day in telling_days(wider=wider):
        look = Shared("Then.", dt.date(2025, 10, 9), day, None, whole=whole)
        figure = statements(real_ledger(), known_on(day, wider=wider), look).figure
        for size in CANVASES:
            drawn = figure_at(figure, size)
            heights.setdefault(size, set()).add(drawn["height"])
            marks = drawn["marks"]
            for id_, x, y, px in zip(
                *(values(marks[key]) for key in ("customdata", "x", "y")),
                values(marks["marker"]["size"]),
                strict=True,
            ):
                if px == 9:  # of a statement with a box of its own
                    origin = real_ledger().claim(id_).origin or id_
                    there = places.setdefault(size, {}).setdefault(origin, (x, y))
                    assert there == (x, y), (day, id_)
    assert all(len(found) == 1 for found in heights.values())


def test_what_is_not_said_yet_is_an_outline_without_words(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=["toll"], says="The army says one thing."),
        said(
            "b",
            "taliban",
            topics=["toll"],
            says="They deny it.",
            relates=[{"to": "a", "how": "denies"}],
        ),
    )
    before, after = figure_of(ledger, only=("a",)), figure_of(ledger)
    assert before.layout.height == after.layout.height
    assert len(shapes(before, "not said yet")) == 1
    assert not shapes(after, "not said yet")
    told = said_in(figure_json(before))
    assert "deny" not in told
    assert "denies" not in told
    assert "denies" in said_in(figure_json(after))
    assert not shapes(before, "inferred")
    assert {area["claim"] for area in before.layout.meta["areas"]} == {"a"}


@SHEETS
def test_no_quotation_stands_by_itself_after_a_speaker(size: str) -> None:
    """“repeatedly agreed” after a Pakistani source would read as if that source agreed."""
    found = exchanges_made.exchanges(real_ledger(), real_ledger().claims())
    for one in found.said:
        claim = one.statement.claim
        drawn = boxed(claim, CANVASES[size])
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
        shown = said_in(figure_json(view)) + plain_words(html_of(view))
        assert "anonymous" not in shown
        assert "not named" in shown or topic == "trucks-and-trade"


@SHEETS
def test_each_statement_stands_in_its_words_with_its_speaker_and_day(size: str) -> None:
    found = exchanges_made.exchanges(real_ledger(), known_on(dt.date(2026, 2, 9), wider=True))
    for one in found.said:
        claim = one.statement.claim
        words = boxed(claim, CANVASES[size])
        assert words.endswith(claim.says)
        assert words.startswith(text.speaker(claim))
        anonymous = claim.speaker.anonymous
        assert (f"{text.speaker(claim)} (not named)" in words) is anonymous
        day = text.short_day(claim.said_on.date)
        assert (f"by {day}" in words) is (claim.said_on.basis == "no-later-than")
        assert (f"{day}*" in words) is (claim.said_on.basis == "inferred")


def test_what_is_drawn_is_what_the_boxes_say() -> None:
    known = known_on(LATE)
    figure = view_of(known).figure
    for size in CANVASES:
        drawn = figure_at(figure, size)["words"]["text"]
        told = " ".join(" ".join(rows_of_words(words)) for words in drawn).replace("\u00a0", " ")
        for id_, px in zip(figure.data[1].customdata, figure.data[1].marker.size, strict=True):
            if px == 9:
                assert boxed(real_ledger().claim(id_), CANVASES[size]) in told


def test_hue_says_who_speaks_and_the_mark_how_the_day_is_known() -> None:
    """Hollow where we infer it, open to the left where none is given; the caption says so."""
    view = view_of(known_on(LATE))
    figure = view.figure
    seen = {
        real_ledger().claim(id_).said_on.basis
        for trace in figure.data
        for id_ in trace.customdata or ()
    }
    assert ("“By” a day: the report gives none" in view.caption) is ("no-later-than" in seen)
    assert ("* Day inferred by us" in view.caption) is ("inferred" in seen)
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
        said("a", "army", topics=["toll"]),
        said("b", "taliban", topics=["toll"], relates=[{"to": "a", "how": "denies"}]),
    )
    drawn = []
    for folder, actors in (("a", LISTS["actors"]), ("b", swapped)):
        ledger = ledger_of(tmp_path / folder, *claims, actors=actors)
        found = exchanges_made.exchanges(ledger, ledger.claims())
        [placed] = laid_out(rows_of(found, ledger), CANVASES["wide"], 0).rows
        drawn.append(placed)
    one, mirrored = drawn
    for box, other_box in zip(one.boxes, reversed(mirrored.boxes), strict=True):
        assert box.said.id == other_box.said.id
        assert box.y == other_box.y
        assert other[box.said.column] == other_box.said.column
    canvases = CANVASES.values()
    assert {c.left[1] - c.left[0] for c in canvases} >= {c.right[1] - c.right[0] for c in canvases}
    for canvas in canvases:
        assert canvas.left[1] - canvas.left[0] == canvas.right[1] - canvas.right[0]


def test_the_chosen_statement_has_a_dark_edge_through_any_of_its_carriers() -> None:
    known = known_on(LATE)
    found = exchanges_made.exchanges(real_ledger(), known)
    repeated = next(one for one in found.said if len(one.statement.carriers) > 1 and one.topics)
    edges = []
    for carrier in repeated.statement.carriers:
        figure = view_of(known, topic=min(repeated.topics), chosen=carrier.id).figure
        edges.append([one.path for one in shapes(figure, "chosen")])
    assert edges[0] == edges[1]
    assert len(edges[0]) == 1


# --- room -------------------------------------------------------------------------------


@SHEETS
@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_overlaps_and_nothing_is_cut_off(size: str, wider: bool, topic: str | None) -> None:
    canvas = CANVASES[size]
    known = known_on(dt.date(2026, 2, 9), wider=wider)
    found = exchanges_made.exchanges(real_ledger(), known, topic=topic)
    made = laid_out(rows_of(found, topic=topic), canvas, 0)
    for placed in made.rows:
        for box in placed.boxes:
            told = [in_words.in_box(c, canvas.chars) for c in box.said.statement.carriers]
            for who, says in told:
                assert all(len(line) <= canvas.chars for line in (*who, *says))
                assert 17 * (len(who) + len(says)) <= box.y[1] - box.y[0]
            assert placed.y[0] <= box.y[0] < box.y[1] <= placed.y[1] <= made.bottom
        for one, other in combinations(placed.boxes, 2):
            beside = one.x[1] < other.x[0] or other.x[1] < one.x[0]
            assert beside or one.y[1] <= other.y[0] or other.y[1] <= one.y[0]
    for above, below in pairwise(made.rows):
        assert above.y[1] < below.y[0]


def test_boxes_are_wide_enough_for_their_words() -> None:
    """Also in the narrowest figure for which a layout is used."""
    narrowest = {
        "wide": widths.STATEMENTS_MEDIUM_PX,
        "medium": widths.STATEMENTS_NARROW_PX,
        "narrow": 358,
    }
    for size, canvas in CANVASES.items():
        inside = (canvas.left[1] - canvas.left[0]) * (narrowest[size] - 4) / canvas.width - 22
        assert canvas.chars * WIDEST_PX <= inside, size


@pytest.mark.long
@RINGS
def test_the_figure_stays_short(wider: bool) -> None:
    for day in telling_days(wider=wider):
        figure = view_of(known_on(day, wider=wider), day).figure
        assert figure.layout.height <= (720 if wider else 700), day
        assert figure_at(figure, "narrow")["height"] < 2200, day


@pytest.mark.long
@SHEETS
@RINGS
@pytest.mark.parametrize("topic", TOPICS)
def test_every_printed_word_of_a_box_chooses_it(size: str, wider: bool, topic: str | None) -> None:
    """Areas are as high as a finger where fingers point, and none lies on another's."""
    least = 44 if size == "narrow" else 32
    figure = view_of(known_on(LATE, wider=wider), topic=topic).figure
    drawn = figure_at(figure, size)
    marks = drawn["marks"]
    for id_, x, y in zip(*(values(marks[key]) for key in ("customdata", "x", "y")), strict=True):
        assert any(
            area["claim"] == id_
            and area["x"][0] <= x <= area["x"][1]
            and area["y"][0] <= y <= area["y"][1]
            for area in drawn["areas"]
        ), id_
    for area in drawn["areas"]:
        assert area["y"][1] - area["y"][0] >= least, area
        assert area["x"][1] - area["x"][0] >= least, area
    for one, other in combinations(drawn["areas"], 2):
        apart = any(
            one[axis][1] <= other[axis][0] or other[axis][1] <= one[axis][0] for axis in "xy"
        )
        assert apart, (one, other)


# --- links ------------------------------------------------------------------------------


@pytest.mark.parametrize(("how", "word"), [("denies", "denies"), ("responds", "answers")])
@pytest.mark.parametrize(("basis", "dash"), [("stated", "solid"), ("inferred", "4px,3px")])
def test_a_line_is_solid_where_the_text_says_so_and_points_at_what_is_answered(
    tmp_path: Path, how: str, word: str, basis: str, dash: str
) -> None:
    relates = [{"to": "a", "how": how, "basis": basis}]
    claims = (
        said("a", "army", topics=["toll"]),
        said("b", "taliban", topics=["toll"], relates=relates),
    )
    figure = figure_of(ledger_of(tmp_path, *claims))
    assert [one.line.dash for one in shapes(figure, basis)] == [dash]
    assert not shapes(figure, "inferred" if basis == "stated" else "stated")
    assert word in map(plain_words, figure.data[0].text)
    [head] = shapes(figure, "to whom")
    canvas = CANVASES["wide"]
    tip = float(head.path.rpartition("L")[2].partition(",")[0])
    assert 0 < tip - canvas.left[1] < 12


def test_a_disagreement_is_broken_and_points_nowhere(tmp_path: Path) -> None:
    position = [{"claims": [key], "reads": "so it is"} for key in ("a", "c")]
    row = {"id": "row", "topic": "toll", "kind": "flat", "positions": position}
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=["toll"]),
        said("c", "taliban", topics=["toll"]),
        contradictions=[{**row, "reading": "They differ."}],
    )
    figure = figure_of(ledger)
    assert len(shapes(figure, "inferred")) == 1
    assert not shapes(figure, "stated")
    assert not shapes(figure, "to whom")
    assert "disagrees" in map(plain_words, figure.data[0].text)


def test_the_key_of_lines_stands_above_them_at_every_width() -> None:
    figure = view_of(known_on(LATE)).figure
    for size in CANVASES:
        first = figure_at(figure, size)["words"]["text"][0]
        assert first.startswith("Solid line: the text says so. Broken")


@pytest.mark.parametrize("how", ["denies", "responds", "supports"])
def test_an_answer_that_no_text_calls_one_is_told_as_our_inference(
    tmp_path: Path, how: str
) -> None:
    ledger = ledger_of(
        tmp_path, said("a", "army"), said("b", "taliban", relates=[{"to": "a", "how": how}])
    )
    found = exchanges_made.exchanges(ledger, ledger.claims())
    assert "our inference" in "; ".join(
        words_of for one in found.said for words_of in exchange_words.answers_in_words(one, found)
    )


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
    sizes = list(view.figure.data[1].marker.size)
    drawn, all_of_them = sizes.count(max(sizes)), len(view.table.rows)
    assert view.caption.startswith("As known then.")
    assert f"{drawn} of {all_of_them} statements" in view.caption
    assert drawn < all_of_them


@pytest.mark.long
@RINGS
def test_what_has_no_box_is_one_step_away(wider: bool) -> None:
    """ "+ 3 more" is a mark; choosing it leads to all three."""
    state = State(LATE, wider=wider)
    figure = rendered(state).statements.figure
    notes = [plain_words(words) for words in figure.data[0].text]
    more = [int(found[1]) for note in notes if (found := re.fullmatch(r"\+ (\d+) more", note))]
    together = rendered(state).statements.together
    assert [len(claims) for _, claims in together] == more
    assert len(more) >= 3
    for (what, claims), number in zip(together, more, strict=True):
        assert what.startswith(f"{number} more on ")
        assert claims[0].id in claim_ids(figure)
        hovers = [
            plain_words(hover)
            for trace in figure.data
            for id_, hover in zip(values(trace.customdata), values(trace.hovertext), strict=False)
            if id_ == claims[0].id
        ]
        assert hovers
        for claim in claims:
            assert any(plain_words(claim.says) in hover for hover in hovers)
        led = led_to(state, claims[0].id)
        assert set(led[what]) == {claim.id for claim in claims}


@pytest.mark.long
def test_a_chosen_claim_that_is_not_drawn_is_said_to_be_elsewhere() -> None:
    """A ring, or words: never neither."""
    found = exchanges_made.exchanges(real_ledger(), known_on(LATE))
    told = Counter[str]()
    for claim in known_on(LATE)[::4]:
        view = view_of(known_on(LATE), chosen=claim.id)
        rings = shapes(view.figure, "chosen")
        words = re.search(r"The chosen claim is (not drawn here|among the \d+ more)", view.caption)
        said_by_someone = any(claim in one.statement.carriers for one in found.said)
        assert bool(rings) or words, claim.id
        if words:
            told[words[1][:3]] += 1
            assert not rings, claim.id
        if not said_by_someone:
            assert not rings
            assert words
    assert min(told["not"], told["amo"]) > 0


def test_a_side_is_named_over_its_words() -> None:
    words = view_of(known_on(LATE)).figure.data[0]
    placed = {plain_words(told): x for told, x in zip(words.text, words.x, strict=True)}
    for column, (x, _) in zip(
        COLUMNS[:2], (CANVASES["wide"].left, CANVASES["wide"].right), strict=True
    ):
        assert placed[text.capital(text.SIDE[column])] == x


@pytest.mark.parametrize("side", ["afghanistan", "pakistan", "third-party"])
def test_one_side_alone_is_shown_and_nothing_is_said_to_be_missing(side: str) -> None:
    """Bug 6: “No statement drawn” stood over the topics of the side that was shown."""
    view = rendered(State(LATE, side=side)).statements
    told = [plain_words(words) for words in view.figure.data[0].text]
    assert not any("No statement" in words for words in told)
    ids = claim_ids(view.figure)
    assert ids
    assert {real_ledger().claim(id_).speaker.side for id_ in ids} == {side}


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
    figure = figure_of(ledger)
    assert "&lt;img" in str(figure.data[0].text)
    assert "<img" not in str(figure_json(figure))

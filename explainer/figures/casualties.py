"""Who counts whom: one row for each statement, killed and wounded side by side, no total.

Words stand in a gutter, marks right of it; on a narrow page the words stand above the marks. Whose
losses a speaker counts is told by words and ground, because hue (who says it), shape (what kind)
and edge and fill (how sure) are taken: a dark rail at the left edge marks a side that counts its
own, a tinted ground a side that counts the other. A third party, or a report in its own voice,
has neither. All of it survives greyscale.

There is no logarithmic axis, and none to switch to. A stated zero ("no loss of any kind") has
no place on it, an open end ("at least 50") would look shorter the larger the figure, and a
length would no longer stand for a number of people, which is all that it is here. Killed and
wounded have an axis each, and the figure says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explainer.analysis.counters import by_counting
from explainer.analysis.counts import Comparison, counting
from explainer.analysis.groupings import Gathering
from explainer.analysis.statements import Statement
from explainer.figures import frame, gutter, people, people_beside, tally, tallylabels
from explainer.figures.frame import Spec
from explainer.figures.lettering import small
from explainer.records.bound import Claim, documents_of
from explainer.records.scales import Measure
from explainer.theme import palette, widths
from explainer.words import claims as text
from explainer.words import counts as words

__all__ = ["claims_by_body", "claims_by_event", "claims_by_speaker"]

_TOP_PX, _NARROW_TOP_PX, _FOOT_PX = 36, 36, 4
_MANY_ROWS = 24
"""With more rows than these they stand denser, and the front end offers to go to a heading."""
_GUTTER, _MEDIUM_GUTTER = 0.37, 0.47
_LEFT_PX, _RIGHT_PX = 16, 12
_GAP = 0.025
"""How far a column stands from what is left of it."""
_LAST_TICK = 0.93
"""Beyond this part of an axis a number would stand at the nought of the next column."""
_SIZES = {False: (tally.ROOMY, tally.NARROW), True: (tally.DENSE, tally.NARROW_DENSE)}
"""How rows are laid out on a wide and on a narrow page, by whether they are many."""
_AXES: dict[Measure, str] = {"killed": "x", "wounded": "x2", "together": "x3"}


def claims_by_speaker(
    panels: Sequence[Comparison],
    *,
    chosen: str | None = None,
    whole: Sequence[Comparison] = (),
) -> Spec:
    """Casualty statements by counted group, standpoint and speaker, as worded.

    Parameters
    ----------
    panels : sequence of Comparison
        One panel for each counted group.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed.
    whole : sequence of Comparison, optional
        The same on the last day of the documents: its rows and axes are drawn, empty where
        ``panels`` has no statement yet.

    Returns
    -------
    Spec
        Points for exact figures, lines with an arrow for open ends, lines for ranges,
        hatched bands for words without a number. ``customdata`` holds claim ids.
    """
    now = {panel.group.id: panel for panel in panels}
    headings = []
    for panel in whole or panels:
        known = now.get(panel.group.id)
        rows = [
            s
            for _, given in by_counting(panel.statements)
            for s in tallylabels.together(given, tallylabels.says)
        ]
        note = words.why_empty(known) if known and not known.statements else ""
        name = text.capital(panel.group.name)
        headings.append((name if known else "", note, name, rows))
    said = [s for panel in panels for s in panel.statements]
    return _drawn(headings, said, tallylabels.of_people, alt=words.alt(panels), chosen=chosen)


def claims_by_event(
    found: Sequence[Gathering], *, chosen: str | None = None, whole: Sequence[Gathering] = ()
) -> Spec:
    """The same statements under the events that they count."""
    return _gathered(found, whole or found, tallylabels.of_event, chosen)


def claims_by_body(
    found: Sequence[Gathering], *, chosen: str | None = None, whole: Sequence[Gathering] = ()
) -> Spec:
    """The same statements under the bodies that speak, an office with its spokesmen."""
    return _gathered(found, whole or found, tallylabels.of_body, chosen)


def _gathered(
    found: Sequence[Gathering],
    whole: Sequence[Gathering],
    label: tally.Labelled,
    chosen: str | None,
) -> Spec:
    now = {one.key: one for one in found}
    headings = []
    for one in whole:
        known = now.get(one.key)
        name = words.heading(known.under) if known else ""
        headings.append(
            (
                name,
                "",
                words.heading(one.under),
                tallylabels.together(one.statements, tallylabels.whom),
            )
        )
    said = [s for one in found for s in one.statements]
    alt = words.alt_under([(words.heading(one.under), one.statements)
                           for one in found])  # fmt: skip
    return _drawn(headings, said, label, alt=alt, chosen=chosen)


def _drawn(
    listed: Sequence[tuple[str, str, str, Sequence[Statement]]],
    said: Sequence[Statement],
    label: tally.Labelled,
    *,
    alt: str,
    chosen: str | None,
) -> Spec:
    """The figure of headings with all their rows, of which ``said`` are known by now."""
    now = {s.origin: s for s in said}
    headings = [
        tally.Heading(name, note, last, tuple((s, now.get(s.origin)) for s in given))
        for name, note, last, given in listed
    ]
    rows = [s for *_, given in listed for s in given]
    whole = [s.claim for s in rows]
    source = text.source_line(documents_of(c for s in said for c in s.carriers))
    if not whole:
        return _nothing(alt, source)
    labels = tallylabels.marked(label, said, rows)
    (wide, height), (narrow, narrow_height) = (
        tally.laid_out(headings, labels, one) for one in _SIZES[len(whole) > _MANY_ROWS]
    )
    figure = frame.blank(
        height=int(height) + _TOP_PX + _FOOT_PX,
        question=words.QUESTION,
        alt=alt,
        source=source,
        margin={"l": _LEFT_PX, "r": _RIGHT_PX, "t": _TOP_PX, "b": _FOOT_PX},
        **gutter.ground(height, (0, _GUTTER)),
    )
    ends = _ends(whole)
    _fill(figure, wide, ends, chosen)
    figure["layout"]["meta"] |= {
        **_offered(wide, narrow, list(ends), many=len(whole) > _MANY_ROWS),
        "medium": _medium(figure, ends),
        "narrow": gutter.heights(narrow_height, _NARROW_TOP_PX + _FOOT_PX)
        | _narrow(figure, wide, narrow, ends),
    }
    return figure


def _ends(whole: Sequence[Claim]) -> dict[Measure, float]:
    """Where the axis of each measure ends of which there are figures."""
    given = {m: [claim.quantity(m) for claim in whole if _counts(claim, m)] for m in _AXES}
    return {measure: people.axis_end(found) for measure, found in given.items() if found}


def _offered(
    wide: Sequence[tally.PlacedHeading],
    narrow: Sequence[tally.PlacedHeading],
    measures: Sequence[Measure],
    *,
    many: bool,
) -> dict[str, Any]:
    """What the front end does with the figure: what chooses, what stays in sight, where to go."""
    jump = {"jump": {"wide": _jumps(wide), "narrow": _jumps(narrow)}} if many else {}
    return {
        "areas": _areas(wide),
        "narrow_areas": _areas(narrow),
        "sticky": {"axes": [_AXES[measure].replace("x", "xaxis") for measure in measures]},
        "narrow_below": widths.ROWS_NARROW_PX,
        "medium_below": widths.ROWS_MEDIUM_PX,
        **jump,
        **gutter.fold(
            [row.bottom for one in narrow for row in one.rows],
            [one.bottom for one in narrow],
            _NARROW_TOP_PX,
        ),
    }


_Ends = Mapping[Measure, float]


def _fill(
    figure: Spec, wide: Sequence[tally.PlacedHeading], ends: _Ends, chosen: str | None
) -> None:
    """The words of the gutter, the columns with their marks, and the ground."""
    rows = [row for one in wide for row in one.rows]
    domains = _domains(list(ends), _GUTTER)
    figure["data"].append(gutter.printed([p for one in wide for p in one.printed]))
    for measure, end in ends.items():
        axis = _AXES[measure]
        drawn = people.axis(words.column_title(measure), domains[measure], end, ticks=5)
        frame.lay_out(figure, **{axis.replace("x", "xaxis"): drawn})
        marks = _marks(rows, measure, chosen)
        name = f"figures of people {measure}"
        figure["data"] += people.traces(marks, end=end, name=name, axis=axis)
    frame.lay_out(figure, shapes=_shapes(wide, ends))
    for path, placed in _beside(figure, ends, widths.ROWS_MEDIUM_PX, _GUTTER).items():
        trace, _, name = path.partition(".")
        figure["data"][int(trace[5:-1])][name] = placed


def _beside(figure: Spec, ends: _Ends, least: int, left: float) -> dict[str, list[str]]:
    """Where the words of marks stand in a layout that is so wide at least."""
    px = least - _LEFT_PX - _RIGHT_PX
    columns = {
        _AXES[measure]: (px * low, px * high)
        for measure, (low, high) in _domains(list(ends), left).items()
    }
    free = (px * left if left else -_LEFT_PX, px + _RIGHT_PX)
    return people_beside.words_beside(
        figure, people_beside.RoomBeside(columns, free, is_shared=left == _GUTTER)
    )


def _medium(figure: Spec, ends: _Ends) -> dict[str, Any]:
    """What differs on a page that is not so wide."""
    return {
        "xaxis9.domain": [0, _MEDIUM_GUTTER],
        **_beside(figure, ends, widths.ROWS_NARROW_PX, _MEDIUM_GUTTER),
        **_other_axes(_domains(list(ends), _MEDIUM_GUTTER), ends),
    }


def _narrow(
    figure: Spec,
    wide: Sequence[tally.PlacedHeading],
    narrow: Sequence[tally.PlacedHeading],
    ends: _Ends,
) -> dict[str, Any]:
    """What differs on a narrow page besides heights."""
    return {
        **people_beside.moved(figure, _heights(wide, narrow)),
        "margin.t": _NARROW_TOP_PX,
        "shapes": _shapes(narrow, ends),
        "xaxis9.domain": [0, 1],
        "data[0]": gutter.printed([p for one in narrow for p in one.printed]),
        **_beside(figure, ends, widths.FIGURE_LEAST_PX, 0),
        **_other_axes(_domains(list(ends), 0), ends),
    }


def _nothing(alt: str, source: str) -> Spec:
    """What a choice has left empty has no axis, and nothing is said to be unknown."""
    figure = frame.blank(height=64, question=words.QUESTION, alt=alt, source=source)
    hidden = {"visible": False, "range": [0, 1]}
    label = frame.label(words.ALL_LEFT_OUT, x=0, y=0.5)
    frame.lay_out(figure, xaxis=hidden, yaxis=hidden, annotations=[label])
    figure["layout"]["margin"] = {"l": 16, "r": 12, "t": 8, "b": 8}
    return figure


def _domains(measures: Sequence[Measure], left: float) -> dict[Measure, tuple[float, float]]:
    """The columns side by side, right of ``left``."""
    width = (1 - left) / len(measures)
    return {
        measure: (
            round(left + n * width + _GAP * bool(n or left), 4),
            round(left + (n + 1) * width, 4),
        )
        for n, measure in enumerate(measures)
    }


def _other_axes(
    domains: Mapping[Measure, tuple[float, float]], ends: Mapping[Measure, float]
) -> dict[str, Any]:
    """The columns where there is less room: fewer ticks, shorter titles."""
    found: dict[str, Any] = {}
    for measure, (low, high) in domains.items():
        name = _AXES[measure].replace("x", "xaxis")
        found[f"{name}.domain"] = [low, high]
        ticks = people.ticks_to(ends[measure], 3)
        found[f"{name}.tickvals"] = [one for one in ticks if one <= _LAST_TICK * ends[measure]]
        found[f"{name}.title.text"] = words.column_title(measure, narrow=True)
    return found


def _heights(
    wide: Sequence[tally.PlacedHeading], narrow: Sequence[tally.PlacedHeading]
) -> dict[float, float]:
    """By the height of each row's marks on a wide page, theirs on a narrow one."""
    return {
        row.y: other.y
        for one, its in zip(wide, narrow, strict=True)
        for row, other in zip(one.rows, its.rows, strict=True)
    }


def _counts(claim: Claim, measure: Measure) -> bool:
    return measure in people.measures(claim)


def _marks(
    rows: Sequence[tally.TallyRow], measure: Measure, chosen: str | None
) -> list[people.Mark]:
    return [
        people.Mark(
            claim,
            quantity,
            row.y,
            palette.SPEAKER_COLOURS[claim.speaker.side],
            struck=measure in row.statement.replaced,
            chosen=chosen in {c.id for c in row.statement.carriers},
            after=_own_word(claim, measure),
            later=_later(row.statement, measure),
            tells=words.besides(row.statement),
        )
        for row in rows
        if row.statement
        and _counts(claim := row.statement.claim, measure)
        and (quantity := claim.quantity(measure)) is not None
    ]


def _own_word(claim: Claim, measure: Measure) -> str:
    """The source's own word where it is not the one over the column."""
    own = text.measure_in_words(claim, measure)
    return "" if own == measure or measure == "together" else " " + small(own, px=12)


def _later(statement: Statement, measure: Measure) -> str:
    """What replaced a figure, where it stands alone."""
    if measure not in statement.replaced:
        return ""
    told = words.later_figures(statement, measure)
    return " " + small(told, px=12, colour=palette.MUTED) if told else ""


def _shapes(placed: Sequence[tally.PlacedHeading], ends: _Ends) -> list[dict[str, Any]]:
    """Rules above headings, each row's hue and ground, and the outlines of rows to come."""
    rows = [row for one in placed for row in one.rows]
    said = [(row, row.statement.claim) for row in rows if row.statement]
    by = [(counting(claim), row) for row, claim in said]
    hues = [(row, palette.SPEAKER_COLOURS[claim.speaker.side]) for row, claim in said]
    waiting = [row.y for row in rows if row.statement is None]
    found = gutter.rules([one.top for one in placed])
    found += gutter.grounds((r.ground, r.bottom) for where, r in by if where == "enemy")
    found += gutter.rails((r.ground, r.bottom) for where, r in by if where == "own")
    found += gutter.bars((row.ground, row.bottom, colour) for row, colour in hues)
    for measure, end in ends.items():
        found += gutter.outlines(waiting, end, _AXES[measure])
    return found


def _areas(placed: Sequence[tally.PlacedHeading]) -> list[dict[str, Any]]:
    return [
        gutter.area(row.statement.claim.id, row.top, row.bottom)
        for one in placed
        for row in one.rows
        if row.statement
    ]


def _jumps(placed: Sequence[tally.PlacedHeading]) -> list[dict[str, Any]]:
    return [gutter.jump(one.heading.words, one.top) for one in placed if one.heading.words]

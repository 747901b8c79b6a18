"""The claims as a GeoDataFrame: one row a claim, one column a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

import geopandas as gpd

from explainer.analysis.counts import Counting, counting
from explainer.notebook.tables import columns as made
from explainer.notebook.tables.arguments import taught
from explainer.notebook.tables.shapes import CRS, DrawnAs, drawn_as, shapes_of
from explainer.records.bound import Claim
from explainer.records.catalogue import DistanceRange, Group, Place
from explainer.records.scales import (
    WHERE_PREC,
    WHERE_RANK,
    DateBasis,
    DatePrecision,
    Dyad,
    EventKind,
    Kind,
    Measure,
    Modality,
    PlacePrecision,
    Ring,
    SaidBasis,
    SaidPrecision,
    Scope,
    Side,
)

__all__ = ["APART", "claims"]

APART = "; "
"""Between the names in a cell that holds several: ``.str.split("; ")`` tells them apart."""


@taught
def claims() -> gpd.GeoDataFrame:
    """All claims as a GeoDataFrame in EPSG:4326: one row a claim, by document.

    Returns
    -------
    geopandas.GeoDataFrame
        A missing value is unknown or not given; it is never zero. The columns are:

        claim_id : string
            What the claim is found by, here and on the page.
        ring : category
            Which reports: ``five``, ``wider`` (other published reports), ``background`` (before
            October 2025), ``after`` (what came next).
        document_id, document : string
            The report that carries the claim, and its short name; see `documents`.
        kind : category
            ``casualties``, ``event``, ``statement``, ``position``, ``condition``, ``background``.
        modality : category
            What the speaker does: ``states``, ``accuses``, ``denies``, ``demands`` and so on.
        speaker_id, speaker : string
            Who says it.
        speaker_body : string
            The uppermost body to which the speaker belongs (the UN mission: the United Nations).
        speaker_side : category
            ``pakistan``, ``afghanistan``, ``ttp``, ``third-party``, ``both``, or ``report``: the
            report’s own voice.
        speaker_is_party : boolean
            Whether the speaker fights or negotiates.
        carrier : string
            Who passed it on, where the report says so.
        dyad : category
            Who fought or struck whom, as the speaker gives it.
        event_id, event : string
            What it is about. That claims are about one event is our inference.
        event_kind : category
            ``strike``, ``blast``, ``fighting``, ``talks`` and so on.
        topic_ids : string
            Questions that it answers, with ``"; "`` between them; see `topics`.
        said_on : datetime64
            The day on which it was said; of a month or a year, its last day.
        said_on_precision, said_on_basis : category
            How exactly that day is known, and how.
        happened_from, happened_to : datetime64
            Not before, and not after; missing where that bound is open.
        happened_precision, happened_basis : category
            How exactly these days are known (ordered), and how.
        happened_duration : string
            How long it lasted, as worded.
        date_prec : Int64
            The same precision on the scale of the UCDP GED, 1 (a day) to 5 (a year).
        place_ids, places : string
            Where, with ``"; "`` between several; see `places`.
        place_precision : category
            How exactly the place is named (ordered); of several, the least exact.
        where_prec : Int64
            The same on the scale of the UCDP GED, 1 (exact) to 6 (a country).
        distance_to_line_low_km, distance_to_line_high_km : Float64
            Nearest and farthest distance of these places from the drawn line, in kilometres.
        group_id, group : string
            The people who are counted.
        group_side, group_status : category
            Whose they are, and whether ``civilians``, ``military``, ``militants`` or ``mixed``.
        counting : category
            From where they are counted: ``third-party``, ``own``, ``enemy``, ``several``,
            ``report``.
        count_scope : category
            ``incident``, or ``aggregate`` of several days or places.
        count_unit : string
            The source’s own word for what is counted: “killed”, “neutralised”.
        killed_words, wounded_words, together_words : string
            The figure as worded (“at least 50”, “dozens”); missing where none is given.
            ``together`` is of killed and wounded in one.
        killed_low, killed_high, wounded_low, wounded_high, together_low, together_high : Int64
            People: the least and the most that these words allow. Where words are given and a
            bound is missing, it is open: “at least 50” has a least, and no most.
        killed_approximate, wounded_approximate, together_approximate : boolean
            Whether the words say “about”, “nearly” or the like.
        statement_id : string
            One statement however many reports carry it: repeats share this id.
        says : string
            The claim in our words.
        quotation, quotation_language : string
            Words of the report, where they are kept, and their language (BCP 47).
        silence : boolean
            Whether the report says that nothing was said.
        weak : string
            Why the page that carries it is a poor source; missing where it is not.
        address_line, address_start, address_end : Int64
            Where it stands in the text: line, first character, and the one after the last.
        url : string
            Where the document is published, if it is known.
        drawn_as : category
            What `geometry` is: ``point``, ``area`` (a province), ``stretch`` (the whole drawn
            line, where a report says “along the border”), ``several``, or ``nothing``.
        geometry : geometry
            Longitude and latitude in degrees, as the map draws the claim. None where no place is
            named, or a whole country, of which the map draws nothing.

    See Also
    --------
    explainer.draw : Figures of any of these rows.

    Notes
    -----
    A claim is what somebody says. Rows must not be added up: two may count the same people
    (`statement_id` finds repeats), other days, or other places. What has several values in a claim
    (amounts that count no people, links between claims) is in the files of
    ``python -m explainer export claims``.

    Examples
    --------
    The UN’s claims about civilians, of one statement the first row alone:

    >>> import explainer as ex
    >>> claims = ex.claims()
    >>> un = claims[
    ...     (claims.speaker_body == "the United Nations") & (claims.group_status == "civilians")
    ... ]
    >>> row = un[un.ring == "five"].iloc[0]
    >>> print(row.killed_words, row.killed_low, row.killed_high, sep=" | ")
    at least 50 | 50 | <NA>
    >>> un.crs.to_string()
    'EPSG:4326'
    """
    whole = made.records()
    given = whole.claims()
    table = {
        **_source(given),
        **_speaker(given),
        **_subject(given),
        **_clocks(given),
        **_where(given),
        **_counted(given),
        **_written(given),
    }
    places = [_places(claim) for claim in given]
    table["drawn_as"] = made.categories(map(drawn_as, places), DrawnAs)
    return gpd.GeoDataFrame(table, geometry=list(map(shapes_of, places)), crs=CRS)


Columns = dict[str, Any]
Claims = Sequence[Claim]


def _each(given: Claims, value: Callable[[Claim], Any]) -> list[Any]:
    return [value(claim) for claim in given]


def _read(given: Sequence[Any], field: str) -> list[Any]:
    """A field of each; None of what is not there."""
    return [None if one is None else getattr(one, field) for one in given]


def _places(claim: Claim) -> tuple[Place, ...]:
    """The places that a claim names, each once."""
    return tuple({where.place.id: where.place for where in claim.where}.values())


def _source(given: Claims) -> Columns:
    return {
        "claim_id": made.words(_each(given, lambda c: c.id)),
        "ring": made.categories(_each(given, lambda c: c.document.ring), Ring),
        "document_id": made.words(_each(given, lambda c: c.document.id)),
        "document": made.words(_each(given, lambda c: c.document.label)),
        "kind": made.categories(_each(given, lambda c: c.kind), Kind),
        "modality": made.categories(_each(given, lambda c: c.modality), Modality),
    }


def _speaker(given: Claims) -> Columns:
    return {
        "speaker_id": made.words(_each(given, lambda c: c.speaker.id)),
        "speaker": made.words(_each(given, lambda c: c.speaker.name)),
        "speaker_body": made.words(_each(given, lambda c: c.body.name)),
        "speaker_side": made.categories(_each(given, lambda c: c.speaker.side), Side),
        "speaker_is_party": made.truths(_each(given, lambda c: c.speaker.party)),
        "carrier": made.words(_each(given, lambda c: c.carrier and c.carrier.name)),
    }


def _subject(given: Claims) -> Columns:
    return {
        "dyad": made.categories(_each(given, lambda c: c.dyad), Dyad),
        "event_id": made.words(_each(given, lambda c: c.event and c.event.id)),
        "event": made.words(_each(given, lambda c: c.event and c.event.title)),
        "event_kind": made.categories(_each(given, lambda c: c.event and c.event.kind), EventKind),
        "topic_ids": made.words(_each(given, lambda c: APART.join(c.topics) or None)),
    }


def _clocks(given: Claims) -> Columns:
    said = [claim.said_on for claim in given]
    happened = [claim.happened for claim in given]
    return {
        "said_on": made.days(day.date for day in said),
        "said_on_precision": made.categories([day.precision for day in said], SaidPrecision),
        "said_on_basis": made.categories([day.basis for day in said], SaidBasis),
        "happened_from": made.days(days.from_ for days in happened),
        "happened_to": made.days(days.to for days in happened),
        "happened_precision": made.categories(
            [days.precision for days in happened], DatePrecision, ordered=True
        ),
        "happened_basis": made.categories([days.basis for days in happened], DateBasis),
        "happened_duration": made.words(days.duration for days in happened),
        "date_prec": made.whole(days.date_prec for days in happened),
    }


def _where(given: Claims) -> Columns:
    exact = [_least_exact(claim) for claim in given]
    away = [_away(claim) for claim in given]
    return {
        "place_ids": made.words(
            _each(given, lambda c: APART.join(place.id for place in _places(c)) or None)
        ),
        "places": made.words(
            _each(given, lambda c: APART.join(place.name for place in _places(c)) or None)
        ),
        "place_precision": made.categories(exact, PlacePrecision, ordered=True),
        "where_prec": made.whole(WHERE_PREC[one] if one else None for one in exact),
        "distance_to_line_low_km": made.figures(
            min(a.low for a in at) if at else None for at in away
        ),
        "distance_to_line_high_km": made.figures(
            max(a.high for a in at) if at else None for at in away
        ),
    }


def _least_exact(claim: Claim) -> PlacePrecision | None:
    named: list[PlacePrecision] = [where.precision for where in claim.where]
    return max(named, key=WHERE_RANK.__getitem__, default=None)


def _away(claim: Claim) -> list[DistanceRange]:
    """The distances of all places of a claim; none where one of them has none."""
    found = [place.distance_to_line_km for place in _places(claim)]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else []


def _counted(given: Claims) -> Columns:
    group = [claim.group for claim in given]
    counts = [claim.counts for claim in given]
    table: Columns = {
        "group_id": made.words(_read(group, "id")),
        "group": made.words(_read(group, "name")),
        "group_side": made.categories(_read(group, "side"), _of(Group, "side")),
        "group_status": made.categories(_read(group, "status"), _of(Group, "status")),
        "counting": made.categories(
            _each(given, lambda c: counting(c) if c.group else None), Counting
        ),
        "count_scope": made.categories(_read(counts, "scope"), Scope),
        "count_unit": made.words(_read(counts, "unit")),
    }
    measures: tuple[Measure, ...] = get_args(Measure)
    for measure in measures:
        figures = [claim.quantity(measure) for claim in given]
        table |= {
            f"{measure}_words": made.words(_read(figures, "words")),
            f"{measure}_low": made.whole(_read(figures, "low")),
            f"{measure}_high": made.whole(_read(figures, "high")),
            f"{measure}_approximate": made.truths(_read(figures, "approximate")),
        }
    return table


def _of(model: type[Group], field: str) -> Any:
    """The scale of a field of a record."""
    return model.model_fields[field].annotation


def _written(given: Claims) -> Columns:
    at = [claim.at for claim in given]
    return {
        "statement_id": made.words(_each(given, lambda c: c.origin or c.id)),
        "says": made.words(_each(given, lambda c: c.says)),
        "quotation": made.words(_each(given, lambda c: c.quote)),
        "quotation_language": made.words(
            _each(given, lambda c: c.quote_language if c.quote else None)
        ),
        "silence": made.truths(_each(given, lambda c: c.silence)),
        "weak": made.words(_each(given, lambda c: c.weak)),
        "address_line": made.whole(_read(at, "line")),
        "address_start": made.whole(_read(at, "start")),
        "address_end": made.whole(_read(at, "end")),
        "url": made.words(_each(given, lambda c: c.document.url)),
    }

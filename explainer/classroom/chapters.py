"""Small tables for the chapter notebooks: each row comes from a record or a measurement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from explainer.analysis import known as knowing
from explainer.analysis import statements as statements_made
from explainer.classroom import lessons
from explainer.geo import layers
from explainer.geo.layers import MILE_KM
from explainer.page.state import State, default_state
from explainer.page.tables import Keyed, LinkCell, Table
from explainer.records import languages
from explainer.records.bound import Claim
from explainer.records.catalogue import Point, Relay
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import dispute as dispute_words

__all__ = [
    "came_next",
    "chapters",
    "dated_to",
    "first_minute",
    "line_lengths",
    "on_topic",
    "open_ends",
    "place_distances",
    "relayed",
    "reported_lengths",
    "said_and_happened",
    "speakers",
    "told_more_than_once",
    "with_other_reports",
]

_MEASURED = ("spin-boldak", "khost", "kabul", "khost-province", "paktika-province")
_ZONES = {"Afghanistan (Kabul)": "Asia/Kabul", "Pakistan (Islamabad)": "Asia/Karachi"}


def on_topic(ledger: Ledger, topic: str, *labels: str) -> State:
    """Only what is said on one topic, in the documents with these labels."""
    documents = tuple(d.id for d in ledger.documents if d.label in labels)
    return replace(default_state(ledger), topic=topic, documents=documents)


def with_other_reports(ledger: Ledger) -> State:
    """The days of the five documents, with what other published reports hold for them."""
    return replace(default_state(ledger), wider=True)


def reported_lengths(ledger: Ledger) -> Table:
    """The length of the border as the five documents print it, one row a claim."""
    rows = tuple(
        (
            claim.document.label,
            f"{amount.words} {amount.unit or ''}".strip(),
            text.capital(text.speaker(claim)),
        )
        for claim in ledger.claims(ring="five")
        if "line-length" in claim.topics
        for amount in claim.amounts
        if amount.unit
    )
    return Table("The length as reports print it", ("Report", "Length", "Who says it"), rows)


def line_lengths() -> Table:
    """The drawn Durand Line, measured on the ellipsoid at three map scales."""
    rows = []
    for scale in ("110m", "50m", "10m"):
        drawn = layers.load_line(scale)
        length = float(drawn.properties["length_km"])
        corners = len(drawn.rings[0])
        rows.append(
            (
                f"1:{scale[:-1]} million",
                Keyed(str(corners), f"{corners:05}"),
                f"{length:,.0f} km",
                f"{length / MILE_KM:,.0f} miles",
            )
        )
    columns = ("Scale of the drawing", "Corners", "Length", "In miles")
    return Table("The drawn line, measured by us", columns, tuple(rows))


def place_distances(ledger: Ledger) -> Table:
    """How far places that claims name are from the drawn line, as a range, nearest first."""
    places = [ledger.places[key] for key in _MEASURED]
    measured = [(place, away) for place in places if (away := place.distance_to_line_km)]
    rows = [
        (
            place.name,
            text.PLACE_PRECISION[place.precision],
            _range(away.low, away.high, "km"),
            _range(away.low / MILE_KM, away.high / MILE_KM, "miles"),
        )
        for place, away in sorted(measured, key=lambda pair: pair[1].low)
    ]
    columns = ("Place", "How exact", "Distance", "In miles")
    return Table("How far from the drawn line", columns, tuple(rows))


def _range(low: float, high: float, unit: str) -> str:
    return f"{low:.0f} to {high:.0f} {unit}"


def said_and_happened(ledger: Ledger) -> Table:
    """The two clocks of every count in the five reports: happened on, said on, how we know."""
    rows = [
        (
            f"{text.speaker(s.claim)}: {_counted(s)}",
            text.happened_by_document(s.carriers),
            Keyed(text.said_in_words(s.claim), s.claim.said_on.date.isoformat()),
            _how_dated(s),
        )
        for s in _counts(ledger.claims(ring="five"))
    ]
    columns = ("Count", "Happened", "Said on", "How we know the day of saying")
    return Table("Two clocks for each count", columns, tuple(rows))


def _counted(statement: statements_made.Statement) -> str:
    """Whom a statement counts and how many, and who fought whom where the speaker gives it."""
    fight = text.fight_in_words(statement.carriers)
    words = text.counted(statement.claim)
    return f"{words} ({fight})" if fight else words


def _how_dated(statement: statements_made.Statement) -> str:
    """How the day of saying is known; where the documents differ, of each."""
    found: dict[str, list[Document]] = {}
    for claim in statement.carriers:
        document = claim.document
        found.setdefault(text.BASIS[claim.said_on.basis], []).append(document)
    if len(found) == 1:
        return next(iter(found))
    return "; ".join(f"{text.documents_in_words(given)}: {how}" for how, given in found.items())


def dated_to(ledger: Ledger, day: dt.date) -> Table:
    """The counts that the five and other published reports date to a day or before, each once."""
    known = knowing.known_on(ledger, day, wider=True)
    found = statements_made.statements([claim for claim in known if claim.counts])
    rows = tuple(
        (
            Keyed(text.said_in_words(s.claim), s.claim.said_on.date.isoformat()),
            text.speaker(s.claim),
            text.capital(text.SIDE[s.claim.speaker.side]),
            _counted(s),
            text.documents_in_words(s.documents),
        )
        for s in sorted(found, key=lambda s: s.claim.said_on.date)
    )
    columns = ("Said on", "Speaker", "Side", "Count", "Where to read it")
    return Table(f"Counts dated to {text.day_in_words(day)} or before", columns, rows)


def _counts(claims: Iterable[Claim]) -> list[statements_made.Statement]:
    counts = [claim for claim in claims if claim.counts]
    return sorted(statements_made.statements(counts), key=lambda s: s.claim.said_on.date)


def first_minute(day: dt.date) -> Table:
    """When a day begins in both countries, in local time and in UTC."""
    rows = []
    for place, zone in _ZONES.items():
        begins = dt.datetime.combine(day, dt.time(), ZoneInfo(zone))
        utc = begins.astimezone(dt.UTC)
        rows.append((place, _moment(begins), _moment(utc)))
    return Table("When the day begins", ("Where", "Local time", "UTC"), tuple(rows))


def _moment(moment: dt.datetime) -> str:
    return f"{moment:%H:%M} on {text.day_in_words(moment.date())}"


def open_ends(ledger: Ledger) -> Table:
    """Every wording for people killed in the five reports, with the numbers that it allows."""
    claims: dict[str, list[Claim]] = {}
    for statement in _counts(ledger.claims(ring="five")):
        if statement.claim.counts and statement.claim.counts.killed:
            claims.setdefault(statement.claim.counts.killed, []).append(statement.claim)
    rows = []
    for words, said in claims.items():
        quantity = said[0].quantity("killed")
        if quantity is None or quantity.vague:
            low, high = "a word without a number", "a word without a number"
        else:
            low = "open" if quantity.low is None else str(quantity.low)
            high = "open" if quantity.high is None else str(quantity.high)
        speaking = dict.fromkeys(text.speaker(claim) for claim in said)
        rows.append((f"“{words}”", low, high, text.list_in_words(speaking)))
    columns = ("Words", "Lowest number", "Highest number", "Said by")
    return Table("What the words for people killed allow", columns, tuple(rows))


def speakers(ledger: Ledger) -> Table:
    """Who speaks in the five reports: role, side, whether a party, whether named."""
    spoken = statements_made.statements(ledger.claims(ring="five"))
    rows = []
    for actor in ledger.actors.values():
        number = sum(s.claim.speaker.id == actor.id for s in spoken)
        if number and actor.side != "report":
            rows.append(
                (
                    text.capital(actor.name),
                    actor.role or "not stated",
                    text.capital(text.SIDE[actor.side]),
                    "yes" if actor.party else "no, state media" if actor.state_media else "no",
                    "no" if actor.anonymous else "yes",
                    Keyed(str(number), f"{number:04}"),
                )
            )
    columns = (
        "Speaker",
        "Role or note",
        "Side",
        "Party to the conflict",
        "Named",
        "Statements",
    )
    return Table("Who speaks in the five reports", columns, tuple(rows))


def told_more_than_once(ledger: Ledger) -> Table:
    """The statements that several of the five reports carry: one statement, several reports."""
    found = statements_made.statements(ledger.claims(ring="five"))
    rows = [
        (
            s.claim.says,
            text.documents_in_words(s.documents),
            str(len(s.documents)),
            "our inference" if s.inferred else "the texts show it",
        )
        for s in found
        if len(s.documents) > 1
    ]
    columns = ("One statement", "Carried by", "Number of reports", "How we know that it is one")
    return Table("Told more than once", columns, tuple(rows))


def relayed(ledger: Ledger, few: Collection[str] = ()) -> Table:
    """Pages that altered a figure of which we hold the first statement: before and after.

    Parameters
    ----------
    ledger : Ledger
        The records.
    few : collection of str, optional
        Ids of those to show; the title says of how many. By default all.
    """
    rows = []
    held = [relay for relay in ledger.relays.values() if relay.of]
    shown = [relay for relay in held if not few or relay.id in few]
    for relay in shown:
        first = [ledger.claim(key) for key in relay.of]
        if first:
            said = (f"{text.speaker_with_role(c)}: {_words(c)}" for c in first)
            printed = f"{_words(relay)}{_figures(relay)}"
            page = LinkCell(relay.outlet, relay.url)
            rows.append(("; ".join(said), printed, relay.what_changed, page))
    columns = ("First said", "Printed later", "What changed", "By")
    part = f": {len(shown)} of {len(held)} pages" if len(shown) < len(held) else ""
    return Table(f"How figures changed on the way{part}", columns, tuple(rows))


def _figures(relay: Relay) -> str:
    """The figures that a page printed, where its words hold more than they say at once."""
    printed = {"killed": relay.printed_killed, "wounded": relay.printed_wounded}
    told = [f"{measure}: {words}" for measure, words in printed.items() if words]
    return f" ({'; '.join(told)})" if told else ""


def _words(of: Claim | Relay) -> str:
    if of.translation:
        return f"“{of.translation}” (translated)"
    return languages.quoted(of.quote or "", of.quote_language)


def came_next(claims: Iterable[Claim], points: Iterable[Point]) -> Table:
    """What is disputed of the months after October: each reading, who holds it, since when."""
    after = {claim.id: claim for claim in claims if claim.document.ring == "after"}
    rows = []
    for point in points:
        for reading in point.readings:
            if after.keys() >= set(reading.claims):
                held = [after[key] for key in reading.claims]
                poor = " ".join(claim.weak for claim in held if claim.weak)
                first = min(held, key=lambda claim: claim.said_on.date)
                rows.append(
                    (
                        point.question,
                        reading.reads,
                        dispute_words.holders(held),
                        Keyed(text.said_in_words(first), first.said_on.date.isoformat()),
                        poor or "no note",
                    )
                )
    columns = ("Question", "One reading", "Held by", "First said on", "If a page is poor")
    return Table("What came next, and who says what of it", columns, tuple(rows))


def chapters() -> Table:
    """The chapters with questions and minutes, as the metadata of their notebooks has them."""
    rows = ((one.title, one.question, str(one.minutes)) for one in lessons.chapters())
    return Table("The chapters", ("Chapter", "Question", "Minutes"), tuple(rows))

"""Figures, dates, people and places in words: captions, labels, source lines, alt text.

Sentences on one subject stand in a module of its own; HTML stands in templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from explainer.analysis import events as analysis_events
from explainer.analysis.counts import counting
from explainer.analysis.revisions import replacements
from explainer.analysis.statements import Statement
from explainer.records import languages
from explainer.records.bound import Claim, Location
from explainer.records.catalogue import Actor, Event
from explainer.records.claims import Document
from explainer.records.quantities import Quantity
from explainer.records.scales import FOLDER_OF, EventKind, Measure
from explainer.words.days import (
    DATE_PRECISION,
    INFERRED_DAY,
    INFERRED_DAYS,
    PUBLISHED_BASIS,
    bounds_in_words,
    day_in_words,
    days_in_words,
    happened_in_words,
    inferred_in_words,
    published_in_words,
    said_briefly,
    said_day,
    said_in_words,
    short_day,
    short_days,
    undated_in_words,
)
from explainer.words.labels import (
    BASIS,
    CLAIM_KIND,
    COUNTING,
    DYAD,
    EVENT_KIND,
    FIGHT,
    HOW,
    MODALITY,
    PLACE_PRECISION,
    REFUSAL,
    SCOPE,
    SIDE,
    WHOLE_BORDER,
)
from explainer.words.phrases import (
    capital,
    claims_in_words,
    form,
    list_in_words,
    more_on,
    number_of,
)

__all__ = [
    "BASIS",
    "CLAIM_KIND",
    "COUNTING",
    "DATE_PRECISION",
    "DYAD",
    "EVENT_KIND",
    "HOW",
    "INFERRED_DAY",
    "INFERRED_DAYS",
    "MODALITY",
    "PLACE_PRECISION",
    "PUBLISHED_BASIS",
    "REFUSAL",
    "SCOPE",
    "SIDE",
    "WHOLE_BORDER",
    "bounds_in_words",
    "capital",
    "carried_by",
    "citation",
    "claims_in_words",
    "counted",
    "day_in_words",
    "days_in_words",
    "documents_in_words",
    "event_in_words",
    "exceptions_in_words",
    "fight_in_words",
    "figure_in_words",
    "figures_in_words",
    "form",
    "happened_by_document",
    "happened_in_words",
    "including_in_words",
    "inferred_in_words",
    "kept_apart",
    "kind_and_blame",
    "kind_in_words",
    "list_in_words",
    "location_in_words",
    "measure_in_words",
    "more_on",
    "number_of",
    "open_below",
    "party_in_words",
    "places_in_words",
    "published_in_words",
    "replaced_by",
    "said_briefly",
    "said_day",
    "said_in_words",
    "says_and_fight",
    "short_day",
    "short_days",
    "source_line",
    "speaker",
    "speaker_counting",
    "speaker_or_not_named",
    "speaker_with_role",
    "undated_in_words",
    "within_in_words",
]


def happened_by_document(claims: Iterable[Claim]) -> str:
    """When claims say that it happened; where they differ, with the documents, most exact first."""
    answers: dict[str, dict[str, Document]] = {}
    for claim in sorted(claims, key=lambda c: c.happened.date_prec or 9):
        document = claim.document
        answers.setdefault(happened_in_words(claim.happened), {})[document.id] = document
    if len(answers) == 1:
        return next(iter(answers))
    return "; ".join(
        f"{documents_in_words(documents.values())}: {words}" for words, documents in answers.items()
    )


def kind_in_words(kind: EventKind, claims: Sequence[Claim]) -> tuple[str, ...]:
    """A kind of thing in words; explosions event by event, with who blames whom for which."""
    return tuple(f"{words}{blame}" for words, blame, _ in kind_and_blame(kind, claims))


def kind_and_blame(
    kind: EventKind, claims: Sequence[Claim]
) -> tuple[tuple[str, str, list[Claim]], ...]:
    """The same in two parts, what is told and who blames whom for it, with the claims."""
    if kind != "blast":
        return ((EVENT_KIND[kind], "", list(claims)),)
    events = analysis_events.by_event(c for c in claims if analysis_events.kind_of(c) == kind)
    return tuple(
        (
            f"{EVENT_KIND[kind]}{_on_which_day(about) if len(events) > 1 else ''}",
            _blame_in_words(about),
            about,
        )
        for about in events.values()
    )


def _on_which_day(claims: Sequence[Claim]) -> str:
    days = sorted(analysis_events.exact_days(claims))
    return f" of {list_in_words(short_day(day) for day in days)}" if days else ""


def _blame_in_words(claims: Sequence[Claim]) -> str:
    """Who blames whom, as what follows an event: ", blamed on Pakistan by the army"."""
    blame = analysis_events.blames(claims)
    if blame is None:
        return ""
    on, by = ([actor.name for actor in side] for side in (blame.on, blame.by))
    return f", blamed on {list_in_words(on)} by {list_in_words(by)}"


def fight_in_words(claims: Iterable[Claim]) -> str:
    """Who fought whom, as claims give it: "Pakistan–TTP"; empty where none of them does."""
    return " / ".join(dict.fromkeys(FIGHT[claim.dyad] for claim in claims if FIGHT[claim.dyad]))


def event_in_words(event: Event, claims: Iterable[Claim]) -> str:
    """An event with who fought whom in it; explosions with nobody: blame is a claim's alone."""
    fight = "" if event.kind == "blast" else fight_in_words(claims)
    return f"{event.title} ({fight})" if fight else event.title


def says_and_fight(claim: Claim) -> str:
    """Our wording of a claim, and behind it who fought whom, where the claim gives it."""
    fight = fight_in_words([claim])
    return f"{claim.says} ({fight})" if fight else claim.says


def exceptions_in_words(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The exceptions to a closed border, each with its document and day."""
    return tuple(f"Exception ({c.document.label}, {said_briefly(c)}): {c.says}" for c in claims)


def location_in_words(location: Location) -> str:
    """A place with how exactly it is known: "Paktika (only the province is named)"."""
    name = location.place.name
    return f"{name} ({PLACE_PRECISION[location.precision]})"


def speaker(claim: Claim) -> str:
    """Who asserts a claim: "Khawaja Asif", or "Report 2 itself"."""
    if claim.is_own_voice:
        return f"{claim.document.label} itself"
    return capital(claim.speaker.name)


def _speaker_within(claim: Claim) -> str:
    """Who asserts a claim, within a sentence: "the UN Secretary-General"."""
    if claim.is_own_voice:
        return speaker(claim)
    return claim.speaker.name


def _not_named(actor: Actor) -> str:
    """What follows somebody whom the documents leave without a name."""
    return " (not named)" if actor.anonymous else ""


def speaker_or_not_named(claim: Claim) -> str:
    """Who asserts a claim, and whether the document leaves the speaker without a name."""
    return speaker(claim) + _not_named(claim.speaker)


def speaker_with_role(claim: Claim) -> str:
    """Who asserts a claim, in what office, and through whom."""
    actor = claim.speaker
    words = speaker_or_not_named(claim)
    if actor.role:
        words += f", {actor.role}"
    if claim.carrier:
        words += f"; carried by {claim.carrier.name}{_not_named(claim.carrier)}"
    return words


def speaker_counting(claim: Claim) -> str:
    """Who counts, and whose losses: "ISPR (counting own side)"."""
    if claim.is_own_voice:
        return f"{claim.document.label}, in its own voice"
    return f"{speaker(claim)} ({COUNTING[counting(claim)]})"


def party_in_words(claim: Claim) -> str:
    """Whether the speaker is a party to the conflict."""
    who = claim.speaker
    if who.party:
        return "a party to the conflict"
    if who.state_media:
        return "state media, not itself a party to the conflict"
    if claim.article:
        return "the treaty’s own words"
    return SIDE[who.side] if who.side in ("report", "not-stated") else "not a party to the conflict"


def measure_in_words(claim: Claim, measure: Measure) -> str:
    """Killed or wounded; where the source has another word for killed, that one, quoted."""
    if measure == "together":
        return "killed or wounded"
    unit = claim.counts.unit if claim.counts and measure == "killed" else measure
    return measure if unit == measure else f"“{unit}”"


def figures_in_words(claim: Claim) -> str:
    """The figures of a casualty claim, as worded: "at least 50 killed, 447 wounded"."""
    own = claim.counts.own if claim.counts else ()
    # A word for none that names no measure stands for each: it is said once, and not "killed".
    figures = dict.fromkeys(figure_in_words(claim, measure) for measure in own)
    return ", ".join(filter(None, [*figures, within_in_words(claim), including_in_words(claim)]))


def figure_in_words(claim: Claim, measure: Measure) -> str:
    """One figure of a claim, as worded: "at least 50 killed"; empty where it gives none."""
    quantity = claim.quantity(measure)
    if quantity is None:
        return ""
    words = quantity.words + ("," if quantity.part else "")
    own = quantity.counted == measure or (quantity.says_none and " " in quantity.words)
    said = "" if own else f" {measure_in_words(claim, measure)}"
    return f"{words}{said}{open_below(quantity)}"


def open_below(quantity: Quantity) -> str:
    """What an upper bound leaves open: " (at most 9; nothing is said of a least)"; else empty."""
    return f" ({quantity.in_words})" if quantity.low is None and not quantity.vague else ""


def within_in_words(claim: Claim) -> str:
    """The number of which killed and wounded are parts: "within “at least 16” of both together"."""
    counts = claim.counts
    if counts is None or counts.together is None or "together" in counts.own:
        return ""
    return f"within “{counts.together}” of both together"


def including_in_words(claim: Claim) -> str:
    """The parts that a source names, as worded: "including children: three killed"."""
    found = []
    for part in claim.parts:
        figures = [
            f"{quantity.words} {'killed or wounded' if measure == 'together' else measure}"
            for measure in get_args(Measure)
            if (quantity := part.quantity(measure))
        ]
        found.append(f"{part.who}: {', '.join(figures)}" if figures else part.who)
    return f"including {'; '.join(found)}" if found else ""


def counted(claim: Claim) -> str:
    """What a casualty claim counts, as worded: "Afghan civilians: at least 50 killed"."""
    if claim.group is None:
        return ""
    return f"{claim.group.name}: {figures_in_words(claim)}"


def places_in_words(claim: Claim) -> str:
    """The places that a claim names: "Kabul and Spin Boldak"."""
    return list_in_words(where.place.name for where in claim.where)


def replaced_by(statement: Statement) -> str:
    """What replaced a statement: "later: at least 50 killed, 447 wounded (27 Oct)".

    A group or a speaker is named where it is not the one that is replaced.
    """
    old = statement.claim
    found = []
    for new in replacements(statement):
        other_group = new.group and old.group and new.group.id != old.group.id
        words = counted(new) if other_group else figures_in_words(new)
        day = said_briefly(new)
        same = new.speaker.id == old.speaker.id
        found.append(f"{words} ({day if same else f'{_speaker_within(new)}, {day}'})")
    return f"later: {'; '.join(found)}" if found else ""


def documents_in_words(documents: Iterable[Document]) -> str:
    """Documents by their labels, in order: "Reports 2, 4 and 5", "UNAMA, 16 Oct 2025"."""
    labels = sorted(document.label for document in documents)
    numbers = [label.removeprefix("Report ") for label in labels if label.startswith("Report ")]
    others = [label for label in labels if not label.startswith("Report ")]
    name = form(len(numbers), "Report", "Reports")
    reports = [f"{name} {list_in_words(numbers)}"] if numbers else []
    return list_in_words([*reports, *others])


def carried_by(statement: Statement) -> str:
    """Which documents carry a statement: "1 statement, 3 documents: Reports 2, 4 and 5".

    "(our inference)" follows where that it is one statement is ours.
    """
    labels = documents_in_words(statement.documents)
    number = len(statement.documents)
    ours = " (our inference)" if statement.inferred else ""
    many = number_of(number, "document", "documents")
    return labels if number == 1 else f"1 statement, {many}{ours}: {labels}"


def kept_apart(claim: Claim) -> str:
    """The kept words that our wording does not hold, marked as the text's: often no sentence."""
    if claim.quote is None or claim.quote in claim.says:
        return ""
    return f"Words of the text: {languages.quoted(claim.quote, claim.quote_language)}."


def citation(claim: Claim) -> str:
    """A claim as one would cite it: the words, who said them and when, where they stand.

    It ends with where the record is kept, and what reopens it in the explainer.
    """
    document = claim.document
    words = f"{claim.says} {kept_apart(claim)}".rstrip()
    stated = [part for part in (document.title, document.publisher) if part != "not stated"]
    where = ", ".join([document.label, *stated, published_in_words(document)])
    place = f", line {claim.at.line}" if claim.at else f", {document.url}"
    record = f"seeds/{FOLDER_OF[document.ring]}/{document.id}.yaml"
    ring = f"&ring={document.ring}" if document.ring in {"wider", "after"} else ""
    query = f"?claim={claim.id}{ring}"
    record += f"; to reopen it, add {query} to the explainer’s address"
    return (
        f"{words} ({speaker(claim)}, {said_in_words(claim)}). In: {where}{place}. "
        f"Claim {claim.id} of the Durand Line Explainer, CC BY 4.0; record: {record}."
    )


def source_line(documents: Sequence[Document]) -> str:
    """The source line under a figure."""
    five = [d for d in documents if d.ring == "five"]
    own = [d for d in documents if d.ring == "wider" and d.read_whole]
    wider = [d for d in documents if not d.read_whole]
    parts = []
    if five:
        parts.append(f"{documents_in_words(five)} of the five")
    parts += [d.label for d in own]
    if wider:
        parts.append(number_of(len(wider), "other published report", "other published reports"))
    return f"Source: {list_in_words(parts)}." if parts else "Source: no claim is shown."

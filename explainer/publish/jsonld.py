"""The records as linked data: schema.org claims, and W3C annotations that lead to their words.

A claim is a schema.org ``Claim``; what schema.org has no word for is told in terms of our own,
each described in the file itself. ``ClaimReview`` is not used: it is a verdict on whether a claim
is true, and nothing here gives one. Everything that a processor needs stands in ``@context``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from explainer.publish import claims
from explainer.records import fields
from explainer.records.catalogue import (
    Actor,
    Contradiction,
    Event,
    Group,
    Place,
    Point,
    Position,
    Relay,
    SharedText,
    Topic,
)
from explainer.records.claims import (
    Address,
    Claim,
    Counts,
    Document,
    Location,
    Record,
    Relation,
    SaidOn,
)
from explainer.records.ledger import Ledger
from explainer.records.meanings import MEANINGS
from explainer.words import publishing as words

__all__ = ["CONTEXT", "VOCABULARY", "document"]

VOCABULARY = f"urn:uuid:{UUID('5b0c6f2e-7d0a-4a35-9f0e-2c1d9b1d4e57')}#"
"""Our own terms begin with this: a name that is nobody else's, and no address to fetch."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NOT_GIVEN = "not given"
_NOTHING: tuple[Any, ...] = (None, (), "", {})
_TOLD = {"printed", "weekday", "sequence"}
"""How a day is known that the text itself tells; only then is it given as a plain date."""

_REFERS: Mapping[tuple[type[Record], str], str] = {
    (Actor, "member_of"): "actor",
    (Claim, "about"): "actor",
    (Claim, "asserted_by"): "actor",
    (Claim, "event"): "event",
    (Claim, "origin"): "claim",
    (Claim, "topics"): "topic",
    (Claim, "via"): "actor",
    (Contradiction, "topic"): "topic",
    (Contradiction, "twin"): "contradiction",
    (Counts, "group"): "group",
    (Counts, "may_contain"): "claim",
    (Counts, "perpetrator"): "actor",
    (Counts, "status_by"): "actor",
    (Location, "place"): "place",
    (Position, "claims"): "claim",
    (Relation, "to"): "claim",
    (Relay, "of"): "claim",
    (SharedText, "documents"): "document",
    (Topic, "mirror"): "topic",
}
"""What each id in a record is the id of."""

_TYPES: Mapping[type[Record], str] = {
    Actor: "dle:Actor",
    Claim: "schema:Claim",
    Contradiction: "dle:Contradiction",
    Document: "schema:CreativeWork",
    Event: "schema:Event",
    Group: "dle:Group",
    Place: "schema:Place",
    Point: "dle:Point",
    Relay: "dle:Relay",
    SharedText: "dle:SharedText",
    Topic: "dle:Topic",
}
_KNOWN: Mapping[tuple[type[Record], str], str] = {
    (Actor, "name"): "schema:name",
    (Address, "end"): "oa:end",
    (Address, "start"): "oa:start",
    (Claim, "about"): "schema:mentions",
    (Claim, "event"): "schema:about",
    (Claim, "says"): "schema:text",
    (Document, "label"): "schema:name",
    (Document, "language"): "schema:inLanguage",
    (Document, "title"): "schema:headline",
    (Document, "url"): "schema:url",
    (Event, "title"): "schema:name",
    (Group, "name"): "schema:name",
    (Place, "name"): "schema:name",
    (Point, "title"): "schema:name",
    (Relay, "url"): "schema:url",
    (Topic, "title"): "schema:name",
}
"""Fields for which others have a word already."""

_ENGLISH = {"note", "question", "reading", "reads", "says", "translation", "what_changed", "word"}
_ELSEWHERE = {(Document, "claims"), *((Claim, name) for name in ("at", "quote", "quote_language"))}
"""Fields that become nodes of their own: claims, and the annotations that hold their words."""
_BY_CLAIM = {(Position, "words")}
"""Fields that hold a word by the id of a claim; each pair becomes a node with both."""


# --- the context ------------------------------------------------------------------------


def _prefixes() -> dict[str, Any]:
    return {
        "@version": 1.1,
        "dle": VOCABULARY,
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "comment": {"@id": "rdfs:comment", "@language": "en"},
        "license": {"@id": "schema:license", "@type": "@id"},
    }


def _context() -> dict[str, Any]:
    terms = _prefixes()
    for model, kind in _TYPES.items():
        terms[model.__name__] = {"@id": kind, "@context": {**_terms(model), **_added(model)}}
    for kind in ("Dataset", "Organization"):
        terms[kind] = {"@id": f"schema:{kind}", "@context": {"name": "schema:name"}}
    terms["Property"] = "rdf:Property"
    terms["Annotation"] = {"@id": "oa:Annotation", "@context": _annotation_terms()}
    for kind in ("SpecificResource", "TextPositionSelector", "TextQuoteSelector"):
        terms[kind] = f"oa:{kind}"
    return terms


def _terms(model: type[Record]) -> dict[str, Any]:
    """A term for each field of a record; those of a record inside it hold only there."""
    return {
        field.name: _term(model, field)
        for field in fields.fields_of(model)
        if field.name != "id" and (model, field.name) not in _ELSEWHERE
    }


def _term(model: type[Record], field: fields.Field) -> dict[str, Any]:
    term: dict[str, Any] = {"@id": _iri(model, field.name)}
    if field.slug and (model, field.name) in _REFERS:
        term["@type"] = "@id"
    elif field.is_day:
        term["@type"] = "xsd:date"
    elif (model, field.name) in _POSITIONS:
        term["@type"] = "xsd:nonNegativeInteger"
    elif (model, field.name) in {(Document, "url"), (Relay, "url")}:
        term["@type"] = "@id"
    elif field.name in _ENGLISH:
        term["@language"] = "en"
    if field.many or (model, field.name) in _BY_CLAIM:
        term["@container"] = "@set"
    if field.inner:
        term["@context"] = _terms(field.inner)
    return term


_POSITIONS = {(Address, "start"), (Address, "end")}


def _iri(model: type[Record], name: str) -> str:
    return _KNOWN.get((model, name)) or f"dle:{model.__name__}/{name}"


def _added(model: type[Record]) -> dict[str, Any]:
    """Terms of schema.org that follow from several fields."""
    day, link = {"@type": "xsd:date"}, {"@type": "@id"}
    if model is Document:
        return {
            "datePublished": {"@id": "schema:datePublished", **day},
            "publishedBy": "schema:publisher",
        }
    if model is Claim:
        bounds = fields.bounds_model(Claim)
        return {
            "appearance": {"@id": "schema:appearance", **link},
            "author": {"@id": "schema:author", **link},
            "dateCreated": {"@id": "schema:dateCreated", **day},
            "spatialCoverage": {"@id": "schema:spatialCoverage", "@container": "@set", **link},
            "temporalCoverage": "schema:temporalCoverage",
            "bounds": {"@id": "dle:bounds", "@context": _terms(bounds) if bounds else {}},
        }
    return {}


def _annotation_terms() -> dict[str, Any]:
    link = {"@type": "@id"}
    selector = {**_terms(Address), "exact": "oa:exact"}
    target = {
        "source": {"@id": "oa:hasSource", **link},
        "selector": {"@id": "oa:hasSelector", "@container": "@set", "@context": selector},
    }
    return {
        "body": {"@id": "oa:hasBody", **link},
        "motivation": {"@id": "oa:motivatedBy", **link},
        "target": {"@id": "oa:hasTarget", "@context": target},
    }


# --- the nodes --------------------------------------------------------------------------


def document(ledger: Ledger) -> dict[str, Any]:
    """All records as one JSON-LD document.

    Parameters
    ----------
    ledger : Ledger
        The records; a document that a reader has coded is left out.
    """
    return {"@context": CONTEXT, "@graph": [*_nodes(ledger)]}


def _nodes(ledger: Ledger) -> Iterator[dict[str, Any]]:
    yield {
        "@id": "dle:records",
        "@type": "Dataset",
        "name": words.RECORDS,
        "license": LICENCE,
    }
    yield from _descriptions()
    for report in claims.documents(ledger):
        yield _document(report)
        for claim in report.claims:
            yield _claim(claim, report)
            if claim.at or claim.quote:
                yield _annotation(claim, report)
    records = (ledger.actors, ledger.groups, ledger.events, ledger.topics, ledger.contradictions)
    around = (ledger.points, ledger.relays)
    for named in (*records, ledger.shared, *around, _places(ledger)):
        for key, record in named.items():
            yield _node(record, key)


def _places(ledger: Ledger) -> Mapping[str, Place]:
    """The places that claims or events name."""
    named = {w.place for c in ledger.records() for w in c.where}
    named |= {w.place for e in ledger.events.values() for w in e.where}
    return {key: place for key, place in sorted(ledger.places.items()) if key in named}


def _node(record: Record, key: str) -> dict[str, Any]:
    model = type(record)
    return {
        "@id": _id(model.__name__.lower(), key),
        "@type": model.__name__,
        **_properties(record),
    }


def _properties(record: Record) -> dict[str, Any]:
    """What is given in a record; a value that is not there is left out."""
    model, found = type(record), dict[str, Any]()
    for field in fields.fields_of(model):
        value = getattr(record, field.attribute)
        if field.name == "id" or (model, field.name) in _ELSEWHERE or value in _NOTHING:
            continue
        plain = record.model_dump(mode="json", include={field.attribute}, by_alias=True)
        kind = _REFERS.get((model, field.name)) if field.slug else None
        if (model, field.name) in _BY_CLAIM:
            found[field.name] = [
                {"claims": [_link("claim", key)], "word": word} for key, word in value.items()
            ]
        elif field.inner:
            found[field.name] = (
                [_properties(part) for part in value] if field.many else _properties(value)
            )
        elif kind:
            found[field.name] = (
                [_link(kind, part) for part in value] if field.many else _link(kind, value)
            )
        else:
            found[field.name] = plain[field.name]
    return found


def _link(kind: str, key: str) -> str:
    return "dle:not-given" if key == NOT_GIVEN else _id(kind, key)


def _id(kind: str, key: str) -> str:
    return f"dle:{kind}/{key}"


def _document(report: Document) -> dict[str, Any]:
    node = _node(report, report.id)
    if report.title != "not stated":
        node["title"] = {"@value": report.title, "@language": report.language}
    if report.publisher != "not stated":
        node["publishedBy"] = {"@type": "Organization", "name": report.publisher}
    return node | _day("datePublished", report.published)


def _day(name: str, said_on: SaidOn) -> dict[str, str]:
    exact = said_on.precision == "day" and said_on.basis in _TOLD
    return {name: str(said_on.date)} if exact else {}


def _claim(claim: Claim, report: Document) -> dict[str, Any]:
    node = _node(claim, claim.id) | _day("dateCreated", claim.said_on)
    node["appearance"] = _id("document", report.id)
    if claim.asserted_by != "report":  # a report's own voice is no author that reports share
        node["author"] = _id("actor", claim.asserted_by)
    first, last = claim.happened.from_, claim.happened.to
    if first or last:
        node["temporalCoverage"] = f"{first or '..'}/{last or '..'}"
    if claim.where:
        node["spatialCoverage"] = [_id("place", w.place) for w in claim.where]
    if bounds := _bounds(claim):
        node["bounds"] = bounds
    return node


def _bounds(claim: Claim) -> dict[str, Any]:
    model = fields.bounds_model(Claim)
    return _properties(model.model_validate(fields.bounds_of(claim))) if model else {}


def _annotation(claim: Claim, report: Document) -> dict[str, Any]:
    """The words of a claim: their place where the text was read, themselves where they are kept."""
    selectors: list[dict[str, Any]] = []
    if claim.at:
        selectors.append({"@type": "TextPositionSelector", **_properties(claim.at)})
    if claim.quote:
        exact = {"@value": claim.quote, "@language": claim.quote_language}
        selectors.append({"@type": "TextQuoteSelector", "exact": exact})
    return {
        "@id": _id("evidence", claim.id),
        "@type": "Annotation",
        "motivation": "oa:describing",
        "body": _id("claim", claim.id),
        "target": {
            "@type": "SpecificResource",
            "source": _id("document", report.id),
            "selector": selectors,
        },
    }


def _descriptions() -> Iterator[dict[str, Any]]:
    """Each term of our own with what it means."""
    bounds = fields.bounds_model(Claim)
    told = {
        "dle:bounds": words.BOUNDS,
        "dle:not-given": words.NOT_GIVEN,
    }
    models: list[type[Record]] = [*_TYPES, Address, *([bounds] if bounds else [])]
    for model in models:
        told |= _told(model)
    for iri, meaning in told.items():
        yield {"@id": iri, "@type": "Property", "comment": meaning}


def _told(model: type[Record]) -> dict[str, str]:
    told: dict[str, str] = {}
    for field in fields.fields_of(model):
        iri = _iri(model, field.name)
        meaning = MEANINGS.get(model.__name__, {}).get(field.name)
        if meaning and iri.startswith("dle:") and field.name != "id":
            told[iri] = meaning
        if field.inner:
            told |= _told(field.inner)
    return told


CONTEXT = _context()
"""Everything that a processor needs; nothing is fetched."""

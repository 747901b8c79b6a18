"""The records as linked data, read by a processor that may fetch nothing."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from builders import MISSING, TEXT, claim, whole_ledger, wider_document
from pyld import jsonld as processor

from explainer.classroom.coding import report
from explainer.publish import jsonld
from explainer.records import fields, schemas
from explainer.records.catalogue import Contradiction
from explainer.records.claims import Document

SCHEMA, OA = "https://schema.org/", "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def nothing_is_fetched(url: str, _options: object = None) -> Any:
    raise AssertionError(f"the document needs {url} from the network")


OPTIONS = {"documentLoader": nothing_is_fetched}


@cache
def made() -> dict[str, Any]:
    """The export as it leaves: through JSON text and back."""
    return json.loads(json.dumps(jsonld.document(whole_ledger())))


@cache
def expanded() -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in processor.expand(made(), OPTIONS)}


def iri(kind: str, key: str) -> str:
    return f"{jsonld.VOCABULARY}{kind}/{key}"


def only(node: dict[str, Any], term: str) -> Any:
    (value,) = node[term]
    return value.get("@value", value.get("@id", value))


@pytest.mark.long
def test_every_claim_is_a_claim_of_schema_org_in_its_document() -> None:
    for document in whole_ledger().documents:
        for record in document.claims:
            node = expanded()[iri("claim", record.id)]
            assert node["@type"] == [f"{SCHEMA}Claim"]
            assert only(node, f"{SCHEMA}text") == record.says
            assert only(node, f"{SCHEMA}appearance") == iri("document", document.id)
            if record.asserted_by != "report":
                assert only(node, f"{SCHEMA}author") == iri("actor", record.asserted_by)


@pytest.mark.long
def test_a_reports_own_voice_is_no_author_that_reports_share() -> None:
    own = [c.id for c in whole_ledger().claims() if c.is_own_voice]
    assert own
    assert not any(f"{SCHEMA}author" in expanded()[iri("claim", key)] for key in own)


@pytest.mark.long
def test_every_selector_gives_the_place_and_the_words_of_the_record() -> None:
    for document in whole_ledger().documents:
        for record in document.claims:
            if record.at is None and record.quote is None:
                assert iri("evidence", record.id) not in expanded()
                continue
            node = expanded()[iri("evidence", record.id)]
            assert node["@type"] == [f"{OA}Annotation"]
            assert only(node, f"{OA}hasBody") == iri("claim", record.id)
            (target,) = node[f"{OA}hasTarget"]
            assert only(target, f"{OA}hasSource") == iri("document", document.id)
            found = {s["@type"][0].removeprefix(OA): s for s in target[f"{OA}hasSelector"]}
            assert ("TextPositionSelector" in found) == (record.at is not None)
            assert ("TextQuoteSelector" in found) == (record.quote is not None)
            if record.at:
                for end, value in (("start", record.at.start), ("end", record.at.end)):
                    (given,) = found["TextPositionSelector"][f"{OA}{end}"]
                    assert given == {"@value": value, "@type": f"{XSD}nonNegativeInteger"}
            if record.quote:
                (exact,) = found["TextQuoteSelector"][f"{OA}exact"]
                assert exact == {"@value": record.quote, "@language": record.quote_language}
    assert not re.search(r'"(?:prefix|suffix)"', json.dumps(made()))


def test_quotations_in_other_languages_say_so() -> None:
    languages = {c.quote_language for c in whole_ledger().claims() if c.quote}
    assert len(languages) > 1
    for tag in languages:
        assert f'"@language": "{tag}"' in json.dumps(made())


def properties(value: Any) -> Counter[str]:
    """How often a node says something, whatever it calls it."""
    if isinstance(value, list):
        return sum((properties(part) for part in value), Counter())
    if not isinstance(value, dict) or "@value" in value:
        return Counter()
    own = Counter({"said": sum(not key.startswith("@") for key in value)})
    return own + sum((properties(v) for k, v in value.items() if k != "@context"), Counter())


def test_no_term_is_dropped() -> None:
    """A key without a term in the context would vanish when it is expanded."""
    assert len(expanded()) == len(made()["@graph"])
    for node in made()["@graph"]:
        whole = node["@id"].replace("dle:", jsonld.VOCABULARY)
        assert properties(node) == properties(expanded()[whole]), node["@id"]


def test_a_word_that_a_claim_has_of_its_own_leads_to_the_claim() -> None:
    """By hand: the UN mission's "447" beside Report 4's "hundreds"."""
    node = expanded()[iri("contradiction", "wounded-several-or-hundreds")]
    several, hundreds = node[f"{jsonld.VOCABULARY}Contradiction/positions"]
    assert f"{jsonld.VOCABULARY}Position/words" not in several
    (own,) = hundreds[f"{jsonld.VOCABULARY}Position/words"]
    assert own == {
        f"{jsonld.VOCABULARY}Position/claims": [{"@id": iri("claim", "r1-un-toll")}],
        f"{jsonld.VOCABULARY}Position/word": [{"@value": "“447”", "@language": "en"}],
    }


def test_a_key_without_a_term_would_be_noticed() -> None:
    graph = [{"@id": "dle:claim/x", "@type": "Claim", "says": "A.", "unheard_of": "B."}]
    (node,) = processor.expand({"@context": jsonld.CONTEXT, "@graph": graph}, OPTIONS)
    assert properties(node) != properties(graph[0])


def identifiers(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(identifiers, value))
    if not isinstance(value, dict):
        return set()
    if "@value" in value:
        return set()
    own = {value["@id"]} if "@id" in value else set()
    return own | set(value.get("@type", [])) | identifiers(list(value.values()))


def test_every_id_that_is_referred_to_is_there() -> None:
    named = {i for i in identifiers(list(expanded().values())) if not i.startswith("_:")}
    ours = {i for i in named if i.startswith(jsonld.VOCABULARY)}
    assert len(ours) > 1000
    kinds = ("Actor", "Group", "Topic", "Contradiction", "SharedText", "Point", "Relay")
    classes = {f"{jsonld.VOCABULARY}{kind}" for kind in kinds}
    assert ours - classes <= set(expanded())
    others = (SCHEMA, OA, XSD, "http://www.w3.org/", jsonld.LICENCE, "http://", "https://")
    assert not [i for i in named - ours if not i.startswith(others)]


def typed(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for part in value for found in typed(part)]
    if not isinstance(value, dict):
        return []
    return [value] if "@value" in value else typed(list(value.values()))


def test_every_date_is_one() -> None:
    days = [v["@value"] for v in typed(list(expanded().values())) if v.get("@type") == f"{XSD}date"]
    assert len(days) > 600
    for day in days:
        assert dt.date.fromisoformat(day).isoformat() == day
    for node in expanded().values():
        for span in node.get(f"{SCHEMA}temporalCoverage", []):
            first, last = span["@value"].split("/")
            assert (first, last) != ("..", "..")
            for end in {first, last} - {".."}:
                dt.date.fromisoformat(end)


def test_a_day_that_we_infer_and_a_month_or_year_are_no_plain_date() -> None:
    for document in whole_ledger().documents:
        for record in document.claims:
            told = f"{SCHEMA}dateCreated" in expanded()[iri("claim", record.id)]
            known = record.said_on.basis in {"printed", "weekday", "sequence"}
            assert told == (known and record.said_on.precision == "day"), record.id


@pytest.mark.long
def test_it_is_rdf_without_a_word_lost() -> None:
    """Every value of a node becomes a statement: no name in it is malformed."""
    graph = processor.to_rdf(made(), OPTIONS)["@default"]
    predicates = {quad["predicate"]["value"] for quad in graph}
    used = set().union(*(keys(node) for node in expanded().values()))
    assert used <= predicates
    for quad in graph:
        for part in quad.values():
            assert part["type"] != "IRI" or re.fullmatch(r"[a-z]+:[^\s<>\"{}|\\^`]+", part["value"])
            language = part.get("language", "en")
            assert re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language)


@pytest.mark.long
def test_claims_can_be_framed_with_their_documents() -> None:
    graph = [
        node
        for node in made()["@graph"]
        if "/".join(node["@id"].split("/")[:1]) in ("dle:document", "dle:evidence")
        or node["@id"] == "dle:claim/r1-un-toll"
    ]
    frame = {
        "@context": jsonld.CONTEXT,
        "@type": "Claim",
        "appearance": {"@type": "Document", "@embed": "@always"},
    }
    framed = processor.frame({"@context": jsonld.CONTEXT, "@graph": graph}, frame, OPTIONS)
    assert framed["@id"] == "dle:claim/r1-un-toll"
    assert framed["counts"]["killed"] == "at least 50"
    assert framed["bounds"]["counts"]["killed"]["low"] == 50
    assert framed["appearance"]["label"] == "Report 1"


def test_every_term_of_our_own_is_described_in_the_file() -> None:
    used = set()
    for node in expanded().values():
        used |= keys(node)
    own = {key for key in used if key.startswith(jsonld.VOCABULARY)}
    assert len(own) > 50
    for key in own:
        if "Bounds/" in key and not key.split("#")[1].startswith("Bounds/"):
            continue  # the field's own name with its bounds inside
        assert only(expanded()[key], "http://www.w3.org/2000/01/rdf-schema#comment"), key


def keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if not isinstance(value, dict):
        return set()
    return {k for k in value if not k.startswith("@")} | keys(list(value.values()))


@pytest.mark.parametrize("model", [*schemas.FILES.values()])
def test_every_id_in_a_record_is_known_to_refer_to_something(model: type[Any]) -> None:
    """A new field that holds an id would leave as mere words."""
    if model in {*jsonld._TYPES, Contradiction}:
        for owner, field in slugs(model):
            known = field == "id" or (owner, field) in jsonld._REFERS
            assert known, (owner.__name__, field)


def slugs(model: type[Any]) -> list[tuple[type[Any], str]]:
    return [
        pair
        for field in fields.fields_of(model)
        for pair in (
            slugs(field.inner) if field.inner else [(model, field.name)] if field.slug else []
        )
    ]


def test_review_is_not_claimed() -> None:
    """A verdict on whether a claim is true is nothing that these records give."""
    kinds = {kind for node in expanded().values() for kind in node["@type"]}
    assert f"{SCHEMA}Claim" in kinds
    assert not [kind for kind in kinds if "Review" in kind]


def test_what_a_class_has_coded_is_not_written() -> None:
    record = wider_document(claim("w", at=MISSING), id=report.DOCUMENT_ID)
    whole = report.with_document(whole_ledger(), Document.model_validate(record), TEXT)
    graph = jsonld.document(whole)["@graph"]
    assert not [node for node in graph if node["@id"].endswith(("/w", f"/{report.DOCUMENT_ID}"))]

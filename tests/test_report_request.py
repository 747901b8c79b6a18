"""The report of one's own as a pure function: what is asked, what is answered, what is refused."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from builders import beside_once, real_ledger
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_coding import ABOUT, FOLDER, LINES, REPORT, SOUND

from explainer import paths
from explainer.classroom.coding import draft as kept
from explainer.classroom.coding import reply
from explainer.classroom.coding import report as coding_report
from explainer.classroom.coding.reply import answer, draft_of
from explainer.page import data, rendering
from explainer.page.packing import Pack
from explainer.words.coder import CODER_WORDS

LEDGER = real_ledger()
START = {"text": REPORT, "about": ABOUT}


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page beside which a report stands is slow to make, and the same for most tests."""
    monkeypatch.setattr(reply, "beside", beside_once)


def ask(what: str, draft: Mapping[str, Any] = START, **more: Any) -> dict[str, Any]:
    return answer({"ask": what, "draft": draft, **more}, LEDGER)


def at_line(number: int, **more: Any) -> dict[str, Any]:
    return {**START, "at": list(LINES).index(number), **more}


def coded() -> dict[str, Any]:
    """The draft with one claim in it."""
    return ask("add", at_line(11, choices=SOUND))["draft"]


def unpacked(page: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The page and the cards of a reply."""

    def whole(value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"$"}:
                return whole(page["values"][value["$"]])
            return {key: whole(inner) for key, inner in value.items()}
        return [whole(inner) for inner in value] if isinstance(value, list) else value

    return whole(page["values"][page["page"]]), whole(page["values"][page["cards"]])


def file(name: str, content: bytes) -> dict[str, str]:
    return {"name": name, "content": base64.b64encode(content).decode()}


def reading(name: str) -> dict[str, str]:
    file_name = f"example_{name}.yaml"
    return file(file_name, (FOLDER / file_name).read_bytes())


# --- answers ----------------------------------------------------------------------------


@pytest.mark.long
def test_an_answer_is_plain_json_and_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # both are made
    first, again = (ask("look", coded(), page=True) for _ in range(2))
    assert json.loads(json.dumps(first)) == json.loads(json.dumps(again))
    assert {"draft", "form", "about_form", "line", "options", "coded", "yaml"} <= first.keys()


@pytest.mark.long
def test_what_is_to_be_kept_can_be_sent_again_as_it_came_back() -> None:
    draft = coded()
    for what in ("look", "go", "add", "change", "remove"):
        back = json.loads(json.dumps(ask(what, draft)["draft"]))
        assert ask("look", back)["draft"] == back


@pytest.mark.long
def test_a_coded_claim_stands_beside_the_five_in_the_page_s_own_data() -> None:
    reply = ask("look", coded(), page=True)
    page, cards = unpacked(reply["page"])
    document = draft_document(coded())
    ledger = coding_report.with_document(LEDGER, document, REPORT)
    assert page["parts"]["views"]["map"] is None  # no part of a lesson
    column = {key.split("/")[1] for key in page["parts"]["answers"]}
    assert coding_report.DOCUMENT_ID in column
    assert "Your report" in page["parts"]["says"]
    assert reply["page"]["claim"] == "your-report-1"
    assert (reply["page"]["on"], reply["page"]["day"]) == ("2025-10-29", "29 October 2025")
    facts = dict(cards["your-report-1"]["facts"])
    assert any("Your report" in value for value in facts.values())
    assert set(page["parts"]["choices"]) == set(cards)
    assert len(cards) == len(ledger.claims(ring="five")) + 1


def draft_document(draft: Mapping[str, Any]) -> Any:
    record = coding_report.document_record(draft["about"], draft["text"], draft["claims"])
    return coding_report.checked(record, draft["text"], LEDGER).document


@pytest.mark.long
def test_the_page_s_parts_are_what_the_page_makes_for_a_ledger_with_the_report() -> None:
    from explainer.classroom.coding.beside import ledger_with, shown_in, state_with

    document = draft_document(coded())
    whole = ledger_with(LEDGER, document, REPORT)
    state = state_with(LEDGER, document)
    whole = replace(whole, documents=shown_in(state, whole.documents))
    rendered = rendering.render(whole, state)
    page, cards = unpacked(ask("look", coded(), page=True)["page"])
    pack = Pack()
    wanted = data.as_data(rendered, whole)
    place = pack.add([wanted["views"]["coverage"], wanted["summary"]])
    found, _ = unpacked({"values": [*pack.values], "page": place, "cards": place})
    assert [page["parts"]["views"]["coverage"], page["parts"]["summary"]] == found
    assert json.loads(json.dumps(data.cards(whole, rendered))) == cards


def test_while_something_is_wrong_there_is_no_new_page() -> None:
    draft = {**coded(), "about": {**ABOUT, "published": "2025-10-01"}}
    reply = ask("look", draft, page=True)
    assert "It cannot have been said" in reply["problems"][0]
    assert "page" not in reply


@pytest.mark.long
def test_two_readings_are_compared_for_the_text_in_hand() -> None:
    both = [reading("first_reader"), reading("second_reader")]
    reply = ask("compare", files=both)
    assert reply["problems"] == []
    assert "Where the two readings differ" in reply["agreement"]
    assert "example_second_reader.yaml" in reply["agreement"]
    (one,) = ask("compare", files=both[:1])["problems"]
    assert one == "Choose two files, one for each reader."
    other = ask("compare", {**START, "text": "Another text."}, files=both)
    assert all("made from another text" in problem for problem in other["problems"])
    assert "agreement" not in other


@pytest.mark.long
def test_a_record_that_was_saved_is_gone_on_with() -> None:
    saved = ask("look", coded())["yaml"].encode()
    reply = ask("open", {"text": REPORT}, files=[file("Ours.YAML", saved)])
    assert reply["problems"] == []
    assert reply["draft"]["claims"] == coded()["claims"]
    assert reply["draft"]["about"]["published"] == ABOUT["published"]
    wrong = ask("open", coded(), files=[file("x.yaml", b"- 1")])
    assert wrong["problems"]
    assert wrong["draft"]["claims"] == coded()["claims"]


def test_a_claim_that_can_no_longer_be_read_can_be_removed() -> None:
    """Kept for weeks in a browser, it may name what the records have no more."""
    draft = coded()
    draft["claims"][0]["kind"] = "rumour"
    reply = ask("change", draft, number=0)
    assert reply["problems"]
    assert reply["draft"]["changing"] is None
    assert ask("remove", draft, number=0)["draft"]["claims"] == []


@pytest.mark.long
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1799-12-31"])
@pytest.mark.parametrize("field", ["from", "said_on"])
def test_a_day_that_no_figure_can_show_is_told(day: str, field: str) -> None:
    statement = {**SOUND, "kind": "statement", "repeats": "", "precision": "longer", field: day}
    statement |= {"to": ""} if field == "from" else {"from": "", "precision": "not stated"}
    about = {**ABOUT, "published": max(day, ABOUT["published"])}
    draft = at_line(11, choices=statement, about=about)
    problems = ask("add", draft, page=True)["problems"]
    assert any("Give one from 1800 to 2100." in problem for problem in problems)


# --- hostile requests -------------------------------------------------------------------

REFUSED: list[tuple[object, str]] = [
    (None, "not understood"),
    ([], "not understood"),
    ("{", "not whole"),
    (b"\xff\xfe", "not whole"),
    ("[" * 100_000, "not whole"),
    ({"ask": "write", "draft": START}, "not understood (ask)"),
    ({"ask": "look", "draft": {"at": -1}}, "not understood (draft.at)"),
    ({"ask": "look", "draft": {"about": {"title": 3}}}, "not understood (draft.about.title)"),
    ({"ask": "look", "draft": {"claims": [{"id": "x"}]}}, "not understood (draft.claims.0.at)"),
    ({"ask": "open", "files": [{"name": "a", "content": "é"}]}, "not whole"),
    ({"ask": "read", "words": "x" * 100_001}, "longer than 100,000 characters"),
    ({"ask": "look", "draft": {"text": "x" * 100_001}}, "longer than 100,000 characters"),
    ({"ask": "look", "draft": {"choices": {"says": "x" * 2_001}}}, "more than 2,000 characters"),
    ({"ask": "look", "draft": {"about": {f"a{n}": "" for n in range(61)}}}, "not understood"),
    (f'{{"ask": "look", "x": "{"x" * kept.REQUEST_BYTES}"}}', "larger than"),
]


@pytest.mark.parametrize(("raw", "said"), REFUSED, ids=[f"{n}" for n in range(len(REFUSED))])
def test_a_request_that_is_none_is_refused_in_one_sentence(raw: object, said: str) -> None:
    with pytest.raises(kept.RequestError) as refused:
        answer(raw, LEDGER)
    assert said in str(refused.value)
    assert len(str(refused.value)) < 300


def test_nesting_that_would_break_a_writer_is_refused() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = [deep]
    draft = coded()
    draft["claims"][0]["note"] = deep
    with pytest.raises(kept.RequestError, match="nested too deep"):
        ask("look", draft)


def test_no_more_claims_are_coded_than_can_be_kept() -> None:
    draft = {**coded(), "claims": coded()["claims"] * kept.MOST_CLAIMS, "choices": SOUND}
    with pytest.raises(kept.RequestError, match="No more than 200 claims"):
        ask("look", {**draft, "claims": draft["claims"] + coded()["claims"]})


def test_a_text_with_halves_of_signs_is_read() -> None:
    reply = answer('{"ask": "read", "words": "It said \\ud800 that 23 died."}', LEDGER)
    assert reply["line"]["words"] == "It said ? that 23 died."


@pytest.mark.long
def test_hostile_words_stay_words_in_what_becomes_html() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    text = f"{hostile} said that 23 died.\n" + 20 * REPORT
    about = {**ABOUT, "title": hostile, "publisher": hostile, "url": "javascript:alert(1)"}
    choices = {**SOUND, "kind": "statement", "says": f"{hostile} is said.", "quote": hostile}
    draft = {"text": text, "about": about, "choices": {**choices, "repeats": ""}}
    reply = ask("add", draft, page=True)
    assert reply["problems"] == []
    page, _ = unpacked(reply["page"])
    made = [page["parts"]["sources"], *(v["more"] for v in page["parts"]["views"].values() if v)]
    assert any("&lt;img" in html for html in made)
    assert not any("<img" in html for html in made)
    everything = json.dumps(page)
    assert 'href=\\"javascript' not in everything
    assert '"href": "javascript' not in everything


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
NAMES = st.sampled_from(["kind", "says", "quote", "published", "from", "place", "killed", "x"])
DRAFTS = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text(max_size=80) | JSON,
        "about": st.dictionaries(NAMES, st.text(max_size=20)) | JSON,
        "claims": st.lists(
            st.fixed_dictionaries(
                {
                    "id": st.text(max_size=5),
                    "says": st.text(max_size=9),
                    "at": st.fixed_dictionaries(
                        {
                            "line": st.integers(0, 9),
                            "start": st.integers(0, 99),
                            "end": st.integers(0, 99),
                            "fingerprint": st.text(max_size=4),
                        }
                    ),
                },
                optional={"kind": JSON, "happened": JSON, "where": JSON, "counts": JSON},
            ),
            max_size=3,
        ),
        "at": st.integers(0, 99) | JSON,
        "choices": st.dictionaries(NAMES, st.text(max_size=20)) | JSON,
        "changing": st.none() | st.integers(0, 5),
    },
)
REQUESTS = st.fixed_dictionaries(
    {"ask": st.sampled_from("look read open go add change remove compare write".split())},
    optional={
        "draft": DRAFTS,
        "number": st.integers() | JSON,
        "words": st.text(max_size=80) | JSON,
        "page": st.booleans(),
        "files": st.lists(
            st.fixed_dictionaries(
                {"name": st.text(max_size=9), "content": st.sampled_from(["", "eA==", "LSAx", "%"])}
            ),
            max_size=3,
        ),
    },
)


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(REQUESTS | JSON)
def test_whatever_is_sent_is_answered_or_refused_in_one_sentence(raw: object) -> None:
    try:
        said = answer(raw, LEDGER)
    except kept.RequestError as refused:
        said = {"problems": [str(refused)]}
    json.dumps(said)
    for problem in said.get("problems", []):
        assert 10 < len(problem) < 1000
        assert "\n" not in problem


def test_an_example_is_a_draft_to_go_on_with() -> None:
    found = coding_report.read_coding(FOLDER / "example_first_reader.yaml", REPORT, LEDGER)
    draft = draft_of(found.document, REPORT)
    reply = ask("look", draft.kept)
    assert reply["problems"] == []
    assert len(reply["coded"]) == len(found.document.claims)


# --- its words --------------------------------------------------------------------------


def test_the_form_s_own_words_are_all_used_and_known_to_the_front_end_s_tests() -> None:
    front = paths.front_script().parents[1]
    script = "".join(file.read_text("utf-8") for file in (front / "src").rglob("*.js"))
    templates = (front.parent / "classroom" / "templates").glob("*.j2")
    script += "".join(file.read_text("utf-8") for file in templates)
    assert [name for name in CODER_WORDS if not re.search(rf"\b{name}\b", script)] == []
    known = json.loads((front / "tests" / "coder-words.json").read_text(encoding="utf-8"))
    assert known == CODER_WORDS

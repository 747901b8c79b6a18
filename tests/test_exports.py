"""The questions for learning platforms: valid, whole, and marked as the chapters mark them.

QTI is held against the schema that its makers publish, as it is shipped in ``qti_v2p1.zip``
(unchanged; its notice stands in each file). The schema of the package's manifest asks for a
registration before it is passed on, and Moodle publishes none, so those two are read by hand.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from builders import real_ledger
from lxml import etree

from explainer.classroom import exports, lessons
from explainer.classroom.questions.kinds import (
    Caption,
    ChoiceQuestion,
    Match,
    OrderQuestion,
    PlaceQuestion,
    Question,
)
from explainer.cli import main

ADDRESS = "https://example.org/durand/"
CHAPTERS = lessons.by_chapter(real_ledger())
QUESTIONS = {question.id: question for asked in CHAPTERS.values() for question in asked}
QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


@pytest.fixture(scope="module")
def package() -> dict[str, bytes]:
    made = zipfile.ZipFile(io.BytesIO(exports.qti(exports.items(CHAPTERS, ADDRESS))))
    return {name: made.read(name) for name in made.namelist()}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    folder = tmp_path_factory.mktemp("qti")
    zipfile.ZipFile(Path(__file__).with_name("qti_v2p1.zip")).extractall(folder)
    return etree.XMLSchema(etree.parse(folder / "qtiv2p1" / "imsqti_v2p1.xsd"))


@pytest.mark.long
def test_every_item_and_the_test_are_valid_by_the_published_schema(
    package: dict[str, bytes], schema: etree.XMLSchema
) -> None:
    checked = {
        name: etree.fromstring(xml) for name, xml in package.items() if "manifest" not in name
    }
    assert len(checked) == len(QUESTIONS) + 1
    faults = {
        name: str(schema.error_log) for name, xml in checked.items() if not schema.validate(xml)
    }
    assert faults == {}


@pytest.mark.long
def test_the_schema_finds_a_fault(package: dict[str, bytes], schema: etree.XMLSchema) -> None:
    item = package["items/q-whose-losses.xml"].replace(b'maxChoices="1"', b'maxChoices="one"')
    assert not schema.validate(etree.fromstring(item))


def test_the_package_names_every_file_and_no_other(package: dict[str, bytes]) -> None:
    manifest = ElementTree.fromstring(package["imsmanifest.xml"])
    resources = manifest.findall(f".//{CP}resource")
    assert {r.get("href") for r in resources} == package.keys() - {"imsmanifest.xml"}
    assert {f.get("href") for f in manifest.findall(f".//{CP}file")} == {
        r.get("href") for r in resources
    }
    ids = {r.get("identifier") for r in resources}
    assert {d.get("identifierref") for d in manifest.findall(f".//{CP}dependency")} == ids - {
        "r-test"
    }
    test = ElementTree.fromstring(package["test.xml"])
    refs = [r.get("href") for r in test.findall(f".//{QTI}assessmentItemRef")]
    assert refs == [f"items/q-{key}.xml" for key in QUESTIONS]


def values(item: ElementTree.Element) -> list[str]:
    return [v.text or "" for v in item.findall(f".//{QTI}correctResponse/{QTI}value")]


def named(kind: str, key: str) -> str:
    return f"{kind}-{key}".replace(" ", "-")


def test_the_key_of_an_item_is_the_answer_of_the_question(package: dict[str, bytes]) -> None:
    for key, question in QUESTIONS.items():
        item = ElementTree.fromstring(package[f"items/q-{key}.xml"])
        offered = {c.get("identifier"): c.text for tag in ("simpleChoice", "simpleAssociableChoice")
                   for c in item.iter(f"{QTI}{tag}")}  # fmt: skip
        match question:
            case PlaceQuestion() | Caption():
                assert values(item) == []
                links = [a.get("href") for a in item.iter(f"{QTI}a")]
                assert len(links) == 1
                assert links[0].startswith(ADDRESS)
                assert links[0].endswith(".html")
            case Match():
                rows = [value.split() for value in values(item)]
                assert [r for r, _ in rows] == [named("r", row.id) for row in question.rows]
                assert [o for _, o in rows] == [named("o", one) for one in question.key]
                assert len(offered) == len(question.rows) + len(question.options)
            case OrderQuestion():
                assert values(item) == [named("o", one) for one in question.key]
            case ChoiceQuestion():
                assert values(item) == [named("o", question.key)]
                says = {f.get("identifier"): f.text for f in item.iter(f"{QTI}modalFeedback")}
                assert says == {
                    named("o", o.id): question.mark(o.id).says for o in question.options
                }
                assert offered == {named("o", o.id): o.words for o in question.options}


# --- Moodle -------------------------------------------------------------------------------

KINDS = {
    PlaceQuestion: "description", ChoiceQuestion: "multichoice", OrderQuestion: "ordering",
    Match: "matching", Caption: "essay",
}  # fmt: skip
"""The question types of Moodle: all but "ordering" are in every version, that one from 4.4 on."""
OF_A_QUESTION = ("name/text", "questiontext/text", "generalfeedback/text", "defaultgrade",
                 "penalty", "hidden", "idnumber")  # fmt: skip


def moodle() -> ElementTree.Element:
    return ElementTree.fromstring(exports.moodle(exports.items(CHAPTERS, ADDRESS)))


def test_every_question_is_in_the_category_of_its_chapter() -> None:
    found: dict[str, list[str]] = {}
    for one in moodle():
        if one.get("type") == "category":
            found[one.findtext("category/text", "").rpartition("/")[2]] = []
        else:
            found[list(found)[-1]].append(one.findtext("idnumber", ""))
    assert found == {c.name: [f"q-{q.id}" for q in asked] for c, asked in CHAPTERS.items()}


def test_every_question_has_what_moodle_reads_and_the_key_of_ours() -> None:
    for one in moodle().findall("question"):
        if one.get("type") == "category":
            continue
        question = QUESTIONS[one.findtext("idnumber", "")[2:]]
        assert one.get("type") == KINDS[type(question)]
        assert [tag for tag in OF_A_QUESTION if one.find(tag) is None] == []
        assert question.prompt in one.findtext("questiontext/text", "").replace("&#34;", '"')
        check_key(one, question)


def check_key(one: ElementTree.Element, question: Question) -> None:
    texts = [answer.findtext("text") for answer in one.findall("answer")]
    match question:
        case PlaceQuestion() | Caption():
            body = one.find("questiontext")
            assert body is not None
            assert body.get("format") == "html"
            assert f'<a href="{ADDRESS}' in body.findtext("text", "")
            if isinstance(question, Caption):
                assert "who says it" in one.findtext("graderinfo/text", "")
        case ChoiceQuestion():
            grades = [answer.get("fraction") for answer in one.findall("answer")]
            assert grades == ["100" if o.id == question.key else "0" for o in question.options]
            assert texts == [o.words for o in question.options]
            assert one.findtext("single") == "true"
        case OrderQuestion():
            words = {o.id: o.words for o in question.options}
            assert texts == [words[key] for key in question.key]
        case Match():
            words = {o.id: o.words for o in question.options}
            pairs = [
                (s.findtext("text"), s.findtext("answer/text")) for s in one.iter("subquestion")
            ]
            rows = [(r.words, words[k]) for r, k in zip(question.rows, question.key, strict=True)]
            assert pairs[: len(rows)] == rows
            assert [t for t, _ in pairs[len(rows) :] if t] == []
            assert {a for _, a in pairs} == set(words.values())


def test_without_an_address_a_chapter_is_named_and_no_link_is_dead() -> None:
    made = exports.moodle(exports.items(CHAPTERS))
    assert b"href" not in made
    assert b"03_the_count.html" in made


@pytest.mark.long
def test_the_command_writes_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in exports.FORMATS:
        file = tmp_path / kind
        assert main(["export", "questions", "--format", kind, "--output", str(file)]) == 0
        assert file.read_bytes() == exports.FORMATS[kind](exports.items(CHAPTERS))
    assert capsys.readouterr().out.split() == [str(tmp_path / kind) for kind in exports.FORMATS]

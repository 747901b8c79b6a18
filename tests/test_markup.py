"""HTML fragments: whatever a record holds, it arrives as words."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from builders import plain_words
from hypothesis import given
from hypothesis import strategies as st

from explainer.page import templating
from explainer.page.tables import ClaimCell, LinkCell, Table, table_data, without_claims

HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>&amp;<b onclick="x()">'


class _Reader(HTMLParser):
    """Tags, attributes and words of a fragment, and whether its tags close in order."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(fragment: str) -> _Reader:
    reader = _Reader(fragment)
    assert reader.open == []
    return reader


def assert_harmless(reader: _Reader) -> None:
    assert not {"script", "img", "b"} & set(reader.tags)
    assert not [name for name, _ in reader.attributes if name.startswith("on")]


def test_a_hostile_card_shows_its_words() -> None:
    reader = read(templating.card(HOSTILE, HOSTILE, [(HOSTILE, HOSTILE)], side=HOSTILE))
    assert_harmless(reader)
    assert reader.words.count(HOSTILE) == 3
    assert f"“{HOSTILE}”" in reader.words


def test_a_hostile_table_shows_its_words() -> None:
    reader = read(templating.table(Table(HOSTILE, (HOSTILE,), ((HOSTILE,), (HOSTILE,)))))
    assert_harmless(reader)
    assert reader.words == [HOSTILE] * 4


def test_what_folds_out_shows_hostile_words_too() -> None:
    reader = read(templating.rendered("shared", summary=HOSTILE, notes=[HOSTILE], pairs=[HOSTILE]))
    assert_harmless(reader)
    assert reader.words.count(HOSTILE) == 3


@given(st.text(max_size=60).filter(lambda s: "\r" not in s and "\0" not in s))
def test_any_words_arrive_as_they_are(words: str) -> None:
    reader = read(templating.table(Table(words, ("c",), ())))
    assert "".join(reader.words) == f"{words}c"
    assert ("aria-label", words) in reader.attributes


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&c=2", "http://example.org"])
def test_a_web_address_becomes_a_link(address: str) -> None:
    reader = read(templating.table(Table("t", ("c",), ((LinkCell("open", address),),))))
    assert ("href", address) in reader.attributes


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " https://x", ""])
def test_another_address_stays_words(address: str) -> None:
    reader = read(templating.table(Table("t", ("c",), ((LinkCell("open", address),),))))
    assert "a" not in reader.tags
    assert "open" in reader.words


def test_a_link_cannot_break_out_of_its_attribute() -> None:
    address = f"https://example.org/{HOSTILE}"
    assert_harmless(read(templating.table(Table("t", ("c",), ((LinkCell(HOSTILE, address),),)))))


def test_a_row_leads_to_the_evidence_of_its_claim() -> None:
    reader = read(templating.table(Table("t", ("c",), ((ClaimCell(HOSTILE),),))))
    assert_harmless(reader)
    assert ("data-claim", HOSTILE) in reader.attributes
    assert ("href", "#evidence") in reader.attributes


def test_a_table_shows_no_id_and_where_nothing_leads_no_column_of_links() -> None:
    given = Table("t", ("Says", "Evidence"), (("Five died.", ClaimCell("r1-un-toll")), ("", "")))
    assert plain_words(templating.table(given)) == "t Says Evidence Five died. Read it"
    left = without_claims(table_data(given))
    assert left == {"title": "t", "columns": ["Says"], "rows": [["Five died."], [""]]}
    assert table_data(given)["rows"][0][1] == {"words": "Read it", "claim": "r1-un-toll"}


def test_facts_without_a_value_are_left_out() -> None:
    reader = read(
        templating.card("Says so.", None, [("Said on", "9 October"), ("Note", "")], side="x")
    )
    assert "Note" not in reader.words
    assert "9 October" in reader.words
    assert "blockquote" not in reader.tags


def test_a_table_can_be_read_without_seeing_it() -> None:
    reader = read(templating.table(Table("Claims", ("Place", "Says"), (("Kabul", "x"),))))
    assert reader.tags.count("caption") == 1
    assert reader.attributes.count(("scope", "col")) == 2
    assert ("tabindex", "0") in reader.attributes

"""Words that look the same are found where they stand, and what differs is told."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.records import lookalikes
from explainer.records.lookalikes import find, first_place, folded, nearest_line, same_look

WORDS = "at least 50 of Pakistan’s co-workers “left” the office"


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("x at\u00a0least 50 y", "at least 50", "no-break space (U+00A0)"),
        ("x at\u202fleast 50 y", "at least 50", "narrow no-break space (U+202F)"),
        ("x at\u2009least 50 y", "at least 50", "thin space (U+2009)"),
        ("x at\u3000least 50 y", "at least 50", "ideographic space (U+3000)"),
        ("x at  least 50 y", "at least 50", "a blank more often"),
        ("x at least\t50 y", "at least 50", "a tab"),
        ("x at least\n50 y", "at least 50", "a line break"),
        ("x at least \n   50 y", "at least 50", "a line break"),
        ("x civil\u00adians y", "civilians", "soft hyphen (U+00AD)"),
        ("x civil\u200bians y", "civilians", "zero width space (U+200B)"),
        ("x civil\u2060ians y", "civilians", "word joiner (U+2060)"),
        ("x civil\ufeffians y", "civilians", "zero width no-break space (U+FEFF)"),
        ("x \u200eKabul\u200e y", "\u200eKa\u200ebul", "your words have left-to-right mark"),
        ("x civil-\nians y", "civilians", "hyphen-minus (U+002D) and a line break"),
        ("x civil\u00ad\nians y", "civilians", "soft hyphen (U+00AD) and a line break"),
        ("x civil\u2010\n  ians y", "civilians", "hyphen (U+2010) and a line break"),
        ("x civilians y", "civil-\nians", "your words have hyphen-minus (U+002D) and a line break"),
        ("x co-\nworkers y", "co-workers", "a line break"),
        ("x Pakistan’s y", "Pakistan's", "right single quotation mark (U+2019)"),
        ("x Pakistan's y", "Pakistan’s", "the text has apostrophe (U+0027)"),
        ("x Pakistanʼs y", "Pakistan's", "modifier letter apostrophe (U+02BC)"),
        ("x “so” y", '"so"', "left double quotation mark (U+201C)"),
        ("x „so“ y", '"so"', "double low-9 quotation mark (U+201E)"),
        ("x «so» y", '"so"', "left-pointing double angle quotation mark (U+00AB)"),
        ("x 50–60 y", "50-60", "en dash (U+2013)"),
        ("x 50—60 y", "50-60", "em dash (U+2014)"),
        ("x 50−60 y", "50-60", "minus sign (U+2212)"),
        ("x 50\u201160 y", "50-60", "non-breaking hyphen (U+2011)"),
        ("x 50--60 y", "50–60", "hyphen-minus (U+002D)"),
        ("x cafe\u0301 y", "café", "combining acute accent (U+0301)"),
        ("x café y", "cafe\u0301", "latin small letter e with acute (U+00E9)"),
        ("x oﬃce y", "office", "latin small ligature ffi (U+FB03)"),
        ("x ５０ y", "50", "fullwidth digit five (U+FF15)"),
        ("x wait… y", "wait...", "horizontal ellipsis (U+2026)"),
        ("x 1½ y", "11/2", "vulgar fraction one half (U+00BD)"),
        ("x Kаbul y", "Kabul", "cyrillic small letter a (U+0430)"),
        ("x كابل y", "کابل", "arabic letter kaf (U+0643)"),
        ("x AT LEAST 50 y", "at least 50", "capital letters"),
    ],
)
def test_what_looks_the_same_is_found_and_told(text: str, words: str, told: str) -> None:
    [found] = find(text, words)
    assert told in found.told
    assert not text[found.start : found.end].startswith(("x", " "))
    assert not text[found.end - 1].isspace()
    assert text[: found.start].strip(" \u200e") == "x"
    assert text[found.end :].strip(" \u200e") == "y"


def test_very_words_are_found_without_a_remark_and_come_first() -> None:
    text = "at\u00a0least 50, then at least 50"
    assert [f.told != "" for f in find(text, "at least 50")] == [True, False]
    assert first_place(text, "at least 50") == lookalikes.LookalikeMatch(18, 29, 1)


def test_capital_letters_count_only_where_nothing_else_is_found() -> None:
    assert [f.start for f in find("AT LEAST, at least", "at least")] == [10]


def test_every_place_is_given_with_its_line() -> None:
    assert [f.line for f in find("so\nand so\n\nso", "so")] == [1, 2, 4]


@pytest.mark.parametrize(
    ("text", "words"),
    [("oﬃce", "of"), ("café", "cafe"), ("cafe\u0301", "cafe"), ("a.c", "abc"), ("ab", ""),
     ("ab", " \u200b"), ("50", "5 0"), ("", "a"), ("resent", "re-sent")],
)  # fmt: skip
def test_what_looks_otherwise_is_not_found(text: str, words: str) -> None:
    assert find(text, words) == ()


DISGUISES = (
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", " \r\n "),
    lambda text: text.replace("s", "s\u00ad"),
    lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
    lambda text: text.replace("-", "\u2011"),
    lambda text: text.replace("-", "-\n"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("f", "\u200df"),
    lambda text: text.replace("ffi", "ﬃ"),
    lambda text: text.replace("least", "le-\nast"),
    lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text),
)


@given(st.lists(st.sampled_from(DISGUISES), max_size=6, unique=True), st.text(max_size=20))
def test_any_disguises_together_are_seen_through(disguises: list, before: str) -> None:
    there = WORDS
    for disguise in disguises:
        there = disguise(there)
    text = f"{before}. {there} | and more"
    found = first_place(text, WORDS)
    assert found is not None
    assert text[found.start : found.end] == there
    assert found.line == text.count("\n", 0, found.start) + 1


@pytest.mark.long
@given(st.text(max_size=60), st.text(max_size=12))
def test_an_address_is_always_that_of_what_looks_the_same(text: str, words: str) -> None:
    for found in find(text, words):
        real = text[found.start : found.end]
        assert bool(found.told) == (real != words.strip())
        assert (
            folded(real).replace("-", "").replace(" ", "").casefold()
            == folded(words).replace("-", "").replace(" ", "").casefold()
        )


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_piece_of_a_text_is_found_where_it_was_cut_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = text[start:end]
    assert not find(text, piece) or any(
        text[f.start : f.end] == piece.strip() or f.told for f in find(text, piece)
    )


def test_two_copies_look_the_same_by_one_fingerprint() -> None:
    assert same_look("“so”,\r\nhe said") == same_look('"so", he said\n')
    assert same_look("so") == hashlib.sha256(b"so").hexdigest()
    assert same_look("50") != same_look("60")


def test_the_nearest_line_shares_the_most_words() -> None:
    text = "nothing here\nthe army said 23 died\nthe army said so\n"
    assert nearest_line(text, "army said 24 died") == (2, "the army said 23 died")
    assert nearest_line(text, "zzz") is None

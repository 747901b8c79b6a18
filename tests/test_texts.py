"""Texts as readers keep them: the very text in other bytes, and what is no text at all."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import TEXT
from hypothesis import given
from hypothesis import strategies as st

from explainer.files import FileError
from explainer.records import texts

SHA = hashlib.sha256(TEXT.encode()).hexdigest()
WINDOWS = "He said “at least 50” – it’s so…\n"


def refusal(content: bytes) -> str:
    with pytest.raises(FileError) as refused:
        texts.decode(content, "report.txt")
    said = str(refused.value)
    assert said.startswith("report.txt ")
    return said


COPIES: list[tuple[Callable[[str], bytes], str]] = [
    (lambda t: t.encode(), ""),
    (lambda t: t.replace("\n", "\r\n").encode(), "line ends"),
    (lambda t: t.replace("\n", "\r").encode(), "line ends"),
    (lambda t: codecs.BOM_UTF8 + t.encode(), "a byte order mark"),
    (lambda t: codecs.BOM_UTF8 + t.replace("\n", "\r\n").encode(), "a byte order mark and line"),
    (lambda t: t.rstrip("\n").encode(), "line ends"),
    (lambda t: (t + "\n\n").encode(), "line ends"),
    (lambda t: t.encode("utf-16"), "encoding and a byte order mark"),
    (lambda t: codecs.BOM_UTF16_BE + t.encode("utf-16-be"), "encoding"),
    (lambda t: t.encode("utf-32"), "encoding"),
    (lambda t: t.encode("cp1252"), "differs only in encoding"),
    (lambda t: t.replace("\n", "\r\n").encode("cp1252"), "encoding and line ends"),
]


@pytest.mark.parametrize(("saved", "told"), COPIES)
def test_the_very_text_is_known_however_it_was_saved(
    tmp_path: Path, saved: Callable[[str], bytes], told: str
) -> None:
    (tmp_path / "report.txt").write_bytes(saved(TEXT))
    copy = texts.copy_of(tmp_path / "report.txt", len(TEXT), SHA)
    assert copy.text == TEXT
    assert (told in copy.told) if told else copy.told == ""


@pytest.mark.parametrize(
    "other",
    [TEXT + "more", TEXT.replace("50", "60"), " " + TEXT, TEXT.replace("“", '"'), "\n" + TEXT,
     TEXT.replace("\n", "\n\n", 1), TEXT[:-20]],
)  # fmt: skip
def test_other_words_are_another_text(tmp_path: Path, other: str) -> None:
    (tmp_path / "report.txt").write_bytes(other.encode())
    assert texts.copy_of(tmp_path / "report.txt", len(TEXT), SHA).text is None


@pytest.mark.parametrize("page", ["cp1250", "cp1251", "cp1252", "cp1254", "cp1257"])
def test_signs_that_every_windows_page_shares_are_read(page: str) -> None:
    assert texts.decode(WINDOWS.encode(page), "report.txt") == WINDOWS


@pytest.mark.parametrize(
    "content",
    [
        "He said “so” in a café.".encode("cp1252"),
        "Он сказал".encode("cp1251"),
        "پاکستان".encode("cp1256"),
        "He said “so”.".encode("mac_roman"),
        "新聞".encode("big5"),
        "新闻".encode("gb18030"),
        codecs.BOM_UTF8 + b"a \x93so\x94",
        TEXT.encode()[:-1] + b"\xff",
        TEXT.encode().replace("“".encode(), "“".encode()[:2]),
        "x".encode("utf-16")[:-1],
    ],
)
def test_letters_that_cannot_be_known_are_not_guessed(content: bytes) -> None:
    said = refusal(content)
    assert "UTF-8" in said
    assert "save" in said


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\n", "a PDF"),
        (b"\n\n%PDF-1.4", "a PDF"),
        (b"PK\x03\x04\x14\x00word/document.xml", "a Word, OpenDocument or EPUB file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old Word"),
        (b"{\\rtf1\\ansi so}", "a Rich Text file"),
        (b"<!DOCTYPE html><p>so", "a web page (HTML)"),
        (codecs.BOM_UTF8 + b"\n <html lang=en>", "a web page (HTML)"),
        (b"<!-- saved --><HTML>", "a web page (HTML)"),
        ("<html>".encode("utf-16"), "a web page (HTML)"),
        (b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image (JPEG)"),
        (b"GIF89a", "an image (GIF)"),
        (b"RIFF\x00\x00\x00\x00WEBP", "an image (WebP)"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
        (b"\x7fELF\x02", "a program"),
        (b"MZ\x90\x00\x03", "a program"),
        (b"\x00\x00\x00\x18ftypmp42", "a film"),
        (b"From: a\nTo: b\nMIME-Version: 1.0\nContent-Type: text/plain\n\nso", "an e-mail"),
        (b"so\x00so", "no plain text (line 1 holds the control character U+0000)"),
        (b"a\n\x1b[31mred", "line 2 holds the control character U+001B"),
        ("so".encode("utf-16-le"), "no plain text"),
        (b"", "holds no words"),
        (b" \r\n\t", "holds no words"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, what: str) -> None:
    assert what in refusal(content)


@pytest.mark.parametrize(
    "words", ["BMW said so.", "MZ is a name.", "PK said.", "From: here to there."]
)
def test_words_that_begin_like_a_file_are_words(words: str) -> None:
    assert texts.decode(words.encode(), "report.txt") == words


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        text = texts.decode(content, "report.txt")
    except FileError:
        return
    assert text.strip()
    assert "\r" not in text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80))
def test_a_text_comes_back_from_every_encoding_that_names_itself(words: str) -> None:
    text = texts.clean(f"x{words}")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        try:
            assert texts.decode(text.encode(encoding), "report.txt") == text
        except FileError as fault:
            assert "web page" in str(fault)  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("one\nso \ufffd", "line 2 holds “�”"),
        ("heâ€™s", "wrong encoding"),
        ("cafÃ© x", "wrong encoding"),
        ("a\x00b", "control characters"),
    ],
)
def test_damage_that_was_done_before_is_told(text: str, why: str) -> None:
    said = texts.damage(text)
    assert said is not None
    assert why in said


@pytest.mark.parametrize("text", [TEXT, "Ça va? Ávila, São Paulo, Ã la carte", "سیکیورٹی فورسز"])
def test_sound_texts_are_not_called_damaged(text: str) -> None:
    assert texts.damage(text) is None


def test_the_five_are_the_very_texts(texts: Path) -> None:
    from explainer.records.texts import damage, read

    for file in texts.glob("0*.txt"):
        assert read(file) == file.read_bytes().decode()
        assert damage(read(file)) is None

"""Texts of reports, as readers keep them: read rightly, or refused in words.

What "the same text" means: the same characters once a byte order mark is taken off and every
line end (CR LF, CR) is a line feed; line ends at the very end of the file count for nothing. The
recorded ``sha256`` is that of these characters in UTF-8, and addresses count these characters.
So a copy that another computer has saved in its own way is still the very text.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from explainer.files import FileError, read_bytes

__all__ = [
    "Copy",
    "clean",
    "copy_of",
    "damage",
    "decode",
    "fingerprint",
    "read",
    "sentence_at",
    "sentence_number",
    "the_very_text",
]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOK = "look at its name and its folder"
_OPEN_AND_SAVE = "open it, copy the words, and save them as plain text in UTF-8"
_OTHER_FILES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or EPUB file, or another ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"BM", "an image (BMP)"),
    (b"RIFF", "an image (WebP), a sound or a film"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"7z\xbc\xaf", "a compressed archive (7z)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or a film"),
    (b"bplist", "a web archive or a property list"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype|html|head|body|svg|rss)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(r"(?:From|Return-Path|Received|MIME-Version|Delivered-To): .*\n(?:.*\n){0,40}?"
                   r"Content-(?:Type|Transfer-Encoding):", re.IGNORECASE)  # fmt: skip
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦]|Ã[©¨¡¼¶¤±]|â\x80[\x90-\xbf]|Ø[§±³]Ù|[ÙØÛ][^\\w\\s][ÙØÛ]")
_SHARED_SIGNS = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0")
"""Bytes that mean the same quotation mark, dash or blank on every Windows code page."""


def clean(text: str) -> str:
    """A text with one kind of line end, and nothing that cannot be written as UTF-8."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return plain.encode("utf-8", "replace").decode("utf-8")


def fingerprint(text: str) -> str:
    """The sha256 of a clean text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(file: Path, name: str = "") -> str:
    """The clean text of a file.

    Raises
    ------
    FileError
        When it cannot be read, is no text, or its encoding cannot be known.
    """
    name = name or str(file)
    return decode(read_bytes(file, name, LOOK), name)


def decode(content: bytes, name: str) -> str:
    """The clean text in a file's bytes.

    Parameters
    ----------
    content : bytes
        The whole file.
    name : str
        What it is called, for a fault.

    Raises
    ------
    FileError
        When it is no text (a PDF, a Word file, a web page, an image), or in an encoding that
        cannot be known for sure. A guess would damage names in silence.
    """
    encoding = next((codec for bom, codec in _BOMS if content.startswith(bom)), "")
    if not encoding and (what := _other_file(content)):
        raise FileError(name, f"is {what} and no text; {_OPEN_AND_SAVE}")
    text = clean(_decoded(content, encoding, name))
    if _HTML.match(text):
        raise FileError(name, "is a web page (HTML) and no plain text; open it in a browser, copy "
                        "the words of the report, and save them as plain text")  # fmt: skip
    if _MAIL.match(text):
        raise FileError(name, f"is an e-mail and no plain text; {_OPEN_AND_SAVE}")
    if control := re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text):
        line = text.count("\n", 0, control.start()) + 1
        raise FileError(name, f"is no plain text (line {line} holds the control character "
                        f"U+{ord(control[0]):04X}); {_OPEN_AND_SAVE}")  # fmt: skip
    if not text.strip():
        raise FileError(name, "is no text: it holds no words")
    return text


def _other_file(content: bytes) -> str:
    head = content[:1024].lstrip(b"\r\n\t ")
    for magic, what in _OTHER_FILES:
        # Two letters may begin a text as well; a file of that kind goes on with bytes of no text.
        if head.startswith(magic) and (len(magic) > 3 or b"\x00" in content[:4096]):
            return what
    if b"%PDF-" in content[:1024]:
        return "a PDF"
    if content[4:8] == b"ftyp":
        return "a film, a sound or an image"
    return ""


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding in ("", "utf-8"):
            return _windows(content, error, name)
        said = f"is damaged: it begins as {encoding.upper()} but does not go on so; "
        raise FileError(name, said + _OPEN_AND_SAVE) from None


def _windows(content: bytes, error: UnicodeDecodeError, name: str) -> str:
    """A text of Windows, where its bytes can mean one thing only.

    Quotation marks and dashes are the same on all Windows pages; letters are not: 0xE9 is é in
    Paris and й in Moscow.
    """
    high = {byte for byte in content if byte >= 0x80}
    if not content.startswith(codecs.BOM_UTF8) and b"\x00" not in content and high <= _SHARED_SIGNS:
        text = content.decode("cp1252")
        if _signs_in_their_places(text):
            return text
    if b"\x00" in content[:200]:
        said = "is no text in UTF-8 (it may be UTF-16 without its mark, or no text at all)"
        raise FileError(name, f"{said}; {_OPEN_AND_SAVE}")
    letters = (n for n, byte in enumerate(content) if byte >= 0x80 and byte not in _SHARED_SIGNS)
    at = max(error.start, next(letters, 0))
    line = content.count(b"\n", 0, at) + 1
    shown = content[at : at + 1].decode("cp1252", "replace")
    raise FileError(
        name,
        f"is not UTF-8 (line {line} holds the byte {content[at]:#04x}, which would be "
        f"“{shown}” in Windows-1252 and another letter elsewhere), so its letters cannot be known "
        "for sure; open it in the program it was written with and save it as UTF-8",
    )


def _signs_in_their_places(text: str) -> bool:
    """A check of the guess: words in Latin letters, marks that open before and close after them."""
    misplaced = re.search(r"\w[“]\w|(?:^|\s)”\w|“(?:\s|$)", text)
    latin = sum(sign.isascii() and (sign.isalpha() or sign.isspace()) for sign in text)
    return misplaced is None and latin > 0.6 * len(text)


def damage(text: str) -> str | None:
    """What shows that a text was damaged before it came here, or None.

    Signs that were lost ("�") and letters read in the wrong encoding ("â€œ") cannot be mended.
    """
    for found, why in (
        (re.search("\ufffd", text), "holds “�” where a sign was lost"),
        (_MOJIBAKE.search(text), "holds signs that were read in a wrong encoding"),
        (re.search(r"[\x00-\x08\x0e-\x1f]", text), "holds control characters"),
    ):
        if found:
            line = text.count("\n", 0, found.start()) + 1
            shown = "".join(c if c.isprintable() else "\ufffd" for c in found[0])
            return f"line {line} {why} (“{shown}”); copy the text again from where it was read"
    return None


@dataclass(frozen=True)
class Copy:
    """A reader's copy of a text: the very text, or None; and in what the file differs."""

    text: str | None
    told: str = ""


def the_very_text(text: str, characters: int, sha256: str) -> str | None:
    """The text that was read, from a clean copy; None where it is another one."""
    if fingerprint(text) == sha256:
        return text
    body = text.rstrip("\n")
    ends = characters - len(body)
    same = body + "\n" * ends
    return same if ends >= 0 and fingerprint(same) == sha256 else None


def copy_of(file: Path, characters: int, sha256: str) -> Copy:
    """A file held against the text that was read.

    Parameters
    ----------
    file : Path
        The reader's copy.
    characters : int
        The characters of the text that was read.
    sha256 : str
        Its fingerprint.

    Raises
    ------
    FileError
        When the file cannot be read as text.
    """
    content = read_bytes(file, file.name, LOOK)
    text = the_very_text(decode(content, file.name), characters, sha256)
    if text is None or content == text.encode():
        return Copy(text)
    differs = [
        *(["encoding"] if not _is_utf8(content) else []),
        *(["a byte order mark"] if content.startswith(tuple(bom for bom, _ in _BOMS)) else []),
        *(["line ends"] if _ends_differ(content, text) else []),
    ]
    return Copy(text, f"differs only in {' and '.join(differs) or 'line ends'}")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _ends_differ(content: bytes, text: str) -> bool:
    return b"\r" in content or content.count(b"\n") != text.count("\n")


_SENTENCE_END = re.compile(r"[.!?][”’\"']?\s+(?=[“‘\"A-Z])")


def sentence_number(document_text: str, start: int) -> int:
    """Which sentence of a text, counted from one, holds a character; a line begins a new one."""
    *before, last = document_text[: start + 1].split("\n")
    whole = sum(len(_SENTENCE_END.findall(line.strip())) + 1 for line in before if line.strip())
    return whole + len(_SENTENCE_END.findall(last)) + 1


def sentence_at(document_text: str, start: int, end: int) -> str:
    """The whole sentence (or sentences) around characters ``start`` to ``end``."""
    line_start = document_text.rfind("\n", 0, start) + 1
    line_end = document_text.find("\n", end)
    line = document_text[line_start : line_end if line_end >= 0 else None]
    breaks = [0, *(m.end() for m in _SENTENCE_END.finditer(line)), len(line)]
    first = max(b for b in breaks if b <= start - line_start)
    last = min(b for b in breaks if b >= end - line_start)
    return line[first:last].strip()

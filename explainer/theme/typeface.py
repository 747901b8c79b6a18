"""The two typefaces of the page: as data for style sheets, and how wide their letters are."""

from __future__ import annotations

import base64
from functools import cache, lru_cache

from explainer import paths
from explainer.files import RESTORE, FileError, read_bytes, read_json

__all__ = ["FACES", "PAPER_SIZES_PT", "SIZES_PX", "faces_css", "read_face", "width_px"]

FACES = {"Public Sans": ("public-sans", "400 700"), "Newsreader": ("newsreader", "400 600")}
"""By its name in style sheets, the file of a typeface and its weights."""
SIZES_PX = {"title": 28.0, "heading": 21.0, "text": 16.0, "label": 14.0, "small": 12.5}
"""The sizes of letters on a screen. Style sheets have them as ``--size-title`` and so on, in
``rem``: a reader who sets larger letters gets them, and so does a projector."""
PAPER_SIZES_PT = {"title": 17.0, "heading": 14.0, "text": 11.0, "label": 9.5, "small": 8.5}
"""The same on sheets that are made to be printed."""
_WIDTHS = "public-sans-widths.json"
_UNKNOWN = 1000
"""The width of a letter that is not shipped, in thousandths of its size: as wide as any."""


def read_face(file: str) -> bytes:
    """A typeface as WOFF2, from its file.

    Raises
    ------
    FileError
        When it is missing, damaged or cut off: a WOFF2 tells its own length.
    """
    name = f"explainer/theme/fonts/{file}.woff2"
    content = read_bytes(paths.fonts_folder() / f"{file}.woff2", name)
    if content[:4] != b"wOF2" or int.from_bytes(content[8:12], "big") != len(content):
        raise FileError(name, f"is cut off or damaged; {RESTORE}")
    return content


def faces_css() -> str:
    """Both typefaces as rules of a style sheet that fetches nothing."""
    return "".join(
        f"@font-face {{ font-family: '{name}'; font-weight: {weights}; src: "
        f"url(data:font/woff2;base64,{base64.b64encode(read_face(file)).decode()}) "
        "format('woff2'); }\n"
        for name, (file, weights) in FACES.items()
    )


@lru_cache(4096)
def width_px(words: str, px: float, *, bold: bool = False) -> float:
    """How wide words in Public Sans are, in pixels, at a size in pixels.

    Pairs of letters that stand closer together are not taken off, so words are never wider.
    """
    widths = _widths()["bold" if bold else "regular"]
    return px / 1000 * sum(widths.get(letter, _UNKNOWN) for letter in words)


@cache
def _widths() -> dict[str, dict[str, int]]:
    read: dict[str, dict[str, int]] = read_json(
        paths.fonts_folder() / _WIDTHS, f"explainer/theme/fonts/{_WIDTHS}", RESTORE
    )
    return read

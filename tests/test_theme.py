"""The palette: legible on paper, and told apart by readers with a colour vision deficiency."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from explainer.theme import palette

SPEAKERS = {side: palette.SPEAKER_COLOURS[side] for side in ("pakistan", "afghanistan",
                                                          "third-party", "report")}  # fmt: skip
DEFICIENCIES = ("protanomaly", "deuteranomaly", "tritanomaly")
TOLD_APART = 11.0
"""Smallest CAM02-UCS distance between two speakers' colours; about 2 is just noticeable."""


def rgb(code: str) -> np.ndarray:
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def luminance(code: str) -> float:
    """Relative luminance, WCAG 2."""
    channels = rgb(code)
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [palette.INK, palette.MUTED, palette.LINK])
def test_words_stand_out_from_paper(colour: str) -> None:
    assert contrast(colour, palette.PAPER) >= 4.5


@pytest.mark.parametrize("side", list(SPEAKERS))
def test_marks_stand_out_from_paper_and_land(side: str) -> None:
    for ground in (palette.PAPER, palette.map_colours()["party"]):
        assert contrast(SPEAKERS[side], ground) >= 3


@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_speakers_are_told_apart_whatever_the_eye(deficiency: str | None) -> None:
    seen = {}
    for side, code in SPEAKERS.items():
        colour = rgb(code)
        if deficiency:
            space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
            colour = np.clip(cspace_convert(colour, space, "sRGB1"), 0, 1)
        seen[side] = colour
    for one, other in combinations(seen, 2):
        apart = deltaE(seen[one], seen[other], input_space="sRGB1")
        assert apart >= TOLD_APART, (deficiency, one, other, apart)


def test_every_kind_of_border_is_told_apart_by_its_dashes_alone() -> None:
    dashes = [stroke.dash for stroke in palette.BORDERS.values()]
    assert len(set(dashes)) == len(dashes)
    assert [kind for kind, stroke in palette.BORDERS.items() if stroke.dash == "solid"] == [
        "agreed"
    ]


@pytest.mark.parametrize("kind", [kind for kind in palette.BORDERS if kind != "province"])
def test_borders_stand_out_from_every_ground_of_the_map(kind: str) -> None:
    for ground in ("party", "land", "disputed_land"):
        assert contrast(palette.BORDERS[kind].colour, palette.map_colours()[ground]) >= 3, ground

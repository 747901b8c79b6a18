"""Words in lines as plotly draws them."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from explainer.figures.lettering import wrap


@given(st.text(alphabet="ab -—\u00a0\u2009\n’", max_size=60), st.integers(1, 20))
def test_lines_are_those_of_the_standard_library(words: str, characters: int) -> None:
    assert wrap(words, characters) == textwrap.wrap(words, characters)

"""A table in one test: no row is lost, and each that fails is named."""

from __future__ import annotations

import pytest
from rows import every_row


def test_every_row_is_tried_and_every_failing_row_is_named() -> None:
    tried: list[int] = []

    @every_row([1, 2, (3,), 4])
    def even(number: int) -> None:
        tried.append(number)
        assert number % 2 == 0, f"{number} is odd"

    with pytest.raises(pytest.fail.Exception) as failed:
        even()
    assert tried == [1, 2, 3, 4]
    said = str(failed.value)
    assert said.startswith("2 of 4 rows:\n(1,): AssertionError: 1 is odd")
    assert "(3,): AssertionError: 3 is odd" in said
    assert "(2,)" not in said


def test_what_does_not_raise_as_expected_is_named_too() -> None:
    @every_row(["1", "x"])
    def refused(words: str) -> None:
        with pytest.raises(ValueError, match="invalid literal"):
            int(words)

    with pytest.raises(pytest.fail.Exception, match=r"^1 of 2 rows:\n\('1',\): Failed: DID NOT"):
        refused()


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(AssertionError, match="checks nothing"):
        every_row([])

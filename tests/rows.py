"""Tables checked row by row in one test, where a row costs pytest more than it costs us."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

__all__ = ["every_row"]


def every_row(rows: Iterable[object]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make a test of one row a test of all: every row is tried, every row that fails is named.

    Parameters
    ----------
    rows : Iterable
        What the test is called with: tuples of its arguments, or its only argument.
    """
    table = [row if isinstance(row, tuple) else (row,) for row in rows]
    assert table, "a table without rows checks nothing"

    def made(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            wrong = [told for row in table if (told := _fault(check, row))]
            if wrong:
                pytest.fail(
                    f"{len(wrong)} of {len(table)} rows:\n" + "\n".join(wrong), pytrace=False
                )

        # Not functools.wraps: pytest would follow it to the arguments of one row.
        test.__name__, test.__doc__, test.__module__ = (
            check.__name__, check.__doc__, check.__module__,
        )  # fmt: skip
        return test

    return made


def _fault(check: Callable[..., None], row: tuple[object, ...]) -> str | None:
    """What is wrong with a row, with the row; None where nothing is."""
    try:
        check(*row)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - named, with its row
        return f"{row!r}: {type(error).__name__}: {error}"
    return None

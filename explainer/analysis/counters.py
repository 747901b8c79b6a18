"""Casualty statements by who counts, and what replaced them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from explainer.analysis.counts import Counting, counting
from explainer.analysis.statements import Statement
from explainer.records.scales import Side

__all__ = [
    "SIDES",
    "by_counting",
]
SIDES: tuple[Side, Side] = ("pakistan", "afghanistan")
"""The two sides, in the order in which they are always shown."""


UMBRELLA = {"both", "not stated"}
"""Sides of a group that may hold people of several groups."""


def by_counting(given: Iterable[Statement]) -> tuple[tuple[Counting, tuple[Statement, ...]], ...]:
    """Statements grouped by from where they are counted; empty groups are left out."""
    found: dict[Counting, list[Statement]] = defaultdict(list)
    for statement in given:
        found[counting(statement.claim)].append(statement)
    return tuple((s, tuple(found[s])) for s in get_args(Counting) if found[s])

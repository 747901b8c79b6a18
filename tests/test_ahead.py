"""Pages made ahead: the same pages, made in idle time, and only a few of them kept."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace

import pytest
from builders import real_ledger

from explainer.notebook import pages as notebook_pages
from explainer.notebook.pages import KEPT, Pages, days_beside
from explainer.notebook.plotview import figure_json
from explainer.page import rendering
from explainer.page.state import State, default_state

FIRST, LAST = dt.date(2025, 10, 9), dt.date(2025, 10, 29)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[State]:
    """The states whose pages were made, in order."""
    made: list[State] = []
    render = rendering.render

    def noting(ledger: object, state: State) -> rendering.Page:
        made.append(state)
        return render(ledger, state)  # type: ignore[arg-type]

    monkeypatch.setattr(notebook_pages.rendering, "render", noting)
    return made


def on(day: int) -> State:
    return State(known_on=dt.date(2025, 10, day))


def test_a_page_made_ahead_is_the_page() -> None:
    pages, state = Pages(real_ledger()), default_state(real_ledger())
    made = pages.of(state)
    plain = rendering.render(real_ledger(), state)
    assert made.figures == {name: figure_json(view.figure) for name, view in plain.views.items()}
    assert {n: v.html for n, v in made.page.views.items()} == {
        n: v.html for n, v in plain.views.items()
    }


def test_the_days_beside_are_made_when_nothing_is_asked(rendered: list[State]) -> None:
    async def wait() -> Pages:
        pages = Pages(real_ledger())
        pages.of(on(20))
        pages.make_ahead((on(19), on(21)), idle=0)
        while len(rendered) < 3:
            await asyncio.sleep(0.01)
        return pages

    pages = asyncio.run(wait())
    assert rendered == [on(20), on(19), on(21)]
    pages.of(on(19))
    assert len(rendered) == 3


def test_what_was_planned_is_put_off_when_another_page_is_asked_for(rendered: list[State]) -> None:
    async def ask() -> None:
        pages = Pages(real_ledger())
        pages.make_ahead((on(19),), idle=0)
        pages.of(on(25))
        await asyncio.sleep(0.05)

    asyncio.run(ask())
    assert rendered == [on(25)]


def test_without_an_event_loop_nothing_is_planned(rendered: list[State]) -> None:
    Pages(real_ledger()).make_ahead((on(19),), idle=0)
    assert rendered == []


def test_only_the_last_few_are_kept(rendered: list[State]) -> None:
    pages = Pages(real_ledger())
    for day in range(10, 10 + KEPT + 1):
        pages.of(on(day))
    pages.of(on(10 + KEPT))
    assert len(rendered) == KEPT + 1
    pages.of(on(10))
    assert len(rendered) == KEPT + 2


def test_the_likelier_day_is_first_and_none_is_out_of_reach() -> None:
    def days(shown: int, before: int | None) -> list[int]:
        found = days_beside(on(shown), on(before) if before else None, first=FIRST, last=LAST)
        return [state.known_on.day for state in found]

    assert days(20, None) == [19, 21, 18]
    assert days(20, 19) == [21, 19, 22]
    assert days(20, 21) == [19, 21, 18]
    assert days(29, None) == [28, 27]
    assert days(9, 10) == [10]


def test_whatever_else_is_chosen_stays_chosen() -> None:
    shown = replace(on(20), wider=True, topic="casualties", chosen="x")
    for state in days_beside(shown, None, first=FIRST, last=LAST):
        assert replace(state, known_on=shown.known_on) == shown

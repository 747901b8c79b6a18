"""The days beside the one that is shown: told to the browser whole, and taken over from it."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import ipywidgets as w
import pytest
from builders import real_ledger

from explainer.notebook.explainer import Explainer
from explainer.notebook.shown import changes, seen, send_again, show
from explainer.page.state import State, default_state

ASK = {"kind": "page-ahead"}
OWN = {"page", "left", "day", "shown", "step"}
"""What says how the page came to be as it is, not what it says."""


def on(day: int, **chosen: Any) -> State:
    return replace(default_state(real_ledger()), known_on=dt.date(2025, 10, day), **chosen)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[w.Widget, dict[str, Any]]]:
    """All that the kernel tells the browser, as our front end gets it: without echo."""
    monkeypatch.setattr("ipywidgets.widgets.widget.JUPYTER_WIDGETS_ECHO", False)
    sent: list[tuple[w.Widget, dict[str, Any]]] = []
    monkeypatch.setattr(w.Widget, "_send", lambda self, message, **_: sent.append((self, message)))
    return sent


def ahead(sent: list[tuple[w.Widget, dict[str, Any]]]) -> list[dict[str, Any]]:
    contents = [message["content"] for _, message in sent if message["method"] == "custom"]
    return [content for content in contents if content.get("kind") == "page-ahead"]


def names_sent(sent: list[tuple[w.Widget, dict[str, Any]]]) -> set[str]:
    return {name for _, message in sent for name in message.get("state", {})}


async def standing_on(state: State, sent: list[Any], days: int = 2) -> Explainer:
    """A page that an open browser shows, and which has told it the days beside."""
    explainer = Explainer(real_ledger())
    explainer._day._handle_custom_msg(ASK, [])
    explainer.show_state(state)
    while len(ahead(sent)) < days:
        await asyncio.sleep(0.01)
    return explainer


def as_sent(states: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the browser's models hold, without how they came to hold it and other models' names."""
    refers = {"layout", "style", "children"}
    plain: list[dict[str, Any]] = json.loads(json.dumps(list(states)))
    return [{k: v for k, v in state.items() if k not in OWN | refers} for state in plain]


def state_of(explainer: Explainer) -> list[dict[str, Any]]:
    shown = explainer._shown(explainer._pages.of(explainer.state))
    return as_sent(widget.get_state() for widget in shown)


def steps(explainer: Explainer, day: int) -> None:
    """What the browser says when it has shown a day that it was told ahead."""
    control = explainer._day
    control.set_state({"left": control.page, "day": f"2025-10-{day:02}"})


def test_the_days_beside_are_told_once_the_browser_asks(
    told: list[tuple[w.Widget, dict[str, Any]]],
) -> None:
    async def run() -> None:
        explainer = Explainer(real_ledger())
        explainer.show_state(on(28))
        await asyncio.sleep(0.5)
        assert ahead(told) == []
        explainer._day._handle_custom_msg({"kind": "something else"}, [])
        assert ahead(told) == []
        explainer._day._handle_custom_msg(ASK, [])
        while len(ahead(told)) < 2:
            await asyncio.sleep(0.01)
        assert {content["day"] for content in ahead(told)} == {"2025-10-27", "2025-10-29"}
        assert {content["page"] for content in ahead(told)} == {explainer._day.page}

    asyncio.run(run())


@pytest.mark.parametrize(("here", "there"), [(29, 28), (27, 26), (26, 27), (13, 12), (10, 9)])
@pytest.mark.parametrize("wider", [False, True])
def test_a_day_told_ahead_is_the_day(
    told: list[tuple[w.Widget, dict[str, Any]]], here: int, there: int, wider: bool
) -> None:
    """The models, changed as the browser changes them, hold what the kernel would have sent."""

    async def run() -> None:
        explainer = await standing_on(on(here, wider=wider), told, 1)
        while not (found := [c for c in ahead(told) if c["day"] == f"2025-10-{there:02}"]):
            await asyncio.sleep(0.01)
        page = explainer._shown(explainer._pages.of(explainer.state))
        models = {one.model_id: one.get_state() for one in page}
        for model, state in found[-1]["changes"].items():
            models[model] |= state
        by_browser = as_sent(models[one.model_id] for one in page)
        explainer.show_state(on(there, wider=wider))
        assert by_browser == as_sent(one.get_state() for one in page)

    asyncio.run(run())


@pytest.mark.parametrize(("here", "there"), [(29, 28), (28, 29), (27, 26), (26, 27)])
def test_what_the_browser_shows_already_is_not_sent(
    told: list[tuple[w.Widget, dict[str, Any]]], here: int, there: int
) -> None:
    async def run() -> None:
        explainer = await standing_on(on(here), told, 1)
        while f"2025-10-{there:02}" not in explainer._day._ahead:
            await asyncio.sleep(0.01)
        before = explainer._day.page
        told.clear()
        steps(explainer, there)
        assert explainer.state == on(there)
        assert explainer._day.page == before + 1
        assert explainer._day.shown == f"2025-10-{there:02}"
        assert names_sent(told) <= {"page", "shown", "index"}
        assert state_of(explainer) == state_of(Explainer(real_ledger(), on(there)))

    asyncio.run(run())


def test_what_was_told_of_a_page_that_is_gone_is_sent_whole(
    told: list[tuple[w.Widget, dict[str, Any]]],
) -> None:
    """The reader chose a claim and moved the day before the page had answered."""

    async def run() -> None:
        explainer = await standing_on(on(28), told)
        left = explainer._day.page
        explainer._claim.set_state({"index": 5})
        assert explainer._day.page == left + 1
        told.clear()
        explainer._day.set_state({"left": left, "day": "2025-10-27"})
        chosen = explainer.state.chosen
        assert explainer.state.known_on == dt.date(2025, 10, 27)
        shown = explainer._shown(explainer._pages.of(explainer.state))
        for widget, traits in shown.items():
            names = {"_options_labels", "index"} if isinstance(widget, w.Dropdown) else set(traits)
            sent = [m["state"] for one, m in told if one is widget and m["method"] == "update"]
            assert names <= {name for state in sent for name in state}, (widget, chosen)

    asyncio.run(run())


def test_a_day_that_was_not_told_is_sent_as_ever(
    told: list[tuple[w.Widget, dict[str, Any]]],
) -> None:
    explainer = Explainer(real_ledger())
    told.clear()
    explainer._day.set_state({"left": 0, "day": "2025-10-28"})
    assert {"html", "value", "words", "figure", "page", "shown"} <= names_sent(told)


# --- the values themselves --------------------------------------------------------------------


def two() -> tuple[w.HTML, w.Dropdown]:
    return w.HTML("before"), w.Dropdown(options=[("One", "1"), ("Two", "2")], value="1")


def test_changes_are_what_showing_would_send() -> None:
    words, choice = two()
    page = {words: {"value": "after"}, choice: {"options": (("Three", "3"),), "value": "3"}}
    assert changes(page) == {
        words.model_id: {"value": "after"},
        choice.model_id: {"_options_labels": ["Three"]},
    }
    show(page)
    assert changes(page) == {}
    assert (words.value, choice.value) == ("after", "3")


def test_what_was_seen_is_not_sent_again(told: list[tuple[w.Widget, dict[str, Any]]]) -> None:
    words, choice = two()
    options = tuple((str(number), str(number)) for number in range(9))
    page = {words: {"value": "after"}, choice: {"options": options, "value": "7"}}
    told.clear()
    seen(page, changes(page))
    show(page)
    assert [message["state"] for _, message in told] == [{"index": 7}]
    assert (words.value, choice.value, choice.index) == ("after", "7", 7)


def test_all_is_sent_again_when_asked(told: list[tuple[w.Widget, dict[str, Any]]]) -> None:
    words, choice = two()
    page = {words: {"value": "before"}, choice: {"options": (("One", "1"),), "value": "1"}}
    show(page)
    told.clear()
    send_again(page)
    assert [set(message["state"]) for _, message in told] == [
        {"value"}, {"_options_labels", "index"},
    ]  # fmt: skip

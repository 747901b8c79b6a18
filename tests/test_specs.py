"""Figures are plain values: JSON as they are, and plotly takes each of them."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import real_ledger, rendered, telling_days
from plotly.utils import PlotlyJSONEncoder

from explainer.page import rendering
from explainer.page.state import State

STATES = [State(day, wider=wider) for wider in (False, True) for day in telling_days(wider=wider)]


@pytest.mark.long
@pytest.mark.parametrize("state", STATES, ids=lambda s: f"{s.known_on}{'+' * s.wider}")
def test_plotly_takes_every_figure_and_changes_nothing(state: State) -> None:
    """An attribute that plotly.js does not know would be refused, or passed over in silence."""
    for name, view in rendered(state).views.items():
        spec = json.loads(json.dumps(view.spec))
        made = json.loads(json.dumps(view.figure.to_plotly_json(), cls=PlotlyJSONEncoder))
        del made["layout"]["template"], spec["layout"]["template"]
        assert _given(made) == _given(spec), name


def _given(value: Any) -> Any:
    """Values without what is empty: plotly leaves it out."""
    if isinstance(value, dict):
        kept = {key: _given(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in ([], {}, None)}
    return [_given(inner) for inner in value] if isinstance(value, list) else value


def test_two_calls_compare_equal() -> None:
    one, two = (rendering.render(real_ledger(), STATES[-1]) for _ in range(2))
    for name, view in one.views.items():
        assert view.spec == two.views[name].spec, name


def test_the_object_of_plotly_is_made_once_and_only_when_asked_for() -> None:
    view = rendering.render(real_ledger(), STATES[0]).map
    assert "figure" not in vars(view)
    assert isinstance(view.figure, go.Figure)
    assert view.figure is view.figure

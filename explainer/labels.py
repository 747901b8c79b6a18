"""The controlled words of the records as readers see them, and sentences that never change."""

from __future__ import annotations

from explainer.analysis import Counting
from explainer.comparisons import Standpoint
from explainer.scales import EventKind, Kind, SaidBasis, Side

__all__ = [
    "BASIS",
    "CLAIM_KIND",
    "COUNTING",
    "EVENT_KIND",
    "HOW",
    "PLACE_PRECISION",
    "REFUSAL",
    "SIDE",
    "STANDPOINT",
    "WHOLE_BORDER",
]

PLACE_PRECISION = {
    "point": "exact place",
    "town": "a town or city",
    "near": "near a place",
    "district": "a district",
    "province": "only the province is named",
    "stretch": "somewhere along the border",
    "country": "only the country is named",
    "region": "a region",
}
BASIS: dict[SaidBasis, str] = {
    "printed": "the text prints the day",
    "weekday": "the text gives the weekday",
    "sequence": "the text counts from another day",
    "no-later-than": "no day is given; said on the day of the report at the latest",
    "inferred": "inferred by us",
}
COUNTING: dict[Counting, str] = {
    "own": "counting own side",
    "enemy": "counting an enemy",
    "third-party": "counting as a third party",
}
CLAIM_KIND: dict[Kind, str] = {
    "casualties": "casualty figures",
    "event": "events",
    "statement": "statements",
    "position": "positions and demands",
    "condition": "states of affairs",
    "background": "background",
}
SIDE: dict[Side, str] = {
    "pakistan": "Pakistan’s side",
    "afghanistan": "Afghanistan’s side",
    "third-party": "the UN, mediators and others",
    "report": "the report’s own voice",
    "ttp": "the Pakistani Taliban",
    "both": "both sides",
}
"""Who speaks. A party is called a side, whichever it is."""
HOW = {
    "repeats": "repeats",
    "revises": "revises",
    "widens": "may count more days or places than",
    "denies": "denies",
    "supports": "supports",
    "blames": "blames somebody for what this tells:",
    "responds": "responds to",
}
STANDPOINT: dict[Standpoint, str] = {
    "own": COUNTING["own"],
    "enemy": COUNTING["enemy"],
    "third-party": COUNTING["third-party"],
    "report": "a report in its own voice",
}
EVENT_KIND: dict[EventKind, str] = {
    "blast": "explosions",
    "strike": "strikes",
    "fighting": "fighting",
    "talks": "talks",
    "truce": "truce",
    "closure": "border closed",
    "trade": "trade",
    "statement": "statements",
    "count": "counts of people",
}
"""The word beside the symbol of each kind of thing."""
WHOLE_BORDER = "of the border or its crossings in general; no claim shown names one crossing"
"""Said wherever the border is shown as closed by claims that name no crossing."""
REFUSAL = (
    "These figures are never added up here. They count different people, over different days, by "
    "different counters; some may already contain others. A sum could count some people twice, and "
    "would leave out those whom nobody counts; no report gives one."
)
"""Why there is no total (design, section 1, rule 3)."""

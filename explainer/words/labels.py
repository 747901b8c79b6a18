"""The controlled words of the records as readers see them, and sentences that never change."""

from __future__ import annotations

from explainer.analysis.counts import Counting
from explainer.records.scales import Dyad, EventKind, Kind, Modality, SaidBasis, Scope, Side

__all__ = [
    "BASIS",
    "CLAIM_KIND",
    "COUNTING",
    "DYAD",
    "EVENT_KIND",
    "FIGHT",
    "HOW",
    "MODALITY",
    "PLACE_PRECISION",
    "REFUSAL",
    "SCOPE",
    "SIDE",
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
    "third-party": "counting, not a party to the conflict",
    "own": "counting own side",
    "enemy": "counting an enemy",
    "several": "counting people of several sides",
    "report": "a report in its own voice",
    "not-stated": "counting; whose side is not stated",
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
    "not-stated": "side not stated",
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
DYAD: dict[Dyad, str] = {
    "pakistan-afghanistan": "Pakistan and Afghanistan",
    "pakistan-ttp": "Pakistan and the Pakistani Taliban (TTP)",
    "pakistan-other": "Pakistan and an armed group other than the TTP",
    "several": "several of Pakistan, Afghanistan and armed groups",
    "not given": "not given",
}
"""Who fought or struck whom."""
FIGHT: dict[Dyad, str] = {
    "pakistan-afghanistan": "Pakistan–Afghanistan",
    "pakistan-ttp": "Pakistan–TTP",
    "pakistan-other": "Pakistan–other group",
    "several": "several parties",
    "not given": "",
}
"""The same in short, beside the name of an event."""
MODALITY: dict[Modality, str] = {
    "states": "states",
    "accuses": "accuses",
    "denies": "denies",
    "demands": "demands",
    "threatens": "threatens",
    "assures": "assures",
    "reports": "passes on what others say",
}
SCOPE: dict[Scope, str] = {
    "incident": "one incident",
    "aggregate": "several days or places together",
    "not given": "not given",
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
    "count": "figures of dead and wounded",
    "treaty": "treaties and agreements",
    "vote": "votes and resolutions",
    "marking": "surveys, pillars and fences",
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

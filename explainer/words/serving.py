"""What the app tells a reader whom it cannot answer: one plain sentence each."""

from __future__ import annotations

__all__ = [
    "BY_STATUS",
    "ELSEWHERE",
    "ENDED",
    "NOT_MADE",
    "STOPPED",
    "UNREADABLE",
    "choice_not_understood",
]

BY_STATUS = {
    400: "That request was not understood.",
    403: "The explainer does not answer under this name; see --name in DEPLOY.md.",
    404: "There is no such page.",
    405: "This address can be read, and nothing else.",
    413: "That is more than the explainer takes at one time.",
    415: "A report of one’s own is sent as JSON.",
    500: "The page could not be made.",
    503: "The explainer has more to do than it can just now. Try again in a few seconds.",
}
ELSEWHERE = "The explainer works for its own pages only, not for those of another site."
STOPPED = "This could not be worked out just now. What is on the page can still be read."
UNREADABLE = (
    "The records could not be read, so nothing is shown. Run “python -m explainer check” to see "
    "what is wrong with them."
)
NOT_MADE = (
    "The pages could not be made, so nothing is shown. The reason stands in the window in which "
    "the explainer was started."
)
ENDED = "the pages could not be made: the process that makes them was ended"


def choice_not_understood(why: str) -> str:
    """That a choice was not understood, with what follows a colon."""
    return f"This choice was not understood{why}"

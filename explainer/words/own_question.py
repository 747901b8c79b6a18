"""What the questions of the chapter on tables ask, offer and explain."""

from __future__ import annotations

__all__ = ["ONE_STATEMENT", "ON_THE_GROUND", "OPEN_MOST", "open_most"]

WorkedQuestion = tuple[str, dict[str, tuple[str, str]], str]
"""A prompt; by its id each option, and what is said where it is chosen; and the explanation."""


def open_most(words: str) -> WorkedQuestion:
    """What it means that a figure in these words has no most."""
    prompt, options, explanation = OPEN_MOST
    return prompt.replace("{words}", words), options, explanation.replace("{words}", words)


OPEN_MOST: WorkedQuestion = (
    "In the row with “{words}” the column “killed_high” is empty. What does that mean?",
    {
        "open": ("The words leave it open how many there are at most.", ""),
        "zero": (
            "Nobody was killed.",
            "The words and the column “killed_low” give a least number.",
        ),
        "same": (
            "The most is the same number as the least.",
            "Then the words would be a plain number.",
        ),
        "gap": (
            "Somebody forgot to write the number down.",
            "Look for another number in what the UN says.",
        ),
    },
    "“{words}” names a least number, and no most. A table that puts a number there says more than "
    "the speaker did.",
)
ONE_STATEMENT: WorkedQuestion = (
    "Two reports carry one statement. By which column do you find that two rows are the same "
    "statement?",
    {
        "statement_id": ("statement_id", ""),
        "claim_id": ("claim_id", "Each row has a claim_id of its own."),
        "document_id": ("document_id", "It names the report, and these are two."),
        "speaker_id": ("speaker_id", "One speaker can say many things."),
    },
    "Rows that repeat one statement share its statement_id. Whoever counts rows counts reports, "
    "and not witnesses.",
)
ON_THE_GROUND: WorkedQuestion = (
    "You want to know how far a town is from the line. In which coordinates do you measure?",
    {
        "ground": ("In coordinates in metres that are made for this region.", ""),
        "degrees": (
            "In degrees, as the claims have them.",
            "A degree is an angle. Its length in kilometres changes from place to place.",
        ),
        "mercator": (
            "In Web Mercator, as maps on screens have them.",
            "Compare the two columns of the table above.",
        ),
        "pixels": (
            "With a ruler on the screen.",
            "The screen shows Web Mercator, or another drawing of the globe.",
        ),
    },
    "Coordinates in metres for the region keep distances nearly as they are on the ground. Web "
    "Mercator stretches what is far from the equator.",
)

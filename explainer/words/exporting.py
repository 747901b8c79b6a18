"""What is said with questions that are taken to another program."""

from __future__ import annotations

__all__ = [
    "BY_HAND", "COURSE", "IN_CHAPTER", "MAP", "MUST_HAVE", "RIGHT", "SAMPLE", "SELECTED",
    "THERE", "WRONG",
]  # fmt: skip

COURSE = "Durand Line Explainer"
MAP = (
    "This question has a map, which this program cannot hold. Open it in the chapter, answer it "
    "there, and hand in your file of answers:"
)
BY_HAND = (
    "The chapter marks a caption by itself; this program leaves that to the teacher. To have it "
    "marked, write it in the chapter:"
)
IN_CHAPTER = "{chapter} (question {number})"
THERE = "{chapter} (question {number}; {file}, in the folder or site of the explainer)"
MUST_HAVE = "The caption must have:"
SAMPLE = "In the words of the records:"
RIGHT = "Yes."
WRONG = "Not all of it is right yet. Look at the claims again."
SELECTED = "Write here."

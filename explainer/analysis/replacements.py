"""Which figures a later one replaces: the same body on the same people, in other words. Pure.

A part of a wider figure, a figure of somebody else, and one that is only given again replace
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from explainer.records.bound import Claim
from explainer.records.scales import Measure

__all__ = ["replacing", "reworded", "steps", "superseded_by"]


def superseded_by(claims: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    """For each revised claim, the claims (among those given) that revise it."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for link in claim.relates:
            if link.how == "revises":
                found[link.to].append(claim)
    return {key: tuple(value) for key, value in found.items()}


def replacing(claim: Claim, revised: Mapping[str, tuple[Claim, ...]]) -> tuple[Claim, ...]:
    """The claims that replace a figure of another.

    Parameters
    ----------
    claim : Claim
        The claim that may be replaced.
    revised : mapping of str to tuple of Claim
        What `superseded_by` returned.

    Returns
    -------
    tuple of Claim
        Those that revise it, at once or in steps, and come from its own body and word one of its
        figures otherwise.
    """
    later = list(revised.get(claim.id, ()))
    for new in later:  # grows while it is read
        later += [newer for newer in revised.get(new.id, ()) if newer not in later]
    body = claim.body.id
    return tuple(new for new in later if new.body.id == body and any(reworded(claim, new)))


def reworded(old: Claim, new: Claim) -> Iterator[Measure]:
    """The measures of which a later claim gives a figure in other words."""
    for measure in get_args(Measure):
        before, after = old.quantity(measure), new.quantity(measure)
        if before and after and before.words != after.words:
            yield measure


def steps(claims: Iterable[Claim]) -> dict[str, int]:
    """By the id of a claim how many figures in a row it goes beyond: of a day these come first."""
    earlier = {
        claim.id: [link.to for link in claim.relates if link.how in {"revises", "widens"}]
        for claim in claims
    }

    def before(key: str, seen: frozenset[str]) -> int:
        known = [one for one in earlier.get(key, ()) if one in earlier and one not in seen]
        return max((1 + before(one, seen | {key}) for one in known), default=0)

    return {key: before(key, frozenset({key})) for key in earlier}

"""One claim as a rule looks at it: with its document, its neighbours, and its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from explainer.records.catalogue import Actor
from explainer.records.claims import Claim, Document

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["Case", "outside_quotation"]

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)")


def outside_quotation(words: str) -> str:
    """Our own words: what stands in quotation marks is somebody else's."""
    return _QUOTED.sub("“”", words)


@dataclass(frozen=True)
class Case:
    """A claim and what it is held against.

    ``sentence`` is the whole sentence (or sentences) of the text around the claim's address;
    None where nobody's copy of the text is at hand.
    """

    claim: Claim
    document: Document
    ledger: Ledger
    sentence: str | None = None

    @cached_property
    def quoted(self) -> str:
        """The quotation, and its translation where it is in another language."""
        return "\n".join(part for part in (self.claim.quote, self.claim.translation) if part)

    @cached_property
    def source(self) -> str:
        """The source's own words, as many of them as are at hand."""
        return self.sentence if self.sentence is not None else self.quoted

    @cached_property
    def notes(self) -> str:
        """What we say beside the claim, where an inference of ours is told."""
        claim = self.claim
        found = [claim.note, claim.said_on.note, claim.happened.note]
        if claim.counts:
            group = self.ledger.groups.get(claim.counts.group)
            found += [claim.counts.note, group.note if group else None]
        return "\n".join(note for note in found if note)

    @cached_property
    def speakers(self) -> tuple[Actor, ...]:
        """Who says it, who carries it, and who is spoken of, as far as they are known."""
        ids = (self.claim.asserted_by, self.claim.via or "", *self.claim.about)
        return tuple(self.ledger.actors[key] for key in ids if key in self.ledger.actors)

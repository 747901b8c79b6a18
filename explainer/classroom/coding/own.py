"""What only a coded report has: speakers and places that the records do not know, as it names them.

Nobody is taken for somebody else: a name that is not exactly one of the records' is recorded as
new. Whose side a new speaker is on is not stated unless the class says so, and a new place stands
in tables and on no map.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from explainer.classroom.coding.nearnames import near_names
from explainer.records.catalogue import Actor, Place
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.records.values import Record, Slug
from explainer.words import coding as words

__all__ = [
    "OWN_SIDES",
    "OwnActor",
    "OwnPlace",
    "OwnReport",
    "TypedName",
    "named",
    "with_names",
    "with_these",
]

OwnSide = Literal["not-stated", "pakistan", "afghanistan", "ttp", "third-party"]
OWN_SIDES: tuple[OwnSide, ...] = ("not-stated", "pakistan", "afghanistan", "ttp", "third-party")
_PARTIES = {"pakistan", "afghanistan", "ttp"}
_ARTICLES = ("the ", "a ", "an ")
Name = Annotated[str, Field(min_length=1, max_length=300)]
OwnId = Annotated[Slug, Field(pattern="^own-")]


class OwnActor(Record):
    """A speaker whom only this report has, as it names them."""

    id: OwnId
    name: Name
    side: OwnSide = "not-stated"

    @property
    def as_actor(self) -> Actor:
        """The same as every other speaker is recorded."""
        party = self.side in _PARTIES
        return Actor(id=self.id, name=self.name, side=self.side, party=party, note=words.OWN_NAME)


class OwnPlace(Record):
    """A place that only this report has: its name, and no point on a map."""

    id: OwnId
    name: Name

    @property
    def as_place(self) -> Place:
        """The same as every other place is recorded."""
        return Place(
            id=self.id, name=self.name, kind="place", precision="region", note=words.OWN_NAME
        )


class OwnReport(Document):
    """A coded report; ``own_text`` where those who code it wrote its text themselves."""

    own_text: bool = False
    own_actors: tuple[OwnActor, ...] = ()
    own_places: tuple[OwnPlace, ...] = ()


def with_names(ledger: Ledger, document: Document | None) -> Ledger:
    """The ledger with the names that only a coded report has."""
    if not isinstance(document, OwnReport):
        return ledger
    return with_these(ledger, document.own_actors, document.own_places)


def with_these(ledger: Ledger, actors: Iterable[OwnActor], places: Iterable[OwnPlace]) -> Ledger:
    """The ledger with these beside its own, which stay as they are."""
    speakers = {one.id: one.as_actor for one in actors if one.id not in ledger.actors}
    found = {one.id: one.as_place for one in places if one.id not in ledger.places}
    if not speakers and not found:
        return ledger
    return replace(ledger, actors={**ledger.actors, **speakers}, places={**ledger.places, **found})


@dataclass(frozen=True)
class TypedName:
    """A name that was typed: its id, whether it is new, and the names that are near it."""

    id: str
    name: str
    is_new: bool = False
    near: tuple[str, ...] = ()


def named(
    typed: str, kind: Literal["speaker", "place"], known: Mapping[str, Actor | Place]
) -> TypedName:
    """Whom or what a typed name means: exactly one of the records', or somebody new.

    Parameters
    ----------
    typed : str
        A name, or the id of one that was chosen.
    kind : str
        What is named.
    known : mapping of str to Actor or Place
        The records' by id, with those that are new already.
    """
    name = " ".join(typed.split())
    if name in known:
        return TypedName(name, known[name].name)
    spelt: dict[str, set[str]] = {}
    for key, entry in known.items():
        for spelling in _spellings(entry):
            spelt.setdefault(_plain(spelling), set()).add(key)
    meant = spelt.get(_plain(name), set())
    if len(meant) == 1:
        (key,) = meant
        return TypedName(key, known[key].name)
    for key, entry in known.items():
        if isinstance(entry, Actor) and entry.role:  # near it, and never the same
            spelt.setdefault(_plain(entry.role), set()).add(key)
    names = dict.fromkeys(known[key].name for key in near_names(name, spelt))
    mark = hashlib.sha256(_plain(name).encode()).hexdigest()[:8]
    return TypedName(f"own-{kind}-{mark}", name, is_new=True, near=tuple(names))


def _spellings(entry: Actor | Place) -> tuple[str, ...]:
    if isinstance(entry, Actor):
        return (entry.name, *entry.aliases)
    return (entry.name, f"{entry.name} ({entry.kind})")


def _plain(name: str) -> str:
    plain = " ".join(name.replace("’", "'").casefold().split())
    return next((plain.removeprefix(a) for a in _ARTICLES if plain.startswith(a)), plain)

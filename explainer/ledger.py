"""The ledger: every document, claim, actor, group, event and place, checked.

Here belong loading the whole and looking records up. Reading files is in `reading`, what
must hold between records in `checks`; nothing is computed from claims here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from explainer import checks, geography, mapfiles, paths, textchecks
from explainer.catalogue import (
    Actor,
    Contradiction,
    Event,
    Group,
    Place,
    Relay,
    SharedText,
    Standard,
    Term,
    Topic,
)
from explainer.files import FileError
from explainer.reading import (
    RING_OF_FOLDER,
    LedgerError,
    Problem,
    R,
    did_you_mean,
    read_document,
    read_list,
)
from explainer.records import Claim, Document
from explainer.scales import Ring

__all__ = ["Ledger", "LedgerError", "Problem", "load_ledger", "read_ledger"]


RELAYS = ("wider", "relays")
"""The one file among the wider documents that holds no document: see `catalogue.Relay`."""


@dataclass(frozen=True)
class Ledger:
    """All records, validated one by one, with look-ups by id."""

    documents: tuple[Document, ...]
    actors: Mapping[str, Actor]
    groups: Mapping[str, Group]
    events: Mapping[str, Event]
    places: Mapping[str, Place]
    terms: Mapping[str, Term] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    relays: Mapping[str, Relay] = field(default_factory=dict)
    standards: Mapping[str, Standard] = field(default_factory=dict)
    shared: Mapping[str, SharedText] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    """The reader's own copies of texts, by document id; empty where there are none."""

    @cached_property
    def _by_id(self) -> dict[str, tuple[Claim, Document]]:
        return {
            claim.id: (claim, document) for document in self.documents for claim in document.claims
        }

    def claims(self, *, ring: Ring | None = None) -> tuple[Claim, ...]:
        """The claims of one ring (``five`` or ``wider``), or of both."""
        return tuple(
            claim
            for document in self.documents
            if ring is None or document.ring == ring
            for claim in document.claims
        )

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id.

        Raises
        ------
        KeyError
            When there is no such claim; near misses are named.
        """
        return self._look_up(claim_id)[0]

    def document_of(self, claim_id: str) -> Document:
        """The document that carries a claim."""
        return self._look_up(claim_id)[1]

    def body_of(self, actor_id: str) -> str:
        """The id of the uppermost body of which an actor is a member; of itself if of none."""
        seen = [actor_id]
        while (above := self.actors[seen[-1]].member_of) and above not in seen:
            seen.append(above)
        return seen[-1]

    def _look_up(self, claim_id: str) -> tuple[Claim, Document]:
        try:
            return self._by_id[claim_id]
        except KeyError:
            hint = did_you_mean(claim_id, self._by_id)
            raise KeyError(f"{claim_id!r} is not a claim.{hint}") from None


def read_ledger(seeds: Path | None = None) -> tuple[Ledger, list[Problem]]:
    """The ledger and everything wrong with single records, without raising.

    Parameters
    ----------
    seeds : Path, optional
        Folder of the records; the project's own by default.

    Returns
    -------
    tuple of Ledger and list of Problem
        What could be read, and one problem for each fault.
    """
    folder = seeds or paths.seeds_folder()
    faults: list[Problem] = []
    documents = []
    for sub in RING_OF_FOLDER:
        for file in sorted((folder / sub).glob("[!.]*")):
            if (sub, file.stem) == RELAYS:
                continue
            if file.suffix != ".yaml":
                expected = "is not read; expected a file whose name ends in .yaml"
                faults.append(Problem(f"seeds/{sub}/{file.name}", "", expected))
                continue
            document = read_document(file, f"seeds/{sub}/{file.name}", faults)
            if document is not None:
                documents.append(document)

    def listed(model: type[R], stem: str, kind: str) -> dict[str, R]:
        return read_list(model, folder / f"{stem}.yaml", f"seeds/{stem}.yaml", kind, faults)

    ledger = Ledger(
        documents=tuple(documents),
        actors=listed(Actor, "actors", "actor"),
        groups=listed(Group, "groups", "group"),
        events=listed(Event, "events", "event"),
        places=_places(faults),
        terms=listed(Term, "glossary", "term"),
        topics=listed(Topic, "topics", "topic"),
        contradictions=listed(Contradiction, "contradictions", "contradiction"),
        standards=listed(Standard, "standards", "standard"),
        shared=listed(SharedText, "shared_text", "shared text"),
        relays=listed(Relay, "/".join(RELAYS), "relay"),
    )
    return ledger, faults


def _places(faults: list[Problem]) -> dict[str, Place]:
    try:
        return geography.load_places()
    except FileError as fault:
        faults.append(Problem(fault.name, "", fault.said))
    except Exception as error:  # noqa: BLE001  (no file may end the program)
        said = f"cannot be read ({type(error).__name__}); {mapfiles.MEND}"
        faults.append(Problem("geo/places.geojson", "", said))
    return {}


def load_ledger(seeds: Path | None = None) -> Ledger:
    """The ledger, fully checked.

    Parameters
    ----------
    seeds : Path, optional
        Folder of the records; the project's own by default.

    Returns
    -------
    Ledger
        All documents, claims, actors, groups, events and places.

    Raises
    ------
    LedgerError
        When anything is wrong with any record: all faults are listed, each naming file,
        record, field, value and what was expected.
    """
    ledger, faults = read_ledger(seeds)
    faults += checks.cross_record_problems(ledger)
    if faults:
        raise LedgerError(faults)
    return replace(ledger, texts=textchecks.readable_texts(ledger, paths.texts_folder()))

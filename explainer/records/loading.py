"""From the folders `seeds/` and `geo/` to a checked ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from explainer import paths
from explainer.files import FileError
from explainer.geo import mapfiles
from explainer.geo.layers import features, load_outlines
from explainer.records import checks, textchecks
from explainer.records.catalogue import (
    Actor,
    Contradiction,
    Event,
    Group,
    Place,
    Point,
    Relay,
    SharedText,
    Standard,
    Term,
    Topic,
)
from explainer.records.claims import Document
from explainer.records.ledger import Around, Ledger
from explainer.records.problems import Fault, LedgerError, Problem
from explainer.records.reading import R, read_document, read_list
from explainer.records.scales import AROUND, FOLDER_OF

__all__ = [
    "load_ledger",
    "load_places",
    "read_ledger",
]


@cache
def load_places() -> dict[str, Place]:
    """Every place that a claim may name, by id: points, provinces, countries, the line."""
    places: dict[str, Place] = {}
    for feature in features("places"):
        p = feature["properties"]
        lon, lat, *_ = (feature["geometry"] or {"coordinates": (None, None)})["coordinates"]
        places[p["id"]] = Place(
            id=p["id"],
            name=p["name"],
            kind=p["kind"],
            country=p.get("country"),
            province=p.get("province"),
            precision=p.get("precision") or ("country" if p["kind"] == "country" else "stretch"),
            lon=lon,
            lat=lat,
            uncertainty_km=p.get("uncertainty_km"),
            distance_to_line_km=p.get("distance_to_line_km"),
            on_map=bool(p.get("map")),
            note=p.get("note"),
        )
    for outline in load_outlines("provinces"):
        places[outline.id] = Place(
            id=outline.id,
            name=outline.name,
            kind="province",
            country=outline.properties.get("country"),
            precision="province",
            distance_to_line_km=outline.properties.get("distance_to_line_km"),
            on_map=True,
            note=outline.properties.get("note"),
        )
    return places


RELAYS = ("wider", "relays")
"""The one file among the wider documents that holds no document: see `catalogue.Relay`."""


LISTS_AROUND = "around"
"""The folder of the lists that the rings before and after October add to."""


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
    october = [ring for ring in FOLDER_OF if ring not in AROUND]

    def listed(model: type[R], stem: str, kind: str) -> dict[str, R]:
        return read_list(model, folder / f"{stem}.yaml", f"seeds/{stem}.yaml", kind, faults)

    ledger = Ledger(
        documents=_documents(folder, [FOLDER_OF[ring] for ring in october], faults),
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
    return replace(ledger, around=_around(folder, ledger, faults)), faults


def _documents(folder: Path, subs: list[str], faults: list[Problem]) -> tuple[Document, ...]:
    """The documents in some folders of records, in the order of their names."""
    found = []
    for sub in subs:
        for file in sorted((folder / sub).glob("[!.]*")):
            if (sub, file.stem) == RELAYS:
                continue
            if file.suffix != ".yaml":
                faults.append(Fault("not-yaml").at(f"seeds/{sub}/{file.name}"))
                continue
            document = read_document(file, f"seeds/{sub}/{file.name}", faults)
            if document is not None:
                found.append(document)
    return tuple(found)


def _around(folder: Path, october: Ledger, faults: list[Problem]) -> Around | None:
    """The rings before and after October; None where the records have no such folder."""
    if not (folder / LISTS_AROUND).is_dir():
        return None

    def added(model: type[R], stem: str, kind: str, known: Mapping[str, R]) -> dict[str, R]:
        name = f"seeds/{LISTS_AROUND}/{stem}.yaml"
        found = read_list(model, folder / LISTS_AROUND / f"{stem}.yaml", name, kind, faults)
        faults.extend(
            Fault("id-again").at(name, f"{kind} {key!r}") for key in found if key in known
        )
        return found

    return Around(
        documents=_documents(folder, [FOLDER_OF[ring] for ring in AROUND], faults),
        actors=added(Actor, "actors", "actor", october.actors),
        groups=added(Group, "groups", "group", october.groups),
        events=added(Event, "events", "event", october.events),
        points=added(Point, "points", "point", {}),
        relays=added(Relay, "relays", "relay", october.relays),
    )


def _places(faults: list[Problem]) -> dict[str, Place]:
    try:
        return load_places()
    except FileError as fault:
        faults.append(Fault("unreadable-file", said=fault.said).at(fault.name))
    except Exception as error:  # noqa: BLE001  (no file may end the program)
        said = f"cannot be read ({type(error).__name__}); {mapfiles.MEND}"
        faults.append(Fault("unreadable-file", said=said).at("geo/places.geojson"))
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
    faults += checks.cross_record_problems(ledger.whole)
    if faults:
        raise LedgerError(faults)
    return replace(ledger, texts=textchecks.readable_texts(ledger, paths.texts_folder()))

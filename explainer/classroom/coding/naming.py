"""Names that are typed into the form: whom they mean, which are new, and what is said of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Literal

from pydantic import ValidationError

from explainer.classroom.coding.draft import Draft, read_draft
from explainer.classroom.coding.own import OWN_SIDES, OwnActor, OwnPlace, named
from explainer.records import quantities
from explainer.records.catalogue import Actor, Place
from explainer.records.values import Record
from explainer.words import claims as text
from explainer.words import coding as words

__all__ = ["kept_as_said", "names_in", "own_names", "own_records"]

_FIELDS: tuple[tuple[str, Literal["speaker", "place"], str], ...] = (
    ("asserted_by", "speaker", "speakers"),
    ("place", "place", "places"),
)


def own_records(draft: Draft) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The speakers and places of a draft that only it has, as its record has them."""
    speakers = [
        {"id": one.id, "name": one.name, "side": one.side or OWN_SIDES[0]} for one in draft.speakers
    ]
    places = [{"id": one.id, "name": one.name} for one in draft.places]
    return list(_sound(OwnActor, speakers)), list(_sound(OwnPlace, places))


def _sound(model: type[Record], given: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    """Those that can be read; what a browser has kept may be anything."""
    for one in given:
        with suppress(ValidationError):
            yield model.model_validate(one).model_dump(exclude_defaults=True)


def own_names(draft: Draft) -> tuple[tuple[OwnActor, ...], tuple[OwnPlace, ...]]:
    """The same as they are read."""
    speakers, places = own_records(draft)
    return (
        tuple(OwnActor.model_validate(one) for one in speakers),
        tuple(OwnPlace.model_validate(one) for one in places),
    )


def names_in(
    draft: Draft,
    choices: Mapping[str, str],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
) -> tuple[Draft, dict[str, str], list[str]]:
    """Names in what was chosen as ids; ``actors`` and ``places`` are all that are known.

    Returns
    -------
    tuple
        The draft with those that are new, the choices with ids, and what is to be said.
    """
    known: dict[str, Mapping[str, Actor | Place]] = {"speaker": actors, "place": places}
    given = dict(choices)
    told: list[str] = []
    changes: dict[str, Any] = {}
    for field, kind, listed in _FIELDS:
        if not (typed := given.get(field, "").strip()):
            continue
        found = named(typed, kind, known[kind])
        given[field] = found.id
        own = {one["id"]: one for one in draft.kept[listed]}
        if found.is_new:
            own[found.id] = {"id": found.id, "name": found.name}
            told += _said_of_new(found.name, found.near)
        if kind == "speaker" and found.id in own:
            own[found.id] = {**own[found.id], "side": given.get("own_side", "")}
        changes[listed] = list(own.values())
    return read_draft({**draft.kept, **changes}), given, told


def _said_of_new(name: str, near: tuple[str, ...]) -> Iterator[str]:
    yield words.NEW_NAME.format(name=name)
    if near:
        yield words.NEAR_NAMES.format(near=text.list_in_words(near))


def kept_as_said(record: Mapping[str, Any]) -> Iterator[str]:
    """What is said of a number's words that are not known."""
    counts = record.get("counts", {})
    for figures in (counts, *counts.get("including", ())):
        for measure in ("killed", "wounded", "together"):
            said = figures.get(measure, "")
            if said.startswith("“"):
                near = quantities.nearest(said.strip("“”"))
                told = words.KEPT_AS_SAID if near else words.KEPT_AS_SAID_ALONE
                yield told.format(words=said, near=", ".join(f"“{form}”" for form in near))

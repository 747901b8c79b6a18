"""Our own words say no more than the source's: verbs of death, groups, loaded words, pointers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from explainer.records.cases import Case, outside_quotation
from explainer.records.catalogue import (
    Actor,
    Contradiction,
    Event,
    Group,
    Point,
    Position,
    Relay,
    Term,
    Topic,
)
from explainer.records.checks import list_of
from explainer.records.problems import Fault

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

Listed = Actor | Contradiction | Event | Group | Point | Relay | Term | Topic

__all__ = ["by_itself", "group_words", "loaded", "loaded_lists", "verbs_of_death"]


def _forms(**kinds: str) -> dict[str, re.Pattern[str]]:
    return {
        name.replace("_", " "): re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)
        for name, forms in kinds.items()
    }


_DEATH = _forms(
    died=r"die[sd]?|dying",
    dead=r"dead",
    deaths=r"deaths?",
    killed=r"kill(?:s|ed|ing|ings)?",
    casualties=r"casualt(?:y|ies)",
    fatalities=r"fatalit(?:y|ies)",
    slain=r"slain|slay(?:s|ing)?|slew",
    martyred=r"martyr(?:s|ed|dom)?|shahadat|shaheed",
    neutralised=r"neutrali[sz](?:e[sd]?|ing)",
    eliminated=r"eliminat(?:e[sd]?|ing)",
    murdered=r"murder(?:s|ed|ing)?|massacred?|slaughter(?:s|ed)?|assassinat(?:e[sd]?|ing)",
    lives=r"lost (?:his|her|their) (?:life|lives)|perish(?:es|ed)?|executed?",
)
"""Verbs and nouns of death, each with its forms: none stands for another."""
_GROUPS = _forms(
    both_sides=r"(?:on |of )?both sides",
    civilians=r"civilians?",
    soldiers=r"soldiers?|troops?|personnel|servicem[ae]n|military|army|"
    r"(?:security|armed) forces",
    police=r"police(?:m[ae]n)?",
    militants=r"militants?",
    insurgents=r"insurgents?",
    fighters=r"fighters?",
    terrorists=r"terrorists?",
    women=r"wom[ae]n",
    children=r"child(?:ren)?",
    cricketers=r"cricket(?:ers?)?|players?",
    TTP=r"TTP|Pakistani Taliban|Tehr(?:ee|i)k-[ei](?:-| )Taliban(?: Pakistan)?",
    Fitna_al_Khawarij=r"Fitna[ -]al[ -]Kh(?:awarij|warij|awarji)|khawarij|kharjis?",
)
"""Words for those who are counted or spoken of."""
_OUR_LABEL = re.compile(r", (?:as .*|in one number|sides? not stated|status not stated)$")
_LOADED = re.compile(
    r"(?<!\w)(?:terroris\w*|regimes?|martyr\w*|shaheed|shahadat|kh(?:a|o)?warij|kharjis?|fitna\w*|"
    r"obliterat\w*|infidels?|puppets?|so-called|barbari\w*|thugs?|evil|savage\w*|cowardly|heroic|"
    r"hell|liquidat\w*|massacre\w*|slaughter\w*)(?!\w)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:these|those|this (?:is|was|has|means|came|day|attack|figure|number)|the same|"
    r"such an?|because of (?:this|that|it)|the (?:former|latter)|they|them(?:selves)? (?:all|both)|"
    r"as (?:above|before|stated)|the (?:said|aforementioned))\b"
    r"|^(?:(?:the|this|that) (?:official|source|man|woman|minister|spokesm[ae]n|post|sentence)s?\b"
    r"(?! (?:of|for|in|at|from|who|quoted))|he|she|it|this|that|there|here|but|and|also|however)\b",
    re.IGNORECASE,
)


def verbs_of_death(case: Case) -> Iterator[Fault]:
    """A verb or noun of death in our words that the source's do not have."""
    claim = case.claim
    source = case.source
    if not source:
        return
    beside = ""
    if claim.counts:
        source += f"\n{claim.counts.unit if case.sentence is None else ''}\n{claim.counts.cause}"
        # The source's loaded verb is told beside “killed”, in quotation marks.
        beside = claim.counts.unit if f"“{claim.counts.unit}”" in claim.says else ""
    for name, forms in _DEATH.items():
        found = forms.search(outside_quotation(claim.says))
        if found and not forms.search(source) and not (beside and name == "killed"):
            yield Fault(
                "other-word-of-death",
                words=found[0],
                where=_where(case),
                instead=_has(_DEATH, source),
            )
    if claim.counts and case.sentence is not None and claim.counts.unit not in case.sentence:
        yield Fault(
            "unit-not-in-sentence", unit=claim.counts.unit, instead=_has(_DEATH, case.sentence)
        )


def group_words(case: Case) -> Iterator[Fault]:
    """A word for people in our words, or in the counted group's name, that the source lacks."""
    claim = case.claim
    if not case.source:
        return
    fields = {"says": outside_quotation(claim.says)}
    if claim.counts and (group := case.ledger.groups.get(claim.counts.group)):
        fields[f"counts.group {group.id!r}"] = outside_quotation(_OUR_LABEL.sub("", group.name))
    told = f"{case.source}\n{case.notes}"
    if claim.counts:
        told += f"\n{claim.counts.sex_and_age}\n{claim.counts.cause}\n{claim.counts.named}"
    names = " ".join(f"{a.name} {a.role or ''} {' '.join(a.aliases)}" for a in case.speakers)
    for field, words in fields.items():
        for forms in _GROUPS.values():
            found = forms.search(words)
            if found and not forms.search(told) and not (field == "says" and forms.search(names)):
                yield Fault(
                    "other-word-for-people",
                    field=field,
                    words=found[0],
                    where=_where(case),
                    instead=_has(_GROUPS, case.source),
                )


def by_itself(case: Case) -> Iterator[Fault]:
    """Words in `says` that point at another sentence."""
    if found := _POINTING.search(outside_quotation(case.claim.says)):
        yield Fault("points-elsewhere", words=found[0])


def loaded(case: Case) -> Iterator[Fault]:
    """A loaded word of ours in what we say of a claim."""
    claim = case.claim
    fields = {
        "says": claim.says,
        "note": claim.note,
        "said_on.note": claim.said_on.note,
        "happened.note": claim.happened.note,
        "counts.note": claim.counts.note if claim.counts else None,
        "weak": claim.weak,
        **{f"relates.{n}.note": link.note for n, link in enumerate(claim.relates)},
    }
    yield from _loaded_in(fields)


def loaded_lists(ledger: Ledger) -> Iterator[tuple[str, str, Fault]]:
    """A loaded word of ours in a list of records: file, record, and what is wrong."""
    lists: tuple[tuple[str, str, Iterable[Listed], str], ...] = (
        ("actors", "actor", ledger.actors.values(), "name role note"),
        ("groups", "group", ledger.groups.values(), "name note"),
        ("events", "event", ledger.events.values(), "title note"),
        ("topics", "topic", ledger.topics.values(), "title question"),
        ("glossary", "term", ledger.terms.values(), "term meaning note"),
        ("contradictions", "contradiction", ledger.contradictions.values(), "reading"),
        ("relays", "relay", ledger.relays.values(), "what_changed note"),
        ("points", "point", ledger.points.values(), "title question uneven note"),
    )
    for stem, kind, records, fields in lists:
        for record in records:
            shown = {field: getattr(record, field) for field in fields.split()}
            held, name = _held(record)
            shown |= {f"{name}.{n}.reads": p.reads for n, p in enumerate(held)}
            shown |= {f"{name}.{n}.word": p.word for n, p in enumerate(held)}
            for fault in _loaded_in(shown):
                yield list_of(ledger, stem, record.id), f"{kind} {record.id!r}", fault


def _held(record: Listed) -> tuple[tuple[Position, ...], str]:
    """The positions that a record sets beside each other, and the field that has them."""
    if isinstance(record, Contradiction):
        return record.positions, "positions"
    return (record.readings, "readings") if isinstance(record, Point) else ((), "")


def _loaded_in(fields: Mapping[str, str | None]) -> Iterator[Fault]:
    for field, words in fields.items():
        for found in _LOADED.finditer(outside_quotation(words or "")):
            yield Fault("loaded-word", field=field, words=found[0])


def _where(case: Case) -> str:
    return "its sentence in the text" if case.sentence is not None else "its quotation"


def _has(kinds: Mapping[str, re.Pattern[str]], source: str) -> str:
    """The words of a kind that the source has, to choose from."""
    found = [match[0] for forms in kinds.values() if (match := forms.search(source))]
    return f" ({', '.join(map(repr, found))})" if found else ""

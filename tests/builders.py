"""Small records, texts and controls for tests: the least that is sound, to be spoilt one by one."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import html
import json
import os
import pickle
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import yaml
from markupsafe import Markup
from plotly.utils import PlotlyJSONEncoder

from explainer.analysis import known as knowing
from explainer.classroom.coding import beside
from explainer.page import data, rendering, templating
from explainer.page.rendering import Page
from explainer.page.state import State
from explainer.page.view import View
from explainer.records import bound
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger


class _Missing:
    def __repr__(self) -> str:  # in the names of tests, which every worker must find alike
        return "MISSING"


MISSING: Any = _Missing()
"""Given for a field, it takes the field away."""

TEXT = """The first line says nothing.
The UN mission counts at least 50 dead. Another sentence follows, with “a quotation” in it.
On Sunday the army said that five soldiers and 25 others died near the border, and no more.
It never rained on that day, and the long road stayed open for carts, and the market did too.
"""
"""The text of the report that `document` describes; ours, and long enough to be quoted from."""


def changed(record: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A copy with fields set, or taken away where they are MISSING; `__` goes one level down."""
    result = copy.deepcopy(record)
    for path, value in changes.items():
        *above, last = path.split("__")
        inner = result
        for part in above:
            inner = inner[part]
        if value is MISSING:
            inner.pop(last, None)
        else:
            inner[last] = value
    return result


def address(text: str, words: str) -> dict[str, Any]:
    """Where words stand in a text, as a claim records it."""
    start = text.index(words)
    return {
        "line": text[:start].count("\n") + 1,
        "start": start,
        "end": start + len(words),
        "fingerprint": hashlib.sha256(words.encode()).hexdigest(),
    }


def claim(id: str = "un-toll", words: str = "at least 50 dead", **changes: Any) -> dict[str, Any]:  # noqa: A002
    """A sound casualty claim of the five, addressed in `TEXT`."""
    sound = {
        "id": id,
        "kind": "casualties",
        "event": "clash",
        "asserted_by": "un",
        "said_on": {"date": "2025-10-27", "basis": "printed"},
        "happened": {"from": None, "to": "2025-10-27", "precision": "week", "basis": "printed"},
        "where": [{"place": "durand-line", "precision": "stretch"}],
        "counts": {"group": "afghan-civilians", "killed": "at least 50"},
        "says": "The UN mission counts at least 50 dead.",
        "at": address(TEXT, words),
        "quote": words,
    }
    if changes.get("asserted_by") == "report":  # it speaks on its own day
        sound["said_on"] = {"date": "2025-10-28", "basis": "printed"}
    made = changed(sound, changes)
    happened = made.get("happened", {})
    if happened.get("from") or happened.get("to"):  # inferred days would need a note
        made["happened"] = {"basis": "printed", **happened}
    return made


def written_out(record: dict[str, Any]) -> dict[str, Any]:
    """A casualty claim of `claim` that no rule of evidence finds wanting."""
    fields = "perpetrator cause scope status_by sex_and_age named verification area"
    told = dict.fromkeys(fields.split(), "not given")
    note = "That they are civilians is our inference."
    sound = {**told, "unit": "dead", "may_contain": [], "note": note, **record["counts"]}
    return {"dyad": "not given", **record, "counts": sound}


def statement(id: str, **changes: Any) -> dict[str, Any]:  # noqa: A002
    """A sound claim that counts nobody."""
    plain = {
        "kind": "statement",
        "counts": MISSING,
        "quote": MISSING,
        "says": f"Somebody says {id}.",
    }
    return claim(id, **{**plain, **changes})


def document(*claims: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A sound document of the five."""
    sound = {
        "id": "report",
        "ring": "five",
        "label": "Report 1",
        "title": "not stated",
        "publisher": "not stated",
        "author": "not stated",
        "published": {"date": "2025-10-28", "basis": "inferred", "note": "From its weekday."},
        "text": {
            "file": "report.txt",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "characters": len(TEXT),
            "words": len(TEXT.split()),
            "lines": TEXT.count("\n") + 1,
        },
        "claims": list(claims),
    }
    return changed(sound, changes)


def wider_document(*claims: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A sound document of the wider ring: an address, no text, and the words for each day."""
    told = [{**c, "said_on": {"note": "“Said” then.", **c["said_on"]}} for c in claims]
    wider = {
        "id": "other",
        "ring": "wider",
        "label": "Other paper",
        "url": "https://example.org/report",
        "checked": "stored excerpt, 2026-11",
        "text": MISSING,
    }
    return document(*told, **{**wider, **changes})


LISTS: dict[str, list[dict[str, Any]]] = {
    "actors": [
        {"id": "report", "name": "the report itself", "side": "report", "party": False},
        {"id": "un", "name": "the UN mission", "side": "third-party", "party": False},
        {"id": "army", "name": "the army", "side": "pakistan", "party": True},
        {"id": "taliban", "name": "the Taliban government", "side": "afghanistan", "party": True},
    ],
    "groups": [
        {
            "id": "afghan-civilians",
            "name": "Afghan civilians",
            "side": "afghanistan",
            "status": "civilians",
        },
        {"id": "soldiers", "name": "Pakistani soldiers", "side": "pakistan", "status": "military"},
        {"id": "militants", "name": "militants", "side": "ttp", "status": "militants"},
    ],
    "events": [
        {
            "id": "clash",
            "title": "The clash",
            "kind": "fighting",
            "happened": {"from": "2025-10-09", "to": "2025-10-19", "precision": "month"},
        }
    ],
    "glossary": [{"id": "claim", "term": "claim", "meaning": "One thing that somebody says."}],
    "topics": [{"id": "toll", "title": "The toll", "question": "How many died?"}],
    "contradictions": [],
    "standards": [],
    "shared_text": [],
    "wider/relays": [],
}
"""The lists that stand beside the documents."""


def write_seeds(folder: Path, *documents: dict[str, Any], **lists: Any) -> Path:
    """A folder of records; each document goes where its ring belongs. A list may be MISSING."""
    for sub in ("documents", "wider"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    for entry in documents or (document(claim()),):
        sub = "documents" if entry["ring"] == "five" else "wider"
        _write(folder / sub / f"{entry['id']}.yaml", entry)
    for stem, entries in (LISTS | lists).items():
        if entries is not MISSING:
            _write(folder / f"{stem}.yaml", entries)
    return folder


def _write(file: Path, content: object) -> None:
    plain = json.loads(json.dumps(content, default=str))  # no object twice: YAML would alias it
    file.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


# --- the real records -------------------------------------------------------------------


@cache
def real_ledger() -> Ledger:
    """The project's own records, without any reader's texts."""
    return replace(load_ledger(), texts={})


@cache
def whole_ledger() -> Ledger:
    """The records of all four rings, as `check` and the exports read them."""
    return real_ledger().whole


@cache
def rendered(state: State) -> Page:
    """The page of the real records in one state, made once however many tests look at it."""
    return rendering.render(real_ledger(), state)


def days(*, wider: bool) -> list[dt.date]:
    """Every day from the first to the last that the page can show."""
    first, last = knowing.said_days(real_ledger(), wider=wider)
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def telling_days(*, wider: bool) -> list[dt.date]:
    """The first day and each on which something new is known: between them nothing is learnt."""
    said = {c.said_on.date for c in real_ledger().claims(ring=None if wider else "five")}
    every = days(wider=wider)
    return [day for day in every if day in said or day == every[0]]


def ledger_on(ledger: Ledger, day: dt.date) -> Ledger:
    """The records as they would be if nothing had been said after a day."""
    documents = (
        document.model_copy(
            update={"claims": tuple(c for c in document.claims if c.said_on.date <= day)}
        )
        for document in ledger.documents
    )
    return replace(ledger, documents=tuple(documents))


def figure_json(figure: View | go.Figure) -> dict[str, Any]:
    """A figure as plain JSON values: what it draws, and how it is laid out.

    That of a view is what plotly makes of it (`test_specs`), and asked without plotly, which is
    slow.
    """
    if isinstance(figure, View):
        written = json.dumps(figure.spec)
    else:
        written = json.dumps(figure.to_plotly_json(), cls=PlotlyJSONEncoder)
    plain: dict[str, Any] = json.loads(written)
    return {"data": plain.get("data", []), "layout": plain.get("layout", {})}


def html_of(view: View) -> str:
    """What stands below a figure, as HTML: its caption, its source, its table, what folds out."""
    words = [element("p", view.caption), element("p", str(view.meta["source"]))]
    twin = templating.table(view.table) if view.table.rows else element("p", view.nothing)
    return Markup().join([*words, twin, view.more])


def copy_of_project(project: Path, folder: Path) -> Path:
    """A folder with all that the commands need, to be changed; what `npm ci` fetched is left."""
    left_out = shutil.ignore_patterns("node_modules", "__pycache__", ".ipynb_checkpoints")
    for name in ("explainer", "seeds", "geo", "notebooks"):
        shutil.copytree(project / name, folder / name, ignore=left_out)
    return folder


def copied(project: Path, folder: Path) -> dict[str, str]:
    """A copy of the project, and the environment in which it is used."""
    copy_of_project(project, folder)
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(folder), *sys.path]),
        "EXPLAINER_CACHE": str(folder / "cache"),
    }


FEW = {
    "for day in days}": "for day in days[-1:]}",
    "days[-1:] if wider else days)": "days[-1:])",
    'BY_ONE = ("documents", "side", "kind")': 'BY_ONE = ("side",)',
}
"""What makes the last day of each ring only, by side; a record stands in them as in all."""


def only_few_pages(folder: Path) -> None:
    """Let a copy of the project make some pages in place of 250, and no chapter."""
    for chapter in (folder / "notebooks").glob("0*_*.ipynb"):
        chapter.unlink()  # nobody visits one there, and each takes a kernel
    module = folder / "explainer" / "page" / "packed.py"
    source = module.read_text(encoding="utf-8")
    for every, some_of_them in FEW.items():
        assert source.count(every) == 1, every
        source = source.replace(every, some_of_them)
    module.write_text(source, encoding="utf-8")


def element(tag: str, words: str) -> Markup:
    """An element with words in it."""
    return Markup("<{0}>{1}</{0}>").format(tag, words)


def card_of(page: Page) -> str:
    """The evidence of the chosen claim, as HTML; empty where none is shown."""
    if page.evidence is None:
        return ""
    found = page.evidence
    return templating.card(
        found.claim.says,
        found.quotation,
        found.facts,
        side=found.side,
        language=found.claim.quote_language,
    )


@cache
def cards_of(state: State) -> dict[str, Any]:
    """The cards of all claims that are shown in a state, made once."""
    return dict(data.cards(real_ledger(), rendered(state)))


def led_to(state: State, claim_id: str) -> dict[str, list[str]]:
    """What else stands where a claim stands: words, and the claims to which they lead."""
    return dict(cards_of(state)[claim_id]["together"])


_BESIDE: dict[tuple[str, str], bytes] = {}


def beside_once(ledger: Ledger, document: Document | None, text: str) -> dict[str, Any]:
    """The page on which a report stands beside the five, made once for equal reports."""
    if ledger is not real_ledger():
        return beside.beside(ledger, document, text)
    key = document.model_dump_json() if document else "", text
    if key not in _BESIDE:
        _BESIDE[key] = pickle.dumps(beside.beside(ledger, document, text))
    found: dict[str, Any] = pickle.loads(_BESIDE[key])  # sooner than a deep copy
    return found


def plain_words(markup: str) -> str:
    """What a reader reads: no tags, no entities, one space between words."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


# --- figures ----------------------------------------------------------------------------


def values(found: object) -> Iterator[Any]:
    """The single values of a trace attribute, which may be one value, a list, or an array."""
    if found is None:
        return
    if isinstance(found, str) or not isinstance(found, Iterable):
        yield found
    else:
        for part in found:
            yield from values(part)


def day_at(drawn: go.Figure, x: float) -> str:
    """The day that stands at a place of the axis."""
    days = drawn.layout.meta["days"]
    for (_, day), (_, at) in reversed([*zip(days["gaps"], days["at"], strict=True)]):
        if x >= at:
            return str(dt.date.fromisoformat(day) + dt.timedelta(int(x - at)))
    for (start, end), (left, right) in zip(days["gaps"], days["at"], strict=True):
        if left <= x < right:
            missing = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days
            after = dt.timedelta(round((x - left) / (right - left) * missing))
            return str(dt.date.fromisoformat(start) + after)
    return str(dt.date.fromisoformat(days["first"]) + dt.timedelta(int(x // 1)))


def claim_ids(figure: go.Figure) -> set[str]:
    """The claim ids that a figure's marks carry; a cell of the coverage carries none."""
    marks = {str(v) for trace in figure.data for v in values(trace.customdata) if v}
    return {mark for mark in marks if "/" not in mark}


def traces_of(figure: go.Figure, claims: Iterable[bound.Claim]) -> list[Any]:
    """The traces with a mark that leads to one of these claims."""
    ids = {c.id for c in claims}
    return [t for t in figure.data if ids & {str(v) for v in values(t.customdata)}]


def said_in(plain: object) -> str:
    """Every string of a figure's JSON, as a reader reads it."""
    if isinstance(plain, str):
        return plain_words(plain)
    if isinstance(plain, dict):
        return "\n".join(said_in(v) for v in plain.values())
    if isinstance(plain, list):
        return "\n".join(said_in(v) for v in plain if not isinstance(v, int | float))
    return ""

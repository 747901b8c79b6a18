"""Words of another language: their language, their direction, and kept apart from ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from builders import (
    TEXT,
    card_of,
    claim,
    document,
    real_ledger,
    rendered,
    write_seeds,
)

from explainer.classroom import chapters
from explainer.classroom.questions.wording import what
from explainer.page import tables, templating
from explainer.page.evidence import evidence_of
from explainer.page.state import State
from explainer.records import languages
from explainer.records.languages import attributes, direction, isolated, quoted
from explainer.records.loading import load_ledger
from explainer.words import claims as text

LEDGER = real_ledger()
FOREIGN = [c for c in LEDGER.claims() if c.quote and c.quote_language != "en"]
URDU = "سیکیورٹی فورسز (UN) کے 5 اہلکار"
ISOLATES = re.compile("[\u2066-\u2069]")


@pytest.mark.parametrize(
    ("language", "way"),
    [("ur", "rtl"), ("prs", "rtl"), ("ps", "rtl"), ("fa-AF", "rtl"), ("ar", "rtl"), ("he", "rtl"),
     ("ckb", "rtl"), ("sd", "rtl"), ("uz-Arab", "rtl"), ("pa_Arab_PK", "rtl"), ("UR", "rtl"),
     ("en", "ltr"), ("de", "ltr"), ("bn", "ltr"), ("tr", "ltr"), ("lt", "ltr"), ("pa", "ltr"),
     ("ur-Latn", "ltr"), ("hi", "ltr")],
)  # fmt: skip
def test_direction_by_language(language: str, way: str) -> None:
    assert direction(language, "") == way


def test_direction_by_the_first_letter_where_nobody_named_the_language() -> None:
    assert attributes(URDU) == {"lang": "und", "dir": "rtl"}
    assert attributes(f"«50» {URDU}") == {"lang": "und", "dir": "rtl"}
    assert attributes(f"The UN: {URDU}") == {}
    assert attributes("plain") == {}
    assert attributes("UN کے", "ur") == {"lang": "ur", "dir": "rtl"}
    assert attributes("sechs", "de") == {"lang": "de", "dir": "ltr"}


def test_words_are_kept_apart_by_marks_that_come_off_again() -> None:
    assert isolated("plain") == "plain"
    assert isolated("sechs", "de") == "\u2068sechs\u2069"
    assert isolated(URDU, "ur") == f"\u2067{URDU}\u2069"
    assert quoted(URDU) == f"“\u2067{URDU}\u2069”"
    assert ISOLATES.sub("", quoted(URDU)) == f"“{URDU}”"


def test_there_are_quotations_in_other_languages() -> None:
    assert {c.quote_language for c in FOREIGN} >= {"ur", "lt"}


@pytest.mark.long
@pytest.mark.parametrize("said", FOREIGN, ids=lambda c: c.id)
def test_every_foreign_quotation_says_its_language_wherever_it_stands(said: object) -> None:
    """Evidence card, the page with its tables and figures, the words of a figure, a file."""
    assert said in FOREIGN
    tag = f'lang="{said.quote_language}" dir="{direction(said.quote_language)}"'
    page = rendered(State(known_on=_last(), wider=True, chosen=said.id))
    assert f"<blockquote {tag}>“{said.quote}”</blockquote>" in card_of(page)
    for name, view in page.views.items():
        for shown in (
            json.dumps(view.figure.to_dict(), ensure_ascii=False, default=str),
            view.caption,
        ):
            for found in re.finditer(re.escape(said.quote), shown):
                before = shown[: found.start()]
                assert before.endswith(("\u2067", "\u2068", f"<td {tag}>“")), name
    for words in (text.kept_apart(said), what(said)):
        if said.quote in words:
            assert isolated(said.quote, said.quote_language) in words


def test_a_cell_with_somebody_s_words_says_their_language() -> None:
    cells = (tables.Worded(f"“{URDU}”", "ur"), tables.Worded("“so”", "en"), URDU, quoted(URDU))
    table = tables.Table("t", ("a", "b", "c", "d"), (cells,))
    shown = templating.table(table)
    assert f'<td lang="ur" dir="rtl">“{URDU}”</td><td>“so”</td>' in shown
    assert f'<td lang="und" dir="rtl">{URDU}</td>' in shown


def test_the_table_of_statements_names_the_language_of_each_quotation() -> None:
    page = rendered(State(known_on=_last(), wider=True))
    column = page.statements.table.columns.index("Words of the text")
    cells = [row[column] for row in page.statements.table.rows if row[column]]
    assert cells
    assert all(isinstance(cell, tables.Worded) for cell in cells)


def _last() -> object:
    return max(c.said_on.date for c in LEDGER.claims())


def test_quotations_of_relays_are_told_in_translation_or_kept_apart() -> None:
    foreign = [r for r in LEDGER.relays.values() if r.quote_language != "en"]
    assert {r.quote_language for r in foreign} >= {"de", "tr", "prs", "bn"}
    table = templating.table(chapters.relayed(LEDGER))
    for relay in foreign:
        assert relay.translation
        bare = relay.model_copy(update={"translation": None})
        assert chapters._words(bare) == quoted(relay.quote, relay.quote_language)
        assert relay.quote not in table or isolated(relay.quote, relay.quote_language) in table


def test_an_urdu_line_of_a_class_s_own_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody named its language; the card and the whole sentence still run the right way."""
    import hashlib

    words = f"{TEXT}{URDU}۔\n"
    said = claim("urdu", quote=URDU, at={
        "line": words[: words.index(URDU)].count("\n") + 1,
        "start": words.index(URDU), "end": words.index(URDU) + len(URDU),
        "fingerprint": hashlib.sha256(URDU.encode()).hexdigest(),
    })  # fmt: skip
    size = {"characters": len(words), "words": len(words.split()), "lines": words.count("\n") + 1}
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    entry = document(said, text={"file": "report.txt", "sha256": sha256, **size})
    (tmp_path / "report.txt").write_bytes(words.encode())
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path))
    ledger = load_ledger(write_seeds(tmp_path / "seeds", entry))
    found = evidence_of(ledger.claim("urdu"), ledger, ledger.claims())
    card = templating.card("x.", found.quotation, found.facts, side=found.side)
    assert f'<blockquote lang="und" dir="rtl">“{URDU}”</blockquote>' in card
    assert f"\u2067{URDU}۔\u2069" in dict(found.facts)["In the text"]
    assert languages.OURS == "en"

"""The coder: a report read line by line by a class, which fills in one form for each claim.

A widget of the browser's own inputs, as `daycontrol` is. What is found in a line comes from
`findings`, records and their faults from `coding`; nothing is decided here, and nothing is
chosen for the reader.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import anywidget
import traitlets

from explainer.analysis import statements as statements_made
from explainer.classroom.coding import report as coding_report
from explainer.classroom.coding.fields import ABOUT, FORM
from explainer.classroom.coding.findings import Findings, Line, findings, lines_of
from explainer.classroom.coding.offered import (
    Option,
    as_found,
    day_as_offered,
    found_first,
    number_as_found,
    plain_options,
)
from explainer.files import MAX_FILE_BYTES, FileError
from explainer.page.state import State, default_state
from explainer.paths import static_folder
from explainer.records import texts
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.records.scales import DateBasis
from explainer.theme import style
from explainer.words import claims as text

__all__ = ["Coder"]

_List = traitlets.List[Any]

NOTHING_FOUND = "Nothing that the explainer knows. Read it yourself: it may still say something."
_NAMES = {name for _, fields in FORM for name, _, _ in fields}
_ABOUT = {name for name, _, _ in ABOUT}


class Coder(anywidget.AnyWidget):
    """A form for each claim of a report, line by line.

    Parameters
    ----------
    ledger : Ledger
        The records, for names, and to check what is coded.
    report : str, optional
        The text to code; another can be pasted or opened in the browser.
    document : Document, optional
        A coding of that text to go on with.

    Notes
    -----
    What the browser sends is taken as words and checked like every record. The text and the
    coding stay in memory until `save` is asked to write them, and there only.
    """

    _esm = (static_folder() / "coder.js").read_text(encoding="utf-8")
    _css = style.parts_css()

    form: _List = traitlets.List(help="The form: what is asked, and by which inputs.").tag(
        sync=True
    )
    about_form: _List = traitlets.List(help="The same for the report as a whole.").tag(sync=True)
    options = traitlets.Dict(help="The entries of each list, for this line.").tag(sync=True)
    report = traitlets.Unicode(help="The whole text.").tag(sync=True)
    about = traitlets.Dict(help="What is filled in about the report.").tag(sync=True)
    draft = traitlets.Dict(help="What is filled in for the claim in hand.").tag(sync=True)
    line = traitlets.Dict(help="The line in hand, and what is found in it.").tag(sync=True)
    coded: _List = traitlets.List(help="The claims coded so far, in words.").tag(sync=True)
    problems: _List = traitlets.List(help="What is wrong, in plain words.").tag(sync=True)
    says = traitlets.Unicode(help="What has just been done.").tag(sync=True)
    yaml = traitlets.Unicode(help="The record as it would be written.").tag(sync=True)

    def __init__(self, ledger: Ledger, report: str = "", document: Document | None = None) -> None:
        super().__init__()
        self._ledger = ledger
        self._claims: list[dict[str, Any]] = []
        self._changing: int | None = None
        self._lines: tuple[Line, ...] = ()
        self._at = 0
        self._document: Document | None = None
        self.form = [[legend, list(map(list, fields))] for legend, fields in FORM]
        self.about_form = list(map(list, ABOUT))
        self.read(report)
        if document is not None:
            self._open(document)
        self.on_msg(self._asked)
        self.observe(self._check_again, "about")

    # --- what was coded ---

    @property
    def document(self) -> Document | None:
        """The coded report, or None as long as there is no claim."""
        return self._document

    @property
    def ledger(self) -> Ledger:
        """The ledger with the coded report beside the others."""
        if self._document is None:
            return self._ledger
        return coding_report.with_document(self._ledger, self._document, self.report)

    @property
    def state(self) -> State:
        """A state in which the five and the coded report are shown, and no other."""
        plain = default_state(self._ledger)
        if self._document is None:
            return plain
        five = [d.id for d in self._ledger.documents if d.ring == "five"]
        claims = self._document.claims
        last = max([plain.known_on, *(c.said_on.date for c in claims)])
        shown = (*five, self._document.id)
        return State(known_on=last, wider=True, documents=shown, chosen=claims[0].id)

    # --- what the reader does ---

    def read(self, report: str) -> None:
        """Take another text; what was coded of the last one is forgotten."""
        self.report = texts.clean(report)
        self._lines = lines_of(self.report)
        self._claims, self._changing, self._document = [], None, None
        self.about, self.draft, self.problems = {}, {}, []
        self._show_coded()
        self.go(0)
        damage = texts.damage(self.report)
        self.problems = [f"The text is damaged: {damage}."] if damage else []
        self.says = "" if self._lines else "Paste a report, or open a file."

    def open_file(self, content: bytes, name: str) -> None:
        """Show the text in a file's bytes, or say why there is none; nothing is read yet."""
        try:
            words = texts.decode(content, name) if len(content) <= MAX_FILE_BYTES else None
        except FileError as fault:
            self.problems, words = [f"The file {fault}."], ""
        if words is None:
            self.problems = [f"The file {name} is larger than {MAX_FILE_BYTES:,} bytes."]
        elif words:
            self.problems = []
        self.send({"opened": words or ""})

    def go(self, to: int) -> None:
        """Take another line in hand, counted from 0 among those with words."""
        if not self._lines:
            self.line, self.options = {}, self._options(Findings())
            return
        self._at = at = min(max(to, 0), len(self._lines) - 1)
        line = self._lines[at]
        found = findings(line, self._ledger, self._published)
        self.options = self._options(found)
        self.line = {
            "at": at,
            "of": len(self._lines),
            "number": line.number,
            "words": line.words,
            "found": self._found_in_words(found),
            "quantities": list(dict.fromkeys(f.words for f in found.quantities)),
            "days": [day_as_offered(day) for day in found.days],
            "nothing": NOTHING_FOUND,
        }

    def add(self) -> None:
        """Code the claim in hand, or say what is wrong with it."""
        if not self._lines:
            return
        changing = self._changing
        claim_id = self._new_id() if changing is None else self._claims[changing]["id"]
        draft = _words(self.draft, _NAMES)
        record = coding_report.claim_record(draft, self._lines[self._at], self.report, claim_id)
        claims = (
            [*self._claims, record]
            if changing is None
            else [record if n == changing else c for n, c in enumerate(self._claims)]
        )
        if self._check(claims):
            self._claims, self._changing, self.draft = claims, None, {}
            self._show_coded()
            self.says = "The claim is coded. Code another one of this line, or go on."

    def change(self, which: int) -> None:
        """Take a coded claim in hand again."""
        if self._document is None or not 0 <= which < len(self._document.claims):
            return
        claim = self._document.claims[which]
        numbers = [line.number for line in self._lines]
        if claim.at and claim.at.line in numbers:
            self.go(numbers.index(claim.at.line))
        self.draft, self._changing = coding_report.choices_of(claim), which
        self.problems, self.says = [], "Change the claim, then code it again."

    def remove(self, which: int) -> None:
        """Forget a coded claim."""
        if 0 <= which < len(self._claims):
            self._changing, self._document = None, None
            self._claims = [c for n, c in enumerate(self._claims) if n != which]
            self._check(self._claims)
            self._show_coded()
            self.says = "The claim is forgotten."

    def save(self, file: str, *, with_text: bool = False) -> None:
        """Write the coding, and where asked the text beside it, where the reader says."""
        if not file.strip():
            self.problems = ["Say where to write it: a folder and a name."]
            return
        if not self._check(self._claims):
            return
        try:
            report = self.report if with_text else None
            written = coding_report.save(
                self._record(self._claims), Path(file).expanduser(), report
            )
        except OSError as error:
            self.problems = [f"It was not written: {error}."]
            return
        self.says = f"Written: {text.list_in_words(str(p.resolve()) for p in written)}."

    # --- inside ---

    def _asked(self, _view: object, content: object, buffers: Sequence[bytes]) -> None:
        if not isinstance(content, Mapping):
            return
        number, words = content.get("number"), content.get("words")
        by_number: dict[str, Callable[[int], None]] = {
            "go": self.go, "change": self.change, "remove": self.remove,
        }  # fmt: skip
        asked = content.get("ask")
        if asked in by_number and isinstance(number, int):
            by_number[asked](number)
        elif asked == "read" and isinstance(words, str):
            self.read(words)
        elif asked == "open" and isinstance(words, str) and buffers:
            self.open_file(bytes(buffers[0]), words)
        elif asked == "write" and isinstance(words, str):
            self.save(words, with_text=content.get("with_text") is True)
        elif asked == "add":
            self.add()
        elif asked == "file":
            self.send({"name": f"{coding_report.DOCUMENT_ID}.yaml", "text": self.yaml})

    @property
    def _published(self) -> dt.date | None:
        """The day of the report, as far as it is filled in."""
        try:
            return dt.date.fromisoformat(str(self.about.get("published", "")))
        except ValueError:
            return None

    def _check_again(self, change: Mapping[str, Any]) -> None:
        if self.line and (change["old"] or {}).get("published") != self.about.get("published"):
            self.go(self._at)  # weekdays are counted from that day
        if self._claims:
            self._check(self._claims)
            self._show_coded()

    def _open(self, document: Document) -> None:
        record = coding_report.record_of(document)
        self.about = {
            "published": document.published.date.isoformat(),
            "published_basis": document.published.basis,
            "published_note": document.published.note or "",
            **{n: v for n in ("title", "publisher", "url") if (v := record.get(n))},
        }
        if self._check(record["claims"]):
            self._claims = record["claims"]
            self._show_coded()

    def _record(self, claims: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        return coding_report.document_record(_words(self.about, _ABOUT), self.report, claims)

    def _check(self, claims: Sequence[Mapping[str, Any]]) -> bool:
        """Check the report with these claims; whether all is well."""
        found = coding_report.checked(self._record(claims), self.report, self._ledger)
        self.problems, self.says = list(found.problems), ""
        if not found.problems:
            self._document = found.document if claims else None
        return not found.problems

    def _new_id(self) -> str:
        used = {claim["id"] for claim in self._claims}
        numbers = range(1, len(used) + 2)
        names = (f"{coding_report.DOCUMENT_ID}-{number}" for number in numbers)
        return next(name for name in names if name not in used)

    def _show_coded(self) -> None:
        self.coded = [[c["at"]["line"], c["says"], c.get("quote", "")] for c in self._claims]
        self.yaml = coding_report.to_yaml(self._record(self._claims)) if self._claims else ""

    def _found_in_words(self, findings: Findings) -> list[tuple[str, list[str]]]:
        kinds = (
            ("Numbers and number words", findings.quantities, number_as_found),
            ("Names of speakers", findings.speakers, as_found),
            ("Names of places", findings.places, as_found),
        )
        return [
            (title, list(dict.fromkeys(map(said, listed))))
            for title, listed, said in kinds
            if listed
        ]

    def _options(self, findings: Findings) -> dict[str, list[Option]]:
        """The entries of every list; what is in the line stands first, and is not chosen."""
        ledger = self._ledger
        speakers = [
            (key, text.capital(actor.name), text.capital(text.SIDE[actor.side]))
            for key, actor in ledger.actors.items()
        ]
        order = [text.capital(name) for name in text.SIDE.values()]
        speakers.sort(key=lambda o: (order.index(o[2]), o[1]))
        places = sorted(
            (key, f"{place.name} ({place.kind})", "Places") for key, place in ledger.places.items()
        )
        bases = plain_options(text.BASIS)
        happened = [option for option in bases if option[0] in get_args(DateBasis)]
        return {
            "asserted_by": found_first(speakers, findings.speakers),
            "kind": plain_options(text.CLAIM_KIND),
            "group": [(key, text.capital(g.name), "") for key, g in ledger.groups.items()],
            "said_basis": bases,
            "happened_basis": happened,
            "published_basis": bases,
            "precision": plain_options(text.DATE_PRECISION),
            "place": found_first(places, findings.places),
            "place_precision": plain_options(text.PLACE_PRECISION),
            "event": [(key, event.title, "") for key, event in ledger.events.items()],
            "topic": [(key, topic.question, "") for key, topic in ledger.topics.items()],
            "repeats": self._repeatable(),
        }

    def _repeatable(self) -> list[Option]:
        """The casualty statements that the coded report may repeat."""
        claims = [claim for claim in self._ledger.claims() if claim.counts]
        return [
            (s.claim.id, f"{text.speaker(s.claim)}, "
             f"{text.said_briefly(s.claim)}: {text.counted(s.claim)}", "")
            for s in statements_made.statements(claims)
            if s.claim.origin is None
        ]  # fmt: skip


def _words(given: Mapping[str, Any], known: set[str]) -> dict[str, str]:
    """What the browser filled in, as far as it is words for known fields."""
    return {k: v for k, v in given.items() if k in known and isinstance(v, str)}

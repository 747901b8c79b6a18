"""The coder in a notebook: a report read line by line, which the kernel answers about.

What is answered is made in `reply`, as in the app; here belong the widget and its way into Python.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import traitlets
from markupsafe import Markup

from explainer.classroom.coding import agreement
from explainer.classroom.coding import report as coding_report
from explainer.classroom.coding.beside import PARTS, ledger_with, shown_in, state_with
from explainer.classroom.coding.draft import Draft, RequestError, read_draft
from explainer.classroom.coding.findings import lines_of
from explainer.classroom.coding.reply import answer, checked_draft, draft_of, record_of_draft
from explainer.classroom.templating import TEMPLATES
from explainer.notebook.carried import carried
from explainer.notebook.part import RENDERING, Front, PartWidget
from explainer.notebook.plotlyjs import compressed_plotly, plotly_version
from explainer.page import data, rendering
from explainer.page.hosts import Hosts
from explainer.page.packed import frame
from explainer.page.state import State
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words.coder import CODER_WORDS

__all__ = ["Coder"]

GROUP = "your-report"
"""Under which name the parts of one report belong together (``data-page``)."""
BESIDE = "beside-"
"""How the names of the parts begin that stand beside the five."""


class Desk(Front):
    """What the browser and the kernel tell each other about a report that is being coded.

    Parameters
    ----------
    ledger : Ledger
        The records.
    draft : Draft
        With what is begun.

    Notes
    -----
    The browser asks (``{"kind": "report", "number": n, "request": …}``) and is answered under the
    same number, as it would be by the app; or it asks to write the record into a file.
    """

    opening = traitlets.Dict(help="With what the coder begins: words, frame, answer.").tag(
        sync=True
    )
    draft = traitlets.Dict(help="What is filled in; either side sets it.").tag(sync=True)
    now = traitlets.Dict(help="The same, as it was set or answered last; Python follows it.")
    plotly = traitlets.Unicode(help="The version of plotly.js, for its address.").tag(sync=True)

    def __init__(self, ledger: Ledger, draft: Draft) -> None:
        self.ledger = ledger
        reply = answer({"ask": "look", "draft": draft.kept, "page": True}, ledger)
        opening = {"words": CODER_WORDS, "frame": frame(ledger, "none"), "reply": reply}
        super().__init__(opening=opening, draft=draft.kept, plotly=plotly_version())
        self.on_msg(self._asked)

    @traitlets.observe("draft")
    def _set(self, change: dict[str, Any]) -> None:
        self.now = change["new"]

    def write(self, file: str, *, with_text: bool) -> dict[str, Any]:
        """Write the record, and where asked the text; what was done, or what is wrong."""
        try:
            draft = read_draft(self.now)
        except RequestError as refused:
            return {"problems": [str(refused)], "says": ""}
        problems = list(checked_draft(draft, self.ledger).problems)
        if not file.strip():
            problems = ["Say where to write it: a folder and a name."]
        if problems:
            return {"problems": problems, "says": ""}
        try:
            beside = draft.text if with_text else None
            record = record_of_draft(draft)
            written = coding_report.save(record, Path(file).expanduser(), beside)
        except OSError as error:
            return {"problems": [f"It was not written: {error}."], "says": ""}
        names = text.list_in_words(str(path.resolve()) for path in written)
        return {"problems": [], "says": f"Written: {names}."}

    def _asked(self, _: object, content: object, __: Sequence[bytes]) -> None:
        if not isinstance(content, Mapping):
            return
        kind, number = content.get("kind"), content.get("number")
        if kind == "plotly":
            self.send({"kind": "plotly"}, buffers=[compressed_plotly()])
        elif kind == "report":
            self.send({"kind": kind, "number": number, **self._answer(content.get("request"))})
        elif kind == "write":
            said = self.write(
                str(content.get("file", "")), with_text=content.get("with_text") is True
            )
            self.send({"kind": kind, "number": number, "reply": said})

    def _answer(self, request: object) -> dict[str, Any]:
        try:
            reply = answer(request, self.ledger)
        except RequestError as refused:
            return {"refused": str(refused)}
        self.now = reply["draft"]  # the browser may have gone on, and sets `draft` itself
        return {"reply": reply}


class Coder(PartWidget):
    """A form for each claim of a report, line by line.

    Parameters
    ----------
    ledger : Ledger
        The records, for names, and to check what is coded.
    report : str, optional
        The text to code; another can be pasted or opened in the browser.
    document : Document, optional
        A coding of that text to go on with.

    Attributes
    ----------
    summary, casualties, timeline, coverage, evidence : Part
        The page on which the five and the coded report stand side by side; it follows what is
        coded.

    Notes
    -----
    What the browser sends is read and checked like every record. The text and the coding stay in
    memory until `save` is asked to write them, and there only.
    """

    def __init__(self, ledger: Ledger, report: str = "", document: Document | None = None) -> None:
        self._ledger = ledger
        self._document: Document | None = None
        self._coded: tuple[str, dict[str, str], list[dict[str, Any]]] = ("", {}, [])
        super().__init__(Desk(ledger, draft_of(document, report)), "coder")
        self.desk: Desk = self.front
        self._parts = {name: BesidePart(self, name) for name in PARTS}
        self._follow()
        self.desk.observe(lambda _: self._follow(), "now")

    def __getattr__(self, name: str) -> BesidePart:
        if name not in PARTS:
            raise AttributeError(f"the coder has no {name!r}; beside it stand {', '.join(PARTS)}")
        return self._parts[name]

    @property
    def report(self) -> str:
        """The text in hand."""
        return self._coded[0]

    @property
    def document(self) -> Document | None:
        """The coded report, or None as long as there is no claim."""
        return self._document

    @property
    def ledger(self) -> Ledger:
        """The ledger with the coded report beside the others."""
        return ledger_with(self._ledger, self._document, self.report)

    @property
    def state(self) -> State:
        """A state in which the five and the coded report are shown, and no other."""
        return state_with(self._ledger, self._document)

    def save(self, file: str, *, with_text: bool = False) -> str:
        """Write the coding, and where asked the text beside it; which files were written.

        Raises
        ------
        ValueError
            When something is wrong with the coding or the file; what it is, in plain words.
        """
        said = self.desk.write(file, with_text=with_text)
        if said["problems"]:
            raise ValueError("\n".join(said["problems"]))
        return str(said["says"])

    def readings(self, first: coding_report.Coding, second: coding_report.Coding) -> Readings:
        """Two codings of the text compared."""
        return Readings(self.desk, first, second)

    def static_form(self) -> str:
        """The example in words, and where it can be coded; outside our own pages, what draws it."""
        opening = self.desk.opening
        script = "" if os.environ.get(RENDERING) else carried()
        form = TEMPLATES.get_template("coder.html.j2").render(
            group=GROUP,
            held=opening,
            words=CODER_WORDS,
            lines=lines_of(opening["reply"]["draft"]["text"]),
            coded=opening["reply"]["coded"],
        )
        return f"{script}{form}"

    def _follow(self) -> None:
        """Take over what the browser has coded, as long as it is sound."""
        try:
            draft = read_draft(self.desk.now)
        except RequestError:
            return
        coded = (draft.text, draft.about, draft.records)
        if coded == self._coded:  # every letter that is typed elsewhere comes by here
            return
        self._coded = coded
        coding = checked_draft(draft, self._ledger)
        if not draft.claims:
            self._document = None
        elif not coding.problems:
            self._document = coding.document


class BesidePart(PartWidget):
    """A part of the page on which the five and the coded report stand."""

    def __init__(self, coder: Coder, name: str) -> None:
        self._coder = coder
        self._name = name
        super().__init__(coder.front, BESIDE + name)

    def static_form(self) -> str:
        """The part as it is now."""
        state = self._coder.state
        every = self._coder.ledger
        ledger = replace(every, documents=shown_in(state, every.documents))
        page = rendering.render(ledger, state)
        shown, cards = data.as_data(page, ledger), data.cards(ledger, page)
        alone = not os.environ.get(RENDERING)
        hosts = Hosts(state, page, shown, cards, ledger, GROUP, before=BESIDE, pictured=alone)
        return hosts.host(self._name)


class Readings(PartWidget):
    """Two readings of one text compared, and in the browser any two others."""

    def __init__(
        self, desk: Desk, first: coding_report.Coding, second: coding_report.Coding
    ) -> None:
        self._compared = ""
        if first.document and second.document:
            compared = agreement.compare(first.document, second.document, desk.ledger)
            self._compared = agreement.as_html(compared)
        super().__init__(desk, "readings", {"html": self._compared})

    def static_form(self) -> str:
        """The comparison."""
        return TEMPLATES.get_template("readings.html.j2").render(
            group=GROUP, compared=Markup(self._compared)
        )

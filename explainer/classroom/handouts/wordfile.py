"""A sheet as a document for a word processor: the same words, to be edited.

It is made from the page itself, so that the two never tell different things. Headings, lists,
tables and cards keep their kind; what only paper needs (cut lines, two columns) is left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import html

from explainer.classroom.handouts.sheet import Sheet

__all__ = ["as_docx"]

_WIDTH, _HEIGHT, _MARGIN = Mm(210), Mm(297), Mm(15)
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Of every document, so that the same sheet is the same bytes."""
_WIDE = {"sheet-wide", "sheet-slide"}
_LINE = "_" * 60
_TO_WRITE = Mm(12)
"""As high is a row with a cell to be filled in by hand, at least."""
_LISTS = {"ul": "List Bullet", "ol": "List Number"}


def as_docx(sheet: Sheet) -> bytes:
    """A sheet as a file that word processors edit."""
    made = _Made(sheet.title)
    made.add(html.fromstring(sheet.html).find("body"))
    made.document.save(saved := io.BytesIO())
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w") as whole:
        for part in parts.infolist():
            info = zipfile.ZipInfo(part.filename, _DAY.timetuple()[:6])
            whole.writestr(info, parts.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Made:
    """A document that grows."""

    def __init__(self, title: str) -> None:
        self.document = Document()
        self.is_wide = False
        self.document.styles["Normal"].font.size = Pt(10)
        self.document.styles["Normal"].paragraph_format.space_after = Pt(3)
        properties = self.document.core_properties
        properties.title, properties.author = title, ""
        properties.created = properties.modified = _DAY
        self._turn(self.document.sections[0], wide=False)
        footer = self.document.sections[0].footer.paragraphs[0]
        footer.add_run(f"{title} \u2014 ")
        _field(footer, "PAGE")

    def add(self, element: html.HtmlElement) -> None:
        """Add what an element holds."""
        for one in element:
            if isinstance(one.tag, str):
                self._one(one)

    def _one(self, one: html.HtmlElement) -> None:
        looks = set((one.get("class") or "").split())
        self._page(looks)
        if "sheet-name" in looks:
            self.document.add_paragraph("   ".join(f"{_text(n)} {'_' * 18}" for n in one))
        elif "sheet-lines" in looks:
            for _ in one:
                self.document.add_paragraph(_LINE)
        else:
            self._kinds().get(one.tag, self.add)(one)

    def _kinds(self) -> dict[str, Callable[[html.HtmlElement], None]]:
        """What is made of an element by its kind; of any other what it holds."""
        headings = dict.fromkeys(("h1", "h2", "h3"), self._heading)
        lists = dict.fromkeys(_LISTS, self._list)
        return {
            **headings, **lists, "table": self._table, "dl": self._facts,
            "blockquote": self._quotation, "p": self._paragraph, "svg": self._picture,
            "figcaption": self._paragraph,
        }  # fmt: skip

    def _heading(self, one: html.HtmlElement) -> None:
        self.document.add_heading(_text(one), int(one.tag[1]))

    def _facts(self, one: html.HtmlElement) -> None:
        for name, value in zip(one.findall("dt"), one.findall("dd"), strict=True):
            self.document.add_paragraph(f"{_text(name)}: {_text(value)}")

    def _quotation(self, one: html.HtmlElement) -> None:
        self.document.add_paragraph(_text(one), "Intense Quote")

    def _picture(self, one: html.HtmlElement) -> None:
        """What a figure shows, in words, and the words in it: the page has its drawing."""
        if told := one.get("aria-label"):
            self.document.add_paragraph(told)
            lines = (" ".join(map(_text, words.findall("tspan"))) for words in one.iter("text"))
            self.document.add_paragraph(" · ".join(lines))

    def _paragraph(self, one: html.HtmlElement) -> None:
        self._runs(self.document.add_paragraph(), one)

    def _page(self, looks: set[str]) -> None:
        """A new page, or one that lies on its side, where the sheet has one."""
        wide = bool(looks & _WIDE)
        if wide:
            first = not self.document.paragraphs and not self.document.tables
            section = (
                self.document.sections[0]
                if first
                else (self.document.add_section(WD_SECTION.NEW_PAGE))
            )
            self._turn(section, wide=True)
            self.is_wide = True
        elif "sheet-new" in looks:
            if self.is_wide:
                self._turn(self.document.add_section(WD_SECTION.NEW_PAGE), wide=False)
                self.is_wide = False
            else:
                self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _turn(self, section: object, *, wide: bool) -> None:
        section.orientation = (  # type: ignore[attr-defined]
            WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        )
        sides = (_HEIGHT, _WIDTH) if wide else (_WIDTH, _HEIGHT)
        section.page_width, section.page_height = sides  # type: ignore[attr-defined]
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", _MARGIN)

    def _list(self, one: html.HtmlElement) -> None:
        for number, item in enumerate(one.findall("li"), start=1):
            inner = item.find("p") if item.find("p") is not None else item
            if one.tag == "ul":
                self._runs(self.document.add_paragraph(style=_LISTS["ul"]), inner)
            else:
                # A number of its own: a word processor would go on counting from the last list.
                self._runs(self.document.add_paragraph(f"{number}. "), inner)
            for lines in item.iter("div"):
                self._one(lines)

    def _table(self, one: html.HtmlElement) -> None:
        if (caption := one.find("caption")) is not None:
            self.document.add_paragraph(_text(caption), "Caption")
        rows = [[_text(cell) for cell in row] for row in one.iter("tr")]
        table = self.document.add_table(0, max(map(len, rows)), "Table Grid")
        for number, row in enumerate(rows):
            line = table.add_row()
            line.height = None if all(row) else _TO_WRITE
            for cell, words in zip(line.cells, row, strict=False):
                cell.paragraphs[0].add_run(words).bold = number == 0
        head = table.rows[0]._tr.get_or_add_trPr()
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        head.append(repeated)
        self.document.add_paragraph()

    def _runs(self, paragraph: object, one: html.HtmlElement) -> None:
        for words, bold in _pieces(one):
            paragraph.add_run(words).bold = bold  # type: ignore[attr-defined]


def _text(one: html.HtmlElement) -> str:
    return " ".join(one.text_content().split())


def _pieces(one: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """The words of an element, and whether they are strong."""
    if one.text:
        yield " ".join(one.text.replace("\n", " ").split(" ")), False
    for inner in one:
        if inner.tag not in {"div", "ul", "ol"}:
            yield inner.text_content().replace("\n", " "), inner.tag == "strong"
        if inner.tail:
            yield inner.tail.replace("\n", " "), False


def _field(paragraph: object, code: str) -> None:
    """A field that a word processor fills in, such as the number of the page."""
    run = paragraph.add_run()._r  # type: ignore[attr-defined]
    for kind, words in (("begin", ""), ("", code), ("end", "")):
        element = OxmlElement("w:instrText" if words else "w:fldChar")
        if words:
            element.text = words
        else:
            element.set(qn("w:fldCharType"), kind)
        run.append(element)

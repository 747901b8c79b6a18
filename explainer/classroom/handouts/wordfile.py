"""A sheet as a document for a word processor: the same words, to be edited.

It is made from the page itself, so that the two never tell different things. Headings, lists,
tables and cards keep their kind; a figure is told in words, for the drawing of the page is SVG,
which not every word processor shows. A card and a row of a table stand whole on a page.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import html

from explainer.classroom.handouts.sheet import Sheet

__all__ = ["as_docx"]

_WIDTH, _HEIGHT, _MARGIN = Mm(210), Mm(297), Mm(15)
_ABOVE = Mm(13)
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Of every document, so that the same sheet is the same bytes."""
_WIDE = {"sheet-wide", "sheet-slide"}
_LINE = "_" * 60
_MANY, _OF_MANY = 5, Pt(9)
"""From so many columns on a table has letters of this size."""
_OF_A_NOTE = Pt(8)
_AROUND = Mm(32)
"""So much of a page stands around its table."""
_TO_WRITE = Mm(12)
"""As high is a row with a cell to be filled in by hand, where all have room on a page."""
_FONT = "Arial"
"""Word processors have it, or one of the same widths: pages end where they should."""
_STYLES = ("Normal", "Heading 1", "Heading 2", "Heading 3", "Caption", "Intense Quote")
_SMALL = Pt(2)
"""Of a paragraph that only stands because a table or a section must be followed by one."""
_LEAST, _MOST = 4, 40
"""Between so many letters counts a cell for the width of its column."""
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
        self.into: Any = self.document
        self.is_wide = False
        self.starts_page = False
        self._ids = {style.name: style.style_id for style in self.document.styles}
        for name in _STYLES:
            _set_font(self.document.styles[name])
        self.document.styles["Normal"].font.size = Pt(10)
        self.document.styles["Normal"].paragraph_format.space_after = Pt(2)
        self.document.styles["List Bullet"].paragraph_format.space_after = Pt(0)
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
        if "sheet-cards" in looks:
            self._cards(one)
        elif "sheet-name" in looks:
            self._new("   ".join(f"{_text(n)} {'_' * 18}" for n in one))
        elif "sheet-lines" in looks:
            for _ in one:
                self._new(_LINE)
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
        self._new(_text(one), f"Heading {one.tag[1]}")

    def _facts(self, one: html.HtmlElement) -> None:
        for name, value in zip(one.findall("dt"), one.findall("dd"), strict=True):
            self._new(f"{_text(name)}: {_text(value)}")

    def _quotation(self, one: html.HtmlElement) -> None:
        self._new(_text(one), "Intense Quote")

    def _picture(self, one: html.HtmlElement) -> None:
        """What a figure shows, in words, and the words in it: the page has its drawing."""
        if told := one.get("aria-label"):
            self._new(told)
            lines = (" ".join(map(_text, words.findall("tspan"))) for words in one.iter("text"))
            self._new(" · ".join(lines))

    def _cards(self, one: html.HtmlElement) -> None:
        """Cards, two beside each other, none of which is parted by the end of a page."""
        table = self.document.add_table(0, 2, "Table Grid")
        cards = list(one)
        for pair in (cards[at : at + 2] for at in range(0, len(cards), 2)):
            row = table.add_row()
            _keep_whole(row)
            if len(pair) == 1:
                row.cells[0].merge(row.cells[1])
            for cell, card in zip(row.cells, pair, strict=False):
                self.into = cell
                self.add(card)
        self.into = self.document
        self._end_of_table()

    def _new(self, words: str = "", style: str | None = None) -> Any:
        """A paragraph more, on a new page where one begins."""
        empty = [] if self.into is self.document else self.into.paragraphs
        if len(empty) == 1 and not empty[0].text:
            (made,) = empty  # a cell is born with one
            made.add_run(words)
        else:
            made = self.into.add_paragraph(words)
        if style:
            made._p.style = self._ids[style]  # by its name python-docx would read all styles anew
        if self.into is not self.document:
            _set_close(made, is_quotation=style == "Intense Quote")
            made.paragraph_format.keep_with_next = False  # or all cards would move to one page
        if self.starts_page:
            made.paragraph_format.page_break_before = True
            self.starts_page = False
        return made

    def _paragraph(self, one: html.HtmlElement) -> None:
        paragraph = self._new()
        self._runs(paragraph, one)
        if "explainer-note" in (one.get("class") or ""):
            for run in paragraph.runs:
                run.font.size = _OF_A_NOTE

    def _page(self, looks: set[str]) -> None:
        """A new page, or one that lies on its side, where the sheet has one."""
        wide = bool(looks & _WIDE)
        if wide:
            first = not self.document.paragraphs and not self.document.tables
            self._turn(self.document.sections[0] if first else self._section(), wide=True)
            self.is_wide = True
        elif "sheet-new" in looks:
            if self.is_wide:
                self._turn(self._section(), wide=False)
                self.is_wide = False
            else:
                self.starts_page = True

    def _section(self) -> Any:
        """A section more; the paragraph that ends the last one takes no room."""
        made = self.document.add_section(WD_SECTION.NEW_PAGE)
        _shrink(self.document.paragraphs[-1])
        return made

    def _turn(self, section: object, *, wide: bool) -> None:
        section.orientation = (  # type: ignore[attr-defined]
            WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        )
        sides = (_HEIGHT, _WIDTH) if wide else (_WIDTH, _HEIGHT)
        section.page_width, section.page_height = sides  # type: ignore[attr-defined]
        for side in ("left", "right"):
            setattr(section, f"{side}_margin", _MARGIN)
        for side in ("top", "bottom"):
            setattr(section, f"{side}_margin", _ABOVE)

    def _list(self, one: html.HtmlElement) -> None:
        for number, item in enumerate(one.findall("li"), start=1):
            inner = item.find("p") if item.find("p") is not None else item
            if one.tag == "ul":
                self._runs(self._new(style=_LISTS["ul"]), inner)
            else:
                # A number of its own: a word processor would go on counting from the last list.
                self._runs(self._new(f"{number}. "), inner)
            for lines in item.iter("div"):
                self._one(lines)

    def _table(self, one: html.HtmlElement) -> None:
        if (caption := one.find("caption")) is not None:
            self._new(_text(caption), "Caption")
        rows = [[_text(cell) for cell in row] for row in one.iter("tr")]
        table = self.document.add_table(0, max(map(len, rows)), "Table Grid")
        sides = (_HEIGHT, _WIDTH) if self.is_wide else (_WIDTH, _HEIGHT)
        across, down = (side - 2 * _MARGIN for side in sides)
        widths = _widths(rows, across)
        to_write = min(_TO_WRITE, (down - _AROUND) // len(rows))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, row in enumerate(rows):
            line = table.add_row()
            _keep_whole(line)
            line.height = None if all(row) else to_write
            for cell, words, width in zip(line.cells, row, widths, strict=False):
                cell.width = width
                run = cell.paragraphs[0].add_run(words)
                run.bold = number == 0
                run.font.size = _OF_MANY if len(widths) >= _MANY else None
        head = table.rows[0]._tr.get_or_add_trPr()
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        head.append(repeated)
        self._end_of_table()

    def _end_of_table(self) -> None:
        """What must stand below a table, as small as can be: it may be the end of a page."""
        _shrink(self.document.add_paragraph())

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


def _set_font(style: Any) -> None:
    """A font by its name, in place of that of the theme."""
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _set_close(paragraph: Any, *, is_quotation: bool) -> None:
    """Set a paragraph as close as a card has it."""
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(1), Pt(2)
    if is_quotation:
        form.left_indent = form.right_indent = Mm(2)


def _shrink(paragraph: Any) -> None:
    """Take the room from a paragraph that must be there."""
    properties = paragraph.paragraph_format
    properties.space_before = properties.space_after = Pt(0)
    properties.line_spacing = _SMALL


def _keep_whole(row: Any) -> None:
    """Part a row of a table by no end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _widths(rows: list[list[str]], room: int) -> list[int]:
    """How wide each column is: by how much stands in it, and by its longest word."""
    columns = [[row[at] for row in rows if at < len(row)] for at in range(max(map(len, rows)))]
    shares = [
        max(
            _LEAST,
            max(len(word) for cell in column for word in (cell.split() or [""])) + 2,
            min(_MOST, max(map(len, column)) // 3),
        )
        for column in columns
    ]
    return [room * share // sum(shares) for share in shares]

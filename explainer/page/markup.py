"""HTML fragments of the page. Every value is escaped here and nowhere else."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explainer.records import languages

__all__ = [
    "Cell",
    "Choice",
    "Keyed",
    "Link",
    "Table",
    "Worded",
    "button",
    "caption",
    "card",
    "details",
    "element",
    "fold",
    "joined",
    "paragraph",
    "table",
    "tools",
    "whole_page",
]


EVIDENCE_ANCHOR = "evidence"
"""The id of the page's evidence section."""
NO_QUOTATION = "Our wording; no quotation from the text is kept."
OWN_WORDS_WITHIN = "Our wording, but for the words in quotation marks."
"""Said on a card without a quotation of its own, so that nobody takes our words for the text's."""


@dataclass(frozen=True)
class Link:
    """A table cell that leads to a page; only http and https addresses become links."""

    words: str
    address: str


@dataclass(frozen=True)
class Choice:
    """A table cell that leads to the evidence of a claim."""

    claim_id: str


@dataclass(frozen=True)
class Keyed:
    """A table cell that sorts by something else than its words: a day, a number."""

    words: str
    key: str


@dataclass(frozen=True)
class Worded:
    """A table cell with somebody's own words, in their language."""

    words: str
    language: str


Cell = str | Link | Choice | Keyed | Worded


@dataclass(frozen=True)
class Table:
    """A table twin of a figure: a caption, column names, and rows of text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def element(tag: str, content: str, **attributes: str) -> str:
    """An element with escaped text; ``class_`` and ``for_`` lose their underscore."""
    return joined(tag, [html.escape(content)], **attributes)


def joined(tag: str, children: Iterable[str], **attributes: str) -> str:
    """An element around children that are HTML already."""
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{html.escape(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{given}>{''.join(children)}</{tag}>"


def paragraph(content: str, class_: str = "explainer-prose") -> str:
    """A paragraph of plain text."""
    return element("p", content, class_=class_)


def caption(sentence: str, source: str) -> str:
    """What stands under a figure: what it shows now, and its source line."""
    return "".join(
        [
            element("p", sentence, class_="explainer-caption", role="status"),
            element("p", source, class_="explainer-source"),
        ]
    )


def details(summary: str, inner: str) -> str:
    """A fold that opens on demand."""
    return joined("details", [element("summary", summary), inner])


def fold(summary: str) -> str:
    """A fold for the part of the page that stands below it."""
    return joined("details", [element("summary", summary)], data_fold="")


def evidence_link(claim_id: str, words: str) -> str:
    """A link to the evidence section that also chooses the claim where the page is live."""
    return element("a", words, href=f"#{EVIDENCE_ANCHOR}", data_claim=claim_id)


def button(words: str, **attributes: str) -> str:
    """A button; what it does is said in a ``data-`` attribute that `htmlview` reads."""
    return element("button", words, type="button", **attributes)


def tools(buttons: Iterable[str]) -> str:
    """A row of buttons that belongs to the part above it."""
    return joined("p", buttons, class_="explainer-tools explainer-noprint")


def _cell(content: Cell) -> str:
    if isinstance(content, str):
        return element("td", content, **languages.attributes(content))
    if isinstance(content, Worded):
        return element("td", content.words, **languages.attributes(content.words, content.language))
    if isinstance(content, Keyed):
        return element("td", content.words, data_sort=content.key)
    if isinstance(content, Choice):
        return joined("td", [evidence_link(content.claim_id, content.claim_id)])
    if not content.address.startswith(("https://", "http://")):
        return element("td", content.words)
    link = element("a", content.words, href=content.address, rel="noopener noreferrer")
    return joined("td", [link])


def table(content: Table) -> str:
    """A table with a caption, scrolling sideways where the screen is narrow."""
    head = joined("tr", [element("th", name, scope="col") for name in content.columns])
    body = [joined("tr", [_cell(cell) for cell in row]) for row in content.rows]
    inner = joined(
        "table",
        [
            element("caption", content.caption),
            joined("thead", [head]),
            joined("tbody", body),
        ],
        class_="explainer-table",
    )
    return joined("div", [inner], class_="explainer-scroll", tabindex="0", role="region",
                  aria_label=content.caption)  # fmt: skip


def _quotation(words: str, language: str) -> str:
    return element("blockquote", f"“{words}”", **languages.attributes(words, language))


def card(
    heading: str,
    quotation: str | None,
    facts: Sequence[tuple[str, str]],
    *,
    side: str,
    language: str = languages.OURS,
) -> str:
    """An evidence card: our wording, the words themselves, then what is known of them.

    Parameters
    ----------
    heading : str
        Our own wording of the claim.
    quotation : str or None
        The words kept from the text, without quotation marks; where there are none, it is said.
    facts : sequence of tuple of str
        Name and value, in reading order; empty values are left out.
    side : str
        Whose side speaks: the colour of the edge.
    language : str
        The language of the quotation.
    """
    quoted = _quotation(quotation, language) if quotation else _no_quotation(heading)
    rows = [
        element("dt", name) + element("dd", value, **languages.attributes(value))
        for name, value in facts
        if value
    ]
    return joined(
        "article",
        [element("h3", heading, **languages.attributes(heading)), quoted, joined("dl", rows)],
        class_=f"explainer-card explainer-side-{side}",
    )


def _no_quotation(heading: str) -> str:
    return paragraph(OWN_WORDS_WITHIN if "“" in heading else NO_QUOTATION, class_="explainer-note")


def whole_page(title: str, css: str, body: str) -> str:
    """A page of its own, with its style sheet inside and nothing to fetch.

    Parameters
    ----------
    title : str
        The page's title, escaped here.
    css : str
        The style sheet; ours, never a record's.
    body : str
        HTML.
    """
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{element('title', title)}\n<style>{css}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )

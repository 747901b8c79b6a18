"""HTML fragments of the page. Every value is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = [
    "button",
    "caption",
    "details",
    "element",
    "fold",
    "joined",
    "paragraph",
    "tools",
]


EVIDENCE_ANCHOR = "evidence"
"""The id of the page's evidence section."""


def element(tag: str, content: str, **attributes: str) -> Markup:
    """An element with escaped text; ``class_`` and ``for_`` lose their underscore."""
    return joined(tag, [escape(content)], **attributes)


def joined(tag: str, children: Iterable[Markup], **attributes: str) -> Markup:
    """An element around children that are HTML already."""
    given = Markup().join(
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), value)
        for name, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, given, Markup().join(children))


def paragraph(content: str, class_: str = "explainer-prose") -> Markup:
    """A paragraph of plain text."""
    return element("p", content, class_=class_)


def caption(sentence: str, source: str) -> Markup:
    """What stands under a figure: what it shows now, and its source line."""
    return Markup().join(
        [
            element("p", sentence, class_="explainer-caption", role="status"),
            element("p", source, class_="explainer-source"),
        ]
    )


def details(summary: str, inner: Markup) -> Markup:
    """A fold that opens on demand."""
    return joined("details", [element("summary", summary), inner])


def fold(summary: str) -> Markup:
    """A fold for the part of the page that stands below it."""
    return joined("details", [element("summary", summary)], data_fold="")


def evidence_link(claim_id: str, words: str) -> Markup:
    """A link to the evidence section that also chooses the claim where the page is live."""
    return element("a", words, href=f"#{EVIDENCE_ANCHOR}", data_claim=claim_id)


def button(words: str, **attributes: str) -> Markup:
    """A button; what it does is said in a ``data-`` attribute that `htmlview` reads."""
    return element("button", words, type="button", **attributes)


def tools(buttons: Iterable[Markup]) -> Markup:
    """A row of buttons that belongs to the part above it."""
    return joined("p", buttons, class_="explainer-tools explainer-noprint")

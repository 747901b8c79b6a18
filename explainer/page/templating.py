"""HTML from templates. Every value is escaped in them, unless its type says that it is HTML."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from explainer.figures.frame import Spec
from explainer.figures.still import still
from explainer.page.tables import Table, table_data, without_claims
from explainer.records import languages
from explainer.words.front import FRONT_WORDS

__all__ = ["TEMPLATES", "card", "from_templates", "picture", "rendered", "table"]

_OF_A_CARD = ("noQuotation", "ownWordsWithin")
"""What a card says where no quotation is kept, by its names in the catalogue."""


def from_templates(*others: BaseLoader) -> Environment:
    """Templates, with those of the page for them to import.

    A value that is undefined is an error; ``words | language`` gives ``lang`` and ``dir``, and
    ``table | data`` a `Table` as values.
    """
    made = Environment(
        loader=ChoiceLoader([*others, PackageLoader("explainer.page")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.filters["language"] = languages.attributes
    made.filters["data"] = table_data
    made.filters["without_claims"] = without_claims
    made.globals["cardWords"] = {name: FRONT_WORDS[name] for name in _OF_A_CARD}
    return made


TEMPLATES = from_templates()


def rendered(name: str, **values: object) -> Markup:
    """One of the page's templates, filled in."""
    return Markup(TEMPLATES.get_template(f"{name}.html.j2").render(**values))


def table(content: Table) -> Markup:
    """A table, which scrolls sideways where the screen is narrow."""
    return Markup(_macro("table")(table_data(content)))


def picture(spec: Spec) -> Markup:
    """A figure as a drawing that needs no script, which says in words what it shows."""
    drawn = still(spec)
    name = hashlib.sha1(repr(drawn.items).encode(), usedforsecurity=False).hexdigest()[:8]
    alt = spec["layout"]["meta"]["alt"]
    return rendered("still", still=drawn, prefix=f"still-{name}", alt=alt)


def card(
    says: str,
    quotation: str | None,
    facts: Sequence[tuple[str, str]],
    *,
    side: str,
    language: str = languages.OURS,
) -> Markup:
    """An evidence card: our wording, the words themselves, then what is known of them.

    Parameters
    ----------
    says : str
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
    return Markup(_macro("card")(says, quotation, facts, side, language))


def _macro(name: str) -> Callable[..., str]:
    macro: Callable[..., str] = getattr(TEMPLATES.get_template("macros.html.j2").module, name)
    return macro

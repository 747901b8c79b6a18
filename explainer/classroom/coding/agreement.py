"""Two codings of one text compared: where two readers read differently, and how often they agree.

Disagreement is what is looked for, so it stands first. Beside the share of agreement stands
Krippendorff's alpha, which takes off what chance alone would give. It is computed by NLTK: the
library is maintained, small beside scikit-learn, and may be used in a project under the MIT
licence (the package ``krippendorff`` is under the GPL).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.classroom.coding.own import with_names
from explainer.classroom.templating import TEMPLATES
from explainer.page.tables import Table
from explainer.records.bound import Claim
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.records.quantities import Quantity
from explainer.words import claims as text

__all__ = ["Agreement", "CodedPair", "FieldAgreement", "alpha", "as_html", "compare", "meaning"]

NOTHING = "nothing"
"""What stands for a field that one reader left empty and the other did not."""

NONE_DIFFER = "The two readers agree in every field of every claim that both coded."
NONE_SHARED = "There is no claim that both coded."
WHAT_ALPHA_SAYS = (
    "Alpha is 1 where two readers always agree, 0 where they agree as often as chance alone would "
    "have it, and below 0 where they agree less often than that. It cannot be worked out where "
    "nobody ever chose a second answer. With few claims it says little: look at the cases."
)

RELIABLE, CAREFUL = 0.8, 0.667
"""Krippendorff's bounds (Content Analysis, 2004): to rely on data, and for careful conclusions."""
HARDLY = 0.2
"""Below that a handful of cases cannot be told from chance: our own bound, for a class."""

Value = str
_Read = Callable[[Claim], str]


@dataclass(frozen=True)
class CodedPair:
    """One claim that both readers coded: what each chose in one field, in words."""

    first: Claim
    second: Claim
    said: tuple[Value, Value]

    @property
    def agrees(self) -> bool:
        """Whether both chose the same."""
        return self.said[0] == self.said[1]


@dataclass(frozen=True)
class FieldAgreement:
    """How two readers agree in one field.

    Attributes
    ----------
    name : str
        The field, in words.
    cases : tuple of Case
        Every claim in which at least one of the two filled it in.
    alpha : float or None
        Krippendorff's alpha for names without an order; None where it cannot be worked out.
    """

    name: str
    cases: tuple[CodedPair, ...]
    alpha: float | None

    @property
    def agreed(self) -> int:
        """In how many cases both chose the same."""
        return sum(case.agrees for case in self.cases)


@dataclass(frozen=True)
class Agreement:
    """Two codings compared: fields, and claims that only one of the two readers found."""

    fields: tuple[FieldAgreement, ...]
    pairs: tuple[tuple[Claim, Claim], ...]
    only_first: tuple[Claim, ...]
    only_second: tuple[Claim, ...]


def compare(first: Document, second: Document, ledger: Ledger) -> Agreement:
    """Two codings of the same text.

    Parameters
    ----------
    first, second : Document
        The codings; both with their text's fingerprint. Two copies of a text that differ only
        in quotation marks, blanks or the like are the same text.
    ledger : Ledger
        For names.

    Returns
    -------
    Agreement
        Claims are matched by where they stand in the text: the two that share most of their
        characters belong together. Where that is equal, as with two groups of people in one
        quotation, the two that are most alike do.

    Raises
    ------
    ValueError
        When the codings are not of one and the same text.

    Notes
    -----
    A claim that one reader did not code has no value in any field, and counts for none; it is
    listed. A field that both left empty counts for nothing; one that only one of them filled in
    is a disagreement.
    """
    if not _same_text(first, second):
        raise ValueError("These are codings of two different texts; expected two of the same text")
    ours = tuple(with_names(ledger, first).bind(first))
    theirs = tuple(with_names(ledger, second).bind(second))
    pairs = _matched(ours, theirs)
    mine, yours = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    fields = tuple(_field(name, read, pairs) for name, read in _FIELDS.items())
    return Agreement(
        fields=tuple(found for found in fields if found.cases),
        pairs=pairs,
        only_first=tuple(claim for claim in ours if claim.id not in mine),
        only_second=tuple(claim for claim in theirs if claim.id not in yours),
    )


def _same_text(first: Document, second: Document) -> bool:
    """Whether two codings are of one text, or of two copies of it that look the same."""
    one, other = first.text, second.text
    if one is None or other is None:
        return False
    return one.sha256 == other.sha256 or one.look == other.look is not None


def alpha(said: Sequence[tuple[Value | None, Value | None]]) -> float | None:
    """Krippendorff's alpha of two readers, for values without an order.

    Parameters
    ----------
    said : sequence of tuple
        For each unit what the first and what the second chose; None where one chose nothing,
        and then the unit counts for nothing.

    Returns
    -------
    float or None
        None where no unit has two values, or all values are one and the same: then chance
        would agree as well, and alpha is not defined.
    """
    from nltk.metrics.agreement import AnnotationTask  # loading NLTK takes half a second

    both = [pair for pair in said if None not in pair]
    if len({value for pair in both for value in pair}) < 2:
        return None
    task = AnnotationTask(
        data=[(reader, n, pair[reader]) for n, pair in enumerate(both) for reader in (0, 1)]
    )
    return float(task.alpha())


def _matched(first: Sequence[Claim], second: Sequence[Claim]) -> tuple[tuple[Claim, Claim], ...]:
    """Claims of both that stand in the same place, each in one pair at most."""
    candidates = [
        (-share, -_alike(a, b), n, m)
        for n, a in enumerate(first)
        for m, b in enumerate(second)
        if (share := _shared(a, b)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, _, n, m in sorted(candidates):
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    return tuple((first[n], second[m]) for n, m in sorted(pairs.items()))


def _shared(a: Claim, b: Claim) -> float:
    """The share of the characters of both that they have in common."""
    if a.at is None or b.at is None:
        return 0.0
    common = min(a.at.end, b.at.end) - max(a.at.start, b.at.start)
    return max(common, 0) / (max(a.at.end, b.at.end) - min(a.at.start, b.at.start))


def _alike(a: Claim, b: Claim) -> int:
    return sum(read(a) == read(b) for read in _FIELDS.values())


def _field(name: str, read: _Read, pairs: Sequence[tuple[Claim, Claim]]) -> FieldAgreement:
    read_both = [(a, b, read(a), read(b)) for a, b in pairs]
    cases = tuple(
        CodedPair(a, b, (one or NOTHING, other or NOTHING))
        for a, b, one, other in read_both
        if one or other
    )
    return FieldAgreement(name, cases, alpha([case.said for case in cases]))


# --- the fields, in words ---------------------------------------------------------------


def _quantity(quantity: Quantity | None) -> str:
    """A wording by what it counts, so that "23" and "23 others" are one answer."""
    if quantity is None:
        return ""
    if quantity.vague:
        return quantity.words.lower()
    low, high = quantity.low, quantity.high
    if low is None:
        words = f"at most {high}"
    elif low == high:
        words = str(low)
    else:
        words = f"{low} to {'more' if high is None else high}"
    words = f"about {words}" if quantity.approximate else words
    return f"{words}, not vouched for" if quantity.suspected else words


_FIELDS: dict[str, _Read] = {
    "What kind of claim": lambda c: text.CLAIM_KIND[c.kind],
    "Who says it": lambda c: c.speaker.name,
    "Counts whom": lambda c: c.group.name if c.group else "",
    "Killed": lambda c: _quantity(c.killed),
    "Wounded": lambda c: _quantity(c.wounded),
    "Killed or wounded, counted together": lambda c: _quantity(c.together),
    "Said on": lambda c: text.day_in_words(c.said_on.date),
    "How the day of saying is known": lambda c: text.BASIS[c.said_on.basis],
    "Happened": lambda c: text.bounds_in_words(c.happened),
    "How long it lasted": lambda c: c.happened.duration or "",
    "How exactly the days are known": lambda c: text.DATE_PRECISION[c.happened.precision],
    "Where": lambda c: text.places_in_words(c) if c.where else "",
    "How exactly the place is named": lambda c: text.list_in_words(
        text.PLACE_PRECISION[where.precision] for where in c.where
    ) if c.where else "",
    "Exact words": lambda c: f"“{c.quote}”" if c.quote else "",
}  # fmt: skip


# --- on the page ------------------------------------------------------------------------


def as_html(
    agreement: Agreement, names: tuple[str, str] = ("First reader", "Second reader")
) -> Markup:
    """The comparison as HTML: the cases of disagreement side by side, then the fields.

    Parameters
    ----------
    agreement : Agreement
        What `compare` returned.
    names : tuple of str
        What the two readers are called.
    """
    filled = TEMPLATES.get_template("agreement.html.j2").render(
        differing=_disagreements(agreement, names),
        none_differ=NONE_DIFFER if agreement.pairs else NONE_SHARED,
        alone=_alone(agreement, names),
        fields=_by_field(agreement),
        what_alpha_says=WHAT_ALPHA_SAYS,
    )
    return Markup(filled)


def _disagreements(agreement: Agreement, names: tuple[str, str]) -> Table:
    rows = tuple(
        (_line(first), first.quote or first.says, field.name, *case.said)
        for first, _ in agreement.pairs
        for field in agreement.fields
        for case in field.cases
        if case.first is first and not case.agrees
    )
    title = "Where the two readings differ. Who is right? Look at the line again."
    return Table(title, ("Line", "Words", "Field", *names), rows)


def _alone(agreement: Agreement, names: tuple[str, str]) -> Table:
    rows = tuple(
        (_line(claim), name, claim.says)
        for name, claims in zip(names, (agreement.only_first, agreement.only_second), strict=True)
        for claim in claims
    )
    return Table("Coded by one reader only", ("Line", "By", "Claim"), rows)


def _by_field(agreement: Agreement) -> Table:
    rows = tuple(
        (
            field.name,
            f"{field.agreed} of {len(field.cases)}",
            f"{field.agreed / len(field.cases):.0%}",
            "cannot be worked out" if field.alpha is None else f"{field.alpha:.2f}",
            meaning(field),
        )
        for field in sorted(agreement.fields, key=lambda f: f.agreed / len(f.cases))
    )
    title = f"Agreement in the {text.claims_in_words(len(agreement.pairs))} that both coded"
    columns = ("Field", "Same answer", "Share", "Krippendorff’s alpha", "In plain words")
    return Table(title, columns, rows)


def meaning(field: FieldAgreement) -> str:
    """What the agreement in one field amounts to, in plain words."""
    if field.agreed == len(field.cases):
        return "the same answer every time"
    if field.alpha is None or field.alpha <= 0:
        return "no better than chance: talk about it first"
    if field.alpha < HARDLY:
        return "hardly better than chance: talk about it first"
    if round(field.alpha, 3) < CAREFUL:
        return "better than chance, but not enough to rely on"
    if round(field.alpha, 3) < RELIABLE:
        return "enough for a careful conclusion"
    return "enough to rely on"


def _line(claim: Claim) -> str:
    return str(claim.at.line) if claim.at else ""

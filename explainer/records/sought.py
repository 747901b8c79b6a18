"""What a caption is searched for: a figure, a speaker and people, by what the words mean.

Here words are made into patterns once, from the tables by which records are read: how numbers are
worded (`explainer.records.wordings`), and how speakers and groups are named in the records; how
days are written is `explainer.records.soughtdays`. What a pattern takes is asked of those readers
when it is made. Python and the browser (``front/src/lesson/marking.js``) then search with the same
patterns, so that there is one grammar, and none in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.records import quantities, quantity_finder
from explainer.records.catalogue import Group
from explainer.records.nouns import NOUNS
from explainer.records.numerals import NUMBER_WORDS, SCALES, spelled
from explainer.records.quantities import Quantity
from explainer.records.wordings import JOINS, SLOT, WORDINGS, Meaning

__all__ = [
    "DEAD", "PLAIN", "Sought", "any_of", "label_sought", "number_sought", "people_sought",
    "plainly", "speaker_sought", "stands",
]  # fmt: skip

_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９")
PLAIN = {
    **{digit: str(n) for digits in _DIGITS for n, digit in enumerate(digits)},
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\t\n\r\f\v", " "),
    **dict.fromkeys("\u2010\u2011–—−", "-"),
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
"""Signs that are written in several ways, each as it is searched for."""


@dataclass(frozen=True)
class Sought:
    """Words that are looked for in a caption.

    Attributes
    ----------
    found : str
        Pattern of the words, in small letters.
    before, after : str
        Patterns of what takes their meaning away where it stands right before or after them.
    never : str
        Pattern of what must not stand in the caption at all; "" where there is none.
    """

    found: str
    before: str
    after: str
    never: str = ""


def plainly(words: str) -> str:
    """Words as they are searched for: small letters, plain signs, single blanks."""
    signs = "".join(PLAIN.get(sign, sign) for sign in words)
    return re.sub(" +", " ", signs.lower()).strip(" ")


def stands(sought: Sought, plain: str) -> bool:
    """Whether the words stand in a caption that is written `plainly`."""
    if sought.never and re.search(sought.never, plain, re.ASCII):
        return False
    return any(
        not re.search(f"(?:{sought.before})$", plain[: match.start()], re.ASCII)
        and not re.search(f"^(?:{sought.after})", plain[match.end() :], re.ASCII)
        for match in re.finditer(sought.found, plain, re.ASCII)
    )


def any_of(words: Iterable[str]) -> str:
    """One of some words, the longest first; signs stand for themselves."""
    listed = sorted(set(words), key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(_SIGN.sub(_ESCAPED, one) for one in listed)})"


_SIGN, _ESCAPED = re.compile(r"([][(){}.*+?^$|\\/-])"), r"\\\1"
_SAME_CLAUSE = r"(?:(?! but | while | although )[^.;!?:,])*"
_NEGATED = (
    r"(?:\b(?:not|never|nor|neither|cannot|den(?:y|ies|ied|ying)|doubt(?:s|ed)?|disput(?:es?|ed)|"
    rf"reject(?:s|ed)?|refut(?:es?|ed)|false|untrue|nobody|wrong)\b|n't\b){_SAME_CLAUSE}"
)


# --- a number of people -----------------------------------------------------------------


def number_sought(quantity: Quantity) -> Sought | None:
    """Every wording of the same figure, as one number of people killed; None where it has none."""
    cores = list(_wordings(quantity))
    if not cores:
        return None
    return Sought(
        found=f"(?:{'|'.join(cores)})",
        before="|".join(
            (
                r"[a-z0-9_.,%$€£#/=<>~+-]",
                any_of(_starts(hedging=True)),
                rf"\b{any_of(_heads())}",
                r"\b(?:between|from) ",
                rf"(?:[0-9]|\b{_NUMBER_WORD}),? ?{any_of(_betweens())} ?",
                r"\b(?:wound|injur)(?:ed|ing|es|s) (?:[a-z]+ )?",
                _NEGATED,
            )
        ),
        after="|".join(
            (
                rf" ?\((?:[0-9]|{_NUMBER_WORD}\b)",
                r"[a-z0-9_°%+]|[.,:][0-9]|[-/][a-z0-9]",
                rf" ?(?:[0-9]|{_NUMBER_WORD}\b)| {any_of(SCALES)}s?\b",
                quantity_finder.OF_OTHER_THINGS,
                rf"{any_of(_ends(hedging=True))}(?![a-z])",
                rf",? ?{any_of(_betweens())} ?(?:{any_of(_starts(hedging=None))}){{0,2}}"
                rf"(?:[0-9]|{_NUMBER_WORD}\b)(?! ?(?:[a-z]+ )?(?:wounded|injured|hurt))",
                rf"(?:,|,? and|,? but) {any_of(_starts(hedging=True))}(?:[0-9]|{_NUMBER_WORD})",
                quantity_finder.DEAD_AND_WOUNDED,
                rf" (?:(?!(?:{DEAD}|and|or|with|while|but) )[a-z'-]+ ){{0,4}}"
                r"(?:wounded|injured|hurt)\b",
                r" (?:[a-z'-]+ ){0,3}(?:casualt|injur)",
                rf" {_SAME_CLAUSE}\b(?:not|never|n't) (?:[a-z]+ )?(?:{DEAD})",
            )
        ),
    )


DEAD = r"killed|dead|died|dying|deaths?|slain|martyred|lost"
_HURT = frozenset("injury injuries casualty casualties".split())
_PEOPLE = any_of({*NOUNS - _HURT, "afghan", "pakistani"})
"""Who may stand between a number and what bounds it: "50 civilians or more"."""
_NUMBER_WORD = any_of(NUMBER_WORDS - {"quarter", "quarters", "half"})


def _is_plain(meaning: Meaning) -> bool:
    bounds = (meaning.low, meaning.high, meaning.approximate, meaning.suspected)
    return bounds == (0, 0, False, False)


def _starts(*, hedging: bool | None) -> Iterator[str]:
    """What stands before a number: words that change it, such that leave it as it is, or both."""
    for meaning in WORDINGS:
        if _is_plain(meaning) is not hedging:
            for form in meaning.forms:
                if form.endswith(SLOT) and form.count(SLOT) == 1 and form != SLOT:
                    yield from _as_typed(form.removesuffix(SLOT))


def _as_typed(start: str) -> Iterator[str]:
    """A sign of comparison as it is on a keyboard, with a blank and without: ">= " is "≥"."""
    signs = {"≥": (">=", "> =", "≥"), "≤": ("<=", "< =", "≤")}.get(start[-1:], (start[-1:],))
    for sign in signs:
        yield start[:-1] + sign
        if sign[-1:] in set("<>=≤≥~±"):
            yield f"{start[:-1]}{sign} "


def _heads() -> Iterator[str]:
    """What makes a wording another one where it stands before it: "just" before "over"."""
    starts = {one for one in _starts(hedging=None) if one.endswith(" ")}
    for longer in _starts(hedging=True):
        yield from (longer.removesuffix(one) for one in starts if longer.endswith(f" {one}"))


def _ends(*, hedging: bool) -> Iterator[str]:
    for meaning in WORDINGS:
        if _is_plain(meaning) is not hedging:
            for form in meaning.forms:
                if form.startswith(SLOT) and form.count(SLOT) == 1 and form != SLOT:
                    yield form.removeprefix(SLOT)


def _betweens() -> Iterator[str]:
    """What joins two numbers to one range; "and" and "but" join other things too."""
    for meaning in JOINS:
        for form in meaning.forms:
            between = form.split(SLOT)[1].strip(" ,")
            if between and between not in {"and", "but"} and "(" not in between:
                yield between


def _wordings(quantity: Quantity) -> Iterator[str]:
    """Patterns of all wordings that the grammar of quantities reads as the same figure."""
    near = {n for bound in (quantity.low, quantity.high) if bound is not None
            for n in (bound - 1, bound, bound + 1) if n > 0}  # fmt: skip
    for n in sorted(near):
        for start, end in _bounds():
            if _same(quantities.known(f"{start[0]}{n}{end[0]}"), quantity):
                plain_start = f"(?:{_no_longer(start)}{any_of(_starts(hedging=False))}){{0,2}}"
                plain_end = f"(?:{any_of(_ends(hedging=False))}){{0,2}}"
                people = rf"(?: {_PEOPLE}\b){{0,4}}" if end != ("",) else ""
                yield (
                    f"{plain_start}{any_of(start)}{plain_start}(?:{_number(n)})"
                    f"{people}{plain_end}{any_of(end)}{plain_end}"
                )


def _no_longer(start: tuple[str, ...]) -> str:
    """That no longer wording of another meaning begins here: "just over" is not "over"."""
    longer = {
        other
        for other in _starts(hedging=True)
        if other not in start and any(one and other.endswith(f" {one}") for one in start)
    }
    return f"(?!{any_of(longer)})" if longer else ""


def _bounds() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words of one meaning before a number, and of one after it, or none."""
    starts: list[tuple[str, ...]] = [("",)]
    ends: list[tuple[str, ...]] = [("",)]
    for meaning in WORDINGS:
        one = [f for f in meaning.forms if f.count(SLOT) == 1 and f != SLOT]
        if not _is_plain(meaning):
            begins = (f.removesuffix(SLOT) for f in one if f.endswith(SLOT))
            starts += [tuple(typed for begin in begins for typed in _as_typed(begin))]
            ends += [tuple(f.removeprefix(SLOT) for f in one if f.startswith(SLOT))]
    for start in filter(None, starts):
        for end in filter(None, reversed(ends)):  # the longer first, without an end last
            yield start, end


def _same(found: Quantity | None, wanted: Quantity) -> bool:
    return found is not None and all(
        getattr(found, name) == getattr(wanted, name)
        for name in ("low", "high", "approximate", "suspected")
    )


def _number(n: int) -> str:
    """A number in figures, in words, or in both."""
    figures = sorted({str(n), f"{n:,}"}, key=len, reverse=True)
    digits, words = "|".join(figures), "|".join(spelled(n))
    if not words:
        return digits
    return rf"(?:{words}) \((?:{digits})\)|(?:{digits}) \((?:{words})\)|{digits}|{words}"


# --- speakers, people, documents --------------------------------------------------------

_SAYS = (
    r"(?:say|said|count|report|state|claim|put|announce|confirm|tell|told|record|document|find|"
    r"found|estimate)(?:s|d|ed|ing)?\b"
)
_BY = (
    r"\b(?:according to|(?:said|counted|reported|given|stated|put out|confirmed|announced) by|"
    r"says?|said)"
)


def speaker_sought(names: Iterable[str], others: Iterable[str], quantity: Quantity) -> Sought:
    """The names of a speaker, unless the figure is put into the mouth of somebody else.

    Parameters
    ----------
    names : iterable of str
        What the speaker is called.
    others : iterable of str
        What everybody else is called.
    quantity : Quantity
        The figure.
    """
    own, other = any_of(map(plainly, names)), any_of(map(plainly, others))
    n = _figure(quantity)
    between = rf"(?:(?!\b{own}\b)[^.;])*"
    return Sought(
        found=own,
        before=r"[a-z0-9_-]|\b(?:not|nor|never|except|unlike|without|instead of|rather than) "
        r"(?:by |from |the |to )*",
        after=r"[a-z0-9_-]| (?:(?:does|do|did|has|have|had|is|was|were|would|could)(?: not\b|n't)|"
        r"never|cannot|can't|den(?:y|ies|ied)|reject|disput|refus|doubt)"
        r"| (?:secretary|security|high|human|children|special|general|chief|refugee)",
        never=rf"\b{other}(?:'s? [a-z]+)? {_SAYS}{between}\b{n}|"
        rf"\baccording to (?:the |a )?{other}\b{between}\b{n}|"
        rf"\b{n}{between}{_BY} (?:the |a )?{other}\b(?! and {own})",
    )


def _figure(quantity: Quantity) -> str:
    bounds = sorted({b for b in (quantity.low, quantity.high) if b is not None})
    return (
        f"(?:{'|'.join(map(_number, bounds))})\\b" if bounds else any_of([quantity.words.lower()])
    )


_LANDS = {"afghan": "afghanistan", "pakistani": "pakistan"}


def people_sought(group: Group, quantity: Quantity) -> Sought:
    """A group of people of one nation, as it is named in the records or in words around that.

    The figure must not stand before people of another kind.
    """
    nation, _, kind = plainly(group.name).partition(" ")
    land = _LANDS.get(nation, nation)
    one = kind.removesuffix("s")
    others = NOUNS - {kind, one, *_ANYBODY} | {other for other in (*_LANDS, *_LANDS.values())
                                               if other not in {nation, land}}  # fmt: skip
    skipped = r"(?:(?!(?:and|or|non|not|no|were|was|killed|dead|said|in|by|of)\b)[a-z'-]+ )"
    return Sought(
        found=rf"{nation}(?:istan's|'s)? {skipped}?{one}s?|{land}'s {skipped}?{one}s?|"
        rf"{one}s? (?:(?!(?:and|or)\b)[a-z'-]+ ){{0,4}}(?:in|of|from|across|inside) {land}|"
        rf"{nation}s,? (?:who (?:were|are) |all )*{one}s?",
        before=r"[a-z0-9_-]|\b(?:not|no|nor|never|except|without|non) (?:the |any )?|"
        rf"\b{any_of({*_LANDS, *_LANDS.values()} - {nation, land})},? (?:and |or )",
        after=rf"[a-z0-9_-]|,? (?:and|or|plus) (?:other )?(?:[a-z]+ )?{any_of(others)}\b"
        r"(?! (?:say|said))",
        never=rf"\b{_figure(quantity)} {skipped}{{0,2}}{any_of(others)}\b",
    )


_ANYBODY = frozenset(
    "dead death deaths fatality fatalities lives casualty casualties losses people person persons "
    "human humans victim victims others other body bodies individual individuals man men woman "
    "women child children boy boys girl girls member members resident residents adult adults "
    "local locals national nationals citizen citizens villager villagers injury injuries".split()
) | {"afghan", "afghans", "pakistanis"}


def label_sought(label: str) -> Sought:
    """The label of a document: its number in figures or in words."""
    words, _, number = plainly(label).rpartition(" ")
    numbered = f"{words}s? ?(?:no\\.? ?|number |#|nr\\.? ?)?(?:{_number(int(number))})" \
        if number.isdigit() else any_of([plainly(label)])  # fmt: skip
    return Sought(
        found=numbered,
        before=r"[a-z0-9_-]|\b(?:not|nor|never|except) (?:in |from |by |to |the )*",
        after=r"[a-z0-9_]|[.,:/-][0-9]| ?-[a-z0-9]| (?:hundred|thousand|dozen|score)",
    )

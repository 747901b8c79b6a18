"""Quantities in words: "at least 50", "dozens", "50 to 60", and what may be drawn of them.

A wording is never replaced by a number: `Quantity` keeps it and adds the bounds that the words
allow. Which wordings are known is said in one table, `wordings`; they may stand within each other
("a total of at least some two dozen"). A wording that is not known is an error that names the
nearest known ones, never a guess; in quotation marks (“a busload”) it is kept as words.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from explainer.records.nouns import PERSON, TAIL, WHO, counted_as
from explainer.records.numerals import SCALES, fold, value
from explainer.records.problems import Fault, UnsoundError
from explainer.records.wordings import JOINS, SLOT, WORDINGS, Meaning

__all__ = ["Quantity", "UnknownWordingError", "as_said", "known", "nearest", "parse"]

LONGEST = 160
"""No wording has more characters."""
_NEAR, _SIMILAR = 3, 0.6
_AS_SAID = re.compile(r"“([^“”]*\w[^“”]*)”")

_ONE_SLOT = [
    (form, meaning)
    for meaning in WORDINGS
    for form in sorted(meaning.forms, key=len, reverse=True)
    if SLOT in form and form != SLOT
]
_BEFORE = sorted(
    ((form.removesuffix(SLOT), m) for form, m in _ONE_SLOT if form.endswith(SLOT)),
    key=lambda known: -len(known[0]),
)
_AFTER = sorted(
    ((form.removeprefix(SLOT), m) for form, m in _ONE_SLOT if form.startswith(SLOT)),
    key=lambda known: -len(known[0]),
)
_WHOLE = {form: meaning for meaning in WORDINGS for form in meaning.forms if SLOT not in form}
_JOINED = [
    (tuple(form.split(SLOT)), meaning is not JOINS[0])
    for meaning in JOINS
    for form in sorted(meaning.forms, key=len, reverse=True)
]
_MULTIPLES = r"(?:dozen|score|hundred|thousand|lakh|million|crore|billion)"
_MANY = re.compile(
    rf"(?:several|many|a few|few|quite a few|a couple(?: of)?|multiple|numerous|untold|countless|"
    rf"tens of|dozens of|scores of|hundreds of|thousands of) {_MULTIPLES}s?(?: {_MULTIPLES}s?)?"
)
_GOES_ON = re.compile(r"\b(?:perhaps|possibly|probably|maybe|likely|even|not|or|and)$")
"""Words that belong to what follows them: "perhaps more" is no "more" after "perhaps"."""
_FROM_ABOVE = re.compile(r"\b(?:up to|as many as) $")
"""Words between two numbers that close the upper end: "at least 10 and up to 15"."""
_PART = re.compile(
    r"of (?:them|whom),? (?P<number>[^,()]+?) (?:were|are|was|is) (?P<whose>.+)|"
    r"(?:including|included|inclusive of|incl\.?|among them|amongst them|among whom|of whom)"
    r"(?: were| are)?(?: at least)? (?P<items>.+)|"
    r"with (?P<with>.+) among them|(?P<among>[^,()]+) among them|"
    r"(?P<some>[^,()]+?) of (?:them|whom)(?: were| are| was| is)? (?P<who>.+)|"
    r"(?:mostly|mainly|all|both|most of them|all of them) (?P<kind>.+)"
)
_PART_TOLD = re.compile(r"\bincl|\bamong|\bof (?:them|whom)|\b(?:mostly|mainly|all|both|with) |\(")
"""A sign or word that `_PART` or a bracket has: without it there is nothing to look for."""
_SOME = {"most", "all", "half", "some", "both", "the majority", "a majority", "none"}


class UnknownWordingError(UnsoundError):
    """A wording that `parse` does not know."""


@dataclass(frozen=True)
class Quantity:
    """A quantity as worded, with the bounds the words allow.

    Attributes
    ----------
    words : str
        The wording, as published.
    low, high : int or None
        Smallest and largest whole number the words allow. None means that the words leave that
        end open: "up to 15" says nothing of a least, which is not zero. Both None means that
        the words hold no number.
    approximate : bool
        The speaker said "around", "nearly" or the like.
    suspected : bool
        The speaker does not vouch for the figure: "suspected", "reportedly", "possibly".
    counted : str
        What the words themselves say they count: killed, wounded, together, or nothing ("").
    part : str
        The words of a part of the whole ("three children"), which are no second figure.
    """

    words: str
    low: int | None
    high: int | None
    approximate: bool = False
    suspected: bool = False
    counted: str = ""
    part: str = ""

    @property
    def vague(self) -> bool:
        """True where the wording holds no number ("dozens")."""
        return self.low is None and self.high is None

    @property
    def is_as_said(self) -> bool:
        """True where the wording is not known, and kept between quotation marks."""
        return self.words.startswith("“") and self.vague

    @property
    def says_none(self) -> bool:
        """True where a word for none stands instead of a number ("no loss of any kind")."""
        return self.high == 0 and not re.search(r"\d|zero", fold(self.words))

    @property
    def exact(self) -> bool:
        """True where the wording is one number without a hedge."""
        hedged = self.approximate or self.suspected
        return self.low is not None and self.low == self.high and not hedged

    @property
    def in_words(self) -> str:
        """What the words allow, in plain words: "at most 9; nothing is said of a least"."""
        low, high = (f"{n:,}" if n is not None else "" for n in (self.low, self.high))
        if self.is_as_said:
            words = "words of which no number is known"
        elif self.vague:
            words = "a word without a number"
        elif self.low is None:
            words = f"at most {high}; nothing is said of a least"
        elif self.high is None:
            words = f"{low} or more"
        else:
            words = low if low == high else f"from {low} to {high}"
        return words + (", approximately" if self.approximate and not self.vague else "")


def parse(words: str) -> Quantity:
    """The quantity that a wording expresses.

    Parameters
    ----------
    words : str
        A wording as published, for example ``"at least 50"``.

    Returns
    -------
    Quantity
        The wording with its bounds, in whole people (or trucks, or hours).

    Raises
    ------
    UnknownWordingError
        When the wording as a whole is not one that `wordings` lists or combines, or a range
        runs backwards.

    Notes
    -----
    "More than 70" is 71 or more. "Dozens" holds no number: ACLED codes it as 12 and
    ordinary English means 24 or more, so it is kept as a word.

    Examples
    --------
    >>> found = parse("nearly 200")
    >>> found.low, found.high, found.approximate
    (None, 199, True)
    """
    found = known(words) or _as_said(words)
    if found is None:
        near = nearest(words)
        code = "unknown-wording-near" if near else "unknown-wording"
        raise UnknownWordingError(Fault(code, words=words, near=", ".join(map(repr, near))))
    low, high = found.low, found.high
    if low is not None and high is not None and low > high:
        raise UnknownWordingError(Fault("wording-backwards", words=words, low=low, high=high))
    return found


def known(words: str) -> Quantity | None:
    """The same, or None where the wording is not known; a range may run backwards."""
    if len(words) > LONGEST:
        return None
    phrase = fold(words)
    found = _read(phrase)
    if found is None or _is_backwards(found):  # "12 - three of them women" is no range
        found = _with_part(phrase) or found
    if found is None and PERSON.fullmatch(phrase):
        found = Quantity(phrase, 1, 1)
    return replace(found, words=words) if found else None


def as_said(words: str) -> str:
    """How a record keeps a wording that is not known: between quotation marks, as words only."""
    return f"“{words}”"


def _as_said(words: str) -> Quantity | None:
    """A wording of which the record says that it is not known, if that is so."""
    inner = _AS_SAID.fullmatch(words)
    if inner is None or len(words) > LONGEST or known(inner[1]) is not None:
        return None
    return Quantity(words, None, None)


def nearest(words: str) -> tuple[str, ...]:
    """The known wordings that look most like one that is not known, "…" where numbers stand."""
    said = [SLOT if value(word) is not None else word for word in fold(words[:LONGEST]).split(" ")]
    skeleton = re.sub(f"{SLOT}(?: {SLOT})+", SLOT, " ".join(said))
    forms = [form for meaning in (*WORDINGS, *JOINS) for form in meaning.forms if form != SLOT]
    forms = [form for form in forms if f"{SLOT} {SLOT}" not in form]
    return tuple(difflib.get_close_matches(skeleton, forms, _NEAR, _SIMILAR))


def _is_backwards(found: Quantity) -> bool:
    return found.low is not None and found.high is not None and found.low > found.high


# --- the grammar ------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _read(phrase: str) -> Quantity | None:
    """A folded phrase as a whole, by the first rule that reads all of it."""
    number = value(phrase)
    if number is not None:
        return Quantity(phrase, number, number)
    if meaning := _WHOLE.get(phrase):
        return Quantity(phrase, meaning.low, meaning.high)
    if _MANY.fullmatch(phrase):
        return Quantity(phrase, None, None)
    return _with_tail(phrase) or _joined(phrase) or _bounded(phrase)


def _bounded(phrase: str) -> Quantity | None:
    """A wording of one quantity: what stands after it, then what stands before it."""
    for words, meaning in _AFTER:
        if phrase.endswith(words) and not _GOES_ON.search(phrase.removesuffix(words)):
            found = _bound(_read(phrase.removesuffix(words)), meaning)
            if found:
                return found
    for words, meaning in _BEFORE:
        if phrase.startswith(words):
            found = _bound(_read(phrase.removeprefix(words)), meaning)
            if found:
                return found
    return None


def _bound(inner: Quantity | None, meaning: Meaning) -> Quantity | None:
    """What a wording makes of the quantity within it; None where the two do not go together."""
    a_bound = (meaning.low, meaning.high) != (0, 0)
    if (
        inner is None
        or _is_backwards(inner)
        or (a_bound and inner.low is not None and value(inner.words) is None)
    ):
        return None
    low, high = _moved(inner.low, meaning.low), _moved(inner.high, meaning.high)
    nothing_left = low is None and high is None and not inner.vague
    if nothing_left or (meaning.high == -1 and high == 0) or (high is not None and high < 0):
        return None
    return replace(
        inner,
        low=low,
        high=high,
        approximate=inner.approximate or meaning.approximate,
        suspected=inner.suspected or meaning.suspected,
    )


def _moved(bound: int | None, by: int | None) -> int | None:
    return None if bound is None or by is None else bound + by


def _joined(phrase: str) -> Quantity | None:
    """A wording of two quantities, wherever the words between them stand."""
    for (before, between, after), loose in _JOINED:
        if not (phrase.startswith(before) and phrase.endswith(after)):
            continue
        inner = phrase[len(before) : len(phrase) - len(after)]
        at = inner.find(between, 1)
        while at >= 0:
            first, second = inner[:at], inner[at + len(between) :]
            if loose:
                found = _two_bounds(first, second, between)
            else:
                found = _range(first, second, may_hedge=before != "")
            if found:
                return found
            at = inner.find(between, at + 1)
    return None


def _range(first: str, second: str, *, may_hedge: bool) -> Quantity | None:
    """From one number to another, or from one word to another: "dozens or hundreds".

    A hedge on the first number counts only behind a word that begins a range ("between about 40
    and 50"): else it is part of one number ("about twenty-five thousand").
    """
    start, end = _read(first), _read(second)
    if start is None or end is None or end.says_none:
        return None
    if start.vague:
        return end if end.vague else None
    low = start.low
    hedged = may_hedge and start.approximate
    if low is None or low != start.high or (value(first) is None and not hedged):
        return None
    end = replace(end, approximate=start.approximate or end.approximate)
    if end.high is None or end.low not in {None, end.high}:
        return None
    many = re.fullmatch(rf"(.+) {_MULTIPLES}s?", second)
    if many and (times := value(many[1])) and low < times:
        low *= end.high // times
    elif end.high == 2 and low in SCALES.values():  # a dozen or two
        return replace(end, low=low, high=2 * low)
    elif many and low < min(100, end.high // 100) and value(second) is None:
        return None
    return replace(end, low=low)


def _two_bounds(first: str, second: str, between: str) -> Quantity | None:
    """A lower and an upper bound: "at least 50 but fewer than 60", "12, possibly 15"."""
    low, high = _read(first), _read(second)
    if low is None or high is None or low.says_none or high.says_none:
        return None
    if low.low is None and not low.vague and high.high is None and not high.vague:
        low, high = high, low  # "fewer than 20 but at least 10"
    opposite = low.high is None and low.low is not None and high.low is None and not high.vague
    if between.strip(", ") == "and" and not opposite:
        return None
    if low.vague and not high.vague and high.low is not None:
        return None
    closed = low.high is not None or high.low is None or _FROM_ABOVE.search(between) is not None
    return replace(
        high,
        low=low.low,
        high=high.high if closed else None,
        approximate=low.approximate or high.approximate,
        suspected=low.suspected or high.suspected,
    )


def _with_tail(phrase: str) -> Quantity | None:
    """A quantity with those whom it counts behind it: "23 soldiers", "20 dead"."""
    for space in re.finditer(" ", phrase):
        tail = phrase[space.end() :]
        if TAIL.fullmatch(tail) and (found := _read(phrase[: space.start()].removesuffix(","))):
            return replace(found, counted=counted_as(tail) or found.counted)
    return None


def _with_part(phrase: str) -> Quantity | None:
    """A whole with a part of it: "six, including three children", "12 (including 3 children)"."""
    if not _PART_TOLD.search(phrase):
        return None
    for mark in re.finditer(r",? \(|, | - | ", phrase):
        part = phrase[mark.end() :]
        bracket = mark[0].endswith("(")
        if bracket and not part.endswith(")"):
            continue
        part = part[:-1] if bracket else part
        told = _is_part(part) or (bracket and _are_items(part))
        if told and (found := _read(phrase[: mark.start()])):
            return replace(found, part=part)
    return None


def _is_part(part: str) -> bool:
    """Whether words tell a part of a whole, all of them."""
    match = _PART.fullmatch(part)
    if match is None:
        return False
    if match["items"]:
        return _are_items(match["items"])
    if listed := match["with"] or match["among"]:
        return _are_items(listed) and not counted_as(listed)  # those are figures of their own
    some, who = (match["some"], match["who"]) if match["some"] else match.group("number", "whose")
    if some:
        return (some in _SOME or _read(some) is not None) and WHO.fullmatch(who) is not None
    return WHO.fullmatch(match["kind"]) is not None


def _are_items(words: str) -> bool:
    return all(map(_is_item, re.split(r", and |, | and ", words)))


def _is_item(item: str) -> bool:
    """Whether words tell who is in a part: "women", "a child", "three children"."""
    who = WHO.fullmatch(item) or PERSON.fullmatch(item)
    return who is not None or _with_tail(item) is not None

"""A figure is held against the words in which it is said: quotation, sentence, and our own.

The wording may differ ("twelve" and "12"); what it allows may not: neither a bound, nor a hedge,
nor who is counted: killed, wounded, or both together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import get_args

from explainer.records import quantity_finder
from explainer.records.cases import Case
from explainer.records.counts import Counts, Part
from explainer.records.numerals import fold
from explainer.records.problems import Fault
from explainer.records.quantities import Quantity
from explainer.records.quantity_finder import FoundQuantity
from explainer.records.saidnumbers import numbers_in
from explainer.records.scales import Measure

__all__ = ["fragments", "in_our_words", "in_quotation", "in_sentence", "without_words"]

_KILLED = (
    r"kill\w*|dead|deaths?|die[ds]?|dying|slain|martyr\w*|shahadat|fatalit\w+|lives|bodies|"
    r"neutrali[sz]\w+|eliminat\w+"
)
_WOUNDED = r"wound\w*|injur\w*|hurt|maim\w*"
_SUSPECTED = re.compile(
    r"\b(?:suspected|feared|presumed|believed|thought|assumed)\b"
    r"(?: to (?:have (?:been |died)?|be )?)?(?: ?(?:dead|killed|wounded|injured))?",
    re.IGNORECASE,
)
_COUNTED = {
    "killed": "killed people",
    "wounded": "wounded people",
    "together": "killed and wounded together",
}


@dataclass(frozen=True)
class _Said:
    """A quantity that stands in some words, and what these say it counts ("" if nothing)."""

    quantity: Quantity
    counted: str
    before: str


def without_words(case: Case) -> Iterator[Fault]:
    """A quotation with nothing in it."""
    for field in ("quote", "translation"):
        words = getattr(case.claim, field)
        if words is not None and not re.search(r"\w", words):
            yield Fault("no-words", field=field, words=words)


def in_quotation(case: Case) -> Iterator[Fault]:
    """A figure that its own quotation does not have."""
    counts, quoted = case.claim.counts, case.claim.translation or case.claim.quote
    if counts and quoted and re.search(r"\w", quoted):
        yield from _differing(counts, quoted, "the quotation")
        for part in counts.including:
            yield from _part_differing(part, quoted, "the quotation")


def in_sentence(case: Case) -> Iterator[Fault]:
    """A figure that its sentence in the text does not have, where its quotation does not say so."""
    if not case.claim.counts or not case.sentence:
        return
    told = {_about(fault) for fault in in_quotation(case)}
    parts = (
        _part_differing(part, case.sentence, "its sentence in the text")
        for part in case.claim.counts.including
    )
    whole = _differing(case.claim.counts, case.sentence, "its sentence in the text")
    for fault in chain(whole, *parts):
        if _about(fault) not in told:
            yield fault


def in_our_words(case: Case) -> Iterator[Fault]:
    """A figure that our own sentence does not have."""
    if case.claim.counts:
        yield from _differing(case.claim.counts, case.claim.says, "says")


def fragments(case: Case) -> Iterator[Fault]:
    """A quotation that begins or ends within a number: "50 dead" of "at least 50 dead"."""
    quote, sentence = case.claim.quote, case.sentence
    if not quote or not sentence or quote not in sentence:
        return
    start = sentence.index(quote)
    end = start + len(quote)
    for found in quantity_finder.find(sentence):
        overlaps = found.start < end and found.end > start
        if overlaps and not (start <= found.start and found.end <= end):
            whole = sentence[found.start : found.end]
            yield Fault("quote-cuts-number", quote=quote, whole=whole)


def _about(fault: Fault) -> tuple[object, ...]:
    """What a fault is about, wherever it was looked for."""
    return fault.code, fault.values.get("measure"), fault.values.get("who")


# --- a figure and some words ------------------------------------------------------------


def _differing(counts: Counts, words: str, where: str) -> Iterator[Fault]:
    said = _said_in(words, counts.unit)
    for measure in get_args(Measure):
        quantity = counts.quantity(measure)
        if quantity is None or _stands(quantity, measure, said, words):
            continue
        yield Fault(
            "figure-differs",
            measure=measure,
            words=quantity.words,
            meaning=quantity.in_words,
            where=where,
            told=_told(said, words, quantity, measure),
        )


def _told(said: Sequence[_Said], words: str, quantity: Quantity, measure: Measure) -> str:
    """What stands there instead, and whether the figure is our own sum."""
    if not said:
        return f"no number stands in {words!r:.160}"
    found = [
        f"{s.quantity.words!r} ({s.quantity.in_words}"
        + (f", {_COUNTED[s.counted]})" if s.counted in _COUNTED else ")")
        for s in said
    ]
    told = " and ".join(dict.fromkeys(found))
    exact = [s.quantity.low for s in said if s.quantity.exact and s.quantity.low]
    sums = (pair for size in (2, 3) for pair in combinations(exact, size))
    if quantity.low and any(sum(pair) == quantity.low for pair in sums):
        told += f"; {quantity.low} is our sum, and a figure that no source adds up is none"
    elif any(_same(quantity, s.quantity) for s in said):
        told += f"; none of them counts {_COUNTED[measure]}"
    return told


def _stands(quantity: Quantity, measure: Measure, said: Sequence[_Said], words: str) -> bool:
    """Whether a figure is said in some words, of those whom it counts."""
    if "…" in quantity.words:
        return _stands_apart(quantity, measure, said)
    named = [s for s in said if s.counted == measure]
    fits = named or [s for s in said if not s.counted]
    if any(_same(quantity, s.quantity) for s in fits):
        return True
    if quantity.is_as_said:
        return _stands_as_said(quantity.words.strip("“”"), said, words)
    if quantity.says_none or quantity.vague:
        own = rf"(?<!\w){re.escape(fold(quantity.words))}(?!\w)"
        part_of_another = any(re.search(own, fold(s.quantity.words)) for s in said)
        return not part_of_another and re.search(own, fold(words)) is not None
    return False


def _stands_as_said(wording: str, said: Sequence[_Said], words: str) -> bool:
    """Whether words of no known number stand in some words, and hide no number there.

    They may neither cut through one nor be those whom it counts: "militants" of "15 militants".
    """
    own, plain = fold(wording), fold(words)
    if re.search(rf"(?<!\w){re.escape(own)}(?!\w)", plain) is None:
        return False
    numbers = [fold(s.quantity.words) for s in said]
    if any(re.search(rf"(?<!\w){re.escape(n)} {re.escape(own)}(?!\w)", plain) for n in numbers):
        return False
    return not any(_cuts(own, number) for number in numbers)


def _cuts(own: str, number: str) -> bool:
    """Whether words are a piece of a number, or begin or end within it."""
    if re.search(rf"(?<!\w){re.escape(number)}(?!\w)", own):
        return False
    mine, theirs = own.split(), number.split()
    within = range(1, min(len(mine), len(theirs)) + 1)
    inside = re.search(rf"(?<!\w){re.escape(own)}(?!\w)", number) is not None
    return inside or any(mine[:n] == theirs[-n:] or mine[-n:] == theirs[:n] for n in within)


def _same(one: Quantity, other: Quantity) -> bool:
    if one.vague and other.vague and one.low is one.high is other.low is other.high is None:
        return fold(one.words) == fold(other.words)
    bounds = (one.low, one.high, one.approximate, one.suspected)
    if bounds != (other.low, other.high, other.approximate, other.suspected):
        return False
    # "A minimum of 60-70" allows no less than 60, yet it says 70 too.
    numbers = [[number.worth for number in numbers_in(quantity.words)] for quantity in (one, other)]
    return min(map(len, numbers)) < 2 or numbers[0] == numbers[1]


def _stands_apart(quantity: Quantity, measure: Measure, said: Sequence[_Said]) -> bool:
    """Of "at least … 346": whether the hedge stands, and after it the number."""
    hedge, number = (fold(part) for part in quantity.words.split("…", 1))
    return any(
        fold(s.quantity.words) == number and hedge in fold(s.before)
        for s in said
        if s.counted in {"", measure}
    )


def _part_differing(part: Part, words: str, where: str) -> Iterator[Fault]:
    """A part of the whole, with those who are in it, that does not stand in some words."""
    plain, who = fold(words), fold(part.who)
    if who not in plain:
        yield Fault("part-not-named", who=part.who, where=where, words=words)
        return
    for measure in get_args(Measure):
        number = part.quantity(measure)
        if number is None or f"{fold(number.words)} {who}" in plain:
            continue
        found = [n for n in numbers_in(words) if fold(words[n.end :]).startswith(who)]
        if not any(n.worth == number.low == number.high for n in found):
            told = " and ".join(repr(n.words) for n in found) or "no number"
            yield Fault(
                "part-differs",
                who=part.who,
                measure=measure,
                words=number.words,
                where=where,
                told=told,
            )


# --- what some words say ----------------------------------------------------------------


def _said_in(words: str, unit: str) -> list[_Said]:
    """Every quantity in some words, with what is said to have become of those counted."""
    plain = re.sub(r"[\[\]]", "", words).replace("—", " — ")
    found = quantity_finder.find(plain)
    starts = [0, *(one.end for one in found)]
    ends = [*(one.start for one in found[1:]), len(plain)]
    between = [
        (plain[start : one.start], plain[one.end : end])
        for one, start, end in zip(found, starts, ends, strict=False)
    ]
    counted = [_counted(one, *around, unit) for one, around in zip(found, between, strict=True)]
    for at in reversed(range(len(found) - 1)):  # "five soldiers and 25 militants were killed"
        if not re.search(r"[.;:]", between[at][1]):
            counted[at] = counted[at] or counted[at + 1]
    for at in range(1, len(found)):  # "killed five soldiers and 25 militants"
        if between[at][0].endswith(" and "):
            counted[at] = counted[at] or counted[at - 1]
    said: list[_Said] = []
    for one, (_, after), what in zip(found, between, counted, strict=True):
        suspected = one.quantity.suspected or _SUSPECTED.search(after) is not None
        quantity = replace(one.quantity, suspected=suspected)
        said += [_Said(quantity, what, plain[: one.start]), *_breakdown(quantity, unit)]
    return said


def _breakdown(quantity: Quantity, unit: str) -> list[_Said]:
    """The dead and the wounded of "500 casualties, including 47 deaths and 456 injuries"."""
    inner = _said_in(quantity.part, unit) if quantity.part else []
    return [s for s in inner if s.counted in {"killed", "wounded"}]


def _counted(one: FoundQuantity, before: str, after: str, unit: str) -> str:
    """What a quantity counts, from the words around it up to the next one."""
    if one.counted == "together" or one.quantity.counted:
        return one.counted if one.counted == "together" else one.quantity.counted
    verbs = {"killed": _KILLED, "wounded": _WOUNDED}
    if not re.match(_WOUNDED, fold(unit)):
        verbs["killed"] += f"|{re.escape(fold(unit))}"
    for counted, forms in verbs.items():
        direct = rf"\b(?:{forms})(?: (?:of|to|also|another|other|some))? $"
        within = rf"(?:the )?(?:{forms})\b"
        if re.search(direct, fold(before) + " ") or re.match(within, fold(one.quantity.words)):
            return counted
    first = {
        counted: match.start()
        for counted, forms in verbs.items()
        if (match := re.search(rf"\b(?:{forms})\b", fold(after)))
    }
    return min(first, key=lambda counted: first[counted]) if first else ""

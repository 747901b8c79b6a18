"""Where a text words a number of people: the longest whole phrase, or nothing.

The grammar is that of `quantities`. What is found can be written into a record as it stands; a
fragment of a phrase ("two" of "at least two dozen") is never found, nor a number that counts no
people: days, years, hours, ages, distances, weights, money, shares, ordinals, numbered things. Nor
is one of those who speak (`othercounts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from explainer.records import quantities
from explainer.records.misspelt import is_cut
from explainer.records.nouns import NOUNS, PERSON, TAIL, VOCABULARY
from explainer.records.numerals import NUMBER_WORDS, SCALES, fold, value
from explainer.records.othercounts import (
    is_of_persons_who_speak,
    is_of_things,
    is_somebody_hurt,
)
from explainer.records.quantities import Quantity
from explainer.records.wordings import JOINS, WORDINGS

__all__ = ["DEAD_AND_WOUNDED", "OF_OTHER_THINGS", "FoundQuantity", "find"]

LONGEST = 24
"""No wording of a quantity has more words."""
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)

_TOKEN = re.compile(
    r"~?\w(?:[\w/:\u00ad\u200b-\u200f\u2060]|[.,,’'٬٫،‑–-](?=\w)|[\u00a0\u2009\u202f](?=\d{3})(?<=\d.))*\+?|…"
)
_TWO_NUMBERS = re.compile(r"\d[\d.,]*\s+\d[\d.,]*")
_TAKEN = "\ufffc"
"""Stands for each character of a day: what follows "17 October" is no day of the month."""
_FORM_WORDS = {
    word
    for meaning in (*WORDINGS, *JOINS)
    for form in meaning.forms
    for word in re.findall(r"[^\W\d_][\w.'-]*|…", form)
}
_WORDS = _FORM_WORDS | NUMBER_WORDS | VOCABULARY | {f"{scale}s" for scale in SCALES}
_NO_COUNT = frozenset(
    "days hours weeks months years decades numbers various unknown plenty no nil without "
    "tens".split()
)
_WEAK = frozenset(
    "some many few both none nobody one others lots both twins unspecified undisclosed".split()
) | {
    "no one",
    "no-one",
    "not one",
    *"درجنوں سینکڑوں ہزاروں متعدد کئی دهها صدها هزاران چندین لسګونه سلګونه زرګونه".split(),
    "a pair",
    "a couple",
    "a number",
    "a lot",
    "a trio",
    "any number",
}
_CASUALTY = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died?|dies|dying|wound\w*|injur\w*|hurt\w*|casualt\w+|martyr\w*|"
    r"slain|toll|lives|loss\w*|ہلاک\w*|شہید\w*|زخمی\w*|کشته\w*|مجروح\w*|وژل\w*|ټپی\w*|bod(?:y|ies)|fatalit\w+|victims?|maimed|shot)\b"
)
_AROUND = 120
"""How many characters before and after a quantity are looked at."""
_NEAR = 40
"""How many characters away a word of dying or wounding still speaks of a weak quantity."""

_BEFORE = re.compile(
    rf"(?:[$€£₹#+/:=-]|\b(?:rs|pkr|inr|usd|afs|afn)\.? ?|"
    rf"\b(?:aged|ages?|age of|no\.|number|nos\.) |"
    rf"\b(?:{MONTH})\.? |\b(?:resolution|article|section|line|page|chapter|route|highway|flight|"
    rf"report|phase|group of|day|week|brigade|division|corps|unit|district|sector|camp|block|ward|"
    rf"level|version|channel|act|clause|paragraph|stage|round|item|card|question|figure|operation|room|gate|hall|floor|"
    rf"battalion|regiment|grade|magnitude|wing|squadron|platoon|rule|annex|appendix|amendment|decree|"
    rf"volume|pillar|art\.|pp?\.)s? "
    rf"(?:\d+(?:, | and |, and ))*|\baged? (?:[\w-]+(?:, | and |, and ))+|\b(?:father|mother|"
    rf"parents?|man|woman|boy|girl|child|infant|baby|toddler|youth|teenager|son|daughter) of |"
    rf"\d\()$"
)
_FRAGMENT_BEFORE = re.compile(
    r"(?:\b(?:than|least|most|nowhere near|half|half of|half of the|minus|percent|per cent|point|"
    r"out of) |\d )$"
)
_IN_RATIO = re.compile(r"\bone (?:by|after) $|\b(?:one|two|three|four|five|\d+) (?:in|out of) $")
OF_OTHER_THINGS = (
    rf"(?: ?(?:%|°)| ?(?:per ?cent|percent|percentage|pc)\b|[-/:]\w|\.\d|"
    rf" (?:of )?(?:(?:hours?|days?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies)|"
    rf"minutes?|seconds?|nights?|mornings?|evenings?|times|km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|"
    rf"(?:army )?corps|brigades?|battalions?|regiments?|divisions?|feet|ft|yards?|inch(?:es)?|cm|"
    rf"mm|acres?|hectares?|kg|kilos?|kilograms?|grams?|tons?|tonnes?|"
    rf"pounds?|lit(?:er|re)s?|gallons?|degrees?|rupees?|afghanis?|dollars?|euros?|usd|pkr|inr|"
    rf"o'clock|am|pm|a\.m|p\.m|sq|square|cubic|nautical|out of|in (?:\d+|ten|five|four|three)|"
    rf"(?:of )?(?:{MONTH}))\b|to \d+ years))"
)
"""Pattern of what follows a number that counts no people."""
_AFTER = re.compile(OF_OTHER_THINGS)
_AGED = re.compile(r"(?:[A-Z][\w’'-]+|\b[Aa]n? (?:[\w-]+ ){0,3}[a-z]+),? [(]?$")
_AGE_FIRST = re.compile(r"\d{1,2}, (?:was|has|had|is|died)\b")
_AGES = re.compile(
    r"\b(?:child|children|kids|boys|girls|infants|adults|women|men|those|aged|of them|of whom) $"
)
_BEING = re.compile(r"\b(?:is|are|was|were|being|aged) $")
_GOES_ON = re.compile(
    r",? \(?(?:(?:if not|or|and|possibly|perhaps|maybe|even) ){1,2}more\b(?! than)"
)
"""What makes a number larger than the words before it say: "up to a dozen, if not more"."""
_THAN = re.compile(r"\s{1,3}than\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:as|so|too|how) $")
_SHORT = re.compile(r"\d(?:k|m|bn)$")
"""A number cut short, "1.5m", which may as well be a length or money."""
_CHANGED = re.compile(
    r"\b(?:rise|rises|rose|risen|rising|climb\w*|increas\w*|jump\w*|grew|grown|grow|growing|up|"
    r"soar\w*|surg\w*|doubled|rais\w*|revis\w*|updat\w*|chang\w*|correct\w*|fell|fallen|fall\w*|"
    r"drop\w*|down|lower\w*|reduced|declin\w*|went|gone|going|moved)(?: [^\s.,;]+){0,4} from $"
)
_APPENDED = re.compile(r"(?:,| [-–—]) ([\w'’-]+)[^,–—]*$")
"""The first word of what stands behind the last comma or dash of a phrase."""
_FROM_TO = re.compile(r"(?:from )?(?P<was>.+?) to (?P<now>.+)", re.IGNORECASE | re.DOTALL)
"""Of what rises or falls it tells two numbers of two days, and no range."""
_OF_OTHERS = re.compile(
    r"one (?:of|after|by one) ?|the one (?:who|that|which)\b|"
    r"(?:both|the two|the three) (?:sides?|countries|nations|neighbou?rs|governments|"
    r"states|parties|delegations|capitals|armies)\b"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_YEARS = re.compile(rf"{_YEAR}(?:-\d\d)?|(?:between |from )?{_YEAR}(?: and | to | or |-){_YEAR}")
_OF_YEARS = re.compile(
    r"(?:\b(?:in|since|until|till|of|from|by|before|after|year|to|and|the|during) )$"
)

_AFTER_YEAR = re.compile(rf"\b(?:in|since|until|by|before|after|during) {_YEAR} $")

_known = lru_cache(8192)(quantities.known)
_folded = lru_cache(4096)(fold)
"""Of a row of one word a thousand times the same few phrases are asked for again and again."""


@dataclass(frozen=True)
class FoundQuantity:
    """A quantity, with where its words stand.

    ``counted`` tells which figure the words around it name: killed, wounded, together, or "".
    """

    start: int
    end: int
    quantity: Quantity
    counted: str


def find(words: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[FoundQuantity, ...]:
    """Every number of people that a text words, in its order.

    Parameters
    ----------
    words : str
        The text.
    taken : iterable of tuple of int
        Stretches that mean something else, as days do.
    """
    for first, last in taken:
        words = words[:first] + _TAKEN * (last - first) + words[last:]
    return _in(words)


@lru_cache(4096)
def _in(words: str) -> tuple[FoundQuantity, ...]:
    return tuple(_found(words))


def _found(words: str) -> Iterator[FoundQuantity]:
    for run in _runs(words):
        at = 0
        while at < len(run):
            whole = _longest(words, run[at : at + LONGEST])
            if whole is None or _is_year(words, *run[at]):
                at += 1
                continue
            used, end = whole
            start = run[at][0]
            for first, last in _apart(words, start, end):
                if _counts_people(words, first, last):
                    yield _worded(words, first, last)
            at += used


def _apart(words: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """A phrase; or its two numbers, where they are told of two days: "rose from 35 to 41"."""
    change = _FROM_TO.fullmatch(words, start, end)
    if change and _CHANGED.search(fold(words[max(0, start - _AROUND) : change.start("was")]) + " "):
        spans = change.span("was"), change.span("now")
        if all(quantities.known(words[first:last]) for first, last in spans):
            return spans
    return ((start, end),)


def _runs(words: str) -> Iterator[list[tuple[int, int]]]:
    """Tokens that may belong to one quantity: each of its words, and no two numbers side by side.

    So a page of numbers takes no longer than a page of words.
    """
    run: list[tuple[int, int]] = []
    for start, end in (match.span() for match in _TOKEN.finditer(words)):
        belongs = _may_belong(words[start:end])
        if run and (not belongs or _TWO_NUMBERS.fullmatch(words, run[-1][0], end)):
            yield run
            run = []
        if belongs:
            run.append((start, end))
    if run:
        yield run


def _longest(words: str, tokens: list[tuple[int, int]]) -> tuple[int, int] | None:
    """How many tokens the longest quantity at their beginning has, and where it ends."""
    start, best = tokens[0][0], None
    for used, (_, end) in enumerate(tokens, start=1):
        ends = (end + 1, end) if words[end : end + 1] == ")" else (end,)
        for last in ends:
            found = _known(words[start:last])
            if found and not _backwards(found) and not _takes_others(words, start, last):
                best = used, last
                break
    return best


def _takes_others(words: str, start: int, end: int) -> bool:
    """Whether the last word of a phrase is another number's, or names those who tell of it.

    So it is in "400 dead and more than 200" and in "15 were killed, officials said".
    """
    phrase = words[start:end].casefold()
    if phrase.endswith(" more"):
        return bool(_THAN.match(words, end))
    others = _APPENDED.search(phrase)
    if others is None or others[1] not in NOUNS:
        return False
    return is_of_persons_who_speak("", fold_ends(words, start, end)[2])


def _is_year(words: str, start: int, end: int) -> bool:
    """Whether a token is a year, which belongs to no number after it: "since 2007 at least 50"."""
    before, token, _ = fold_ends(words, start, end)
    return bool(_YEARS.fullmatch(token) and _OF_YEARS.search(before))


def _may_belong(token: str) -> bool:
    word = _folded(token)
    return (
        any(c.isdigit() for c in word)
        or all(part in _WORDS for part in re.split(r"[-/]", word.strip("~+")))
        or word in _WORDS
    )


def _backwards(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.high is not None and quantity.low > quantity.high


def _counts_people(words: str, start: int, end: int) -> bool:
    """Whether a quantity stands by itself, and what stands around it makes it no other thing."""
    before, phrase, after = fold_ends(words, start, end)
    if _is_fragment(before, phrase, after) or _is_of_others(before, phrase, after):
        return False
    if _is_age(words[max(0, start - _AROUND) : start], before, phrase, after):
        return False
    if PERSON.fullmatch(phrase):
        return is_somebody_hurt(before, after)
    return not _is_weak(phrase) or _CASUALTY.search(before[-_NEAR:] + after[:_NEAR]) is not None


def _is_fragment(before: str, phrase: str, after: str) -> bool:
    """Whether more words belong to a quantity, before it or after it."""
    if _GOES_ON.match(after) or (phrase in SCALES and re.search(r"[a-z-] $", before)):
        return True
    if _FRAGMENT_BEFORE.search(before) and not _AFTER_YEAR.search(before):
        return True
    goes_on = re.match(rf" (?:\d|(?:{'|'.join(SCALES)})s?\b)", after)
    return bool(goes_on) or is_cut(before, after)


def _is_of_others(before: str, phrase: str, after: str) -> bool:
    """Whether a quantity counts nobody, or those who speak of the dead and wounded."""
    if phrase in _NO_COUNT or phrase.endswith(" times") or _OF_OTHERS.match(phrase + after):
        return True
    if phrase.startswith(("many", "few")) and _COMPARED.search(before):
        return True
    if _SHORT.search(phrase) and not _has_noun(after):
        return True
    if _BEFORE.search(before) or _AFTER.match(after) or _IN_RATIO.search(before):
        return True
    if _YEARS.fullmatch(phrase) and (_OF_YEARS.search(before) or not _has_noun(after)):
        return True
    return is_of_things(phrase, after) or is_of_persons_who_speak(before, after)


def _is_age(as_written: str, before: str, phrase: str, after: str) -> bool:
    """Whether a number is somebody's age: "Ram Singh, 48,", "a major, 45,", "were under 18"."""
    if re.match(r"(?:under|over|above|below) ", phrase):
        stands_alone = _BEING.search(before) and not _has_noun(after)
        return bool(_AGES.search(before) or stands_alone)
    stands_apart = len(phrase) <= 2 and re.match(r"[,)]", after)
    return bool(_AGED.search(as_written) and (stands_apart or _AGE_FIRST.match(phrase)))


def fold_ends(words: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after a stretch of text, folded, with the blanks between."""
    before = _folded(words[max(0, start - _AROUND) : start])
    after = _folded(words[end : end + _AROUND])
    before += " " if words[max(0, start - 1) : start].isspace() else ""
    after = (" " if words[end : end + 1].isspace() else "") + after
    return before, _folded(words[start:end]), after


def _is_weak(phrase: str) -> bool:
    """Whether words say a number that is mostly said of other things: "some", "both", "a man"."""
    return phrase in _WEAK or bool(PERSON.fullmatch(phrase) or re.fullmatch(r"the \w+", phrase))


def _has_noun(after: str) -> bool:
    follows = re.match(r"(?: [a-z'-]+){1,3}", after)
    return follows is not None and any(word in NOUNS for word in follows[0].split())


def _worded(words: str, start: int, end: int) -> FoundQuantity:
    """A quantity without those whom it counts, and what is said of them."""
    whole = quantities.parse(words[start:end])
    before, _, after = fold_ends(words, start, end)
    counted = whole.counted or _told_around(before, after)
    phrase = fold(words[start:end])
    none = (whole.vague or whole.high == 0) and re.match(r"(?:no(?! one)|not|without) ", phrase)
    if not whole.part and not none:
        for space in re.finditer(r"[,\s]+", words[start:end]):
            number, tail = words[start : start + space.start()], words[start + space.end() : end]
            shorter = quantities.known(number) if TAIL.fullmatch(fold(tail)) else None
            if shorter and (shorter.low, shorter.high) == (whole.low, whole.high):
                return FoundQuantity(start, start + space.start(), shorter, counted)
    return FoundQuantity(start, end, whole, counted)


DEAD_AND_WOUNDED = (
    r" ?,?(?: [\w'-]+){0,5}?,? (?:were |was |have been |had been )?"
    r"(?:killed|dead|slain|martyred)(?: or |/| and )(?:wounded|injured|hurt|maimed)\b"
    r"(?! (?:\d|at |more |up |another |some |several |dozens|hundreds|about |around |over |many ))"
)
"""Pattern of what follows a number that counts dead and wounded together."""
_BOTH = re.compile(DEAD_AND_WOUNDED)
_BOTH_BEFORE = re.compile(
    r"(?:kill(?:ing|ed|s)?|martyr(?:ing|ed)) (?:or|and) (?:wound|injur)(?:ing|ed|es?|s)?"
    r"(?: [\w'-]+)? $"
)


def _told_around(before: str, after: str) -> str:
    """Whether the words around say that dead and wounded are counted together."""
    counted_after = _BOTH.match(after)
    if counted_after and not any(value(w) is not None for w in counted_after[0].split()):
        return "together"
    return "together" if _BOTH_BEFORE.search(before) else ""

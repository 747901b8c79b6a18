"""How reports word a number of people, and which numbers each wording allows: the one table.

The grammar in `quantities` is built from it, the documentation (``seeds/wordings.md``) is printed
from it, and the tests go through it, so that the three are one. "…" stands where another quantity
stands; the bounds are counted from that one.

The commonest hedges of Urdu, Dari and Pashto stand among them. Read for it: the five texts and the
wider ring; the number rules of newsroom style guides (AP, Reuters, BBC, Guardian, Hindustan Times);
how ACLED and UCDP GED code words. ACLED codes "tens" as 10, "dozens" as 12 and "hundreds" as 100,
the least that a word could mean. Ordinary English means more, so here such a word keeps no number.
"A couple" is two in one dictionary and a few in the next (Garner, Merriam-Webster): it keeps none
either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["JOINS", "SLOT", "WORDINGS", "Meaning", "documentation", "written"]

SLOT = "…"
"""Where a quantity stands in a wording."""


@dataclass(frozen=True)
class Meaning:
    """Wordings that mean the same.

    Attributes
    ----------
    title : str
        What they are called.
    means : str
        What they allow, of the number 50 where they hold one.
    forms : tuple of str
        The wordings, with `SLOT` for a quantity.
    low, high : int or None
        How far the smallest and the largest number allowed lie from that quantity's own; None
        where the wording leaves that end open. Without a slot, the numbers themselves.
    approximate, suspected : bool
        Whether they hedge, and whether the speaker does not vouch for the figure.
    """

    title: str
    means: str
    forms: tuple[str, ...]
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    suspected: bool = False


def _forms(words: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in " ".join(words.split()).split("|"))


WORDINGS: tuple[Meaning, ...] = (
    Meaning(
        "one number", "50",
        _forms(
            "… | a total of … | a combined total of … | total … | … in total | … in all |"
            "… altogether | … all told | … all together | … so far | … to date | … till now |"
            "only … | just … | exactly … | precisely … | a mere … | a confirmed … |"
            "the … | all … | all the … | all of the … | another … | a further … | further … |"
            "an additional … | additional … | … additional | … others | … other | … more |"
            "… further | the other … | the remaining … | the bodies of … | bodies of … |"
            "the deaths of … | the death of … | a family of … | a group of … | a team of … |"
            "a record … | … times | … each | a combined … | … confirmed |"
            "a toll of … | a death toll of … | a tally of … | the lives of … | the loss of … |"
            "… in number | numbering … | … strong | fully … | in all … | in total … | all told … |"
            "… thus far | so far … | … apiece | … as of now | a full … | … mark"
        ),
        0, 0,
    ),
    Meaning(
        "from below", "50 or more",
        _forms(
            "at least … | at the very least … | at the least … | at a minimum … |"
            "no fewer than … | not fewer than … | no less than … | not less than … |"
            "no lower than … | no smaller than … | not under … | not below … | at minimum … |"
            "at the minimum … | a minimum … | … at minimum |"
            "more than or equal to … | … and still rising |"
            "… and still counting | …-plus | ≥… |"
            "a minimum of … | minimum of … | minimum … | as few as … | … or more | … and more |"
            "a good … | easily … | min. … | کم از کم … | کم سے کم … | دستکم … | حداقل … | لااقل … |"
            "لږ تر لږه … | لږترلږه … |"
            "… or higher | … or above | … and above | … and upwards | … or upwards | … upwards |"
            "… at least | … at the very least | … at a minimum | … minimum | … plus | …+ |"
            "… and counting | … and rising | … and climbing | … and growing |"
            "… if not more | …, if not more | … or possibly more | … or perhaps more |"
            "… or maybe more | … or even more | …, possibly more | …, perhaps more |"
            "…, maybe more | …, probably more | …, likely more | …, or more |"
            "… and possibly more | … and perhaps more | … and probably more | … and likely more |"
            "…, and possibly more | …, and perhaps more | … (possibly more) | … possibly more |"
            "… perhaps more | at least … … | … (or more) | … (perhaps more)"
        ),
        0, None,
    ),
    Meaning(
        "from below, without the number itself", "51 or more",
        _forms(
            "more than … | over … | above … | upwards of … | upward of … | in excess of … |"
            "exceeding … | north of … | greater than … | beyond … | well over … | well above … |"
            "far more than … | many more than … | much more than … | well more than … |"
            "significantly more than … | considerably more than … | far over … | way over … |"
            "way more than … | higher than … | surpassing … | topping … | >… |"
            "… سے زائد | … سے زیادہ | بیش از … | بیشتر از … | … څخه زیات | … څخه ډېر |"
            "well in excess of … | comfortably over … | comfortably more than … | easily over … |"
            "easily more than … | substantially more than … | significantly over … |"
            "considerably over … | far above … | far in excess of … | far higher than … |"
            "well beyond … | exceeds … | exceeded … | surpassed … | surpasses … | topped … |"
            "tops … | crosses … | crossed … | has crossed … |"
            "more than … …"
        ),
        1, None,
    ),
    Meaning(
        "from below and near it", "51 or more, and not many more",
        _forms(
            "just over … | a little over … | slightly over … | just above … | slightly above … |"
            "slightly more than … | a little more than … | just more than … | a bit over … |"
            "barely more than … | little more than … | a shade over … |"
            "a touch over … | marginally over … | marginally above … | marginally more than …"
        ),
        1, None, approximate=True,
    ),
    Meaning(
        "from above", "50 at most; nothing is said of a least",
        _forms(
            "up to … | upto … | as many as … | as much as … | no more than … | not more than … |"
            "at most … | at the most … | a maximum of … | a maximum … | maximum of … | ≤… |"
            "maximum … | max … | max. … | no greater than … | not greater than … |"
            "no higher than … | not higher than … | at the outside … | a ceiling of … |"
            "as high as … | not exceeding … | not over … | not above … | anything up to … |"
            "at the very most … | … at the very most | not to exceed … |"
            "حداکثر … | زیادہ سے زیادہ … |"
            "anywhere up to … | … or fewer | … or less | … or under | … or below | … or lower |"
            "… at most | … at the most | … maximum | … and below | … and under | … and fewer |"
            "… tops | … max | … if not fewer |"
            "…, possibly fewer | …, perhaps fewer | … or even fewer"
        ),
        None, 0,
    ),
    Meaning(
        "from above, without the number itself", "49 at most; nothing is said of a least",
        _forms(
            "fewer than … | less than … | under … | below … | well under … | well below … |"
            "far fewer than … | far less than … | lower than … | short of … | south of … |"
            "کمتر از … | … سے کم | "
            "not as many as … | not so many as … | smaller than … | <…"
        ),
        None, -1,
    ),
    Meaning(
        "from above and near it", "49 at most, and not many fewer",
        _forms(
            "nearly … | almost … | close to … | just under … | just below … | just short of … |"
            "just shy of … | shy of … | a little under … | slightly under … | slightly below … |"
            "slightly fewer than … | slightly less than … | just less than … |"
            "just fewer than … | a little less than … | a little fewer than … | not quite … |"
            "approaching … | nearing … | a bit under … | very nearly … | very close to … |"
            "the best part of … | the better part of … | not far short of … | verging on … |"
            "bordering on … | a shade under … | a touch under … | a fraction under … |"
            "marginally under … | marginally below … | marginally fewer than …"
        ),
        None, -1, approximate=True,
    ),
    Meaning(
        "near a number", "50, or somewhat fewer or more",
        _forms(
            "about … | around … | some … | roughly … | approximately … | approx … | approx. … |"
            "an estimated … | estimated … | an approximate … | approximate … | circa … | c. … |"
            "ca. … | ~… | in the region of … | in the vicinity of … | in the neighbourhood of … |"
            "in the neighborhood of … | on the order of … | in the order of … |"
            "of the order of … | something like … | somewhere around … | at around … |"
            "at about … | more or less … | … more or less | … or so | … or thereabouts |"
            "… give or take | …, give or take | …, more or less |"
            "…-odd | … odd | …ish | …-ish | … approximately | … roughly |"
            "…-something | … something | …-some | c.… | ca.… | ±… | not far off … | "
            "not far from … | give or take … |"
            "… by estimate | تقریباً … | تقریبا … | لگ بھگ … | حدود … | شاوخوا … | نزدیک به … | "
            "نږدې … |"
            "…, approximately | …, estimated | … (estimated) | … (approximate)"
        ),
        0, 0, approximate=True,
    ),
    Meaning(
        "not vouched for", "50, of which the speaker is not sure",
        _forms(
            "…, suspected | … suspected | a suspected … | suspected … | …, unconfirmed |"
            "… (unconfirmed) | … (suspected) | an unconfirmed … | unconfirmed … | reportedly … |"
            "…, reportedly | … reportedly | a reported … | … reported |"
            "allegedly … | an alleged … | alleged … | perhaps … | maybe … | possibly … |"
            "probably … | … perhaps | … possibly | …, possibly | …, perhaps | …, probably |"
            "likely … | believed to be … | thought to be … | said to be … | … feared |"
            "… presumed | … believed | as far as is known … | a claimed …"
        ),
        0, 0, suspected=True,
    ),
    Meaning("two", "2", _forms("both | a pair | both of them | twins | a married couple |"
            "an elderly couple | a young couple"), 2, 2),
    Meaning(
        "one, told of one person", "1",
        _forms("a single | a lone | one single"), 1, 1,
    ),
    Meaning("three, by a word of its own", "3", _forms("a trio"), 3, 3),
    *(
        Meaning(
            f"a number of {figures}", means,
            tuple(
                form
                for name in names
                for form in (
                    f"{name} digits", f"{name} figures", f"in {name} digits",
                    f"in {name} figures", f"in the {name} digits", f"in the {name} figures",
                    f"the {name} digits", f"the {name} figures", f"{name}-digit",
                    f"{name}-figure", f"a {name}-digit number", f"a {name}-figure number",
                    f"a {name}-digit figure", f"{name}-digit numbers", f"into {name} digits",
                    f"into {name} figures",
                )
            ),
            low, high,
        )
        for figures, means, names, low, high in (
            ("one figure", "9 at most; nothing is said of a least", ("single",), None, 9),
            ("two figures", "from 10 to 99", ("double", "two"), 10, 99),
            ("three figures", "from 100 to 999", ("triple", "three"), 100, 999),
        )
    ),
    Meaning(
        "stated none", "0, because the words say so",
        _forms(
            "none | no | nil | nobody | no one | no-one | not one | not a single |"
            "not a single person | not a single one | no loss | no losses | no loss of any kind |"
            "no loss of life | no loss of lives | no human loss | no human losses |"
            "without a single | without loss | without losses | without loss of life |"
            "without any loss |"
            "without any losses | without any loss of life | without | without any |"
            "none at all | none whatsoever | not a soul | not one person | no one at all |"
            "nobody at all | no casualties whatsoever | no people | no persons | no lives | "
            "zero loss | zero losses |"
            "no one else | nobody else | none of them | no casualties of any kind |"
            "no casualties at all"
        ),
        0, 0,
    ),
    Meaning(
        "a word without a number", "no number at all: the word is kept",
        _forms(
            "dozens | scores | tens | hundreds | thousands | lakhs | crores | millions |"
            "several | many | some | few | a few | quite a few | a handful | handfuls |"
            "just a handful | only a handful | a couple | numerous | multiple | various |"
            "countless | innumerable | untold | scores upon scores | a number | any number |"
            "large numbers | great numbers | huge numbers | significant numbers | numbers |"
            "small numbers | a large number | a high number | a higher number | a big number |"
            "a great number | a good number | a huge number | a significant number |"
            "a considerable number | a substantial number | a sizeable number |"
            "a growing number | a small number | a limited number | a lower number |"
            "a larger number | a greater number | a smaller number | a great many |"
            "a good many | very many | too many | a lot | lots | plenty |"
            "a good few | dozens and dozens | dozens upon dozens | hundreds and hundreds |"
            "dozens and scores | tens of hundreds | tens of thousands |"
            "hundreds of thousands | tens of lakhs | tens of millions | hundreds of millions |"
            "thousands and thousands | thousands upon thousands | the low hundreds |"
            "the high hundreds | the hundreds | the dozens | the thousands | the low dozens |"
            "the high dozens | the low thousands | in the hundreds | in the dozens |"
            "in the thousands | in the low hundreds | in the high hundreds | in the low dozens |"
            "in the high dozens | in the low thousands | in the tens | into the hundreds |"
            "into the dozens | into the thousands | the tens | in their dozens |"
            "in their hundreds | in their scores | in their thousands | by the dozen |"
            "by the dozens | by the score | by the scores | by the hundred | by the hundreds |"
            "by the thousand | by the thousands | 100s | 1000s | 1,000s | very few | not many |"
            "hardly any | scarcely any | barely any | few if any | few, if any |"
            "heavy casualties | heavy losses | massive casualties | massive losses |"
            "significant casualties | significant losses | mass casualties | light casualties |"
            "minor casualties | severe casualties | severe losses |"
            "درجنوں | سینکڑوں | ہزاروں | متعدد | کئی | دهها | صدها | هزاران | چندین | لسګونه | "
            "سلګونه | زرګونه"
        ),
    ),
    Meaning(
        "unknown, which is never zero", "no number at all: nobody has counted, or nobody says",
        _forms(
            "an unknown number | unknown number | an unspecified number | an undisclosed number |"
            "an undetermined number | an unconfirmed number | an uncertain number |"
            "an unstated number | unknown | unspecified | undisclosed | unknown numbers |"
            "an unknown | no casualties reported | no deaths reported | no injuries reported |"
            "no fatalities reported | no losses reported | no one reported |"
            "no reports of | no report of | no immediate reports of |"
            "no immediate report of | no reported | no confirmed | no known | no word on |"
            "no immediate word on | no details of | no figure | no figures | no number"
        ),
    ),
    Meaning(
        "lengths of time, in amounts only", "no number at all: the word is kept",
        _forms("weeks | months | years | decades | days | hours"),
    ),
)  # fmt: skip
"""Every wording with one quantity or none."""

JOINS: tuple[Meaning, ...] = (
    Meaning(
        "both ends", "from the first to the second number",
        _forms(
            "between … and … | between … to … | between …-… | from … to … | from … up to … |"
            "from …-… | anywhere from … to … | anywhere between … and … |"
            "anything from … to … | anything between … and … | something between … and … |"
            "somewhere between … and … | somewhere from … to … | ranging from … to … |"
            "in the range of … to … | either … or … | … to … | … or … | … - … | …-… | … up to … |"
            "… through … | … or maybe … | … or perhaps … | … or possibly …"
        ),
    ),
    Meaning(
        "two bounds", "from the lower to the upper bound; an end that neither closes is open",
        _forms(
            "… but … | …, but … | … and … | …, and … | … but possibly … | … and possibly … |"
            "…, and possibly … | … and perhaps … | …, possibly … | …, perhaps … | …, maybe … |"
            "…, probably … | … possibly … | … perhaps … | … if not … | …, if not … | … or even … |"
            "…, or even … | … and up to … | …, and up to … | …, up to … |"
            "… and as many as … | … or as many as … | … even … |"
            "… (possibly …) | … (perhaps …)"
        ),
    ),
)  # fmt: skip
"""Every wording with two quantities. The first kind joins numbers, the second what is bounded."""


def written(form: str, *numbers: str) -> str:
    """A wording with its quantities filled in.

    An ellipsis that stands for words left out ("at least … 346") is the first of two slots in a
    wording of one quantity, and stays.
    """
    slots = form.count(SLOT)
    head, *rest = form.split(SLOT)
    filled = [SLOT] * (slots - len(numbers)) + list(numbers)
    return head + "".join(n + part for n, part in zip(filled, rest, strict=True))


def documentation() -> str:
    """The table as Markdown, as it stands in ``seeds/wordings.md``."""
    return "\n".join([_HEAD, *_rows(), ""])


_HEAD = f"""\
# How a number of people may be worded

Printed from `explainer/records/wordings.py`; a test keeps the two equal. “{SLOT}” stands for a
number in figures, in words or in both (23, ۲۳, 1,00,000, 1.5 million, 2.5 lakh, twenty three,
two dozen, half a dozen, a hundred), or for another wording: “at least some two dozen”, “up to 15
or 20”.
What the words allow is told of the number 50. A noun may follow (“23 soldiers”, “dozens of
people”), and what is counted (“20 dead”, “more than 20 killed or wounded”); “a soldier” is one. A
part of the whole is kept with it: “six, including three children”, “12 (including 3 children)”.
Percentages, ordinals, ages, days, money, weights and distances are no numbers of people.
A wording that is not known stands between quotation marks in a record (“a busload”): it is kept and
shown as words, and no number is made of it.

| what it is | what it allows | not sure | wordings |
|---|---|---|---|"""


def _rows() -> Iterator[str]:
    for meaning in (*WORDINGS, *JOINS):
        hedge = (
            "approximate" if meaning.approximate else "not vouched for" if meaning.suspected else ""
        )
        words = ", ".join(f"“{form}”" for form in meaning.forms)
        yield f"| {meaning.title} | {meaning.means} | {hedge} | {words} |"

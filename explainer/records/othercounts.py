"""What only looks like a count of the dead or wounded: persons who speak, and things.

"A doctor said that five died" counts five and no doctor; "two drones killed 3" counts three. An
article before a person is a count only where the words say that this person was killed or wounded.
"""

from __future__ import annotations

import re

from explainer.records.nouns import NOUNS

__all__ = ["is_of_persons_who_speak", "is_of_things", "is_somebody_hurt"]

_HURT = (
    r"(?:shot )?(?:killed|dead|died|dies|dying|slain|martyred|wounded|injured|hurt|maimed|"
    r"beheaded|executed|perished)"
)
_HURTING = (
    r"(?:kill(?:ed|ing|s)?|slay(?:ing|s)?|martyr(?:ed|ing|s)?|wound(?:ed|ing|s)?|"
    r"injur(?:ed|ing|es?)|hurt(?:ing|s)?|maim(?:ed|ing|s)?|los(?:t|es?|ing)|shot|"
    r"claim(?:ed|ing|s)? the li(?:fe|ves) of|took the li(?:fe|ves) of|deaths? of|bod(?:y|ies) of|"
    r"includ(?:ed|es|ing)|as well as|along with|of whom|among them)"
)
_ONE = r"(?:an?|another|one|his|her|their|two|three|four|five|six|\d+)"
_AFTER_HURTING = re.compile(
    rf"\b{_HURTING}(?: (?:and|or) {_HURTING})?"
    rf"(?:(?:,| and|, and| or)? {_ONE}(?: [\w-]+){{1,4}}){{0,4}}(?:,| and|, and| or)? $"
)  # no more than four: "an an an…" is taken apart in more ways with each
_SPEAKING = (
    r"(?:said|says?|saying|told|tells?|added|adds|claim(?:ed|s)|confirm(?:ed|s)|stat(?:ed|es)|"
    r"report(?:ed|s)|announc(?:ed|es)|den(?:ied|ies)|warn(?:ed|s)|explain(?:ed|s)|describ(?:ed|es)|"
    r"recall(?:ed|s)|insist(?:ed|s)|argu(?:ed|es)|alleg(?:ed|es)|accus(?:ed|es)|blam(?:ed|es)|"
    r"declar(?:ed|es)|estimat(?:ed|es)|count(?:ed|s)|treat(?:ed|s)|saw|wrote|writes|posted|spoke|"
    r"speaks|speaking|knows?|knew|thinks?|believ(?:ed|es)|visit(?:ed|s)|met|attended|signed|agreed|"
    r"mediated|hosted|mourn(?:ed|s)|asked|asks|hopes?|wonders?|familiar|quoted)"
)
_WORD = rf"(?: (?!(?:of|for|about|{_SPEAKING})\b)[\w'-]+)"
_IS_HURT = re.compile(
    r"(?:,? (?:aged|of) [\w-]+|, \d{1,3})?,?"
    rf"(?:(?:, {_ONE}{_WORD}{{1,4}}?)*,? (?:and|or|as well as) {_ONE}{_WORD}{{1,5}}?)?"
    rf"(?:,? who)?(?: (?:was|were|is|are|has|have|had|been|being|also|later|then)){{0,4}}"
    rf" (?:{_HURT}\b|among the (?:dead|killed|wounded|injured|casualties)|lost (?:his|her) li)"
)
_SOURCE = re.compile(r"\b(?:according to|said|told|asked|quot(?:ed|ing)|cit(?:ed|ing)|as) $")
_LINKS = r"in|at|of|from|for|with|near|on|by|inside|outside|about|to"
_TOLD_OF = (
    r"was|were|is|are|had|has|have|been|and|or|who|whose|which|that|whom|but|while|as|"
    r"killed|dead|died|wounded|injured|hurt|martyred|slain|casualties|deaths|killings?|fatalities"
)
_OF_THEM = (
    r"(?:reported|confirmed|said|believed|thought|known|counted|estimated|announced|claimed|"
    r"declared|alleged)"
)
"""What is done to those who are counted and not by them: "12 were reported dead"."""
_WHO_SPEAK = re.compile(
    rf"(?: (?:{_LINKS}) (?:the|an?|its|his|her|their)\b| (?!(?:the|{_TOLD_OF})\b)\w[\w'-]*|"
    rf" and (?:an?|one|two|three|some|several|other)\b){{0,8}}?"
    rf"(?: (?:who|that|has|have|had|also|later|(?:were|was)(?! {_OF_THEM}\b))){{0,2}} {_SPEAKING}\b"
)
_JUST_HURT = re.compile(rf"\b{_HURTING} (?:\w+ )?$")
_THINGS = frozenset(
    """
    drone strike airstrike raid attack assault blast explosion bomb bombing rocket missile shell
    mortar round bullet vehicle truck car lorry tank helicopter jet aircraft plane post outpost
    checkpoint checkpost base camp centre center hideout position bunker province district village
    town city house home building school shop mosque hospital clinic market crossing point country
    nation government report statement agreement clause article treaty meeting call weapon rifle
    gun dog goat sheep animal livestock cow camel try attempt front location place site incident
    clash battle operation document page line question claim sentence sortie flight day night word
    photo picture video grave container
    """.split()
)
_ODD = {"tries": "try", "countries": "country", "cities": "city", "lorries": "lorry"}
_STOPS = frozenset(
    """
    in at of from on by to and or were was is are had has have been who whose which that whom but
    while as for with near after before when killed dead died wounded injured hurt martyred slain
    then there fled left
    """.split()
)
_MOST_BETWEEN = 3


def is_somebody_hurt(before: str, after: str) -> bool:
    """Whether the words around "a soldier" say that he was killed or wounded."""
    if _SOURCE.search(before):
        return False
    return bool(_IS_HURT.match(after) or _AFTER_HURTING.search(before))


def is_of_persons_who_speak(before: str, after: str) -> bool:
    """Whether those who are counted say or see something: "two officials said"."""
    return bool(_WHO_SPEAK.match(after)) and not _JUST_HURT.search(before)


def is_of_things(phrase: str, after: str) -> bool:
    """Whether what follows a number is no person: "two drones", "12 small villages"."""
    if any(word in NOUNS or re.fullmatch(_HURT, word) for word in phrase.split()):
        return False  # it says already whom it counts
    words = re.match(
        rf"(?: of)?(?: (?:the|its|their|these|those))?((?: [\w'-]+){{1,{_MOST_BETWEEN}}})", after
    )
    following = words[1].split() if words else []
    for at, word in enumerate(following):
        if word in NOUNS or word in _STOPS:
            return False
        if _is_thing(word):
            return following[at + 1 : at + 2] == [] or following[at + 1] not in NOUNS
    return False


def _is_thing(word: str) -> bool:
    return word in _THINGS or word in _ODD or (word.endswith("s") and word[:-1] in _THINGS)

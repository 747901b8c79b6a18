"""The words that may follow a number of people: who they are, and what became of them.

"23 soldiers", "dozens of people", "20 dead", "more than 20 killed or wounded", "six, three of them
children". They leave the number as it is; the last tell which of our figures it belongs to.
"""

from __future__ import annotations

import re

__all__ = ["NOUNS", "PERSON", "TAIL", "VOCABULARY", "WHO", "counted_as"]

_PAIRS = """
    man/men woman/women child/children boy/boys girl/girls person/people person/persons
    civilian/civilians soldier/soldiers troop/troops serviceman/servicemen personnel/personnel
    official/officials officer/officers policeman/policemen guard/guards militant/militants
    fighter/fighters insurgent/insurgents terrorist/terrorists attacker/attackers rebel/rebels
    gunman/gunmen bomber/bombers suspect/suspects commander/commanders member/members
    volunteer/volunteers player/players cricketer/cricketers student/students teacher/teachers
    doctor/doctors nurse/nurses journalist/journalists worker/workers labourer/labourers
    laborer/laborers refugee/refugees migrant/migrants villager/villagers resident/residents
    passenger/passengers driver/drivers trader/traders farmer/farmers shepherd/shepherds
    elder/elders infant/infants baby/babies toddler/toddlers teenager/teenagers
    minor/minors adult/adults individual/individuals human/humans citizen/citizens
    national/nationals local/locals tribesman/tribesmen brother/brothers sister/sisters
    son/sons daughter/daughters relative/relatives prisoner/prisoners captive/captives
    hostage/hostages victim/victims body/bodies corpse/corpses soul/souls employee/employees
    martyr/martyrs patient/patients
    kid/kids jawan/jawans peacekeeper/peacekeepers afghan/afghans pakistani/pakistanis talib/taliban
    operative/operatives infiltrator/infiltrators khawarij/khawarij other/others imam/imams
    cleric/clerics worshipper/worshippers bystander/bystanders pilgrim/pilgrims
""".split()
_NATIONS = {"afghan", "pakistani", "talib", "national", "local"}
_SINGULAR = [one for one in (pair.split("/")[0] for pair in _PAIRS) if one not in _NATIONS]
NOUNS = frozenset(noun for pair in _PAIRS for noun in pair.split("/")) | {
    "forces", "dead", "death", "deaths", "fatality", "fatalities", "lives", "casualty",
    "casualties", "injury", "injuries", "losses",
}  # fmt: skip
"""What may be counted where people are."""
_KINDS = """
    afghan|pakistani|pakistan's|afghanistan's|pakistan|taliban|ttp|ispr|iskp|isis|al-qaeda|bla|
    security|military|army|navy|air|force|frontier|corps|fc|border|police|paramilitary|civilian|
    armed|unarmed|innocent|local|foreign|young|old|elderly|minor|adult|male|female|enemy|rebel|
    senior|junior|own|other|more|additional|further|family|school|government|un|aid|health|
    medical|baloch|pashtun|tribal|ordinary|fellow|members?|indian|iranian|uzbek|tajik|
    non-combatant|law|enforcement|state|regime|khawarij|militant|insurgent|terrorist|domestic|
    club|human|wounded|injured|affiliated|allied|suspected|alleged|unidentified
"""
_KIND = rf"(?:(?:\d{{1,3}}-year-old|{''.join(_KINDS.split())}) )"
_NOUN = "(?:" + "|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True)) + ")"
_OF = (
    r"(?: of (?:(?:the|a|an|one|its|their|same|that|this) ){0,2}(?:[a-z'-]+ )?"
    r"(?:forces?|famil(?:y|ies)|army|military|police|ttp|taliban|groups?|households?|teams?))?"
)
_HURT = r"(?:wounded|injured|hurt|maimed)"
_KILLED = r"(?:killed|dead|slain|martyred|died|perished|lost their lives|embraced martyrdom)"
_WERE = "(?:(?:were|was|are|have|has|had) (?:been )?)?"
_COUNTED = rf"{_WERE}(?:{_KILLED}(?:,? (?:or|and) |/){_HURT}|{_KILLED}|{_HURT})"
_ARTICLE = "(?:(?:the|its|their|his|our|these|those) )?"
_WHO = rf"(?:any )?{_KIND}{{0,4}}{_NOUN}{_OF}"
PERSON = re.compile(rf"(?:a|an|another) {_KIND}{{0,4}}(?:{'|'.join(_SINGULAR)}){_OF}")
"""One person: "a soldier", "an Afghan civilian"."""
WHO = re.compile(rf"{_WHO}(?:(?: and | or |, ){_WHO})*")
"""Those who are counted: "Afghan civilians", "women and children"."""
TAIL = re.compile(
    rf"(?:of {_ARTICLE})?{WHO.pattern}(?:,? {_COUNTED})?|"
    rf"of (?:them|whom)|{_COUNTED}"
)
"""What may stand behind a number of people."""
VOCABULARY = frozenset(
    {*NOUNS, *_SINGULAR, *"".join(_KINDS.split()).replace("?", "").split("|"), "member"}
    | set(
        "of the a an its their his our any these those them whom and or were was have had been "
        "killed dead slain martyred died wounded injured hurt maimed including included inclusive "
        "among amongst with incl mostly mainly most all half some same one family families "
        "groups teams "
        "households forces force army police military are has lost lives perished embraced "
        "martyrdom".split()
    )
)
"""Every word that may stand in such a phrase."""
_TOGETHER = re.compile(
    rf"{_KILLED}(?:,? (?:or|and) |/){_HURT}|casualt(?:y|ies)|deaths (?:and|or) injuries"
)
_DEAD = re.compile(rf"\b(?:{_KILLED}|deaths?|fatalit(?:y|ies)|lives|bodies|corpses)$")
_WOUNDED = re.compile(rf"\b(?:{_HURT}|injur(?:y|ies))$")


def counted_as(tail: str) -> str:
    """Which figure the words after a number name: killed, wounded, together, or none ("")."""
    if _TOGETHER.search(tail):
        return "together"
    if _DEAD.search(tail):
        return "killed"
    return "wounded" if _WOUNDED.search(tail) else ""

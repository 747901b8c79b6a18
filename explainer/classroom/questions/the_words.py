"""Chapter 4, the words: who says what, who accuses, who denies."""

from __future__ import annotations

from explainer.classroom.questions.kinds import (
    ChoiceQuestion,
    Match,
    Option,
    in_reading_order,
    the_one,
)
from explainer.classroom.questions.wording import about, speaker_id, speakers
from explainer.records.catalogue import Actor
from explainer.records.ledger import Ledger

__all__ = ["what_is_denied", "who_blames", "who_has_no_name", "who_said", "whose_term"]

_QUOTED = (
    "r4-asif-open-war",
    "r4-tarar-no-workable-solution",
    "r5-rta-most-issues-resolved",
    "r4-qani-response",
)
_WHO = "In these reports, somebody else says it."


def who_said(ledger: Ledger) -> Match:
    """Ask who said which words."""
    question = "who-said"
    claims = [ledger.claim(key) for key in _QUOTED]
    for claim in claims:
        if claim.quote is None:
            the_one([], question, f"quotation in {claim.id!r}")
        same = [c for c in ledger.claims() if c.quote == claim.quote]
        the_one({c.speaker.id for c in same}, question, f"speaker of the words in {claim.id!r}")
    rows = in_reading_order(Option(c.id, f"“{c.quote}”", claims=(c.id,)) for c in claims)
    by_row = {claim.id: speaker_id(claim) for claim in claims}
    return Match(
        id=question,
        prompt="Who said which words?",
        rows=rows,
        options=in_reading_order(speakers(claims)),
        key=tuple(by_row[row.id] for row in rows),
        explanation="Quotation marks promise that somebody used these very words. Always say who.",
        claims=tuple(row.id for row in rows),
    )


def who_has_no_name(ledger: Ledger) -> ChoiceQuestion:
    """Ask which speaker is anonymous."""
    question = "who-has-no-name"
    claims = [ledger.claim(key) for key in
              ("r5-last-ditch-effort", "r4-asif-open-war", "r4-qani-response",
               "r1-trucks-50-to-60")]  # fmt: skip
    key = the_one(
        (c.id for c in claims if c.speaker.anonymous),
        question, "anonymous speaker",
    )  # fmt: skip
    options = [
        about(c, words=f"{c.document.label}: {c.says}", why=_named(c.speaker)) for c in claims
    ]
    return ChoiceQuestion(
        id=question,
        prompt="In which of these does the report give the speaker no name at all?",
        options=in_reading_order(options),
        key=key,
        explanation="We cannot ask this speaker, or look up what else he or she has said. A good "
        "report says why the name is missing.",
        claims=(key,),
    )


def _named(actor: Actor) -> str:
    if actor.anonymous:
        return f"The report gives no name: it speaks only of {actor.name}."
    return f"The speaker has a name: {actor.name}, {actor.role}."


def what_is_denied(ledger: Ledger) -> ChoiceQuestion:
    """Ask which accusation the denial in Report 4 answers."""
    question = "what-is-denied"
    denial = ledger.claim("r4-taliban-denies")
    accusations = [ledger.claim(key) for key in
                   ("r4-ttp-base", "r2-asif-proxy-for-india", "r5-rta-military-obstructing",
                    "r2-afghans-accuse-sovereignty")]  # fmt: skip
    denied = {link.to for link in denial.relates if link.how == "denies"}
    key = the_one((c.id for c in accusations if c.id in denied), question,
                  f"accusation that {denial.id!r} denies")  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt=f"In {denial.document.label} "
        f"{denial.speaker.name} denies an accusation. Which of these is it?",
        options=in_reading_order(about(c, words=c.says) for c in accusations),
        key=key,
        explanation="An accusation and its denial are two claims by two parties. A report that "
        "prints one should print the other.",
        claims=(key, denial.id),
    )


def who_blames(ledger: Ledger) -> ChoiceQuestion:
    """Ask who puts the blame for the explosions in Kabul on Pakistan."""
    question = "who-blames"
    explosions = ledger.claim("r1-kabul-explosions")
    blaming = the_one(
        (c for c in ledger.claims(ring="five")
         if any(link.how == "blames" and link.to == explosions.id for link in c.relates)),
        question, f"claim that puts the blame for {explosions.id!r}",
    )  # fmt: skip
    others = [ledger.claim(key) for key in ("r1-un-toll", "r1-army-toll")]
    key = speaker_id(blaming)
    options = speakers([explosions, blaming, *others], key=key, why=_WHO)
    return ChoiceQuestion(
        id=question,
        prompt=f"{explosions.says} Who blames Pakistan for them?",
        options=in_reading_order(options),
        key=key,
        explanation="The report says that there were explosions. It leaves the blame to the one "
        "who puts it. So “explosions” and “strikes” are two claims.",
        claims=(explosions.id, blaming.id),
    )


def whose_term(ledger: Ledger) -> ChoiceQuestion:
    """Ask whose word for the attackers it is."""
    question = "whose-term"
    claim = ledger.claim("r2-military-names-assailants")
    users = [c for c in ledger.claims(ring="five") if c.quote == claim.quote]
    key = the_one(
        sorted({speaker_id(c) for c in users if not c.is_own_voice}),
        question, f"speaker who uses the term of {claim.id!r}",
    )  # fmt: skip
    others = [ledger.claim(k) for k in ("r1-un-toll", "r5-rta-most-issues-resolved",
                                        "r2-un-concern")]  # fmt: skip
    options = speakers([claim, *others], key=key, why=_WHO)
    return ChoiceQuestion(
        id=question,
        prompt=f"“{claim.quote}” is a name for a group. The attackers at the weekend are said to "
        "belong to it. Whose word is it?",
        options=in_reading_order(options),
        key=key,
        explanation="It is one party’s word. We keep it in quotation marks and do not use it "
        f"ourselves. {' '.join(c.says for c in users if c.speaker.id == 'report')}",
        claims=tuple(c.id for c in users),
    )

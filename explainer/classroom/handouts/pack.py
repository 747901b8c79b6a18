"""What a teacher has beside the sheets: plans and keys, background, glossary, texts.

Every figure, date, name and quotation comes from the records. Nothing is told that no claim tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer import paths
from explainer.classroom.handouts.sheet import Sheet, made
from explainer.classroom.lessons import Chapter
from explainer.classroom.questions.kinds import (
    Caption,
    ChoiceQuestion,
    Match,
    Question,
)
from explainer.page.tables import Table
from explainer.records.bound import Claim
from explainer.records.catalogue import Term
from explainer.records.claims import Document
from explainer.words import claims as text
from explainer.words import handouts as words
from explainer.words.phrases import any_in_words

__all__ = ["background", "chapter_plan", "glossary", "texts"]

LESSON_MINUTES = 45
_OPENING, _EXIT, _SHORTEST = 5, 5, 5
_NOT_STATED = "not stated"
_OWN_TEXT = "example_report.txt"
_RETOLD = ("Report 4", "Report 5")
"""Two reports of the same days that word the dead in two ways."""
_MOST = 14
"""A text for a lesson has no more sentences."""
_TOLD = {"accuses", "denies", "demands"}
_BACKGROUND: Mapping[str, tuple[str, ...]] = {
    "line": ("b-durand-article-1", "b-study-afghan-reading", "b-study-pakistani-reading",
             "b-lee-rejects-the-claims", "b-omrani-and-ledwidge"),
    "heirs": ("b-aziz-un-vote", "b-kabul-asks-the-viceroy", "b-mountbatten-answers",
              "b-noel-baker", "b-assembly-1949"),
    "since": ("b-pakistan-recognised-2024", "b-noori-hypothetical", "b-khwarazmi-fence",
              "b-iftikhar-fence", "b-ttp-ends-truce", "b-bugti-expulsion",
              "b-pakistan-confirms-march-2024", "b-mujahid-eight-dead-2024"),
    "october": ("r1-kabul-explosions", "r1-taliban-blames-pakistan",
                "r1-pakistan-accuses-harbouring", "r1-taliban-denies-harbouring",
                "r2-doha-ceasefire", "r1-second-truce-19-october", "b-yaqoob-line-not-discussed",
                "b-qatar-drops-border", "r1-istanbul-began-saturday"),
    "after": ("a-mujahid-fire-5-dec", "a-zaidi-fire-5-dec"),
}  # fmt: skip
"""The claims of each part; both sides are heard in each."""


# --- a chapter --------------------------------------------------------------------------


def chapter_plan(
    chapter: Chapter,
    asked: Sequence[Question],
    terms: Mapping[str, Term],
    claims: Mapping[str, Claim],
) -> Sheet:
    """The plan of a chapter, with the key to its questions.

    Parameters
    ----------
    chapter : Chapter
        What it teaches.
    asked : sequence of Question
        Its questions.
    terms : mapping
        Words from the glossary, by id.
    claims : mapping
        Claims of all rings, by id.
    """
    values = {
        "chapter": chapter,
        "w": words,
        "steps": _steps(chapter),
        "terms": [terms[term] for term in chapter.terms],
        "questions": [_keyed(n, q, claims) for n, q in enumerate(asked, start=1)],
    }
    title = words.PLAN.format(chapter=chapter.name)
    return made(f"plan_{chapter.stem[3:]}", title, values, "chapter_plan")


def _steps(chapter: Chapter) -> Table:
    talk = max(_SHORTEST, LESSON_MINUTES - _OPENING - chapter.minutes - _EXIT)
    minutes = (_OPENING, chapter.minutes, talk, _EXIT)
    steps = zip(minutes, words.PLAN_STEPS, strict=True)
    rows = tuple((str(n), *step) for n, step in steps)
    return Table(words.PLAN_CAPTION.format(minutes=sum(minutes)), words.PLAN_COLUMNS, rows)


def _keyed(number: int, asked: Question, claims: Mapping[str, Claim]) -> dict[str, object]:
    """A question, its answer, and what is said to those who answer otherwise."""
    return {
        "number": number,
        "prompt": asked.prompt,
        "answer": asked.in_words(asked.answer),
        "explanation": asked.explanation,
        "wrong": list(_wrong(asked)),
        "shown": [f"{claims[one].says} ({claims[one].document.label})" for one in asked.claims],
    }


def _wrong(asked: Question) -> Iterator[str]:
    """What to say to those who answer otherwise."""
    match asked:
        case ChoiceQuestion():
            said: dict[str, list[str]] = {}
            for option in asked.options:
                if option.id != asked.key and option.why:
                    said.setdefault(option.why, []).append(words.SAID.format(option.words))
            for why, those in said.items():
                yield words.IF_SAYS.format(said=any_in_words(those), why=why)
        case Match():
            yield from (words.IF_WRONG.format(row=r.words, why=r.why) for r in asked.rows if r.why)
        case Caption():
            must = text.list_in_words([check.words for check in asked.checks])
            yield words.MUST_HAVE.format(must=must)


# --- to read ----------------------------------------------------------------------------


def background(claims: Mapping[str, Claim]) -> Sheet:
    """One page on what came before, with who says it and where."""
    groups = []
    used: dict[str, Document] = {}
    for name, ids in _BACKGROUND.items():
        told = [claims[one] for one in ids if one in claims]
        used |= {claim.document.id: claim.document for claim in told}
        groups.append((words.BACKGROUND_PARTS[name], [_told(claim) for claim in told]))
    sources = [_source(document) for document in used.values()]
    values = {"w": words, "groups": groups, "sources": sources}
    return made("background", words.BACKGROUND, values)


def _told(claim: Claim) -> tuple[str, str]:
    return claim.says, claim.document.label


def _source(document: Document) -> str:
    """Where a document is found; an address that anybody can type."""
    address = (document.url or "").partition("://")[2].rstrip("/")
    title = "" if document.title == _NOT_STATED else document.title
    named = [document.label, title, text.published_in_words(document), address]
    return ". ".join(filter(None, dict.fromkeys(named)))


def glossary(terms: Iterable[Term]) -> Sheet:
    """Every word of the glossary."""
    rows = sorted(((text.capital(t.term), t.meaning) for t in terms), key=lambda r: r[0].casefold())
    table = Table(words.GLOSSARY_CAPTION, words.GLOSSARY_COLUMNS, tuple(rows))
    return made("glossary", words.GLOSSARY, {"w": words, "words": table})


def texts(every: Sequence[Claim]) -> Sheet:
    """Texts in full: one that the project wrote, and two reports retold from their records."""
    own = (paths.notebooks_folder() / "teaching" / _OWN_TEXT).read_text(encoding="utf-8")
    title, about, day, *lines = [line for line in own.splitlines() if line.strip()]
    listed: list[dict[str, object]] = [
        {"title": title, "source": f"{about} ({day})", "lines": lines}
    ]
    for label in _RETOLD:
        told = [claim for claim in every if claim.document.label == label]
        if told:
            listed.append(_retold(told))
    return made("texts", words.TEXTS, {"w": words, "texts": listed})


def _retold(told: Sequence[Claim]) -> dict[str, object]:
    """A report in our words: the sentences of its claims, in the order of its lines."""
    document = told[0].document
    chosen = [c for c in told if c.counts or c.modality in _TOLD]
    chosen += [c for c in told if c.kind == "event" and c not in chosen]
    placed = [(claim.at, claim.says) for claim in chosen[:_MOST] if claim.at]
    placed.sort(key=lambda one: one[0].start)
    return {
        "title": words.RETOLD.format(report=document.label),
        "source": words.RETOLD_SOURCE.format(
            report=document.label, day=text.published_in_words(document),
            publisher=document.publisher,
        ),
        "lines": [words.LINE.format(says=says, line=at.line) for at, says in placed],
    }  # fmt: skip

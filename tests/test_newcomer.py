"""What somebody asks who has never seen the page: answered in a few actions, with no fold opened.

Actions are counted, not seconds: a press on something in sight, a word typed, a screen scrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page
from running import until

MOST_ACTIONS = 3
SIZES = {"laptop": (1280, 800), "phone": (390, 844)}
READ = """(words) => {
  const plain = (text) => text.replace(/\\s+/g, " ").trim();
  const within = (at) => at.checkVisibility() && plain(at.textContent).includes(words);
  let found = [...document.querySelectorAll("body *")].filter(within);
  found = found.filter((at) => !found.some((other) => other !== at && at.contains(other)));
  return found.some((at) => {
    const range = document.createRange();
    range.selectNodeContents(at);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
    return lines.length && lines.every(({ left, right, top, bottom }) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (top < 0 || bottom > innerHeight || x < 0 || x > innerWidth) return false;
      const there = document.elementFromPoint(x, y);
      const figure = at.closest(".plotview");  // a drawing takes the pointer for its words
      return there && (at.contains(there) || there.contains(at) || figure?.contains(there));
    });
  });
}"""


class Reader:
    """Somebody at a page, who presses only what is in sight."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def press(self, role: str, name: str) -> None:
        """Press what has a name, where it is seen."""
        found = self.page.get_by_role(role, name=name).first  # type: ignore[arg-type]
        assert self.is_in_sight(found), name
        assert found.evaluate("at => !at.closest('summary')"), "nothing is unfolded"
        found.click()
        self.actions += 1
        until(self.page, "explainer.isQuiet()")

    def scroll(self, inside: str) -> None:
        """Move what is read on by most of its height."""
        self.page.locator(inside).evaluate("at => at.scrollBy(0, at.clientHeight * 0.8)")
        self.actions += 1

    def is_in_sight(self, found: Locator) -> bool:
        box, size = found.bounding_box(), self.page.viewport_size
        assert size
        return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]

    def reads(self, words: str) -> bool:
        """Whether all of the words are on the screen, under nothing else."""
        self.page.wait_for_timeout(100)  # two frames of a busy machine
        return bool(self.page.evaluate(READ, words))


def section(reader: Reader, name: str) -> None:
    """By a link of the header, or a tab on a phone."""
    is_phone = reader.page.get_by_role("tab").count() > 0
    reader.press("tab" if is_phone else "link", name)


def evidence(reader: Reader, card: str, words: str) -> None:
    """Choose an answer of the first screen; on a phone its evidence may go on below."""
    reader.press("button", card)
    if not reader.reads(words):
        reader.scroll(".panel-words")


def first_said_70(reader: Reader) -> None:
    evidence(reader, "more than 70", "no other document shown here carries this statement")


def counted_by_the_un(reader: Reader) -> None:
    evidence(reader, "at least 50", "Afghan civilians: at least 50 killed")


def afghan_losses(reader: Reader) -> None:
    section(reader, "How many")


def no_total(reader: Reader) -> None:
    reader.press("button", "Why not 50 + 23?")


QUESTIONS: dict[str, tuple[Callable[[Reader], None], list[str]]] = {
    "Who first said more than 70?": (
        first_said_70,
        ["Report 4 itself", "no other document shown here carries this statement"],
    ),
    "Does 50 include combatants?": (
        counted_by_the_un,
        ["Afghan civilians: at least 50 killed"],
    ),
    "What does Pakistan’s army say of Afghan losses?": (
        afghan_losses,
        ["ISPR", "more than 200"],
    ),
    "How many died, and why is there no total?": (
        no_total,
        ["50 + 23 = 73", "No report says this. Different people, days and"],
    ),
}


@pytest.fixture(params=SIZES.values(), ids=list(SIZES))
def reader(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Reader]:
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=width < 500, bypass_csp=True
    )
    page = context.new_page()
    page.goto(file.as_uri())
    until(page, "globalThis.explainer?.isQuiet()")
    yield Reader(page)
    context.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_newcomers_question_is_answered_in_a_few_actions(reader: Reader, question: str) -> None:
    ask, answer = QUESTIONS[question]
    ask(reader)
    assert all(reader.reads(words) for words in answer), [
        words for words in answer if not reader.reads(words)
    ]
    assert reader.actions <= MOST_ACTIONS
    assert reader.page.locator("details[open]:has(.panel-words, .explainer-plot)").count() == 0

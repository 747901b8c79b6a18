"""HTML of the page as a widget: links choose claims, tables sort, buttons copy and ask.

The HTML comes from `markup`, which has escaped every value; what it says is decided in `page`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import anywidget
import traitlets

from explainer.paths import static_folder

__all__ = ["Answers", "HtmlView"]

Answers = Mapping[str, Callable[[], tuple[str, str] | None]]
"""For what a button may ask: what is then done, and the name and text of a file, if any."""


class HtmlView(anywidget.AnyWidget):
    """A piece of the page.

    Parameters
    ----------
    answers : Answers, optional
        What is done when a button with ``data-ask`` is pressed; a file that is returned is saved
        by the browser.

    Notes
    -----
    An element with ``data-claim`` chooses that claim; one with ``data-copy`` copies those words;
    one with ``data-copy-here`` copies the page's address with that fragment.
    """

    _esm = (static_folder() / "htmlview.js").read_text(encoding="utf-8")

    html = traitlets.Unicode(help="The HTML, with every value escaped.").tag(sync=True)
    chosen = traitlets.Unicode(help="Id of the claim the reader chose, or empty.").tag(sync=True)

    def __init__(self, answers: Answers | None = None, **traits: object) -> None:
        super().__init__(**traits)
        self._answers = dict(answers or {})
        self.on_msg(self._asked)

    def _asked(self, _view: object, content: object, _buffers: Sequence[object]) -> None:
        asked = content.get("ask") if isinstance(content, Mapping) else None
        if not isinstance(asked, str) or asked not in self._answers:
            return
        file = self._answers[asked]()
        if file is not None:
            self.send({"name": file[0], "text": file[1]})

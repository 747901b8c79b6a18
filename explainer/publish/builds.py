"""The pages of the app and of a site, built once: light to import, for a start that is quick."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from explainer.publish.shelf import Told, kept

__all__ = ["prepared"]


def prepared(*, app: bool = True, outside: str = "", told: Told = lambda _: None) -> Path:
    """The folder with the files of the app, or of a site, taken from the cache or built.

    Parameters
    ----------
    app : bool
        Whether a server answers what the page is narrowed to.
    outside : str
        Address under which the pages are found, with a slash at its end, where that is known.
    told : callable
        Is given a sentence where something takes long or was found damaged.

    Raises
    ------
    LedgerError, RenderingError
        When the records or a notebook have a fault, so that nothing can be built.
    """

    def make() -> Mapping[str, bytes]:
        from explainer.publish.site import build
        from explainer.records.loading import load_ledger

        return build(load_ledger(), app=app, outside=outside)

    return kept(make, told=told, also=f"{'app' if app else 'site'} {outside}")

"""Where the records, the maps and a reader's own copies of the texts are.

The only module that knows: in a checkout ``seeds/`` and ``geo/`` stand beside the package,
in an installed package they are inside it.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = [
    "built_folder",
    "cell_script",
    "css_folder",
    "estimates_script",
    "fonts_folder",
    "front_script",
    "geo_folder",
    "guard_script",
    "notebooks_folder",
    "offline_script",
    "page_script",
    "seeds_folder",
    "static_folder",
    "texts_folder",
]

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    for candidate in (_PACKAGE.parent / name, _PACKAGE / "data" / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(
        f"the folder {name}/ is missing; expected beside or inside {_PACKAGE}. "
        "Install the package again, or run from a complete checkout"
    )


def seeds_folder() -> Path:
    """The folder of the records (YAML)."""
    return _folder("seeds")


def geo_folder() -> Path:
    """The folder of the map layers (GeoJSON, EPSG:4326)."""
    return _folder("geo")


def notebooks_folder() -> Path:
    """The folder of the notebooks."""
    return _folder("notebooks")


def static_folder() -> Path:
    """The folder of the files that a browser fetches from the package."""
    return _PACKAGE / "static"


def texts_folder() -> Path | None:
    """A reader's own copies of the texts (``EXPLAINER_TEXTS``), or None where not given.

    Raises
    ------
    FileNotFoundError
        When ``EXPLAINER_TEXTS`` is set but is not a folder.
    """
    value = os.environ.get("EXPLAINER_TEXTS", "").strip()
    if not value:
        return None
    folder = Path(value).expanduser()
    if not folder.is_dir():
        raise FileNotFoundError(
            f"EXPLAINER_TEXTS is {value!r}, which is not a folder; expected the folder that holds "
            "your copies of the five texts. Unset it to work without them"
        )
    return folder


def built_folder() -> Path:
    """The folder of the front end's scripts, as they are built."""
    return _PACKAGE / "front" / "built"


def front_script() -> Path:
    """The front end, built from ``front/src`` to one file."""
    return built_folder() / "front.js"


def cell_script() -> Path:
    """The few lines that each cell of a notebook runs, built from ``front/src`` too."""
    return built_folder() / "cell.js"


def page_script() -> Path:
    """The front end of a page of its own, as a plain script."""
    return built_folder() / "page.js"


def guard_script() -> Path:
    """What says at once that a page of its own is cut, or that its front end does not run."""
    return built_folder() / "guard.js"


def offline_script() -> Path:
    """The service worker of a site."""
    return built_folder() / "offline.js"


def estimates_script() -> Path:
    """What reads a conflict-data file in a page of its own, loaded when it is asked for."""
    return built_folder() / "estimates.js"


def fonts_folder() -> Path:
    """The folder of the typefaces, with their licence and where they are from."""
    return _PACKAGE / "theme" / "fonts"


def css_folder() -> Path:
    """The folder of the style sheets, which `explainer.theme.style` puts together."""
    return _PACKAGE / "theme" / "css"

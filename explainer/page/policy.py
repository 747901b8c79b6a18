"""What our pages may load: the content security policy of each way in which they are carried.

Nothing is allowed but what a line here names: no address elsewhere, and no ``blob:``, with which
a script could be made that nobody has read. `publish` writes a policy into each file, `serve`
sends one with each answer.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

__all__ = ["LINKED", "PLAIN", "SERVED", "of_one_file"]

_NOTHING_ELSE = {
    "default-src": "'none'", "font-src": "data:", "base-uri": "'none'", "form-action": "'none'"
}  # fmt: skip
"""The typefaces stand in the style sheets."""
_OWN_FILES = {
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
}
"""Styles stand in attributes too: the plotting library writes them on each mark."""


def _policy(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in {**_NOTHING_ELSE, **rules}.items())


PLAIN = _policy({"style-src": "'unsafe-inline'"})
"""Of a page that runs no script and loads nothing."""
LINKED = _policy({**_OWN_FILES, "worker-src": "'self'"})
"""Of a page with its files beside it."""
SERVED = _policy({**_OWN_FILES, "manifest-src": "'self'", "frame-ancestors": "'self'"})
"""Of every answer of the app."""


def of_one_file(scripts: Iterable[bytes]) -> str:
    """Of a file that holds all it needs: the scripts that it holds run, by their hashes."""
    hashes = " ".join(map(_hashed, scripts))
    return _policy({"img-src": "data:", "style-src": "'unsafe-inline'", "script-src": hashes})


def _hashed(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"

"""The templates of the classroom."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

__all__ = ["TEMPLATES"]

TEMPLATES = Environment(
    loader=PackageLoader("explainer.classroom"), autoescape=True, undefined=StrictUndefined
)
"""Every value is escaped unless it is marked as HTML."""
TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}

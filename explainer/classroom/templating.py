"""The templates of the classroom, beside those of the page."""

from __future__ import annotations

from jinja2 import PackageLoader

from explainer.page.templating import from_templates

__all__ = ["TEMPLATES"]

TEMPLATES = from_templates(PackageLoader("explainer.classroom"))

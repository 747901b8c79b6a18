"""The script that reads a conflict-data file in the browser, with what it is given."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from explainer import paths
from explainer.analysis.nearness import PROVINCES
from explainer.page.beside import ClaimBeside
from explainer.records.estimatefaults import ESTIMATE_FAULTS
from explainer.records.estimates.layouts import ACLED, ACLED_NAMES, GED, HEADERLESS, OPTIONAL
from explainer.theme.style import estimates_css
from explainer.words.estimates import ESTIMATE_WORDS

__all__ = ["estimates_script", "given"]


def given(claims: Sequence[ClaimBeside]) -> dict[str, Any]:
    """Words, columns and claims, as ``Known`` of ``front/src/estimates/estimating.d.ts``.

    The claims are the project's own. No row of a conflict-data file is here, or in any file.
    """
    return {
        "words": {**ESTIMATE_WORDS, **ESTIMATE_FAULTS},
        "columns": {
            "ged": GED,
            "acled": ACLED,
            "headerless": HEADERLESS,
            "acledNames": ACLED_NAMES,
            "optional": sorted(OPTIONAL),
        },
        "provinces": PROVINCES,
        "claims": claims,
        "css": estimates_css(),
    }


def estimates_script(claims: Sequence[ClaimBeside]) -> str:
    """A script of its own, which is loaded when a reader asks for it; it knows these claims."""
    script = paths.estimates_script().read_text(encoding="utf-8")
    told = json.dumps(given(claims), ensure_ascii=False, separators=(",", ":"))
    return f"{script}explainerEstimates.know({told});\n"

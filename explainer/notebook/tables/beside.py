"""Coded estimates beside the claims in a notebook: shown without a kernel, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from explainer.notebook.tables.arguments import taught
from explainer.notebook.tables.columns import records
from explainer.notebook.tables.estimates import rows_of
from explainer.page.beside import as_html, sheet, table, told_of
from explainer.records.estimates.reading import one_each
from explainer.records.estimates.row import Estimate
from explainer.words.arguments import NO_ESTIMATES
from explainer.words.estimates import ACLED_SHOWN, CITATION, acled_left_out, beside_in_words

__all__ = ["Beside", "beside"]

ACLED = "acled"


class Beside:
    """Rows of a conflict-data file with the claims near each; a cell that ends with it shows it.

    Attributes
    ----------
    table : DataFrame
        One line for each claim beside a row.

    Notes
    -----
    A notebook file keeps what its cells show, so rows of ACLED are in neither unless asked for.
    """

    def __init__(
        self, rows: Sequence[Estimate], told: Sequence[str], *, show_acled: bool = False
    ) -> None:
        acled = sum(row.data_set == ACLED for row in rows)
        self._apart = 0 if show_acled else acled
        kept = [ACLED_SHOWN] if acled and show_acled else []
        left_out = [acled_left_out(acled)] if self._apart else []
        self._cite = [CITATION[name] for name in dict.fromkeys(row.data_set for row in rows)]
        rows = [row for row in rows if show_acled or row.data_set != ACLED]
        self._told = (*kept, *told, *left_out)
        self._count = len(rows)
        self._claims = {claim.id: claim for claim in records().claims()}
        told_beside = told_of(records().claims(), records().places.values())
        self._shown = sheet(rows, told_beside)
        twin = table(self._shown)
        self.table = pd.DataFrame(list(twin.rows), columns=list(twin.columns), dtype="string")

    def __repr__(self) -> str:
        near = sum(len(row["lanes"]) - 1 for row in self._shown)
        return beside_in_words(self._count, near, self._apart)

    def _repr_html_(self) -> str:
        others = self._apart > 0
        made = as_html(
            self._told, self._shown, self._count, self._cite, self._claims, others=others
        )
        return str(made)


@taught
def beside(*estimates: Any, show_acled: bool = False) -> Beside:
    """Coded estimates beside the claims, one of which may have become each number.

    Parameters
    ----------
    *estimates : GeoDataFrame
        What `read_ged`, `read_candidate` or `read_acled` gave, or some of their rows. Where an id
        recurs, a yearly row stands before a provisional one, and else the later table wins.
    show_acled : bool, optional
        Whether rows of ACLED are shown too. A notebook file keeps what its cells show, and ACLED's
        terms do not allow its rows to be passed on: clear such an output before you pass it on.

    Returns
    -------
    Beside
        For each row a thin band from low to high with a tick at best, and below it the claims
        near it in time and place, which are not shown to be of the same event. Nothing is summed.

    Examples
    --------
    >>> import explainer as ex
    >>> rows = ex.read_ged("tests/estimates/GEDEvent_v26_1_synthetic.csv", first="2025-10-15")
    >>> ex.beside(rows).table["Claim near it"].iloc[0]
    'the UN mission in Afghanistan: at least 17 (Afghan civilians)'
    """
    if not estimates:
        raise TypeError(NO_ESTIMATES)
    rows = one_each([rows_of(table) for table in estimates])
    told = [words for table in estimates for words in table.attrs.get("told", ())]
    return Beside(rows, told, show_acled=show_acled)

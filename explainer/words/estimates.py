"""What is said of coded estimates: rows of a reader's own conflict-data file, beside the claims.

`ESTIMATE_WORDS` holds every sentence by a name, with what is filled in in braces: the same ones
are filled in here and, as data, in the browser.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from explainer.records.estimates.cells import MONTHS
from explainer.records.estimates.layouts import DATA_SETS, LAYOUTS
from explainer.records.estimates.letters import Letters
from explainer.records.estimates.reading import EstimateFile
from explainer.records.estimates.row import Estimate

__all__ = ["CITATION", "ESTIMATE_WORDS", "read_in_words", "say"]

CITATION = {
    "ucdp-ged": (
        "UCDP Georeferenced Event Dataset (GED), Uppsala Conflict Data Program, CC BY 4.0. Cite "
        "Davies, Pettersson and Öberg (2026), Organized violence 1989–2025, Journal of Peace "
        "Research, doi 10.1093/jopres/xjag046, and Sundberg and Melander (2013), Introducing the "
        "UCDP Georeferenced Event Dataset, Journal of Peace Research 50 (4)."
    ),
    "ucdp-candidate": (
        "UCDP Candidate Events, Uppsala Conflict Data Program, CC BY 4.0; provisional. Cite Hegre, "
        "Croicu, Eck and Högbladh (2020), Research & Politics, doi 10.1177/2053168020935257."
    ),
    "acled": (
        "ACLED, acleddata.com. Its terms do not allow its rows to be passed on: nothing of this "
        "file is kept or exported here, so do not share what you see of it row by row."
    ),
}
"""By the data set."""

ESTIMATE_WORDS = {
    "months": "|".join(MONTHS),
    "day": "{day} {month} {year}",
    "days": "{first} to {last}",
    **{f"set-{name}": words for name, words in DATA_SETS.items()},
    **{f"layout-{name}": words for name, words in LAYOUTS.items()},
    **{f"cite-{name}": words for name, words in CITATION.items()},
    # --- opening a file in the browser
    "openSaid": "The file is read by this page, on your computer. It is not sent anywhere, not "
    "kept, and not part of anything that you can save here.",
    "openFile": "File (CSV, or one CSV in a zip)",
    "firstDay": "From",
    "lastDay": "to",
    "allDays": "All days",
    "reading": "Read so far: {done} million bytes.",
    "refused": "The file could not be read:",
    "unreadable": "It cannot be opened. Choose it again.",
    "spreadsheet": "is a spreadsheet, which this page does not read; save it as CSV (UTF-8) and "
    "open that",
    # --- what was read
    "read": "{file} was read as {layout}. Rows about Afghanistan or Pakistan in these days: "
    "{kept}.",
    "readElsewhere": "Rows of other places left out: {count}.",
    "readOtherDays": "Rows of other days left out: {count}. The file has these two countries from "
    "{first} to {last}.",
    "readAgain": "Rows replaced by a later one with the same id: {count}.",
    "readWindows": "It is not UTF-8; its letters were taken for Windows-1252 (Western European). "
    "If names look wrong, save the table as CSV (UTF-8) and read that.",
    "readUtf16": "Its letters are UTF-16, as the mark at its beginning says.",
    # --- one row
    "title": "{days} · {place}",
    "unplaced": "place not given",
    "within": "{place}, {area}",
    "somewhere": "somewhere in {place}",
    "unidentified": "an unidentified group",
    "unknown": "unknown",
    "sides": "{one} and {other}",
    "coded": "by {set}, version {version}, {sources}",
    "codedUnversioned": "by {set}, whose version the file’s name does not tell, {sources}",
    "codedAcled": "by ACLED, number of reports not recorded",
    "sources-1": "from 1 report",
    "sources-n": "from {count} reports",
    "sources-None": "number of reports not recorded",
    "killed": "{best} killed, between {low} and {high}",
    "killedExactly": "{best} killed",
    "killedOutside": "{best} killed; its range, {low} to {high}, does not hold that",
    "killedNoRange": "{best} killed; no range given",
    "killedNone": "no death confirmed (up to {high} reported)",
    "killedZero": "no death confirmed",
    "killedNoneAcled": "no death recorded, which may mean that none was reported; no range given",
    "killedUnknown": "killed: unknown",
    "row": "Row {id}, line {line} of {file}, read on {day}; SHA-256 {digest}",
    "notHashed": "not worked out",
    "factCoded": "Coded",
    "factRow": "Row",
    "factWhen": "How exactly when",
    "factWhere": "How exactly where",
    "factKind": "Kind",
    "factSides": "Sides, as the file names them",
    "factParts": "Killed, by side",
    "factOffice": "What the coder read",
    "factOriginal": "Who spoke there",
    "factNotes": "The coder’s notes",
    "factNotices": "Mind",
    "parts": "{one}: {a}; {other}: {b}; civilians: {civilians}; not told: {unknown}",
    **{
        f"date-ucdp-{code}": words
        for code, words in enumerate(
            ("a day", "two to six days", "a week", "a month", "more than a month"), start=1
        )
    },
    **{
        f"where-ucdp-{code}": words
        for code, words in enumerate(
            (
                "an exact place",
                "within about 25 km",
                "a district",
                "a province",
                "a line or an area without a border",
                "a country",
                "international waters or air",
            ),
            start=1,
        )
    },
    **{f"date-acled-{n}": f"ACLED’s code {n} of 3, where 1 is the most exact" for n in (1, 2, 3)},
    **{f"where-acled-{n}": f"ACLED’s code {n} of 3, where 1 is the most exact" for n in (1, 2, 3)},
    "violence-1": "state-based",
    "violence-2": "between groups, no state",
    "violence-3": "against civilians",
    "notice-outside-range": "Its best estimate lies outside its own range. That occurs where one "
    "report’s number was split over several rows.",
    "notice-no-range": "It gives no range.",
    "notice-provisional": "It is provisional: {status}.",
    "notice-several-events": "It stands for several events together.",
    "notice-no-point": "It names no place on the map.",
    "notice-other-sum": "Its best estimate is not the sum of its sides.",
    # --- beside the claims
    "near": "Near in time and place; not shown to be the same event.",
    "noneNear": "No claim here is near it in time and place.",
    "which": "Which claim would have become this number?",
    "same-best": "The row’s best estimate is the same number.",
    "same-low": "The row’s low estimate is the same number.",
    "same-high": "The row’s high estimate is the same number.",
    "same-civilians": "The row has the same number of civilians.",
    "same-part": "The row has the same number for one side.",
    "same-allows": "Its words allow the row’s best estimate.",
    "same-vague": "A word without a number.",
    "same-other": "The row has another number.",
    "when-same": "same days",
    "when-next": "a day apart",
    "where-place": "same place, as near as both are known",
    "where-province": "same province",
    "where-wide": "one of them names no closer place than the border or a country",
    "claim": "{who}: {words} ({whom})",
    "aside": "Near: {when}; {where}.",
    "inPage": "Choose it in the page",
    "estimate": "Coded: {number}",
    "axis": "killed",
    "evidence": "Where this row comes from",
    "apart": "A row of such a file is no claim of a party: a coder made it of several reports. It "
    "is not among the claims, and nothing here is added up. Such a file counts the dead alone: "
    "the wounded are not in it.",
    "noRows": "No row of this file is in these days.",
    "more": "{shown} of {count} rows are shown; choose fewer days to see the others.",
    # --- the table of all
    "table": "The same as a table",
    "columns": "Row|When and where|Number|Coded|Claim near it|Its number and the row’s|How near",
    "none": "none",
    "noTable": "{kind} is no table; expected one that ex.read_ged, ex.read_candidate or "
    "ex.read_acled gave, or some of its rows: ex.beside(ex.read_ged(path))",
    "foreign": "expected a table that ex.read_ged, ex.read_candidate or ex.read_acled gave, or "
    "some of its rows with all of its columns; this one has no column {missing}",
    "beside": "Coded estimates: {rows}; claims near them: {near}",
}
"""By the name that Python and ``front/src`` use."""

LETTERS_TOLD: Mapping[Letters, str] = {"windows-1252": "readWindows", "utf-16": "readUtf16"}
"""What is told of the letters of a file; UTF-8 is what is expected."""


def say(name: str, **values: object) -> str:
    """The words under a name, filled in."""
    return ESTIMATE_WORDS[name].format(**values)


def day_in_words(day: dt.date) -> str:
    """A day as it is written everywhere: "15 October 2025"."""
    return say("day", day=day.day, month=MONTHS[day.month - 1], year=day.year)


def read_in_words(reading: EstimateFile, file: str) -> list[str]:
    """What was read of a file, and what was left out; no row is lost without a word."""
    told = [say("read", file=file, layout=LAYOUTS[reading.layout], kept=len(reading.rows))]
    if reading.letters in LETTERS_TOLD:
        told.append(say(LETTERS_TOLD[reading.letters]))
    if reading.other_days and reading.spans:
        first, last = map(day_in_words, reading.spans)
        told.append(say("readOtherDays", count=reading.other_days, first=first, last=last))
    if reading.elsewhere:
        told.append(say("readElsewhere", count=reading.elsewhere))
    if reading.again:
        told.append(say("readAgain", count=reading.again))
    return told


def beside_in_words(rows: int, near: int, apart: int = 0) -> str:
    """How many rows stand beside how many claims: the one line of what a cell holds."""
    told = say("beside", rows=rows, near=near)
    return f"{told}; rows of ACLED, not shown: {apart}" if apart else told


ACLED_SHOWN = (
    "This output holds rows of ACLED. A notebook file keeps it, and ACLED’s terms do not allow its "
    "rows to be passed on: clear the output before you pass the notebook on."
)


def acled_left_out(count: int) -> str:
    """Why rows of ACLED are in no output unless they are asked for."""
    return (
        f"Rows of ACLED that are not shown here: {count}. A notebook file keeps what its cells "
        "show, and ACLED’s terms do not allow its rows to be passed on. ex.beside(rows, "
        "show_acled=True) shows them; clear that output before you pass the notebook on."
    )


FEW = 3
"""So many of the columns that a table lacks are named."""


def foreign_table(missing: Sequence[str]) -> str:
    """What is said of a table that is not of coded estimates."""
    more = f" and {len(missing) - FEW} others" if len(missing) > FEW + 1 else ""
    return say("foreign", missing=", ".join(missing[:FEW] if more else missing) + more)


def no_estimates(given: object) -> str:
    """What is said of what is no table."""
    return say("noTable", kind=type(given).__name__)


def precision(row: Estimate, of: str) -> str:
    """How exactly the day ("date") or the place ("where") of a row is known."""
    code = row.date_prec if of == "date" else row.where_prec
    scale = "acled" if row.data_set == "acled" else "ucdp"
    return say(f"{of}-{scale}-{code}") if code else say("unknown")


def notices_in_words(row: Estimate) -> list[str]:
    """What a reader of a row should mind."""
    return [say(f"notice-{name}", status=row.code_status) for name in row.notices]


def _side(name: str) -> str:
    """A side by name; ``XXX700`` and the like stand for an unidentified one."""
    return say("unidentified") if name.startswith("XXX") or not name else name


def sides(row: Estimate) -> str:
    """Who the file says fought, or attacked whom."""
    return say("sides", one=_side(row.side_a), other=_side(row.side_b))


def days(row: Estimate) -> str:
    """The days of a row."""
    if row.first == row.last:
        return day_in_words(row.first)
    return say("days", first=day_in_words(row.first), last=day_in_words(row.last))


def place(row: Estimate) -> str:
    """Where a row is, as the file names it."""
    named = row.place or row.district
    area = row.province or row.country
    if not named and not area:
        return say("unplaced")
    if "no-point" in row.notices:
        return say("somewhere", place=named or area)
    if not named or named.startswith(area):
        return named or area
    return say("within", place=named, area=area)


def killed(row: Estimate) -> str:
    """The number of a row, with its range where it has one."""
    low, best, high = row.low, row.best, row.high
    if best is None:
        return say("killedUnknown")
    if best == 0 and row.data_set == "acled":
        return say("killedNoneAcled")
    if low is None or high is None:
        return say("killedNoRange", best=best)
    if best == 0 and low == 0:
        return say("killedNone", high=high) if high else say("killedZero")
    if not low <= best <= high:
        return say("killedOutside", best=best, low=low, high=high)
    name = "killedExactly" if low == high else "killed"
    return say(name, best=best, low=low, high=high)


def coded_by(row: Estimate) -> str:
    """Who coded a row, from how many reports: the one line that stands beside its mark."""
    if row.data_set == "acled":
        return say("codedAcled")
    count = row.sources
    words = f"sources-{count}" if f"sources-{count}" in ESTIMATE_WORDS else "sources-n"
    name = "coded" if row.version else "codedUnversioned"
    data_set = DATA_SETS[row.data_set]
    return say(name, set=data_set, version=row.version, sources=say(words, count=count))


def facts(row: Estimate) -> list[tuple[str, str]]:
    """Everything else that is known of a row: name and value, in reading order."""
    digest = row.sha256[:16] or say("notHashed")
    day = day_in_words(row.read_on)
    parts = (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown)
    a, b, civilians, unknown = (say("unknown") if n is None else str(n) for n in parts)
    split = say(
        "parts", one=_side(row.side_a), a=a, other=_side(row.side_b), b=b, civilians=civilians,
        unknown=unknown,
    )  # fmt: skip
    kind = f"violence-{row.violence}"
    found: Sequence[tuple[str, str]] = (
        ("factCoded", coded_by(row)),
        ("factSides", sides(row)),
        ("factKind", ESTIMATE_WORDS.get(kind, row.violence)),
        ("factParts", "" if row.data_set == "acled" else split),
        ("factWhen", precision(row, "date")),
        ("factWhere", precision(row, "where")),
        ("factOffice", row.office),
        ("factOriginal", row.original),
        ("factNotes", row.notes),
        ("factNotices", " ".join(notices_in_words(row))),
        ("factRow", say("row", id=f"{row.row_id} {row.relid}".strip(), line=row.line,
                        file=row.file, day=day, digest=digest)),
    )  # fmt: skip
    return [(say(name), value) for name, value in found if value]

"""No quotation of the other rings rests on memory: each is in its stored phrases or was seen again.

The texts of these pages are not ours to keep. Where the collections lie beside the five texts,
every quotation is looked up in the phrases stored for its row, which the comment above its claim
names. Longer ones were read on their page once more: `quotations_seen.txt` holds a fingerprint of
each with its address, so that neither words nor address can change unread.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from builders import whole_ledger

from explainer import paths
from explainer.records.bound import Claim
from explainer.records.lookalikes import folded, same_look
from explainer.records.scales import FOLDER_OF

SEEN = Path(__file__).parent / "quotations_seen.txt"
COLLECTIONS = {
    "wider": ("claims.jsonl", "events.jsonl"),
    "before_and_after": ("before.jsonl", "after.jsonl"),
}
ROW = re.compile(r"^# ([A-Z]\d+)\b")
CLAIM = re.compile(r"^- id: (\S+)")


def quoted() -> list[Claim]:
    """The claims with a quotation whose text is not among the five."""
    return [c for c in whole_ledger().claims() if c.quote and c.document.ring != "five"]


def fingerprint(claim: Claim) -> str:
    return same_look(f"{claim.document.url} {claim.quote}")[:16]


def seen() -> dict[str, str]:
    lines = SEEN.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))  # type: ignore[misc]


def row_of(claim: Claim) -> str:
    """The row of its collection, which stands as a comment above the claim."""
    folder = FOLDER_OF[claim.document.ring]
    file = paths.seeds_folder() / folder / f"{claim.document.id}.yaml"
    row = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if found := ROW.match(line):
            row = found[1]
        if (found := CLAIM.match(line)) and found[1] == claim.id:
            return row
    raise LookupError(claim.id)


@pytest.fixture(scope="module")
def phrases(texts: Path) -> dict[str, list[str]]:
    """The stored phrases of each row."""
    kept: dict[str, list[str]] = {}
    for folder, files in COLLECTIONS.items():
        if not (texts.parent / folder).is_dir():
            pytest.skip(f"{texts.parent / folder} is not there: no stored phrase was looked up")
        for file in files:
            for line in (texts.parent / folder / file).read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                words = row.get("quote") or row.get("phrase")
                kept.setdefault(row["id"], []).extend([folded(words)] if words else [])
    return kept


def test_every_quotation_is_in_its_stored_phrases_or_was_seen_again(
    phrases: dict[str, list[str]],
) -> None:
    known = seen()
    unread = [
        f"{claim.id} {fingerprint(claim)}"
        for claim in quoted()
        if not any(folded(claim.quote or "") in phrase for phrase in phrases[row_of(claim)])
        and known.get(claim.id) != fingerprint(claim)
    ]
    assert unread == [], "Read these words on their page, then note them in quotations_seen.txt"


def test_what_was_seen_again_is_still_quoted_from_the_same_page() -> None:
    now = {claim.id: fingerprint(claim) for claim in quoted()}
    assert {key: now.get(key) for key in seen()} == seen()


def test_every_claim_of_the_other_rings_names_its_row() -> None:
    for claim in whole_ledger().claims():
        if claim.document.ring != "five":
            assert row_of(claim), claim.id

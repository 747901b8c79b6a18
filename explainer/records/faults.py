"""Every kind of fault by its code, in the words of whoever keeps the records.

A wording names the field, the value, what was expected, and what to do. What stands in braces is
filled in from the values of a `problems.Problem`. How a class reads the same faults is in
`words.coding`.
"""

from __future__ import annotations

from collections.abc import Mapping

from explainer.records.estimatefaults import ESTIMATE_FAULTS
from explainer.records.rulefaults import RULE_WORDS

__all__ = ["WORDS"]

WORDS: Mapping[str, str] = {
    # --- files and fields --------------------------------------------------------------
    "unreadable-file": "{said}",
    "unreadable-record": "cannot be read ({kind}); write it again",
    "no-list": "expected a list of records, each beginning with “- ”, got {got}",
    "no-document": "expected the fields of one document, got {got}",
    "no-fields": "expected fields, got {got}",
    "claims-missing": "claims is missing; expected a list of claims",
    "claims-no-list": "claims {got} is no list; expected a list of claims",
    "coded-in-lesson": (
        "{fields} belong to a report coded in a lesson: opened there it is whole. To take it among "
        "the records, enter its own speakers in seeds/actors.yaml and its own places in geo/, and "
        "leave these fields out"
    ),
    "id-again": "this id is used twice; ids are unique",
    "id-not-file-name": "id must be the file's name, {name!r}",
    "ring-of-other-folder": (
        "ring {ring!r} does not belong in seeds/{folder}/; expected {expected!r}, or the file in "
        "the other folder"
    ),
    "not-yaml": "is not read; expected a file whose name ends in .yaml",
    "more-faults": "has {count:,} more faults; mend these first",
    "list-cut-short": "the list is not read beyond entry {entry:,}; mend the faults before it",
    "to-fill-in": "{field} still says {todo}; fill in: {meaning}",
    "unknown-field": "{field} is not a known field.{hint} Known fields: {known}",
    "missing": "{field} is missing; expected a value",
    "not-one-of": "{field} {got} is not one of {expected}.{hint}",
    "no-day": "{field} {got} is not a date; expected year-month-day, such as 2025-10-27",
    "no-fields-of-its-own": "{field} {got} is not fields; expected {names}, each with its value",
    "no-text": "{field} {got} is not text; write it in quotation marks",
    "no-whole-number": "{field} {got} is not a whole number (an integer); expected one such as 12",
    "neither-true-nor-false": "{field} {got} is neither true nor false; expected one of the two",
    "no-list-of-values": "{field} {got} is not a list; begin each of its entries with “- ”",
    "unfit": "{field} {got}: {said}",
    "unsound": "{said}",
    # --- values ------------------------------------------------------------------------
    "no-id": (
        "{value!r} is not an id; expected lower-case letters, digits and single hyphens, for "
        "example 'un-afghan-civilians-one-week'"
    ),
    "no-sentence": "{value!r} is not one whole sentence ending in a full stop",
    "no-fingerprint": "{value!r} is not a sha256 fingerprint; expected 64 hexadecimal digits",
    # --- days --------------------------------------------------------------------------
    "not-last-day": (
        "date {day} is known to a {precision} only; expected the last day of that {precision}, "
        "before which nothing counts as said"
    ),
    "first-after-last": "from {first} is later than to {last}; expected the earlier day first",
    "day-without-day": (
        "precision 'day' needs from and to on the same day, or both and a duration; use 'days' for "
        "a range or 'not stated' for none"
    ),
    "one-day-not-exact": (
        "from and to are both {day}, but precision is {precision!r}; expected 'day', or bounds "
        "that lie apart"
    ),
    "precision-without-day": (
        "precision {precision!r} needs from or to; expected the day before or after which it did "
        "not happen, or precision 'not stated'"
    ),
    "span-too-long": (
        "precision {precision!r} is for at most {most} days{ucdp}, but {first} to {last} is "
        "{span}; use {wider}"
    ),
    "span-too-short": (
        "precision 'longer' is for more than {most} days, but {first} to {last} is {span}; use "
        "'days', 'week', 'month' or 'year'"
    ),
    "no-week": (
        "precision 'week' is for 7 days, but {first} to {last} is {span}; expected to {seventh}, "
        "or one end left open (a calendar week begins on Saturday in Afghanistan and on Monday in "
        "Pakistan); use 'days' for less and 'month' for more"
    ),
    "no-weekend": (
        "precision 'weekend' does not fit {days}; known weekends: Saturday and Sunday (Pakistan), "
        "Thursday and Friday, Friday and Saturday, or Friday alone (Afghanistan)"
    ),
    "unknown-duration": (
        "duration {duration!r} cannot be read; expected how long it lasted, as worded: a number "
        "and a unit, such as 'one week', '48 hours', 'more than two months', 'several days'"
    ),
    "duration-too-long": (
        "duration {duration!r} is longer than {first} to {last}, which is {span} days; expected "
        "bounds within which it fits"
    ),
    "duration-too-short": (
        "duration {duration!r} is shorter than {first} to {last}, which is {span} days and said to "
        "be exact; expected ends that fit, or precision 'days', 'week' or 'month'"
    ),
    # --- figures -----------------------------------------------------------------------
    "counted-elsewhere": "{measure} {words!r} counts {people}; expected it under {other}",
    "more-than-together": (
        "{measure} {words!r} is more than together {whole!r}; expected a part no larger than its "
        "whole"
    ),
    "no-figure": (
        "expected killed or wounded (or both) in words, for example 'at least 50', or together "
        "where the source counts both in one"
    ),
    "more-than-whole": (
        "including {who!r}: {measure} {words!r} is more than {whole!r}; expected a part no larger "
        "than its whole"
    ),
    # --- wordings of numbers -----------------------------------------------------------
    "unknown-wording": (
        "{words!r} is not a wording this project knows. Write the number words of the text, whole "
        "and nothing else; seeds/wordings.md lists what is known, and a rule with a test is added "
        "in explainer/records/wordings.py"
    ),
    "unknown-wording-near": (
        "{words!r} is not a wording this project knows. Nearest known wordings: {near}. Write the "
        "number words of the text, whole and nothing else; seeds/wordings.md lists what is known, "
        "and a rule with a test is added in explainer/records/wordings.py"
    ),
    "wording-backwards": "{words!r} runs backwards: low {low} > high {high}",
    # --- claims and documents ----------------------------------------------------------
    "start-after-end": "start {start} is not before end {end}",
    "counts-missing": (
        "kind 'casualties' needs counts: {{group, killed and/or wounded, or together}}"
    ),
    "counts-misplaced": "counts belongs to kind 'casualties', not {kind!r}",
    "quote-too-long": (
        "quote has {count} words; at most {most} are kept. Quote only the figure or the person's "
        "own words"
    ),
    "five-without-text": "ring 'five' needs text: {{file, sha256, characters, words, lines}}",
    "wider-without-url": "ring {ring!r} needs url, an http(s) address; got {url!r}",
    "wider-without-checked": "ring {ring!r} needs checked, for example 'stored excerpt, 2026-11'",
    # --- between records ---------------------------------------------------------------
    "document-id-again": "this id is used {count} times; every document needs its own",
    "claim-id-again": "this id is used {count} times; every claim needs an id of its own",
    "too-much-quoted": (
        "quotations hold {quoted} of the text's {words} words; at most a quarter may be kept. "
        "Shorten quotations or drop those that are not figures or people's own words"
    ),
    "unknown-id": "{field} {value!r} is not {what}.{hint}",
    "carries-himself": (
        "via {via!r} is also asserted_by; expected who carried the words of somebody else, or no "
        "via"
    ),
    "contains-itself": "counts.may_contain {other!r} is the claim itself; expected another claim",
    "contains-no-figure": "counts.may_contain {other!r} counts nobody; expected a casualty claim",
    "address-missing": (
        "at is missing; expected the address in the text: {{line, start, end, fingerprint}}"
    ),
    "address-in-furniture": (
        "at.line {line} is furniture, no part of the report; expected a line of the report itself"
    ),
    "address-beyond-text": "at.end {end} is beyond the text, which has {characters} characters",
    "quote-missing": "quote is missing; a casualty figure is always quoted",
    "origin-is-repeat": (
        "origin {origin!r} is itself a repeat of {first!r}; expected the first statement, {first!r}"
    ),
    "link-to-itself": "relates.to is the claim itself; expected another claim",
    "repeats-other-figures": (
        "repeats {other!r}, but the figures differ: {figures} and {others}; expected equal "
        "figures, or another kind of link"
    ),
    "claims-in-circle": "{field} runs in a circle back to this claim; {rule}",
    "members-in-circle": (
        "member_of {body!r} runs in a circle back to this actor; the uppermost body is a member of "
        "none: delete its member_of"
    ),
    "media-as-party": (
        "state_media is true and party is true; expected party: false, the media of a state are a "
        "class of their own on either side"
    ),
    "on-both-sides": "{field}.claims {claim!r} stands on more than one side; expected one",
    # --- texts -------------------------------------------------------------------------
    "unreadable-text": "text.file {said}",
    "other-text": (
        "text.sha256 is {sha256}, but {file} has another one; expected the same text that the "
        "claims were read from"
    ),
    "other-copy": (
        "text.sha256 is {sha256}, but {file} has another one; expected the same text that the "
        "claims were read from. It looks the same: only quotation marks, blanks, dashes or accents "
        "differ"
    ),
    "text-size": "text.{field} is {recorded}, but the text has {number}",
    "other-words-at-address": (
        "at: characters {start} to {end} of the text read {span!r:.90}, whose fingerprint is not "
        "the one recorded. Correct the address or the fingerprint"
    ),
    "other-line": "at.line is {line}, but character {start} is on line {real}",
    "quote-not-there": "quote {quote!r} is not in the words at its address, {span!r:.120}",
    "quote-looks-alike": (
        "quote {quote!r} looks like the words of the text, {real!r:.120}, but differs: {told}. "
        "Copy the text's own words"
    ),
    # --- between days ------------------------------------------------------------------
    "published-inferred": (
        "published.basis is 'inferred' of {day}, without published.note; expected a note from what "
        "the day was inferred"
    ),
    "said-after-document": (
        "said_on.date {day} is later than the document, published {published}; expected that day "
        "or an earlier one"
    ),
    "latest-day-is-other": (
        "said_on.basis is 'no-later-than', but said_on.date {day} is not the day of the document; "
        "expected {published}, the latest possible, or another basis"
    ),
    "own-voice-on-other-day": (
        "asserted_by is 'report', but said_on.date {day} is not the day of the document; expected "
        "{published}, or the speaker who said it on {day}"
    ),
    "own-voice-without-day": (
        "said_on.basis is 'no-later-than' of what the report says itself; expected the basis of "
        "its own day, {basis!r}"
    ),
    "said-inferred": (
        "said_on.basis is 'inferred' of {day}, without said_on.note; expected a note from what the "
        "day was inferred, or basis 'no-later-than' where the report gives none"
    ),
    "day-without-its-words": (
        "said_on.basis is {basis!r}, but said_on.note keeps no words of the page that give {day}; "
        "expected them in “quotation marks”, or basis 'no-later-than' where the page gives no day"
    ),
    "happened-after-said": (
        "happened.from {first} is later than said_on.date {said}; expected that day or an earlier "
        "one, since it is told as past"
    ),
    "happened-after-document": (
        "happened.to {last} is later than the document, published {published}; expected that day "
        "or an earlier one, since it is told as past"
    ),
    "happened-inferred": (
        "happened.basis is 'inferred' of {first} to {last}, without happened.note; expected a note "
        "from what the days were inferred"
    ),
    "basis-without-day": (
        "happened.basis is {basis!r}, but there is no day; expected from or to, or no basis"
    ),
    "no-such-day": "{field}: {words!r} is no day of the calendar; expected one",
    "other-weekday-in-words": (
        "{field}: {words!r}, but {day.day} {day:%B} {day.year} is a {day:%A}; expected "
        "“{day:%A}”, or another date"
    ),
    "other-weekday-in-note": (
        "{field}.basis is 'weekday' and {field}.note names {named}, but {dates}; expected a day of "
        "that weekday"
    ),
    # --- both sides alike --------------------------------------------------------------
    "one-speaker": (
        "kind is {kind!r}, but every position is of {speaker!r}; expected a second speaker, or a "
        "kind in which one may differ from himself: {kinds}"
    ),
    "unknown-twin": "{field} {named!r} is not among them.{hint}",
    "twin-of-another": "{field} is {named!r}, whose {field} is {theirs!r}; expected {own!r}",
    "flat-but-open": (
        "kind is 'flat', but the reading says “{words:.60}”; flat is for opposite answers of one "
        "thing and time: expected scope, days, date precision or wording"
    ),
    "not-flat-but-exclusive": (
        "kind is {kind!r}, but the reading says “cannot both”; expected 'flat'"
    ),
    "named-but-not-there": (
        "the reading names {name}, but no claim of it is in a position; expected one, or only "
        "{labels}"
    ),
    "both-sides-in-one": (
        "the position {reads!r} has speakers of both sides; expected one side, or the words “both "
        "sides” in it"
    ),
    "mirror-without-claim": (
        "no claim is on it, though {mirror!r} mirrors it; expected one, or no mirror"
    ),
    "left-out-of-topic": (
        "claim {claim!r} of {side} stands in no contradiction on this topic, though one sets the "
        "sides against each other; expected it in one, with those it is like"
    ),
    "uneven": (
        "of the {what} of both sides Pakistan’s has {share} per cent ({pakistan} to "
        "{afghanistan}); expected 40 to 60, or uneven: why it is so"
    ),
    "even-after-all": "uneven says why the sides are not alike, but they are; expected no uneven",
    # --- shared text -------------------------------------------------------------------
    "unknown-document": "documents {name!r} is not a document.{hint}",
    "documents-out-of-order": (
        "documents are {first!r} and {second!r}; expected two, in the order of their files"
    ),
    "stated-by-nobody": (
        "basis is 'stated', but no text says that {whose} words are alike; 'inferred'"
    ),
    "document-without-text": "documents {name!r} was not read whole; expected one that has a text",
    "shared-beyond-text": "at.end {end} is beyond {name!r}, which has {characters} characters",
    "shared-unrecorded": (
        "{count} words in a row, “{words:.60}”, stand in {one} ({one_start} to {one_end}) and in "
        "{other} ({other_start} to {other_end}); expected a record of this pair"
    ),
    "shared-other-words": (
        "at: characters {start} to {end} of {name} read {span!r:.90}, whose fingerprint is not the "
        "one recorded. Correct the address or the fingerprint"
    ),
    "shared-other-line": "at.line is {line}, but character {start} of {name} is on line {real}",
    "shared-not-alike": (
        "at: {one!r:.60} and {other!r:.60} share no {least} words in a row; expected addresses of "
        "words that are alike"
    ),
    **RULE_WORDS,
    **ESTIMATE_FAULTS,
}
"""By the code of the fault."""

"""The real records, held against what a reader finds in the five texts with their own eyes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest
from builders import days, real_ledger, whole_ledger

from explainer.analysis import counts
from explainer.analysis import statements as statements_made
from explainer.records import checks, numerals, textchecks
from explainer.records.bound import Claim
from explainer.records.loading import read_ledger
from explainer.records.newsdays import days_in
from explainer.records.texts import sentence_at

OCTOBER = {day: dt.date(2025, 10, day) for day in (12, 26, 27, 28, 29)}

CASUALTIES = {
    # (report, group, killed, wounded, who says it, said on), read from the texts, not the records
    (1, "people-both-sides", "dozens", None, "report", OCTOBER[28]),
    (1, "afghan-civilians", "at least 50", "447", "unama", OCTOBER[27]),
    (1, "pakistani-military", "23", "29", "pakistan-military", OCTOBER[12]),
    (2, "pakistani-military", "five", None, "pakistan-military", OCTOBER[29]),
    (2, "ttp-militants", "25", None, "pakistan-military", OCTOBER[29]),
    (2, "people-both-sides", "dozens", None, "report", OCTOBER[29]),
    (3, "civilians-soldiers-insurgents", "dozens", None, "report", OCTOBER[29]),
    (4, "people-sides-not-stated", "more than 70", "hundreds", "report", OCTOBER[29]),
    (4, "pakistani-military", "five", None, "pakistan-military", OCTOBER[26]),
    (4, "ttp-militants", "25", None, "pakistan-military", OCTOBER[26]),
    (5, "dead-and-wounded-not-described", "dozens", "several", "report", OCTOBER[28]),
    (5, "pakistani-military", "five", None, "pakistan-military", OCTOBER[26]),
    (5, "ttp-militants", "25", None, "pakistan-military", OCTOBER[26]),
}
"""Every casualty statement in the five reports. Report 2 prints no day for the weekend's figures,
so they are known from the day of that report."""

LOADED = re.compile(r"terroris|regime|martyr|khawarij|obliterat|infidel|puppet", re.I)
QUOTED = re.compile(r"“[^”]*”")


def claims(ring: str | None = None) -> tuple[Claim, ...]:
    return real_ledger().claims(ring=ring)  # type: ignore[arg-type]


def casualties() -> list[Claim]:
    return [c for c in claims("five") if c.counts is not None]


def outside_quotation(words: str) -> str:
    return QUOTED.sub("", words)


def number_of(claim: Claim) -> int:
    """The number of the report that carries a claim: Report 1 is 000_…."""
    return int(claim.document.id[:3]) + 1


# --- sound ------------------------------------------------------------------------------


@pytest.mark.long
def test_the_records_have_no_problem() -> None:
    ledger, faults = read_ledger()
    assert [str(p) for p in faults + checks.cross_record_problems(ledger)] == []


def test_there_are_five_documents_and_a_wider_ring() -> None:
    rings = [d.ring for d in real_ledger().documents]
    assert rings.count("five") == 5
    assert rings.count("wider") >= 10


def test_no_list_holds_what_nothing_uses() -> None:
    ledger = real_ledger()
    counted = {c.counts.group for c in claims() if c.counts}
    spoken_of = {c.event.id for c in claims() if c.event}
    assert set(ledger.events) == spoken_of
    assert set(ledger.groups) - counted <= {"pakistani-civilians", "afghan-taliban-fighters"}


# --- casualties of the five -------------------------------------------------------------


def test_the_casualty_claims_are_exactly_the_thirteen_of_the_texts() -> None:
    found = [
        (
            number_of(c),
            c.counts.group,
            c.counts.killed,
            c.counts.wounded,
            c.speaker.id,
            c.said_on.date,
        )
        for c in casualties()
        if c.counts
    ]
    assert len(found) == 13
    assert set(found) == CASUALTIES


def test_no_casualty_figure_of_the_five_has_a_place_but_along_the_border() -> None:
    named = {(w.place.id, w.precision) for c in casualties() for w in c.where}
    assert named <= {("durand-line", "stretch")}


def test_spin_boldak_is_a_place_of_trade_in_the_five() -> None:
    there = [c for c in claims("five") if "spin-boldak" in {w.place.id for w in c.where}]
    assert there
    assert {c.event.id for c in there if c.event} <= {"trade-at-the-border"}
    assert not any(c.counts for c in there)


def test_strikes_are_placed_where_their_speaker_puts_them() -> None:
    """The minister names border areas adjoining Waziristan, on the Afghan side: not Waziristan."""
    said = real_ledger().claim("w-tarar-gul-bahadur-60-to-70")
    assert [(w.place.id, w.precision) for w in said.where] == [("durand-line", "stretch")]
    assert "North and South Waziristan" in (said.note or "")
    assert "border areas adjoining North and South Waziristan" in said.says


def test_no_truce_is_placed_on_the_line() -> None:
    """Report 2 has the fighting at the border, not the truce that came after it."""
    truces = {event.id for event in real_ledger().events.values() if event.kind == "truce"}
    on_line = {
        c.event.id for c in claims() if c.event and "durand-line" in {w.place.id for w in c.where}
    }
    assert not truces & on_line


def test_report_5_gives_the_strikes_no_day_and_no_month() -> None:
    for id_ in ("r5-airstrikes-near-kabul", "r5-airstrikes-aim"):
        happened = real_ledger().claim(id_).happened
        assert (happened.from_, happened.precision) == (None, "not stated")


def test_titles_of_both_sides_hedge_alike_and_count_no_reports() -> None:
    titles = {event.id: event.title for event in real_ledger().events.values()}
    for id_ in ("early-october-strikes", "border-offensive"):
        assert titles[id_].endswith(", as reports word them"), id_
    number = re.compile(r"\b(?:one|two|three|four|five|\d+) reports?\b")
    assert not [title for title in titles.values() if number.search(title)]


def test_nobody_in_the_five_counts_afghan_fighters_or_pakistani_civilians() -> None:
    panels = {p.group.id: p for p in counts.comparison(real_ledger(), claims("five"))}
    assert panels["afghan-taliban-fighters"].statements == ()
    assert panels["pakistani-civilians"].statements == ()


@pytest.mark.parametrize(
    ("group", "killed"), [("pakistani-military", "five"), ("ttp-militants", "25")]
)
def test_the_weekend_figures_are_one_statement_in_three_reports(group: str, killed: str) -> None:
    statements = [
        s
        for s in statements_made.statements(casualties())
        if s.claim.counts and (s.claim.counts.group, s.claim.counts.killed) == (group, killed)
    ]
    assert len(statements) == 1
    assert len(statements[0].carriers) == 3
    assert {number_of(c) for c in statements[0].carriers} == {2, 4, 5}
    assert statements[0].claim.said_on.date == OCTOBER[26]


def test_the_armys_figure_of_12_october_is_one_statement_in_both_rings() -> None:
    """23 killed and 29 wounded, however many papers carry it."""
    found = [
        s
        for s in statements_made.statements(claims())
        if s.claim.counts and (s.claim.counts.killed, s.claim.counts.wounded) == ("23", "29")
    ]
    assert len(found) == 1


# --- words ------------------------------------------------------------------------------


@pytest.mark.parametrize("ring", ["five", "wider"])
def test_our_wording_has_loaded_words_only_inside_quotation_marks(ring: str) -> None:
    found = [(c.id, c.says) for c in claims(ring) if LOADED.search(outside_quotation(c.says))]
    assert found == []


def test_names_and_titles_have_loaded_words_only_inside_quotation_marks() -> None:
    ledger = real_ledger()
    shown = [e.title for e in ledger.events.values()]
    shown += [g.name for g in ledger.groups.values()]
    shown += [f"{a.name} {a.role or ''}" for a in ledger.actors.values()]
    shown += [f"{t.term} {t.meaning}" for t in ledger.terms.values()]
    assert [words for words in shown if LOADED.search(outside_quotation(words))] == []


def test_both_sides_say_and_nobody_claims() -> None:
    verb = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.I)
    found = [(c.id, c.says) for c in claims() if verb.search(outside_quotation(c.says))]
    assert found == []


def test_our_wording_is_one_line_with_closed_quotation_marks() -> None:
    for claim in claims():
        assert "\n" not in claim.says, claim.id
        assert claim.says.count("“") == claim.says.count("”"), claim.id


def test_quotations_are_short() -> None:
    long = {c.id: len(c.quote.split()) for c in claims() if c.quote and len(c.quote.split()) > 25}
    assert long == {}


def test_quotations_in_our_wording_are_short_too() -> None:
    """A quotation inside `says` is a quotation."""
    long = [
        (c.id, part) for c in claims() for part in QUOTED.findall(c.says) if len(part.split()) > 25
    ]
    assert long == []


def test_at_most_a_quarter_of_a_document_is_quoted() -> None:
    for document in real_ledger().documents:
        if document.text is not None:
            quoted = {c.quote for c in document.claims if c.quote}
            words = sum(len(quote.split()) for quote in quoted)
            assert words <= document.text.words / 4, document.id


def test_the_verb_is_the_texts(texts: Path) -> None:
    """A headline that warns does not threaten."""
    for document in real_ledger().documents[:5]:
        assert document.text is not None
        text = (texts / document.text.file).read_text(encoding="utf-8")
        for claim in document.claims:
            assert claim.at is not None
            said = sentence_at(text, claim.at.start, claim.at.end).lower()
            for verb in ("warn", "threat"):
                assert verb not in outside_quotation(claim.says).lower() or verb in said, claim.id


def test_who_blames_is_recorded_with_whom_on_either_side() -> None:
    """Also where we say it in another word than “blames”."""
    blaming = {c.id for c in claims() if any(link.how == "blames" for link in c.relates)}
    worded = {c.id for c in claims() if re.search(r"\bblames?\b", outside_quotation(c.says))}
    assert worded <= blaming
    sides = [real_ledger().claim(id_).speaker.side for id_ in blaming]
    assert {"pakistan", "afghanistan"} == set(sides)
    for id_ in blaming:
        claim = real_ledger().claim(id_)
        blamed = {actor.side for actor in claim.about}
        assert blamed, id_
        assert claim.speaker.side not in blamed, id_


# --- one statement, or two --------------------------------------------------------------


def test_only_a_named_speakers_words_are_one_statement_without_inference() -> None:
    ledger = real_ledger()
    for claim in claims():
        for link in claim.relates:
            if link.how == "repeats" and link.basis == "stated":
                assert claim.speaker.id == ledger.claim(link.to).speaker.id, claim.id
                assert not claim.speaker.anonymous, claim.id
                assert not claim.is_own_voice, claim.id


def test_a_source_without_a_name_is_not_taken_for_another_documents() -> None:
    """Two documents' sources are two, unless our role says that they may be different people."""
    speakers: dict[str, set[str]] = {}
    for claim in claims():
        for somebody in filter(None, (claim.speaker, claim.carrier)):
            speakers.setdefault(somebody.id, set()).add(claim.document.id)
    for actor, documents in speakers.items():
        found = real_ledger().actors[actor]
        if found.anonymous and len(documents) > 1:
            assert found.role == "perhaps other people in each document", actor


def test_what_carries_a_statement_is_on_its_topics_and_on_its_side_of_a_disagreement() -> None:
    """Otherwise a repeat drags a statement under a heading or into a dispute not its own."""
    ledger = real_ledger()
    for statement in statements_made.statements(claims()):
        topics = {topic for carrier in statement.carriers for topic in carrier.topics}
        if statement.claim.speaker.side != "report":
            assert topics <= set(statement.claim.topics) or statement.claim.counts, statement.claim
    for contradiction in ledger.contradictions.values():
        for position in contradiction.positions if contradiction.kind == "flat" else ():
            origins = {ledger.claim(c).origin for c in position.claims} - {None}
            assert origins <= set(position.claims), contradiction.id


def test_a_correction_known_from_another_page_is_our_inference() -> None:
    (link,) = real_ledger().claim("w-cricket-board-three-players").relates
    assert (link.how, link.basis) == ("revises", "inferred")


def test_at_least_is_moved_to_no_other_number() -> None:
    """“At least 16 casualties (one killed, 15 injured)” says neither at least one nor at least 15.

    Words may be left out only between “at least” and the second of two numbers that it governs.
    """
    for claim in claims():
        if claim.counts and claim.counts.wounded and "…" in claim.counts.wounded:
            assert "at least" in (claim.counts.killed or ""), claim.id
            assert (claim.counts.killed or "") in (claim.quote or ""), claim.id
        assert "…" not in ((claim.counts and claim.counts.killed) or ""), claim.id


# --- the wider ring ---------------------------------------------------------------------

RECORDER = ("unit", "perpetrator", "cause", "scope", "may_contain", "status_by", "sex_and_age")
RECORDER += ("named", "verification", "area")
NUMBER = re.compile(r"\d+|[a-z]+(?:-[a-z]+)?")


def numbers_in(words: str) -> set[int]:
    """Whole numbers in words or figures."""
    found = {numerals.value(token) for token in NUMBER.findall(words.lower())}
    return found - {None}  # type: ignore[return-value]


def test_a_figure_of_the_wider_ring_stands_in_its_quotation() -> None:
    """With its hedge; the 35 of a page is no figure of a quotation that holds a five only."""
    hedge = re.compile(r"at least|more than|over|around|minimum|hundreds|several|higher number")
    for claim in claims("wider"):
        if claim.counts:
            quote = f"{claim.quote} {claim.translation or ''}".lower()
            for words in (claim.counts.killed, claim.counts.wounded):
                assert numbers_in(words or "") <= numbers_in(quote), claim.id
                assert all(found in quote for found in hedge.findall(words or "")), claim.id


def test_no_quotation_leaves_words_out() -> None:
    """What is quoted is one stretch of a text: an address or a search finds it."""
    assert not [c.id for c in claims() if "…" in (c.quote or "")]


def test_a_figure_counts_civilians_only_where_its_words_do() -> None:
    """Relays make civilians of people. What the words do not say, a note says is our reading."""
    for claim in claims("wider"):
        if claim.counts and claim.group.status == "civilians":
            assert "civil" in f"{claim.quote} {claim.translation or ''}", claim.id


def test_every_field_of_a_recorder_is_given_in_the_wider_ring() -> None:
    """Also where the source gives nothing: “not given” says that we looked."""
    for claim in claims("wider"):
        if claim.counts:
            assert set(RECORDER) <= claim.counts.model_fields_set, claim.id
            assert "dyad" in claim.record.model_fields_set, claim.id


def test_what_a_figure_may_contain_is_a_claim_and_an_aggregate_says_so() -> None:
    known = {c.id for c in claims()}
    for claim in claims("wider"):
        if claim.counts and claim.counts.may_contain:
            assert set(claim.counts.may_contain) <= known - {claim.id}, claim.id
            assert claim.counts.scope == "aggregate", claim.id


def test_whatever_the_source_calls_it_a_person_killed_is_killed() -> None:
    """The source’s loaded word stands in quotation marks beside “killed”, on each side."""
    plain = {"killed", "dead", "deaths", "died"}
    for claim in claims("wider"):
        if claim.counts and claim.counts.killed and claim.counts.unit not in plain:
            beside = f"killed (“{claim.counts.unit}”)"
            assert beside in claim.says, claim.id


def test_what_a_text_says_itself_is_no_third_party() -> None:
    """An agency’s own sentence is the voice of the text, in the five and in the wider ring."""
    ledger = real_ledger()
    for claim in ledger.claims():
        if claim.counts and claim.speaker.role == "news agency":
            pytest.fail(f"{claim.id}: {claim.speaker.id} speaks for itself; expected `report`")


def test_nobody_in_the_wider_ring_supports_himself() -> None:
    ledger = real_ledger()
    for claim in claims("wider"):
        for link in claim.relates:
            if link.how == "supports":
                other = ledger.claim(link.to)
                bodies = {c.body.id for c in (claim, other)}
                assert len(bodies) == 2, claim.id


def test_a_denial_of_deaths_is_a_claim_of_its_own_and_denies_nothing_said_later() -> None:
    ledger = real_ledger()
    denial = ledger.claim("w-tarar-denies-civilian-deaths")
    assert (denial.modality, denial.counts) == ("denies", None)
    for claim in claims("wider"):
        for link in claim.relates:
            if link.how == "denies":
                assert claim.modality == "denies", claim.id
                assert ledger.claim(link.to).said_on.date <= claim.said_on.date, claim.id


def test_the_sources_word_for_killed_stands_in_its_quotation() -> None:
    """On either side: “martyred”, “neutralised” and “sent to hell” are words of their speakers."""
    own = {c.id: c for c in claims("wider") if c.counts and c.counts.killed}
    for id_, claim in own.items():
        assert claim.counts is not None
        unit = claim.counts.unit
        if unit != "killed":
            assert unit in f"{claim.quote} {claim.translation or ''}", id_
        loaded = {"martyred", "neutralised", "embraced shahadat", "sent to hell"}
        assert unit not in loaded or f"“{unit}”" in claim.says, id_


def test_one_report_of_the_un_is_of_one_day() -> None:
    """Two pages carry the report of 8 February 2026, one of them a day later."""
    of_2026 = [c for c in claims("wider") if c.said_on.date.year == 2026]
    assert len({c.document.id for c in of_2026}) == 2
    assert {c.said_on.date for c in of_2026} == {dt.date(2026, 2, 8)}


# --- dates ------------------------------------------------------------------------------


def test_the_five_span_9_to_29_october() -> None:
    found = days(wider=False)
    assert (found[0], found[-1]) == (dt.date(2025, 10, 9), dt.date(2025, 10, 29))


@pytest.mark.parametrize(("number", "day"), [(1, 28), (2, 29), (3, 29), (4, 29), (5, 28)])
def test_the_day_of_each_report(number: int, day: int) -> None:
    """Tuesday in Reports 1 and 5, 29 October or Wednesday in the others."""
    document = real_ledger().documents[number - 1]
    assert document.published.date == dt.date(2025, 10, day)
    assert document.label == f"Report {number}"


# --- the texts, where a reader has them -------------------------------------------------


def test_every_address_and_quotation_is_in_its_text(texts: Path) -> None:
    found = textchecks.check_texts(real_ledger(), texts)
    assert [str(problem) for problem in found.problems] == []
    assert found.texts_missing == ()
    assert found.addresses_rechecked == len(claims("five"))
    assert found.quotations_rechecked == sum(c.quote is not None for c in claims("five"))


def test_the_same_without_the_projects_own_checker(texts: Path) -> None:
    for document in real_ledger().documents[:5]:
        assert document.text is not None
        content = (texts / document.text.file).read_bytes()
        text = content.decode()
        assert hashlib.sha256(content).hexdigest() == document.text.sha256
        assert document.text.characters == len(text)
        assert document.text.words == len(text.split())
        for claim in document.claims:
            assert claim.at is not None
            words = text[claim.at.start : claim.at.end]
            assert hashlib.sha256(words.encode()).hexdigest() == claim.at.fingerprint, claim.id
            assert words == words.strip(), claim.id
            assert (claim.quote or "") in words, claim.id
            assert text[: claim.at.start].count("\n") == claim.at.line - 1, claim.id
            assert words in sentence_at(text, claim.at.start, claim.at.end), claim.id


def test_a_day_of_a_statement_that_a_text_gives_stands_in_it(texts: Path) -> None:
    strays = []
    for document in real_ledger().documents[:5]:
        assert document.text is not None
        text = (texts / document.text.file).read_text(encoding="utf-8")
        named = days_in(text, document.published.date)
        told = {reading.day for day in named for reading in day.readings}
        strays += [
            claim.id
            for claim in document.claims
            if claim.said_on.basis in {"printed", "weekday"}
            and claim.asserted_by != "report"
            and claim.said_on.date not in told
        ]
    assert strays == []


def test_what_our_wording_quotes_is_in_the_text(texts: Path) -> None:
    """A quotation inside `says` must be the document's words too; so must a figure's words."""
    for document in real_ledger().documents[:5]:
        assert document.text is not None
        text = (texts / document.text.file).read_text(encoding="utf-8")
        for claim in document.claims:
            for part in QUOTED.findall(claim.says):
                assert part[1:-1].rstrip(".,").lower() in text.lower(), claim.id
            if claim.counts and claim.at:
                span = text[claim.at.start : claim.at.end].lower()
                for words in (claim.counts.killed, claim.counts.wounded):
                    assert (words or "") in span, claim.id


def test_what_a_report_lays_on_both_sides_is_said_to_be_our_reading() -> None:
    for side in ("pakistan", "afghanistan"):
        for what in ("harbouring", "sovereignty"):
            claim = real_ledger().claim(f"r5-{side}-accuses-{what}")
            assert "it names no government" in (claim.note or ""), claim.id


def test_every_naming_of_the_ttp_in_the_weekend_clash_has_a_note_on_whose_word_it_is() -> None:
    for key in ("r4-weekend-militants", "r5-weekend-militants", "r5-weekend-clash-parties"):
        assert "the military’s" in (real_ledger().claim(key).note or ""), key


def test_a_driver_is_no_truck_driver_unless_a_report_says_so() -> None:
    assert "truck driver" not in real_ledger().actors["gul"].role


# --- who speaks, and whom a figure counts -----------------------------------------------


def test_the_media_of_a_state_are_a_class_of_their_own_and_no_party_on_either_side() -> None:
    media = {a.id: a for a in real_ledger().actors.values() if a.state_media}
    assert {a.side for a in media.values()} == {"pakistan", "afghanistan"}
    assert {"rta", "radio-pakistan", "pakistan-state-media", "afghan-state-media"} == set(media)
    assert not [id_ for id_, actor in media.items() if actor.party]
    state_run = re.compile(r"\bstate(?:-run)? (?:media|radio|broadcaster)\b")
    named = {a.id for a in real_ledger().actors.values() if state_run.search(a.role or "")}
    assert named == set(media)


def test_a_term_of_the_military_is_no_name_of_the_ttp() -> None:
    """Report 2 quotes “Fitna al-Khawarij” and does not say that it means the TTP."""
    assert not [name for name in real_ledger().actors["ttp"].aliases if "Fitna" in name]


def test_sides_are_named_only_where_the_sentence_names_them(texts: Path) -> None:
    """“Civilians, soldiers and insurgents” or no word at all is not “people on both sides”."""
    for claim in casualties():
        assert claim.counts is not None
        assert claim.at is not None
        document = claim.document
        assert document.text is not None
        text = (texts / document.text.file).read_text(encoding="utf-8")
        said = text[claim.at.start : claim.at.end]
        group = claim.group
        assert (group.side == "both") == ("both sides" in said), claim.id


def test_an_events_exact_day_is_contradicted_by_no_claim_about_it() -> None:
    """An exact day of an event is one that no claim places before or after it."""
    for event in real_ledger().events.values():
        if event.happened.precision != "day" or event.happened.duration:
            continue
        day = event.happened.from_
        assert day is not None
        for claim in claims():
            if claim.event == event:
                first, last = claim.happened.from_, claim.happened.to
                assert (first or day) <= day <= (last or day), (event.id, claim.id)


def test_a_truces_day_is_not_the_day_of_the_talks() -> None:
    """The five date the truce; of the talks in Doha they give no day."""
    happened = real_ledger().events["doha-talks"].happened
    assert (happened.from_, happened.precision) == (None, "not stated")


# --- what a claim may say ---------------------------------------------------------------

DEATH = [
    re.compile(rf"\b(?:{forms})\b", re.I)
    for forms in ("die[sd]?|dying", "dead", "deaths?", "kill(?:s|ed|ing|ings)?", "casualt(?:y|ies)")
]
POINTING = re.compile(
    r"\b(?:these|those|this (?:is|was)|the same|because of this|they|the two (?:sides|countries))\b"
    r"|^(?:the official|he|she|it)\b",
    re.I,
)


def test_killed_is_killed_for_everybody(texts: Path) -> None:
    """“Killed” never becomes “died”: the verb of death is the sentence's, on each side."""
    for document in real_ledger().documents[:5]:
        assert document.text is not None
        text = (texts / document.text.file).read_text(encoding="utf-8")
        for claim in document.claims:
            assert claim.at is not None
            said = sentence_at(text, claim.at.start, claim.at.end)
            for verb in DEATH:
                assert not verb.search(outside_quotation(claim.says)) or verb.search(said), claim.id
            if claim.counts:
                assert claim.counts.unit in said, claim.id
                cause = claim.counts.cause
                assert cause == "not given" or cause.lower() in said.lower(), claim.id


def test_every_claim_stands_by_itself() -> None:
    found = [(c.id, c.says) for c in claims("five") if POINTING.search(outside_quotation(c.says))]
    assert found == []


def test_nobody_supports_himself() -> None:
    """One speaker twice is one witness; two reports in their own voices are two at most."""
    for claim in claims("five"):
        for link in claim.relates:
            if link.how == "supports":
                other = real_ledger().claim(link.to)
                documents = {c.document.id for c in (claim, other)}
                assert len(documents) == 2, claim.id
                assert claim.speaker.id != other.speaker.id or claim.is_own_voice


def test_no_support_from_shared_text_or_from_an_unnamed_source() -> None:
    """Reports whose own words are alike may be one; whether an unnamed source is one, is unknown.

    A page that itself says that an unnamed source confirms another is taken at its word.
    """
    ledger = real_ledger()
    alike = {frozenset(s.documents) for s in ledger.shared.values() if s.whose == "the reports"}
    for claim in ledger.claims():
        for link in claim.relates:
            if link.how == "supports":
                both = claim, ledger.claim(link.to)
                if link.basis != "stated":
                    assert not any(c.speaker.anonymous for c in both), claim.id
                if all(c.is_own_voice for c in both):
                    documents = frozenset(c.document.id for c in both)
                    assert documents not in alike, claim.id


def test_a_figure_that_may_contain_another_may_contain_what_that_one_may() -> None:
    """For one group of people; and a copy of a figure may contain what the figure may."""
    ledger = real_ledger()
    for claim in ledger.claims():
        if claim.counts is None:
            continue
        within = set(claim.counts.may_contain)
        for key in within:
            part = ledger.claim(key).counts
            assert part is not None, key
            if part.group == claim.counts.group:
                assert set(part.may_contain) - {claim.id} <= within, (claim.id, key)
        origin = ledger.claim(claim.origin).counts if claim.origin else None
        if origin and origin.group == claim.counts.group:
            assert set(origin.may_contain) == within, claim.id


def test_a_night_between_two_days_has_exact_ends() -> None:
    """“Overnight” from one day to the next is known as exactly as a day."""
    for claim in real_ledger().claims():
        if claim.happened.duration == "overnight":
            assert (claim.happened.precision, claim.happened.span) == ("day", 2), claim.id


def test_a_statement_of_another_is_dated_by_its_text_or_no_later_than_its_report() -> None:
    """A report speaks on its own day, known as that day is; nobody else's day is ours alone."""
    for document in real_ledger().documents[:5]:
        for claim in real_ledger().bind(document):
            if claim.is_own_voice:
                published = (document.published.date, document.published.basis)
                assert (claim.said_on.date, claim.said_on.basis) == published, claim.id
            else:
                assert claim.said_on.basis != "inferred", claim.id


def test_a_day_of_happening_that_is_ours_says_why() -> None:
    for claim in claims("five"):
        happened = claim.happened
        if happened.basis == "inferred":
            assert happened.note or not (happened.from_ or happened.to), claim.id


def test_9_october_is_not_before_for_the_violence_after_it() -> None:
    begin = "r1-fighting-after-explosions", "r1-afghan-offensive", "r4-violence-after-explosions"
    for key in begin:
        happened = real_ledger().claim(key).happened
        assert happened.from_ == dt.date(2025, 10, 9)
        assert "not before 9 October" in (happened.note or ""), key
    for claim in claims("five"):
        happened = claim.happened
        if happened.from_ == dt.date(2025, 10, 9) != happened.to:
            assert "not before 9 October" in (happened.note or ""), claim.id
            started = re.search(r"(?:from|since|on) 9 October\b(?<!Kabul on 9 October)", claim.says)
            assert not started, claim.id


def test_what_a_recorder_asks_stands_in_every_casualty_claim() -> None:
    """Written out, also where the text does not give it: “not given” says that we looked."""
    asked = "unit perpetrator cause scope may_contain status_by sex_and_age named verification area"
    for claim in casualties():
        assert claim.counts is not None
        assert set(asked.split()) <= claim.counts.model_fields_set, claim.id
        assert "dyad" in claim.record.model_fields_set, claim.id


def test_the_weekend_clash_is_no_clash_between_the_two_states() -> None:
    """Report 2 does not name the TTP; Reports 4 and 5 do. None names Afghanistan's fighters."""
    weekend = [c for c in claims("five") if c.event and c.event.id == "weekend-clash"]
    assert {c.dyad for c in weekend if number_of(c) > 2} == {"pakistan-ttp"}
    assert {c.dyad for c in weekend if number_of(c) == 2} == {"not given"}


def test_the_ttp_is_not_read_into_the_militarys_term() -> None:
    for claim in claims("five"):
        if "Fitna al-Khawarij" in claim.says:
            assert "ttp" not in {actor.id for actor in claim.about}, claim.id
    assert not {"Fitna al-Khawarij"} & set(real_ledger().actors["ttp"].aliases)


def test_how_long_is_no_measure_of_how_exactly() -> None:
    """“For two weeks” says how long; of the week in which it began it says nothing."""
    assert {c.happened.precision for c in claims("five")} & {"week"} == set()
    lasting = {c.happened.duration for c in claims("five") if c.happened.duration}
    assert {"one week", "two weeks", "48 hours", "18 hours", "20 years", "four days"} <= lasting


def test_what_is_demanded_is_a_position_in_every_ring() -> None:
    demands = [c for c in whole_ledger().claims() if c.modality == "demands"]
    assert len(demands) >= 12
    assert [c.id for c in demands if c.kind != "position"] == []


def test_women_and_children_in_the_words_quoted_stand_in_the_record_too() -> None:
    who = re.compile(r"\b(?:wom[ae]n|child(?:ren)?|girls?|boys?|infants?)\b")
    counted = [c for c in whole_ledger().claims() if c.counts]
    words = {c.id: c.quote if c.quote_language == "en" else c.translation for c in counted}
    named = [c for c in counted if who.search(words[c.id] or "")]
    assert len(named) >= 10
    assert [
        c.id
        for c in named
        if c.counts and c.counts.sex_and_age == "not given" and "children" not in c.counts.group
    ] == []


def test_what_a_page_summed_up_is_not_said_to_be_somebodys_words() -> None:
    """“In his words” only where the record does not say that the words are the page's."""
    for claim in whole_ledger().claims():
        own = re.search(r"\bin (?:his|her|its|their) words\b(?!, as the page)", claim.says)
        assert not (own and "page’s summary" in (claim.note or "")), claim.id

"""The terms and the findings of a segment under review."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.formats import FORMATS, ReadOptions
from corpora.job import Report, Version
from corpora.job.states import version_from_json
from corpora.languages import Language
from corpora.segment import Segment
from glossary.glossary import default_glossary, parse_glossary
from translate.findings import Finding
from translate.pair import LanguagePair
from translate.review.checking import Checker, report_of
from translate.review.checks import CHECKS

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
OWN = parse_glossary(
    "id,en,note,definition_id\n"
    "mitra junior,junior partner|!minor partner,Kata Jokowi.,Pihak yang lebih kecil.\n"
    "kerja sama,cooperation,,\n"
    "anggota,member,,\n",
    "istilah.csv",
)
CHECKER = Checker([OWN], ID_EN)


def terms(source: str, target: str | None = None) -> Report:
    return CHECKER.terms(source, target)


def findings(source: str, target: str) -> Report:
    return CHECKER.findings(Segment(1, 1, source), target)


def test_a_term_is_told_with_all_that_a_pane_shows() -> None:
    (term,) = terms("Para mitra <1>junior</1> itu.", "The junior <1>partners</1>.")
    assert term == {
        "source_term": "mitra junior",
        "concept": "mitra junior",
        "spans": [[5, 20]],
        "tier": "enforce",
        "targets": ["junior partner"],
        "forbidden": ["minor partner"],
        "verdict": "kept",
        "note": "Kata Jokowi.",
        "definition": "Pihak yang lebih kecil.",
        "glossary": "istilah.csv",
    }


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        ("A junior partner and its junior partner.", "kept"),
        ("A junior partner and its friend.", "fewer"),
        ("A partner who is junior.", "reordered"),
        ("A friend and a friend.", "missed"),
        (None, ""),
    ],
)
def test_a_term_is_kept_or_not(target: str | None, verdict: str) -> None:
    (term,) = terms("Mitra junior dan mitra junior.", target)
    assert term["verdict"] == verdict
    assert len(term["spans"]) == 2


def test_where_terms_stand_that_are_surely_some_is_known_without_a_report() -> None:
    source = "Para mitra <1>junior</1> itu anggota, kata anggotanya."
    spans = CHECKER.term_spans(source)
    assert [source[span.start : span.end] for span in spans] == ["mitra <1>junior", "anggota", "anggotanya"]


def test_what_may_be_a_term_is_suggested_and_nothing_is_asked_for_it() -> None:
    (term,) = terms("Keanggotaan itu baru.", "It is new.")
    assert (term["source_term"], term["tier"], term["verdict"]) == ("anggota", "suggest", "suggested")
    assert findings("Keanggotaan itu baru.", "It is new.") == ()


def test_the_first_glossary_wins_and_names_itself() -> None:
    layered = Checker([OWN, default_glossary()], ID_EN)
    by_term = {one["source_term"]: one["glossary"] for one in layered.terms("Mitra junior dan presiden.", None)}
    assert by_term == {"mitra junior": "istilah.csv", "presiden": "diplomacy (built in)"}


def test_the_same_concept_in_two_glossaries_is_of_the_first() -> None:
    twice = Checker([OWN, parse_glossary("id,en\nkerja sama,cooperation\n", "lain.csv")], ID_EN)
    assert [one["glossary"] for one in twice.terms("Kerja sama.", None)] == ["istilah.csv"]


def test_a_lone_tag_between_letters_parts_words_and_one_beside_a_blank_does_not() -> None:
    for source, span in (("mitra<1/>junior", [0, 15]), ("mitra <1/>junior", [0, 16])):
        assert [one["spans"] for one in terms(source)] == [[span]]


def test_missed_and_forbidden_terms_are_errors() -> None:
    target = "The <1>minor</1> partner came."
    report = findings("Mitra <1>junior</1> tiba.", target)
    assert [(one["check"], one["severity"]) for one in report] == [
        ("term-missed", "error"),
        ("term-forbidden", "error"),
    ]
    assert report[0]["message"] == "“mitra junior” should be “junior partner”."
    assert target[report[1]["start"] : report[1]["end"]] == "minor</1> partner"


def test_errors_come_before_warnings() -> None:
    report = findings("Mitra junior <1/>tiba.", "A friend  came")
    severities = [one["severity"] for one in report]
    assert severities == sorted(severities)
    assert {"error", "warning"} == set(severities)


def test_of_an_empty_target_nothing_else_is_said() -> None:
    assert [one["check"] for one in findings("Mitra <1>junior</1> 12.", "")] == ["empty"]


def test_codes_that_a_job_does_not_keep_are_read_from_the_text() -> None:
    unit = FORMATS["html"].read(b"<p>Baca <b>ini</b>.</p>", "a.html", ReadOptions(Language.INDONESIAN)).units[0]
    for segment in (Segment(1, 1, unit.source.text, unit.source.codes), Segment(1, 1, unit.source.text)):
        assert [one["check"] for one in CHECKER.findings(segment, "Read this.")] == ["tag-missing"]


def test_reports_are_kept_by_a_job_as_they_are() -> None:
    source, target = "Mitra <1>junior</1> tiba 12.", "A minor partner  came"
    version = Version(target=target, terms=terms(source, target), findings=findings(source, target))
    assert version.terms
    assert version.findings
    assert version_from_json(version.to_json()) == version


def test_what_only_the_machine_knows_is_told_in_the_same_shape() -> None:
    failed = Finding("engine-failed", 1, 1, "The engine failed.", "a", "b")
    moved = Finding("tag-moved", 1, 1, "<1> was put where it may belong.", "a", "b")
    assert report_of([failed, moved]) == (
        {"check": "engine-failed", "severity": "error", "message": "The engine failed."},
        {"check": "tag-moved", "severity": "warning", "message": "<1> was put where it may belong."},
    )


_PIECES = (
    "mitra junior|junior partner|minor partner|kerja sama|12|1.234,5|14.30|1,5 juta|<1>|</1>|<2/>|< 2/>| |  |\n|.|,|?|…"
    "|”|Ã©|\x07|é|人|🙂|e\u0301|the|yang|%s"
)
_TEXT = st.lists(st.sampled_from(_PIECES.split("|")), max_size=12).map("".join)


@given(_TEXT, _TEXT)
def test_whatever_is_written_spans_lie_in_it_and_the_report_is_json(source: str, target: str) -> None:
    report = findings(source, target)
    for one in report:
        assert one["check"] in CHECKS
        assert ("start" in one) == ("end" in one)
        assert 0 <= one.get("start", 0) <= one.get("end", 0) <= len(target)
    found = terms(source, target)
    assert all(0 <= start < end <= len(source) for one in found for start, end in one["spans"])
    json.dumps([report, found])


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_too_odd(source: str, target: str) -> None:
    findings(source, target)
    terms(source, target)


@given(_TEXT)
def test_a_text_held_against_itself_has_all_its_tags_and_numbers(text: str) -> None:
    found = {one["check"] for one in findings(text, text)}
    assert not found & {"tag-missing", "tag-unknown", "end-spaces", "end-mark", "double-space", "repeated-word"}

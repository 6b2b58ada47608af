from __future__ import annotations

from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpora.languages import Language
from corpora.sentences import split
from corpora.sentences.lexicon import Kind, load_lexicon, read_sections
from tests.support.sentence_cases import SentenceCase, read_cases

INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH
BLIND_SETS = ("sentences-blind-1", "sentences-blind-2", "sentences-blind-3")
BOTH = pytest.mark.parametrize("language", list(Language))


def sentences_of(text: str, language: Language) -> list[str]:
    return [text[span.start : span.end] for span in split(text, language)]


CASES = [(language, case) for language in Language for case in read_cases("sentences", language)]


@pytest.mark.parametrize(
    ("language", "case"),
    [pytest.param(language, case, id=f"{language.value}: {case.name}") for language, case in CASES],
)
def test_sentences(language: Language, case: SentenceCase) -> None:
    assert sentences_of(case.paragraph, language) == case.sentences


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("stem", ["sentences", *BLIND_SETS])
def test_case_names_are_unique(language: Language, stem: str) -> None:
    names = [case.name for case in read_cases(stem, language)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("stem", BLIND_SETS)
def test_of_paragraphs_written_without_sight_of_the_rules_97_in_100_are_right(stem: str) -> None:
    cases = [(language, case) for language in Language for case in read_cases(stem, language)]
    wrong = [case.name for language, case in cases if sentences_of(case.paragraph, language) != case.sentences]
    assert len(cases) >= 250
    assert len(wrong) <= 0.03 * len(cases), wrong


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \t\n\u00a0", [], id="nothing but whitespace"),
        pytest.param("  Ia pergi.  \n", ["Ia pergi."], id="whitespace around"),
        pytest.param("Ia pergi.\nKami pulang.", ["Ia pergi.", "Kami pulang."], id="a newline is a space"),
        pytest.param("Ia pergi\nke pasar.", ["Ia pergi\nke pasar."], id="a newline alone ends nothing"),
        pytest.param("Ia pergi.\tKami pulang.", ["Ia pergi.", "Kami pulang."], id="a tab is a space"),
        pytest.param("Ia pergi.\u00a0Kami pulang.", ["Ia pergi.", "Kami pulang."], id="a no-break space is a space"),
        pytest.param("Dr.\u00a0Budi tiba. Ia duduk.", ["Dr.\u00a0Budi tiba.", "Ia duduk."], id="a title and its name"),
        pytest.param("Ia pergi.   Kami pulang.", ["Ia pergi.", "Kami pulang."], id="three spaces are a space"),
        pytest.param("tanpa titik", ["tanpa titik"], id="no full stop"),
        pytest.param("...", ["..."], id="nothing but marks"),
        pytest.param("Ia pergi. —", ["Ia pergi. —"], id="marks at the end belong to the last sentence"),
        pytest.param("… Kemudian ia pulang.", ["… Kemudian ia pulang."], id="marks at the beginning end nothing"),
    ],
)
def test_whitespace_and_marks(text: str, sentences: list[str]) -> None:
    assert sentences_of(text, INDONESIAN) == sentences


def test_a_bracket_that_stays_open_does_not_swallow_the_paragraph() -> None:
    paragraph = "Ia pergi (entah ke mana. " + "Kami menunggu di rumah. " * 50
    assert len(split(paragraph, INDONESIAN)) == 51


def test_sentences_end_inside_a_bracket_as_long_as_a_paragraph() -> None:
    assert len(split("Ia bercerita (" + "Kami menunggu di rumah. " * 20 + "begitulah).", INDONESIAN)) == 20


def test_a_quotation_that_stays_open_does_not_swallow_the_paragraph() -> None:
    assert len(split("Ia berkata, “Tunggu. " + "Kami menunggu di rumah. " * 50, INDONESIAN)) == 51


def test_the_languages_know_different_words() -> None:
    text = "Rapat tgl. 5 Mei. No. He left."
    assert sentences_of(text, INDONESIAN) == ["Rapat tgl. 5 Mei.", "No. He left."]
    assert sentences_of(text, ENGLISH) == ["Rapat tgl.", "5 Mei.", "No.", "He left."]


PIECES = st.sampled_from(
    [
        *" \t\n\u00a0.!?…\"'“”‘’«»()[]{}*_-–—,;:/¿•0aAiIX",
        "Dr",
        "dkk",
        "S.H",
        "Ia",
        "the",
        "1",
        "iPhone",
        " (",
        ". ",
        '." ',
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(text=TEXTS, language=st.sampled_from(Language))
@example(text="a .) B", language=INDONESIAN)
def test_spans_cover_all_but_whitespace(text: str, language: Language) -> None:
    reached = 0
    for span in split(text, language):
        assert reached <= span.start < span.end <= len(text)
        assert not text[reached : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        reached = span.end
    assert not text[reached:].strip()


@given(text=TEXTS, language=st.sampled_from(Language))
def test_whitespace_parts_all_sentences(text: str, language: Language) -> None:
    spans = split(text, language)
    assert all(before.end < after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("tail", ["", "x", " Xx"])
@pytest.mark.parametrize(
    "piece",
    [
        "x",
        "xx ",
        " ",
        ".",
        ". ",
        "…",
        "(",
        ") ",
        "(. ",
        "“",
        '"',
        '. "',
        '"a "b',
        ".) ",
        "A. ",
        "a.b.",
        ".x",
        "[1",
        "1. ",
    ],
)
def test_hostile_lines_take_linear_time(piece: str, tail: str) -> None:
    # No clock is compared: what takes quadratic time would not come back from 200 kB.
    text = piece * (200_000 // len(piece)) + tail
    spans = split(text, INDONESIAN)
    assert sum(end - start for start, end in spans) <= len(text)


@BOTH
def test_the_data_files_are_twins_with_one_entry_a_line(language: Language) -> None:
    file = resources.files("corpora.sentences") / "data" / f"{language.value}.txt"
    sections = read_sections(file.read_text(encoding="utf-8"))
    entries = [entry for entry_list in sections.values() for entry in entry_list]
    assert set(sections) == {kind.value for kind in Kind} | {
        "opening",
        "continuation",
        "label",
        "unit",
        "reporting",
        "unfinished",
        "small",
    }
    assert not [entry for entry in entries if entry != entry.strip() or " " in entry or entry.endswith(".")]


@BOTH
def test_no_abbreviation_is_of_two_kinds(language: Language) -> None:
    file = resources.files("corpora.sentences") / "data" / f"{language.value}.txt"
    sections = read_sections(file.read_text(encoding="utf-8"))
    listed = [entry for kind in Kind for entry in sections[kind.value]]
    assert sorted(listed) == sorted(set(listed))
    assert len(load_lexicon(language).kinds) == len(listed)

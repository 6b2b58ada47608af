from __future__ import annotations

from pathlib import Path

import pytest

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from corpora.sentences import parse_rules, splitter
from tests.support.command_line import padanan

INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH


def sentences_of(text: str, rules: str, language: Language = INDONESIAN) -> list[str]:
    return [text[slice(*span)] for span in splitter(language, parse_rules(rules, "aturan.txt")).split(text)]


@pytest.mark.parametrize(
    ("rules", "text", "sentences"),
    [
        pytest.param(
            "[title]\nLampir.\n", "Lihat Lampir. Menteri.", ["Lihat Lampir. Menteri."], id="an abbreviation more"
        ),
        pytest.param(
            "[title]\n!dr\n", "Ia dr. Lalu pergi.", ["Ia dr.", "Lalu pergi."], id="an abbreviation less"
        ),
        pytest.param(
            "[join]\n\\bayat | [A-Z]\n[join]\nlampiran\\. | Peta\n",
            "Lihat lampiran. Peta terlampir. Selesai.",
            ["Lihat lampiran. Peta terlampir.", "Selesai."],
            id="a pattern that joins",
        ),
        pytest.param(
            "[break]\n; | [A-Z]\n", "Satu; dua; Tiga.", ["Satu; dua;", "Tiga."], id="a pattern that breaks"
        ),
        pytest.param(
            "[join]\n\\. | .\n[break]\n! | .\n", "Satu. Dua! Tiga.", ["Satu. Dua!", "Tiga."], id="breaking is stronger"
        ),
        pytest.param(
            "# catatan\n\n[opening]\nZulkarnain\n", "Ia minum vitamin C. Zulkarnain sakit.",
            ["Ia minum vitamin C.", "Zulkarnain sakit."], id="comments and other sections",
        ),
    ],
)  # fmt: skip
def test_a_persons_rules_go_over_the_built_in_ones(rules: str, text: str, sentences: list[str]) -> None:
    assert sentences_of(text, rules) == sentences


def test_a_section_may_be_for_one_language() -> None:
    rules = "[en: title]\nLampir\n"
    assert sentences_of("Lihat Lampir. Menteri itu.", rules, ENGLISH) == ["Lihat Lampir. Menteri itu."]
    assert sentences_of("Lihat Lampir. Menteri itu.", rules, INDONESIAN) == ["Lihat Lampir.", "Menteri itu."]


def test_a_place_at_the_ends_of_a_paragraph_is_no_border() -> None:
    assert sentences_of("  Satu; dua;  ", "[break]\n;? | .?\n") == ["Satu;", "dua;"]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("Lampir\n", r"aturan\.txt, line 1: no section yet"),
        ("[tittle]\nLampir\n", r"line 1: there is no section \[tittle\]\. Did you mean \[title\]\?"),
        ("[fr: title]\nLampir\n", "line 1: Padanan knows no language fr"),
        ("[join]\nLampir\n", "line 2: a pattern needs “ | ”"),
        ("[join]\n( | a\n", "line 2: this is no regular expression"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(rules: str, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message):
        parse_rules(rules, "aturan.txt")


def test_the_command_takes_a_file_of_rules(tmp_path: Path) -> None:
    text, rules = tmp_path / "a.id.txt", tmp_path / "aturan.txt"
    text.write_text("Lihat Lampir. Menteri itu; Selesai.\n", "utf-8")
    rules.write_text("[title]\nLampir\n[break]\n; | [A-Z]\n", "utf-8")
    arguments = ["translate", text, "--from", "id", "--engine", "pseudo", "-o", "-", "--sentence-rules", rules]
    outcome = padanan(*arguments)
    assert outcome.exit_code == 0
    assert "2 segments" in outcome.stderr
    rules.write_text("Lampir\n", "utf-8")
    assert padanan(*arguments).exit_code == 2

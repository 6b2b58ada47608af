from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from corpora.errors import UsageError
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange import EXCHANGE_FORMATS, LeftOut, format_of
from glossary.glossary import default_glossary
from tests.glossary.exchange.strategies import concepts
from tests.support.laws import examples
from tests.support.paths import REPOSITORY

ID, EN = Language.INDONESIAN, Language.ENGLISH
LOSSLESS = [name for name in EXCHANGE_FORMATS if name != "tsv"]


def concept(indonesian: str = "utusan", english: str = "envoy", **other: object) -> Concept:
    terms = {ID: (Term(indonesian, TermStatus.PREFERRED),), EN: (Term(english, TermStatus.PREFERRED),)}
    return Concept("envoy", terms, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LOSSLESS)
@examples(40)
@given(found=concepts())
def test_what_is_written_is_read_again(name: str, found: list[Concept]) -> None:
    exported = EXCHANGE_FORMATS[name].write(found)
    assert exported.left_out == ()
    imported = EXCHANGE_FORMATS[name].read(exported.data, "g")
    assert imported.skipped == ()
    assert list(imported.concepts) == found


@pytest.mark.parametrize("name", LOSSLESS)
def test_the_built_in_glossary_survives(name: str) -> None:
    found = default_glossary().concepts
    assert EXCHANGE_FORMATS[name].read(EXCHANGE_FORMATS[name].write(found).data, "g").concepts == found


@pytest.mark.parametrize("name", [name for name in EXCHANGE_FORMATS if name != "xlsx"])
def test_the_same_concepts_give_the_same_bytes(name: str) -> None:
    found = default_glossary().concepts[:20]
    assert EXCHANGE_FORMATS[name].write(found) == EXCHANGE_FORMATS[name].write(found)


@pytest.mark.parametrize("name", EXCHANGE_FORMATS)
@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (concept("utu\x01san"), "a control character (U+0001) in 'utu\\x01san'; delete it"),
        (concept(note="half \ud83d"), "a control character (U+D83D) in 'half \\ud83d'; delete it"),
        (replace(concept(), terms={ID: concept().terms[ID]}), "no English term"),
        (
            replace(concept(), terms={**concept().terms, EN: (Term("envoy", TermStatus.FORBIDDEN),)}),
            "no English term that may be used: all are forbidden",
        ),
    ],
    ids=["control character", "half a surrogate pair", "one language", "forbidden only"],
)
def test_what_no_file_can_hold_is_left_out_by_name_and_the_rest_is_written(
    name: str, broken: Concept, reason: str
) -> None:
    sound = replace(concept("mitra", "partner"), id="mitra")
    exported = EXCHANGE_FORMATS[name].write([broken, sound])
    assert exported.left_out == (LeftOut("envoy", reason),)
    assert EXCHANGE_FORMATS[name].read(exported.data, "g").concepts == (sound,)


@pytest.mark.parametrize("name", EXCHANGE_FORMATS)
def test_a_format_has_a_sentence_and_functions_that_are_there(name: str) -> None:
    known = EXCHANGE_FORMATS[name]
    assert known.summary.endswith(".")
    for dotted_name in (known.reader, known.writer):
        module, _, function = dotted_name.rpartition(".")
        path = REPOSITORY / Path(*module.split(".")).with_suffix(".py")
        assert f"def {function}(" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.csv", "csv"),
        ("a.TBX", "tbx"),
        ("a.xml", "tbx"),
        ("a.xlsx", "xlsx"),
        ("glossary.txt", "tsv"),
        ("glossary.utf8", "tsv"),
        ("a.tab", "tsv"),
        ("a.tsv", "tsv"),
    ],
)
def test_a_suffix_names_its_format(path: str, name: str) -> None:
    assert format_of(Path(path)).name == name


def test_an_unknown_suffix_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match=r"a\.docx: no glossary format has the suffix '\.docx'\. Known are \.csv .*tbx-v2"
    ):
        format_of(Path("a.docx"))


def test_the_registry_loads_neither_lxml_nor_openpyxl() -> None:
    code = "import sys, glossary.exchange; sys.exit('lxml' in sys.modules or 'openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0

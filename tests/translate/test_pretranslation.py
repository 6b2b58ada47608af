"""Memories before the engine, and the leverage table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from corpora.languages import Language
from corpora.memory import MemoryUnit, TranslationMemory
from tests.support.command_line import padanan
from tests.support.tiny_model import ENGLISH_ANSWER
from translate.engine import Example, Request
from translate.engines.prompt import prompt
from translate.journal import Journal
from translate.pair import LanguagePair

PAIR = (Language.INDONESIAN, Language.ENGLISH)
TEXT = (
    "Utusan itu tiba di Jenewa pagi ini. Menteri menyambut tamu itu.\nUtusan itu tiba di Jenewa pagi ini.\nItu baru.\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "berita.id.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "kantor.tm"
    with TranslationMemory.open(path) as opened:
        opened.add(
            [
                MemoryUnit("Utusan itu tiba di Jenewa pagi ini.", "The envoy reached Geneva this morning.", PAIR),
                MemoryUnit("Menteri menyambut para tamu itu.", "The minister welcomed the guests.", PAIR),
            ]
        )
    return path


@pytest.mark.usefixtures("tiny_model")
def test_what_a_memory_has_is_taken_from_it_and_the_engine_is_asked_for_the_rest(source: Path, memory: Path) -> None:
    report = source.with_name("report.json")
    outcome = padanan("translate", source, "--to", "en", "--tm", memory, "--no-default-glossary", "--report", report)
    assert outcome.exit_code == 0
    envoy = "The envoy reached Geneva this morning."
    assert source.with_name("berita.en.txt").read_text("utf-8") == (
        f"{envoy} {ENGLISH_ANSWER}\n{envoy}\n{ENGLISH_ANSWER}\n"
    )
    assert "2 segments of them from the memories." in outcome.stderr
    (file,) = json.loads(report.read_text("utf-8"))["files"]
    assert (file["segments"], file["memory_segments"]) == (4, 2)


@pytest.mark.usefixtures("tiny_model")
def test_the_terms_of_a_translation_from_a_memory_are_looked_at_too(source: Path, memory: Path) -> None:
    glossary = source.with_name("istilah.csv")
    glossary.write_text("id,en\nutusan,emissary|!envoy\n", "utf-8")
    outcome = padanan("translate", source, "--to", "en", "--tm", memory, "-g", glossary, "--no-default-glossary")
    assert outcome.exit_code == 1
    assert "“envoy” is forbidden; write “emissary”." in outcome.stderr


@pytest.mark.usefixtures("tiny_model")
def test_memories_may_be_named_in_the_settings(source: Path, memory: Path) -> None:
    source.with_name("padanan.toml").write_text(f'[memory]\nfiles = ["{memory.name}"]\n', "utf-8")
    arguments = ("translate", source, "--to", "en", "--no-default-glossary", "--force")
    assert "2 segments of them from the memories." in padanan(*arguments).stderr
    assert "from the memories" not in padanan(*arguments, "--no-config").stderr


def test_a_memory_that_is_not_there_is_told(source: Path) -> None:
    outcome = padanan("translate", source, "--to", "en", "--engine", "copy", "--tm", source.with_name("lain.tm"))
    assert outcome.exit_code == 2
    assert "There is no memory" in outcome.stderr


def test_a_like_text_is_shown_in_the_prompt_as_the_model_was_taught() -> None:
    pair = LanguagePair(*PAIR)
    request = Request("Menteri tiba.", example=Example("Menteri\npergi.", "The minister left."))
    assert prompt(request, pair) == (
        "Indonesian: Menteri pergi.\nEnglish: The minister left.\nIndonesian: Menteri tiba.\nEnglish:"
    )


def test_a_draft_that_was_made_with_an_example_is_kept_for_that_request_alone(tmp_path: Path) -> None:
    from translate.engine import Draft

    request = Request("Menteri tiba.", example=Example("Menteri pergi.", "The minister left."))
    with Journal(tmp_path / "a.partial", {"model": "x"}) as journal:
        journal.add([(request, Draft("The minister arrived.", -0.1, is_whole=True))])
    with Journal(tmp_path / "a.partial", {"model": "x"}) as journal:
        assert journal.find(request) is not None
        assert journal.find(Request("Menteri tiba.")) is None


def test_the_leverage_table_counts_each_segment_once(source: Path, memory: Path) -> None:
    outcome = padanan("stats", source, "--tm", memory, "--json")
    assert outcome.exit_code == 0
    rows = {row["match"]: row for row in json.loads(outcome.stdout)}
    segments = {name: row["segments"] for name, row in rows.items() if row["segments"]}
    assert segments == {"100": 1, "repetitions": 1, "85-94": 1, "no match": 1, "total": 4} or segments == {
        "100": 1, "repetitions": 1, "75-84": 1, "no match": 1, "total": 4
    }  # fmt: skip
    assert (rows["total"]["words"], rows["no match"]["characters"]) == (20, 8)
    assert sum(row["words"] for name, row in rows.items() if name != "total") == rows["total"]["words"]


def test_the_table_is_the_same_as_text_and_csv(source: Path, memory: Path) -> None:
    text = padanan("stats", source, "--tm", memory).stdout.splitlines()
    rows = list(csv.reader(io.StringIO(padanan("stats", source, "--tm", memory, "--csv").stdout)))
    assert text[0].split() == ["id-en", "segments", "words", "characters", "words"]
    assert rows[0] == ["direction", "match", "segments", "words", "characters", "share of words"]
    assert [line.split()[-4] for line in text[1:]] == [row[2] for row in rows[1:]]


def test_without_a_memory_repetitions_are_counted_all_the_same(source: Path) -> None:
    rows = {row["match"]: row for row in json.loads(padanan("stats", source, "--json").stdout)}
    assert (rows["repetitions"]["segments"], rows["no match"]["segments"]) == (1, 3)

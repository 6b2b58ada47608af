from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.term_set import aligned
from corpora.languages import Language
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher
from tests.support.paths import REPOSITORY

ID, EN = Language.INDONESIAN, Language.ENGLISH
GLOSSARY = parse_glossary("id,en\nutusan,envoy|!messenger\nsanksi,sanctions\nbisa,can\nbisa,venom\n", "g").concepts
MATCHERS = {language: Matcher([GLOSSARY], language, with_forbidden=True) for language in Language}


def test_terms_that_stand_on_both_sides_are_found_in_their_places() -> None:
    source, target = "Para utusan takut sanksi.", "The envoys fear sanctions."
    found = aligned({ID: source, EN: target}, MATCHERS)
    assert found is not None
    texts = [(source[slice(*place[ID][0])], target[slice(*place[EN][0])]) for place in found.values()]
    assert texts == [("utusan", "envoys"), ("sanksi", "sanctions")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Utusan takut sanksi.", "The envoy fears them."),
        ("Ia takut sanksi.", "The envoy fears sanctions."),
        ("Utusan itu tiba.", "The messenger came."),
        ("Utusan bertemu utusan.", "The envoy met another."),
        ("Ia datang.", "He came."),
        ("Ular itu bisa.", "The snake can."),
    ],
)
def test_pairs_that_do_not_agree_are_left_out(source: str, target: str) -> None:
    assert aligned({ID: source, EN: target}, MATCHERS) is None


def test_the_script_writes_a_bitext_and_its_terms_once_each(tmp_path: Path) -> None:
    (tmp_path / "dev.id").write_text("Duta besar itu tiba.\nDUTA BESAR itu tiba.\nIa pergi.\n", "utf-8")
    (tmp_path / "dev.en").write_text("The ambassador arrived.\nThe ambassador arrived.\nHe left.\n", "utf-8")
    command = [sys.executable, "-m", "benchmarks.term_set", str(tmp_path / "terms"), str(tmp_path / "dev")]
    result = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=True)
    assert "1 sentences with 1 terms of 1 concepts" in result.stdout
    assert (tmp_path / "terms.en").read_text("utf-8") == "The ambassador arrived.\n"
    row = json.loads((tmp_path / "terms.jsonl").read_text("utf-8"))
    assert row["terms"][0]["en"] == [[4, 14]]

"""Decisions on real words, written from the languages' rules: is this a form of that term, and how surely?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.matcher import Matcher

DATA = Path(__file__).resolve().parents[1] / "data"


def decisions() -> Iterator[tuple[Language, str, str, str, str]]:
    for language in Language:
        for line in (DATA / f"forms-{language.value}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                entry, part_of_speech, text, tier = line.split("|")
                yield language, entry, part_of_speech, text, tier


@pytest.mark.parametrize(("language", "entry", "part_of_speech", "text", "tier"), list(decisions()))
def test_a_word_is_a_form_of_a_term_as_surely_as_the_list_says(
    language: Language, entry: str, part_of_speech: str, text: str, tier: str
) -> None:
    term = Term(entry, TermStatus.PREFERRED, part_of_speech)
    hits = Matcher([[Concept("x", {language: (term,)})]], language).find(text)
    assert min((hit.tier.name.lower() for hit in hits), default="none") == tier


def test_the_list_is_long_and_a_third_of_it_says_no() -> None:
    tiers = [tier for *_, tier in decisions()]
    assert len(tiers) >= 300
    assert tiers.count("none") * 3 >= len(tiers) - 20
    assert {"enforce", "warn", "suggest", "none"} == set(tiers)
